// SPDX-License-Identifier: EUPL-1.2
// The prose rules of the standard and of common profiles that no schema expresses (domain.md 2.5).

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <set>
#include <unordered_set>

#include "gis/warning/internal/cap_tree.h"
#include "gis/warning/internal/cap_words.h"
#include "gis/warning/internal/channel_words.h"
#include "gis/warning/internal/wording.h"

namespace warning {
namespace {

/// Above this a ring is not tested for crossings: the test costs up to the square of it.
constexpr std::size_t kRingCornersTestedMax = 10'000;

class Problems {
public:
    void error(const char* rule, const CapElement& at, std::string text) { add(rule, at, std::move(text), false); }
    void advise(const char* rule, const CapElement& at, std::string text) { add(rule, at, std::move(text), true); }
    /// Each language tells the same rings again. The texts outlive this.
    [[nodiscard]] bool isKnownGood(std::string_view ring) const { return m_good.contains(ring); }
    void keepGood(std::string_view ring) { m_good.insert(ring); }
    /// Whether a ring of so many corners is still tested for crossings.
    bool mayTest(std::size_t corners) {
        const std::uint64_t pairs = static_cast<std::uint64_t>(corners) * corners;
        if (corners > kRingCornersTestedMax || pairs > m_pairsLeft) return false;
        m_pairsLeft -= pairs;
        return true;
    }
    std::vector<CapProblem> found;

private:
    void add(const char* rule, const CapElement& at, std::string text, bool profile) {
        if (found.size() < kProblemsMax) found.push_back({rule, at.place(), std::move(text), profile});
    }
    static constexpr std::size_t kProblemsMax = 1000;
    std::unordered_set<std::string_view> m_good;
    std::uint64_t m_pairsLeft = 400'000'000;  ///< of a whole message, so that many rings cost no more than a few
};

/// "lat,lon" in degrees, as a grid point of 1e-7 degree for exact tests.
std::optional<geometry::MapPoint> cornerOf(std::string_view pair) {
    const std::size_t comma = pair.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const auto latE7 = degreesE7Of(pair.substr(0, comma)), lonE7 = degreesE7Of(pair.substr(comma + 1));
    if (!latE7 || !lonE7 || std::abs(*latE7) > 90 * kDegreeE7 || std::abs(*lonE7) > 180 * kDegreeE7)
        return std::nullopt;
    return geometry::MapPoint{static_cast<double>(*lonE7), static_cast<double>(*latE7)};
}

void checkPolygon(const CapElement& polygon, Problems& problems) {
    if (problems.isKnownGood(polygon.text)) return;
    const std::size_t before = problems.found.size();
    geometry::MapRing ring;
    std::string_view wrong;
    eachWord(polygon.text, [&](std::string_view pair) {
        const auto corner = cornerOf(pair);
        if (corner)
            ring.push_back(*corner);
        else
            wrong = pair;
        return corner.has_value();
    });
    if (!wrong.empty())
        return problems.error(
            "cap.polygon-form", polygon,
            "\"" + std::string(wrong.substr(0, 40)) + "\" is not a pair lat,lon in degrees without a blank");
    if (ring.size() < 4) {
        problems.error("cap.polygon-corners", polygon,
                       std::to_string(ring.size()) + " pairs; at least 4 are needed, the last equal to the first");
        return;
    }
    if (!(ring.front() == ring.back())) {
        problems.error("cap.polygon-closed", polygon, "the last pair is not equal to the first");
        return;
    }
    ring.pop_back();
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    if (!problems.mayTest(ring.size()))
        problems.advise("profile.polygon-size", polygon,
                        std::to_string(ring.size()) + " pairs; a few hundred are enough");
    else if (!isCapRing(ring))
        problems.error("cap.polygon-simple", polygon, "the edge crosses or touches itself, or encloses nothing");
    if (problems.found.size() == before) problems.keepGood(polygon.text);
}

void checkCircle(const CapElement& circle, Problems& problems) {
    const std::vector<std::string> parts = wordsOf(circle.text);
    const auto radius = parts.size() == 2 ? capNumberOf(parts[1]) : std::nullopt;
    if (!radius || *radius < 0 || !cornerOf(parts[0]))
        problems.error("cap.circle-form", circle, "\"" + circle.text.substr(0, 40) + "\" is not \"lat,lon radius_km\"");
    else if (*radius == 0)
        problems.advise("profile.circle-radius", circle, "a radius of 0 reaches nobody");
}

void checkArea(const CapElement& area, Problems& problems) {
    for (const CapElement* polygon : area.all("polygon")) checkPolygon(*polygon, problems);
    for (const CapElement* circle : area.all("circle")) checkCircle(*circle, problems);
    const auto altitude = capNumberOf(area.textOf("altitude")), ceiling = capNumberOf(area.textOf("ceiling"));
    if (area.child("ceiling") && !area.child("altitude"))
        problems.error("cap.ceiling", area, "ceiling without altitude");
    else if (altitude && ceiling && *ceiling <= *altitude)
        problems.error("cap.ceiling", area, "ceiling is not above altitude");
    if (!area.child("polygon") && !area.child("circle") && !area.child("geocode"))
        problems.advise("profile.area-empty", area, "an area without polygon, circle or geocode");
}

bool isBase64(const std::string& text) {
    std::size_t digits = 0, padding = 0;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || c == '+' || c == '/') {
            if (padding > 0) return false;
            ++digits;
        } else if (c == '=') {
            ++padding;
        } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
            return false;
        }
    }
    return digits > 0 && padding <= 2 && (digits + padding) % 4 == 0;
}

