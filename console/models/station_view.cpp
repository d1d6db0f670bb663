// SPDX-License-Identifier: EUPL-1.2
#include "console/models/station_view.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>

#include "console/models/rule_words.h"

namespace models {

namespace {

/// Above this share of its period a value counts as overdue, though not yet unknown.
constexpr double kStalePeriods = 1.5;

void judgeLast(StationView& view, const fusion::StationFacts& facts, const situation::Station& known,
               base::Instant now) {
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

/// The worker's word counts until it takes it back, though a person has said that the work is over.
void judgeMaintenance(StationView& view, const situation::Station& known, base::Instant now) {
    if (const wire::Maintenance* said = situation::maintenanceAt(known, now))
        view.maintenanceUntil = said->until;
    else if (known.state)
        view.maintenanceUntil = known.state->maintenanceUntil;
    if (!view.maintenanceUntil) return;
    view.trust = Trust::Unknown;
    view.hearing = wire::Hearing::Unknown;
    view.quality = wire::Quality::NotEvaluated;
    view.reasons.clear();
    view.level.reset(), view.levelSince.reset(), view.trendCmPerH.reset(), view.outlook.reset();
    view.rain.clear(), view.rainIndex.reset();
}

std::optional<wire::GaugeLevel> levelOfValue(const fusion::StationFacts& facts, std::optional<double> value) {
    if (!value || facts.quantity != wire::Quantity::WaterLevel) return std::nullopt;
    std::optional<wire::GaugeLevel> level;
    for (std::size_t k = 0; k < 3; ++k) {
        if (!facts.iwCm[k]) continue;
        if (!level) level = wire::GaugeLevel::BelowAll;
        if (*value >= *facts.iwCm[k]) level = static_cast<wire::GaugeLevel>(k + 1);
    }
    return level;
}

}  // namespace

StationView viewOf(const fusion::StationFacts& facts, const situation::Station* known, base::Instant now) {
    StationView view;
    view.now = now;
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
        view.rainLevel = state.rainLevel;
        if (view.trust != Trust::Unknown) {
            view.trendCmPerH = state.trendCmPerH;
            view.outlook = state.outlook;
            view.rain = state.rain;
            view.rainIndex = state.rainIndex;
        }
    }
    judgeMaintenance(view, *known, now);
    if (view.trust != Trust::Unknown) view.value = view.lastValue;
    view.valueLevel = levelOfValue(facts, view.value);
    view.urgency = std::max({urgencyOf(view.level.value_or(wire::GaugeLevel::BelowAll)), urgencyOf(view.hearing),
                             urgencyOf(view.quality), view.rainLevel ? urgencyOf(*view.rainLevel) : Urgency::None});
    return view;
}

StationView viewNow(const situation::Situation& picture, const fusion::StationFacts& facts, base::Instant now) {
    const auto known = picture.stations.find(facts.id);
    return viewOf(facts, known == picture.stations.end() ? nullptr : &known->second, now);
}

namespace {

/// "1800 s" -> "30 min"; whole hours as hours. Other text stays.
QString inMinutes(const QString& words) {
    static const QRegularExpression seconds(QStringLiteral("(\\d+) s\\b"));
    const auto match = seconds.match(words);
    if (!match.hasMatch()) return words;
    const qint64 spanS = match.captured(1).toLongLong();
    const QString shown = spanS >= 7200 && spanS % 3600 == 0 ? QStringLiteral("%1 h").arg(spanS / 3600)
                          : spanS >= 60                      ? QStringLiteral("%1 min").arg((spanS + 30) / 60)
                                                             : QStringLiteral("%1 s").arg(spanS);
    QString out = words;
    return out.replace(match.capturedStart(), match.capturedLength(), shown);
}

}  // namespace

// The codes are those of gis/fusion (README, "Reasons"); a test holds the two lists together.
QString reasonWords(const std::string& reason) {
    QString said = text(reason);
    struct Known {
        const char* code;
        QString words;
    };
    const std::array<Known, 15> known = {{
        {"flat-line", Words::tr("Wert steht still: %1")},
        {"step", Words::tr("Sprung: %1")},
        {"jumping", Words::tr("Werte springen: %1")},
        {"sensor-span", Words::tr("außerhalb des Messbereichs: %1")},
        {"span", Words::tr("außerhalb der glaubhaften Spanne: %1")},
        {"sentinel", Words::tr("Fehlerwert des Geräts: %1")},
        {"no-value", Words::tr("Gerät meldet keinen Wert")},
        {"silent", Words::tr("stumm: %1")},
        {"clock-absurd", Words::tr("Uhr der Station falsch: %1")},
        {"clock-future", Words::tr("Uhr der Station geht vor: %1")},
        {"maintenance", Words::tr("in Wartung")},
        {"begins-anew", Words::tr("nach der Wartung noch kein Wert")},
        {"battery", Words::tr("Batterie schwach: %1")},
        {"not-in-town", Words::tr("nicht im Ortspaket, wird nicht beurteilt")},
        {"no-elevation", Words::tr("kein Höhenmodell im Ortspaket, daher keine Überflutungsfläche")},
    }};
    const QString code = said.section(QLatin1Char(' '), 0, 0);
    for (const Known& one : known) {
        if (code != QLatin1String(one.code)) continue;
        QString rest = inMinutes(said.section(QLatin1Char(' '), 1));
        rest.replace(QStringLiteral("neighbour"), Words::tr("bei Nachbarpegel"));
        rest.replace(QStringLiteral("unconfirmed"), Words::tr("nicht bestätigt seit"));
        rest.replace(QStringLiteral("steps in"), Words::tr("Sprünge in"));
        return one.words.contains(QStringLiteral("%1")) ? one.words.arg(rest) : one.words;
    }
    return said;
}

std::optional<wire::GaugeLevel> unconfirmedLevel(const StationView& view) {
    const wire::GaugeLevel confirmed = view.level.value_or(wire::GaugeLevel::BelowAll);
    return view.valueLevel && *view.valueLevel > confirmed ? view.valueLevel : std::nullopt;
}

QString pendingLevelWords(const StationView& view) {
    if (!view.valueLevel || !view.level || *view.valueLevel == *view.level) return {};
    if (*view.valueLevel > *view.level)
        return Words::tr("%1 erreicht, wird bestätigt").arg(Format::level(*view.valueLevel));
    const auto left = static_cast<wire::GaugeLevel>(static_cast<int>(*view.valueLevel) + 1);
    return Words::tr("unter %1, die Stufe gilt noch").arg(Format::level(left));
}

QString maintenanceEnd(base::Instant until, base::Instant now, const Format& format) {
    return format.date(until) == format.date(now) ? Format::clock(until) : format.dateClock(until);
}

QString maintenanceWords(const StationView& view, const Format& format) {
    if (!view.maintenanceUntil) return {};
    return Words::tr("in Wartung bis %1, kein Wert für die Lage")
        .arg(maintenanceEnd(*view.maintenanceUntil, view.now, format));
}

QString qualityWords(const StationView& view, const fusion::StationFacts& facts, const Format& format) {
    if (view.maintenanceUntil) return maintenanceWords(view, format);
    QString reasons;
    for (const std::string& reason : view.reasons) {
        if (reason.starts_with("silent")) continue;  // the verdict says it, with the age of now
        reasons += (reasons.isEmpty() ? QString() : QStringLiteral("; ")) + reasonWords(reason);
    }
    QString verdict;
    if (!view.lastAt) {
        verdict = Words::tr("noch keine Meldung");
    } else if (view.hearing == wire::Hearing::Silent) {
        verdict =
            Words::tr("stumm %1 · zuletzt %2").arg(format.since(view.ageMs), format.value(view.lastValue, facts.unit));
    } else if (view.quality == wire::Quality::Fail) {
        verdict = Words::tr("gestört");
    } else if (view.trust == Trust::Unknown) {
        verdict = Words::tr("unbekannt");
    } else if (view.quality == wire::Quality::Suspect) {
        verdict = Words::tr("zweifelhaft");
    } else if (view.quality == wire::Quality::Good) {
        verdict = Words::tr("geprüft");
    } else {
        verdict = Words::tr("nicht geprüft");
    }
    const QString pending = pendingLevelWords(view);
    if (!pending.isEmpty()) verdict = pending + QStringLiteral(" · ") + verdict;
    return reasons.isEmpty() ? verdict : verdict + QStringLiteral(" · ") + reasons;
}

QString stationTitle(const fusion::StationFacts& facts) {
    const QString name = text(facts.name.empty() ? facts.id : facts.name);
    // Many names already say the water.
    return facts.water.empty() || name.startsWith(text(facts.water)) ? name
                                                                     : text(facts.water) + QStringLiteral(" · ") + name;
}

QString stationLine(const StationView& view, const fusion::StationFacts& facts, const Format& format) {
    if (view.maintenanceUntil) return maintenanceWords(view, format);
    if (!view.lastAt) return Words::tr("noch keine Meldung");
    const QString last = format.value(view.lastValue, facts.unit);
    if (view.quality == wire::Quality::Fail && view.hearing == wire::Hearing::Heard) {
        return Words::tr("Messung gestört · Rohwert %1").arg(last);
    }
    if (view.trust == Trust::Unknown) return Words::tr("stumm %1 · zuletzt %2").arg(format.since(view.ageMs), last);
    if (QString rain = rainWords(view.rain, format); !rain.isEmpty()) return rain;
    QString line = format.value(view.value, facts.unit);
    const QString trend = format.trend(view.trendCmPerH);
    if (!trend.isEmpty()) line += QStringLiteral("  ") + trend;
    if (unconfirmedLevel(view)) line += QStringLiteral("  ") + Words::tr("wird bestätigt");
    return line;
}

}  // namespace models
