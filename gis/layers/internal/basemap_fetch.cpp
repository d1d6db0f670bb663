// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "gis/layers/internal/basemap_store.h"
#include "gis/layers/internal/package_lock.h"
#include "gis/layers/internal/picture_source.h"
#include "gis/layers/town_package.h"

namespace layers {

namespace {

constexpr int kChunkTiles = 4;        ///< a side: what is fetched and written at once, and fetched again after a cut
constexpr int kProbePx = 1024;        ///< of the picture that is looked at before anything is fetched
constexpr double kFinestSpare = 0.7;  ///< finer than this share of the source's own cells nothing is gained
constexpr double kCoarsestSpare = 4;  ///< coarser than this many of its coarsest cells is a source's business
constexpr std::uint64_t kTilesMost = 2'000'000;

int zoomFor(double cellM) {
    return std::clamp(static_cast<int>(std::lround(std::log2(basemapCellM(0) / cellM))), 0, kBasemapZoomMax);
}

std::string cellWords(int zoom) {
    const double cell = basemapCellM(zoom);
    return (cell >= 1 ? std::to_string(std::lround(cell)) : cell == 0.5 ? "0.5" : "0.25") + " m";
}

std::string amountWords(double bytes) {
    return bytes < 1e6 ? "under 1 MB" : "about " + std::to_string(std::lround(bytes / 1e6)) + " MB";
}

geometry::MapBox probeBox(const geometry::MapBox& box, double cellM, double shareX, double shareY) {
    const double half = cellM * kProbePx / 2;
    const double east = box.westM + (box.eastM - box.westM) * shareX,
                 north = box.southM + (box.northM - box.southM) * shareY;
    // On whole cells, as the tiles will be.
    const double west = std::round((east - half) / cellM) * cellM, south = std::round((north - half) / cellM) * cellM;
    return {west, south, west + 2 * half, south + 2 * half};
}

class Fetching {
public:
    Fetching(const BasemapRequest& request, geometry::MapBox box, std::filesystem::path out)
        : m_request(request), m_box(box), m_out(std::move(out)) {}

    base::Outcome<std::string> run() {
        if (const auto open = openSource(); !open) return open.failure();
        if (const auto planned = planLevels(); !planned) return planned.failure();
        if (const auto looked = lookAtLevels(); !looked) return looked.failure();
        if (const auto few = checkAmount(); !few) return few.failure();
        if (m_request.estimateOnly) return answer(0, 0);
        return fetchAll();
    }

private:
    void say(const std::string& line) const {
        if (m_request.say) m_request.say(line);
    }

    base::Done openSource() {
        m_manners = {std::clamp(m_request.parallel, 1, 8), m_request.timeoutS, m_request.tries, m_request.waitS};
        auto opened = !m_request.wms.empty()    ? openWms(m_request, m_manners, m_messages)
                      : !m_request.wmts.empty() ? openWmts(m_request, m_manners, m_box, m_messages)
                                                : openTileFile(m_request, m_box, m_messages);
        if (!opened) return opened.failure();
        m_source = std::move(opened).value();
        say(m_source->words());
        return base::done();
    }

    base::Done planLevels() {
        const PictureSource::Cells own = m_source->cells();
        const int coarsest = zoomFor(m_request.coarsestCellM), finest = zoomFor(m_request.finestCellM);
        for (int zoom = coarsest; zoom <= finest; ++zoom) {
            const double cell = basemapCellM(zoom);
            if (cell < own.finestM * kFinestSpare) {
                say("cells of " + cellWords(zoom) + " and less: left out, the source's own are larger");
                break;
            }
            if (cell > own.coarsestM * kCoarsestSpare) continue;
            m_levels.push_back(tilesOver(m_box, zoom));
        }
        if (m_levels.empty())
            return base::Failure{
                "the source has none of the cells from " + cellWords(finest) + " to " + cellWords(coarsest),
                m_source->words(), "give others with --cells"};
        return base::done();
    }

    /// One picture of each zoom, from the middle: says early what is wrong, and what a tile takes.
    base::Done lookAtLevels() {
        std::vector<TileRange> shown;
        for (const TileRange& level : m_levels) {
            bool isBlank = true;
            double bytes = 0;
            for (const auto& [x, y] : {std::pair{0.5, 0.5}, {0.25, 0.25}, {0.75, 0.75}}) {
                auto probe = m_source->picture(probeBox(m_box, basemapCellM(level.zoom), x, y), kProbePx, kProbePx);
                if (!probe) return probe.failure();
                if (probe.value().isUniform()) continue;
                isBlank = false;
                bytes = static_cast<double>(
                    encodedPicture(probe.value().part(256, 256, kBasemapTilePx, kBasemapTilePx)).size());
                break;
            }
            if (isBlank) {
                say("cells of " + cellWords(level.zoom) + ": left out, the source shows nothing there but one colour");
                continue;
            }
            shown.push_back(level);
            m_bytes += bytes * static_cast<double>(level.count());
        }
        m_levels = std::move(shown);
        if (m_levels.empty())
            return base::Failure{"the source shows nothing in the box but one colour, at none of the cell sizes",
                                 m_source->words(),
                                 "look at layer, box and --cells; many a layer is shown at some scales only"};
        return base::done();
    }

