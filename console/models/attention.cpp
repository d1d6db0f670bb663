// SPDX-License-Identifier: EUPL-1.2
#include "console/models/attention.h"

#include <algorithm>

namespace models {
namespace {

QString personWords(const situation::Situation& picture, const std::string& id) {
    const wire::Roster::Person* person = picture.roster.person(id);
    return person ? text(person->enrolment.displayName) : text(id);
}

AlarmState untaken(base::Instant from, const AlarmPatience& patience, base::Instant now, const Format& format) {
    const std::int64_t waits = std::max<std::int64_t>(0, base::spanMs(now, from));
    if (waits < patience.untakenMs) return {AlarmPhase::New, Words::tr("noch nicht übernommen")};
    return {AlarmPhase::Escalated, Words::tr("seit %1 von niemandem übernommen").arg(format.span(waits))};
}

}  // namespace

std::optional<AlarmPatience> patienceFor(Urgency urgency) {
    constexpr std::int64_t kMinuteMs = 60'000;
    switch (urgency) {
        case Urgency::VeryHigh: return AlarmPatience{2 * kMinuteMs, 15};
        case Urgency::High: return AlarmPatience{5 * kMinuteMs, 30};
        case Urgency::Medium:
        case Urgency::Note:
        case Urgency::None: break;
    }
    return std::nullopt;
}

AlarmState alarmState(const situation::Situation& picture, const std::string& key, base::Instant since,
                      base::Instant raisedAt, Urgency urgency, base::Instant now, const Format& format) {
    const auto patience = patienceFor(urgency);
    if (!patience) return {};
    const auto known = picture.work.alarmActs.find(key);
    // An act about an earlier occurrence says nothing of this one.
    if (known == picture.work.alarmActs.end() || known->second.act.since != since)
        return untaken(raisedAt, *patience, now, format);
    const wire::AlarmAct& act = known->second.act;
    const situation::SaidBy& by = known->second.by;
    switch (act.move) {
        case wire::AlarmMove::Released: return untaken(by.acceptedAt, *patience, now, format);
        case wire::AlarmMove::Escalated:
            return {AlarmPhase::Escalated,
                    Words::tr("weitergegeben an %1 um %2 von %3, noch nicht übernommen")
                        .arg(text(act.function), Format::clock(by.acceptedAt), personWords(picture, by.author))};
        case wire::AlarmMove::Taken:
        case wire::AlarmMove::Noted: break;
    }
    const QString who = text(act.function) + QStringLiteral(" (") + personWords(picture, by.author) + QLatin1Char(')');
    if (!act.until) return {AlarmPhase::Taken, Words::tr("übernommen von %1").arg(who)};
    if (*act.until > now)
        return {AlarmPhase::Taken, Words::tr("übernommen von %1 bis %2").arg(who, Format::clock(*act.until))};
    return {AlarmPhase::Escalated,
            Words::tr("übernommen von %1 bis %2, aber nicht erledigt").arg(who, Format::clock(*act.until))};
}

}  // namespace models
