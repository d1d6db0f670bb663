// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <numeric>

#include "gis/layers/demo/streets.h"

namespace layers::demo {

namespace {

struct GraphEdge {
    int from = 0, to = 0;
    std::string name, rank;
    bool drawn = false;
    Path line;  ///< from the one node's place to the other's
    bool gone = false;
};

class StreetGraph {
public:
    StreetGraph(const Quarters& quarters, const Plan& plan, std::uint64_t seed)
        : m_quarters(quarters), m_plan(plan), m_random(seed * 389 + 77) {}

    std::vector<NetStreet> build(const std::vector<RawLine>& raw) {
        cut(raw);
        dropTwins();
        pruneStubs();
        thinOut();
        pruneStubs();
        keepMain();
        return chains();
    }

private:
    struct Cut {
        double at;  ///< index of the segment plus fraction
        Vec point;
    };

    void cut(const std::vector<RawLine>& raw) {
        std::vector<std::vector<Cut>> cuts(raw.size());
        std::map<std::pair<int, int>, std::vector<std::pair<int, int>>> cells;
        constexpr double kCell = 45;
        const auto each = [&](Vec a, Vec b, auto&& visit) {
            const int x0 = static_cast<int>(std::floor((std::min(a.x, b.x) - 1) / kCell)),
                      x1 = static_cast<int>(std::floor((std::max(a.x, b.x) + 1) / kCell));
            const int y0 = static_cast<int>(std::floor((std::min(a.y, b.y) - 1) / kCell)),
                      y1 = static_cast<int>(std::floor((std::max(a.y, b.y) + 1) / kCell));
            for (int x = x0; x <= x1; ++x)
                for (int y = y0; y <= y1; ++y) visit(std::pair{x, y});
        };
        for (std::size_t l = 0; l < raw.size(); ++l)
            for (std::size_t s = 1; s < raw[l].line.size(); ++s)
                each(raw[l].line[s - 1], raw[l].line[s],
                     [&](std::pair<int, int> c) { cells[c].emplace_back(static_cast<int>(l), static_cast<int>(s)); });
        for (const auto& [cell, list] : cells)
            for (std::size_t i = 0; i < list.size(); ++i)
                for (std::size_t j = i + 1; j < list.size(); ++j) crossing(raw, cuts, list[i], list[j], cell, kCell);
        for (std::size_t l = 0; l < raw.size(); ++l) {
            cuts[l].push_back({0, raw[l].line.front()});
            cuts[l].push_back({static_cast<double>(raw[l].line.size() - 1), raw[l].line.back()});
            std::stable_sort(cuts[l].begin(), cuts[l].end(), [](const Cut& a, const Cut& b) { return a.at < b.at; });
            split(raw[l], cuts[l]);
        }
    }

    static void crossing(const std::vector<RawLine>& raw, std::vector<std::vector<Cut>>& cuts,
                         std::pair<int, int> first, std::pair<int, int> second, std::pair<int, int> cell,
                         double cellM) {
        const Path& p = raw[static_cast<std::size_t>(first.first)].line;
        const Path& q = raw[static_cast<std::size_t>(second.first)].line;
        if (first.first == second.first && std::abs(first.second - second.second) < 2) return;
        const Vec a = p[static_cast<std::size_t>(first.second) - 1], b = p[static_cast<std::size_t>(first.second)];
        const Vec c = q[static_cast<std::size_t>(second.second) - 1], d = q[static_cast<std::size_t>(second.second)];
        const double den = cross(b - a, d - c);
        double t = -1, u = -1;
        Vec at;
        if (std::abs(den) > 1e-9) {
            t = cross(c - a, d - c) / den, u = cross(c - a, b - a) / den;
            at = a + t * (b - a);
        }
        if (t < 0 || t > 1 || u < 0 || u > 1) {
            // An end that lies on the other line counts as a crossing, whatever the rounding.
            t = -1;
            for (const Vec end : {a, b})
                if (const Nearest n = nearestOnSegment(c, d, end); n.distanceM < 0.5)
                    t = end == a ? 0 : 1, u = n.alongM / std::max(1e-9, distance(c, d)), at = end;
            for (const Vec end : {c, d})
                if (const Nearest n = nearestOnSegment(a, b, end); n.distanceM < 0.5)
                    u = end == c ? 0 : 1, t = n.alongM / std::max(1e-9, distance(a, b)), at = end;
            if (t < 0) return;
        }
        // A pair of segments shares several cells: only the cell that has the crossing counts it.
        if (static_cast<int>(std::floor(at.x / cellM)) != cell.first ||
            static_cast<int>(std::floor(at.y / cellM)) != cell.second)
            return;
        cuts[static_cast<std::size_t>(first.first)].push_back({first.second - 1 + t, at});
        cuts[static_cast<std::size_t>(second.first)].push_back({second.second - 1 + u, at});
    }

