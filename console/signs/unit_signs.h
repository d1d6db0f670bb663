// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Which sign a unit has: one table of types of the German services (domain.md 1.6, 1.8).

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "console/signs/sign.h"

namespace signs {

using Strength = std::optional<std::array<std::uint16_t, 4>>;  ///< leaders, sub-leaders, crew, total

/// "feuerwehr", "thw" ... of the name that a unit gives of its organisation; "gefahrenabwehr" for a name that is none
/// of theirs.
[[nodiscard]] QString organisationId(const std::string& organisation);
/// Trupp up to 3 people, Staffel 6, Gruppe 12, Zug 40, above it Bereitschaft; empty without a strength.
[[nodiscard]] QString sizeOf(const Strength& strength);

/// By its type ("HLF 20", "FGr WP", "TEL"); what the table does not name is a vehicle with its type written in it. A
/// unit on foot or of several vehicles has the size that its name says, else the one of its strength.
[[nodiscard]] Sign signOfUnit(const std::string& organisation, const std::string& unitType, const Strength& strength);

}  // namespace signs
