// SPDX-License-Identifier: EUPL-1.2
#include "gis/warning/internal/foreign_model.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>
#include <utility>

#include "broker/wire/limits.h"
#include "gis/warning/internal/cap_words.h"

namespace warning {
namespace {

constexpr std::size_t kInfosMax = 100;
constexpr std::size_t kAreaCornersMax = 100'000;  ///< of one alert
constexpr std::size_t kReferencesMax = 1000;
constexpr std::int64_t kLongitudeMaxDeg = 200;

template <class Word, std::size_t N>
std::optional<Word> wordOf(const std::array<std::pair<std::string_view, Word>, N>& words, std::string_view text) {
    const auto found = std::ranges::find(words, text, [](const auto& one) { return one.first; });
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

constexpr std::array kStatusWords{std::pair{std::string_view("Actual"), ForeignStatus::Actual},
                                  std::pair{std::string_view("Exercise"), ForeignStatus::Exercise},
                                  std::pair{std::string_view("System"), ForeignStatus::System},
                                  std::pair{std::string_view("Test"), ForeignStatus::Test},
                                  std::pair{std::string_view("Draft"), ForeignStatus::Draft}};
constexpr std::array kMessageWords{std::pair{std::string_view("Alert"), ForeignMessage::Alert},
                                   std::pair{std::string_view("Update"), ForeignMessage::Update},
                                   std::pair{std::string_view("Cancel"), ForeignMessage::Cancel},
                                   std::pair{std::string_view("Ack"), ForeignMessage::Ack},
                                   std::pair{std::string_view("Error"), ForeignMessage::Error}};
constexpr std::array kUrgencyWords{std::pair{std::string_view("Past"), ForeignUrgency::Past},
                                   std::pair{std::string_view("Future"), ForeignUrgency::Future},
                                   std::pair{std::string_view("Expected"), ForeignUrgency::Expected},
                                   std::pair{std::string_view("Immediate"), ForeignUrgency::Immediate}};
constexpr std::array kSeverityWords{std::pair{std::string_view("Minor"), ForeignSeverity::Minor},
                                    std::pair{std::string_view("Moderate"), ForeignSeverity::Moderate},
                                    std::pair{std::string_view("Severe"), ForeignSeverity::Severe},
                                    std::pair{std::string_view("Extreme"), ForeignSeverity::Extreme}};
// CAP 1.0 knew "Very Likely"; later versions read it as Likely.
constexpr std::array kCertaintyWords{std::pair{std::string_view("Unlikely"), ForeignCertainty::Unlikely},
                                     std::pair{std::string_view("Possible"), ForeignCertainty::Possible},
                                     std::pair{std::string_view("Likely"), ForeignCertainty::Likely},
                                     std::pair{std::string_view("Very Likely"), ForeignCertainty::Likely},
                                     std::pair{std::string_view("Observed"), ForeignCertainty::Observed}};

std::optional<ForeignTime> foreignTimeOf(std::string_view text) {
    const auto at = base::fromIso(text);
    if (!at) return std::nullopt;
    if (text.ends_with('Z')) return ForeignTime{*at, 0};
    const auto offset = text.substr(text.size() - 6);
    const int minutes = (offset[1] - '0') * 600 + (offset[2] - '0') * 60 + (offset[4] - '0') * 10 + (offset[5] - '0');
    return ForeignTime{*at, offset[0] == '-' ? -minutes : minutes};
}

std::vector<std::string> textsOf(const CapElement& block, std::string_view name) {
    std::vector<std::string> out;
    for (const CapElement* one : block.all(name)) out.push_back(one->text);
    return out;
}

std::vector<NamedValue> namedOf(const CapElement& block, std::string_view name) {
    std::vector<NamedValue> out;
    for (const CapElement* one : block.all(name)) {
        if (!one->children.empty() || one->text.empty()) {
            out.push_back({one->textOf("valueName"), one->textOf("value")});
            continue;
        }
        const std::size_t equal = one->text.find('=');  // CAP 1.0
        out.push_back(equal == std::string::npos ? NamedValue{"", one->text}
                                                 : NamedValue{one->text.substr(0, equal), one->text.substr(equal + 1)});
    }
    return out;
}

std::optional<wire::GeoPoint> foreignPointOf(std::string_view pair) {
    const std::size_t comma = pair.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const auto latE7 = degreesE7Of(pair.substr(0, comma)), lonE7 = degreesE7Of(pair.substr(comma + 1));
    if (!latE7 || !lonE7 || std::abs(*latE7) > 90 * kDegreeE7 || std::abs(*lonE7) > kLongitudeMaxDeg * kDegreeE7)
        return std::nullopt;
    return wire::GeoPoint{static_cast<std::int32_t>(*latE7), static_cast<std::int32_t>(*lonE7)};
}

class Reader {
public:
    explicit Reader(std::vector<CapProblem>& problems) : m_problems(problems) {}

    ForeignInfo infoOf(const CapElement& info) {
        ForeignInfo out;
        out.language = info.textOf("language");
        if (out.language.empty()) out.language = "en-US";
        out.categories = textsOf(info, "category");
        out.responseTypes = textsOf(info, "responseType");
        out.event = info.textOf("event");
        out.audience = info.textOf("audience");
        out.senderName = info.textOf("senderName");
        out.headline = info.textOf("headline");
        out.description = info.textOf("description");
        out.instruction = info.textOf("instruction");
        out.web = info.textOf("web");
        out.contact = info.textOf("contact");
        out.urgency = wordOf(kUrgencyWords, info.textOf("urgency")).value_or(ForeignUrgency::Unknown);
        out.severity = wordOf(kSeverityWords, info.textOf("severity")).value_or(ForeignSeverity::Unknown);
        out.certainty = wordOf(kCertaintyWords, info.textOf("certainty")).value_or(ForeignCertainty::Unknown);
        out.eventCodes = namedOf(info, "eventCode");
        out.parameters = namedOf(info, "parameter");
        out.effective = timeOf(info, "effective");
        out.onset = timeOf(info, "onset");
        out.expires = timeOf(info, "expires");
        for (const CapElement* one : info.all("resource")) out.resources.push_back(resourceOf(*one));
        for (const CapElement* one : info.all("area")) out.areas.push_back(areaOf(*one));
        return out;
    }

    std::vector<ForeignReference> referencesOf(const CapElement& alert) {
        std::vector<ForeignReference> out;
        eachWord(alert.textOf("references"), [&](std::string_view triple) {
            const std::size_t first = triple.find(','), last = triple.rfind(',');
            if (first == std::string_view::npos || first == last) return true;
            out.push_back({std::string(triple.substr(0, first)),
                           std::string(triple.substr(first + 1, last - first - 1)),
                           foreignTimeOf(triple.substr(last + 1))});
            return out.size() < kReferencesMax;
        });
        return out;
    }

private:
    static ForeignResource resourceOf(const CapElement& resource) {
        return {resource.textOf("resourceDesc"),
                resource.textOf("mimeType"),
                resource.textOf("uri"),
                resource.textOf("digest"),
                capNumberOf(resource.textOf("size")),
                resource.child("derefUri") != nullptr};
    }

    std::optional<ForeignTime> timeOf(const CapElement& info, std::string_view name) {
        const CapElement* written = info.child(name);
        if (!written || written->text.empty()) return std::nullopt;
        auto at = foreignTimeOf(written->text);
        if (!at) m_problems.push_back({"left-out.time", written->place(), "cannot be dated and is left out", false});
        return at;
    }

    ForeignArea areaOf(const CapElement& area) {
        ForeignArea out;
        out.words = area.textOf("areaDesc");
        out.geocodes = namedOf(area, "geocode");
        out.altitudeFt = capNumberOf(area.textOf("altitude"));
        out.ceilingFt = capNumberOf(area.textOf("ceiling"));
        for (const CapElement& child : area.children) {
            if (child.name == "polygon" && !child.text.empty()) addPolygon(child, out);
            if (child.name == "circle" && !child.text.empty()) addCircle(child, out);
            if (!isAreaPart(child.name)) leftOut(child, out);
        }
        return out;
    }

    static bool isAreaPart(std::string_view name) {
        for (const char* known : {"areaDesc", "polygon", "circle", "geocode", "altitude", "ceiling"})
            if (name == known) return true;
        return false;
    }

    void addPolygon(const CapElement& polygon, ForeignArea& out) {
        // Each language tells the same rings again.
        const auto [known, isNew] = m_rings.try_emplace(polygon.text);
        if (isNew) known->second = ringOf(polygon.text);
        if (known->second.size() >= 3 && out.polygons.size() < wire::limits::kAreaPolygonsMax &&
            mayKeep(known->second.size()))
            out.polygons.push_back({known->second});
        else
            leftOut(polygon, out);
    }

    bool mayKeep(std::size_t corners) {
        m_corners += corners;
        return m_corners <= kAreaCornersMax;
    }

    /// Empty for what is none.
    static wire::GeoRing ringOf(std::string_view text) {
        wire::GeoRing ring;
        bool isGood = true;
        eachWord(text, [&](std::string_view pair) {
            const auto point = foreignPointOf(pair);
            isGood = point && ring.size() < wire::limits::kRingPointsMax;
            if (isGood && (ring.empty() || ring.back() != *point)) ring.push_back(*point);
            return isGood;
        });
        while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
        return isGood ? ring : wire::GeoRing();
    }

    void addCircle(const CapElement& circle, ForeignArea& out) {
        const auto parts = wordsOf(circle.text);
        const auto middle = parts.size() == 2 ? foreignPointOf(parts[0]) : std::nullopt;
        const auto radius = middle ? capNumberOf(parts[1]) : std::nullopt;
        if (radius && *radius >= 0 && *radius < 21'000 && out.circles.size() < wire::limits::kAreaPolygonsMax)
            out.circles.push_back({*middle, *radius});
        else
            leftOut(circle, out);
    }

    void leftOut(const CapElement& part, ForeignArea& out) {
        if (!out.isCut)
            m_problems.push_back({"left-out.area", part.place(),
                                  "cannot be represented and is left out: the true area is larger", false});
        out.isCut = true;
    }

    std::vector<CapProblem>& m_problems;
    std::size_t m_corners = 0;
    std::unordered_map<std::string_view, wire::GeoRing> m_rings;  ///< of texts that outlive this
};

}  // namespace

std::optional<ForeignAlert> foreignAlertOf(const CapElement& alert, CapVersion version,
                                           std::vector<CapProblem>& problems) {
    const auto unreadable = [&](const char* what) -> std::optional<ForeignAlert> {
        problems.push_back({"alert.unreadable", alert.place(), what, false});
        return std::nullopt;
    };
    for (const char* name : {"identifier", "sender", "sent", "status", "msgType"})
        if (alert.all(name).size() > 1)
            return unreadable(
                "identifier, sender, sent, status or msgType stands there twice: nobody can say which holds");
    const auto sent = foreignTimeOf(alert.textOf("sent"));
    const auto status = wordOf(kStatusWords, alert.textOf("status"));
    const auto message = wordOf(kMessageWords, alert.textOf("msgType"));
    if (alert.textOf("identifier").empty()) return unreadable("no identifier: it cannot be told from others");
    if (alert.textOf("sender").empty()) return unreadable("no sender: nobody knows whose it is");
    if (!sent) return unreadable("sent is missing or has no offset from UTC: it cannot be dated");
    if (!status) return unreadable("status is missing or not known: it might be an exercise");
    if (!message) return unreadable("msgType is missing or not known: it might end another warning");
    const auto infos = alert.all("info");
    if (infos.size() > kInfosMax) return unreadable("more than 100 info blocks");
    ForeignAlert out;
    out.version = version == CapVersion::V10 ? "1.0" : version == CapVersion::V11 ? "1.1" : "1.2";
    out.identifier = alert.textOf("identifier");
    out.sender = alert.textOf("sender");
    out.sent = *sent;
    out.status = *status;
    out.message = *message;
    out.source = alert.textOf("source");
    out.scope = alert.textOf("scope");
    out.restriction = alert.textOf("restriction");
    out.addresses = alert.textOf("addresses");
    out.note = alert.textOf("note");
    out.incidents = alert.textOf("incidents");
    out.codes = textsOf(alert, "code");
    Reader reader(problems);
    out.references = reader.referencesOf(alert);
    for (const CapElement* info : infos) out.infos.push_back(reader.infoOf(*info));
    return out;
}

}  // namespace warning
