// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/package_write.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cmath>
#include <functional>

#include "gis/layers/internal/package_layers.h"

namespace layers {

namespace {

struct Column {
    const char* name;
    OGRFieldType type;
};

/// One layer being filled. The first thing that goes wrong is kept and the rest is skipped.
class LayerWriter {
public:
    LayerWriter(GDALDataset& dataset, const char* name, OGRwkbGeometryType type, const std::vector<Column>& columns)
        : m_name(name) {
        OGRSpatialReference srs = epsg(25832);
        char** options = nullptr;
        if (type == wkbNone) options = CSLSetNameValue(options, "ASPATIAL_VARIANT", "GPKG_ATTRIBUTES");
        m_layer = dataset.CreateLayer(name, type == wkbNone ? nullptr : &srs, type, options);
        CSLDestroy(options);
        m_ok = m_layer != nullptr;
        for (const Column& column : columns) {
            OGRFieldDefn field(column.name, column.type);
            m_ok = m_ok && m_layer->CreateField(&field) == OGRERR_NONE;
        }
    }
    void add(std::unique_ptr<OGRGeometry> shape, const std::function<void(OGRFeature&)>& fill) {
        if (!m_ok) return;
        OGRFeature feature(m_layer->GetLayerDefn());
        fill(feature);
        if (shape) feature.SetGeometryDirectly(shape.release());
        m_ok = m_layer->CreateFeature(&feature) == OGRERR_NONE;
    }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    std::string m_name;
    OGRLayer* m_layer = nullptr;  // owned by the dataset
    bool m_ok = false;
};

double cm(double metres) { return std::round(metres * 100.0) / 100.0; }

template <class Line>
Line rounded(Line line) {
    for (geometry::MapPoint& p : line) p = {cm(p.eastM), cm(p.northM)};
    return line;
}
geometry::MapPolygon rounded(geometry::MapPolygon polygon) {
    for (geometry::MapRing& ring : polygon) ring = rounded(std::move(ring));
    return polygon;
}
std::unique_ptr<OGRGeometry> pointShape(geometry::MapPoint p) {
    return std::make_unique<OGRPoint>(cm(p.eastM), cm(p.northM));
}

template <class Number>
void setOptional(OGRFeature& feature, const char* column, const std::optional<Number>& value) {
    if (value) feature.SetField(column, static_cast<double>(*value));
}
void setCount(OGRFeature& feature, const char* column, const std::optional<std::uint32_t>& value) {
    if (value) feature.SetField(column, static_cast<GIntBig>(*value));
}

using Step = std::function<void(const TownContent&, GDALDataset&, std::vector<std::string>&)>;

void finish(const LayerWriter& writer, std::vector<std::string>& failed) {
    if (!writer.ok()) failed.push_back(writer.name());
}

/// `raster`: stamp of the raster that belongs to it.
void writeHead(const TownContent& c, const std::string& version, const std::string& raster, GDALDataset& dataset,
               std::vector<std::string>& failed) {
    LayerWriter package(dataset, "package", wkbNone, {{"key", OFTString}, {"value", OFTString}});
    const auto put = [&package](const char* key, const std::string& value) {
        package.add(nullptr, [&](OGRFeature& f) {
            f.SetField("key", key);
            f.SetField("value", value.c_str());
        });
    };
    put("name", c.name);
    put("version", version);
    put("created", c.created);
    put("format", "1");
    put("trial", c.trial ? "1" : "0");
    put("elevation", c.elevation ? "1" : "0");
    if (!raster.empty()) put("raster", raster);
    if (c.clip) {
        const auto metres = [](double value) { return std::to_string(std::llround(value)); };
        put("clip", metres(c.clip->westM) + "," + metres(c.clip->southM) + "," + metres(c.clip->eastM) + "," +
                        metres(c.clip->northM));
    }
    if (c.seed) put("seed", std::to_string(*c.seed));
    if (!c.note.empty()) put("note", c.note);
    if (!c.contact.empty()) put("contact", c.contact);
    if (!c.web.empty()) put("web", c.web);
    finish(package, failed);
    LayerWriter sources(dataset, "sources", wkbNone,
                        {{"layer", OFTString},
                         {"source", OFTString},
                         {"licence", OFTString},
                         {"date", OFTString},
                         {"note", OFTString}});
    for (const SourceNote& note : c.sources)
        sources.add(nullptr, [&](OGRFeature& f) {
            f.SetField("layer", note.layer.c_str());
            f.SetField("source", note.source.c_str());
            f.SetField("licence", note.licence.c_str());
            f.SetField("date", note.date.c_str());
            f.SetField("note", note.note.c_str());
        });
    finish(sources, failed);
}

void writeAreas(const TownContent& c, GDALDataset& dataset, std::vector<std::string>& failed) {
    if (!c.districts.empty()) {
        LayerWriter layer(dataset, "districts", wkbMultiPolygon,
                          {{"id", OFTString}, {"name", OFTString}, {"people", OFTInteger64}});
        for (const fusion::District& d : c.districts) {
            geometry::MapArea area;
            for (const auto& polygon : d.area) area.push_back(rounded(polygon));
            layer.add(toOgr(area), [&](OGRFeature& f) {
                f.SetField("id", d.id.c_str());
                f.SetField("name", d.name.c_str());
                setCount(f, "people", d.people);
            });
        }
        finish(layer, failed);
    }
    if (!c.landuse.empty()) {
        LayerWriter layer(dataset, "landuse", wkbPolygon, {{"kind", OFTString}});
        for (const LanduseShape& l : c.landuse)
            layer.add(toOgr(rounded(l.shape)), [&](OGRFeature& f) { f.SetField("kind", l.kind.c_str()); });
        finish(layer, failed);
    }
    if (!c.water.empty()) {
        LayerWriter layer(dataset, "water", wkbPolygon, {{"name", OFTString}, {"kind", OFTString}});
        for (const WaterShape& w : c.water)
            layer.add(toOgr(rounded(w.shape)), [&](OGRFeature& f) {
                if (!w.name.empty()) f.SetField("name", w.name.c_str());
                f.SetField("kind", w.kind.c_str());
            });
        finish(layer, failed);
    }
}

void writeLines(const TownContent& c, GDALDataset& dataset, std::vector<std::string>& failed) {
    if (!c.watercourses.empty()) {
        LayerWriter layer(dataset, "watercourses", wkbLineString,
                          {{"name", OFTString}, {"kind", OFTString}, {"width_m", OFTReal}});
        for (const CourseShape& w : c.watercourses)
            layer.add(toOgr(rounded(w.line)), [&](OGRFeature& f) {
                if (!w.name.empty()) f.SetField("name", w.name.c_str());
                f.SetField("kind", w.kind.c_str());
                f.SetField("width_m", w.widthM);
            });
        finish(layer, failed);
    }
    if (!c.streets.empty()) {
        LayerWriter layer(dataset, "streets", wkbLineString,
                          {{"name", OFTString}, {"rank", OFTString}, {"bridge", OFTInteger}, {"tunnel", OFTInteger}});
        for (const StreetShape& s : c.streets)
            layer.add(toOgr(rounded(s.line)), [&](OGRFeature& f) {
                if (!s.name.empty()) f.SetField("name", s.name.c_str());
                f.SetField("rank", s.rank.c_str());
                f.SetField("bridge", s.bridge ? 1 : 0);
                f.SetField("tunnel", s.tunnel ? 1 : 0);
            });
        finish(layer, failed);
    }
    if (!c.railways.empty()) {
        LayerWriter layer(dataset, "railways", wkbLineString, {{"kind", OFTString}});
        for (const RailShape& r : c.railways)
            layer.add(toOgr(rounded(r.line)), [&](OGRFeature& f) { f.SetField("kind", r.kind.c_str()); });
        finish(layer, failed);
    }
    if (!c.utilities.empty()) {
        LayerWriter layer(dataset, "utilities", wkbLineString, {{"kind", OFTString}, {"name", OFTString}});
        for (const UtilityShape& u : c.utilities)
            layer.add(toOgr(rounded(u.line)), [&](OGRFeature& f) {
                f.SetField("kind", u.kind.c_str());
                if (!u.name.empty()) f.SetField("name", u.name.c_str());
            });
        finish(layer, failed);
    }
}

void writeBuildings(const TownContent& c, GDALDataset& dataset, std::vector<std::string>& failed) {
    if (!c.buildings.empty()) {
        std::vector<Column> columns = {{"use", OFTString}, {"people", OFTReal}};
        if (!c.populationByDay.empty()) columns.push_back({"people_day", OFTReal});
        LayerWriter layer(dataset, "buildings", wkbPolygon, columns);
        for (const BuildingShape& b : c.buildings)
            layer.add(toOgr(rounded(b.shape)), [&](OGRFeature& f) {
                f.SetField("use", b.use.c_str());
                setOptional(f, "people", b.people);
                if (!c.populationByDay.empty()) setOptional(f, "people_day", b.peopleByDay);
            });
        finish(layer, failed);
    }
    for (const auto& [name, cells] : {std::pair("population", &c.population), {"population_day", &c.populationByDay}}) {
        if (cells->empty()) continue;
        LayerWriter layer(dataset, name, wkbPolygon, {{"people", OFTReal}});
        for (const PopulationCell& cell : *cells)
            layer.add(toOgr(rounded(cell.shape)), [&](OGRFeature& f) { setOptional(f, "people", cell.people); });
        finish(layer, failed);
    }
}

void writePoints(const TownContent& c, GDALDataset& dataset, std::vector<std::string>& failed) {
    if (!c.objects.empty()) {
        LayerWriter layer(dataset, "objects", wkbPoint,
                          {{"id", OFTString},
                           {"kind", OFTString},
                           {"name", OFTString},
                           {"places", OFTInteger64},
                           {"address", OFTString},
                           {"contact", OFTString}});
        for (const ObjectPoint& o : c.objects)
            layer.add(pointShape(o.at), [&](OGRFeature& f) {
                f.SetField("id", o.id.c_str());
                f.SetField("kind", o.kind.c_str());
                f.SetField("name", o.name.c_str());
                setCount(f, "places", o.places);
                if (!o.address.empty()) f.SetField("address", o.address.c_str());
                if (!o.contact.empty()) f.SetField("contact", o.contact.c_str());
            });
        finish(layer, failed);
    }
    if (!c.places.empty()) {
        LayerWriter layer(dataset, "places", wkbPoint, {{"name", OFTString}, {"rank", OFTInteger}});
        for (const PlacePoint& p : c.places)
            layer.add(pointShape(p.at), [&](OGRFeature& f) {
                f.SetField("name", p.name.c_str());
                f.SetField("rank", p.rank);
            });
        finish(layer, failed);
    }
}

std::unique_ptr<OGRGeometry> ownGeometry(const OwnShape& own) {
    if (own.shape == OwnShape::Kind::Point) return pointShape(own.corners.front().front());
    if (own.shape == OwnShape::Kind::Line) return toOgr(rounded(own.corners.front()));
    return toOgr(rounded(own.corners));
}

void writeOwn(const TownContent& c, GDALDataset& dataset, std::vector<std::string>& failed) {
    for (const auto& [name, shapes] : c.own) {
        LayerWriter layer(dataset, name.c_str(), wkbUnknown,
                          {{"name", OFTString}, {"kind", OFTString}, {"facts", OFTString}});
        for (const OwnShape& own : shapes)
            layer.add(ownGeometry(own), [&](OGRFeature& f) {
                f.SetField("name", own.name.c_str());
                f.SetField("kind", own.kind.c_str());
                f.SetField("facts", own.facts.c_str());
            });
        finish(layer, failed);
    }
}

const char* quantityName(wire::Quantity quantity) {
    switch (quantity) {
        case wire::Quantity::WaterLevel: return "water_level";
        case wire::Quantity::Rain: return "rain";
        case wire::Quantity::Discharge: return "discharge";
        case wire::Quantity::AirTemperature: return "air_temperature";
        case wire::Quantity::WindSpeed: return "wind_speed";
        case wire::Quantity::WindFrom: return "wind_from";
    }
    return "";
}

void fillStation(const fusion::StationFacts& s, OGRFeature& f) {
    f.SetField("id", s.id.c_str());
    f.SetField("name", s.name.c_str());
    if (!s.water.empty()) f.SetField("water", s.water.c_str());
    f.SetField("quantity", quantityName(s.quantity));
    f.SetField("unit", s.unit.c_str());
    f.SetField("period_s", s.periodS);
    setOptional(f, "zero_m", s.zeroM);
    setOptional(f, "iw1_cm", s.iwCm[0]);
    setOptional(f, "iw2_cm", s.iwCm[1]);
    setOptional(f, "iw3_cm", s.iwCm[2]);
    setOptional(f, "mean_cm", s.meanCm);
    f.SetField("unknown_after", s.unknownAfterPeriods);
    f.SetField("alarm_after", s.alarmAfterPeriods);
    setOptional(f, "span_min", s.spanMin);
    setOptional(f, "span_max", s.spanMax);
    setOptional(f, "sensor_min", s.sensorMin);
    setOptional(f, "sensor_max", s.sensorMax);
    setOptional(f, "step_suspect", s.stepSuspect);
    setOptional(f, "step_fail", s.stepFail);
    setOptional(f, "flat_suspect_s", s.flatSuspectS);
    setOptional(f, "flat_fail_s", s.flatFailS);
    if (s.upstream) f.SetField("upstream", s.upstream->c_str());
}

void writeStations(const TownContent& c, GDALDataset& dataset, std::vector<std::string>& failed) {
    if (c.stations.empty()) return;
    std::vector<Column> columns = {
        {"id", OFTString}, {"name", OFTString}, {"water", OFTString}, {"quantity", OFTString}, {"unit", OFTString}};
    for (const char* real :
         {"period_s", "zero_m", "iw1_cm", "iw2_cm", "iw3_cm", "mean_cm", "unknown_after", "alarm_after", "span_min",
          "span_max", "sensor_min", "sensor_max", "step_suspect", "step_fail", "flat_suspect_s", "flat_fail_s"})
        columns.push_back({real, OFTReal});
    columns.push_back({"upstream", OFTString});
    LayerWriter layer(dataset, "stations", wkbPoint, columns);
    for (const fusion::StationFacts& s : c.stations)
        layer.add(pointShape(s.at), [&](OGRFeature& f) { fillStation(s, f); });
    finish(layer, failed);
}

bool writeElevation(const geometry::ElevationGrid& grid, const std::string& stamp, const std::filesystem::path& file) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    char** options = nullptr;
    options = CSLSetNameValue(options, "COMPRESS", "DEFLATE");
    options = CSLSetNameValue(options, "PREDICTOR", "3");
    options = CSLSetNameValue(options, "TILED", "YES");
    DatasetHandle dataset(driver->Create(file.c_str(), grid.frame.columns, grid.frame.rows, 1, GDT_Float32, options));
    CSLDestroy(options);
    if (!dataset) return false;
    double transform[6] = {grid.frame.westM, grid.frame.cellM, 0, grid.frame.northM, 0, -grid.frame.cellM};
    dataset->SetGeoTransform(transform);
    const OGRSpatialReference srs = epsg(25832);
    dataset->SetSpatialRef(&srs);
    dataset->SetMetadataItem(kRasterStamp, stamp.c_str());
    GDALRasterBand* band = dataset->GetRasterBand(1);
    band->SetNoDataValue(-9999);
    std::vector<float> row(static_cast<std::size_t>(grid.frame.columns));
    for (int r = 0; r < grid.frame.rows; ++r) {
        for (int c = 0; c < grid.frame.columns; ++c) {
            const float z = grid.heightM[grid.frame.at(c, r)];
            row[static_cast<std::size_t>(c)] =
                std::isnan(z) ? -9999.0F : static_cast<float>(cm(static_cast<double>(z)));
        }
        if (band->RasterIO(GF_Write, 0, r, grid.frame.columns, 1, row.data(), grid.frame.columns, 1, GDT_Float32, 0,
                           0) != CE_None)
            return false;
    }
    return dataset->FlushCache(false), true;
}

base::Done fillPackage(const TownContent& content, const std::string& version, const std::string& raster,
                       const std::filesystem::path& file, GdalMessages& messages) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr)
        return base::Failure{"this GDAL has no GeoPackage driver", "", "install libgdal with SQLite"};
    DatasetHandle dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset)
        return messages.failure("the town package cannot be written", file.string(),
                                "check the folder and its free space");
    dataset->StartTransaction();
    std::vector<std::string> failed;
    writeHead(content, version, raster, *dataset, failed);
    for (const Step& step : {Step(writeAreas), Step(writeLines), Step(writeBuildings), Step(writePoints),
                             Step(writeStations), Step(writeOwn)})
        step(content, *dataset, failed);
    if (!failed.empty() || dataset->CommitTransaction() != OGRERR_NONE)
        return messages.failure("the town package cannot be written",
                                file.string() + (failed.empty() ? "" : ", layer " + failed.front()),
                                "check the folder and its free space");
    return base::done();
}

