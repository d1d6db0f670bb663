// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What was said and is not yet accepted, in the order it was said.

#include <deque>
#include <optional>
#include <unordered_set>
#include <vector>

#include "broker/client/bus_link.h"
#include "broker/journal/outbox_store.h"

namespace client {

class Outbox {
public:
    struct Item {
        wire::MessageId id;
        base::Bytes envelope;
        bool isOnDisk = false;
        bool isSettled = false;  ///< answered, but something before it is not
    };

    /// Opens the file if there is one to open; without, or when that fails (openFailure()), all is in memory.
    Outbox(const wire::DeviceId& device, const std::optional<std::filesystem::path>& file,
           std::optional<std::uint64_t> givenEpoch);

    [[nodiscard]] const std::optional<base::Failure>& openFailure() const { return m_openFailure; }
    [[nodiscard]] std::uint64_t givenEpoch() const { return m_givenEpoch; }
    [[nodiscard]] bool waits(const wire::MessageId& id) const { return m_waiting.contains(id); }
    [[nodiscard]] std::size_t count() const { return m_waiting.size(); }
    /// The id that the next counted submission gets.
    [[nodiscard]] wire::MessageId nextId(Keep keep) const;
    /// `counted`: the id came from nextId(keep).
    [[nodiscard]] base::Done add(const wire::MessageId& id, base::Bytes envelope, Keep keep, bool counted);

    /// Items not sent since the last rewind.
    struct Chunk {
        std::vector<base::Bytes> envelopes;
        std::size_t positions = 0;  ///< of the outbox that they cover, for markSent()
    };
    [[nodiscard]] Chunk unsent(std::size_t countMax, std::size_t bytesMax) const;
    void markSent(const Chunk& chunk) { m_sent += chunk.positions; }
    /// Sent and unanswered.
    [[nodiscard]] std::size_t inFlight() const { return m_sent; }
    /// After a new connection: all is to be sent again, in order.
    void rewind() { m_sent = 0; }

    /// Takes out what this answers; their ids.
    std::vector<wire::MessageId> settle(const wire::Accepted& accepted);
    bool settle(const wire::MessageId& id);

private:
    void load();
    void erase(const std::vector<wire::MessageId>& onDisk);
    void dropSettled();

    wire::DeviceId m_device;
    std::optional<journal::OutboxStore> m_store;
    std::optional<base::Failure> m_openFailure;
    /// Of this process: after a restore of an old copy of the file no id is given a second time.
    std::uint64_t m_fileEpoch;
    std::uint64_t m_memoryEpoch, m_givenEpoch;
    std::uint64_t m_memoryCounter = 1;
    std::deque<Item> m_items;
    std::size_t m_sent = 0;  ///< items of the front that were sent on this connection
    std::unordered_set<wire::MessageId, wire::MessageIdHash> m_waiting;
};

}  // namespace client
