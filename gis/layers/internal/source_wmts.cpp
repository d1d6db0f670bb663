// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <optional>

#include "gis/layers/internal/picture_source.h"
#include "gis/layers/internal/service_words.h"

namespace layers {

namespace {

constexpr double kMetresPerDenominator = 0.00028;  ///< OGC 07-057r7, 6.1: a pixel is 0.28 mm
constexpr std::int64_t kMosaicPixelsMax = 40'000'000;
constexpr int kTileSideMax = 1024;

struct Matrix {
    std::string id;
    double cell = 0;             ///< in units of its system
    double west = 0, north = 0;  ///< of the first tile's upper left corner
    std::int64_t tilePx = 256;
    std::int64_t columns = 0, rows = 0;
};
struct WmtsWords {
    std::string set, style, format, address;  ///< address: a template with {TileRow}
    int system = 0;
    std::vector<Matrix> matrices;  ///< coarsest first
};

std::vector<double> numbersOf(const std::string& text) {
    std::vector<double> numbers;
    for (const std::string& one : splitAt(text, ' '))
        if (!one.empty()) numbers.push_back(CPLAtof(one.c_str()));
    return numbers;
}

/// A matrix as it is described; nothing for one that cannot be.
std::optional<Matrix> matrixOf(const CPLXMLNode& node) {
    Matrix matrix;
    matrix.id = textAt(node, "Identifier");
    matrix.cell = CPLAtof(textAt(node, "ScaleDenominator").c_str()) * kMetresPerDenominator;
    const std::vector<double> corner = numbersOf(textAt(node, "TopLeftCorner"));
    matrix.tilePx = std::atoi(textAt(node, "TileWidth").c_str());
    matrix.columns = std::atoll(textAt(node, "MatrixWidth").c_str());
    matrix.rows = std::atoll(textAt(node, "MatrixHeight").c_str());
    const bool isSquare = std::atoi(textAt(node, "TileHeight").c_str()) == matrix.tilePx;
    constexpr std::int64_t kSpanMax = std::int64_t{1} << 40;
    if (corner.size() != 2 || !std::isfinite(matrix.cell) || matrix.cell <= 0 || !isSquare || matrix.tilePx < 1 ||
        matrix.tilePx > kTileSideMax || matrix.columns < 1 || matrix.rows < 1 || matrix.columns > kSpanMax ||
        matrix.rows > kSpanMax || matrix.id.empty())
        return std::nullopt;
    matrix.west = corner[0], matrix.north = corner[1];
    // Some write north before east, though EPSG:25832 has east first: no east of the zone is so large.
    if (matrix.west > 3e6 && matrix.north < matrix.west) std::swap(matrix.west, matrix.north);
    return matrix;
}

/// The set of tiles in the town's own system, else in the web's.
base::Done takeSet(const CPLXMLNode& contents, const CPLXMLNode& layer, const std::string& where, WmtsWords& into) {
    std::vector<std::string> systems;
    const CPLXMLNode* chosen = nullptr;
    for (const CPLXMLNode* link : childrenOf(layer, "TileMatrixSetLink")) {
        for (const CPLXMLNode* set : childrenOf(contents, "TileMatrixSet")) {
            if (textAt(*set, "Identifier") != textAt(*link, "TileMatrixSet")) continue;
            const std::string named = textAt(*set, "SupportedCRS");
            systems.push_back(named);
            const int number = epsgNumber(named) == 900913 ? 3857 : epsgNumber(named);
            if (number != 25832 && (number != 3857 || into.system == 25832)) continue;
            if (number == into.system) continue;
            chosen = set, into.system = number;
        }
    }
    if (chosen == nullptr)
        return base::Failure{"the WMTS has the layer in neither EPSG:25832 nor EPSG:3857, only in " + listed(systems),
                             where, "ask its owner for one of these, or take its WMS"};
    into.set = textAt(*chosen, "Identifier");
    for (const CPLXMLNode* node : childrenOf(*chosen, "TileMatrix"))
        if (const auto matrix = matrixOf(*node)) into.matrices.push_back(*matrix);
    if (into.matrices.empty())
        return base::Failure{"the WMTS does not say how its tiles lie (TileMatrix)", where, "ask its owner"};
    std::sort(into.matrices.begin(), into.matrices.end(),
              [](const Matrix& a, const Matrix& b) { return a.cell > b.cell; });
    return base::done();
}

/// How a tile is asked for: the layer's own template, else by a question to the service.
base::Done takeAddress(const CPLXMLNode& layer, const BasemapRequest& request, WmtsWords& into) {
    const std::string where = publicAddress(request.wmts);
    std::vector<std::string> formats;
    for (const CPLXMLNode* format : childrenOf(layer, "Format")) formats.push_back(textAt(*format, ""));
    for (const char* wanted : {request.photo ? "image/jpeg" : "image/png", "image/png", "image/jpeg", "image/webp"})
        if (into.format.empty() && std::find(formats.begin(), formats.end(), wanted) != formats.end())
            into.format = wanted;
    if (into.format.empty())
        return base::Failure{"the WMTS sends neither PNG nor JPEG but " + listed(formats), where, "take its WMS"};
    std::vector<std::string> styles;
    for (const CPLXMLNode* style : childrenOf(layer, "Style")) {
        styles.push_back(textAt(*style, "Identifier"));
        if (into.style.empty() && textAt(*style, "isDefault") == "true") into.style = styles.back();
    }
    if (!request.style.empty()) {
        if (std::find(styles.begin(), styles.end(), request.style) == styles.end())
            return base::Failure{"the layer has no style '" + request.style + "'", where,
                                 "there are: " + listed(styles)};
        into.style = request.style;
    }
    if (into.style.empty() && !styles.empty()) into.style = styles.front();
    for (const CPLXMLNode* node : childrenOf(layer, "ResourceURL"))
        if (textAt(*node, "resourceType") == "tile" && textAt(*node, "format") == into.format)
            into.address = textAt(*node, "template");
    if (into.address.empty()) {
        if (request.wmts.ends_with(".xml"))
            return base::Failure{"the WMTS does not say where its tiles are (ResourceURL)", where,
                                 "give the address of the service instead of its description"};
        into.address =
            withQuestion(request.wmts, "SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&LAYER=" + urlValue(request.layer) +
                                           "&STYLE={Style}&FORMAT=" + urlValue(into.format) +
                                           "&TILEMATRIXSET={TileMatrixSet}&TILEMATRIX={TileMatrix}"
                                           "&TILEROW={TileRow}&TILECOL={TileCol}");
    }
    if (!isWebAddress(into.address))
        return base::Failure{"the WMTS names an address for its tiles that is none of the web", into.address,
                             "ask its owner"};
    return base::done();
}

std::string replaced(std::string text, const std::string& mark, const std::string& by) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
        text.replace(at, mark.size(), by);
    return text;
}

class WmtsSource : public PictureSource {
public:
    WmtsSource(const WebManners& manners, WmtsWords words, double groundPerUnit, GdalMessages& messages)
        : m_manners(manners),
          m_words(std::move(words)),
          m_groundPerUnit(groundPerUnit),
          m_srs(epsg(m_words.system)),
          m_messages(messages) {}