/// The raster that the package names, "" when it names none or there is no package.
std::filesystem::path rasterInUse(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return {};
    GdalMessages ignored;  // a broken package is replaced by a whole one
    auto dataset = openPackage(file, ignored);
    auto head = dataset ? checkedHead(*dataset.value(), file) : base::Outcome<PackageHead>(dataset.failure());
    if (!head || head.value()["elevation"] != "1") return {};
    const auto raster = rasterOf(file, head.value());
    return raster ? raster.value() : std::filesystem::path();
}

/// Part files under their own names; what can fail on the way leaves the former package with its former raster.
std::error_code putInPlace(const std::filesystem::path& part, const std::filesystem::path& file, bool hasElevation,
                           bool newRaster) {
    namespace fs = std::filesystem;
    const fs::path raster = elevationFile(file), former = formerElevationFile(file);
    std::error_code error, ignored;
    // After an update that was killed between its two steps the package's own raster is the former one.
    const fs::path inUse = rasterInUse(file);
    if (inUse == former) fs::rename(former, raster, error);
    if (!error && newRaster) {
        fs::remove(former, ignored);
        if (!inUse.empty()) {
            fs::create_hard_link(raster, former, error);
            if (error) fs::copy_file(raster, former, error);  // not every file system has links
        }
        if (!error) fs::rename(elevationFile(part), raster, error);
    }
    if (!error) fs::rename(part, file, error);
    if (!error)
        fs::remove(former, ignored);
    else if (newRaster && fs::exists(former, ignored))
        fs::rename(former, raster, ignored);
    if (!error && !hasElevation) fs::remove(raster, ignored);
    return error;
}

