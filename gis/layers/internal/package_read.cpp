// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "gis/fusion/usual_facts.h"
#include "gis/layers/internal/package_layers.h"
#include "gis/layers/town_package.h"

namespace layers {

namespace {

struct CentreAndArea {
    geometry::MapPoint centre;
    double areaM2 = 0;
};
/// Centroid and area of an area with its holes; of a degenerate one the first corner.
CentreAndArea centreOf(const geometry::MapArea& area) {
    double doubled = 0, east = 0, north = 0;
    const geometry::MapPoint origin = area.front().front().front();
    for (const auto& polygon : area)
        for (std::size_t r = 0; r < polygon.size(); ++r) {
            double ringDoubled = 0, ringEast = 0, ringNorth = 0;
            for (std::size_t i = 0; i < polygon[r].size(); ++i) {
                const auto& a = polygon[r][i];
                const auto& b = polygon[r][(i + 1) % polygon[r].size()];
                const double ax = a.eastM - origin.eastM, ay = a.northM - origin.northM;
                const double bx = b.eastM - origin.eastM, by = b.northM - origin.northM;
                const double cross = ax * by - bx * ay;
                ringDoubled += cross;
                ringEast += (ax + bx) * cross;
                ringNorth += (ay + by) * cross;
            }
            const double sign = (ringDoubled < 0) == (r == 0) ? -1.0 : 1.0;
            doubled += sign * ringDoubled, east += sign * ringEast, north += sign * ringNorth;
        }
    if (std::abs(doubled) < 1e-6) return {origin, 0};
    return {{origin.eastM + east / (3 * doubled), origin.northM + north / (3 * doubled)}, std::abs(doubled) / 2};
}

/// Reads the layers of one open package into a Town; the first failure ends it.
class TownReader {
public:
    TownReader(GDALDataset& dataset, const std::filesystem::path& file, fusion::Town& town)
        : m_dataset(dataset), m_file(file), m_town(town) {}

