// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/source_notes.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "gis/layers/internal/district_columns.h"

namespace layers {

namespace {

constexpr const char* kOsmLayers[] = {"landuse",   "water",   "watercourses", "streets",  "railways",
                                      "buildings", "objects", "places",       "utilities"};
constexpr const char* kOsmLicence = "ODbL 1.0, (c) OpenStreetMap contributors";
constexpr const char* kCensusLicence = "dl-de/by-2-0, (c) Statistische Aemter des Bundes und der Laender";
constexpr std::size_t kDoubtsNoted = 3;
constexpr std::size_t kWordsMost = 300;  ///< of a source or licence: it stands in one line under the map

struct Given {
    std::string source, licence, date;
};

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool isIsoDay(const std::string& text) {
    int year = 0;
    unsigned month = 0, day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) continue;
        if (text[i] < '0' || text[i] > '9') return false;
        const auto digit = static_cast<unsigned>(text[i] - '0');
        if (i < 4)
            year = year * 10 + static_cast<int>(digit);
        else
            (i < 7 ? month : day) = (i < 7 ? month : day) * 10 + digit;
    }
    return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)).ok();
}

/// "SOURCE;LICENCE;DATE"; nothing when it is written otherwise.
std::optional<Given> givenOf(const std::string& text) {
    if (std::count(text.begin(), text.end(), ';') != 2) return std::nullopt;
    const std::size_t first = text.find(';'), second = text.find(';', first + 1);
    Given given{trimmed(text.substr(0, first)), trimmed(text.substr(first + 1, second - first - 1)),
                trimmed(text.substr(second + 1))};
    const bool isControl = std::any_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < 0x20; });
    if (given.source.empty() || given.source.size() > kWordsMost || given.licence.size() > kWordsMost || isControl ||
        !(given.date.empty() || isIsoDay(given.date)))
        return std::nullopt;
    return given;
}

std::vector<std::pair<const char*, bool>> kindsOf(const SourceFiles& files) {
    return {{"osm", !files.osm.empty()},
            {"districts", !files.districts.empty()},
            {"elevation", !files.elevation.empty()},
            {"population", !files.population.empty()},
            {"population_day", !files.populationByDay.empty()},
            {"stations", !files.stations.empty()}};
}

std::string fileDate(const std::filesystem::path& file) {
    std::error_code error;
    const auto written = std::filesystem::last_write_time(file, error);
    if (error) return {};
    const auto system = std::chrono::file_clock::to_sys(written);
    return base::isoUtc({std::chrono::duration_cast<std::chrono::milliseconds>(system.time_since_epoch()).count()})
        .substr(0, 10);
}

class Notes {
public:
    Notes(const SourceFiles& files, const OsmTold& osm, TownContent& town, Lines& lines)
        : m_files(files), m_osm(osm), m_town(town), m_lines(lines) {}

