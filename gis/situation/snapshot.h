// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The picture as bytes, so that a console joins without folding the whole journal. A cache: whoever reads one can check
// it by folding from the beginning. Canonical: equal pictures, equal bytes; what decodes encodes to the same bytes
// again.

#include <cstdint>
#include <optional>

#include "broker/base/bytes.h"
#include "gis/situation/situation.h"

namespace situation {

/// Rises whenever the fold makes another picture of the same journal, or the bytes change.
inline constexpr std::uint32_t kFoldVersion = 11;

[[nodiscard]] base::Bytes encodePicture(const Situation& picture);
/// Total: nothing when the bytes are not exactly what encodePicture() writes for some picture of this fold version.
[[nodiscard]] std::optional<Situation> decodePicture(base::BytesView bytes);

}  // namespace situation
