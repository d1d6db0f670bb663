// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Readings in, facts out. Follows the journal; at each tick it judges what arrived before that tick, in id order, and
// says only what changed: station states, flood zones, proposals, alarms of the town's own rules, incidents, and by
// which rules it judges. What is said at tick n follows from the records before tick n's own record and from nothing
// else, so a restarted worker says the same, with the same ids. One thing alone hangs on how fast the machine is: at
// which tick of a live realm the ground of an area that takes long is there.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "broker/wire/envelope.h"
#include "gis/fusion/flood_model.h"
#include "gis/fusion/grounds_beside.h"
#include "gis/fusion/impact.h"
#include "gis/fusion/incidents.h"
#include "gis/fusion/own_rules.h"
#include "gis/fusion/staff_area.h"
#include "gis/fusion/station_watch.h"
#include "gis/warning/warning.h"

namespace fusion {

/// The reason of a station that reports and that the town package lacks.
inline constexpr std::string_view kNotInTown = "not-in-town";
inline constexpr std::string_view kRuleSetRule = "rules/1";
inline constexpr std::string_view kAreaRule = "staff-area/1";
inline constexpr std::string_view kProposalRule = "flood-proposal/3";
inline constexpr std::string_view kRainZoneRule = "rain-zone/1";
inline constexpr std::string_view kRainProposalRule = "rain-proposal/2";
inline constexpr std::string_view kAreaProposalRule = "area-proposal/1";

/// A derived fact, ready to be submitted.
struct Fact {
    wire::Kind kind = wire::Kind::StationState;
    wire::MessageId id;
    base::Bytes payload;
    base::Instant observedAt;            ///< the tick's time
    std::vector<wire::MessageId> cause;  ///< the tick, and the records it rests on
};

class Fusion {
public:
    /// `town`, `rules` and `beside` must outlive it. With `beside` an area of the staff's whose ground takes long holds
    /// up no tick of a live realm: it is said to be on its way, and counted at a later tick. Without, and in an
    /// exercise, where a tick is done when all that follows from it is said, the tick waits.
    explicit Fusion(const Town& town, const Rules& rules = shippedRules(), GroundsBeside* beside = nullptr);
    ~Fusion();
    Fusion(const Fusion&) = delete;
    Fusion& operator=(const Fusion&) = delete;

    /// Every record in order, own facts included: they tell what was said before a restart.
    void fold(const wire::Record& record);
    /// What follows at this tick, whose record was folded; computes zones, so it may take a while. Empty for a tick
    /// that was forgotten.
    [[nodiscard]] std::vector<Fact> say(std::uint64_t tick);
    /// Ticks up to here are said.
    void forgetThrough(std::uint64_t tick);
    /// The same, and the journal holds all of it.
    void doneThrough(std::uint64_t tick);

    /// All that it holds, for another one of the same town and rules in this very program; nothing before the first
    /// tick, and while something waits to be said.
    [[nodiscard]] std::optional<base::Bytes> memory() const;
    /// Into a new one: it goes on as the one that gave it would have. False when the bytes are not of this town and
    /// rules, or not whole; it is of no use then.
    [[nodiscard]] bool remember(base::BytesView memory);

private:
    friend struct FusionMemory;
    struct Gauge;
    struct Water;
    struct WaterOrder;
    struct TickOrder;
    struct Pending;
    struct AlarmOrder;
    struct Areas;
    struct AreaOrder;
    struct RainOrder;
    struct Proposals;
    struct Upkeep;

