// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What Fusion keeps; private to its two sources.

#include <deque>
#include <set>

#include "gis/fusion/fusion.h"
#include "gis/fusion/impact.h"
#include "gis/fusion/rain_cells.h"
#include "gis/warning/warning.h"

namespace fusion {

/// The newest maintenance that was said for a station.
struct Fusion::Upkeep {
    base::Instant acceptedAt, observedAt;
    wire::MessageId id;
    base::Instant from, until;
    bool ended = false;
};

struct Fusion::Gauge {
    const StationFacts* facts = nullptr;
    std::optional<StationWatch> watch;  ///< from the first tick on
    std::optional<wire::StationState> said;
    const Gauge* neighbour = nullptr;  ///< the gauge that explains or contradicts this one
    std::optional<Upkeep> upkeep;
};

struct Fusion::Pending {
    std::string station;
    Sample sample;
};

/// A zone or proposal that went into the journal, as far as later ones compare themselves with it.
struct SaidZone {
    wire::MessageId id;
    base::Instant at;
    bool open = false;
    double areaKm2 = 0;
    std::set<std::string> objects;
};
struct SaidProposal {
    wire::MessageId id;
    base::Instant at;
    bool open = false;
    std::uint32_t revision = 0;
    wire::GaugeLevel level = wire::GaugeLevel::BelowAll;
    wire::WarningLevel warningLevel = wire::WarningLevel::Information;
    double areaKm2 = 0;  ///< of the zone it rested on; 0: none
    std::set<std::string> objects;
    warning::Reached reached{};  ///< of a flood: whom it told of
    // Of rain and of areas of the staff's:
    std::string hazard{};
    base::Instant expires{};
    wire::GeoArea area{};
};

/// The last few of them by time. A tick sees only what was said before its own time: facts of an unfinished tick that
/// are in the journal already must not change what that tick says again.
template <class Said>
class SaidList {
public:
    void add(Said said) {
        for (const Said& known : m_list)
            if (known.id == said.id) return;
        auto at = m_list.end();
        while (at != m_list.begin() && said.at < std::prev(at)->at) --at;
        m_list.insert(at, std::move(said));
        if (m_list.size() > kKept) m_list.pop_front();
    }
    [[nodiscard]] const Said* before(base::Instant at) const {
        return newest([at](const Said& said) { return said.at < at; });
    }
    [[nodiscard]] const Said* notAfter(base::Instant at) const {
        return newest([at](const Said& said) { return said.at <= at; });
    }

    [[nodiscard]] const std::deque<Said>& all() const { return m_list; }
    [[nodiscard]] std::deque<Said>& all() { return m_list; }

private:
    static constexpr std::size_t kKept = 8;
    template <class Accepts>
    [[nodiscard]] const Said* newest(Accepts accepts) const {
        for (auto it = m_list.rbegin(); it != m_list.rend(); ++it)
            if (accepts(*it)) return &*it;
        return nullptr;
    }
    std::deque<Said> m_list;
};

struct Fusion::Water {
    std::string name;
    std::vector<Gauge*> gauges;  ///< by station id

    // What the last zone order rested on; from readings and ticks alone, never from the journal's zones.
    struct LastOrder {
        base::Instant at;
        std::map<std::string, double> valuesCm;
        std::map<std::string, wire::GaugeLevel> levels;
        wire::GaugeLevel highest = wire::GaugeLevel::BelowAll;
    };
    std::optional<LastOrder> lastOrder;  ///< absent: no zone stands