    int nodeAt(Vec p) {
        constexpr double kMerge = 9;
        const int cx = static_cast<int>(std::floor(p.x / kMerge)), cy = static_cast<int>(std::floor(p.y / kMerge));
        for (int x = cx - 1; x <= cx + 1; ++x)
            for (int y = cy - 1; y <= cy + 1; ++y) {
                const auto found = m_nodeCells.find({x, y});
                if (found == m_nodeCells.end()) continue;
                for (const int n : found->second)
                    if (distance(m_nodes[static_cast<std::size_t>(n)], p) < kMerge) return n;
            }
        m_nodes.push_back(p);
        m_nodeCells[{cx, cy}].push_back(static_cast<int>(m_nodes.size()) - 1);
        return static_cast<int>(m_nodes.size()) - 1;
    }

    void split(const RawLine& raw, const std::vector<Cut>& cuts) {
        int from = nodeAt(cuts.front().point);
        double start = 0;
        for (std::size_t i = 1; i < cuts.size(); ++i) {
            const int to = nodeAt(cuts[i].point);
            if (to == from) continue;
            GraphEdge edge{from, to, raw.name, raw.rank, raw.drawn, {}, false};
            edge.line.push_back(m_nodes[static_cast<std::size_t>(from)]);
            for (std::size_t k = static_cast<std::size_t>(std::floor(start)) + 1; static_cast<double>(k) < cuts[i].at;
                 ++k) {
                const Vec p = raw.line[k];
                if (distance(p, edge.line.back()) > 3 && distance(p, m_nodes[static_cast<std::size_t>(to)]) > 3)
                    edge.line.push_back(p);
            }
            edge.line.push_back(m_nodes[static_cast<std::size_t>(to)]);
            m_edges.push_back(std::move(edge));
            from = to;
            start = cuts[i].at;
        }
    }

    void dropTwins() {
        std::map<std::pair<int, int>, std::size_t> seen;
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            GraphEdge& e = m_edges[i];
            const auto [at, fresh] = seen.try_emplace({std::min(e.from, e.to), std::max(e.from, e.to)}, i);
            if (fresh) continue;
            const double a = lengthOf(e.line), b = lengthOf(m_edges[at->second].line);
            if (a < 1.3 * b + 10 || a < 60) e.gone = true;
        }
    }

    std::vector<int> degrees() const {
        std::vector<int> degree(m_nodes.size(), 0);
        for (const GraphEdge& e : m_edges)
            if (!e.gone) ++degree[static_cast<std::size_t>(e.from)], ++degree[static_cast<std::size_t>(e.to)];
        return degree;
    }

    void pruneStubs() {
        for (int round = 0; round < 3; ++round) {
            const std::vector<int> degree = degrees();
            for (GraphEdge& e : m_edges) {
                if (e.gone || e.drawn) continue;
                const bool loose =
                    degree[static_cast<std::size_t>(e.from)] == 1 || degree[static_cast<std::size_t>(e.to)] == 1;
                if (loose && lengthOf(e.line) < (e.rank == "path" ? 120 : 42)) e.gone = true;
            }
        }
    }

    int rootOf(std::vector<int>& roots, int n) const {
        while (roots[static_cast<std::size_t>(n)] != n)
            n = roots[static_cast<std::size_t>(n)] =
                roots[static_cast<std::size_t>(roots[static_cast<std::size_t>(n)])];
        return n;
    }

