// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/trial_table.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <ostream>
#include <set>
#include <string_view>

namespace tools {

namespace {

constexpr std::array kKinds = {"level", "rain", "silence", "maintenance", "zone", "proposal", "alarm", "incident"};

std::size_t lettersOf(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// What is said of a thing, without what may end a line or steer a terminal.
std::string oneLine(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return text;
}

std::string padded(std::string text, std::size_t width) {
    const std::size_t letters = lettersOf(text);
    return letters < width ? text.append(width - letters, ' ') : text;
}

class Table {
public:
    Table(const TrialTold& told, bool isGerman, std::ostream& out) : m_told(told), m_isGerman(isGerman), m_out(out) {}

    void print() {
        head();
        struct Row {
            char mark;
            const Raised* raised;
        };
        const std::vector<Raised> gone = without(*m_told.recorded, *m_told.tried);
        const std::vector<Raised> fresh = without(*m_told.tried, *m_told.recorded);
        std::multiset<std::string> news;
        for (const Raised& raised : fresh) news.insert(raised.key());
        std::vector<Row> rows;
        for (const Raised& raised : *m_told.tried) {
            const auto isNew = news.find(raised.key());
            if (isNew != news.end()) news.erase(isNew);
            rows.push_back({isNew == news.end() ? ' ' : '+', &raised});
        }
        for (const Raised& raised : gone) rows.push_back({'-', &raised});
        std::stable_sort(rows.begin(), rows.end(),
                         [](const Row& a, const Row& b) { return a.raised->at < b.raised->at; });
        std::string day;
        for (const Row& row : rows) {
            if (const std::string own = dayOf(row.raised->at); own != day) m_out << "\n" << (day = own) << "\n";
            line(row.mark, *row.raised);
        }
        if (rows.empty())
            m_out << "\n" << say("Nichts wäre gemeldet worden.", "Nothing would have been raised.") << "\n";
        counts();
    }

private:
    [[nodiscard]] std::string say(const char* german, const char* english) const {
        return m_isGerman ? german : english;
    }
    static std::string formatted(const char* format, auto... values) {
        std::array<char, 64> text{};
        std::snprintf(text.data(), text.size(), format, values...);
        return text.data();
    }
    [[nodiscard]] static std::string dayOf(base::Instant at) {
        const base::CivilTime c = base::civilGerman(at);
        return formatted("%02d.%02d.%04d", c.day, c.month, c.year);
    }
    [[nodiscard]] static std::string clockOf(base::Instant at) {
        const base::CivilTime c = base::civilGerman(at);
        return formatted("%02d:%02d:%02d", c.hour, c.minute, c.second);
    }
    [[nodiscard]] std::string nameOf(const std::string& station) const {
        for (const fusion::StationFacts& known : m_told.town->stations)
            if (known.id == station) return known.name.empty() ? station : known.name + " (" + station + ")";
        return station;
    }
    void head() {
        m_out << say("Regelprobe: ", "Trial of rules: ")
              << (m_told.rules.empty() ? say("Regeln wie mitgeliefert", "rules as the program ships")
                                       : oneLine(m_told.rules))
              << "\n"
              << say("Ort:        ", "Town:           ") << oneLine(m_told.town->package) << "\n"
              << say("Aufzeichnung: ", "Journal:        ") << std::filesystem::path(m_told.journal).filename().string()
              << ", " << m_told.records << say(" Sätze, ", " records, ") << m_told.readings
              << say(" Messwerte beurteilt", " readings judged") << "\n";
        if (m_told.from)
            m_out << say("Zeitraum:   ", "From, until:    ") << dayOf(*m_told.from) << " " << clockOf(*m_told.from)
                  << say(" bis ", " to ") << dayOf(*m_told.until) << " " << clockOf(*m_told.until)
                  << say(" (deutsche Zeit)", " (German legal time)") << "\n";
        if (!m_told.isWhole)
            m_out << say("ACHTUNG: Die Aufzeichnung ist beschädigt; beurteilt ist nur, was lesbar war.",
                         "ATTENTION: the journal is damaged; only what can be read was judged.")
                  << "\n";
        m_out << say("+ nur mit diesen Regeln   - nur in der Aufzeichnung   ohne Zeichen: beide gleich",
                     "+ only with these rules   - only in the journal   no mark: the same in both")
              << "\n";
    }
    void line(char mark, const Raised& raised) {
        m_out << mark << " " << clockOf(raised.at) << "  " << padded(what(raised), 13) << "  " << oneLine(told(raised));
        std::string because;
        for (const Why& why : raised.why) {
            const std::string& words = m_isGerman ? why.german : why.english;
            if (!words.empty()) because += (because.empty() ? "" : "; ") + words;
        }
        if (!because.empty()) m_out << " [" << oneLine(because) << "]";
        std::string records;
        for (const wire::MessageId& id : raised.cause)
            if (const auto at = m_told.sequences.find(id); at != m_told.sequences.end())
                records += (records.empty() ? "" : ", ") + std::to_string(at->second);
        if (!records.empty()) m_out << say(" Satz ", " record ") << records;
        m_out << "\n";
    }
    [[nodiscard]] std::string what(const Raised& raised) const { return kindWords(raised.what); }
    [[nodiscard]] std::string kindWords(const std::string& kind) const {
        struct Words {
            const char *kind, *german, *english;
        };
        static constexpr std::array<Words, kKinds.size()> kWords = {{{"level", "Pegel", "gauge"},
                                                                     {"rain", "Regen", "rain"},
                                                                     {"silence", "Ausfall", "silence"},
                                                                     {"maintenance", "Wartung", "maintenance"},
                                                                     {"zone", "Zone", "zone"},
                                                                     {"proposal", "Warnvorschlag", "proposal"},
                                                                     {"alarm", "Alarmplan", "alarm plan"},
                                                                     {"incident", "Ereignis", "incident"}}};
        for (const Words& words : kWords)
            if (kind == words.kind) return m_isGerman ? words.german : words.english;
        return kind;
    }
    /// "flood:Aue" as people call it.
    [[nodiscard]] std::string zoneName(const std::string& zone) const {
        const std::size_t colon = zone.find(':');
        if (colon == std::string::npos) return zone;
        const std::string kind = zone.substr(0, colon), of = zone.substr(colon + 1);
        if (kind == "flood") return say("Überflutung ", "flood ") + of;
        if (kind == "rain") return say("Starkregen um ", "heavy rain round ") + nameOf(of);
        return zone;
    }
    [[nodiscard]] std::string told(const Raised& raised) const {
        const std::string& now = raised.now;
        const bool isFall = now.starts_with(kFalls);
        const std::string reached = isFall ? now.substr(std::string_view(kFalls).size()) : now;
        if (raised.what == "level")
            return nameOf(raised.subject) + ": " +
                   (now == "below all"
                        ? say("wieder unter IW1", "below IW1 again")
                        : (isFall ? say("gefallen auf ", "down to ") : say("erreicht ", "reaches ")) + reached);
        if (raised.what == "rain") {
            const std::string level = reached.substr(reached.find(' ') + 1);
            return nameOf(raised.subject) + ": " +
                   (now == "below all"
                        ? say("unter allen Warnstufen", "below all levels")
                        : (isFall ? say("zurück auf Warnstufe ", "down to level ") : say("Warnstufe ", "level ")) +
                              level);
        }
        if (raised.what == "silence")
            return nameOf(raised.subject) + ": " +
                   (now == "silent" ? say("verstummt", "silent") : say("meldet wieder", "heard again"));
        if (raised.what == "maintenance")
            return nameOf(raised.subject) + ": " +
                   (now == "ended" ? say("beendet", "ended") : say("begonnen", "begun"));
        if (raised.what == "zone")
            return zoneName(raised.subject) + ": " +
                   (now == "opened" ? say("entsteht", "opens") : say("endet", "ends"));
        if (raised.what == "proposal")
            return (raised.text.empty() ? raised.subject : raised.text) + ": " +
                   (now == "withdrawn" ? say("zurückgezogen", "withdrawn")
                    : now == "revision 1"
                        ? say("neu", "new")
                        : say("Fassung ", "revision ") + now.substr(std::string_view("revision ").size()));
        if (raised.what == "alarm") {
            std::string words = raised.text.empty() ? raised.subject : raised.text;
            words += now == "raised"  ? say(": ausgelöst", ": raised")
                     : now == "ended" ? say(": beendet", ": ended")
                                      : say(": ausgesetzt, zu häufig ausgelöst", ": left aside, raised too often");
            if (now == "raised" && !raised.task.empty())
                words += ", " + (raised.function.empty() ? std::string() : raised.function + ": ") + raised.task;
            return words;
        }
        std::string words = raised.text.empty() ? raised.subject : raised.text;
        struct Step {
            const char *plain, *german;
        };
        static constexpr std::array<Step, 6> kSteps = {{{"formed", "neu"},
                                                        {"joined", "dazugekommen"},
                                                        {"by act", "durch eine Person"},
                                                        {"open", "offen"},
                                                        {"closed", "geschlossen"},
                                                        {"merged", "zusammengelegt"}}};
        std::string step = now;
        if (m_isGerman)
            for (const Step& known : kSteps)
                if (const auto at = step.find(known.plain); at != std::string::npos)
                    step.replace(at, std::string_view(known.plain).size(), known.german);
        return words + ": " + step;
    }
    void counts() {
        const auto tried = countsOf(*m_told.tried), recorded = countsOf(*m_told.recorded);
        m_out << "\n"
              << say("Zusammen (mit diesen Regeln / in der Aufzeichnung)",
                     "In all (with these rules / in the journal)");
        for (std::size_t i = 0; i < tried.size(); ++i)
            m_out << (i == 0 ? ": " : ", ") << kindWords(tried[i].first) << " " << tried[i].second << "/"
                  << recorded[i].second;
        m_out << "\n";
    }

    const TrialTold& m_told;
    bool m_isGerman;
    std::ostream& m_out;
};

}  // namespace

void printTrialTable(const TrialTold& told, bool isGerman, std::ostream& out) { Table(told, isGerman, out).print(); }

std::vector<std::pair<std::string, int>> countsOf(const std::vector<Raised>& list) {
    std::vector<std::pair<std::string, int>> counts;
    for (const char* what : kKinds) counts.emplace_back(what, 0);
    const auto isCounted = [](const Raised& raised) {
        if (raised.what == "incident") return raised.now == "formed";
        return raised.now != "ended" && raised.now != "withdrawn" && raised.now != "below all" &&
               !raised.now.starts_with(kFalls) && raised.now != "heard again";
    };
    for (const Raised& raised : list)
        for (auto& [what, count] : counts)
            if (raised.what == what && isCounted(raised)) ++count;
    return counts;
}

std::vector<Raised> without(const std::vector<Raised>& list, const std::vector<Raised>& other) {
    std::multiset<std::string> keys;
    for (const Raised& raised : other) keys.insert(raised.key());
    std::vector<Raised> rest;
    for (const Raised& raised : list) {
        const auto at = keys.find(raised.key());
        if (at == keys.end())
            rest.push_back(raised);
        else
            keys.erase(at);
    }
    return rest;
}

}  // namespace tools
