// SPDX-License-Identifier: EUPL-1.2
#include <gdal_utils.h>

#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

#include "gis/layers/internal/elevation_source.h"
#include "gis/layers/internal/imports.h"

namespace layers {

namespace {

constexpr double kRasterCellsMax = 1e8;
constexpr float kNoHeight = -9999;

double sensibleCell(double sourceCellM) { return sourceCellM <= 7 ? 5 : sourceCellM <= 17 ? 10 : 25; }

/// Of the cell sizes in use the first with which so many cells become few enough.
std::string coarserCell(double cells, double cellM) {
    for (const int coarser : {10, 20, 25, 50})
        if (coarser > cellM && cells * cellM * cellM / (coarser * coarser) <= kRasterCellsMax)
            return std::to_string(coarser);
    return "100";
}

/// A raster over the grid's own memory.
DatasetHandle rasterOver(geometry::ElevationGrid& grid) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    const geometry::GridFrame& frame = grid.frame;
    DatasetHandle dataset(driver->Create("", frame.columns, frame.rows, 0, GDT_Float32, nullptr));
    std::array<char, 64> place{};
    CPLPrintPointer(place.data(), grid.heightM.data(), static_cast<int>(place.size()) - 1);
    const std::string memory = std::string("DATAPOINTER=") + place.data();
    const char* const options[] = {memory.c_str(), nullptr};
    double transform[6] = {frame.westM, frame.cellM, 0, frame.northM, 0, -frame.cellM};
    const OGRSpatialReference srs = epsg(25832);
    if (!dataset || dataset->AddBand(GDT_Float32, const_cast<char**>(options)) != CE_None ||
        dataset->SetGeoTransform(transform) != CE_None || dataset->SetSpatialRef(&srs) != CE_None)
        return nullptr;
    dataset->GetRasterBand(1)->SetNoDataValue(kNoHeight);
    return dataset;
}

int CPL_STDCALL tellProgress(double share, const char*, void* told) {
    (*static_cast<const std::function<void(double)>*>(told))(share);
    return TRUE;
}

/// Warps one source into the grid, by blocks: its heights over those that are there.
bool warpInto(GDALDataset& grid, const SourceRaster& source, const std::function<void(double)>& progress) {
    std::vector<std::string> words = {"-r", "bilinear", "-dstnodata", std::to_string(kNoHeight), "-wm", "64000000"};
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    GDALWarpAppOptions* options = GDALWarpAppOptionsNew(arguments.data(), nullptr);
    GDALWarpAppOptionsSetProgress(options, tellProgress, const_cast<std::function<void(double)>*>(&progress));
    GDALDatasetH from = GDALDataset::ToHandle(source.dataset.get());
    int misused = 0;
    const GDALDatasetH done = GDALWarp(nullptr, GDALDataset::ToHandle(&grid), 1, &from, options, &misused);
    GDALWarpAppOptionsFree(options);
    return done != nullptr && misused == 0;
}

base::Outcome<geometry::MapBox> boxOfRaster(const SourceRaster& source, const std::filesystem::path& file,
                                            const GdalMessages& messages) {
    double t[6] = {};
    source.dataset->GetGeoTransform(t);
    OGRSpatialReference from = source.srs, to = epsg(25832);
    const std::unique_ptr<OGRCoordinateTransformation> toTown(OGRCreateCoordinateTransformation(&from, &to));
    const double x1 = t[0] + source.dataset->GetRasterXSize() * t[1],
                 y1 = t[3] + source.dataset->GetRasterYSize() * t[5];
    geometry::MapBox box;
    if (!toTown ||
        toTown->TransformBounds(std::min(t[0], x1), std::min(t[3], y1), std::max(t[0], x1), std::max(t[3], y1),
                                &box.westM, &box.southM, &box.eastM, &box.northM, 21) == 0)
        return messages.failure("the elevation's place cannot be turned into EPSG:25832", file.string(),
                                "give a raster of Germany");
    return box;
}

/// The rasters that touch a box, in the order given, and what their cells are.
struct Chosen {
    std::vector<std::filesystem::path> files;
    std::vector<std::string> notes;
    double coarsestM = 0, finestM = 1e9;
};
base::Outcome<Chosen> chosenFor(const std::vector<std::filesystem::path>& files, const geometry::MapBox& box,
                                GdalMessages& messages) {
    Chosen chosen;
    for (const auto& file : files) {
        auto source = openRaster(file, messages);
        if (!source) return source.failure();
        const auto own = boxOfRaster(source.value(), file, messages);
        if (!own) return own.failure();
        if (!own.value().touches(box)) continue;
        chosen.files.push_back(file);
        chosen.coarsestM = std::max(chosen.coarsestM, source.value().cellM);
        chosen.finestM = std::min(chosen.finestM, source.value().cellM);
        if (!source.value().note.empty()) chosen.notes.push_back("elevation: " + source.value().note);
    }
    if (chosen.files.empty())
        return base::Failure{"the elevation does not cover the town", files.front().string(),
                             "give the tile in which the town lies"};
    return chosen;
}

/// An empty grid over the box, on whole cells.
base::Outcome<geometry::ElevationGrid> emptyGrid(const geometry::MapBox& box, double cell, const std::string& where) {
    const geometry::MapBox snapped{std::floor(box.westM / cell) * cell, std::floor(box.southM / cell) * cell,
                                   std::ceil(box.eastM / cell) * cell, std::ceil(box.northM / cell) * cell};
    const double columns = (snapped.eastM - snapped.westM) / cell, rows = (snapped.northM - snapped.southM) / cell;
    if (!(columns * rows <= kRasterCellsMax))
        return base::Failure{
            "the town would be too large for its elevation: " + std::to_string(std::llround(columns * rows / 1e6)) +
                " million cells of " + std::to_string(std::llround(cell)) + " m",
            where,
            "cut it to the town with --box or --clip, or coarsen it with --cell " + coarserCell(columns * rows, cell)};
    geometry::ElevationGrid grid;
    grid.frame = {snapped.westM, snapped.northM, cell, static_cast<int>(std::llround(columns)),
                  static_cast<int>(std::llround(rows))};
    grid.heightM.assign(grid.frame.cells(), kNoHeight);
    return grid;
}

struct HeightCount {
    std::size_t known = 0, absurd = 0;
    float absurdM = 0;  ///< one of them
};
/// Unknown heights as the program knows them, the others on the centimetre.
HeightCount takeHeights(geometry::ElevationGrid& grid) {
    HeightCount heights;
    for (float& z : grid.heightM) {
        if (!isHeight(z) && !std::isnan(z) && z != kNoHeight) heights.absurdM = z, ++heights.absurd;
        if (!isHeight(z))
            z = std::numeric_limits<float>::quiet_NaN();
        else
            z = static_cast<float>(std::round(static_cast<double>(z) * 100.0) / 100.0),
            ++heights.known;  // as it is written
    }
    return heights;
}

base::Failure noHeights(const HeightCount& heights, const std::filesystem::path& file) {
    if (heights.absurd == 0)
        return {"the elevation covers the town but holds only \"no data\" there", file.string(),
                "give the tile with the town's heights, or check the nodata value: gdalinfo names it"};
    std::array<char, 32> one{};
    std::snprintf(one.data(), one.size(), "%.5g", static_cast<double>(heights.absurdM));
    return {std::string("its heights in the town, ") + one.data() + " for one, are no heights in metres above the sea",
            file.string(),
            "give metres: centimetres and feet are scaled with gdal_calc, a fill value is named with "
            "gdal_translate -a_nodata"};
}

}  // namespace

