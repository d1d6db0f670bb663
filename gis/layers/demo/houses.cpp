// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/demo/houses.h"

#include <algorithm>
#include <numeric>

namespace layers::demo {

Quad quadAt(Vec frontLeft, Vec along, Vec away, double widthM, double depthM) {
    return {
        {frontLeft, frontLeft + widthM * along, frontLeft + widthM * along + depthM * away, frontLeft + depthM * away}};
}

bool overlap(const Quad& a, const Quad& b) {
    // Separating axis; a touch of up to 2 cm is none, or row houses could not stand side by side.
    constexpr double kTouch = 0.02;
    for (const Quad* q : {&a, &b})
        for (int i = 0; i < 4; ++i) {
            const Vec edge = unit(q->corner[(i + 1) % 4] - q->corner[i]);
            const Vec normal = left(edge);
            double aMin = 1e30, aMax = -1e30, bMin = 1e30, bMax = -1e30;
            for (int k = 0; k < 4; ++k) {
                const double pa = dot(a.corner[k], normal), pb = dot(b.corner[k], normal);
                aMin = std::min(aMin, pa), aMax = std::max(aMax, pa);
                bMin = std::min(bMin, pb), bMax = std::max(bMax, pb);
            }
            if (aMax <= bMin + kTouch || bMax <= aMin + kTouch) return false;
        }
    return true;
}

namespace {

template <class Visit>
void cellsOf(const Quad& quad, double cellM, Visit visit) {
    double x0 = 1e30, x1 = -1e30, y0 = 1e30, y1 = -1e30;
    for (const Vec& p : quad.corner)
        x0 = std::min(x0, p.x), x1 = std::max(x1, p.x), y0 = std::min(y0, p.y), y1 = std::max(y1, p.y);
    for (int x = static_cast<int>(std::floor(x0 / cellM)); x <= static_cast<int>(std::floor(x1 / cellM)); ++x)
        for (int y = static_cast<int>(std::floor(y0 / cellM)); y <= static_cast<int>(std::floor(y1 / cellM)); ++y)
            visit(std::pair{x, y});
}

Quad corridor(Vec a, Vec b, double halfM) {
    const Vec d = unit(b - a), n = left(d);
    return quadAt(a - halfM * n - 0.3 * d, d, n, distance(a, b) + 0.6, 2 * halfM);
}

double ringArea(const Path& ring) {
    double doubled = 0;
    for (std::size_t i = 0; i < ring.size(); ++i)
        doubled += cross(ring[i] - ring[0], ring[(i + 1) % ring.size()] - ring[0]);
    return std::abs(doubled) / 2;
}

}  // namespace

void BuiltIndex::add(const Quad& quad) {
    m_quads.push_back(quad);
    cellsOf(quad, kCellM,
            [this](std::pair<int, int> c) { m_cells[c].push_back(static_cast<int>(m_quads.size()) - 1); });
}

bool BuiltIndex::isFree(const Quad& quad) const {
    bool free = true;
    cellsOf(quad, kCellM, [&](std::pair<int, int> c) {
        const auto found = m_cells.find(c);
        if (!free || found == m_cells.end()) return;
        for (const int i : found->second)
            if (overlap(m_quads[static_cast<std::size_t>(i)], quad)) {
                free = false;
                return;
            }
    });
    return free;
}

Vec House::centre() const {
    Vec sum;
    for (const Vec& p : ring) sum = sum + p;
    return (1.0 / static_cast<double>(ring.size())) * sum;
}

double halfWidthM(const std::string& rank, bool oldTown) {
    if (rank == "motorway") return 13;
    if (rank == "major") return oldTown ? 5.5 : 8;
    if (rank == "middle") return oldTown ? 4.5 : 6.5;
    if (rank == "path") return 2.5;
    return oldTown ? 3.2 : 5;
}

Builder::Builder(const Plan& plan, const Quarters& quarters, const Terrain& terrain,
                 const std::vector<NetStreet>& streets, std::uint64_t seed)
    : m_plan(plan), m_quarters(quarters), m_terrain(terrain), m_streets(streets), m_random(seed * 2311 + 19) {
    for (const NetStreet& s : streets) {
        const bool oldTown =
            s.quarter >= 0 && plan.quarters[static_cast<std::size_t>(s.quarter)].character == Character::OldTown;
        for (std::size_t i = 1; i < s.line.size(); ++i)
            m_built.add(corridor(s.line[i - 1], s.line[i], halfWidthM(s.rank, oldTown) - 0.5));
    }
    for (std::size_t i = 1; i < plan.railway.size(); ++i)
        m_built.add(corridor(plan.railway[i - 1], plan.railway[i], 9));
}

bool Builder::fits(const Lot& lot, bool anywhere) const {
    const auto isGround = [&](const Quad& quad) {
        for (const Vec& p : quad.corner) {
            if (p.x < 5 || p.y < 5 || p.x > kTownWidthM - 5 || p.y > kTownHeightM - 5) return false;
            if (m_terrain.toWater(p) < 5 || m_quarters.isReserved(p, 0)) return false;
            if (!anywhere && m_quarters.at(p) < 0 && m_terrain.aboveRiverBed(p) < 3.6) return false;
        }
        if (m_terrain.toWater(quad.centre()) < 5 || m_quarters.isReserved(quad.centre(), 0)) return false;
        if (!anywhere && m_quarters.at(quad.centre()) < 0) return false;
        return m_built.isFree(quad);
    };
    if (!isGround(quadAt(lot.frontLeft, lot.along, lot.away, lot.widthM, lot.depthM))) return false;
    const Vec back = lot.frontLeft + lot.depthM * lot.away;
    if (lot.shape != 'I' && !isGround(quadAt(back, lot.along, lot.away, lot.wingWidthM, lot.wingDepthM))) return false;
    return lot.shape != 'U' || isGround(quadAt(back + (lot.widthM - lot.wingWidthM) * lot.along, lot.along, lot.away,
                                               lot.wingWidthM, lot.wingDepthM));
}

void Builder::raise(const Lot& lot, const std::string& use, Character character, double floors) {
    const auto at = [&](double u, double v) { return lot.frontLeft + u * lot.along + v * lot.away; };
    const double w = lot.widthM, d = lot.depthM, ww = lot.wingWidthM, wd = lot.wingDepthM;
    House house;
    house.use = use;
    house.character = character;
    house.floors = floors;
    m_built.add(quadAt(lot.frontLeft, lot.along, lot.away, w, d));
    house.ring = {at(0, 0), at(w, 0)};
    if (lot.shape == 'U') {
        for (const Vec& p : {at(w, d + wd), at(w - ww, d + wd), at(w - ww, d), at(ww, d)}) house.ring.push_back(p);
        m_built.add(quadAt(at(w - ww, d), lot.along, lot.away, ww, wd));
    } else {
        house.ring.push_back(at(w, d));
        if (lot.shape == 'L') house.ring.push_back(at(ww, d));
    }
    if (lot.shape != 'I') {
        house.ring.push_back(at(ww, d + wd));
        house.ring.push_back(at(0, d + wd));
        m_built.add(quadAt(at(0, d), lot.along, lot.away, ww, wd));
    } else {
        house.ring.push_back(at(0, d));
    }
    if (cross(lot.along, lot.away) < 0) std::reverse(house.ring.begin(), house.ring.end());
    house.areaM2 = ringArea(house.ring);
    m_houses.push_back(std::move(house));
}

bool Builder::tryLot(const Spot& spot, double side, double fromAxisM, double widthM, double depthM, char shape,
                     const std::string& use, Character character, double floors) {
    const Vec away = side * left(spot.direction);
    Lot lot{spot.at + fromAxisM * away, spot.direction, away, widthM, depthM, shape, 0, 0};
    lot.wingWidthM = shape == 'U' ? 0.28 * widthM : std::min(0.45 * widthM, 9.0 + 0.1 * widthM);
    lot.wingDepthM = shape == 'I' ? 0 : std::min(0.8 * widthM, 0.75 * depthM + 3);
    // The wing of every other L stands at the far end.
    if (shape == 'L' && m_random.unit() < 0.5)
        lot = {lot.frontLeft + widthM * lot.along,
               -1.0 * lot.along,
               away,
               widthM,
               depthM,
               shape,
               lot.wingWidthM,
               lot.wingDepthM};
    if (!fits(lot, false)) {
        if (shape == 'I') return false;
        lot.shape = 'I';
        if (!fits(lot, false)) return false;
    }
    raise(lot, use, character, floors);
    return true;
}

double Builder::raiseTown(const Spot& spot, double side, double halfM, Character character, double variant) {
    if (character == Character::OldTown) {
        const double w = m_random.between(8, 15.5), d = m_random.between(11, 17);
        const char shape = m_random.unit() < 0.3 ? 'L' : 'I';
        const std::string use = m_random.unit() < 0.12 ? "work" : "home";
        if (!tryLot(spot, side, halfM + m_random.between(0, 0.8), w, d, shape, use, character, 3)) return 0;
        if (m_random.unit() < 0.3)
            tryLot(spot, side, halfM + d + m_random.between(6, 12), m_random.between(5, 11), m_random.between(5, 8),
                   'I', m_random.unit() < 0.4 ? "home" : "other", character, 2);
        return w + (m_random.unit() < 0.14 ? m_random.between(2.5, 7) : 0.03);
    }
    const double w = m_random.between(14, 23), d = m_random.between(11, 13.5);
    const double u = m_random.unit();
    const char shape = u < 0.42 ? 'L' : u < 0.5 ? 'U' : 'I';
    if (!tryLot(spot, side, halfM + 0.5 + 3.5 * variant, w, d, shape, m_random.unit() < 0.1 ? "work" : "home",
                character, 4))
        return 0;
    if (m_random.unit() < 0.28)
        tryLot(spot, side, halfM + d + 3.5 * variant + m_random.between(10, 16), m_random.between(7, 16),
               m_random.between(6, 10), 'I', m_random.unit() < 0.3 ? "work" : "other", character, 1);
    return w + (m_random.unit() < 0.2 ? m_random.between(4, 10) : 0.03);
}

double Builder::raiseSuburb(const Spot& spot, double side, double halfM, Character character, double variant) {
    const auto garage = [&](double frontM, double fromAxisM) {
        tryLot({spot.at + frontM * spot.direction, spot.direction}, side, fromAxisM, m_random.between(3.2, 6.2),
               m_random.between(5.8, 7), 'I', "other", character, 0);
    };
    if (character == Character::Slabs) {
        const double back = halfM + m_random.between(7, 11);
        if (m_random.unit() < 0.16 && tryLot(spot, side, back, 19, 19, 'I', "home", character, 8))
            return 19 + m_random.between(14, 22);
        // Blocks of flats in rows, end-on to the street or along it, the same for a whole street side.
        if (variant < 0.5 && tryLot(spot, side, back, 12.2, m_random.between(38, 58), 'I', "home", character, 4))
            return 12.2 + m_random.between(18, 24);
        const double w = m_random.between(34, 58);
        if (tryLot(spot, side, back, w, 12.2, 'I', "home", character, 4)) {
            if (m_random.unit() < 0.3) tryLot(spot, side, back + 26, w * 0.8, 6, 'I', "other", character, 0);
            return w + m_random.between(12, 22);
        }
        return tryLot(spot, side, halfM + 6, 18, 11.5, 'I', "home", character, 3) ? 18 + m_random.between(8, 14) : 0;
    }
    if (character == Character::Rows) {
        const double u = m_random.unit();
        const double back = halfM + 2.5 + 4 * variant;
        if (u < 0.3) {  // a terrace, unit after unit
            const int units = 3 + static_cast<int>(m_random.below(4));
            double at = 0;
            for (int i = 0; i < units; ++i, at += 6.63)
                if (!tryLot({spot.at + at * spot.direction, spot.direction}, side, back, 6.6, 11, 'I', "home",
                            character, 2.2))
                    break;
            return at > 0 ? at + m_random.between(6, 11) : 0;
        }
        if (u < 0.72) {
            const double w = m_random.between(13, 16);
            if (!tryLot(spot, side, back, w, m_random.between(10, 12), 'I', "home", character, 2)) return 0;
            if (m_random.unit() < 0.4) garage(w + 0.5, back + 2);
            return w + m_random.between(6.5, 10);
        }
        const double w = m_random.between(16, 24);
        return tryLot(spot, side, back, w, m_random.between(11, 13), m_random.unit() < 0.3 ? 'L' : 'I', "home",
                      character, 3)
                   ? w + m_random.between(7, 12)
                   : 0;
    }
    // Houses and villages: detached, a little askew, with garages, barns and second rows.
    const bool village = character == Character::Village;
    const double tilt = m_random.between(-0.07, 0.07) * (village ? 2.2 : 1);
    const Spot askew{spot.at, unit(spot.direction + tilt * left(spot.direction))};
    const double w = m_random.between(9, village ? 15 : 13.5), d = m_random.between(8.5, 12);
    const double back = halfM + (village ? m_random.between(1.5, 6) : 3.5 + 4 * variant + m_random.between(0, 2.5));
    if (!tryLot(askew, side, back, w, d, m_random.unit() < 0.3 ? 'L' : 'I', "home", character, village ? 1.6 : 1.7))
        return 0;
    const double u = m_random.unit();
    if (u < 0.45) garage(w + 0.8, back + m_random.between(0, 3));
    if (village && m_random.unit() < 0.38)
        tryLot(askew, side, back + d + m_random.between(6, 12), m_random.between(12, 24), m_random.between(9, 13), 'I',
               "other", character, 0);
    else if (m_random.unit() < 0.16)
        tryLot(askew, side, back + d + m_random.between(14, 20), m_random.between(9, 12), m_random.between(8, 10), 'I',
               "home", character, 1.7);
    return w + m_random.between(village ? 5 : 7, village ? 15 : 11.5);
}

double Builder::raiseHall(const Spot& spot, double side, double halfM, Character character) {
    const double w = m_random.between(26, 88), d = m_random.between(24, 62);
    const double back = halfM + m_random.between(8, 14);
    const char shape = m_random.unit() < 0.3 ? 'L' : 'I';
    if (tryLot(spot, side, back, w, d, shape, "work", character, 1)) return w + m_random.between(9, 22);
    return tryLot(spot, side, halfM + 6, 0.45 * w + 8, 0.4 * d + 8, 'I', "work", character, 1)
               ? 0.45 * w + 8 + m_random.between(8, 16)
               : 0;
}

double Builder::raiseAt(const Spot& spot, double side, double halfM, Character character, double variant) {
    switch (character) {
        case Character::OldTown:
        case Character::Blocks: return raiseTown(spot, side, halfM, character, variant);
        case Character::Works:
        case Character::Trade: return raiseHall(spot, side, halfM, character);
        default: return raiseSuburb(spot, side, halfM, character, variant);
    }
}

void Builder::lineStreet(const NetStreet& street, double side) {
    const double total = lengthOf(street.line);
    const double variant = m_random.unit();
    double at = m_random.between(1, 8);
    while (at < total - 5) {
        const Spot spot = spotAt(street.line, at);
        const Vec probe = spot.at + (side * 14) * left(spot.direction) + 5.0 * spot.direction;
        const int q = m_quarters.at(probe);
        if (q < 0) {
            at += 8;
            continue;
        }
        const Character character = m_plan.quarters[static_cast<std::size_t>(q)].character;
        // The chord over the next metres: a house stands along its own piece of a bend.
        const Spot ahead = spotAt(street.line, std::min(total, at + 12));
        const Vec chord = distance(ahead.at, spot.at) > 1 ? unit(ahead.at - spot.at) : spot.direction;
        const double taken = raiseAt({spot.at, chord}, side, halfWidthM(street.rank, character == Character::OldTown),
                                     character, variant);
        at += taken > 0 ? taken : character == Character::OldTown || character == Character::Blocks ? 2.0 : 3.5;
    }
}

void Builder::raiseHouses() {
    // The main streets have the first choice of the corners.
    for (const std::string_view rank : {"major", "middle", "minor"})
        for (const NetStreet& street : m_streets) {
            if (street.rank != rank) continue;
            lineStreet(street, 1);
            lineStreet(street, -1);
        }
}

void Builder::raiseHuts() {
    for (const Reserve& reserve : m_plan.reserves) {
        if (reserve.name.find("Kleing") == std::string::npos) continue;
        const Vec u = unit(reserve.ring[1] - reserve.ring[0]), v = left(u);
        const double w = distance(reserve.ring[0], reserve.ring[1]), d = distance(reserve.ring[1], reserve.ring[2]);
        for (int y = 6; y < d - 8; y += 17)
            for (int x = 6; x < w - 8; x += 15) {
                if (m_random.unit() < 0.12) continue;
                const Lot lot{reserve.ring[0] + (x + m_random.between(0, 5)) * u + (y + m_random.between(0, 5)) * v,
                              u,
                              v,
                              m_random.between(3.5, 5.5),
                              m_random.between(3.5, 5),
                              'I',
                              0,
                              0};
                const Quad quad = quadAt(lot.frontLeft, lot.along, lot.away, lot.widthM, lot.depthM);
                if (m_terrain.toWater(quad.centre()) > 12 && m_built.isFree(quad))
                    raise(lot, "other", Character::Houses, 0);
            }
    }
}

void Builder::raiseFarmAt(const Spot& spot, bool onPath) {
    const auto tryAt = [this](Vec corner, Vec along, Vec away, double widthM, double depthM, const std::string& use) {
        const Lot lot{corner, along, away, widthM, depthM, 'I', 0, 0};
        if (!fits(lot, true)) return false;
        raise(lot, use, Character::Village, use == "home" ? 1.8 : 0);
        return true;
    };
    const bool isOpen =
        m_quarters.at(spot.at) < 0 && m_terrain.aboveRiverBed(spot.at) > 7 && length(m_terrain.slope(spot.at)) < 0.07;
    if (!isOpen || m_random.unit() < (onPath ? 0.75 : 0.3)) return;
    const double side = m_random.unit() < 0.5 ? 1 : -1, turn = m_random.between(-0.3, 0.3);
    const Vec along = unit(spot.direction + turn * left(spot.direction)), away = side * left(along);
    const Vec yard = spot.at + m_random.between(14, 26) * away;
    if (!tryAt(yard, along, away, m_random.between(12, 16), m_random.between(9, 11), "home")) return;
    tryAt(yard + 24.0 * along, along, away, m_random.between(11, 14), m_random.between(22, 34), "other");
    tryAt(yard + m_random.between(22, 28) * away, along, away, m_random.between(16, 20), m_random.between(9, 13),
          "other");
    if (m_random.unit() < 0.6)
        tryAt(yard - m_random.between(14, 20) * along, along, away, m_random.between(8, 11), m_random.between(8, 16),
              "other");
}

void Builder::raiseFarms() {
    for (const NetStreet& street : m_streets) {
        if (street.rank != "middle" && street.rank != "path") continue;
        const double total = lengthOf(street.line);
        double at = m_random.between(100, 500);
        while (at < total - 60) {
            raiseFarmAt(spotAt(street.line, at), street.rank == "path");
            at += m_random.between(450, 1500);
        }
    }
}

void Builder::raiseSites(std::vector<Site>& sites) {
    for (Site& site : sites) {
        struct Candidate {
            double away;
            std::size_t street;
            double along;
        };
        std::vector<Candidate> candidates;
        for (std::size_t s = 0; s < m_streets.size(); ++s) {
            if (m_streets[s].rank == "motorway" || m_streets[s].rank == "path" || m_streets[s].name.empty()) continue;
            const double total = lengthOf(m_streets[s].line);
            for (int at = 6; at < total; at += 12) {
                const double away = distance(spotAt(m_streets[s].line, at).at, site.wished);
                if (away < 700) candidates.push_back({away, s, static_cast<double>(at)});
            }
        }
        std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            return a.away != b.away ? a.away < b.away : a.street != b.street ? a.street < b.street : a.along < b.along;
        });
        bool placed = false;
        for (const Candidate& c : candidates) {
            const NetStreet& street = m_streets[c.street];
            const Spot spot = spotAt(street.line, c.along);
            for (const double side : {1.0, -1.0}) {
                const Vec away = side * left(spot.direction);
                const double back = halfWidthM(street.rank, false) + (site.widthM > 30 ? 9 : 3);
                Lot lot{spot.at + back * away - (0.5 * site.widthM) * spot.direction,
                        spot.direction,
                        away,
                        site.widthM,
                        site.depthM,
                        site.shape,
                        0,
                        0};
                lot.wingWidthM = (site.shape == 'U' ? 0.26 : 0.36) * site.widthM;
                lot.wingDepthM = site.shape == 'I' ? 0 : 0.8 * site.depthM + 6;
                if (!fits(lot, true)) continue;
                raise(lot, site.kind == "pharmacy" || site.kind == "fuel" ? "work" : "public", Character::Blocks, 1);
                site.at = lot.frontLeft + (0.5 * site.widthM) * lot.along + (0.5 * site.depthM) * away;
                site.address =
                    street.name + " " + std::to_string(2 * static_cast<int>(c.along / 16) + (side > 0 ? 1 : 2));
                placed = true;
                break;
            }
            if (placed) break;
        }
        if (!placed) site.at = site.wished, site.address.clear();
    }
}

}  // namespace layers::demo
