// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gis/fusion/fusion.h"
#include "tests/unit/fusion/brook.h"
#include "tests/unit/situation/told.h"

namespace brook {

/// Minutes of a brook and a rain gauge under rules; what follows is journaled before the next tick.
class Watched {
public:
    Watched(const fusion::Town& town, const fusion::Rules& rules) : m_town(town) { goOnUnder(rules); }
    /// As if the worker were started anew with other rules.
    void goOnUnder(const fusion::Rules& rules) {
        m_rules = &rules;
        m_fusion = std::make_unique<fusion::Fusion>(m_town, rules);
        m_fed = 0;
        feed();
        m_fusion->forgetThrough(m_journal.ticks());
    }
    /// As if it went on from its own memory.
    void resume() {
        m_fusion->forgetThrough(m_journal.ticks());
        const auto memory = m_fusion->memory();
        ASSERT_TRUE(memory.has_value());
        m_fusion = std::make_unique<fusion::Fusion>(m_town, *m_rules);
        ASSERT_TRUE(m_fusion->remember(*memory));
    }
    void minutes(int count, std::optional<double> cm, double mm = 0) {
        for (int i = 0; i < count; ++i) {
            const base::Instant now = m_journal.now().plusS(60);
            if (++m_minute % 5 == 0) {
                // Restless by a centimetre: a still line would be a stuck sensor.
                if (cm) m_journal.level("MUEHLE", *cm + m_minute / 5 % 2, now);
                m_journal.say("station:REGEN", wire::Reading{wire::Quantity::Rain, mm, "mm", {}, {}}, now);
            }
            m_journal.tick(now);
            feed();
            for (const fusion::Fact& fact : m_fusion->say(m_journal.ticks())) keep(fact);
            feed();
            if (m_resumes) resume();
        }
    }
    void resumeEachMinute() { m_resumes = true; }
    /// From now on, for so many minutes from `fromMinute` on; 0 minutes: it is over.
    void maintain(const std::string& station, int minutes, int inMinutes = 0) {
        const base::Instant from = m_journal.now().plusS(60 * inMinutes);
        const base::Instant until = from.plusS(60 * std::max(minutes, 1));
        m_journal.say("post:S2", wire::Maintenance{station, from, until, "Sonde gereinigt", minutes == 0});
    }
    template <class Payload>
    [[nodiscard]] std::vector<Payload> said() const {
        std::vector<Payload> out;
        for (const wire::Record& record : m_journal.records)
            if (auto payload = wire::payloadOf<Payload>(record.envelope)) out.push_back(std::move(*payload));
        return out;
    }
    [[nodiscard]] std::string steps() const {
        std::string out;
        for (const auto& alarm : said<wire::RuleAlarm>())
            out += alarm.step == wire::AlarmStep::Raised ? '+' : alarm.step == wire::AlarmStep::Ended ? '-' : 'z';
        return out;
    }
    [[nodiscard]] const std::vector<wire::Record>& records() const { return m_journal.records; }

private:
    void feed() {
        for (; m_fed < m_journal.records.size(); ++m_fed) m_fusion->fold(m_journal.records[m_fed]);
    }
    void keep(const fusion::Fact& fact) {
        EXPECT_FALSE(wire::checkPayload(fact.kind, 1, fact.payload).has_value());
        wire::Record record;
        record.envelope.kind = fact.kind;
        record.envelope.id = fact.id;
        record.envelope.source = "fusion";
        record.envelope.observedAt = fact.observedAt;
        record.envelope.cause = fact.cause;
        record.envelope.payload = fact.payload;
        m_journal.append(std::move(record));
    }
    fusion::Town m_town;
    const fusion::Rules* m_rules = nullptr;
    std::unique_ptr<fusion::Fusion> m_fusion;
    told::Journal m_journal;
    std::size_t m_fed = 0;
    int m_minute = 0;
    bool m_resumes = false;
};

}  // namespace brook
