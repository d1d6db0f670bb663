// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/quality_file.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "gis/fusion/usual_facts.h"
#include "tests/unit/layers/small_world.h"

namespace {

using layers_test::Folder;
using Json = nlohmann::json;

struct Bench {
    Folder folder;
    layers::QualityRequest request;
    std::vector<Json> rows;
    std::vector<std::string> wrong;

    explicit Bench(wire::Quantity quantity = wire::Quantity::WaterLevel) {
        request.facts = fusion::usualFacts(quantity);
    }
    /// One value each `minutes`, beginning at noon; "" for none.
    static std::string table(const std::vector<std::string>& values, int minutes = 5) {
        std::string text = "time,value\n";
        for (std::size_t i = 0; i < values.size(); ++i) {
            const base::Instant at =
                base::fromCivilUtc({2021, 7, 14, 12}).plusS(static_cast<std::int64_t>(i) * minutes * 60);
            text += base::isoUtc(at) + "," + values[i] + "\n";
        }
        return text;
    }
    std::vector<int> flagsOf(const std::string& text) {
        request.series = folder.write("series.csv", text);
        rows.clear();
        auto judged = layers::judgeSeries(request, [&](const std::string& line) { rows.push_back(Json::parse(line)); });
        EXPECT_TRUE(judged.ok()) << judged.failure().text();
        wrong = judged.ok() ? judged.value() : std::vector<std::string>();
        std::vector<int> flags;
        for (const Json& row : rows) flags.push_back(row["flag"]);
        return flags;
    }
    [[nodiscard]] std::string reason(std::size_t row) const {
        return rows.at(row)["reasons"].empty() ? "" : rows[row]["reasons"][0].get<std::string>();
    }
};
using Flags = std::vector<int>;

TEST(QualityFile, ATableWithTheNewestFirstOrWithoutRowsSaysSo) {
    Bench bench;
    (void)bench.flagsOf("time,value\n2021-07-14T14:00:00Z,3\n2021-07-14T13:00:00Z,2\n2021-07-14T12:00:00Z,1\n");
    ASSERT_EQ(bench.wrong.size(), 1U);
    EXPECT_NE(bench.wrong[0].find("sort the table by time, oldest first"), std::string::npos) << bench.wrong[0];
    (void)bench.flagsOf("time,value\n2021-07-14T14:00:00Z,3\n2021-07-14T13:00:00Z,2\n2021-07-14T15:00:00Z,1\n");
    EXPECT_TRUE(bench.wrong.empty()) << "one late row is judged as late, that is all";
    EXPECT_EQ(bench.flagsOf("time,value\n"), Flags{});
    ASSERT_EQ(bench.wrong.size(), 1U);
    EXPECT_NE(bench.wrong[0].find("no row below the header"), std::string::npos) << bench.wrong[0];
}

// The tests of QARTOD (U.S. IOOS, Manual for Real-Time Quality Control of Water Level Data, 2021), one by one.
TEST(QualityFile, GrossRange) {
    Bench bench;
    EXPECT_EQ(bench.flagsOf(Bench::table({"-100", "1200"}, 600)), (Flags{1, 1}));
    EXPECT_EQ(bench.flagsOf(Bench::table({"1201"})), (Flags{3}));
    EXPECT_EQ(bench.rows[0]["usable"], true) << "above every record, and not thrown away";
    EXPECT_EQ(bench.flagsOf(Bench::table({"-101"})), (Flags{3}));
    EXPECT_EQ(bench.flagsOf(Bench::table({"5001"})), (Flags{4}));
    EXPECT_EQ(bench.rows[0]["usable"], false);
}

TEST(QualityFile, RateOfChange) {
    Bench bench;
    EXPECT_EQ(bench.flagsOf(Bench::table({"100", "150"})), (Flags{1, 1})) << "the limit itself";
    EXPECT_EQ(bench.flagsOf(Bench::table({"100", "151"})), (Flags{1, 3}));
    EXPECT_EQ(bench.flagsOf(Bench::table({"100", "251"})), (Flags{1, 4}));
    EXPECT_EQ(bench.flagsOf(Bench::table({"100", "251"}, 15)), (Flags{1, 3})) << "per five minutes";
    Bench air(wire::Quantity::AirTemperature);
    EXPECT_EQ(air.flagsOf(Bench::table({"20", "36"})), (Flags{1, 3}));
}

TEST(QualityFile, ASpikeIsNotBelievedAndWhatFollowsIs) {
    Bench bench;
    EXPECT_EQ(bench.flagsOf(Bench::table({"100", "101", "180", "102", "103"})), (Flags{1, 1, 3, 1, 1}));
    EXPECT_EQ(bench.rows[2]["usable"], false);
    EXPECT_EQ(bench.rows[3]["usable"], true);
    EXPECT_EQ(bench.reason(2), "step 79 cm unconfirmed 0 s");
}

TEST(QualityFile, AStepThatGoesOnIsBelievedAfterThreeValues) {
    Bench bench;
    EXPECT_EQ(bench.flagsOf(Bench::table({"100", "160", "170", "181"})), (Flags{1, 3, 3, 1}));
}

TEST(QualityFile, FlatLine) {
    Bench bench;
    bench.request.facts.meanCm = 50;
    std::vector<std::string> values(26, "180");
    const Flags high = bench.flagsOf(Bench::table(values, 60));
    EXPECT_EQ(Flags(high.begin(), high.begin() + 6), Flags(6, 1));
    EXPECT_EQ(Flags(high.begin() + 6, high.begin() + 24), Flags(18, 3));
    EXPECT_EQ(Flags(high.begin() + 24, high.end()), Flags(2, 4));
    bench.request.facts.meanCm = 170;
    EXPECT_EQ(bench.flagsOf(Bench::table(values, 60)), Flags(26, 1)) << "low water may be flat for days";
    Bench rain(wire::Quantity::Rain);
    EXPECT_EQ(rain.flagsOf(Bench::table(std::vector<std::string>(26, "0"), 60)), Flags(26, 1)) << "so may dry weather";
}

TEST(QualityFile, Neighbour) {
    Bench bench;
    // Upstream rose by 40 cm within the hour while this one stands still: stuck after half an hour.
    std::vector<std::string> rising, still(10, "120");
    for (int i = 0; i < 10; ++i) rising.push_back(std::to_string(100 + 6 * i));
    EXPECT_EQ(bench.flagsOf(Bench::table(still)), Flags(10, 1)) << "nobody says that it should move";
    bench.request.neighbour = bench.folder.write("upstream.csv", Bench::table(rising));
    const Flags beside = bench.flagsOf(Bench::table(still));
    EXPECT_EQ(beside.front(), 1);
    EXPECT_EQ(beside.back(), 3);
    EXPECT_NE(bench.reason(9).find("neighbour +"), std::string::npos) << bench.reason(9);
}

TEST(QualityFile, SentinelsAndGapsAreMissingAndTheirRawValueStays) {
    Bench bench;
    const std::vector<std::string> values = {"-999", "-9999", "9999", "65535", "32767", "-777", "NaN", ""};
    EXPECT_EQ(bench.flagsOf(Bench::table(values)), Flags(8, 9));
    for (std::size_t i = 0; i < values.size(); ++i) EXPECT_EQ(bench.rows[i]["value"], values[i]);
    EXPECT_TRUE(bench.wrong.empty()) << "that a value is missing is no mistake of the table";
}

TEST(QualityFile, ClocksAndOrder) {
    Bench bench;
    EXPECT_EQ(bench.flagsOf("time,value\n2021-07-14T12:00:00Z,5\n2021-07-14T12:00:00Z,5\n2021-07-14T11:55:00Z,5\n"
                            "1970-01-01T00:00:00Z,5\n2036-02-07T06:28:16Z,5\n"),
              (Flags{1, 2, 2, 9, 1}));
    EXPECT_EQ(bench.reason(1), "said-before");
    EXPECT_EQ(bench.reason(2), "late");
    ASSERT_EQ(bench.wrong.size(), 1u);
    EXPECT_NE(bench.wrong[0].find("series.csv:5: the clock of this row is absurd"), std::string::npos);
}

TEST(QualityFile, TablesFromElsewhere) {
    Bench bench;
    bench.request.zone = "+01:00";
    EXPECT_EQ(bench.flagsOf("Zeit;Wert\n2021-07-14 12:00;100,5\n2021-07-14 12:05;101,0\n"), (Flags{1, 1}));
    // A zone that a row says is its own.
    EXPECT_EQ(bench.flagsOf("Zeit;Wert\n2021-07-14 12:00;100\n2021-07-14T12:05:00+02:00;101\n"), (Flags{1, 2}));
    bench.request.zone.clear();
    EXPECT_EQ(bench.flagsOf("Zeit;Wert\n2021-07-14 12:00;100,5\n2021-07-14T12:05:00Z;101,0\n"), (Flags{9, 1}));
    ASSERT_EQ(bench.wrong.size(), 1u);
    EXPECT_NE(bench.wrong[0].find("series.csv:2: the time '2021-07-14 12:00' says no zone"), std::string::npos);
    EXPECT_EQ(bench.flagsOf("time,value\nyesterday,5\n2021-07-14T12:00:00Z,much\n"), (Flags{9, 9}));
    ASSERT_EQ(bench.wrong.size(), 2u);
    EXPECT_NE(bench.wrong[0].find("series.csv:2: the time 'yesterday' cannot be read"), std::string::npos);
    EXPECT_NE(bench.wrong[1].find("series.csv:3: the value 'much' is no number"), std::string::npos);
    const auto refusedFor = [&] {
        const auto judged = layers::judgeSeries(bench.request, [](const std::string&) {});
        return judged.ok() ? std::string() : judged.failure().text();
    };
    bench.request.zone = "Berlin";
    EXPECT_NE(refusedFor().find("this is no zone of time"), std::string::npos);
    bench.request.zone.clear();
    bench.request.facts.meanCm = std::nan("");
    EXPECT_NE(refusedFor().find("the mean water is no number"), std::string::npos);
    bench.request.facts.meanCm.reset();
    bench.request.series = bench.folder.write("comma.csv", "time,value\n2021-07-14T12:00:00Z,100,5\n");
    const auto shifted = layers::judgeSeries(bench.request, [](const std::string&) {});
    ASSERT_FALSE(shifted.ok());
    EXPECT_NE(shifted.failure().text().find("comma.csv, line 2"), std::string::npos) << shifted.failure().text();
    bench.request.series = bench.folder.write("other.csv", "a,b\n1,2\n");
    const auto refused = layers::judgeSeries(bench.request, [](const std::string&) {});
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.failure().text().find("no column 'time'"), std::string::npos);
}

}  // namespace
