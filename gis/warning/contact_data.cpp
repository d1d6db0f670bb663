// SPDX-License-Identifier: EUPL-1.2
#include "gis/warning/contact_data.h"

#include <algorithm>
#include <string>

#include "gis/warning/internal/cap_words.h"

namespace warning {
namespace {

bool isHostLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Does one of the hosts in a lower-case text end in `ending`, as a whole label?
bool hasHostEnding(const std::string& text, std::string_view ending) {
    for (auto at = text.find(ending); at != std::string::npos; at = text.find(ending, at + 1)) {
        std::size_t behind = at + ending.size();
        if (behind < text.size() && text[behind] == '.') ++behind;  // a root dot, or the end of a sentence
        const bool isWholeLabel =
            ending.front() == '.' || at == 0 || !isHostLetter(text[at - 1]) || text[at - 1] == '.';
        if (isWholeLabel && (behind >= text.size() || !isHostLetter(text[behind]))) return true;
    }
    return false;
}

}  // namespace

bool isPlaceholder(std::string_view text) {
    std::string lower(text), digits;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const char c : lower)
        if (c >= '0' && c <= '9') digits += c;
    if (digits.starts_with("0000")) return true;
    for (const std::string_view ending :
         {".example", ".invalid", ".test", ".localhost", "example.com", "example.org", "example.net"})
        if (hasHostEnding(lower, ending)) return true;
    for (const std::string_view copied : {"your-town", "ihre-stadt", "musterstadt"})  // of READMEs and forms
        if (lower.find(copied) != std::string::npos) return true;
    return false;
}

bool isSender(std::string_view text) { return isCapName(text) && text.find_first_of("@.") != std::string_view::npos; }

}  // namespace warning
