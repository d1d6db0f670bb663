// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/hand_flood.h"

#include <cmath>
#include <limits>

namespace fusion {

Streams::Streams(const Drainage& drainage, double leastM2)
    : m_drainage(&drainage), m_catchmentM2(drainage.catchmentsM2()), m_streamOf(m_catchmentM2.size(), Drainage::kNone) {
    for (const std::uint32_t cell : drainage.upwards()) {
        const std::uint32_t next = drainage.next(cell);
        m_streamOf[cell] = m_catchmentM2[cell] >= leastM2 ? cell
                           : next != Drainage::kNone      ? m_streamOf[next]
                                                          : Drainage::kNone;
    }
}

std::optional<double> Streams::handM(std::uint32_t cell) const {
    if (m_streamOf[cell] == Drainage::kNone) return std::nullopt;
    const std::vector<float>& height = m_drainage->ground().heightM;
    return static_cast<double>(height[cell]) - static_cast<double>(height[m_streamOf[cell]]);
}

std::uint32_t Streams::above(std::uint32_t streamCell) const {
    std::uint32_t most = Drainage::kNone;
    m_drainage->around(streamCell, [&](std::uint32_t other) {
        if (!isStream(other) || m_drainage->next(other) != streamCell) return;
        if (most == Drainage::kNone || m_catchmentM2[other] > m_catchmentM2[most]) most = other;
    });
    return most;
}

HandFlood handFlood(const Streams& streams, std::uint32_t seed, double levelM, double reachM) {
    const Drainage& drainage = streams.drainage();
    const std::vector<float>& height = drainage.ground().heightM;
    HandFlood flood;
    flood.at = streams.streamOf(seed);
    if (flood.at == Drainage::kNone) return flood;
    for (std::uint32_t cell = seed; cell != flood.at; cell = drainage.next(cell))
        flood.toStreamM += drainage.stepM(cell);
    flood.bedM = static_cast<double>(height[flood.at]);
    flood.stageM = levelM - flood.bedM;
    if (!(flood.stageM > 0)) return flood;

    std::vector<float> surfaceM(height.size(), std::numeric_limits<float>::quiet_NaN());  // of stream cells
    const auto carry = [&](std::uint32_t cell) {
        surfaceM[cell] = static_cast<float>(static_cast<double>(height[cell]) + flood.stageM);
    };
    carry(flood.at);
    for (std::uint32_t cell = flood.at;;) {
        const std::uint32_t next = drainage.next(cell);
        flood.leavesGround = next == Drainage::kNone;
        if (flood.leavesGround || flood.downM + drainage.stepM(cell) > reachM) break;
        flood.downM += drainage.stepM(cell);
        carry(cell = next);
    }
    for (std::uint32_t cell = streams.above(flood.at); cell != Drainage::kNone; cell = streams.above(cell)) {
        if (flood.upM + drainage.stepM(cell) > reachM) break;
        flood.upM += drainage.stepM(cell);
        carry(cell);
    }
    for (const std::uint32_t cell : drainage.upwards()) {
        const std::uint32_t stream = streams.streamOf(cell);
        if (stream == Drainage::kNone) continue;
        if (stream == cell && std::isnan(surfaceM[cell])) {
            const std::uint32_t next = drainage.next(cell);
            if (next != Drainage::kNone && surfaceM[next] > height[cell]) surfaceM[cell] = surfaceM[next];
        }
        if (!(height[cell] < surfaceM[stream])) continue;  // or no water there: NaN
        flood.wet.push_back(cell);
        flood.surfaceM.push_back(surfaceM[stream]);
    }
    return flood;
}

}  // namespace fusion
