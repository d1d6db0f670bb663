// SPDX-License-Identifier: EUPL-1.2
// The order in which a town's files are read: the same for a new package and for one kind of layer in an old one.

#include <algorithm>
#include <cmath>

#include "gis/layers/internal/gdal_door.h"
#include "gis/layers/internal/imports.h"
#include "gis/layers/internal/package_content.h"
#include "gis/layers/internal/source_notes.h"

namespace layers {

namespace {

/// Round the town: water comes from beyond the last house.
constexpr double kMarginM = 500;
constexpr geometry::MapBox kEverywhere{-1e9, -1e9, 1e9, 1e9};

/// As a package remembers what it was cut to.
geometry::MapBox onWholeMetres(const geometry::MapBox& box) {
    return {std::floor(box.westM), std::floor(box.southM), std::ceil(box.eastM), std::ceil(box.northM)};
}

geometry::MapBox withMargin(const geometry::MapBox& box) {
    return {box.westM - kMarginM, box.southM - kMarginM, box.eastM + kMarginM, box.northM + kMarginM};
}

std::string sourceOf(const TownContent& town, const std::string& layer) {
    for (const SourceNote& note : town.sources)
        if (note.layer == layer) return note.source;
    return {};
}

/// One run over the files; what was in the town before stays but for the layers they bring.
class FileImport {
public:
    FileImport(const SourceFiles& files, TownContent& town, Lines& lines)
        : m_files(files), m_town(town), m_lines(lines) {}

