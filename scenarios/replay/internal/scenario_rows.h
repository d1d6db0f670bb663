// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Reading the sections of a scenario.toml: what scenario.cpp and scenario_staff.cpp share.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "broker/base/toml_reader.h"
#include "scenarios/replay/scenario.h"

namespace replay {

/// Posts of both staffs; who sights messages is one of them.
inline constexpr std::array<std::string_view, 13> kStaffFunctions{
    "Leitung", "KGS", "SMS", "EMS", "BuMA", "LdS", "S1", "S2", "S3", "S4", "S5", "S6", "Sichter"};

/// `at_s`: within the exercise, at a tick.
[[nodiscard]] std::int64_t moment(base::TomlReader& in, const base::TomlTable& row, const Scenario& scenario);
/// A span in seconds from `atS` on that ends within the exercise, at a tick.
[[nodiscard]] std::optional<std::int64_t> momentAfter(base::TomlReader& in, const base::TomlTable& row, const char* key,
                                                      bool required, std::int64_t atS, const Scenario& scenario);
[[nodiscard]] std::optional<wire::GeoPoint> placeOf(base::TomlReader& in, const base::TomlTable& row);

void readReports(base::TomlReader& in, Scenario& out);
/// Sectors, assignments, orders, boards, decisions. Contacts and reports must have been read.
void readStaffWork(base::TomlReader& in, Scenario& out);

}  // namespace replay
