// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/package_content.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "gis/layers/internal/package_layers.h"

namespace layers {

namespace {

/// Each feature of a layer of an open package; a layer that is absent has none.
class ContentReader {
public:
    ContentReader(GDALDataset& dataset, const std::filesystem::path& file, TownContent& town)
        : m_dataset(dataset), m_file(file), m_town(town) {}

    base::Done readAll() {
        for (const auto step : {&ContentReader::readSources, &ContentReader::readAreas, &ContentReader::readLines,
                                &ContentReader::readHouses, &ContentReader::readPoints, &ContentReader::readOwn})
            if (base::Done done = (this->*step)(); !done) return done;
        return base::done();
    }

private:
    template <class Take>
    void each(const std::string& name, std::initializer_list<const char*> columns, Take take) {
        if (m_failure) return;
        auto layer = checkedLayer(m_dataset, m_file, name, columns);
        if (!layer)
            m_failure = layer.failure();
        else if (layer.value() != nullptr)
            for (auto& feature : layer.value()) take(*feature);
    }
    template <class Take>
    void eachPolygon(const std::string& name, std::initializer_list<const char*> columns, Take take) {
        each(name, columns, [&](const OGRFeature& f) {
            for (geometry::MapPolygon& polygon : areaOf(f.GetGeometryRef())) take(f, std::move(polygon));
        });
    }
    template <class Take>
    void eachLine(const std::string& name, std::initializer_list<const char*> columns, Take take) {
        each(name, columns, [&](const OGRFeature& f) {
            for (auto& line : linesOf(f.GetGeometryRef())) take(f, std::move(line));
        });
    }
    base::Done ended() const { return m_failure ? base::Done(*m_failure) : base::done(); }

    base::Done readSources() {
        if (OGRLayer* layer = m_dataset.GetLayerByName("sources"))
            for (auto& f : layer)
                m_town.sources.push_back({textField(*f, "layer"), textField(*f, "source"), textField(*f, "licence"),
                                          textField(*f, "date"), textField(*f, "note")});
        return base::done();
    }
    base::Done readAreas() {
        each("districts", {"id", "name", "people"}, [this](const OGRFeature& f) {
            if (geometry::MapArea area = areaOf(f.GetGeometryRef()); !area.empty())
                m_town.districts.push_back(
                    {textField(f, "id"), textField(f, "name"), std::move(area), countField(f, "people")});
        });
        eachPolygon("landuse", {"kind"}, [this](const OGRFeature& f, geometry::MapPolygon shape) {
            m_town.landuse.push_back({textField(f, "kind"), std::move(shape)});
        });
        eachPolygon("water", {"name", "kind"}, [this](const OGRFeature& f, geometry::MapPolygon shape) {
            m_town.water.push_back({textField(f, "name"), textField(f, "kind"), std::move(shape)});
        });
        return ended();
    }
    base::Done readLines() {
        using Line = std::vector<geometry::MapPoint>;
        eachLine("watercourses", {"name", "kind", "width_m"}, [this](const OGRFeature& f, Line line) {
            m_town.watercourses.push_back(
                {textField(f, "name"), textField(f, "kind"), numberField(f, "width_m").value_or(3), std::move(line)});
        });
        eachLine("streets", {"name", "rank", "bridge", "tunnel"}, [this](const OGRFeature& f, Line line) {
            m_town.streets.push_back({textField(f, "name"), textField(f, "rank"),
                                      countField(f, "bridge").value_or(0) == 1,
                                      countField(f, "tunnel").value_or(0) == 1, std::move(line)});
        });
        eachLine("railways", {"kind"}, [this](const OGRFeature& f, Line line) {
            m_town.railways.push_back({textField(f, "kind"), std::move(line)});
        });
        eachLine("utilities", {"kind", "name"}, [this](const OGRFeature& f, Line line) {
            m_town.utilities.push_back({textField(f, "kind"), textField(f, "name"), std::move(line)});
        });
        return ended();
    }
    base::Done readHouses() {
        eachPolygon("buildings", {"use", "people"}, [this](const OGRFeature& f, geometry::MapPolygon shape) {
            m_town.buildings.push_back(
                {textField(f, "use"), numberField(f, "people"), std::move(shape), numberField(f, "people_day")});
        });
        eachPolygon("population", {"people"}, [this](const OGRFeature& f, geometry::MapPolygon shape) {
            m_town.population.push_back({std::move(shape), numberField(f, "people")});
        });
        eachPolygon("population_day", {"people"}, [this](const OGRFeature& f, geometry::MapPolygon shape) {
            m_town.populationByDay.push_back({std::move(shape), numberField(f, "people")});
        });
        return ended();
    }
    base::Done readPoints() {
        each("objects", {"id", "kind", "name", "places", "address"}, [this](const OGRFeature& f) {
            if (const auto at = pointOf(f))
                m_town.objects.push_back({textField(f, "id"), textField(f, "kind"), textField(f, "name"),
                                          countField(f, "places"), textField(f, "address"), *at, contactOf(f)});
        });
        each("places", {"name", "rank"}, [this](const OGRFeature& f) {
            if (const auto at = pointOf(f))
                m_town.places.push_back(
                    {textField(f, "name"), static_cast<int>(countField(f, "rank").value_or(4)), *at});
        });
        each("stations", {"id", "name", "quantity", "unit", "zero_m"}, [this](const OGRFeature& f) {
            if (const auto at = pointOf(f)) m_town.stations.push_back(stationOf(f, *at));
        });
        return ended();
    }

