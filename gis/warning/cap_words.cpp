// SPDX-License-Identifier: EUPL-1.2
#include "gis/warning/internal/cap_words.h"

#include <algorithm>
#include <cstdint>

namespace warning {
namespace {

/// Half away from zero, so that a point and its mirror image round alike.
std::int64_t roundedDivision(std::int64_t value, std::int64_t by) {
    return value >= 0 ? (value + by / 2) / by : -((-value + by / 2) / by);
}

bool isAsciiLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

bool isCapWord(CapList list, std::string_view word) {
    static const std::vector<std::string_view> kWords[] = {
        {"Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other"},
        {"Immediate", "Expected", "Future", "Past", "Unknown"},
        {"Extreme", "Severe", "Moderate", "Minor", "Unknown"},
        {"Observed", "Likely", "Possible", "Unlikely", "Unknown"},
        {"Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None"},
    };
    const auto& words = kWords[static_cast<std::size_t>(list)];
    return std::ranges::find(words, word) != words.end();
}

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
            word += c;
        } else if (!word.empty()) {
            out.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) out.push_back(std::move(word));
    return out;
}

bool isCapName(std::string_view text) {
    return !text.empty() && std::ranges::none_of(text, [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == ',' || c == '<' || c == '&';
    });
}

bool isWebAddress(std::string_view text) {
    const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
    if (scheme == 0 || text.size() <= scheme || !isAsciiLetterOrDigit(text[scheme])) return false;
    return std::ranges::none_of(
        text, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '<' || c == '>' || c == '"'; });
}

bool isLanguageTag(std::string_view text) {
    std::size_t group = 0;
    bool first = true;
    for (const char c : text) {
        if (c == '-') {
            if (group == 0) return false;
            group = 0;
            first = false;
        } else if (!isAsciiLetterOrDigit(c) || (first && c >= '0' && c <= '9') || ++group > 8) {
            return false;
        }
    }
    return group > 0;
}

geometry::MapRing onGrid(const wire::GeoRing& ring, int decimals) {
    std::int64_t unitE7 = 1;
    for (int i = decimals; i < 7; ++i) unitE7 *= 10;
    geometry::MapRing out;
    for (const wire::GeoPoint& point : ring) {
        const geometry::MapPoint corner{static_cast<double>(roundedDivision(point.lonE7, unitE7)),
                                        static_cast<double>(roundedDivision(point.latE7, unitE7))};
        if (out.empty() || !(out.back() == corner)) out.push_back(corner);
    }
    while (out.size() > 1 && out.front() == out.back()) out.pop_back();
    return out;
}

bool isCapRing(const geometry::MapRing& ring) {
    return ring.size() >= 3 && geometry::signedAreaM2(ring) != 0 && geometry::isSimple(ring);
}

}  // namespace warning
