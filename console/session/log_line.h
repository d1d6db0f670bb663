// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A line of the incident log as the console keeps it: typed, without words of a language, and small, since a long
// operation has tens of thousands of them.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "broker/wire/payloads.h"
#include "console/session/shared_text.h"

namespace session {

enum class LineKind : std::uint8_t {
    Written,
    Report,
    LevelChange,
    Silent,
    HeardAgain,
    SensorFault,
    SensorGood,
    ZoneOpened,
    ZoneEnded,
    Proposed,
    ProposalEnded,
    Drafted,
    DraftWithdrawn,
    SignedFirst,
    SignedSecond,
    Issued,
    DeliveryFailed,  ///< or in doubt (`other` "uncertain"); by a person, what they decided ("again", "arrived" ...)
    Operation,
    KeyRevoked,
    Exercise,
    Inject,
    Refused,
    UnitFiles,     ///< a unit sent photos or documents with its status
    FilesDeleted,  ///< by age or order
    RuleAlarmRaised,
    RuleAlarmEnded,  ///< or laid aside: `count` is the step
    RulesChanged,
    AreaSet,          ///< by the staff; `count` 1: changed
    AreaEnded,        ///< by hand, or (without an author) by its time
    MaintenanceSaid,  ///< `count` 0: begins or is prolonged, until `until`; 1: a person ended it
    MaintenanceOver,  ///< by itself: its time is up
    IncidentFormed,
    IncidentJoined,  ///< by the rule: `other` is the one it went into
    IncidentAct,     ///< a person's: `count` is the move, `other` the second one or the new name
    Decided,         ///< a decision, signed: `count` grounds; `other` the function
    BoardSaid,       ///< by a person: `board` is the entry as said; `count` 1: taken off the board
    DrawingSet,      ///< a sector or another drawing; `subject` its use, `count` 1: changed
    DrawingEnded,    ///< taken back by a person
    AlarmAct,        ///< a person's: `count` is the move, `other` the function, `text` what was seen of the alarm
    EntriesDeleted,  ///< the same of people's entries and reports; `count` of those that are shown
    ReportStep,      ///< what became of a message: `step`; `other` is its subject, `count` its number, 0: none yet
    OrderGiven,      ///< `subject` is its id, `text` its subject, `other` to whom, `until` by when
    OrderChanged,    ///< the same, said anew
    OrderStepped,    ///< `count` is the move, `subject` the order's id, `other` to whom and what, `text` the note
    Assigned,        ///< `subject` is the unit, `other` the sector, `text` the task; `count` 1: it has left
    ContactSaid,     ///< `subject` is the entry's function; `count` 1: taken out
    CalledUp,        ///< `subject` and `text` of the call, `other` how many, `until` by when to answer
    CallStepped,     ///< `count` is the move, `subject` the call, `other` who, `text` the note, `until` the arrival
    SeatSaid,        ///< `subject` the workplace, `count` the move
};

/// That a file's bytes or an entry's words are gone for good.
struct Deletion {
    base::Instant at;
    std::string rule, reason;
};

/// What few lines have.
struct LineDetails {
    std::string english;                       ///< the headline in English, where there is one
    std::optional<base::Instant> from, until;  ///< of a maintenance and whatever else has a time of its own
    std::string device;  ///< of what was refused: the device that sent it; `author` is then who it was said to be from.
                         ///< Of a call and its steps: the call's id. Of an order's step: who says so
    std::optional<wire::MessageId> corrects;
    std::vector<wire::Attachment> files;
    /// Of an entry or report: its words are gone; its number, time and author stay. Empty until the record that says
    /// why was heard.
    std::optional<Deletion> deleted;
    /// Of a unit, by the staff in this very saying: where it was put, what it told by radio.
    std::optional<wire::GeoPoint> place;
    std::optional<std::uint8_t> status;
    std::optional<std::array<std::uint16_t, 4>> strength;
};

/// One line of the incident log. About 230 bytes and its own words: what repeats from line to line is shared, what few
/// lines have stands apart. Moves, but is not copied.
class Line {
public:
    std::uint64_t sequence = 0;
    base::Instant at;  ///< acceptedAt
    wire::MessageId id;
    LineKind kind = LineKind::Written;
    wire::Priority priority = wire::Priority::Routine;
    std::optional<wire::Direction> direction;  ///< of a message, and of what became of it
    std::optional<wire::GaugeLevel> level;
    std::optional<wire::GaugeLevel> levelBefore;  ///< of a LevelChange, where the log knows it
    std::optional<std::uint32_t> number;          ///< given by core
    std::uint32_t count = 0;  ///< revision, warning number, rejection code, phase or step; 1: a device, not a person
    std::optional<double> value;
    SharedText author, source;
    SharedText operation;  ///< empty: none
    SharedText subject;    ///< station id, zone, alert, operation, recipient; the person or device revoked
    SharedText other;      ///< of an incident: see its kinds of lines
    std::string text;      ///< people's own words, reasons; the headline of a warning

    /// What few lines have; all of it empty where this line has none.
    [[nodiscard]] const LineDetails& details() const;
    /// The same to be written, made when it is not there yet.
    [[nodiscard]] LineDetails& madeDetails();
    [[nodiscard]] bool isDeleted() const { return details().deleted.has_value(); }

    /// What was said, whole, where more of it is shown than a line has: a message (the picture keeps few that are
    /// done), a step of one, a board's entry. nullptr for lines of other kinds.
    [[nodiscard]] const wire::Report* report() const { return saidAs<wire::Report>(); }
    [[nodiscard]] const wire::ReportStep* step() const { return saidAs<wire::ReportStep>(); }
    [[nodiscard]] const wire::BoardItem* board() const { return saidAs<wire::BoardItem>(); }
    /// A Report, ReportStep or BoardItem.
    template <class Payload>
    void keep(Payload&& said) {
        m_said = std::make_unique<const std::decay_t<Payload>>(std::forward<Payload>(said));
    }

    /// As it is left when its words are deleted: whose it was, when and where it stands.
    [[nodiscard]] Line withoutWords(Deletion deletion) const;

private:
    template <class Payload>
    [[nodiscard]] const Payload* saidAs() const {
        const auto* said = std::get_if<std::unique_ptr<const Payload>>(&m_said);
        return said ? said->get() : nullptr;
    }
    std::unique_ptr<LineDetails> m_details;
    std::variant<std::monostate, std::unique_ptr<const wire::Report>, std::unique_ptr<const wire::ReportStep>,
                 std::unique_ptr<const wire::BoardItem>>
        m_said;
};
static_assert(sizeof(Line) <= 232);

}  // namespace session
