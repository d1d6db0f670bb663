// SPDX-License-Identifier: EUPL-1.2
#include "agents/field/simulated_field.h"

#include <algorithm>
#include <cmath>

#include "broker/base/random.h"
#include "broker/wire/codec.h"

namespace field {
namespace {

/// Below the loop's 999 per tick.
constexpr std::size_t kSaidPerTickMax = 900;

/// FNV-1a: a name's number, the same on every machine.
std::uint64_t numberOfName(std::string_view name) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return hash;
}

/// First multiple of `periodS` after `phaseS` that lies after `afterS`; second 0 comes before all of them.
std::int64_t nextDueS(std::int64_t afterS, std::int64_t phaseS, std::int64_t periodS) {
    if (afterS < 0) return 0;
    if (afterS < phaseS) return phaseS;
    return phaseS + ((afterS - phaseS) / periodS + 1) * periodS;
}

/// Span that a reading covers: since the one before it.
std::int64_t spanBeforeS(std::int64_t dueS, std::int64_t phaseS, std::int64_t periodS) {
    return dueS == phaseS ? phaseS : periodS;
}

const Fault* faultAt(const SensorPlan& sensor, std::int64_t dueS) {
    for (const Fault& fault : sensor.faults)
        if (static_cast<double>(dueS) >= fault.fromS && static_cast<double>(dueS) < fault.toS) return &fault;
    return nullptr;
}

std::int32_t between(std::int32_t a, std::int32_t b, double t) {
    return static_cast<std::int32_t>(std::llround(a + (static_cast<double>(b) - a) * t));
}

}  // namespace

void SimulatedField::fold(const wire::Record& record) {
    if (record.verdict != 0) return;
    const auto tick = wire::payloadOf<wire::Tick>(record.envelope);
    if (!tick) return;
    if (!m_start) m_start = tick->at;
    m_previous = m_newest;
    m_newest = tick->at;
}

std::vector<client::Submission> SimulatedField::atTick(const wire::Tick& tick, const wire::Record&) {
    std::vector<client::Submission> said;
    if (!m_start) return said;
    const std::int64_t throughS = base::spanMs(tick.at, *m_start) / 1000;
    const std::int64_t afterS = m_previous ? base::spanMs(*m_previous, *m_start) / 1000 : -1;
    sayReadings(afterS, throughS, said);
    sayReports(afterS, throughS, said);
    return said;
}

std::int64_t SimulatedField::phaseS(const std::string& name, std::int64_t periodS) const {
    const std::int64_t places = periodS / m_plan.tickS;
    if (places <= 1) return periodS;
    base::SeededRandom random(m_seed ^ numberOfName(name));
    return (static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(places))) + 1) * m_plan.tickS;
}

double SimulatedField::valueAt(const SensorPlan& sensor, std::int64_t dueS) const {
    const double clean = sensor.course.at(static_cast<double>(dueS));
    if (sensor.quantity == wire::Quantity::Rain) {
        const double share =
            static_cast<double>(spanBeforeS(dueS, phaseS(sensor.station, sensor.periodS), sensor.periodS)) / 300.0;
        return std::round(clean * share * 10) / 10;
    }
    base::SeededRandom random(m_seed ^ numberOfName(sensor.station) ^
                              (static_cast<std::uint64_t>(dueS) * 0x9E3779B97F4A7C15ULL));
    return std::round(clean + sensor.noise * random.normal());
}

std::optional<wire::Reading> SimulatedField::readingAt(const SensorPlan& sensor, std::int64_t dueS) const {
    wire::Reading reading;
    reading.quantity = sensor.quantity;
    reading.unit = sensor.quantity == wire::Quantity::Rain ? "mm" : "cm";
    reading.value = valueAt(sensor, dueS);
    const Fault* fault = faultAt(sensor, dueS);
    if (!fault) return reading;
    if (fault->kind == Fault::Kind::Silent) return std::nullopt;
    if (fault->kind == Fault::Kind::NoValue) reading.value.reset();
    if (fault->kind == Fault::Kind::Stuck) reading.value = valueAt(sensor, static_cast<std::int64_t>(fault->fromS));
    if (fault->kind == Fault::Kind::Jump) {
        const std::int64_t first = nextDueS(static_cast<std::int64_t>(std::ceil(fault->fromS)) - 1,
                                            phaseS(sensor.station, sensor.periodS), sensor.periodS);
        const auto place = static_cast<std::size_t>((dueS - first + sensor.periodS - 1) / sensor.periodS);
        reading.value = fault->values[place % fault->values.size()];
    }
    return reading;
}

void SimulatedField::sayReadings(std::int64_t afterS, std::int64_t throughS,
                                 std::vector<client::Submission>& said) const {
    for (const SensorPlan& sensor : m_plan.sensors) {
        const std::int64_t phase = phaseS(sensor.station, sensor.periodS);
        for (std::int64_t due = nextDueS(afterS, phase, sensor.periodS); due <= throughS;
             due = nextDueS(due, phase, sensor.periodS)) {
            if (said.size() >= kSaidPerTickMax) return;
            const auto reading = readingAt(sensor, due);
            if (!reading) continue;
            const Fault* fault = faultAt(sensor, due);
            const bool clockLost = fault && fault->kind == Fault::Kind::Clock1970;
            client::Submission one;
            one.kind = wire::Kind::Reading;
            one.payload = wire::encodePayload(*reading);
            one.source = "station:" + sensor.station;
            one.observedAt = clockLost ? base::Instant{due * 1000} : m_start->plusS(due);
            one.keep = client::Keep::InMemory;
            said.push_back(std::move(one));
        }
    }
}

std::optional<wire::UnitReport> SimulatedField::reportAt(const UnitPlan& unit, double s) const {
    if (unit.track.empty() || s < unit.track.front().atS) return std::nullopt;
    const auto after = std::upper_bound(unit.track.begin(), unit.track.end(), s,
                                        [](double at, const TrackPoint& p) { return at < p.atS; });
    const TrackPoint& from = *(after - 1);
    wire::UnitReport report;
    report.fmsStatus = from.fmsStatus;
    report.position = from.at;
    if (after != unit.track.end()) {
        const double t = (s - from.atS) / (after->atS - from.atS);
        report.position =
            wire::GeoPoint{between(from.at.latE7, after->at.latE7, t), between(from.at.lonE7, after->at.lonE7, t)};
    }
    report.callSign = unit.callSign;
    report.unitType = unit.type;
    report.organisation = unit.organisation;
    report.strength = unit.strength;
    report.task = unit.task;
    return report;
}

/// A unit reports when its track reaches a point, and once in each period.
void SimulatedField::sayReports(std::int64_t afterS, std::int64_t throughS,
                                std::vector<client::Submission>& said) const {
    for (const UnitPlan& unit : m_plan.units) {
        if (said.size() >= kSaidPerTickMax) return;
        const auto reached = [&](const TrackPoint& point) {
            return point.atS > static_cast<double>(afterS) && point.atS <= static_cast<double>(throughS);
        };
        const bool isDue = nextDueS(afterS, phaseS(unit.callSign, unit.periodS), unit.periodS) <= throughS;
        if (!isDue && !std::ranges::any_of(unit.track, reached)) continue;
        const auto report = reportAt(unit, static_cast<double>(throughS));
        if (!report) continue;
        client::Submission one;
        one.kind = wire::Kind::UnitReport;
        one.payload = wire::encodePayload(*report);
        one.source = "unit:" + unit.callSign;
        one.observedAt = m_start->plusS(throughS);
        one.keep = client::Keep::InMemory;
        said.push_back(std::move(one));
    }
}

}  // namespace field
