// SPDX-License-Identifier: EUPL-1.2
// How water runs over three real elevation models, beside GRASS (tests/golden/drainage/remake.py).
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "gis/fusion/hand_flood.h"
#include "gis/fusion/sinks.h"
#include "gis/layers/internal/ground.h"

namespace {

using fusion::Drainage;
using fusion::GroundCells;
using Json = nlohmann::json;

/// The model on squares of one metre: r.watershed takes cells in degrees for squares, too.
struct Model {
    GroundCells ground;
    Json wanted;
};

std::vector<Model> models() {
    const std::filesystem::path source = LAGEWERK_SOURCE_DIR, folder = source / ".." / "shared" / "data" / "dem";
    std::vector<Model> out;
    if (!std::filesystem::exists(folder / "N49E011.hgt.zip")) return out;
    std::ifstream in(source / "tests/golden/drainage/grass.json");
    const Json golden = Json::parse(in);
    for (const Json& wanted : golden["models"]) {
        layers::GdalMessages messages;
        auto ground = layers::readGround(folder / wanted["dem"].get<std::string>(), 1e9, messages);
        EXPECT_TRUE(ground.ok()) << ground.failure().text();
        if (!ground.ok()) return {};
        GroundCells& cells = ground.value().cells;
        out.push_back({GroundCells::squares(std::move(cells.heightM), cells.columns, cells.rows, 1), wanted});
    }
    return out;
}

template <class Check>
void onEach(Check check) {
    const auto all = models();
    if (all.empty()) {
        std::puts("skipped: no shared data");
        GTEST_SKIP();
    }
    for (const Model& model : all) check(model, Drainage(model.ground));
}

/// Shares of the sampled cells, as measured, rounded down.
struct Agreement {
    double ways = 0;   ///< run to the same neighbour
    double handM = 0;  ///< of those that both lead to a stream: heights above it within 1 m, the step of the models
    double wet = 0;    ///< of the cells that either makes wet: both do
};
const std::map<std::string, Agreement> kMeasured{{"N49E011.hgt.zip", {0.938, 0.916, 0.965}},
                                                 {"bonn_gtopo.tif", {0.924, 0.855, 0.969}},
                                                 {"qfield_testgrid.tif", {0.895, 0.940, 0.969}}};

std::uint32_t besideByGrass(std::uint32_t cell, int way, int columns) {
    constexpr std::array<int, 9> column{0, 1, 0, -1, -1, -1, 0, 1, 1}, row{0, -1, -1, -1, 0, 1, 1, 1, 0};
    const auto at = static_cast<std::size_t>(way);
    return static_cast<std::uint32_t>(static_cast<int>(cell) + row[at] * columns + column[at]);
}

double fallTo(const GroundCells& ground, std::uint32_t from, std::uint32_t to) {
    const auto columns = static_cast<std::uint32_t>(ground.columns);
    const bool isStraight = from % columns == to % columns || from / columns == to / columns;
    return (static_cast<double>(ground.heightM[from]) - static_cast<double>(ground.heightM[to])) /
           (isStraight ? 1 : std::sqrt(2.0));
}

TEST(DrainageBesideGrass, MostWaysAreTheSameAndTheOthersAreNoLessSteep) {
    onEach([](const Model& model, const Drainage& drainage) {
        const Json& cells = model.wanted["cells"];
        std::size_t same = 0, slopes = 0;
        for (std::size_t k = 0; k < cells.size(); ++k) {
            const auto cell = cells[k].get<std::uint32_t>();
            const int way = model.wanted["ways"][k].get<int>();
            const std::uint32_t next = drainage.next(cell);
            if (way <= 0 || next == Drainage::kNone) {
                same += (way <= 0) == (next == Drainage::kNone) ? 1 : 0;
                continue;
            }
            const std::uint32_t theirs = besideByGrass(cell, way, model.ground.columns);
            same += next == theirs ? 1 : 0;
            bool isOpenSlope = drainage.filledM()[cell] == model.ground.heightM[cell], falls = false;
            drainage.around(cell, [&](std::uint32_t other) {
                isOpenSlope = isOpenSlope && drainage.filledM()[other] == model.ground.heightM[other];
                falls = falls || model.ground.heightM[other] < model.ground.heightM[cell];
            });
            if (!isOpenSlope || !falls) continue;  // in hollows and on level ground the two search differently
            ++slopes;
            EXPECT_GE(fallTo(model.ground, cell, next), fallTo(model.ground, cell, theirs)) << cell;
        }
        const double share = static_cast<double>(same) / static_cast<double>(cells.size());
        const std::string dem = model.wanted["dem"];
        EXPECT_GE(share, kMeasured.at(dem).ways) << dem;
        EXPECT_GT(slopes, cells.size() / 2) << dem;
    });
}

TEST(DrainageBesideGrass, MostHeightsAboveTheNearestStreamAreTheSame) {
    onEach([](const Model& model, const Drainage& drainage) {
        const fusion::Streams streams(drainage, model.wanted["streamCells"].get<double>());
        const Json& cells = model.wanted["cells"];
        std::size_t both = 0, near = 0, oneOnly = 0;
        for (std::size_t k = 0; k < cells.size(); ++k) {
            const auto hand = streams.handM(cells[k].get<std::uint32_t>());
            const Json& theirs = model.wanted["handM"][k];
            if (!hand || theirs.is_null()) {
                oneOnly += hand.has_value() == theirs.is_null() ? 1 : 0;
                continue;
            }
            ++both;
            near += std::abs(*hand - theirs.get<double>()) <= 1 ? 1 : 0;
        }
        const std::string dem = model.wanted["dem"];
        EXPECT_GT(both, cells.size() * 8 / 10) << dem;
        EXPECT_LT(oneOnly, cells.size() / 50) << dem;
        EXPECT_GE(static_cast<double>(near) / static_cast<double>(both), kMeasured.at(dem).handM) << dem;
    });
}

TEST(DrainageBesideGrass, AFloodAlongAStreamWetsMostlyTheSameCells) {
    onEach([](const Model& model, const Drainage& drainage) {
        const fusion::Streams streams(drainage, model.wanted["streamCells"].get<double>());
        const Json& wanted = model.wanted["flood"];
        const auto at = wanted["stream"].get<std::uint32_t>();
        const double levelM = static_cast<double>(model.ground.heightM[at]) + wanted["stageM"].get<double>();
        auto flood = fusion::handFlood(streams, at, levelM, wanted["reach"].get<double>());
        EXPECT_EQ(flood.at, at);
        std::sort(flood.wet.begin(), flood.wet.end());
        std::vector<std::uint32_t> theirs, both, either;
        for (const Json& run : wanted["wet"])
            for (std::uint32_t k = 0; k < run[1].get<std::uint32_t>(); ++k)
                theirs.push_back(run[0].get<std::uint32_t>() + k);
        std::set_intersection(flood.wet.begin(), flood.wet.end(), theirs.begin(), theirs.end(),
                              std::back_inserter(both));
        std::set_union(flood.wet.begin(), flood.wet.end(), theirs.begin(), theirs.end(), std::back_inserter(either));
        const std::string dem = model.wanted["dem"];
        EXPECT_GE(static_cast<double>(both.size()) / static_cast<double>(either.size()), kMeasured.at(dem).wet)
            << dem << ": " << flood.wet.size() << " and " << theirs.size() << " cells";
    });
}

TEST(DrainageBesideGrass, HollowsHoldAsMuchAsItsFilledGround) {
    onEach([](const Model& model, const Drainage& drainage) {
        const fusion::Sinks sinks = fusion::sinksOf(drainage, 0, 0);
        const Json& wanted = model.wanted["hollows"];
        std::size_t cells = 0;
        double volume = 0, deepest = 0;
        for (const fusion::Sink& sink : sinks.all)
            cells += sink.cells, volume += sink.volumeM3, deepest = std::max(deepest, sink.depthM);
        const std::string dem = model.wanted["dem"];
        EXPECT_EQ(deepest, wanted["deepestM"].get<double>()) << dem;
        // Around gaps r.terraflow lets no water out: there it may fill what runs away here.
        const auto beside = wanted["besideGaps"].get<std::size_t>();
        EXPECT_LE(cells, wanted["cells"].get<std::size_t>()) << dem;
        EXPECT_GE(cells + beside, wanted["cells"].get<std::size_t>()) << dem;
        EXPECT_NEAR(static_cast<double>(sinks.all.size()), wanted["count"].get<double>(), static_cast<double>(beside))
            << dem;
        EXPECT_NEAR(volume, wanted["sumM"].get<double>(), 0.001 * (beside > 0 ? volume : 1)) << dem;
    });
}

}  // namespace
