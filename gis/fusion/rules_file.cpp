// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/rules_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "broker/base/toml_reader.h"
#include "broker/seal/seal.h"
#include "broker/wire/limits.h"
#include "gis/fusion/incident_words.h"

namespace fusion {
namespace {

using base::TomlReader;
using base::TomlTable;

constexpr std::size_t kOwnRulesMax = 500;
constexpr std::size_t kTermsMax = 16;
constexpr std::size_t kIncidentKindsMax = 50;
constexpr double kWeekMin = 7 * 1440;

class RuleReader {
public:
    RuleReader(const std::string& text, const std::string& name, const Town* town)
        : m_in(text, name, TomlReader::Wants::AllFailures), m_name(name), m_town(town) {}

    RuleReading read(const std::string& text) {
        m_in.allowOnly({"format", "name", "level", "zone", "proposal", "rain", "rain_index", "rain_proposal", "rule",
                        "incidents", "incident_kind"});
        m_rules.text = text;
        m_rules.version = base::toHex(seal::sha256(base::bytesOf(text))).substr(0, 12);
        readHead();
        readLevel();
        readZoneAndProposal();
        readRain();
        readRainProposal();
        readIncidents();
        readOwn();
        RuleReading out{std::move(m_rules), {}};
        for (const base::Failure& failure : m_in.failures())
            out.findings.push_back({true, failure.where, failure.what, failure.fix});
        for (RuleFinding& odd : m_odd) out.findings.push_back(std::move(odd));
        return out;
    }

private:
    void oddAt(int line, std::string what, std::string fix) {
        const std::string where = line > 0 ? m_name + ":" + std::to_string(line) : m_name;
        m_odd.push_back({false, where, std::move(what), std::move(fix)});
    }

    void readHead() {
        const auto root = m_in.root();
        if (!root) return;
        (void)m_in.whole(*root, "format", true, 1, 1);
        m_rules.name = m_in.text(*root, "name", true).value_or("");
        if (m_rules.name.size() > wire::limits::kNameBytesMax)
            m_in.fail(m_in.lineOf(*root, "name"), "the name is longer than 120 bytes", "shorten it");
    }

    void readLevel() {
        const auto table = m_in.table(
            "level", {"raise_of_three", "raise_at_once_cm", "clear_below_cm", "clear_after_min", "rain_left_at"},
            false);
        if (!table) return;
        LevelRule& level = m_rules.level;
        level.raiseOfThree =
            static_cast<std::uint32_t>(m_in.whole(*table, "raise_of_three", false, 1, 3).value_or(level.raiseOfThree));
        take(*table, "raise_at_once_cm", 0, 500, level.raiseAtOnceCm);
        take(*table, "clear_below_cm", 0, 200, level.clearBelowCm);
        minutes(*table, "clear_after_min", 0, kWeekMin, level.clearAfterS);
        take(*table, "rain_left_at", 0.3, 1, m_rules.rainLeftAt);
        if (m_rules.rainLeftAt > 0.97)
            oddAt(
                m_in.lineOf(*table, "rain_left_at"),
                "a level of rain is left almost where it was reached: zones and proposals come and go with each shower",
                "leave rain_left_at at 0.9");
        for (const StationFacts& one : m_town != nullptr ? m_town->stations : std::vector<StationFacts>{})
            if (one.iwCm[0] && one.sensorMin && *one.iwCm[0] - level.clearBelowCm < *one.sensorMin) {
                oddAt(m_in.lineOf(*table, "clear_below_cm"),
                      "a level of \"" + one.id +
                          "\" is never left: so far below Informationswert 1 its sensor does not go",
                      "leave clear_below_cm at 10");
                break;
            }
        if (level.clearBelowCm < 2 && level.clearAfterS < 300)
            oddAt(m_in.lineOf(*table, "clear_below_cm"),
                  "a level is left at once and almost where it was reached: it will come and go with each wave",
                  "leave clear_below_cm at 10 and clear_after_min at 30");
    }