    [[nodiscard]] Cells cells() const override {
        return {m_words.matrices.back().cell * m_groundPerUnit, m_words.matrices.front().cell * m_groundPerUnit};
    }
    [[nodiscard]] std::string words() const override {
        return "WMTS, tiles " + m_words.set + " in EPSG:" + std::to_string(m_words.system) + ", " + m_words.format;
    }
    [[nodiscard]] base::Outcome<Picture> picture(const geometry::MapBox& box, int width, int height) override {
        const auto there = boxIn(m_srs, box);
        if (!there) return m_messages.failure("the box cannot be turned into the service's system", words(), "");
        const Matrix& matrix = matrixFor((box.eastM - box.westM) / width);
        const double span = matrix.cell * static_cast<double>(matrix.tilePx);
        const auto index = [&](double metres, std::int64_t count) {
            return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor(metres / span)), 0, count - 1);
        };
        const double reach = 4 * matrix.cell;  // what the warping looks at
        const Range range{index(there->westM - reach - matrix.west, matrix.columns),
                          index(there->eastM + reach - matrix.west, matrix.columns),
                          index(matrix.north - there->northM - reach, matrix.rows),
                          index(matrix.north - there->southM + reach, matrix.rows)};
        if (range.count() > kMosaicPixelsMax / (matrix.tilePx * matrix.tilePx))
            return base::Failure{"the service's coarsest tiles are too fine for this", words(),
                                 "leave out coarse cells with --cells"};
        auto all = mosaic(matrix, range);
        if (!all) return all.failure();
        const DatasetHandle from =
            datasetOver(all.value(), m_srs,
                        {matrix.west + static_cast<double>(range.west) * span, matrix.cell, 0,
                         matrix.north - static_cast<double>(range.north) * span, 0, -matrix.cell});
        if (!from) return base::Failure{"there is no memory for a picture", "", ""};
        return warpedPicture(*from, box, width, height, m_messages);
    }

