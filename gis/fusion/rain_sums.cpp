// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/rain_sums.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace fusion {
namespace {

constexpr std::size_t kPortionsMax = 10'000;  ///< 72 h of a reading each minute are 4,320
constexpr std::int64_t kKeptMs = 7 * 86'400'000LL;

}  // namespace

void RainSums::add(base::Instant at, double mm, double periodS) {
    Portion portion{{at.ms - static_cast<std::int64_t>(periodS * 1000)}, at, mm, mm, 0};
    if (!m_portions.empty()) {
        const Portion& before = m_portions.back();
        if (before.to >= at) return;
        portion.from = std::max(portion.from, before.to);
        portion.mmThrough += before.mmThrough;
        portion.msThrough = before.msThrough;
    }
    portion.msThrough += base::spanMs(portion.to, portion.from);
    m_portions.push_back(portion);
    while (m_portions.size() > kPortionsMax || base::spanMs(at, m_portions.front().to) > kKeptMs)
        m_portions.pop_front();
}

RainSums::Sum RainSums::over(std::uint32_t minutes, base::Instant now) const {
    const base::Instant begin{now.ms - static_cast<std::int64_t>(minutes) * 60'000};
    const auto first = std::upper_bound(m_portions.begin(), m_portions.end(), begin,
                                        [](base::Instant at, const Portion& one) { return at < one.to; });
    const auto end = std::lower_bound(first, m_portions.end(), now,
                                      [](const Portion& one, base::Instant at) { return one.from < at; });
    if (first == end) return {};
    const Portion& last = *std::prev(end);
    double mm = last.mmThrough - first->mmThrough + first->mm;
    auto ms = static_cast<double>(last.msThrough - first->msThrough + base::spanMs(first->to, first->from));
    const auto leaveOut = [&](const Portion& portion, std::int64_t outsideMs) {
        if (outsideMs <= 0) return;
        const auto outside = static_cast<double>(outsideMs);
        ms -= outside;
        mm -= portion.mm * outside / static_cast<double>(base::spanMs(portion.to, portion.from));
    };
    leaveOut(*first, base::spanMs(begin, first->from));
    leaveOut(last, base::spanMs(last.to, now));
    return {std::max(mm, 0.0), ms / (static_cast<double>(minutes) * 60'000)};
}

std::optional<wire::RainSum> RainSums::held(std::uint32_t minutesMax, base::Instant now) const {
    std::optional<wire::RainSum> highest;
    for (std::size_t k = 0; k < m_levels.size(); ++k) {
        const std::uint32_t minutes = m_rules->rain[k].minutes;
        if (m_levels[k] == 0 || minutes > minutesMax) continue;
        const auto level = static_cast<wire::RainLevel>(m_levels[k]);
        if (highest && std::pair(*highest->level, minutes) >= std::pair(level, highest->minutes)) continue;
        const Sum sum = over(minutes, now);
        highest = {minutes, std::round(sum.mm * 10) / 10, std::round(sum.covered * 100) / 100, level};
    }
    return highest;
}

RainSums::State RainSums::stateAt(base::Instant now) {
    State state;
    m_levels.resize(m_rules->rain.size());
    std::uint8_t highest = 0;
    for (std::size_t k = 0; k < m_rules->rain.size(); ++k) {
        const RainWindow& window = m_rules->rain[k];
        const Sum sum = over(window.minutes, now);
        std::uint8_t level = 0;
        for (std::uint8_t step = 0; step < 3; ++step) {
            const std::uint8_t as = step + 2;
            const double from = m_levels[k] >= as ? m_rules->rainLeftAt * window.mm[step] : window.mm[step];
            if (sum.mm >= from) level = as;
        }
        m_levels[k] = level;
        highest = std::max(highest, level);
        if (sum.mm < 0.05) continue;
        wire::RainSum said{window.minutes, std::round(sum.mm * 10) / 10, std::round(sum.covered * 100) / 100, {}};
        if (level != 0) said.level = static_cast<wire::RainLevel>(level);
        state.sums.push_back(said);
    }
    if (highest != 0) state.level = static_cast<wire::RainLevel>(highest);
    int index = 0;
    for (const RainIndex& one : m_rules->index)
        index = std::max(index, starkregenindex(one, over(one.minutes, now).mm));
    if (index != 0) state.index = static_cast<std::uint8_t>(index);
    return state;
}

}  // namespace fusion
