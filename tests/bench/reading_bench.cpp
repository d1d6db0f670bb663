// SPDX-License-Identifier: EUPL-1.2
// What a reading costs the fusion worker in a town of few areas and in one of many, alternating in one run; prints a
// line of JSON each and the ratio. 500 stations speak once a tick; beside it where a place is, as of a unit that moves.
// usage: reading_bench [ROUNDS [FEW MANY]]
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>

#include "broker/wire/codec.h"
#include "gis/fusion/whereabouts.h"
#include "gis/worker/fusion_worker.h"

namespace {

using geometry::MapPoint;

constexpr double kCellM = 10;
constexpr int kCells = 600;
constexpr double kSideM = kCellM * kCells, kWestM = 500'000, kSouthM = 5'700'000;
constexpr int kStations = 500, kGauges = 4;
constexpr int kCornersAnEdge = 48;  ///< about those of the districts that geo_bench looks up
constexpr std::int64_t kTickS = 300;

double nowS() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// The border between two corners, the same whoever walks it and in whichever direction; without its last point.
geometry::MapRing border(MapPoint from, MapPoint to) {
    const auto key = [](MapPoint p) { return std::pair(p.eastM, p.northM); };
    const bool isTurned = key(to) < key(from);
    const MapPoint a = isTurned ? to : from, b = isTurned ? from : to;
    const double phase = a.eastM * 0.37 + a.northM * 0.73;
    geometry::MapRing points;
    for (int i = 0; i < kCornersAnEdge; ++i) {
        const double t = static_cast<double>(isTurned ? kCornersAnEdge - i : i) / kCornersAnEdge;
        const double off = 0.1 * std::sin(M_PI * t) * std::sin(23 * t + phase);
        points.push_back({a.eastM + t * (b.eastM - a.eastM) - off * (b.northM - a.northM),
                          a.northM + t * (b.northM - a.northM) + off * (b.eastM - a.eastM)});
    }
    return points;
}

/// So many districts that cover the town without gaps.
std::vector<fusion::District> districtsOf(int count) {
    const int rows = std::max(1, static_cast<int>(std::sqrt(count / 2.0))), columns = count / rows;
    const auto corner = [&](int column, int row) {
        const bool isInner = column > 0 && column < columns && row > 0 && row < rows;
        const double push = isInner ? 0.25 * std::sin(column * 12.9898 + row * 78.233) : 0;
        return MapPoint{kWestM + (column + push) * kSideM / columns, kSouthM + (row - push) * kSideM / rows};
    };
    std::vector<fusion::District> out;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const MapPoint corners[] = {corner(column, row), corner(column + 1, row), corner(column + 1, row + 1),
                                        corner(column, row + 1)};
            geometry::MapRing ring;
            for (int i = 0; i < 4; ++i) {
                const geometry::MapRing side = border(corners[i], corners[(i + 1) % 4]);
                ring.insert(ring.end(), side.begin(), side.end());
            }
            const std::string name = std::to_string(out.size());
            out.push_back({name, "Bezirk " + name, {{ring}}, {}});
        }
    return out;
}

/// A valley of 6 by 6 km with one river and four gauges on it; the other stations measure without a watercourse.
fusion::Town townOf(int districts) {
    fusion::Town town;
    town.name = "Bench";
    town.package = "bench/" + std::to_string(districts);
    town.extent = {kWestM, kSouthM, kWestM + kSideM, kSouthM + kSideM};
    geometry::ElevationGrid ground{{kWestM, kSouthM + kSideM, kCellM, kCells, kCells}, {}};
    for (int row = 0; row < kCells; ++row)
        for (int column = 0; column < kCells; ++column)
            ground.heightM.push_back(
                static_cast<float>(100 - 0.01 * column + std::max(0, std::abs(row - kCells / 2) - 1) * 0.04));
    town.elevation = std::move(ground);
    const double riverNorthM = town.elevation->frame.centre(0, kCells / 2).northM;
    town.watercourses.push_back({"Aue", true, {{kWestM + 5, riverNorthM}, {kWestM + kSideM - 5, riverNorthM}}, 8});
    for (int i = 0; i < kStations; ++i) {
        fusion::StationFacts station;
        station.id = "B" + std::to_string(i);
        station.name = station.id, station.unit = "cm", station.periodS = kTickS;
        station.at = {kWestM + (i + 0.5) * kSideM / kStations, kSouthM + 500};
        station.iwCm[0] = 100, station.iwCm[1] = 300, station.iwCm[2] = 500;
        if (i < kGauges) {
            station.water = "Aue";
            station.at = {kWestM + (i + 0.5) * kSideM / kGauges, riverNorthM};
            station.zeroM = 100 - 0.01 * (station.at.eastM - kWestM) / kCellM;
        }
        town.stations.push_back(station);
    }
    town.districts = districtsOf(districts);
    for (int i = 0; i < 400; ++i)
        town.objects.push_back({"o" + std::to_string(i),
                                "school",
                                "Schule " + std::to_string(i),
                                {},
                                {kWestM + (i % 20 + 0.5) * kSideM / 20, kSouthM + (i / 20 + 0.5) * kSideM / 20}});
    return town;
}

