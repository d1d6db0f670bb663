// SPDX-License-Identifier: EUPL-1.2
#include "gis/warning/internal/hazard_blocks.h"

#include <algorithm>

namespace warning {
namespace {

const std::array kLibrary{&kFloodTemplate, &kRainTemplate,  &kSmokeTemplate,           &kGasTemplate,
                          &kBombTemplate,  &kPowerTemplate, &kEvacuationTemplate,      &kDrinkingWaterTemplate,
                          &kStormTemplate, &kHeatTemplate,  &kEmergencyNumberTemplate, &kDamTemplate};

}  // namespace

const HazardTemplate* templateOf(std::string_view hazard) {
    const auto found = std::ranges::find_if(kLibrary, [&](const HazardTemplate* one) { return hazard == one->hazard; });
    return found == kLibrary.end() ? nullptr : *found;
}

std::vector<std::string> templateHazards() {
    std::vector<std::string> all;
    all.reserve(std::size(kLibrary));
    for (const HazardTemplate* one : kLibrary) all.emplace_back(one->hazard);
    return all;
}

}  // namespace warning
