// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "broker/base/outcome.h"
#include "gis/layers/internal/content.h"

namespace layers {

/// Needed: a package without the raster that its head names is refused. IfThere: it is read without heights, for who
/// brings new ones.
enum class Heights { Needed, IfThere };
/// All that a package holds, as it was written: contentVersion() of it is the package's own version.
[[nodiscard]] base::Outcome<TownContent> readContent(const std::filesystem::path& file,
                                                     Heights heights = Heights::Needed);
/// Coordinates on the centimetre and shapes without what such rounding makes of tiny ones: as they are read back.
void settle(TownContent& town);

}  // namespace layers
