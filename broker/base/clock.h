// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "broker/base/instant.h"

namespace base {

/// Where "now" comes from. Handed in, never asked for globally, so that a test steps it.
class Clock {
public:
    virtual ~Clock() = default;
    /// Wall time. Only the live broker's tick, logs and the screen's own clock may ask for it.
    [[nodiscard]] virtual Instant now() const = 0;
    /// Nanoseconds of CLOCK_MONOTONIC (one clock for all processes of a machine). For latency, back-off and
    /// socket time-outs; never journaled.
    [[nodiscard]] virtual std::int64_t monotonicNs() const = 0;
};

/// The machine's clocks.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::int64_t monotonicNs() const override;
};

/// A clock that stands still until it is told to move.
class SteppedClock final : public Clock {
public:
    explicit SteppedClock(Instant start) : m_now(start) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] std::int64_t monotonicNs() const override { return m_monotonicNs; }
    void stepMs(std::int64_t spanMs) {
        m_now = m_now.plusMs(spanMs);
        m_monotonicNs += spanMs * 1'000'000;
    }

private:
    Instant m_now;
    std::int64_t m_monotonicNs = 0;
};

}  // namespace base