base::Done checkElevation(const std::vector<std::filesystem::path>& files) {
    GdalMessages messages;
    for (const auto& file : files)
        if (auto source = openRaster(file, messages); !source) return source.failure();
    return base::done();
}

base::Outcome<geometry::MapBox> elevationBox(const std::vector<std::filesystem::path>& files) {
    GdalMessages messages;
    geometry::MapBox box{1e18, 1e18, -1e18, -1e18};
    for (const auto& file : files) {
        auto source = openRaster(file, messages);
        if (!source) return source.failure();
        const auto own = boxOfRaster(source.value(), file, messages);
        if (!own) return own.failure();
        box = {std::min(box.westM, own.value().westM), std::min(box.southM, own.value().southM),
               std::max(box.eastM, own.value().eastM), std::max(box.northM, own.value().northM)};
    }
    return box;
}

base::Done importElevation(const SourceFiles& files, const geometry::MapBox& box, TownContent& town, Lines& lines) {
    GdalMessages messages;
    const auto chosen = chosenFor(files.elevation, box, messages);
    if (!chosen) return chosen.failure();
    const std::vector<std::filesystem::path>& tiles = chosen.value().files;
    const double coarsest = chosen.value().coarsestM;
    const double cell = files.cellM > 0 ? files.cellM : sensibleCell(coarsest);
    auto empty = emptyGrid(box, cell, tiles.front().string());
    if (!empty) return empty.failure();
    geometry::ElevationGrid grid = std::move(empty.value());
    const DatasetHandle dataset = rasterOver(grid);
    if (!dataset) return messages.failure("there is no memory for the elevation", "", "cut it with --box or --clip");
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        auto source = openRaster(tiles[i], messages);
        if (!source) return source.failure();
        // Only for this reading; the file stays as it is.
        if (!source.value().note.empty()) source.value().dataset->SetSpatialRef(&source.value().srs);
        const auto tell = [&](double share) {
            if (files.progress)
                files.progress("reading the elevation, " +
                               std::to_string(std::llround(100 * (static_cast<double>(i) + share) /
                                                           static_cast<double>(tiles.size()))) +
                               " %");
        };
        if (!warpInto(*dataset, source.value(), tell) || !messages.error().empty())
            return messages.failure("the elevation cannot be warped to EPSG:25832", tiles[i].string(),
                                    "check that the file is whole");
    }
    const HeightCount heights = takeHeights(grid);
    if (heights.known == 0) return noHeights(heights, tiles.front());
    lines.insert(lines.end(), chosen.value().notes.begin(), chosen.value().notes.end());
    const auto percent =
        std::llround(100.0 * static_cast<double>(heights.known) / static_cast<double>(grid.heightM.size()));
    std::string line = "elevation: cells of " + std::to_string(std::llround(cell)) + " m from a source of about " +
                       std::to_string(std::llround(coarsest)) + " m";
    if (chosen.value().finestM < cell * 0.9) line += ", coarsened";
    if (const std::size_t left = files.elevation.size() - tiles.size(); left > 0)
        line += ", " + std::to_string(left) + " of " + std::to_string(files.elevation.size()) +
                " files lie outside the town";
    if (heights.absurd > 0)
        line += ", " + std::to_string(heights.absurd) + " cells with heights that none can be left out";
    if (percent < 100) line += ", known on " + std::to_string(percent) + " % of the area";
    if (coarsest > 15) line += "; too coarse for depths: flood zones are a rough outline";
    lines.push_back(std::move(line));
    town.elevation = std::move(grid);
    town.raster.clear();
    return base::done();
}

}  // namespace layers
