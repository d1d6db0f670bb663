// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/town_water.h"

#include <cmath>

namespace fusion {

std::optional<std::string> TownWater::lack() const {
    if (!m_town->elevation || m_town->elevation->heightM.empty()) return "no-elevation";
    if (m_town->elevation->heightM.size() > kTownWaterCellsMax) return "elevation-too-large";
    return std::nullopt;
}

std::optional<std::uint32_t> TownWater::cellAt(geometry::MapPoint at) const {
    const int column = frame().columnOf(at.eastM), row = frame().rowOf(at.northM);
    if (!frame().has(column, row)) return std::nullopt;
    const std::size_t cell = frame().at(column, row);
    if (std::isnan(m_town->elevation->heightM[cell])) return std::nullopt;
    return static_cast<std::uint32_t>(cell);
}

const Drainage& TownWater::drainage() {
    if (!m_drainage) {
        m_ground = GroundCells::squares(m_town->elevation->heightM, frame().columns, frame().rows, frame().cellM);
        m_drainage = std::make_unique<Drainage>(m_ground, m_stop);
    }
    return *m_drainage;
}

const Streams& TownWater::streams(double leastM2) {
    if (!m_streams || m_streamsOfM2 != leastM2) {
        m_streams.reset();
        m_streams = std::make_unique<Streams>(drainage(), leastM2);
        m_streamsOfM2 = leastM2;
    }
    return *m_streams;
}

const Sinks& TownWater::sinks() {
    if (!m_sinks) m_sinks = std::make_unique<Sinks>(sinksOf(drainage(), kSinkDepthMinM, kSinkAreaMinM2));
    return *m_sinks;
}

}  // namespace fusion
