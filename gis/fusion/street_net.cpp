// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/street_net.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

#include "gis/fusion/area_probe.h"

namespace fusion {
namespace {

constexpr double kNearM = 300;
constexpr double kPartMinM = 50;

std::uint64_t keyOf(double eastM, double northM, double perM) {
    const auto part = [&](double value) {
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(value * perM)));
    };
    return part(eastM) << 32 ^ (part(northM) & 0xFFFFFFFF);
}

/// Nodes by squares of kNearM.
class Nearest {
public:
    explicit Nearest(const std::vector<geometry::MapPoint>& nodes) : m_nodes(nodes) {
        for (std::uint32_t i = 0; i < nodes.size(); ++i)
            m_squares[keyOf(nodes[i].eastM, nodes[i].northM, 1 / kNearM)].push_back(i);
    }
    [[nodiscard]] std::optional<std::uint32_t> to(geometry::MapPoint p) const {
        std::optional<std::uint32_t> nearest;
        double bestM = kNearM;
        for (const double dx : {-kNearM, 0.0, kNearM})
            for (const double dy : {-kNearM, 0.0, kNearM}) {
                const auto square = m_squares.find(keyOf(p.eastM + dx, p.northM + dy, 1 / kNearM));
                if (square == m_squares.end()) continue;
                for (const std::uint32_t node : square->second)
                    if (const double m = geometry::distanceM(m_nodes[node], p); m <= bestM) bestM = m, nearest = node;
            }
        return nearest;
    }

private:
    const std::vector<geometry::MapPoint>& m_nodes;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_squares;
};

}  // namespace

StreetNet::StreetNet(const Town& town) : m_town(&town) {
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    const auto nodeAt = [&](geometry::MapPoint p) {
        const auto [at, isNew] = known.emplace(keyOf(std::round(p.eastM * 10), std::round(p.northM * 10), 1),
                                               static_cast<std::uint32_t>(m_nodes.size()));
        if (isNew) m_nodes.push_back(p);
        return at->second;
    };
    for (std::uint32_t street = 0; street < town.streets.size(); ++street) {
        const Street& one = town.streets[street];
        if (one.rank == "path") continue;
        for (std::size_t i = 1; i < one.line.size(); ++i) {
            const std::uint32_t from = nodeAt(one.line[i - 1]), to = nodeAt(one.line[i]);
            if (from == to) continue;
            m_edges.push_back(
                {from, to, street, static_cast<float>(geometry::distanceM(one.line[i - 1], one.line[i]))});
        }
    }
    m_starts.assign(m_nodes.size() + 1, 0);
    for (const Edge& edge : m_edges) ++m_starts[edge.from + 1], ++m_starts[edge.to + 1];
    for (std::size_t i = 1; i < m_starts.size(); ++i) m_starts[i] += m_starts[i - 1];
    m_around.resize(2 * m_edges.size());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end());
    for (std::uint32_t i = 0; i < m_edges.size(); ++i)
        m_around[next[m_edges[i].from]++] = i, m_around[next[m_edges[i].to]++] = i;
    const Nearest nearest(m_nodes);
    for (const CriticalObject& object : town.objects)
        if (object.kind == "fire_station")
            if (const auto node = nearest.to(object.at)) m_stations.push_back(*node);
    m_nodeOfBuilding.reserve(town.buildings.size());
    for (const Building& building : town.buildings)
        m_nodeOfBuilding.push_back(nearest.to(building.centre).value_or(kNone));
}

/// Nodes that a fire engine comes to.
std::vector<char> StreetNet::reached(const std::vector<char>& isShut, const std::vector<char>& isGone) const {
    std::vector<char> isReached(m_nodes.size(), 0);
    std::vector<std::uint32_t> open;
    for (const std::uint32_t station : m_stations)
        if (!isGone[station] && !isReached[station]) isReached[station] = 1, open.push_back(station);
    while (!open.empty()) {
        const std::uint32_t node = open.back();
        open.pop_back();
        for (std::uint32_t k = m_starts[node]; k < m_starts[node + 1]; ++k) {
            const Edge& edge = m_edges[m_around[k]];
            const std::uint32_t other = edge.from == node ? edge.to : edge.from;
            if (isShut[m_around[k]] || isReached[other]) continue;
            isReached[other] = 1;
            open.push_back(other);
        }
    }
    return isReached;
}

std::vector<IsolatedPart> StreetNet::isolatedBy(const geometry::MapArea& closed) const {
    std::vector<IsolatedPart> parts;
    if (closed.empty() || isBlind()) return parts;
    const AreaProbe probe(closed);
    std::vector<char> isShut(m_edges.size(), 0), isGone(m_nodes.size(), 0);
    const std::vector<char> before = reached(isShut, isGone);
    for (std::uint32_t i = 0; i < m_edges.size(); ++i) {
        const geometry::MapPoint a = m_nodes[m_edges[i].from], b = m_nodes[m_edges[i].to];
        isShut[i] = probe.lengthInside({a, b}) > 0 ? 1 : 0;
    }
    for (std::uint32_t i = 0; i < m_nodes.size(); ++i) isGone[i] = probe.holds(m_nodes[i]) ? 1 : 0;
    const std::vector<char> after = reached(isShut, isGone);
    std::vector<std::uint32_t> partOf(m_nodes.size(), kNone);
    std::vector<std::map<std::string, double>> names;
    for (std::uint32_t start = 0; start < m_nodes.size(); ++start) {
        const auto isCutOff = [&](std::uint32_t node) { return before[node] && !after[node] && !isGone[node]; };
        if (!isCutOff(start) || partOf[start] != kNone) continue;
        const auto number = static_cast<std::uint32_t>(parts.size());
        IsolatedPart& part = parts.emplace_back();
        names.emplace_back();
        part.at = m_nodes[start];
        std::vector<std::uint32_t> open{start};
        partOf[start] = number;
        while (!open.empty()) {
            const std::uint32_t node = open.back();
            open.pop_back();
            for (std::uint32_t k = m_starts[node]; k < m_starts[node + 1]; ++k) {
                const Edge& edge = m_edges[m_around[k]];
                const std::uint32_t other = edge.from == node ? edge.to : edge.from;
                if (isShut[m_around[k]] || !isCutOff(other)) continue;
                if (edge.from == node) {  // each once
                    part.lengthM += static_cast<double>(edge.lengthM);
                    names.back()[m_town->streets[edge.street].name] += static_cast<double>(edge.lengthM);
                }
                if (partOf[other] == kNone) partOf[other] = number, open.push_back(other);
            }
        }
    }
    for (std::size_t i = 0; i < m_nodeOfBuilding.size(); ++i) {
        const std::uint32_t node = m_nodeOfBuilding[i];
        if (node == kNone || partOf[node] == kNone || probe.holds(m_town->buildings[i].centre)) continue;
        ++parts[partOf[node]].buildings;
        parts[partOf[node]].people += static_cast<double>(m_town->buildings[i].people);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::vector<std::pair<double, std::string>> byLength;
        for (const auto& [name, lengthM] : names[i])
            if (!name.empty()) byLength.emplace_back(-lengthM, name);
        std::sort(byLength.begin(), byLength.end());
        for (const auto& [length, name] : byLength)
            if (parts[i].names.size() < IsolatedPart::kNamesMax) parts[i].names.push_back(name);
    }
    std::erase_if(parts, [](const IsolatedPart& part) { return part.lengthM < kPartMinM && part.buildings == 0; });
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.lengthM > b.lengthM; });
    return parts;
}

}  // namespace fusion
