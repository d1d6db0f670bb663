// SPDX-License-Identifier: EUPL-1.2
#include "tests/qml/invented.h"

namespace invented {
namespace {

wire::GeoPoint at(double eastM, double northM) {
    return geometry::toWire(geometry::MapPoint{500'000 + eastM, 5'700'000 + northM});
}

wire::GeoRing ring(std::initializer_list<std::pair<double, double>> corners) {
    wire::GeoRing out;
    for (const auto& [east, north] : corners) out.push_back(at(east, north));
    return out;
}

std::string idOf(int number) {
    const std::string digits = std::to_string(number);
    return std::string(32 - digits.size(), '0') + digits;
}

wire::Drawing sector(int number, const char* name, const char* leader, const char* contact, wire::GeoRing border) {
    wire::Drawing drawing;
    drawing.drawing = idOf(number), drawing.shape = wire::DrawingShape::Area, drawing.use = "sector";
    drawing.name = name, drawing.leader = leader, drawing.contact = contact;
    drawing.area = {{std::move(border)}};
    return drawing;
}

wire::Drawing line(int number, const char* use, const char* name, wire::GeoRing corners) {
    wire::Drawing drawing;
    drawing.drawing = idOf(number), drawing.shape = wire::DrawingShape::Line, drawing.use = use, drawing.name = name;
    drawing.line = std::move(corners);
    return drawing;
}

wire::Drawing sign(int number, const char* use, const char* name, wire::GeoPoint place, wire::TacticalSign sign) {
    wire::Drawing drawing;
    drawing.drawing = idOf(number), drawing.shape = wire::DrawingShape::Point, drawing.use = use, drawing.name = name;
    drawing.place = place;
    sign.library = "taktische-zeichen-core 0.10.0";
    drawing.sign = std::move(sign);
    return drawing;
}

wire::TacticalSign composed(const char* base, const char* organisation, const char* task, const char* symbol = "") {
    wire::TacticalSign sign;
    sign.base = base, sign.organisation = organisation, sign.task = task, sign.symbol = symbol;
    return sign;
}

}  // namespace

wire::Drawing northSector() {
    return sector(1, "EA Nord", "BM Huber", "TMO 412",
                  ring({{-1900, 60}, {300, 60}, {520, 420}, {260, 880}, {-1500, 860}, {-1950, 500}}));
}

void tellDrawings(Evening& evening) {
    evening.drawing(northSector());
    wire::Drawing south = sector(2, "EA Süd", "HBM Ölschläger", "TMO 413",
                                 ring({{-1900, -60}, {1500, -60}, {1500, -860}, {-700, -900}, {-1900, -500}}));
    south.note = "Schwerpunkt Pflegeheim.";
    evening.drawing(south);
    wire::Drawing part =
        sector(3, "UEA Wehr", "BM Kaya", "", ring({{-1600, -120}, {-800, -120}, {-800, -500}, {-1600, -480}}));
    part.parent = south.drawing;
    evening.drawing(part);
    evening.drawing(
        sign(4, "command", "TEL Marktplatz", at(700, 330), composed("befehlsstelle", "fuehrung", "fuehrung")));
    wire::Drawing staging = sign(5, "staging", "BR Festwiese", at(1750, 520), composed("stelle", "", "", "sammeln"));
    staging.until = evening.now().plusS(6 * 3600);
    evening.drawing(staging);
    evening.drawing(line(6, "route", "Anfahrt B 14", ring({{2300, 700}, {1750, 520}, {1100, 430}, {700, 330}})));
    evening.drawing(line(7, "closure", "Sperre Uferstraße", ring({{-500, 40}, {-300, -20}, {-120, 30}})));
    evening.drawing(line(8, "dike", "Sandsackwall", ring({{100, -90}, {350, -120}, {620, -110}, {860, -70}})));
    wire::Drawing words;
    words.drawing = idOf(9), words.shape = wire::DrawingShape::Text, words.use = "other";
    words.name = "Hubschrauberlandeplatz möglich", words.place = at(1500, -420);
    evening.drawing(words);
    evening.drawing(sign(10, "other", "Öl im Wasser", at(-250, -260), composed("gefahr", "", "", "abc")));
    evening.settle();
}

}  // namespace invented
