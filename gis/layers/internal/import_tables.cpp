// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "gis/layers/internal/csv_table.h"
#include "gis/layers/internal/gdal_door.h"
#include "gis/layers/internal/imports.h"

namespace layers {

namespace {

constexpr std::uint32_t kPeopleMost = 100'000;  ///< in 100 m x 100 m

using CellKey = std::pair<long long, long long>;  ///< east, north of the cell in hundreds of metres

CellKey cellOf(double east, double north) {
    return {static_cast<long long>(std::floor(east / 100)), static_cast<long long>(std::floor(north / 100))};
}

geometry::MapPoint middleOf(const geometry::MapPolygon& shape) {
    geometry::MapPoint sum;
    for (const auto& p : shape.front()) sum.eastM += p.eastM, sum.northM += p.northM;
    const auto n = static_cast<double>(shape.front().size());
    return {sum.eastM / n, sum.northM / n};
}

/// Cells of the census are square in EPSG:3035 and stand askew on the map; a made town's may be square on the map.
bool isOnTheMapsGrid(const PopulationCell& cell) {
    const geometry::MapRing& ring = cell.shape.front();
    return ring.size() == 4 && ring[0].northM == ring[1].northM && ring[1].eastM == ring[2].eastM;
}

}  // namespace

namespace {

using Share = std::optional<double> BuildingShape::*;

/// Each cell's people over the buildings in it that `mayHold` takes, by footprint; without such over all. Returns how
/// many are in cells without any.
template <class MayHold>
std::uint64_t shareCells(const std::vector<PopulationCell>& cells, std::vector<BuildingShape>& buildings, Share share,
                         MayHold mayHold) {
    for (BuildingShape& building : buildings) (building.*share).reset();
    if (cells.empty()) return 0;
    const bool isMapGrid = isOnTheMapsGrid(cells.front());
    const auto keyOf = [isMapGrid](const geometry::MapPolygon& shape) {
        const geometry::MapPoint middle = middleOf(shape);
        const geometry::MapPoint at = isMapGrid ? middle : geometry::toEuropean(geometry::toGeo(middle));
        return cellOf(at.eastM, at.northM);
    };
    std::map<CellKey, std::vector<std::size_t>> houses;
    std::vector<double> weight(buildings.size(), 0);
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        houses[keyOf(buildings[i].shape)].push_back(i);
        weight[i] = geometry::areaM2({buildings[i].shape});
        buildings[i].*share = 0.0;
    }
    double homeless = 0;
    for (const PopulationCell& cell : cells) {
        if (!cell.people) continue;
        const std::vector<std::size_t>& inside = houses[keyOf(cell.shape)];
        double chosen = 0, all = 0;
        for (const std::size_t i : inside) (mayHold(buildings[i]) ? chosen : all) += weight[i];
        const double total = chosen > 0 ? chosen : all;
        if (total <= 0) homeless += *cell.people;
        for (const std::size_t i : inside)
            if (total > 0 && (chosen <= 0 || mayHold(buildings[i])))
                buildings[i].*share = *cell.people * weight[i] / total;
    }
    return static_cast<std::uint64_t>(homeless);
}

}  // namespace

std::uint64_t sharePeople(TownContent& town) {
    return shareCells(town.population, town.buildings, &BuildingShape::people,
                      [](const BuildingShape& b) { return b.use == "home"; });
}

std::uint64_t sharePeopleByDay(TownContent& town) {
    return shareCells(town.populationByDay, town.buildings, &BuildingShape::peopleByDay,
                      [](const BuildingShape& b) { return b.use != "other"; });
}

