// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/rain_cells.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

namespace fusion {
namespace {

using Cluster = std::vector<RaisedRain>;

/// Gauges that a chain of neighbours joins, in the order of their first station.
std::vector<Cluster> clustersOf(const std::vector<RaisedRain>& raised, double joinsM) {
    std::vector<std::size_t> first(raised.size());
    std::iota(first.begin(), first.end(), std::size_t{0});
    for (bool isMoving = true; isMoving;) {
        isMoving = false;
        for (std::size_t a = 0; a < raised.size(); ++a)
            for (std::size_t b = a + 1; b < raised.size(); ++b) {
                if (first[a] == first[b] || geometry::distanceM(raised[a].at, raised[b].at) > joinsM) continue;
                first[a] = first[b] = std::min(first[a], first[b]);
                isMoving = true;
            }
    }
    std::map<std::size_t, Cluster> byFirst;
    for (std::size_t i = 0; i < raised.size(); ++i) byFirst[first[i]].push_back(raised[i]);
    std::vector<Cluster> clusters;
    clusters.reserve(byFirst.size());
    for (auto& [of, cluster] : byFirst) clusters.push_back(std::move(cluster));
    return clusters;
}

std::size_t shared(const Cluster& cluster, const std::set<std::string>& stations) {
    return static_cast<std::size_t>(
        std::ranges::count_if(cluster, [&](const RaisedRain& one) { return stations.contains(one.station); }));
}

}  // namespace

std::vector<RainCells::Turn> RainCells::follow(base::Instant now, const std::vector<RaisedRain>& raised,
                                               double joinsM) {
    std::vector<Cluster> clusters = clustersOf(raised, joinsM);
    std::vector<std::optional<std::string>> nameOf(clusters.size());
    std::vector<std::pair<base::Instant, std::string>> byAge;
    for (const auto& [id, cell] : m_cells) byAge.emplace_back(cell.since, id);
    std::ranges::sort(byAge);
    std::vector<Turn> turns;
    // The older cell keeps what two have become; of two halves the larger keeps the name.
    for (const auto& [since, id] : byAge) {
        const Cell& cell = m_cells.at(id);
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < clusters.size(); ++i) {
            const std::size_t count = nameOf[i] ? 0 : shared(clusters[i], cell.stations);
            if (count > 0 && (!best || count > shared(clusters[*best], cell.stations))) best = i;
        }
        if (best) {
            nameOf[*best] = id;
        } else {
            turns.push_back({id, since, true, {}, cell.stations});
            m_cells.erase(id);
        }
    }
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        if (!nameOf[i]) {
            const std::string base = "rain:" + clusters[i].front().station;
            std::string id = base;
            for (int count = 2; m_cells.contains(id); ++count) id = base + ":" + std::to_string(count);
            m_cells[id].since = now;
            nameOf[i] = id;
        }
        Cell& cell = m_cells.at(*nameOf[i]);
        cell.stations.clear();
        bool isTold = true;
        for (const RaisedRain& one : clusters[i]) {
            cell.stations.insert(one.station);
            isTold = !cell.told.insert(one.station).second && isTold;
            if (*one.sum.level > cell.toldLevel) cell.toldLevel = *one.sum.level, isTold = false;
        }
        if (!isTold) turns.push_back({*nameOf[i], cell.since, false, std::move(clusters[i]), cell.stations});
    }
    return turns;
}

}  // namespace fusion
