// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <string>

#include "broker/seal/seal.h"
#include "gis/situation/internal/picture_line.h"
#include "gis/situation/internal/staff_work_text.h"
#include "gis/situation/situation.h"

// The canonical text: one fact a line, "what id key=value ...", keys in fixed order, texts quoted. Ids of messages
// are left out: they hold the sender's key, which is another in each run.

namespace situation {

/// An area as one word: its corners in order, hashed.
std::string areaWord(const wire::GeoArea& area) {
    seal::Sha256 hash;
    std::size_t corners = 0;
    const auto addNumber = [&hash](std::int64_t value) {
        std::array<std::uint8_t, 8> bytes{};
        for (std::size_t i = 0; i < 8; ++i)
            bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (56 - 8 * i));
        hash.add(bytes);
    };
    for (const auto& polygon : area) {
        addNumber(static_cast<std::int64_t>(polygon.size()));
        for (const auto& ring : polygon) {
            addNumber(static_cast<std::int64_t>(ring.size()));
            for (const auto point : ring) addNumber(point.latE7), addNumber(point.lonE7), ++corners;
        }
    }
    return std::to_string(corners) + ":" + base::toHex(hash.finish()).substr(0, 16);
}

namespace {

std::string peopleWord(const std::optional<wire::PeopleEstimate>& people) {
    if (!people) return "-";
    return std::to_string(people->low) + "/" + std::to_string(people->best) + "/" + std::to_string(people->high);
}

void writeStation(std::string& text, const std::string& id, const Station& station) {
    for (const auto& [quantity, last] : station.last)
        PictureLine(text, "reading", id)
            .add("quantity", quantity)
            .add("value", last.reading.value)
            .add("unit", last.reading.unit)
            .add("battery", last.reading.batteryV)
            .add("note", last.reading.note)
            .add("observed", last.observedAt)
            .add("accepted", last.acceptedAt)
            .add("flags", last.flags);
    if (station.maintenance) {
        const wire::Maintenance& said = station.maintenance->maintenance;
        PictureLine(text, "maintenance", id)
            .add("from", said.from)
            .add("until", said.until)
            .add("reason", said.reason)
            .add("ended", static_cast<int>(said.ended))
            .add("by", station.maintenance->author)
            .add("accepted", station.maintenance->acceptedAt);
    }
    if (!station.state) return;
    const wire::StationState& state = *station.state;
    PictureLine line(text, "state", id);
    line.add("level", state.level)
        .add("quality", state.quality)
        .add("hearing", state.hearing)
        .add("value", state.trustedValue)
        .add("at", state.trustedAt)
        .add("trend", state.trendCmPerH)
        .add("level-since", state.levelSince)
        .add("since", station.stateSince)
        .add("rule", state.rule);
    if (state.outlook)
        line.add("next", state.outlook->level)
            .add("next-at", state.outlook->at)
            .add("next-from", state.outlook->from)
            .add("next-until", state.outlook->until);
    for (const wire::RainSum& sum : state.rain)
        line.add("rain", sum.minutes).add("mm", sum.mm).add("covered", sum.covered).add("rain-level", sum.level);
    line.add("rain-highest", state.rainLevel).add("rain-index", state.rainIndex);
    if (state.maintenanceUntil) line.add("maintenance-until", *state.maintenanceUntil);
    for (const std::string& reason : state.reasons) line.add("reason", reason);
}

void writeUnit(std::string& text, const std::string& id, const Unit& unit) {
    PictureLine line(text, "unit", id);
    line.add("status", unit.report.fmsStatus)
        .add("since", unit.statusSince)
        .add("type", unit.report.unitType)
        .add("organisation", unit.report.organisation)
        .add("task", unit.report.task)
        .add("observed", unit.observedAt)
        .add("accepted", unit.acceptedAt);
    if (unit.report.position) line.add("lat", unit.report.position->latE7).add("lon", unit.report.position->lonE7);
    if (unit.report.strength)
        for (const std::uint16_t part : *unit.report.strength) line.add("strength", part);
}

void writeArea(std::string& text, const std::string& id, const AreaView& view) {
    const wire::StaffArea& area = view.area;
    PictureLine line(text, "staff-area", id);
    line.add("name", area.name)
        .add("hazard", area.hazard)
        .add("method", area.method)
        .add("outline", areaWord(area.outline))
        .add("radius", area.radiusM)
        .add("reach", area.reachM)
        .add("wind", area.windFromDeg)
        .add("speed", area.windMS)
        .add("wind-by", area.windStation)
        .add("rate", area.rateKgS)
        .add("limit", area.limitMgM3)
        .add("stability", area.stability)
        .add("until", area.until)
        .add("note", area.note)
        .add("author", view.author)
        .add("since", view.since)
        .add("updated", view.updatedAt);
    if (area.centre) line.add("lat", area.centre->latE7).add("lon", area.centre->lonE7);
    for (const std::string& district : area.districts) line.add("district", district);
}

void writeZone(std::string& text, const std::string& id, const ZoneView& view) {
    const wire::Zone& zone = view.zone;
    {
        PictureLine line(text, "zone", id);
        line.add("kind", zone.kind)
            .add("since", view.since)
            .add("updated", view.updatedAt)
            .add("valid", zone.validAt)
            .add("km2", zone.areaKm2)
            .add("people", peopleWord(zone.people))
            .add("streets", zone.streetsCut)
            .add("edge", zone.edgeM)
            .add("confidence", zone.confidence)
            .add("method", zone.method)
            .add("trial", zone.trial);
        if (zone.peopleByDay) line.add("people-day", peopleWord(zone.peopleByDay));
        for (const auto& [station, levelCm] : zone.levelsCm) line.add(station, levelCm);
        if (zone.lines)
            for (const wire::AffectedLine& one : *zone.lines) line.add("line", one.kind).add("m", one.lengthM);
        if (zone.windFromDeg) line.add("wind", zone.windFromDeg).add("speed", zone.windMS);
        for (const std::string& doubt : zone.doubts) line.add("doubt", doubt);
        for (const wire::StationRain& one : zone.rain)
            line.add("rain", one.station).add("mm", one.sum.mm).add("min", one.sum.minutes).add("dwd", one.sum.level);
    }
    for (const wire::DepthBand& band : zone.bands)
        PictureLine(text, "zone-band", id).add("from", band.fromM).add("to", band.toM).add("area", areaWord(band.area));
    for (const wire::AffectedObject& object : zone.objects)
        PictureLine(text, "zone-object", id)
            .add("object", object.id)
            .add("kind", object.kind)
            .add("name", object.name)
            .add("places", object.places)
            .add("depth", object.depthM);
}

void writeIncident(std::string& text, const std::string& id, const IncidentView& view) {
    const wire::Incident& incident = view.incident;
    PictureLine line(text, "incident", id);
    line.add("kind", incident.kind)
        .add("title", incident.title)
        .add("where", incident.where)
        .add("name", incident.name)
        .add("state", incident.state)
        .add("lat", incident.at.latE7)
        .add("lon", incident.at.lonE7)
        .add("radius", incident.radiusM)
        .add("begun", incident.since)
        .add("last", incident.last)
        .add("records", incident.records)
        .add("reports", incident.reports)
        .add("units", incident.units)
        .add("into", incident.into)
        .add("since", view.since)
        .add("updated", view.updatedAt)
        .add("rule", incident.rule);
    for (const std::string& district : incident.districts) line.add("district", district);
    for (const std::string& station : incident.stations) line.add("station", station);
    for (const std::string& alarm : incident.alarms) line.add("alarm", alarm);
    for (const std::string& other : incident.from) line.add("from", other);
}

void writeContent(std::string& text, const char* what, const std::string& id, const wire::WarningContent& content) {
    {
        PictureLine line(text, what, id);
        line.add("act", content.act)
            .add("level", content.level)
            .add("hazard", content.hazard)
            .add("category", content.category)
            .add("urgency", content.urgency)
            .add("severity", content.severity)
            .add("certainty", content.certainty)
            .add("response", content.responseType)
            .add("event-code", content.eventCode)
            .add("onset", content.onset)
            .add("expires", content.expires)
            .add("next", content.nextInformationAt)
            .add("area", areaWord(content.area))
            .add("sender", content.senderName)
            .add("contact", content.contact)
            .add("web", content.web)
            .add("people", peopleWord(content.people))
            .add("objects", content.objects);
        for (const std::string& other : content.updates) line.add("updates", other);
    }
    for (const wire::WarningText& words : content.texts)
        PictureLine(text, "warning-text", id)
            .add("of", what)
            .add("language", words.language)
            .add("event", words.event)
            .add("headline", words.headline)
            .add("description", words.description)
            .add("instruction", words.instruction)
            .add("area", words.areaName);
    for (const wire::ChannelText& channel : content.channels)
        PictureLine(text, "channel-text", id)
            .add("of", what)
            .add("channel", channel.channel)
            .add("language", channel.language)
            .add("text", channel.text);
}

void writeAlert(std::string& text, const std::string& id, const Alert& alert) {
    {
        PictureLine line(text, "alert", id);
        line.add("phase", alert.life.phase)
            .add("revision", alert.life.revision)
            .add("author", alert.life.author)
            .add("drafted", alert.draftedAt)
            .add("proposal", alert.draft.proposal);
        for (const ApprovalView& approval : alert.approvals) line.add("signed", approval.person).add("at", approval.at);
        if (alert.issued)
            line.add("issued", alert.issuedAt)
                .add("issued-revision", alert.issued->revision)
                .add("sent", alert.issued->sent);
    }
    writeContent(text, "draft", id, alert.draft.content);
    for (const auto& [key, recipient] : alert.recipients)
        PictureLine(text, "receipt", id).add("recipient", key).add("state", recipient.state).add("at", recipient.at);
}

}  // namespace

