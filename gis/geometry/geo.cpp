// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/geo.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace geometry {
namespace {

constexpr double kE7 = 1e7;
constexpr std::string_view kRowLetters = "ABCDEFGHJKLMNPQRSTUV";
constexpr std::string_view kColumnLettersZone32 = "JKLMNPQR";
constexpr std::string_view kBandLetters = "CDEFGHJKLMNPQRSTUVWX";

/// Rounded and kept within what the wire can say; a place that is no number becomes 0.
std::int32_t toE7(double degrees, double limitDeg) {
    if (std::isnan(degrees)) return 0;
    return static_cast<std::int32_t>(std::llround(std::clamp(degrees, -limitDeg, limitDeg) * kE7));
}

void appendDigits(std::string& text, std::int64_t value, int digits) {
    std::string part(static_cast<std::size_t>(digits), '0');
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        part[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    text += part;
}

}  // namespace

wire::GeoPoint toWire(GeoDegrees at) { return {toE7(at.latDeg, 90.0), toE7(at.lonDeg, 180.0)}; }

GeoDegrees toGeo(wire::GeoPoint at) { return {at.latE7 / kE7, at.lonE7 / kE7}; }

MapPoint toMap(wire::GeoPoint at) { return toMap(toGeo(at)); }

wire::GeoPoint toWire(MapPoint at) { return toWire(toGeo(at)); }

wire::GeoArea toWire(const MapArea& area) {
    wire::GeoArea out;
    out.reserve(area.size());
    for (const MapPolygon& polygon : area) {
        wire::GeoPolygon rings;
        rings.reserve(polygon.size());
        for (const MapRing& ring : polygon) {
            wire::GeoRing corners;
            corners.reserve(ring.size());
            for (const MapPoint p : ring) corners.push_back(toWire(p));
            rings.push_back(std::move(corners));
        }
        out.push_back(std::move(rings));
    }
    return out;
}

MapArea toMap(const wire::GeoArea& area) {
    MapArea out;
    out.reserve(area.size());
    for (const wire::GeoPolygon& polygon : area) {
        MapPolygon rings;
        rings.reserve(polygon.size());
        for (const wire::GeoRing& ring : polygon) {
            MapRing corners;
            corners.reserve(ring.size());
            for (const wire::GeoPoint p : ring) corners.push_back(toMap(p));
            rings.push_back(std::move(corners));
        }
        out.push_back(std::move(rings));
    }
    return out;
}

std::string utmref(MapPoint at, int digits) {
    digits = std::clamp(digits, 2, 5);
    const double latDeg = toGeo(at).latDeg;
    if (!(latDeg >= -80.0 && latDeg < 84.0) || !(at.eastM >= 100'000.0 && at.eastM < 900'000.0)) return {};
    const auto band = std::min<std::size_t>(static_cast<std::size_t>((latDeg + 80.0) / 8.0), kBandLetters.size() - 1);
    // South of the equator northings count from 10,000 km; the letters repeat every 2,000 km either way.
    const auto eastM = static_cast<std::int64_t>(std::floor(at.eastM));
    const auto northM = static_cast<std::int64_t>(std::floor(at.northM + (at.northM < 0 ? 10'000'000.0 : 0.0)));
    std::string text = "32";
    text += kBandLetters[band];
    text += ' ';
    text += kColumnLettersZone32[static_cast<std::size_t>(eastM / 100'000 - 1)];
    text += kRowLetters[static_cast<std::size_t>((northM / 100'000 + 5) % 20)];
    std::int64_t divisor = 1;
    for (int i = digits; i < 5; ++i) divisor *= 10;
    text += ' ';
    appendDigits(text, eastM % 100'000 / divisor, digits);
    text += ' ';
    appendDigits(text, northM % 100'000 / divisor, digits);
    return text;
}

std::optional<UtmrefSquare> fromUtmref(std::string_view text, MapPoint near) {
    std::string letters, digits;
    std::string zone;
    for (const char raw : text) {
        const char c = raw >= 'a' && raw <= 'z' ? static_cast<char>(raw - 'a' + 'A') : raw;
        if (c == ' ' || c == '\t') continue;
        if (c >= '0' && c <= '9') {
            (letters.empty() ? zone : digits) += c;
        } else if (c >= 'A' && c <= 'Z' && digits.empty()) {
            letters += c;
        } else {
            return std::nullopt;
        }
    }
    if (letters.size() == 3 && zone == "32")
        letters.erase(0, 1);  // the band follows from the square
    else if (!zone.empty())
        return std::nullopt;
    if (letters.size() != 2 || digits.size() % 2 != 0 || digits.size() < 4 || digits.size() > 10) return std::nullopt;
    const auto column = kColumnLettersZone32.find(letters[0]), row = kRowLetters.find(letters[1]);
    if (column == std::string_view::npos || row == std::string_view::npos) return std::nullopt;
    const std::size_t each = digits.size() / 2;
    const auto metres = [&](std::size_t from) {
        double value = 0;
        for (std::size_t i = 0; i < 5; ++i)
            value = 10 * value + (i < each ? static_cast<double>(digits[from + i] - '0') : 0.0);
        return value;
    };
    UtmrefSquare square;
    square.sideM = std::pow(10.0, static_cast<double>(5 - each));
    square.middle.eastM = 100'000.0 * static_cast<double>(column + 1) + metres(0) + square.sideM / 2;
    constexpr double kRepeatM = 2'000'000.0;
    const double north =
        100'000.0 * static_cast<double>((row + 15) % 20) + metres(each) + square.sideM / 2;  // above a multiple
    square.middle.northM = north + kRepeatM * std::round((near.northM - north) / kRepeatM);
    return square;
}

}  // namespace geometry
