// SPDX-License-Identifier: EUPL-1.2

// Warnings that are proposed for heavy rain and for areas of the staff's. (For rivers: fusion_say.cpp.)
#include <algorithm>
#include <cmath>

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "gis/fusion/fusion.h"
#include "gis/fusion/fusion_parts.h"
#include "gis/fusion/warning_area.h"

namespace fusion {
namespace {

/// Longer windows are Dauerregen: their sums stand for days after the rain. For that water the rivers' gauges speak.
constexpr std::uint32_t kHeavyRainMinutesMax = 360;
/// Two areas are one as long as they share so much of the larger.
constexpr double kSameShare = 0.9;
constexpr std::int64_t kSameEndMs = 5 * 60'000;
/// From so many people on a power cut is more than a notice of the day.
constexpr std::uint32_t kManyPeople = 1000;
constexpr std::size_t kSaidMax = 2000;  ///< proposals that are remembered; open ones are never forgotten
constexpr double kCircleCellM = 50;

SaidProposal saidOf(const wire::Proposal& proposal, const wire::MessageId& id, base::Instant at) {
    SaidProposal said;
    said.id = id, said.at = at;
    said.open = !proposal.withdrawn;
    said.revision = proposal.revision;
    said.warningLevel = proposal.content.level;
    said.hazard = proposal.content.hazard;
    said.expires = proposal.content.expires;
    said.area = proposal.content.area;
    return said;
}

/// People unknown count as people.
bool reachesPeople(const Impact& impact) {
    const bool byDay = impact.peopleByDay && impact.peopleByDay->high > 0;
    return byDay || !impact.people || impact.people->high > 0;
}

wire::WarningLevel oneLess(wire::WarningLevel level) {
    return level == wire::WarningLevel::Announcement ? wire::WarningLevel::Notice : wire::WarningLevel::Information;
}

/// What is proposed where people are; a person chooses otherwise. Where nobody is, one level less.
wire::WarningLevel levelFor(const std::string& hazard, const Impact& impact) {
    if (hazard == "power") {
        const std::uint32_t byNight = impact.people ? impact.people->best : kManyPeople;
        const std::uint32_t most = std::max(byNight, impact.peopleByDay ? impact.peopleByDay->best : 0);
        return most >= kManyPeople ? wire::WarningLevel::Notice : wire::WarningLevel::Information;
    }
    const bool isDeadly = hazard == "gas" || hazard == "evacuation";
    const wire::WarningLevel level = isDeadly ? wire::WarningLevel::Announcement : wire::WarningLevel::Notice;
    return reachesPeople(impact) ? level : oneLess(level);
}

bool isSameArea(const wire::GeoArea& a, const wire::GeoArea& b) {
    if (a == b) return true;
    if (a.empty() || b.empty()) return false;
    const geometry::MapArea was = geometry::toMap(a), now = geometry::toMap(b);
    const double larger = std::max(geometry::areaM2(was), geometry::areaM2(now));
    return areaWithinM2(was, now) >= kSameShare * larger;
}

std::vector<std::string> namesOf(const Impact& impact) {
    std::vector<std::string> names;
    for (const Impact::Share& share : impact.districts) names.push_back(share.district->name);
    return names;
}

/// Circles around the raised gauges, as one area that does not overlap itself.
geometry::MapArea aroundGauges(const std::vector<RaisedRain>& raised) {
    std::vector<geometry::MapPoint> places;
    for (const RaisedRain& one : raised) places.push_back(one.at);
    const geometry::MapBox box = geometry::boxOf(places);
    const double marginM = kRainReachM + 4 * kCircleCellM;
    const auto along = [&](double fromM, double toM) {
        return static_cast<int>((toM - fromM + 2 * marginM) / kCircleCellM) + 1;
    };
    const geometry::GridFrame frame{box.westM - marginM, box.northM + marginM, kCircleCellM,
                                    along(box.westM, box.eastM), along(box.southM, box.northM)};
    geometry::Mask mask(frame.cells(), 0);
    for (int row = 0; row < frame.rows; ++row)
        for (int column = 0; column < frame.columns; ++column)
            mask[frame.at(column, row)] = std::ranges::any_of(places, [&](geometry::MapPoint place) {
                return geometry::distanceM(place, frame.centre(column, row)) <= kRainReachM;
            });
    return geometry::outline(geometry::withoutHoles(mask, frame), frame, 1, true);
}

}  // namespace

void Fusion::remember(const wire::Proposal& proposal, const wire::MessageId& id, base::Instant at) {
    auto& all = m_proposals->said;
    all[proposal.proposal].add(saidOf(proposal, id, at));
    while (all.size() > kSaidMax) {
        auto oldest = all.end();
        for (auto it = all.begin(); it != all.end(); ++it)
            if (!it->second.all().back().open &&
                (oldest == all.end() || it->second.all().back().at < oldest->second.all().back().at))
                oldest = it;
        if (oldest == all.end()) return;
        all.erase(oldest);
    }
}

warning::WarningFacts Fusion::aboutTown(const TickOrder& tick) const {
    warning::WarningFacts about;
    about.townName = m_town->name;
    about.at = tick.at;
    about.realm = tick.realm;
    about.senderName = m_town->name.empty() ? "Krisenstab" : "Krisenstab " + m_town->name;
    about.contact = m_town->contact;
    about.web = m_town->web;
    return about;
}

void Fusion::propose(const TickOrder& tick, wire::Proposal proposal, std::string_view rule,
                     const std::vector<wire::MessageId>& cause, std::vector<Fact>& facts) {
    const auto known = m_proposals->said.find(proposal.proposal);
    const SaidProposal* said = known != m_proposals->said.end() ? known->second.before(tick.at) : nullptr;
    proposal.revision = said != nullptr ? said->revision + 1 : 1;
    Fact fact{wire::Kind::Proposal, {}, wire::encodePayload(proposal), tick.at, cause};
    fact.id = wire::derivedId(fact.kind, m_rules->idOf(rule), m_town->package, proposal.proposal, fact.cause);
    remember(proposal, fact.id, tick.at);
    facts.push_back(std::move(fact));
}

/// Nothing when none stands. The texts of one that is withdrawn say what it was for; nobody sends them.
void Fusion::withdraw(const TickOrder& tick, const std::string& proposal, std::string_view rule,
                      const std::vector<wire::MessageId>& cause, std::vector<Fact>& facts) {
    const auto known = m_proposals->said.find(proposal);
    const SaidProposal* said = known != m_proposals->said.end() ? known->second.before(tick.at) : nullptr;
    if (said == nullptr || !said->open) return;
    warning::WarningFacts about = aboutTown(tick);
    about.hazard = said->hazard;
    about.level = said->warningLevel;
    auto content = warning::warningFrom(about, said->area);
    if (!content) return;
    wire::Proposal over;
    over.proposal = proposal;
    over.withdrawn = true;
    over.content = std::move(*content);
    if (proposal.starts_with(wire::kAreaZonePrefix)) over.zone = proposal;
    propose(tick, std::move(over), rule, cause, facts);
}

void Fusion::sayAreaProposal(const TickOrder& tick, const AreaOrder& order, const AreaGround& ground,
                             const Impact& impact, std::vector<Fact>& facts) {
    const std::string id = std::string(wire::kAreaZonePrefix) + order.area.area;
    std::vector<wire::MessageId> cause = order.cause;
    cause.push_back(facts.back().id);  // its zone
    warning::WarningFacts about = aboutTown(tick);
    about.hazard = order.area.hazard;
    about.level = levelFor(about.hazard, impact);
    about.until = order.area.until;
    about.districts = namesOf(impact);
    about.people = impact.people;
    about.objects = static_cast<std::uint32_t>(impact.objects.size());
    const bool isJudged = !order.ends && !order.isSurplus && ground.isCountable && !ground.area.empty();
    auto content = isJudged ? warning::warningFrom(about, geometry::toWire(warningAreaOf(ground.area))) : std::nullopt;
    // One that cannot be judged leaves what stands; one that is over, or is now of a hazard without a text, ends it.
    if (!content) {
        if (order.ends || isJudged) withdraw(tick, id, kAreaProposalRule, cause, facts);
        return;
    }
    const auto known = m_proposals->said.find(id);
    const SaidProposal* said = known != m_proposals->said.end() ? known->second.before(tick.at) : nullptr;
    if (said != nullptr && said->open) {
        const bool isOtherEnd =
            order.area.until && std::abs(base::spanMs(content->expires, said->expires)) >= kSameEndMs;
        if (said->hazard == content->hazard && content->level <= said->warningLevel && !isOtherEnd &&
            isSameArea(said->area, content->area))
            return;
    }
    wire::Proposal proposal;
    proposal.proposal = proposal.zone = id;
    proposal.content = std::move(*content);
    proposal.since = order.since;
    if (!ground.confidence.empty()) proposal.confidence = ground.confidence;
    proposal.peopleByDay = impact.peopleByDay;
    propose(tick, std::move(proposal), kAreaProposalRule, cause, facts);
}

void Fusion::judgeRain(base::Instant now, TickOrder& order) {
    std::vector<RaisedRain> raised;
    for (const auto& [id, gauge] : m_gauges) {
        if (gauge.facts->quantity != wire::Quantity::Rain) continue;
        const auto sum = gauge.watch->rain().held(kHeavyRainMinutesMax, now);
        if (!sum || *sum->level < wire::RainLevel::Severe) continue;
        raised.push_back({id, gauge.facts->at, *sum, {}});
        if (const auto& newest = gauge.watch->newest()) raised.back().reading = newest->id;
    }
    for (RainCells::Turn& turn : m_proposals->rain.follow(now, raised)) {
        RainOrder one{std::move(turn), {order.id}};
        for (const std::string& station : one.cell.stations)
            if (const auto& newest = m_gauges.at(station).watch->newest();
                newest && one.cause.size() < wire::limits::kCauseMax - 1)
                one.cause.push_back(newest->id);
        order.rains.push_back(std::move(one));
    }
}

void Fusion::sayRain(const TickOrder& tick, const RainOrder& order, std::vector<Fact>& facts) {
    const RainCells::Turn& cell = order.cell;
    if (cell.ends) return withdraw(tick, cell.id, kRainProposalRule, order.cause, facts);
    const RaisedRain& lead = *std::ranges::max_element(cell.raised, [](const RaisedRain& a, const RaisedRain& b) {
        return std::pair(*a.sum.level, a.sum.mm) < std::pair(*b.sum.level, b.sum.mm);
    });
    const geometry::MapArea circles = aroundGauges(cell.raised);
    geometry::MapArea area;
    for (const Impact::Share& share : impactModel().of(circles).districts)
        area.insert(area.end(), share.district->area.begin(), share.district->area.end());
    const bool isByDistricts = !area.empty();
    if (!isByDistricts) area = circles;
    const Impact impact = impactModel().of(area);

    warning::WarningFacts about = aboutTown(tick);
    about.hazard = "rain";
    const bool isExtreme = *lead.sum.level == wire::RainLevel::Extreme;
    about.level = isExtreme ? wire::WarningLevel::Announcement : wire::WarningLevel::Notice;
    if (!reachesPeople(impact)) about.level = oneLess(about.level);
    const StationFacts& gauge = *m_gauges.at(lead.station).facts;
    about.stationName = gauge.name.empty() ? gauge.id : gauge.name;
    about.rain = lead.sum;
    about.districts = namesOf(impact);
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
    proposal.proposal = cell.id;
    proposal.station = lead.station;
    proposal.rain = lead.sum;
    proposal.stations.assign(cell.stations.begin(), cell.stations.end());
    proposal.content = std::move(*content);
    proposal.since = cell.since;
    // One gauge says what falls on it; how far that reaches is a guess.
    proposal.confidence = cell.raised.size() > 1 ? "medium" : "low";
    proposal.method = std::string(isByDistricts ? "districts" : "circles") + " within " +
                      std::to_string(std::llround(kRainReachM / 1000)) +
                      " km of each rain gauge that stands at DWD level 3 or more in 1 h or 6 h";
    proposal.peopleByDay = impact.peopleByDay;
    propose(tick, std::move(proposal), kRainProposalRule, order.cause, facts);
}

}  // namespace fusion
