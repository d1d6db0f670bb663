// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/demo/terrain.h"

#include <algorithm>
#include <limits>

namespace layers::demo {

namespace {

/// Linear between (x, value) pairs, x rising.
double between(const std::vector<Vec>& table, double x) {
    if (x <= table.front().x) return table.front().y;
    for (std::size_t i = 1; i < table.size(); ++i)
        if (x <= table[i].x) {
            const double k = (x - table[i - 1].x) / (table[i].x - table[i - 1].x);
            return mix(table[i - 1].y, table[i].y, smooth(k));
        }
    return table.back().y;
}

const std::vector<Vec> kAxis = {{-400, 1400}, {0, 1500},    {600, 1690},  {1200, 1820}, {2000, 2120},
                                {2700, 2330}, {3400, 2330}, {4000, 2430}, {4700, 2680}, {5400, 2980},
                                {6200, 3160}, {7000, 3460}, {7400, 3560}};
/// Half width of the flood plain to the north and the south of the axis.
const std::vector<Vec> kPlainNorth = {{0, 260},    {900, 230},  {1800, 250}, {2600, 190}, {3050, 130}, {3700, 110},
                                      {4100, 170}, {4900, 290}, {5800, 260}, {6400, 210}, {7000, 280}};
const std::vector<Vec> kPlainSouth = {{0, 240},    {900, 260},  {1800, 230}, {2700, 200}, {3400, 150},
                                      {4000, 190}, {4700, 250}, {5600, 270}, {6400, 240}, {7000, 260}};
/// How far the river swings from the valley's direction, radians: tamed in town, free in the meadows.
const std::vector<Vec> kSwing = {{0, 1.0},     {1600, 1.05}, {2500, 0.75}, {2950, 0.28}, {3900, 0.25},
                                 {4400, 0.65}, {5000, 1.1},  {5900, 0.9},  {6400, 0.7},  {7000, 1.0}};

constexpr double kRiverBankM = 2.3;
constexpr Vec kOldTown{3350, 2650};

}  // namespace

double valleyFloor(double x) { return 208.0 + 0.0014 * x; }
double valleyAxis(double x) {
    static const std::vector<double> kSampled = [] {
        std::vector<double> sampled;
        // The table's smooth steps leave flat spots; a mean over 500 m takes them out.
        for (int k = 0; k <= 800; ++k) {
            double sum = 0;
            for (int i = -5; i <= 5; ++i) sum += between(kAxis, -500 + 10.0 * k + 50.0 * i);
            sampled.push_back(sum / 11);
        }
        return sampled;
    }();
    const double u = std::clamp((x + 500) / 10, 0.0, 799.0);
    const auto i = static_cast<std::size_t>(u);
    return mix(kSampled[i], kSampled[i + 1], u - static_cast<double>(i));
}

double Stream::bedAt(double alongM) const {
    double along = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double piece = distance(line[i - 1], line[i]);
        if (along + piece >= alongM)
            return mix(bedM[i - 1], bedM[i], piece > 0 ? clamp01((alongM - along) / piece) : 0);
        along += piece;
    }
    return bedM.back();
}

Terrain::Terrain(std::uint64_t seed) : m_hills(seed * 7919 + 11), m_detail(seed * 104729 + 23) {
    layRiver();
    layBrook("Mühlbach",
             {{2640, 5560},
              {2600, 5100},
              {2680, 4600},
              {2760, 4150},
              {2720, 3750},
              {2810, 3400},
              {2880, 3060},
              {2930, 2760},
              {2985, 2520},
              {2960, 2340}},
             2.4, 0.15, 1.0);
    layBrook(
        "Erlenbach",
        {{5080, -60}, {5020, 350}, {4860, 800}, {4900, 1250}, {4780, 1650}, {4820, 2050}, {4700, 2380}, {4640, 2640}},
        1.6, 0.15, 1.25);
    measureStreams();
    raise();
}