    base::Done run() {
        for (const auto step :
             {&FileImport::check, &FileImport::setClip, &FileImport::readOsm, &FileImport::readDistricts,
              &FileImport::readElevation, &FileImport::readPopulation, &FileImport::readPopulationByDay,
              &FileImport::readStations, &FileImport::readOwn, &FileImport::checkPlace})
            if (base::Done done = (this->*step)(); !done) return done;
        settle(m_town);
        share();
        noteSources(m_files, {m_osmDate, m_districtsOfOsm}, m_town, m_lines);
        return base::done();
    }

private:
    /// A mistyped name of the last file is no reason to read the first one for ten minutes.
    base::Done check() {
        const std::pair<const std::filesystem::path&, const char*> named[] = {
            {m_files.osm, "the OSM file"},
            {m_files.population, "the population file"},
            {m_files.populationByDay, "the day population file"},
            {m_files.stations, "the stations file"}};
        for (const auto& [file, what] : named)
            if (!file.empty())
                if (base::Done there = fileToRead(file, what); !there) return there;
        // A folder of Shapefiles is one data set.
        std::error_code error;
        if (!m_files.districts.empty() && !std::filesystem::exists(m_files.districts, error))
            return base::Failure{"the districts file does not exist", m_files.districts.string(), "check the path"};
        for (const auto& [name, file] : m_files.own)
            if (!std::filesystem::exists(file, error))
                return base::Failure{"the file of the layer '" + name + "' does not exist", file.string(),
                                     "check the path"};
        if (base::Done done = checkSourcesGiven(m_files); !done) return done;
        return checkElevation(m_files.elevation);
    }
    base::Done setClip() {
        if (m_files.box) {
            const auto [west, south, east, north] = *m_files.box;
            geometry::MapBox box{1e18, 1e18, -1e18, -1e18};
            for (const geometry::GeoDegrees corner :
                 {geometry::GeoDegrees{south, west}, {south, east}, {north, west}, {north, east}}) {
                const geometry::MapPoint p = geometry::toMap(corner);
                box = {std::min(box.westM, p.eastM), std::min(box.southM, p.northM), std::max(box.eastM, p.eastM),
                       std::max(box.northM, p.northM)};
            }
            m_town.clip = onWholeMetres(box);
        }
        if (!m_files.clipToDistricts) return base::done();
        if (!m_files.districts.empty()) {
            if (base::Done done = importDistricts(m_files.districts, kEverywhere, m_town, m_lines); !done) return done;
            m_hasDistricts = true;
        }
        if (m_town.districts.empty())
            return base::Failure{"there are no districts to cut to", "", "give them with --districts, or give --box"};
        geometry::MapArea all;
        for (const fusion::District& d : m_town.districts) all.insert(all.end(), d.area.begin(), d.area.end());
        m_town.clip = onWholeMetres(withMargin(geometry::boxOf(all)));
        return base::done();
    }
    base::Done readOsm() {
        if (m_files.osm.empty()) return base::done();
        TownContent fresh;
        fresh.clip = m_town.clip;
        if (base::Done done = importOsm(m_files.osm, m_files.progress, fresh, m_lines, m_osmDate); !done) return done;
        // Districts and houses of two towns in one package: the extract was another one's.
        const auto former = spanOf(m_town), span = spanOf(fresh);
        if (former && span && !withMargin(*former).touches(*span))
            return base::Failure{"the OSM file is that of another place: it does not touch the town of the package",
                                 m_files.osm.string(),
                                 "give the extract in which the town lies, or build a new package"};
        m_districtsOfOsm = m_files.districts.empty() &&
                           (m_town.districts.empty() || sourceOf(m_town, "districts") == sourceOf(m_town, "streets"));
        if (m_districtsOfOsm) m_town.districts = std::move(fresh.districts);
        m_town.landuse = std::move(fresh.landuse), m_town.water = std::move(fresh.water);
        m_town.watercourses = std::move(fresh.watercourses), m_town.streets = std::move(fresh.streets);
        m_town.utilities = std::move(fresh.utilities);
        m_town.railways = std::move(fresh.railways), m_town.buildings = std::move(fresh.buildings);
        m_town.objects = std::move(fresh.objects), m_town.places = std::move(fresh.places);
        return base::done();
    }
    /// Where the town is: what it was cut to, else what its houses and streets span.
    [[nodiscard]] geometry::MapBox townBox() const {
        if (m_town.clip) return *m_town.clip;
        const auto span = spanOf(m_town);
        return span ? withMargin(*span) : kEverywhere;
    }
    base::Done readDistricts() {
        if (m_files.districts.empty() || m_hasDistricts) return base::done();
        const bool isPlaced = m_town.clip || !m_town.streets.empty() || !m_town.buildings.empty();
        return importDistricts(m_files.districts, isPlaced ? townBox() : kEverywhere, m_town, m_lines);
    }
    base::Done readElevation() {
        if (!m_files.elevation.empty()) {
            auto box = base::Outcome<geometry::MapBox>(townBox());
            if (box.value().eastM >= kEverywhere.eastM) box = elevationBox(m_files.elevation);
            if (!box) return box.failure();
            if (base::Done done = importElevation(m_files, box.value(), m_town, m_lines); !done) return done;
        }
        if (m_files.elevation.empty() && m_files.osm.empty()) return base::done();
        if (const int turned = turnDownhill(m_town); turned > 0)
            m_lines.push_back("watercourses: " + std::to_string(turned) + " turned round, they ran uphill");
        sayWhereNoHeightIs();
        return base::done();
    }
    void sayWhereNoHeightIs() {
        if (!m_town.elevation || !m_files.elevation.empty()) return;
        const auto& frame = m_town.elevation->frame;
        const auto beyond = std::count_if(m_town.buildings.begin(), m_town.buildings.end(), [&](const auto& b) {
            const geometry::MapPoint at = b.shape.front().front();
            return !frame.has(frame.columnOf(at.eastM), frame.rowOf(at.northM));
        });
        if (beyond > 0)
            m_lines.push_back("elevation: " + std::to_string(beyond) +
                              " buildings stand beyond it; give it again for the larger town");
    }
    base::Done readPopulation() {
        if (m_files.population.empty()) return base::done();
        m_town.population.clear();
        return importPopulation(m_files.population, townBox(), "population", m_town.population, m_lines);
    }
    base::Done readPopulationByDay() {
        if (m_files.populationByDay.empty()) return base::done();
        m_town.populationByDay.clear();
        return importPopulation(m_files.populationByDay, townBox(), "population_day", m_town.populationByDay, m_lines);
    }
    base::Done readStations() {
        if (m_files.stations.empty()) return base::done();
        m_town.stations.clear();
        return importStations(m_files.stations, m_town, m_lines);
    }
    base::Done readOwn() {
        for (const auto& [name, file] : m_files.own)
            if (base::Done done = importOwn(name, file, townBox(), m_town, m_lines); !done) return done;
        return base::done();
    }
    /// Beyond the map's own zone distances and areas are wrong: such a file is a mistake, not a town.
    base::Done checkPlace() {
        constexpr geometry::MapBox kGermany{200'000, 5'200'000, 1'000'000, 6'200'000};
        auto place = spanOf(m_town);
        if (!place && m_town.elevation) {
            const auto& f = m_town.elevation->frame;
            place = geometry::MapBox{f.westM, f.northM - f.rows * f.cellM, f.westM + f.columns * f.cellM, f.northM};
        }
        if (!place || place->touches(kGermany)) return base::done();
        const geometry::GeoDegrees middle =
            geometry::toGeo(geometry::MapPoint{(place->westM + place->eastM) / 2, (place->southM + place->northM) / 2});
        return base::Failure{"this is no place in Germany: it lies round " +
                                 std::to_string(std::lround(middle.lonDeg)) + " degrees east, " +
                                 std::to_string(std::lround(middle.latDeg)) + " north",
                             "", "check the files, and the coordinate system that they name"};
    }
    void share() {
        share("population", m_town.population, m_files.population, sharePeople);
        share("population_day", m_town.populationByDay, m_files.populationByDay, sharePeopleByDay);
    }
    void share(const std::string& layer, const std::vector<PopulationCell>& cells, const std::filesystem::path& file,
               std::uint64_t (*shareOut)(TownContent&)) {
        if (cells.empty() || (file.empty() && m_files.osm.empty())) return;
        const std::uint64_t homeless = shareOut(m_town);
        if (file.empty()) m_lines.push_back(layer + ": shared out again over the new buildings");
        if (homeless == 0) return;
        for (std::string& line : m_lines)
            if (line.starts_with(layer + ": "))
                line += ", " + std::to_string(homeless) + " people in cells without any building";
    }

    const SourceFiles& m_files;
    TownContent& m_town;
    Lines& m_lines;
    std::string m_osmDate;
    bool m_hasDistricts = false, m_districtsOfOsm = false;
};

}  // namespace

base::Done importFiles(const SourceFiles& files, TownContent& town, Lines& lines) {
    return FileImport(files, town, lines).run();
}

}  // namespace layers
