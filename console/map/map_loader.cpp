// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <utility>

#include <QCoreApplication>
#include <QDate>
#include <QStringList>

#include "console/map/map_content.h"

namespace map {
namespace {

constexpr std::array<std::pair<Layer, const char*>, kLayers> kLayerNames = {{
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
    return std::any_of(kLayerNames.begin(), kLayerNames.end(),
                       [&](const auto& entry) { return layer == entry.second; });
}

}  // namespace

QString sourcesText(const layers::PackageInfo& info) {
    QStringList sources;
    QDate oldest;
    for (const auto& layer : info.present) {
        if (!isDrawn(layer.name)) continue;
        QString source = QString::fromStdString(layer.source).simplified();
        if (source.isEmpty()) continue;
        if (!layer.licence.empty())
            source += QStringLiteral(" (%1)").arg(QString::fromStdString(layer.licence).simplified());
        if (!sources.contains(source)) sources << source;
        const QDate date = QDate::fromString(QString::fromStdString(layer.date).left(10), Qt::ISODate);
        if (date.isValid() && (!oldest.isValid() || date < oldest)) oldest = date;
    }
    const QString lead = QCoreApplication::translate("map", "Kartendaten");
    QString text = sources.isEmpty() ? QCoreApplication::translate("map", "Kartendaten: Quelle nicht angegeben")
                                     : lead + QLatin1Char(' ') + sources.join(QStringLiteral(" · "));
    if (oldest.isValid()) {
        const QString pattern = QCoreApplication::translate("map", "dd.MM.yyyy");
        text += QCoreApplication::translate("map", " · Stand %1").arg(oldest.toString(pattern));
    }
    return text;
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
    content->nameDistricts();
    content->setExtent(info.value().extent);
    content->setSources(sourcesText(info.value()));
    content->setName(QString::fromStdString(info.value().name));
    content->index();
    return std::shared_ptr<const MapContent>(std::move(content));
}

}  // namespace map
