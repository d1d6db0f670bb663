// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the scripted staff does in an exercise beyond log and warnings: messages sighted, sectors drawn, units put to
// work, orders given and receipted, boards kept, decisions. Part of scenario.h. Format: scenarios/README.md.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "broker/wire/payloads.h"

namespace replay {

/// A function that has dealt with a message.
struct ScriptedDone {
    std::string function;     ///< "S3"
    std::int64_t afterS = 0;  ///< from the message on
    std::string note;
};
/// A report (Meldung) that operator-1 takes down and passes on, as a control centre does with calls, and what becomes
/// of it. Without `seenAfterS` nobody sights it.
struct ScriptedReport {
    std::int64_t atS = 0;
    std::string post;  ///< staff post that writes it, "S2"
    std::string from, text;
    std::optional<wire::GeoPoint> place;
    std::string key{};  ///< by which an order names it; may be empty
    wire::Priority priority = wire::Priority::Routine;
    std::optional<std::int64_t> seenAfterS{};        ///< from the message on
    std::vector<std::string> functions{}, copies{};  ///< whom it is routed to
    std::string seenBy{};                            ///< post that sights it
    std::vector<ScriptedDone> done{};                ///< by time
};

/// An Einsatzabschnitt, known by its name. A later one of the name draws it anew.
struct ScriptedSector {
    std::int64_t atS = 0;
    std::string post, name, leader, contact, note;
    std::string partOf;     ///< name of the sector above; empty: none
    wire::GeoRing outline;  ///< open, at least 3 corners, does not cross itself
    int line = 0;           ///< of the file, for messages
};

/// Where a unit works. A later one of the unit takes the place of the one before.
struct ScriptedAssignment {
    std::int64_t atS = 0;
    std::string post, unit;  ///< unit: call sign
    std::string sector;      ///< name; empty: none
    std::string task, contact;
    std::optional<std::int64_t> reliefAfterS;  ///< from this moment on; may lie after the end
    bool ended = false;                        ///< it has left
    int line = 0;
};

struct ScriptedOrder {
    std::int64_t atS = 0;
    std::string post, to;
    std::string unit;    ///< call sign, when `to` is one; else empty
    std::string sector;  ///< name, when `to` is one; else empty
    std::string subject, text, means, aim, way;
    std::string report;  ///< key of the report it follows from; empty: none
    wire::Priority priority = wire::Priority::Routine;
    std::optional<wire::GeoPoint> place;
    std::optional<std::int64_t> deadlineAfterS;                           ///< from the order on; may lie after the end
    std::optional<std::int64_t> receivedAfterS, begunAfterS, doneAfterS;  ///< from the order on
    std::string doneNote;
    int line = 0;
};

/// An entry of a board, known by board and name, whole: what a later one leaves unsaid stands as before.
struct ScriptedBoardItem {
    std::int64_t atS = 0;
    std::string post;
    wire::BoardItem item;  ///< without id, area and basedOn
    std::string sector;    ///< name of the sector that is its area; empty: none
    int line = 0;
};

/// A decision (Entschluss) that operator-2 signs as Leiter des Stabes.
struct ScriptedDecision {
    std::int64_t atS = 0;
    std::string subject, text, reasons;
    std::vector<std::string> options;
    std::vector<std::string> grounds;  ///< "station:AUE-WEHR", "zone:flood:Aue", "unit:" and a call sign
    int line = 0;
};

/// Each list by time.
struct StaffWorkScript {
    std::vector<ScriptedSector> sectors;
    std::vector<ScriptedAssignment> assignments;
    std::vector<ScriptedOrder> orders;
    std::vector<ScriptedBoardItem> board;
    std::vector<ScriptedDecision> decisions;
};

}  // namespace replay
