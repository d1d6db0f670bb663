// SPDX-License-Identifier: EUPL-1.2
// A thinned stream folds to the same picture as the whole one, wherever the stretches are cut.
#include <gtest/gtest.h>

#include "broker/base/random.h"
#include "broker/wire/newest.h"
#include "gis/situation/situation.h"
#include "tests/unit/situation/told.h"

namespace {

using situation::Situation;
using told::at;

/// A town in a hurry: sources that speak several times a tick, out of order, late, with absurd clocks, and refused.
std::vector<wire::Record> hurry(std::uint64_t seed) {
    base::SeededRandom chance(seed);
    told::Journal journal;
    std::int64_t second = 0;
    const auto observed = [&] {
        switch (chance.below(12)) {
            case 0: return at(second - 7200);                 // late
            case 1: return base::fromCivilUtc({1970, 1, 1});  // absurd
            case 2: return at(second + 900);                  // ahead
            default: return at(second - static_cast<std::int64_t>(chance.below(9)));
        }
    };
    for (int i = 0; i < 600; ++i) {
        if (chance.below(9) == 0) journal.tick(at(second += 5));
        const std::string name(1, static_cast<char>('A' + chance.below(4)));
        wire::Record* record = nullptr;
        if (chance.below(3) == 0) {
            wire::UnitReport report;
            report.callSign = name;
            report.fmsStatus =
                static_cast<std::uint8_t>(chance.below(8) == 0 ? chance.below(5) : 3 + chance.below(8) / 7);
            report.unitType = "LF";
            report.position = wire::GeoPoint{static_cast<std::int32_t>(chance.below(900'000'000)), 70'000'000};
            if (chance.below(15) == 0) report.task = "Auftrag " + std::to_string(i);
            record = &journal.say("unit:" + name, report, observed());
        } else if (chance.below(15) == 0) {
            record = &journal.say(
                "fusion",
                wire::StationState{name, wire::GaugeLevel::Iw1, {}, {}, {}, 200.0, at(second), {}, {}, "r/1"});
        } else {
            const bool isRain = chance.below(4) == 0;
            record = &journal.say("station:" + name,
                                  wire::Reading{isRain ? wire::Quantity::Rain : wire::Quantity::WaterLevel,
                                                static_cast<double>(i),
                                                isRain ? "mm" : "cm",
                                                {},
                                                {}},
                                  observed());
        }
        if (chance.below(20) == 0) record->verdict = 203;
        if (chance.below(25) == 0) record->flags |= wire::kFlagOvertaken;
    }
    journal.tick(at(second + 5));
    return journal.records;
}

struct Thinned {
    std::vector<wire::Record> records;
    std::uint64_t merged = 0;
};

Thinned thinnedIn(const std::vector<wire::Record>& records, base::SeededRandom& chance) {
    Thinned out;
    for (std::size_t from = 0; from < records.size();) {
        const std::size_t through = std::min(records.size(), from + 1 + chance.below(200));
        wire::Thinner thinner;
        for (std::size_t i = from; i < through; ++i) thinner.add(records[i]);
        const auto count = thinner.count();
        auto [kept, merged] = thinner.finish();
        EXPECT_EQ(kept.size(), count);
        std::uint64_t gone = 0;
        for (const wire::Merged& one : merged) {
            gone += one.count;
            EXPECT_TRUE(one.kind == wire::Kind::Reading || one.kind == wire::Kind::UnitReport);
            EXPECT_GE(one.fromSequence, records[from].sequence);
            EXPECT_LE(one.throughSequence, records[through - 1].sequence);
        }
        EXPECT_EQ(kept.size() + gone, through - from) << "every record is handed on or counted";
        out.merged += gone;
        for (auto& record : kept) out.records.push_back(std::move(record));
        from = through;
    }
    return out;
}

Situation foldedFrom(const std::vector<wire::Record>& records) {
    Situation picture;
    for (const wire::Record& record : records) picture.fold(record);
    return picture;
}

}  // namespace

TEST(Thinned, FoldsToTheSamePictureWhereverItIsCut) {
    std::uint64_t merged = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const auto records = hurry(seed);
        base::SeededRandom chance(seed * 7);
        const auto thin = thinnedIn(records, chance);
        merged += thin.merged;
        ASSERT_EQ(foldedFrom(thin.records).canonicalText(), foldedFrom(records).canonicalText()) << "seed " << seed;
    }
    EXPECT_GT(merged, 300u * 50) << "the property must not hold for want of merging";
}

TEST(Thinned, KeepsTheOrderAndEverythingButReadingsAndPositions) {
    const auto records = hurry(5);
    base::SeededRandom chance(1);
    const auto thin = thinnedIn(records, chance);
    std::uint64_t last = 0;
    std::size_t others = 0;
    for (const auto& record : thin.records) {
        EXPECT_GT(record.sequence, last);
        last = record.sequence;
        others += record.envelope.kind != wire::Kind::Reading && record.envelope.kind != wire::Kind::UnitReport ? 1 : 0;
    }
    const auto expected = std::count_if(records.begin(), records.end(), [](const wire::Record& record) {
        return record.envelope.kind != wire::Kind::Reading && record.envelope.kind != wire::Kind::UnitReport;
    });
    EXPECT_EQ(others, static_cast<std::size_t>(expected));
}

TEST(Thinned, EmergencyCallsAndChangesOfStatusAreNeverMerged) {
    told::Journal journal;
    wire::UnitReport report;
    report.callSign = "A";
    std::vector<std::uint8_t> said;
    for (const int status : {3, 3, 3, 0, 0, 0, 3, 3, 4, 4, 4, 0}) {
        journal.tick(at(static_cast<std::int64_t>(said.size() + 1) * 5));
        report.fmsStatus = static_cast<std::uint8_t>(status);
        journal.say("unit:A", report);
        said.push_back(report.fmsStatus);
    }
    wire::Thinner thinner;
    for (const auto& record : journal.records) thinner.add(record);
    std::vector<std::uint8_t> kept;
    for (const auto& record : thinner.finish().first)
        if (const auto one = wire::payloadOf<wire::UnitReport>(record.envelope)) kept.push_back(one->fmsStatus);
    EXPECT_EQ(std::count(kept.begin(), kept.end(), 0), 4) << "each call";
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    said.erase(std::unique(said.begin(), said.end()), said.end());
    EXPECT_EQ(kept, said) << "each change";
}
