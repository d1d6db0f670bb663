// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "gis/layers/internal/imports.h"

namespace layers {

namespace {

std::pair<long long, long long> placeKey(const geometry::MapPoint& p) {
    return {std::llround(p.eastM * 10), std::llround(p.northM * 10)};
}

double courseLengthM(const std::vector<geometry::MapPoint>& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) sum += geometry::distanceM(line[i - 1], line[i]);
    return sum;
}

/// Pieces of one name: follows the flow from piece to piece, at forks into the longer arm.
class CourseJoiner {
public:
    explicit CourseJoiner(std::vector<CourseShape> pieces)
        : m_pieces(std::move(pieces)), m_used(m_pieces.size(), false) {
        // The longest piece goes first: the main arm takes the trunk, side arms keep what is left.
        std::stable_sort(m_pieces.begin(), m_pieces.end(), [](const CourseShape& a, const CourseShape& b) {
            return courseLengthM(a.line) > courseLengthM(b.line);
        });
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            m_starts[placeKey(m_pieces[i].line.front())].push_back(i);
            m_ends[placeKey(m_pieces[i].line.back())].push_back(i);
        }
    }
    std::vector<CourseShape> join() {
        std::vector<CourseShape> out;
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            if (m_used[i]) continue;
            m_used[i] = true;
            CourseShape course = m_pieces[i];
            while (const CourseShape* next = takeFirst(m_starts, course.line.back()))
                course.line.insert(course.line.end(), next->line.begin() + 1, next->line.end());
            while (const CourseShape* before = takeFirst(m_ends, course.line.front()))
                course.line.insert(course.line.begin(), before->line.begin(), before->line.end() - 1);
            out.push_back(std::move(course));
        }
        return out;
    }

private:
    using Places = std::map<std::pair<long long, long long>, std::vector<std::size_t>>;
    const CourseShape* takeFirst(const Places& places, const geometry::MapPoint& at) {
        const auto found = places.find(placeKey(at));
        if (found == places.end()) return nullptr;
        for (const std::size_t i : found->second)
            if (!m_used[i]) {
                m_used[i] = true;
                return &m_pieces[i];
            }
        return nullptr;
    }
    std::vector<CourseShape> m_pieces;
    std::vector<bool> m_used;
    Places m_starts, m_ends;
};

}  // namespace

std::vector<CourseShape> joinedCourses(std::vector<CourseShape> pieces) {
    std::map<std::pair<std::string, std::string>, std::vector<CourseShape>> groups;
    for (CourseShape& piece : pieces) groups[{piece.name, piece.kind}].push_back(std::move(piece));
    std::vector<CourseShape> out;
    for (auto& [name, group] : groups)
        for (CourseShape& course : CourseJoiner(std::move(group)).join()) out.push_back(std::move(course));
    return out;
}

int turnDownhill(TownContent& town) {
    // Elevation of radar has errors of metres and water flows where the map says it does: only a clear contradiction
    // counts.
    constexpr double kClearlyUphillM = 6;
    if (!town.elevation) return 0;
    int turned = 0;
    for (CourseShape& course : town.watercourses) {
        std::optional<double> source, mouth;  // of the stretch that lies on known ground
        for (const geometry::MapPoint& p : course.line)
            if (const auto z = heightAt(*town.elevation, p)) {
                if (!source) source = z;
                mouth = z;
            }
        if (!source || *mouth < *source + kClearlyUphillM) continue;
        std::reverse(course.line.begin(), course.line.end());
        ++turned;
    }
    return turned;
}

std::optional<double> heightAt(const geometry::ElevationGrid& grid, geometry::MapPoint at) {
    const int column = grid.frame.columnOf(at.eastM), row = grid.frame.rowOf(at.northM);
    if (!grid.frame.has(column, row)) return std::nullopt;
    const double z = static_cast<double>(grid.heightM[grid.frame.at(column, row)]);
    return std::isnan(z) ? std::nullopt : std::optional(z);
}

std::optional<geometry::MapBox> spanOf(const TownContent& town) {
    geometry::MapBox box{1e18, 1e18, -1e18, -1e18};
    const auto widen = [&box](const std::vector<geometry::MapPoint>& points) {
        for (const auto& p : points) {
            box.westM = std::min(box.westM, p.eastM), box.eastM = std::max(box.eastM, p.eastM);
            box.southM = std::min(box.southM, p.northM), box.northM = std::max(box.northM, p.northM);
        }
    };
    // Houses and streets tell where the town is; forests and rivers of an extract may reach far beyond it.
    for (const auto& b : town.buildings) widen(b.shape.front());
    for (const auto& s : town.streets) widen(s.line);
    if (box.eastM < box.westM)
        for (const auto& d : town.districts)
            for (const auto& polygon : d.area) widen(polygon.front());
    if (box.eastM < box.westM) return std::nullopt;
    return box;
}

}  // namespace layers
