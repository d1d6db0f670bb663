// SPDX-License-Identifier: EUPL-1.2
#include "console/models/station_view.h"

#include <algorithm>
#include <array>

namespace models {

namespace {

/// Above this share of its period a value counts as overdue, though not yet unknown.
constexpr double kStalePeriods = 1.5;

void judgeLast(StationView& view, const fusion::StationFacts& facts, const situation::Station& known, base::Instant now) {
    const auto found = known.last.find(facts.quantity);
    if (found == known.last.end()) return;
    const situation::LastReading& last = found->second;
    view.lastValue = last.reading.value;
    view.lastAt = last.observedAt;
    if ((last.flags & (wire::kFlagClockAbsurd | wire::kFlagClockFuture)) != 0) view.lastAt = last.acceptedAt;
    view.ageMs = std::max<std::int64_t>(0, base::spanMs(now, *view.lastAt));
    const auto periodMs = facts.periodS * 1000.0;
    if (!view.lastValue || static_cast<double>(view.ageMs) > facts.unknownAfterPeriods * periodMs) return;
    view.trust = static_cast<double>(view.ageMs) > kStalePeriods * periodMs ? Trust::Stale : Trust::Fresh;
}

}  // namespace

StationView viewOf(const fusion::StationFacts& facts, const situation::Station* known, base::Instant now) {
    StationView view;
    if (!known) return view;
    judgeLast(view, facts, *known, now);
    if (known->state) {
        const wire::StationState& state = *known->state;
        view.hearing = state.hearing;
        view.quality = state.quality;
        view.level = state.level;
        view.levelSince = state.levelSince;
        view.reasons = state.reasons;
        if (state.hearing != wire::Hearing::Heard || state.quality == wire::Quality::Fail ||
            state.quality == wire::Quality::Missing) {
            view.trust = Trust::Unknown;
        } else if (state.quality == wire::Quality::Suspect && view.trust == Trust::Fresh) {
            view.trust = Trust::Stale;
        }
        if (view.trust != Trust::Unknown) view.trendCmPerH = state.trendCmPerH;
    }
    if (view.trust != Trust::Unknown) view.value = view.lastValue;
    view.urgency = std::max({urgencyOf(view.level.value_or(wire::GaugeLevel::BelowAll)), urgencyOf(view.hearing),
                             urgencyOf(view.quality)});
    return view;
}

QString reasonWords(const std::string& reason) {
    const QString said = text(reason);
    struct Known {
        const char* prefix;
        QString words;
    };
    const std::array<Known, 9> known = {{
        {"flat-line", Words::tr("Wert steht still: %1")},
        {"step", Words::tr("Sprung: %1")},
        {"sensor-range", Words::tr("außerhalb des Messbereichs: %1")},
        {"span", Words::tr("außerhalb der glaubhaften Spanne: %1")},
        {"range", Words::tr("außerhalb der glaubhaften Spanne: %1")},
        {"spike", Words::tr("Ausreißer: %1")},
        {"clock", Words::tr("Uhr der Station falsch: %1")},
        {"neighbour", Words::tr("passt nicht zum Nachbarpegel: %1")},
        {"silent", Words::tr("stumm: %1")},
    }};
    for (const Known& one : known) {
        const auto prefix = QString::fromLatin1(one.prefix);
        if (!said.startsWith(prefix)) continue;
        QString rest = said.mid(prefix.size()).trimmed();
        if (rest.startsWith(QLatin1Char(':'))) rest = rest.mid(1).trimmed();
        rest.replace(QStringLiteral(" in "), Words::tr(" in "));
        if (rest.isEmpty()) {
            QString alone = one.words;
            return alone.remove(QStringLiteral(": %1"));
        }
        return one.words.arg(rest);
    }
    return said;
}

QString stationTitle(const fusion::StationFacts& facts) {
    const QString name = text(facts.name.empty() ? facts.id : facts.name);
    // Many names already say the water.
    return facts.water.empty() || name.startsWith(text(facts.water)) ? name : text(facts.water) + QStringLiteral(" · ") + name;
}

QString stationLine(const StationView& view, const fusion::StationFacts& facts, const Format& format) {
    if (!view.lastAt) return Words::tr("noch keine Meldung");
    const QString last = format.value(view.lastValue, facts.unit);
    if (view.quality == wire::Quality::Fail && view.hearing == wire::Hearing::Heard) {
        return Words::tr("Messung gestört · Rohwert %1").arg(last);
    }
    if (view.trust == Trust::Unknown) return Words::tr("stumm %1 · zuletzt %2").arg(format.since(view.ageMs), last);
    QString line = format.value(view.value, facts.unit);
    const QString trend = format.trend(view.trendCmPerH);
    if (!trend.isEmpty()) line += QStringLiteral("  ") + trend;
    return line;
}

}  // namespace models
