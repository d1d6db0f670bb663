// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Estimated zones as a file for other programs: GeoPackage or GeoJSON by its name. What stands there stays until the
// new one is whole.

#include <initializer_list>
#include <variant>

#include "gis/layers/internal/gdal_door.h"

namespace layers {

/// Stands in every such file.
inline constexpr const char* kEstimateOfFlood = "Überschlag aus einem Geländemodell, keine amtliche Gefahrenkarte";
inline constexpr const char* kEstimateOfPlume = "Überschlag ohne Gelände und Bebauung, keine Messung";

class ZoneFile {
public:
    using Value = std::variant<std::monostate, double, std::int64_t, std::string>;  ///< monostate: null
    struct Column {
        const char* name;
        OGRFieldType type;
    };
    /// Fails for a name that is neither .gpkg nor .geojson (.json), and for a file that is there unless `mayReplace`;
    /// for a town package always.
    [[nodiscard]] static base::Done check(const std::filesystem::path& file, bool mayReplace);

    /// One layer of multipolygons in `srs`; GeoJSON is turned into WGS84 (RFC 7946).
    ZoneFile(const std::filesystem::path& file, const char* layer, OGRSpatialReference srs,
             std::initializer_list<Column> columns, GdalMessages& messages);
    /// As many values as columns.
    void add(const geometry::MapArea& area, const std::vector<Value>& values);
    [[nodiscard]] base::Done finish();

private:
    std::filesystem::path m_file, m_part;
    GdalMessages& m_messages;
    DatasetHandle m_dataset;
    OGRSpatialReference m_srs;
    OGRLayer* m_layer = nullptr;  ///< the dataset's
    std::int64_t m_features = 0;
    bool m_isGood = false;
};

/// `value` with so many parts of one: inParts(1.234, 100) is 1.23.
[[nodiscard]] double inParts(double value, double parts);

}  // namespace layers
