// SPDX-License-Identifier: EUPL-1.2
#include "console/session/course_past.h"

#include <algorithm>

namespace session {

CourseTrust trustOf(const wire::StationState& state) {
    if (state.maintenanceUntil) return CourseTrust::Maintenance;
    if (state.hearing == wire::Hearing::Silent) return CourseTrust::Silent;
    switch (state.quality) {
        case wire::Quality::Suspect: return CourseTrust::Suspect;
        case wire::Quality::Fail: return CourseTrust::Faulty;
        case wire::Quality::Missing: return CourseTrust::Silent;
        case wire::Quality::Good:
        case wire::Quality::NotEvaluated: break;
    }
    return CourseTrust::Good;
}

void CoursePast::add(base::Instant at, double value, bool isSum) {
    const base::Instant from{at.ms - ((at.ms % kPieceMs) + kPieceMs) % kPieceMs};
    const auto isEarlier = [](const CoursePiece& piece, base::Instant moment) { return piece.from < moment; };
    auto piece = std::lower_bound(m_pieces.begin(), m_pieces.end(), from, isEarlier);
    const auto shown = static_cast<float>(value);
    if (piece == m_pieces.end() || piece->from != from) {
        m_pieces.insert(piece, {from, isSum ? 0.0F : shown, shown});
    } else if (isSum) {
        piece->high += shown;
    } else {
        piece->low = std::min(piece->low, shown);
        piece->high = std::max(piece->high, shown);
    }
}

void CoursePast::note(base::Instant at, CourseTrust trust) {
    if (m_steps.empty() ? trust == CourseTrust::Good : m_steps.back().trust == trust) return;
    if (!m_steps.empty() && at < m_steps.back().at) return;  // the worker's word comes in order; else it is an old one
    m_steps.push_back({at, trust});
    if (m_steps.size() > kTrustStepsMax) m_steps.pop_front();
}

void CoursePast::forgetBefore(base::Instant newest) {
    const base::Instant oldest = newest.plusMs(-kPastSpanMs);
    while (!m_pieces.empty() && m_pieces.front().from < oldest) m_pieces.pop_front();
    // The step that holds at the beginning of the week stays.
    while (m_steps.size() > 1 && m_steps[1].at <= oldest) m_steps.pop_front();
}

CourseTrust CoursePast::trustAt(base::Instant at) const {
    const auto isLater = [](base::Instant moment, const TrustStep& step) { return moment < step.at; };
    const auto next = std::upper_bound(m_steps.begin(), m_steps.end(), at, isLater);
    return next == m_steps.begin() ? CourseTrust::Good : std::prev(next)->trust;
}

}  // namespace session