    /// Takes out some local edges, so that blocks differ in size; never one that the net hangs together by: those of
    /// a random spanning forest stay.
    void thinOut() {
        std::vector<std::size_t> order(m_edges.size());
        std::iota(order.begin(), order.end(), 0U);
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[m_random.below(i)]);
        std::stable_partition(order.begin(), order.end(), [this](std::size_t i) { return m_edges[i].drawn; });
        std::vector<int> roots(m_nodes.size());
        std::iota(roots.begin(), roots.end(), 0);
        std::vector<int> degree = degrees();
        for (const std::size_t i : order) {
            GraphEdge& e = m_edges[i];
            if (e.gone) continue;
            const int a = rootOf(roots, e.from), b = rootOf(roots, e.to);
            if (a != b) {
                roots[static_cast<std::size_t>(a)] = b;
                continue;
            }
            if (e.drawn || e.rank == "path" || degree[static_cast<std::size_t>(e.from)] < 3 ||
                degree[static_cast<std::size_t>(e.to)] < 3)
                continue;
            const int q = m_quarters.at(e.line[e.line.size() / 2]);
            const Character c = q >= 0 ? m_plan.quarters[static_cast<std::size_t>(q)].character : Character::Houses;
            const double share = c == Character::Blocks                           ? 0.08
                                 : c == Character::OldTown                        ? 0.2
                                 : c == Character::Works || c == Character::Trade ? 0.25
                                                                                  : 0.33;
            if (m_random.unit() > share) continue;
            e.gone = true;
            --degree[static_cast<std::size_t>(e.from)], --degree[static_cast<std::size_t>(e.to)];
        }
    }

    void keepMain() {
        std::vector<int> roots(m_nodes.size());
        std::iota(roots.begin(), roots.end(), 0);
        for (const GraphEdge& e : m_edges)
            if (!e.gone) roots[static_cast<std::size_t>(rootOf(roots, e.from))] = rootOf(roots, e.to);
        std::map<int, double> weight;
        for (const GraphEdge& e : m_edges)
            if (!e.gone) weight[rootOf(roots, e.from)] += lengthOf(e.line);
        int main = -1;
        double most = 0;
        for (const auto& [root, metres] : weight)
            if (metres > most) most = metres, main = root;
        for (GraphEdge& e : m_edges)
            if (!e.gone && rootOf(roots, e.from) != main) e.gone = true;
    }

    /// Joins edges that go straight on under one name and rank.
    std::vector<NetStreet> chains() {
        std::vector<std::vector<std::size_t>> at(m_nodes.size());
        for (std::size_t i = 0; i < m_edges.size(); ++i)
            if (!m_edges[i].gone)
                at[static_cast<std::size_t>(m_edges[i].from)].push_back(i),
                    at[static_cast<std::size_t>(m_edges[i].to)].push_back(i);
        std::vector<bool> used(m_edges.size(), false);
        std::vector<NetStreet> streets;
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            if (m_edges[i].gone || used[i]) continue;
            used[i] = true;
            Path line = m_edges[i].line;
            int front = m_edges[i].from, back = m_edges[i].to;
            const double most = m_edges[i].drawn ? 1e9 : 850;
            prolong(line, back, i, at, used, most);
            std::reverse(line.begin(), line.end());
            prolong(line, front, i, at, used, most);
            NetStreet street{m_edges[i].name, m_edges[i].rank, m_quarters.at(spotAt(line, lengthOf(line) / 2).at),
                             std::move(line)};
            streets.push_back(std::move(street));
        }
        return streets;
    }

    void prolong(Path& line, int& end, std::size_t like, const std::vector<std::vector<std::size_t>>& at,
                 std::vector<bool>& used, double mostM) {
        while (lengthOf(line) < mostM) {
            const Vec direction = unit(line.back() - line[line.size() - 2]);
            std::size_t best = m_edges.size();
            double straight = m_edges[like].drawn ? 0.2 : 0.8;
            for (const std::size_t i : at[static_cast<std::size_t>(end)]) {
                const GraphEdge& e = m_edges[i];
                if (used[i] || e.name != m_edges[like].name || e.rank != m_edges[like].rank) continue;
                const Vec d =
                    e.from == end ? unit(e.line[1] - e.line[0]) : unit(e.line[e.line.size() - 2] - e.line.back());
                if (dot(d, direction) > straight) straight = dot(d, direction), best = i;
            }
            if (best == m_edges.size()) return;
            used[best] = true;
            const GraphEdge& e = m_edges[best];
            if (e.from == end)
                line.insert(line.end(), e.line.begin() + 1, e.line.end());
            else
                line.insert(line.end(), e.line.rbegin() + 1, e.line.rend());
            end = e.from == end ? e.to : e.from;
        }
    }

    const Quarters& m_quarters;
    const Plan& m_plan;
    base::SeededRandom m_random;
    std::vector<Vec> m_nodes;
    std::map<std::pair<int, int>, std::vector<int>> m_nodeCells;
    std::vector<GraphEdge> m_edges;
};

}  // namespace

std::vector<NetStreet> connectedStreets(const std::vector<RawLine>& raw, const Quarters& quarters, const Plan& plan,
                                        std::uint64_t seed) {
    return StreetGraph(quarters, plan, seed).build(raw);
}

}  // namespace layers::demo
