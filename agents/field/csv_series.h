// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A recorded series from a CSV file: a date column, a value column, optionally one of names. Bad rows are named,
// skipped and counted; the rest goes on.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/instant.h"
#include "broker/base/outcome.h"

namespace field {

struct SeriesOptions {
    std::optional<std::string> column;      ///< of the value; absent: the last column
    std::optional<std::string> nameFilter;  ///< only rows whose name column says exactly this
};
struct SeriesRow {
    base::Instant at;
    double value = 0;
};
struct Series {
    std::vector<SeriesRow> rows;          ///< rising in time
    std::uint64_t skipped = 0;            ///< bad rows
    std::uint64_t others = 0;             ///< rows of other names
    std::vector<std::string> complaints;  ///< one per bad row, the first hundred: "line 17: ..."
    /// Seconds between neighbouring rows, the middle one of all; 0 with fewer than two rows.
    [[nodiscard]] std::int64_t spacingS() const;
};
[[nodiscard]] base::Outcome<Series> loadSeries(const std::filesystem::path& file, const SeriesOptions& options);
/// As loadSeries, from text; `name` stands for the file in messages.
[[nodiscard]] base::Outcome<Series> readSeries(std::string_view text, const std::string& name,
                                               const SeriesOptions& options);

/// "2013-01-31", "2013-01-31 06:30[:00]", "2013-01-31T06:30:00Z", "31.01.2013 06:30"; without offset: UTC.
[[nodiscard]] std::optional<base::Instant> readMoment(std::string_view text);

}  // namespace field
