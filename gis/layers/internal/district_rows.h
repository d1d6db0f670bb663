// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "broker/base/outcome.h"
#include "gis/fusion/town.h"
#include "gis/geometry/geo.h"

namespace layers {

/// Rows of a districts file put together: rows with one id are parts of one district, as municipal data often has it.
class DistrictRows {
public:
    struct Row {
        int number = 0;        ///< in the file, from 1
        std::string id, name;  ///< name "": the row has none
        std::optional<std::uint32_t> people;
        geometry::MapArea area;  ///< EPSG:25832, in metres
        bool isRepaired = false;
    };
    /// Refused when another row of this id has another name; `where` is for the message.
    [[nodiscard]] base::Done add(Row row, const std::string& where);

    struct Taken {
        std::vector<fusion::District> districts;  ///< in the order of their first rows
        int repaired = 0;                         ///< rows of `districts`
        int united = 0;                           ///< districts of several rows
        int elsewhere = 0;                        ///< districts of which no row touches the box
        std::vector<std::string> peopleUnknown;   ///< ids of those whose rows have different figures
    };
    /// Those of which a row touches the box, whole. Parts that overlap or touch become one outline. People: the one
    /// figure that the rows have (each row repeats it, or one row bears it); of several nothing is known.
    [[nodiscard]] Taken takeIn(const geometry::MapBox& box);

private:
    struct Gathered {
        std::vector<Row> rows;
    };
    std::vector<Gathered> m_districts;
    std::map<std::string, std::size_t> m_places;
};

}  // namespace layers
