// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

namespace server {

/// Of files that records name.
struct AttachmentLimits {
    std::uint64_t openBytes = 128ULL << 20;  ///< of a device, not yet whole
    std::uint64_t dayBytes = 1ULL << 30;     ///< of a device, begun in one day of the realm
    std::uint64_t realmBytes = 20ULL << 30;
};

}  // namespace server
