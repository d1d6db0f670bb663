// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The content of each kind. Units stand last in the names. Text is UTF-8. An absent optional is left out on the
// wire; unknown keys are kept in the payload bytes and ignored by readers. Keys and limits: PROTOCOL.md.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/instant.h"
#include "broker/wire/directory_payloads.h"
#include "broker/wire/envelope.h"
#include "broker/wire/ids.h"
#include "broker/wire/realm_payloads.h"
#include "broker/wire/staff_payloads.h"

namespace wire {

// ---- files ------------------------------------------------------------------------------------------------------

/// A file that belongs to a record: a photo, a document. The record is in effect without it; its bytes follow in pieces
/// (verbs.h) and are kept beside the journal.
struct Attachment {
    Hash hash{};             ///< SHA-256 of the whole file, as sha256sum prints it
    std::string type;        ///< media type, one of attachment.h
    std::uint64_t size = 0;  ///< bytes, from 1
    std::string name;        ///< as shown; may be empty; no path
};

// ---- observation ----------------------------------------------------------------------------------------------

/// What is measured, with the only units accepted: a value without unit is refused, never guessed.
enum class Quantity : std::uint8_t {
    WaterLevel = 1,      ///< "cm" above the gauge's own zero
    Rain = 2,            ///< "mm" fallen since the station's previous reading
    Discharge = 3,       ///< "m3/s"
    AirTemperature = 4,  ///< "degC"
    WindSpeed = 5,       ///< "m/s"
    WindFrom = 6,        ///< "deg", where the wind comes from, clockwise from north
};
struct Reading {
    Quantity quantity = Quantity::WaterLevel;
    std::optional<double> value;  ///< absent: the sensor says it has no value
    std::string unit;
    std::optional<double> batteryV;
    std::optional<std::string> note;  ///< the device's own words, e.g. "maintenance"
};
/// Radio status and place of a unit.
struct UnitReport {
    std::uint8_t fmsStatus = 0;  ///< 0..9, domain.md 1.7
    std::optional<GeoPoint> position;
    std::string callSign;                                  ///< "Florian Auental 1/44-1"
    std::string unitType;                                  ///< "LF", "FGr", "TEL", "RTW"
    std::string organisation;                              ///< "Feuerwehr", "THW", "DRK", "Polizei", "Stab"
    std::optional<std::array<std::uint16_t, 4>> strength;  ///< leaders, sub-leaders, crew, total; a+b+c=total
    std::optional<std::string> task;
    std::vector<Attachment> attachments{};
};

// ---- staff ------------------------------------------------------------------------------------------------------

enum class OperationStep : std::uint8_t { Opened = 1, Named = 2, Closed = 3, Archived = 4 };
struct OperationAct {
    std::string operation;
    OperationStep step = OperationStep::Opened;
    std::string name;
};
struct LogEntry {
    std::string text;
    std::optional<MessageId> corrects;
    std::optional<GeoPoint> place;
    std::vector<Attachment> attachments{};
    std::vector<std::string> about{};  ///< what it speaks of, as of a Report
};
/// A message (Meldung) with the fields of the Nachrichtenvordruck, their numbers in brackets (domain.md 1.5).
struct Report {
    std::string from, to, means, subject, text;  ///< (15) (10) (1) (13) (14)
    Priority priority = Priority::Routine;       ///< (9)
    base::Instant writtenAt;                     ///< Abfassungszeit (16), never replaced
    std::optional<GeoPoint> place;
    std::vector<Attachment> attachments{};
    std::optional<Direction> direction{};                   ///< (5, 12); absent: incoming
    std::optional<std::string> callName{}, phone{};         ///< (6) (11) of the counterpart
    std::optional<std::string> meansWished{}, writtenBy{};  ///< (7) (17) sign and function
    std::optional<base::Instant> takenAt{};                 ///< Aufnahmevermerk (2)
    std::optional<MessageId> answers{};                     ///< the message that this one answers
    std::vector<std::string> about{};  ///< what it speaks of: "unit:", "station:", "object:", "drawing:" ... and an id
};
/// A station is worked at: its readings are kept, and nothing rests on them. The newest saying for a station counts and
/// takes the place of the one before; it ends by itself at `until`.
struct Maintenance {
    std::string station;  ///< id, without "station:"
    base::Instant from, until;
    std::string reason;
    bool ended = false;  ///< over before `until`, or not to be at all; `from` and `until` then say what was agreed
};

/// What a person does to incidents (Ereignisse); the worker says what becomes of them. It names records, never a count
/// or a revision: what is no longer where the act looks for it stays where it is.
enum class IncidentMove : std::uint8_t {
    Merge = 1,    ///< all of `incident` goes into `into`
    Split = 2,    ///< `records` of `incident` become one of their own, called `name`
    TakeOut = 3,  ///< `records` do not belong to `incident`, nor to another
    PutIn = 4,    ///< `records`, wherever they are, belong to `incident`
    Rename = 5,   ///< `incident` is called `name`; empty: as it was formed
    Close = 6,    ///< nothing is to be done for it any more; what comes later forms another
    Reopen = 7    ///< of a closed one; of a merged one: it comes out again with what it brought
};
struct IncidentAct {
    IncidentMove move = IncidentMove::Merge;
    std::string incident;
    std::optional<std::string> into;
    std::vector<MessageId> records;
    std::string name;
};
/// How an area of the staff's comes about.
enum class AreaMethod : std::uint8_t {
    Drawn = 1,       ///< by hand, or from elsewhere: its outline
    Circle = 2,      ///< around a place
    Wedge = 3,       ///< circle and wedge downwind, as crews draw it
    Plume = 4,       ///< steady Gaussian plume
    Districts = 5,   ///< whole districts
    Blocks = 6,      ///< circle around a place, widened to the whole blocks between streets that it touches
    Substation = 7,  ///< what lies nearest to one object of the kind "power"
    Stage = 8,       ///< so much water above the bed of a stream: what lies lower (HAND)
    Sinks = 9,       ///< hollows that gather so much of a rain
};
/// An area that a person of the staff has set, said whole each time: the newest record of an id counts.
struct StaffArea {
    std::string area;    ///< id, chosen by the console: 32 hexadecimal digits
    bool ended = false;  ///< taken back
    std::string name;    ///< as the staff calls it
    std::string hazard;  ///< "smoke", "gas", "bomb", "power", "evacuation", "water", "other"
    AreaMethod method = AreaMethod::Drawn;
    GeoArea outline;                 ///< Drawn
    std::optional<GeoPoint> centre;  ///< Circle, Wedge, Plume, Blocks, Stage: the middle, the source; Sinks: may be
    std::optional<double> radiusM;   ///< Circle, Blocks, Sinks with a centre; Wedge: around the source
    std::optional<double> reachM;    ///< Wedge: downwind; Stage: up and down the stream
    std::optional<double> windFromDeg, windMS;  ///< Wedge, Plume: from there, clockwise from true north; m/s at 10 m
    std::optional<std::string> windStation;  ///< it turns with what this station reports; the figures above until then
    std::optional<double> rateKgS, limitMgM3;  ///< Plume
    std::optional<std::string> stability;      ///< Plume: "A" to "F"
    std::vector<std::string> districts;        ///< Districts: ids as in the town package
    std::optional<base::Instant> until;        ///< it ends by itself at the first tick from then on
    std::string note;
    std::optional<std::string> upTo{};            ///< Blocks: least rank of street that bounds one; absent: "minor"
    std::optional<std::string> object{};          ///< Substation: its id in the town package
    std::optional<double> stageM{}, streamKm2{};  ///< Stage: above the bed; what drains so much is a stream (absent: 1)
    std::optional<double> rainMm{}, leastM3{};    ///< Sinks: rain that falls, and what a hollow gathers of it at least
};

// ---- derived ------------------------------------------------------------------------------------------------------

/// Level of a station against its own Informationswerte (NRW IW1-IW3).
enum class GaugeLevel : std::uint8_t { BelowAll = 0, Iw1 = 1, Iw2 = 2, Iw3 = 3 };
/// QARTOD flags (domain.md 10.2).
enum class Quality : std::uint8_t { Good = 1, NotEvaluated = 2, Suspect = 3, Fail = 4, Missing = 9 };
enum class Hearing : std::uint8_t { Heard = 1, Unknown = 2, Silent = 3 };  ///< silent = alarm
/// DWD warning levels of rain (domain.md 4.4).
enum class RainLevel : std::uint8_t { Significant = 2, Severe = 3, Extreme = 4 };
/// Rain in a window that ends now.
struct RainSum {
    std::uint32_t minutes = 0;
    double mm = 0;
    double covered = 0;              ///< share of the window that readings speak of; below 1 the sum is a lower bound
    std::optional<RainLevel> level;  ///< absent: below all levels of this window
};
/// When the next threshold will be reached if the trend goes on.
struct Outlook {
    GaugeLevel level = GaugeLevel::Iw1;
    base::Instant at;                    ///< by the trend
    base::Instant from;                  ///< by the steepest quarter of the slopes that the trend rests on
    std::optional<base::Instant> until;  ///< by the flattest quarter; absent: by that one never
};
/// The worker's verdict on one station; written when anything in it changes, and with `trendCmPerH` when the
/// trend changed by more than 2 cm/h.
struct StationState {
    std::string station;
    std::optional<GaugeLevel> level;  ///< absent: the station has no thresholds, or no trusted value yet
    Quality quality = Quality::NotEvaluated;
    Hearing hearing = Hearing::Heard;
    std::vector<std::string> reasons;    ///< rule ids with numbers: "flat-line 6 h", "step 180 cm in 5 min"
    std::optional<double> trustedValue;  ///< the value the level rests on, in the station's unit
    std::optional<base::Instant> trustedAt;
    std::optional<double> trendCmPerH;  ///< robust, over the newest quarter of an hour at least
    std::optional<base::Instant> levelSince;
    std::string rule;  ///< id and version
    std::optional<Outlook> outlook{};
    std::vector<RainSum> rain{};              ///< of a rain gauge: windows in which it rained, shortest first
    std::optional<RainLevel> rainLevel{};     ///< highest of them; kept through silence
    std::optional<std::uint8_t> rainIndex{};  ///< Starkregenindex 1 to 12; absent: below 1, or the town has no figures
    std::optional<base::Instant> maintenanceUntil{};  ///< it is worked at: nothing is judged, no value counts
};
/// The rules that the worker judges by from here on; said when they change.
struct RuleSet {
    std::string name;     ///< as the file says; empty: as the program ships
    std::string version;  ///< 12 hex digits of the text's SHA-256; empty: as the program ships
    std::string text;     ///< the file itself, TOML
    std::string problem;  ///< why a newer file is not in force; empty: none is
};
enum class AlarmStep : std::uint8_t {
    Raised = 1,
    Ended = 2,
    Resting = 3  ///< raised so often that it is left aside until other rules come
};
/// A line of the town's own alarm plan: this is measured, so that is to be done.
struct RuleAlarm {
    std::string alarm;  ///< stable id, "rule:<id>"
    AlarmStep step = AlarmStep::Raised;
    std::string title, task;
    std::string function;  ///< who is to do it: "S3"
    std::vector<std::string> stations;
    std::vector<std::string> reasons;  ///< each condition with the value it was judged by
    base::Instant since;               ///< of this step
    std::string rule;                  ///< id and version
};
enum class IncidentState : std::uint8_t { Open = 1, Closed = 2, Merged = 3 };
/// Why an incident is said, or said again.
enum class IncidentStep : std::uint8_t {
    Formed = 1,
    Grown = 2,   ///< a record came to it, or one of its stations fell
    Joined = 3,  ///< the rule found two to be one
    ByAct = 4    ///< a person's act changed it; the act is among the causes
};
/// Records close in space, time and kind: one thing that happens at one place.
struct Incident {
    std::string incident;  ///< stable id, "incident:" and 16 hex digits
    std::string kind;      ///< as the rules call it: "water"
    std::string title;     ///< as the rules word it: "Überflutung"
    std::string where;     ///< "Bachstraße"; empty: unknown
    std::string name;      ///< given by a person; empty: title and place stand for it
    IncidentState state = IncidentState::Open;
    IncidentStep step = IncidentStep::Formed;
    GeoPoint at;         ///< middle of its members
    double radiusM = 0;  ///< all of them lie within
    std::vector<std::string> districts;
    base::Instant since, last;                  ///< oldest and newest record, by their sources' clocks
    std::uint32_t records = 0;                  ///< all
    std::uint32_t reports = 0, units = 0;       ///< of them
    std::vector<std::string> stations, alarms;  ///< ids; those that still stand over their threshold
    std::vector<MessageId> newest;              ///< its records, newest first, at most limits::kIncidentRecordsMax
    std::optional<MessageId> first;
    std::optional<std::string> into;  ///< merged: where it went
    std::vector<std::string> from;    ///< what was merged into it
    std::string rule;                 ///< id and version
};
/// Staff: what an area of the staff's comes to.
enum class ZoneKind : std::uint8_t { Flood = 1, Staff = 2, Rain = 3 };
struct DepthBand {
    double fromM = 0;           ///< depth from here ...
    std::optional<double> toM;  ///< ... to here; absent: no upper end
    GeoArea area;
};
/// Estimated people: two significant digits and a range; absent as a whole where the package has no population.
struct PeopleEstimate {
    std::uint32_t low = 0, best = 0, high = 0;
};
struct AffectedObject {
    std::string id, kind, name;  ///< kind as in the package: "hospital", "school", "care_home" ...
    std::optional<std::uint32_t> places;
    GeoPoint at;
    double depthM = 0;
};
/// What runs along and stands in the zone with so much of its length.
struct AffectedLine {
    std::string kind;  ///< as in the package: "rail", "power_line", "pipeline_gas" ...
    double lengthM = 0;
};
/// A zone's id begins with it where it comes of an area of the staff's.
/// What a rain gauge said when something was made of it.
struct StationRain {
    std::string station;
    RainSum sum;
};
inline constexpr std::string_view kAreaZonePrefix = "area:";
struct Zone {
    std::string zone;  ///< stable id: "flood:<water>", "area:<id of the StaffArea>", "rain:<station>"
    ZoneKind kind = ZoneKind::Flood;
    std::vector<DepthBand> bands;  ///< deepest last; empty: the zone has ended
    std::string method;            ///< "connected fill, sloped between gauges, DEM 5 m"
    std::vector<std::string> stations;
    std::map<std::string, double> levelsCm;  ///< the values it rests on
    base::Instant validAt;
    double areaKm2 = 0;
    std::optional<PeopleEstimate> people;
    std::vector<AffectedObject> objects;
    std::optional<std::uint32_t> streetsCut;
    double edgeM = 0;        ///< uncertainty of the edge
    std::string confidence;  ///< "low", "medium"
    std::string package;
    bool trial = false;                                ///< "Versuchsaufbau": the set-up proves a chain, not a flood
    std::optional<PeopleEstimate> peopleByDay{};       ///< `people` are those of the night
    std::optional<std::vector<AffectedLine>> lines{};  ///< absent: the town lists none, which is not none inside
    std::optional<double> windFromDeg{}, windMS{};     ///< the wind that it was made with
    std::vector<std::string> doubts{};                 ///< of the method about itself: ids, e.g. "calm"
    std::vector<StationRain> rain{};                   ///< of heavy rain: the sums it rests on
};

// ---- warning ------------------------------------------------------------------------------------------------------

/// Gefahreninformation, -mitteilung, -durchsage.
enum class WarningLevel : std::uint8_t { Information = 1, Notice = 2, Announcement = 3 };
enum class WarningAct : std::uint8_t { Alert = 1, Update = 2, Cancel = 3 };
struct WarningText {
    std::string language;  ///< "de-DE", "en-GB"
    std::string event, headline, description, instruction, areaName;
};
struct ChannelText {
    std::string channel;  ///< "cell-broadcast", "siren", "radio", "mail", "banner"
    std::string language;
    std::string text;
};
/// All that goes out, as people sign it. identifier, sent and references are set at issue by a fixed rule.
struct WarningContent {
    WarningAct act = WarningAct::Alert;
    WarningLevel level = WarningLevel::Notice;
    std::string hazard;                                                ///< template id: "flood"
    std::string category, urgency, severity, certainty, responseType;  ///< CAP words
    std::string eventCode;                                             ///< "BBK-EVC-038"
    base::Instant onset, expires;
    std::optional<base::Instant> nextInformationAt;
    std::vector<WarningText> texts;
    std::vector<ChannelText> channels;
    GeoArea area;  ///< where people shall act; no holes (CAP has none)
    std::string senderName, contact, web;
    std::optional<PeopleEstimate> people;
    std::optional<std::uint32_t> objects;
    std::vector<std::string> updates;  ///< alerts this one updates or cancels
    /// Of a flood: critical objects in any water, in at least 0.5 m and in at least 1 m; empty: not told.
    std::vector<std::uint32_t> objectsByDepth{};
};
/// A warning that the worker proposes, and what it rests on: a river gauge's threshold, rain gauges, or an area that
/// the staff has set. `content.hazard` names the hazard.
struct Proposal {
    std::string proposal;                ///< stable id, "flood:<water>", "rain:<station>", "area:<id of the StaffArea>"
    std::uint32_t revision = 1;          ///< rises when the ground for it changes
    std::string zone;                    ///< the zone it is for; empty: there is none
    std::optional<std::string> station;  ///< gauge that asks for it; absent: none does
    std::optional<GaugeLevel> level;     ///< threshold of a river gauge
    std::optional<double> valueCm;       ///< its value
    bool withdrawn = false;              ///< the ground is gone
    WarningContent content;
    std::optional<base::Instant> since{};         ///< since when the ground for it stands
    std::optional<std::string> confidence{};      ///< "low" or "medium"; absent: set by people
    std::optional<std::string> method{};          ///< how the area was found; absent: as the zone says
    std::optional<RainSum> rain{};                ///< of a rain gauge: the sum that asks for it
    std::vector<std::string> stations{};          ///< of rain: all gauges that are raised now, `station` among them
    std::optional<PeopleEstimate> peopleByDay{};  ///< in the area; `content.people` are those of the night
};
struct Draft {
    std::string alert;  ///< id of the warning, chosen by the author's console: 32 hex digits
    std::uint32_t revision = 1;
    std::uint32_t basedOn = 0;  ///< revision it was edited from; 0 for the first
    std::optional<std::string> proposal;
    std::optional<MessageId> proposalRecord;
    bool withdrawn = false;  ///< the author gives it up
    WarningContent content;
};
struct Approval {
    std::string alert;
    std::uint32_t revision = 0;
    Hash contentHash{};              ///< SHA-256 of the Draft envelope's payload bytes
    std::string spokenConfirmation;  ///< what the person typed; live demands it, the exercise another word
};
struct Issued {
    std::string alert;
    std::uint32_t revision = 0;
    Hash contentHash{};
    MessageId draft;                   ///< the envelope that was signed
    std::vector<MessageId> approvals;  ///< exactly two
    std::vector<std::string> persons;  ///< in the same order
    std::uint32_t number = 0;          ///< per operation, from 1
    std::string identifier;            ///< CAP identifier
    base::Instant sent;                ///< whole seconds
};
enum class ReceiptState : std::uint8_t { Queued = 1, Sent = 2, Received = 3, Read = 4, Failed = 5, Uncertain = 6 };
struct Receipt {
    std::string alert;
    std::string channel, recipient;
    ReceiptState state = ReceiptState::Queued;
    std::string detail;
};

// ---- given by core, exercise, evidence -----------------------------------------------------------------------

struct Refusal {
    MessageId subject;
    std::uint64_t sequence = 0;
    std::uint16_t code = 0;
    std::string what;
};
struct Numbered {
    MessageId subject;
    std::string series;  ///< "log", "report"
    std::uint32_t number = 0;
};
enum class ExercisePhase : std::uint8_t { Prepared = 1, Running = 2, Paused = 3, Ended = 4 };
struct ExerciseState {
    ExercisePhase phase = ExercisePhase::Prepared;
    std::string scenario, title;
    std::uint64_t seed = 0;
    std::vector<std::string> participants;
    std::optional<base::Instant> endsAt;
};
struct Inject {
    std::string number, text;
    std::optional<std::string> expected;
};
struct Checkpoint {
    std::uint64_t sequence = 0;
    Hash chain{};
};
struct SequenceSpan {
    std::uint64_t first = 0, last = 0;
};
struct RefusedRecord {
    std::uint64_t sequence = 0;
    std::uint16_t code = 0;
};
/// An administrator's order; the broker follows it with Redacted. Spans, or a person, or files.
struct RedactionOrdered {
    std::vector<SequenceSpan> spans;
    std::optional<std::string> person;  ///< the names of this person
    std::string reason;
    std::vector<Hash> files{};  ///< attachments alone; the records that name them stay
};
/// Payload and salt of these records are gone, in the same transaction in which this was written; the files follow.
struct Redacted {
    std::vector<SequenceSpan> spans;
    std::vector<RefusedRecord> refused;  ///< those among them that have no effect: what core found in their payload
    std::string rule;                    ///< "retention UnitReport 90 d", "order"
    std::string reason, by;
    std::vector<Hash> files{};  ///< attachments whose bytes are deleted and never taken again
};

}  // namespace wire
