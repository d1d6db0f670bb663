// SPDX-License-Identifier: EUPL-1.2
#pragma once

// How the broker hears and answers: ZeroMQ in programs, a queue in simulations.

#include <cstdint>
#include <memory>
#include <set>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/seal/seal.h"

namespace server {

/// A connection, numbered by the transport; never used again for another one.
using PeerId = std::uint64_t;

struct Arrival {
    PeerId peer = 0;
    seal::PublicKey key{};  ///< the CURVE key that the connection proved to own
    base::Bytes frame;      ///< empty when what came was not one frame
    bool isUrgent = false;  ///< came by the second door
};

enum class Sent {
    Yes,
    Full,  ///< the connection's queue is full; may be said again later
    Gone,  ///< the connection is no more
};

/// One thread uses it.
class Transport {
public:
    virtual ~Transport() = default;
    /// Who may connect from now on. Connections of others stay until the broker stops answering them.
    virtual void allow(const std::set<seal::PublicKey>& keys) = 0;
    /// What has arrived, at most `framesMax` by each door, by the second one first; waits at most `waitMs` for the
    /// first.
    virtual std::vector<Arrival> poll(int waitMs, std::size_t framesMax) = 0;
    /// What has arrived by the second door, without waiting.
    virtual std::vector<Arrival> pollUrgent(std::size_t) { return {}; }
    /// The frame may be shared by many connections; it is not copied.
    virtual Sent send(PeerId peer, const std::shared_ptr<const base::Bytes>& frame) = 0;
    /// The broker has no more to do with this connection.
    virtual void forget(PeerId peer) = 0;
    /// The key of this connection counts no more: nothing is heard from it from now on, `lastWord` is said, what still
    /// waits for it is dropped as far as the transport can, and the connection ends.
    virtual void expel(PeerId peer, const std::shared_ptr<const base::Bytes>& lastWord) {
        (void)send(peer, lastWord);
        forget(peer);
    }
    /// The keys of expelled connections that have ended since the last call.
    [[nodiscard]] virtual std::vector<seal::PublicKey> takeEnded() { return {}; }
};

}  // namespace server
