// SPDX-License-Identifier: EUPL-1.2

// Warnings that are proposed for areas of the staff's, and what these share with those for rain (fusion_rain.cpp). For
// rivers: fusion_say.cpp.
#include <algorithm>
#include <cmath>

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "gis/fusion/fusion.h"
#include "gis/fusion/fusion_parts.h"
#include "gis/fusion/warning_area.h"

namespace fusion {
namespace {

/// Two areas are one as long as they share so much of the larger.
constexpr double kSameShare = 0.9;
constexpr std::int64_t kSameEndMs = 5 * 60'000;
/// From so many people on a power cut is more than a notice of the day.
constexpr std::uint32_t kManyPeople = 1000;
constexpr std::size_t kSaidMax = 2000;  ///< proposals that are remembered; open ones are never forgotten

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

/// What is proposed where people are; a person chooses otherwise. Where nobody is, one level less.
wire::WarningLevel levelFor(const std::string& hazard, const Impact& impact) {
    if (hazard == "power") {
        const std::uint32_t byNight = impact.people ? impact.people->best : kManyPeople;
        const std::uint32_t most = std::max(byNight, impact.peopleByDay ? impact.peopleByDay->best : 0);
        return most >= kManyPeople ? wire::WarningLevel::Notice : wire::WarningLevel::Information;
    }
    const bool isDeadly = hazard == "gas" || hazard == "evacuation" || hazard == "dam";
    const wire::WarningLevel level = isDeadly ? wire::WarningLevel::Announcement : wire::WarningLevel::Notice;
    return reachesPeople(impact) ? level : oneLess(level);
}

}  // namespace

bool reachesPeople(const Impact& impact) {
    const bool byDay = impact.peopleByDay && impact.peopleByDay->high > 0;
    return byDay || !impact.people || impact.people->high > 0;
}

wire::WarningLevel oneLess(wire::WarningLevel level) {
    return level == wire::WarningLevel::Announcement ? wire::WarningLevel::Notice : wire::WarningLevel::Information;
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
    over.zone = proposal;
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

}  // namespace fusion
