// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Which words of a warning on the desk still are the templates', and which were written for a level or an area that is
// no longer chosen. Untouched words follow every change; people's own words stay and are doubted.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gis/fusion/town.h"
#include "gis/warning/warning.h"

namespace models {

/// The fields that people edit, in the order of the page.
inline constexpr std::array<std::string wire::WarningText::*, 4> kFields{
    &wire::WarningText::headline, &wire::WarningText::description, &wire::WarningText::instruction,
    &wire::WarningText::areaName};
inline constexpr std::size_t kPlaceField = 3;

/// What a field of a text was written for, when that is no longer so.
struct Outdated {
    std::optional<wire::WarningLevel> level;
    bool area = false;
    std::string keptBy;  ///< who said that it fits all the same; empty: nobody yet
};
/// Language tag and place in kFields.
using FieldKey = std::pair<std::string, std::size_t>;

class TextOrigin {
public:
    /// `base`: what the templates made; `water`: what it is about. Nothing is outdated.
    void start(wire::WarningContent base, std::string water);
    /// A draft that somebody made of `base`: finds what its level and area left behind.
    void startFromDraft(wire::WarningContent base, std::string water, const wire::WarningContent& draft,
                        const fusion::Town& town);

    /// Changes the content; whatever nobody edited is made anew.
    void changeLevel(wire::WarningContent& content, wire::WarningLevel level, const fusion::Town& town);
    void changeArea(wire::WarningContent& content, wire::GeoArea area, const fusion::Town& town);
    void changeExpiry(wire::WarningContent& content, base::Instant expires, const fusion::Town& town);
    /// Somebody wrote into the field.
    void edited(const std::string& language, std::size_t field) { m_outdated.erase({language, field}); }
    /// Somebody says that what is outdated fits all the same.
    void keep(const std::string& person);

    [[nodiscard]] const std::map<FieldKey, Outdated>& outdated() const { return m_outdated; }
    [[nodiscard]] const wire::WarningContent& base() const { return m_base; }
    /// As the templates would say it for the level, area and end that are chosen now.
    [[nodiscard]] const wire::WarningContent& made() const { return m_made; }
    /// The level that the templates proposed, when the content has another one and people's own words in its texts.
    [[nodiscard]] std::optional<wire::WarningLevel> proposedLevel(const wire::WarningContent& content) const;

private:
    [[nodiscard]] wire::WarningContent madeFor(const wire::WarningContent& wanted, bool ownExpiry,
                                               const fusion::Town& town) const;
    void follow(wire::WarningContent& content, const wire::WarningContent& made, const Outdated& before,
                bool knowsDistricts);

    wire::WarningContent m_base;  ///< as the templates first made it
    wire::WarningContent m_made;  ///< the same for the content's level, area and end
    std::string m_water;
    std::map<FieldKey, Outdated> m_outdated;
};

/// Names of the town's districts that the area touches, largest share first.
[[nodiscard]] std::vector<std::string> districtsIn(const fusion::Town& town, const wire::GeoArea& area);

}  // namespace models
