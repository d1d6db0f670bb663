// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace warning {

/// XSD 1.0 of a CAP 1.2 alert, written from the element list of the standard.
[[nodiscard]] std::string_view capSchema();

}  // namespace warning
