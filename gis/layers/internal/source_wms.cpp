// SPDX-License-Identifier: EUPL-1.2
#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <set>

#include "gis/layers/internal/picture_source.h"
#include "gis/layers/internal/service_words.h"

namespace layers {

namespace {

/// One request shows four tiles: names of the service's own labels are cut less often, and it is asked less often.
constexpr int kRequestPx = 1024;
/// The town's own system needs no warping; the others are warped when they come.
constexpr std::array kSystems = {25832, 3857, 25833, 4326};

struct WmsWords {
    std::string version = "1.3.0";
    std::vector<std::string> formats, names;
    std::map<std::string, std::set<int>> systems;  ///< by layer, those of its ancestors with them
    int sideMax = kRequestPx;
};

void readLayer(const CPLXMLNode& layer, std::set<int> systems, WmsWords& into) {
    for (const char* element : {"CRS", "SRS"})
        for (const CPLXMLNode* node : childrenOf(layer, element))
            // 1.1.0 wrote several into one element.
            for (const std::string& one : splitAt(textAt(*node, ""), ' '))
                if (const int number = epsgNumber(one); number != 0) systems.insert(number);
    if (const std::string name = textAt(layer, "Name"); !name.empty()) {
        into.names.push_back(name);
        into.systems[name] = systems;
    }
    for (const CPLXMLNode* child : childrenOf(layer, "Layer")) readLayer(*child, systems, into);
}

base::Outcome<WmsWords> wmsWords(const std::string& url, const WebManners& manners) {
    const auto xml = serviceWords(url, "WMS", manners);
    if (!xml) return xml.failure();
    const CPLXMLNode* root = rootOf(xml.value(), {"WMS_Capabilities", "WMT_MS_Capabilities"});
    if (root == nullptr)
        return base::Failure{"the service describes itself, but not as a WMS", publicAddress(url),
                             "give a WMTS with --wmts"};
    WmsWords words;
    if (textAt(*root, "version").starts_with("1.1")) words.version = "1.1.1";
    for (const char* side : {"Service.MaxWidth", "Service.MaxHeight"})
        if (const int most = std::atoi(textAt(*root, side).c_str()); most > 0)
            words.sideMax = std::min(words.sideMax, most);
    for (const CPLXMLNode* capability : childrenOf(*root, "Capability")) {
        for (const CPLXMLNode* request : childrenOf(*capability, "Request"))
            for (const CPLXMLNode* map : childrenOf(*request, "GetMap"))
                for (const CPLXMLNode* format : childrenOf(*map, "Format"))
                    words.formats.push_back(textAt(*format, ""));
        for (const CPLXMLNode* layer : childrenOf(*capability, "Layer")) readLayer(*layer, {}, words);
    }
    return words;
}

class WmsSource : public PictureSource {
public:
    WmsSource(const BasemapRequest& request, const WebManners& manners, WmsWords words, int system, std::string format,
              GdalMessages& messages)
        : m_request(request),
          m_manners(manners),
          m_words(std::move(words)),
          m_system(system),
          m_format(std::move(format)),
          m_messages(messages) {}

    [[nodiscard]] base::Outcome<Picture> picture(const geometry::MapBox& box, int width, int height) override {
        if (m_system == 25832) return mosaic(box, width, height);
        const OGRSpatialReference srs = epsg(m_system);
        auto there = boxIn(srs, box);
        if (!there) return m_messages.failure("the box cannot be turned into the service's system", words(), "");
        const double cell = cellThere(srs, box, (box.eastM - box.westM) / width);
        // A few cells more on each side, which the warping looks at.
        *there = {there->westM - 4 * cell, there->southM - 4 * cell, there->eastM + 4 * cell, there->northM + 4 * cell};
        const int w = static_cast<int>(std::ceil((there->eastM - there->westM) / cell)),
                  h = static_cast<int>(std::ceil((there->northM - there->southM) / cell));
        there->eastM = there->westM + w * cell, there->southM = there->northM - h * cell;
        auto own = mosaic(*there, w, h);
        if (!own) return own.failure();
        const DatasetHandle from = datasetOver(own.value(), srs, {there->westM, cell, 0, there->northM, 0, -cell});
        if (!from) return base::Failure{"there is no memory for a picture", "", ""};
        return warpedPicture(*from, box, width, height, m_messages);
    }
    [[nodiscard]] std::string words() const override {
        return "WMS " + m_words.version + " in EPSG:" + std::to_string(m_system) + ", " + m_format;
    }

private:
    struct Piece {
        int x, y, width, height;
    };

    /// The cell of the other system that is as fine as one of the map's in both directions: in degrees a cell is longer
    /// from south to north than from west to east, and where the systems are turned the box there is larger.
    [[nodiscard]] static double cellThere(const OGRSpatialReference& srs, const geometry::MapBox& box, double cellM) {
        const double east = (box.westM + box.eastM) / 2, north = (box.southM + box.northM) / 2, step = 1000;
        double cell = std::numeric_limits<double>::infinity();
        for (const geometry::MapBox& line :
             {geometry::MapBox{east, north, east + step, north}, geometry::MapBox{east, north, east, north + step}})
            if (const auto there = boxIn(srs, line))
                cell = std::min(cell, std::hypot(there->eastM - there->westM, there->northM - there->southM));
        return cell / step * cellM;
    }

