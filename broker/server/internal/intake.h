// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Admitted submissions on their way to the journal, in the order in which they go there: emergency calls, what must not
// wait, the rest. A sender's own order within an outbox epoch stays: nothing overtakes what it was said behind.

#include <algorithm>
#include <array>
#include <deque>
#include <memory_resource>
#include <unordered_set>

#include "broker/server/internal/history.h"
#include "broker/server/transport.h"
#include "broker/wire/envelope.h"

namespace server {

/// An admitted submission.
struct Candidate {
    PeerId peer = 0;  ///< 0: the broker itself
    std::unique_ptr<Line> line{};
    /// Said again before the first saying was decided: answered with it, not journaled.
    bool isRepeat = false;

    [[nodiscard]] wire::Record& record() { return line->record; }
    [[nodiscard]] const wire::Record& record() const { return line->record; }
};

enum class Class : std::uint8_t { EmergencyCall = 0, Urgent = 1, Usual = 2 };

class Intake {
public:
    void push(Candidate candidate, Class wanted);
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] const Candidate& front() const { return foremost().front(); }
    [[nodiscard]] Candidate pop();
    template <class Take>
    void each(const Take& take) const {
        for (const auto& queue : m_queues)
            for (const Candidate& candidate : queue) take(candidate);
    }
    void clear();

private:
    [[nodiscard]] const std::deque<Candidate>& foremost() const;
    [[nodiscard]] bool holdsOutboxOf(const std::deque<Candidate>& queue, const wire::MessageId& id) const;

    std::array<std::deque<Candidate>, 3> m_queues;
    std::pmr::unsynchronized_pool_resource m_memory;  ///< of the ids: as many come as go
    std::pmr::unordered_set<wire::MessageId, wire::MessageIdHash> m_ids{&m_memory};
};

}  // namespace server
