// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A series out of a table, judged value by value as the fusion worker judges readings; for `lagewerk-fusion qc`.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "broker/base/outcome.h"
#include "gis/fusion/town.h"

namespace layers {

struct QualityRequest {
    std::filesystem::path series;     ///< CSV with the columns time (ISO 8601 with its zone) and value
    fusion::StationFacts facts;       ///< what is usual there
    std::filesystem::path neighbour;  ///< the gauge upstream, a table of the same form; empty: there is none
    std::string zone;                 ///< "Z", "+01:00" of times that say none; empty: such times are not taken
};

/// Hands `take` one line of JSON for each row, in the order of the table: line, time as written, raw value as written,
/// flag (1 good, 2 not evaluated, 3 suspect, 4 fail, 9 missing), usable, reasons ("code number unit"). A row that is
/// not newer than those before is not evaluated; one whose time cannot be read, or lies outside 2000 to 2100, is
/// missing. Returns what is wrong with single rows ("F.csv:7: ..."); a Failure when there is no such table.
[[nodiscard]] base::Outcome<std::vector<std::string>> judgeSeries(const QualityRequest& request,
                                                                  const std::function<void(const std::string&)>& take);

}  // namespace layers
