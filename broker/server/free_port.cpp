// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/free_port.h"

#include <sys/socket.h>
#include <unistd.h>

#include <random>

namespace server {
namespace {

constexpr std::uint16_t kPortFirst = 20000, kPortLast = 32767;
constexpr int kTries = 200;

/// `port` 0: any.
std::optional<std::uint16_t> bindable(const in_addr& at, std::uint16_t port) {
    const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr = at;
    address.sin_port = htons(port);
    socklen_t size = sizeof address;
    const bool good = handle >= 0 && bind(handle, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                      getsockname(handle, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    if (handle >= 0) close(handle);
    return good ? std::optional(ntohs(address.sin_port)) : std::nullopt;
}

}  // namespace

std::optional<std::uint16_t> freePort(const in_addr& at) {
    if (!bindable(at, 0)) return std::nullopt;
    std::random_device chance;
    std::uniform_int_distribution<int> among(kPortFirst, kPortLast);
    for (int i = 0; i < kTries; ++i) {
        if (const auto port = bindable(at, static_cast<std::uint16_t>(among(chance)))) return port;
    }
    return bindable(at, 0);
}

}  // namespace server
