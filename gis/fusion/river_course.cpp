// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/river_course.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "broker/base/ensure.h"

namespace fusion {
namespace {

using geometry::ElevationGrid;
using geometry::MapPoint;
using Line = std::vector<MapPoint>;

constexpr double kSmoothM = 150;  ///< the bed is a mean over so far either way
constexpr double kReachRiverM = 1500, kReachBrookM = 600;
/// Near a line's end the water may spread this far and as far again as the end is away: a brook's level must not run
/// out over the valley that it flows into.
constexpr double kReachAtEndM = 40;

float heightAt(const ElevationGrid& ground, int column, int row) {
    if (!ground.frame.has(column, row)) return std::numeric_limits<float>::quiet_NaN();
    return ground.heightM[ground.frame.at(column, row)];
}

/// Lowest ground within one cell: the line rarely meets the deepest cell.
double bedAt(const ElevationGrid& ground, MapPoint at) {
    const int column = ground.frame.columnOf(at.eastM), row = ground.frame.rowOf(at.northM);
    double lowest = std::numeric_limits<double>::quiet_NaN();
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            const float z = heightAt(ground, column + dx, row + dy);
            if (!std::isnan(z) && !(lowest <= z)) lowest = z;
        }
    return lowest;
}

double lengthM(const Line& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) sum += geometry::distanceM(line[i - 1], line[i]);
    return sum;
}

/// Points along the line, at most `spacingM` apart, ends included.
Line densified(const Line& line, double spacingM) {
    Line out;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double length = geometry::distanceM(line[i], line[i + 1]);
        const int steps = std::max(1, static_cast<int>(std::ceil(std::min(length, 1e7) / spacingM)));
        for (int k = 0; k < steps; ++k) {
            const double t = static_cast<double>(k) / steps;
            out.push_back({line[i].eastM + t * (line[i + 1].eastM - line[i].eastM),
                           line[i].northM + t * (line[i + 1].northM - line[i].northM)});
        }
    }
    if (!line.empty()) out.push_back(line.back());
    return out;
}

/// Joins pieces whose end meets another's beginning; the longest result first.
std::vector<Line> joined(const std::vector<const Watercourse*>& pieces, double nearM) {
    std::vector<Line> lines;
    for (const Watercourse* piece : pieces)
        if (piece->line.size() >= 2) lines.push_back(piece->line);
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < lines.size() && !again; ++i)
            for (std::size_t j = 0; j < lines.size() && !again; ++j) {
                if (i == j || geometry::distanceM(lines[i].back(), lines[j].front()) > nearM) continue;
                lines[i].insert(lines[i].end(), lines[j].begin() + 1, lines[j].end());
                lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(j));
                again = true;
            }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return lengthM(a) > lengthM(b); });
    return lines;
}

/// Best falling sequence for `values` in the least-squares sense (pool adjacent violators).
std::vector<double> falling(const std::vector<double>& values) {
    struct Block {
        double mean = 0;
        std::size_t count = 0;
    };
    std::vector<Block> blocks;
    for (const double value : values) {
        blocks.push_back({value, 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean < blocks.back().mean) {
            const Block last = blocks.back();
            blocks.pop_back();
            Block& into = blocks.back();
            into.mean = (into.mean * static_cast<double>(into.count) + last.mean * static_cast<double>(last.count)) /
                        static_cast<double>(into.count + last.count);
            into.count += last.count;
        }
    }
    std::vector<double> out;
    for (const Block& block : blocks) out.insert(out.end(), block.count, block.mean);
    return out;
}

/// Moving mean; keeps a falling sequence falling.
std::vector<double> smoothed(const std::vector<double>& values, std::size_t reach) {
    std::vector<double> sums(values.size() + 1, 0.0), out(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) sums[i + 1] = sums[i] + values[i];
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t r = std::min({reach, i, values.size() - 1 - i});  // symmetric: the ends keep their height
        out[i] = (sums[i + r + 1] - sums[i - r]) / static_cast<double>(2 * r + 1);
    }
    return out;
}

/// Fills unknown heights from their neighbours along the line; false when all are unknown.
bool fillGaps(std::vector<double>& bed) {
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < bed.size(); ++i) {
        if (std::isnan(bed[i])) continue;
        for (std::size_t k = last ? *last + 1 : 0; k < i; ++k)
            bed[k] = last ? bed[*last] +
                                (bed[i] - bed[*last]) * static_cast<double>(k - *last) / static_cast<double>(i - *last)
                          : bed[i];
        last = i;
    }
    if (!last) return false;
    for (std::size_t k = *last + 1; k < bed.size(); ++k) bed[k] = bed[*last];
    return true;
}

/// Does the line leave the known ground here? Then it goes on beyond, and its end limits nothing.
bool leavesMap(const ElevationGrid& ground, MapPoint at) {
    const int column = ground.frame.columnOf(at.eastM), row = ground.frame.rowOf(at.northM);
    const int reach = std::max(2, static_cast<int>(60 / ground.frame.cellM));
    for (const auto& [dx, dy] : {std::pair{reach, 0}, {-reach, 0}, {0, reach}, {0, -reach}, {0, 0}})
        if (std::isnan(heightAt(ground, column + dx, row + dy))) return true;
    return false;
}