    void foldReading(const wire::Record& record);
    void foldMaintenance(const wire::Record& record);
    void foldTick(const wire::Record& record, const wire::Tick& tick);
    void foldArea(const wire::Record& record);
    void noteWind(const std::string& station, const Sample& sample, wire::Quantity quantity);
    void judgeAreas(base::Instant now, TickOrder& order);
    void noteOwnAreaZone(const wire::Zone& zone, const wire::Envelope& envelope);
    [[nodiscard]] bool isMadeBeside(const TickOrder& tick, const AreaOrder& order) const;
    [[nodiscard]] AreaGround groundNow(const AreaOrder& order);
    void sayAreas(const TickOrder& tick, std::vector<Fact>& facts);
    void sayReadyAreas(const TickOrder& tick, std::vector<Fact>& facts);
    void sayArea(const TickOrder& tick, const AreaOrder& order, const AreaGround& ground, std::vector<Fact>& facts);
    void sayAreaProposal(const TickOrder& tick, const AreaOrder& order, const AreaGround& ground, const Impact& impact,
                         std::vector<Fact>& facts);
    void judgeRain(base::Instant now, TickOrder& order);
    void sayRainZone(const TickOrder& tick, const RainOrder& order, const geometry::MapArea& area, const Impact& impact,
                     std::vector<Fact>& facts);
    void sayRain(const TickOrder& tick, const RainOrder& order, std::vector<Fact>& facts);
    [[nodiscard]] warning::WarningFacts aboutTown(const TickOrder& tick) const;
    void withdraw(const TickOrder& tick, const std::string& proposal, std::string_view rule,
                  const std::vector<wire::MessageId>& cause, std::vector<Fact>& facts);
    void propose(const TickOrder& tick, wire::Proposal proposal, std::string_view rule,
                 const std::vector<wire::MessageId>& cause, std::vector<Fact>& facts);
    [[nodiscard]] ImpactModel& impactModel();
    void foldOwnZone(const wire::Envelope& envelope);
    void foldOwnProposal(const wire::Envelope& envelope);
    void remember(const wire::Proposal& proposal, const wire::MessageId& id, base::Instant at);
    void foldOwnRuleSet(const wire::Envelope& envelope);
    void foldOwnAlarm(const wire::Envelope& envelope);
    void followUpkeep(base::Instant now);
    void takePending();
    void judgeStations(base::Instant now, TickOrder& order);
    void nameStrangers(base::Instant now, TickOrder& order);
    void judgeWater(Water& water, base::Instant now, TickOrder& order);
    void judgeOwnRules(base::Instant now, TickOrder& order);
    [[nodiscard]] bool isRuleSetDue(base::Instant now) const;
    [[nodiscard]] bool isAlarmDue(const wire::RuleAlarm& alarm, base::Instant now) const;
    [[nodiscard]] const StationWatch* watchOf(const std::string& station) const;
    void judgeIncidents(base::Instant now, TickOrder& order);
    void sayRules(const TickOrder& tick, std::vector<Fact>& facts);
    [[nodiscard]] bool isZoneDue(const Water& water, const WaterOrder& order,
                                 const std::map<std::string, wire::GaugeLevel>& levels) const;
    void sayWater(const TickOrder& tick, const WaterOrder& order, std::vector<Fact>& facts);
    void sayProposal(const TickOrder& tick, const WaterOrder& order, const FloodZone* zone, std::vector<Fact>& facts);

    const Town* m_town;
    const Rules* m_rules;
    GroundsBeside* m_beside;
    FloodModel m_model;
    struct SaidRules;
    std::unique_ptr<SaidRules> m_saidRules;  ///< rule sets and alarms that are in the journal
    std::unique_ptr<Areas> m_areas;          ///< that the staff has set
    std::unique_ptr<Proposals> m_proposals;  ///< for rain and for areas
    std::vector<OwnRuleWatch> m_own;
    Incidents m_incidents;
    std::map<std::string, Gauge> m_gauges;               ///< by station id
    std::map<std::string, Water> m_waters;               ///< by name
    std::vector<Pending> m_pending;                      ///< since the last tick
    std::map<std::uint64_t, TickOrder> m_orders;         ///< decided, not yet said
    std::map<std::string, wire::MessageId> m_strangers;  ///< stations that the town lacks, not named yet: a reading
    std::set<std::string> m_strangersNamed;
    bool m_started = false;  ///< a tick was seen
};

}  // namespace fusion
