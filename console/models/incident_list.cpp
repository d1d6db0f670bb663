// SPDX-License-Identifier: EUPL-1.2
#include "console/models/incident_list.h"

#include <algorithm>
#include <map>
#include <set>

#include "console/models/station_view.h"
#include "gis/situation/situation.h"

namespace models {
namespace {

constexpr std::size_t kLooseMax = 100;
constexpr std::string_view kPeopleInDanger = "people";  ///< as the shipped rules call it

QString joined(const std::vector<std::string>& names) {
    QStringList out;
    for (const std::string& name : names) out << text(name);
    return out.join(QStringLiteral(", "));
}

QString stateWords(const session::Store& store, const wire::Incident& incident) {
    switch (incident.state) {
        case wire::IncidentState::Closed: return Words::tr("geschlossen");
        case wire::IncidentState::Merged:
            return Words::tr("gehört zu „%1“").arg(incidentTitle(store, incident.into.value_or(std::string())));
        case wire::IncidentState::Open: break;
    }
    return {};
}

IncidentRecordRow rowOf(const session::Line& line, const session::Store& store, const Format& format) {
    IncidentRecordRow row;
    row.key = text(line.id.text());
    row.clock = Format::clock(line.at, true);
    if (line.kind == session::LineKind::Report) {
        row.source = text(line.subject);
        row.line = line.isDeleted() ? Words::tr("gelöscht") : text(line.text);
    } else {
        const fusion::StationFacts* facts = store.stationFacts(line.subject);
        row.source = facts ? stationTitle(*facts) : text(line.subject);
        const QString value = format.value(line.value, facts ? facts->unit : "cm");
        row.line = line.level ? Words::tr("%1, %2").arg(format.levelWords(*line.level), value) : value;
        if (facts == nullptr) return row;
        // It may have moved on since it joined; what it says now is what counts.
        const StationView view = viewNow(store.picture(), *facts, store.realmNow().value_or(line.at));
        const QString level = view.level ? format.levelWords(*view.level) : QString();
        const QString shown = view.value ? format.value(*view.value, facts->unit) : Words::tr("kein Wert");
        const QString present = level.isEmpty() ? shown : Words::tr("%1, %2").arg(level, shown);
        if (present != row.line) row.line = Words::tr("jetzt %1 (damals %2)").arg(present, row.line);
    }
    return row;
}

}  // namespace

QString incidentTitle(const session::Store& store, const std::string& id) {
    const auto found = store.picture().incidents.find(id);
    return found != store.picture().incidents.end() ? text(situation::titleOf(found->second.incident)) : text(id);
}

QString incidentCounts(const wire::Incident& incident) {
    QStringList parts;
    const auto add = [&](std::size_t count, const QString& one, const QString& many) {
        if (count == 1) parts << one;
        if (count > 1) parts << many.arg(count);
    };
    add(incident.reports, Words::tr("1 Meldung"), Words::tr("%1 Meldungen"));
    add(incident.stations.size(), Words::tr("1 Pegel über Schwelle"), Words::tr("%1 Pegel über Schwelle"));
    add(incident.alarms.size(), Words::tr("1 Alarm"), Words::tr("%1 Alarme"));
    add(incident.units, Words::tr("1 Einheit vor Ort"), Words::tr("%1 Einheiten vor Ort"));
    return parts.isEmpty() ? Words::tr("keine Meldung mehr") : parts.join(QStringLiteral(" · "));
}

IncidentList::IncidentList(QObject* parent)
    : RowList<IncidentRow>(
          {
              {"key", [](const IncidentRow& row) { return QVariant(row.key); }},
              {"title", [](const IncidentRow& row) { return QVariant(row.title); }},
              {"kind", [](const IncidentRow& row) { return QVariant(row.kind); }},
              {"place", [](const IncidentRow& row) { return QVariant(row.place); }},
              {"counts", [](const IncidentRow& row) { return QVariant(row.counts); }},
              {"number", [](const IncidentRow& row) { return QVariant(row.number); }},
              {"since", [](const IncidentRow& row) { return QVariant(row.since); }},
              {"age", [](const IncidentRow& row) { return QVariant(row.age); }},
              {"state", [](const IncidentRow& row) { return QVariant(row.state); }},
              {"isOpen", [](const IncidentRow& row) { return QVariant(row.isOpen); }},
              {"urgency", [](const IncidentRow& row) { return QVariant(row.urgency); }},
          },
          parent) {}

void IncidentList::refresh(const session::Store& store, const Format& format) {
    const base::Instant now = store.realmNow().value_or(base::Instant{});
    std::vector<const situation::IncidentView*> views;
    m_open = 0;
    for (const auto& [id, view] : store.picture().incidents) {
        const bool isOpen = view.incident.state == wire::IncidentState::Open;
        m_open += isOpen ? 1 : 0;
        if (isOpen || m_showsEnded) views.push_back(&view);
    }
    std::sort(views.begin(), views.end(), [](const auto* a, const auto* b) {
        const bool isOpenA = a->incident.state == wire::IncidentState::Open;
        const bool isOpenB = b->incident.state == wire::IncidentState::Open;
        if (isOpenA != isOpenB) return isOpenA;
        if (a->since != b->since) return b->since < a->since;
        if (a->incident.since != b->incident.since) return b->incident.since < a->incident.since;
        return a->incident.incident < b->incident.incident;
    });
    std::vector<IncidentRow> rows;
    for (const situation::IncidentView* view : views) {
        const wire::Incident& incident = view->incident;
        IncidentRow row;
        row.key = text(incident.incident);
        row.title = text(situation::titleOf(incident));
        if (!incident.name.empty()) {
            wire::Incident plain = incident;
            plain.name.clear();
            row.kind = text(situation::titleOf(plain));
        }
        row.place = joined(incident.districts);
        row.counts = incidentCounts(incident);
        row.number = format.whole(incident.records);
        row.since = Format::clock(incident.since);
        row.age = format.ago(base::spanMs(now, incident.last));
        row.state = stateWords(store, incident);
        row.isOpen = incident.state == wire::IncidentState::Open;
        if (row.isOpen && incident.kind == kPeopleInDanger) row.urgency = static_cast<int>(Urgency::VeryHigh);
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

IncidentRecords::IncidentRecords(QObject* parent)
    : RowList<IncidentRecordRow>(
          {
              {"key", [](const IncidentRecordRow& row) { return QVariant(row.key); }},
              {"clock", [](const IncidentRecordRow& row) { return QVariant(row.clock); }},
              {"source", [](const IncidentRecordRow& row) { return QVariant(row.source); }},
              {"line", [](const IncidentRecordRow& row) { return QVariant(row.line); }},
          },
          parent) {}

void IncidentRecords::refreshOf(const session::Store& store, const Format& format, const std::string& id) {
    const auto found = store.picture().incidents.find(id);
    if (found == store.picture().incidents.end()) return setRows({});
    const wire::Incident& incident = found->second.incident;
    const std::set<wire::MessageId> wanted(incident.newest.begin(), incident.newest.end());
    std::map<wire::MessageId, IncidentRecordRow> known;
    for (const session::Line& line : store.chronicle().lines()) {
        const bool isRecord = line.kind == session::LineKind::Report || line.kind == session::LineKind::LevelChange;
        if (isRecord && wanted.contains(line.id)) known[line.id] = rowOf(line, store, format);
    }
    for (const session::SceneReport& scene : store.chronicle().scenes())
        if (wanted.contains(scene.id))
            known[scene.id] = {text(scene.id.text()), Format::clock(scene.at, true), text(scene.callSign),
                               Words::tr("am Einsatzort: %1").arg(text(scene.task))};
    std::vector<IncidentRecordRow> rows;
    for (const wire::MessageId& record : incident.newest) {
        const auto row = known.find(record);
        // An alarm of the town's rules, or what was said before this console's log begins.
        rows.push_back(
            row != known.end()
                ? row->second
                : IncidentRecordRow{
                      text(record.text()), QStringLiteral("–"), {}, Words::tr("steht nicht in diesem Tagebuch")});
    }
    setRows(std::move(rows));
}

void IncidentRecords::refreshLoose(const session::Store& store) {
    std::set<wire::MessageId> named;
    for (const auto& [id, view] : store.picture().incidents)
        named.insert(view.incident.newest.begin(), view.incident.newest.end());
    std::vector<IncidentRecordRow> rows;
    const auto& lines = store.chronicle().lines();
    for (auto line = lines.rbegin(); line != lines.rend() && rows.size() < kLooseMax; ++line) {
        if (line->kind != session::LineKind::Report || line->isDeleted() || named.contains(line->id)) continue;
        rows.push_back({text(line->id.text()), Format::clock(line->at, true), text(line->subject), text(line->text)});
    }
    setRows(std::move(rows));
}

std::optional<wire::MessageId> recordId(const QString& key) {
    const auto bytes = base::fromHex(key.toStdString());
    wire::MessageId id;
    if (!bytes || bytes->size() != id.bytes.size() + 1 || bytes->front() < 1 || bytes->front() > 2) return std::nullopt;
    id.form = static_cast<wire::IdForm>(bytes->front());
    std::copy(bytes->begin() + 1, bytes->end(), id.bytes.begin());
    return id;
}

}  // namespace models
