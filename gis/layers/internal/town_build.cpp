// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/town_build.h"

#include "gis/layers/demo/demo_town.h"
#include "gis/layers/internal/package_write.h"

namespace layers {

base::Done writeDemoTown(std::uint64_t seed, const std::filesystem::path& file) { return writePackage(demo::grownTown(seed), file); }

}  // namespace layers