    SaidList<SaidZone> zones;
    SaidList<SaidProposal> proposals;
};

/// One watercourse that needs a zone, or needs none any more.
struct Fusion::WaterOrder {
    Water* water = nullptr;
    bool ends = false;  ///< every gauge is known to be below all thresholds
    WaterLevels levels;
    wire::GaugeLevel highest = wire::GaugeLevel::BelowAll;
    const StationFacts* lead = nullptr;  ///< gauge with the highest level
    double leadCm = 0;
    std::optional<double> leadTrendCmPerH;
    std::optional<base::Instant> leadSince;  ///< since when its level stands
    wire::MessageId leadReading;
    std::vector<geometry::MapPoint> raisedAt;  ///< places of gauges above a threshold
    std::vector<wire::MessageId> cause;        ///< the tick first, then readings
};

struct SaidRuleSet {
    wire::MessageId id;
    base::Instant at;
    std::string version, problem;
};
struct SaidAlarm {
    wire::MessageId id;
    base::Instant at;
    wire::AlarmStep step = wire::AlarmStep::Ended;
    std::string title, function;
};
struct Fusion::SaidRules {
    SaidList<SaidRuleSet> sets;
    std::map<std::string, SaidList<SaidAlarm>> alarms;  ///< by alarm
};

struct Fusion::AlarmOrder {
    wire::RuleAlarm alarm;
    std::vector<wire::MessageId> cause;
};

/// A wind station's newest words. Direction and speed come apart.
struct WindHeard {
    std::optional<double> fromDeg, speedMS;
    base::Instant fromAt, speedAt;
    wire::MessageId fromId, speedId;
};
/// An area of the staff's, and what was made of it last.
struct KnownArea {
    wire::StaffArea area;
    base::Bytes payload;  ///< the same as journaled: what its memory keeps
    wire::MessageId id;   ///< of the record that says it
    bool isLate = false;  ///< said long before it came
    base::Instant since;  ///< tick at which it was first known
    bool isDue = true;
    bool isSurplus = false;          ///< of too many: shown and not counted
    bool isAwaited = false;          ///< its zone says that its ground is on its way
    bool isCountJournaled = false;   ///< a later zone is in the journal; with its tick's DoneThrough nothing is awaited
    bool isCountSaid = false;        ///< this program has said that zone; in nobody's memory
    std::optional<Wind> judgedWith;  ///< a station's wind
    base::Instant judgedAt;
};
struct Fusion::Areas {
    std::map<std::string, KnownArea> known;  ///< by id
    std::vector<KnownArea> pending;          ///< said since the last tick, in the journal's order
    std::map<std::string, WindHeard> winds;  ///< by station
    std::unique_ptr<ImpactModel> impact;     ///< made when the first one is judged
    std::unique_ptr<AreaGrounds> grounds;    ///< the same; those that take long come from elsewhere in a live realm
};

/// One area that is to be made anew, or that ends.
struct Fusion::AreaOrder {
    wire::StaffArea area;
    base::Instant since;
    bool ends = false;
    bool isSurplus = false;
    std::optional<Wind> measured;
    std::vector<wire::MessageId> cause;  ///< the tick, the area's record, the wind's readings
    [[nodiscard]] const wire::MessageId& said() const { return cause[1]; }
};

/// One cell of heavy rain for which a warning is to be proposed, or none any more.
struct Fusion::RainOrder {
    RainCells::Turn cell;
    std::vector<wire::MessageId> cause;  ///< the tick, the newest reading of each gauge
};
/// Warnings proposed for rain and for areas of the staff's.
struct Fusion::Proposals {
    RainCells rain;
    std::map<std::string, SaidList<SaidProposal>> said;  ///< by proposal
};

/// People unknown count as people.
[[nodiscard]] bool reachesPeople(const Impact& impact);
[[nodiscard]] wire::WarningLevel oneLess(wire::WarningLevel level);
/// Two areas are one as long as they share nine tenths of the larger.
[[nodiscard]] bool isSameArea(const wire::GeoArea& a, const wire::GeoArea& b);
/// Of the districts.
[[nodiscard]] std::vector<std::string> namesOf(const Impact& impact);
/// Fits a message; corners go before detail nobody sees.
[[nodiscard]] wire::GeoArea toWireWithin(const geometry::MapArea& area);
/// People, objects and what speaks against the count, as far as a message takes them.
void tellImpact(const Impact& impact, wire::Zone& zone);

struct Fusion::TickOrder {
    base::Instant at;
    wire::MessageId id;
    wire::RealmKind realm = wire::RealmKind::Exercise;
    std::vector<Fact> states;
    std::vector<WaterOrder> waters;
    bool isRuleSetDue = false;
    std::vector<AlarmOrder> alarms;
    std::vector<Fact> incidents;
    std::vector<AreaOrder> areas, awaited;  ///< awaited: their grounds were on their way before
    std::vector<RainOrder> rains;
};

}  // namespace fusion