    base::Done readAll() {
        for (const auto step : {&TownReader::readStations, &TownReader::readWatercourses, &TownReader::readBuildings,
                                &TownReader::readObjects, &TownReader::readDistricts, &TownReader::readStreets,
                                &TownReader::readPopulation, &TownReader::readSupplyLines})
            if (base::Done done = (this->*step)(); !done) return done;
        return base::done();
    }

private:
    template <class Take>
    base::Done each(const std::string& name, std::initializer_list<const char*> columns, Take take) {
        auto layer = checkedLayer(m_dataset, m_file, name, columns);
        if (!layer) return layer.failure();
        if (layer.value() == nullptr) return base::done();
        OGREnvelope box;
        // Gauges stand upstream of the town, and what supplies it comes from afar.
        const bool isWithin = name != "stations" && name != "railways" && name != "utilities";
        if (isWithin && layer.value()->GetExtent(&box, TRUE) == OGRERR_NONE) widen(box);
        for (auto& feature : layer.value()) take(*feature);
        return base::done();
    }
    void widen(const OGREnvelope& box) {
        if (!std::isfinite(box.MinX) || !std::isfinite(box.MaxY)) return;
        geometry::MapBox& extent = m_town.extent;
        if (extent.eastM <= extent.westM)
            extent = {box.MinX, box.MinY, box.MaxX, box.MaxY};
        else
            extent = {std::min(extent.westM, box.MinX), std::min(extent.southM, box.MinY),
                      std::max(extent.eastM, box.MaxX), std::max(extent.northM, box.MaxY)};
    }
    base::Done readStations() {
        return each("stations", {"id", "name", "quantity", "unit", "zero_m"}, [this](const OGRFeature& f) {
            const auto at = pointOf(f);
            if (!at || textField(f, "id").empty()) return;
            m_town.stations.push_back(stationOf(f, *at));
            fusion::fillUsual(m_town.stations.back());
        });
    }
    base::Done readWatercourses() {
        return each("watercourses", {"name", "kind", "width_m"}, [this](const OGRFeature& f) {
            for (auto& line : linesOf(f.GetGeometryRef()))
                m_town.watercourses.push_back({textField(f, "name"), textField(f, "kind") == "river", std::move(line),
                                               numberField(f, "width_m").value_or(4)});
        });
    }
    base::Done readBuildings() {
        return each("buildings", {"use", "people"}, [this](const OGRFeature& f) {
            const geometry::MapArea area = areaOf(f.GetGeometryRef());
            if (area.empty()) return;
            const CentreAndArea c = centreOf(area);
            m_town.buildings.push_back({c.centre, static_cast<float>(c.areaM2),
                                        static_cast<float>(numberField(f, "people").value_or(0)),
                                        static_cast<float>(numberField(f, "people_day").value_or(0))});
        });
    }
    base::Done readObjects() {
        return each("objects", {"id", "kind", "name", "places"}, [this](const OGRFeature& f) {
            if (const auto at = pointOf(f))
                m_town.objects.push_back({textField(f, "id"), textField(f, "kind"), textField(f, "name"),
                                          countField(f, "places"), *at, contactOf(f)});
        });
    }
    base::Done readDistricts() {
        return each("districts", {"id", "name", "people"}, [this](const OGRFeature& f) {
            geometry::MapArea area = areaOf(f.GetGeometryRef());
            if (!area.empty())
                m_town.districts.push_back(
                    {textField(f, "id"), textField(f, "name"), std::move(area), countField(f, "people")});
        });
    }
    base::Done readStreets() {
        return each("streets", {"name", "rank", "bridge"}, [this](const OGRFeature& f) {
            const bool isBridge = countField(f, "bridge").value_or(0) == 1;
            for (auto& line : linesOf(f.GetGeometryRef()))
                m_town.streets.push_back({textField(f, "name"), textField(f, "rank"), std::move(line), isBridge});
        });
    }
    base::Done readPopulation() {
        if (base::Done done = readCells("population", m_town.hasPopulation, m_town.population); !done) return done;
        return readCells("population_day", m_town.hasPopulationByDay, m_town.populationByDay);
    }
    base::Done readCells(const char* layer, bool& has, std::vector<fusion::PopulationCell>& cells) {
        return each(layer, {"people"}, [&](const OGRFeature& f) {
            has = true;
            const geometry::MapArea area = areaOf(f.GetGeometryRef());
            if (area.empty() || area.front().empty()) return;
            const auto people = numberField(f, "people");
            cells.push_back({area.front().front(), people ? std::optional(static_cast<float>(*people)) : std::nullopt});
        });
    }
    base::Done readSupplyLines() {
        const auto take = [this](const OGRFeature& f) {
            for (auto& line : linesOf(f.GetGeometryRef()))
                m_town.supplyLines.push_back({textField(f, "kind"), std::move(line)});
        };
        if (base::Done done = each("railways", {"kind"}, take); !done) return done;
        return each("utilities", {"kind"}, take);
    }

    GDALDataset& m_dataset;
    const std::filesystem::path& m_file;
    fusion::Town& m_town;
};

}  // namespace

base::Outcome<fusion::Town> loadTown(const std::filesystem::path& file) {
    GdalMessages messages;
    auto dataset = openPackage(file, messages);
    if (!dataset) return dataset.failure();
    auto head = checkedHead(*dataset.value(), file);
    if (!head) return head.failure();
    fusion::Town town;
    town.name = head.value()["name"];
    town.contact = head.value()["contact"];
    town.web = head.value()["web"];
    town.package = town.name + " " + head.value()["version"];
    town.trial = head.value()["trial"] == "1";
    TownReader reader(*dataset.value(), file, town);
    if (base::Done done = reader.readAll(); !done) return done.failure();
    if (!messages.error().empty()) return messages.failure("the town package is damaged", file.string(), kRebuild);
    if (head.value()["elevation"] == "1") {
        auto raster = rasterOf(file, head.value());
        if (!raster) return raster.failure();
        auto grid = readElevation(raster.value(), messages);
        if (!grid) return grid.failure();
        town.elevation = std::move(grid.value());
        const geometry::GridFrame& f = town.elevation->frame;
        town.extent = {f.westM, f.northM - f.rows * f.cellM, f.westM + f.columns * f.cellM, f.northM};
    }
    return town;
}

}  // namespace layers
