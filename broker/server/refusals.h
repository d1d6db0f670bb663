// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who knocks with a key that is not let in: one line for the broker's log at the first time, then at most one each ten
// minutes and device, with the count. A device that tries on and on cannot fill the disk.

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "broker/seal/seal.h"
#include "broker/wire/roster.h"

namespace server {

inline constexpr std::int64_t kRefusalQuietMs = 600'000;

class Refusals {
public:
    /// One refused handshake. The line to log, or nothing while it is quiet. All keys that nobody enrolled are one.
    [[nodiscard]] std::optional<std::string> note(const wire::Roster& roster, const seal::PublicKey& key,
                                                  std::int64_t nowMs);

private:
    struct Knocks {
        std::uint64_t untold = 0;
        std::optional<std::int64_t> toldAtMs;
    };
    std::map<wire::DeviceId, Knocks> m_known;  ///< of the roster: bounded by it
    Knocks m_unknown;
};

}  // namespace server