private:
    struct Range {
        std::int64_t west, east, north, south;
        [[nodiscard]] std::int64_t count() const { return (east - west + 1) * (south - north + 1); }
    };
    using Place = std::pair<std::int64_t, std::int64_t>;  ///< column, row

    /// The coarsest that is as fine as the cells asked for, or nearly; else the finest.
    [[nodiscard]] const Matrix& matrixFor(double cellM) const {
        for (const Matrix& matrix : m_words.matrices)
            if (matrix.cell * m_groundPerUnit <= cellM * 1.2) return matrix;
        return m_words.matrices.back();
    }

    [[nodiscard]] base::Outcome<Picture> mosaic(const Matrix& matrix, const Range& range) {
        if (matrix.id != m_keptOf) m_kept.clear();
        m_keptOf = matrix.id;
        std::vector<Place> missing;
        std::vector<std::string> urls;
        for (std::int64_t row = range.north; row <= range.south; ++row)
            for (std::int64_t column = range.west; column <= range.east; ++column)
                if (!m_kept.contains({column, row})) {
                    missing.emplace_back(column, row);
                    urls.push_back(address(matrix, column, row));
                }
        const std::vector<WebAnswer> answers = askWeb(urls, m_manners);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            auto tile = tileOf(answers[i], urls[i], matrix);
            if (!tile) return tile.failure();
            m_kept[missing[i]] = std::move(tile).value();
        }
        const auto side = static_cast<int>(matrix.tilePx);
        Picture all(static_cast<int>(range.east - range.west + 1) * side,
                    static_cast<int>(range.south - range.north + 1) * side);
        // What lies in this picture may lie at the edge of the next one; the rest is done.
        std::erase_if(m_kept, [&](const auto& kept) {
            const auto [column, row] = kept.first;
            return column < range.west || column > range.east || row < range.north || row > range.south;
        });
        for (const auto& [place, tile] : m_kept)
            if (!tile.empty())
                all.put(tile, static_cast<int>(place.first - range.west) * side,
                        static_cast<int>(place.second - range.north) * side);
        return all;
    }

    /// An empty picture where the service has no tile: it says so by 404 or 204.
    [[nodiscard]] base::Outcome<Picture> tileOf(const WebAnswer& answer, const std::string& url, const Matrix& matrix) {
        if (answer.status == 404 || answer.status == 204) return Picture{};
        if (answer.status != 200 || !isPicture(answer.body)) return refusedAnswer(answer, url);
        auto tile = decodedPicture(answer.body, m_messages);
        if (!tile) return base::Failure{tile.failure().what, publicAddress(url), "try again later"};
        if (tile.value().width != matrix.tilePx || tile.value().height != matrix.tilePx)
            return base::Failure{"the map service sends a tile of another size than it says", publicAddress(url),
                                 "ask its owner"};
        return tile;
    }

    [[nodiscard]] std::string address(const Matrix& matrix, std::int64_t column, std::int64_t row) const {
        std::string url = m_words.address;
        for (const auto& [mark, value] : {std::pair<std::string, std::string>{"{Style}", urlValue(m_words.style)},
                                          {"{style}", urlValue(m_words.style)},
                                          {"{TileMatrixSet}", urlValue(m_words.set)},
                                          {"{TileMatrix}", urlValue(matrix.id)},
                                          {"{TileRow}", std::to_string(row)},
                                          {"{TileCol}", std::to_string(column)}})
            url = replaced(std::move(url), mark, value);
        return url;
    }

    const WebManners& m_manners;
    WmtsWords m_words;
    double m_groundPerUnit;  ///< metres on the map for one of the service's system
    OGRSpatialReference m_srs;
    GdalMessages& m_messages;
    std::string m_keptOf;
    std::map<Place, Picture> m_kept;
};

}  // namespace

base::Outcome<SourceHandle> openWmts(const BasemapRequest& request, const WebManners& manners,
                                     const geometry::MapBox& box, GdalMessages& messages) {
    const auto xml = serviceWords(request.wmts, "WMTS", manners);
    if (!xml) return xml.failure();
    const std::string where = publicAddress(request.wmts);
    const CPLXMLNode* root = rootOf(xml.value(), {"Capabilities"});
    const auto contents = root == nullptr ? std::vector<const CPLXMLNode*>{} : childrenOf(*root, "Contents");
    if (contents.empty())
        return base::Failure{"the service describes itself, but not as a WMTS", where, "give a WMS with --wms"};
    std::vector<std::string> names;
    for (const CPLXMLNode* layer : childrenOf(*contents.front(), "Layer")) {
        names.push_back(textAt(*layer, "Identifier"));
        if (names.back() != request.layer) continue;
        WmtsWords words;
        if (const auto taken = takeSet(*contents.front(), *layer, where, words); !taken) return taken.failure();
        if (const auto taken = takeAddress(*layer, request, words); !taken) return taken.failure();
        const auto there = boxIn(epsg(words.system), box);
        if (!there) return messages.failure("the box cannot be turned into the service's system", where, "check --box");
        const double ground = (box.eastM - box.westM) / (there->eastM - there->westM);
        return SourceHandle(std::make_unique<WmtsSource>(manners, std::move(words), ground, messages));
    }
    return base::Failure{"the WMTS has no layer '" + request.layer + "'", where,
                         "give one of these with --layer: " + listed(names)};
}

}  // namespace layers
