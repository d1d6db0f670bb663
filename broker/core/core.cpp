// SPDX-License-Identifier: EUPL-1.2
#include "broker/core/core.h"

#include <algorithm>
#include <utility>

#include "broker/base/ensure.h"
#include "broker/base/mutant.h"
#include "broker/wire/codec.h"
#include "broker/wire/kinds.h"
#include "broker/wire/limits.h"
#include "broker/wire/retention.h"
#include "broker/wire/urgency.h"

namespace core {

using wire::Kind;
using wire::RejectionCode;

namespace {

constexpr char kRule[] = "core/1";
/// What an emergency call may have overtaken on another way to the broker.
constexpr std::int64_t kOvertakenMs = 120'000;

Verdict refusedFor(RejectionCode code) {
    switch (code) {
        case RejectionCode::None: return {};
        case RejectionCode::UnknownDevice:
            return {code, "this device is not enrolled", "an administrator must enrol it"};
        case RejectionCode::KeyRevokedCode:
            return {code, "the key was revoked", "an administrator must enrol a new one"};
        case RejectionCode::SignatureMissing:
            return {code, "this kind counts only with a person's signature", "sign it"};
        case RejectionCode::BadSignature:
            return {code, "the signature is not the author's over these bytes", "sign again"};
        case RejectionCode::UnknownPerson:
            return {code, "the author is not enrolled", "an administrator must enrol the person"};
        default: return {code, "refused"};
    }
}

/// In the words of the step that the person may not take.
Verdict refusedAuthor(const wire::Envelope& envelope) {
    switch (envelope.kind) {
        case Kind::PersonEnrolled:
        case Kind::DeviceEnrolled:
        case Kind::KeyRevoked:
        case Kind::RolesDefined:
        case Kind::PersonNamed:
        case Kind::RedactionOrdered:
            return {RejectionCode::NotAdministrator, "the author is not an administrator",
                    "an administrator must sign it"};
        case Kind::Draft:
        case Kind::Approval:
            return {RejectionCode::NotEntitled,
                    "no role of this person lets them draft or sign a warning for \"" + envelope.source + "\"",
                    "let an entitled person do it"};
        default:
            return {RejectionCode::MaySpeakNotFor,
                    "no role of the author lets them say " + std::string(wire::kindName(envelope.kind)) + " for \"" +
                        envelope.source + "\"",
                    "speak for the own post, or enrol the role"};
    }
}

/// Fields as PROTOCOL.md names them in rejections.
const char* fieldOf(RejectionCode code) {
    switch (code) {
        case RejectionCode::WrongRealm: return "envelope.realm";
        case RejectionCode::ForeignId:
        case RejectionCode::Duplicate: return "envelope.id";
        case RejectionCode::MaySpeakNotFor:
        case RejectionCode::UnknownDevice: return "envelope.for";
        case RejectionCode::BadSignature:
        case RejectionCode::SignatureMissing: return "envelope.sig";
        case RejectionCode::UnknownPerson:
        case RejectionCode::KeyRevokedCode:
        case RejectionCode::NotAdministrator:
        case RejectionCode::NotEntitled:
        case RejectionCode::SamePersonTwice: return "envelope.by";
        default: return "payload";
    }
}

}  // namespace

wire::Rejection rejectionOf(const Verdict& verdict) {
    if (LAGEWERK_MUTANT("field-not-told")) return {verdict.code, verdict.what, fieldOf(verdict.code), verdict.fix};
    return {verdict.code, verdict.what, verdict.where.empty() ? fieldOf(verdict.code) : verdict.where, verdict.fix};
}

Core::Core(const wire::RealmId& realm) : m_realm(realm) {}

Verdict Core::unreadable(const wire::Rejection& rejection) {
    return {rejection.code, rejection.what, rejection.fix, rejection.where};
}

Decision Core::decide(const wire::Record& record) {
    ENSURE(record.sequence == m_decidedThrough + 1, "records reach core in their order, without a gap");
    m_decidedThrough = record.sequence;
    if (!record.submitter.isBroker()) m_genesis = false;
    Decision decision;
    if ((record.flags & wire::kFlagRedacted) != 0 && wire::isRedactable(record.envelope.kind) &&
        !LAGEWERK_MUTANT("redacted-verdict-forgotten")) {
        decision.verdict = {static_cast<RejectionCode>(record.verdict), record.verdict == 0 ? "" : "it is deleted", "",
                            ""};
        if (decision.verdict.ok()) takeDeleted(record, decision);
    } else {
        decision.verdict = judge(record, decision);
    }
    remember(record, decision.verdict);
    noteForCheckpoint(record.envelope, decision.verdict);
    if (!decision.verdict.ok()) refuse(record, decision);
    return decision;
}

void Core::stamp(wire::Record& record) const {
    record.acceptedAt = acceptedAtFor(record.envelope);
    record.flags = clockFlags(record.envelope.observedAt, record.acceptedAt);
    if (record.envelope.kind != Kind::UnitReport || m_calls.empty()) return;
    const auto call = m_calls.find(record.envelope.source);
    if (call == m_calls.end() || wire::isEmergencyCall(Kind::UnitReport, record.envelope.payload)) return;
    const std::int64_t beforeMs = base::spanMs(call->second, record.envelope.observedAt);
    if (beforeMs > 0 && beforeMs <= kOvertakenMs && !LAGEWERK_MUTANT("call-ended-by-the-past"))
        record.flags |= wire::kFlagOvertaken;
}

base::Instant Core::acceptedAtFor(const wire::Envelope& envelope) const { return m_now.value_or(envelope.observedAt); }

std::uint32_t Core::clockFlags(base::Instant observedAt, base::Instant acceptedAt) {
    static const base::Instant kFirst = base::fromCivilUtc({2000, 1, 1});
    static const base::Instant kEnd = base::fromCivilUtc({2100, 1, 1});
    if (observedAt < kFirst || observedAt >= kEnd) return wire::kFlagClockAbsurd;
    const std::int64_t aheadMs = base::spanMs(observedAt, acceptedAt);
    if (aheadMs > wire::limits::kClockFutureMs) return wire::kFlagClockFuture;
    if (aheadMs < -wire::limits::kClockLateMs) return wire::kFlagClockLate;
    return wire::kFlagNone;
}

bool Core::known(const wire::MessageId& id) const {
    if (id.form == wire::IdForm::Derived) return m_derived.contains(id) || m_ownWords.contains(id);
    const auto mark = m_marks.find({id.device(), id.epoch()});
    return id.counter() == 0 || (mark != m_marks.end() && id.counter() <= mark->second);
}

bool Core::known(const wire::Envelope& envelope, const wire::DeviceId& submitter) const {
    if (known(envelope.id)) return true;
    return isCovered(envelope) &&
           m_roster.maySpeak(submitter, envelope.kind, envelope.source, m_realm.kind) == RejectionCode::None;
}

bool Core::isCovered(const wire::Envelope& envelope) const {
    if (envelope.id.form != wire::IdForm::Derived || LAGEWERK_MUTANT("told-facts-forgotten")) return false;
    const auto done = m_doneThrough.find(envelope.source);
    return done != m_doneThrough.end() && done->second.second && envelope.observedAt <= *done->second.second;
}

/// A participant says it behind all that follows from the tick that it names, so the ids of that need not be kept for
/// ever. Not when it names a tick of another history, left over from before the journal was put back to a copy. And one
/// DoneThrough back: the newest may be of a tick that both histories have, while the copy lacks what stood before it.
void Core::takeDone(const wire::Envelope& envelope) {
    const auto said = wire::payloadOf<wire::DoneThrough>(envelope);
    const auto tick = said ? m_ticks.find(said->tick) : m_ticks.end();
    if (tick == m_ticks.end() || tick->second != std::pair(said->sequence, envelope.observedAt)) return;
    const auto [done, isFirst] = m_doneThrough.try_emplace(envelope.source, envelope.observedAt, std::nullopt);
    auto& [newest, covered] = done->second;
    if (isFirst || envelope.observedAt <= newest) return;
    covered = std::exchange(newest, envelope.observedAt);
    auto& facts = m_derivedAt[envelope.source];
    const auto end = facts.upper_bound(*covered);
    for (auto fact = facts.begin(); fact != end; ++fact)
        for (const wire::MessageId& id : fact->second) m_derived.erase(id);
    facts.erase(facts.begin(), end);
}

bool Core::knowsDevice(const wire::DeviceId& id) const {
    const wire::Roster::Device* device = m_roster.device(id);
    return device && !device->revoked;
}

// Order of the questions: whose id is it, was it said before, may this device say it, did this person sign it, does
// the operation stand, and only then what it says. A cheaper lie is found before a dearer one.
Verdict Core::judge(const wire::Record& record, Decision& decision) {
    const wire::Envelope& envelope = record.envelope;
    if (envelope.realm != m_realm && !LAGEWERK_MUTANT("realm-ignored"))
        return {RejectionCode::WrongRealm, "it belongs to another realm (" + envelope.realm.text() + ")",
                "check what the sender is set for"};
    if (envelope.id.form == wire::IdForm::Outbox && envelope.id.device() != record.submitter)
        return {RejectionCode::ForeignId, "its id names another device",
                "an outbox must not move to another device's key"};
    const auto& derived = record.submitter.isBroker() ? m_ownWords : m_derived;
    const bool before = envelope.id.form == wire::IdForm::Derived ? derived.contains(envelope.id) : known(envelope.id);
    if (before) return {RejectionCode::Duplicate, "it was said before", "nothing is to be done: it is safe", ""};
    if (!isFounded() && envelope.kind != Kind::RealmFounded)
        return {RejectionCode::WrongStep, "the realm is not founded", "its first record must be the founding",
                "envelope.kind"};
    if (auto verdict = checkSpeaker(record); !verdict.ok()) return verdict;
    if (!record.submitter.isBroker() && isCovered(envelope))
        return {RejectionCode::Duplicate, "it was said before", "nothing is to be done: it is safe", ""};
    if (auto verdict = checkAuthor(envelope); !verdict.ok()) return verdict;
    if (auto verdict = checkOperation(record); !verdict.ok()) return verdict;
    return take(record, decision);
}

Verdict Core::checkSpeaker(const wire::Record& record) const {
    const wire::Envelope& envelope = record.envelope;
    const auto code = m_roster.maySpeak(record.submitter, envelope.kind, envelope.source, m_realm.kind);
    if (code == RejectionCode::MaySpeakNotFor)
        return {code,
                "this device may not say " + std::string(wire::kindName(envelope.kind)) + " for \"" + envelope.source +
                    "\"",
                envelope.kind == Kind::Tick ? "only the broker says it, in an exercise its player"
                                            : "enrol it with the role and the source"};
    if (code != RejectionCode::None) return refusedFor(code);
    if (record.submitter.isBroker()) return {};
    if (envelope.id.form != wire::IdForm::Derived) return {};
    // Derived ids are for facts that follow from records; elsewhere they could be used to say a thing in advance.
    if (wire::isWorkersFact(envelope.kind)) return {};
    return {RejectionCode::ForeignId, "only a fusion worker's facts may have a derived id",
            "number it from the outbox"};
}

Verdict Core::checkAuthor(const wire::Envelope& envelope) const {
    // Signed by the broker, who is no person: takeCheckpoint looks at it.
    if (envelope.kind == Kind::Checkpoint) return {};
    const bool isGenesis = m_genesis && !envelope.signature;
    if (isGenesis) return {};
    if (const auto code = m_roster.checkSignature(envelope); code != RejectionCode::None) return refusedFor(code);
    if (!envelope.author || envelope.author->starts_with("x:")) return {};
    // A device's key must not be enough to put words into a person's mouth, be it a log entry only.
    if (!envelope.signature && !LAGEWERK_MUTANT("author-unsigned"))
        return {RejectionCode::SignatureMissing, "it names a person as its author, who has not signed it",
                "let the person sign, or leave \"by\" out"};
    const wire::Roster::Person* person = m_roster.person(*envelope.author);
    if (!person) return refusedFor(RejectionCode::UnknownPerson);
    if (person->revoked) return refusedFor(RejectionCode::KeyRevokedCode);
    const auto code = m_roster.mayAuthor(*envelope.author, envelope.kind, envelope.source, m_realm.kind);
    return code == RejectionCode::None ? Verdict{} : refusedAuthor(envelope);
}

Verdict Core::checkOperation(const wire::Record& record) const {
    const wire::Envelope& envelope = record.envelope;
    if (!envelope.operation || envelope.kind == Kind::OperationAct || record.submitter.isBroker()) return {};
    const auto operation = m_operations.find(*envelope.operation);
    if (operation == m_operations.end())
        return {RejectionCode::UnknownSubject, "the operation \"" + *envelope.operation + "\" was never opened",
                "open it first", "envelope.op"};
    if (operation->second == wire::OperationStep::Archived)
        return {RejectionCode::WrongStep, "the operation \"" + *envelope.operation + "\" is archived",
                "open another one", "envelope.op"};
    return {};
}

Verdict Core::take(const wire::Record& record, Decision& decision) {
    const wire::Envelope& envelope = record.envelope;
    switch (envelope.kind) {
        case Kind::RealmFounded: return takeFounding(record);
        case Kind::Tick: return takeTick(envelope);
        case Kind::PersonEnrolled: return takePerson(record);
        case Kind::DeviceEnrolled: return takeDevice(record);
        case Kind::KeyRevoked: return takeRevocation(record);
        case Kind::RolesDefined: return takeRoles(record);
        case Kind::PersonNamed: return takeName(record);
        case Kind::RedactionOrdered: return takeOrder(record);
        case Kind::Redacted: return takeRedacted(record);
        case Kind::UnitReport: return takeUnitReport(record);
        case Kind::OperationAct: return takeOperationAct(envelope);
        case Kind::LogEntry: return takeLogEntry(record, decision);
        case Kind::Report: return takeReport(record, decision);
        case Kind::Maintenance: return takeMaintenance(envelope);
        case Kind::Draft: return takeDraft(record);
        case Kind::Approval: return takeApproval(record, decision);
        case Kind::Receipt: return takeReceipt(envelope);
        case Kind::Issued:
        case Kind::Refusal:
        case Kind::Numbered: return takeIssued(envelope);
        case Kind::Checkpoint: return takeCheckpoint(record);
        default: return {};
    }
}

void Core::remember(const wire::Record& record, const Verdict& verdict) {
    const wire::MessageId& id = record.envelope.id;
    if (verdict.code == RejectionCode::ForeignId || verdict.code == RejectionCode::WrongRealm) return;
    if (LAGEWERK_MUTANT("marks-forgotten")) return;
    const Kind kind = record.envelope.kind;
    // Each speaks of one record by its sequence, so none can come twice; they would fill memory over the years.
    if (record.submitter.isBroker() && (kind == Kind::Checkpoint || kind == Kind::Refusal)) return;
    if (kind == Kind::DoneThrough && verdict.ok()) takeDone(record.envelope);
    if (id.form == wire::IdForm::Outbox) {
        auto& mark = m_marks[{id.device(), id.epoch()}];
        mark = std::max(mark, id.counter());
    } else if (verdict.ok() && record.submitter.isBroker()) {
        m_ownWords.insert(id);
    } else if (verdict.ok()) {
        m_derived.insert(id);
        m_derivedAt[record.envelope.source][record.envelope.observedAt].push_back(id);
    }
}

wire::Envelope Core::ownWord(Kind kind, std::string_view subject, std::vector<wire::MessageId> cause,
                             const wire::Record& record, base::Bytes payload) const {
    wire::Envelope envelope;
    envelope.realm = m_realm;
    envelope.id = wire::derivedId(kind, kRule, "-", subject, cause);
    envelope.kind = kind;
    envelope.source = "core";
    envelope.operation = record.envelope.operation;
    envelope.observedAt = record.acceptedAt;
    envelope.cause = std::move(cause);
    envelope.payload = std::move(payload);
    return envelope;
}

void Core::say(Decision& decision, wire::Envelope envelope) {
    const auto same = [&](const wire::Envelope& other) { return other.id == envelope.id; };
    if (m_ownWords.contains(envelope.id) || std::any_of(m_pending.begin(), m_pending.end(), same)) return;
    m_pending.push_back(envelope);
    decision.effects.push_back(std::move(envelope));
}

/// A stored record without effect is told to all, so that no screen shows it as if it counted. Duplicates are not: the
/// first of them counts. Nor are the broker's own words.
void Core::refuse(const wire::Record& record, Decision& decision) {
    if (decision.verdict.code == RejectionCode::Duplicate || record.submitter.isBroker()) return;
    wire::Refusal refusal;
    refusal.subject = record.envelope.id;
    refusal.sequence = record.sequence;
    refusal.code = static_cast<std::uint16_t>(decision.verdict.code);
    refusal.what = decision.verdict.text();
    // By sequence, not by id: a foreign id must not speak against the record that bears it rightly.
    std::string subject = "refused:";
    for (int shift = 56; shift >= 0; shift -= 8) subject += static_cast<char>(record.sequence >> shift & 0xFF);
    say(decision, ownWord(Kind::Refusal, subject, {record.envelope.id}, record, wire::encodePayload(refusal)));
}

}  // namespace core
