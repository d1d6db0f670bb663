// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Journaled records with a place as a GeoPackage, for other people's maps.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "broker/base/outcome.h"
#include "broker/wire/ids.h"

namespace layers {

/// One feature. Texts are UTF-8 as they shall be read; times in ISO 8601.
struct PlacedRecord {
    std::uint64_t sequence = 0;
    std::uint16_t verdict = 0;
    std::string acceptedAt, observedAt, kind, source, author, operation, summary;
    std::optional<wire::GeoPoint> point;  ///< either this ...
    wire::GeoArea area;                   ///< ... or this
};

/// Layers "positions" (points) and "zones" (multipolygons) in WGS84, and a table "lagewerk_journal" of `facts`, name
/// and value. A file that stands there is replaced when the new one is whole.
[[nodiscard]] base::Done writeRecordPackage(const std::filesystem::path& file, const std::vector<PlacedRecord>& records,
                                            const std::vector<std::pair<std::string, std::string>>& facts);

}  // namespace layers
