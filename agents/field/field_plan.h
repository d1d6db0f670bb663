// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a simulated field does: the [[gauge]], [[rain]] and [[unit]] sections of a scenario.toml. All times are
// scenario seconds, counted from the exercise's first tick.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/outcome.h"
#include "broker/wire/payloads.h"

namespace field {

/// A value over time: through the points, level before the first and after the last.
struct Course {
    struct Point {
        double atS = 0, value = 0;
    };
    enum class Shape : std::uint8_t {
        Smooth,  ///< monotone cubic (Fritsch and Carlson 1980): no overshoot, so a crest is where a point says
        Linear,
    };
    std::vector<Point> points;  ///< rising in time, at least one
    Shape shape = Shape::Smooth;
    [[nodiscard]] double at(double s) const;
};

/// What goes wrong with a sensor between two times.
struct Fault {
    enum class Kind : std::uint8_t {
        Silent,     ///< says nothing
        Stuck,      ///< repeats the value it had at fromS
        Jump,       ///< says `values` one after the other, round and round
        Clock1970,  ///< its clock stands in 1970
        NoValue,    ///< says that it has no value
    };
    Kind kind = Kind::Silent;
    double fromS = 0, toS = 0;  ///< from inclusive, to exclusive
    std::vector<double> values;
};

struct SensorPlan {
    std::string station;  ///< id without "station:"
    wire::Quantity quantity = wire::Quantity::WaterLevel;
    std::int64_t periodS = 300;
    bool isPeriodGiven = false;  ///< else the station's own period in the town package comes first
    double noise = 0;            ///< standard deviation, in the unit
    Course course;               ///< cm; rain: mm per 5 min
    std::vector<Fault> faults;
    int line = 0;  ///< of the file, for messages
};

struct TrackPoint {
    double atS = 0;
    wire::GeoPoint at;
    std::uint8_t fmsStatus = 2;
};
struct UnitPlan {
    std::string callSign, type, organisation;
    std::optional<std::array<std::uint16_t, 4>> strength;
    std::optional<std::string> task;
    std::int64_t periodS = 30;
    std::vector<TrackPoint> track;  ///< rising in time, at least one; silent before the first
};

struct FieldPlan {
    std::string file;  ///< for messages
    std::int64_t tickS = 5;
    std::vector<SensorPlan> sensors;
    std::vector<UnitPlan> units;
};

/// Reads and checks the sections. A typo fails with file, line and what was probably meant.
[[nodiscard]] base::Outcome<FieldPlan> loadFieldPlan(const std::filesystem::path& file);
/// As loadFieldPlan, from text; `name` stands for the file in messages.
[[nodiscard]] base::Outcome<FieldPlan> readFieldPlan(std::string_view text, const std::string& name);

/// The word of `known` that is nearest to `word`, if one is near.
[[nodiscard]] std::optional<std::string> nearestWord(std::string_view word, const std::vector<std::string>& known);

}  // namespace field
