// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Addresses and numbers of the town as they go out. In exercises they must be nobody's, in a live warning somebody's.

#include <string_view>

namespace warning {

/// True for the demo town's data and for what documents use as examples: a host below .example, .invalid, .test,
/// .localhost or example.com, .org, .net (RFC 2606), and a telephone number that begins with 0000.
[[nodiscard]] bool isPlaceholder(std::string_view text);
/// May it stand as CAP's sender: not empty, no blank, comma, < or &, and with an @ or a dot, as an address has.
[[nodiscard]] bool isSender(std::string_view text);

}  // namespace warning
