// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Kinds by their names, for files and tables that people read.

#include <optional>
#include <span>
#include <string_view>

#include "broker/wire/envelope.h"

namespace wire {

/// All kinds of this version, rising.
[[nodiscard]] std::span<const Kind> allKinds();
/// "Reading"; "unknown" for a number that is no kind of this version.
[[nodiscard]] const char* kindName(Kind kind);
[[nodiscard]] std::optional<Kind> kindNamed(std::string_view name);
/// What a fusion worker derives from records; only these may have a derived id.
[[nodiscard]] bool isWorkersFact(Kind kind);

}  // namespace wire
