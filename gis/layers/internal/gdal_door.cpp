// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/gdal_door.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cstring>

#include <mutex>

#include "gis/layers/town_package.h"

namespace layers {

namespace {

void CPL_STDCALL takeMessage(CPLErr level, CPLErrorNum, const char* text) {
    static_cast<GdalMessages*>(CPLGetErrorHandlerUserData())->note(level, text);
}

geometry::MapRing ringOf(const OGRLinearRing& source) {
    geometry::MapRing ring;
    const int count = source.getNumPoints();
    ring.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) ring.push_back({source.getX(i), source.getY(i)});
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    return ring;
}

geometry::MapPolygon polygonOf(const OGRPolygon& source) {
    geometry::MapPolygon polygon;
    if (source.getExteriorRing() == nullptr) return polygon;
    polygon.push_back(ringOf(*source.getExteriorRing()));
    for (int i = 0; i < source.getNumInteriorRings(); ++i) polygon.push_back(ringOf(*source.getInteriorRing(i)));
    return polygon;
}

void fillRing(OGRLinearRing& target, const geometry::MapRing& ring) {
    target.setNumPoints(static_cast<int>(ring.size()) + 1, FALSE);
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        const geometry::MapPoint& p = ring[i % ring.size()];
        target.setPoint(static_cast<int>(i), p.eastM, p.northM);
    }
}

}  // namespace

void start() {
    static std::once_flag once;
    std::call_once(once, [] {
        // Process-wide by intent: before any thread, and never changed again.
        CPLSetConfigOption("PROJ_NETWORK", "OFF");
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        // Blocks of rasters, MB. Its own choice is a share of the machine's memory.
        CPLSetConfigOption("GDAL_CACHEMAX", "128");
        GDALAllRegister();
    });
}

GdalMessages::GdalMessages() {
    start();
    CPLPushErrorHandlerEx(takeMessage, this);
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
}
GdalMessages::~GdalMessages() {
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", nullptr);
    CPLPopErrorHandler();
}
void GdalMessages::note(int level, const char* text) {
    if (level >= CE_Failure && m_error.empty()) m_error = text;
}
namespace {

/// GDAL quotes the whole statement that failed, a kilobyte of it, before it says why.
std::string withoutSql(const std::string& error) {
    const std::size_t open = error.find("sqlite3_"), why = error.rfind(" failed: ");
    if (open == std::string::npos || why == std::string::npos || why < open) return error;
    return error.substr(0, open) + "the database says: " + error.substr(why + std::strlen(" failed: "));
}

}  // namespace

base::Failure GdalMessages::failure(const std::string& what, const std::string& where, const std::string& fix) const {
    return {m_error.empty() ? what : what + ": " + withoutSql(m_error), where, fix};
}

OGRSpatialReference epsg(int code) {
    OGRSpatialReference srs;
    srs.importFromEPSG(code);
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return srs;
}

bool isTownSrs(const OGRSpatialReference* srs) {
    if (srs == nullptr) return false;
    const char* authority = srs->GetAuthorityName(nullptr);
    const char* code = srs->GetAuthorityCode(nullptr);
    if (authority != nullptr && code != nullptr)
        return std::string(authority) == "EPSG" && std::string(code) == "25832";
    const OGRSpatialReference town = epsg(25832);
    return srs->IsSame(&town) != 0;
}

std::filesystem::path elevationFile(const std::filesystem::path& package) {
    return package.parent_path() / (package.stem().string() + ".dem.tif");
}

base::Done fileToRead(const std::filesystem::path& file, const std::string& what) {
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return base::Failure{what + " does not exist", file.string(), "check the path"};
    if (std::filesystem::is_directory(file, error))
        return base::Failure{"a folder stands where " + what + " should be", file.string(), "name the file in it"};
    return base::done();
}

