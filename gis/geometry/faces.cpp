// SPDX-License-Identifier: EUPL-1.2
#include "gis/geometry/faces.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <unordered_map>

namespace geometry {
namespace {

constexpr double kSnapM = 0.1;
constexpr double kSquareM = 100;  ///< in which pairs of pieces are looked for
constexpr int kCutsMost = 5;      ///< rounds; what is cut moves by a decimetre at most and may touch anew

struct Piece {
    std::uint32_t from = 0, to = 0, line = 0;
};

std::uint64_t placeKey(std::int64_t x, std::int64_t y) {
    return static_cast<std::uint64_t>(x) << 32 ^ (static_cast<std::uint64_t>(y) & 0xFFFFFFFF);
}

/// Places of the net, the same to a decimetre.
class Places {
public:
    std::uint32_t at(MapPoint p) {
        const auto x = std::llround(p.eastM / kSnapM), y = std::llround(p.northM / kSnapM);
        for (int dx = -1; dx <= 1; ++dx)
            for (int dy = -1; dy <= 1; ++dy)
                if (const auto near = m_known.find(placeKey(x + dx, y + dy));
                    near != m_known.end() && distanceM(m_points[near->second], p) <= kSnapM)
                    return near->second;
        const auto number = static_cast<std::uint32_t>(m_points.size());
        m_known.emplace(placeKey(x, y), number);
        m_points.push_back({static_cast<double>(x) * kSnapM, static_cast<double>(y) * kSnapM});
        return number;
    }
    [[nodiscard]] const std::vector<MapPoint>& points() const { return m_points; }

private:
    std::unordered_map<std::uint64_t, std::uint32_t> m_known;
    std::vector<MapPoint> m_points;
};

double crossOf(MapPoint a, MapPoint b) { return a.eastM * b.northM - a.northM * b.eastM; }
MapPoint minus(MapPoint a, MapPoint b) { return {a.eastM - b.eastM, a.northM - b.northM}; }

/// Cuts pieces where they meet others.
class Cutter {
public:
    Cutter(Places& places, std::vector<Piece>& pieces) : m_places(places), m_pieces(pieces) {}

    /// False when nothing was to be cut.
    bool cut() {
        m_cuts.assign(m_pieces.size(), {});
        for (const auto& [key, square] : squares())
            for (std::size_t i = 0; i < square.size(); ++i)
                for (std::size_t j = i + 1; j < square.size(); ++j) meet(square[i], square[j]);
        std::vector<Piece> out;
        bool isCut = false;
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            auto& cuts = m_cuts[i];
            std::sort(cuts.begin(), cuts.end());
            std::uint32_t from = m_pieces[i].from;
            for (const auto& [along, place] : cuts) {
                if (place == from || place == m_pieces[i].to) continue;
                out.push_back({from, place, m_pieces[i].line});
                from = place, isCut = true;
            }
            out.push_back({from, m_pieces[i].to, m_pieces[i].line});
        }
        m_pieces = std::move(out);
        return isCut;
    }

private:
    [[nodiscard]] std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> squares() const {
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> squares;
        for (std::uint32_t i = 0; i < m_pieces.size(); ++i) {
            const MapBox box = boxOf(MapRing{pointAt(m_pieces[i].from), pointAt(m_pieces[i].to)});
            const auto squareOf = [](double metres) {
                return static_cast<std::int64_t>(std::floor(metres / kSquareM));
            };
            for (auto x = squareOf(box.westM - kSnapM); x <= squareOf(box.eastM + kSnapM); ++x)
                for (auto y = squareOf(box.southM - kSnapM); y <= squareOf(box.northM + kSnapM); ++y)
                    squares[placeKey(x, y)].push_back(i);
        }
        return squares;
    }
    [[nodiscard]] MapPoint pointAt(std::uint32_t place) const { return m_places.points()[place]; }

