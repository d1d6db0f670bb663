// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QStringList>

#include "console/map/map_content.h"
#include "console/models/package_sources.h"

namespace map {
namespace {

constexpr std::array<std::pair<Layer, const char*>, kLayers - 1> kLayerNames = {{
    {Layer::Landuse, "landuse"},
    {Layer::Water, "water"},
    {Layer::Watercourses, "watercourses"},
    {Layer::Streets, "streets"},
    {Layer::Railways, "railways"},
    {Layer::Buildings, "buildings"},
    {Layer::Districts, "districts"},
    {Layer::Places, "places"},
    {Layer::Utilities, "utilities"},
}};

bool isDrawn(const std::string& layer) {
    return layers::isOwnLayer(layer) || std::any_of(kLayerNames.begin(), kLayerNames.end(),
                                                    [&](const auto& entry) { return layer == entry.second; });
}

}  // namespace

QString sourcesText(const layers::PackageInfo& info) {
    const QStringList sources =
        models::packageSources(info, [](const layers::LayerInfo& layer) { return isDrawn(layer.name); });
    if (sources.isEmpty()) return QCoreApplication::translate("map", "Kartendaten: Quelle nicht angegeben");
    return QCoreApplication::translate("map", "Kartendaten") + QLatin1Char(' ') + sources.join(QStringLiteral(" · "));
}

base::Outcome<std::shared_ptr<const MapContent>> loadMap(const std::filesystem::path& package) {
    auto info = layers::packageInfo(package);
    if (!info) return info.failure();
    auto content = std::make_shared<MapContent>();
    for (const auto& [layer, name] : kLayerNames) {
        auto features = layers::mapFeatures(package, name);
        if (!features) return features.failure();
        content->add(layer, features.value());
    }
    std::vector<std::string> own;
    for (const layers::LayerInfo& layer : info.value().present)
        if (layers::isOwnLayer(layer.name)) own.push_back(layer.name);
    // The same forms whatever the order in the file.
    std::sort(own.begin(), own.end());
    for (const std::string& name : own) {
        // Hydrants that cannot be read shall not take the streets away.
        if (auto features = layers::mapFeatures(package, name))
            content->addOwn(name, features.value());
        else
            content->addUnreadable(name);
    }
    content->nameDistricts();
    content->setExtent(info.value().extent);
    content->setSources(sourcesText(info.value()));
    content->setName(QString::fromStdString(info.value().name));
    content->index();
    return std::shared_ptr<const MapContent>(std::move(content));
}

}  // namespace map