base::Done importPopulation(const std::filesystem::path& file, const geometry::MapBox& box, const char* layer,
                            std::vector<PopulationCell>& cells, Lines& lines) {
    GdalMessages messages;
    OGRSpatialReference grid = epsg(3035), map = epsg(25832);
    const std::unique_ptr<OGRCoordinateTransformation> toTown(OGRCreateCoordinateTransformation(&grid, &map));
    int unreadable = 0, hidden = 0, firstBad = 0;
    std::map<CellKey, int> lineOf;
    const auto takeRow = [&](const CsvTable& table, const CsvTable::Row& row) -> base::Done {
        const auto failure = [&](const std::string& what, const std::string& fix) {
            return base::Failure{what, file.string() + ", line " + std::to_string(row.line), fix};
        };
        if (row.fields.size() < table.columns.size())
            return failure("the row has " + std::to_string(row.fields.size()) + " fields, the header " +
                               std::to_string(table.columns.size()),
                           "the file was cut or damaged: load it again");
        const std::string text = table.field(row, "Einwohner");
        const WrittenPeople written = writtenPeople(text, kPeopleMost);
        if (written.isWrong)
            return failure("Einwohner is '" + text + "', no whole number from 0 to " + std::to_string(kPeopleMost),
                           "write digits only, without separators of thousands or decimals; a dash where the figure "
                           "is hidden");
        const auto x = wholeNumber(table.field(row, "x_mp_100m")), y = wholeNumber(table.field(row, "y_mp_100m"));
        if (!x || !y) {
            if (unreadable++ == 0) firstBad = row.line;
            return base::done();
        }
        std::array<double, 4> east{*x - 50, *x + 50, *x + 50, *x - 50}, north{*y - 50, *y - 50, *y + 50, *y + 50};
        if (toTown->Transform(4, east.data(), north.data()) == 0) return base::done();
        geometry::MapRing ring;
        for (std::size_t i = 0; i < 4; ++i) ring.push_back({east[i], north[i]});
        if (!geometry::boxOf(ring).touches(box)) return base::done();
        if (const auto [first, isNew] = lineOf.emplace(cellOf(*x, *y), row.line); !isNew)
            return failure("the cell at " + table.field(row, "x_mp_100m") + ", " + table.field(row, "y_mp_100m") +
                               " is there twice: it stands in line " + std::to_string(first->second) + ", too",
                           "leave one of the two rows");
        hidden += written.people ? 0 : 1;
        cells.push_back({{ring}, written.people});
        return base::done();
    };
    base::Done read = eachCsvRow(
        file, "population",
        [&file](const CsvTable& table) {
            for (const char* column : {"x_mp_100m", "y_mp_100m", "Einwohner"})
                if (table.column(column) < 0)
                    return base::Done(base::Failure{
                        "the population file lacks the column '" + std::string(column) + "'",
                        file.string() + ", line 1",
                        "give the Zensus 2022 table of 100 m cells (GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner)"});
            return base::done();
        },
        takeRow);
    if (!read) return read;
    if (cells.empty())
        return base::Failure{"no cell of the population file lies in the town", file.string(),
                             "give the cells of this town, with midpoints in EPSG:3035"};
    std::string line = std::string(layer) + ": " + std::to_string(cells.size()) + " cells";
    if (hidden > 0) line += ", " + std::to_string(hidden) + " with a hidden figure (unknown, not 0)";
    if (unreadable > 0)
        line += ", " + std::to_string(unreadable) + " unreadable lines left out, the first is line " +
                std::to_string(firstBad);
    lines.push_back(std::move(line));
    return base::done();
}

namespace {

const std::vector<std::string> kStationNumbers = {
    "period_s", "iw1_cm",     "iw2_cm",     "iw3_cm",       "mean_cm",   "unknown_after",  "alarm_after", "span_min",
    "span_max", "sensor_min", "sensor_max", "step_suspect", "step_fail", "flat_suspect_s", "flat_fail_s"};
const std::vector<std::string> kStationTexts = {"id",       "name", "water", "quantity", "unit", "zero_m",
                                                "upstream", "lat",  "lon",   "east",     "north"};

/// Reads the rows of a stations table; a failure names line and column.
class StationRows {
public:
    StationRows(const std::filesystem::path& file, const CsvTable& table, TownContent& town)
        : m_file(file), m_table(table), m_town(town) {}

    base::Done readAll() {
        for (const std::string& column : m_table.columns)
            if (!isKnown(column))
                return failure(1, "the stations file has an unknown column '" + column + "'",
                               "the columns are in gis/layers/README.md, layer stations");
        if (m_table.rows.empty()) return failure(1, "the stations file has no stations", "give a line per station");
        for (const CsvTable::Row& row : m_table.rows)
            if (base::Done done = readRow(row); !done) return done;
        return base::done();
    }

private:
    static bool isKnown(const std::string& column) {
        return std::find(kStationNumbers.begin(), kStationNumbers.end(), column) != kStationNumbers.end() ||
               std::find(kStationTexts.begin(), kStationTexts.end(), column) != kStationTexts.end();
    }
    base::Failure failure(int line, const std::string& what, const std::string& fix) const {
        return {what, m_file.string() + ", line " + std::to_string(line), fix};
    }

