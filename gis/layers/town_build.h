// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Making town packages: from a seed, or from files.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "broker/base/outcome.h"

namespace layers {

/// The fictitious town Auental; same seed, same content hash on every machine.
[[nodiscard]] base::Done writeDemoTown(std::uint64_t seed, const std::filesystem::path& file);

}  // namespace layers