bool hasScheme(const std::string& uri) {
    const std::size_t colon = uri.find(':');
    if (colon == std::string::npos || colon == 0) return false;
    return std::ranges::all_of(uri.substr(0, colon), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
               c == '.';
    });
}

void checkResource(const CapElement& resource, Problems& problems) {
    const std::string mime = resource.textOf("mimeType");
    const std::size_t slash = mime.find('/');
    const bool isType =
        slash != std::string::npos && slash != 0 && slash + 1 != mime.size() && mime.find(' ') >= mime.find(';');
    if (resource.child("mimeType") && !isType)
        problems.error("cap.mime-type", resource, "\"" + mime + "\" is not a media type such as image/png");
    if (const CapElement* content = resource.child("derefUri"); content && !isBase64(content->text))
        problems.error("cap.deref-uri", *content, "the content is not base64");
    if (const CapElement* uri = resource.child("uri"); uri && !hasScheme(uri->text) && !resource.child("derefUri"))
        problems.error("cap.uri-relative", *uri, "a relative uri needs a derefUri beside it");
}

void checkInfoTexts(const CapElement& info, Problems& problems) {
    const std::string headline = info.textOf("headline"), description = info.textOf("description"),
                      instruction = info.textOf("instruction");
    for (const char* wanted :
         {"language", "description", "instruction", "senderName", "responseType", "contact", "web", "headline"})
        if (info.textOf(wanted).empty()) problems.advise("profile.missing", info, std::string(wanted) + " is missing");
    if (charCount(headline) > kHeadlineMax)
        problems.advise("profile.headline-length", info, "the headline is longer than 160 characters");
    if (!headline.empty() && headline == description)
        problems.advise("profile.same-text", info, "headline and description are the same");
    if (!description.empty() && description == instruction)
        problems.advise("profile.same-text", info, "description and instruction are the same");
    for (const std::string* text : {&headline, &description, &instruction})
        if (text->find("<br") != std::string::npos || text->find("</") != std::string::npos ||
            text->find("&lt;") != std::string::npos)
            problems.advise("profile.markup", info, "HTML in a text");
}

void checkInfo(const CapElement& info, Problems& problems) {
    checkInfoTexts(info, problems);
    if (const CapElement* web = info.child("web"); web && !hasScheme(web->text))
        problems.error("cap.web", *web, "\"" + web->text + "\" is not an absolute address");
    const auto effective = base::fromIso(info.textOf("effective")), expires = base::fromIso(info.textOf("expires"));
    if (!info.child("expires")) problems.advise("profile.expires", info, "expires is missing");
    if (effective && expires && *effective > *expires)
        problems.advise("profile.effective", info, "effective is after expires");
    if (!info.child("area")) problems.advise("profile.area", info, "area is missing");
    for (const char* word : {"urgency", "severity", "certainty"})
        if (info.textOf(word) == "Unknown") problems.advise("profile.unknown", info, std::string(word) + " is Unknown");
    for (const CapElement* area : info.all("area")) checkArea(*area, problems);
    for (const CapElement* resource : info.all("resource")) checkResource(*resource, problems);
}

/// What must be equal in every info block of one message.
std::set<std::string> setOf(const CapElement& info, const char* name) {
    std::set<std::string> out;
    for (const CapElement* one : info.all(name))
        out.insert(one->children.empty() ? one->text : one->textOf("valueName") + "=" + one->textOf("value"));
    return out;
}

