// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Directory, calls and seats, field by field. Part of codec_fields.h.

#include <set>
#include <utility>

#include "broker/wire/internal/codec_staff.h"

namespace wire::codec {

inline constexpr std::size_t kReachMax = 16;
inline constexpr std::size_t kTargetsMax = 1'000;

template <class A>
void describe(A& a, Reach& v) {
    a.field("means", v.means, "\"mobile\", \"phone\", \"mail\", \"pager\", \"radio\", \"fax\" or another word", kName);
    a.field("address", v.address, "number, address, call sign", kName);
}
template <class A>
void describe(A& a, Contact& v) {
    a.field("contact", v.contact, "id, 32 hexadecimal digits, chosen at random by the console", kName);
    a.field("ended", v.ended, "taken out");
    a.field("function", v.function, "what somebody is reached for", kName);
    a.field("org", v.organisation, "organisation", kNameOrEmpty);
    a.field("name", v.name, "of the person; empty: a desk that is always manned", kNameOrEmpty);
    a.field("rank", v.rank, "1 holds the function, 2 is the first deputy, and so on", Whole{1, 99});
    a.field("reach", v.reach, "ways to reach, the best first", List<>{kReachMax, {}});
    a.field("onCallFrom", v.onCallFrom, "on call (Rufbereitschaft) from");
    a.field("onCallUntil", v.onCallUntil, "until");
    a.field("note", v.note, "in words", kText);
    a.field("basedOn", v.basedOn, kBasedOnMeaning);
}
inline void checkWhole(Fault& fault, const Place& place, const Contact& v) {
    checkHexId(fault, place, "contact", v.contact);
    if (v.onCallFrom && v.onCallUntil && *v.onCallUntil < *v.onCallFrom)
        fault.say(RejectionCode::BadNumber, Place{&place, "onCallUntil", 0}, "on call ends before it begins",
                  "send an end behind the beginning");
}
template <class A>
void describe(A& a, CallTarget& v) {
    a.field("contact", v.contact, "id of the Contact", kName);
    a.field("function", v.function, "as the directory said it then", kName);
    a.field("name", v.name, "likewise", kNameOrEmpty);
    a.field("reach", v.reach, "the way that is used");
}
template <class A>
void describe(A& a, CallUp& v) {
    a.field("call", v.call, "id, 32 hexadecimal digits, chosen at random by the console", kName);
    a.field("subject", v.subject, "subject", kName);
    a.field("text", v.text, "what is read by who is called", kText);
    a.field("meeting", v.meeting, "where to come; empty: only to answer", kNameOrEmpty);
    a.field("thereBy", v.beThereBy, "be there by");
    a.field("answerBy", v.answerBy, "answer by");
    a.field("targets", v.targets, "one for each way that is used, at least 1", List<>{kTargetsMax, {}});
}
inline void checkWhole(Fault& fault, const Place& place, const CallUp& v) {
    checkHexId(fault, place, "call", v.call);
    if (v.text.find_first_not_of(" \n\t") == std::string::npos)
        return fault.say(RejectionCode::BadText, Place{&place, "text", 0}, "a call without words",
                         "say what it is about");
    if (v.targets.empty())
        return fault.say(RejectionCode::MissingField, Place{&place, "targets", 0}, "a call to nobody",
                         "name at least one");
    std::set<std::pair<std::string, std::string>> seen;
    const Place targets{&place, "targets", 0};
    for (std::size_t i = 0; i < v.targets.size(); ++i)
        if (!seen.emplace(v.targets[i].contact, v.targets[i].reach.means).second)
            return fault.say(RejectionCode::BadText, Place{&targets, nullptr, i},
                             "the same contact by the same means twice", "name each way once");
}
template <class A>
void describe(A& a, CallStep& v) {
    a.field("call", v.call, "id of the CallUp", kName);
    a.field("contact", v.contact, "id of the Contact; empty: of the whole call", kNameOrEmpty);
    a.field("move", v.move, "what becomes of it");
    a.field("means", v.means, "by which means", kNameOrEmpty);
    a.field("arrival", v.arrival, "comes: expected arrival; has arrived: when");
    a.field("note", v.note, "in words; of a failure why", kText);
}
inline void checkWhole(Fault& fault, const Place& place, const CallStep& v) {
    const bool isOfAll = v.move == CallMove::Closed || v.move == CallMove::Noted;
    if (v.contact.empty() && !isOfAll)
        return fault.say(RejectionCode::MissingField, Place{&place, "contact", 0}, "it does not say whose",
                         "name the contact");
    if (v.move == CallMove::Noted && v.note.empty())
        fault.say(RejectionCode::MissingField, Place{&place, "note", 0}, "a note without words", "say it in words");
}
template <class A>
void describe(A& a, Seat& v) {
    a.field("move", v.move, "what happened");
    a.field("person", v.person, "id of who sits or sat there", kName);
    a.field("workplace", v.workplace, "as people call it", kNameOrEmpty);
}

}  // namespace wire::codec
