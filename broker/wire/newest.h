// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Which of two sayings of one source counts, as pure functions: the picture folds with them, and the broker thins a
// stream with them, so that a thinned stream folds to the same picture.

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "broker/wire/payloads.h"
#include "broker/wire/verbs.h"

namespace wire {

/// The source's clock, or ours where that one is absurd.
[[nodiscard]] base::Instant trustedClock(const Record& record);
/// Fills history and triggers nothing.
[[nodiscard]] bool isLate(std::uint32_t flags);

/// What orders the sayings of one source: in time beats late, then the realm clock, the source's clock, the id. A total
/// order over what was said, not over when it arrived: in whatever order the records of a tick come, the same one wins.
struct Saying {
    bool isInTime = true;
    base::Instant acceptedAt, observedAt;
    MessageId id;
    auto operator<=>(const Saying&) const = default;
};
[[nodiscard]] Saying sayingOf(const Record& record);

/// FMS 0: an emergency call by the button. Never merged, never behind anything else of its class.
inline constexpr std::uint8_t kEmergencyCall = 0;

/// A unit's report as far as it decides which one counts.
struct UnitSaying {
    Saying saying;
    std::uint8_t fmsStatus = 0;
};
/// Does the unit's status start anew with `next`, which stands behind `known` in the order? Within a tick any other
/// status starts the present one anew, whichever of the two arrived first.
[[nodiscard]] bool startsStatus(const UnitSaying& next, const UnitSaying& known);
/// The unit of a report: its call sign, else the source without "unit:".
[[nodiscard]] std::string unitOf(const UnitReport& report, const std::string& source);

/// Merges superseded readings and positions of a stretch of the journal to the newest ones. Everything else is kept.
/// What is left folds to the same picture as the whole: a reading goes when a higher one of the same source and
/// quantity is there; a unit's report when nothing but its place, clock and id differs from the ones before and after
/// it.
class Thinner {
public:
    /// The next record in order; `wanted`: it belongs to what the follower asked for.
    void add(const Record& record);
    [[nodiscard]] std::size_t count() const { return m_kept; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    /// What is left, in order, and what was left out. Ends the stretch.
    [[nodiscard]] std::pair<std::vector<Record>, std::vector<Merged>> finish();

private:
    struct Newest {
        std::size_t slot = 0;
        Saying saying;
    };
    struct UnitTrack {
        base::Instant newestAcceptedAt;
        bool isCertain = false;  ///< what counts of the unit is known, whatever stands before the stretch
        UnitSaying current;
        UnitReport report;                ///< of it
        std::optional<std::size_t> slot;  ///< of it, when the next routine position may stand in for it
    };
    bool addReading(const Record& record);
    bool addUnit(const Record& record);
    std::size_t keep(const Record& record);
    void drop(std::size_t slot);
    void note(const Record& record);

    std::vector<std::optional<Record>> m_slots;
    std::size_t m_kept = 0, m_bytes = 0;
    std::map<std::pair<std::string, Quantity>, Newest> m_readings;
    std::map<std::string, UnitTrack> m_units;
    std::map<Kind, Merged> m_merged;
};

}  // namespace wire
