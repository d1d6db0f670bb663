// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/dispatcher.h"

#include <algorithm>

#include "broker/wire/codec.h"
#include "gis/warning/warning.h"

namespace dispatch {
namespace {

using wire::ReceiptState;

/// Below the loop's 999 per tick; what does not fit is said at the next tick.
constexpr std::size_t kReceiptsPerTickMax = 900, kSayingsPerTickMax = 990;
constexpr std::size_t kDetailBytesMax = 600;

/// Cut at a character's beginning.
std::string bounded(std::string text) {
    if (text.size() <= kDetailBytesMax) return text;
    std::size_t end = kDetailBytesMax;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

bool isFinal(ReceiptState state) {
    return state == ReceiptState::Read || state == ReceiptState::Failed || state == ReceiptState::Uncertain;
}

}  // namespace

Dispatcher::Dispatcher(wire::RealmId realm, wire::DeviceId device, DeliveryPlan plan, CapFolder folder,
                       DispatcherEars ears, std::shared_ptr<CallActs> acts, std::shared_ptr<Mailbox> mailbox)
    : m_realm(realm),
      m_device(device),
      m_plan(std::move(plan)),
      m_folder(std::move(folder)),
      m_ears(std::move(ears)),
      m_watch(realm),
      m_calls(realm, device, m_plan.realm == realm.kind ? m_plan.calls : std::vector<CallWay>{}, std::move(acts),
              m_ears.onTrouble),
      m_answers(realm, device, m_plan.realm == realm.kind ? std::move(mailbox) : nullptr, m_clock, m_ears.onTrouble) {}

void Dispatcher::onEvent(const client::Event& event) {
    if (const auto* connected = std::get_if<client::Connected>(&event))
        m_calls.noteHead(connected->welcome.lastSequence);
    if (const auto* rejected = std::get_if<client::RejectedId>(&event); rejected != nullptr && rejected->id)
        m_answers.noteRejected(*rejected->id);
}

void Dispatcher::fold(const wire::Record& record) {
    m_calls.fold(record);
    m_answers.fold(record);
    if (record.verdict != 0) return;
    if (record.envelope.kind == wire::Kind::Checkpoint && m_ears.onCheckpoint) m_ears.onCheckpoint(record);
    if (const auto exercise = wire::payloadOf<wire::ExerciseState>(record.envelope))
        m_exercise = exercise->title.empty() ? exercise->scenario : exercise->title;
    if (record.envelope.kind == wire::Kind::Receipt) foldReceipt(record);
    auto issued = m_watch.fold(record);
    if (!issued || m_byAlert.contains(issued->issued.alert)) return;
    m_byAlert[issued->issued.alert] = m_deliveries.size();
    m_deliveries.push_back({std::move(*issued), std::vector<Progress>(m_plan.recipients.size())});
}

void Dispatcher::foldReceipt(const wire::Record& record) {
    if (record.submitter != m_device) return;
    const auto receipt = wire::payloadOf<wire::Receipt>(record.envelope);
    if (!receipt) return;
    const auto delivery = m_byAlert.find(receipt->alert);
    if (delivery == m_byAlert.end()) return;
    for (std::size_t i = 0; i < m_plan.recipients.size(); ++i)
        if (m_plan.recipients[i].channel == receipt->channel && m_plan.recipients[i].name == receipt->recipient)
            m_deliveries[delivery->second].progress[i] = {receipt->state, record.acceptedAt};
}

std::vector<client::Submission> Dispatcher::atTick(const wire::Tick& tick, const wire::Record&) {
    std::vector<client::Submission> said = receiptsAtTick(tick);
    for (client::Submission& step : m_calls.atTick(tick, kSayingsPerTickMax - said.size()))
        said.push_back(std::move(step));
    for (client::Submission& answer :
         m_answers.atTick(tick, kSayingsPerTickMax - said.size(), m_calls.calls(), m_calls.isRead()))
        said.push_back(std::move(answer));
    return said;
}

std::vector<client::Submission> Dispatcher::receiptsAtTick(const wire::Tick& tick) {
    std::vector<client::Submission> said;
    for (const Delivery& delivery : m_deliveries)
        for (std::size_t i = 0; i < m_plan.recipients.size(); ++i) {
            if (said.size() >= kReceiptsPerTickMax) return said;
            const RecipientPlan& recipient = m_plan.recipients[i];
            if (!concerns(recipient, delivery.alert)) continue;
            if (const auto step = nextStep(delivery, recipient, delivery.progress[i], tick.at))
                said.push_back(receipt(delivery.alert, recipient, *step, tick.at));
        }
    return said;
}

/// A channel without a text of this warning (a siren below the highest level) has nothing to send.
bool Dispatcher::concerns(const RecipientPlan& recipient, const IssuedAlert& alert) const {
    if (alert.whyNot || recipient.kind == RecipientPlan::Kind::CapFile) return true;
    return std::ranges::any_of(alert.content.channels,
                               [&](const wire::ChannelText& text) { return text.channel == recipient.channel; });
}

std::optional<Dispatcher::Step> Dispatcher::nextStep(const Delivery& delivery, const RecipientPlan& recipient,
                                                     const Progress& progress, base::Instant now) {
    const IssuedAlert& alert = delivery.alert;
    if (progress.state && isFinal(*progress.state)) return std::nullopt;
    if (!progress.state || *progress.state == ReceiptState::Queued) {
        if (const auto why = whyNotNow(alert, now)) {
            tellTrouble(alert, *why);
            return Step{ReceiptState::Failed, *why};
        }
        if (!progress.state) return Step{ReceiptState::Queued, ""};
        return act(alert, recipient);
    }
    if (recipient.kind == RecipientPlan::Kind::Simulated) return simulatedAnswer(recipient, progress, now);
    if (*progress.state == ReceiptState::Sent) return confirmCap(alert);
    return std::nullopt;
}

std::optional<std::string> Dispatcher::whyNotNow(const IssuedAlert& alert, base::Instant now) const {
    if (m_plan.realm != m_realm.kind) return "this dispatcher is not set for this kind of realm";
    if (alert.whyNot) return alert.whyNot;
    if (auto why = m_watch.whyNoLonger(alert.issued)) return why;
    if (now >= alert.content.expires) return "the warning ended before it could be sent";
    return std::nullopt;
}

Dispatcher::Step Dispatcher::act(const IssuedAlert& alert, const RecipientPlan& recipient) {
    if (recipient.kind == RecipientPlan::Kind::CapFile) return sendCap(alert);
    return {ReceiptState::Sent, "simuliert"};
}

base::Outcome<std::string> Dispatcher::capOf(const IssuedAlert& alert) const {
    warning::CapHead head;
    head.realm = m_realm.kind;
    head.identifier = alert.issued.identifier;
    head.sender = m_plan.sender;
    head.sent = alert.issued.sent;
    head.incidents = alert.operation.value_or("");
    head.exerciseName = m_exercise;
    head.areaKeys = m_plan.areaKeys;
    for (const std::string& id : alert.content.updates) {
        const auto earlier = m_byAlert.find(id);
        if (earlier == m_byAlert.end())
            return base::Failure{"it updates a warning that was never issued", id, "draft it as a new warning"};
        const wire::Issued& issued = m_deliveries[earlier->second].alert.issued;
        head.references.push_back(m_plan.sender + "," + issued.identifier + "," + base::isoGerman(issued.sent));
    }
    return warning::writeCap(alert.content, head);
}

Dispatcher::Step Dispatcher::sendCap(const IssuedAlert& alert) {
    const auto failed = [&](const std::string& why) {
        tellTrouble(alert, why);
        return Step{ReceiptState::Failed, why};
    };
    const auto xml = capOf(alert);
    if (!xml) return failed(xml.failure().text());
    for (const warning::CapProblem& problem : warning::checkCap(xml.value()))
        if (!problem.profile)
            return failed("the CAP message is not valid: " + problem.rule + " " + problem.where + ": " + problem.text);
    const auto file = m_folder.put(alert.issued.identifier, xml.value());
    if (!file) return failed(file.failure().text());
    if (m_ears.onDelivered) m_ears.onDelivered(alert.issued.alert);
    // No file name and no hash here: receipts say the same in every realm.
    return {ReceiptState::Sent, "CAP 1.2"};
}

/// The file is its own recipient: it counts as received when it can be read back byte by byte.
Dispatcher::Step Dispatcher::confirmCap(const IssuedAlert& alert) const {
    const auto xml = capOf(alert);
    const auto stands = m_folder.read(alert.issued.identifier);
    if (xml.ok() && stands.ok() && stands.value() == xml.value()) return {ReceiptState::Received, "CAP 1.2"};
    const std::string why = stands.ok() ? "the file does not hold what was written" : stands.failure().text();
    tellTrouble(alert, why);
    return {ReceiptState::Uncertain, why};
}

std::optional<Dispatcher::Step> Dispatcher::simulatedAnswer(const RecipientPlan& recipient, const Progress& progress,
                                                            base::Instant now) const {
    using Answer = RecipientPlan::Answer;
    if (recipient.answer == Answer::None || base::spanMs(now, progress.since) < recipient.answerAfterS * 1000)
        return std::nullopt;
    if (*progress.state == ReceiptState::Received) {
        if (recipient.answer == Answer::Read) return Step{ReceiptState::Read, "simuliert"};
        return std::nullopt;
    }
    if (recipient.answer == Answer::Failed) return Step{ReceiptState::Failed, "simuliert: nicht erreichbar"};
    return Step{ReceiptState::Received, "simuliert"};
}

client::Submission Dispatcher::receipt(const IssuedAlert& alert, const RecipientPlan& recipient, const Step& step,
                                       base::Instant now) const {
    client::Submission said;
    said.kind = wire::Kind::Receipt;
    said.payload = wire::encodePayload(
        wire::Receipt{alert.issued.alert, recipient.channel, recipient.name, step.state, bounded(step.detail)});
    said.source = name();
    said.observedAt = now;
    said.operation = alert.operation;
    said.cause = {alert.record};
    return said;
}

void Dispatcher::tellTrouble(const IssuedAlert& alert, const std::string& why) const {
    if (m_ears.onTrouble) m_ears.onTrouble("warning " + alert.issued.identifier + " NOT SENT: " + why);
}

}  // namespace dispatch
