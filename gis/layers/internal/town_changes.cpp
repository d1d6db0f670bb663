// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/town_changes.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "gis/layers/internal/package_layers.h"

namespace layers {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kNamedMax = 1000;  ///< ids written out for each list

/// A feature's fields as one text; numbers to the centimetre, as they are written.
class FieldText {
public:
    FieldText& operator<<(const std::string& text) {
        m_text += text;
        m_text += '\x1f';
        return *this;
    }
    FieldText& operator<<(double value) { return *this << std::to_string(std::llround(value * 100.0)); }
    template <class Number>
    FieldText& operator<<(const std::optional<Number>& value) {
        return value ? *this << static_cast<double>(*value) : *this << std::string("-");
    }
    FieldText& operator<<(geometry::MapPoint p) { return *this << p.eastM << p.northM; }
    template <class Part>
    FieldText& operator<<(const std::vector<Part>& parts) {
        for (const Part& part : parts) *this << part;
        return *this << std::string(";");
    }
    [[nodiscard]] std::uint64_t hash() const { return std::hash<std::string>{}(m_text); }

private:
    std::string m_text;
};

std::string yesNo(bool value) { return value ? "1" : "0"; }

struct StationFigure {
    const char* name;
    std::optional<double> (*value)(const fusion::StationFacts&);
};
using Facts = const fusion::StationFacts&;
using Figure = std::optional<double>;
const StationFigure kFigures[] = {{"east", [](Facts s) -> Figure { return s.at.eastM; }},
                                  {"north", [](Facts s) -> Figure { return s.at.northM; }},
                                  {"period_s", [](Facts s) -> Figure { return s.periodS; }},
                                  {"zero_m", [](Facts s) -> Figure { return s.zeroM; }},
                                  {"iw1_cm", [](Facts s) -> Figure { return s.iwCm[0]; }},
                                  {"iw2_cm", [](Facts s) -> Figure { return s.iwCm[1]; }},
                                  {"iw3_cm", [](Facts s) -> Figure { return s.iwCm[2]; }},
                                  {"mean_cm", [](Facts s) -> Figure { return s.meanCm; }},
                                  {"unknown_after", [](Facts s) -> Figure { return s.unknownAfterPeriods; }},
                                  {"alarm_after", [](Facts s) -> Figure { return s.alarmAfterPeriods; }},
                                  {"span_min", [](Facts s) -> Figure { return s.spanMin; }},
                                  {"span_max", [](Facts s) -> Figure { return s.spanMax; }},
                                  {"sensor_min", [](Facts s) -> Figure { return s.sensorMin; }},
                                  {"sensor_max", [](Facts s) -> Figure { return s.sensorMax; }},
                                  {"step_suspect", [](Facts s) -> Figure { return s.stepSuspect; }},
                                  {"step_fail", [](Facts s) -> Figure { return s.stepFail; }},
                                  {"flat_suspect_s", [](Facts s) -> Figure { return s.flatSuspectS; }},
                                  {"flat_fail_s", [](Facts s) -> Figure { return s.flatFailS; }}};

struct StationWord {
    const char* name;
    std::string (*value)(const fusion::StationFacts&);
};
const StationWord kWords[] = {
    {"name", [](Facts s) { return s.name; }},
    {"water", [](Facts s) { return s.water; }},
    {"quantity", [](Facts s) { return std::string(s.quantity == wire::Quantity::Rain ? "rain" : "water_level"); }},
    {"unit", [](Facts s) { return s.unit; }},
    {"upstream", [](Facts s) { return s.upstream.value_or(""); }}};

FieldText stationText(const fusion::StationFacts& s) {
    FieldText text;
    for (const StationFigure& figure : kFigures) text << figure.value(s);
    for (const StationWord& word : kWords) text << word.value(s);
    return text;
}

/// Each column that is another now, with its value before and after.
Json stationChanges(const fusion::StationFacts& before, const fusion::StationFacts& after) {
    Json changes = Json::array();
    const auto number = [](std::optional<double> value) {
        return value ? Json(std::round(*value * 100) / 100) : Json(nullptr);
    };
    for (const StationFigure& figure : kFigures)
        if (const Json was = number(figure.value(before)), is = number(figure.value(after)); was != is)
            changes.push_back({{"field", figure.name}, {"before", was}, {"after", is}});
    for (const StationWord& word : kWords)
        if (word.value(before) != word.value(after))
            changes.push_back({{"field", word.name}, {"before", word.value(before)}, {"after", word.value(after)}});
    return changes;
}

struct LayerChange {
    std::uint64_t added = 0, removed = 0, changed = 0;
    std::vector<std::string> addedIds, removedIds, changedIds;
};

/// Features of one who-ness, of which a layer may have several: those that say the same stay, the rest pair up as
/// changed, what is left over came or went.
void compareGroup(std::vector<FeatureDigest> before, std::vector<FeatureDigest> after, LayerChange& change) {
    std::vector<FeatureDigest> gone, come;
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone));
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(come));
    const std::size_t pairs = std::min(gone.size(), come.size());
    change.changed += pairs, change.removed += gone.size() - pairs, change.added += come.size() - pairs;
    const auto name = [](std::vector<std::string>& ids, const FeatureDigest& feature) {
        if (!feature.id.empty()) ids.push_back(feature.id);
    };
    for (std::size_t i = 0; i < pairs; ++i) name(change.changedIds, come[i]);
    for (std::size_t i = pairs; i < gone.size(); ++i) name(change.removedIds, gone[i]);
    for (std::size_t i = pairs; i < come.size(); ++i) name(change.addedIds, come[i]);
}

