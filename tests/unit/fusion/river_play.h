// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A river with three gauges, and a player that says readings to a Fusion as broker and loop would.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "broker/wire/codec.h"
#include "gis/fusion/fusion.h"
#include "tests/unit/ascii_terrain.h"
#include "tests/unit/situation/told.h"

namespace river {

/// A river with three gauges in a valley of terraces.
inline const ascii::Terrain kCountry{{std::string(120, '6'), std::string(120, '4'), std::string(120, '3'),
                                      std::string(120, '2'), std::string(120, '2'), std::string(120, '1'),
                                      std::string(120, '~'), std::string(120, '1'), std::string(120, '3'),
                                      std::string(120, '6')}};

inline fusion::Town riverTown() {
    fusion::Town town = ascii::townOf(kCountry);
    town.hasPopulation = true;
    town.stations = {ascii::gaugeAt(kCountry, "A", 10, 6), ascii::gaugeAt(kCountry, "B", 60, 6),
                     ascii::gaugeAt(kCountry, "C", 110, 6)};
    town.stations[1].upstream = "A";
    town.stations[2].upstream = "B";
    for (int column = 0; column < 120; ++column) town.buildings.push_back({ascii::at(kCountry, column, 3), 100, 5});
    town.objects.push_back({"o1", "school", "Schule", {}, ascii::at(kCountry, 50, 5)});
    town.objects.push_back({"o2", "hospital", "Klinik", {}, ascii::at(kCountry, 55, 2)});
    return town;
}

/// Plays readings against a Fusion as broker and loop would: what it says at a tick is journaled before the next one.
class Play {
public:
    explicit Play(const fusion::Town& town) : m_town(&town), m_fusion(std::make_unique<fusion::Fusion>(town)) {
        feed();
    }

    void level(const std::string& station, double cm) { journal.level(station, std::round(cm), journal.now()); }
    void step() {
        journal.tick(journal.now().plusS(5));
        feed();
        for (const fusion::Fact& fact : m_fusion->say(journal.ticks())) journalFact(fact);
        feed();
    }
    /// As if the worker were killed: a new one folds the journal from the beginning.
    void restart() {
        m_fusion = std::make_unique<fusion::Fusion>(*m_town);
        m_fed = 0;
        feed();
        m_fusion->forgetThrough(journal.ticks());
    }
    /// As if the worker were killed and another one went on from what this one held.
    void resume() {
        m_fusion->forgetThrough(journal.ticks());
        const auto memory = m_fusion->memory();
        ASSERT_TRUE(memory.has_value());
        m_fusion = std::make_unique<fusion::Fusion>(*m_town);
        ASSERT_TRUE(m_fusion->remember(*memory));
        ASSERT_EQ(m_fusion->memory(), memory);
    }
    [[nodiscard]] fusion::Fusion& fusion() { return *m_fusion; }
    /// Every run goes on from its own memory at each reading.
    void resumeEachTime() { m_resumes = true; }
    /// Runs `seconds`; every gauge reports each 5 min what `levelOf` says (seconds since begin, 0 to 2 for A to C).
    void run(std::int64_t seconds, const std::function<std::optional<double>(std::int64_t, int)>& levelOf,
             std::int64_t restartEach = 0) {
        for (std::int64_t s = 0; s < seconds; s += 5, m_second += 5) {
            if (m_second % 300 == 0)
                for (int gauge = 0; gauge < 3; ++gauge)
                    if (const auto cm = levelOf(m_second, gauge))
                        level(std::string(1, static_cast<char>('A' + gauge)), *cm);
            step();
            if (restartEach > 0 && m_second % restartEach == 0) restart();
            if (m_resumes && m_second % 300 == 0) resume();
        }
    }

    template <class Payload>
    [[nodiscard]] std::vector<Payload> said() const {
        std::vector<Payload> out;
        for (const wire::Record& record : journal.records)
            if (auto payload = wire::payloadOf<Payload>(record.envelope)) out.push_back(std::move(*payload));
        return out;
    }
    [[nodiscard]] std::vector<wire::MessageId> ids() const {
        std::vector<wire::MessageId> out;
        for (const wire::Record& record : journal.records)
            if (record.envelope.source == "fusion") out.push_back(record.envelope.id);
        return out;
    }
    [[nodiscard]] std::optional<wire::StationState> stateOf(const std::string& station) const {
        std::optional<wire::StationState> last;
        for (auto& state : said<wire::StationState>())
            if (state.station == station) last = state;
        return last;
    }
    void feed() {
        for (; m_fed < journal.records.size(); ++m_fed) m_fusion->fold(journal.records[m_fed]);
    }
    told::Journal journal;

private:
    void journalFact(const fusion::Fact& fact) {
        wire::Record record;
        record.envelope.kind = fact.kind;
        record.envelope.id = fact.id;
        record.envelope.source = "fusion";
        record.envelope.observedAt = fact.observedAt;
        record.envelope.cause = fact.cause;
        record.envelope.payload = fact.payload;
        EXPECT_TRUE(std::ranges::find(m_ids, fact.id) == m_ids.end()) << "an id is said once";
        m_ids.push_back(fact.id);
        EXPECT_FALSE(wire::checkPayload(fact.kind, 1, fact.payload).has_value());
        journal.append(std::move(record));
    }
    const fusion::Town* m_town;
    std::unique_ptr<fusion::Fusion> m_fusion;
    std::vector<wire::MessageId> m_ids;
    std::size_t m_fed = 0;
    std::int64_t m_second = 0;
    bool m_resumes = false;
};

/// A wave: 60 cm, from 600 s on up to `peakCm` at 3000 s, from 4200 s down again; A first, B and C each 300 s later.
inline std::function<std::optional<double>(std::int64_t, int)> wave(double peakCm) {
    return [peakCm](std::int64_t second, int gauge) -> std::optional<double> {
        const double t = static_cast<double>(second - 300 * gauge);
        const double up = std::clamp((t - 600) / 2400, 0.0, 1.0), down = std::clamp((t - 4200) / 4800, 0.0, 1.0);
        return 60 + (peakCm - 60) * (up - down) + static_cast<double>(second / 300 % 2);
    };
}

}  // namespace river