    void cutAt(std::uint32_t piece, std::uint32_t place) {
        m_cuts[piece].emplace_back(distanceM(pointAt(m_pieces[piece].from), pointAt(place)), place);
    }
    void meet(std::uint32_t i, std::uint32_t j) {
        const Piece one = m_pieces[i], other = m_pieces[j];
        const MapPoint a = pointAt(one.from), b = pointAt(one.to), c = pointAt(other.from), d = pointAt(other.to);
        const auto touches = [&](std::uint32_t piece, std::uint32_t end, MapPoint from, MapPoint to) {
            if (end == m_pieces[piece].from || end == m_pieces[piece].to) return false;
            // Beside an end it would fold the piece, and the next round would fold it back.
            const MapPoint at = pointAt(end);
            const bool isOn = distanceToSegmentM(at, from, to) <= kSnapM && distanceM(at, from) > 2 * kSnapM &&
                              distanceM(at, to) > 2 * kSnapM;
            if (isOn) cutAt(piece, end);
            return isOn;
        };
        bool isMet = touches(i, other.from, a, b);
        isMet = touches(i, other.to, a, b) || isMet;
        isMet = touches(j, one.from, c, d) || isMet;
        isMet = touches(j, one.to, c, d) || isMet;
        if (isMet || one.from == other.from || one.from == other.to || one.to == other.from || one.to == other.to)
            return;
        const double cross = crossOf(minus(b, a), minus(d, c));
        if (cross == 0) return;
        const double t = crossOf(minus(c, a), minus(d, c)) / cross, u = crossOf(minus(c, a), minus(b, a)) / cross;
        if (!(t > 0 && t < 1 && u > 0 && u < 1)) return;
        const std::uint32_t place =
            m_places.at({a.eastM + t * (b.eastM - a.eastM), a.northM + t * (b.northM - a.northM)});
        cutAt(i, place), cutAt(j, place);
    }

    Places& m_places;
    std::vector<Piece>& m_pieces;
    std::vector<std::vector<std::pair<double, std::uint32_t>>> m_cuts;  ///< along each piece
};

/// Half edges 2k (from -> to) and 2k + 1 (back) of the pieces; each turns as far left as it can at its end, so that the
/// walk goes round the face on its left.
class Walks {
public:
    Walks(const std::vector<MapPoint>& points, const std::vector<Piece>& pieces)
        : m_pieces(pieces), m_next(2 * pieces.size()), m_walkOf(2 * pieces.size(), kNone) {
        std::vector<std::vector<std::uint32_t>> out(points.size());
        for (std::uint32_t half = 0; half < m_next.size(); ++half) out[fromOf(half)].push_back(half);
        for (std::uint32_t place = 0; place < out.size(); ++place) {
            auto& around = out[place];
            std::vector<std::pair<double, std::uint32_t>> byAngle;
            for (const std::uint32_t half : around) {
                const MapPoint way = minus(points[toOf(half)], points[place]);
                byAngle.emplace_back(std::atan2(way.northM, way.eastM), half);
            }
            std::sort(byAngle.begin(), byAngle.end());
            for (std::size_t k = 0; k < byAngle.size(); ++k)  // who comes in by k goes out by the one clockwise of it
                m_next[byAngle[k].second ^ 1U] = byAngle[(k + byAngle.size() - 1) % byAngle.size()].second;
        }
        for (std::uint32_t start = 0; start < m_next.size(); ++start) {
            if (m_walkOf[start] != kNone) continue;
            for (std::uint32_t half = start; m_walkOf[half] == kNone; half = m_next[half]) m_walkOf[half] = m_count;
            m_starts.push_back(start);
            ++m_count;
        }
    }
    [[nodiscard]] std::uint32_t fromOf(std::uint32_t half) const {
        return half % 2 == 0 ? m_pieces[half / 2].from : m_pieces[half / 2].to;
    }
    [[nodiscard]] std::uint32_t toOf(std::uint32_t half) const { return fromOf(half ^ 1U); }
    [[nodiscard]] std::uint32_t next(std::uint32_t half) const { return m_next[half]; }
    [[nodiscard]] bool hasOneFaceOnBothSides(std::uint32_t piece) const {
        return m_walkOf[2 * piece] == m_walkOf[2 * piece + 1];
    }
    [[nodiscard]] const std::vector<std::uint32_t>& starts() const { return m_starts; }

private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    const std::vector<Piece>& m_pieces;
    std::vector<std::uint32_t> m_next, m_walkOf, m_starts;
    std::uint32_t m_count = 0;
};

struct Loop {
    MapRing ring;
    std::vector<std::uint32_t> lines;
    double areaM2 = 0;  ///< signed
};

/// A walk as rings that pass no place twice.
std::vector<Loop> loopsOf(const Walks& walks, std::uint32_t start, const std::vector<MapPoint>& points,
                          const std::vector<Piece>& pieces) {
    std::vector<Loop> loops;
    std::vector<std::uint32_t> path;                          // half edges
    std::unordered_map<std::uint32_t, std::size_t> position;  // of a place, in path
    std::uint32_t half = start;
    do {
        position[walks.fromOf(half)] = path.size();
        path.push_back(half);
        const auto met = position.find(walks.toOf(half));
        if (met != position.end()) {
            Loop& loop = loops.emplace_back();
            const std::size_t first = met->second;
            for (std::size_t k = first; k < path.size(); ++k) {
                loop.ring.push_back(points[walks.fromOf(path[k])]);
                loop.lines.push_back(pieces[path[k] / 2].line);
                if (k > first) position.erase(walks.fromOf(path[k]));
            }
            position.erase(walks.fromOf(path[first]));
            path.resize(first);
            loop.areaM2 = signedAreaM2(loop.ring);
        }
        half = walks.next(half);
    } while (half != start);
    return loops;
}

std::vector<std::uint32_t> partsOf(std::size_t places, const std::vector<Piece>& pieces) {
    std::vector<std::uint32_t> part(places);
    std::iota(part.begin(), part.end(), 0U);
    const auto root = [&](std::uint32_t place) {
        while (part[place] != place) place = part[place] = part[part[place]];
        return place;
    };
    for (const Piece& piece : pieces) part[root(piece.from)] = root(piece.to);
    for (std::uint32_t place = 0; place < places; ++place) part[place] = root(place);
    return part;
}

}  // namespace

