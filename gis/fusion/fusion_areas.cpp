// SPDX-License-Identifier: EUPL-1.2

// The staff's own areas: what lies in each is said when it is set or changed, when the wind that it turns with has
// turned, and when its time is over.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "broker/wire/codec.h"
#include "broker/wire/newest.h"
#include "gis/fusion/fusion.h"
#include "gis/fusion/fusion_parts.h"

namespace fusion {
namespace {

constexpr std::size_t kAreasMax = 500;         ///< that stand at once and are counted; more nobody reads
constexpr std::size_t kAreasKnownMax = 5'000;  ///< of which it is said that they are not counted
constexpr std::size_t kAreasPerTickMax = 50;   ///< the rest at the next one
constexpr int kLongPerTickMax = 2;             ///< of those whose ground takes long
constexpr std::int64_t kWindEveryMs = 60'000;  ///< a gusty wind turns no area more often
constexpr double kSpeedMaxMS = 75;
constexpr std::size_t kLineKindsMax = 64;
constexpr std::size_t kObjectsMax = 2'000;  ///< of the wire's lists

}  // namespace

wire::GeoArea toWireWithin(const geometry::MapArea& area) {
    constexpr std::size_t kCornersMax = 20'000;
    const auto cornersOf = [](const geometry::MapArea& of) {
        std::size_t corners = 0;
        for (const auto& polygon : of)
            for (const auto& ring : polygon) corners += ring.size();
        return corners;
    };
    geometry::MapArea simpler = area;
    for (double toleranceM = 0.5; cornersOf(simpler) > kCornersMax && toleranceM < 1000; toleranceM *= 2) {
        simpler = area;
        for (auto& polygon : simpler)
            for (auto& ring : polygon) ring = geometry::simplified(ring, toleranceM);
    }
    return geometry::toWire(simpler);
}

void tellImpact(const Impact& impact, wire::Zone& zone) {
    zone.people = impact.people;
    zone.peopleByDay = impact.peopleByDay;
    for (const CriticalObject* object : impact.objects)
        if (zone.objects.size() < kObjectsMax)
            zone.objects.push_back(
                {object->id, object->kind, object->name, object->places, geometry::toWire(object->at), 0});
    if (impact.leavesTown) zone.doubts.emplace_back("leaves-town");
    if (impact.hiddenCells > 0) zone.doubts.push_back("hidden-cells " + std::to_string(impact.hiddenCells));
}

void Fusion::foldArea(const wire::Record& record) {
    auto area = wire::payloadOf<wire::StaffArea>(record.envelope);
    if (!area) return;
    KnownArea said;
    said.area = std::move(*area);
    said.payload = record.envelope.payload;
    said.id = record.envelope.id;
    said.isLate = wire::isLate(record.flags);
    m_areas->pending.push_back(std::move(said));
}

/// Raw: nothing judges a wind station, so what turns with it says so by naming the station.
void Fusion::noteWind(const std::string& station, const Sample& sample, wire::Quantity quantity) {
    const bool isFrom = quantity == wire::Quantity::WindFrom;
    if ((!isFrom && quantity != wire::Quantity::WindSpeed) || !sample.value) return;
    if (const auto& watch = m_gauges.at(station).watch; watch && watch->isLaidAside()) return;  // it is worked at
    if (!(*sample.value >= 0 && *sample.value <= (isFrom ? 360 : kSpeedMaxMS))) return;
    WindHeard& wind = m_areas->winds[station];
    auto& value = isFrom ? wind.fromDeg : wind.speedMS;
    auto& at = isFrom ? wind.fromAt : wind.speedAt;
    auto& id = isFrom ? wind.fromId : wind.speedId;
    if (value && std::pair(sample.at, sample.id) < std::pair(at, id)) return;
    value = sample.value, at = sample.at, id = sample.id;
}

void Fusion::judgeAreas(base::Instant now, TickOrder& order) {
    auto& known = m_areas->known;
    const auto add = [&](const KnownArea& of, bool ends) -> AreaOrder& {
        AreaOrder& one = order.areas.emplace_back();
        one.area = of.area;
        one.since = of.since;
        one.ends = ends;
        one.cause = {order.id, of.id};
        return one;
    };
    auto counted = static_cast<std::size_t>(
        std::count_if(known.begin(), known.end(), [](const auto& one) { return !one.second.isSurplus; }));
    const auto drop = [&](auto at) {
        counted -= at->second.isSurplus ? 0 : 1;
        return known.erase(at);
    };
    for (KnownArea& said : m_areas->pending) {
        const auto at = known.find(said.area.area);
        if (at != known.end() && said.isLate) continue;  // somebody has said something newer
        if (said.area.ended) {
            if (at == known.end()) continue;
            add(said, true);
            drop(at);
        } else if (at != known.end()) {
            said.since = at->second.since;
            said.isSurplus = at->second.isSurplus;
            at->second = std::move(said);
        } else if (known.size() < kAreasKnownMax) {
            said.since = now;
            said.isSurplus = counted >= kAreasMax;
            counted += said.isSurplus ? 0 : 1;
            known.emplace(said.area.area, std::move(said));
        }
    }
    m_areas->pending.clear();
    for (auto at = known.begin(); at != known.end();) {
        const KnownArea& area = at->second;
        const bool isOver = area.area.until && *area.area.until <= now;
        if (isOver) add(area, true);
        at = isOver ? drop(at) : std::next(at);
    }
    // Whoever waits takes the place of one that has gone.
    for (auto at = known.begin(); at != known.end() && counted < kAreasMax && counted < known.size(); ++at)
        if (at->second.isSurplus) at->second.isSurplus = false, at->second.isDue = true, ++counted;
    int longOnes = 0;
    for (auto& [id, area] : known) {
        const auto wind = turnsWithWind(area.area) ? m_areas->winds.find(*area.area.windStation) : m_areas->winds.end();
        const bool isHeard = wind != m_areas->winds.end() && wind->second.fromDeg && wind->second.speedMS;
        std::optional<Wind> measured;
        if (isHeard) measured = Wind{*wind->second.fromDeg, *wind->second.speedMS};
        if (!area.isDue && measured && base::spanMs(now, area.judgedAt) >= kWindEveryMs)
            area.isDue = !area.judgedWith || isOtherWind(*area.judgedWith, *measured);
        if (!area.isDue || order.areas.size() >= kAreasPerTickMax) continue;
        if (takesLong(area.area.method) && ++longOnes > kLongPerTickMax) continue;
        AreaOrder& one = add(area, false);
        area.isAwaited = area.isCountJournaled = area.isCountSaid = false;
        one.measured = measured;
        one.isSurplus = area.isSurplus;
        if (isHeard) {
            one.cause.push_back(wind->second.fromId);
            if (wind->second.speedId != wind->second.fromId) one.cause.push_back(wind->second.speedId);
        }
        area.isDue = false;
        area.judgedWith = measured;
        area.judgedAt = now;
    }
    for (const auto& [id, area] : known)
        if (area.isAwaited && !area.isDue) {
            AreaOrder& one = order.awaited.emplace_back();
            one.area = area.area, one.since = area.since, one.isSurplus = area.isSurplus;
            one.cause = {order.id, area.id};
        }
}

/// Which grounds are awaited is told by the journal alone, so that one that is restarted awaits the same. A zone whose
/// tick was not done counts for nothing: what else follows from it may be missing.
void Fusion::noteOwnAreaZone(const wire::Zone& zone, const wire::Envelope& envelope) {
    const auto at = m_areas->known.find(zone.zone.substr(wire::kAreaZonePrefix.size()));
    if (at == m_areas->known.end()) return;
    KnownArea& area = at->second;
    if (std::ranges::find(envelope.cause, area.id) == envelope.cause.end()) return;  // it was another one then
    if (std::ranges::find(zone.doubts, kBeingComputed) != zone.doubts.end())
        area.isAwaited = true, area.isCountJournaled = false;
    else
        area.isCountJournaled = area.isAwaited;
}

void Fusion::doneThrough(std::uint64_t tick) {
    forgetThrough(tick);
    for (auto& [id, area] : m_areas->known)
        if (area.isCountJournaled) area.isAwaited = area.isCountJournaled = area.isCountSaid = false;
}

bool Fusion::isMadeBeside(const TickOrder& tick, const AreaOrder& order) const {
    return m_beside != nullptr && tick.realm == wire::RealmKind::Live && takesLong(order.area.method);
}

AreaGround Fusion::groundNow(const AreaOrder& order) {
    if (!m_areas->grounds) m_areas->grounds = std::make_unique<AreaGrounds>(*m_town);
    return m_areas->grounds->of(order.area, order.measured);
}

void Fusion::sayAreas(const TickOrder& tick, std::vector<Fact>& facts) {
    AreaGround onItsWay;
    onItsWay.isCountable = false;
    onItsWay.method = onItsWay.doubts.emplace_back(kBeingComputed);
    for (const AreaOrder& order : tick.areas) {
        if (order.ends)
            sayArea(tick, order, {}, facts);
        else
            sayArea(tick, order, isMadeBeside(tick, order) ? onItsWay : groundNow(order), facts);
    }
    sayReadyAreas(tick, facts);
}

/// What has become ready since the last tick; the next one is begun.
void Fusion::sayReadyAreas(const TickOrder& tick, std::vector<Fact>& facts) {
    const AreaOrder* next = nullptr;
    for (const AreaOrder& order : tick.awaited) {
        const auto known = m_areas->known.find(order.area.area);
        const bool stands = known != m_areas->known.end() && known->second.id == order.said();
        if (!stands || known->second.isCountSaid) continue;
        std::optional<AreaGround> ground;
        if (!isMadeBeside(tick, order))
            ground = groundNow(order);  // another program began it
        else
            ground = m_beside->take(order.said());
        if (ground) {
            sayArea(tick, order, *ground, facts);
            known->second.isCountSaid = true;
        } else if (next == nullptr) {
            next = &order;
        }
    }
    for (const AreaOrder& order : tick.areas)
        if (next == nullptr && !order.ends && isMadeBeside(tick, order)) next = &order;
    if (next != nullptr) m_beside->begin(next->said(), next->area);
}

void Fusion::sayArea(const TickOrder& tick, const AreaOrder& order, const AreaGround& ground,
                     std::vector<Fact>& facts) {
    wire::Zone zone;
    zone.zone = std::string(wire::kAreaZonePrefix) + order.area.area;
    zone.kind = wire::ZoneKind::Staff;
    zone.validAt = tick.at;
    zone.package = m_town->package;
    zone.trial = m_town->trial;
    Impact impact;
    if (order.ends) {
        zone.method = order.area.ended ? "taken back" : "its time is over";
    } else {
        zone.method = ground.method;
        zone.confidence = ground.confidence;
        zone.doubts = ground.doubts;
        if (ground.wind) zone.windFromDeg = ground.wind->fromDeg, zone.windMS = ground.wind->speedMS;
        if (order.measured) zone.stations = {*order.area.windStation};
        zone.bands = {{0, std::nullopt, toWireWithin(ground.area)}};
        zone.areaKm2 = geometry::areaM2(ground.area) / 1e6;
        if (order.isSurplus) zone.doubts.push_back("too-many-areas " + std::to_string(kAreasMax));
        if (ground.isCountable && !order.isSurplus && !ground.area.empty()) {
            impact = impactModel().of(ground.area);
            tellImpact(impact, zone);
            if (!m_town->supplyLines.empty()) {
                zone.lines.emplace();
                for (const Impact::Line& line : impact.lines)
                    if (zone.lines->size() < kLineKindsMax) zone.lines->push_back({line.kind, line.lengthM});
            }
            zone.streetsCut = static_cast<std::uint32_t>(std::count_if(impact.streets.begin(), impact.streets.end(),
                                                                       [](const auto& s) { return !s.name.empty(); }));
        }
    }
    Fact fact{wire::Kind::Zone, {}, wire::encodePayload(zone), tick.at, order.cause};
    fact.id = wire::derivedId(fact.kind, m_rules->idOf(kAreaRule), m_town->package, zone.zone, fact.cause);
    facts.push_back(std::move(fact));
    sayAreaProposal(tick, order, ground, impact, facts);
}

ImpactModel& Fusion::impactModel() {
    if (!m_areas->impact) m_areas->impact = std::make_unique<ImpactModel>(*m_town);
    return *m_areas->impact;
}

}  // namespace fusion
