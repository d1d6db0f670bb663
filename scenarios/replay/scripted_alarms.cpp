// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/scripted_alarms.h"

#include <algorithm>
#include <utility>

#include "broker/wire/codec.h"

namespace replay {
namespace {

constexpr std::int64_t kTakenS = 30 * 60;  // as the console does for what is urgent

std::string postOf(const situation::SaidBy& by) {
    constexpr std::string_view kPost = "post:";
    return by.source.starts_with(kPost) ? by.source.substr(kPost.size()) : "S2";
}

/// Since when somebody should have it in hand; nothing while somebody has.
std::optional<base::Instant> untakenSince(const StandingAlarm& alarm, const situation::Situation& picture,
                                          base::Instant now) {
    const auto known = picture.work.alarmActs.find(alarm.alarm);
    if (known == picture.work.alarmActs.end() || known->second.act.since != alarm.since) return alarm.raised;
    const wire::AlarmAct& act = known->second.act;
    if (act.move == wire::AlarmMove::Released || act.move == wire::AlarmMove::Escalated)
        return known->second.by.acceptedAt;
    if (!act.until || *act.until > now) return std::nullopt;
    return act.until;
}

bool isSilent(const situation::Station& station, base::Instant now) {
    const bool isHeard = !station.state || station.state->hearing != wire::Hearing::Silent || station.last.empty();
    return !isHeard && situation::maintenanceAt(station, now) == nullptr;
}

bool waitsForAnswers(const situation::CallView& call, base::Instant now) {
    if (!situation::isOpen(call) || !call.call.answerBy || *call.call.answerBy > now) return false;
    const auto called = situation::calledOf(call);
    return std::ranges::any_of(called, [&](const auto* one) { return !call.answers.contains(one->contact); });
}

}  // namespace

std::vector<StandingAlarm> standingAlarms(const situation::Situation& picture, base::Instant now) {
    std::vector<StandingAlarm> out;
    for (const auto& [id, view] : picture.ruleAlarms)
        if (view.alarm.step == wire::AlarmStep::Raised)
            out.push_back({view.alarm.alarm, view.since, view.since, view.alarm.function, view.alarm.title});
    for (const auto& [id, station] : picture.stations)
        if (isSilent(station, now))
            out.push_back({"station:" + id, station.last.begin()->second.observedAt, station.stateSince, "S2",
                           "Pegel " + id + " meldet nicht"});
    for (const auto& [id, view] : picture.work.orders)
        if (situation::isOverdue(view, now))
            out.push_back({"order:" + id, *view.order.deadline, *view.order.deadline, postOf(view.by),
                           view.order.to + ": " + view.order.subject});
    for (const auto& [id, view] : picture.work.calls)
        if (waitsForAnswers(view, now))
            out.push_back({"call:" + id, *view.call.answerBy, *view.call.answerBy, postOf(view.by), view.call.subject});
    return out;
}

std::vector<WorkSaying> takenAlarms(const Scenario& scenario, const wire::Tick& tick,
                                    const situation::Situation& picture) {
    std::vector<WorkSaying> out;
    if (!scenario.staff.takeAlarmsAfterS) return out;
    for (StandingAlarm& alarm : standingAlarms(picture, tick.at)) {
        const auto from = untakenSince(alarm, picture, tick.at);
        if (!from) continue;
        const std::int64_t overdueMs = base::spanMs(tick.at, from->plusS(*scenario.staff.takeAlarmsAfterS));
        // At the one tick when it falls due: what was refused is not said again and again.
        if (overdueMs < 0 || overdueMs >= scenario.tickS * 1000) continue;
        wire::AlarmAct act;
        act.alarm = alarm.alarm, act.since = alarm.since, act.move = wire::AlarmMove::Taken;
        act.function = alarm.function.empty() ? "S3" : alarm.function;
        act.until = tick.at.plusS(kTakenS);
        act.note = std::move(alarm.note);
        out.push_back({wire::Kind::AlarmAct, wire::encodePayload(act), act.function});
    }
    return out;
}

}  // namespace replay
