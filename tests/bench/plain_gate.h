// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The bus without encryption, to measure what encryption costs. In bench programs only: no product program links it.
// A connection says its key in the first 32 bytes of its ZeroMQ routing id and is believed.

#include <memory>
#include <string>

#include "broker/base/outcome.h"
#include "broker/client/bus_link.h"
#include "broker/server/transport.h"

namespace bench {

/// Listens on tcp://127.0.0.1:PORT (0: a free one); `endpoint` is where it listens.
struct PlainServer {
    std::unique_ptr<server::Transport> transport;
    std::string endpoint;
};
[[nodiscard]] base::Outcome<PlainServer> makePlainServer(std::uint16_t port);

/// `number` tells connections with one key apart.
[[nodiscard]] std::unique_ptr<client::Channel> makePlainChannel(const client::Identity& identity, std::uint16_t number);

/// What a plain client sets as its routing id.
[[nodiscard]] std::string routingIdOf(const seal::PublicKey& key, std::uint16_t number);

}  // namespace bench
