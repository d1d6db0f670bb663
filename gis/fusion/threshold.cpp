// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/threshold.h"

#include <algorithm>

namespace fusion {
namespace {

/// `newest` are the last three values or fewer.
template <class Values>
bool isReachedBy(const Values& newest, double limitCm, const LevelRule& rule) {
    const auto above = std::count_if(newest.begin(), newest.end(), [&](double value) { return value >= limitCm; });
    return above >= static_cast<std::ptrdiff_t>(rule.raiseOfThree) ||
           (newest.size() >= 2 && newest.back() >= limitCm + rule.raiseAtOnceCm);
}

}  // namespace

Side sideOf(const TrustedSeries& series, double limitCm, const LevelRule& rule) {
    std::deque<double> newest;
    for (auto it = series.points().rbegin(); it != series.points().rend() && newest.size() < 3; ++it)
        newest.push_front(it->value);
    if (newest.empty()) return Side::Between;
    if (newest.back() <= limitCm - rule.clearBelowCm) return Side::Below;
    return isReachedBy(newest, limitCm, rule) ? Side::Reached : Side::Between;
}

bool Threshold::hasThresholds() const {
    return std::any_of(std::begin(m_facts->iwCm), std::end(m_facts->iwCm),
                       [](const auto& iw) { return iw.has_value(); });
}

bool Threshold::isRaised(std::size_t k) const { return isReachedBy(m_lastThree, *m_facts->iwCm[k], *m_rule); }

bool Threshold::isCleared(std::size_t k, base::Instant now) const {
    return m_belowSince[k] && static_cast<double>(base::spanMs(now, *m_belowSince[k])) >= m_rule->clearAfterS * 1000;
}

void Threshold::beginAnew() {
    m_lastThree.clear();
    m_belowSince = {};
}

void Threshold::take(base::Instant at, double valueCm) {
    m_lastThree.push_back(valueCm);
    if (m_lastThree.size() > 3) m_lastThree.pop_front();
    for (std::size_t k = 0; k < 3; ++k) {
        if (!m_facts->iwCm[k]) continue;
        if (valueCm > *m_facts->iwCm[k] - m_rule->clearBelowCm)
            m_belowSince[k].reset();
        else if (!m_belowSince[k])
            m_belowSince[k] = at;
    }
    auto level = static_cast<std::size_t>(m_level);
    while (level > 0 && (!m_facts->iwCm[level - 1] || isCleared(level - 1, at))) --level;
    for (std::size_t k = 3; k > level; --k)
        if (m_facts->iwCm[k - 1] && isRaised(k - 1)) level = k;
    m_level = static_cast<wire::GaugeLevel>(level);
}

}  // namespace fusion
