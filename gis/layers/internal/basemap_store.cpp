// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/basemap_store.h"

#include <cpl_conv.h>
#include <cpl_string.h>

#include <cmath>

namespace layers {

namespace {

constexpr const char* kArea = "basemap_area";

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text)
        if (c != 0) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

std::string number(double value) { return CPLSPrintf("%.17g", value); }

/// The tables of GeoPackage 1.2 for tiles; the rest GDAL has made.
constexpr const char* kTables[] = {
    "CREATE TABLE IF NOT EXISTS gpkg_tile_matrix_set (table_name TEXT NOT NULL PRIMARY KEY, srs_id INTEGER NOT NULL, "
    "min_x DOUBLE NOT NULL, min_y DOUBLE NOT NULL, max_x DOUBLE NOT NULL, max_y DOUBLE NOT NULL, CONSTRAINT "
    "fk_gtms_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gtms_srs FOREIGN "
    "KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))",
    "CREATE TABLE IF NOT EXISTS gpkg_tile_matrix (table_name TEXT NOT NULL, zoom_level INTEGER NOT NULL, matrix_width "
    "INTEGER NOT NULL, matrix_height INTEGER NOT NULL, tile_width INTEGER NOT NULL, tile_height INTEGER NOT NULL, "
    "pixel_x_size DOUBLE NOT NULL, pixel_y_size DOUBLE NOT NULL, CONSTRAINT pk_ttm PRIMARY KEY (table_name, "
    "zoom_level), CONSTRAINT fk_tmm_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name))",
    "CREATE TABLE basemap (id INTEGER PRIMARY KEY AUTOINCREMENT, zoom_level INTEGER NOT NULL, tile_column INTEGER NOT "
    "NULL, tile_row INTEGER NOT NULL, tile_data BLOB NOT NULL, UNIQUE (zoom_level, tile_column, tile_row))",
    "CREATE TABLE basemap_done (chunk TEXT NOT NULL PRIMARY KEY)",
    "CREATE TABLE basemap_plan (plan TEXT NOT NULL)",
};

}  // namespace

geometry::MapBox TileRange::box() const {
    const double span = spanM();
    return {static_cast<double>(west) * span, -static_cast<double>(south + 1) * span,
            static_cast<double>(east + 1) * span, -static_cast<double>(north) * span};
}

TileRange tilesOver(const geometry::MapBox& box, int zoom) {
    TileRange range;
    range.zoom = zoom;
    const double span = range.spanM();
    range.west = static_cast<std::int64_t>(std::floor(box.westM / span));
    range.east = static_cast<std::int64_t>(std::ceil(box.eastM / span)) - 1;
    range.north = static_cast<std::int64_t>(std::floor(-box.northM / span));
    range.south = static_cast<std::int64_t>(std::ceil(-box.southM / span)) - 1;
    return range;
}

BasemapStore::BasemapStore(std::filesystem::path file, GdalMessages& messages, DatasetHandle dataset)
    : m_file(std::move(file)), m_messages(&messages), m_dataset(std::move(dataset)) {}

base::Failure BasemapStore::failed() const {
    return m_messages->failure("the base map cannot be written", m_file.string(), "check the disk's space and rights");
}

base::Done BasemapStore::run(const std::string& sql) {
    m_messages->clear();
    if (OGRLayer* answer = m_dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr)) m_dataset->ReleaseResultSet(answer);
    return m_messages->error().empty() ? base::done() : base::Done(failed());
}

base::Outcome<BasemapStore> BasemapStore::open(const std::filesystem::path& part, const std::string& plan,
                                               const std::vector<TileRange>& levels, GdalMessages& messages) {
    // Hours of fetching stand in it: it is to survive a cut of the power, unlike a package that is built in minutes.
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "FULL");
    std::error_code error;
    const bool isThere = std::filesystem::exists(part, error);
    DatasetHandle dataset;
    if (isThere) {
        dataset = DatasetHandle(static_cast<GDALDataset*>(
            GDALOpenEx(part.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr)));
        if (!dataset)
            return messages.failure("what an earlier fetch left behind cannot be read", part.string(),
                                    "begin again with --anew");
    } else {
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        const char* const options[] = {"VERSION=1.2", nullptr};
        if (driver != nullptr)
            dataset = DatasetHandle(driver->Create(part.c_str(), 0, 0, 0, GDT_Unknown, const_cast<char**>(options)));
        if (!dataset)
            return messages.failure("the base map cannot be written", part.string(), "check folder, space and rights");
    }
    BasemapStore store(part, messages, std::move(dataset));
    store.m_corner = levels.front().box();
    const base::Done ready = isThere ? store.resume(plan) : store.make(plan, levels);
    if (!ready) return ready.failure();
    return store;
}

