// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/usual_facts.h"

namespace fusion {

std::optional<wire::Quantity> quantityNamed(std::string_view name) {
    using enum wire::Quantity;
    if (name == "water_level") return WaterLevel;
    if (name == "rain") return Rain;
    if (name == "discharge") return Discharge;
    if (name == "air_temperature") return AirTemperature;
    if (name == "wind_speed") return WindSpeed;
    if (name == "wind_from") return WindFrom;
    return std::nullopt;
}

StationFacts usualFacts(wire::Quantity quantity) {
    constexpr double kHourS = 3600;
    StationFacts facts;
    facts.quantity = quantity;
    const auto span = [&](double min, double max) { facts.spanMin = min, facts.spanMax = max; };
    const auto sensor = [&](double min, double max) { facts.sensorMin = min, facts.sensorMax = max; };
    switch (quantity) {
        case wire::Quantity::WaterLevel:
            facts.unit = "cm";
            span(-100, 1200), sensor(-1000, 5000);
            facts.stepSuspect = 50, facts.stepFail = 150;
            facts.flatSuspectS = 6 * kHourS, facts.flatFailS = 24 * kHourS;
            break;
        case wire::Quantity::Rain:
            facts.unit = "mm";
            span(0, 40), sensor(0, 150);
            break;
        case wire::Quantity::Discharge:
            facts.unit = "m3/s";
            span(0, 3000), sensor(0, 20'000);
            break;
        case wire::Quantity::AirTemperature:
            facts.unit = "degC";
            span(-30, 42), sensor(-60, 60);
            facts.stepSuspect = 15, facts.stepFail = 30;
            facts.flatSuspectS = 6 * kHourS, facts.flatFailS = 24 * kHourS;
            break;
        case wire::Quantity::WindSpeed:
            facts.unit = "m/s";
            span(0, 35), sensor(0, 100);
            facts.flatFailS = 24 * kHourS;
            break;
        case wire::Quantity::WindFrom:
            facts.unit = "deg";
            sensor(0, 360);
            facts.flatSuspectS = 24 * kHourS;
            break;
    }
    return facts;
}

void fillUsual(StationFacts& station) {
    const StationFacts usual = usualFacts(station.quantity);
    const auto fill = [](std::optional<double>& own, const std::optional<double>& other) {
        if (!own) own = other;
    };
    // One of a pair alone is meant so: the other limit must not contradict it.
    if (!station.stepSuspect && !station.stepFail)
        station.stepSuspect = usual.stepSuspect, station.stepFail = usual.stepFail;
    if (!station.flatSuspectS && !station.flatFailS)
        station.flatSuspectS = usual.flatSuspectS, station.flatFailS = usual.flatFailS;
    const auto fits = [&](const std::optional<double>& own) {
        return !own || ((!usual.spanMin || *own >= *usual.spanMin) && (!usual.spanMax || *own <= *usual.spanMax));
    };
    const bool isUsual = fits(station.meanCm) && fits(station.iwCm[0]) && fits(station.iwCm[1]) &&
                         fits(station.iwCm[2]) && fits(station.spanMin) && fits(station.spanMax);
    if (!isUsual) return;
    fill(station.spanMin, usual.spanMin), fill(station.spanMax, usual.spanMax);
    fill(station.sensorMin, usual.sensorMin), fill(station.sensorMax, usual.sensorMax);
}

}  // namespace fusion
