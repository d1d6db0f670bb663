// SPDX-License-Identifier: EUPL-1.2
#include "console/models/rule_words.h"

#include <QStringList>
#include <cmath>

#include "console/models/station_view.h"

namespace models {
namespace {

QString windowWords(std::uint32_t minutes) {
    return minutes % 60 == 0 ? QStringLiteral("%1 h").arg(minutes / 60) : QStringLiteral("%1 min").arg(minutes);
}

/// To five minutes from twenty on: no more is known.
std::int64_t minutesUntil(base::Instant at, base::Instant now) {
    const auto minutes = static_cast<std::int64_t>(std::llround(static_cast<double>(base::spanMs(at, now)) / 60'000));
    return minutes < 20 ? minutes : (minutes + 2) / 5 * 5;
}

}  // namespace

Urgency urgencyOf(wire::RainLevel level) {
    switch (level) {
        case wire::RainLevel::Significant: return Urgency::Medium;
        case wire::RainLevel::Severe: return Urgency::High;
        case wire::RainLevel::Extreme: break;
    }
    return Urgency::VeryHigh;
}

QString rainLevelWords(wire::RainLevel level) {
    switch (level) {
        case wire::RainLevel::Significant: return Words::tr("markantes Wetter (DWD-Stufe 2)");
        case wire::RainLevel::Severe: return Words::tr("Unwetter (DWD-Stufe 3)");
        case wire::RainLevel::Extreme: break;
    }
    return Words::tr("extremes Unwetter (DWD-Stufe 4)");
}

QString rainSumWords(const wire::RainSum& sum, const Format& format) {
    const QString words = sum.covered < 0.995 ? Words::tr("mind. %1 in %2") : Words::tr("%1 in %2");
    return words.arg(format.value(sum.mm, "mm"), windowWords(sum.minutes));
}

QString rainWords(const std::vector<wire::RainSum>& sums, const Format& format) {
    const wire::RainSum* weightiest = nullptr;
    for (const wire::RainSum& sum : sums)
        if (weightiest == nullptr || sum.level > weightiest->level) weightiest = &sum;
    return weightiest != nullptr ? rainSumWords(*weightiest, format) : QString();
}

QString outlookWords(const wire::Outlook& outlook, base::Instant now, const Format& format) {
    const QString level = Format::level(outlook.level);
    const std::int64_t best = minutesUntil(outlook.at, now);
    if (best <= 0) return Words::tr("%1 jeden Moment").arg(level);
    const QString first = format.whole(std::max<std::int64_t>(0, minutesUntil(outlook.from, now)));
    // One figure is no range: "6–6 min" makes people look twice.
    if (outlook.until && minutesUntil(outlook.from, now) == minutesUntil(*outlook.until, now))
        return Words::tr("%1 in etwa %2 min").arg(level, format.whole(best));
    const QString span = outlook.until ? first + QStringLiteral("–") + format.whole(minutesUntil(*outlook.until, now))
                                       : Words::tr("ab %1").arg(first);
    return Words::tr("%1 in etwa %2 min (%3 min)").arg(level, format.whole(best), span);
}

QString ruleReasonWords(const std::string& reason, const session::Store& store, const Format& format) {
    const QStringList parts = text(reason).split(QLatin1Char(' '));
    if (parts.front() == QLatin1String("rule-gone")) return Words::tr("die Regel gilt nicht mehr");
    const qsizetype stationAt = parts.front() == QLatin1String("rain") ? 4 : 3;
    if (parts.size() <= stationAt) return text(reason);
    const QString id = parts.mid(stationAt).join(QLatin1Char(' '));
    const fusion::StationFacts* facts = store.stationFacts(id.toStdString());
    const QString station = facts != nullptr ? stationTitle(*facts) : id;
    bool isKnown = false;
    const double value = parts[1].toDouble(&isKnown), limit = parts[2].toDouble();
    const auto shown = [&](const char* unit) { return isKnown ? format.value(value, unit) : Words::tr("unbekannt"); };
    if (parts[0] == QLatin1String("level"))
        return Words::tr("%1: %2 (ab %3)").arg(station, shown("cm"), format.value(limit, "cm"));
    if (parts[0] == QLatin1String("rising"))
        return Words::tr("%1: Anstieg %2 (ab %3)").arg(station, shown("cm/h"), format.value(limit, "cm/h"));
    if (parts[0] == QLatin1String("stage"))
        return Words::tr("%1: Informationswert %2 (ab %3)").arg(station, parts[1], parts[2]);
    if (parts[0] == QLatin1String("rain"))
        return Words::tr("%1: %2 in %3 (ab %4)")
            .arg(station, shown("mm"), windowWords(parts[3].toUInt()), format.value(limit, "mm"));
    if (parts[0] == QLatin1String("silent"))
        return Words::tr("%1: seit %2 nicht gehört (ab %3)").arg(station, shown("min"), format.value(limit, "min"));
    return text(reason);
}

QString ruleReasonsWords(const std::vector<std::string>& reasons, const session::Store& store, const Format& format) {
    QStringList list;
    for (const std::string& reason : reasons) list << ruleReasonWords(reason, store, format);
    return list.join(QStringLiteral("; "));
}

}  // namespace models
