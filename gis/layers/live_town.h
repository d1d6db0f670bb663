// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "broker/base/outcome.h"
#include "gis/fusion/town.h"

namespace layers {

/// May a live realm work with this town? Not with a trial set-up, and not with the demo's or an example's telephone and
/// address, which its warnings would name. `file` is for the message.
[[nodiscard]] base::Done checkLiveTown(const fusion::Town& town, const std::filesystem::path& file);

/// What is odd about a gauge's own levels: thresholds that mean water (`mean_cm`) reaches, metres where centimetres are
/// meant. Said, not refused.
[[nodiscard]] std::vector<std::string> stationLevelDoubts(const fusion::StationFacts& station);

}  // namespace layers