void Terrain::layRiver() {
    Stream river;
    river.name = "Aue";
    river.bankM = kRiverBankM;
    Vec p{7120, valleyAxis(7120)};
    double phase = 0.4;
    constexpr double kStep = 8;
    while (p.x > -120) {
        const double axisSlope = (valleyAxis(p.x + 40) - valleyAxis(p.x - 40)) / 80;
        const Vec down = unit(Vec{-1, -axisSlope});
        const double off = (p.y - valleyAxis(p.x)) / std::sqrt(1 + axisSlope * axisSlope);
        const double swing = between(kSwing, p.x) * (1 + 0.4 * m_detail.at(p, 1150));
        const double turn = swing * sine(phase) + 0.0016 * off;
        const Vec h{cosine(turn), sine(turn)};
        river.line.push_back(p);
        river.bedM.push_back(valleyFloor(p.x) - kRiverBankM);
        river.halfM.push_back(11.5 + 2.0 * m_detail.at(p + Vec{5000, 0}, 260));
        p = p + kStep * Vec{down.x * h.x - down.y * h.y, down.x * h.y + down.y * h.x};
        phase += 2 * kPi * kStep / (690 * (1 + 0.42 * m_detail.at(p + Vec{0, 9000}, 800)));
    }
    m_streams.push_back(std::move(river));
}

void Terrain::layBrook(const std::string& name, const Path& guide, double halfM, double mouthAboveM, double steepness) {
    Stream brook;
    brook.name = name;
    brook.bankM = 1.5;
    const Path course = curveThrough(guide, 8);
    const Stream& river = m_streams[0];
    for (std::size_t i = 0; i < course.size(); ++i) {
        const Vec d = unit(course[std::min(i + 1, course.size() - 1)] - course[i > 0 ? i - 1 : 0]);
        const double wild = smooth(distance(course[i], course.back()) / 900) *
                            smooth((static_cast<double>(course.size()) - 1 - static_cast<double>(i)) / 10);
        const Vec p = course[i] + (13 * wild * m_detail.fractal(course[i] + Vec{300 * steepness, 0}, 95, 2)) * left(d);
        brook.line.push_back(p);
        if (nearestOn(river.line, p).distanceM < 9) break;
    }
    brook.line.back() = nearestOn(river.line, brook.line.back()).at;
    const double mouthBed = valleyFloor(brook.line.back().x) - kRiverBankM + mouthAboveM;
    const double total = lengthOf(brook.line);
    double along = 0;
    for (std::size_t i = 0; i < brook.line.size(); ++i) {
        if (i > 0) along += distance(brook.line[i - 1], brook.line[i]);
        const double up = total - along;
        brook.bedM.push_back(mouthBed + steepness * (0.0055 * up + 0.0000068 * up * up));
        brook.halfM.push_back(mix(0.5 * halfM, halfM, smooth(along / total * 1.6)));
    }
    shapeValley(brook);
    m_streams.push_back(std::move(brook));
}

/// A side valley runs north or south: its floor and middle are functions of the north coordinate alone, smoother than
/// the brook's bends, or the slopes would show a seam inside every bend.
void Terrain::shapeValley(const Stream& brook) {
    SideValley valley;
    valley.mouthY = brook.line.back().y;
    valley.north = brook.line.front().y > valley.mouthY;
    const int rows = static_cast<int>(kTownHeightM / 10) + 13;
    for (int i = 0; i < rows; ++i) {
        const double y = 10.0 * i - 60;
        double x = 0, bed = 0, weight = 0;
        for (std::size_t k = 0; k < brook.line.size(); ++k) {
            const double w = decay((brook.line[k].y - y) * (brook.line[k].y - y) / (2 * 45.0 * 45.0)) +
                             1e-12 / (1 + std::abs(brook.line[k].y - y));
            x += w * brook.line[k].x, bed += w * brook.bedM[k], weight += w;
        }
        valley.middleX.push_back(x / weight);
        valley.bedM.push_back(bed / weight);
    }
    m_valleys.push_back(std::move(valley));
}