    [[nodiscard]] base::Outcome<Picture> mosaic(const geometry::MapBox& box, int width, int height) {
        std::vector<Piece> pieces;
        std::vector<std::string> urls;
        const double cellX = (box.eastM - box.westM) / width, cellY = (box.northM - box.southM) / height;
        for (int y = 0; y < height; y += m_words.sideMax) {
            for (int x = 0; x < width; x += m_words.sideMax) {
                const Piece p{x, y, std::min(m_words.sideMax, width - x), std::min(m_words.sideMax, height - y)};
                pieces.push_back(p);
                urls.push_back(address({box.westM + x * cellX, box.northM - (y + p.height) * cellY,
                                        box.westM + (x + p.width) * cellX, box.northM - y * cellY},
                                       p));
            }
        }
        const std::vector<WebAnswer> answers = askWeb(urls, m_manners);
        Picture all(width, height);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (answers[i].status != 200 || !isPicture(answers[i].body)) return refusedAnswer(answers[i], urls[i]);
            auto piece = decodedPicture(answers[i].body, m_messages);
            if (!piece) return base::Failure{piece.failure().what, publicAddress(urls[i]), "try again later"};
            if (piece.value().width != pieces[i].width || piece.value().height != pieces[i].height)
                return base::Failure{"the map service sends a picture of another size than was asked for",
                                     publicAddress(urls[i]), "ask its owner how large a picture may be (MaxWidth)"};
            all.put(piece.value(), pieces[i].x, pieces[i].y);
        }
        return all;
    }

    [[nodiscard]] std::string address(const geometry::MapBox& box, const Piece& size) const {
        const bool is13 = m_words.version == "1.3.0";
        // In 1.3.0 the order is that of the register: latitude first where it counts degrees.
        const bool northFirst = is13 && m_system == 4326;
        const char* digits = m_system == 4326 ? "%.9f,%.9f,%.9f,%.9f" : "%.3f,%.3f,%.3f,%.3f";
        const std::string span = northFirst ? CPLSPrintf(digits, box.southM, box.westM, box.northM, box.eastM)
                                            : CPLSPrintf(digits, box.westM, box.southM, box.eastM, box.northM);
        std::string styles = m_request.style;
        if (styles.empty()) styles.assign(splitAt(m_request.layer, ',').size() - 1, ',');
        return withQuestion(
            m_request.wms,
            "SERVICE=WMS&VERSION=" + m_words.version + "&REQUEST=GetMap&LAYERS=" + urlList(m_request.layer) +
                "&STYLES=" + urlList(styles) + (is13 ? "&CRS=EPSG:" : "&SRS=EPSG:") + std::to_string(m_system) +
                "&BBOX=" + span + "&WIDTH=" + std::to_string(size.width) + "&HEIGHT=" + std::to_string(size.height) +
                "&FORMAT=" + urlValue(m_format) + "&TRANSPARENT=" + (m_format == "image/jpeg" ? "FALSE" : "TRUE"));
    }
    /// The commas stay commas.
    [[nodiscard]] static std::string urlList(const std::string& list) {
        std::string out;
        for (const std::string& one : splitAt(list, ',')) out += urlValue(one) + ",";
        out.pop_back();
        return out;
    }

    const BasemapRequest& m_request;
    const WebManners& m_manners;
    WmsWords m_words;
    int m_system;
    std::string m_format;
    GdalMessages& m_messages;
};

}  // namespace

std::optional<geometry::MapBox> boxIn(const OGRSpatialReference& srs, const geometry::MapBox& box) {
    OGRSpatialReference from = epsg(25832), to = srs;
    const std::unique_ptr<OGRCoordinateTransformation> way(OGRCreateCoordinateTransformation(&from, &to));
    geometry::MapBox out;
    if (!way || way->TransformBounds(box.westM, box.southM, box.eastM, box.northM, &out.westM, &out.southM, &out.eastM,
                                     &out.northM, 21) == 0)
        return std::nullopt;
    return out;
}

base::Outcome<SourceHandle> openWms(const BasemapRequest& request, const WebManners& manners, GdalMessages& messages) {
    auto told = wmsWords(request.wms, manners);
    if (!told) return told.failure();
    WmsWords& words = told.value();
    const std::string where = publicAddress(request.wms);
    std::set<int> common(kSystems.begin(), kSystems.end());
    for (const std::string& layer : splitAt(request.layer, ',')) {
        const auto found = words.systems.find(layer);
        if (found == words.systems.end())
            return base::Failure{"the WMS has no layer '" + layer + "'", where,
                                 "give one of these with --layer: " + listed(words.names)};
        std::erase_if(common, [&](int system) { return !found->second.contains(system); });
    }
    const auto system = std::find_if(kSystems.begin(), kSystems.end(), [&](int s) { return common.contains(s); });
    if (system == kSystems.end())
        return base::Failure{
            "the WMS shows the layer '" + request.layer + "' in none of EPSG:25832, 25833, 3857 and 4326", where,
            "ask its owner for EPSG:25832"};
    std::string format;
    for (const char* wanted : {request.photo ? "image/jpeg" : "image/png", "image/png", "image/jpeg"})
        if (format.empty() && std::find(words.formats.begin(), words.formats.end(), wanted) != words.formats.end())
            format = wanted;
    if (format.empty())
        return base::Failure{"the WMS sends neither PNG nor JPEG but " + listed(words.formats), where,
                             "ask its owner for image/png"};
    return SourceHandle(std::make_unique<WmsSource>(request, manners, std::move(words), *system, format, messages));
}

}  // namespace layers
