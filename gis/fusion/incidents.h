// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Incidents (Ereignisse): records close in space, time and kind are one thing that happens at one place. Single link: a
// record belongs where any record of the incident is near enough, as long as the box around all of them stays within
// the rules' extent. What people do to incidents counts more than the rule and outlives it.
//
// A function of the journal and the town alone: its records in order, the worker's own facts among them (which station
// stands over its threshold, which rules are in force), so whoever folds the journal again forms the same ones.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/wire/envelope.h"
#include "gis/fusion/incident_words.h"
#include "gis/fusion/rules.h"
#include "gis/fusion/town.h"
#include "gis/geometry/area_index.h"

namespace fusion {

inline constexpr std::string_view kIncidentRule = "incident/1";
inline constexpr std::size_t kIncidentsOpenMax = 500;   ///< beyond these reports form no new ones
inline constexpr std::size_t kIncidentsEndedMax = 200;  ///< closed and merged ones that acts still reach
inline constexpr std::size_t kIncidentMembersMax = 2'000;
inline constexpr std::size_t kIncidentsPerTickMax = 60;  ///< the rest is said at the next tick

/// An incident that is to be said, and what it follows from besides the tick.
struct IncidentSaying {
    wire::Incident incident;
    std::vector<wire::MessageId> cause;
    std::string rule;  ///< id and version
};

class Incidents {
public:
    /// `town` must outlive it.
    explicit Incidents(const Town& town);

    /// Every record in effect but ticks, own facts included.
    void fold(const wire::Record& record);
    /// All that was folded since the last tick takes effect; what changed is to be said, eldest incident first.
    [[nodiscard]] std::vector<IncidentSaying> judge();

    /// All that it holds, for another one of the same town in this very program.
    [[nodiscard]] base::Bytes memory() const;
    /// Into a new one; false when the bytes are not whole.
    [[nodiscard]] bool remember(base::BytesView memory);

private:
    static constexpr std::size_t kLooseMax = 500;  ///< records that belong to no incident
    friend struct IncidentsMemory;
    enum class From : std::uint8_t { Report = 1, Unit = 2, Station = 3, Alarm = 4 };
    /// A record as far as it belongs to an incident.
    struct Member {
        wire::MessageId id;
        From from = From::Report;
        std::string source;                  ///< "station:AUE-WEHR", "unit:...", "rule:..."
        std::string key;                     ///< of what it says: the same in every run of a scenario, as its id is not
        base::Instant at;                    ///< the source's clock
        std::optional<base::Instant> until;  ///< of a station or alarm: when it fell
        bool stands = false;                 ///< a station over its threshold, an alarm that is raised
        bool links = true;                   ///< others may join by it; not by what came late
        geometry::MapPoint place;
        std::string where;  ///< the street it names, the station's name
        std::string kind, title;
    };
    struct Held {
        std::string id, kind, title, where, name;
        wire::IncidentState state = wire::IncidentState::Open;
        std::uint64_t number = 0;  ///< rising as they are formed
        double grantedM = 0;       ///< across, as people left it when they put it together
        bool isHandled = false;    ///< taken apart or together by a person: the rule joins it with no other
        std::vector<Member> members;
        std::uint32_t beyond = 0;  ///< records that were too many to be kept
        std::string into;
        std::vector<std::string> from;
        std::vector<wire::MessageId> brought;  ///< merged: what it came with
        std::uint64_t ended = 0;               ///< rising as they end
        geometry::MapPoint place;              ///< of its records, when it still had some
        base::Instant since, last;
        wire::IncidentStep step = wire::IncidentStep::Formed;
        bool isDue = false;
        std::vector<wire::MessageId> cause;
    };
    struct Act {
        wire::IncidentAct act;
        wire::MessageId id;
        base::Instant acceptedAt;
        std::string author;
    };
    struct Near {
        Held* incident = nullptr;
        double distanceM = 0;
    };

    void foldReport(const wire::Record& record);
    void foldUnit(const wire::Record& record);
    void foldStation(const wire::Record& record);
    void foldAlarm(const wire::Record& record);
    void foldRules(const wire::Record& record);
    void foldOwn(const wire::Record& record);
    void wait(Member member, const IncidentKind& kind);
    void fall(const std::string& source, base::Instant at, const wire::MessageId& because);
    [[nodiscard]] const IncidentKind* kindNamed(const std::string& id) const;
    [[nodiscard]] Member memberOf(const wire::Record& record, From from, std::string source) const;
    [[nodiscard]] bool findPlace(Member& member, const std::optional<wire::GeoPoint>& place,
                                 const StreetNames::Place* street) const;

    void take(Member member);
    [[nodiscard]] std::vector<Near> nearTo(const Member& member);
    Held& form(Member member, const std::string& seed);
    void join(Held& incident, Member member, wire::IncidentStep step, const wire::MessageId& because);
    void swallow(Held& into, Held& other, wire::IncidentStep step, const wire::MessageId& because);

    void grant(Held& incident) const;
    void carryOut(const Act& act);
    void merge(const Act& act, Held& incident);
    void split(const Act& act, Held& incident);
    void takeOut(const Act& act, Held& incident);
    void putIn(const Act& act, Held& incident);
    void reopen(const Act& act, Held& incident);
    [[nodiscard]] std::vector<Member> remove(Held& incident, const std::vector<wire::MessageId>& records);
    [[nodiscard]] Held* find(const std::string& id);
    [[nodiscard]] Held* survivorOf(Held& merged);
    void setState(Held& incident, wire::IncidentState state);
    void note(Held& incident, wire::IncidentStep step, const wire::MessageId& because);
    void forgetEnded();
    [[nodiscard]] wire::Incident told(const Held& incident) const;

    const Town* m_town;
    geometry::AreaIndex m_districts;
    StreetNames m_streets;
    std::map<std::string, const StationFacts*> m_stations;
    std::string m_rulesText;  ///< as the journal has them; empty: as the program ships
    Rules m_rules;

    std::map<std::string, Held> m_incidents;
    std::map<std::string, wire::MessageId> m_standing;  ///< stations and alarms by source, and what raised them
    struct UnitSaid {
        std::uint8_t status = 0;
        std::string task;
    };
    std::map<std::string, UnitSaid> m_units;
    std::vector<Member> m_loose;  ///< taken out by a person, newest last
    std::vector<Member> m_waiting;
    std::vector<Act> m_acts;
    std::uint64_t m_formed = 0, m_ended = 0;
};

}  // namespace fusion
