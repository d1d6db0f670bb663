// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/threshold.h"

#include <algorithm>

namespace fusion {
namespace {

constexpr double kClearBelowCm = 10;
constexpr double kRaiseAtOnceCm = 20;
constexpr std::int64_t kClearAfterMs = 30 * 60'000LL;

}  // namespace

bool Threshold::hasThresholds() const {
    return std::any_of(std::begin(m_facts->iwCm), std::end(m_facts->iwCm),
                       [](const auto& iw) { return iw.has_value(); });
}

bool Threshold::isRaised(std::size_t k) const {
    const double threshold = *m_facts->iwCm[k];
    const auto above =
        std::count_if(m_lastThree.begin(), m_lastThree.end(), [&](double value) { return value >= threshold; });
    return above >= 2 || (m_lastThree.size() >= 2 && m_lastThree.back() >= threshold + kRaiseAtOnceCm);
}

bool Threshold::isCleared(std::size_t k, base::Instant now) const {
    return m_belowSince[k] && base::spanMs(now, *m_belowSince[k]) >= kClearAfterMs;
}

void Threshold::take(base::Instant at, double valueCm) {
    m_lastThree.push_back(valueCm);
    if (m_lastThree.size() > 3) m_lastThree.pop_front();
    for (std::size_t k = 0; k < 3; ++k) {
        if (!m_facts->iwCm[k]) continue;
        if (valueCm > *m_facts->iwCm[k] - kClearBelowCm)
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