/// The service's package stays the service's, whoever updates it.
void takeRightsOf(const std::filesystem::path& former, const std::filesystem::path& file) {
    struct stat rights {};
    if (::stat(former.c_str(), &rights) != 0) return;
    if (::chown(file.c_str(), rights.st_uid, rights.st_gid) != 0) return;  // only root may give files away
    (void)::chmod(file.c_str(), rights.st_mode & 07777);
}

/// What was written is on the disk before it takes the place of what was there.
bool secured(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool good = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return good;
}

}  // namespace

base::Done writePackage(const TownContent& content, const std::filesystem::path& file) {
    namespace fs = std::filesystem;
    GdalMessages messages;
    if (file.extension() != ".gpkg")
        return base::Failure{"the name of a town package ends in .gpkg", file.string(), "name it N.gpkg"};
    std::error_code error;
    if (fs::is_directory(file, error))
        return base::Failure{"a folder stands where the town package should go", file.string(), "choose another name"};
    if (!file.parent_path().empty()) fs::create_directories(file.parent_path(), error);
    const fs::path part = file.parent_path() / (file.stem().string() + ".part.gpkg");
    const fs::path partElevation = elevationFile(part);
    const auto clean = [&] {
        std::error_code ignored;
        for (const fs::path& p : {part, partElevation, fs::path(part.string() + "-journal")}) fs::remove(p, ignored);
    };
    clean();
    const std::string version = contentVersion(content);
    const bool newRaster = content.elevation && content.raster.empty();
    const std::string stamp = newRaster ? version : content.raster;
    // Same bytes for same content: the GeoPackage's own time stamps are those of the content.
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", content.created.empty() ? nullptr : content.created.c_str());
    base::Done filled = fillPackage(content, version, stamp, part, messages);
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr);
    if (filled && newRaster && !writeElevation(*content.elevation, stamp, partElevation))
        filled = messages.failure("the elevation raster cannot be written", partElevation.string(),
                                  "check the folder and its free space");
    if (filled && (!secured(part) || (newRaster && !secured(partElevation))))
        filled = base::Failure{"the finished package does not get onto the disk", part.string(),
                               "check the folder and its free space"};
    if (!filled) {
        clean();
        return filled;
    }
    takeRightsOf(file, part);
    if (newRaster) takeRightsOf(elevationFile(file), partElevation);
    error = putInPlace(part, file, content.elevation.has_value(), newRaster);
    if (error) {
        clean();
        return base::Failure{"the finished package cannot be put in its place: " + error.message(), file.string(),
                             "check the folder"};
    }
    return base::done();
}

}  // namespace layers
