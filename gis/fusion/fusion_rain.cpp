// SPDX-License-Identifier: EUPL-1.2

// Heavy rain at the town's own gauges: for each cell a zone, which is where it is taken to fall, and the warning that
// is proposed for the districts in it. By the figures of the town's rules ([rain_proposal]).
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "gis/fusion/fusion.h"
#include "gis/fusion/fusion_parts.h"
#include "gis/fusion/warning_area.h"
#include "gis/geometry/overlay.h"

namespace fusion {
namespace {

constexpr int kCircleCorners = 72;
/// The doubt of every such zone: how far rain reaches around a gauge is assumed, not measured.
constexpr const char* kReachIsAssumed = "rain-reach";

std::string figure(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

/// What lies near to one of the places and, where any are named, in the districts; does not overlap itself.
geometry::MapArea keptWithin(const std::vector<geometry::MapPoint>& places, double reachM,
                             const std::vector<const District*>& districts) {
    geometry::Borders borders;
    geometry::MapArea circles;
    for (const geometry::MapPoint place : places)
        circles.push_back({geometry::circleAround(place, reachM, kCircleCorners)});
    geometry::addBorders(borders, circles);
    for (const District* district : districts) geometry::addBorders(borders, district->area);
    return geometry::keptOf(borders, [&](geometry::MapPoint p) {
        const bool isNear = std::ranges::any_of(
            circles, [&](const geometry::MapPolygon& circle) { return geometry::isInside(p, circle); });
        return isNear && (districts.empty() || std::ranges::any_of(districts, [&](const District* district) {
                              return geometry::isInside(p, district->area);
                          }));
    });
}

/// "60 or 360 min"
std::string windowsOf(const Rules& rules) {
    std::string text;
    for (const RainWindow& window : rules.rain)
        if (window.minutes <= rules.rainProposal.minutesMax)
            text += (text.empty() ? "" : " or ") + std::to_string(window.minutes);
    return text + " min";
}

/// What a warning of it is proposed as, where people are.
wire::WarningLevel warningLevelOf(wire::RainLevel level) {
    return level == wire::RainLevel::Extreme  ? wire::WarningLevel::Announcement
           : level == wire::RainLevel::Severe ? wire::WarningLevel::Notice
                                              : wire::WarningLevel::Information;
}

}  // namespace

void Fusion::judgeRain(base::Instant now, TickOrder& order) {
    const RainProposalRule& rule = m_rules->rainProposal;
    std::vector<RaisedRain> raised;
    for (const auto& [id, gauge] : m_gauges) {
        if (gauge.facts->quantity != wire::Quantity::Rain) continue;
        const auto sum = gauge.watch->rain().held(rule.minutesMax, now);
        if (!sum || *sum->level < rule.from) continue;
        raised.push_back({id, gauge.facts->at, *sum, {}});
        if (const auto& newest = gauge.watch->newest()) raised.back().reading = newest->id;
    }
    for (RainCells::Turn& turn : m_proposals->rain.follow(now, raised, rule.joinsM)) {
        RainOrder one{std::move(turn), {order.id}};
        for (const std::string& station : one.cell.stations)
            if (const auto& newest = m_gauges.at(station).watch->newest();
                newest && one.cause.size() < wire::limits::kCauseMax - 1)
                one.cause.push_back(newest->id);
        order.rains.push_back(std::move(one));
    }
}

void Fusion::sayRainZone(const TickOrder& tick, const RainOrder& order, const geometry::MapArea& area,
                         const Impact& impact, std::vector<Fact>& facts) {
    const RainCells::Turn& cell = order.cell;
    wire::Zone zone;
    zone.zone = cell.id;
    zone.kind = wire::ZoneKind::Rain;
    zone.validAt = tick.at;
    zone.package = m_town->package;
    zone.trial = m_town->trial;
    zone.stations.assign(cell.stations.begin(), cell.stations.end());
    // One gauge says what falls on it; how far that reaches is a guess.
    zone.confidence = cell.raised.size() > 1 ? "medium" : "low";
    if (cell.ends) {
        zone.method = "no rain gauge stands at the level any more";
    } else {
        const RainProposalRule& rule = m_rules->rainProposal;
        zone.method = "within " + figure(rule.reachM / 1000) + " km of each rain gauge at DWD level " +
                      std::to_string(static_cast<int>(rule.from)) + " or more in " + windowsOf(*m_rules);
        zone.bands = {{0, std::nullopt, toWireWithin(area)}};
        zone.areaKm2 = geometry::areaM2(area) / 1e6;
        zone.doubts.emplace_back(kReachIsAssumed);
        tellImpact(impact, zone);
        for (const RaisedRain& one : cell.raised)
            if (zone.rain.size() < wire::limits::kListMax) zone.rain.push_back({one.station, one.sum});
    }
    Fact fact{wire::Kind::Zone, {}, wire::encodePayload(zone), tick.at, order.cause};
    fact.id = wire::derivedId(fact.kind, m_rules->idOf(kRainZoneRule), m_town->package, zone.zone, fact.cause);
    facts.push_back(std::move(fact));
}

void Fusion::sayRain(const TickOrder& tick, const RainOrder& order, std::vector<Fact>& facts) {
    const RainCells::Turn& cell = order.cell;
    std::vector<wire::MessageId> cause = order.cause;
    if (cell.ends) {
        sayRainZone(tick, order, {}, {}, facts);
        cause.push_back(facts.back().id);
        return withdraw(tick, cell.id, kRainProposalRule, cause, facts);
    }
    const RaisedRain& lead = *std::ranges::max_element(cell.raised, [](const RaisedRain& a, const RaisedRain& b) {
        return std::pair(*a.sum.level, a.sum.mm) < std::pair(*b.sum.level, b.sum.mm);
    });
    const double reachM = m_rules->rainProposal.reachM;
    std::vector<geometry::MapPoint> places;
    for (const RaisedRain& one : cell.raised) places.push_back(one.at);
    const geometry::MapArea circles = keptWithin(places, reachM, {});
    const Impact reached = impactModel().of(circles);
    std::vector<const District*> districts;
    geometry::MapArea area;
    for (const Impact::Share& share : reached.districts) {
        districts.push_back(share.district);
        area.insert(area.end(), share.district->area.begin(), share.district->area.end());
    }
    const bool isByDistricts = !area.empty();
    if (!isByDistricts) area = circles;
    // Districts are warned as a whole; people and objects are those in reach of the gauges.
    const geometry::MapArea zone = isByDistricts ? keptWithin(places, reachM, districts) : circles;
    const Impact impact = impactModel().of(zone);
    sayRainZone(tick, order, zone, impact, facts);
    cause.push_back(facts.back().id);

    warning::WarningFacts about = aboutTown(tick);
    about.hazard = "rain";
    about.level = warningLevelOf(*lead.sum.level);
    if (!reachesPeople(impact)) about.level = oneLess(about.level);
    const StationFacts& gauge = *m_gauges.at(lead.station).facts;
    about.stationName = gauge.name.empty() ? gauge.id : gauge.name;
    about.rain = lead.sum;
    about.districts = namesOf(reached);
    about.people = impact.people;
    about.objects = static_cast<std::uint32_t>(impact.objects.size());
    auto content = warning::warningFrom(about, geometry::toWire(warningAreaOf(area)));
    if (!content) return;
    const auto known = m_proposals->said.find(cell.id);
    const SaidProposal* said = known != m_proposals->said.end() ? known->second.before(tick.at) : nullptr;
    // A further gauge within the same districts is no news.
    if (said != nullptr && said->open && content->level <= said->warningLevel && isSameArea(said->area, content->area))
        return;
    wire::Proposal proposal;
    proposal.proposal = proposal.zone = cell.id;
    proposal.station = lead.station;
    proposal.rain = lead.sum;
    proposal.stations.assign(cell.stations.begin(), cell.stations.end());
    proposal.content = std::move(*content);
    proposal.since = cell.since;
    proposal.confidence = cell.raised.size() > 1 ? "medium" : "low";
    proposal.method = std::string(isByDistricts ? "districts" : "circles") + " within " + figure(reachM / 1000) +
                      " km of each rain gauge that stands at DWD level " +
                      std::to_string(static_cast<int>(m_rules->rainProposal.from)) + " or more in " +
                      windowsOf(*m_rules);
    proposal.peopleByDay = impact.peopleByDay;
    propose(tick, std::move(proposal), kRainProposalRule, cause, facts);
}

}  // namespace fusion
