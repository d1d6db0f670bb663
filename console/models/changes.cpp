// SPDX-License-Identifier: EUPL-1.2
#include "console/models/changes.h"

#include <algorithm>
#include <set>

#include "console/models/area_words.h"
#include "console/models/drawing_words.h"
#include "console/models/incident_list.h"
#include "console/models/message_words.h"
#include "console/models/order_draft.h"
#include "console/models/order_words.h"
#include "console/models/rule_words.h"
#include "console/models/station_view.h"
#include "console/models/unit_list.h"
#include "console/models/warning_lists.h"
#include "console/models/zone_words.h"

namespace models {
namespace {

QString nothing() { return QStringLiteral("–"); }

/// The keys of two maps, each once.
template <class Map>
std::set<std::string> keysOf(const Map& a, const Map& b) {
    std::set<std::string> keys;
    for (const auto& [key, value] : a) keys.insert(key);
    for (const auto& [key, value] : b) keys.insert(key);
    return keys;
}
template <class Map>
const typename Map::mapped_type* in(const Map& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

class Comparison {
public:
    Comparison(const situation::Situation& before, base::Instant then, const situation::Situation& after,
               base::Instant now, const session::Store& store, const Format& format)
        : m_before(before), m_then(then), m_after(after), m_now(now), m_store(store), m_format(format) {}

    std::vector<ChangeRow> rows() {
        section(Words::tr("Warnungen"), [this] { alerts(); });
        section(Words::tr("Zu entscheiden"), [this] { proposals(); });
        section(Words::tr("Aufträge"), [this] { orders(); });
        section(Words::tr("Pegel und Sensoren"), [this] { stations(); });
        section(Words::tr("Gefahrenzonen und Gebiete"), [this] { zones(); });
        section(Words::tr("Abschnitte und Zeichnungen"), [this] { drawings(); });
        section(Words::tr("Alarmplan"), [this] { alarms(); });
        section(Words::tr("Ereignisse"), [this] { incidents(); });
        section(Words::tr("Meldungen"), [this] { messages(); });
        section(Words::tr("Kräfte"), [this] { units(); });
        section(Words::tr("Einsatz"), [this] { operations(); });
        return std::move(m_rows);
    }

private:
    template <class Fill>
    void section(const QString& name, Fill fill) {
        m_section = name;
        const auto from = static_cast<std::ptrdiff_t>(m_rows.size());
        fill();
        std::stable_sort(m_rows.begin() + from, m_rows.end(),
                         [](const ChangeRow& a, const ChangeRow& b) { return a.urgency > b.urgency; });
    }
    ChangeRow& add(const char* kind, const std::string& id, const QString& name, const QString& before,
                   const QString& after, Urgency urgency, std::optional<base::Instant> at) {
        ChangeRow row;
        row.key = QLatin1String(kind) + QLatin1Char(':') + text(id);
        row.section = m_section;
        row.name = name;
        row.before = before;
        row.after = after;
        row.urgency = urgency;
        if (at && *at > m_then) row.clock = clockOf(*at);
        return m_rows.emplace_back(std::move(row));
    }
    /// With the day where it is another one than that of the later moment.
    QString clockOf(base::Instant at) const {
        const bool isSameDay = m_format.date(at) == m_format.date(m_now);
        return isSameDay ? Format::clock(at) : m_format.dateClock(at);
    }

    static QString alertWords(const situation::Situation& picture, const situation::Alert* alert) {
        if (!alert) return nothing();
        QString out = standingWords(picture, *alert);
        const auto failed = std::count_if(alert->recipients.begin(), alert->recipients.end(),
                                          [](const auto& r) { return r.second.state == wire::ReceiptState::Failed; });
        if (failed > 0) out += Words::tr(", %1 nicht zugestellt").arg(failed);
        return out;
    }
    void alerts() {
        for (const std::string& id : keysOf(m_before.alerts, m_after.alerts)) {
            const auto *was = in(m_before.alerts, id), *is = in(m_after.alerts, id);
            const QString before = alertWords(m_before, was), after = alertWords(m_after, is);
            if (before == after) continue;
            const situation::Alert& any = is ? *is : *was;
            const auto at = is && is->issued ? std::optional(is->issuedAt) : std::optional(any.draftedAt);
            add("alert", id, titleOf(any.draft.content, m_format), before, after, urgencyOf(any.draft.content.level),
                at);
        }
    }
    void proposals() {
        for (const std::string& id : keysOf(m_before.proposals, m_after.proposals)) {
            const auto *was = in(m_before.proposals, id), *is = in(m_after.proposals, id);
            // What went out as a warning stands there as one.
            const auto words = [&](const situation::ProposalView* view, const situation::Situation& picture) {
                const auto* alert = view && view->alert ? in(picture.alerts, *view->alert) : nullptr;
                if (!view || (alert && alert->issued)) return nothing();
                const QString level = m_format.warningLevel(view->proposal.content.level);
                return view->alert ? Words::tr("%1, im Entwurf").arg(level) : level;
            };
            const QString before = words(was, m_before), after = words(is, m_after);
            if (before == after) continue;
            const situation::ProposalView& any = is ? *is : *was;
            add("proposal", id, titleOf(any.proposal.content, m_format), before,
                is ? after : Words::tr("Vorschlag zurückgenommen"),
                is ? urgencyOf(any.proposal.content.level) : Urgency::Note,
                is ? std::optional(is->updatedAt) : std::nullopt);
        }
    }

    QString stationWords(const fusion::StationFacts& facts, const StationView& view) const {
        QStringList words;
        if (view.maintenanceUntil)
            words << Words::tr("in Wartung");
        else if (view.hearing == wire::Hearing::Silent)
            words << Words::tr("stumm");
        else if (view.trust == Trust::Unknown)
            words << Words::tr("unbekannt");
        if (view.level && *view.level != wire::GaugeLevel::BelowAll) words << Format::level(*view.level);
        if (view.rainLevel) words << rainLevelWords(*view.rainLevel);
        if (view.quality == wire::Quality::Fail) words << Words::tr("gestört");
        // Of rain the sum counts, not what fell since the reading before.
        if (const QString rain = rainWords(view.rain, m_format); !rain.isEmpty())
            words.prepend(rain);
        else if (view.value)
            words.prepend(m_format.value(view.value, facts.unit));
        return words.isEmpty() ? nothing() : words.join(QStringLiteral(" · "));
    }
    /// A value alone is no change: what it means is.
    static bool meansTheSame(const StationView& a, const StationView& b) {
        const auto isSilent = [](const StationView& view) { return view.hearing == wire::Hearing::Silent; };
        return a.level == b.level && isSilent(a) == isSilent(b) && a.rainLevel == b.rainLevel &&
               a.maintenanceUntil.has_value() == b.maintenanceUntil.has_value() &&
               (a.quality == wire::Quality::Fail) == (b.quality == wire::Quality::Fail);
    }
    void stations() {
        for (const fusion::StationFacts& facts : m_store.town().stations) {
            const StationView was = viewNow(m_before, facts, m_then), is = viewNow(m_after, facts, m_now);
            if (meansTheSame(was, is)) continue;
            ChangeRow& row = add("station", facts.id, stationTitle(facts), stationWords(facts, was),
                                 stationWords(facts, is), is.urgency, is.levelSince);
            row.station = text(facts.id);
        }
    }

    QString zoneName(const wire::Zone& zone) const {
        if (isRainZone(zone)) return zoneTitleWords(zone, m_store);
        if (isStaffZone(zone)) {
            const auto* area = areaOf(m_after, zone) ? areaOf(m_after, zone) : areaOf(m_before, zone);
            return area ? text(area->area.name) + QStringLiteral(" (") + hazardWords(area->area.hazard) +
                              QLatin1Char(')')
                        : Words::tr("Gebiet");
        }
        const QString id = text(zone.zone);
        return Words::tr("Überflutung %1").arg(id.section(QLatin1Char(':'), 1));
    }
    void zones() {
        for (const std::string& id : keysOf(m_before.zones, m_after.zones)) {
            const auto *was = in(m_before.zones, id), *is = in(m_after.zones, id);
            const auto words = [&](const situation::ZoneView* view) {
                if (!view) return nothing();
                QString out = Words::tr("%1 Menschen").arg(m_format.people(view->zone.people));
                if (!view->zone.objects.empty())
                    out +=
                        Words::tr(", %1 Objekte").arg(m_format.whole(static_cast<qint64>(view->zone.objects.size())));
                return out;
            };
            const QString before = words(was), after = words(is);
            if (was && is && before == after) continue;
            const situation::ZoneView& any = is ? *is : *was;
            add("zone", id, zoneName(any.zone), before, is ? after : Words::tr("beendet"),
                is ? Urgency::High : Urgency::Note, is ? std::optional(was ? is->updatedAt : is->since) : std::nullopt);
        }
    }
    void drawings() {
        for (const std::string& id : keysOf(m_before.work.drawings, m_after.work.drawings)) {
            const auto *was = in(m_before.work.drawings, id), *is = in(m_after.work.drawings, id);
            if (was && is && was->by.id == is->by.id && was->rival.has_value() == is->rival.has_value()) continue;
            const auto words = [&](const situation::DrawingView* view, const situation::Situation& picture) {
                if (!view) return nothing();
                QString out = drawingLine(view->drawing, view->by, picture, m_format);
                if (view->rival)
                    out += QStringLiteral(" · ") +
                           Words::tr("gleichzeitig geändert von %1").arg(saidByWords(view->rival->by, picture));
                return out;
            };
            const wire::Drawing& any = is ? is->drawing : was->drawing;
            const QString use = useWords(any.use), title = drawingTitle(any);
            add("drawing", id, title == use ? use : use + QStringLiteral(" ") + title, words(was, m_before),
                is ? words(is, m_after) : Words::tr("aufgehoben"), is && is->rival ? Urgency::Medium : Urgency::Note,
                is ? std::optional(is->by.acceptedAt) : std::nullopt);
        }
    }
    void alarms() {
        for (const std::string& id : keysOf(m_before.ruleAlarms, m_after.ruleAlarms)) {
            const auto *was = in(m_before.ruleAlarms, id), *is = in(m_after.ruleAlarms, id);
            const auto words = [](const situation::RuleAlarmView* view) {
                if (!view) return nothing();
                return view->alarm.step == wire::AlarmStep::Resting ? Words::tr("ruht") : Words::tr("steht an");
            };
            const QString before = words(was), after = words(is);
            if (before == after) continue;
            add("alarm", id, text((is ? *is : *was).alarm.title), before, is ? after : Words::tr("beendet"),
                is ? Urgency::High : Urgency::Note, is ? std::optional(is->since) : std::nullopt);
        }
    }
    void orders() {
        for (const std::string& id : keysOf(m_before.work.orders, m_after.work.orders)) {
            const auto *was = in(m_before.work.orders, id), *is = in(m_after.work.orders, id);
            if (!is) continue;  // done long ago and no longer kept
            const auto words = [](const situation::OrderView* view, base::Instant at) {
                if (!view) return nothing();
                const QString left = situation::isOverdue(*view, at) ? Words::tr(", überfällig") : QString();
                return orderStateWords(view->state) + left;
            };
            const QString before = words(was, m_then), after = words(is, m_now);
            const bool isRewritten = was && was->by.id != is->by.id;
            if (before == after && !isRewritten) continue;
            const Urgency urgency = urgencyOf(*is, m_now);
            add("order", id, text(is->order.to) + QStringLiteral(": ") + text(is->order.subject), before,
                isRewritten ? Words::tr("%1, geändert").arg(after) : after,
                urgency != Urgency::None ? urgency : Urgency::Note,
                is->by.acceptedAt > is->stateSince ? is->by.acceptedAt : is->stateSince);
        }
    }
    void incidents() {
        for (const std::string& id : keysOf(m_before.incidents, m_after.incidents)) {
            const auto *was = in(m_before.incidents, id), *is = in(m_after.incidents, id);
            if (!is) continue;  // one that ended long ago and is no longer kept
            const auto words = [](const situation::IncidentView* view) {
                if (!view) return nothing();
                switch (view->incident.state) {
                    case wire::IncidentState::Merged: return Words::tr("gehört zu einem anderen");
                    case wire::IncidentState::Closed: return Words::tr("geschlossen");
                    case wire::IncidentState::Open: break;
                }
                return incidentCounts(view->incident);
            };
            const QString before = words(was), after = words(is);
            const QString name = text(situation::titleOf(is->incident));
            const bool isRenamed = was && situation::titleOf(was->incident) != situation::titleOf(is->incident);
            if (before == after && !isRenamed) continue;
            const bool isOpen = is->incident.state == wire::IncidentState::Open;
            add("incident", id, name,
                isRenamed ? text(situation::titleOf(was->incident)) + QStringLiteral(", ") + before : before, after,
                !was && isOpen ? Urgency::Medium : Urgency::Note, was ? is->updatedAt : is->since);
        }
    }
    void messages() {
        for (const std::string& id : keysOf(m_before.work.reports, m_after.work.reports)) {
            const auto *was = in(m_before.work.reports, id), *is = in(m_after.work.reports, id);
            // Done long ago and no longer kept; or told by a device, so among the words.
            if (!is || (!was && !is->report.direction)) continue;
            const QString before = was ? messageStateWords(*was) : nothing(), after = messageStateWords(*is);
            if (before == after) continue;
            const wire::Report& report = is->report;
            const QString number = messageNumber(directionOf(report), is->number);
            add("report", id, number + QLatin1Char(' ') + text(report.subject.empty() ? report.text : report.subject),
                before, after, situation::isOpen(*is) ? urgencyOf(report.priority) : Urgency::Note,
                was ? std::nullopt : std::optional(is->by.acceptedAt));
        }
    }
    void units() {
        std::set<std::string> ids = keysOf(m_before.units, m_after.units);
        ids.merge(keysOf(m_before.work.assignments, m_after.work.assignments));
        for (const std::string& id : ids) {
            const auto* is = in(m_after.units, id);
            const auto words = [&](const situation::Situation& picture) {
                const auto* unit = in(picture.units, id);
                const auto* work = in(picture.work.assignments, id);
                QStringList parts;
                if (unit) parts << statusWords(unit->report.fmsStatus);
                if (work && !work->assignment.sector.empty()) parts << sectorName(picture, work->assignment.sector);
                if (work && !work->assignment.task.empty())
                    parts << text(work->assignment.task);
                else if (unit && unit->report.task && isOnMission(unit->report.fmsStatus))
                    parts << text(*unit->report.task);
                return parts.isEmpty() ? nothing() : parts.join(QStringLiteral(" · "));
            };
            const QString before = words(m_before), after = words(m_after);
            if (before == after) continue;
            add("unit", id, text(id), before, after, is ? urgencyOfStatus(is->report.fmsStatus) : Urgency::Note,
                is ? std::optional(is->statusSince) : std::nullopt);
        }
    }
    void operations() {
        for (const std::string& id : keysOf(m_before.operations, m_after.operations)) {
            const auto *was = in(m_before.operations, id), *is = in(m_after.operations, id);
            const auto words = [](const situation::Operation* operation) {
                if (!operation) return nothing();
                switch (operation->step) {
                    case wire::OperationStep::Opened:
                    case wire::OperationStep::Named: return Words::tr("offen");
                    case wire::OperationStep::Closed: return Words::tr("geschlossen");
                    case wire::OperationStep::Archived: break;
                }
                return Words::tr("archiviert");
            };
            const QString before = words(was), after = words(is);
            const bool isRenamed = was && is && was->name != is->name;
            if (!is || (before == after && !isRenamed)) continue;
            add("operation", id, text(id) + QStringLiteral(" · ") + text(is->name), before, after, Urgency::Note,
                is->since);
        }
    }

    const situation::Situation& m_before;
    const base::Instant m_then;
    const situation::Situation& m_after;
    const base::Instant m_now;
    const session::Store& m_store;
    const Format& m_format;
    QString m_section;
    std::vector<ChangeRow> m_rows;
};

}  // namespace

std::vector<ChangeRow> changesBetween(const situation::Situation& before, base::Instant then,
                                      const situation::Situation& after, base::Instant now, const session::Store& store,
                                      const Format& format) {
    return Comparison(before, then, after, now, store, format).rows();
}

std::vector<ChangeRow> wordsBetween(base::Instant then, base::Instant now, const session::Store& store,
                                    const Format& format) {
    std::vector<ChangeRow> out;
    const auto& lines = store.presentChronicle().lines();
    for (auto line = lines.rbegin(); line != lines.rend() && line->at > then && out.size() < kWordsMax; ++line) {
        // Orders and units are compared themselves: a line for each step would say it twice.
        if (line->at > now || isAboutWork(line->kind) || line->kind == session::LineKind::ContactSaid ||
            line->kind == session::LineKind::SeatSaid)
            continue;
        const LogRow row = logRowOf(*line, store, format);
        // Messages stand in a section of their own, with what has become of them.
        const bool isMessage = line->kind == session::LineKind::Report && line->direction &&
                               store.present().work.reports.contains(line->id.text());
        if (row.automatic || isMessage || line->kind == session::LineKind::ReportStep) continue;
        ChangeRow change;
        change.key = QStringLiteral("log:") + row.key;
        change.section = Words::tr("Meldungen und Einträge");
        change.name = row.number.isEmpty() ? row.kind : row.kind + QLatin1Char(' ') + row.number;
        change.before = row.who;
        change.after = row.text;
        change.clock = Format::clock(line->at);
        change.urgency = row.urgency;
        out.push_back(std::move(change));
    }
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace models
