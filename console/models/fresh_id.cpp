// SPDX-License-Identifier: EUPL-1.2
#include "console/models/fresh_id.h"

#include <array>
#include <cstdint>

#include "broker/seal/seal.h"

namespace models {

std::string freshId() {
    std::array<std::uint8_t, 16> bytes{};
    seal::fillRandom(bytes);
    return base::toHex(bytes);
}

}  // namespace models
