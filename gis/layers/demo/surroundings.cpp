// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/demo/surroundings.h"

#include <algorithm>
#include <array>

#include "gis/geometry/raster.h"

namespace layers::demo {

std::vector<geometry::MapPoint> toMapLine(const Path& path) {
    std::vector<geometry::MapPoint> line;
    line.reserve(path.size());
    for (const Vec& p : path) line.push_back(toMapPoint(p));
    return line;
}

namespace {

constexpr double kUseCellM = 10;
constexpr int kUseColumns = 700, kUseRows = 550;
enum Use : std::uint8_t { kFarm, kForest, kGreen, kResidential, kIndustrial, kCommercial, kWaterUse };
constexpr const char* kUseNames[] = {"farm", "forest", "green", "residential", "industrial", "commercial"};

geometry::GridFrame useFrame() {
    return {kSouthWest.eastM, kSouthWest.northM + kTownHeightM, kUseCellM, kUseColumns, kUseRows};
}
Vec useCentre(int column, int row) { return {(column + 0.5) * kUseCellM, kTownHeightM - (row + 0.5) * kUseCellM}; }

/// Cells within `reachM` of a house, by the kind of its neighbourhood.
void spreadHouses(std::vector<std::uint8_t>& use, const std::vector<House>& houses) {
    const geometry::GridFrame frame = useFrame();
    for (const House& house : houses) {
        const Vec at = house.centre();
        const bool works = house.character == Character::Works, trade = house.character == Character::Trade;
        const double reach = works || trade ? 52 : house.areaM2 < 30 ? 0 : 33;
        if (reach <= 0) continue;
        const int c0 = static_cast<int>((at.x - reach) / kUseCellM), c1 = static_cast<int>((at.x + reach) / kUseCellM);
        const int r0 = static_cast<int>((kTownHeightM - at.y - reach) / kUseCellM),
                  r1 = static_cast<int>((kTownHeightM - at.y + reach) / kUseCellM);
        for (int r = r0; r <= r1; ++r)
            for (int c = c0; c <= c1; ++c)
                if (frame.has(c, r) && distance(useCentre(c, r), at) < reach) {
                    std::uint8_t& cell = use[frame.at(c, r)];
                    if (cell == kFarm || cell == kForest || cell == kGreen)
                        cell = works ? kIndustrial : trade ? kCommercial : kResidential;
                }
    }
}

/// Open ground enclosed by houses is a yard when it is small and a green when it is not.
void fillGaps(std::vector<std::uint8_t>& use) {
    const geometry::GridFrame frame = useFrame();
    const auto isOpen = [&](std::size_t i) { return use[i] == kFarm || use[i] == kForest || use[i] == kGreen; };
    std::vector<std::uint8_t> seen(use.size(), 0);
    for (std::size_t start = 0; start < use.size(); ++start) {
        if (seen[start] != 0 || !isOpen(start)) continue;
        std::vector<std::size_t> region = {start};
        seen[start] = 1;
        for (std::size_t k = 0; k < region.size(); ++k) {
            const int c = static_cast<int>(region[k]) % frame.columns, r = static_cast<int>(region[k]) / frame.columns;
            for (const auto& [dc, dr] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                if (!frame.has(c + dc, r + dr)) continue;
                const std::size_t next = frame.at(c + dc, r + dr);
                if (seen[next] == 0 && isOpen(next)) seen[next] = 1, region.push_back(next);
            }
        }
        if (region.size() > 700) continue;
        for (const std::size_t i : region) use[i] = region.size() < 45 ? kResidential : kGreen;
    }
}

/// Closes and opens the edge: a cell takes what most of its neighbours are.
void evenOut(std::vector<std::uint8_t>& use, int rounds) {
    const geometry::GridFrame frame = useFrame();
    for (int round = 0; round < rounds; ++round) {
        const std::vector<std::uint8_t> before = use;
        for (int r = 1; r + 1 < frame.rows; ++r)
            for (int c = 1; c + 1 < frame.columns; ++c) {
                std::array<int, 7> count{};
                for (int dr = -1; dr <= 1; ++dr)
                    for (int dc = -1; dc <= 1; ++dc) ++count[before[frame.at(c + dc, r + dr)]];
                const auto most = std::max_element(count.begin(), count.end());
                if (*most >= 6) use[frame.at(c, r)] = static_cast<std::uint8_t>(most - count.begin());
            }
    }
}

/// Cuts corners once (Chaikin) after taking out the staircase; ends on the frame's edge stay.
geometry::MapRing softened(const geometry::MapRing& ring, const geometry::GridFrame& frame) {
    geometry::MapRing coarse = geometry::simplified(ring, 0.75 * frame.cellM);
    if (coarse.size() < 5) return coarse;
    const auto isOnEdge = [&](const geometry::MapPoint& p) {
        return p.eastM <= frame.westM + 6 || p.northM >= frame.northM - 6 ||
               p.eastM >= frame.westM + frame.columns * frame.cellM - 6 ||
               p.northM <= frame.northM - frame.rows * frame.cellM + 6;
    };
    geometry::MapRing out;
    for (std::size_t i = 0; i < coarse.size(); ++i) {
        const auto &a = coarse[(i + coarse.size() - 1) % coarse.size()], &b = coarse[i],
                   &c = coarse[(i + 1) % coarse.size()];
        if (isOnEdge(b)) {
            out.push_back(b);
            continue;
        }
        out.push_back({mix(b.eastM, a.eastM, 0.27), mix(b.northM, a.northM, 0.27)});
        out.push_back({mix(b.eastM, c.eastM, 0.27), mix(b.northM, c.northM, 0.27)});
    }
    return out;
}

}  // namespace

void addLanduse(TownContent& town, const Plan& plan, const Terrain& terrain, const std::vector<House>& houses,
                std::uint64_t seed) {
    const geometry::GridFrame frame = useFrame();
    const Noise noise(seed * 71 + 13);
    std::vector<std::uint8_t> use(frame.cells(), kFarm);
    for (int r = 0; r < frame.rows; ++r)
        for (int c = 0; c < frame.columns; ++c) {
            const Vec p = useCentre(c, r);
            const double above = terrain.aboveRiverBed(p), water = terrain.toWater(p);
            const double woods = noise.fractal(p, 1100, 4) + 5.5 * length(terrain.slope(p)) + 0.011 * (above - 45) +
                                 0.3 * noise.at(p + Vec{3000, 0}, 230);
            double cleared = 0;  // every village once cleared its fields from the woods
            for (const Quarter& q : plan.quarters)
                if (q.character == Character::Village)
                    cleared = std::max(cleared, smooth(1.25 - distance(p, q.centre) / 850));
            std::uint8_t& cell = use[frame.at(c, r)];
            if (above < 3.35 + 0.35 * noise.at(p, 240)) cell = kGreen;
            if (woods > 0.5 + 1.3 * cleared && above > 8) cell = kForest;
            if (water > 0 && water < 14 + 8 * noise.at(p, 60) && above > 4)
                cell = noise.at(p, 170) > -0.1 ? kForest : kGreen;
            if (water > 0 && water < 26 && above < 4 && noise.fractal(p, 160, 2) > 0.45) cell = kForest;
        }
    spreadHouses(use, houses);
    fillGaps(use);
    evenOut(use, 2);
    for (int kind = kFarm; kind <= kCommercial; ++kind) {
        geometry::Mask mask(frame.cells());
        for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = use[i] == kind ? 1 : 0;
        for (geometry::MapPolygon polygon : geometry::outline(mask, frame, 14, true)) {
            for (geometry::MapRing& ring : polygon) ring = softened(ring, frame);
            town.landuse.push_back({kUseNames[kind], std::move(polygon)});
        }
    }
    for (const Reserve& reserve : plan.reserves)
        if (reserve.kind == "green" && reserve.name != "Marktplatz")
            town.landuse.push_back({"green", {toMapLine(reserve.ring)}});
}

void addWater(TownContent& town, const Plan& plan, const Terrain& terrain) {
    for (const Stream& stream : terrain.streams()) {
        Path leftBank, rightBank, line;
        for (std::size_t i = 0; i < stream.line.size(); ++i) {
            const Vec p = stream.line[i];
            if (p.x < 0 || p.y < 0 || p.x > kTownWidthM || p.y > kTownHeightM) continue;
            const Vec d = unit(stream.line[std::min(i + 2, stream.line.size() - 1)] - stream.line[i >= 2 ? i - 2 : 0]);
            line.push_back(p);
            leftBank.push_back(p + stream.halfM[i] * left(d));
            rightBank.push_back(p - stream.halfM[i] * left(d));
        }
        const bool river = &stream == &terrain.river();
        town.watercourses.push_back({stream.name, river ? "river" : "brook", river ? 23.0 : 2 * stream.halfM.back(),
                                     toMapLine(thinned(line, 0.4))});
        if (!river) continue;
        leftBank.insert(leftBank.end(), rightBank.rbegin(), rightBank.rend());
        town.water.push_back({stream.name, "river", {toMapLine(leftBank)}});
    }
    for (const Reserve& reserve : plan.reserves)
        if (reserve.kind == "lake") {
            Path ring = reserve.ring;
            ring.push_back(ring.front());
            Path soft = curveThrough(ring, 9);
            soft.pop_back();
            town.water.push_back({reserve.name, "lake", {toMapLine(soft)}});
        }
}

void addWays(TownContent& town, const Plan& plan, const Terrain& terrain, const std::vector<NetStreet>& streets) {
    const auto inside = [](Vec p) { return p.x >= 0 && p.y >= 0 && p.x <= kTownWidthM && p.y <= kTownHeightM; };
    for (const NetStreet& street : streets) {
        StreetShape shape{street.name, street.rank, false, false, {}};
        const auto flush = [&] {
            if (shape.line.size() >= 2) town.streets.push_back(shape);
            shape.line.clear();
        };
        for (std::size_t i = 0; i < street.line.size(); ++i) {
            const Vec p = street.line[i];
            if (!inside(p)) {
                flush();
                continue;
            }
            if (shape.line.empty()) shape.bridge = false;
            if (i > 0 && !shape.line.empty()) {
                const Vec q = street.line[i - 1];
                bool wet = false;
                const int steps = std::max(1, static_cast<int>(distance(p, q) / 2));
                for (int k = 0; k <= steps && !wet; ++k)
                    wet = terrain.toWater(q + (static_cast<double>(k) / steps) * (p - q)) < 6;
                if (wet != shape.bridge) {
                    const geometry::MapPoint joint = shape.line.back();
                    flush();
                    shape.line.push_back(joint);
                    shape.bridge = wet;
                }
            }
            shape.line.push_back(toMapPoint(p));
        }
        flush();
    }
    Path rail;
    for (const Vec& p : plan.railway)
        if (inside(p)) rail.push_back(p);
    town.railways.push_back({"rail", toMapLine(rail)});
    Path second;  // the station's
    for (const Vec& p : rail)
        if (p.x > 3150 && p.x < 4350)
            second.push_back(p + Vec{0, -5.5 * smooth((p.x - 3150) / 120) * smooth((4350 - p.x) / 120)});
    town.railways.push_back({"rail", toMapLine(second)});
}

}  // namespace layers::demo
