// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the scripted staff says of its work at a tick: sectors, assignments, boards, messages sighted and dealt with,
// orders and their steps, decisions. All ids follow from seed and script, so a person that was killed says the same
// again; what is edited names the saying that stands in the picture.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gis/situation/situation.h"
#include "scenarios/replay/scenario.h"

namespace replay {

/// 32 hex digits: the same exercise names the same thing alike in every run.
[[nodiscard]] std::string scriptedId(std::uint64_t seed, const std::string& what, std::size_t index);

/// A payload and the post for which it is said, "S3".
struct WorkSaying {
    wire::Kind kind{};
    base::Bytes payload;
    std::string post;
};

class ScriptedWork {
public:
    /// `scenario` must outlive it. `person`: who passes on the reports, "p:beispiel".
    ScriptedWork(const Scenario& scenario, std::string person, std::uint64_t seed);

    /// Notes which record each scripted report became.
    void fold(const wire::Record& record);
    /// All that operator-1 has to say at the tick; `picture` holds the records before it.
    [[nodiscard]] std::vector<WorkSaying> atTick(const wire::Tick& tick, const situation::Situation& picture) const;

private:
    using Out = std::vector<WorkSaying>;
    void drawSectors(const wire::Tick& tick, const situation::Situation& picture, Out& out) const;
    void assignUnits(const wire::Tick& tick, const situation::Situation& picture, Out& out) const;
    void keepBoards(const wire::Tick& tick, const situation::Situation& picture, Out& out) const;
    void sightReports(const wire::Tick& tick, Out& out) const;
    void giveOrders(const wire::Tick& tick, Out& out) const;
    void stepOrders(const wire::Tick& tick, Out& out) const;
    [[nodiscard]] std::string sectorId(const std::string& name) const;

    const Scenario& m_scenario;
    std::string m_person;
    std::uint64_t m_seed;
    std::vector<std::optional<wire::MessageId>> m_reports;  ///< as in the scenario
};

/// The decision with its grounds as they stand in `picture`; a ground that does not stand there is left out.
[[nodiscard]] wire::Decision decisionFrom(const ScriptedDecision& scripted, const situation::Situation& picture);

}  // namespace replay
