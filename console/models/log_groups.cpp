// SPDX-License-Identifier: EUPL-1.2

// Which lines of the log belong together, and which of them people have said.
#include "console/models/directory_words.h"
#include "console/models/log_words.h"
#include "console/models/order_words.h"

namespace models {

bool isFromPeople(session::LineKind kind) {
    return kind == session::LineKind::Written || kind == session::LineKind::Report ||
           kind == session::LineKind::UnitFiles || kind == session::LineKind::MaintenanceSaid ||
           kind == session::LineKind::AlarmAct || kind == session::LineKind::BoardSaid ||
           kind == session::LineKind::Decided || kind == session::LineKind::AreaSet ||
           kind == session::LineKind::DrawingSet || kind == session::LineKind::DrawingEnded ||
           kind == session::LineKind::ReportStep || isAboutWork(kind) || isAboutPeople(kind);
}

LogGroup groupOf(session::LineKind kind) {
    using session::LineKind;
    switch (kind) {
        case LineKind::Written:
        case LineKind::Decided:
        case LineKind::FilesDeleted:
        case LineKind::EntriesDeleted: return LogGroup::Entries;
        case LineKind::Report:
        case LineKind::ReportStep: return LogGroup::Messages;
        case LineKind::LevelChange:
        case LineKind::Silent:
        case LineKind::HeardAgain:
        case LineKind::SensorFault:
        case LineKind::SensorGood:
        case LineKind::MaintenanceSaid:
        case LineKind::MaintenanceOver: return LogGroup::Stations;
        case LineKind::ZoneOpened:
        case LineKind::ZoneEnded:
        case LineKind::AreaSet:
        case LineKind::AreaEnded:
        case LineKind::DrawingSet:
        case LineKind::DrawingEnded: return LogGroup::Map;
        case LineKind::Proposed:
        case LineKind::ProposalEnded:
        case LineKind::Drafted:
        case LineKind::DraftWithdrawn:
        case LineKind::SignedFirst:
        case LineKind::SignedSecond:
        case LineKind::Issued:
        case LineKind::DeliveryFailed: return LogGroup::Warnings;
        case LineKind::RuleAlarmRaised:
        case LineKind::RuleAlarmEnded:
        case LineKind::RulesChanged:
        case LineKind::AlarmAct: return LogGroup::Alarms;
        case LineKind::IncidentFormed:
        case LineKind::IncidentJoined:
        case LineKind::IncidentAct: return LogGroup::Incidents;
        case LineKind::OrderGiven:
        case LineKind::OrderChanged:
        case LineKind::OrderStepped:
        case LineKind::Assigned:
        case LineKind::ContactSaid:
        case LineKind::CalledUp:
        case LineKind::CallStepped:
        case LineKind::UnitFiles: return LogGroup::Work;
        case LineKind::BoardSaid: return LogGroup::Boards;
        case LineKind::Operation:
        case LineKind::KeyRevoked:
        case LineKind::Exercise:
        case LineKind::Inject:
        case LineKind::SeatSaid:
        case LineKind::Refused: break;
    }
    return LogGroup::System;
}

QStringList logGroupNames() {
    return {Words::tr("Alle Arten"),
            Words::tr("Einträge und Entschlüsse"),
            Words::tr("Meldungen"),
            Words::tr("Pegel und Sensoren"),
            Words::tr("Zonen, Gebiete, Lagekarte"),
            Words::tr("Warnungen"),
            Words::tr("Alarme"),
            Words::tr("Ereignisse"),
            Words::tr("Aufträge und Kräfte"),
            Words::tr("Objekte und Stellen"),
            Words::tr("Einsätze, Übung, System")};
}

}  // namespace models
