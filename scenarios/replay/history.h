// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What happened in a run, read from its journal: the final picture, and what was true at some moment on the way.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gis/situation/situation.h"
#include "scenarios/replay/scenario.h"

namespace replay {

/// Folds a journal from its first record to its last.
class History {
public:
    void fold(const wire::Record& record);

    struct StationPast {
        wire::GaugeLevel highest = wire::GaugeLevel::BelowAll;
        bool judged = false;                     ///< had a level at some moment
        std::vector<wire::StationState> states;  ///< all, in order
    };
    situation::Situation picture;
    std::uint64_t records = 0, inEffect = 0, refused = 0;
    std::map<std::string, StationPast> stations;
    std::set<std::string> zones, proposals;
    std::set<std::string> proposalStations;  ///< stations whose threshold asked for a proposal
    std::uint32_t issued = 0, issuedUpdates = 0, issuedAllClears = 0, logEntries = 0;
    std::set<std::string> orders, ordersDone, boardItems, sectors, assigned;  ///< ids, call signs
    std::set<std::string> sighted;                                            ///< reports, by the text of their id
    std::uint32_t decisions = 0, alarmsTaken = 0;

    /// Recipients who got a warning (receipt Received or Read).
    [[nodiscard]] std::uint32_t delivered() const;
    /// Best estimate over all zones that stand; nothing when a zone's people are not known. Zero without a zone.
    [[nodiscard]] std::optional<std::uint64_t> peopleAffected() const;
    /// Critical objects in standing zones, each counted once.
    [[nodiscard]] std::uint64_t objectsAffected() const;

private:
    void foldWork(const wire::Record& record);
};

/// What the scenario expects and did not come; empty when all came true. One sentence each.
[[nodiscard]] std::vector<std::string> unmet(const Expectation& expectation, const History& history);
/// The same without what the staff has to do, for an exercise in which people are the staff.
[[nodiscard]] std::vector<std::string> unmetByProgram(const Expectation& expectation, const History& history);
/// For those people: each thing that the scenario expects of them, and what came. One sentence each, in no order of
/// blame; empty when it expects nothing of them.
[[nodiscard]] std::vector<std::string> reviewOfStaff(const Expectation& expectation, const History& history);

}  // namespace replay
