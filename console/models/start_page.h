// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include <QString>

namespace models {

/// The page that somebody of this function works on first, e.g. "S1 Personal" -> "units"; the situation for whoever is
/// not in the table (domain.md 1.1, 1.2).
[[nodiscard]] QString startPageOf(const std::string& function);

}  // namespace models
