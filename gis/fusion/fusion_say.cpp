// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "broker/wire/codec.h"
#include "gis/fusion/fusion.h"
#include "gis/fusion/fusion_parts.h"
#include "gis/warning/warning.h"

namespace fusion {
namespace {

constexpr std::string_view kFloodPrefix = "flood:";

std::set<std::string> idsOf(const std::vector<wire::AffectedObject>& objects) {
    std::set<std::string> ids;
    for (const wire::AffectedObject& object : objects) ids.insert(object.id);
    return ids;
}

/// In any water, in half a metre, in a metre: the bounds of a zone's bands.
std::vector<std::uint32_t> byDepth(const std::vector<wire::AffectedObject>& objects) {
    std::vector<std::uint32_t> counts(3, 0);
    for (const wire::AffectedObject& object : objects) {
        ++counts[0];
        if (object.depthM >= 0.5) ++counts[1];
        if (object.depthM >= 1) ++counts[2];
    }
    return counts;
}

/// Does the new ground ask for another revision of what stands?
bool isWeightier(const SaidProposal& said, wire::GaugeLevel level, wire::WarningLevel warningLevel,
                 const wire::Zone* zone, double grown) {
    if (level > said.level || warningLevel > said.warningLevel) return true;
    if (zone == nullptr) return false;
    if (zone->areaKm2 > grown * said.areaKm2) return true;
    // It is not left to tell of so many fewer people, or of shallower water, than the zone under it.
    warning::Reached now{{}, byDepth(zone->objects)};
    if (zone->people) now.peopleHigh = zone->people->high;
    if (now.peopleHigh.has_value() != said.reached.peopleHigh.has_value()) return true;
    if (warning::hasGrown(said.reached, now)) return true;
    const std::set<std::string> objects = idsOf(zone->objects);
    return !std::includes(said.objects.begin(), said.objects.end(), objects.begin(), objects.end());
}

SaidZone saidOf(const wire::Zone& zone, const wire::MessageId& id, base::Instant at) {
    return {id, at, !zone.bands.empty(), zone.areaKm2, idsOf(zone.objects)};
}

SaidProposal saidOf(const wire::Proposal& proposal, const wire::MessageId& id, base::Instant at, const SaidZone* zone) {
    SaidProposal said{id,
                      at,
                      !proposal.withdrawn,
                      proposal.revision,
                      proposal.level.value_or(wire::GaugeLevel::BelowAll),
                      proposal.content.level,
                      0,
                      {}};
    said.reached = warning::reachedOf(proposal.content);
    if (zone != nullptr && zone->open) said.areaKm2 = zone->areaKm2, said.objects = zone->objects;
    return said;
}

/// "flood:Aue" -> "Aue".
std::string waterOf(const std::string& subject) {
    return subject.starts_with(kFloodPrefix) ? subject.substr(kFloodPrefix.size()) : std::string();
}

}  // namespace

void Fusion::foldOwnZone(const wire::Envelope& envelope) {
    const auto zone = wire::payloadOf<wire::Zone>(envelope);
    if (!zone) return;
    if (zone->zone.starts_with(wire::kAreaZonePrefix)) return noteOwnAreaZone(*zone, envelope);
    const auto water = m_waters.find(waterOf(zone->zone));
    if (water != m_waters.end()) water->second.zones.add(saidOf(*zone, envelope.id, envelope.observedAt));
}

void Fusion::foldOwnProposal(const wire::Envelope& envelope) {
    const auto proposal = wire::payloadOf<wire::Proposal>(envelope);
    if (!proposal) return;
    if (!proposal->proposal.starts_with(kFloodPrefix)) return remember(*proposal, envelope.id, envelope.observedAt);
    const auto water = m_waters.find(waterOf(proposal->proposal));
    if (water == m_waters.end()) return;
    Water& of = water->second;
    of.proposals.add(saidOf(*proposal, envelope.id, envelope.observedAt, of.zones.notAfter(envelope.observedAt)));
}

std::vector<Fact> Fusion::say(std::uint64_t tick) {
    const auto at = m_orders.find(tick);
    if (at == m_orders.end()) return {};
    std::vector<Fact> facts = at->second.states;
    sayRules(at->second, facts);
    facts.insert(facts.end(), at->second.incidents.begin(), at->second.incidents.end());
    for (const WaterOrder& order : at->second.waters) sayWater(at->second, order, facts);
    sayAreas(at->second, facts);
    for (const RainOrder& order : at->second.rains) sayRain(at->second, order, facts);
    return facts;
}

void Fusion::sayWater(const TickOrder& tick, const WaterOrder& order, std::vector<Fact>& facts) {
    Water& water = *order.water;
    std::optional<FloodZone> flood;
    if (!order.ends) flood = m_model.zoneFor(order.levels);
    const SaidZone* stands = water.zones.before(tick.at);
    if (flood || (stands != nullptr && stands->open)) {
        wire::Zone zone;
        if (flood) {
            zone = flood->zone;
        } else {  // over, or back in its bed
            zone.zone = std::string(kFloodPrefix) + water.name;
            zone.method = order.ends ? "below all thresholds" : "within its bed";
            zone.validAt = tick.at;
            zone.confidence = "medium";
            zone.package = m_town->package;
            zone.trial = m_town->trial;
        }
        Fact fact{wire::Kind::Zone, {}, wire::encodePayload(zone), tick.at, order.cause};
        fact.id = wire::derivedId(fact.kind, m_rules->idOf(kZoneRule), m_town->package, zone.zone, fact.cause);
        water.zones.add(saidOf(zone, fact.id, tick.at));
        facts.push_back(std::move(fact));
    }
    sayProposal(tick, order, flood ? &*flood : nullptr, facts);
}

void Fusion::sayProposal(const TickOrder& tick, const WaterOrder& order, const FloodZone* flood,
                         std::vector<Fact>& facts) {
    Water& water = *order.water;
    const SaidProposal* said = water.proposals.before(tick.at);
    const bool stands = said != nullptr && said->open;
    if (order.ends ? !stands : order.highest < m_rules->proposalFrom) return;

    const wire::Zone* zone = flood != nullptr ? &flood->zone : nullptr;
    wire::Proposal proposal;
    proposal.proposal = std::string(kFloodPrefix) + water.name;
    proposal.zone = zone != nullptr ? zone->zone : std::string();
    proposal.withdrawn = order.ends;
    const StationFacts& lead = order.lead != nullptr ? *order.lead : *water.gauges.front()->facts;
    proposal.station = lead.id;
    proposal.level = order.highest;
    proposal.valueCm = order.leadCm;
    proposal.since = order.leadSince;
    proposal.confidence = zone != nullptr && !zone->confidence.empty() ? zone->confidence : "low";
    // A large flood that reaches nobody's home is announced as a medium one; unknown people count as people.
    const bool reachesByDay = zone != nullptr && zone->peopleByDay && zone->peopleByDay->high > 0;
    const bool reachesPeople =
        zone == nullptr || reachesByDay || (zone->people ? zone->people->high > 0 : flood->buildingsInside);

    warning::FloodFacts about;
    about.townName = m_town->name;
    about.water = water.name;
    about.stationName = lead.name;
    about.level = order.highest == wire::GaugeLevel::Iw3 && !reachesPeople ? wire::GaugeLevel::Iw2 : order.highest;
    about.valueCm = order.leadCm;
    about.trendCmPerH = order.leadTrendCmPerH;
    about.at = tick.at;
    about.realm = tick.realm;
    about.senderName = m_town->name.empty() ? "Krisenstab" : "Krisenstab " + m_town->name;
    about.contact = m_town->contact;
    about.web = m_town->web;
    if (zone != nullptr) {
        about.districts = flood->districts;
        about.people = zone->people;
        about.objects = static_cast<std::uint32_t>(zone->objects.size());
        about.objectsByDepth = byDepth(zone->objects);
    }
    geometry::MapArea area = flood != nullptr ? flood->warningArea : geometry::MapArea{};
    if (area.empty())
        area = m_model.corridor(water.name, order.raisedAt.empty() ? std::vector{lead.at} : order.raisedAt);
    proposal.content = warning::floodWarning(about, geometry::toWire(area));
    if (!order.ends && stands &&
        !isWeightier(*said, order.highest, proposal.content.level, zone, m_rules->proposalGrown))
        return;
    proposal.revision = said != nullptr ? said->revision + 1 : 1;

    Fact fact{wire::Kind::Proposal, {}, wire::encodePayload(proposal), tick.at, order.cause};
    if (!facts.empty() && facts.back().kind == wire::Kind::Zone && zone != nullptr)
        fact.cause.push_back(facts.back().id);
    fact.id = wire::derivedId(fact.kind, m_rules->idOf(kProposalRule), m_town->package, proposal.proposal, fact.cause);
    water.proposals.add(saidOf(proposal, fact.id, tick.at, water.zones.notAfter(tick.at)));
    facts.push_back(std::move(fact));
}

}  // namespace fusion
