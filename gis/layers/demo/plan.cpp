// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/demo/plan.h"

#include <algorithm>

namespace layers::demo {

namespace {

/// A round-cornered blob.
Path blob(Vec centre, Vec radius, double turn, const Noise& noise, double rough = 0.18) {
    Path ring;
    for (int i = 0; i < 28; ++i) {
        const double a = 2 * kPi * i / 28;
        const double k = 1 + rough * noise.at(centre + 60.0 * heading(a), 70);
        const Vec e{k * radius.x * cosine(a), k * radius.y * sine(a)};
        const Vec t = heading(turn);
        ring.push_back(centre + Vec{e.x * t.x - e.y * t.y, e.x * t.y + e.y * t.x});
    }
    return ring;
}

Path box(Vec centre, Vec half, double turn) {
    const Vec u = heading(turn), v = left(u);
    return {centre - half.x * u - half.y * v, centre + half.x * u - half.y * v, centre + half.x * u + half.y * v,
            centre - half.x * u + half.y * v};
}

/// Moved about until no corner comes near the river.
Path dryBlob(Vec centre, Vec radius, double turn, const Noise& noise, const Terrain& terrain) {
    for (int ring = 0; ring < 40; ++ring)
        for (int k = 0; k < 16; ++k) {
            Path path = blob(centre + (12.0 * ring) * heading(2 * kPi * k / 16), radius, turn, noise, 0.3);
            const bool dry = std::all_of(path.begin(), path.end(), [&](Vec p) {
                return terrain.toWater(p) > 22 && terrain.aboveRiverBed(p) < 4.2;
            });
            if (dry) return path;
        }
    return blob(centre, 0.2 * radius, turn, noise);
}

std::vector<Quarter> quarters() {
    using enum Character;
    return {
        {"Altstadt", OldTown, {3350, 2640}, {350, 290}, 0.10, 54, 0.9, 2.75},
        {"Mühlenviertel", OldTown, {2800, 2560}, {190, 200}, 1.45, 62, 0.7, 2.9},
        {"Bahnhofsviertel", Blocks, {3560, 2900}, {560, 330}, 0.18, 92, 0.25, 4.2},
        {"Mühlvorstadt", Rows, {2860, 2960}, {330, 300}, 1.4, 82, 0.4, 3.4},
        {"Ostvorstadt", Blocks, {4170, 2880}, {500, 330}, 0.28, 96, 0.3, 3.4},
        {"Auvorstadt", Blocks, {3480, 2085}, {560, 200}, 0.02, 88, 0.3, 2.95},
        {"Südstadt", Rows, {3350, 1720}, {980, 330}, -0.06, 74, 0.55, 4.4},
        {"Kreuzfeld", Slabs, {2560, 1640}, {520, 330}, 0.35, 105, 0.5, 4.6},
        {"Sonnenhang", Houses, {3850, 1480}, {620, 330}, 0.22, 78, 0.9, 4.6},
        {"Am Erlenbach", Houses, {4420, 1960}, {430, 330}, 0.5, 76, 0.7, 4.6},
        {"Nordstadt", Rows, {3560, 3480}, {640, 430}, 0.1, 80, 0.45, 4.6},
        {"Lerchenfeld", Slabs, {4280, 3540}, {450, 330}, 0.3, 108, 0.4, 4.6},
        {"Hofäcker", Houses, {4720, 4080}, {560, 420}, 0.42, 76, 0.95, 4.6},
        {"Bergsiedlung", Houses, {3620, 4120}, {620, 400}, 0.0, 78, 0.95, 4.6},
        {"Galgenberg", Houses, {2180, 3560}, {520, 520}, 0.7, 76, 1.0, 4.6},
        {"Weststadt", Rows, {2180, 2930}, {560, 330}, 0.12, 78, 0.5, 4.6},
        {"Steinäcker", Houses, {1480, 2960}, {430, 330}, 0.25, 78, 0.9, 4.6},
        {"Gewerbegebiet Ost", Works, {5080, 3330}, {640, 235}, 0.26, 150, 0.0, 3.6},
        {"Gewerbepark West", Works, {1560, 2420}, {520, 210}, 0.33, 135, 0.05, 4.0},
        {"Fachmarktzentrum", Trade, {4560, 1480}, {300, 230}, 0.3, 140, 0.05, 4.6},
        {"Obertal", Village, {6320, 3660}, {420, 330}, 0.3, 84, 0.8, 3.6},
        {"Untertal", Village, {930, 1330}, {430, 330}, 0.2, 84, 0.8, 3.6},
        {"Hohenbuch", Village, {5900, 4720}, {340, 290}, 0.6, 86, 0.9, 4.6},
        {"Lindach", Village, {1150, 4360}, {340, 260}, 0.1, 86, 0.9, 4.6},
        {"Steinfeld", Village, {5880, 1180}, {350, 280}, 1.0, 86, 0.9, 4.6},
        {"Rosengarten", Houses, {2830, 4020}, {330, 380}, 1.4, 76, 0.8, 3.2},
    };
}

std::vector<Road> roads() {
    return {
        {"B 999",
         "motorway",
         {{-60, 600},
          {700, 760},
          {1500, 960},
          {2300, 1130},
          {3100, 1190},
          {3900, 1120},
          {4700, 1210},
          {5400, 1620},
          {6100, 2080},
          {7060, 2420}}},
        {"Würzburger Straße",
         "major",
         {{-60, 1960}, {500, 2060}, {1080, 2200}, {1700, 2560}, {2250, 2640}, {2700, 2660}, {3020, 2680}}},
        {"Obertaler Straße",
         "major",
         {{3690, 2680},
          {4000, 2720},
          {4420, 2860},
          {4900, 3170},
          {5500, 3370},
          {6000, 3520},
          {6400, 3640},
          {7060, 3860}}},
        {"Lindenberger Straße",
         "major",
         {{3330, 2925}, {3300, 3120}, {3260, 3450}, {3330, 3850}, {3180, 4300}, {3260, 4800}, {3560, 5560}}},
        {"Bahnhofstraße", "major", {{3520, 2870}, {3610, 2980}, {3660, 3070}}},
        {"Hohenbucher Straße",
         "middle",
         {{3660, 3070},
          {3880, 3060},
          {4010, 3220},
          {4330, 3720},
          {4800, 4180},
          {5300, 4480},
          {5900, 4700},
          {6250, 5100},
          {6300, 5560}}},
        {"Mühlbachstraße",
         "middle",
         {{3040, 2820},
          {2820, 3060},
          {2640, 3420},
          {2560, 3760},
          {2620, 4150},
          {2500, 4620},
          {2420, 5100},
          {2480, 5560}}},
        {"Brückenstraße", "major", {{3360, 2420}, {3372, 2330}, {3390, 2230}, {3420, 2080}}},
        {"Nürnberger Straße",
         "major",
         {{3420, 2080}, {3440, 1800}, {3400, 1500}, {3430, 1180}, {3560, 800}, {3500, 400}, {3560, -60}}},
        {"Untertaler Straße",
         "middle",
         {{3420, 2080}, {3000, 1960}, {2500, 1830}, {2000, 1740}, {1500, 1540}, {950, 1340}, {400, 1120}, {-60, 1040}}},
        {"Erlenbacher Straße",
         "middle",
         {{3420, 2080},
          {3900, 2090},
          {4350, 2200},
          {4900, 2430},
          {5500, 2650},
          {6100, 2820},
          {6600, 3000},
          {7060, 3060}}},
        {"Neue Brücke", "major", {{4300, 2800}, {4330, 2560}, {4340, 2380}, {4330, 2190}}},
        {"Westbrücke", "middle", {{2270, 2640}, {2310, 2420}, {2350, 2180}, {2330, 1800}}},
        {"Auweg", "minor", {{6130, 3555}, {6190, 3350}, {6180, 3100}, {6130, 2830}}},
        {"Furtstraße", "minor", {{830, 2140}, {880, 1900}, {900, 1650}, {950, 1340}}},
        {"Südring",
         "middle",
         {{2330, 1800},
          {2450, 1500},
          {2900, 1400},
          {3400, 1440},
          {3950, 1420},
          {4400, 1560},
          {4520, 1900},
          {4350, 2200}}},
        {"Nordring",
         "middle",
         {{2250, 2640},
          {2080, 2900},
          {2150, 3250},
          {2600, 3480},
          {3260, 3480},
          {3800, 3420},
          {4150, 3470},
          {4420, 3440},
          {4640, 3260},
          {4740, 3080}}},
        {"Lindacher Straße",
         "middle",
         {{2560, 3760}, {2200, 3980}, {1750, 4200}, {1150, 4360}, {600, 4560}, {-60, 4680}}},
        {"Steinfelder Straße",
         "middle",
         {{4900, 2430}, {5080, 2080}, {5200, 1700}, {5500, 1380}, {5880, 1180}, {6150, 700}, {6100, -60}}},
        {"Galgenbergstraße", "middle", {{2150, 3250}, {1850, 3480}, {1600, 3700}, {1300, 3960}, {1150, 4360}}},
        {"Steinäckerweg", "middle", {{2080, 2900}, {1700, 2960}, {1300, 2930}, {900, 2960}}},
        {"Hofäckerstraße", "middle", {{4330, 3720}, {4700, 3850}, {5050, 3800}, {5300, 3620}, {5480, 3370}}},
        // The ring where the wall stood, and the streets that meet in the market place.
        {"Grabenring",
         "middle",
         {{3020, 2680},
          {3040, 2820},
          {3130, 2910},
          {3330, 2925},
          {3520, 2870},
          {3650, 2780},
          {3690, 2680},
          {3670, 2540},
          {3560, 2450},
          {3360, 2420},
          {3170, 2440},
          {3060, 2540},
          {3020, 2680}}},
        {"Obere Marktstraße", "middle", {{3330, 2925}, {3352, 2800}, {3340, 2690}}},
        {"Untere Marktstraße", "middle", {{3365, 2600}, {3345, 2510}, {3360, 2420}}},
        {"Westtorstraße", "minor", {{3020, 2680}, {3140, 2668}, {3240, 2634}, {3310, 2640}}},
        {"Osttorstraße", "minor", {{3400, 2650}, {3500, 2640}, {3600, 2675}, {3690, 2680}}},
        {"Marktplatz", "minor", {{3310, 2640}, {3340, 2690}, {3400, 2650}, {3365, 2600}, {3310, 2640}}},
    };
}

}  // namespace

Plan drawnPlan(const Terrain& terrain, std::uint64_t seed) {
    const Noise noise(seed * 17 + 3);
    Plan plan;
    plan.quarters = quarters();
    plan.roads = roads();
    for (Road& road : plan.roads) road.line = curveThrough(road.line, 12);
    plan.railway = curveThrough({{-60, 2240},
                                 {700, 2310},
                                 {1300, 2560},
                                 {1900, 2780},
                                 {2500, 2900},
                                 {2900, 3050},
                                 {3300, 3120},
                                 {3700, 3118},
                                 {4150, 3140},
                                 {4700, 3290},
                                 {5300, 3520},
                                 {6000, 3760},
                                 {6500, 3960},
                                 {7060, 4180}},
                                15);
    plan.reserves = {
        {"green", "Marktplatz", {{3318, 2642}, {3341, 2679}, {3390, 2649}, {3364, 2612}}},
        {"green", "Stadtpark", blob({3900, 2540}, {210, 75}, 0.12, noise)},
        {"green", "Hauptfriedhof", box({2870, 3640}, {88, 95}, 0.2)},
        {"green", "Sportpark Aue", box({2660, 2080}, {150, 85}, 0.05)},
        {"green", "Kleingärten Bahndamm", box({2420, 2770}, {140, 48}, 0.22)},
        {"green", "Kleingärten Erlenbach", box({4640, 2240}, {70, 90}, 0.3)},
        {"green", "Bergpark", blob({3000, 4330}, {120, 170}, 0.3, noise)},
        {"green", "Schulwiese", blob({2700, 1430}, {110, 70}, 0.5, noise)},
        {"green", "Waldfriedhof", blob({4080, 4440}, {120, 90}, 0.2, noise)},
        {"green", "Freibad", box({4980, 2620}, {110, 70}, 0.3)},
        {"green", "Sportplatz Untertal", box({560, 1330}, {62, 45}, 0.3)},
        {"green", "Sportplatz Obertal", box({6640, 3520}, {62, 45}, 0.25)},
        {"lake", "Stadtweiher", dryBlob({3930, 2550}, {72, 24}, 0.12, noise, terrain)},
        {"lake", "Baggersee", dryBlob({5420, 2830}, {120, 44}, 0.42, noise, terrain)},
        {"lake", "Kleiner Baggersee", dryBlob({1560, 1700}, {85, 38}, 0.5, noise, terrain)},
    };
    plan.districts = {{"Altstadt", {3330, 2640}},   {"Nordstadt", {3500, 3700}}, {"Oststadt", {4250, 3080}},
                      {"Südstadt", {3330, 1880}},   {"Erlenbach", {4750, 1750}}, {"Weststadt", {2150, 2960}},
                      {"Galgenberg", {2200, 3760}}, {"Obertal", {6250, 3550}},   {"Untertal", {900, 1400}},
                      {"Hohenbuch", {5750, 4850}}};
    plan.labels = {{"Auental", 1, {3350, 2760}},   {"Obertal", 3, {6320, 3700}}, {"Untertal", 3, {930, 1380}},
                   {"Hohenbuch", 3, {5900, 4760}}, {"Lindach", 3, {1150, 4400}}, {"Steinfeld", 3, {5880, 1220}}};
    for (const Quarter& q : plan.quarters)
        if (q.character != Character::Village)
            plan.labels.push_back(
                {q.name,
                 q.name == "Altstadt" || q.name == "Südstadt" || q.name == "Nordstadt" || q.name == "Weststadt" ? 2 : 4,
                 q.centre});
    return plan;
}

int Quarters::at(Vec p) const {
    if (p.x < 15 || p.y < 15 || p.x > kTownWidthM - 15 || p.y > kTownHeightM - 15) return -1;
    int best = -1;
    double bestValue = 1;
    const double warp = 0.16 * m_noise.fractal(p, 320, 3);
    for (std::size_t i = 0; i < m_plan.quarters.size(); ++i) {
        const Quarter& q = m_plan.quarters[i];
        const Vec d{(p.x - q.centre.x) / q.radius.x, (p.y - q.centre.y) / q.radius.y};
        if (std::abs(d.x) > 1.3 || std::abs(d.y) > 1.3) continue;
        const double value = std::sqrt(dot(d, d)) + warp * (q.character == Character::Village ? 2.3 : 1.0);
        if (value < bestValue) bestValue = value, best = static_cast<int>(i);
    }
    if (best < 0) return -1;
    if (m_terrain.toWater(p) < 9) return -1;
    if (m_terrain.aboveRiverBed(p) < m_plan.quarters[static_cast<std::size_t>(best)].floorM) return -1;
    const Vec s = m_terrain.slope(p);
    if (dot(s, s) > 0.28 * 0.28) return -1;
    return isReserved(p, 4) ? -1 : best;
}

bool Quarters::isReserved(Vec p, double marginM) const {
    for (const Reserve& r : m_plan.reserves) {
        if (distance(p, r.ring[0]) > 500) continue;
        if (isWithin(r.ring, p)) return true;
        if (marginM > 0)
            for (std::size_t i = 0; i < r.ring.size(); ++i)
                if (nearestOnSegment(r.ring[i], r.ring[(i + 1) % r.ring.size()], p).distanceM < marginM) return true;
    }
    return false;
}

}  // namespace layers::demo
