// SPDX-License-Identifier: EUPL-1.2
#include "agents/field/csv_series.h"

#include <gtest/gtest.h>

#include <deque>
#include <filesystem>
#include <iostream>

#include "agents/field/series_feed.h"
#include "broker/wire/codec.h"
#include "broker/wire/verbs.h"

namespace {

field::Series seriesOf(const std::string& text, const field::SeriesOptions& options = {}) {
    const auto series = field::readSeries(text, "werte.csv", options);
    EXPECT_TRUE(series.ok()) << (series.ok() ? "" : series.failure().text());
    return series.ok() ? series.value() : field::Series{};
}

TEST(CsvSeries, ReadsNamedRowsAndColumns) {
    const std::string text =
        "Name,Datum,Minimum,Maximum,Mittelwert\nA,2013-01-01,1,3,2.5\nB,2013-01-01,7,9,8\nA,2013-01-02,2,4,3.25\n";
    const auto series = seriesOf(text, {"Mittelwert", "A"});
    ASSERT_EQ(series.rows.size(), 2u);
    EXPECT_DOUBLE_EQ(series.rows[1].value, 3.25);
    EXPECT_EQ(series.others, 1u);
    EXPECT_EQ(series.spacingS(), 86'400);
    EXPECT_DOUBLE_EQ(seriesOf(text, {"Maximum", "A"}).rows[0].value, 3);
    EXPECT_EQ(seriesOf(text, {std::nullopt, "B"}).rows[0].value, 8) << "the last column without being told";
}

TEST(CsvSeries, BadRowsAreNamedAndSkipped) {
    const auto series = seriesOf(
        "Datum;Wert\n01.06.2026 10:00;1,5\nkein Datum;2\n01.06.2026 10:05;\n01.06.2026 10:10;viel\n01.06.2026 10:15\n"
        "31.02.2026 10:00;1\n01.06.2026 10:00;9\n01.06.2026 10:20;2,5\n");
    EXPECT_EQ(series.rows.size(), 2u);
    EXPECT_DOUBLE_EQ(series.rows[1].value, 2.5) << "decimal comma where the separator is a semicolon";
    EXPECT_EQ(series.skipped, 6u);
    ASSERT_EQ(series.complaints.size(), 6u);
    EXPECT_EQ(series.complaints[0], "line 3: \"kein Datum\" is not a date; skipped");
    EXPECT_EQ(series.complaints[1], "line 4: Wert is empty; skipped");
    EXPECT_NE(series.complaints[3].find("1 cells instead of 2"), std::string::npos);
    EXPECT_NE(series.complaints[4].find("31.02.2026"), std::string::npos);
    EXPECT_NE(series.complaints[5].find("not later"), std::string::npos);
}

TEST(CsvSeries, AWrongFileOrOptionSaysWhatTheFileHas) {
    const auto why = [](const std::string& text, const field::SeriesOptions& options = {}) {
        const auto series = field::readSeries(text, "werte.csv", options);
        return series.ok() ? std::string("no failure") : series.failure().text();
    };
    EXPECT_NE(why("").find("header"), std::string::npos);
    EXPECT_NE(why("a,b\n1,2\n").find("no column of dates"), std::string::npos);
    EXPECT_NE(
        why("Datum,Mittelwert\n2013-01-01,2\n", {"Mittelwerd", std::nullopt}).find("did you mean \"Mittelwert\"?"),
        std::string::npos);
    EXPECT_NE(why("Datum,Wert\n2013-01-01,2\n", {std::nullopt, "A"}).find("no column of names"), std::string::npos);
    EXPECT_NE(why("Name,Datum,Wert\nA,2013-01-01,2\n", {std::nullopt, "a"}).find("no row is named \"a\""),
              std::string::npos);
    EXPECT_NE(why("Name,Datum,Wert\nHagen-Eckesey,2013-01-01,2\n", {std::nullopt, "Hagen-Ekesey"})
                  .find("did you mean \"Hagen-Eckesey\"?"),
              std::string::npos);
    EXPECT_NE(why("Datum,Wert\nx,2\n").find("no usable row (1 bad ones)"), std::string::npos);
    EXPECT_NE(why(std::string("\0\x01\x02\xff\n\n", 6)).find("werte.csv"), std::string::npos);
}

TEST(CsvSeries, MomentsHaveManyForms) {
    const auto at = [](const char* text) { return field::readMoment(text).value_or(base::Instant{-1}).ms; };
    const std::int64_t expected = base::fromIso("2026-06-01T10:05:00Z")->ms;
    for (const char* text : {"2026-06-01 10:05", "2026-06-01 10:05:00", "2026-06-01T10:05:00", "2026-06-01T10:05:00Z",
                             "2026-06-01T12:05:00+02:00", "01.06.2026 10:05", " 01.06.2026 10:05:00 "})
        EXPECT_EQ(at(text), expected) << text;
    for (const char* text : {"", "2026", "2026-13-01", "2026-02-30", "2026-06-01 25:00", "2026-06-01x10:05", "1.6.2026",
                             "2026-06-01 10:5"})
        EXPECT_EQ(at(text), -1) << text;
}

TEST(SeriesFeed, GapsStayGapsWhateverThePeriod) {
    const auto series = seriesOf("Datum,Wert\n2013-01-01,1\n2013-01-02,2\n2013-01-05,5\n2013-01-06,6\n");
    field::FeedPlan plan;
    EXPECT_EQ(field::dueSeconds(series, plan), (std::vector<std::int64_t>{0, 86'400, 4 * 86'400, 5 * 86'400}));
    plan.periodS = 300;
    EXPECT_EQ(field::dueSeconds(series, plan), (std::vector<std::int64_t>{0, 300, 1200, 1500}));
}

TEST(SeriesFeed, InLockstepRowsFallDueByTheTicks) {
    field::FeedPlan plan;
    plan.station = "HAGEN";
    plan.periodS = 300;
    field::SeriesParticipant feed("series", seriesOf("Datum,Wert\n2013-01-01,1\n2013-01-02,2\n2013-01-03,3\n"), plan);
    std::vector<std::pair<std::int64_t, double>> said;
    for (std::uint64_t number = 1; number <= 200; ++number) {
        wire::Record record;
        record.envelope.kind = wire::Kind::Tick;
        wire::Tick tick;
        tick.number = number;
        tick.at = {static_cast<std::int64_t>(number - 1) * 5000 + 1'000'000'000};
        record.envelope.payload = wire::encodePayload(tick);
        feed.fold(record);
        for (const auto& one : feed.atTick(tick, record)) {
            EXPECT_EQ(one.source, "station:HAGEN");
            EXPECT_LE(one.observedAt, tick.at);
            said.emplace_back((one.observedAt.ms - 1'000'000'000) / 1000,
                              *std::get<wire::Reading>(wire::decodePayload<wire::Reading>(one.payload)).value);
        }
    }
    EXPECT_EQ(said, (std::vector<std::pair<std::int64_t, double>>{{0, 1}, {300, 2}, {600, 3}}));
}

TEST(SeriesFeed, UnitsOfTheWireAreKnownAndOthersNot) {
    EXPECT_EQ(field::quantityOfUnit("cm"), wire::Quantity::WaterLevel);
    EXPECT_EQ(field::quantityOfUnit("m3/s"), wire::Quantity::Discharge);
    EXPECT_EQ(field::quantityOfUnit("furlong"), std::nullopt);
}

/// A broker that welcomes everyone and accepts everything, and counts readings; time moves when it is waited for.
class AcceptingChannel final : public client::Channel {
public:
    AcceptingChannel(base::SteppedClock& clock, std::vector<std::int64_t>& heardNs)
        : m_clock(clock), m_heardNs(heardNs) {}
    bool send(const base::Bytes& frame) override {
        const auto decoded = wire::decodeVerb(frame);
        const auto* verb = std::get_if<wire::Verb>(&decoded);
        if (!verb) return true;
        if (const auto* hello = std::get_if<wire::Hello>(verb)) {
            wire::Welcome welcome;
            welcome.protocolVersion = hello->protocolVersion;
            welcome.realm = hello->realm;
            m_answers.push_back(wire::encodeVerb(welcome));
        }
        if (std::get_if<wire::Ping>(verb)) m_answers.push_back(wire::encodeVerb(wire::Pong{}));
        if (const auto* submit = std::get_if<wire::Submit>(verb))
            for (const auto& bytes : submit->envelopes) {
                const auto envelope = std::get<wire::Envelope>(wire::decodeEnvelope(bytes));
                m_heardNs.push_back(m_clock.monotonicNs());
                wire::Accepted accepted;
                accepted.epoch = envelope.id.epoch();
                accepted.counter = envelope.id.counter();
                m_answers.push_back(wire::encodeVerb(accepted));
            }
        return true;
    }
    std::optional<base::Bytes> receive(int timeoutMs) override {
        if (m_answers.empty()) {
            m_clock.stepMs(timeoutMs);
            return std::nullopt;
        }
        base::Bytes frame = std::move(m_answers.front());
        m_answers.pop_front();
        return frame;
    }
    void reconnect() override { m_answers.clear(); }

private:
    base::SteppedClock& m_clock;
    std::vector<std::int64_t>& m_heardNs;
    std::deque<base::Bytes> m_answers;
};

TEST(SeriesFeed, PacedRowsComeAtTheirSpeedAndAllAreAccepted) {
    seal::start();
    base::SteppedClock clock({1'800'000'000'000});
    client::Identity identity;
    identity.keys = seal::CurveKeys::generate();
    std::vector<std::int64_t> heardNs;
    client::BusLink link(identity, std::make_unique<AcceptingChannel>(clock, heardNs), clock);
    field::FeedPlan plan;
    plan.station = "HAGEN";
    const auto series = seriesOf("Datum,Wert\n2013-01-01,1\n2013-01-02,2\n2013-01-03,3\n2013-01-04,4\n");
    const auto count = field::feedPaced(
        link, clock, series, plan, 86'400, [] { return false; }, nullptr, nullptr);
    EXPECT_EQ(count.said, 4u);
    EXPECT_EQ(count.accepted, 4u);
    ASSERT_EQ(heardNs.size(), 4u);
    for (std::size_t i = 1; i < heardNs.size(); ++i)
        EXPECT_NEAR(static_cast<double>(heardNs[i] - heardNs[i - 1]), 1e9, 0.25e9) << "a day is a second";
}

TEST(CsvSeries, TheRealGaugeHagenEckeseyIsReadWhole) {
    const auto file = std::filesystem::path(LAGEWERK_SOURCE_DIR) / ".." / "shared" / "data" / "timeseries" /
                      "lanuv-gauge" / "gauge_values_daily.csv";
    if (!std::filesystem::exists(file)) {
        std::cout << "skipped: no shared data\n";
        GTEST_SKIP() << "skipped: no shared data";
    }
    const auto series = field::loadSeries(file, {"Mittelwert", "Hagen-Eckesey"});
    ASSERT_TRUE(series.ok()) << series.failure().text();
    EXPECT_EQ(series.value().rows.size(), 486u);
    // The office's own file says 9 April 2014 twice, with two means.
    EXPECT_EQ(series.value().complaints,
              (std::vector<std::string>{"line 28261: not later than the row before; skipped"}));
    EXPECT_EQ(series.value().spacingS(), 86'400);
    EXPECT_DOUBLE_EQ(series.value().rows.front().value, 130.35);
}

}  // namespace
