// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "agents/field/field_plan.h"

namespace field {
namespace {

double slopeBetween(const Course::Point& a, const Course::Point& b) { return (b.value - a.value) / (b.atS - a.atS); }

/// Tangent at point `i` by Fritsch and Carlson: zero at a crest, else a weighted harmonic mean of the neighbours.
double tangentAt(const std::vector<Course::Point>& points, std::size_t i) {
    if (i == 0) return slopeBetween(points[0], points[1]);
    if (i + 1 == points.size()) return slopeBetween(points[i - 1], points[i]);
    const double before = slopeBetween(points[i - 1], points[i]), after = slopeBetween(points[i], points[i + 1]);
    if (before * after <= 0) return 0;
    const double spanBefore = points[i].atS - points[i - 1].atS, spanAfter = points[i + 1].atS - points[i].atS;
    const double weightBefore = 2 * spanAfter + spanBefore, weightAfter = spanAfter + 2 * spanBefore;
    return (weightBefore + weightAfter) / (weightBefore / before + weightAfter / after);
}

/// At either end the tangent is the chord, bounded to three times it inside: no overshoot.
double boundedTangent(const std::vector<Course::Point>& points, std::size_t i, double chord) {
    const double tangent = tangentAt(points, i);
    if (chord == 0 || tangent * chord <= 0) return 0;
    return std::abs(tangent) > 3 * std::abs(chord) ? 3 * chord : tangent;
}

}  // namespace

double Course::at(double s) const {
    if (points.empty()) return 0;
    if (s <= points.front().atS) return points.front().value;
    if (s >= points.back().atS) return points.back().value;
    const auto after =
        std::upper_bound(points.begin(), points.end(), s, [](double at, const Point& p) { return at < p.atS; });
    const auto i = static_cast<std::size_t>(after - points.begin()) - 1;
    const Point &a = points[i], &b = points[i + 1];
    const double span = b.atS - a.atS, t = (s - a.atS) / span;
    if (shape == Shape::Linear) return a.value + (b.value - a.value) * t;
    const double chord = slopeBetween(a, b);
    const double left = boundedTangent(points, i, chord), right = boundedTangent(points, i + 1, chord);
    const double t2 = t * t, t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * a.value + (t3 - 2 * t2 + t) * span * left + (-2 * t3 + 3 * t2) * b.value +
           (t3 - t2) * span * right;
}

}  // namespace field
