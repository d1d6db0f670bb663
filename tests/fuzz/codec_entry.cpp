// SPDX-License-Identifier: EUPL-1.2
#include "codec_entry.h"

#include "broker/base/ensure.h"
#include "broker/wire/limits.h"
#include "samples.h"

namespace fuzz {

using namespace wire;

namespace {

void checkRejection(const Rejection& rejection) {
    ENSURE(rejection.code != RejectionCode::None, "a rejection without a number");
    ENSURE(!rejection.what.empty() && !rejection.where.empty() && !rejection.fix.empty(),
           "a rejection that helps nobody");
}

template <class T, class Encode, class Decode>
void checkStable(const Decoded<T>& decoded, Encode encodeIt, Decode decodeIt) {
    if (const auto* rejection = std::get_if<Rejection>(&decoded)) return checkRejection(*rejection);
    const base::Bytes bytes = encodeIt(std::get<T>(decoded));
    const Decoded<T> again = decodeIt(bytes);
    ENSURE(std::holds_alternative<T>(again), "what was taken is refused when said again");
    ENSURE(encodeIt(std::get<T>(again)) == bytes, "what was taken changes when said again");
}

template <class Payload>
void checkPayloadOf(base::BytesView bytes) {
    checkStable<Payload>(
        decodePayload<Payload>(bytes), [](const Payload& payload) { return encodePayload(payload); },
        [](base::BytesView again) { return decodePayload<Payload>(again); });
    const auto rejection = checkPayload(KindOf<Payload>::kKind, 1, bytes);
    ENSURE(rejection.has_value() == std::holds_alternative<Rejection>(decodePayload<Payload>(bytes)),
           "two answers to one question");
}

template <class... Payloads>
void checkAllOf(base::BytesView bytes) {
    (checkPayloadOf<Payloads>(bytes), ...);
}

}  // namespace

void decodeEverything(base::BytesView bytes) {
    checkStable<Envelope>(decodeEnvelope(bytes), encode, decodeEnvelope);
    checkStable<Record>(decodeRecord(bytes), encodeRecord, decodeRecord);
    checkStable<Verb>(decodeVerb(bytes), encodeVerb, decodeVerb);
    checkAllOf<RealmFounded, Tick, DoneThrough, PersonEnrolled, DeviceEnrolled, KeyRevoked, Reading, UnitReport,
               OperationAct, LogEntry, Report, StaffArea, Maintenance, IncidentAct, ReportStep, Order, OrderStep,
               Assignment, StationState, Zone, Proposal, RuleSet, RuleAlarm, Incident, Draft, Approval, Issued, Receipt,
               Refusal, Numbered, Drawing, BoardItem, AlarmAct, Decision, ExerciseState, Inject, Checkpoint,
               RolesDefined, PersonNamed, Redacted, RedactionOrdered, Contact, CallUp, CallStep, Seat>(bytes);
}

std::vector<base::Bytes> seeds() {
    std::vector<base::Bytes> list;
    for (const auto& sample : samples::payloads()) list.push_back(sample.bytes);
    for (const auto& [name, verb] : samples::verbs()) list.push_back(encodeVerb(verb));
    list.push_back(encode(samples::fullEnvelope()));
    list.push_back(encodeRecord(samples::record()));
    return list;
}

}  // namespace fuzz