base::Done BasemapStore::make(const std::string& plan, const std::vector<TileRange>& levels) {
    OGRSpatialReference srs = epsg(25832);
    // What the map says of itself, and the system's entry in the register of the file.
    OGRLayer* area = m_dataset->CreateLayer(kArea, &srs, wkbPolygon, nullptr);
    if (area == nullptr) return failed();
    for (const char* name : {"source", "licence", "date"}) {
        OGRFieldDefn field(name, OFTString);
        if (area->CreateField(&field) != OGRERR_NONE) return failed();
    }
    for (const char* name : {"format", "photo"}) {
        OGRFieldDefn field(name, OFTInteger);
        if (area->CreateField(&field) != OGRERR_NONE) return failed();
    }
    if (m_dataset->FlushCache(), !m_messages->error().empty()) return failed();
    if (auto begun = begin(); !begun) return begun;
    const geometry::MapBox all = m_corner;
    for (const char* sql : kTables)
        if (auto done = run(sql); !done) return done;
    const std::string span =
        number(all.westM) + "," + number(all.southM) + "," + number(all.eastM) + "," + number(all.northM);
    if (auto done = run("INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, "
                        "srs_id) VALUES ('basemap','tiles','basemap'," +
                        span + ",25832)");
        !done)
        return done;
    if (auto done = run("INSERT INTO gpkg_tile_matrix_set VALUES ('basemap',25832," + span + ")"); !done) return done;
    for (const TileRange& level : levels) {
        const std::string cell = number(basemapCellM(level.zoom)), px = std::to_string(kBasemapTilePx);
        const auto columns = std::llround((all.eastM - all.westM) / level.spanM());
        const auto rows = std::llround((all.northM - all.southM) / level.spanM());
        std::string row = "INSERT INTO gpkg_tile_matrix VALUES ('basemap'";
        for (const std::string& value :
             {std::to_string(level.zoom), std::to_string(columns), std::to_string(rows), px, px, cell, cell})
            row.append(",").append(value);
        if (auto done = run(row.append(")")); !done) return done;
    }
    if (auto done = run("INSERT INTO basemap_plan VALUES (" + quoted(plan) + ")"); !done) return done;
    if (m_dataset->CommitTransaction() != OGRERR_NONE) return failed();
    return base::done();
}

base::Done BasemapStore::resume(const std::string& plan) {
    m_wasBegun = true;
    m_messages->clear();
    std::string former;
    if (OGRLayer* rows = m_dataset->ExecuteSQL("SELECT plan FROM basemap_plan", nullptr, nullptr)) {
        for (auto& row : rows) former = row->GetFieldAsString(0);
        m_dataset->ReleaseResultSet(rows);
    }
    if (former.empty())
        return m_messages->failure("what an earlier fetch left behind is damaged", m_file.string(),
                                   "begin again with --anew");
    if (former != plan)
        return base::Failure{"an earlier fetch of something else was cut off here: " + former, m_file.string(),
                             "call that one again to finish it, or throw it away with --anew"};
    if (OGRLayer* rows = m_dataset->ExecuteSQL("SELECT chunk FROM basemap_done", nullptr, nullptr)) {
        for (auto& row : rows) m_done.insert(row->GetFieldAsString(0));
        m_dataset->ReleaseResultSet(rows);
    }
    return m_messages->error().empty() ? base::done() : base::Done(failed());
}

base::Done BasemapStore::begin() {
    m_messages->clear();
    return m_dataset->StartTransaction() == OGRERR_NONE ? base::done() : base::Done(failed());
}

base::Done BasemapStore::put(int zoom, std::int64_t column, std::int64_t row, const base::Bytes& bytes) {
    const double span = basemapCellM(zoom) * kBasemapTilePx;
    return run("INSERT OR REPLACE INTO basemap (zoom_level, tile_column, tile_row, tile_data) VALUES (" +
               std::to_string(zoom) + "," + std::to_string(column - std::llround(m_corner.westM / span)) + "," +
               std::to_string(row + std::llround(m_corner.northM / span)) + ",x'" + base::toHex(bytes) + "')");
}

base::Done BasemapStore::commit(const std::string& chunk) {
    if (auto done = run("INSERT OR REPLACE INTO basemap_done VALUES (" + quoted(chunk) + ")"); !done) return done;
    if (m_dataset->CommitTransaction() != OGRERR_NONE) return failed();
    m_done.insert(chunk);
    return base::done();
}

base::Outcome<std::uint64_t> BasemapStore::tileCount() {
    m_messages->clear();
    std::uint64_t count = 0;
    if (OGRLayer* rows = m_dataset->ExecuteSQL("SELECT COUNT(*) FROM basemap", nullptr, nullptr)) {
        for (auto& row : rows) count = static_cast<std::uint64_t>(row->GetFieldAsInteger64(0));
        m_dataset->ReleaseResultSet(rows);
    }
    if (!m_messages->error().empty()) return failed();
    return count;
}

base::Done BasemapStore::finish(const BasemapInfo& facts) {
    m_messages->clear();
    OGRLayer* area = m_dataset->GetLayerByName(kArea);
    if (area == nullptr) return failed();
    const std::unique_ptr<OGRFeature> feature(OGRFeature::CreateFeature(area->GetLayerDefn()));
    feature->SetField("source", facts.source.c_str());
    feature->SetField("licence", facts.licence.c_str());
    feature->SetField("date", facts.date.c_str());
    feature->SetField("format", 1);
    feature->SetField("photo", facts.photo ? 1 : 0);
    const geometry::MapBox& b = facts.box;
    feature->SetGeometry(
        toOgr(
            geometry::MapPolygon{{{b.westM, b.southM}, {b.eastM, b.southM}, {b.eastM, b.northM}, {b.westM, b.northM}}})
            .get());
    if (area->CreateFeature(feature.get()) != OGRERR_NONE) return failed();
    for (const char* table : {"DROP TABLE basemap_done", "DROP TABLE basemap_plan"})
        if (auto done = run(table); !done) return done;
    m_messages->clear();
    m_dataset->FlushCache();
    return m_messages->error().empty() ? base::done() : base::Done(failed());
}

}  // namespace layers
