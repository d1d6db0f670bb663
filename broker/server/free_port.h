// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <netinet/in.h>

#include <cstdint>
#include <optional>

namespace server {

/// A TCP port that nobody holds at this address now; none when the address is not one of this machine's. Taken from
/// 20000 to 32767, below what Linux gives to outgoing connections: while a broker is down its clients call its port
/// again and again, and one of those calls could be given that very port as its own, answer itself (RFC 9293 3.5,
/// simultaneous open) and keep the broker from coming back.
[[nodiscard]] std::optional<std::uint16_t> freePort(const in_addr& at);

}  // namespace server
