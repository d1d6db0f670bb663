// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One of the town's own rules over time. What holds stays so through silence; a rule that comes and goes too often is
// left aside.

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gis/fusion/rules.h"
#include "gis/fusion/station_watch.h"

namespace fusion {

inline constexpr std::string_view kOwnRule = "own/1";
/// More alarms of one rule in so short a time wear people out: it rests until other rules come.
inline constexpr std::size_t kRaisesMax = 6;
inline constexpr std::int64_t kRaisesWithinMs = 6 * 3'600'000LL;

class OwnRuleWatch {
public:
    using Stations = std::function<const StationWatch*(const std::string&)>;

    /// `rule` and `rules` must outlive it.
    OwnRuleWatch(const OwnRule& rule, const Rules& rules);

    /// What holds at this realm time. Times must not go back.
    void judge(base::Instant now, const Stations& stations);

    /// Nothing as long as it was never raised.
    [[nodiscard]] std::optional<wire::AlarmStep> step() const { return m_step; }
    /// Since when that holds.
    [[nodiscard]] base::Instant since() const { return m_since; }
    /// Its conditions with the values of now, one each: "level 146 140 MB-MUEHLE" (value, limit, station), "rising
    /// ...", "stage ...", "rain 27.4 25 60 RG-OBERTAL" (mm, limit, minutes, station), "silent 21 20 RG-OBERTAL"; "-"
    /// for a value that nobody knows. Only those that hold, and all of them when none does.
    [[nodiscard]] std::vector<std::string> reasons(base::Instant now, const Stations& stations) const;
    /// The newest samples that it rests on.
    [[nodiscard]] std::vector<wire::MessageId> causes(const Stations& stations) const;
    [[nodiscard]] const OwnRule& rule() const { return *m_rule; }
    /// What was remembered fits the rule.
    [[nodiscard]] bool isWhole() const { return m_holds.size() == m_rule->terms.size(); }

private:
    friend struct FusionMemory;
    [[nodiscard]] bool holdsNow(const Term& term, bool held, const StationWatch& watch, base::Instant now) const;
    [[nodiscard]] bool isMet() const;

    const OwnRule* m_rule;
    const Rules* m_rules;
    std::vector<std::uint8_t> m_holds;  ///< by term
    std::optional<wire::AlarmStep> m_step;
    base::Instant m_since;
    std::optional<base::Instant> m_unmetSince;
    std::deque<base::Instant> m_raises;
};

}  // namespace fusion
