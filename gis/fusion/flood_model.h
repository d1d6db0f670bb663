// SPDX-License-Identifier: EUPL-1.2
#pragma once

// From gauge levels to a flood zone and the area to warn. A pure function of the levels: the same levels give the
// same zone, in any process and after any restart. "Überschlag": no time, no velocity, no volume.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gis/fusion/exposure.h"
#include "gis/fusion/warning_area.h"

namespace fusion {

inline constexpr std::string_view kZoneRule = "flood-fill/1";

/// The levels a zone is computed from.
struct WaterLevels {
    std::string water;
    std::vector<GaugeStage> gauges;    ///< trusted, by station id; not empty
    std::vector<std::string> leftOut;  ///< gauges of this water without a trusted value
    base::Instant at;
};

struct FloodZone {
    wire::Zone zone;
    geometry::MapArea warningArea;       ///< simple rings, no holes, at most kWarningCornersMax corners each
    std::vector<std::string> districts;  ///< largest share first
    bool buildingsInside = false;
};

/// Corners of all bands of a zone; at about 11 bytes each a payload stays under 300 kB.
inline constexpr std::size_t kZoneCornersMax = 20'000;

class FloodModel {
public:
    /// `town` must outlive it.
    explicit FloodModel(const Town& town);
    ~FloodModel();
    FloodModel(const FloodModel&) = delete;
    FloodModel& operator=(const FloodModel&) = delete;

    [[nodiscard]] bool hasElevation() const { return m_town->elevation.has_value(); }
    /// Nothing when there is no elevation, no such watercourse on it, or the water stays in its bed.
    [[nodiscard]] std::optional<FloodZone> zoneFor(const WaterLevels& levels);
    /// Without a zone: a strip of 150 m along the watercourse around these places, or circles where no line is known.
    [[nodiscard]] geometry::MapArea corridor(const std::string& water,
                                             const std::vector<geometry::MapPoint>& around) const;

private:
    struct Ground;
    const Town* m_town;
    std::map<std::string, std::vector<const Watercourse*>> m_lines;
    std::unique_ptr<Ground> m_ground;  ///< absent without elevation
};

}  // namespace fusion