    base::Done checkAmount() {
        for (const TileRange& level : m_levels) {
            m_wanted += level.count();
            say("cells of " + cellWords(level.zoom) + ": " + std::to_string(level.count()) +
                (level.count() == 1 ? " tile" : " tiles"));
        }
        say("in all " + std::to_string(m_wanted) + " tiles, " + amountWords(m_bytes) + " by those in the middle");
        if (m_wanted <= m_request.tilesMax) return base::done();
        return base::Failure{
            "these would be " + std::to_string(m_wanted) + " tiles, more than the " +
                std::to_string(m_request.tilesMax) + " allowed",
            m_out.string(),
            "take a smaller --box or coarser --cells, or allow more with --tiles-max (does the owner of the "
            "service?)"};
    }

    /// What is fetched, in words; a second call with the same words goes on.
    [[nodiscard]] std::string plan() const {
        nlohmann::ordered_json plan;
        plan["from"] = !m_request.wms.empty()    ? publicAddress(m_request.wms)
                       : !m_request.wmts.empty() ? publicAddress(m_request.wmts)
                                                 : m_request.tiles.filename().string();
        if (const std::string question = questionHash(m_request.wms + m_request.wmts); !question.empty())
            plan["question"] = question;
        plan["layer"] = m_request.layer, plan["style"] = m_request.style, plan["photo"] = m_request.photo;
        for (const TileRange& level : m_levels)
            plan["tiles"].push_back({level.zoom, level.west, level.east, level.north, level.south});
        return plan.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    }

    base::Outcome<std::string> fetchAll() {
        auto lock = PackageLock::take(m_out);
        if (!lock) return lock.failure();
        const std::filesystem::path part = m_out.parent_path() / (m_out.stem().string() + ".part.gpkg");
        std::error_code ignored;
        if (m_request.anew) std::filesystem::remove(part, ignored);
        {
            auto opened = BasemapStore::open(part, plan(), m_levels, m_messages);
            if (!opened) return opened.failure();
            m_store = &opened.value();
            if (m_store->wasBegun()) say("going on where an earlier fetch was cut off");
            for (const TileRange& level : m_levels)
                if (auto done = fetchLevel(level); !done) return done.failure();
            const auto stored = m_store->tileCount();
            if (!stored) return stored.failure();
            BasemapInfo facts;
            facts.source = m_request.source, facts.licence = m_request.licence;
            facts.date = m_request.date.empty() ? m_request.today : m_request.date;
            facts.photo = m_request.photo, facts.box = m_box;
            if (auto done = m_store->finish(facts); !done) return done.failure();
            m_stored = stored.value();
        }
        // What was written must be what the console reads.
        if (const auto read = BasemapReader::open(part); !read) return read.failure();
        std::error_code error;
        std::filesystem::rename(part, m_out, error);
        if (error)
            return base::Failure{"the base map cannot be put in its place: " + error.message(), m_out.string(),
                                 "check the folder's rights, then call it again"};
        return answer(m_stored, std::filesystem::file_size(m_out, error));
    }

    base::Done fetchLevel(const TileRange& level) {
        for (std::int64_t row = level.north; row <= level.south; row += kChunkTiles) {
            for (std::int64_t column = level.west; column <= level.east; column += kChunkTiles) {
                TileRange chunk{level.zoom, column, std::min(column + kChunkTiles - 1, level.east), row,
                                std::min(row + kChunkTiles - 1, level.south)};
                const std::string name =
                    std::to_string(level.zoom) + "/" + std::to_string(column) + "/" + std::to_string(row);
                if (!m_store->isDone(name))
                    if (auto done = fetchChunk(chunk, name); !done) return done;
                m_done += chunk.count();
                if (m_request.progress)
                    m_request.progress(std::to_string(m_done) + " of " + std::to_string(m_wanted) +
                                       " tiles, cells of " + cellWords(level.zoom));
            }
        }
        return base::done();
    }

    base::Done fetchChunk(const TileRange& chunk, const std::string& name) {
        const auto columns = static_cast<int>(chunk.east - chunk.west + 1),
                   rows = static_cast<int>(chunk.south - chunk.north + 1);
        auto picture = m_source->picture(chunk.box(), columns * kBasemapTilePx, rows * kBasemapTilePx);
        if (!picture) return picture.failure();
        if (auto begun = m_store->begin(); !begun) return begun;
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                const Picture tile =
                    picture.value().part(column * kBasemapTilePx, row * kBasemapTilePx, kBasemapTilePx, kBasemapTilePx);
                if (tile.isTransparent()) continue;
                const base::Bytes bytes = encodedPicture(tile);
                if (bytes.empty() || bytes.size() > kBasemapTileBytesMax)
                    return base::Failure{"a tile cannot be written as PNG", m_out.string(),
                                         "install GDAL with its PNG driver"};
                if (auto put = m_store->put(chunk.zoom, chunk.west + column, chunk.north + row, bytes); !put)
                    return put;
            }
        }
        return m_store->commit(name);
    }

