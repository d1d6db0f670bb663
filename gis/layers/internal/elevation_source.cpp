// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/elevation_source.h"

#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace layers {
namespace {

constexpr double kDegreeM = 111'320;  ///< of latitude, about

/// GDAL's name of a raster file; of a zip, the name of the raster inside.
base::Outcome<std::string> rasterName(const std::filesystem::path& file) {
    if (base::Done there = fileToRead(file, "the elevation file"); !there) return there.failure();
    if (file.extension() != ".zip") return file.string();
    const std::string folder = "/vsizip/" + std::filesystem::absolute(file).string();
    char** entries = VSIReadDirRecursive(folder.c_str());
    std::string found;
    for (int i = 0; entries != nullptr && entries[i] != nullptr; ++i) {
        std::string extension = std::filesystem::path(entries[i]).extension().string();
        std::transform(extension.begin(), extension.end(), extension.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (extension == ".hgt" || extension == ".tif" || extension == ".tiff" || extension == ".asc" ||
            extension == ".img")
            found = folder + "/" + entries[i];
    }
    CSLDestroy(entries);
    if (found.empty())
        return base::Failure{"the zip holds no elevation raster (.hgt, .tif, .asc, .img)", file.string(),
                             "unpack it and give the raster itself"};
    return found;
}

/// No country has a grid in metres whose numbers are that small; and Germany's old datum lies some 150 m beside WGS84.
bool canOnlyBeDegrees(const std::array<double, 6>& place, int columns, int rows) {
    constexpr double kDatumsApartM = 200;
    const double east = place[0] + columns * place[1], south = place[3] + rows * place[5];
    return place[1] > 0 && place[5] < 0 && place[0] >= -180 && east <= 180 && place[3] <= 90 && south >= -90 &&
           east - place[0] >= 0.1 && std::min(place[1], -place[5]) * kDegreeM >= kDatumsApartM;
}

}  // namespace

base::Outcome<SourceRaster> openRaster(const std::filesystem::path& file, GdalMessages& messages) {
    auto name = rasterName(file);
    if (!name) return name.failure();
    SourceRaster source;
    source.dataset.reset(static_cast<GDALDataset*>(
        GDALOpenEx(name.value().c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr)));
    if (!source.dataset || source.dataset->GetRasterCount() < 1)
        return messages.failure("the elevation file cannot be read as a raster", file.string(),
                                "give a GeoTIFF, .hgt or .asc, or a zip with one");
    std::array<double, 6> place{};
    if (source.dataset->GetGeoTransform(place.data()) != CE_None)
        return base::Failure{"the elevation raster has no position", file.string(), "give a georeferenced raster"};
    if (const OGRSpatialReference* own = source.dataset->GetSpatialRef(); own != nullptr && !own->IsEmpty()) {
        source.srs = *own;
    } else if (canOnlyBeDegrees(place, source.dataset->GetRasterXSize(), source.dataset->GetRasterYSize())) {
        source.srs.importFromEPSG(4326);
        source.note =
            file.filename().string() + " names no coordinate system; its numbers can only be degrees, taken as WGS84";
    } else {
        return base::Failure{
            "the elevation raster has no coordinate system, and guessing one would put hills where none are",
            file.string(), "ask whoever made it and write it in: gdal_translate -a_srs EPSG:25832 IN OUT.tif"};
    }
    source.srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    source.cellM = std::abs(place[5]) * (source.srs.IsGeographic() != 0 ? kDegreeM : source.srs.GetLinearUnits());
    return source;
}

}  // namespace layers
