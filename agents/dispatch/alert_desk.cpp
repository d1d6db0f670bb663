// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/alert_desk.h"

#include <algorithm>

#include "broker/wire/codec.h"
#include "gis/warning/warning.h"

namespace dispatch {
namespace {

using wire::ReceiptState;

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

AlertDesk::AlertDesk(wire::RealmId realm, wire::DeviceId self, DeliveryPlan plan, CapFolder folder, AlertEars ears,
                     std::shared_ptr<SendActs> acts)
    : m_realm(realm),
      m_self(self),
      m_plan(std::move(plan)),
      m_folder(std::move(folder)),
      m_ears(std::move(ears)),
      m_acts(std::move(acts)),
      m_watch(realm) {}

/// Of the first link alone: what this process intends later it has not done in an earlier life.
void AlertDesk::noteHead(std::uint64_t sequence) {
    if (!m_head) m_head = sequence;
}

void AlertDesk::fold(const wire::Record& record) {
    m_sequence = record.sequence;
    if (record.verdict != 0) return;
    if (const auto exercise = wire::payloadOf<wire::ExerciseState>(record.envelope))
        m_exercise = exercise->title.empty() ? exercise->scenario : exercise->title;
    if (record.envelope.kind == wire::Kind::Receipt) foldReceipt(record);
    auto issued = m_watch.fold(record);
    if (!issued || m_byAlert.contains(issued->issued.alert)) return;
    m_byAlert[issued->issued.alert] = m_deliveries.size();
    m_deliveries.push_back({std::move(*issued), std::vector<Progress>(m_plan.recipients.size())});
}

void AlertDesk::foldReceipt(const wire::Record& record) {
    // A person may decide as well: send it again, it has arrived, it has not.
    const bool isByHand = record.submitter != m_self;
    if (isByHand && !m_watch.isOfSigner(record.envelope)) return;
    const auto receipt = wire::payloadOf<wire::Receipt>(record.envelope);
    if (!receipt) return;
    const auto delivery = m_byAlert.find(receipt->alert);
    if (delivery == m_byAlert.end()) return;
    for (std::size_t i = 0; i < m_plan.recipients.size(); ++i) {
        if (m_plan.recipients[i].channel != receipt->channel || m_plan.recipients[i].name != receipt->recipient)
            continue;
        Progress& progress = m_deliveries[delivery->second].progress[i];
        const bool isIntent = receipt->state == ReceiptState::Queued;
        if (!progress.state || (isByHand && isIntent)) progress.intendedAt = record.acceptedAt;
        progress.tries += isIntent ? 1 : 0;
        progress.byHand = isByHand && isIntent;
        progress.state = receipt->state;
        progress.since = record.acceptedAt;
        progress.sequence = record.sequence;
    }
}

std::vector<client::Submission> AlertDesk::atTick(const wire::Tick& tick, std::size_t room) {
    return said(tick, room, false);
}
std::vector<client::Submission> AlertDesk::afterActs(const wire::Tick& tick, std::size_t room) {
    return said(tick, room, true);
}

std::vector<client::Submission> AlertDesk::said(const wire::Tick& tick, std::size_t room, bool byRealWay) {
    std::vector<client::Submission> said;
    for (const Delivery& delivery : m_deliveries)
        for (std::size_t i = 0; i < m_plan.recipients.size(); ++i) {
            if (said.size() >= room) return said;
            const At at{delivery, m_plan.recipients[i], delivery.progress[i], tick};
            // Its intent follows from the journal, whatever the way is.
            const bool isReal = at.recipient.kind == RecipientPlan::Kind::Real && at.progress.state;
            if (isReal != byRealWay || !concerns(at)) continue;
            const auto step = isReal ? realStep(at) : nextStep(at);
            if (step) said.push_back(receipt(at, *step));
        }
    return said;
}

/// A channel without a text of this warning (a siren below the highest level) has nothing to send.
bool AlertDesk::concerns(const At& at) const {
    if (!at.progress.state && !at.recipient.standsInFor.empty() && !isOverdue(at)) return false;
    if (at.delivery.alert.whyNot || at.recipient.channel.starts_with("cap")) return true;
    return std::ranges::any_of(at.delivery.alert.content.channels,
                               [&](const wire::ChannelText& text) { return text.channel == at.recipient.channel; });
}

/// The one that it stands in for has not got it: failed, in doubt, or silent for too long.
bool AlertDesk::isOverdue(const At& at) const {
    for (std::size_t i = 0; i < m_plan.recipients.size(); ++i) {
        if (m_plan.recipients[i].name != at.recipient.standsInFor) continue;
        const Progress& first = at.delivery.progress[i];
        if (!first.state) return false;
        if (*first.state == ReceiptState::Received || *first.state == ReceiptState::Read) return false;
        if (isFinal(*first.state)) return true;
        return base::spanMs(at.tick.at, first.intendedAt) >= at.recipient.standsInAfterS * 1000;
    }
    return false;
}

std::optional<AlertDesk::Step> AlertDesk::nextStep(const At& at) {
    const Progress& progress = at.progress;
    if (progress.state && isFinal(*progress.state)) return std::nullopt;
    if (!progress.state || *progress.state == ReceiptState::Queued) {
        if (const auto why = whyNotNow(at)) {
            tellTrouble(at.delivery.alert, *why);
            return Step{ReceiptState::Failed, *why};
        }
        if (!progress.state) return Step{ReceiptState::Queued, ""};
        if (at.recipient.kind == RecipientPlan::Kind::CapFile) return sendCap(at.delivery.alert);
        return Step{ReceiptState::Sent, "simuliert"};
    }
    if (at.recipient.kind == RecipientPlan::Kind::Simulated) return simulatedAnswer(at);
    if (*progress.state == ReceiptState::Sent) return confirmCap(at.delivery.alert);
    return std::nullopt;
}

std::optional<std::string> AlertDesk::whyNotNow(const At& at) const {
    const IssuedAlert& alert = at.delivery.alert;
    if (m_plan.realm != m_realm.kind) return "this dispatcher is not set for this kind of realm";
    const bool isExercise = m_realm.kind == wire::RealmKind::Exercise;
    const bool isReal = at.recipient.kind == RecipientPlan::Kind::Real;
    if (isReal && isExercise != at.recipient.forExercise) return "not sent by this way in this kind of realm";
    if (alert.whyNot) return alert.whyNot;
    if (auto why = m_watch.whyNoLonger(alert.issued)) return why;
    if (at.tick.at >= alert.content.expires) return "the warning ended before it could be sent";
    return std::nullopt;
}

base::Outcome<std::string> AlertDesk::capOf(const IssuedAlert& alert) const {
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

/// As it may leave: checked once more.
base::Outcome<std::string> AlertDesk::goodCapOf(const IssuedAlert& alert) const {
    auto xml = capOf(alert);
    if (!xml) return xml;
    for (const warning::CapProblem& problem : warning::checkCap(xml.value()))
        if (!problem.profile)
            return base::Failure{
                "the CAP message is not valid: " + problem.rule + " " + problem.where + ": " + problem.text, "", ""};
    return xml;
}

AlertDesk::Step AlertDesk::sendCap(const IssuedAlert& alert) {
    const auto failed = [&](const std::string& why) {
        tellTrouble(alert, why);
        return Step{ReceiptState::Failed, why};
    };
    const auto xml = goodCapOf(alert);
    if (!xml) return failed(xml.failure().text());
    const auto file = m_folder.put(alert.issued.identifier, xml.value());
    if (!file) return failed(file.failure().text());
    if (m_ears.onDelivered) m_ears.onDelivered(alert.issued.alert);
    // No file name and no hash here: receipts say the same in every realm.
    return {ReceiptState::Sent, "CAP 1.2"};
}

/// The file is its own recipient: it counts as received when it can be read back byte by byte.
AlertDesk::Step AlertDesk::confirmCap(const IssuedAlert& alert) const {
    const auto xml = capOf(alert);
    const auto stands = m_folder.read(alert.issued.identifier);
    if (xml.ok() && stands.ok() && stands.value() == xml.value()) return {ReceiptState::Received, "CAP 1.2"};
    const std::string why = stands.ok() ? "the file does not hold what was written" : stands.failure().text();
    tellTrouble(alert, why);
    return {ReceiptState::Uncertain, why};
}

std::optional<AlertDesk::Step> AlertDesk::simulatedAnswer(const At& at) const {
    using Answer = RecipientPlan::Answer;
    const RecipientPlan& recipient = at.recipient;
    if (recipient.answer == Answer::None || base::spanMs(at.tick.at, at.progress.since) < recipient.answerAfterS * 1000)
        return std::nullopt;
    if (*at.progress.state == ReceiptState::Received) {
        if (recipient.answer == Answer::Read) return Step{ReceiptState::Read, "simuliert"};
        return std::nullopt;
    }
    if (recipient.answer == Answer::Failed) return Step{ReceiptState::Failed, "simuliert: nicht erreichbar"};
    return Step{ReceiptState::Received, "simuliert"};
}

client::Submission AlertDesk::receipt(const At& at, const Step& step) const {
    const IssuedAlert& alert = at.delivery.alert;
    client::Submission said;
    said.kind = wire::Kind::Receipt;
    said.payload = wire::encodePayload(
        wire::Receipt{alert.issued.alert, at.recipient.channel, at.recipient.name, step.state, bounded(step.detail)});
    said.source = "dispatch";
    said.observedAt = at.tick.at;
    said.operation = alert.operation;
    said.cause = {alert.record};
    return said;
}

void AlertDesk::tellTrouble(const IssuedAlert& alert, const std::string& why) const {
    if (m_ears.onTrouble) m_ears.onTrouble("warning " + alert.issued.identifier + " NOT SENT: " + why);
}

}  // namespace dispatch
