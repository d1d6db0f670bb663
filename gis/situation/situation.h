// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The picture: a pure fold over the journal. Same records, same picture, on every console, in every replay. No
// clock, no geodata, no randomness; total (every admitted record folds, whatever it holds). Current state only:
// leaving out superseded positions and routine readings gives the same picture.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "broker/wire/alert_life.h"
#include "broker/wire/envelope.h"
#include "broker/wire/payloads.h"
#include "broker/wire/roster.h"
#include "gis/situation/staff_work.h"

namespace situation {

struct LastReading {
    wire::Reading reading;
    base::Instant observedAt, acceptedAt;
    std::uint32_t flags = 0;
    wire::MessageId id;
    std::uint64_t sequence = 0;  ///< of its record; another one in each run, so not in canonicalText()
};
/// A station is worked at, or will be from `from` on; over at its `until`.
struct MaintenanceView {
    wire::Maintenance maintenance;
    std::string author;
    base::Instant observedAt, acceptedAt;
    wire::MessageId id;
};
/// A sensor as the journal knows it; name, place and thresholds come from the town package.
struct Station {
    std::map<wire::Quantity, LastReading>
        last;  ///< newest by acceptedAt, then observedAt, then id; late data does not replace
    std::optional<wire::StationState> state;
    base::Instant stateSince;  ///< acceptedAt of the state
    wire::MessageId stateId;
    /// The newest saying, one that ended it included: an earlier one of the same tick must not come back. Removed at
    /// the tick at which its time is over.
    std::optional<MaintenanceView> maintenance;
};
/// The maintenance that holds at that time, or nothing.
[[nodiscard]] const wire::Maintenance* maintenanceAt(const Station& station, base::Instant now);
struct Unit {
    wire::UnitReport report;
    base::Instant observedAt, acceptedAt;
    base::Instant statusSince;
    wire::MessageId id;
    std::uint64_t sequence = 0;  ///< of the report's record; another one in each run, so not in canonicalText()
};
struct ZoneView {
    wire::Zone zone;
    base::Instant since, updatedAt;
    wire::MessageId id;
};
struct ProposalView {
    wire::Proposal proposal;
    base::Instant since, updatedAt;
    wire::MessageId id;
    std::optional<std::string> alert;  ///< the warning drafted from it
};
/// An area that the staff has set, as long as it stands; what lies in it is the zone "area:" and its id.
struct AreaView {
    wire::StaffArea area;
    std::string author;  ///< of the newest word, "p:..."
    base::Instant since, updatedAt;
    wire::MessageId id;
};
struct RuleSetView {
    wire::RuleSet set;
    base::Instant since;
    wire::MessageId id;
};
/// An alarm of the town's own rules that stands, or rests.
struct RuleAlarmView {
    wire::RuleAlarm alarm;
    base::Instant since, updatedAt;
    wire::MessageId id;
};
/// An incident as it was said last.
struct IncidentView {
    wire::Incident incident;
    base::Instant since, updatedAt;  ///< acceptedAt of the first saying and of the last
    wire::MessageId id;
};
/// Closed and merged ones that stay in the picture, the newest, so that people can open them again.
inline constexpr std::size_t kIncidentsEndedMax = 200;
struct ApprovalView {
    std::string person;
    base::Instant at;
    wire::MessageId id;
};
struct Recipient {
    std::string channel, recipient;
    wire::ReceiptState state = wire::ReceiptState::Queued;
    base::Instant at;
    std::string detail;
};
struct Alert {
    wire::AlertLife life;
    wire::Draft draft;  ///< newest revision
    base::Instant draftedAt;
    std::vector<ApprovalView> approvals;  ///< over the newest revision
    std::optional<wire::Issued> issued;
    base::Instant issuedAt;
    std::optional<wire::WarningContent> issuedContent;
    std::map<std::string, Recipient> recipients;  ///< key "channel/recipient"
};
struct Operation {
    std::string name;
    wire::OperationStep step = wire::OperationStep::Opened;
    base::Instant since;
};

/// What an incident is called: its name, else kind and place, "Überflutung, Bachstraße".
[[nodiscard]] std::string titleOf(const wire::Incident& incident);

/// What the last fold() changed, so that a console redraws only that.
struct Changes {
    std::set<std::string> stations, units, areas, zones, proposals, ruleAlarms, incidents, alerts, operations;
    StaffWorkChanges work;
    bool tick = false, roster = false, exercise = false, ruleSet = false;
    [[nodiscard]] bool any() const;
    void add(const Changes& other);
};

class Situation {
public:
    /// Takes the next record; records that core refused (verdict != 0) change nothing but `lastSequence`.
    Changes fold(const wire::Record& record);

    std::uint64_t lastSequence = 0;
    std::optional<wire::RealmId> realm;
    std::string realmName;
    std::optional<wire::Tick> tick;  ///< newest
    std::optional<wire::ExerciseState> exercise;
    std::map<std::string, Station> stations;
    std::map<std::string, Unit> units;
    std::map<std::string, AreaView> areas;            ///< by id; those that have ended are removed
    std::map<std::string, ZoneView> zones;            ///< zones that have ended are removed
    std::map<std::string, ProposalView> proposals;    ///< withdrawn ones are removed
    std::optional<RuleSetView> ruleSet;               ///< absent: as the program ships
    std::map<std::string, RuleAlarmView> ruleAlarms;  ///< ended ones are removed
    std::map<std::string, IncidentView> incidents;    ///< open ones, and those that ended last
    std::map<std::string, Alert> alerts;
    std::map<std::string, Operation> operations;
    StaffWork work;
    wire::Roster roster;
    std::vector<base::Bytes> rosterRecords;  ///< the encoded records that made it: how a snapshot carries it

    /// SHA-256 over the canonical encoding, sorted by id: values, states, zones, alert steps, receipt states and
    /// their scenario times. Not in it: sequence numbers, realm id, numbers given by core, the clock's last tick.
    [[nodiscard]] wire::Hash pictureHash() const;
    /// What pictureHash() hashes, as text, one fact a line: for a diff when two pictures differ.
    [[nodiscard]] std::string canonicalText() const;
};

}  // namespace situation
