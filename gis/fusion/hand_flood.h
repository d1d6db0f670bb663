// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A flood along a stream by height above nearest drainage (HAND; Rennó and others 2008, Nobre and others 2011): each
// cell's height is taken above the bed where its water meets a stream, and what lies lower than the stage there is wet.
// The surface so falls with the valley. No time, no volume that would have to come from somewhere.

#include <optional>
#include <vector>

#include "gis/fusion/drainage.h"

namespace fusion {

/// The streams of a ground: cells through which at least so much area drains, and to which of them each cell drains.
class Streams {
public:
    /// `drainage` must outlive it. Takes 12 bytes a cell.
    Streams(const Drainage& drainage, double leastM2);

    [[nodiscard]] const Drainage& drainage() const { return *m_drainage; }
    [[nodiscard]] bool isStream(std::uint32_t cell) const { return m_streamOf[cell] == cell; }
    /// The first stream cell on the way of a cell's water; Drainage::kNone where it leaves the ground before.
    [[nodiscard]] std::uint32_t streamOf(std::uint32_t cell) const { return m_streamOf[cell]; }
    /// Area that drains through the cell.
    [[nodiscard]] double catchmentM2(std::uint32_t cell) const { return m_catchmentM2[cell]; }
    /// Of a cell above its stream's bed; below zero in a hollow beside it; absent without a stream.
    [[nodiscard]] std::optional<double> handM(std::uint32_t cell) const;
    /// The stream cell above this one that brings most water; kNone at a spring.
    [[nodiscard]] std::uint32_t above(std::uint32_t streamCell) const;

private:
    const Drainage* m_drainage;
    std::vector<double> m_catchmentM2;
    std::vector<std::uint32_t> m_streamOf;
};

struct HandFlood {
    std::uint32_t at = Drainage::kNone;  ///< where the seed's water meets a stream; kNone: nowhere, and nothing is wet
    double bedM = 0, stageM = 0;         ///< there; with a stage not above 0 nothing is wet
    double toStreamM = 0;                ///< from the seed, as water runs
    double upM = 0, downM = 0;           ///< how far the stage was carried
    bool leavesGround = false;           ///< the stream leaves what is known within its reach, downstream
    std::vector<std::uint32_t> wet;
    std::vector<float> surfaceM;  ///< of the water over `wet`
};

/// The stream that the seed drains to carries `levelM` minus its bed as its stage, `reachM` up along what brings most
/// water, and `reachM` down. Beyond the upper end and into side streams the water backs up level.
[[nodiscard]] HandFlood handFlood(const Streams& streams, std::uint32_t seed, double levelM, double reachM);

}  // namespace fusion
