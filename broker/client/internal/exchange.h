// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Questions that take several answers: a snapshot in parts, history in parts. Each says one verb at a time and waits
// for its answer, so that the live following is not held up.

#include <optional>

#include "broker/client/bus_link.h"

namespace client {

class SnapshotReading {
public:
    explicit SnapshotReading(std::uint32_t foldVersion) : m_foldVersion(foldVersion) {}
    /// After a new connection, and to begin with.
    [[nodiscard]] wire::SnapshotAsk begin();
    /// The next question, or how it ended.
    [[nodiscard]] std::variant<wire::SnapshotAsk, SnapshotHeard> take(wire::SnapshotPart& part);

private:
    std::uint32_t m_foldVersion;
    wire::SnapshotPart m_first;  ///< without its bytes
    base::Bytes m_bytes;
};

class SnapshotWriting {
public:
    SnapshotWriting(std::uint32_t foldVersion, std::uint64_t sequence, base::Bytes bytes)
        : m_foldVersion(foldVersion), m_sequence(sequence), m_bytes(std::move(bytes)) {}
    [[nodiscard]] wire::SnapshotGive next() const;
    /// True when the broker has all of it.
    bool take(const wire::SnapshotTaken& taken);
    [[nodiscard]] std::uint64_t sequence() const { return m_sequence; }

private:
    std::uint32_t m_foldVersion;
    std::uint64_t m_sequence, m_offset = 0;
    base::Bytes m_bytes;
};

class HistoryReading {
public:
    explicit HistoryReading(wire::Range range) : m_range(std::move(range)) {}
    /// The question that is to be said now; nothing while one is not answered.
    [[nodiscard]] std::optional<wire::Range> next();
    void begin() { m_isAsked = false; }
    [[nodiscard]] History take(wire::Ranged& ranged);

private:
    wire::Range m_range;
    bool m_isAsked = false;
};

}  // namespace client
