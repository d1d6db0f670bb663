// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/fusion.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "gis/fusion/fusion_parts.h"

namespace fusion {
namespace {

constexpr std::string_view kStationPrefix = "station:";
constexpr std::size_t kStatesPerTickMax = 800;  ///< a participant says at most 999 things a tick
constexpr std::size_t kStrangersMax = 200;      ///< one gateway may speak for any station; nobody reads more names

std::size_t rankOf(wire::GaugeLevel level) { return static_cast<std::size_t>(level); }

}  // namespace

Fusion::Fusion(const Town& town, const Rules& rules, GroundsBeside* beside)
    : m_town(&town),
      m_rules(&rules),
      m_beside(beside),
      m_model(town),
      m_saidRules(std::make_unique<SaidRules>()),
      m_areas(std::make_unique<Areas>()),
      m_proposals(std::make_unique<Proposals>()),
      m_incidents(town) {
    for (const OwnRule& rule : rules.own) m_own.emplace_back(rule, rules);
    for (const StationFacts& facts : town.stations) m_gauges[facts.id].facts = &facts;
    for (auto& [id, gauge] : m_gauges) {
        if (gauge.facts->quantity != wire::Quantity::WaterLevel || gauge.facts->water.empty()) continue;
        Water& water = m_waters[gauge.facts->water];
        water.name = gauge.facts->water;
        water.gauges.push_back(&gauge);
    }
    // The neighbour that can bear witness: upstream, or for the uppermost gauge the one that names it.
    for (auto& [id, gauge] : m_gauges) {
        if (!gauge.facts->upstream || *gauge.facts->upstream == id) continue;
        const auto upper = m_gauges.find(*gauge.facts->upstream);
        if (upper == m_gauges.end()) continue;
        gauge.neighbour = &upper->second;
        if (!upper->second.facts->upstream && upper->second.neighbour == nullptr) upper->second.neighbour = &gauge;
    }
}

Fusion::~Fusion() = default;

void Fusion::fold(const wire::Record& record) {
    if (record.verdict != 0) return;
    m_incidents.fold(record);
    switch (record.envelope.kind) {
        case wire::Kind::Reading: foldReading(record); break;
        case wire::Kind::Maintenance: foldMaintenance(record); break;
        case wire::Kind::Tick:
            if (const auto tick = wire::payloadOf<wire::Tick>(record.envelope)) foldTick(record, *tick);
            break;
        case wire::Kind::StaffArea: foldArea(record); break;
        case wire::Kind::Zone: foldOwnZone(record.envelope); break;
        case wire::Kind::Proposal: foldOwnProposal(record.envelope); break;
        case wire::Kind::RuleSet: foldOwnRuleSet(record.envelope); break;
        case wire::Kind::RuleAlarm: foldOwnAlarm(record.envelope); break;
        default: break;
    }
}

void Fusion::foldReading(const wire::Record& record) {
    std::string_view source = record.envelope.source;
    if (source.substr(0, kStationPrefix.size()) != kStationPrefix) return;
    source.remove_prefix(kStationPrefix.size());
    const auto gauge = m_gauges.find(std::string(source));
    if (gauge == m_gauges.end()) {
        if (m_strangersNamed.contains(std::string(source))) return;
        if (m_strangersNamed.size() >= kStrangersMax) return;
        const auto [known, isNew] = m_strangers.emplace(source, record.envelope.id);
        if (!isNew) known->second = std::min(known->second, record.envelope.id);
        return;
    }
    const bool clockWrong = (record.flags & (wire::kFlagClockAbsurd | wire::kFlagClockFuture)) != 0;
    if ((record.flags & wire::kFlagClockLate) != 0 && !clockWrong) return;  // history: triggers nothing
    const auto reading = wire::payloadOf<wire::Reading>(record.envelope);
    if (!reading) return;
    Sample sample;
    sample.id = record.envelope.id;
    sample.saidAt = record.envelope.observedAt;
    sample.at = clockWrong ? record.acceptedAt : record.envelope.observedAt;
    sample.value = reading->value;
    sample.batteryV = reading->batteryV;
    sample.flags = record.flags;
    noteWind(gauge->first, sample, reading->quantity);
    if (reading->quantity != gauge->second.facts->quantity) return;
    m_pending.push_back({gauge->first, sample});
}

/// Which of several counts does not hang on what arrived first within a tick; the picture decides in the same way.
void Fusion::foldMaintenance(const wire::Record& record) {
    const auto said = wire::payloadOf<wire::Maintenance>(record.envelope);
    if (!said) return;
    const auto gauge = m_gauges.find(said->station);
    if (gauge == m_gauges.end()) return;
    const Upkeep next{record.acceptedAt, record.envelope.observedAt, record.envelope.id, said->from, said->until,
                      said->ended};
    std::optional<Upkeep>& known = gauge->second.upkeep;
    const auto rank = [](const Upkeep& one) { return std::tie(one.acceptedAt, one.observedAt, one.id); };
    if (!known || rank(*known) < rank(next)) known = next;
}

/// Begins and ends maintenance at ticks only, so that a replay does so at the same ones.
void Fusion::followUpkeep(base::Instant now) {
    for (auto& [id, gauge] : m_gauges) {
        if (!gauge.upkeep) continue;
        const Upkeep& upkeep = *gauge.upkeep;
        if (!upkeep.ended && upkeep.from <= now && now < upkeep.until)
            gauge.watch->layAside(upkeep.until);
        else if (gauge.watch->isLaidAside())
            gauge.watch->beginAnew(upkeep.ended ? now : std::min(now, upkeep.until));
    }
}

void Fusion::foldTick(const wire::Record& record, const wire::Tick& tick) {
    if (!m_started)
        for (auto& [id, gauge] : m_gauges) gauge.watch.emplace(*gauge.facts, *m_rules, tick.at);
    m_started = true;
    followUpkeep(tick.at);
    takePending();
    TickOrder order;
    order.at = tick.at;
    order.id = record.envelope.id;
    order.realm = record.envelope.realm.kind;
    judgeStations(tick.at, order);
    nameStrangers(tick.at, order);
    for (auto& [name, water] : m_waters) judgeWater(water, tick.at, order);
    judgeOwnRules(tick.at, order);
    judgeAreas(tick.at, order);
    judgeRain(tick.at, order);
    judgeIncidents(tick.at, order);
    order.isRuleSetDue = isRuleSetDue(tick.at);
    if (!order.states.empty() || !order.waters.empty() || !order.alarms.empty() || !order.incidents.empty() ||
        !order.areas.empty() || !order.awaited.empty() || !order.rains.empty() || order.isRuleSetDue)
        m_orders.insert_or_assign(tick.number, std::move(order));
}

/// In the order of what was said, never of when it arrived.
void Fusion::takePending() {
    std::sort(m_pending.begin(), m_pending.end(), [](const Pending& a, const Pending& b) {
        return std::tie(a.sample.at, a.station, a.sample.id) < std::tie(b.sample.at, b.station, b.sample.id);
    });
    for (const Pending& pending : m_pending) {
        Gauge& gauge = m_gauges.at(pending.station);
        gauge.watch->take(pending.sample, gauge.neighbour != nullptr ? &gauge.neighbour->watch->series() : nullptr);
    }
    m_pending.clear();
}

void Fusion::judgeStations(base::Instant now, TickOrder& order) {
    for (auto& [id, gauge] : m_gauges) {
        wire::StationState state = gauge.watch->stateAt(now);
        if (!m_model.hasElevation() && state.level.value_or(wire::GaugeLevel::BelowAll) != wire::GaugeLevel::BelowAll)
            state.reasons.emplace_back("no-elevation");
        // A station that never spoke says nothing until it is missed.
        const bool isFirst = !gauge.said && (gauge.watch->newest() || state.hearing != wire::Hearing::Heard);
        if (!isFirst && (!gauge.said || !isWorthSaying(*gauge.said, state))) continue;
        if (order.states.size() >= kStatesPerTickMax) break;  // the rest differs still at the next tick
        const bool isUpkeep = state.maintenanceUntil || (gauge.said && gauge.said->maintenanceUntil);
        gauge.said = state;
        Fact fact;
        fact.kind = wire::Kind::StationState;
        fact.observedAt = now;
        fact.cause.push_back(order.id);
        if (isUpkeep && gauge.upkeep) fact.cause.push_back(gauge.upkeep->id);
        if (gauge.watch->newest()) fact.cause.push_back(gauge.watch->newest()->id);
        if (const auto* point = gauge.watch->trusted(now); point != nullptr && point->id != fact.cause.back())
            fact.cause.push_back(point->id);
        fact.id = wire::derivedId(fact.kind, m_rules->idOf(kStationRule), m_town->package, id, fact.cause);
        fact.payload = wire::encodePayload(state);
        order.states.push_back(std::move(fact));
    }
}

/// Once each: a person mistyped an id, or forgot the gauge in the package. By name, never by order of arrival.
void Fusion::nameStrangers(base::Instant now, TickOrder& order) {
    for (const auto& [station, reading] : m_strangers) {
        if (m_strangersNamed.size() >= kStrangersMax || order.states.size() >= kStatesPerTickMax) break;
        m_strangersNamed.insert(station);
        wire::StationState state;
        state.station = station;
        state.rule = m_rules->idOf(kStationRule);
        state.quality = wire::Quality::Suspect;
        state.reasons.emplace_back(kNotInTown);
        Fact fact{wire::Kind::StationState, {}, wire::encodePayload(state), now, {order.id, reading}};
        fact.id = wire::derivedId(fact.kind, m_rules->idOf(kStationRule), m_town->package, station, fact.cause);
        order.states.push_back(std::move(fact));
    }
    if (m_strangersNamed.size() >= kStrangersMax)
        m_strangers.clear();
    else
        std::erase_if(m_strangers, [this](const auto& one) { return m_strangersNamed.contains(one.first); });
}

bool Fusion::isZoneDue(const Water& water, const WaterOrder& order,
                       const std::map<std::string, wire::GaugeLevel>& levels) const {
    if (!water.lastOrder) return true;
    const Water::LastOrder& last = *water.lastOrder;
    if (rankOf(order.highest) > rankOf(last.highest)) return true;
    if (base::spanMs(order.levels.at, last.at) < static_cast<std::int64_t>(m_rules->zoneEveryS * 1000)) return false;
    if (levels != last.levels) return true;  // a level changed, or a gauge was lost or came back
    return std::any_of(order.levels.gauges.begin(), order.levels.gauges.end(), [&](const GaugeStage& gauge) {
        return std::abs(gauge.valueCm - last.valuesCm.at(gauge.station)) >= m_rules->zoneMovedCm;
    });
}

void Fusion::judgeWater(Water& water, base::Instant now, TickOrder& tick) {
    WaterOrder order;
    order.water = &water;
    order.levels.water = water.name;
    order.levels.at = now;
    order.cause.push_back(tick.id);
    std::map<std::string, wire::GaugeLevel> levels;
    bool anyHeld = false;
    double leadExcess = 0;
    for (Gauge* gauge : water.gauges) {
        const StationWatch& watch = *gauge->watch;
        const StationFacts& facts = *gauge->facts;
        const wire::GaugeLevel level = watch.heldLevel();
        const bool isRaised = level != wire::GaugeLevel::BelowAll;
        anyHeld = anyHeld || isRaised;
        if (isRaised) order.raisedAt.push_back(facts.at);
        const TrustedSeries::Point* point = watch.hearing(now) == wire::Hearing::Heard ? watch.trusted(now) : nullptr;
        if (point == nullptr) {
            order.levels.leftOut.push_back(facts.id);
            continue;
        }
        order.levels.gauges.push_back({facts.id, facts.at, facts.zeroM, point->value});
        levels[facts.id] = level;
        if (order.cause.size() < wire::limits::kCauseMax - 2) order.cause.push_back(point->id);
        if (!isRaised) continue;
        const double excess = point->value - *facts.iwCm[rankOf(level) - 1];
        if (order.lead != nullptr && std::pair(rankOf(level), excess) <= std::pair(rankOf(order.highest), leadExcess))
            continue;
        order.lead = &facts;
        order.highest = level;
        leadExcess = excess;
        order.leadCm = point->value;
        order.leadTrendCmPerH = watch.trendPerH();
        order.leadReading = point->id;
        order.leadSince = gauge->said ? gauge->said->levelSince : std::nullopt;
    }
    if (!anyHeld) {
        if (!water.lastOrder) return;
        water.lastOrder.reset();
        order.ends = true;
        tick.waters.push_back(std::move(order));
        return;
    }
    // Raised, but no trusted value says so now: what stands stays as it is, aged. Silence is not "no danger".
    if (order.lead == nullptr || !isZoneDue(water, order, levels)) return;
    Water::LastOrder last{now, {}, std::move(levels), order.highest};
    for (const GaugeStage& gauge : order.levels.gauges) last.valuesCm[gauge.station] = gauge.valueCm;
    water.lastOrder = std::move(last);
    tick.waters.push_back(std::move(order));
}

void Fusion::forgetThrough(std::uint64_t tick) { m_orders.erase(m_orders.begin(), m_orders.upper_bound(tick)); }

}  // namespace fusion
