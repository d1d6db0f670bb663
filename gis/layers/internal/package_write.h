// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "broker/base/outcome.h"
#include "gis/layers/internal/content.h"

namespace layers {

/// Writes `file` and its elevation raster under other names first and renames them at the end: what stood there
/// stays whole if anything fails, and no half-written package is left behind.
[[nodiscard]] base::Done writePackage(const TownContent& content, const std::filesystem::path& file);

}  // namespace layers
