// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A small town, a journal of reports, acts and ticks in it, and what is said of incidents.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

#include "broker/wire/codec.h"
#include "gis/fusion/incidents.h"
#include "tests/unit/situation/told.h"

namespace incident_stream {

using told::at;
using wire::IncidentMove;
using wire::IncidentState;
using wire::IncidentStep;

inline constexpr geometry::MapPoint kMarket{565'000, 5'530'000};

inline geometry::MapPoint by(double eastM, double northM) { return {kMarket.eastM + eastM, kMarket.northM + northM}; }

/// Bachstraße along the brook with a gauge at its end, Hauptstraße right through the town, two districts.
inline fusion::Town town() {
    fusion::Town town;
    town.package = "markt 1";
    town.streets = {{"Bachstraße", "minor", {by(-100, 0), by(0, 0), by(100, 0)}},
                    {"Am Brand", "minor", {by(-20, -250), by(20, -250)}},
                    {"Am Wehr", "minor", {by(900, 0), by(1000, 0)}},
                    {"Hauptstraße", "major", {by(-2000, 500), by(2000, 500)}}};
    const auto square = [](double westM, double eastM) {
        return geometry::MapArea{{{by(westM, -500), by(eastM, -500), by(eastM, 500), by(westM, 500)}}};
    };
    town.districts = {{"d1", "Altstadt", square(-500, 400), {}}, {"d2", "Wehrviertel", square(400, 1500), {}}};
    fusion::StationFacts gauge;
    gauge.id = "PEGEL", gauge.name = "Bachbrücke", gauge.water = "Bach", gauge.unit = "cm", gauge.at = by(150, 0);
    town.stations = {gauge};
    return town;
}

inline wire::Report report(const std::string& text, std::optional<geometry::MapPoint> place = {}) {
    wire::Report report;
    report.from = "Leitstelle", report.to = "S2", report.text = text;
    if (place) report.place = geometry::toWire(*place);
    return report;
}

/// A journal of reports, acts and ticks, and what is said of incidents; own facts go back into it.
class Stream {
public:
    Stream() : m_town(town()), m_incidents(std::make_unique<fusion::Incidents>(m_town)) {}
    explicit Stream(std::uint8_t dialect) : Stream() { journal = told::Journal(dialect); }

    wire::MessageId say(const std::string& text, std::optional<geometry::MapPoint> place = {}, int agoS = 0) {
        return journal.say("post:S2", report(text, place), journal.now().plusS(-agoS)).envelope.id;
    }
    void unit(const std::string& sign, std::uint8_t status, const std::string& task, geometry::MapPoint place) {
        wire::UnitReport unit;
        unit.fmsStatus = status, unit.callSign = sign, unit.position = geometry::toWire(place);
        if (!task.empty()) unit.task = task;
        journal.say("unit:" + sign, unit);
    }
    void gauge(std::optional<wire::GaugeLevel> level) {
        wire::StationState state;
        state.station = "PEGEL", state.level = level, state.rule = "station/3";
        journal.say("fusion", state);
    }
    void act(IncidentMove move, const std::string& incident, std::vector<wire::MessageId> records = {},
             std::optional<std::string> into = {}, const std::string& name = "") {
        wire::IncidentAct act{move, incident, std::move(into), std::move(records), name};
        EXPECT_FALSE(wire::checkPayload(wire::Kind::IncidentAct, 1, wire::encodePayload(act)).has_value());
        journal.say("post:S2", act).envelope.author = "p:s2";
    }
    /// A tick after so many seconds; what is said at it is journaled behind it.
    void tick(int seconds = 5) {
        journal.tick(journal.now().plusS(seconds));
        feed(journal.records.size());
        std::vector<wire::Incident> said;
        for (fusion::IncidentSaying& saying : m_incidents->judge()) {
            EXPECT_FALSE(wire::checkPayload(wire::Kind::Incident, 1, wire::encodePayload(saying.incident)).has_value());
            EXPECT_FALSE(saying.cause.empty());
            journal.say("fusion", saying.incident);
            picture[saying.incident.incident] = saying.incident;
            said.push_back(std::move(saying.incident));
        }
        last = std::move(said);
    }
    /// Another one folds the journal from its beginning; what it would have said is in there already.
    void restart() {
        m_incidents = std::make_unique<fusion::Incidents>(m_town);
        m_fed = 0;
        feed(journal.records.size() + 1);
    }
    void resume() {
        feed(journal.records.size());
        const auto memory = m_incidents->memory();
        m_incidents = std::make_unique<fusion::Incidents>(m_town);
        ASSERT_TRUE(m_incidents->remember(memory));
        EXPECT_EQ(m_incidents->memory(), memory);
    }
    [[nodiscard]] std::vector<wire::Incident> open() const {
        std::vector<wire::Incident> out;
        for (const auto& [id, incident] : picture)
            if (incident.state == IncidentState::Open) out.push_back(incident);
        std::sort(out.begin(), out.end(),
                  [](auto& a, auto& b) { return std::tie(a.since, a.incident) < std::tie(b.since, b.incident); });
        return out;
    }
    /// Which texts stand together, whatever the ids are: "a b | c".
    [[nodiscard]] std::string groups() const {
        std::map<wire::MessageId, std::string> texts;
        for (const wire::Record& record : journal.records)
            if (const auto said = wire::payloadOf<wire::Report>(record.envelope))
                texts[record.envelope.id] = said->subject;
        std::vector<std::string> groups;
        for (const wire::Incident& incident : open()) {
            std::vector<std::string> names;
            for (const auto& id : incident.newest) names.push_back(texts[id]);
            std::sort(names.begin(), names.end());
            std::string group;
            for (const std::string& name : names) group += (group.empty() ? "" : " ") + name;
            groups.push_back(group);
        }
        std::sort(groups.begin(), groups.end());
        std::string out;
        for (const std::string& group : groups) out += (out.empty() ? "" : " | ") + group;
        return out;
    }

    told::Journal journal;
    std::map<std::string, wire::Incident> picture;
    std::vector<wire::Incident> last;

private:
    void feed(std::size_t until) {
        for (; m_fed < journal.records.size(); ++m_fed) {
            const wire::Record& record = journal.records[m_fed];
            if (record.envelope.kind != wire::Kind::Tick)
                m_incidents->fold(record);
            else if (m_fed + 1 < until)
                (void)m_incidents->judge();  // folded again: it was said then
        }
    }
    fusion::Town m_town;
    std::unique_ptr<fusion::Incidents> m_incidents;
    std::size_t m_fed = 0;
};

}  // namespace incident_stream
