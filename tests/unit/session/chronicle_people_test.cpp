// SPDX-License-Identifier: EUPL-1.2
// Directory, calls and seats in the log: never a number or address, and what is deleted leaves no name behind.
#include <gtest/gtest.h>

#include "broker/wire/codec.h"
#include "console/session/chronicle.h"

namespace session {
namespace {

class PeopleChronicle : public testing::Test {
protected:
    template <class Payload>
    std::uint64_t say(const Payload& payload, const std::string& source, std::optional<std::string> author = "p:s1") {
        wire::Record record;
        record.sequence = m_journal.size() + 1;
        record.acceptedAt = base::Instant{1'781'787'600'000}.plusS(static_cast<std::int64_t>(record.sequence));
        record.envelope.id = wire::MessageId::outbox({}, 1, record.sequence);
        record.envelope.kind = wire::KindOf<Payload>::kKind;
        record.envelope.source = source;
        record.envelope.author = std::move(author);
        record.envelope.observedAt = record.acceptedAt;
        record.envelope.payload = wire::encodePayload(payload);
        m_journal.push_back(record);
        m_chronicle.note(record, m_picture);
        m_picture.fold(record);
        return record.sequence;
    }
    static std::vector<std::string> told(const Chronicle& chronicle) {
        std::vector<std::string> out;
        for (const Line& line : chronicle.lines())
            out.push_back(std::to_string(static_cast<int>(line.kind) - static_cast<int>(LineKind::ContactSaid)) + "|" +
                          std::to_string(line.count) + "|" + line.subject.str() + "|" + line.other.str() + "|" +
                          line.text + (line.isDeleted() ? "|gone" : ""));
        return out;
    }
    wire::CallUp call() {
        wire::CallUp one;
        one.call = std::string(32, 'a'), one.subject = "Stab", one.text = "Kommen.";
        one.targets = {{"c1", "S1", "Anna", {"mobile", "0151"}}, {"c1", "S1", "Anna", {"mail", "a@x.example"}}};
        return one;
    }
    wire::CallStep step(wire::CallMove move, const std::string& note = "") {
        return {std::string(32, 'a'), "c1", move, "mobile", {}, note};
    }

    situation::Situation m_picture;
    Chronicle m_chronicle;
    std::vector<wire::Record> m_journal;
};

using ToldLines = std::vector<std::string>;

TEST_F(PeopleChronicle, AnswersAndFailuresAreLinesRoutineIsNot) {
    wire::Contact contact;
    contact.contact = std::string(32, 'c'), contact.function = "S1", contact.name = "Anna";
    say(contact, "post:S1");
    say(call(), "post:S1");
    say(step(wire::CallMove::Queued), "dispatch", std::nullopt);
    say(step(wire::CallMove::Sent), "dispatch", std::nullopt);
    say(step(wire::CallMove::Failed, "kein Netz"), "dispatch", std::nullopt);
    say(step(wire::CallMove::Coming), "post:S1");
    say(wire::Seat{wire::SeatMove::Taken, "p:s1", "PC 4"}, "post:S1");
    EXPECT_EQ(told(m_chronicle), (ToldLines{"0|0|S1||", "1|0|Stab|1|Kommen.", "2|3|Stab|S1 Anna|kein Netz",
                                            "2|4|Stab|S1 Anna|", "3|1|PC 4||"}));
}

TEST_F(PeopleChronicle, ADeletedCallLeavesItsPlaceAndNoNames) {
    const auto called = say(call(), "post:S1");
    const auto answered = say(step(wire::CallMove::Coming, "mit dem Rad"), "post:S1");
    const wire::Redacted gone{{{called, answered}}, {}, "order", "privacy", "p:a"};
    say(gone, "core");
    const auto lines = told(m_chronicle);
    ASSERT_EQ(lines.size(), 2u) << "the call's place, and that something was deleted";
    EXPECT_EQ(lines[0], "1|0||||gone");
    for (const std::string& line : lines) EXPECT_EQ(line.find("Anna"), std::string::npos);
}

TEST_F(PeopleChronicle, AJournalThatIsReadAfterwardsTellsTheSame) {
    const auto called = say(call(), "post:S1");
    say(step(wire::CallMove::Coming), "post:S1");
    const wire::Redacted gone{{{called, called + 1}}, {}, "order", "privacy", "p:a"};
    say(gone, "core");
    Chronicle later;
    situation::Situation picture;
    for (wire::Record record : m_journal) {
        if (record.sequence <= called + 1) {
            record.envelope.payload.clear();
            record.flags |= wire::kFlagRedacted;
        }
        later.note(record, picture);
        picture.fold(record);
    }
    EXPECT_EQ(told(later), told(m_chronicle));
}

}  // namespace
}  // namespace session
