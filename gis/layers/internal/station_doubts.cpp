// SPDX-License-Identifier: EUPL-1.2
// What of a stations table can be so but seldom is meant so: said, not refused.

#include <algorithm>
#include <cmath>

#include "gis/layers/internal/imports.h"
#include "gis/layers/live_town.h"

namespace layers {

namespace {

constexpr double kZeroOffM = 30;         ///< a zero is near the bed: not so far from the ground at its station
constexpr double kFarAwayM = 20'000;     ///< beyond the town's extent
constexpr double kMetresMost = 10;       ///< a gauge whose levels in cm all lie below this has them in metres
constexpr std::size_t kDoubtsMost = 50;  ///< said one by one

std::string whole(double value) { return std::to_string(std::llround(value)); }

/// "170" or "1.7": as much as tells metres from centimetres.
std::string brief(double value) {
    std::string text = std::to_string(std::round(value * 100) / 100);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

class StationDoubts {
public:
    explicit StationDoubts(const TownContent& town) : m_town(town), m_span(spanOf(town)) {}
    Lines all() {
        for (const fusion::StationFacts& s : m_town.stations) ask(s);
        return std::move(m_doubts);
    }

private:
    void ask(const fusion::StationFacts& s) {
        if (s.zeroM && m_town.elevation)
            if (const auto ground = heightAt(*m_town.elevation, s.at);
                ground && std::abs(*ground - *s.zeroM) > kZeroOffM)
                say(s, "zero_m is " + whole(*s.zeroM) + " m, the ground there " + whole(*ground) +
                           " m: a wrong zero, place or height system?");
        if (m_span)
            if (const double away = beyondM(*m_span, s.at); away > kFarAwayM)
                say(s, "it lies " + whole(away / 1000) + " km outside the town: are its coordinates right?");
        for (const std::string& doubt : stationLevelDoubts(s)) say(s, doubt);
        if (s.upstream && *s.upstream == s.id)
            say(s, "upstream names the station itself");
        else if (s.upstream && !isStation(*s.upstream))
            say(s, "upstream names '" + *s.upstream + "', which is no station of this table");
        else if (s.upstream && runsInACircle(s))
            say(s, "upstream comes back to the station itself: water does not run in a circle");
        if (s.alarmAfterPeriods < s.unknownAfterPeriods)
            say(s, "alarm_after is less than unknown_after: silence would alarm before it is known as silence");
        if (!s.water.empty() && !m_town.watercourses.empty() && !isCourse(s.water))
            say(s, "the town has no watercourse '" + s.water + "': no flood zone can be drawn for it");
    }
    [[nodiscard]] bool runsInACircle(const fusion::StationFacts& from) const {
        const fusion::StationFacts* at = &from;
        for (std::size_t steps = 0; steps < m_town.stations.size() && at->upstream; ++steps) {
            const auto next = std::find_if(m_town.stations.begin(), m_town.stations.end(),
                                           [&](const auto& s) { return s.id == *at->upstream; });
            if (next == m_town.stations.end()) return false;
            if (next->id == from.id) return true;
            at = &*next;
        }
        return false;
    }
    [[nodiscard]] bool isStation(const std::string& id) const {
        return std::any_of(m_town.stations.begin(), m_town.stations.end(), [&](const auto& s) { return s.id == id; });
    }
    [[nodiscard]] bool isCourse(const std::string& name) const {
        return std::any_of(m_town.watercourses.begin(), m_town.watercourses.end(),
                           [&](const CourseShape& course) { return course.name == name; });
    }
    void say(const fusion::StationFacts& s, const std::string& doubt) {
        if (m_doubts.size() == kDoubtsMost) m_doubts.emplace_back("stations: there is more to say; mend these first");
        if (m_doubts.size() < kDoubtsMost) m_doubts.push_back("station '" + s.id + "': " + doubt);
    }

    const TownContent& m_town;
    std::optional<geometry::MapBox> m_span;
    Lines m_doubts;
};

}  // namespace

double beyondM(const geometry::MapBox& box, geometry::MapPoint at) {
    return std::hypot(std::max({box.westM - at.eastM, at.eastM - box.eastM, 0.0}),
                      std::max({box.southM - at.northM, at.northM - box.northM, 0.0}));
}

std::vector<std::string> stationLevelDoubts(const fusion::StationFacts& station) {
    std::vector<std::string> doubts;
    if (station.quantity != wire::Quantity::WaterLevel) return doubts;
    const char* const names[] = {"iw1_cm", "iw2_cm", "iw3_cm"};
    const char* lowest = nullptr;
    double low = 0, high = 0;
    for (std::size_t i = 0; i < std::size(names); ++i)
        if (const auto& level = station.iwCm[i]) {
            if (lowest == nullptr) lowest = names[i], low = high = *level;
            low = std::min(low, *level), high = std::max(high, *level);
        }
    if (lowest == nullptr) return doubts;
    if (high > 0 && high < kMetresMost)
        doubts.push_back("all its thresholds are below " + whole(kMetresMost) + " cm (the highest is " + brief(high) +
                         "): are they in metres? write them in cm");
    if (station.meanCm && *station.meanCm >= low)
        doubts.push_back("mean_cm is " + brief(*station.meanCm) + ", " + lowest + " only " + brief(low) +
                         ": at mean water it would alarm already; are both in cm above the gauge's zero?");
    return doubts;
}

Lines stationDoubts(const TownContent& town) { return StationDoubts(town).all(); }

}  // namespace layers
