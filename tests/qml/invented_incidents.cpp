// SPDX-License-Identifier: EUPL-1.2
#include <utility>
#include <vector>

#include "gis/geometry/geo.h"
#include "tests/qml/invented.h"

namespace invented {

namespace {

geometry::MapPoint at(double eastM, double northM) { return {500'000 + eastM, 5'700'000 + northM}; }

wire::Incident incidentOf(const char* id, const char* kind, const char* title, const char* where, base::Instant since) {
    wire::Incident incident;
    incident.incident = id, incident.kind = kind, incident.title = title, incident.where = where;
    incident.since = since, incident.last = invented::evening().plusS(-180), incident.districts = {"Altstadt"};
    incident.rule = "incident/1";
    return incident;
}

}  // namespace

void Evening::hear(session::Notice notice) {
    std::vector<session::Notice> notices;
    notices.push_back(std::move(notice));
    m_store.take(std::move(notices));
}

void tellIncidents(Evening& evening) {
    const auto call = [&](const std::string& words, double eastM) {
        wire::Report report;
        report.from = "Leitstelle", report.to = "S2", report.means = "Telefon", report.text = words;
        report.place = geometry::toWire(at(eastM, -140));
        return evening.report(report);
    };
    wire::Incident water =
        incidentOf("incident:00112233445566aa", "water", "Überflutung", "Bachstraße", invented::evening().plusS(-3600));
    for (const char* words : {"Wasser im Keller, Bachstraße 3", "Keller läuft voll, Bachstraße 9, Öltank schwimmt auf",
                              "Wasser im Keller, Bachstraße 12a", "Bachstraße unter Wasser, Auto eingeschlossen",
                              "Wasser im Keller, Bachstraße 1"})
        water.newest.insert(water.newest.begin(), call(words, -420));
    evening.unit("Florian Auental 1/33-1", "DLK", "Feuerwehr", 4, geometry::toWire(at(-420, -140)), std::nullopt);
    water.first = water.newest.back();
    water.at = geometry::toWire(at(-420, -140)), water.radiusM = 180, water.reports = 5, water.units = 1;
    water.records = 7, water.stations = {"AUE-ALTSTADT"};
    evening.incident(water);
    wire::Incident fire =
        incidentOf("incident:00112233445566bb", "fire", "Brand", "Bergstraße", invented::evening().plusS(-900));
    fire.newest = {call("Rauch aus Dachfenster, Bergstraße 4", 300)};
    fire.first = fire.newest.front(), fire.records = fire.reports = 1, fire.at = geometry::toWire(at(300, 260));
    evening.incident(fire);
    wire::Incident closed =
        incidentOf("incident:00112233445566cc", "storm", "Sturmschaden", "Am Wehr", invented::evening().plusS(-7000));
    closed.state = wire::IncidentState::Closed, closed.step = wire::IncidentStep::ByAct, closed.name = "Pappel am Wehr";
    closed.newest = {call("Baum auf Fahrbahn, Am Wehr", 900)}, closed.records = closed.reports = 1;
    closed.at = geometry::toWire(at(900, 40));
    evening.incident(closed);
    call("Lautes Knacken im Wald, Anrufer ohne Ort", 1200);
    evening.settle();
}

void tellPeopleInDanger(Evening& evening) {
    wire::Incident people = incidentOf("incident:00112233445566dd", "people", "Menschen in Gefahr", "Bachstraße",
                                       invented::evening().plusS(-300));
    wire::Report report;
    report.from = "Leitstelle", report.to = "S2", report.means = "Telefon", report.text = "Zwei Kinder auf Autodach";
    people.newest = {evening.report(report)}, people.records = people.reports = 1;
    people.at = geometry::toWire(at(-420, -140));
    evening.incident(people);
    evening.settle();
}

void mergeIncidents(Evening& evening) {
    wire::IncidentAct act;
    act.move = wire::IncidentMove::Merge, act.incident = "incident:00112233445566bb";
    act.into = "incident:00112233445566aa";
    evening.incidentAct(act);
    evening.settle();
    const auto& known = evening.picture().incidents;
    wire::Incident fire = known.at(act.incident).incident, water = known.at(*act.into).incident;
    fire.state = wire::IncidentState::Merged, fire.into = *act.into, fire.step = wire::IncidentStep::ByAct;
    water.newest.insert(water.newest.begin(), fire.newest.front());
    water.from = {fire.incident}, ++water.records, ++water.reports, water.step = wire::IncidentStep::ByAct;
    fire.records = fire.reports = 0;
    evening.incident(water);
    evening.incident(fire);
    evening.settle();
}

}  // namespace invented
