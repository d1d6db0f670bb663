// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "gis/layers/basemap.h"
#include "gis/layers/internal/package_layers.h"
#include "gis/layers/town_package.h"

namespace layers {

namespace {

constexpr const char* kGeometryLayers[] = {"districts",  "landuse",        "water",     "watercourses", "streets",
                                           "railways",   "utilities",      "buildings", "objects",      "places",
                                           "population", "population_day", "stations"};

void takeSources(GDALDataset& dataset, std::vector<LayerInfo>& present) {
    OGRLayer* sources = dataset.GetLayerByName("sources");
    if (sources == nullptr) return;
    for (auto& feature : sources) {
        const std::string layer = textField(*feature, "layer");
        const auto found =
            std::find_if(present.begin(), present.end(), [&](const LayerInfo& l) { return l.name == layer; });
        if (found == present.end()) continue;
        found->source = textField(*feature, "source");
        found->licence = textField(*feature, "licence");
        found->date = textField(*feature, "date");
        found->note = textField(*feature, "note");
    }
}

void widenBox(geometry::MapBox& box, const OGREnvelope& e) {
    if (box.eastM <= box.westM)
        box = {e.MinX, e.MinY, e.MaxX, e.MaxY};
    else
        box = {std::min(box.westM, e.MinX), std::min(box.southM, e.MinY), std::max(box.eastM, e.MaxX),
               std::max(box.northM, e.MaxY)};
}

/// Count of cells with a height; the extent is the raster's.
base::Done takeElevation(const std::filesystem::path& file, const PackageHead& head, GdalMessages& messages,
                         PackageInfo& info) {
    const auto raster = rasterOf(file, head);
    if (!raster) return raster.failure();
    DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(raster.value().c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr)));
    double t[6] = {};
    if (!dataset || dataset->GetGeoTransform(t) != CE_None)
        return messages.failure("the elevation raster cannot be opened", raster.value().string(),
                                "build the package again with lagewerk-geo");
    const int columns = dataset->GetRasterXSize(), rows = dataset->GetRasterYSize();
    info.present.push_back(
        {"elevation", static_cast<std::uint64_t>(columns) * static_cast<std::uint64_t>(rows), "", "", "", ""});
    info.extent = {t[0], t[3] + rows * t[5], t[0] + columns * t[1], t[3]};
    return base::done();
}

}  // namespace

std::optional<BasemapBeside> basemapBeside(const std::filesystem::path& package) {
    BasemapBeside beside;
    beside.file = basemapFile(package);
    std::error_code ignored;
    if (!std::filesystem::exists(beside.file, ignored)) return std::nullopt;
    const auto reader = BasemapReader::open(beside.file);
    if (reader)
        beside.info = reader.value()->info();
    else
        beside.problem = reader.failure().text();
    return beside;
}

base::Outcome<PackageInfo> packageInfo(const std::filesystem::path& file) {
    GdalMessages messages;
    auto opened = openPackage(file, messages);
    if (!opened) return opened.failure();
    GDALDataset& dataset = *opened.value();
    auto head = checkedHead(dataset, file);
    if (!head) return head.failure();
    PackageInfo info;
    info.name = head.value()["name"], info.version = head.value()["version"], info.created = head.value()["created"];
    info.trial = head.value()["trial"] == "1";
    geometry::MapBox box;
    for (const char* name : kGeometryLayers) {
        OGRLayer* layer = dataset.GetLayerByName(name);
        if (layer == nullptr) {
            info.missing.emplace_back(name);
            continue;
        }
        const GIntBig count = layer->GetFeatureCount(TRUE);
        info.present.push_back({name, count > 0 ? static_cast<std::uint64_t>(count) : 0, "", "", "", ""});
        OGREnvelope extent;
        if (layer->GetExtent(&extent, TRUE) == OGRERR_NONE) widenBox(box, extent);
    }
    for (OGRLayer* layer : dataset.GetLayers())
        if (isOwnLayer(layer->GetName()))
            info.present.push_back({layer->GetName(),
                                    static_cast<std::uint64_t>(std::max<GIntBig>(0, layer->GetFeatureCount(TRUE))), "",
                                    "", "", ""});
    if (OGRLayer* stations = dataset.GetLayerByName("stations"))
        for (auto& feature : stations)
            info.stations.push_back({textField(*feature, "id"), textField(*feature, "name"),
                                     textField(*feature, "quantity"), textField(*feature, "water")});
    std::sort(info.stations.begin(), info.stations.end(),
              [](const StationName& a, const StationName& b) { return a.id < b.id; });
    info.extent = box;
    if (head.value()["elevation"] != "1")
        info.missing.emplace_back("elevation");
    else if (base::Done done = takeElevation(file, head.value(), messages, info); !done)
        return done.failure();
    takeSources(dataset, info.present);
    if (!messages.error().empty())
        return messages.failure("the town package is damaged", file.string(), "build it again with lagewerk-geo");
    return info;
}

}  // namespace layers
