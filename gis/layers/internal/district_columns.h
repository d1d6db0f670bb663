// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gis/layers/internal/gdal_door.h"
#include "gis/layers/internal/imports.h"

namespace layers {

/// Which columns of a districts file say id, name and people: by the names that German municipalities give them
/// (README.md), upper and lower case alike. -1: none does.
struct DistrictColumns {
    int id = -1, name = -1, people = -1;
    std::vector<std::string> all;  ///< as the file names them, for messages

    /// "districts: id from STT_NR, name from STT_NAME", and what to do where one is missing.
    [[nodiscard]] Lines lines() const;
    [[nodiscard]] static std::string field(const OGRFeature& feature, int column);
};
/// How a line begins that says that no column of names was found.
inline constexpr const char* kDistrictsWithoutNames = "districts: names are missing";

/// Reads the layer once and rewinds it. Name: the first of `name`, `gen`, `bezeichnung` that is filled; else of those
/// that look like one the column that tells most rows apart. Figures alone are no names. Id: the same with its own
/// list, but never a column that gives two names one id while another one does not.
[[nodiscard]] DistrictColumns districtColumns(OGRLayer& layer);

}  // namespace layers
