// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/demo/surroundings.h"

namespace layers::demo {

namespace {

struct Gauge {
    const char* id;
    const char* name;
    std::size_t stream;  ///< index in Terrain::streams()
    Vec near;
    double periodS;
    double mean, iw1, iw2, iw3;  ///< cm above the gauge's zero
    const char* upstream;
};

// The zero lies at the bed, the bank 230 cm (river) or 150 cm (brook) above it. River: IW1 meadows under water, IW2 the
// first houses within reach, IW3 built-up ground. Brook: IW1 fast and full, IW2 at its bank, IW3 over it.
constexpr Gauge kGauges[] = {
    {"AUE-OBERTAL", "Obertal, Straßenbrücke", 0, {6185, 3160}, 300, 62, 240, 280, 310, ""},
    {"AUE-WEHR", "Am Wehr", 0, {4620, 2640}, 300, 66, 240, 280, 310, "AUE-OBERTAL"},
    {"AUE-ALTSTADT", "Alte Brücke", 0, {3375, 2330}, 60, 60, 240, 280, 310, "AUE-WEHR"},
    {"AUE-UNTERTAL", "Untertal, Furt", 0, {890, 1790}, 300, 58, 240, 280, 315, "AUE-ALTSTADT"},
    {"MB-QUELLE", "Mühlbach, Quellgrund", 1, {2660, 4640}, 300, 42, 100, 150, 185, ""},
    {"MB-MUEHLE", "Mühlbach, Stadtmühle", 1, {2890, 2990}, 300, 45, 115, 145, 175, "MB-QUELLE"},
};

fusion::StationFacts gaugeFacts(const Gauge& gauge, const Stream& stream) {
    const Nearest n = nearestOn(stream.line, gauge.near);
    fusion::StationFacts s;
    s.id = gauge.id;
    s.name = gauge.name;
    s.water = stream.name;
    s.quantity = wire::Quantity::WaterLevel;
    s.unit = "cm";
    s.at = toMapPoint(n.at);
    s.periodS = gauge.periodS;
    s.zeroM = std::floor(stream.bedAt(n.alongM) * 100 + 0.5) / 100;
    s.meanCm = gauge.mean;
    s.iwCm[0] = gauge.iw1, s.iwCm[1] = gauge.iw2, s.iwCm[2] = gauge.iw3;
    s.spanMin = 5, s.spanMax = 650;
    s.sensorMin = -50, s.sensorMax = 1200;
    s.stepSuspect = 50, s.stepFail = 150;
    s.flatSuspectS = 6 * 3600, s.flatFailS = 24 * 3600;
    if (*gauge.upstream != 0) s.upstream = gauge.upstream;
    return s;
}

fusion::StationFacts rainFacts(const char* id, const char* name, Vec at) {
    fusion::StationFacts s;
    s.id = id;
    s.name = name;
    s.quantity = wire::Quantity::Rain;
    s.unit = "mm";
    s.at = toMapPoint(at);
    s.periodS = 300;
    s.spanMin = 0, s.spanMax = 40;
    s.sensorMin = 0, s.sensorMax = 100;
    return s;
}

}  // namespace

void addStations(TownContent& town, const Terrain& terrain) {
    town.stations.push_back(rainFacts("RG-RATHAUS", "Rathaus, Dach", {3400, 2675}));
    town.stations.push_back(rainFacts("RG-OBERTAL", "Wasserwerk Obertal", {6060, 3430}));
    for (const Gauge& gauge : kGauges) town.stations.push_back(gaugeFacts(gauge, terrain.streams()[gauge.stream]));
}

}  // namespace layers::demo
