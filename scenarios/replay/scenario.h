// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What an exercise is: the part of scenario.toml that player, scripted operators and evaluation read. Gauges, rain
// and units of the same file belong to the simulated field (agents/field). Format: scenarios/README.md.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "agents/field/field_plan.h"
#include "broker/base/instant.h"
#include "broker/base/outcome.h"
#include "broker/wire/payloads.h"
#include "gis/fusion/town.h"
#include "scenarios/replay/scenario_staff.h"

namespace replay {

/// A line that operator-1 writes into the incident log.
struct ScriptedLog {
    std::int64_t atS = 0;  ///< scenario seconds from the start
    std::string post;      ///< staff post, "S2"
    std::string text;
    std::optional<wire::GeoPoint> place;
};

/// An entry of the directory that operator-1 makes at the first tick.
struct ScriptedContact {
    std::string function, name, organisation;
    std::uint32_t rank = 1;
    std::vector<wire::Reach> reach;
    bool onCall = false;  ///< for as long as the exercise lasts
};
/// A call-up (Einberufung) that operator-1 signs.
struct ScriptedCall {
    std::int64_t atS = 0;
    std::string post;  ///< staff post that calls, "S2"
    std::string subject, text, meeting;
    std::vector<std::string> functions;  ///< whoever holds them, by every way of theirs
    std::optional<std::int64_t> thereAfterS, answerAfterS;
};

/// One line of the script (Drehbuch) that exercise control plays in.
struct ScriptedInject {
    std::int64_t atS = 0;
    std::string number, text;
    std::optional<std::string> expected;
};

/// How the scripted staff behaves; all spans in scenario seconds.
struct StaffScript {
    std::int64_t draftAfterS = 120;  ///< a proposal that has stood so long becomes a signed draft
    std::int64_t signAfterS = 60;    ///< the second person signs so long after the first
    bool updates = true;             ///< a proposal that rises a level leads to an update of its warning
    bool allClear = false;           ///< a proposal that is withdrawn leads to the all-clear for its warnings
    std::optional<std::int64_t> takeAlarmsAfterS{};  ///< an alarm that nobody has is taken over; absent: never
};

/// What must have been true of one station at some moment of the run.
struct ExpectedStation {
    std::string station;
    std::optional<wire::GaugeLevel> levelMin, levelMax;
    std::optional<wire::Hearing> hearing;
    std::optional<wire::Quality> quality;
    std::optional<std::string> reason;  ///< text that one of its reasons holds
    int line = 0;                       ///< of the file, for messages
};
struct Expectation {
    std::vector<std::string> zones;         ///< zones that must have stood
    std::vector<std::string> proposals;     ///< proposals that must have stood
    std::vector<std::string> proposalsAt;   ///< stations whose threshold must have asked for a proposal
    std::vector<std::string> noProposalAt;  ///< stations whose threshold must never have asked for one
    std::optional<std::uint32_t> issuedMin, updatesMin, allClearsMin, deliveredMin, peopleMin, objectsMin, logMin,
        unitsMin;
    std::optional<std::uint32_t> alarmsTakenMin, ordersMin, ordersDoneMin, boardsMin, sectorsMin, assignedMin,
        sightedMin, decisionsMin;
    std::vector<ExpectedStation> stations;
    std::map<std::string, int> lines;  ///< of the lists above in the file, by key
};

struct Scenario {
    std::filesystem::path file;
    std::string name, title;
    base::Instant start;            ///< realm time of the first tick
    std::int64_t durationS = 3600;  ///< from the first tick to the last
    std::int64_t tickS = 5;
    std::string operation, operationName;
    StaffScript staff;
    std::vector<ScriptedLog> log;  ///< by time
    std::vector<ScriptedReport> reports;
    StaffWorkScript work;
    std::vector<ScriptedInject> injects;  ///< by time
    std::vector<ScriptedContact> contacts;
    std::vector<ScriptedCall> calls;  ///< by time
    Expectation expect;

    [[nodiscard]] std::uint64_t lastTick() const { return static_cast<std::uint64_t>(durationS / tickS) + 1; }
    /// Realm time of tick `number` (from 1).
    [[nodiscard]] base::Instant timeOf(std::uint64_t number) const {
        return start.plusS(static_cast<std::int64_t>(number - 1) * tickS);
    }
    /// True when something due at `atS` falls to tick `number`: not yet at the tick before, but now.
    [[nodiscard]] bool fallsOn(std::int64_t atS, std::uint64_t number) const {
        const std::int64_t nowS = static_cast<std::int64_t>(number - 1) * tickS;
        return atS <= nowS && (number == 1 || atS > nowS - tickS);
    }
};

/// Reads and checks a scenario. A typo fails with file, line and the word that was probably meant.
[[nodiscard]] base::Outcome<Scenario> loadScenario(const std::filesystem::path& file);

/// Units that the staff's work names must be those of the simulated field.
[[nodiscard]] base::Done fitToField(const Scenario& scenario, const field::FieldPlan& plan);

/// What only the town can judge: stations and waters that expectations and decisions name.
[[nodiscard]] base::Done fitToTown(const Scenario& scenario, const std::vector<fusion::StationFacts>& stations);
/// The same, and objects, places and outlines.
[[nodiscard]] base::Done fitToTown(const Scenario& scenario, const fusion::Town& town);

}  // namespace replay
