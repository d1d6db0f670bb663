// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/codec.h"
#include "gis/geometry/geo.h"
#include "tests/qml/invented.h"

namespace invented {

namespace {

constexpr const char* kNorth = "0000000000000000000000000000000a";
constexpr const char* kSouth = "0000000000000000000000000000000b";

base::Instant in(int minutes) { return evening().plusS(60LL * minutes); }

void tellSector(Evening& evening, const char* id, const char* name, const char* leader, double westM, double eastM) {
    wire::Drawing sector;
    sector.drawing = id, sector.use = "sector", sector.name = name, sector.leader = leader;
    sector.contact = "Rufgruppe 412";
    sector.shape = wire::DrawingShape::Area;
    sector.area = box(westM, eastM);
    evening.sayBytes(wire::Kind::Drawing, wire::encodePayload(sector), "post:S3", "p:s2");
}

wire::Order orderOf(int number, const char* to, const char* subject, const char* text, std::optional<int> minutes) {
    wire::Order order;
    order.order = orderId(number), order.to = to, order.subject = subject, order.text = text;
    if (minutes) order.deadline = in(*minutes);
    return order;
}

wire::OrderStep stepOf(int number, wire::OrderMove move, const char* by, const char* note = "") {
    return {orderId(number), move, by, note};
}

wire::Assignment workOf(const char* unit, const char* sector, const char* task, int sinceMinutes) {
    wire::Assignment work;
    work.unit = unit, work.sector = sector, work.task = task;
    work.from = in(-sinceMinutes);
    work.contact = "TMO 412";
    return work;
}

}  // namespace

std::string orderId(int number) {
    std::string id(32, '0');
    id[30] = static_cast<char>('0' + number / 10);
    id[31] = static_cast<char>('0' + number % 10);
    return id;
}

void tellOrder(Evening& evening, const wire::Order& order, const std::string& author) {
    evening.sayBytes(wire::Kind::Order, wire::encodePayload(order), "post:S3", author);
    evening.settle();
}

void tellOrderStep(Evening& evening, const wire::OrderStep& step) {
    evening.sayBytes(wire::Kind::OrderStep, wire::encodePayload(step), "post:S2", "p:s2");
    evening.settle();
}

void tellAssignment(Evening& evening, const wire::Assignment& assignment) {
    evening.sayBytes(wire::Kind::Assignment, wire::encodePayload(assignment), "post:S1", "p:s2");
    evening.settle();
}

void tellOrders(Evening& evening, bool rival) {
    tellSector(evening, kNorth, "EA Nord", "EAL Nord, M. Beispiel", -2000, 0);
    tellSector(evening, kSouth, "EA Süd", "EAL Süd, K. Muster", 0, 1700);
    evening.unit("Florian Auental 2/44-1", "LF", "Feuerwehr", 4,
                 geometry::toWire(geometry::MapPoint{500'400, 5'700'050}), std::array<std::uint16_t, 4>{0, 1, 8, 9});
    tellAssignment(evening, workOf("Florian Auental 1/44-1", kNorth, "Sandsackwall Am Wehr", 500));
    tellAssignment(evening, workOf("Heros Auental 24/58", kNorth, "Pumpen Unterführung", 745));
    wire::Assignment kitchen = workOf("Rotkreuz Auental 45-1", kSouth, "Verpflegung Turnhalle", 120);
    kitchen.reliefAt = in(40);
    tellAssignment(evening, kitchen);

    wire::Order home =
        orderOf(1, "EA Süd", "Seniorenheim: Verlegung vorbereiten",
                "Verlegung der 94 Bewohner vorbereiten, Transportbedarf liegend und sitzend melden.", -6);
    home.sector = kSouth, home.means = "2 KTW, 1 GW-San", home.aim = "Räumung binnen 60 min möglich";
    home.way = "über Bergstraße", home.priority = wire::Priority::Immediate;
    home.place = geometry::toWire(geometry::MapPoint{499'750, 5'700'090});
    tellOrder(evening, home);
    tellOrder(evening,
              orderOf(2, "S4", "Sandsäcke 5 000 Stück", "5 000 Sandsäcke an den Bereitstellungsraum Süd.", 25));
    tellOrderStep(evening, stepOf(2, wire::OrderMove::Receipted, "S4"));
    tellOrderStep(evening, stepOf(2, wire::OrderMove::Begun, "S4", "Spedition zugesagt"));
    tellOrder(evening, orderOf(3, "Florian Auental 2/44-1", "Keller Bachstraße 9 leerpumpen",
                               "Keller leerpumpen, Öltank sichern.", 90));
    tellOrderStep(evening,
                  stepOf(3, wire::OrderMove::Impossible, "Florian Auental 2/44-1", "Zufahrt überflutet, Boot nötig"));
    tellOrder(evening,
              orderOf(4, "S2", "Pegel Mühlbach von Hand ablesen", "Alle 15 min ablesen und melden.", std::nullopt));
    tellOrder(evening, orderOf(5, "S5", "Bürgertelefon ankündigen", "Nummer über Rundfunk und Netzseite.", -30));
    tellOrderStep(evening, stepOf(5, wire::OrderMove::Receipted, "S5"));
    tellOrderStep(evening, stepOf(5, wire::OrderMove::Done, "S5"));
    if (!rival) return;
    const wire::MessageId seen = evening.picture().work.orders.at(orderId(2)).by.id;
    wire::Order first = evening.picture().work.orders.at(orderId(2)).order;
    first.text = "8 000 Sandsäcke an den Bereitstellungsraum Süd.", first.basedOn = seen;
    tellOrder(evening, first, "p:s2");
    wire::Order second = first;
    second.text = "5 000 Sandsäcke an das Wehr.", second.deadline = in(45);
    tellOrder(evening, second, "p:leiter");
}

}  // namespace invented