    void readZoneAndProposal() {
        if (const auto zone = m_in.table("zone", {"moved_cm", "every_s"}, false)) {
            take(*zone, "moved_cm", 1, 200, m_rules.zoneMovedCm);
            take(*zone, "every_s", 5, 3600, m_rules.zoneEveryS);
        }
        const auto proposal = m_in.table("proposal", {"from", "grown"}, false);
        if (!proposal) return;
        if (const auto from = m_in.oneOf(*proposal, "from", {"IW1", "IW2", "IW3"}))
            m_rules.proposalFrom = static_cast<wire::GaugeLevel>(*from + 1);
        take(*proposal, "grown", 1.01, 10, m_rules.proposalGrown);
    }

    void readRain() {
        std::vector<RainWindow> windows;
        for (const TomlTable& row : m_in.rows("rain", {"minutes", "mm"})) {
            RainWindow window;
            if (!readWindow(row, window.minutes, window.mm)) continue;
            windows.push_back(window);
        }
        if (windows.size() > 12) m_in.fail(0, "more than 12 [[rain]] windows", "leave some out");
        checkTwice(windows, "rain");
        std::sort(windows.begin(), windows.end(), [](auto& a, auto& b) { return a.minutes < b.minutes; });
        for (std::size_t i = 1; i < windows.size(); ++i)
            for (std::size_t step = 0; step < windows[i].mm.size(); ++step) {
                if (windows[i].mm[step] >= windows[i - 1].mm[step]) continue;
                oddAt(0,
                      "[[rain]] of " + std::to_string(windows[i].minutes) +
                          " minutes asks for less rain than that of " + std::to_string(windows[i - 1].minutes) +
                          ": the shorter one never decides",
                      "write more mm for the longer window");
                break;
            }
        if (!windows.empty()) m_rules.rain = windows;
        for (const TomlTable& row : m_in.rows("rain_index", {"minutes", "mm"})) {
            RainIndex index;
            if (readWindow(row, index.minutes, index.mm)) m_rules.index.push_back(index);
        }
        checkTwice(m_rules.index, "rain_index");
    }
    void readRainProposal() {
        RainProposalRule& rule = m_rules.rainProposal;
        const auto table = m_in.table("rain_proposal", {"from_level", "minutes_max", "reach_m", "joins_m"}, false);
        if (table) {
            if (const auto from = m_in.whole(*table, "from_level", false, 2, 4))
                rule.from = static_cast<wire::RainLevel>(*from);
            rule.minutesMax =
                static_cast<std::uint32_t>(m_in.whole(*table, "minutes_max", false, 5, 4320).value_or(rule.minutesMax));
            take(*table, "reach_m", 200, 20'000, rule.reachM);
            take(*table, "joins_m", 200, 40'000, rule.joinsM);
            if (rule.joinsM < rule.reachM)
                oddAt(
                    m_in.lineOf(*table, m_in.has(*table, "joins_m") ? "joins_m" : "reach_m"),
                    "joins_m is less than reach_m: gauges that stand in each other's rain ask for two warnings of one "
                    "place",
                    "write twice reach_m");
        }
        const bool hasWindow = std::any_of(m_rules.rain.begin(), m_rules.rain.end(),
                                           [&](const RainWindow& one) { return one.minutes <= rule.minutesMax; });
        if (!hasWindow)
            oddAt(table ? m_in.lineOf(*table, "minutes_max") : 0,
                  "no [[rain]] window is as short as " + std::to_string(rule.minutesMax) +
                      " minutes: no warning is ever proposed for rain",
                  "add a shorter window, or write minutes_max in [rain_proposal]");
    }
    template <std::size_t N>
    bool readWindow(const TomlTable& row, std::uint32_t& minutes, std::array<double, N>& mm) {
        const auto length = m_in.whole(row, "minutes", true, 5, 4320);
        if (!m_in.has(row, "mm")) {
            m_in.fail(m_in.lineOf(row, "mm"), "\"mm\" is missing in [" + row.name + "]", "add mm = [...]");
            return false;
        }
        const std::vector<double> levels = m_in.numbers(row, "mm", 0.1, 2000);
        if (!length || levels.empty()) return false;
        if (levels.size() != N || !std::is_sorted(levels.begin(), levels.end(), std::less_equal<>())) {
            m_in.fail(m_in.lineOf(row, "mm"), row.name + ".mm is no list of " + std::to_string(N) + " rising figures",
                      N == 3 ? "write the mm of DWD levels 2, 3 and 4" : "write the mm of indices 1 to 7 (KOSTRA-DWD)");
            return false;
        }
        minutes = static_cast<std::uint32_t>(*length);
        std::copy(levels.begin(), levels.end(), mm.begin());
        return true;
    }
    template <class Window>
    void checkTwice(const std::vector<Window>& windows, const std::string& name) {
        std::set<std::uint32_t> seen;
        for (const Window& window : windows)
            if (!seen.insert(window.minutes).second)
                m_in.fail(0, "[[" + name + "]] of " + std::to_string(window.minutes) + " minutes stands twice",
                          "leave one out");
    }

    void readOwn() {
        std::set<std::string> ids;
        for (const TomlTable& row : m_in.rows("rule", {"id", "title", "task", "function", "when", "needs",
                                                       "clear_after_min", "hold_min", "incident", "place"})) {
            OwnRule rule;
            rule.id = m_in.text(row, "id", true).value_or("");
            rule.line = m_in.lineOf(row, "id");
            rule.title = m_in.text(row, "title", true).value_or("");
            rule.task = m_in.text(row, "task", true).value_or("");
            rule.function = m_in.text(row, "function", false).value_or("");
            if (const auto needs = m_in.oneOf(row, "needs", {"all", "any"})) rule.needsAll = *needs == 0;
            minutes(row, "clear_after_min", 0, kWeekMin, rule.clearAfterS);
            minutes(row, "hold_min", 0, kWeekMin, rule.holdS);
            checkNames(row, rule);
            readIncidentOf(row, rule);
            if (!rule.id.empty() && !ids.insert(rule.id).second)
                m_in.fail(rule.line, "two rules are called \"" + rule.id + "\"", "give each its own id");
            readTerms(row, rule);
            if (!rule.id.empty()) m_rules.own.push_back(std::move(rule));
        }
        if (m_rules.own.size() > kOwnRulesMax)
            m_in.fail(0, "more than " + std::to_string(kOwnRulesMax) + " rules", "leave some out");
    }
    /// The incident that the rule's alarm belongs to.
    void readIncidentOf(const TomlTable& row, OwnRule& rule) {
        rule.incident = m_in.text(row, "incident", false).value_or("");
        if (const auto place = m_in.place(row, "place")) {
            const geometry::GeoDegrees degrees{(*place)[0], (*place)[1]};
            rule.place = geometry::toWire(degrees);
            if (m_town != nullptr && !m_town->extent.contains(geometry::toMap(degrees)))
                oddAt(m_in.lineOf(row, "place"), "the place lies outside of the town",
                      "write [latitude, longitude], as [49.91, 9.42]");
        }
        if (rule.incident.empty()) {
            if (rule.place)
                m_in.fail(m_in.lineOf(row, "place"), "\"place\" belongs to a rule with an \"incident\"",
                          "add incident = \"...\", or leave the place out");
            return;
        }
        std::vector<std::string_view> known;
        for (const IncidentKind& kind : m_rules.incidents.kinds) known.push_back(kind.id);
        if (std::find(known.begin(), known.end(), rule.incident) != known.end()) return;
        const auto near = base::nearestWord(rule.incident, known);
        m_in.fail(m_in.lineOf(row, "incident"), "there is no kind of incident \"" + rule.incident + "\"",
                  near ? "did you mean \"" + *near + "\"?" : "add it as [[incident_kind]]");
    }

    void readIncidents() {
        IncidentRules& incidents = m_rules.incidents;
        if (const auto table = m_in.table("incidents", {"extent_m", "gauges_from", "distance_m", "minutes"}, false)) {
            take(*table, "extent_m", 50, 20'000, incidents.extentM);
            if (const auto from = m_in.oneOf(*table, "gauges_from", {"IW1", "IW2", "IW3", "never"}))
                incidents.gaugesFrom =
                    *from == 3 ? std::nullopt : std::optional(static_cast<wire::GaugeLevel>(*from + 1));
            for (IncidentKind& kind : incidents.kinds) readNearness(*table, kind);
        }
        std::vector<IncidentKind> kinds;
        std::set<std::string> ids;
        for (const TomlTable& row :
             m_in.rows("incident_kind", {"id", "title", "words", "distance_m", "minutes", "gauges"})) {
            IncidentKind kind;
            kind.line = m_in.lineOf(row, "id");
            kind.id = m_in.text(row, "id", true).value_or("");
            kind.title = m_in.text(row, "title", true).value_or("");
            kind.words = m_in.texts(row, "words");
            kind.takesGauges = m_in.flag(row, "gauges").value_or(false);
            readNearness(row, kind);
            checkKind(row, kind);
            if (!kind.id.empty() && !ids.insert(kind.id).second)
                m_in.fail(kind.line, "two kinds of incident are called \"" + kind.id + "\"", "give each its own id");
            kinds.push_back(std::move(kind));
        }
        if (kinds.size() > kIncidentKindsMax) m_in.fail(0, "more than 50 [[incident_kind]]", "leave some out");
        if (!kinds.empty()) incidents.kinds = std::move(kinds);
    }
    void readNearness(const TomlTable& row, IncidentKind& kind) {
        take(row, "distance_m", 10, 10'000, kind.distanceM);
        minutes(row, "minutes", 1, 1440, kind.withinS);
    }
    void checkKind(const TomlTable& row, const IncidentKind& kind) {
        const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
        for (const auto& [key, text] : {std::pair{"id", &kind.id}, {"title", &kind.title}}) {
            if (std::any_of(text->begin(), text->end(), isControl))
                m_in.fail(m_in.lineOf(row, key), std::string(key) + " holds a control character", "leave it out");
            if (text->size() > wire::limits::kNameBytesMax)
                m_in.fail(m_in.lineOf(row, key), std::string(key) + " is longer than 120 bytes", "shorten it");
        }
        if (kind.words.empty() && !kind.takesGauges)
            oddAt(kind.line, "no report is ever of the kind \"" + kind.id + "\": it has no words",
                  "add words = [\"...\"]");
        for (const std::string& pattern : kind.words)
            if (plainWords(pattern).empty())
                m_in.fail(m_in.lineOf(row, "words"), "\"" + pattern + "\" is no word", "write letters");
    }

    void checkNames(const TomlTable& row, const OwnRule& rule) {
        if (rule.id.size() > 100)
            m_in.fail(rule.line, "a rule's id is longer than 100 bytes", "shorten it; the title may be long");
        const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
        for (const auto& [key, text] :
             {std::pair{"id", &rule.id}, {"title", &rule.title}, {"function", &rule.function}})
            if (std::any_of(text->begin(), text->end(), isControl))
                m_in.fail(m_in.lineOf(row, key), std::string(key) + " holds a control character", "leave it out");
        for (const auto& [key, text] : {std::pair{"title", &rule.title}, {"function", &rule.function}})
            if (text->size() > wire::limits::kNameBytesMax)
                m_in.fail(m_in.lineOf(row, key), std::string(key) + " is longer than 120 bytes", "shorten it");
    }

    void readTerms(const TomlTable& row, OwnRule& rule) {
        if (!m_in.has(row, "when")) {
            m_in.fail(rule.line, "the rule \"" + rule.id + "\" has no \"when\"",
                      "add when = [{ station = \"...\", level_cm = ... }]");
            return;
        }
        const auto terms = m_in.inlineTables(
            row, "when", {"station", "level_cm", "rising_cm_per_h", "stage", "rain_mm", "minutes", "silent_min"});
        if (terms.empty() && !m_in.isStopped())
            m_in.fail(m_in.lineOf(row, "when"), "\"when\" of \"" + rule.id + "\" is empty",
                      "name what is to be measured");
        if (terms.size() > kTermsMax)
            m_in.fail(m_in.lineOf(row, "when"), "more than 16 conditions in one rule", "split the rule");
        for (const TomlTable& table : terms)
            if (const auto term = readTerm(table)) rule.terms.push_back(*term);
    }

    std::optional<Term> readTerm(const TomlTable& table) {
        struct Word {
            const char* key;
            Term::What what;
            double low, high;
        };
        static constexpr Word kWords[] = {{"level_cm", Term::What::Level, -1000, 5000},
                                          {"rising_cm_per_h", Term::What::Rising, 1, 5000},
                                          {"stage", Term::What::Stage, 1, 3},
                                          {"rain_mm", Term::What::Rain, 0.1, 2000},
                                          {"silent_min", Term::What::Silent, 1, kWeekMin}};
        Term term;
        term.line = m_in.lineOf(table, "station");
        term.station = m_in.text(table, "station", true).value_or("");
        int given = 0;
        for (const Word& word : kWords) {
            if (!m_in.has(table, word.key)) continue;
            ++given;
            term.what = word.what;
            const auto limit = m_in.number(table, word.key, true, word.low, word.high);
            if (!limit) return std::nullopt;
            term.limit = *limit;
        }
        if (given != 1) {
            m_in.fail(term.line, given == 0 ? "a condition says nothing" : "a condition says more than one thing",
                      "write one of level_cm, rising_cm_per_h, stage, rain_mm (with minutes), silent_min");
            return std::nullopt;
        }
        const auto window = m_in.whole(table, "minutes", term.what == Term::What::Rain, 5, 4320);
        if (term.what == Term::What::Rain && !window) return std::nullopt;
        if (term.what != Term::What::Rain && m_in.has(table, "minutes")) {
            m_in.fail(term.line, "\"minutes\" belongs to rain_mm only", "leave it out");
            return std::nullopt;
        }
        term.minutes = static_cast<std::uint32_t>(window.value_or(0));
        if (m_town != nullptr && !term.station.empty() && !fits(term)) return std::nullopt;
        return term;
    }

    /// The town has the station, and it measures what the condition asks.
    bool fits(const Term& term) {
        const auto station = std::find_if(m_town->stations.begin(), m_town->stations.end(),
                                          [&](const StationFacts& one) { return one.id == term.station; });
        if (station == m_town->stations.end()) {
            std::vector<std::string_view> known;
            for (const StationFacts& one : m_town->stations) known.push_back(one.id);
            const auto near = base::nearestWord(term.station, known);
            m_in.fail(term.line, "the town has no station \"" + term.station + "\"",
                      near ? "did you mean \"" + *near + "\"?" : "lagewerk-geo info lists the package's stations");
            return false;
        }
        const bool isRain = station->quantity == wire::Quantity::Rain;
        const bool asksRain = term.what == Term::What::Rain, asksSilence = term.what == Term::What::Silent;
        if (!asksSilence && (asksRain != isRain || (!asksRain && station->quantity != wire::Quantity::WaterLevel))) {
            m_in.fail(term.line, "\"" + term.station + "\" does not measure that",
                      isRain ? "it is a rain gauge: write rain_mm and minutes" : "it is no rain gauge: write level_cm");
            return false;
        }
        noteOdd(term, *station);
        return true;
    }
    void noteOdd(const Term& term, const StationFacts& station) {
        const std::string name = "\"" + term.station + "\"";
        if (term.what == Term::What::Level) {
            if (station.meanCm && term.limit <= *station.meanCm)
                oddAt(term.line,
                      "holds at mean water already: " + number(term.limit) + " cm at " + name +
                          ", whose mean water is " + number(*station.meanCm) + " cm",
                      "is it meant in cm above the gauge's zero?");
            if (station.sensorMax && term.limit > *station.sensorMax)
                oddAt(term.line,
                      "can never hold: the sensor of " + name + " ends at " + number(*station.sensorMax) + " cm",
                      "write a smaller figure");
        }
        if (term.what == Term::What::Stage && !station.iwCm[static_cast<std::size_t>(term.limit) - 1])
            oddAt(term.line, "can never hold: " + name + " has no Informationswert " + number(term.limit),
                  "write level_cm, or add the figure to the package");
        if (term.what == Term::What::Silent && term.limit * 60 < station.periodS * station.unknownAfterPeriods)
            oddAt(term.line,
                  "holds between two reports already: " + name + " reports every " + number(station.periodS / 60) +
                      " min",
                  "write at least two of its periods");
    }

    static std::string number(double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%g", value);
        return text;
    }
    void take(const TomlTable& table, std::string_view key, double low, double high, double& value) {
        value = m_in.number(table, key, false, low, high).value_or(value);
    }
    void minutes(const TomlTable& table, std::string_view key, double low, double high, double& seconds) {
        seconds = m_in.number(table, key, false, low, high).value_or(seconds / 60) * 60;
    }

    TomlReader m_in;
    std::string m_name;
    const Town* m_town;
    Rules m_rules;
    std::vector<RuleFinding> m_odd;
};

}  // namespace

bool RuleReading::isUsable() const {
    return std::none_of(findings.begin(), findings.end(), [](const RuleFinding& finding) { return finding.isError; });
}

RuleReading readRulesText(const std::string& text, const std::string& name, const Town* town) {
    if (text.size() > wire::limits::kRuleTextBytesMax)
        return {{}, {{true, name, "the file is longer than 64 KiB", "shorten it"}}};
    return RuleReader(text, name, town).read(text);
}

RuleReading readRules(const std::filesystem::path& file, const Town* town) {
    // Anything but a file would make the worker wait for ever.
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored))
        return {{}, {{true, file.string(), "there is no such file", "check the path"}}};
    std::ifstream in(file, std::ios::binary);
    if (!in) return {{}, {{true, file.string(), "the file cannot be read", "check its rights"}}};
    std::string text(wire::limits::kRuleTextBytesMax + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return readRulesText(text, file.string(), town);
}

RulesInForce rulesInForce(const std::filesystem::path& file, const std::filesystem::path& kept, const Town& town) {
    RulesInForce out;
    std::error_code unknown;
    if (file.empty()) return out;
    if (!std::filesystem::exists(file, unknown)) {
        out.news.push_back("no " + file.string() + ": judges as the program ships");
        std::filesystem::remove(kept, unknown);  // what was taken away does not come back behind a broken file
        return out;
    }
    RuleReading reading = readRules(file, &town);
    for (const RuleFinding& finding : reading.findings) out.news.push_back(finding.text());
    if (reading.isUsable()) {
        out.rules = std::move(reading.rules);
        out.news.push_back("judges by " + file.string() + ", version " + out.rules.version + ", " +
                           std::to_string(out.rules.own.size()) + " own rules");
        const std::filesystem::path fresh = kept.string() + ".new";
        std::ofstream copy(fresh, std::ios::binary);
        copy << out.rules.text;
        copy.close();
        if (copy) std::filesystem::rename(fresh, kept, unknown);
        if (!copy || unknown) out.news.push_back("the rules cannot be kept in " + kept.string());
        return out;
    }
    const std::size_t errors = static_cast<std::size_t>(std::count_if(
        reading.findings.begin(), reading.findings.end(), [](const RuleFinding& finding) { return finding.isError; }));
    const auto first = std::find_if(reading.findings.begin(), reading.findings.end(),
                                    [](const RuleFinding& finding) { return finding.isError; });
    RuleFinding shown = *first;
    const std::string folder = file.parent_path().string() + "/";  // what consoles show names no machine's folders
    if (shown.where.starts_with(folder)) shown.where.erase(0, folder.size());
    std::string problem = shown.text();
    if (errors > 1) problem += " (and " + std::to_string(errors - 1) + " more)";
    RuleReading last;
    if (std::filesystem::exists(kept, unknown)) last = readRules(kept, &town);
    const bool hasLast = !last.rules.version.empty() && last.isUsable();
    if (hasLast) out.rules = std::move(last.rules);
    out.rules.problem = std::move(problem);
    out.news.push_back(file.string() + " is not in force; judging " +
                       (hasLast ? "by the last good one, version " + out.rules.version : "as the program ships"));
    return out;
}

}  // namespace fusion