    base::Done readOwn() {
        constexpr std::array<std::string_view, 15> kKnown = {
            "package",   "sources",   "districts", "landuse", "water",      "watercourses",   "streets", "railways",
            "utilities", "buildings", "objects",   "places",  "population", "population_day", "stations"};
        for (OGRLayer* layer : m_dataset.GetLayers())
            if (const std::string name = layer->GetName();
                std::find(kKnown.begin(), kKnown.end(), name) != kKnown.end())
                continue;
            else if (!isOwnLayer(name))
                return base::Failure{
                    "the package holds a layer that is none of a town package and would be lost: " + name,
                    m_file.string(),
                    "take it out (ogr2ogr OUT.gpkg PACKAGE " + name +
                        "), delete it in the package, and bring it as a layer of your own: --layer"};
            else
                each(name, {"name", "kind", "facts"}, [&](const OGRFeature& f) { takeOwn(f, m_town.own[name]); });
        return ended();
    }
    static void takeOwn(const OGRFeature& f, std::vector<OwnShape>& out) {
        OwnShape own;
        own.name = textField(f, "name"), own.kind = textField(f, "kind"), own.facts = textField(f, "facts");
        const OGRGeometry* shape = f.GetGeometryRef();
        if (const auto at = pointOf(f))
            own.corners = {{*at}};
        else if (auto lines = linesOf(shape); !lines.empty())
            own.shape = OwnShape::Kind::Line, own.corners = {std::move(lines.front())};
        else if (auto area = areaOf(shape); !area.empty())
            own.shape = OwnShape::Kind::Polygon, own.corners = std::move(area.front());
        if (!own.corners.empty()) out.push_back(std::move(own));
    }

    GDALDataset& m_dataset;
    const std::filesystem::path& m_file;
    TownContent& m_town;
    std::optional<base::Failure> m_failure;
};

/// "west,south,east,north" in whole metres.
std::optional<geometry::MapBox> boxOfText(const std::string& text) {
    std::array<long long, 4> edges{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (long long& edge : edges) {
        const auto [next, error] = std::from_chars(at, end, edge);
        if (error != std::errc()) return std::nullopt;
        at = next == end ? next : next + 1;
    }
    return geometry::MapBox{static_cast<double>(edges[0]), static_cast<double>(edges[1]), static_cast<double>(edges[2]),
                            static_cast<double>(edges[3])};
}

void settleLine(std::vector<geometry::MapPoint>& line) {
    for (geometry::MapPoint& p : line) p = {std::round(p.eastM * 100.0) / 100.0, std::round(p.northM * 100.0) / 100.0};
}

/// Whether anything is left of it.
bool settlePolygon(geometry::MapPolygon& polygon) {
    for (geometry::MapRing& ring : polygon) {
        settleLine(ring);
        while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    }
    return !polygon.empty() && polygon.front().size() >= 3;
}

}  // namespace

void settle(TownContent& town) {
    for (fusion::District& d : town.districts)
        std::erase_if(d.area, [](geometry::MapPolygon& polygon) { return !settlePolygon(polygon); });
    std::erase_if(town.districts, [](const fusion::District& d) { return d.area.empty(); });
    const auto shapes = [](auto& layer) {
        std::erase_if(layer, [](auto& feature) { return !settlePolygon(feature.shape); });
    };
    shapes(town.landuse), shapes(town.water), shapes(town.buildings), shapes(town.population),
        shapes(town.populationByDay);
    for (auto& [name, layer] : town.own)
        std::erase_if(layer, [](OwnShape& own) {
            if (own.shape == OwnShape::Kind::Polygon) return !settlePolygon(own.corners);
            settleLine(own.corners.front());
            return false;
        });
    for (CourseShape& course : town.watercourses) settleLine(course.line);
    for (StreetShape& street : town.streets) settleLine(street.line);
    for (RailShape& rail : town.railways) settleLine(rail.line);
    for (UtilityShape& utility : town.utilities) settleLine(utility.line);
    const auto point = [](geometry::MapPoint& p) {
        p = {std::round(p.eastM * 100.0) / 100.0, std::round(p.northM * 100.0) / 100.0};
    };
    for (ObjectPoint& object : town.objects) point(object.at);
    for (PlacePoint& place : town.places) point(place.at);
    for (fusion::StationFacts& station : town.stations) point(station.at);
}

base::Outcome<TownContent> readContent(const std::filesystem::path& file, Heights heights) {
    GdalMessages messages;
    auto dataset = openPackage(file, messages);
    if (!dataset) return dataset.failure();
    auto checked = checkedHead(*dataset.value(), file);
    if (!checked) return checked.failure();
    PackageHead& head = checked.value();
    TownContent town;
    town.name = head["name"], town.created = head["created"], town.note = head["note"];
    town.contact = head["contact"], town.web = head["web"];
    town.trial = head["trial"] == "1";
    town.clip = boxOfText(head["clip"]);
    if (std::uint64_t seed = 0;
        !head["seed"].empty() &&
        std::from_chars(head["seed"].data(), head["seed"].data() + head["seed"].size(), seed).ec == std::errc())
        town.seed = seed;
    if (base::Done done = ContentReader(*dataset.value(), file, town).readAll(); !done) return done.failure();
    if (!messages.error().empty()) return messages.failure("the town package is damaged", file.string(), kRebuild);
    if (head["elevation"] == "1") {
        const auto raster = rasterOf(file, head);
        auto grid =
            raster ? readElevation(raster.value(), messages) : base::Outcome<geometry::ElevationGrid>(raster.failure());
        if (!grid && heights == Heights::IfThere) return town;
        if (!grid) return grid.failure();
        town.elevation = std::move(grid.value());
        town.raster = head["raster"];
    }
    return town;
}

}  // namespace layers
