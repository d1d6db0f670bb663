// SPDX-License-Identifier: EUPL-1.2
#include <cpl_vsi.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "gis/geometry/area_index.h"
#include "gis/layers/internal/gdal_door.h"
#include "gis/layers/internal/imports.h"
#include "gis/layers/internal/osm_tags.h"

namespace layers {

namespace {

constexpr const char* kConfigFile = "/vsimem/lagewerk_osmconf.ini";
constexpr const char* kConfig =
    R"(closed_ways_are_polygons=aeroway,amenity,boundary,building,craft,geological,historic,landuse,leisure,military,natural,office,place,shop,sport,tourism,power,emergency,healthcare,man_made,social_facility,emergency_service,telecom,waterway=riverbank,waterway=dock,railway=station
attribute_name_laundering=yes
[points]
osm_id=yes
osm_timestamp=yes
attributes=name,building,amenity,emergency,emergency_service,social_facility,healthcare,power,man_made,tower:type,telecom,railway,place,leisure,capacity,beds,addr:street,addr:housenumber,phone,contact:phone
[lines]
osm_id=yes
osm_timestamp=yes
attributes=name,ref,highway,service,waterway,railway,bridge,tunnel,width,power,man_made,substance,type
[multipolygons]
osm_id=yes
osm_timestamp=yes
attributes=name,type,building,landuse,natural,water,waterway,leisure,boundary,admin_level,de:regionalschluessel,amenity,emergency,emergency_service,social_facility,healthcare,power,man_made,tower:type,telecom,railway,capacity,beds,addr:street,addr:housenumber,phone,contact:phone
[multilinestrings]
osm_id=yes
attributes=type
[other_relations]
osm_id=yes
attributes=type
)";

/// Nearer than this, two objects of a kind are one.
constexpr double kSameThingM = 120;

Tags tagsOf(const OGRFeature& feature) {
    Tags tags;
    for (int i = 0; i < feature.GetFieldCount(); ++i)
        if (feature.IsFieldSetAndNotNull(i))
            tags[const_cast<OGRFeature&>(feature).GetFieldDefnRef(i)->GetNameRef()] =
                const_cast<OGRFeature&>(feature).GetFieldAsString(i);
    return tags;
}

std::string tag(const Tags& tags, const char* key) {
    const auto found = tags.find(key);
    return found == tags.end() ? std::string() : found->second;
}

std::optional<double> leadingNumber(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    (void)end;
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

/// Collects the features of one OSM file.
class OsmCollector {
public:
    OsmCollector(TownContent& town, OGRCoordinateTransformation& toTown) : m_town(town), m_toTown(toTown) {}

    /// From now on only what touches the box is taken; false where it has no place in degrees.
    bool clipTo(const geometry::MapBox& box) {
        double west = 0, south = 0, east = 0, north = 0;
        const std::unique_ptr<OGRCoordinateTransformation> toDegrees(m_toTown.GetInverse());
        if (!toDegrees || toDegrees->TransformBounds(box.westM, box.southM, box.eastM, box.northM, &west, &south, &east,
                                                     &north, 21) == 0)
            return false;
        m_degrees.MinX = west, m_degrees.MinY = south, m_degrees.MaxX = east, m_degrees.MaxY = north;
        const geometry::MapRing edge = {
            {box.westM, box.southM}, {box.eastM, box.southM}, {box.eastM, box.northM}, {box.westM, box.northM}};
        m_clip = toOgr(geometry::MapPolygon{edge});
        return true;
    }
    [[nodiscard]] std::uint64_t takenFeatures() const { return m_taken; }

    void take(const std::string& layer, OGRFeature& feature) {
        OGRGeometry* shape = feature.GetGeometryRef();
        if (shape == nullptr || shape->IsEmpty()) return;
        if (m_clip) {
            OGREnvelope span;
            shape->getEnvelope(&span);
            if (!m_degrees.Intersects(span)) return;
        }
        if (shape->transform(&m_toTown) != OGRERR_NONE) return;
        if (m_clip) {
            OGREnvelope span, box;
            shape->getEnvelope(&span), m_clip->getEnvelope(&box);
            if (!box.Intersects(span)) return;
        }
        ++m_taken;
        const Tags tags = tagsOf(feature);
        if (std::string written = tag(tags, "osm_timestamp"); written > m_newest && written.starts_with("20"))
            m_newest = std::move(written);
        if (layer == "points") takePoint(tags, *shape);
        if (layer == "lines") takeLine(tags, *shape);
        if (layer == "multipolygons") takeArea(tags, *shape);
    }
    /// Day of the newest edit, ISO, "" where the file does not say.
    [[nodiscard]] std::string date() const {
        std::string day = m_newest.substr(0, 10);
        std::replace(day.begin(), day.end(), '/', '-');
        return day;
    }
    void finish(Lines& lines) {
        m_town.watercourses = joinedCourses(std::move(m_pieces));
        sortBuildingsOut();
        std::string line = "buildings: " + std::to_string(m_houses) + " houses, " +
                           std::to_string(m_town.buildings.size()) + " outlines";
        if (m_cutHouses > 0)
            line +=
                "; " + std::to_string(m_cutHouses) + " left out that the extract's edge cuts to fewer than 3 corners";
        if (m_pointHouses > 0)
            line += "; " + std::to_string(m_pointHouses) + " left out that are drawn as a point without outline";
        lines.push_back(std::move(line));
        if (m_repaired > 0) lines.push_back("OSM: " + std::to_string(m_repaired) + " invalid outlines repaired");
    }

private:
    void takePoint(const Tags& tags, const OGRGeometry& shape) {
        const geometry::MapPoint at{shape.toPoint()->getX(), shape.toPoint()->getY()};
        if (const int rank = placeRank(tag(tags, "place")); rank > 0 && !tag(tags, "name").empty())
            m_town.places.push_back({tag(tags, "name"), rank, at});
        if (!tag(tags, "building").empty()) ++m_pointHouses;
        takeObject(tags, at, "osm-n" + tag(tags, "osm_id"));
    }
    void takeObject(const Tags& tags, geometry::MapPoint at, const std::string& id) {
        const std::string kind = objectKind(tags);
        if (kind.empty()) return;
        ObjectPoint object{id, kind, tag(tags, "name"), std::nullopt, {}, at};
        const std::string count = tag(tags, "beds").empty() ? tag(tags, "capacity") : tag(tags, "beds");
        if (const auto places = leadingNumber(count); places && *places > 0 && *places < 100000)
            object.places = static_cast<std::uint32_t>(*places);
        if (!tag(tags, "addr_street").empty())
            object.address = tag(tags, "addr_street") + " " + tag(tags, "addr_housenumber");
        for (const char* key : {"contact_phone", "phone"})
            if (object.contact.empty()) object.contact = tag(tags, key);
        // One thing is often in OSM twice, as a point and as an area: the first of a kind within 120 m stays, unless
        // both have names and the names differ.
        if (ObjectPoint* other = sameThing(object)) {
            if (other->name.empty()) other->name = object.name;
            if (!other->places) other->places = object.places;
            if (other->address.empty()) other->address = object.address;
            if (other->contact.empty()) other->contact = object.contact;
            return;
        }
        if (object.name.empty()) object.name = kindInGerman(kind);
        m_objectsNear[nearKey(at)].push_back(m_town.objects.size());
        m_town.objects.push_back(std::move(object));
    }
    using NearKey = std::pair<int, int>;
    static NearKey nearKey(geometry::MapPoint at) {
        return {static_cast<int>(std::floor(at.eastM / kSameThingM)),
                static_cast<int>(std::floor(at.northM / kSameThingM))};
    }
    ObjectPoint* sameThing(const ObjectPoint& object) {
        const auto [column, row] = nearKey(object.at);
        std::size_t first = m_town.objects.size();
        for (int x = column - 1; x <= column + 1; ++x)
            for (int y = row - 1; y <= row + 1; ++y) {
                const auto near = m_objectsNear.find({x, y});
                if (near == m_objectsNear.end()) continue;
                for (const std::size_t i : near->second) {
                    const ObjectPoint& other = m_town.objects[i];
                    if (i < first && other.kind == object.kind &&
                        geometry::distanceM(other.at, object.at) < kSameThingM &&
                        (other.name == object.name || other.name.empty() || object.name.empty()))
                        first = i;
                }
            }
        return first < m_town.objects.size() ? &m_town.objects[first] : nullptr;
    }
    void takeLine(const Tags& tags, const OGRGeometry& shape) {
        for (auto& line : linesOf(&shape)) {
            const bool bridge = !tag(tags, "bridge").empty() && tag(tags, "bridge") != "no";
            const bool tunnel = !tag(tags, "tunnel").empty() && tag(tags, "tunnel") != "no";
            if (const std::string rank = streetRank(tag(tags, "highway"), tag(tags, "service")); !rank.empty())
                m_town.streets.push_back(
                    {tag(tags, "name").empty() ? tag(tags, "ref") : tag(tags, "name"), rank, bridge, tunnel, line});
            const std::string rail = tag(tags, "railway");
            if (rail == "rail" || rail == "light_rail" || rail == "narrow_gauge")
                m_town.railways.push_back({"rail", line});
            if (rail == "tram") m_town.railways.push_back({"tram", line});
            if (const std::string kind = utilityKind(tags); !kind.empty())
                m_town.utilities.push_back(
                    {kind, tag(tags, "name").empty() ? tag(tags, "ref") : tag(tags, "name"), line});
            if (const CourseKind course = courseKind(tag(tags, "waterway")); course.kind != nullptr) {
                const double width = leadingNumber(tag(tags, "width")).value_or(course.widthM);
                m_pieces.push_back(
                    {tag(tags, "name"), course.kind, width > 0 && width < 2000 ? width : course.widthM, line});
            }
        }
    }
    void takeArea(const Tags& tags, const OGRGeometry& raw) {
        std::unique_ptr<OGRGeometry> mended;
        const OGRGeometry* shape = &raw;
        CPLPushErrorHandler(CPLQuietErrorHandler);  // an invalid outline is repaired, not a failure
        if (raw.IsValid() == 0) {
            mended.reset(raw.MakeValid());
            if (mended) shape = mended.get(), ++m_repaired;
        }
        CPLPopErrorHandler();
        const geometry::MapArea area = areaOf(shape);
        const bool isHouse = !tag(tags, "building").empty() && tag(tags, "building") != "no";
        if (area.empty()) {
            m_cutHouses += isHouse ? 1 : 0;
            return;
        }
        OGRPoint middle;
        shape->Centroid(&middle);
        const geometry::MapPoint at{middle.getX(), middle.getY()};
        const std::string id =
            tag(tags, "osm_id").empty() ? "osm-w" + tag(tags, "osm_way_id") : "osm-r" + tag(tags, "osm_id");
        // Transformer huts are in OSM by the dozen; without a name and a yard it is none that anyone looks after in a
        // flood.
        const bool isHut =
            tag(tags, "power") == "substation" && tag(tags, "name").empty() && geometry::areaM2(area) < 300;
        if (!isHut) takeObject(tags, at, id);
        if (isHouse) {
            ++m_houses;  // a relation of several houses is several outlines with one tag
            for (const auto& polygon : area) m_town.buildings.push_back({buildingUse(tags), std::nullopt, polygon});
        }
        const geometry::MapArea ground = cut(*shape, area);
        if (const std::string kind = waterKind(tags); !kind.empty())
            for (const auto& polygon : ground) m_town.water.push_back({tag(tags, "name"), kind, polygon});
        else if (const std::string use = landuseKind(tags); !use.empty())
            for (const auto& polygon : ground) m_town.landuse.push_back({use, polygon});
        const std::string level = tag(tags, "admin_level");
        if (tag(tags, "boundary") == "administrative" && (level == "9" || level == "10") &&
            !tag(tags, "name").empty() && (!m_clip || shape->Intersects(m_clip.get()) != 0))
            m_town.districts.push_back(
                {tag(tags, "de_regionalschluessel").empty() ? id : tag(tags, "de_regionalschluessel"),
                 tag(tags, "name"), area, std::nullopt});
    }
    /// What of an area lies in the box: forests and lakes may reach far beyond it.
    geometry::MapArea cut(const OGRGeometry& shape, const geometry::MapArea& area) const {
        if (!m_clip) return area;
        OGREnvelope span, box;
        shape.getEnvelope(&span), m_clip->getEnvelope(&box);
        if (box.Contains(span)) return area;
        CPLPushErrorHandler(CPLQuietErrorHandler);  // what cannot be cut stays whole
        const std::unique_ptr<OGRGeometry> inside(shape.Intersection(m_clip.get()));
        CPLPopErrorHandler();
        return inside ? areaOf(inside.get()) : area;
    }
    /// "building=yes" says nothing: its surroundings decide.
    void sortBuildingsOut() {
        std::vector<geometry::MapArea> grounds;
        for (const LanduseShape& l : m_town.landuse)
            if (l.kind == "industrial" || l.kind == "commercial") grounds.push_back({l.shape});
        const geometry::AreaIndex ofWork(grounds);
        for (BuildingShape& b : m_town.buildings)
            if (b.use == "?")
                b.use = geometry::areaM2({b.shape}) < 35                   ? "other"
                        : !ofWork.holding(b.shape.front().front()).empty() ? "work"
                                                                           : "home";
    }

    TownContent& m_town;
    OGRCoordinateTransformation& m_toTown;
    std::unique_ptr<OGRPolygon> m_clip;  ///< null: all is taken
    OGREnvelope m_degrees;               ///< round the clip
    std::uint64_t m_taken = 0;
    std::vector<CourseShape> m_pieces;
    std::map<NearKey, std::vector<std::size_t>> m_objectsNear;  ///< in m_town.objects
    std::string m_newest;
    int m_repaired = 0, m_houses = 0, m_cutHouses = 0, m_pointHouses = 0;
};

}  // namespace

base::Done importOsm(const std::filesystem::path& file, const Progress& progress, TownContent& town, Lines& lines,
                     std::string& date) {
    GdalMessages messages;
    const std::string where = file.string();
    if (base::Done there = fileToRead(file, "the OSM file"); !there) return there;
    VSILFILE* config = VSIFileFromMemBuffer(kConfigFile, reinterpret_cast<GByte*>(const_cast<char*>(kConfig)),
                                            std::char_traits<char>::length(kConfig), FALSE);
    VSIFCloseL(config);
    const char* const drivers[] = {"OSM", nullptr};
    const std::string option = std::string("CONFIG_FILE=") + kConfigFile;
    const char* const options[] = {option.c_str(), nullptr};
    DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, nullptr)));
    if (!dataset)
        return messages.failure("the file cannot be read as OpenStreetMap data", where,
                                "give an .osm.pbf or .osm file");
    OGRSpatialReference from = epsg(4326), to = epsg(25832);
    const std::unique_ptr<OGRCoordinateTransformation> toTown(OGRCreateCoordinateTransformation(&from, &to));
    OsmCollector collector(town, *toTown);
    if (town.clip && !collector.clipTo(*town.clip))
        return messages.failure("the box to cut to is no place in EPSG:25832", where, "give a box in Germany");
    std::uint64_t count = 0;
    OGRLayer* layer = nullptr;
    while (auto feature = std::unique_ptr<OGRFeature>(dataset->GetNextFeature(&layer, nullptr, nullptr, nullptr))) {
        collector.take(layer->GetName(), *feature);
        // No share of the file: this driver says 100 % from the first feature on.
        if (++count % 1024 == 0 && progress)
            progress("reading " + file.filename().string() + ", " + std::to_string(count) + " features");
    }
    if (!messages.error().empty())
        return messages.failure("the OSM file breaks off or is damaged", where,
                                "load it again and compare its size or checksum");
    if (count == 0)
        return base::Failure{"the OSM file holds nothing that can be drawn", where,
                             "check that it is an extract with nodes and ways"};
    if (collector.takenFeatures() == 0)
        return base::Failure{"nothing of the OSM file lies in the box that is to be cut out of it", where,
                             "compare the box with: ogrinfo -so FILE points"};
    collector.finish(lines);
    if (!spanOf(town) && town.landuse.empty() && town.water.empty() && town.watercourses.empty() &&
        town.railways.empty() && town.objects.empty() && town.places.empty())
        return base::Failure{"the OSM file holds no street, house, water or place", where,
                             "give an extract with all tags, not one that was filtered for something else"};
    date = collector.date();
    return base::done();
}

}  // namespace layers
