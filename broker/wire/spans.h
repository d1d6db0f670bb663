// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <vector>

#include "broker/wire/payloads.h"

namespace wire {

/// Is the record in one of these?
[[nodiscard]] inline bool covers(const std::vector<SequenceSpan>& spans, std::uint64_t sequence) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](const SequenceSpan& span) { return sequence >= span.first && sequence <= span.last; });
}

}  // namespace wire
