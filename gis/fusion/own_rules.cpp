// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/own_rules.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace fusion {
namespace {

constexpr double kFallsBelowShare = 0.9;  ///< of a sum of rain
constexpr double kRiseEndsAtShare = 0.5;  ///< of a trend

std::string figure(std::optional<double> value) {
    if (!value) return "-";
    char text[32];
    std::snprintf(text, sizeof text, "%g", std::round(*value * 10) / 10);
    return text;
}

const char* wordOf(Term::What what) {
    switch (what) {
        case Term::What::Level: return "level";
        case Term::What::Rising: return "rising";
        case Term::What::Stage: return "stage";
        case Term::What::Rain: return "rain";
        case Term::What::Silent: break;
    }
    return "silent";
}

std::optional<double> valueOf(const Term& term, const StationWatch& watch, base::Instant now) {
    const bool isHeard = watch.hearing(now) == wire::Hearing::Heard && watch.trusted(now) != nullptr;
    switch (term.what) {
        case Term::What::Level: return isHeard ? std::optional(watch.trusted(now)->value) : std::nullopt;
        case Term::What::Rising: return isHeard ? watch.trendPerH() : std::nullopt;
        case Term::What::Stage: return static_cast<double>(watch.heldLevel());
        case Term::What::Rain: return isHeard ? std::optional(watch.rain().over(term.minutes, now).mm) : std::nullopt;
        case Term::What::Silent: break;
    }
    return std::floor(static_cast<double>(watch.quietMs(now)) / 60'000);
}

}  // namespace

OwnRuleWatch::OwnRuleWatch(const OwnRule& rule, const Rules& rules)
    : m_rule(&rule), m_rules(&rules), m_holds(rule.terms.size(), 0) {}

bool OwnRuleWatch::holdsNow(const Term& term, bool held, const StationWatch& watch, base::Instant now) const {
    const std::optional<double> value = valueOf(term, watch, now);
    const bool isHeard = watch.hearing(now) == wire::Hearing::Heard && watch.trusted(now) != nullptr;
    switch (term.what) {
        case Term::What::Level: {
            if (!value) return held;
            const Side side = sideOf(watch.series(), term.limit, m_rules->level);
            return side == Side::Between ? held : side == Side::Reached;
        }
        case Term::What::Rising:
            if (!isHeard) return held;
            return value && *value >= (held ? kRiseEndsAtShare : 1) * term.limit;
        case Term::What::Rain:
            if (!value) return held;
            return *value >= (held ? kFallsBelowShare : 1) * term.limit;
        case Term::What::Stage:
        case Term::What::Silent: break;
    }
    return value && *value >= term.limit;
}

bool OwnRuleWatch::isMet() const {
    const auto holds = [](std::uint8_t one) { return one != 0; };
    return m_rule->needsAll ? std::all_of(m_holds.begin(), m_holds.end(), holds)
                            : std::any_of(m_holds.begin(), m_holds.end(), holds);
}

void OwnRuleWatch::judge(base::Instant now, const Stations& stations) {
    if (m_step == wire::AlarmStep::Resting || m_rule->terms.empty()) return;
    for (std::size_t i = 0; i < m_holds.size(); ++i)
        if (const StationWatch* watch = stations(m_rule->terms[i].station))
            m_holds[i] = holdsNow(m_rule->terms[i], m_holds[i] != 0, *watch, now) ? 1 : 0;
    const bool isRaised = m_step == wire::AlarmStep::Raised;
    if (isMet()) {
        m_unmetSince.reset();
        const bool isHeldBack =
            m_step == wire::AlarmStep::Ended && static_cast<double>(base::spanMs(now, m_since)) < m_rule->holdS * 1000;
        if (isRaised || isHeldBack) return;
        while (!m_raises.empty() && base::spanMs(now, m_raises.front()) > kRaisesWithinMs) m_raises.pop_front();
        m_raises.push_back(now);
        m_step = m_raises.size() > kRaisesMax ? wire::AlarmStep::Resting : wire::AlarmStep::Raised;
        m_since = now;
    } else if (isRaised) {
        if (!m_unmetSince) m_unmetSince = now;
        if (static_cast<double>(base::spanMs(now, *m_unmetSince)) < m_rule->clearAfterS * 1000) return;
        m_step = wire::AlarmStep::Ended;
        m_since = now;
        m_unmetSince.reset();
    }
}

std::vector<std::string> OwnRuleWatch::reasons(base::Instant now, const Stations& stations) const {
    const bool anyHolds = std::any_of(m_holds.begin(), m_holds.end(), [](std::uint8_t one) { return one != 0; });
    std::vector<std::string> list;
    for (std::size_t i = 0; i < m_holds.size(); ++i) {
        const Term& term = m_rule->terms[i];
        const StationWatch* watch = stations(term.station);
        if (watch == nullptr || (anyHolds && m_holds[i] == 0)) continue;
        std::string line = wordOf(term.what);
        line += " " + figure(valueOf(term, *watch, now)) + " " + figure(term.limit);
        if (term.what == Term::What::Rain) line += " " + std::to_string(term.minutes);
        list.push_back(line + " " + term.station);
    }
    return list;
}

std::vector<wire::MessageId> OwnRuleWatch::causes(const Stations& stations) const {
    std::vector<wire::MessageId> ids;
    for (const Term& term : m_rule->terms) {
        const StationWatch* watch = stations(term.station);
        if (watch == nullptr || !watch->newest()) continue;
        const wire::MessageId id = watch->newest()->id;
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    return ids;
}

}  // namespace fusion
