// SPDX-License-Identifier: EUPL-1.2
#include "console/models/layer_list.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "console/models/package_sources.h"

namespace models {
namespace {

constexpr std::array<std::string_view, 10> kAlwaysDrawn = {"streets", "buildings", "water",     "watercourses",
                                                           "landuse", "railways",  "districts", "places",
                                                           "objects", "stations"};

QString originWords(const layers::LayerInfo& layer, std::optional<base::Instant> now) {
    const QString source = text(layer.source).simplified(), licence = text(layer.licence).simplified();
    QStringList words{source.isEmpty() ? Words::tr("Quelle nicht angegeben") : source};
    if (!licence.isEmpty()) words << licence;
    words << dataDayWords(layer.date, now);
    return words.join(QStringLiteral(" · "));
}

/// What of the map does not count by hand: the sources once, each with all that comes from it.
void addAlwaysDrawn(const layers::PackageInfo& package, std::optional<base::Instant> now, std::vector<LayerRow>& rows) {
    const std::size_t first = rows.size();
    for (const std::string_view name : kAlwaysDrawn) {
        const auto layer =
            std::find_if(package.present.begin(), package.present.end(),
                         [&](const layers::LayerInfo& one) { return one.name == name && one.count > 0; });
        if (layer == package.present.end()) continue;
        const QString origin = originWords(*layer, now), title = layerWords(layer->name);
        const auto known = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                                        [&](const LayerRow& row) { return row.origin == origin; });
        if (known != rows.end()) {
            known->title += QStringLiteral(", ") + title;
            continue;
        }
        LayerRow row;
        row.key = QStringLiteral("source:") + origin;
        row.title = title;
        row.origin = origin;
        rows.push_back(std::move(row));
    }
}

}  // namespace

LayerList::LayerList(QObject* parent)
    : RowList<LayerRow>({{"key", [](const LayerRow& row) { return QVariant(row.key); }},
                         {"title", [](const LayerRow& row) { return QVariant(row.title); }},
                         {"number", [](const LayerRow& row) { return QVariant(row.count); }},
                         {"origin", [](const LayerRow& row) { return QVariant(row.origin); }},
                         {"digit", [](const LayerRow& row) { return QVariant(row.digit); }},
                         {"isSwitch", [](const LayerRow& row) { return QVariant(row.isSwitch); }},
                         {"isShown", [](const LayerRow& row) { return QVariant(row.isShown); }}},
                        parent) {}

void LayerList::refresh(const session::Store& store, const Format& format) {
    std::vector<LayerRow> out;
    const auto now = store.realmNow();
    const auto add = [&](const QString& key, const QString& title, const QString& count, const QString& origin) {
        LayerRow row;
        row.key = key;
        row.title = title;
        row.count = count;
        row.origin = origin;
        row.isSwitch = true;
        row.isShown = isShown(key);
        row.digit = out.size() < 9 ? static_cast<int>(out.size()) + 1 : 0;
        out.push_back(std::move(row));
    };
    if (const auto& basemap = store.basemap(); basemap && *basemap) {
        const layers::BasemapInfo& info = basemap->value();
        layers::LayerInfo as;
        as.source = info.source, as.licence = info.licence, as.date = info.date;
        add(QStringLiteral("basemap"), info.photo ? Words::tr("Luftbild") : Words::tr("Hintergrundkarte"), {},
            originWords(as, now));
    }
    if (const auto& package = store.package()) {
        std::vector<const layers::LayerInfo*> own;
        for (const layers::LayerInfo& layer : package->present) {
            if (layers::isOwnLayer(layer.name)) own.push_back(&layer);
            if (layer.name == "utilities" && layer.count > 0)
                add(QStringLiteral("utilities"), layerWords(layer.name),
                    format.whole(static_cast<std::int64_t>(layer.count)), originWords(layer, now));
        }
        // As the map gives them their forms.
        std::sort(own.begin(), own.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
        for (const layers::LayerInfo* layer : own)
            add(text(layer->name), layerWords(layer->name), format.whole(static_cast<std::int64_t>(layer->count)),
                originWords(*layer, now));
        addAlwaysDrawn(*package, now, out);
    }
    if (out == rows()) return;
    setRows(std::move(out));
    emit changed();
}

int LayerList::switchCount() const {
    return static_cast<int>(
        std::count_if(rows().begin(), rows().end(), [](const LayerRow& row) { return row.isSwitch; }));
}

int LayerList::hiddenCount() const {
    return static_cast<int>(
        std::count_if(rows().begin(), rows().end(), [](const LayerRow& row) { return !row.isShown; }));
}

QStringList LayerList::hiddenOwn() const {
    QStringList names;
    for (const QString& key : m_hidden)
        if (layers::isOwnLayer(key.toStdString())) names << key;
    names.sort();
    return names;
}

void LayerList::setOpen(bool open) {
    if (open == m_isOpen) return;
    m_isOpen = open;
    emit changed();
}

void LayerList::setShown(const QString& key, bool shown) {
    if (shown == isShown(key)) return;
    if (shown)
        m_hidden.remove(key);
    else
        m_hidden.insert(key);
    std::vector<LayerRow> now = rows();
    for (LayerRow& row : now)
        if (row.isSwitch) row.isShown = isShown(row.key);
    setRows(std::move(now));
    emit changed();
    emit shownChanged();
}

void LayerList::toggleDigit(int digit) {
    const auto row = std::find_if(rows().begin(), rows().end(),
                                  [&](const LayerRow& one) { return one.digit != 0 && one.digit == digit; });
    if (row != rows().end()) setShown(QString(row->key), !row->isShown);
}

}  // namespace models
