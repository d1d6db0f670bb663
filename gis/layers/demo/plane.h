// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Plane arithmetic of the demo town. Only + - * / and square root, which IEEE 754 rounds alike everywhere: the C
// library's sine and exponential differ in the last bit between machines, and one bit decides whether a house fits.

#include <cmath>
#include <cstdint>
#include <vector>

namespace layers::demo {

/// Metres east and north of the town's south-western corner.
struct Vec {
    double x = 0, y = 0;
    bool operator==(const Vec&) const = default;
};
inline Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y}; }
inline Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y}; }
inline Vec operator*(double k, Vec a) { return {k * a.x, k * a.y}; }
inline double dot(Vec a, Vec b) { return a.x * b.x + a.y * b.y; }
inline double cross(Vec a, Vec b) { return a.x * b.y - a.y * b.x; }
inline double length(Vec a) { return std::sqrt(dot(a, a)); }
inline double distance(Vec a, Vec b) { return length(a - b); }
inline Vec unit(Vec a) {
    const double l = length(a);
    return l > 0 ? Vec{a.x / l, a.y / l} : Vec{1, 0};
}
/// A quarter turn to the left.
inline Vec left(Vec a) { return {-a.y, a.x}; }
inline double clamp01(double v) { return v < 0 ? 0 : v > 1 ? 1 : v; }
inline double smooth(double v) {
    v = clamp01(v);
    return v * v * (3 - 2 * v);
}
inline double mix(double a, double b, double k) { return a + (b - a) * k; }

using Path = std::vector<Vec>;

constexpr double kPi = 3.14159265358979323846;
[[nodiscard]] double sine(double radians);
inline double cosine(double radians) { return sine(radians + kPi / 2); }
inline Vec heading(double radians) { return {cosine(radians), sine(radians)}; }
/// Angle of a direction, -pi..pi.
[[nodiscard]] double angleOf(Vec direction);
/// e^-v for v >= 0.
[[nodiscard]] double decay(double v);

/// Catmull-Rom curve through the points, sampled about every `stepM`.
[[nodiscard]] Path curveThrough(const Path& points, double stepM);
[[nodiscard]] double lengthOf(const Path& path);
/// The point and direction at `along` metres from the start.
struct Spot {
    Vec at, direction;
};
[[nodiscard]] Spot spotAt(const Path& path, double along);
struct Nearest {
    double distanceM = 1e30;
    double alongM = 0;
    Vec at;
};
[[nodiscard]] Nearest nearestOn(const Path& path, Vec p);
[[nodiscard]] Nearest nearestOnSegment(Vec a, Vec b, Vec p);
[[nodiscard]] bool isWithin(const Path& ring, Vec p);
/// Douglas-Peucker on an open line.
[[nodiscard]] Path thinned(const Path& path, double toleranceM);

/// Smooth noise in about -1..1, the same for the same seed and place on every machine.
class Noise {
public:
    explicit Noise(std::uint64_t seed) : m_seed(seed) {}
    [[nodiscard]] double at(Vec p, double waveM) const;
    /// Sum of octaves from `waveM` down, each half as long and half as strong.
    [[nodiscard]] double fractal(Vec p, double waveM, int octaves) const;

private:
    [[nodiscard]] double lattice(std::int64_t x, std::int64_t y) const;
    std::uint64_t m_seed;
};

}  // namespace layers::demo
