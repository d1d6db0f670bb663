// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What GEOS' own collection of cases says, asked of the predicates that are written here. Each test names how many
// answers it can compare, and fails when they become fewer.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <limits>

#include "geos_cases.h"

namespace geos {

using geometry::MapArea;
using geometry::MapBox;
using geometry::MapPoint;
using geometry::MapPolygon;
using geometry::MapRing;

/// Where the product means to answer otherwise: `simplified` takes each ring by itself and leaves it three corners,
/// GEOS drops what collapses and mends what crosses. Who needs a simple ring asks `isSimple` of what comes out.
inline const char* const kOtherwise[] = {
    "general/TestSimplify.xml 12 simplifydp", "general/TestSimplify.xml 14 simplifydp",
    "general/TestSimplify.xml 15 simplifydp", "general/TestSimplify.xml 17 simplifydp"};

/// Answers of one kind: how many were compared, and which are wrong.
class Tally {
public:
    explicit Tally(const char* what) : m_what(what) {}
    void compare(const Case& one, const Op& op, bool isRight) {
        ++m_compared;
        const std::string name = one.name + " " + op.name;
        const bool isOtherwise = std::find(std::begin(kOtherwise), std::end(kOtherwise), name) != std::end(kOtherwise);
        if (isOtherwise && isRight) ADD_FAILURE() << name << " is as GEOS has it now: take it out of kOtherwise";
        if (!isRight && !isOtherwise)
            ADD_FAILURE() << one.name << " " << op.name << " " << op.third << " is " << op.wanted;
    }
    /// `written` is what this code compared when it was written: fewer mean that cases are no longer read or fit.
    void finish(int written) const {
        std::printf("%s: %d answers compared\n", m_what, m_compared);
        EXPECT_GE(m_compared, written);
    }

private:
    const char* m_what;
    int m_compared = 0;
};

/// Read anew for each test.
class GeosCases : public ::testing::Test {
protected:
    void SetUp() override {
        const auto folder = std::filesystem::path(LAGEWERK_SOURCE_DIR) / "../shared/data/geometry/geos-xmltester";
        if (!std::filesystem::exists(folder)) {
            std::puts("skipped: no shared data");
            GTEST_SKIP() << "skipped: no shared data";
        }
        m_cases = geos::casesIn(folder);
    }
    template <class Take>
    void eachOp(Take take) const {
        for (const Case& one : m_cases)
            for (const Op& op : one.ops) take(one, op);
    }
    std::vector<Case> m_cases;
};

template <class Take>
void eachEdge(const MapArea& area, Take take) {
    for (const MapPolygon& polygon : area)
        for (const MapRing& ring : polygon)
            for (std::size_t i = 0; i < ring.size(); ++i) take(ring[i], ring[(i + 1) % ring.size()]);
}

inline double toBorderM(MapPoint p, const MapArea& area) {
    double nearest = std::numeric_limits<double>::infinity();
    eachEdge(area, [&](MapPoint a, MapPoint b) { nearest = std::min(nearest, geometry::distanceToSegmentM(p, a, b)); });
    return nearest;
}

inline double spanOf(const MapArea& area) {
    const MapBox box = geometry::boxOf(area);
    return std::max(box.eastM - box.westM, box.northM - box.southM);
}

/// Rounding of the distance to an edge: a place this near lies on it.
constexpr double kOnBorder = 1e-12;

}  // namespace geos
