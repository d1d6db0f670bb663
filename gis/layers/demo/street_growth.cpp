// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <deque>

#include "gis/layers/demo/streets.h"

namespace layers::demo {

double DirectionIndex::nearestAlike(Vec at, Vec direction, double alike, double reachM, int owner) const {
    double best = reachM;
    const auto span = static_cast<std::int64_t>(reachM / kCellM) + 1;
    const auto cx = static_cast<std::int64_t>(std::floor(at.x / kCellM)),
               cy = static_cast<std::int64_t>(std::floor(at.y / kCellM));
    for (std::int64_t x = cx - span; x <= cx + span; ++x)
        for (std::int64_t y = cy - span; y <= cy + span; ++y) {
            const auto found = m_cells.find(keyOf(x, y));
            if (found == m_cells.end()) continue;
            for (const Entry& e : found->second)
                if (e.owner != owner && std::abs(dot(e.direction, direction)) >= alike)
                    best = std::min(best, distance(e.at, at));
        }
    return best;
}

double DirectionIndex::nearest(Vec at, double reachM, Vec& direction) const {
    double best = reachM;
    const auto span = static_cast<std::int64_t>(reachM / kCellM) + 1;
    const auto cx = static_cast<std::int64_t>(std::floor(at.x / kCellM)),
               cy = static_cast<std::int64_t>(std::floor(at.y / kCellM));
    for (std::int64_t x = cx - span; x <= cx + span; ++x)
        for (std::int64_t y = cy - span; y <= cy + span; ++y) {
            const auto found = m_cells.find(keyOf(x, y));
            if (found == m_cells.end()) continue;
            for (const Entry& e : found->second)
                if (const double d = distance(e.at, at); d < best) best = d, direction = e.direction;
        }
    return best;
}

namespace {

constexpr double kStepM = 9;
constexpr double kPathGapM = 210;

class StreetGrowth {
public:
    StreetGrowth(const Plan& plan, const Quarters& quarters, const Terrain& terrain, std::uint64_t seed)
        : m_plan(plan), m_quarters(quarters), m_terrain(terrain), m_random(seed * 977 + 1), m_noise(seed * 53 + 9) {}

    std::vector<RawLine> grow() {
        layRoads();
        seedAlongRoads();
        growSeeds();
        for (int y = 20; y < kTownHeightM; y += 34)
            for (int x = 20; x < kTownWidthM; x += 34) {
                const Vec p{x + m_random.between(-15, 15), y + m_random.between(-15, 15)};
                m_seeds.push_back({p, false});
                m_seeds.push_back({p, true});
            }
        growSeeds();
        layRiverPaths();
        growFieldPaths();
        return std::move(m_lines);
    }

private:
    struct Seed {
        Vec at;
        bool across;
    };

    void layRoads() {
        for (const Road& road : m_plan.roads) {
            m_lines.push_back({road.name, road.rank, true, road.line});
        }
        // Hand-drawn ends that nearly meet another road are led onto it.
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            for (const bool atFront : {true, false}) {
                Path& line = m_lines[i].line;
                const Vec end = atFront ? line.front() : line.back();
                Nearest best;
                for (std::size_t j = 0; j < m_lines.size(); ++j)
                    if (j != i) {
                        const Nearest n = nearestOn(m_lines[j].line, end);
                        if (n.distanceM < best.distanceM) best = n;
                    }
                if (best.distanceM < 0.01 || best.distanceM > 45) continue;
                line.insert(atFront ? line.begin() : line.end(), best.at);
            }
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            index(static_cast<int>(i), m_lines[i].rank == "motorway" ? m_fast : m_local);
    }

    void index(int owner, DirectionIndex& into) {
        const Path& line = m_lines[static_cast<std::size_t>(owner)].line;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const Vec d = unit(line[i] - line[i - 1]);
            const double l = distance(line[i - 1], line[i]);
            for (int step = 0; step * kStepM < l; ++step) into.add(line[i - 1] + (step * kStepM) * d, d, owner);
        }
    }

    void seedAlongRoads() {
        const std::size_t roads = m_lines.size();
        for (std::size_t i = 0; i < roads; ++i) {
            if (m_lines[i].rank == "motorway") continue;
            const double total = lengthOf(m_lines[i].line);
            double at = m_random.between(20, 60);
            while (at < total) {
                const Spot s = spotAt(m_lines[i].line, at);
                const int q = m_quarters.at(s.at);
                const double gap = q >= 0 ? m_plan.quarters[static_cast<std::size_t>(q)].streetGapM : 90;
                for (const double side : {1.0, -1.0})
                    m_seeds.push_back({s.at + (side * 12) * left(s.direction),
                                       isAcross(s.at + (side * 14) * left(s.direction), left(s.direction))});
                at += gap * m_random.between(0.9, 1.5);
            }
        }
    }

    /// Does this direction run across the quarter's long blocks?
    bool isAcross(Vec p, Vec direction) const {
        const int q = m_quarters.at(p);
        if (q < 0) return false;
        return std::abs(dot(direction, heading(m_plan.quarters[static_cast<std::size_t>(q)].turnRad))) < 0.7071;
    }