base::Outcome<DatasetHandle> openPackage(const std::filesystem::path& file, GdalMessages& messages) {
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return base::Failure{"the town package does not exist", file.string(),
                             "make one with lagewerk-geo build or demo-town"};
    if (std::filesystem::is_directory(file, error))
        return base::Failure{"a folder stands where the town package should be", file.string(), "give the .gpkg file"};
    if (std::filesystem::file_size(file, error) == 0)
        return base::Failure{"the town package is an empty file", file.string(), "build it again with lagewerk-geo"};
    const char* const drivers[] = {"GPKG", nullptr};
    DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, nullptr)));
    if (!dataset)
        return messages.failure("the town package cannot be opened as GeoPackage", file.string(),
                                "the file is broken or of another kind; build it again with lagewerk-geo");
    return dataset;
}

std::string textField(const OGRFeature& feature, const char* name) {
    const int index = feature.GetFieldIndex(name);
    if (index < 0 || !feature.IsFieldSetAndNotNull(index)) return {};
    return const_cast<OGRFeature&>(feature).GetFieldAsString(index);
}

std::string contactOf(const OGRFeature& feature) {
    return feature.GetFieldIndex("contact") < 0 ? std::string() : textField(feature, "contact");
}

std::optional<double> numberField(const OGRFeature& feature, const char* name) {
    const int index = feature.GetFieldIndex(name);
    if (index < 0 || !feature.IsFieldSetAndNotNull(index)) return std::nullopt;
    return feature.GetFieldAsDouble(index);
}

geometry::MapArea areaOf(const OGRGeometry* geometry) {
    geometry::MapArea area;
    if (geometry == nullptr || geometry->IsEmpty()) return area;
    const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
    if (type == wkbPolygon) area.push_back(polygonOf(*geometry->toPolygon()));
    if (type == wkbMultiPolygon || type == wkbGeometryCollection)  // a repaired outline may nest them
        for (const OGRGeometry* part : *geometry->toGeometryCollection())
            for (geometry::MapPolygon& polygon : areaOf(part)) area.push_back(std::move(polygon));
    std::erase_if(area, [](const geometry::MapPolygon& p) { return p.empty() || p.front().size() < 3; });
    return area;
}

std::vector<std::vector<geometry::MapPoint>> linesOf(const OGRGeometry* geometry) {
    std::vector<std::vector<geometry::MapPoint>> lines;
    if (geometry == nullptr || geometry->IsEmpty()) return lines;
    const auto add = [&lines](const OGRLineString& source) {
        std::vector<geometry::MapPoint> line;
        line.reserve(static_cast<std::size_t>(source.getNumPoints()));
        for (int i = 0; i < source.getNumPoints(); ++i) line.push_back({source.getX(i), source.getY(i)});
        if (line.size() >= 2) lines.push_back(std::move(line));
    };
    const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
    if (type == wkbLineString) add(*geometry->toLineString());
    if (type == wkbMultiLineString || type == wkbGeometryCollection)
        for (const OGRGeometry* part : *geometry->toGeometryCollection())
            if (wkbFlatten(part->getGeometryType()) == wkbLineString) add(*part->toLineString());
    return lines;
}

std::unique_ptr<OGRPolygon> toOgr(const geometry::MapPolygon& polygon) {
    auto target = std::make_unique<OGRPolygon>();
    for (const geometry::MapRing& ring : polygon) {
        auto* shape = new OGRLinearRing;  // owned by the polygon from addRingDirectly on
        fillRing(*shape, ring);
        target->addRingDirectly(shape);
    }
    return target;
}

std::unique_ptr<OGRMultiPolygon> toOgr(const geometry::MapArea& area) {
    auto target = std::make_unique<OGRMultiPolygon>();
    for (const geometry::MapPolygon& polygon : area) target->addGeometryDirectly(toOgr(polygon).release());
    return target;
}

std::unique_ptr<OGRLineString> toOgr(const std::vector<geometry::MapPoint>& line) {
    auto target = std::make_unique<OGRLineString>();
    target->setNumPoints(static_cast<int>(line.size()), FALSE);
    for (std::size_t i = 0; i < line.size(); ++i) target->setPoint(static_cast<int>(i), line[i].eastM, line[i].northM);
    return target;
}

}  // namespace layers
