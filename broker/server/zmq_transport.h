// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Two ROUTERs with CURVE, each with queues of its own. The handshake's question "may this key in?" (ZAP) is answered
// from the same loop, so that the list of keys needs no lock and follows the roster at once.

#include <memory>
#include <string>

#include "broker/base/outcome.h"
#include "broker/server/transport.h"

namespace server {

class ZmqTransport final : public Transport {
public:
    /// Nobody can connect before bind().
    [[nodiscard]] static base::Outcome<std::unique_ptr<ZmqTransport>> make(const seal::CurveKeys& brokerKeys);
    ~ZmqTransport() override;
    /// "tcp://127.0.0.1:5557"; port 0 or * takes a free one. Returns the endpoint as bound.
    [[nodiscard]] base::Outcome<std::string> bind(const std::string& endpoint);
    /// The second door, for what must not wait; the same keys open it.
    [[nodiscard]] base::Outcome<std::string> bindUrgent(const std::string& endpoint);

    void allow(const std::set<seal::PublicKey>& keys) override;
    std::vector<Arrival> poll(int waitMs, std::size_t framesMax) override;
    std::vector<Arrival> pollUrgent(std::size_t framesMax) override;
    Sent send(PeerId peer, const std::shared_ptr<const base::Bytes>& frame) override;
    void forget(PeerId peer) override;
    void expel(PeerId peer, const std::shared_ptr<const base::Bytes>& lastWord) override;
    [[nodiscard]] std::vector<seal::PublicKey> takeEnded() override;

    /// Handshakes refused because the key is not on the list.
    [[nodiscard]] std::uint64_t refusedHandshakes() const;
    /// Keys of handshakes refused since this was asked last; of very many only the first.
    [[nodiscard]] std::vector<seal::PublicKey> takeRefusedKeys();

private:
    struct State;
    explicit ZmqTransport(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace server