/// Cells whose centre lies within `halfM` of one of the line's points, or that hold a point.
void addCells(const geometry::GridFrame& frame, MapPoint at, double halfM, std::uint32_t node,
              std::map<std::uint32_t, std::uint32_t>& cells) {
    const int reach = static_cast<int>(std::ceil(halfM / frame.cellM));
    const int column = frame.columnOf(at.eastM), row = frame.rowOf(at.northM);
    for (int dy = -reach; dy <= reach; ++dy)
        for (int dx = -reach; dx <= reach; ++dx) {
            if (!frame.has(column + dx, row + dy)) continue;
            const bool own = dx == 0 && dy == 0;
            if (own || geometry::distanceM(frame.centre(column + dx, row + dy), at) <= halfM)
                cells.emplace(static_cast<std::uint32_t>(frame.at(column + dx, row + dy)), node);
        }
}

}  // namespace

std::optional<RiverCourse> RiverCourse::on(const ElevationGrid& ground, const std::vector<const Watercourse*>& pieces) {
    const geometry::GridFrame& frame = ground.frame;
    const std::vector<Line> lines = joined(pieces, 1.5 * frame.cellM);
    if (lines.empty() || !(frame.cellM > 0)) return std::nullopt;
    Line main = densified(lines.front(), frame.cellM);
    std::vector<double> bed;
    bed.reserve(main.size());
    for (const MapPoint p : main) bed.push_back(bedAt(ground, p));
    if (!fillGaps(bed)) return std::nullopt;
    if (bed.back() > bed.front() + 1.0) std::reverse(main.begin(), main.end()), std::reverse(bed.begin(), bed.end());
    bed = smoothed(falling(bed), static_cast<std::size_t>(kSmoothM / frame.cellM));

    RiverCourse course;
    course.m_name = pieces.front()->name;
    const bool isMajor = std::any_of(pieces.begin(), pieces.end(), [](const Watercourse* w) { return w->major; });
    double widthM = 0;
    for (const Watercourse* piece : pieces) widthM = std::max(widthM, piece->widthM);
    double along = 0;
    for (std::size_t i = 0; i < main.size(); ++i) {
        if (i > 0) along += geometry::distanceM(main[i - 1], main[i]);
        course.m_nodes.push_back({main[i], along, bed[i], 0});
    }
    const double fromSource = leavesMap(ground, main.front()) ? 1e9 : 0,
                 fromMouth = leavesMap(ground, main.back()) ? 1e9 : 0;
    for (Node& node : course.m_nodes)
        node.reachM = std::min(isMajor ? kReachRiverM : kReachBrookM,
                               kReachAtEndM + std::min(fromSource + node.alongM, fromMouth + along - node.alongM));

    std::map<std::uint32_t, std::uint32_t> cells;
    for (std::size_t i = 0; i < main.size(); ++i)
        addCells(frame, main[i], widthM / 2, static_cast<std::uint32_t>(i), cells);
    for (std::size_t k = 1; k < lines.size(); ++k)
        for (const MapPoint p : densified(lines[k], frame.cellM))
            addCells(frame, p, 0, static_cast<std::uint32_t>(course.nodeNear(p)), cells);
    for (const auto& [cell, node] : cells) course.m_seeds.push_back({cell, node});
    return course;
}

std::size_t RiverCourse::nodeNear(MapPoint at) const {
    std::size_t best = 0;
    double bestM = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const double d = geometry::distanceM(at, m_nodes[i].at);
        if (d < bestM) best = i, bestM = d;
    }
    return best;
}

std::vector<float> RiverCourse::surface(const std::vector<GaugeStage>& gauges, double raiseM) const {
    ENSURE(!gauges.empty(), "a water surface needs a gauge");
    struct Known {
        double alongM = 0, stageM = 0;
    };
    std::vector<Known> known;
    for (const GaugeStage& gauge : gauges) {
        const Node& node = m_nodes[nodeNear(gauge.at)];
        // Without a gauge zero in m NHN the zero is taken to lie on the bed.
        const double stageM = gauge.valueCm / 100 + (gauge.zeroM ? *gauge.zeroM - node.bedM : 0.0);
        known.push_back({node.alongM, stageM});
    }
    std::stable_sort(known.begin(), known.end(), [](const Known& a, const Known& b) { return a.alongM < b.alongM; });
    std::vector<float> out(m_nodes.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        while (next < known.size() && known[next].alongM <= m_nodes[i].alongM) ++next;
        double stageM = next == 0 ? known.front().stageM : known[next - 1].stageM;
        if (next > 0 && next < known.size()) {
            const Known &a = known[next - 1], &b = known[next];
            stageM += (b.stageM - a.stageM) * (m_nodes[i].alongM - a.alongM) / (b.alongM - a.alongM);
        }
        out[i] = static_cast<float>(m_nodes[i].bedM + stageM + raiseM);
    }
    for (std::size_t i = out.size() - 1; i-- > 0;) out[i] = std::max(out[i], out[i + 1]);
    return out;
}

}  // namespace fusion
