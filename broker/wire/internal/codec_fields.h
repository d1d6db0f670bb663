// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Every payload, field by field: key on the wire, member, meaning, rule. The order here is the order on the wire.
// The tables in PROTOCOL.md are made from this file by a test. Never rename a key or change its meaning within a
// version; new optional keys may be added at the end.

#include "broker/wire/codec.h"
#include "broker/wire/internal/codec_archive.h"
#include "broker/wire/internal/codec_area.h"
#include "broker/wire/internal/codec_attachment.h"
#include "broker/wire/internal/codec_directory.h"
#include "broker/wire/internal/codec_known.h"
#include "broker/wire/internal/codec_staff.h"
#include "broker/wire/internal/codec_whole.h"

namespace wire::codec {

// ---- realm, time, rights ------------------------------------------------------------------------------------------

template <class A>
void describe(A& a, RealmFounded& v) {
    a.field("name", v.name, "name of the realm, shown on every screen", kName);
    a.field("curve", v.brokerCurveKey, "CURVE public key of the broker");
    a.field("sign", v.brokerSignKey, "Ed25519 public key of the broker");
}
template <class A>
void describe(A& a, Tick& v) {
    a.field("no", v.number, "number of the tick, from 1, rising");
    a.field("at", v.at, "realm time from here on, never backwards");
    a.field("step", v.stepMs, "realm time to the next tick as planned, ms");
    a.field("pace", v.paceMilli, "realm ms per wall second as planned, for display; 0: as fast as it goes");
    a.field("lockstep", v.lockstep,
            "the next tick waits for DoneThrough of every participant named in the newest ExerciseState");
}
template <class A>
void describe(A& a, DoneThrough& v) {
    a.field("who", v.participant, "name of the participant", kName);
    a.field("tick", v.tick, "number of the tick");
    a.field("seq", v.sequence, "sequence of that tick's record");
}
template <class A>
void describe(A& a, PersonEnrolled& v) {
    a.field("person", v.person, "id, \"p:\" and a short name", kName);
    a.field("name", v.displayName, "name as shown", kName);
    a.field("function", v.function, "function, e.g. \"S2 Lage\"", kNameOrEmpty);
    a.field("sign", v.signKey, "Ed25519 public key");
    a.field("roles", v.roles, "what the person may do", kRoles);
    a.field("seats", v.seats, "further roles, by their names in the role table; left out: none", kSeats);
}
template <class A>
void describe(A& a, DeviceEnrolled& v) {
    a.field("name", v.name, "name of the device", kName);
    a.field("curve", v.curveKey, "CURVE public key");
    a.field("roles", v.roles, "what the device may say", kRoles);
    a.field("sources", v.sources, "sources it may speak for; \"*\" is all, a trailing \"*\" matches a prefix", kNames);
    a.field("seats", v.seats, "further roles, by their names in the role table; left out: none", kSeats);
}
template <class A>
void describe(A& a, KeyRevoked& v) {
    a.field("person", v.person, "the person whose key ends", kName);
    a.field("device", v.device, "the device whose key ends; one of the two must be there");
    a.field("reason", v.reason, "why", kText);
}
template <class A>
void describe(A& a, RoleSays& v) {
    a.field("kinds", v.kinds, "kinds it may say", kKinds);
    a.field("for", v.sources, "for these sources; \"*\" is all, a trailing \"*\" matches a prefix", kSources);
}
template <class A>
void describe(A& a, Role& v) {
    a.field("name", v.name, "name, by which enrolments call it", kName);
    a.field("title", v.title, "as people read it", kNameOrEmpty);
    a.field("staff", v.staff, "the staff it belongs to", kNameOrEmpty);
    a.field("exercise", v.exerciseOnly, "says nothing in a live realm");
    a.field("says", v.says, "what it may say", List<>{64, {}});
    a.field("followsAll", v.followsAll, "follows every kind, those to come included");
    a.field("follows", v.follows, "else: kinds it may follow", kKinds);
    a.field("acts", v.acts, "what a person with it may do to enrolments and warnings", kRoles);
}
template <class A>
void describe(A& a, RolesDefined& v) {
    a.field("roles", v.roles, "the whole table; it takes the place of the one before", List<>{200, {}});
}
template <class A>
void describe(A& a, PersonNamed& v) {
    a.field("person", v.person, "id, \"p:\" and a short name", kName);
    a.field("name", v.displayName, "name as shown", kNameOrEmpty);
    a.field("function", v.function, "function, e.g. \"S2 Lage\"", kNameOrEmpty);
}

// ---- observation --------------------------------------------------------------------------------------------------

template <class A>
void describe(A& a, Reading& v) {
    a.field("qty", v.quantity, "quantity, which fixes the unit");
    a.field("val", v.value, "measured value in `unit`; left out when the sensor has none");
    a.field("unit", v.unit, "unit, exactly that of the quantity", UnitRule{});
    a.field("bat", v.batteryV, "battery, V");
    a.field("note", v.note, "the device's own words", kText);
}
template <class A>
void describe(A& a, UnitReport& v) {
    a.field("fms", v.fmsStatus, "radio status (FMS)", Whole{0, 9});
    a.field("pos", v.position, "place");
    a.field("call", v.callSign, "call sign; the envelope's source is \"unit:\" and this", kName);
    a.field("type", v.unitType, "type of unit, e.g. \"LF\"", kNameOrEmpty);
    a.field("org", v.organisation, "organisation, e.g. \"Feuerwehr\"", kNameOrEmpty);
    a.field("strength", v.strength, "leaders, sub-leaders, crew, total; the first three add up to the fourth");
    a.field("task", v.task, "task in words", kText);
    a.field("files", v.attachments, kFilesMeaning, kFiles);
}

// ---- staff --------------------------------------------------------------------------------------------------------

template <class A>
void describe(A& a, OperationAct& v) {
    a.field("op", v.operation, "the operation (Einsatz), e.g. \"2026-0417\"", kName);
    a.field("step", v.step, "what happens to it");
    a.field("name", v.name, "its name; kept when empty", kNameOrEmpty);
}
template <class A>
void describe(A& a, LogEntry& v) {
    a.field("text", v.text, "the entry", kText);
    a.field("corrects", v.corrects, "id of the entry that this one corrects");
    a.field("pos", v.place, "place");
    a.field("files", v.attachments, kFilesMeaning, kFiles);
    a.field("about", v.about, kAboutMeaning, kAbout);
}
template <class A>
void describe(A& a, Report& v) {
    a.field("from", v.from, "sender (Absender)", kNameOrEmpty);
    a.field("to", v.to, "addressee (Anschrift)", kNameOrEmpty);
    a.field("means", v.means, "means, e.g. \"Funk\"", kNameOrEmpty);
    a.field("subject", v.subject, "subject (Betreff)", kText);
    a.field("text", v.text, "content (Inhalt)", kText);
    a.field("prio", v.priority, "priority (Vorrangstufe)");
    a.field("written", v.writtenAt, "time of writing (Abfassungszeit), never replaced");
    a.field("pos", v.place, "place");
    a.field("files", v.attachments, kFilesMeaning, kFiles);
    a.field("dir", v.direction, "which way it goes; left out: incoming");
    a.field("call", v.callName, "radio call name of the counterpart", kName);
    a.field("phone", v.phone, "telephone of the counterpart", kName);
    a.field("wished", v.meansWished, "means wished", kName);
    a.field("by", v.writtenBy, "sign and function of the author", kName);
    a.field("taken", v.takenAt, "when it was taken down (Aufnahmevermerk)");
    a.field("answers", v.answers, "id of the message that it answers");
    a.field("about", v.about, kAboutMeaning, kAbout);
}
template <class A>
void describe(A& a, Maintenance& v) {
    a.field("station", v.station, "id of the station, without \"station:\"", kName);
    a.field("from", v.from, "since when nothing rests on its readings");
    a.field("until", v.until, "until when, at most 30 days later");
    a.field("reason", v.reason, "why, as the incident log shows it; not empty", kText);
    a.field("ended", v.ended, "it is over, or not to be at all");
}

template <class A>
void describe(A& a, IncidentAct& v) {
    a.field("move", v.move, "what is done");
    a.field("incident", v.incident, "the incident it is done to", kName);
    a.field("into", v.into, "merge: the one that takes all in", kName);
    a.field("records", v.records, "split, take out, put in: ids of the records", kIncidentRecords);
    a.field("name", v.name, "rename: what it is called; split: what the new one is called", kNameOrEmpty);
}

// ---- derived ------------------------------------------------------------------------------------------------------

template <class A>
void describe(A& a, RainSum& v) {
    a.field("min", v.minutes, "length of the window, minutes");
    a.field("mm", v.mm, "rain in it, mm");
    a.field("covered", v.covered, "share of the window that readings speak of, 0 to 1");
    a.field("level", v.level, "DWD level; left out: below all");
}
template <class A>
void describe(A& a, Outlook& v) {
    a.field("level", v.level, "the next threshold");
    a.field("at", v.at, "when it is reached by the trend");
    a.field("from", v.from, "at the earliest, by the steepest quarter of slopes");
    a.field("until", v.until, "at the latest, by the flattest; left out: not at all");
}
template <class A>
void describe(A& a, RuleSet& v) {
    a.field("name", v.name, "what the file calls itself", kNameOrEmpty);
    a.field("version", v.version, "12 hexadecimal digits of the text's SHA-256; empty: as the program ships",
            kNameOrEmpty);
    a.field("text", v.text, "the file, TOML", TextRule{limits::kRuleTextBytesMax, true, true});
    a.field("problem", v.problem, "why a newer file is not in force; empty: there is none", kText);
}
template <class A>
void describe(A& a, RuleAlarm& v) {
    a.field("alarm", v.alarm, "stable id, \"rule:\" and the rule's id", kName);
    a.field("step", v.step, "what became of it");
    a.field("title", v.title, "what it is about", kName);
    a.field("task", v.task, "what is to be done", kText);
    a.field("function", v.function, "by whom, e.g. \"S3\"", kNameOrEmpty);
    a.field("stations", v.stations, "stations it rests on", kNames);
    a.field("reasons", v.reasons, "its conditions with the values they were judged by", kReasons);
    a.field("since", v.since, "since when this step holds");
    a.field("rule", v.rule, "rule and version", kName);
}
template <class A>
void describe(A& a, Incident& v) {
    a.field("incident", v.incident, "stable id, \"incident:\" and 16 hexadecimal digits", kName);
    a.field("kind", v.kind, "kind as the rules call it, e.g. \"water\"", kName);
    a.field("title", v.title, "kind as the rules word it, e.g. \"Überflutung\"", kName);
    a.field("where", v.where, "place in words, e.g. a street; empty: unknown", kNameOrEmpty);
    a.field("name", v.name, "given by a person; empty: title and place stand for it", kNameOrEmpty);
    a.field("state", v.state, "how it stands");
    a.field("step", v.step, "why it is said");
    a.field("pos", v.at, "middle of its records");
    a.field("radius", v.radiusM, "all of them lie within, m");
    a.field("districts", v.districts, "names of the districts they lie in", kNames);
    a.field("since", v.since, "oldest record, by its source's clock");
    a.field("last", v.last, "newest record that was in time, by its source's clock");
    a.field("records", v.records, "number of records");
    a.field("reports", v.reports, "of them reports (Meldungen)");
    a.field("units", v.units, "of them units that came to it");
    a.field("stations", v.stations, "stations in it that stand over their threshold", kNames);
    a.field("alarms", v.alarms, "alarms of the town's rules in it that stand", kNames);
    a.field("newest", v.newest, "ids of its records, newest first", kIncidentRecords);
    a.field("first", v.first, "id of its oldest record");
    a.field("into", v.into, "merged: the incident that took it in", kName);
    a.field("from", v.from, "incidents that were merged into it", kNames);
    a.field("rule", v.rule, "rule and version", kName);
}
template <class A>
void describe(A& a, StationState& v) {
    a.field("station", v.station, "id of the station, without \"station:\"", kName);
    a.field("level", v.level, "left out: no thresholds, or no trusted value yet");
    a.field("quality", v.quality, "quality of the newest value");
    a.field("hearing", v.hearing, "whether the station is heard");
    a.field("reasons", v.reasons, "rule ids with their numbers", kReasons);
    a.field("value", v.trustedValue, "the value the level rests on, in the station's unit");
    a.field("valueAt", v.trustedAt, "when it was measured");
    a.field("trend", v.trendCmPerH, "trend, cm/h");
    a.field("since", v.levelSince, "since when the level stands");
    a.field("rule", v.rule, "rule and version", kName);
    a.field("next", v.outlook, "when the next threshold is reached");
    a.field("rain", v.rain, "of a rain gauge: sums by window", List<>{16, {}});
    a.field("rainLevel", v.rainLevel, "the highest of their levels");
    a.field("rainIndex", v.rainIndex, "Starkregenindex", Whole{1, 12});
    a.field("maintenance", v.maintenanceUntil, "until when the station is worked at; nothing of it is judged then");
}
template <class A>
void describe(A& a, DepthBand& v) {
    a.field("from", v.fromM, "depth from here, m");
    a.field("to", v.toM, "to here, m; left out: no upper end");
    a.field("area", v.area, "where");
}
template <class A>
void describe(A& a, PeopleEstimate& v) {
    a.field("low", v.low, "at least");
    a.field("best", v.best, "best estimate");
    a.field("high", v.high, "at most");
}
template <class A>
void describe(A& a, AffectedObject& v) {
    a.field("id", v.id, "id in the town package", kName);
    a.field("kind", v.kind, "kind as in the package, e.g. \"hospital\"", kName);
    a.field("name", v.name, "name", TextRule{1024, true, false});
    a.field("places", v.places, "beds, seats, pupils");
    a.field("pos", v.at, "place");
    a.field("depth", v.depthM, "water depth at it, m");
}
template <class A>
void describe(A& a, AffectedLine& v) {
    a.field("kind", v.kind, "kind as in the package, e.g. \"power_line\"", kName);
    a.field("m", v.lengthM, "its length inside, m");
}
template <class A>
void describe(A& a, StationRain& v) {
    a.field("station", v.station, "rain gauge", kName);
    a.field("sum", v.sum, "what fell there");
}
template <class A>
void describe(A& a, Zone& v) {
    a.field("zone", v.zone,
            "stable id: \"flood:\" and the water, \"area:\" and the id of a StaffArea, \"rain:\" and a station", kName);
    a.field("kind", v.kind, "kind of zone");
    a.field("bands", v.bands, "bands of depth, deepest last; empty: the zone has ended", List<>{64, {}});
    a.field("method", v.method, "how it was found", kText);
    a.field("stations", v.stations, "stations it rests on", kNames);
    a.field("levels", v.levelsCm, "the values it rests on: station to cm");
    a.field("validAt", v.validAt, "the moment it holds for");
    a.field("km2", v.areaKm2, "area, km2");
    a.field("people", v.people, "people in it at night; left out: unknown, never 0");
    a.field("objects", v.objects, "critical objects in it", kMany);
    a.field("streets", v.streetsCut, "streets cut; left out: unknown");
    a.field("edge", v.edgeM, "uncertainty of the edge, m");
    a.field("confidence", v.confidence, "\"low\" or \"medium\"", kNameOrEmpty);
    a.field("package", v.package, "version of the town package", kNameOrEmpty);
    a.field("trial", v.trial, "the set-up proves a chain, not a flood");
    a.field("peopleDay", v.peopleByDay, "people in it by day; left out: unknown, never 0");
    a.field("lines", v.lines, "railways, power lines, pipelines by kind; left out: unknown", List<>{64, {}});
    a.field("wind", v.windFromDeg, "where the wind comes from that it was made with, degrees from true north");
    a.field("speed", v.windMS, "speed of that wind, m/s");
    a.field("doubts", v.doubts, "of the method about itself, by id; left out: none", SparseList<TextRule>{{32, kName}});
    a.field("rain", v.rain, "of heavy rain: the sums it rests on; left out: none",
            SparseList<>{{limits::kListMax, {}}});
}

// ---- warning ------------------------------------------------------------------------------------------------------

template <class A>
void describe(A& a, WarningText& v) {
    a.field("lang", v.language, "language, e.g. \"de-DE\"", kName);
    a.field("event", v.event, "short type", kText);
    a.field("headline", v.headline, "headline", kText);
    a.field("description", v.description, "what happens", kText);
    a.field("instruction", v.instruction, "what to do", kText);
    a.field("area", v.areaName, "name of the area", kText);
}
template <class A>
void describe(A& a, ChannelText& v) {
    a.field("channel", v.channel, "channel, e.g. \"cell-broadcast\"", kName);
    a.field("lang", v.language, "language", kName);
    a.field("text", v.text, "exact text for this channel", kText);
}
template <class A>
void describe(A& a, WarningContent& v) {
    a.field("act", v.act, "what it does");
    a.field("level", v.level, "level of the warning");
    a.field("hazard", v.hazard, "id of the template, e.g. \"flood\"", kName);
    a.field("category", v.category, "CAP category", kNameOrEmpty);
    a.field("urgency", v.urgency, "CAP urgency", kNameOrEmpty);
    a.field("severity", v.severity, "CAP severity", kNameOrEmpty);
    a.field("certainty", v.certainty, "CAP certainty", kNameOrEmpty);
    a.field("response", v.responseType, "CAP responseType", kNameOrEmpty);
    a.field("code", v.eventCode, "CAP event code, e.g. \"BBK-EVC-038\"", kNameOrEmpty);
    a.field("onset", v.onset, "start of the hazard");
    a.field("expires", v.expires, "end of the warning");
    a.field("nextInfo", v.nextInformationAt, "when the next information comes");
    a.field("texts", v.texts, "texts per language", kTexts);
    a.field("channels", v.channels, "texts per channel", kTexts);
    a.field("area", v.area, "where people shall act; one ring per polygon, CAP has no holes");
    a.field("sender", v.senderName, "authority, readable", kText);
    a.field("contact", v.contact, "contact", kText);
    a.field("web", v.web, "address with more", kText);
    a.field("people", v.people, "people in the area; left out: unknown");
    a.field("objects", v.objects, "critical objects in the area; left out: unknown");
    a.field("updates", v.updates, "alerts that this one updates or cancels", kNames);
    a.field("objectsDeep", v.objectsByDepth,
            "of a flood: critical objects in any water, in at least 0.5 m, in at least 1 m; left out: not told",
            SparseList<>{{3, {}}});
}
template <class A>
void describe(A& a, Proposal& v) {
    a.field("proposal", v.proposal,
            "stable id: \"flood:\" and the water, \"rain:\" and a station, \"area:\" and the id of a StaffArea", kName);
    a.field("rev", v.revision, "rises when the ground for it changes");
    a.field("zone", v.zone, "the zone it is for; empty: there is none", kNameOrEmpty);
    a.field("station", v.station, "gauge that asks for it; left out: none does", kNameOrEmpty);
    a.field("level", v.level, "threshold of a river gauge");
    a.field("value", v.valueCm, "value of a river gauge, cm");
    a.field("withdrawn", v.withdrawn, "the ground is gone");
    a.field("content", v.content, "what the warning would say");
    a.field("since", v.since, "since when the ground for it stands");
    a.field("confidence", v.confidence, "\"low\" or \"medium\"; left out: set by people", kName);
    a.field("method", v.method, "how the area was found; left out: as the zone says", kText);
    a.field("rain", v.rain, "of a rain gauge: the sum that asks for it");
    a.field("stations", v.stations, "rain gauges that are raised now; left out: none",
            SparseList<TextRule>{{limits::kListMax, kName}});
    a.field("peopleDay", v.peopleByDay, "people in the area by day; left out: unknown, never 0");
}
template <class A>
void describe(A& a, Draft& v) {
    a.field("alert", v.alert, "id of the warning, 32 hexadecimal digits, chosen at random by the author's console",
            kName);
    a.field("rev", v.revision, "revision, from 1, rising by one");
    a.field("basedOn", v.basedOn, "revision it was edited from; 0 for the first");
    a.field("proposal", v.proposal, "id of the proposal", kName);
    a.field("proposalRec", v.proposalRecord, "the proposal's envelope");
    a.field("withdrawn", v.withdrawn, "the author gives it up");
    a.field("content", v.content, "all that goes out");
}
template <class A>
void describe(A& a, Approval& v) {
    a.field("alert", v.alert, "the warning", kName);
    a.field("rev", v.revision, "the revision that was read");
    a.field("hash", v.contentHash, "SHA-256 of the payload bytes of that revision's Draft");
    a.field("word", v.spokenConfirmation, "the word the second person typed", kNameOrEmpty);
}
template <class A>
void describe(A& a, Issued& v) {
    a.field("alert", v.alert, "the warning", kName);
    a.field("rev", v.revision, "the revision that was signed");
    a.field("hash", v.contentHash, "SHA-256 of the payload bytes of that revision's Draft");
    a.field("draft", v.draft, "the Draft's envelope");
    a.field("approvals", v.approvals, "the two approvals", List<>{2, {}});
    a.field("persons", v.persons, "who signed, in the same order", List<TextRule>{2, kName});
    a.field("no", v.number, "number within the operation, from 1");
    a.field("identifier", v.identifier, "CAP identifier", kName);
    a.field("sent", v.sent, "CAP sent, whole seconds");
}
template <class A>
void describe(A& a, Receipt& v) {
    a.field("alert", v.alert, "the warning", kName);
    a.field("channel", v.channel, "channel", kName);
    a.field("recipient", v.recipient, "recipient", kNameOrEmpty);
    a.field("state", v.state, "what became of it");
    a.field("detail", v.detail, "in words", kText);
}

// ---- given by core, exercise, evidence ------------------------------------------------------------------------

template <class A>
void describe(A& a, Refusal& v) {
    a.field("subject", v.subject, "id of the record without effect");
    a.field("seq", v.sequence, "its sequence");
    a.field("code", v.code, "number of the rejection");
    a.field("what", v.what, "in words", kText);
}
template <class A>
void describe(A& a, Numbered& v) {
    a.field("subject", v.subject, "id of the record");
    a.field("series", v.series, "\"log\" or \"report\"", kName);
    a.field("no", v.number, "number within operation and series, from 1");
}
template <class A>
void describe(A& a, ExerciseState& v) {
    a.field("phase", v.phase, "where the exercise stands");
    a.field("scenario", v.scenario, "id of the scenario", kName);
    a.field("title", v.title, "title", kText);
    a.field("seed", v.seed, "seed");
    a.field("participants", v.participants, "who says DoneThrough in lockstep", kNames);
    a.field("endsAt", v.endsAt, "planned end");
}
template <class A>
void describe(A& a, Inject& v) {
    a.field("no", v.number, "number in the script", kName);
    a.field("text", v.text, "what is told", kText);
    a.field("expected", v.expected, "expected reaction", kText);
}
template <class A>
void describe(A& a, Checkpoint& v) {
    a.field("seq", v.sequence, "all up to here");
    a.field("chain", v.chain, "hash of the chain there");
}
template <class A>
void describe(A& a, SequenceSpan& v) {
    a.field("first", v.first, "first sequence");
    a.field("last", v.last, "last sequence");
}
template <class A>
void describe(A& a, RefusedRecord& v) {
    a.field("seq", v.sequence, "sequence");
    a.field("code", v.code, "number of the rejection");
}
template <class A>
void describe(A& a, RedactionOrdered& v) {
    a.field("spans", v.spans, "records whose payload is to be deleted", kMany);
    a.field("person", v.person, "or: the person whose names are to be deleted", kName);
    a.field("reason", v.reason, "why", kText);
    a.field("files", v.files, "or: SHA-256 of files to be deleted, while the records stay", kFileHashes);
}
template <class A>
void describe(A& a, Redacted& v) {
    a.field("spans", v.spans, "records whose payload and salt are gone", kMany);
    a.field("refused", v.refused, "those of them that had no effect", kMany);
    a.field("rule", v.rule, "the rule of retention, or \"order\"", kName);
    a.field("reason", v.reason, "why", kText);
    a.field("by", v.by, "the person who ordered it; \"retention\" for a rule", kName);
    a.field("files", v.files, "SHA-256 of files whose bytes are gone and are never taken again", kFileHashes);
}

}  // namespace wire::codec
