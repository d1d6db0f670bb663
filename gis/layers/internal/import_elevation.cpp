// SPDX-License-Identifier: EUPL-1.2
#include <gdal_utils.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "gis/layers/internal/elevation_source.h"
#include "gis/layers/internal/imports.h"

namespace layers {

namespace {

constexpr double kRasterCellsMax = 1e8;

double sensibleCell(double sourceCellM) { return sourceCellM <= 7 ? 5 : sourceCellM <= 17 ? 10 : 25; }

/// Warps all sources, later ones over earlier ones, into memory.
DatasetHandle warped(const std::vector<SourceRaster>& sources, const geometry::MapBox& box, double cellM) {
    const auto text = [](double value) { return std::to_string(std::llround(value)); };
    std::vector<std::string> words = {"-of",
                                      "MEM",
                                      "-t_srs",
                                      "EPSG:25832",
                                      "-te",
                                      text(box.westM),
                                      text(box.southM),
                                      text(box.eastM),
                                      text(box.northM),
                                      "-tr",
                                      text(cellM),
                                      text(cellM),
                                      "-r",
                                      "bilinear",
                                      "-ot",
                                      "Float32",
                                      "-dstnodata",
                                      "-9999",
                                      "-wm",
                                      "64000000"};
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    GDALWarpAppOptions* options = GDALWarpAppOptionsNew(arguments.data(), nullptr);
    std::vector<GDALDatasetH> handles;
    handles.reserve(sources.size());
    for (const SourceRaster& source : sources) handles.push_back(GDALDataset::ToHandle(source.dataset.get()));
    int usage = 0;
    DatasetHandle out(GDALDataset::FromHandle(
        GDALWarp("", nullptr, static_cast<int>(handles.size()), handles.data(), options, &usage)));
    GDALWarpAppOptionsFree(options);
    return out;
}

}  // namespace

base::Outcome<geometry::MapBox> elevationBox(const std::vector<std::filesystem::path>& files) {
    GdalMessages messages;
    geometry::MapBox box{1e18, 1e18, -1e18, -1e18};
    for (const auto& file : files) {
        auto source = openRaster(file, messages);
        if (!source) return source.failure();
        double t[6] = {};
        source.value().dataset->GetGeoTransform(t);
        OGRSpatialReference from = source.value().srs, to = epsg(25832);
        const std::unique_ptr<OGRCoordinateTransformation> toTown(OGRCreateCoordinateTransformation(&from, &to));
        const int columns = source.value().dataset->GetRasterXSize(), rows = source.value().dataset->GetRasterYSize();
        double west = 0, south = 0, east = 0, north = 0;
        const double x1 = t[0] + columns * t[1], y1 = t[3] + rows * t[5];
        if (!toTown || toTown->TransformBounds(std::min(t[0], x1), std::min(t[3], y1), std::max(t[0], x1),
                                               std::max(t[3], y1), &west, &south, &east, &north, 21) == 0)
            return messages.failure("the elevation's place cannot be turned into EPSG:25832", file.string(),
                                    "give a raster of Germany");
        box = {std::min(box.westM, west), std::min(box.southM, south), std::max(box.eastM, east),
               std::max(box.northM, north)};
    }
    return box;
}

base::Done importElevation(const std::vector<std::filesystem::path>& files, const geometry::MapBox& box,
                           TownContent& town, Lines& lines) {
    GdalMessages messages;
    std::vector<SourceRaster> sources;
    double coarsest = 0;
    for (const auto& file : files) {
        auto source = openRaster(file, messages);
        if (!source) return source.failure();
        coarsest = std::max(coarsest, source.value().cellM);
        // Only for this reading; the file stays as it is.
        if (!source.value().note.empty()) {
            source.value().dataset->SetSpatialRef(&source.value().srs);
            lines.push_back("elevation: " + source.value().note);
        }
        sources.push_back(std::move(source.value()));
    }
    const double cell = sensibleCell(coarsest);
    const geometry::MapBox snapped{std::floor(box.westM / cell) * cell, std::floor(box.southM / cell) * cell,
                                   std::ceil(box.eastM / cell) * cell, std::ceil(box.northM / cell) * cell};
    const double cells = (snapped.eastM - snapped.westM) / cell * ((snapped.northM - snapped.southM) / cell);
    if (!(cells <= kRasterCellsMax))
        return base::Failure{"the town would be too large for its elevation: " +
                                 std::to_string(std::llround(cells / 1e6)) + " million cells",
                             files.front().string(), "cut the OSM extract to the town"};
    const DatasetHandle dataset = warped(sources, snapped, cell);
    if (!dataset)
        return messages.failure("the elevation cannot be warped to EPSG:25832", files.front().string(),
                                "check that the file is whole");
    geometry::ElevationGrid grid;
    grid.frame = {snapped.westM, snapped.northM, cell, dataset->GetRasterXSize(), dataset->GetRasterYSize()};
    grid.heightM.resize(grid.frame.cells());
    if (dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, grid.frame.columns, grid.frame.rows, grid.heightM.data(),
                                            grid.frame.columns, grid.frame.rows, GDT_Float32, 0, 0) != CE_None ||
        !messages.error().empty())
        return messages.failure("the elevation is damaged", files.front().string(), "check that the file is whole");
    std::size_t known = 0;
    for (float& z : grid.heightM) {
        if (!isHeight(z))
            z = std::numeric_limits<float>::quiet_NaN();
        else
            ++known;
    }
    if (known == 0)
        return base::Failure{"the elevation does not cover the town", files.front().string(),
                             "give the tile in which the town lies"};
    const auto percent = std::llround(100.0 * static_cast<double>(known) / static_cast<double>(grid.heightM.size()));
    std::string line = "elevation: cells of " + std::to_string(std::llround(cell)) + " m from a source of about " +
                       std::to_string(std::llround(coarsest)) + " m";
    if (percent < 100) line += ", known on " + std::to_string(percent) + " % of the area";
    if (coarsest > 15) line += "; too coarse for depths: flood zones are a rough outline";
    lines.push_back(std::move(line));
    town.elevation = std::move(grid);
    return base::done();
}

}  // namespace layers