    /// Direction of the field, one of four; the one nearest to `wanted`.
    Vec fieldAt(Vec p, int q, Vec wanted) const {
        const Quarter& quarter = m_plan.quarters[static_cast<std::size_t>(q)];
        double turn = quarter.turnRad +
                      quarter.curl * 0.75 * m_noise.fractal(p, quarter.character == Character::OldTown ? 190 : 430, 2);
        Vec sum = heading(4 * turn);
        if (quarter.name == "Altstadt") sum = sum + 1.6 * heading(4 * angleOf(p - kMarket));
        const Vec slope = m_terrain.slope(p);
        const double steep = length(slope);
        if (steep > 0.035) sum = sum + (14 * std::min(steep, 0.12)) * heading(4 * angleOf(left(slope)));
        Vec road{};
        if (const double d = m_local.nearest(p, 90, road); d < 90)
            sum = sum + (1.5 * (1 - d / 90)) * heading(4 * angleOf(road));
        turn = angleOf(sum) / 4;
        Vec best = heading(turn);
        for (int k = 1; k < 4; ++k)
            if (const Vec h = heading(turn + k * kPi / 2); dot(h, wanted) > dot(best, wanted)) best = h;
        return best;
    }

    bool isBlocked(Vec p) const {
        if (nearestRail(p) < 15) return true;
        Vec ignored{};
        return m_fast.nearest(p, 34, ignored) < 34;
    }
    double nearestRail(Vec p) const {
        double best = 1e9;
        for (std::size_t i = 1; i < m_plan.railway.size(); ++i)
            if (std::abs(m_plan.railway[i].x - p.x) < 60)
                best = std::min(best, nearestOnSegment(m_plan.railway[i - 1], m_plan.railway[i], p).distanceM);
        return best;
    }
    double gapOf(int q, bool across) const {
        const Quarter& quarter = m_plan.quarters[static_cast<std::size_t>(q)];
        const double stretch = quarter.character == Character::OldTown  ? 1.25
                               : quarter.character == Character::Blocks ? 1.35
                                                                        : 1.9;
        return quarter.streetGapM * (across ? stretch : 1);
    }

    /// Follows the field from `p` until it must end; the points after `p`.
    Path follow(Vec p, Vec direction, int owner) const {
        Path path;
        Vec at = p;
        for (int step = 0; step < 110; ++step) {
            const int q = m_quarters.at(at);
            if (q < 0) break;
            const Vec wanted = fieldAt(at + (0.5 * kStepM) * direction, q, direction);
            if (dot(wanted, direction) < 0.72) break;
            direction = unit(0.45 * wanted + 0.55 * direction);
            const Vec next = at + kStepM * direction;
            if (m_quarters.at(next) < 0 || isBlocked(next)) break;
            const double gap = gapOf(q, isAcross(next, direction));
            if (m_local.nearestAlike(next, direction, 0.8, 0.6 * gap, owner) < 0.6 * gap) break;
            path.push_back(next);
            at = next;
        }
        return path;
    }

    void growSeeds() {
        while (!m_seeds.empty()) {
            const Seed seed = m_seeds.front();
            m_seeds.pop_front();
            growFrom(seed);
        }
    }

    void growFrom(const Seed& seed) {
        const int q = m_quarters.at(seed.at);
        if (q < 0 || isBlocked(seed.at)) return;
        const Quarter& quarter = m_plan.quarters[static_cast<std::size_t>(q)];
        const Vec axis = heading(quarter.turnRad);
        const Vec direction = fieldAt(seed.at, q, seed.across ? left(axis) : axis);
        const double gap = gapOf(q, seed.across);
        if (m_local.nearestAlike(seed.at, direction, 0.75, gap, -1) < 0.93 * gap) return;
        const int owner = static_cast<int>(m_lines.size());
        Path back = follow(seed.at, -1.0 * direction, owner);
        std::reverse(back.begin(), back.end());
        back.push_back(seed.at);
        for (const Vec& p : follow(seed.at, direction, owner)) back.push_back(p);
        if (back.size() < 5) return;
        extend(back, std::min(80.0, 0.95 * gap));
        std::reverse(back.begin(), back.end());
        extend(back, std::min(80.0, 0.95 * gap));
        m_lines.push_back({"", "minor", false, std::move(back)});
        index(owner, m_local);
        const Path& line = m_lines.back().line;
        for (std::size_t i = 2; i + 2 < line.size(); i += 5) {
            const Vec d = unit(line[i + 1] - line[i]);
            for (const double side : {1.0, -1.0}) {
                m_seeds.push_back({line[i] + (side * gap * m_random.between(0.97, 1.2)) * left(d), seed.across});
                if (m_random.unit() < 0.5) m_seeds.push_back({line[i] + (side * 0.5 * gap) * left(d), !seed.across});
            }
        }
    }