    [[nodiscard]] std::string answer(std::uint64_t stored, std::uintmax_t bytes) const {
        nlohmann::ordered_json told;
        told["file"] = m_out.string();
        told["from"] = m_source->words();
        told["tiles"] = m_wanted;
        for (const TileRange& level : m_levels)
            told["levels"].push_back({{"cell_m", basemapCellM(level.zoom)}, {"tiles", level.count()}});
        if (m_request.estimateOnly) {
            told["bytes_estimate"] = static_cast<std::uint64_t>(m_bytes);
        } else {
            told["tiles_without_picture"] = m_wanted - std::min(m_wanted, stored);
            told["bytes"] = bytes;
        }
        return told.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    }

    const BasemapRequest& m_request;
    geometry::MapBox m_box;
    std::filesystem::path m_out;
    GdalMessages m_messages;
    WebManners m_manners;
    SourceHandle m_source;
    std::vector<TileRange> m_levels;  ///< coarsest first
    double m_bytes = 0;
    std::uint64_t m_wanted = 0, m_done = 0, m_stored = 0;
    BasemapStore* m_store = nullptr;
};

base::Done checkWords(const BasemapRequest& request) {
    const int sources = int{!request.wms.empty()} + int{!request.wmts.empty()} + int{!request.tiles.empty()};
    if (sources != 1)
        return base::Failure{"a base map comes from one source", "", "give one of --wms, --wmts and --tiles"};
    for (const std::string& url : {request.wms, request.wmts})
        if (!url.empty() && !isWebAddress(url))
            return base::Failure{"this is no address of the web", url, "write https://host/path"};
    if (request.tiles.empty() && request.layer.empty())
        return base::Failure{"a service has many layers", "", "give one with --layer"};
    if (request.source.empty() || request.licence.empty())
        return base::Failure{"whose map this is and under what licence must stand on the map", "",
                             "give --source and --licence in the words that its owner asks for"};
    if (request.source.size() > 300 || request.licence.size() > 300)
        return base::Failure{"source and licence stand in one line on the map", "", "use at most 300 letters for each"};
    if (!(request.finestCellM >= 0.2) || !(request.coarsestCellM >= request.finestCellM) ||
        !(request.coarsestCellM <= 300))
        return base::Failure{"the cells are none from 0.25 to 256 m, the finest first", "", "write --cells 0.5-64"};
    return base::done();
}

base::Outcome<geometry::MapBox> wantedBox(const BasemapRequest& request) {
    geometry::MapBox box;
    std::string where = request.package.string();
    if (request.southWest && request.northEast) {
        const geometry::GeoDegrees sw = *request.southWest, ne = *request.northEast;
        geometry::MapRing corners;
        for (const double lat : {sw.latDeg, (sw.latDeg + ne.latDeg) / 2, ne.latDeg})
            for (const double lon : {sw.lonDeg, ne.lonDeg})
                corners.push_back(geometry::toMap(geometry::GeoDegrees{lat, lon}));
        box = geometry::boxOf(corners);
        where = "--box";
    } else {
        const auto info = packageInfo(request.package);
        if (!info) return info.failure();
        box = info.value().extent;
    }
    const bool isBox = std::isfinite(box.westM) && std::isfinite(box.northM) && box.eastM - box.westM > 100 &&
                       box.northM - box.southM > 100 && box.eastM - box.westM < 400'000 &&
                       box.northM - box.southM < 400'000;
    if (!isBox)
        return base::Failure{"the box is no town's: less than 100 m or more than 400 km wide or high", where,
                             "give another --box"};
    return box;
}

}  // namespace

base::Outcome<std::string> fetchBasemap(const BasemapRequest& request) {
    if (const auto sound = checkWords(request); !sound) return sound.failure();
    const auto box = wantedBox(request);
    if (!box) return box.failure();
    if (request.tilesMax < 1 || request.tilesMax > kTilesMost)
        return base::Failure{"--tiles-max is none from 1 to " + std::to_string(kTilesMost), "", "give another"};
    const std::filesystem::path out = request.out.empty() ? basemapFile(request.package) : request.out;
    std::error_code error;
    if (out.extension() != ".gpkg")
        return base::Failure{"a base map is a GeoPackage", out.string(), "give a name that ends in .gpkg"};
    if (!request.estimateOnly && std::filesystem::exists(out, error)) {
        if (!request.mayReplace)
            return base::Failure{"a file of this name stands there", out.string(),
                                 "give another --out, or --replace it"};
        if (const auto old = BasemapReader::open(out); !old)
            return base::Failure{"what stands there is no base map and is not replaced", out.string(),
                                 "give another --out"};
    }
    return Fetching(request, box.value(), out).run();
}

}  // namespace layers
