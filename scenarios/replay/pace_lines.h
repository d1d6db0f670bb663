// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

namespace replay {

/// When the player tells how far it is: every 5 s to somebody who watches a terminal; into a file at most one line per
/// minute of the scenario, and one per minute of wall time while it stands still (whoever waits for whom is in it).
class PaceLines {
public:
    PaceLines(bool isTerminal, std::int64_t nowNs) : m_isTerminal(isTerminal), m_toldNs(nowNs) {}

    /// True when a line is due; the caller then prints it.
    [[nodiscard]] bool isDue(std::int64_t nowNs, double scenarioS) {
        const std::int64_t spanNs = nowNs - m_toldNs;
        if (spanNs < kEveryNs) return false;
        const auto minute = static_cast<std::int64_t>(scenarioS / 60);
        if (!m_isTerminal && minute == m_toldMinute && spanNs < kStandstillNs) return false;
        m_toldNs = nowNs;
        m_toldMinute = minute;
        return true;
    }

private:
    static constexpr std::int64_t kEveryNs = 5'000'000'000, kStandstillNs = 60'000'000'000;
    bool m_isTerminal;
    std::int64_t m_toldNs;
    std::int64_t m_toldMinute = -1;  ///< before the first line
};

}  // namespace replay