    base::Failure notANumber(int line, const std::string& column, const std::string& text) const {
        return failure(line, column + " is '" + text + "', not a number",
                       "write numbers with a decimal point (a decimal comma where semicolons part the fields)");
    }

    base::Done readRow(const CsvTable::Row& row) {
        std::map<std::string, double> numbers;
        for (const std::string& column : kStationNumbers) {
            const std::string text = m_table.field(row, column);
            if (text.empty()) continue;
            const auto value = numberIn(m_table, row, column);
            if (!value) return notANumber(row.line, column, text);
            numbers[column] = *value;
        }
        const auto number = [&numbers](const char* column) {
            return numbers.count(column) != 0 ? std::optional(numbers[column]) : std::nullopt;
        };
        fusion::StationFacts s;
        s.id = m_table.field(row, "id");
        if (s.id.empty()) return failure(row.line, "the station has no id", "fill the column id");
        if (base::Done done = checkId(row, s.id); !done) return done;
        if (!m_ids.insert(s.id).second)
            return failure(row.line, "the station '" + s.id + "' is there twice", "give each station its own id");
        s.name = m_table.field(row, "name").empty() ? s.id : m_table.field(row, "name");
        s.water = m_table.field(row, "water");
        const std::string quantity = m_table.field(row, "quantity");
        if (quantity != "water_level" && quantity != "rain")
            return failure(row.line, "quantity is '" + quantity + "'", "write water_level or rain");
        s.quantity = quantity == "rain" ? wire::Quantity::Rain : wire::Quantity::WaterLevel;
        s.unit = m_table.field(row, "unit");
        if (s.unit != (quantity == "rain" ? "mm" : "cm"))
            return failure(
                row.line, s.unit.empty() ? "the station '" + s.id + "' has no unit" : "unit is '" + s.unit + "'",
                quantity == "rain"
                    ? "rain is in mm: write mm into the column unit"
                    : "levels are in cm: turn figures in m into cm (times 100) and write cm into the column unit");
        s.periodS = number("period_s").value_or(300);
        if (!(s.periodS > 0))
            return failure(row.line, "period_s must be above 0", "give the station's own reporting period in seconds");
        s.iwCm[0] = number("iw1_cm"), s.iwCm[1] = number("iw2_cm"), s.iwCm[2] = number("iw3_cm");
        if (base::Done done = checkLevels(row, s); !done) return done;
        s.meanCm = number("mean_cm");
        s.unknownAfterPeriods = number("unknown_after").value_or(2);
        s.alarmAfterPeriods = number("alarm_after").value_or(3);
        s.spanMin = number("span_min"), s.spanMax = number("span_max");
        s.sensorMin = number("sensor_min"), s.sensorMax = number("sensor_max");
        for (const auto& [name, low, high] :
             {std::tuple("span", s.spanMin, s.spanMax), std::tuple("sensor", s.sensorMin, s.sensorMax)})
            if (low && high && *low > *high)
                return failure(row.line,
                               std::string(name) + "_min is above " + name + "_max: every reading would be bad",
                               "give the lesser one as the minimum");
        s.stepSuspect = number("step_suspect"), s.stepFail = number("step_fail");
        s.flatSuspectS = number("flat_suspect_s"), s.flatFailS = number("flat_fail_s");
        if (const std::string upstream = m_table.field(row, "upstream"); !upstream.empty()) s.upstream = upstream;
        if (base::Done done = place(row, s); !done) return done;
        if (base::Done done = level(row, s); !done) return done;
        if (base::Done done = checkAgainstTown(row, s); !done) return done;
        m_town.stations.push_back(std::move(s));
        return base::done();
    }
    base::Done checkId(const CsvTable::Row& row, const std::string& id) const {
        constexpr std::size_t kIdMost = 100;
        if (id.size() > kIdMost)
            return failure(
                row.line,
                "the station's id is " + std::to_string(id.size()) + " bytes long, '" + id.substr(0, 20) + "...'",
                "give a short id, " + std::to_string(kIdMost) + " bytes at most");
        const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
        if (std::any_of(id.begin(), id.end(), isControl))
            return failure(row.line, "the station's id holds a control character",
                           "write it in letters, digits and signs; look for a tab or line end in the cell");
        return base::done();
    }
    base::Done checkLevels(const CsvTable::Row& row, const fusion::StationFacts& s) const {
        constexpr double kLevelMostCm = 1e5;
        std::optional<double> below;
        for (const std::optional<double>& level : s.iwCm) {
            if (level && std::abs(*level) > kLevelMostCm)
                return failure(row.line,
                               "an Informationswert is more than a kilometre: " +
                                   std::to_string(std::llround(*level / 100)) + " m",
                               "give it in cm above the gauge's zero");
            if (level && below && *level <= *below)
                return failure(row.line, "the Informationswerte do not rise", "iw1_cm < iw2_cm < iw3_cm");
            if (level) below = level;
        }
        return base::done();
    }
    base::Done place(const CsvTable::Row& row, fusion::StationFacts& s) {
        const auto lat = numberIn(m_table, row, "lat"), lon = numberIn(m_table, row, "lon");
        const auto east = numberIn(m_table, row, "east"), north = numberIn(m_table, row, "north");
        if (east && north)
            s.at = {*east, *north};
        else if (lat && lon && *lat > 45 && *lat < 57 && *lon > 3 && *lon < 17)
            s.at = geometry::toMap(geometry::GeoDegrees{*lat, *lon});
        else
            return failure(row.line, "the station '" + s.id + "' has no usable place",
                           "give lat and lon in degrees (45..57, 3..17), or east and north in EPSG:25832");
        return base::done();
    }
    base::Done level(const CsvTable::Row& row, fusion::StationFacts& s) {
        const std::string zero = m_table.field(row, "zero_m");
        if (zero.empty()) return base::done();
        if (zero != "auto-mean") {
            s.zeroM = numberIn(m_table, row, "zero_m");
            return s.zeroM ? base::done()
                           : base::Done(failure(row.line, "zero_m is '" + zero + "'",
                                                "give the gauge's zero in m NHN, or auto-mean for a trial set-up"));
        }
        if (!m_town.trial)
            return failure(row.line,
                           "the gauge zero of '" + s.id + "' is guessed (auto-mean), and warnings would rest on it",
                           "give the gauge's zero in m NHN, or build with --trial");
        if (!m_town.elevation || !s.meanCm)
            return failure(row.line, "zero_m is auto-mean, which needs mean_cm and an elevation",
                           "give both, or the gauge's zero in m NHN");
        const auto ground = heightAt(*m_town.elevation, s.at);
        if (!ground)
            return failure(row.line, "the elevation has no height at the station '" + s.id + "'", "check its place");
        s.zeroM = std::round((*ground - *s.meanCm / 100) * 100) / 100;
        return base::done();
    }

