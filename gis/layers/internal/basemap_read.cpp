// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "gis/layers/basemap.h"
#include "gis/layers/internal/gdal_door.h"

namespace layers {

namespace {

constexpr std::int64_t kTilesPerLevelMax = 4'000'000;

/// Answer rows of a question, each given to `take`; false when the file is damaged.
template <class Take>
bool ask(GDALDataset& dataset, const std::string& sql, GdalMessages& messages, const Take& take) {
    messages.clear();
    OGRLayer* rows = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (rows != nullptr) {
        for (auto& row : rows) take(*row);
        dataset.ReleaseResultSet(rows);
    }
    return messages.error().empty();
}

base::Failure noBasemap(const std::string& why, const std::filesystem::path& file) {
    return {"this is no base map: " + why, file.string(), "fetch it again with lagewerk-geo basemap"};
}

}  // namespace

std::filesystem::path basemapFile(const std::filesystem::path& package) {
    return package.parent_path() / (package.stem().string() + ".basemap.gpkg");
}

struct BasemapReader::Inside {
    std::filesystem::path file;
    DatasetHandle dataset;
    BasemapInfo info;

    base::Done readFacts(GdalMessages& messages) {
        OGRLayer* area = dataset->GetLayerByName("basemap_area");
        if (area == nullptr) return noBasemap("the table basemap_area is missing", file);
        for (auto& feature : area) {
            if (numberField(*feature, "format").value_or(0) != 1) return noBasemap("it is of another version", file);
            info.source = textField(*feature, "source");
            info.licence = textField(*feature, "licence");
            info.date = textField(*feature, "date");
            info.photo = numberField(*feature, "photo").value_or(0) != 0;
            OGREnvelope span;
            if (feature->GetGeometryRef() != nullptr) feature->GetGeometryRef()->getEnvelope(&span);
            info.box = {span.MinX, span.MinY, span.MaxX, span.MaxY};
        }
        if (info.source.empty() || !messages.error().empty())
            return noBasemap("its fetching was not finished, or it is damaged", file);
        // A view in the table's place could be made to work for ever.
        int tables = 0;
        if (!ask(*dataset, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'basemap' AND type = 'table'", messages,
                 [&](OGRFeature& row) { tables = row.GetFieldAsInteger(0); }) ||
            tables != 1)
            return noBasemap("the table basemap is missing", file);
        return base::done();
    }

    base::Done readLevels(GdalMessages& messages) {
        int sets = 0;
        bool isSound =
            ask(*dataset, "SELECT min_x, max_y, srs_id FROM gpkg_tile_matrix_set WHERE table_name = 'basemap'",
                messages, [&](OGRFeature& row) {
                    ++sets;
                    info.westM = row.GetFieldAsDouble(0), info.northM = row.GetFieldAsDouble(1);
                    if (row.GetFieldAsInteger(2) != 25832) sets = 2;
                });
        bool isGood = isSound && sets == 1 && std::isfinite(info.westM) && std::isfinite(info.northM) &&
                      std::abs(info.westM) < 1e8 && std::abs(info.northM) < 1e8;
        isSound = ask(*dataset,
                      "SELECT zoom_level, matrix_width, matrix_height, tile_width, tile_height, pixel_x_size FROM "
                      "gpkg_tile_matrix WHERE table_name = 'basemap' ORDER BY zoom_level",
                      messages, [&](OGRFeature& row) {
                          BasemapLevel level;
                          level.zoom = row.GetFieldAsInteger(0);
                          const std::int64_t columns = row.GetFieldAsInteger64(1), rows = row.GetFieldAsInteger64(2);
                          const bool fits = level.zoom >= 0 && level.zoom <= kBasemapZoomMax && columns > 0 &&
                                            rows > 0 && columns < kTilesPerLevelMax && rows < kTilesPerLevelMax &&
                                            columns * rows <= kTilesPerLevelMax &&
                                            row.GetFieldAsInteger(3) == kBasemapTilePx &&
                                            row.GetFieldAsInteger(4) == kBasemapTilePx &&
                                            row.GetFieldAsDouble(5) == basemapCellM(level.zoom);
                          isGood = isGood && fits;
                          if (!fits) return;
                          level.cellM = basemapCellM(level.zoom);
                          level.columns = static_cast<int>(columns), level.rows = static_cast<int>(rows);
                          info.levels.push_back(level);
                      });
        if (!isSound || !isGood || info.levels.empty())
            return noBasemap("its tiles lie otherwise than Lagewerk's", file);
        if (!ask(*dataset, "SELECT COUNT(*) FROM basemap", messages,
                 [&](OGRFeature& row) { info.tiles = static_cast<std::uint64_t>(row.GetFieldAsInteger64(0)); }))
            return noBasemap("it is damaged", file);
        return base::done();
    }
};

BasemapReader::BasemapReader() : m(std::make_unique<Inside>()) {}
BasemapReader::~BasemapReader() = default;

base::Outcome<std::unique_ptr<BasemapReader>> BasemapReader::open(const std::filesystem::path& file) {
    GdalMessages messages;
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return base::Failure{"there is no base map", file.string(), "fetch it with lagewerk-geo basemap"};
    std::unique_ptr<BasemapReader> reader(new BasemapReader);
    reader->m->file = file;
    const char* const drivers[] = {"GPKG", nullptr};
    reader->m->dataset = DatasetHandle(static_cast<GDALDataset*>(
        GDALOpenEx(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, nullptr)));
    if (!reader->m->dataset)
        return messages.failure("the base map cannot be read", file.string(),
                                "fetch it again with lagewerk-geo basemap");
    if (const auto read = reader->m->readFacts(messages); !read) return read.failure();
    if (const auto read = reader->m->readLevels(messages); !read) return read.failure();
    return reader;
}

const BasemapInfo& BasemapReader::info() const { return m->info; }

base::Outcome<std::vector<bool>> BasemapReader::present(const BasemapLevel& level) {
    GdalMessages messages;
    std::vector<bool> there(static_cast<std::size_t>(level.columns) * static_cast<std::size_t>(level.rows));
    const bool isRead =
        ask(*m->dataset, "SELECT tile_column, tile_row FROM basemap WHERE zoom_level = " + std::to_string(level.zoom),
            messages, [&](OGRFeature& row) {
                const std::int64_t column = row.GetFieldAsInteger64(0), line = row.GetFieldAsInteger64(1);
                if (column >= 0 && column < level.columns && line >= 0 && line < level.rows)
                    there[static_cast<std::size_t>(line) * static_cast<std::size_t>(level.columns) +
                          static_cast<std::size_t>(column)] = true;
            });
    if (!isRead) return messages.failure("the base map is damaged", m->file.string(), "fetch it again");
    return there;
}

base::Outcome<base::Bytes> BasemapReader::tile(int zoom, int column, int row) {
    GdalMessages messages;
    base::Bytes bytes;
    const bool isRead =
        ask(*m->dataset,
            "SELECT tile_data FROM basemap WHERE zoom_level = " + std::to_string(zoom) +
                " AND tile_column = " + std::to_string(column) + " AND tile_row = " + std::to_string(row) +
                " AND length(tile_data) <= " + std::to_string(kBasemapTileBytesMax),
            messages, [&](OGRFeature& answer) {
                int size = 0;
                const GByte* data = answer.GetFieldAsBinary(0, &size);
                if (data != nullptr) bytes.assign(data, data + size);
            });
    if (!isRead) return messages.failure("the base map is damaged", m->file.string(), "fetch it again");
    return bytes;
}

}  // namespace layers
