// SPDX-License-Identifier: EUPL-1.2
#include "console/models/warning_doubts.h"

#include <algorithm>
#include <cmath>

#include "console/models/station_view.h"

namespace models {

namespace {

/// From here on people by the water would call the text wrong.
constexpr double kMovedCm = 10;
/// A text older than this is read again before it is signed.
constexpr std::int64_t kTextOldMs = 15 * 60'000;
constexpr std::size_t kNamedMax = 4;

warning::Finding doubt(const char* rule, const QString& words) {
    return {false, rule, words.toStdString(), words.toStdString()};
}

bool isOnWater(const fusion::StationFacts& facts, const DraftGround& ground) {
    return ground.proposal && !facts.water.empty() && *ground.proposal == "flood:" + facts.water;
}

void addAllClearDoubts(const session::Store& store, const DraftGround& ground, const Format& format,
                       std::vector<warning::Finding>& out) {
    QStringList high;
    for (const fusion::StationFacts& facts : store.town().stations) {
        if (!isOnWater(facts, ground)) continue;
        const StationView view = viewNow(store.present(), facts, store.presentNow().value_or(base::Instant{}));
        const bool isHigh = view.level.value_or(wire::GaugeLevel::BelowAll) != wire::GaugeLevel::BelowAll;
        const bool isUnheard = view.trust == Trust::Unknown;
        if (!isHigh && !isUnheard) continue;
        high << stationTitle(facts) + QStringLiteral(": ") +
                    (isUnheard ? Words::tr("Wert unbekannt") : format.levelWords(*view.level));
    }
    if (!high.isEmpty())
        out.push_back(doubt("doubt.all-clear",
                            Words::tr("Entwarnung, obwohl noch nicht alle Pegel dafür sprechen. %1.")
                                .arg(high.mid(0, static_cast<qsizetype>(kNamedMax)).join(QStringLiteral("; ")))));
    if (ground.proposal && store.present().proposals.contains(*ground.proposal))
        out.push_back(
            doubt("doubt.proposal-open", ground.proposal->starts_with("flood:")
                                             ? Words::tr("Zu diesem Gewässer liegt noch ein Warnvorschlag vor.")
                                             : Words::tr("Zu dieser Gefahr liegt noch ein Warnvorschlag vor.")));
}

void addTextDoubts(const session::Store& store, const DraftGround& ground, const Format& format,
                   std::vector<warning::Finding>& out) {
    const auto now = store.presentNow();
    if (!now) return;
    const fusion::StationFacts* facts = store.stationFacts(ground.station);
    if (facts && ground.valueCm) {
        const StationView view = viewNow(store.present(), *facts, *now);
        if (view.trust == Trust::Unknown) {
            out.push_back(doubt(
                "doubt.unheard",
                Words::tr("%1 meldet nicht mehr; der Text nennt %2 von %3.")
                    .arg(stationTitle(*facts), format.value(ground.valueCm, facts->unit), Format::clock(ground.at))));
            return;
        }
        if (view.value && std::fabs(*view.value - *ground.valueCm) >= kMovedCm) {
            QString words = Words::tr("Der Text nennt %1 von %2, jetzt sind es %3")
                                .arg(format.value(ground.valueCm, facts->unit), Format::clock(ground.at),
                                     format.value(view.value, facts->unit));
            const QString trend = format.trend(view.trendCmPerH);
            if (!trend.isEmpty()) words += QStringLiteral(" (") + trend + QStringLiteral(")");
            out.push_back(doubt("doubt.moved", words + Words::tr(". Bitte den Text prüfen.")));
            return;
        }
    }
    if (base::spanMs(*now, ground.at) >= kTextOldMs)
        out.push_back(doubt(
            "doubt.old",
            Words::tr("Der Text ist vom Stand %1. Bitte prüfen, ob er noch stimmt.").arg(Format::clock(ground.at))));
}

}  // namespace

bool isConnected(const situation::Situation& picture, const std::string& channel) {
    if (!picture.realm || picture.realm->kind != wire::RealmKind::Live) return true;
    return std::any_of(picture.alerts.begin(), picture.alerts.end(), [&](const auto& alert) {
        const auto& reached = alert.second.recipients;
        return std::any_of(reached.begin(), reached.end(),
                           [&](const auto& one) { return one.second.channel == channel; });
    });
}

bool hasWarningChannel(const situation::Situation& picture) {
    if (!picture.realm || picture.realm->kind != wire::RealmKind::Live) return true;
    return std::any_of(picture.alerts.begin(), picture.alerts.end(), [](const auto& alert) {
        const auto& reached = alert.second.recipients;
        return std::any_of(reached.begin(), reached.end(), [](const auto& one) { return one.second.channel != "cap"; });
    });
}

QString channelHint(const session::Store& store) {
    if (hasWarningChannel(store.present())) return {};
    return Words::tr(
        "Kein Warnkanal angeschlossen: Es wird nur eine CAP-Datei abgelegt. Die Bevölkerung erfährt davon "
        "nichts, bis die Leitstelle oder MoWaS die Warnung auslöst.");
}

std::vector<warning::Finding> doubtsOf(const session::Store& store, const wire::WarningContent& content,
                                       const DraftGround& ground, const Format& format) {
    std::vector<warning::Finding> out;
    if (content.act == wire::WarningAct::Cancel)
        addAllClearDoubts(store, ground, format, out);
    else
        addTextDoubts(store, ground, format, out);
    if (const QString hint = channelHint(store); !hint.isEmpty()) out.push_back(doubt("doubt.channels", hint));
    return out;
}

}  // namespace models
