// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a staff does with the situation: messages sighted and dealt with, orders, who works where, drawings, boards,
// alarms taken over, decisions. Part of payloads.h. What can be edited (Order, Assignment, Drawing, BoardItem) is said
// whole each time and names the saying it was edited from: of two edits at once both stay to be seen.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/instant.h"
#include "broker/wire/ids.h"

namespace wire {

enum class Priority : std::uint8_t { Routine = 1, Immediate = 2, Flash = 3 };  ///< Einfach, Sofort, Blitz

/// Field 5 and 12 of the Nachrichtenvordruck (domain.md 1.5).
enum class Direction : std::uint8_t {
    Incoming = 1,  ///< Eingang
    Outgoing = 2,  ///< Ausgang
    Talk = 3       ///< Gesprächsnotiz: of a finished talk; sighted, never sent
};

/// What becomes of a message (Report). Each is a record of its own; the message itself never changes.
enum class ReportMove : std::uint8_t {
    Routed =
        1,     ///< Sichtung: `functions` act on it, `copies` are told; said again it takes the place of the one before
    Done = 2,  ///< `function` has dealt with it
    Undone = 3,  ///< `function` has to deal with it again
    Noted = 4,   ///< Vermerk: `note` is added, nothing is taken away
    Sent = 5,    ///< of an outgoing one: the counterpart has receipted, by `means`, at `at`
    Read = 6     ///< `function` has read it
};
struct ReportStep {
    MessageId report;
    ReportMove move = ReportMove::Routed;
    std::vector<std::string> functions, copies;  ///< "S3", "LdS", "EA Nord"
    std::string function, means, note;
    std::optional<base::Instant> at;
};

/// An order (Auftrag) after the scheme unit, task, means, aim, way. The newest saying of an id counts.
struct Order {
    std::string order;   ///< id, chosen by the console: 32 hexadecimal digits
    std::string to;      ///< who shall do it, as people read it: "S4", "EA Nord", "Florian Auental 1/44-1"
    std::string unit;    ///< call sign, when it is a unit; else empty
    std::string sector;  ///< id of a Drawing of the use "sector", when it is one; else empty
    std::string subject, text, means, aim, way;
    Priority priority = Priority::Routine;
    std::optional<base::Instant> deadline;
    std::optional<GeoPoint> place;
    std::optional<MessageId> report;   ///< the message that it follows from
    std::optional<MessageId> basedOn;  ///< the saying it was edited from
};
enum class OrderMove : std::uint8_t {
    Receipted = 1,   ///< Quittung: who shall do it has it
    Begun = 2,       ///< is being done
    Done = 3,        ///< is done
    Impossible = 4,  ///< cannot be done: `note` says why
    Withdrawn = 5,   ///< is not to be done any more
    Noted = 6,       ///< `note` is added
    Reopened = 7     ///< is to be done after all
};
struct OrderStep {
    std::string order;
    OrderMove move = OrderMove::Receipted;
    std::string by;  ///< who says so: the addressee, the function that took the call
    std::string note;
};

/// Where a unit works and until when. The newest saying for a unit counts.
struct Assignment {
    std::string unit;    ///< call sign
    std::string sector;  ///< id of a Drawing of the use "sector"; empty: none
    std::string task;
    std::optional<base::Instant> from, reliefAt;  ///< since when it works; when it is to be relieved
    std::string contact;                          ///< radio channel, telephone
    bool ended = false;                           ///< it has left
    std::optional<MessageId> basedOn;
    /// Where the staff put it on the map, after a word by radio, and when. A newer position of its own counts more.
    std::optional<GeoPoint> place{};
    std::optional<base::Instant> placedAt{};
    /// What it told by radio or telephone, and when: FMS status; leaders, sub-leaders, crew, total. Its own newer
    /// reports count more.
    std::optional<std::uint8_t> status{};
    std::optional<base::Instant> statusAt{};
    std::optional<std::array<std::uint16_t, 4>> strength{};
    std::optional<base::Instant> strengthAt{};
};

/// A tactical sign as it is composed; ids are those of the library of signs named in `library`.
struct TacticalSign {
    std::string library;  ///< name and version, "taktische-zeichen-core 0.10.0": old signs stay as they were drawn
    std::string base, task, organisation, size, level, function, symbol;
    std::string text, type, name;  ///< inside, lower left, upper left
};
enum class DrawingShape : std::uint8_t { Point = 1, Line = 2, Area = 3, Text = 4 };
/// What a person has drawn on the map: a sector (Einsatzabschnitt) or anything else. It says nothing about a danger;
/// areas that do are StaffArea. The newest saying of an id counts.
struct Drawing {
    std::string drawing;  ///< id, chosen by the console: 32 hexadecimal digits
    bool ended = false;   ///< taken back
    DrawingShape shape = DrawingShape::Point;
    std::string use;   ///< "sector", "command", "staging", "route", "closure", "dike", "other"
    std::string name;  ///< as shown at it; of a sector "EA Nord"
    std::string note;
    std::string leader, contact;    ///< of a sector: who leads it, how to reach
    std::string parent;             ///< of a sector: the drawing that it is a part of; empty: none
    std::optional<GeoPoint> place;  ///< Point, Text
    GeoRing line;                   ///< Line: its corners in order, at least 2
    GeoArea area;                   ///< Area
    std::optional<TacticalSign> sign;
    std::optional<base::Instant> until;  ///< it ends by itself then
    std::optional<MessageId> basedOn;
};

/// Boards of what has a state (Objekte und Stellen).
enum class Board : std::uint8_t {
    Block = 1,      ///< evacuation block
    Shelter = 2,    ///< Betreuungsstelle
    InfoPoint = 3,  ///< Notfall-Infopunkt
    Hospital = 4,
    Road = 5,
    Request = 6,  ///< Nachforderung
    Count = 7     ///< of people: injured, missing, sheltered; a number with its source, never a name
};
/// One entry of a board. The newest saying of an id counts.
struct BoardItem {
    std::string item;  ///< id, chosen by the console: 32 hexadecimal digits
    Board board = Board::Block;
    bool ended = false;  ///< taken off the board
    std::string name;
    std::string state;   ///< of the board's own states (gis/situation/boards.h); another word is shown as it stands
    std::string object;  ///< id in the town package; empty: none
    std::string area;    ///< id of a StaffArea or Drawing; empty: none
    std::optional<GeoPoint> place;
    std::map<std::string, double> figures;  ///< "capacity", "occupied", "beds", "people" ...
    std::optional<base::Instant> until;     ///< Shelter, InfoPoint: power lasts until; Request: promised for
    std::string source;                     ///< who said the figures
    std::string note;
    std::optional<MessageId> basedOn;
};

/// What a person does about an alarm (gis/situation/alarms.h): one occurrence of it, named by what it is about and
/// since when it stands.
enum class AlarmMove : std::uint8_t {
    Taken = 1,      ///< taken over: `function` deals with it until `until`, else it sounds again
    Released = 2,   ///< given back
    Escalated = 3,  ///< handed up to `function`
    Noted = 4
};
struct AlarmAct {
    std::string alarm;
    base::Instant since;
    AlarmMove move = AlarmMove::Taken;
    std::string function;
    std::optional<base::Instant> until;
    std::string note;
};

/// What a decision relied on, as it stood when it was taken.
struct Ground {
    std::string subject;  ///< "station:", "zone:", "unit:", "report:", "order:" ... and an id
    std::string words;    ///< what the person saw of it
    std::optional<MessageId> record;
    std::optional<base::Instant> at;  ///< of the value
};
/// A decision (Entschluss) of the staff's, signed, with what it rests on.
struct Decision {
    std::string subject, text, reasons;
    std::vector<std::string> options;  ///< that were weighed
    std::string function;              ///< who decided: "LdS"
    std::uint64_t knownThrough = 0;    ///< sequence of the newest record that the person's picture held
    std::vector<Ground> grounds;
    std::optional<MessageId> replaces;
};

}  // namespace wire
