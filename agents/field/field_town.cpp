// SPDX-License-Identifier: EUPL-1.2
#include "agents/field/field_town.h"

#include <algorithm>

namespace field {

base::Done stationIsKnown(std::string_view id, const std::vector<fusion::StationFacts>& stations,
                          const std::string& where) {
    std::vector<std::string> known;
    known.reserve(stations.size());
    for (const fusion::StationFacts& station : stations) known.push_back(station.id);
    if (std::ranges::find(known, id) != known.end()) return base::done();
    std::string fix = "it has ";
    for (const std::string& one : known) fix += (&one == &known.front() ? "" : ", ") + one;
    if (const auto near = nearestWord(id, known)) fix = "did you mean \"" + *near + "\"?";
    if (known.empty()) fix = "it has none; lagewerk-geo build takes them from --stations";
    return base::Failure{"the town has no station \"" + std::string(id) + "\"", where, fix};
}

base::Done fitToTown(FieldPlan& plan, const std::vector<fusion::StationFacts>& stations) {
    for (SensorPlan& sensor : plan.sensors) {
        const std::string where = plan.file + ":" + std::to_string(sensor.line);
        if (auto known = stationIsKnown(sensor.station, stations, where); !known) return known;
        const auto station = std::ranges::find(stations, sensor.station, &fusion::StationFacts::id);
        const auto ticks = static_cast<std::int64_t>(station->periodS / static_cast<double>(plan.tickS));
        if (!sensor.isPeriodGiven && ticks > 0) sensor.periodS = ticks * plan.tickS;
        if (station->quantity != sensor.quantity)
            return base::Failure{"the station \"" + sensor.station + "\" measures something else", where,
                                 "use [[gauge]] for levels and [[rain]] for rain"};
    }
    return base::done();
}

}  // namespace field