    /// So far off it is no gauge's mistake: units or axes are others.
    base::Done checkAgainstTown(const CsvTable::Row& row, const fusion::StationFacts& s) const {
        if (m_span)
            if (const double away = beyondM(*m_span, s.at); !(away <= kFarthestM))
                return failure(row.line,
                               "the station '" + s.id + "' lies " + std::to_string(std::llround(away / 1000)) +
                                   " km outside the town",
                               "give lat and lon in degrees, or east and north in m of EPSG:25832 (zone 32); are the "
                               "two exchanged, or is it another zone?");
        if (!s.zeroM || !m_town.elevation) return base::done();
        const auto ground = heightAt(*m_town.elevation, s.at);
        if (ground && std::abs(*ground - *s.zeroM) > kZeroFarthestM)
            return failure(row.line,
                           "zero_m of '" + s.id + "' is " + std::to_string(std::llround(*s.zeroM)) +
                               " m, the ground there " + std::to_string(std::llround(*ground)) + " m",
                           "give the gauge's zero in metres NHN, not in cm");
        return base::done();
    }

    static constexpr double kFarthestM = 100'000;    ///< beyond the town's extent
    static constexpr double kZeroFarthestM = 1'000;  ///< from the ground at the station
    const std::filesystem::path& m_file;
    const CsvTable& m_table;
    TownContent& m_town;
    const std::optional<geometry::MapBox> m_span{spanOf(m_town)};
    std::set<std::string> m_ids;
};

}  // namespace

base::Done importStations(const std::filesystem::path& file, TownContent& town, Lines& lines) {
    auto table = readCsv(file, "stations");
    if (!table) return table.failure();
    if (base::Done done = StationRows(file, table.value(), town).readAll(); !done) return done;
    lines.push_back("stations: " + std::to_string(town.stations.size()));
    return base::done();
}

}  // namespace layers
