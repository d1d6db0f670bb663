// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The week behind a station's newest day, coarse, and how far it could be trusted meanwhile.

#include <cstdint>
#include <deque>

#include "broker/base/instant.h"
#include "broker/wire/payloads.h"

namespace session {

inline constexpr std::int64_t kPieceMs = 10LL * 60 * 1000;
inline constexpr std::int64_t kPastSpanMs = 7LL * 24 * 3600 * 1000;
inline constexpr std::size_t kTrustStepsMax = 1'000;  ///< a sensor that comes and goes each 10 minutes for a week

/// What was measured within kPieceMs from `from` on, in the station's unit; of rain `high` is the sum, `low` 0.
struct CoursePiece {
    base::Instant from;
    float low = 0, high = 0;
};

/// How far what a station says can be trusted, by the worker.
enum class CourseTrust : std::uint8_t { Good, Suspect, Faulty, Silent, Maintenance };
struct TrustStep {
    base::Instant at;  ///< from then on
    CourseTrust trust = CourseTrust::Good;
};
[[nodiscard]] CourseTrust trustOf(const wire::StationState& state);

class CoursePast {
public:
    /// A value that is older than what is kept singly. `isSum`: of rain.
    void add(base::Instant at, double value, bool isSum);
    void note(base::Instant at, CourseTrust trust);
    /// Forgets what is older than a week then.
    void forgetBefore(base::Instant newest);

    [[nodiscard]] const std::deque<CoursePiece>& pieces() const {
        return m_pieces;
    }                                                                             ///< oldest first, without gaps' own
    [[nodiscard]] const std::deque<TrustStep>& steps() const { return m_steps; }  ///< oldest first, each another
    /// At that moment; Good before anything is known.
    [[nodiscard]] CourseTrust trustAt(base::Instant at) const;

private:
    std::deque<CoursePiece> m_pieces;
    std::deque<TrustStep> m_steps;
};

}  // namespace session
