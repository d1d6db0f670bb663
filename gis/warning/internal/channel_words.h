// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Limits and words of the channels (domain.md 2.8).

#include <cstddef>
#include <string>
#include <string_view>

#include "broker/wire/payloads.h"

namespace warning {

inline constexpr std::size_t kCellBroadcastGsmMax = 1395;  ///< 15 pages of 93 characters
inline constexpr std::size_t kCellBroadcastUcs2Max = 600;  ///< 15 pages of 40 characters
inline constexpr std::size_t kCellBroadcastPlanned = 500;  ///< longer is not read
inline constexpr std::size_t kCellBroadcastFirst = 60;     ///< holds hazard and action; what a locked screen shows
inline constexpr std::size_t kHeadlineAdvised = 140;
inline constexpr std::size_t kHeadlineMax = 160;

/// "Hochwasser" / "Flood" for a known template, else the text's own event.
[[nodiscard]] std::string hazardWord(const std::string& hazard, const wire::WarningText& text, bool english);
/// A sentence with a link or a telephone number: of no use on a telephone whose network is down.
[[nodiscard]] bool tellsOnlyWhereToLookUp(const std::string& sentence);

/// "Fehlalarm", as a headline of a correction begins and by which it is known.
[[nodiscard]] std::string_view falseAlarmWord(bool english);

}  // namespace warning
