// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Status and strength of a unit: as it reported itself, or as it told the staff by radio. The newer one counts.

#include <array>
#include <optional>
#include <string>

#include <QString>

#include "console/models/format.h"
#include "gis/situation/situation.h"

namespace models {

/// Leaders, sub-leaders, crew, total.
using Strength = std::array<std::uint16_t, 4>;

struct UnitState {
    std::optional<std::uint8_t> status;  ///< FMS; nothing: nobody has said any
    base::Instant since;                 ///< of the status
    bool statusByHand = false;           ///< entered by the staff
    std::optional<Strength> strength;
    bool strengthByHand = false;
};
[[nodiscard]] UnitState unitStateOf(const situation::Situation& picture, const std::string& callSign);

/// "0/1/8/9"
[[nodiscard]] QString strengthText(const Strength& strength);
/// "0/1/8/9", or without the total "0/1/8". Nothing: see strengthFault().
[[nodiscard]] std::optional<Strength> strengthTyped(const QString& typed);
/// Why it is no strength, and how to write it; empty: it is one.
[[nodiscard]] QString strengthFault(const QString& typed);

}  // namespace models
