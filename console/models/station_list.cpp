// SPDX-License-Identifier: EUPL-1.2
#include "console/models/station_list.h"

#include <algorithm>
#include <deque>
#include <tuple>

#include <QStringList>

#include "console/models/rule_words.h"

namespace models {

namespace {

QString thresholdsOf(const fusion::StationFacts& facts, const Format& format) {
    if (!facts.iwCm[0] && !facts.iwCm[1] && !facts.iwCm[2]) return QStringLiteral("–");
    QString out;
    for (const std::optional<double>& level : facts.iwCm) {
        if (!out.isEmpty()) out += QStringLiteral(" · ");
        out += level ? format.whole(static_cast<std::int64_t>(*level)) : QStringLiteral("–");
    }
    return out + QStringLiteral(" cm");
}

/// A rain gauge has the DWD's level for a level, and its sums for a trend.
void addRain(StationRow& row, const StationView& view, const Format& format) {
    if (view.rainLevel) {
        row.level = Words::tr("DWD %1").arg(static_cast<int>(*view.rainLevel));
        if (view.trust == Trust::Unknown) row.level = QStringLiteral("?");
        row.levelWords = rainLevelWords(*view.rainLevel);
    }
    row.trend = rainWords(view.rain, format);
    if (view.rainIndex) row.outlook = Words::tr("Starkregenindex %1").arg(*view.rainIndex);
    QStringList sums;
    // Of windows with one sum the shortest says all.
    const wire::RainSum* before = nullptr;
    for (const wire::RainSum& sum : view.rain) {
        const bool isNews = before == nullptr || format.value(sum.mm, "mm") != format.value(before->mm, "mm");
        if (isNews) sums << rainSumWords(sum, format);
        if (isNews) before = &sum;
    }
    if (!sums.isEmpty()) row.thresholds = sums.join(QStringLiteral(" · "));
}

StationRow rowOf(const fusion::StationFacts& facts, const StationView& view, bool hasCourse, base::Instant now,
                 const Format& format) {
    StationRow row;
    row.key = text(facts.id);
    row.title = stationTitle(facts);
    row.kind = facts.quantity == wire::Quantity::Rain ? Words::tr("Regen") : Words::tr("Pegel");
    row.value = format.value(view.value, facts.unit);
    row.trend = format.trend(view.trendCmPerH);
    row.level = view.level ? Format::level(*view.level) : QStringLiteral("–");
    if (view.trust == Trust::Unknown && view.level) row.level = QStringLiteral("?");
    row.levelWords = view.level ? format.levelWords(*view.level) : QString();
    if (view.outlook) row.outlook = outlookWords(*view.outlook, now, format);
    row.age = view.lastAt ? format.ago(view.ageMs) : QStringLiteral("–");
    row.quality = qualityWords(view, facts, format);
    row.thresholds = thresholdsOf(facts, format);
    if (facts.quantity == wire::Quantity::Rain) addRain(row, view, format);
    if (view.maintenanceUntil) row.level = QStringLiteral("?"), row.levelWords.clear();
    row.urgency = view.urgency;
    row.trust = static_cast<int>(view.trust);
    row.hasCourse = hasCourse;
    return row;
}

/// Stations that report and that the town package lacks: shown by id, so that somebody mends the one or the other.
std::deque<fusion::StationFacts> strangersOf(const session::Store& store) {
    std::deque<fusion::StationFacts> out;
    for (const auto& [id, station] : store.picture().stations) {
        if (!station.state || std::ranges::count(station.state->reasons, "not-in-town") == 0) continue;
        if (store.stationFacts(id) != nullptr) continue;  // the console's own package is newer
        fusion::StationFacts facts;
        facts.id = facts.name = id;
        if (!station.last.empty()) {
            facts.quantity = station.last.begin()->first;
            facts.unit = station.last.begin()->second.reading.unit;
        }
        out.push_back(std::move(facts));
    }
    return out;
}

}  // namespace

StationList::StationList(QObject* parent)
    : RowList<StationRow>(
          {
              {"stationId", [](const StationRow& row) { return QVariant(row.key); }},
              {"title", [](const StationRow& row) { return QVariant(row.title); }},
              {"kind", [](const StationRow& row) { return QVariant(row.kind); }},
              {"value", [](const StationRow& row) { return QVariant(row.value); }},
              {"trend", [](const StationRow& row) { return QVariant(row.trend); }},
              {"outlook", [](const StationRow& row) { return QVariant(row.outlook); }},
              {"level", [](const StationRow& row) { return QVariant(row.level); }},
              {"levelWords", [](const StationRow& row) { return QVariant(row.levelWords); }},
              {"age", [](const StationRow& row) { return QVariant(row.age); }},
              {"quality", [](const StationRow& row) { return QVariant(row.quality); }},
              {"thresholds", [](const StationRow& row) { return QVariant(row.thresholds); }},
              {"urgency", [](const StationRow& row) { return QVariant(static_cast<int>(row.urgency)); }},
              {"trust", [](const StationRow& row) { return QVariant(row.trust); }},
          },
          parent) {}

void StationList::refresh(const session::Store& store, const Format& format) {
    const base::Instant now = store.realmNow().value_or(base::Instant{});
    struct Judged {
        const fusion::StationFacts* facts;
        StationView view;
    };
    std::vector<Judged> judged;
    for (const fusion::StationFacts& facts : store.town().stations) {
        judged.push_back({&facts, viewNow(store.picture(), facts, now)});
    }
    const std::deque<fusion::StationFacts> strangers = strangersOf(store);
    for (const fusion::StationFacts& facts : strangers)
        judged.push_back({&facts, viewNow(store.picture(), facts, now)});
    std::stable_sort(judged.begin(), judged.end(),
                     [](const Judged& a, const Judged& b) { return a.view.urgency > b.view.urgency; });
    std::vector<StationRow> rows;
    std::tuple<int, int, double> best{-1, -1, 0.0};
    m_silent = m_alerting = m_maintained = 0;
    m_mostImportant.clear();
    for (const Judged& one : judged) {
        const auto* course = store.chronicle().course(one.facts->id);
        rows.push_back(rowOf(*one.facts, one.view, course != nullptr, now, format));
        if (one.view.maintenanceUntil)
            ++m_maintained;
        else if (one.view.trust == Trust::Unknown && (one.view.lastAt || one.view.hearing == wire::Hearing::Silent))
            ++m_silent;
        if (one.view.level.value_or(wire::GaugeLevel::BelowAll) != wire::GaugeLevel::BelowAll) ++m_alerting;
        // What is over a threshold and waits to be confirmed matters as much as what is confirmed.
        const wire::GaugeLevel confirmed = one.view.level.value_or(wire::GaugeLevel::BelowAll);
        const std::tuple<int, int, double> rank{static_cast<int>(unconfirmedLevel(one.view).value_or(confirmed)),
                                                static_cast<int>(confirmed), one.view.trendCmPerH.value_or(0.0)};
        if (course && one.facts->quantity == wire::Quantity::WaterLevel && (m_mostImportant.isEmpty() || rank > best)) {
            best = rank;
            m_mostImportant = text(one.facts->id);
        }
    }
    setRows(std::move(rows));
}

}  // namespace models