LayerChange compared(std::vector<FeatureDigest> before, std::vector<FeatureDigest> after) {
    std::sort(before.begin(), before.end()), std::sort(after.begin(), after.end());
    LayerChange change;
    auto b = before.begin(), a = after.begin();
    while (b != before.end() || a != after.end()) {
        const std::uint64_t who = a == after.end() || (b != before.end() && b->who < a->who) ? b->who : a->who;
        const auto isOther = [who](const FeatureDigest& f) { return f.who != who; };
        const auto bEnd = std::find_if(b, before.end(), isOther), aEnd = std::find_if(a, after.end(), isOther);
        compareGroup({b, bEnd}, {a, aEnd}, change);
        b = bEnd, a = aEnd;
    }
    return change;
}

Json namedJson(std::vector<std::string> ids) {
    std::sort(ids.begin(), ids.end());
    if (ids.size() > kNamedMax) ids.resize(kNamedMax);
    return ids;
}

Json layerJson(const std::string& name, const std::vector<FeatureDigest>& before,
               const std::vector<FeatureDigest>& after) {
    const LayerChange change = compared(before, after);
    Json json = {{"name", name},          {"before", before.size()},   {"after", after.size()},
                 {"added", change.added}, {"removed", change.removed}, {"changed", change.changed}};
    if (name == "stations" || name == "districts" || name == "objects") {
        json["added_ids"] = namedJson(change.addedIds);
        json["removed_ids"] = namedJson(change.removedIds);
        json["changed_ids"] = namedJson(change.changedIds);
    }
    return json;
}

/// How far, in whole cells, the second grid's first cell lies to the east and south of the first one's; nothing where
/// their cells are not the same ones.
std::optional<std::pair<int, int>> shiftOf(const geometry::GridFrame& one, const geometry::GridFrame& other) {
    constexpr double kOffM = 0.01;
    if (one.cellM != other.cellM) return std::nullopt;
    const double east = (other.westM - one.westM) / one.cellM, south = (one.northM - other.northM) / one.cellM;
    const double offM = std::max(std::abs(east - std::round(east)), std::abs(south - std::round(south))) * one.cellM;
    if (offM > kOffM || std::abs(east) > 1e8 || std::abs(south) > 1e8) return std::nullopt;
    return std::pair(static_cast<int>(std::llround(east)), static_cast<int>(std::llround(south)));
}

/// Cells with a height, and how they differ; the town may have grown or shrunk, but rasters of another grid have no
/// cell in common.
Json elevationJson(const geometry::ElevationGrid* before, const geometry::ElevationGrid* after) {
    const auto known = [](const geometry::ElevationGrid* grid) {
        return grid == nullptr
                   ? 0
                   : std::count_if(grid->heightM.begin(), grid->heightM.end(), [](float z) { return !std::isnan(z); });
    };
    const auto knownBefore = known(before), knownAfter = known(after);
    std::int64_t added = knownAfter, removed = knownBefore, changed = 0;
    const auto shift = before != nullptr && after != nullptr ? shiftOf(before->frame, after->frame) : std::nullopt;
    if (shift) {
        std::int64_t both = 0;
        for (int row = 0; row < after->frame.rows; ++row)
            for (int column = 0; column < after->frame.columns; ++column) {
                const int wasColumn = column + shift->first, wasRow = row + shift->second;
                if (!before->frame.has(wasColumn, wasRow)) continue;
                const float was = before->heightM[before->frame.at(wasColumn, wasRow)],
                            is = after->heightM[after->frame.at(column, row)];
                both += !std::isnan(was) && !std::isnan(is);
                changed += std::abs(was - is) >= 0.005F;
            }
        added = knownAfter - both, removed = knownBefore - both;
    }
    Json json = {{"name", "elevation"}, {"before", knownBefore}, {"after", knownAfter},
                 {"added", added},      {"removed", removed},    {"changed", changed}};
    const auto cell = [](const geometry::ElevationGrid* grid) {
        return grid == nullptr ? Json(nullptr) : Json(grid->frame.cellM);
    };
    json["cell_m"] = {{"before", cell(before)}, {"after", cell(after)}};
    return json;
}

constexpr const char* kLayerOrder[] = {"districts",  "landuse",        "water",     "watercourses", "streets",
                                       "railways",   "utilities",      "buildings", "objects",      "places",
                                       "population", "population_day", "stations"};

