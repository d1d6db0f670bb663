// SPDX-License-Identifier: EUPL-1.2

// The part of Fusion that speaks of rules: by which ones it judges, and what the town's own ones ask for. What is due
// is found by comparing with what the journal holds, so that other rules after a restart set right what stands there.
#include <algorithm>

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "gis/fusion/fusion.h"
#include "gis/fusion/fusion_parts.h"

namespace fusion {
namespace {

constexpr std::size_t kAlarmsPerTickMax = 100;  ///< with the states fewer than a participant may say a tick
constexpr std::string_view kOwnAlarmPrefix = "rule:";
constexpr const char* kRuleGone = "rule-gone";

}  // namespace

const StationWatch* Fusion::watchOf(const std::string& station) const {
    const auto gauge = m_gauges.find(station);
    return gauge != m_gauges.end() && gauge->second.watch ? &*gauge->second.watch : nullptr;
}

void Fusion::foldOwnRuleSet(const wire::Envelope& envelope) {
    if (const auto set = wire::payloadOf<wire::RuleSet>(envelope))
        m_saidRules->sets.add({envelope.id, envelope.observedAt, set->version, set->problem});
}

void Fusion::foldOwnAlarm(const wire::Envelope& envelope) {
    if (const auto alarm = wire::payloadOf<wire::RuleAlarm>(envelope))
        m_saidRules->alarms[alarm->alarm].add(
            {envelope.id, envelope.observedAt, alarm->step, alarm->title, alarm->function});
}

bool Fusion::isRuleSetDue(base::Instant now) const {
    const SaidRuleSet* said = m_saidRules->sets.before(now);
    if (said == nullptr) return !m_rules->version.empty() || !m_rules->problem.empty();
    return said->version != m_rules->version || said->problem != m_rules->problem;
}

bool Fusion::isAlarmDue(const wire::RuleAlarm& alarm, base::Instant now) const {
    const auto said = m_saidRules->alarms.find(alarm.alarm);
    const SaidAlarm* last = said != m_saidRules->alarms.end() ? said->second.before(now) : nullptr;
    return (last != nullptr ? last->step : wire::AlarmStep::Ended) != alarm.step;
}

void Fusion::judgeOwnRules(base::Instant now, TickOrder& order) {
    const OwnRuleWatch::Stations stations = [this](const std::string& id) { return watchOf(id); };
    const auto add = [&](wire::RuleAlarm alarm, std::vector<wire::MessageId> cause) {
        if (!isAlarmDue(alarm, now) || order.alarms.size() >= kAlarmsPerTickMax) return;
        alarm.rule = m_rules->idOf(kOwnRule);
        cause.insert(cause.begin(), order.id);
        if (cause.size() > wire::limits::kCauseMax) cause.resize(wire::limits::kCauseMax);
        order.alarms.push_back({std::move(alarm), std::move(cause)});
    };
    std::set<std::string> known;
    for (OwnRuleWatch& watch : m_own) {
        watch.judge(now, stations);
        wire::RuleAlarm alarm;
        alarm.alarm = std::string(kOwnAlarmPrefix) + watch.rule().id;
        alarm.step = watch.step().value_or(wire::AlarmStep::Ended);
        known.insert(alarm.alarm);
        if (!isAlarmDue(alarm, now)) continue;
        alarm.title = watch.rule().title;
        alarm.task = watch.rule().task;
        alarm.function = watch.rule().function;
        for (const Term& term : watch.rule().terms)
            if (std::find(alarm.stations.begin(), alarm.stations.end(), term.station) == alarm.stations.end())
                alarm.stations.push_back(term.station);
        alarm.reasons = watch.reasons(now, stations);
        alarm.since = watch.step() ? watch.since() : now;
        add(std::move(alarm), watch.causes(stations));
    }
    for (const auto& [id, said] : m_saidRules->alarms) {
        const SaidAlarm* last = said.before(now);
        if (known.contains(id) || last == nullptr || last->step == wire::AlarmStep::Ended) continue;
        wire::RuleAlarm alarm;
        alarm.alarm = id;
        alarm.step = wire::AlarmStep::Ended;
        alarm.title = last->title;
        alarm.function = last->function;
        alarm.reasons = {kRuleGone};
        alarm.since = now;
        add(std::move(alarm), {});
    }
}

void Fusion::judgeIncidents(base::Instant now, TickOrder& order) {
    for (IncidentSaying& said : m_incidents.judge()) {
        Fact fact{wire::Kind::Incident, {}, wire::encodePayload(said.incident), now, std::move(said.cause)};
        fact.cause.insert(fact.cause.begin(), order.id);
        fact.id = wire::derivedId(fact.kind, said.rule, m_town->package, said.incident.incident, fact.cause);
        order.incidents.push_back(std::move(fact));
    }
}

void Fusion::sayRules(const TickOrder& tick, std::vector<Fact>& facts) {
    if (tick.isRuleSetDue && isRuleSetDue(tick.at)) {
        const wire::RuleSet set{m_rules->name, m_rules->version, m_rules->text, m_rules->problem};
        Fact fact{wire::Kind::RuleSet, {}, wire::encodePayload(set), tick.at, {tick.id}};
        fact.id = wire::derivedId(fact.kind, m_rules->idOf(kRuleSetRule), m_town->package, "rules", fact.cause);
        m_saidRules->sets.add({fact.id, tick.at, set.version, set.problem});
        facts.push_back(std::move(fact));
    }
    for (const AlarmOrder& order : tick.alarms) {
        if (!isAlarmDue(order.alarm, tick.at)) continue;
        Fact fact{wire::Kind::RuleAlarm, {}, wire::encodePayload(order.alarm), tick.at, order.cause};
        fact.id = wire::derivedId(fact.kind, order.alarm.rule, m_town->package, order.alarm.alarm, fact.cause);
        m_saidRules->alarms[order.alarm.alarm].add(
            {fact.id, tick.at, order.alarm.step, order.alarm.title, order.alarm.function});
        facts.push_back(std::move(fact));
    }
}

}  // namespace fusion
