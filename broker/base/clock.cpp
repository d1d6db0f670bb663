// SPDX-License-Identifier: EUPL-1.2
#include "broker/base/clock.h"

#include <time.h>

namespace base {
namespace {
timespec read(clockid_t clock) {
    timespec at{};
    clock_gettime(clock, &at);
    return at;
}
}  // namespace

Instant SystemClock::now() const {
    const timespec at = read(CLOCK_REALTIME);
    return {static_cast<std::int64_t>(at.tv_sec) * 1000 + at.tv_nsec / 1'000'000};
}

std::int64_t SystemClock::monotonicNs() const {
    const timespec at = read(CLOCK_MONOTONIC);
    return static_cast<std::int64_t>(at.tv_sec) * 1'000'000'000 + at.tv_nsec;
}

}  // namespace base