    void takeAll() {
        if (!m_files.osm.empty()) takeOsm();
        take("districts", "districts", m_files.districts, "");
        if (!m_files.districts.empty()) tellNameless();
        take("population", "population", m_files.population, kCensusLicence);
        take("population_day", "population_day", m_files.populationByDay, "");
        take("stations", "stations", m_files.stations, "");
        for (const auto& [name, file] : m_files.own) take(name, "own_" + name, file, "");
        if (!m_files.elevation.empty()) {
            take("elevation", "elevation", m_files.elevation.front(), "");
            if (const std::size_t more = m_files.elevation.size() - 1; more > 0)
                m_town.sources.back().note += "; first of " + std::to_string(more + 1) + " files";
        }
        tellDoubts();
    }

private:
    void put(const std::string& layer, SourceNote note) {
        std::erase_if(m_town.sources, [&](const SourceNote& n) { return n.layer == layer; });
        for (const std::string& line : m_lines)
            if (line.starts_with(layer + ": ")) {
                note.note = line.substr(layer.size() + 2) + note.note;
                break;
            }
        note.layer = layer;
        m_town.sources.push_back(std::move(note));
    }
    [[nodiscard]] std::optional<Given> given(const std::string& key) const {
        const auto at = m_files.sourcesOf.find(key);
        return at == m_files.sourcesOf.end() ? std::nullopt : givenOf(at->second);
    }
    /// Under the source that was given stands which file it was; without one the file is all that is known.
    void take(const std::string& key, const std::string& layer, const std::filesystem::path& file,
              const char* licence) {
        if (file.empty()) return;
        const std::string name = file.filename().string(), day = fileDate(file);
        const std::string fileWords = day.empty() ? name : name + " of " + day;
        if (const auto told = given(key)) {
            put(layer,
                {"", told->source, told->licence.empty() ? licence : told->licence, told->date, "; file " + fileWords});
            return;
        }
        put(layer, {"", name, licence, "", day.empty() ? std::string() : "; file of " + day});
        m_lines.push_back("sources: of " + layer + " neither source nor date" +
                          (*licence == '\0' ? " nor licence" : "") + " is known (--source-of '" + key +
                          "=SOURCE;LICENCE;DATE')");
    }
    void takeOsm() {
        const std::string name = m_files.osm.filename().string();
        SourceNote note{"", name, kOsmLicence, m_osm.date, ""};
        if (const auto told = given("osm")) {
            note.source = told->source, note.note = "; file " + name;
            if (!told->licence.empty()) note.licence = told->licence;
            if (!told->date.empty()) note.date = told->date;
        }
        for (const char* layer : kOsmLayers) put(layer, note);
        if (m_town.utilities.empty()) m_town.sources.pop_back();
        if (!m_osm.districts) return;
        put("districts", note);
        if (m_town.districts.empty()) m_town.sources.pop_back();
    }
    void tellNameless() {
        for (const std::string& line : m_lines)
            if (line.starts_with(kDistrictsWithoutNames)) {
                m_town.sources.back().note += "; names are missing";
                if (m_files.warn) m_files.warn(line);
            }
    }
    /// What stations can hardly be meant to be stands in the package, too, for whoever asks later: asked anew whenever
    /// they, or the heights and watercourses that they are held against, are others.
    void tellDoubts() {
        constexpr const char* kMark = "; station '";
        const auto stations = std::find_if(m_town.sources.begin(), m_town.sources.end(),
                                           [](const SourceNote& note) { return note.layer == "stations"; });
        const bool isOther = !m_files.stations.empty() || !m_files.elevation.empty() || !m_files.osm.empty();
        if (stations == m_town.sources.end() || !isOther) return;
        stations->note.erase(std::min(stations->note.find(kMark), stations->note.size()));
        const Lines doubts = stationDoubts(m_town);
        for (std::size_t i = 0; i < doubts.size(); ++i) {
            if (i < kDoubtsNoted) stations->note += "; " + doubts[i];
            if (m_files.warn) m_files.warn(doubts[i]);
            m_lines.push_back(doubts[i]);
        }
        if (doubts.size() > kDoubtsNoted)
            stations->note += "; and " + std::to_string(doubts.size() - kDoubtsNoted) + " doubts more";
    }

    const SourceFiles& m_files;
    const OsmTold& m_osm;
    TownContent& m_town;
    Lines& m_lines;
};

}  // namespace

base::Done checkSourcesGiven(const SourceFiles& files) {
    for (const auto& said : files.sourcesOf) {
        const std::string &name = said.first, &source = said.second;
        const auto kinds = kindsOf(files);
        const bool isKind = std::any_of(kinds.begin(), kinds.end(),
                                        [&](const auto& kind) { return kind.second && name == kind.first; });
        const bool isOwn = files.own.count(name) > 0;
        if (isKind && isOwn)
            return base::Failure{"'" + name + "' is both a kind of layer and a layer of your own: whose source is it?",
                                 "", "give the layer of your own another name"};
        if (!isKind && !isOwn)
            return base::Failure{"the source of '" + name + "' is given, but no such layer here", "",
                                 "name what is given in the same call: osm, districts, elevation, population, "
                                 "population_day, stations, or a layer of your own by its name"};
        const auto given = givenOf(source);
        if (given && files.today.size() == 10 && given->date > files.today)
            return base::Failure{"the source of '" + name + "' is of " + given->date + ", a day to come", "",
                                 "give the day of the data's state, YYYY-MM-DD, or leave it empty"};
        if (!given)
            return base::Failure{
                std::string("the source of '").append(name).append("' is '").append(source).append("'"), "",
                "write SOURCE;LICENCE;DATE, the date as YYYY-MM-DD, licence and date may be empty: "
                "--source-of 'sirens=Fire brigade;internal;2026-01-31'"};
    }
    return base::done();
}

void noteSources(const SourceFiles& files, const OsmTold& osm, TownContent& town, Lines& lines) {
    Notes(files, osm, town, lines).takeAll();
}

}  // namespace layers