/// Ground cut by a side valley.
double Terrain::cutByValley(const SideValley& valley, Vec p, double z) {
    const double up = valley.north ? p.y - valley.mouthY : valley.mouthY - p.y;
    if (up < -60) return z;
    const double u = std::clamp((p.y + 60) / 10, 0.0, static_cast<double>(valley.middleX.size()) - 1.001);
    const auto i = static_cast<std::size_t>(u);
    const double k = u - static_cast<double>(i);
    const double side = std::max(0.0, std::abs(p.x - mix(valley.middleX[i], valley.middleX[i + 1], k)) - 30);
    const double floor = mix(valley.bedM[i], valley.bedM[i + 1], k) + mix(2.25, 1.6, smooth(up / 300));
    const double surface = floor + 0.045 * side + 0.00016 * side * side;
    const double blend = 0.02 + 9 * smooth(side / 90);
    const double h = clamp01(0.5 + 0.5 * (z - surface) / blend);
    return mix(z, mix(z, surface, h) - blend * h * (1 - h), smooth((up + 60) / 120));
}

void Terrain::measureStreams() {
    m_toStream.assign(m_streams.size(), std::vector<ToStream>(kColumns * kRows));
    for (std::size_t s = 0; s < m_streams.size(); ++s) {
        const Stream& stream = m_streams[s];
        constexpr double kReachM = 80;
        for (std::size_t i = 1; i < stream.line.size(); ++i) {
            const Vec a = stream.line[i - 1], b = stream.line[i];
            const double piece = distance(a, b);
            const int c0 = std::max(0, static_cast<int>((std::min(a.x, b.x) - kReachM) / kGroundCellM));
            const int c1 = std::min(static_cast<int>(kColumns) - 1,
                                    static_cast<int>((std::max(a.x, b.x) + kReachM) / kGroundCellM));
            const int r0 = std::max(0, static_cast<int>((std::min(a.y, b.y) - kReachM) / kGroundCellM));
            const int r1 =
                std::min(static_cast<int>(kRows) - 1, static_cast<int>((std::max(a.y, b.y) + kReachM) / kGroundCellM));
            for (int r = r0; r <= r1; ++r)
                for (int c = c0; c <= c1; ++c) {
                    const Nearest n = nearestOnSegment(a, b, {(c + 0.5) * kGroundCellM, (r + 0.5) * kGroundCellM});
                    ToStream& to = m_toStream[s][cell(c, r)];
                    if (n.distanceM >= static_cast<double>(to.distanceM)) continue;
                    const double k = piece > 0 ? n.alongM / piece : 0;
                    to = {static_cast<float>(n.distanceM),
                          static_cast<float>(mix(stream.bedM[i - 1], stream.bedM[i], k)),
                          static_cast<float>(mix(stream.halfM[i - 1], stream.halfM[i], k))};
                }
        }
    }
}

/// Flood plain, terrace, hills, old town's rise: all but the channels and the side valleys.
double Terrain::openGround(Vec p) const {
    const double axis = valleyAxis(p.x);
    const double slope = (valleyAxis(p.x + 100) - valleyAxis(p.x - 100)) / 200;
    const double off = (p.y - axis) / std::sqrt(1 + slope * slope);
    const double edge = between(off > 0 ? kPlainNorth : kPlainSouth, p.x) * (1 + 0.18 * m_detail.fractal(p, 420, 2));
    const double away = std::abs(off);
    const double u = away - edge;
    double z = valleyFloor(p.x) + 0.9 * smooth(away / std::max(edge, 60.0)) + 0.22 * m_detail.fractal(p, 130, 3);
    if (u > 0) {
        z += 3.6 * smooth(u / mix(75, 150, smooth((700 - std::abs(p.x - 3450)) / 300))) + 0.019 * u +
             66 * smooth((u - 420) / 1700);
        z += (3 * smooth(u / 200) + 24 * smooth((u - 250) / 1300)) * m_hills.fractal(p, 1500, 6);
    }
    const Vec fromTown{(p.x - kOldTown.x) / 330, (p.y - kOldTown.y) / 240};
    return z + 3.2 * decay(1.6 * dot(fromTown, fromTown)) * smooth((off - 45) / 130);
}

