// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/scenario_staff.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "broker/wire/limits.h"
#include "gis/geometry/geo.h"
#include "gis/situation/boards.h"
#include "scenarios/replay/internal/scenario_rows.h"
#include "scenarios/replay/scenario.h"

namespace replay {
namespace {

using base::TomlReader;
using base::TomlTable;

constexpr const char* kFigures[] = {"people", "out",    "occupied", "capacity", "free",
                                    "beds",   "number", "injured",  "missing",  "sheltered"};
constexpr std::size_t kOptionsMax = 16, kGroundsMax = 200;  // of the wire
constexpr std::int64_t kSpanSMax = 30 * 86'400;

std::string listed(const std::vector<std::string_view>& words) {
    std::string line;
    for (const auto word : words) line += (line.empty() ? "" : ", ") + std::string(word);
    return line;
}

std::string meant(std::string_view word, const std::vector<std::string_view>& known, const std::string& orElse) {
    if (const auto near = base::nearestWord(word, known)) return "did you mean \"" + *near + "\"?";
    return known.empty() ? orElse : "use one of: " + listed(known);
}

bool isFunction(std::string_view word) { return std::ranges::find(kStaffFunctions, word) != kStaffFunctions.end(); }

void wantFunction(TomlReader& in, const TomlTable& row, const char* key, const std::string& word) {
    if (word.empty() || isFunction(word)) return;
    in.fail(in.lineOf(row, key), row.name + "." + key + " is no function of the staff: \"" + word + "\"",
            meant(word, {kStaffFunctions.begin(), kStaffFunctions.end()}, ""));
}

/// A text that the wire bounds as a name.
std::string nameAt(TomlReader& in, const TomlTable& row, const char* key, bool required) {
    std::string name = in.text(row, key, required).value_or("");
    if (name.size() > wire::limits::kNameBytesMax)
        in.fail(in.lineOf(row, key), row.name + "." + key + " is " + std::to_string(name.size()) + " bytes long",
                "at most " + std::to_string(wire::limits::kNameBytesMax) + "; more words go into the text");
    return name;
}

std::string postOf(TomlReader& in, const TomlTable& row) {
    std::string post = in.text(row, "post", true).value_or("");
    wantFunction(in, row, "post", post);
    return post;
}

wire::Priority priorityOf(TomlReader& in, const TomlTable& row) {
    const auto word = in.oneOf(row, "priority", {"routine", "immediate", "flash"});
    return static_cast<wire::Priority>(word.value_or(0) + 1);
}

std::vector<std::string> functionsAt(TomlReader& in, const TomlTable& row, const char* key) {
    std::vector<std::string> functions = in.texts(row, key);
    for (const std::string& function : functions) wantFunction(in, row, key, function);
    return functions;
}

template <class Row>
void sortByTime(std::vector<Row>& rows) {
    std::ranges::stable_sort(rows, {}, &Row::atS);
}

// ---- messages -----------------------------------------------------------------------------------------------------

void readDone(TomlReader& in, const TomlTable& row, const Scenario& scenario, ScriptedReport& report) {
    for (const auto& entry : in.inlineTables(row, "done", {"function", "after_s", "note"})) {
        ScriptedDone done;
        done.function = in.text(entry, "function", true).value_or("");
        done.afterS = momentAfter(in, entry, "after_s", true, report.atS, scenario).value_or(0);
        done.note = in.text(entry, "note", false).value_or("");
        const int line = in.lineOf(entry, "function");
        if (std::ranges::find(report.functions, done.function) == report.functions.end())
            in.fail(line, "\"" + done.function + "\" is done with a report that it never got",
                    "name it in report.for, or take it out of report.done");
        if (std::ranges::find(report.done, done.function, &ScriptedDone::function) != report.done.end())
            in.fail(line, "\"" + done.function + "\" is done twice", "keep one of the two");
        if (report.seenAfterS && done.afterS <= *report.seenAfterS)
            in.fail(in.lineOf(entry, "after_s"), "done before it was sighted", "choose more than seen_after_s");
        report.done.push_back(std::move(done));
    }
    std::ranges::stable_sort(report.done, {}, &ScriptedDone::afterS);
}

void readSighting(TomlReader& in, const TomlTable& row, const Scenario& scenario, ScriptedReport& report) {
    report.seenAfterS = momentAfter(in, row, "seen_after_s", false, report.atS, scenario);
    report.functions = functionsAt(in, row, "for");
    report.copies = functionsAt(in, row, "copy");
    report.seenBy = in.text(row, "seen_by", false).value_or("Sichter");
    wantFunction(in, row, "seen_by", report.seenBy);
    readDone(in, row, scenario, report);
    const bool isRouted = !report.functions.empty() || !report.copies.empty();
    if (in.has(row, "seen_after_s") && !isRouted)
        in.fail(in.lineOf(row, "seen_after_s"), "a report is sighted for nobody", "write for = [\"S3\"]");
    for (const char* key : {"for", "copy", "seen_by", "done"})
        if (in.has(row, key) && !in.has(row, "seen_after_s"))
            in.fail(in.lineOf(row, key), std::string("report.") + key + " without report.seen_after_s",
                    "say when it is sighted, e.g. seen_after_s = 60");
}

}  // namespace

std::optional<std::int64_t> momentAfter(TomlReader& in, const TomlTable& row, const char* key, bool required,
                                        std::int64_t atS, const Scenario& scenario) {
    const auto afterS = in.whole(row, key, required, 1, kSpanSMax);
    if (!afterS) return std::nullopt;
    const std::int64_t left = scenario.durationS - atS;
    if (*afterS > left) {
        in.fail(in.lineOf(row, key),
                row.name + "." + key + " leads behind the end of the exercise (" + std::to_string(scenario.durationS) +
                    " s)",
                left > 0 ? "choose at most " + std::to_string(left) + ", or leave it out" : "leave it out");
    } else if (const std::int64_t over = *afterS % scenario.tickS; over != 0) {
        in.fail(in.lineOf(row, key),
                row.name + "." + key + " does not fall on a tick of " + std::to_string(scenario.tickS) + " s",
                (*afterS > over ? "write " + std::to_string(*afterS - over) + " or " : "write ") +
                    std::to_string(*afterS - over + scenario.tickS));
    }
    return afterS;
}

void readReports(TomlReader& in, Scenario& out) {
    std::set<std::string> keys;
    for (const auto& row : in.rows("report", {"at_s", "post", "from", "text", "place", "key", "priority",
                                              "seen_after_s", "seen_by", "for", "copy", "done"})) {
        ScriptedReport report;
        report.atS = moment(in, row, out);
        report.post = in.text(row, "post", true).value_or("");
        report.from = in.text(row, "from", true).value_or("");
        report.text = in.text(row, "text", true).value_or("");
        report.place = placeOf(in, row);
        report.priority = priorityOf(in, row);
        report.key = in.text(row, "key", false).value_or("");
        if (!report.key.empty() && !keys.insert(report.key).second)
            in.fail(in.lineOf(row, "key"), "two reports have the key \"" + report.key + "\"", "give each its own");
        readSighting(in, row, out, report);
        out.reports.push_back(std::move(report));
    }
    sortByTime(out.reports);
}

namespace {

// ---- sectors, assignments, orders ---------------------------------------------------------------------------------

wire::GeoPoint wirePoint(const std::array<double, 2>& at) {
    return {static_cast<std::int32_t>(std::lround(at[0] * 1e7)), static_cast<std::int32_t>(std::lround(at[1] * 1e7))};
}

wire::GeoRing outlineOf(TomlReader& in, const TomlTable& row) {
    wire::GeoRing ring;
    for (const auto& corner : in.places(row, "outline")) ring.push_back(wirePoint(corner));
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    geometry::MapRing onMap;
    for (const wire::GeoPoint corner : ring) onMap.push_back(geometry::toMap(corner));
    if (ring.size() < 3)
        in.fail(in.lineOf(row, "outline"), "sector.outline has fewer than three corners",
                "write outline = [[49.91, 9.41], [49.91, 9.42], [49.90, 9.42]]");
    else if (!geometry::isSimple(onMap))
        in.fail(in.lineOf(row, "outline"), "sector.outline crosses or touches itself",
                "put the corners in the order in which one walks around it");
    return ring;
}

void readSectors(TomlReader& in, Scenario& out) {
    for (const auto& row :
         in.rows("sector", {"at_s", "post", "name", "leader", "contact", "note", "part_of", "outline"})) {
        ScriptedSector sector;
        sector.atS = moment(in, row, out);
        sector.post = postOf(in, row);
        sector.name = nameAt(in, row, "name", true);
        sector.leader = nameAt(in, row, "leader", false);
        sector.contact = nameAt(in, row, "contact", false);
        sector.note = in.text(row, "note", false).value_or("");
        sector.partOf = in.text(row, "part_of", false).value_or("");
        sector.outline = outlineOf(in, row);
        sector.line = in.lineOf(row, "name");
        for (const ScriptedSector& other : out.work.sectors)
            if (other.name == sector.name && other.atS == sector.atS)
                in.fail(sector.line, "the sector \"" + sector.name + "\" is drawn twice at the same moment",
                        "give one another name, or another at_s");
        out.work.sectors.push_back(std::move(sector));
    }
    sortByTime(out.work.sectors);
}

/// A sector that is named must stand on the map by then.
void wantSector(TomlReader& in, int line, const std::string& name, std::int64_t atS, const Scenario& scenario) {
    if (name.empty()) return;
    std::vector<std::string_view> known;
    std::optional<std::int64_t> drawnAtS;
    for (const ScriptedSector& sector : scenario.work.sectors) {
        known.emplace_back(sector.name);
        if (sector.name == name && !drawnAtS) drawnAtS = sector.atS;
    }
    if (!drawnAtS)
        in.fail(line, "there is no sector \"" + name + "\"", meant(name, known, "add a [[sector]]"));
    else if (*drawnAtS > atS)
        in.fail(line, "the sector \"" + name + "\" is drawn only at " + std::to_string(*drawnAtS) + " s",
                "draw it earlier, or name it later");
}

void wantUpperSectors(TomlReader& in, const Scenario& out) {
    for (const ScriptedSector& sector : out.work.sectors) {
        if (sector.partOf == sector.name)
            in.fail(sector.line, "the sector \"" + sector.name + "\" is a part of itself", "name the one above it");
        wantSector(in, sector.line, sector.partOf, sector.atS, out);
    }
}

void readAssignments(TomlReader& in, Scenario& out) {
    for (const auto& row :
         in.rows("assign", {"at_s", "post", "unit", "sector", "task", "contact", "relief_after_s", "ended"})) {
        ScriptedAssignment assignment;
        assignment.atS = moment(in, row, out);
        assignment.post = postOf(in, row);
        assignment.unit = nameAt(in, row, "unit", true);
        assignment.sector = in.text(row, "sector", false).value_or("");
        wantSector(in, in.lineOf(row, "sector"), assignment.sector, assignment.atS, out);
        assignment.task = in.text(row, "task", false).value_or("");
        assignment.contact = nameAt(in, row, "contact", false);
        assignment.reliefAfterS = in.whole(row, "relief_after_s", false, 1, kSpanSMax);
        assignment.ended = in.flag(row, "ended").value_or(false);
        assignment.line = in.lineOf(row, "unit");
        for (const ScriptedAssignment& other : out.work.assignments)
            if (other.unit == assignment.unit && other.atS == assignment.atS)
                in.fail(assignment.line, "the unit \"" + assignment.unit + "\" is assigned twice at the same moment",
                        "keep one of the two, or give it another at_s");
        out.work.assignments.push_back(std::move(assignment));
    }
    sortByTime(out.work.assignments);
}

/// A function, a contact, a sector; what is none of them must be a unit (fitToField).
void addressTo(TomlReader& in, const TomlTable& row, const Scenario& scenario, ScriptedOrder& order) {
    if (isFunction(order.to)) return;
    if (std::ranges::find(scenario.contacts, order.to, &ScriptedContact::function) != scenario.contacts.end()) return;
    if (std::ranges::find(scenario.work.sectors, order.to, &ScriptedSector::name) == scenario.work.sectors.end()) {
        order.unit = order.to;
        return;
    }
    wantSector(in, in.lineOf(row, "to"), order.to, order.atS, scenario);
    order.sector = order.to;
}

void wantOrderOfSteps(TomlReader& in, const TomlTable& row, const ScriptedOrder& order) {
    const std::pair<const char*, std::optional<std::int64_t>> steps[] = {{"received_after_s", order.receivedAfterS},
                                                                         {"begun_after_s", order.begunAfterS},
                                                                         {"done_after_s", order.doneAfterS}};
    std::pair<const char*, std::int64_t> before{"", 0};
    for (const auto& [key, afterS] : steps) {
        if (!afterS) continue;
        if (*afterS <= before.second)
            in.fail(in.lineOf(row, key), std::string("order.") + key + " is not after " + before.first,
                    "choose more than " + std::to_string(before.second));
        before = {key, *afterS};
    }
    if (!order.doneNote.empty() && !order.doneAfterS)
        in.fail(in.lineOf(row, "done_note"), "order.done_note without order.done_after_s",
                "say when it is done, or leave the note out");
}

void readOrders(TomlReader& in, Scenario& out) {
    for (const auto& row : in.rows(
             "order", {"at_s", "post", "to", "subject", "text", "means", "aim", "way", "report", "priority", "place",
                       "deadline_after_s", "received_after_s", "begun_after_s", "done_after_s", "done_note"})) {
        ScriptedOrder order;
        order.atS = moment(in, row, out);
        order.post = postOf(in, row);
        order.to = nameAt(in, row, "to", true);
        order.line = in.lineOf(row, "to");
        addressTo(in, row, out, order);
        order.subject = nameAt(in, row, "subject", true);
        order.text = in.text(row, "text", false).value_or("");
        order.means = in.text(row, "means", false).value_or("");
        order.aim = in.text(row, "aim", false).value_or("");
        order.way = in.text(row, "way", false).value_or("");
        order.priority = priorityOf(in, row);
        order.place = placeOf(in, row);
        order.deadlineAfterS = in.whole(row, "deadline_after_s", false, 1, kSpanSMax);
        order.receivedAfterS = momentAfter(in, row, "received_after_s", false, order.atS, out);
        order.begunAfterS = momentAfter(in, row, "begun_after_s", false, order.atS, out);
        order.doneAfterS = momentAfter(in, row, "done_after_s", false, order.atS, out);
        order.doneNote = in.text(row, "done_note", false).value_or("");
        wantOrderOfSteps(in, row, order);
        order.report = in.text(row, "report", false).value_or("");
        if (!order.report.empty()) {
            std::vector<std::string_view> known;
            for (const ScriptedReport& report : out.reports)
                if (!report.key.empty()) known.emplace_back(report.key);
            const auto found = std::ranges::find(out.reports, order.report, &ScriptedReport::key);
            if (found == out.reports.end())
                in.fail(in.lineOf(row, "report"), "no [[report]] has the key \"" + order.report + "\"",
                        meant(order.report, known, "give the report a key"));
            else if (found->atS >= order.atS)
                in.fail(in.lineOf(row, "report"),
                        "the report \"" + order.report + "\" comes only at " + std::to_string(found->atS) + " s",
                        "give the order later than that");
        }
        out.work.orders.push_back(std::move(order));
    }
    sortByTime(out.work.orders);
}

// ---- boards -------------------------------------------------------------------------------------------------------

void readFigures(TomlReader& in, const TomlTable& row, wire::BoardItem& item) {
    const auto own = situation::figuresOf(item.board);
    for (const char* figure : kFigures) {
        const auto value = in.whole(row, figure, false, 0, 1'000'000'000);
        if (!value) continue;
        if (std::ranges::find(own, std::string_view(figure)) == own.end())
            in.fail(in.lineOf(row, figure), std::string("board.") + figure + " is no figure of that board",
                    own.empty() ? "leave it out" : "it has " + listed({own.begin(), own.end()}));
        item.figures[figure] = static_cast<double>(*value);
    }
}

void readState(TomlReader& in, const TomlTable& row, wire::BoardItem& item) {
    const auto said = in.text(row, "state", item.state.empty());
    if (!said) return;
    std::vector<std::string_view> known;
    for (const situation::BoardState& state : situation::statesOf(item.board)) known.push_back(state.id);
    if (std::ranges::find(known, std::string_view(*said)) == known.end())
        in.fail(in.lineOf(row, "state"), "board.state is no state of that board: \"" + *said + "\"",
                meant(*said, known, ""));
    item.state = *said;
}

/// What `row` says on top of what stood before.
void readBoardItem(TomlReader& in, const TomlTable& row, const Scenario& scenario, ScriptedBoardItem& out) {
    wire::BoardItem& item = out.item;
    readState(in, row, item);
    readFigures(in, row, item);
    if (const auto object = in.text(row, "object", false)) item.object = *object;
    if (const auto place = placeOf(in, row)) item.place = place;
    if (in.has(row, "source")) item.source = nameAt(in, row, "source", false);
    if (const auto note = in.text(row, "note", false)) item.note = *note;
    if (const auto sector = in.text(row, "sector", false)) out.sector = *sector;
    wantSector(in, in.lineOf(row, "sector"), out.sector, out.atS, scenario);
    item.ended = in.flag(row, "ended").value_or(false);
    if (const auto afterS = in.whole(row, "until_after_s", false, 1, kSpanSMax)) {
        if (!situation::hasUntil(item.board))
            in.fail(in.lineOf(row, "until_after_s"), "board.until_after_s means nothing on that board", "leave it out");
        item.until = scenario.start.plusS(out.atS + *afterS);
    }
}

void readBoards(TomlReader& in, Scenario& out) {
    struct Found {
        std::int64_t atS = 0;
        TomlTable row;
    };
    std::vector<Found> found;
    for (const auto& row : in.rows(
             "board", {"at_s",          "post",   "board",  "name",    "state",   "object",   "place",    "sector",
                       "until_after_s", "source", "note",   "ended",   "people",  "out",      "occupied", "capacity",
                       "free",          "beds",   "number", "injured", "missing", "sheltered"}))
        found.push_back({moment(in, row, out), row});
    sortByTime(found);
    std::map<std::pair<wire::Board, std::string>, ScriptedBoardItem> standing;
    for (const auto& [atS, row] : found) {
        const auto board =
            in.text(row, "board", true)
                ? in.oneOf(row, "board", {"block", "shelter", "info_point", "hospital", "road", "request", "count"})
                : std::nullopt;
        if (!board) return;
        const auto kind = situation::allBoards()[static_cast<std::size_t>(*board)];
        const std::string name = nameAt(in, row, "name", true);
        const auto [before, isNew] = standing.try_emplace({kind, name});
        if (!isNew && before->second.atS == atS)
            in.fail(in.lineOf(row, "name"), "\"" + name + "\" is said twice at the same moment",
                    "put both into one [[board]], or give one another at_s");
        ScriptedBoardItem item = before->second;
        item.atS = atS;
        item.post = postOf(in, row);
        item.item.board = kind;
        item.item.name = name;
        item.line = in.lineOf(row, "name");
        readBoardItem(in, row, out, item);
        before->second = item;
        out.work.board.push_back(std::move(item));
    }
}

// ---- decisions ----------------------------------------------------------------------------------------------------

void readDecisions(TomlReader& in, Scenario& out) {
    for (const auto& row : in.rows("decision", {"at_s", "subject", "text", "reasons", "options", "grounds"})) {
        ScriptedDecision decision;
        decision.atS = moment(in, row, out);
        decision.subject = nameAt(in, row, "subject", true);
        decision.text = in.text(row, "text", true).value_or("");
        decision.reasons = in.text(row, "reasons", false).value_or("");
        decision.options = in.texts(row, "options");
        decision.grounds = in.texts(row, "grounds");
        decision.line = in.lineOf(row, "grounds");
        if (decision.options.size() > kOptionsMax)
            in.fail(in.lineOf(row, "options"), "more than 16 options were weighed", "keep the real ones");
        if (decision.grounds.size() > kGroundsMax)
            in.fail(decision.line, "a decision rests on at most 200 things", "keep those that it rests on");
        for (const std::string& ground : decision.grounds)
            if (!ground.starts_with("station:") && !ground.starts_with("zone:") && !ground.starts_with("unit:"))
                in.fail(decision.line, "decision.grounds holds no ground: \"" + ground + "\"",
                        "write \"station:\", \"zone:\" or \"unit:\" and its id, e.g. \"zone:flood:Aue\"");
        out.work.decisions.push_back(std::move(decision));
    }
    sortByTime(out.work.decisions);
}

}  // namespace

void readStaffWork(TomlReader& in, Scenario& out) {
    readSectors(in, out);
    wantUpperSectors(in, out);
    readAssignments(in, out);
    readOrders(in, out);
    readBoards(in, out);
    readDecisions(in, out);
}

}  // namespace replay
