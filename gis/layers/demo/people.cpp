// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>

#include "gis/layers/demo/surroundings.h"

namespace layers::demo {

namespace {

/// One district's cell of a Voronoi drawing: the frame cut by the perpendicular bisectors to all other seeds.
Path voronoiCell(const std::vector<Plan::DistrictSeed>& seeds, std::size_t own) {
    Path cell = {{0, 0}, {kTownWidthM, 0}, {kTownWidthM, kTownHeightM}, {0, kTownHeightM}};
    for (std::size_t other = 0; other < seeds.size(); ++other) {
        if (other == own) continue;
        const Vec middle = 0.5 * (seeds[own].at + seeds[other].at), normal = seeds[own].at - seeds[other].at;
        Path cut;
        for (std::size_t i = 0; i < cell.size(); ++i) {
            const Vec a = cell[i], b = cell[(i + 1) % cell.size()];
            const double da = dot(a - middle, normal), db = dot(b - middle, normal);
            if (da >= 0) cut.push_back(a);
            if ((da > 0 && db < 0) || (da < 0 && db > 0)) cut.push_back(a + (da / (da - db)) * (b - a));
        }
        cell = std::move(cut);
    }
    return cell;
}

bool isFrameSide(Vec a, Vec b) {
    const auto same = [](double u, double v, double edge) {
        return std::abs(u - edge) < 0.01 && std::abs(v - edge) < 0.01;
    };
    return same(a.x, b.x, 0) || same(a.x, b.x, kTownWidthM) || same(a.y, b.y, 0) || same(a.y, b.y, kTownHeightM);
}

Vec onCentimetre(Vec p) { return {std::floor(p.x * 100 + 0.5) / 100, std::floor(p.y * 100 + 0.5) / 100}; }

/// A border that wanders; asked for from either side it is the same line, so that neighbours neither gape nor overlap.
Path wanderingSide(Vec a, Vec b, const Noise& noise) {
    a = onCentimetre(a), b = onCentimetre(b);
    const bool turned = b.x < a.x || (b.x == a.x && b.y < a.y);
    if (turned) std::swap(a, b);
    Path side = {a};
    const double l = distance(a, b);
    if (!isFrameSide(a, b))
        for (int metre = 25; metre < l - 15; metre += 25) {
            const double at = metre;
            const Vec p = a + (at / l) * (b - a);
            const double ends = smooth(std::min(at, l - at) / 120);
            side.push_back(onCentimetre(p + (36 * ends * noise.fractal(p, 260, 3)) * left(unit(b - a))));
        }
    side.push_back(b);
    if (turned) std::reverse(side.begin(), side.end());
    return side;
}

/// Whole numbers with the given sum, in proportion to the weights (largest remainder).
std::vector<int> apportioned(const std::vector<double>& weights, int sum) {
    double total = 0;
    for (const double w : weights) total += w;
    std::vector<int> share(weights.size());
    std::vector<std::pair<double, std::size_t>> rest;
    int given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = weights[i] * sum / total;
        share[i] = static_cast<int>(exact);
        given += share[i];
        rest.emplace_back(static_cast<double>(share[i]) - exact, i);
    }
    std::sort(rest.begin(), rest.end());
    for (std::size_t i = 0; given < sum; ++i, ++given) ++share[rest[i].second];
    return share;
}

}  // namespace

void addPeople(TownContent& town, std::vector<House>& houses, int people) {
    std::map<std::pair<int, int>, std::vector<std::size_t>> cells;
    const auto weightOf = [](const House& h) {
        // One-family houses have more room per head than flats.
        const double m2PerHead = h.floors < 2.5 ? 62 : 46;
        return h.use == "home" ? h.areaM2 * h.floors / m2PerHead : 0.0;
    };
    for (std::size_t i = 0; i < houses.size(); ++i)
        if (weightOf(houses[i]) > 0) {
            const geometry::MapPoint at = toMapPoint(houses[i].centre());
            cells[{static_cast<int>(std::floor(at.eastM / 100)), static_cast<int>(std::floor(at.northM / 100))}]
                .push_back(i);
        }
    std::vector<double> weights;
    for (const auto& [cell, members] : cells) {
        double sum = 0;
        for (const std::size_t i : members) sum += weightOf(houses[i]);
        weights.push_back(sum);
    }
    const std::vector<int> shares = apportioned(weights, people);
    std::size_t k = 0;
    for (const auto& [cell, members] : cells) {
        for (const std::size_t i : members) houses[i].people = shares[k] * weightOf(houses[i]) / weights[k];
        const double west = cell.first * 100.0, south = cell.second * 100.0;
        if (shares[k] > 0)
            town.population.push_back(
                {{{{west, south}, {west + 100, south}, {west + 100, south + 100}, {west, south + 100}}},
                 static_cast<double>(shares[k])});
        ++k;
    }
}

void addPeopleByDay(TownContent& town, const std::vector<House>& houses, const std::vector<Site>& sites) {
    using Cell = std::pair<int, int>;
    const auto cellAt = [](Vec p) {
        const geometry::MapPoint at = toMapPoint(p);
        return Cell{static_cast<int>(std::floor(at.eastM / 100)), static_cast<int>(std::floor(at.northM / 100))};
    };
    std::map<Cell, double> people;
    for (const House& house : houses) {
        double byDay = 0.6 * house.people;
        if (house.use == "work") byDay = house.areaM2 * house.floors / 25;  // workshops, stores and offices alike
        if (house.use == "public") byDay = house.areaM2 * house.floors / 20;
        if (byDay > 0) people[cellAt(house.centre())] += byDay;
    }
    for (const Site& site : sites) people[cellAt(site.at)] += site.kind == "shelter_hall" ? 0 : site.places;
    for (const auto& [cell, count] : people) {
        const double west = cell.first * 100.0, south = cell.second * 100.0, whole = std::floor(count + 0.5);
        if (whole > 0)
            town.populationByDay.push_back(
                {{{{west, south}, {west + 100, south}, {west + 100, south + 100}, {west, south + 100}}}, whole});
    }
}

void addDistricts(TownContent& town, const Plan& plan, std::uint64_t seed) {
    const Noise noise(seed * 211 + 7);
    std::vector<double> counted;
    for (std::size_t i = 0; i < plan.districts.size(); ++i) {
        const Path cell = voronoiCell(plan.districts, i);
        Path ring;
        for (std::size_t k = 0; k < cell.size(); ++k) {
            const Path side = wanderingSide(cell[k], cell[(k + 1) % cell.size()], noise);
            ring.insert(ring.end(), side.begin(), side.end() - 1);
        }
        const std::string number = std::to_string(i + 1);
        town.districts.push_back({"AT" + std::string(number.size() < 2 ? "0" : "") + number,
                                  plan.districts[i].name,
                                  {{toMapLine(ring)}},
                                  0U});
    }
    std::vector<double> inside(town.districts.size(), 0);
    for (const BuildingShape& b : town.buildings) {
        if (!b.people || *b.people <= 0) continue;
        const geometry::MapPoint at = b.shape.front().front();
        for (std::size_t i = 0; i < town.districts.size(); ++i)
            if (geometry::isInside(at, town.districts[i].area)) {
                inside[i] += *b.people;
                break;
            }
    }
    for (std::size_t i = 0; i < inside.size(); ++i)
        town.districts[i].people = static_cast<std::uint32_t>(std::lround(inside[i]));
}

}  // namespace layers::demo