void Terrain::raise() {
    m_ground.resize(kColumns * kRows);
    for (std::size_t r = 0; r < kRows; ++r)
        for (std::size_t c = 0; c < kColumns; ++c) {
            const std::size_t i = r * kColumns + c;
            const Vec at{(static_cast<double>(c) + 0.5) * kGroundCellM, (static_cast<double>(r) + 0.5) * kGroundCellM};
            double z = openGround(at);
            for (const SideValley& valley : m_valleys) z = cutByValley(valley, at, z);
            for (std::size_t s = m_streams.size(); s-- > 0;) {
                const ToStream& to = m_toStream[s][i];
                const double d = static_cast<double>(to.distanceM), bed = static_cast<double>(to.bedM);
                // A brook is narrower than two cells: its bed still has to be one unbroken string of cells.
                const double flat = s == 0 ? static_cast<double>(to.halfM) - 3 : 3.6;
                const double bank = s == 0 ? 8.0 : 4.5;
                if (d > flat + bank) continue;
                const double k = smooth((d - flat) / bank);
                z = std::min(z, mix(bed, std::max(z, bed + m_streams[s].bankM), k));
            }
            m_ground[i] = static_cast<float>(std::floor(z * 100 + 0.5) / 100);
        }
}

double Terrain::ground(Vec p) const {
    const double u = std::clamp(p.x / kGroundCellM - 0.5, 0.0, kColumns - 1.001),
                 v = std::clamp(p.y / kGroundCellM - 0.5, 0.0, kRows - 1.001);
    const int c = static_cast<int>(u), r = static_cast<int>(v);
    const double a = u - c, b = v - r;
    const auto z = [this](int column, int row) { return static_cast<double>(m_ground[cell(column, row)]); };
    return mix(mix(z(c, r), z(c + 1, r), a), mix(z(c, r + 1), z(c + 1, r + 1), a), b);
}

double Terrain::aboveRiverBed(Vec p) const { return ground(p) - (valleyFloor(p.x) - kRiverBankM); }

Vec Terrain::slope(Vec p) const {
    return {(ground(p + Vec{30, 0}) - ground(p - Vec{30, 0})) / 60,
            (ground(p + Vec{0, 30}) - ground(p - Vec{0, 30})) / 60};
}

double Terrain::toWater(Vec p) const {
    const int c = std::clamp(static_cast<int>(p.x / kGroundCellM), 0, static_cast<int>(kColumns) - 1);
    const int r = std::clamp(static_cast<int>(p.y / kGroundCellM), 0, static_cast<int>(kRows) - 1);
    const Vec centre{(c + 0.5) * kGroundCellM, (r + 0.5) * kGroundCellM};
    double best = 1e9;
    for (const auto& field : m_toStream) {
        const ToStream& to = field[cell(c, r)];
        best = std::min(best, static_cast<double>(to.distanceM) - static_cast<double>(to.halfM));
    }
    return best - distance(p, centre);
}

geometry::ElevationGrid Terrain::grid(geometry::MapPoint southWest) const {
    geometry::ElevationGrid out;
    out.frame = {southWest.eastM, southWest.northM + kTownHeightM, kGroundCellM, static_cast<int>(kColumns),
                 static_cast<int>(kRows)};
    out.heightM.resize(out.frame.cells());
    for (int r = 0; r < out.frame.rows; ++r)
        for (int c = 0; c < out.frame.columns; ++c)
            out.heightM[out.frame.at(c, r)] = m_ground[cell(c, out.frame.rows - 1 - r)];
    return out;
}

}  // namespace layers::demo
