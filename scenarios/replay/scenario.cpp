// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/scenario.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "broker/base/toml_reader.h"
#include "scenarios/replay/internal/scenario_rows.h"

namespace replay {
namespace {

using base::TomlReader;
using base::TomlTable;

void readHead(TomlReader& in, Scenario& out) {
    const auto head = in.table("scenario", {"name", "title", "start", "duration_s", "tick_s", "operation",
                                            "operation_name", "town", "description"});
    if (!head) return;
    out.name = in.text(*head, "name", true).value_or("");
    out.title = in.text(*head, "title", true).value_or("");
    out.operation = in.text(*head, "operation", true).value_or("");
    out.operationName = in.text(*head, "operation_name", false).value_or(out.title);
    out.durationS = in.whole(*head, "duration_s", true, 1, 400 * 86'400).value_or(3600);
    out.tickS = in.whole(*head, "tick_s", false, 1, 86'400).value_or(5);
    if (const auto start = in.text(*head, "start", true)) {
        if (const auto at = base::fromIso(*start)) {
            out.start = *at;
        } else {
            in.fail(in.lineOf(*head, "start"), "scenario.start is not a time: \"" + *start + "\"",
                    "write it like \"2026-06-18T15:00:00+02:00\"");
        }
    }
    if (out.durationS % out.tickS != 0) {
        in.fail(in.lineOf(*head, "duration_s"), "scenario.duration_s is not a whole number of ticks",
                "make it a multiple of tick_s");
    }
}

void readStaff(TomlReader& in, Scenario& out) {
    const auto staff =
        in.table("staff", {"draft_after_s", "sign_after_s", "updates", "all_clear", "take_alarms_after_s"}, false);
    if (!staff) return;
    out.staff.draftAfterS = in.whole(*staff, "draft_after_s", false, 0, 86'400).value_or(out.staff.draftAfterS);
    out.staff.signAfterS = in.whole(*staff, "sign_after_s", false, 0, 86'400).value_or(out.staff.signAfterS);
    out.staff.takeAlarmsAfterS = in.whole(*staff, "take_alarms_after_s", false, 0, 86'400);
    out.staff.updates = in.flag(*staff, "updates").value_or(out.staff.updates);
    out.staff.allClear = in.flag(*staff, "all_clear").value_or(out.staff.allClear);
}

}  // namespace

std::int64_t moment(TomlReader& in, const TomlTable& row, const Scenario& scenario) {
    const std::int64_t atS = in.whole(row, "at_s", true, 0, scenario.durationS).value_or(0);
    if (const std::int64_t over = atS % scenario.tickS; over != 0) {
        in.fail(in.lineOf(row, "at_s"),
                row.name + ".at_s does not fall on a tick of " + std::to_string(scenario.tickS) + " s",
                "write " + std::to_string(atS - over) + " or " + std::to_string(atS - over + scenario.tickS));
    }
    return atS;
}

std::optional<wire::GeoPoint> placeOf(TomlReader& in, const TomlTable& row) {
    const auto at = in.place(row, "place");
    if (!at) return std::nullopt;
    return wire::GeoPoint{static_cast<std::int32_t>(std::lround((*at)[0] * 1e7)),
                          static_cast<std::int32_t>(std::lround((*at)[1] * 1e7))};
}

namespace {

void readScript(TomlReader& in, Scenario& out) {
    for (const auto& row : in.rows("log", {"at_s", "post", "text", "place"})) {
        ScriptedLog line;
        line.atS = moment(in, row, out);
        line.post = in.text(row, "post", true).value_or("");
        line.text = in.text(row, "text", true).value_or("");
        line.place = placeOf(in, row);
        out.log.push_back(std::move(line));
    }
    for (const auto& row : in.rows("inject", {"at_s", "number", "text", "expected"})) {
        ScriptedInject inject;
        inject.atS = moment(in, row, out);
        inject.number = in.text(row, "number", true).value_or("");
        inject.text = in.text(row, "text", true).value_or("");
        inject.expected = in.text(row, "expected", false);
        out.injects.push_back(std::move(inject));
    }
    const auto byTime = [](const auto& a, const auto& b) { return a.atS < b.atS; };
    std::stable_sort(out.log.begin(), out.log.end(), byTime);
    std::stable_sort(out.injects.begin(), out.injects.end(), byTime);
}

void readContacts(TomlReader& in, Scenario& out) {
    for (const auto& row : in.rows("contact", {"function", "name", "organisation", "rank", "reach", "on_call"})) {
        ScriptedContact contact;
        contact.function = in.text(row, "function", true).value_or("");
        contact.name = in.text(row, "name", false).value_or("");
        contact.organisation = in.text(row, "organisation", false).value_or("");
        contact.rank = static_cast<std::uint32_t>(in.whole(row, "rank", false, 1, 99).value_or(1));
        contact.onCall = in.flag(row, "on_call").value_or(false);
        for (const std::string& way : in.texts(row, "reach")) {
            const auto colon = way.find(": ");
            if (colon == std::string::npos || colon == 0 || colon + 2 == way.size())
                in.fail(in.lineOf(row, "reach"), "contact.reach holds no way to reach anybody: \"" + way + "\"",
                        "write it like \"mobile: 0151 0000001\"");
            else
                contact.reach.push_back({way.substr(0, colon), way.substr(colon + 2)});
        }
        out.contacts.push_back(std::move(contact));
    }
}

void readCalls(TomlReader& in, Scenario& out) {
    for (const auto& row :
         in.rows("call", {"at_s", "post", "subject", "text", "meeting", "to", "there_after_s", "answer_after_s"})) {
        ScriptedCall call;
        call.atS = moment(in, row, out);
        call.post = in.text(row, "post", true).value_or("");
        call.subject = in.text(row, "subject", true).value_or("");
        call.text = in.text(row, "text", true).value_or("");
        call.meeting = in.text(row, "meeting", false).value_or("");
        call.thereAfterS = in.whole(row, "there_after_s", false, 1, 86'400);
        call.answerAfterS = in.whole(row, "answer_after_s", false, 1, 86'400);
        call.functions = in.texts(row, "to");
        if (call.functions.empty())
            in.fail(in.lineOf(row, "to"), "call.to names nobody", "write to = [\"Leitung\", \"S1\"]");
        for (const std::string& function : call.functions)
            if (std::none_of(out.contacts.begin(), out.contacts.end(), [&](const ScriptedContact& one) {
                    return one.function == function && !one.reach.empty();
                }))
                in.fail(in.lineOf(row, "to"), "no contact with a way to reach holds the function \"" + function + "\"",
                        "add a [[contact]], or write it as it stands there");
        out.calls.push_back(std::move(call));
    }
    std::stable_sort(out.calls.begin(), out.calls.end(),
                     [](const ScriptedCall& a, const ScriptedCall& b) { return a.atS < b.atS; });
}

std::optional<std::uint32_t> count(TomlReader& in, const TomlTable& table, const char* key) {
    const auto value = in.whole(table, key, false, 0, 1'000'000'000);
    if (!value) return std::nullopt;
    return static_cast<std::uint32_t>(*value);
}

void readExpectedStations(TomlReader& in, Expectation& out) {
    for (const auto& row :
         in.rows("expect_station", {"station", "level_min", "level_max", "hearing", "quality", "reason"})) {
        ExpectedStation expected;
        expected.station = in.text(row, "station", true).value_or("");
        expected.line = in.lineOf(row, "station");
        if (const auto level = in.whole(row, "level_min", false, 0, 3))
            expected.levelMin = static_cast<wire::GaugeLevel>(*level);
        if (const auto level = in.whole(row, "level_max", false, 0, 3))
            expected.levelMax = static_cast<wire::GaugeLevel>(*level);
        if (const auto word = in.oneOf(row, "hearing", {"heard", "unknown", "silent"})) {
            expected.hearing = static_cast<wire::Hearing>(*word + 1);
        }
        if (const auto word = in.oneOf(row, "quality", {"good", "not_evaluated", "suspect", "fail"})) {
            expected.quality = static_cast<wire::Quality>(*word + 1);
        }
        expected.reason = in.text(row, "reason", false);
        out.stations.push_back(std::move(expected));
    }
}

void readExpectation(TomlReader& in, Expectation& out) {
    readExpectedStations(in, out);
    const auto table =
        in.table("expect", {"zones",       "proposals",      "proposals_at",  "no_proposal_at",  "issued_min",
                            "updates_min", "all_clears_min", "delivered_min", "people_min",      "objects_min",
                            "log_min",     "units_min",      "orders_min",    "orders_done_min", "boards_min",
                            "sectors_min", "assigned_min",   "sighted_min",   "decisions_min",   "alarms_taken_min"});
    if (!table) return;
    out.zones = in.texts(*table, "zones");
    out.proposals = in.texts(*table, "proposals");
    out.proposalsAt = in.texts(*table, "proposals_at");
    out.noProposalAt = in.texts(*table, "no_proposal_at");
    for (const char* key : {"zones", "proposals", "proposals_at", "no_proposal_at"})
        out.lines[key] = in.lineOf(*table, key);
    out.issuedMin = count(in, *table, "issued_min");
    out.updatesMin = count(in, *table, "updates_min");
    out.allClearsMin = count(in, *table, "all_clears_min");
    out.deliveredMin = count(in, *table, "delivered_min");
    out.peopleMin = count(in, *table, "people_min");
    out.objectsMin = count(in, *table, "objects_min");
    out.logMin = count(in, *table, "log_min");
    out.unitsMin = count(in, *table, "units_min");
    out.alarmsTakenMin = count(in, *table, "alarms_taken_min");
    out.ordersMin = count(in, *table, "orders_min");
    out.ordersDoneMin = count(in, *table, "orders_done_min");
    out.boardsMin = count(in, *table, "boards_min");
    out.sectorsMin = count(in, *table, "sectors_min");
    out.assignedMin = count(in, *table, "assigned_min");
    out.sightedMin = count(in, *table, "sighted_min");
    out.decisionsMin = count(in, *table, "decisions_min");
}

}  // namespace

base::Outcome<Scenario> loadScenario(const std::filesystem::path& file) {
    TomlReader in(file);
    Scenario out;
    out.file = file;
    // gauge, rain and unit are read, and checked, by agents/field.
    in.allowOnly({"scenario", "staff", "log", "report", "inject", "expect", "expect_station", "gauge", "rain", "unit",
                  "contact", "call", "sector", "assign", "order", "board", "decision"});
    readHead(in, out);
    readStaff(in, out);
    readScript(in, out);
    readContacts(in, out);
    readCalls(in, out);
    readReports(in, out);
    readStaffWork(in, out);
    readExpectation(in, out.expect);
    if (in.failure()) return *in.failure();
    return out;
}

}  // namespace replay
