// SPDX-License-Identifier: EUPL-1.2
#include "console/models/package_sources.h"

#include <algorithm>
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

QString dayWords(const std::string& iso) {
    const QDate day = QDate::fromString(text(iso).left(10), Qt::ISODate);
    return day.isValid() ? day.toString(Words::tr("dd.MM.yyyy")) : text(iso);
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
    QStringList all;
    for (const Source& source : sources) {
        QStringList facts;
        if (!source.licence.isEmpty()) facts << source.licence;
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
