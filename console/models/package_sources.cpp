// SPDX-License-Identifier: EUPL-1.2
#include "console/models/package_sources.h"

#include <algorithm>
#include <map>
#include <vector>

#include <QDate>

#include "console/models/format.h"

namespace models {

namespace {

struct Source {
    QString name, licence;
    std::string day;  ///< ISO; "" unknown
};

}  // namespace

QString layerWords(const std::string& name) {
    static const std::map<std::string, const char*> kNames{
        {"districts", QT_TRANSLATE_NOOP("Words", "Stadtteile")},
        {"landuse", QT_TRANSLATE_NOOP("Words", "Flächennutzung")},
        {"water", QT_TRANSLATE_NOOP("Words", "Wasserflächen")},
        {"watercourses", QT_TRANSLATE_NOOP("Words", "Wasserläufe")},
        {"streets", QT_TRANSLATE_NOOP("Words", "Straßen")},
        {"railways", QT_TRANSLATE_NOOP("Words", "Bahnen")},
        {"buildings", QT_TRANSLATE_NOOP("Words", "Gebäude")},
        {"objects", QT_TRANSLATE_NOOP("Words", "Kritische Objekte")},
        {"places", QT_TRANSLATE_NOOP("Words", "Ortsnamen")},
        {"population", QT_TRANSLATE_NOOP("Words", "Einwohner (Rasterzellen)")},
        {"population_day", QT_TRANSLATE_NOOP("Words", "Menschen am Tag (Rasterzellen)")},
        {"utilities", QT_TRANSLATE_NOOP("Words", "Leitungen")},
        {"stations", QT_TRANSLATE_NOOP("Words", "Messstationen")},
        {"elevation", QT_TRANSLATE_NOOP("Words", "Gelände")},
    };
    const auto found = kNames.find(name);
    if (found != kNames.end()) return Words::tr(found->second);
    if (!layers::isOwnLayer(name)) return text(name);
    QString words = text(name.substr(layers::kOwnLayer.size()));
    words.replace(QLatin1Char('_'), QLatin1Char(' '));
    words = words.simplified();
    return words.isEmpty() ? text(name) : words.at(0).toUpper() + words.mid(1);
}

QString dayWords(const std::string& iso) {
    const QDate day = QDate::fromString(text(iso).left(10), Qt::ISODate);
    return day.isValid() ? day.toString(Words::tr("dd.MM.yyyy")) : text(iso);
}

QString dataDayWords(const std::string& iso, std::optional<base::Instant> now) {
    if (iso.empty()) return Words::tr("Stand unbekannt");
    QString stand = Words::tr("Stand %1", "of data").arg(dayWords(iso));
    const QDate day = QDate::fromString(text(iso).left(10), Qt::ISODate);
    if (!day.isValid() || !now) return stand;
    const base::CivilTime civil = base::civilGerman(*now);
    const QDate today(civil.year, civil.month, civil.day);
    int months = (today.year() - day.year()) * 12 + today.month() - day.month();
    if (today.day() < day.day()) --months;
    if (months < 2) return stand;
    const QString age =
        months < 24 ? Words::tr("%1 Monate alt").arg(months) : Words::tr("%1 Jahre alt").arg(months / 12);
    return QStringLiteral("%1 (%2)").arg(stand, age);
}

QStringList packageSources(const layers::PackageInfo& package,
                           const std::function<bool(const layers::LayerInfo&)>& isWanted) {
    std::vector<Source> sources;
    for (const layers::LayerInfo& layer : package.present) {
        const QString name = text(layer.source).simplified(), licence = text(layer.licence).simplified();
        if (name.isEmpty() || (isWanted && !isWanted(layer))) continue;
        const auto known = std::find_if(sources.begin(), sources.end(), [&](const Source& source) {
            return source.name == name && source.licence == licence;
        });
        if (known == sources.end())
            sources.push_back({name, licence, layer.date});
        else if (!layer.date.empty() && (known->day.empty() || layer.date < known->day))
            known->day = layer.date;
    }
    const bool isAnyKnown =
        std::any_of(sources.begin(), sources.end(), [](const Source& source) { return !source.day.empty(); });
    const bool isLicenceKnown =
        std::any_of(sources.begin(), sources.end(), [](const Source& source) { return !source.licence.isEmpty(); });
    QStringList all;
    for (const Source& source : sources) {
        QStringList facts;
        if (!source.licence.isEmpty())
            facts << source.licence;
        else if (isLicenceKnown)
            facts << Words::tr("Lizenz unbekannt");
        if (!source.day.empty())
            facts << Words::tr("Stand %1", "of data").arg(dayWords(source.day));
        else if (isAnyKnown)
            facts << Words::tr("Stand unbekannt");
        all << (facts.isEmpty()
                    ? source.name
                    : source.name + QStringLiteral(" (") + facts.join(QStringLiteral(", ")) + QLatin1Char(')'));
    }
    return all;
}

}  // namespace models
