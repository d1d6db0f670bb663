// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Which way water runs over a town's ground, and where it gathers: it hangs on the town alone, so it is worked out when
// it is first asked for, and kept. About 30 bytes a cell when all of it was asked for.

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>

#include "gis/fusion/drainage.h"
#include "gis/fusion/hand_flood.h"
#include "gis/fusion/sinks.h"
#include "gis/fusion/town.h"

namespace fusion {

/// Hollows that the town is asked for: a 1 m model of an official survey is good to about 0.2 m.
inline constexpr double kSinkDepthMinM = 0.2, kSinkAreaMinM2 = 100;
/// What drains so much is a stream, and so far its stage is carried, unless somebody says otherwise: our choice
/// (layers/flood_file.h).
inline constexpr double kStreamKm2 = 1, kStageReachM = 5000;
/// Of more cells the ways of the water are not worked out: 1.5 GB.
inline constexpr std::size_t kTownWaterCellsMax = 50'000'000;

class TownWater {
public:
    /// `town` must outlive it. Asked to stop it says something useless soon.
    explicit TownWater(const Town& town, std::stop_token stop = {}) : m_town(&town), m_stop(std::move(stop)) {}

    /// Why nothing can be said: "no-elevation", "elevation-too-large"; nothing else may be asked for then.
    [[nodiscard]] std::optional<std::string> lack() const;
    [[nodiscard]] const geometry::GridFrame& frame() const { return m_town->elevation->frame; }
    /// The cell of a place; absent outside of the elevation and on unknown ground.
    [[nodiscard]] std::optional<std::uint32_t> cellAt(geometry::MapPoint at) const;
    [[nodiscard]] const Drainage& drainage();
    [[nodiscard]] const Streams& streams(double leastM2);  ///< good until it is asked for other streams
    [[nodiscard]] const Sinks& sinks();                    ///< of kSinkDepthMinM and kSinkAreaMinM2

private:
    const Town* m_town;
    std::stop_token m_stop;
    GroundCells m_ground;
    std::unique_ptr<Drainage> m_drainage;
    std::unique_ptr<Streams> m_streams;
    double m_streamsOfM2 = 0;
    std::unique_ptr<Sinks> m_sinks;
};

}  // namespace fusion
