// SPDX-License-Identifier: EUPL-1.2
#pragma once

// CAP's closed word lists and small forms, shared by the findings before signing, the writer and the checker.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/wire/ids.h"
#include "gis/geometry/geo.h"

namespace warning {

enum class CapList { Category, Urgency, Severity, Certainty, ResponseType };
[[nodiscard]] bool isCapWord(CapList list, std::string_view word);
/// Words parted by blanks.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view text);
/// As wordsOf, without a copy of each; ends early when `visit` gives false.
template <class Visit>
void eachWord(std::string_view text, Visit visit) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && !isBlank(text[at])) ++at;
        if (at > begin && !visit(text.substr(begin, at - begin))) return;
        while (at < text.size() && isBlank(text[at])) ++at;
    }
}
/// No blanks, commas, "<", "&" or control characters, and not empty (identifier and sender).
[[nodiscard]] bool isCapName(std::string_view text);
/// http or https with a host and no blanks.
[[nodiscard]] bool isWebAddress(std::string_view text);
/// "de-DE", "en": letters and digits in groups of at most eight.
[[nodiscard]] bool isLanguageTag(std::string_view text);

/// The ring as CAP would carry it, on a grid of 10^-decimals degree, neighbours that fall together joined, unclosed.
/// Grid units stand in east (longitude) and north (latitude).
[[nodiscard]] geometry::MapRing onGrid(const wire::GeoRing& ring, int decimals);
/// A ring of at least three corners that encloses something and whose edges do not cross.
[[nodiscard]] bool isCapRing(const geometry::MapRing& ring);

}  // namespace warning