/// The head alone: it is asked for also where the raster is another one's.
std::string headOf(const std::filesystem::path& file, const char* key) {
    GdalMessages ignored;
    auto dataset = openPackage(file, ignored);
    auto head = dataset ? checkedHead(*dataset.value(), file) : base::Outcome<PackageHead>(dataset.failure());
    return head ? head.value()[key] : std::string();
}

}  // namespace

TownDigest digestOf(const TownContent& town) {
    TownDigest digest;
    const auto take = [&digest](const char* layer, const auto& features, const auto& describe) {
        auto& list = digest.layers[layer];
        list.reserve(features.size());
        for (const auto& feature : features) {
            FieldText who, what;
            std::string id = describe(feature, who, what);
            list.push_back({who.hash(), what.hash(), std::move(id)});
        }
    };
    const std::string none;
    take("districts", town.districts, [](const fusion::District& d, FieldText& who, FieldText& what) {
        who << d.id, what << d.name << d.people << d.area;
        return d.id;
    });
    take("landuse", town.landuse,
         [&](const LanduseShape& l, FieldText& who, FieldText& what) { return who << l.shape, what << l.kind, none; });
    take("water", town.water, [&](const WaterShape& w, FieldText& who, FieldText& what) {
        return who << w.shape, what << w.name << w.kind, none;
    });
    take("watercourses", town.watercourses, [&](const CourseShape& w, FieldText& who, FieldText& what) {
        return who << w.line, what << w.name << w.kind << w.widthM, none;
    });
    take("streets", town.streets, [&](const StreetShape& s, FieldText& who, FieldText& what) {
        return who << s.line, what << s.name << s.rank << yesNo(s.bridge) << yesNo(s.tunnel), none;
    });
    take("railways", town.railways,
         [&](const RailShape& r, FieldText& who, FieldText& what) { return who << r.line, what << r.kind, none; });
    take("buildings", town.buildings, [&](const BuildingShape& b, FieldText& who, FieldText& what) {
        return who << b.shape, what << b.use << b.people << b.peopleByDay, none;
    });
    take("utilities", town.utilities, [&](const UtilityShape& u, FieldText& who, FieldText& what) {
        return who << u.line, what << u.kind << u.name, none;
    });
    take("objects", town.objects, [](const ObjectPoint& o, FieldText& who, FieldText& what) {
        who << o.id, what << o.kind << o.name << o.places << o.address << o.contact << o.at;
        return o.id;
    });
    take("places", town.places, [&](const PlacePoint& p, FieldText& who, FieldText& what) {
        return who << p.at, what << p.name << static_cast<double>(p.rank), none;
    });
    take("population", town.population, [&](const PopulationCell& cell, FieldText& who, FieldText& what) {
        return who << cell.shape, what << cell.people, none;
    });
    take("population_day", town.populationByDay, [&](const PopulationCell& cell, FieldText& who, FieldText& what) {
        return who << cell.shape, what << cell.people, none;
    });
    take("stations", town.stations, [](const fusion::StationFacts& s, FieldText& who, FieldText& what) {
        who << s.id, what = stationText(s);
        return s.id;
    });
    for (const auto& [name, shapes] : town.own)
        take(name.c_str(), shapes, [&](const OwnShape& own, FieldText& who, FieldText& what) {
            return who << own.corners, what << own.name << own.kind << own.facts, none;
        });
    digest.stations = town.stations;
    return digest;
}

std::string changesJson(const TownDigest& before, const TownContent& after, const UpdateTold& told) {
    const TownDigest now = digestOf(after);
    Json json = {{"package", told.package.string()},
                 {"name", after.name},
                 {"replaced", told.replaced},
                 {"version", {{"before", told.versionBefore}, {"after", told.versionAfter}}}};
    json["layers"] = Json::array();
    for (const char* name : kLayerOrder) {
        const auto &was = before.layers.at(name), &is = now.layers.at(name);
        if (!was.empty() || !is.empty()) json["layers"].push_back(layerJson(name, was, is));
    }
    for (const auto& [name, shapes] : after.own) {
        const auto was = before.layers.find(name);
        json["layers"].push_back(layerJson(
            name, was == before.layers.end() ? std::vector<FeatureDigest>() : was->second, now.layers.at(name)));
    }
    if (after.elevation) {
        const geometry::ElevationGrid* is = &*after.elevation;
        const bool isNew = told.replaced == "elevation";
        json["layers"].push_back(elevationJson(!isNew ? is : before.elevation ? &*before.elevation : nullptr, is));
    }
    json["stations"] = Json::array();
    for (const fusion::StationFacts& station : after.stations)
        for (const fusion::StationFacts& former : before.stations)
            if (former.id == station.id)
                if (Json changes = stationChanges(former, station); !changes.empty())
                    json["stations"].push_back(
                        {{"id", station.id}, {"name", station.name}, {"changes", std::move(changes)}});
    json["notes"] = told.lines;
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string packageName(const std::filesystem::path& file) { return headOf(file, "name"); }
std::string packageVersion(const std::filesystem::path& file) { return headOf(file, "version"); }

}  // namespace layers
