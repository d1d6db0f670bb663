// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/trial_listener.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <utility>
#include <variant>

#include "broker/wire/codec.h"
#include "gis/situation/situation.h"

namespace tools {

namespace {

std::string figure(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
}

/// With a comma.
std::string inGerman(double value) {
    std::string text = figure(value);
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

/// Programs and an English staff read the same.
Why same(const std::string& plain, const std::string& german) { return {plain, german, plain}; }

Why rainIn(const std::string& where, double mm, std::uint32_t minutes) {
    const std::string span = " mm in " + std::to_string(minutes) + " min";
    return {where + figure(mm) + span, where + inGerman(mm) + span, where + figure(mm) + span};
}

/// Words apart at single spaces; the last of `most` keeps the rest.
std::vector<std::string> wordsOf(const std::string& text, std::size_t most) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (words.size() + 1 < most) {
        const std::size_t space = text.find(' ', at);
        if (space == std::string::npos) break;
        words.push_back(text.substr(at, space - at));
        at = space + 1;
    }
    words.push_back(text.substr(at));
    return words;
}

/// "level VALUE LIMIT STATION" and its like (own_rules.h): a condition of the town's own rules.
Why conditionOf(const std::string& reason) {
    const bool isRain = reason.starts_with("rain ");
    const std::vector<std::string> words = wordsOf(reason, isRain ? 5 : 4);
    if (words.size() < (isRain ? 5U : 4U)) return {reason, reason, reason};
    const auto told = [&](const char* german, const char* english) {
        // Of a form: 1 value, 2 limit, 3 minutes of a sum of rain.
        const auto filled = [&](std::string form, bool isGerman) {
            for (std::size_t i = 1; i <= 3; ++i)
                if (const auto at = form.find('$' + std::to_string(i)); at != std::string::npos) {
                    std::string word = words[i];
                    if (isGerman) std::replace(word.begin(), word.end(), '.', ',');
                    form.replace(at, 2, word);
                }
            return words.back() + ": " + form;
        };
        return Why{reason, filled(german, true), filled(english, false)};
    };
    if (isRain) return told("$1 mm in $3 min (ab $2 mm)", "$1 mm in $3 min (from $2 mm)");
    if (words[0] == "level") return told("$1 cm (ab $2 cm)", "$1 cm (from $2 cm)");
    if (words[0] == "rising") return told("Anstieg $1 cm/h (ab $2 cm/h)", "rising $1 cm/h (from $2 cm/h)");
    if (words[0] == "stage") return told("Informationswert $1 (ab $2)", "level $1 (from $2)");
    if (words[0] == "silent") return told("seit $1 min nicht gehört (ab $2 min)", "not heard for $1 min (from $2 min)");
    return {reason, reason, reason};
}

/// The worker's own short words.
Why whyOf(const std::string& reason) {
    const std::vector<std::string> words = wordsOf(reason, 4);
    if (reason == "rule-gone") return {reason, "die Regel gilt nicht mehr", "the rule is gone"};
    if (words.size() == 3 && words[0] == "silent")
        return {reason, "nicht gehört seit " + words[1] + " " + words[2], "not heard for " + words[1] + " " + words[2]};
    return conditionOf(reason);
}

std::vector<Why> whyOf(const std::vector<std::string>& reasons) {
    std::vector<Why> why;
    why.reserve(reasons.size());
    for (const std::string& reason : reasons) why.push_back(whyOf(reason));
    return why;
}

}  // namespace

void Listener::take(wire::Kind kind, const base::Bytes& payload, base::Instant at,
                    const std::vector<wire::MessageId>& cause) {
    m_at = at;
    m_cause = &cause;
    const auto with = [&](auto as) {
        auto decoded = wire::decodePayload<decltype(as)>(payload);
        if (const auto* good = std::get_if<decltype(as)>(&decoded)) hear(*good);
    };
    if (kind == wire::Kind::StationState) with(wire::StationState{});
    if (kind == wire::Kind::Zone) with(wire::Zone{});
    if (kind == wire::Kind::Proposal) with(wire::Proposal{});
    if (kind == wire::Kind::RuleAlarm) with(wire::RuleAlarm{});
    if (kind == wire::Kind::Incident) with(wire::Incident{});
}

Raised& Listener::add(const char* what, const std::string& subject, std::string now) {
    m_list.push_back({m_at, what, subject, std::move(now), {}, {}, {}, {}, *m_cause});
    return m_list.back();
}

void Listener::hear(const wire::StationState& state) {
    Known& known = m_stations[state.station];
    if (state.level && *state.level != known.level) {
        std::string now = "IW" + std::to_string(static_cast<int>(*state.level));
        if (*state.level < known.level) now.insert(0, kFalls);
        if (*state.level == wire::GaugeLevel::BelowAll) now = "below all";
        Raised& raised = add("level", state.station, std::move(now));
        if (state.trustedValue)
            raised.why.push_back(
                same("value " + figure(*state.trustedValue) + " cm", "Wert " + inGerman(*state.trustedValue) + " cm"));
        if (state.trendCmPerH)
            raised.why.push_back(same("trend " + figure(*state.trendCmPerH) + " cm/h",
                                      "Trend " + inGerman(*state.trendCmPerH) + " cm/h"));
        known.level = *state.level;
    }
    if (state.rainLevel != known.rain) {
        std::string now = "below all";
        if (state.rainLevel) now = "level " + std::to_string(static_cast<int>(*state.rainLevel));
        if (state.rainLevel && known.rain && *state.rainLevel < *known.rain) now.insert(0, kFalls);
        Raised& raised = add("rain", state.station, std::move(now));
        for (const wire::RainSum& sum : state.rain)
            if (sum.level) raised.why.push_back(rainIn({}, sum.mm, sum.minutes));
        known.rain = state.rainLevel;
    }
    if (state.maintenanceUntil != known.maintenance) {
        add("maintenance", state.station,
            state.maintenanceUntil ? "until " + base::isoUtc(*state.maintenanceUntil) : "ended")
            .why = whyOf(state.reasons);
        known.maintenance = state.maintenanceUntil;
    }
    const bool isSilent = state.hearing == wire::Hearing::Silent;
    if (isSilent != known.isSilent)
        add("silence", state.station, isSilent ? "silent" : "heard again").why = whyOf(state.reasons);
    known.isSilent = isSilent;
}

void Listener::hear(const wire::Zone& zone) {
    const bool isOpen = !zone.bands.empty();
    if (isOpen == m_zones.contains(zone.zone)) return;
    Raised& raised = add("zone", zone.zone, isOpen ? "opened" : "ended");
    for (const auto& [station, cm] : zone.levelsCm)
        raised.why.push_back(same(station + " " + figure(cm) + " cm", station + " " + inGerman(cm) + " cm"));
    if (isOpen)
        m_zones.insert(zone.zone);
    else
        m_zones.erase(zone.zone);
}

void Listener::hear(const wire::Proposal& proposal) {
    Raised& raised = add("proposal", proposal.proposal,
                         proposal.withdrawn ? "withdrawn" : "revision " + std::to_string(proposal.revision));
    if (!proposal.content.texts.empty()) raised.text = proposal.content.texts.front().headline;
    if (proposal.station && proposal.valueCm && proposal.level) {
        const std::string level = " cm, IW" + std::to_string(static_cast<int>(*proposal.level));
        raised.why.push_back(same(*proposal.station + " " + figure(*proposal.valueCm) + level,
                                  *proposal.station + " " + inGerman(*proposal.valueCm) + level));
    }
    if (proposal.station && proposal.rain)
        raised.why.push_back(rainIn(*proposal.station + " ", proposal.rain->mm, proposal.rain->minutes));
    if (proposal.method) raised.why.push_back(Why{*proposal.method, {}, {}});
}

void Listener::hear(const wire::RuleAlarm& alarm) {
    static constexpr std::array kSteps = {"raised", "ended", "resting"};
    Raised& raised = add("alarm", alarm.alarm, kSteps.at(static_cast<std::size_t>(alarm.step) - 1));
    raised.text = alarm.title, raised.task = alarm.task, raised.function = alarm.function;
    raised.why = whyOf(alarm.reasons);
}

/// That it grew is told with its end: how many records it had come to.
void Listener::hear(const wire::Incident& incident) {
    if (incident.state == wire::IncidentState::Open) m_incidents[incident.incident] = incident;
    if (incident.step == wire::IncidentStep::Grown) return;
    static constexpr std::array kStates = {"open", "closed", "merged"};
    static constexpr std::array kSteps = {"formed", "grown", "joined", "by act"};
    std::string now = kSteps.at(static_cast<std::size_t>(incident.step) - 1);
    if (incident.state != wire::IncidentState::Open || incident.step != wire::IncidentStep::Formed)
        now += std::string(", ") + kStates.at(static_cast<std::size_t>(incident.state) - 1);
    Raised& raised = add("incident", incident.incident, std::move(now));
    raised.text = situation::titleOf(incident);
    const std::string records = std::to_string(incident.records), reports = std::to_string(incident.reports);
    raised.why.push_back(
        same(records + " records, " + reports + " of them reports",
             records + (incident.records == 1 ? " Satz" : " Sätze") + ", davon Meldungen: " + reports));
    for (const std::string& station : incident.stations)
        raised.why.push_back(same("gauge " + station, "Station " + station));
    if (incident.into) raised.why.push_back(same("into " + *incident.into, "in " + *incident.into));
}

}  // namespace tools
