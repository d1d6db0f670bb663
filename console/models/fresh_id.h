// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace models {

/// 32 hexadecimal digits at random: the id of an area, a drawing, an order that begins at this console.
[[nodiscard]] std::string freshId();

}  // namespace models