std::string Situation::canonicalText() const {
    std::string text;
    if (exercise)
        PictureLine(text, "exercise", exercise->scenario).add("phase", exercise->phase).add("seed", exercise->seed);
    for (const auto& [id, station] : stations) writeStation(text, id, station);
    for (const auto& [id, unit] : units) writeUnit(text, id, unit);
    for (const auto& [id, view] : areas) writeArea(text, id, view);
    for (const auto& [id, zone] : zones) writeZone(text, id, zone);
    for (const auto& [id, view] : proposals) {
        const wire::Proposal& proposal = view.proposal;
        PictureLine(text, "proposal", id)
            .add("revision", proposal.revision)
            .add("zone", proposal.zone)
            .add("station", proposal.station)
            .add("level", proposal.level)
            .add("value", proposal.valueCm)
            .add("ground-since", proposal.since)
            .add("confidence", proposal.confidence)
            .add("method", proposal.method)
            .add("rain", proposal.rain ? std::optional(proposal.rain->mm) : std::nullopt)
            .add("since", view.since)
            .add("updated", view.updatedAt)
            .add("alert", view.alert);
        writeContent(text, "proposed", id, proposal.content);
    }
    if (ruleSet)
        PictureLine(text, "rules", ruleSet->set.version)
            .add("name", ruleSet->set.name)
            .add("problem", ruleSet->set.problem)
            .add("since", ruleSet->since);
    for (const auto& [id, view] : ruleAlarms) {
        PictureLine line(text, "alarm", id);
        line.add("step", view.alarm.step)
            .add("title", view.alarm.title)
            .add("task", view.alarm.task)
            .add("function", view.alarm.function)
            .add("since", view.since)
            .add("updated", view.updatedAt)
            .add("rule", view.alarm.rule);
        for (const std::string& reason : view.alarm.reasons) line.add("reason", reason);
    }
    for (const auto& [id, view] : incidents) writeIncident(text, id, view);
    for (const auto& [id, alert] : alerts) writeAlert(text, id, alert);
    for (const auto& [id, operation] : operations)
        PictureLine(text, "operation", id)
            .add("name", operation.name)
            .add("step", operation.step)
            .add("since", operation.since);
    writeStaffWork(text, work);
    return text;
}

wire::Hash Situation::pictureHash() const { return seal::sha256(base::bytesOf(canonicalText())); }

}  // namespace situation
