// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/incident_words.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace fusion {
namespace {

constexpr std::size_t kStreetLettersMin = 4;
constexpr std::size_t kWordsMax = 2'000;  ///< of one text

/// The second byte of a letter behind 0xC3 in UTF-8.
const char* germanLetter(unsigned char second) {
    switch (second) {
        case 0x84:
        case 0xA4: return "ae";
        case 0x96:
        case 0xB6: return "oe";
        case 0x9C:
        case 0xBC: return "ue";
        case 0x9F: return "ss";
        default: return nullptr;
    }
}

bool matches(std::string_view word, std::string_view pattern) {
    const bool anyBefore = pattern.starts_with('*'), anyAfter = pattern.size() > 1 && pattern.ends_with('*');
    if (anyBefore) pattern.remove_prefix(1);
    if (anyAfter) pattern.remove_suffix(1);
    if (anyBefore && anyAfter) return word.find(pattern) != std::string_view::npos;
    if (anyBefore) return word.ends_with(pattern);
    if (anyAfter) return word.starts_with(pattern);
    return word == pattern;
}

/// As plainWords, the stars kept.
std::vector<std::string> patternWords(std::string_view pattern) {
    std::vector<std::string> out;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t end = std::min(pattern.find(' ', at), pattern.size());
        const std::string_view part = pattern.substr(at, end - at);
        at = end + 1;
        const std::vector<std::string> plain = plainWords(part);
        for (std::size_t i = 0; i < plain.size(); ++i) {
            std::string word = plain[i];
            if (i == 0 && part.starts_with('*')) word.insert(0, 1, '*');
            if (i + 1 == plain.size() && part.size() > 1 && part.ends_with('*')) word += '*';
            out.push_back(std::move(word));
        }
    }
    return out;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t count) {
    std::string out;
    for (std::size_t i = from; i < from + count; ++i) out += (i == from ? "" : " ") + words[i];
    return out;
}

}  // namespace

std::vector<std::string> plainWords(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (word.empty()) return;
        // "Bachstr. 3", "Würzburger Str."
        if (word.ends_with("str")) word += "asse";
        if (words.size() < kWordsMax) words.push_back(word);
        word.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : std::uint8_t{0};
        if (byte == 0xC3 && germanLetter(next) != nullptr) {
            word += germanLetter(next);
            ++i;
        } else if (byte == 0xCC && next == 0x88) {  // dots that follow their letter
            word += 'e';
            ++i;
        } else if (byte >= 'A' && byte <= 'Z') {
            word += static_cast<char>(byte - 'A' + 'a');
        } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80) {
            word += text[i];
        } else {
            end();
        }
    }
    end();
    return words;
}

bool says(const std::vector<std::string>& words, std::string_view pattern) {
    const std::vector<std::string> wanted = patternWords(pattern);
    if (wanted.empty() || wanted.size() > words.size()) return false;
    for (std::size_t at = 0; at + wanted.size() <= words.size(); ++at) {
        std::size_t i = 0;
        while (i < wanted.size() && matches(words[at + i], wanted[i])) ++i;
        if (i == wanted.size()) return true;
    }
    return false;
}

const IncidentKind* kindOf(const std::vector<std::string>& words, const std::vector<IncidentKind>& kinds) {
    for (const IncidentKind& kind : kinds)
        for (const std::string& pattern : kind.words)
            if (says(words, pattern)) return &kind;
    return nullptr;
}

StreetNames::StreetNames(const Town& town) : m_town(&town) {
    std::map<std::string, geometry::MapRing> corners;
    for (const Street& street : town.streets) {
        const std::vector<std::string> words = plainWords(street.name);
        const std::string plain = joined(words, 0, words.size());
        if (plain.size() < kStreetLettersMin || street.line.empty()) continue;
        m_wordsMax = std::max(m_wordsMax, words.size());
        m_byName.try_emplace(plain, Place{street.name, {}, 0});
        geometry::MapRing& all = corners[plain];
        all.insert(all.end(), street.line.begin(), street.line.end());
    }
    for (auto& [plain, place] : m_byName) {
        const geometry::MapRing& all = corners[plain];
        const geometry::MapBox box = geometry::boxOf(all);
        const geometry::MapPoint middle{(box.westM + box.eastM) / 2, (box.southM + box.northM) / 2};
        place.at = *std::min_element(all.begin(), all.end(), [&](auto a, auto b) {
            return geometry::distanceM(a, middle) < geometry::distanceM(b, middle);
        });
        place.acrossM = geometry::distanceM({box.westM, box.southM}, {box.eastM, box.northM});
    }
}

const StreetNames::Place* StreetNames::takeNamed(std::vector<std::string>& words) const {
    for (std::size_t count = std::min(m_wordsMax, words.size()); count > 0; --count) {
        for (std::size_t at = 0; at + count <= words.size(); ++at) {
            const auto found = m_byName.find(joined(words, at, count));
            if (found == m_byName.end()) continue;
            const auto first = words.begin() + static_cast<std::ptrdiff_t>(at);
            words.erase(first, first + static_cast<std::ptrdiff_t>(count));
            return &found->second;
        }
    }
    return nullptr;
}

std::string StreetNames::nearest(geometry::MapPoint at, double withinM) const {
    double least = withinM;
    const std::string* name = nullptr;
    for (const Street& street : m_town->streets) {
        if (street.name.empty()) continue;
        for (std::size_t i = 0; i < street.line.size(); ++i) {
            const geometry::MapPoint from = street.line[i], to = street.line[std::min(i + 1, street.line.size() - 1)];
            if (std::min(from.northM, to.northM) > at.northM + least) continue;
            if (std::max(from.northM, to.northM) < at.northM - least) continue;
            const double away = geometry::distanceToSegmentM(at, from, to);
            if (away > least || (away == least && name != nullptr && *name <= street.name)) continue;
            least = away;
            name = &street.name;
        }
    }
    return name != nullptr ? *name : std::string();
}

}  // namespace fusion
