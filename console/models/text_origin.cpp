// SPDX-License-Identifier: EUPL-1.2
#include "console/models/text_origin.h"

#include <algorithm>

#include "gis/geometry/geo.h"
#include "gis/warning/retell.h"

namespace models {

namespace {

/// Points a side of the raster that is laid over an area.
constexpr int kRasterSteps = 64;

const wire::WarningText* textIn(const wire::WarningContent& content, const std::string& language) {
    for (const wire::WarningText& one : content.texts)
        if (one.language == language) return &one;
    return nullptr;
}

}  // namespace

std::vector<std::string> districtsIn(const fusion::Town& town, const wire::GeoArea& wireArea) {
    const geometry::MapArea area = geometry::toMap(wireArea);
    if (area.empty() || area.front().empty() || town.districts.empty()) return {};
    const geometry::MapBox box = geometry::boxOf(area);
    std::vector<std::pair<std::size_t, const fusion::District*>> hits;
    for (const fusion::District& district : town.districts)
        if (!district.area.empty() && geometry::boxOf(district.area).touches(box)) hits.push_back({0, &district});
    geometry::MapRing points;
    for (int row = 0; row < kRasterSteps; ++row)
        for (int column = 0; column < kRasterSteps; ++column)
            points.push_back({box.westM + (box.eastM - box.westM) * (column + 0.5) / kRasterSteps,
                              box.southM + (box.northM - box.southM) * (row + 0.5) / kRasterSteps});
    std::erase_if(points, [&](geometry::MapPoint p) { return !geometry::isInside(p, area); });
    // A narrow tip may slip through the raster; its corners do not.
    for (const geometry::MapPolygon& polygon : area)
        if (!polygon.empty()) points.insert(points.end(), polygon.front().begin(), polygon.front().end());
    for (auto& [count, district] : hits) {
        const geometry::MapBox around = geometry::boxOf(district->area);
        for (const geometry::MapPoint& p : points)
            count += around.contains(p) && geometry::isInside(p, district->area) ? 1 : 0;
    }
    std::erase_if(hits, [](const auto& one) { return one.first == 0; });
    std::ranges::stable_sort(hits, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> names;
    names.reserve(hits.size());
    for (const auto& [count, district] : hits) names.push_back(district->name);
    return names;
}

namespace {

bool namesPlace(std::size_t field) { return field == kPlaceField || kFields[field] == &wire::WarningText::description; }

}  // namespace

void TextOrigin::start(wire::WarningContent base, std::string water) {
    m_made = m_base = std::move(base);
    m_water = std::move(water);
    m_outdated.clear();
}

void TextOrigin::startFromDraft(wire::WarningContent base, std::string water, const wire::WarningContent& draft,
                                const fusion::Town& town) {
    start(std::move(base), std::move(water));
    const bool otherLevel = draft.level != m_base.level, otherArea = draft.area != m_base.area;
    wire::WarningContent onlyLevel = draft, onlyArea = draft;
    onlyLevel.area = m_base.area;
    onlyArea.level = m_base.level;
    const wire::WarningContent forLevel = madeFor(onlyLevel, true, town), forArea = madeFor(onlyArea, true, town);
    m_made = madeFor(draft, true, town);
    for (const wire::WarningText& text : draft.texts) {
        const wire::WarningText *before = textIn(m_base, text.language), *made = textIn(m_made, text.language);
        if (!before || !made) continue;
        for (std::size_t field = 0; field < kFields.size(); ++field) {
            const std::string& said = text.*kFields[field];
            if (said == made->*kFields[field]) continue;
            const bool isBase = said == before->*kFields[field];
            Outdated found;
            if (otherLevel && (isBase || said == textIn(forArea, text.language)->*kFields[field]))
                found.level = m_base.level;
            if (otherArea && (isBase || said == textIn(forLevel, text.language)->*kFields[field])) found.area = true;
            if (found.level || found.area) m_outdated[{text.language, field}] = found;
        }
    }
}

wire::WarningContent TextOrigin::madeFor(const wire::WarningContent& wanted, bool ownExpiry,
                                         const fusion::Town& town) const {
    wire::WarningContent made = m_base;
    if (wanted.level != made.level) warning::retellLevel(made, wanted.level);
    if (wanted.area != made.area) {
        if (!town.districts.empty()) {
            // By the old place the worker named districts that hold water; the area alone says less, so it is asked
            // only when the area is another one.
            warning::retellPlace(made, town.name, m_water, districtsIn(town, wanted.area));
        }
        made.area = wanted.area;
    }
    if (ownExpiry && wanted.expires != made.expires) warning::retellExpiry(made, wanted.expires);
    return made;
}

void TextOrigin::follow(wire::WarningContent& content, const wire::WarningContent& made, const Outdated& before,
                        bool knowsDistricts) {
    for (wire::WarningText& text : content.texts) {
        const wire::WarningText *was = textIn(m_made, text.language), *is = textIn(made, text.language);
        if (!was || !is) continue;
        text.event = is->event;
        for (std::size_t field = 0; field < kFields.size(); ++field) {
            const auto member = kFields[field];
            const bool isUntouched = text.*member == was->*member, hasChanged = was->*member != is->*member;
            if (isUntouched) text.*member = is->*member;
            if (isUntouched && hasChanged) {
                m_outdated.erase({text.language, field});
                continue;
            }
            const bool concerns = before.level ? field != kPlaceField
                                               : before.area && namesPlace(field) && (hasChanged || !knowsDistricts);
            if (!concerns) continue;
            Outdated& found = m_outdated[{text.language, field}];
            found.keptBy.clear();
            found.area = found.area || before.area;
            if (before.level && !found.level) found.level = before.level;
            if (found.level == content.level) found.level.reset();
            if (!found.level && !found.area) m_outdated.erase({text.language, field});
        }
    }
    m_made = made;
}

void TextOrigin::changeLevel(wire::WarningContent& content, wire::WarningLevel level, const fusion::Town& town) {
    Outdated before;
    before.level = content.level;
    const bool ownExpiry = content.expires != madeFor(content, false, town).expires;
    content.level = level;
    const wire::WarningContent made = madeFor(content, ownExpiry, town);
    content.urgency = made.urgency;
    content.severity = made.severity;
    content.certainty = made.certainty;
    content.responseType = made.responseType;
    content.nextInformationAt = made.nextInformationAt;
    if (!ownExpiry) content.expires = made.expires;
    follow(content, made, before, true);
}

void TextOrigin::changeArea(wire::WarningContent& content, wire::GeoArea area, const fusion::Town& town) {
    Outdated before;
    before.area = true;
    content.area = std::move(area);
    follow(content, madeFor(content, true, town), before, !town.districts.empty());
    if (content.area != m_base.area) return;
    for (auto& [key, found] : m_outdated) found.area = false;
    std::erase_if(m_outdated, [](const auto& one) { return !one.second.level && !one.second.area; });
}

void TextOrigin::changeExpiry(wire::WarningContent& content, base::Instant expires, const fusion::Town& town) {
    content.expires = expires;
    follow(content, madeFor(content, true, town), {}, true);
}

void TextOrigin::keep(const std::string& person) {
    for (auto& [key, found] : m_outdated) found.keptBy = person;
}

std::optional<wire::WarningLevel> TextOrigin::proposedLevel(const wire::WarningContent& content) const {
    if (content.level == m_base.level || m_base.texts.empty()) return std::nullopt;
    for (const wire::WarningText& text : content.texts) {
        const wire::WarningText* made = textIn(m_made, text.language);
        if (!made) continue;
        for (std::size_t field = 0; field < kPlaceField; ++field)
            if (text.*kFields[field] != made->*kFields[field]) return m_base.level;
    }
    return std::nullopt;
}

}  // namespace models