    /// Leads the end of a line on to a street ahead, if one is near and the way is free.
    void extend(Path& path, double reachM) const {
        const Vec end = path.back();
        const Vec direction = unit(end - path[path.size() - 2]);
        double best = std::min(reachM, 170.0);
        bool found = false;
        for (const RawLine& other : m_lines) {
            if (other.rank == "motorway") continue;
            for (std::size_t i = 1; i < other.line.size(); ++i) {
                const Vec a = other.line[i - 1], b = other.line[i];
                if (std::abs(a.x - end.x) > 220 || std::abs(a.y - end.y) > 220) continue;
                const Vec e = b - a;
                const double den = cross(direction, e);
                if (std::abs(den) < 0.25 * length(e)) continue;
                const double t = cross(a - end, e) / den, u = cross(a - end, direction) / den;
                if (t > -0.01 && t < best && u >= 0 && u <= 1) best = t, found = true;
            }
        }
        if (!found) return;
        for (int at = 6; at < best; at += 6) {
            const Vec p = end + at * direction;
            if (m_terrain.toWater(p) < 7 || isBlocked(p) || m_quarters.isReserved(p, 2)) return;
        }
        path.push_back(end + (best + 0.3) * direction);
    }

    void layRiverPaths() {
        const Stream& river = m_terrain.river();
        for (const double side : {1.0, -1.0}) {
            Path path;
            for (std::size_t i = 4; i + 4 < river.line.size(); i += 3) {
                const Vec d = unit(river.line[i + 3] - river.line[i - 3]);
                const Vec p =
                    river.line[i] + (side * (river.halfM[i] + 15 + 5 * m_noise.at(river.line[i], 130))) * left(d);
                bool free =
                    p.x > 5 && p.x < kTownWidthM - 5 && m_terrain.toWater(p) > 4 && !m_quarters.isReserved(p, 3);
                if (!path.empty())
                    free = free && distance(p, path.back()) < 80 && dot(unit(p - path.back()), d) > 0.2 &&
                           m_terrain.toWater(0.5 * (p + path.back())) > 3;
                if (free)
                    path.push_back(p);
                else if (!path.empty())
                    flushPath(path);
            }
            flushPath(path);
        }
    }
    void flushPath(Path& path) {
        if (path.size() > 4) {
            m_lines.push_back({"", "path", false, path});
            index(static_cast<int>(m_lines.size()) - 1, m_local);
        }
        path.clear();
    }

    bool isOpenCountry(Vec p) const {
        return p.x > 5 && p.y > 5 && p.x < kTownWidthM - 5 && p.y < kTownHeightM - 5 && m_terrain.toWater(p) > 8 &&
               !isBlocked(p) && !m_quarters.isReserved(p, 6);
    }
    Vec pathDirection(Vec p, bool across, Vec wanted) const {
        const Vec slope = m_terrain.slope(p);
        Vec d = heading(0.3 + 0.8 * m_noise.fractal(p, 900, 2));
        if (length(slope) > 0.04) d = unit(d + 2.0 * unit(left(slope)));
        if (across) d = left(d);
        return dot(d, wanted) < 0 ? -1.0 * d : d;
    }
    void growFieldPaths() {
        for (int y = 60; y < kTownHeightM; y += 80)
            for (int x = 60; x < kTownWidthM; x += 80) {
                const Vec p{x + m_random.between(-35, 35), y + m_random.between(-35, 35)};
                const bool across = m_random.unit() < 0.4;
                if (m_quarters.at(p) >= 0 || !isOpenCountry(p)) continue;
                const Vec start = pathDirection(p, across, {1, 0});
                const double gap = kPathGapM * (across ? 1.5 : 1);
                if (m_local.nearestAlike(p, start, 0.6, gap, -1) < gap) continue;
                Path line = followField(p, -1.0 * start, across, gap);
                std::reverse(line.begin(), line.end());
                line.push_back(p);
                for (const Vec& v : followField(p, start, across, gap)) line.push_back(v);
                if (line.size() < 9) continue;
                extend(line, 170);
                std::reverse(line.begin(), line.end());
                extend(line, 170);
                m_lines.push_back({"", "path", false, std::move(line)});
                index(static_cast<int>(m_lines.size()) - 1, m_local);
            }
    }
    Path followField(Vec at, Vec direction, bool across, double gap) const {
        Path path;
        for (int step = 0; step < 90; ++step) {
            direction = unit(0.7 * direction + 0.3 * pathDirection(at, across, direction));
            const Vec next = at + 14.0 * direction;
            if (!isOpenCountry(next) || m_quarters.at(next) >= 0 ||
                m_local.nearestAlike(next, direction, 0.7, 0.55 * gap, -1) < 0.55 * gap)
                break;
            path.push_back(next);
            at = next;
        }
        return path;
    }

    const Plan& m_plan;
    const Quarters& m_quarters;
    const Terrain& m_terrain;
    base::SeededRandom m_random;
    Noise m_noise;
    std::vector<RawLine> m_lines;
    DirectionIndex m_local, m_fast;
    std::deque<Seed> m_seeds;
};

}  // namespace

std::vector<RawLine> grownStreets(const Plan& plan, const Quarters& quarters, const Terrain& terrain,
                                  std::uint64_t seed) {
    return StreetGrowth(plan, quarters, terrain, seed).grow();
}

}  // namespace layers::demo
