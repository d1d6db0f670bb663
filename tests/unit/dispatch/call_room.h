// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Calls in the journal in miniature (desk.h), and a dispatcher whose acts outside are noted instead of done.

#include "agents/dispatch/call_letter.h"
#include "tests/unit/dispatch/desk.h"

namespace desk {

using wire::CallMove;

inline const std::string kCall(32, 'c'), kS1(32, '1'), kS2(32, '2');

inline wire::CallTarget target(const std::string& contact, const std::string& means = "mail") {
    return {contact, "S1", "A. Beispiel", {means, "s1@stadt-lauf.de"}};
}
inline wire::CallUp callTo(std::vector<wire::CallTarget> targets, const std::string& id = kCall) {
    wire::CallUp call;
    call.call = id;
    call.subject = "Stab einberufen";
    call.text = "Die Aue steigt.";
    call.meeting = "Rathaus, Raum 12";
    call.targets = std::move(targets);
    return call;
}
inline wire::RealmId liveRealm() {
    wire::RealmId realm = exerciseRealm();
    realm.kind = wire::RealmKind::Live;
    return realm;
}
inline dispatch::CallWay mailWay() {
    dispatch::CallWay way;
    way.means = "mail";
    way.real.emplace();
    way.real->mail = {"smtp://127.0.0.1:2525", false, "stab@stadt-lauf.de", "", ""};
    return way;
}
inline dispatch::CallWay simulatedWay(dispatch::CallWay::Answer answer, const std::string& means = "mail") {
    dispatch::CallWay way;
    way.means = means;
    way.answer = answer;
    return way;
}

struct SaidStep {
    wire::CallStep step;
    base::Instant at;
};

/// A dispatcher of calls and how far it has read.
class CallRoom {
public:
    CallRoom(Journal& journal, std::vector<dispatch::CallWay> ways)
        : m_journal(&journal),
          dispatcher(journal.realm, device, planOf(journal.realm.kind, std::move(ways)),
                     dispatch::CapFolder(std::filesystem::path("nowhere")),
                     {{}, [this](const std::string& line) { troubles.push_back(line); }}, acts) {}
    /// As its link says it: the journal ends here.
    void connect() {
        client::Connected connected;
        connected.welcome.lastSequence = m_journal->records.size();
        dispatcher.onEvent(connected);
    }
    /// Reads on; at every tick it speaks. With `heard`, what it says is journaled.
    std::vector<wire::CallStep> readOn(bool heard = true) {
        std::vector<wire::CallStep> out;
        while (m_read < m_journal->records.size()) {
            const wire::Record record = m_journal->records[m_read++];
            dispatcher.fold(record);
            const auto tick = wire::payloadOf<wire::Tick>(record.envelope);
            if (!tick) continue;
            for (const client::Submission& said : dispatcher.atTick(*tick, record)) {
                wire::Envelope envelope;
                envelope.realm = m_journal->realm;
                envelope.kind = said.kind;
                envelope.source = said.source;
                envelope.payload = said.payload;
                envelope.cause = said.cause;
                EXPECT_EQ(said.source, "dispatch");
                const auto decoded = wire::decodePayload<wire::CallStep>(said.payload);
                EXPECT_NE(std::get_if<wire::CallStep>(&decoded), nullptr) << "what it says can be journaled";
                if (const auto step = wire::payloadOf<wire::CallStep>(envelope)) out.push_back(*step);
                if (heard) m_journal->append(envelope, device);
            }
        }
        return out;
    }
    /// One more tick, read to its end.
    std::vector<wire::CallStep> tick(bool heard = true) {
        m_journal->tick();
        return readOn(heard);
    }
    std::vector<SaidStep> ticks(int count) {
        std::vector<SaidStep> out;
        for (int i = 0; i < count; ++i)
            for (auto& step : tick()) out.push_back({std::move(step), m_journal->now});
        return out;
    }
    wire::DeviceId device{{9}};
    std::vector<std::string> troubles;
    std::shared_ptr<NotedActs> acts = std::make_shared<NotedActs>();

private:
    static dispatch::DeliveryPlan planOf(wire::RealmKind realm, std::vector<dispatch::CallWay> ways) {
        dispatch::DeliveryPlan plan;
        plan.realm = realm;
        plan.calls = std::move(ways);
        return plan;
    }
    Journal* m_journal;
    std::size_t m_read = 0;

public:
    dispatch::Dispatcher dispatcher;
};

inline std::vector<CallMove> movesOf(const std::vector<wire::CallStep>& steps) {
    std::vector<CallMove> out;
    for (const auto& one : steps) out.push_back(one.move);
    return out;
}
/// A call as a person with the right says it.
inline wire::Record say(Journal& journal, const wire::CallUp& call, const std::string& person = "p:beispiel") {
    return journal.append(journal.envelopeOf(call, person), journal.console);
}
inline void sayStep(Journal& journal, const std::string& contact, CallMove move, const std::string& means = {}) {
    wire::CallStep step;
    step.call = kCall;
    step.contact = contact;
    step.move = move;
    step.means = means;
    journal.append(journal.envelopeOf(step, "p:muster"), journal.console);
}

}  // namespace desk