Faces facesOf(const std::vector<std::vector<MapPoint>>& lines) {
    Places places;
    std::vector<Piece> pieces;
    for (std::uint32_t line = 0; line < lines.size(); ++line)
        for (std::size_t i = 1; i < lines[line].size(); ++i)
            pieces.push_back({places.at(lines[line][i - 1]), places.at(lines[line][i]), line});
    const auto tidy = [&] {  // each once, in one sense; two lines on one way leave the first
        for (Piece& piece : pieces)
            if (piece.from > piece.to) std::swap(piece.from, piece.to);
        std::erase_if(pieces, [](const Piece& piece) { return piece.from == piece.to; });
        const auto key = [](const Piece& p) { return std::tie(p.from, p.to); };
        std::stable_sort(pieces.begin(), pieces.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
        pieces.erase(
            std::unique(pieces.begin(), pieces.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
            pieces.end());
    };
    tidy();
    for (int round = 0; round < kCutsMost && Cutter(places, pieces).cut(); ++round) tidy();

    Faces faces;
    const std::vector<MapPoint>& points = places.points();
    {
        const Walks walks(points, pieces);
        std::vector<Piece> bounding;
        for (std::uint32_t i = 0; i < pieces.size(); ++i) {
            if (walks.hasOneFaceOnBothSides(i))
                faces.looseM += distanceM(points[pieces[i].from], points[pieces[i].to]);
            else
                bounding.push_back(pieces[i]);
        }
        pieces = std::move(bounding);
    }
    const Walks walks(points, pieces);
    const std::vector<std::uint32_t> parts = partsOf(points.size(), pieces);
    struct Outline {
        Loop loop;
        std::uint32_t part = 0;
    };
    std::vector<Outline> outlines;  // of whole parts of the net
    std::vector<std::uint32_t> partOfFace;
    const auto bordered = [](Face& face, Loop& loop) {
        face.area.push_back(std::move(loop.ring));
        face.lines.insert(face.lines.end(), loop.lines.begin(), loop.lines.end());
    };
    for (const std::uint32_t start : walks.starts()) {
        std::vector<Loop> loops = loopsOf(walks, start, points, pieces);
        const std::uint32_t part = parts[walks.fromOf(start)];
        const auto outer = std::find_if(loops.begin(), loops.end(), [](const Loop& loop) { return loop.areaM2 > 0; });
        if (outer == loops.end()) {
            for (Loop& loop : loops) outlines.push_back({std::move(loop), part});
            continue;
        }
        Face& face = faces.all.emplace_back();
        partOfFace.push_back(part);
        bordered(face, *outer);
        for (Loop& loop : loops)
            if (!loop.ring.empty() && loop.areaM2 <= 0) bordered(face, loop);
    }
    std::vector<MapBox> boxes;
    std::vector<double> sizes;
    for (const Face& face : faces.all) {
        boxes.push_back(boxOf(face.area.front()));
        sizes.push_back(signedAreaM2(face.area.front()));
    }
    std::vector<std::pair<std::size_t, std::size_t>> inFace;
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        const MapPoint corner = outlines[i].loop.ring.front();
        std::size_t smallest = faces.all.size();
        for (std::size_t k = 0; k < faces.all.size(); ++k) {
            if (partOfFace[k] == outlines[i].part || !boxes[k].contains(corner)) continue;
            if (smallest < faces.all.size() && sizes[smallest] <= sizes[k]) continue;
            if (isInside(corner, MapPolygon{faces.all[k].area.front()})) smallest = k;
        }
        if (smallest < faces.all.size()) inFace.emplace_back(i, smallest);
    }
    for (const auto& [i, k] : inFace) bordered(faces.all[k], outlines[i].loop);
    for (Face& face : faces.all) {
        std::sort(face.lines.begin(), face.lines.end());
        face.lines.erase(std::unique(face.lines.begin(), face.lines.end()), face.lines.end());
    }
    return faces;
}

}  // namespace geometry
