// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The staff's work, field by field, and what holds between the fields. Part of codec_fields.h.

#include <algorithm>
#include <string_view>

#include "broker/wire/codec.h"
#include "broker/wire/internal/codec_archive.h"
#include "broker/wire/internal/codec_known.h"

namespace wire::codec {

inline constexpr char kAboutMeaning[] = "what it speaks of: \"unit:\", \"station:\", \"object:\" ... and an id";
inline constexpr char kBasedOnMeaning[] = "id of the saying that it was edited from; left out: of none";

template <class A>
void describe(A& a, ReportStep& v) {
    a.field("report", v.report, "id of the Report");
    a.field("move", v.move, "what becomes of it");
    a.field("functions", v.functions, "routed: who acts on it; else an empty list", kFunctions);
    a.field("copies", v.copies, "routed: who is told; else an empty list", kFunctions);
    a.field("function", v.function, "done, to be done again, read: whose", kNameOrEmpty);
    a.field("means", v.means, "sent: by which means", kNameOrEmpty);
    a.field("note", v.note, "in words", kText);
    a.field("at", v.at, "sent: when the counterpart receipted");
}
inline void checkWhole(Fault& fault, const Place& place, const ReportStep& v) {
    const auto lacks = [&](const char* key, const char* what, const char* fix) {
        fault.say(RejectionCode::MissingField, Place{&place, key, 0}, what, fix);
    };
    const bool namesFunction = v.move == ReportMove::Done || v.move == ReportMove::Undone || v.move == ReportMove::Read;
    if (v.move == ReportMove::Routed && v.functions.empty() && v.copies.empty())
        return lacks("functions", "a message is routed to nobody", "name at least one function");
    if (namesFunction && v.function.empty()) return lacks("function", "it does not say whose", "name the function");
    if (v.move == ReportMove::Noted && v.note.empty()) lacks("note", "a note without words", "say it in words");
}

template <class Id>
void checkHexId(Fault& fault, const Place& place, const char* key, const Id& id) {
    const bool digits = id.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (digits && id.size() == 32) return;
    fault.say(RejectionCode::BadText, Place{&place, key, 0}, "the id is not 32 hexadecimal digits in lower case",
              "draw 16 random bytes and write them as lower-case hexadecimal");
}

template <class A>
void describe(A& a, Order& v) {
    a.field("order", v.order, "id, 32 hexadecimal digits, chosen at random by the console", kName);
    a.field("to", v.to, "who shall do it", kName);
    a.field("unit", v.unit, "call sign, when it is a unit", kNameOrEmpty);
    a.field("sector", v.sector, "id of the sector's Drawing, when it is one", kNameOrEmpty);
    a.field("subject", v.subject, "subject", kName);
    a.field("text", v.text, "task (Auftrag)", kText);
    a.field("means", v.means, "means (Mittel)", kText);
    a.field("aim", v.aim, "aim (Ziel)", kText);
    a.field("way", v.way, "way (Weg)", kText);
    a.field("prio", v.priority, "priority");
    a.field("deadline", v.deadline, "to be done by");
    a.field("pos", v.place, "place");
    a.field("report", v.report, "id of the message that it follows from");
    a.field("basedOn", v.basedOn, kBasedOnMeaning);
}
inline void checkWhole(Fault& fault, const Place& place, const Order& v) { checkHexId(fault, place, "order", v.order); }
template <class A>
void describe(A& a, OrderStep& v) {
    a.field("order", v.order, "id of the Order", kName);
    a.field("move", v.move, "what becomes of it");
    a.field("by", v.by, "who says so", kNameOrEmpty);
    a.field("note", v.note, "in words; of an impossible one why", kText);
}
inline void checkWhole(Fault& fault, const Place& place, const OrderStep& v) {
    if ((v.move == OrderMove::Impossible || v.move == OrderMove::Noted) && v.note.empty())
        fault.say(RejectionCode::MissingField, Place{&place, "note", 0}, "it gives no words", "say why, or what");
}
inline void checkStrength(Fault& fault, const Place& place, const std::array<std::uint16_t, 4>& s) {
    if (s[0] + s[1] + s[2] == s[3]) return;
    fault.say(RejectionCode::BadNumber, Place{&place, "strength", 0},
              "leaders, sub-leaders and crew do not add up to the total", "count again; a group is 0/1/8/9");
}
template <class A>
void describe(A& a, Assignment& v) {
    a.field("unit", v.unit, "call sign", kName);
    a.field("sector", v.sector, "id of the sector's Drawing; empty: none", kNameOrEmpty);
    a.field("task", v.task, "task", kText);
    a.field("from", v.from, "since when it works");
    a.field("relief", v.reliefAt, "when it is to be relieved");
    a.field("contact", v.contact, "radio channel, telephone", kNameOrEmpty);
    a.field("ended", v.ended, "it has left");
    a.field("basedOn", v.basedOn, kBasedOnMeaning);
    a.field("pos", v.place, "where the staff put it; a newer position of its own counts more");
    a.field("placedAt", v.placedAt, "when it was put there");
    a.field("fms", v.status, "radio status (FMS) that it told; a newer one of its own counts more", Whole{0, 9});
    a.field("fmsAt", v.statusAt, "when it told its status");
    a.field("strength", v.strength, "strength that it told: leaders, sub-leaders, crew, total");
    a.field("strengthAt", v.strengthAt, "when it told its strength");
}
inline void checkWhole(Fault& fault, const Place& place, const Assignment& v) {
    if (v.strength) checkStrength(fault, place, *v.strength);
}

template <class A>
void describe(A& a, TacticalSign& v) {
    a.field("library", v.library, "library of signs and its version", kName);
    a.field("base", v.base, "base sign (Grundzeichen)", kName);
    a.field("task", v.task, "task (Fachaufgabe)", kNameOrEmpty);
    a.field("org", v.organisation, "organisation", kNameOrEmpty);
    a.field("size", v.size, "size of the unit (Einheit)", kNameOrEmpty);
    a.field("level", v.level, "administrative level", kNameOrEmpty);
    a.field("function", v.function, "function", kNameOrEmpty);
    a.field("symbol", v.symbol, "symbol", kNameOrEmpty);
    a.field("text", v.text, "text inside", kNameOrEmpty);
    a.field("type", v.type, "type", kNameOrEmpty);
    a.field("name", v.name, "name", kNameOrEmpty);
}
template <class A>
void describe(A& a, Drawing& v) {
    a.field("drawing", v.drawing, "id, 32 hexadecimal digits, chosen at random by the console", kName);
    a.field("ended", v.ended, "taken back");
    a.field("shape", v.shape, "what it is on the map");
    a.field("use", v.use, "\"sector\", \"command\", \"staging\", \"route\", \"closure\", \"dike\" or \"other\"", kName);
    a.field("name", v.name, "as shown at it", kNameOrEmpty);
    a.field("note", v.note, "in words", kText);
    a.field("leader", v.leader, "of a sector: who leads it", kNameOrEmpty);
    a.field("contact", v.contact, "of a sector: radio channel, telephone", kNameOrEmpty);
    a.field("parent", v.parent, "of a sector: id of the drawing it is a part of; empty: none", kNameOrEmpty);
    a.field("pos", v.place, "point, text: where");
    a.field("line", v.line, "line: its corners in order, at least 2; else an empty list");
    a.field("area", v.area, "area: where; else an empty list");
    a.field("sign", v.sign, "a tactical sign stands at it");
    a.field("until", v.until, "it ends by itself then; left out: by hand alone");
    a.field("basedOn", v.basedOn, kBasedOnMeaning);
}
inline void checkWhole(Fault& fault, const Place& place, const Drawing& v) {
    checkHexId(fault, place, "drawing", v.drawing);
    const auto lacks = [&](const char* key, const char* fix) {
        fault.say(RejectionCode::MissingField, Place{&place, key, 0}, "this shape needs it", fix);
    };
    const bool isAtPlace = v.shape == DrawingShape::Point || v.shape == DrawingShape::Text;
    if (isAtPlace && !v.place) return lacks("pos", "send where it stands");
    if (v.shape == DrawingShape::Line && v.line.size() < 2) return lacks("line", "send at least two corners");
    if (v.shape == DrawingShape::Area && v.area.empty()) return lacks("area", "send its border");
    if (v.shape == DrawingShape::Text && v.name.empty()) lacks("name", "send the text");
}
template <class A>
void describe(A& a, BoardItem& v) {
    a.field("item", v.item, "id, 32 hexadecimal digits, chosen at random by the console", kName);
    a.field("board", v.board, "board it stands on");
    a.field("ended", v.ended, "taken off the board");
    a.field("name", v.name, "what it is", kName);
    a.field("state", v.state, "its state; the boards' own are listed in gis/situation/boards.h", kNameOrEmpty);
    a.field("object", v.object, "id in the town package; empty: none", kNameOrEmpty);
    a.field("area", v.area, "id of a StaffArea or Drawing; empty: none", kNameOrEmpty);
    a.field("pos", v.place, "place");
    a.field("figures", v.figures, "numbers by name");
    a.field("until", v.until, "shelter, Infopunkt: power lasts until then; request: promised for then");
    a.field("source", v.source, "who said the figures", kNameOrEmpty);
    a.field("note", v.note, "in words; no names of casualties", kText);
    a.field("basedOn", v.basedOn, kBasedOnMeaning);
}
inline void checkWhole(Fault& fault, const Place& place, const BoardItem& v) {
    checkHexId(fault, place, "item", v.item);
    for (const auto& [name, value] : v.figures) {
        if (value >= 0) continue;
        const Place figures{&place, "figures", 0};
        return fault.say(RejectionCode::BadNumber, Place{&figures, name.c_str(), 0}, "a count below 0",
                         "send 0 or more, or leave it out when it is not known");
    }
}
template <class A>
void describe(A& a, AlarmAct& v) {
    a.field("alarm", v.alarm, "what it is about, e.g. \"silence:\" and a station", kName);
    a.field("since", v.since, "since when it stands: which occurrence");
    a.field("move", v.move, "what is done about it");
    a.field("function", v.function, "taken over: who deals with it; handed up: to whom", kNameOrEmpty);
    a.field("until", v.until, "taken over: by when");
    a.field("note", v.note, "in words", kText);
}
template <class A>
void describe(A& a, Ground& v) {
    a.field("subject", v.subject, "kind and id, e.g. \"station:AUE-WEHR\"", kName);
    a.field("words", v.words, "what was seen of it", kText);
    a.field("rec", v.record, "id of the record it stood in");
    a.field("at", v.at, "time of the value");
}
template <class A>
void describe(A& a, Decision& v) {
    a.field("subject", v.subject, "what is decided", kName);
    a.field("text", v.text, "the decision (Entschluss)", kText);
    a.field("reasons", v.reasons, "why", kText);
    a.field("options", v.options, "that were weighed", List<TextRule>{16, kText});
    a.field("function", v.function, "who decided", kName);
    a.field("known", v.knownThrough, "sequence of the newest record in the picture that it was taken by");
    a.field("grounds", v.grounds, "what it rests on, as it stood", List<>{200, {}});
    a.field("replaces", v.replaces, "id of the decision that it takes the place of");
}
inline void checkWhole(Fault& fault, const Place& place, const Decision& v) {
    if (v.text.find_first_not_of(" \n\t") == std::string::npos)
        fault.say(RejectionCode::BadText, Place{&place, "text", 0}, "a decision without words", "say what is decided");
}

}  // namespace wire::codec
