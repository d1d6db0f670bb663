// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Looking back along two clocks: what was so at a time, by what had become known by another. A report that came late
// stands where it belongs when more is known than at the time, and is missing when only that counts.

#include <vector>

#include "broker/wire/envelope.h"

namespace situation {

/// The moment that somebody looks back at; realm time.
struct Hindsight {
    base::Instant at;     ///< what was so then, this instant included
    base::Instant known;  ///< by what had been accepted by then, this instant included; before `at`: `at` is that
    bool operator==(const Hindsight&) const = default;
};

/// The records to fold for that moment, out of a journal's from its first one on, rising. `known` alone leaves a
/// beginning of the journal, untouched. With an `at` before it:
/// - what people and sensors observed (Reading, UnitReport, Report, LogEntry) counts by its own clock, if that is not
///   absurd nor ahead of the realm's, and lateness is forgotten: it is put where it belongs;
/// - a number goes with what it numbers;
/// - all else (facts of the worker, warnings, rights) counts when it was accepted: what was judged then stays judged.
/// Sequences stay those of the journal and may no longer rise.
[[nodiscard]] std::vector<wire::Record> inHindsight(std::vector<wire::Record> records, const Hindsight& moment);

}  // namespace situation
