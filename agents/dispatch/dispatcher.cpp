// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/dispatcher.h"

namespace dispatch {
namespace {

/// Below the loop's 999 per tick; what does not fit is said at the next tick.
constexpr std::size_t kReceiptsPerTickMax = 900, kSayingsPerTickMax = 990;

}  // namespace

Dispatcher::Dispatcher(wire::RealmId realm, wire::DeviceId device, DeliveryPlan plan, CapFolder folder,
                       DispatcherEars ears, std::shared_ptr<SendActs> acts, std::shared_ptr<Mailbox> mailbox)
    : m_ears(std::move(ears)),
      m_acts(std::move(acts)),
      m_calls(realm, device, plan.realm == realm.kind ? plan.calls : std::vector<CallWay>{}, m_acts, m_ears.onTrouble),
      m_answers(realm, device, plan.realm == realm.kind ? std::move(mailbox) : nullptr, m_clock, m_ears.onTrouble),
      m_alerts(realm, device, std::move(plan), std::move(folder), {m_ears.onDelivered, m_ears.onTrouble}, m_acts) {}

void Dispatcher::onEvent(const client::Event& event) {
    if (const auto* connected = std::get_if<client::Connected>(&event)) {
        m_calls.noteHead(connected->welcome.lastSequence);
        m_alerts.noteHead(connected->welcome.lastSequence);
    }
    if (const auto* rejected = std::get_if<client::RejectedId>(&event); rejected != nullptr && rejected->id)
        m_answers.noteRejected(*rejected->id);
}

void Dispatcher::fold(const wire::Record& record) {
    m_calls.fold(record);
    m_answers.fold(record);
    m_alerts.fold(record);
    if (record.verdict == 0 && record.envelope.kind == wire::Kind::Checkpoint && m_ears.onCheckpoint)
        m_ears.onCheckpoint(record);
}

/// First what follows from the journal alone, then what came of acts.
std::vector<client::Submission> Dispatcher::atTick(const wire::Tick& tick, const wire::Record&) {
    if (m_acts)
        for (const SendResult& result : m_acts->results(0))
            if (!m_calls.take(result)) m_alerts.take(result);
    std::vector<client::Submission> said = m_alerts.atTick(tick, kReceiptsPerTickMax);
    const auto add = [&](std::vector<client::Submission> more) {
        for (client::Submission& one : more) said.push_back(std::move(one));
    };
    add(m_calls.atTick(tick, kSayingsPerTickMax - said.size()));
    add(m_answers.atTick(tick, kSayingsPerTickMax - said.size(), m_calls.calls(), m_calls.isRead()));
    add(m_alerts.afterActs(tick, kSayingsPerTickMax - said.size()));
    return said;
}

}  // namespace dispatch
