// SPDX-License-Identifier: EUPL-1.2
#include "agents/field/field_plan.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <set>

#include "broker/base/toml.h"
#include "broker/base/toml_reader.h"

namespace field {
namespace {

constexpr std::size_t kSensorsMax = 400;
constexpr std::size_t kUnitsMax = 400;
constexpr std::size_t kPointsMax = 10'000;

using Words = std::vector<std::string>;

/// Vehicles and units as the signs of the map name them.
const Words& unitTypes() {
    static const Words kTypes{"EL", "TEL", "ELW", "KdoW", "MTW",  "LF",  "HLF",   "TLF",   "TSF",  "DLK",  "RW",
                              "GW", "SW",  "WLF", "RTB",  "MZB",  "KTW", "RTW",   "NEF",   "RTH",  "GRTW", "BtKombi",
                              "Bt", "FGr", "ZTr", "GKW",  "MzKW", "TZ",  "FuStW", "GruKW", "WaWe", "Bus"};
    return kTypes;
}

std::string listedWords(const Words& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

/// Reads one scenario file; keeps the first thing that is wrong and goes on quietly.
class PlanFile {
public:
    PlanFile(std::string file, const toml::table& root) : m_file(std::move(file)), m_root(root) {}

    FieldPlan plan() {
        FieldPlan out;
        out.file = m_file;
        allowOnly(m_root, "",
                  {"scenario", "staff", "log", "report", "inject", "expect", "expect_station", "gauge", "rain", "unit",
                   "contact", "call", "sector", "assign", "order", "board", "decision"});
        if (const toml::table* head = m_root["scenario"].as_table())
            if (head->contains("tick_s")) out.tickS = m_tickS = whole(*head, "tick_s", 1, 86'400).value_or(5);
        for (const toml::table* row : rows("gauge")) out.sensors.push_back(gauge(*row, out.tickS));
        for (const toml::table* row : rows("rain")) out.sensors.push_back(rain(*row, out.tickS));
        for (const toml::table* row : rows("unit")) out.units.push_back(unit(*row));
        if (out.sensors.size() > kSensorsMax || out.units.size() > kUnitsMax)
            fail(nullptr, "more than 400 sensors or units", "split the field over several agents");
        return out;
    }
    [[nodiscard]] const std::optional<base::Failure>& failure() const { return m_failure; }

private:
    void fail(const toml::node* at, std::string what, std::string fix) {
        if (m_failure) return;
        std::string where = m_file;
        if (at && at->source().begin.line > 0) where += ":" + std::to_string(at->source().begin.line);
        m_failure = base::Failure{std::move(what), std::move(where), std::move(fix)};
    }
    void failUnknown(const toml::node* at, const std::string& what, std::string_view word, const Words& known) {
        const auto near = nearestWord(word, known);
        fail(at, "unknown " + what + " \"" + std::string(word) + "\"",
             near ? "did you mean \"" + *near + "\"?" : "known: " + listedWords(known));
    }
    void allowOnly(const toml::table& table, const std::string& place, const Words& keys) {
        for (const auto& [key, node] : table)
            if (std::ranges::find(keys, std::string_view(key.str())) == keys.end())
                failUnknown(&node, place.empty() ? "section" : "key in [[" + place + "]]", key.str(), keys);
    }
    /// Something that happens, happens at a tick.
    void onGrid(const toml::node* at, double s) {
        const auto tick = static_cast<double>(m_tickS);
        if (std::fmod(s, tick) == 0) return;
        const auto before = static_cast<std::int64_t>(s / tick) * m_tickS;
        fail(at, "a time does not fall on a tick of " + std::to_string(m_tickS) + " s",
             "write " + std::to_string(before) + " or " + std::to_string(before + m_tickS));
    }
    std::vector<const toml::table*> rows(std::string_view name) {
        std::vector<const toml::table*> out;
        const toml::node* node = m_root.get(name);
        if (!node) return out;
        const std::string form = "write [[" + std::string(name) + "]]";
        const toml::array* list = node->as_array();
        if (!list)
            fail(node, "\"" + std::string(name) + "\" is not a list of tables", form);
        else
            for (const toml::node& one : *list) {
                if (const toml::table* table = one.as_table())
                    out.push_back(table);
                else
                    fail(&one, "\"" + std::string(name) + "\" holds something that is not a table", form);
            }
        return out;
    }

    // ---- single values ----
    const toml::node* required(const toml::table& table, std::string_view key) {
        const toml::node* node = table.get(key);
        if (!node) fail(&table, "\"" + std::string(key) + "\" is missing", "add it");
        return node;
    }
    std::string text(const toml::table& table, std::string_view key) {
        const toml::node* node = required(table, key);
        if (!node) return {};
        const auto value = node->value_exact<std::string>();
        if (!value || value->empty()) fail(node, "\"" + std::string(key) + "\" is not a text", "write it in quotes");
        return value.value_or("");
    }
    std::optional<std::int64_t> whole(const toml::table& table, std::string_view key, std::int64_t least,
                                      std::int64_t most) {
        const toml::node* node = table.get(key);
        if (!node) return std::nullopt;
        const auto value = node->value_exact<std::int64_t>();
        if (value && *value >= least && *value <= most) return value;
        fail(node,
             "\"" + std::string(key) + "\" is not a whole number from " + std::to_string(least) + " to " +
                 std::to_string(most),
             "write it without quotes and point");
        return std::nullopt;
    }
    std::optional<double> number(const toml::node& node) {
        if (node.is_integer()) return static_cast<double>(node.value_exact<std::int64_t>().value_or(0));
        const auto value = node.value_exact<double>();
        if (!value || !std::isfinite(*value)) return std::nullopt;
        return value;
    }
    double number(const toml::table& table, std::string_view key, double otherwise, double least, double most) {
        const toml::node* node = table.get(key);
        if (!node) return otherwise;
        const auto value = number(*node);
        if (!value || *value < least || *value > most)
            fail(node, "\"" + std::string(key) + "\" is not a number in its range", "write a number without quotes");
        return value.value_or(otherwise);
    }
    /// A list of lists of numbers, each of `width`.
    std::vector<std::vector<double>> grid(const toml::table& table, std::string_view key, std::size_t width,
                                          const std::string& form) {
        std::vector<std::vector<double>> out;
        const toml::node* node = required(table, key);
        const toml::array* list = node ? node->as_array() : nullptr;
        if (!list || list->empty() || list->size() > kPointsMax) {
            if (node) fail(node, "\"" + std::string(key) + "\" is not a list of 1 to 10000 entries", "write " + form);
            return out;
        }
        for (const toml::node& one : *list) {
            const toml::array* entry = one.as_array();
            std::vector<double> numbers;
            if (entry)
                for (const toml::node& part : *entry)
                    if (const auto value = number(part)) numbers.push_back(*value);
            if (!entry || entry->size() != width || numbers.size() != width) {
                fail(&one, "an entry of \"" + std::string(key) + "\" is not " + std::to_string(width) + " numbers",
                     "write " + form);
                return out;
            }
            if (numbers[0] < 0)
                fail(&one, "a time in \"" + std::string(key) + "\" lies before the start", "begin at 0");
            if (!out.empty() && numbers[0] <= out.back()[0])
                fail(&one, "the times in \"" + std::string(key) + "\" do not rise",
                     "put the points in order of time, each time once");
            out.push_back(std::move(numbers));
        }
        return out;
    }

    // ---- sections ----
    std::vector<Fault> faults(const toml::table& table) {
        static const Words kKinds{"silent", "stuck", "jump", "clock-1970", "no-value"};
        std::vector<Fault> out;
        const toml::node* node = table.get("faults");
        if (!node) return out;
        const toml::array* list = node->as_array();
        if (!list)
            fail(node, "\"faults\" is not a list", "write faults = [{kind = \"silent\", from_s = 600, to_s = 1200}]");
        else
            for (const toml::node& one : *list) {
                const toml::table* row = one.as_table();
                if (!row) {
                    fail(&one, "a fault is not a table", "write {kind = \"silent\", from_s = 600, to_s = 1200}");
                    continue;
                }
                allowOnly(*row, "gauge]], faults", {"kind", "from_s", "to_s", "values"});
                Fault fault;
                const std::string kind = text(*row, "kind");
                const auto known = std::ranges::find(kKinds, kind);
                if (known == kKinds.end())
                    failUnknown(row->get("kind"), "kind of fault", kind, kKinds);
                else
                    fault.kind = static_cast<Fault::Kind>(known - kKinds.begin());
                if (required(*row, "from_s") && required(*row, "to_s")) {
                    fault.fromS = number(*row, "from_s", 0, 0, 1e9);
                    fault.toS = number(*row, "to_s", 0, 0, 1e9);
                    onGrid(row->get("from_s"), fault.fromS);
                    onGrid(row->get("to_s"), fault.toS);
                    if (fault.toS <= fault.fromS)
                        fail(row->get("to_s"), "the fault ends before it begins", "make to_s greater than from_s");
                }
                readJump(*row, fault);
                out.push_back(std::move(fault));
            }
        return out;
    }
    void readJump(const toml::table& row, Fault& fault) {
        const toml::node* values = row.get("values");
        if (fault.kind != Fault::Kind::Jump) {
            if (values) fail(values, "only the fault \"jump\" has values", "take them out, or write kind = \"jump\"");
            return;
        }
        const toml::array* list = values ? values->as_array() : nullptr;
        if (!list || list->empty())
            return fail(values ? values : &row, "the fault \"jump\" needs values", "write values = [900, 40, -999]");
        for (const toml::node& one : *list) {
            const auto value = number(one);
            if (!value) return fail(&one, "a value is not a number", "write numbers without quotes");
            fault.values.push_back(*value);
        }
    }
    SensorPlan sensor(const toml::table& row, std::int64_t tickS, const std::string& form) {
        SensorPlan out;
        const toml::node* id = row.get("station");
        out.line = static_cast<int>((id ? id : &row)->source().begin.line);
        out.station = text(row, "station");
        if (out.station.starts_with("station:"))
            fail(row.get("station"), "the station carries \"station:\"", "write the id alone");
        if (!m_names.insert("station:" + out.station).second)
            fail(row.get("station"), "the station \"" + out.station + "\" stands there twice",
                 "give each station one section");
        out.isPeriodGiven = row.contains("period_s");
        out.periodS = whole(row, "period_s", 1, 86'400).value_or(300);
        if (out.periodS % tickS != 0)
            fail(row.get("period_s"), "the period is not a whole number of ticks of " + std::to_string(tickS) + " s",
                 "make it a multiple");
        for (const auto& point : grid(row, "points", 2, form)) out.course.points.push_back({point[0], point[1]});
        out.faults = faults(row);
        return out;
    }
    SensorPlan gauge(const toml::table& row, std::int64_t tickS) {
        allowOnly(row, "gauge", {"station", "period_s", "noise_cm", "points", "faults", "interpolation"});
        SensorPlan out = sensor(row, tickS, "points = [[0, 62], [600, 70]] (scenario seconds, cm)");
        out.noise = number(row, "noise_cm", 0, 0, 50);
        if (row.contains("interpolation")) {
            const std::string shape = text(row, "interpolation");
            if (shape != "smooth" && shape != "linear")
                failUnknown(row.get("interpolation"), "interpolation", shape, {"smooth", "linear"});
            out.course.shape = shape == "linear" ? Course::Shape::Linear : Course::Shape::Smooth;
        }
        return out;
    }
    SensorPlan rain(const toml::table& row, std::int64_t tickS) {
        allowOnly(row, "rain", {"station", "period_s", "points", "faults"});
        SensorPlan out = sensor(row, tickS, "points = [[0, 0.1], [600, 4.5]] (scenario seconds, mm per 5 min)");
        out.quantity = wire::Quantity::Rain;
        out.course.shape = Course::Shape::Linear;
        for (const Course::Point& point : out.course.points)
            if (point.value < 0) fail(row.get("points"), "rain is negative", "write 0 or more");
        return out;
    }
    UnitPlan unit(const toml::table& row) {
        allowOnly(row, "unit", {"call_sign", "type", "organisation", "strength", "task", "track", "period_s"});
        UnitPlan out;
        out.callSign = text(row, "call_sign");
        out.type = text(row, "type");
        if (!m_failure && std::ranges::find(unitTypes(), out.type) == unitTypes().end())
            failUnknown(row.get("type"), "type of unit", out.type, unitTypes());
        out.organisation = text(row, "organisation");
        if (row.contains("task")) out.task = text(row, "task");
        out.periodS = whole(row, "period_s", 1, 3600).value_or(30);
        if (!m_names.insert("unit:" + out.callSign).second)
            fail(row.get("call_sign"), "the unit \"" + out.callSign + "\" stands there twice",
                 "give each unit one section");
        readStrength(row, out);
        for (const auto& point :
             grid(row, "track", 4,
                  "track = [[0, 51.2, 8.1, 2], [300, 51.21, 8.1, 3]] (seconds, lat, lon, FMS status)")) {
            if (std::abs(point[1]) > 90 || std::abs(point[2]) > 180)
                fail(row.get("track"),
                     "place " + std::to_string(out.track.size() + 1) + " of the track is not on earth",
                     "write latitude (-90 to 90) first, then longitude (-180 to 180)");
            if (point[3] != std::floor(point[3]) || point[3] < 0 || point[3] > 9)
                fail(row.get("track"), "an FMS status is not 0 to 9", "write a whole number as the fourth figure");
            onGrid(row.get("track"), point[0]);
            if (m_failure) break;
            out.track.push_back({point[0],
                                 {static_cast<std::int32_t>(std::llround(point[1] * 1e7)),
                                  static_cast<std::int32_t>(std::llround(point[2] * 1e7))},
                                 static_cast<std::uint8_t>(point[3])});
        }
        return out;
    }
    void readStrength(const toml::table& row, UnitPlan& out) {
        const toml::node* node = row.get("strength");
        if (!node) return;
        std::array<std::uint16_t, 4> parts{};
        const toml::array* list = node->as_array();
        bool good = list && list->size() == 4;
        for (std::size_t i = 0; good && i < 4; ++i) {
            const auto value = list->get(i)->value_exact<std::int64_t>();
            good = value && *value >= 0 && *value <= 9999;
            if (good) parts[i] = static_cast<std::uint16_t>(*value);
        }
        if (!good || parts[0] + parts[1] + parts[2] != parts[3])
            return fail(node, "the strength is not leaders, sub-leaders, crew and their sum",
                        "write strength = [0, 1, 8, 9]");
        out.strength = parts;
    }

    std::string m_file;
    const toml::table& m_root;
    std::set<std::string> m_names;
    std::int64_t m_tickS = 5;
    std::optional<base::Failure> m_failure;
};

base::Outcome<FieldPlan> planOf(const toml::parse_result& parsed, const std::string& name) {
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return base::Failure{std::string(error.description()), name + ":" + std::to_string(error.source().begin.line),
                             "mend the line; scenarios/README.md shows the form"};
    }
    PlanFile file(name, parsed.table());
    FieldPlan plan = file.plan();
    if (file.failure()) return *file.failure();
    return plan;
}

}  // namespace

std::optional<std::string> nearestWord(std::string_view word, const std::vector<std::string>& known) {
    return base::nearestWord(word, {known.begin(), known.end()});
}

base::Outcome<FieldPlan> loadFieldPlan(const std::filesystem::path& file) {
    return planOf(toml::parse_file(file.string()), file.string());
}

base::Outcome<FieldPlan> readFieldPlan(std::string_view text, const std::string& name) {
    return planOf(toml::parse(text, name), name);
}

}  // namespace field