void checkInfos(const CapElement& alert, Problems& problems) {
    const std::vector<const CapElement*> infos = alert.all("info");
    const std::string type = alert.textOf("msgType");
    if (infos.empty() && (type == "Alert" || type == "Update"))
        problems.advise("profile.info", alert, "no info block: nobody learns what it is about");
    std::set<std::string> descriptions, categories, codes;
    if (!infos.empty()) {
        categories = setOf(*infos.front(), "category");
        codes = setOf(*infos.front(), "eventCode");
    }
    for (const CapElement* info : infos) {
        checkInfo(*info, problems);
        if (setOf(*info, "category") != categories)
            problems.advise("profile.category", *info, "other categories than in the first info block");
        if (setOf(*info, "eventCode") != codes)
            problems.advise("profile.event-code", *info, "other event codes than in the first info block");
        const std::string description = info->textOf("description");
        const bool otherLanguage = info->textOf("language") != infos.front()->textOf("language");
        if (!description.empty() && !descriptions.insert(description).second && otherLanguage)
            problems.advise("profile.not-translated", *info, "the same description under two languages");
    }
}

void checkReferences(const CapElement& alert, Problems& problems) {
    const std::string type = alert.textOf("msgType");
    const CapElement* references = alert.child("references");
    if (!references || references->text.empty()) {
        if (type == "Update" || type == "Cancel" || type == "Ack" || type == "Error")
            problems.error("cap.references-missing", alert, type + " without references");
        return;
    }
    const auto sent = base::fromIso(alert.textOf("sent"));
    for (const std::string& triple : wordsOf(references->text)) {
        const std::size_t first = triple.find(','),
                          second = first == std::string::npos ? first : triple.find(',', first + 1);
        const auto at =
            second == std::string::npos ? std::nullopt : base::fromIso(std::string_view(triple).substr(second + 1));
        if (!at || first == 0 || second == first + 1) {
            problems.error("cap.references-form", *references,
                           "\"" + triple.substr(0, 80) + "\" is not sender,identifier,sent");
            continue;
        }
        if (triple.substr(0, first) == alert.textOf("sender") &&
            triple.substr(first + 1, second - first - 1) == alert.textOf("identifier"))
            problems.error("cap.references-self", *references, "the message refers to itself");
        if (sent && *at > *sent)
            problems.error("cap.references-later", *references,
                           "\"" + triple.substr(0, 80) + "\" was sent later than this message");
    }
}

}  // namespace

std::optional<double> capNumberOf(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || end != text.data() + text.size() || !(value > -1e12 && value < 1e12))
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> degreesE7Of(std::string_view text) {
    // The usual way of writing, without arithmetic on doubles: most of the time with large areas goes here.
    std::string_view rest = text;
    const bool isNegative = rest.starts_with('-');
    if (isNegative || rest.starts_with('+')) rest.remove_prefix(1);
    std::int64_t value = 0;
    std::size_t decimals = 0, digits = 0;
    const bool isPlain = rest.size() <= 11;
    bool isFraction = false;
    for (const char c : rest) {
        if (c == '.' && !isFraction) {
            isFraction = true;
        } else if (c >= '0' && c <= '9') {
            value = isPlain ? value * 10 + (c - '0') : 0;
            ++digits;
            decimals += isFraction ? 1 : 0;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0) return std::nullopt;
    if (!isPlain || decimals > 7) {
        const auto number = capNumberOf(text);
        if (!number || std::abs(*number) > 1000) return std::nullopt;
        return std::llround(*number * 1e7);
    }
    for (; decimals < 7; ++decimals) value *= 10;
    return isNegative ? -value : value;
}

std::vector<CapProblem> checkCapRules(const CapElement& alert) {
    Problems problems;
    for (const char* name : {"identifier", "sender"})
        if (const CapElement* one = alert.child(name); one && !isCapName(one->text))
            problems.error(name[0] == 'i' ? "cap.identifier" : "cap.sender", *one,
                           "empty, or holds a blank, comma, < or &");
    const std::string scope = alert.textOf("scope"), status = alert.textOf("status");
    // An empty restriction (Environment Canada writes one) restricts nothing.
    if (!alert.textOf("restriction").empty() && scope != "Restricted")
        problems.error("cap.restriction", alert, "restriction without scope Restricted");
    if (scope == "Restricted" && !alert.child("restriction"))
        problems.error("cap.restriction", alert, "scope Restricted without restriction");
    if (scope == "Private" && !alert.child("addresses"))
        problems.error("cap.addresses", alert, "scope Private without addresses");
    if (status == "Exercise" && alert.textOf("note").empty())
        problems.advise("profile.note", alert, "an exercise without a note that names it");
    if (alert.textOf("msgType") == "Error" && alert.textOf("note").empty())
        problems.error("cap.note", alert, "msgType Error without a note that explains it");
    checkReferences(alert, problems);
    checkInfos(alert, problems);
    return std::move(problems.found);
}

}  // namespace warning
