// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/demo/plane.h"

#include <algorithm>

namespace layers::demo {

double sine(double radians) {
    const double turns = std::floor(radians / kPi + 0.5);
    const double r = radians - turns * kPi, r2 = r * r;
    double term = r, sum = r;
    for (int n = 1; n <= 8; ++n) {
        term *= -r2 / ((2.0 * n) * (2.0 * n + 1));
        sum += term;
    }
    return std::fmod(std::abs(turns), 2.0) == 0 ? sum : -sum;
}

double angleOf(Vec d) {
    const double ax = std::abs(d.x), ay = std::abs(d.y);
    if (ax + ay == 0) return 0;
    double z = std::min(ax, ay) / std::max(ax, ay);
    for (int i = 0; i < 3; ++i) z = z / (1 + std::sqrt(1 + z * z));
    double sum = 0, power = z;
    for (int n = 0; n < 7; ++n, power *= -z * z) sum += power / (2 * n + 1);
    double angle = 8 * sum;
    if (ay > ax) angle = kPi / 2 - angle;
    if (d.x < 0) angle = kPi - angle;
    return d.y < 0 ? -angle : angle;
}

double decay(double v) {
    if (v > 60) return 0;
    const double x = -v / 1024;
    double e = 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4)));
    for (int i = 0; i < 10; ++i) e *= e;
    return e;
}

Path curveThrough(const Path& points, double stepM) {
    Path out;
    const std::size_t n = points.size();
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const Vec p0 = i > 0 ? points[i - 1] : 2.0 * points[i] - points[i + 1];
        const Vec p1 = points[i], p2 = points[i + 1];
        const Vec p3 = i + 2 < n ? points[i + 2] : 2.0 * p2 - p1;
        const int steps = std::max(1, static_cast<int>(std::lround(distance(p1, p2) / stepM)));
        for (int s = 0; s < steps; ++s) {
            const double t = static_cast<double>(s) / steps, t2 = t * t, t3 = t2 * t;
            out.push_back(0.5 * (2.0 * p1 + t * (p2 - p0) + t2 * (2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3) +
                                 t3 * (3.0 * p1 - p0 - 3.0 * p2 + p3)));
        }
    }
    if (n > 0) out.push_back(points.back());
    return out;
}

double lengthOf(const Path& path) {
    double sum = 0;
    for (std::size_t i = 1; i < path.size(); ++i) sum += distance(path[i - 1], path[i]);
    return sum;
}

Spot spotAt(const Path& path, double along) {
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double piece = distance(path[i - 1], path[i]);
        if (along <= piece || i + 1 == path.size()) {
            const Vec direction = unit(path[i] - path[i - 1]);
            return {path[i - 1] + std::min(along, piece) * direction, direction};
        }
        along -= piece;
    }
    return {path.empty() ? Vec{} : path.front(), {1, 0}};
}

Nearest nearestOnSegment(Vec a, Vec b, Vec p) {
    const Vec d = b - a;
    const double l2 = dot(d, d);
    const double t = l2 > 0 ? clamp01(dot(p - a, d) / l2) : 0;
    const Vec at = a + t * d;
    return {distance(at, p), t * std::sqrt(l2), at};
}

Nearest nearestOn(const Path& path, Vec p) {
    Nearest best;
    double along = 0;
    for (std::size_t i = 1; i < path.size(); ++i) {
        Nearest n = nearestOnSegment(path[i - 1], path[i], p);
        if (n.distanceM < best.distanceM) {
            n.alongM += along;
            best = n;
        }
        along += distance(path[i - 1], path[i]);
    }
    return best;
}

bool isWithin(const Path& ring, Vec p) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
            p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
            inside = !inside;
    return inside;
}

Path thinned(const Path& path, double toleranceM) {
    if (path.size() < 3) return path;
    std::vector<bool> keep(path.size(), false);
    keep.front() = keep.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open = {{0, path.size() - 1}};
    while (!open.empty()) {
        const auto [a, b] = open.back();
        open.pop_back();
        double worst = toleranceM;
        std::size_t at = 0;
        for (std::size_t i = a + 1; i < b; ++i) {
            const double d = nearestOnSegment(path[a], path[b], path[i]).distanceM;
            if (d > worst) worst = d, at = i;
        }
        if (at == 0) continue;
        keep[at] = true;
        open.emplace_back(a, at);
        open.emplace_back(at, b);
    }
    Path out;
    for (std::size_t i = 0; i < path.size(); ++i)
        if (keep[i]) out.push_back(path[i]);
    return out;
}

double Noise::lattice(std::int64_t x, std::int64_t y) const {
    std::uint64_t z = m_seed + static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15ULL +
                      static_cast<std::uint64_t>(y) * 0xC2B2AE3D27D4EB4FULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-52 - 1.0;
}

double Noise::at(Vec p, double waveM) const {
    const double u = p.x / waveM, v = p.y / waveM;
    const double fx = std::floor(u), fy = std::floor(v);
    const auto x = static_cast<std::int64_t>(fx), y = static_cast<std::int64_t>(fy);
    const double a = u - fx, b = v - fy;
    const double sa = a * a * a * (a * (a * 6 - 15) + 10), sb = b * b * b * (b * (b * 6 - 15) + 10);
    return mix(mix(lattice(x, y), lattice(x + 1, y), sa), mix(lattice(x, y + 1), lattice(x + 1, y + 1), sa), sb);
}

double Noise::fractal(Vec p, double waveM, int octaves) const {
    double sum = 0, weight = 1;
    for (int i = 0; i < octaves; ++i) {
        // Octaves are turned against one another, or the lattice shows.
        sum += weight * at({p.x * 0.8 - p.y * 0.6 + 977.0 * i, p.x * 0.6 + p.y * 0.8 - 331.0 * i}, waveM);
        const Vec turned{p.x * 0.8 - p.y * 0.6, p.x * 0.6 + p.y * 0.8};
        p = turned;
        waveM *= 0.5;
        weight *= 0.5;
    }
    return sum;
}

}  // namespace layers::demo
