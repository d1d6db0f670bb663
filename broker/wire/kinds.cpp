// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/kinds.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wire {
namespace {

constexpr std::array kAllKinds = {
    Kind::RealmFounded,     Kind::Tick,          Kind::DoneThrough, Kind::PersonEnrolled, Kind::DeviceEnrolled,
    Kind::KeyRevoked,       Kind::RolesDefined,  Kind::PersonNamed, Kind::Reading,        Kind::UnitReport,
    Kind::OperationAct,     Kind::LogEntry,      Kind::Report,      Kind::StaffArea,      Kind::Maintenance,
    Kind::IncidentAct,      Kind::ReportStep,    Kind::Order,       Kind::OrderStep,      Kind::Assignment,
    Kind::StationState,     Kind::Zone,          Kind::Proposal,    Kind::RuleSet,        Kind::RuleAlarm,
    Kind::Incident,         Kind::Draft,         Kind::Approval,    Kind::Issued,         Kind::Receipt,
    Kind::Refusal,          Kind::Numbered,      Kind::Drawing,     Kind::BoardItem,      Kind::AlarmAct,
    Kind::Decision,         Kind::ExerciseState, Kind::Inject,      Kind::Redacted,       Kind::Checkpoint,
    Kind::RedactionOrdered, Kind::Contact,       Kind::CallUp,      Kind::CallStep,       Kind::Seat};

}  // namespace

std::span<const Kind> allKinds() { return kAllKinds; }

const char* kindName(Kind kind) {
    switch (kind) {
        case Kind::RealmFounded: return "RealmFounded";
        case Kind::Tick: return "Tick";
        case Kind::DoneThrough: return "DoneThrough";
        case Kind::PersonEnrolled: return "PersonEnrolled";
        case Kind::DeviceEnrolled: return "DeviceEnrolled";
        case Kind::KeyRevoked: return "KeyRevoked";
        case Kind::RolesDefined: return "RolesDefined";
        case Kind::PersonNamed: return "PersonNamed";
        case Kind::Reading: return "Reading";
        case Kind::UnitReport: return "UnitReport";
        case Kind::OperationAct: return "OperationAct";
        case Kind::LogEntry: return "LogEntry";
        case Kind::Report: return "Report";
        case Kind::Maintenance: return "Maintenance";
        case Kind::IncidentAct: return "IncidentAct";
        case Kind::ReportStep: return "ReportStep";
        case Kind::Order: return "Order";
        case Kind::OrderStep: return "OrderStep";
        case Kind::Assignment: return "Assignment";
        case Kind::StationState: return "StationState";
        case Kind::StaffArea: return "StaffArea";
        case Kind::Zone: return "Zone";
        case Kind::Proposal: return "Proposal";
        case Kind::RuleSet: return "RuleSet";
        case Kind::RuleAlarm: return "RuleAlarm";
        case Kind::Incident: return "Incident";
        case Kind::Draft: return "Draft";
        case Kind::Approval: return "Approval";
        case Kind::Issued: return "Issued";
        case Kind::Receipt: return "Receipt";
        case Kind::Refusal: return "Refusal";
        case Kind::Numbered: return "Numbered";
        case Kind::Drawing: return "Drawing";
        case Kind::BoardItem: return "BoardItem";
        case Kind::AlarmAct: return "AlarmAct";
        case Kind::Decision: return "Decision";
        case Kind::ExerciseState: return "ExerciseState";
        case Kind::Inject: return "Inject";
        case Kind::Redacted: return "Redacted";
        case Kind::Checkpoint: return "Checkpoint";
        case Kind::RedactionOrdered: return "RedactionOrdered";
        case Kind::Contact: return "Contact";
        case Kind::CallUp: return "CallUp";
        case Kind::CallStep: return "CallStep";
        case Kind::Seat: return "Seat";
    }
    return "unknown";
}

std::optional<Kind> kindNamed(std::string_view name) {
    for (const Kind kind : kAllKinds)
        if (name == kindName(kind)) return kind;
    return std::nullopt;
}

bool isWorkersFact(Kind kind) {
    return kind == Kind::StationState || kind == Kind::Zone || kind == Kind::Proposal || kind == Kind::RuleSet ||
           kind == Kind::RuleAlarm || kind == Kind::Incident;
}

}  // namespace wire