/// A worker that is fed readings and ticks, its own facts included; tells only the time that it takes itself.
class Feed {
public:
    explicit Feed(const fusion::Town& town) : m_worker(town) {}

    /// Seconds for one tick of readings; gauges of the river at `riverCm`, give or take a ripple.
    double tick(double riverCm) {
        m_now = m_now.plusS(kTickS);
        std::vector<wire::Record> records;
        for (int i = 0; i < kStations; ++i) {
            wire::Reading reading;
            reading.unit = "cm";
            reading.value = i < kGauges ? riverCm : 50 + (static_cast<int>(m_ticks) + i * 7) % 11;
            records.push_back(
                recordOf(wire::Kind::Reading, "station:B" + std::to_string(i), wire::encodePayload(reading)));
        }
        wire::Tick tick;
        tick.number = ++m_ticks, tick.at = m_now;
        records.push_back(recordOf(wire::Kind::Tick, "core", wire::encodePayload(tick)));
        const double begin = nowS();
        for (const wire::Record& record : records) m_worker.fold(record);
        std::vector<client::Submission> said = m_worker.atTick(tick, records.back());
        double tookS = nowS() - begin;
        for (client::Submission& one : said) {
            ++m_said[one.kind];
            wire::Record record = recordOf(one.kind, one.source, std::move(one.payload));
            record.envelope.id = *one.id, record.envelope.observedAt = one.observedAt;
            const double begun = nowS();
            m_worker.fold(record);
            tookS += nowS() - begun;
        }
        return tookS;
    }
    [[nodiscard]] std::size_t said(wire::Kind kind) { return m_said[kind]; }

private:
    wire::Record recordOf(wire::Kind kind, const std::string& source, base::Bytes payload) {
        wire::Record record;
        record.sequence = ++m_sequence;
        record.acceptedAt = m_now;
        record.envelope.kind = kind;
        record.envelope.id = wire::MessageId::outbox({}, 1, m_sequence);
        record.envelope.source = source;
        record.envelope.observedAt = m_now;
        record.envelope.payload = std::move(payload);
        return record;
    }

    worker::FusionWorker m_worker;
    base::Instant m_now = base::Instant{}.plusS(1'700'000'000);
    std::uint64_t m_ticks = 0, m_sequence = 0;
    std::map<wire::Kind, std::size_t> m_said;
};

/// One town's worker and gazetteer; microseconds a reading of each kind, a round at a time.
class Case {
public:
    explicit Case(int districts)
        : m_town(townOf(districts)), m_gazetteer(m_town), m_feed(m_town), m_random(7), m_unit(0, kSideM) {}

    void round() {
        constexpr int kQuiet = 20, kFlood = 10, kPlaces = 20'000;
        const auto play = [&](const char* what, int ticks, double fromCm, double moveCm) {
            double tookS = 0;
            for (int i = 0; i < ticks; ++i) tookS += m_feed.tick(fromCm + moveCm * (i % 2));
            us[what].push_back(tookS * 1e6 / ticks / kStations);
        };
        play("quiet", kQuiet, 40, 2);
        play("zone each tick, small", kFlood, 110, 10);
        play("zone each tick, large", kFlood, 350, 20);
        std::size_t found = 0;
        const double begin = nowS();
        for (int i = 0; i < kPlaces; ++i)
            found += m_gazetteer.whereIs({kWestM + m_unit(m_random), kSouthM + m_unit(m_random)}).districts.size();
        us["place"].push_back((nowS() - begin) * 1e6 / kPlaces);
        m_found += found, m_places += kPlaces;
    }
    void print() {
        std::printf(
            "{\"what\":\"town\",\"districts\":%zu,\"states\":%zu,\"zones\":%zu,\"proposals\":%zu,"
            "\"districts_a_place\":%.4f}\n",
            m_town.districts.size(), m_feed.said(wire::Kind::StationState), m_feed.said(wire::Kind::Zone),
            m_feed.said(wire::Kind::Proposal), static_cast<double>(m_found) / static_cast<double>(m_places));
    }

    std::map<std::string, std::vector<double>> us;  ///< by what, then round

private:
    fusion::Town m_town;
    fusion::Gazetteer m_gazetteer;
    Feed m_feed;
    std::mt19937_64 m_random;
    std::uniform_real_distribution<double> m_unit;
    std::size_t m_found = 0, m_places = 0;
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = std::max(1, argc > 1 ? std::atoi(argv[1]) : 5);
    Case few(std::max(1, argc > 3 ? std::atoi(argv[2]) : 50)), many(std::max(1, argc > 3 ? std::atoi(argv[3]) : 5000));
    for (int i = 0; i < rounds; ++i) few.round(), many.round();
    few.print(), many.print();
    for (const auto& [what, fewUs] : few.us) {
        std::vector<double> ratios;
        for (std::size_t i = 0; i < fewUs.size(); ++i) ratios.push_back(many.us[what][i] / fewUs[i]);
        std::printf("{\"what\":\"%s\",\"few_us\":%.3f,\"many_us\":%.3f,\"ratio\":%.2f,\"least\":%.2f,\"most\":%.2f}\n",
                    what.c_str(), median(fewUs), median(many.us[what]), median(ratios),
                    *std::min_element(ratios.begin(), ratios.end()), *std::max_element(ratios.begin(), ratios.end()));
    }
    return 0;
}
