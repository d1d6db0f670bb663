// SPDX-License-Identifier: EUPL-1.2
// What a comms centre and a Sichter would have written by six in the evening.
#include "broker/wire/codec.h"
#include "gis/geometry/geo.h"
#include "tests/qml/invented.h"

namespace invented {

namespace {

wire::Report incoming(const std::string& from, const std::string& subject, const std::string& words, int minutesAgo) {
    wire::Report report;
    report.from = from, report.to = "Führungsstab Auental", report.means = "Funk", report.subject = subject;
    report.text = words, report.direction = wire::Direction::Incoming;
    report.writtenAt = evening().plusS(-60LL * minutesAgo), report.takenAt = report.writtenAt.plusS(60);
    report.callName = from, report.writtenBy = "Müller, Gruppenführer";
    return report;
}

}  // namespace

std::vector<wire::MessageId> tellMessages(Evening& evening) {
    std::vector<wire::MessageId> ids;
    wire::Report quiet = incoming("Leitung Auental 1", "Verpflegung für 40 Kräfte ab 20 Uhr",
                                  "Warmverpflegung und Getränke für 40 Kräfte am Gerätehaus ab 20 Uhr erbeten.", 38);
    ids.push_back(evening.message(quiet, 1));
    wire::Report sand =
        incoming("Heros Auental 24/58", "Sandsäcke gehen aus",
                 "Bestand am Wehr noch 300 Stück, Bedarf 2 000 bis 21 Uhr. Zufahrt nur über Bergstraße.", 24);
    sand.priority = wire::Priority::Immediate;
    ids.push_back(evening.message(sand, 2));
    evening.step({ids[1], wire::ReportMove::Routed, {"S3", "S4"}, {"S2"}, {}, {}, "S4 bitte Bauhof anrufen.", {}});
    evening.step({ids[1], wire::ReportMove::Read, {}, {}, "S2", {}, {}, {}});
    evening.step({ids[1], wire::ReportMove::Done, {}, {}, "S4", {}, "Bauhof liefert 2 500 bis 19:30.", {}});
    wire::Report seen = incoming("Polizei Auental", "Sperrung Würzburger Straße steht",
                                 "Umleitung ausgeschildert, Streife bleibt vor Ort.", 52);
    ids.push_back(evening.message(seen, 3));
    evening.step({ids[2], wire::ReportMove::Routed, {"S3"}, {}, {}, {}, {}, {}});
    evening.step({ids[2], wire::ReportMove::Done, {}, {}, "S3", {}, {}, {}});
    wire::Report order = incoming("S4 Versorgung", "Anforderung Pumpen",
                                  "Vier Tauchpumpen mit Stromerzeuger zur Mühle, Eintreffen bitte melden.", 12);
    order.direction = wire::Direction::Outgoing, order.to = "THW Ortsverband Beispielstadt", order.takenAt.reset();
    order.callName = "Heros Beispielstadt 21/10", order.meansWished = "Telefon", order.means.clear();
    order.writtenBy = "C. Probe, S4";
    ids.push_back(evening.message(order, 4));
    order.subject = "Lagemeldung 2 an Kreis", order.to = "Krisenstab Kreis Beispiel";
    order.text = "Aue bei 318 cm, steigend. Deich am Wehr wird beobachtet. Keine Verletzten bekannt.";
    ids.push_back(evening.message(order, 5));
    evening.step({ids[4], wire::ReportMove::Sent, {}, {}, {}, "E-Mail", {}, invented::evening().plusS(-300)});
    wire::Report talk = incoming("Energieversorger Auental", "Umspannwerk Süd: Abschaltung ab 45 cm Wasser",
                                 "Netzleitstelle schaltet ab, sobald das Wasser am Umspannwerk 45 cm erreicht.", 9);
    talk.direction = wire::Direction::Talk, talk.means = "Telefon", talk.takenAt.reset(), talk.callName.reset();
    talk.phone = "06021 555-0", talk.writtenBy = "A. Beispiel, S2", talk.about = {"object:o3"};
    ids.push_back(evening.message(talk, 6));
    wire::Report dike =
        incoming("Florian Auental 1/44-1", "Deich am Wehr undicht",
                 "Wasseraustritt auf 4 m Breite, etwa 60 m unterhalb des Wehrs. Sandsäcke und Fachberater "
                 "Deich werden dringend gebraucht. Anwohner der Bergstraße 2 bis 14 nicht gewarnt.",
                 3);
    dike.priority = wire::Priority::Flash, dike.place = geometry::toWire(geometry::MapPoint{498'900, 5'699'900});
    dike.about = {"unit:Florian Auental 1/44-1", "station:AUE-WEHR"};
    ids.push_back(evening.message(dike, 7));
    evening.settle();
    return ids;
}

wire::MessageId Evening::message(const wire::Report& report, std::uint32_t number) {
    const wire::MessageId id = say(report, "post:S2", "p:s2");
    say(wire::Numbered{id, "report", number}, "core");
    m_messages = std::max(m_messages, number);
    return id;
}

void Evening::step(const wire::ReportStep& step) { say(step, "post:S2", "p:s2"); }

wire::MessageId Evening::echo(wire::Kind kind, const base::Bytes& payload) {
    const wire::MessageId id = sayBytes(kind, payload, "post:S2", "p:s2", {});
    if (kind == wire::Kind::Report) say(wire::Numbered{id, "report", ++m_messages}, "core");
    return id;
}

}  // namespace invented
