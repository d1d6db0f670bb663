// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/urgency.h"

#include "broker/wire/codec.h"
#include "broker/wire/newest.h"

namespace wire {

bool isEmergencyCall(Kind kind, base::BytesView payload) {
    if (kind != Kind::UnitReport) return false;
    const auto decoded = decodePayload<UnitReport>(payload);
    const auto* report = std::get_if<UnitReport>(&decoded);
    return report != nullptr && report->fmsStatus == kEmergencyCall;
}

bool isUrgent(Kind kind, base::BytesView payload) {
    switch (kind) {
        case Kind::Order:
        case Kind::AlarmAct:
        case Kind::CallUp:
        case Kind::Draft:
        case Kind::Approval:
        case Kind::Receipt:
        case Kind::RolesDefined:
        case Kind::PersonNamed:
        case Kind::PersonEnrolled:
        case Kind::DeviceEnrolled:
        case Kind::KeyRevoked: return true;
        case Kind::UnitReport: return isEmergencyCall(kind, payload);
        case Kind::Report: {
            const auto decoded = decodePayload<Report>(payload);
            const auto* report = std::get_if<Report>(&decoded);
            return report != nullptr && report->priority != Priority::Routine;
        }
        case Kind::OperationAct: {
            const auto decoded = decodePayload<OperationAct>(payload);
            const auto* act = std::get_if<OperationAct>(&decoded);
            return act != nullptr && (act->step == OperationStep::Opened || act->step == OperationStep::Named);
        }
        default: return false;
    }
}

}  // namespace wire
