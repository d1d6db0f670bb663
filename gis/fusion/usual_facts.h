// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What is usual of a kind of measurement where nobody has written down more about the station. A town package may say
// it station by station; what it leaves out counts as usual, or no sensor of a town that knows no better were checked.

#include <string_view>

#include "gis/fusion/town.h"

namespace fusion {

/// "water_level", "rain", "discharge", "air_temperature", "wind_speed", "wind_from".
[[nodiscard]] std::optional<wire::Quantity> quantityNamed(std::string_view name);

/// Spans, steps and flat lines of practice in North Rhine-Westphalia: spans are where values are usual (outside:
/// suspect), sensor spans what no value on earth leaves (outside: fail). Water level -100..1200 cm, steps of 50 and 150
/// cm in 5 min, flat for 6 and 24 h; rain 0..40 mm in 5 min; discharge 0..3000 m3/s; air -30..42 degC, 3 K/min; wind
/// 0..35 m/s; direction 0..360 deg.
[[nodiscard]] StationFacts usualFacts(wire::Quantity quantity);

/// Fills in what is usual where nothing is said of the station: steps and flat lines always, spans where the station's
/// own figures (mean, thresholds, spans) lie within the usual ones, so that a gauge of another datum is not silenced.
void fillUsual(StationFacts& station);

}  // namespace fusion
