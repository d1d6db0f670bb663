// SPDX-License-Identifier: EUPL-1.2
#include "agents/field/csv_series.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "agents/field/field_plan.h"

namespace field {
namespace {

constexpr std::size_t kCsvBytesMax = 512UL * 1024 * 1024;
constexpr std::size_t kComplaintsMax = 100;
constexpr std::size_t kNamesKept = 5000;

std::string_view trimmedCell(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r";
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

/// Cells of one line; a cell in double quotes may hold the separator and doubled quotes.
std::vector<std::string> cellsOf(std::string_view line, char separator) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
            cells.back() += line[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == separator && !quoted)
            cells.emplace_back();
        else
            cells.back() += c;
    }
    for (std::string& cell : cells) cell = std::string(trimmedCell(cell));
    return cells;
}

char separatorOf(std::string_view header) {
    char best = ',';
    for (const char candidate : {';', '\t'})
        if (std::ranges::count(header, candidate) > std::ranges::count(header, best)) best = candidate;
    return best;
}

std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::optional<std::size_t> columnNamed(const std::vector<std::string>& header,
                                       std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        for (std::size_t i = 0; i < header.size(); ++i)
            if (lowered(header[i]) == name) return i;
    return std::nullopt;
}

std::optional<double> readValue(std::string text, char separator) {
    if (separator != ',') std::ranges::replace(text, ',', '.');
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || at != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<int> readDigits(std::string_view text, std::size_t from, std::size_t count) {
    if (from + count > text.size()) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Time of day from "hh:mm" or "hh:mm:ss"; empty is midnight.
bool readClock(std::string_view text, base::CivilTime& out) {
    if (text.empty()) return true;
    const auto hour = readDigits(text, 0, 2), minute = readDigits(text, 3, 2);
    if ((text.size() != 5 && text.size() != 8) || !hour || !minute || text[2] != ':') return false;
    const auto second = text.size() == 8 ? readDigits(text, 6, 2) : std::optional<int>(0);
    if (!second || (text.size() == 8 && text[5] != ':')) return false;
    out.hour = *hour;
    out.minute = *minute;
    out.second = *second;
    return out.hour < 24 && out.minute < 60 && out.second < 60;
}

/// Where the columns are that matter.
struct SeriesColumns {
    std::size_t date = 0, value = 0;
    std::optional<std::size_t> name;
    std::string valueName;
};

base::Outcome<SeriesColumns> columnsOf(const std::vector<std::string>& header, const std::string& file,
                                       const SeriesOptions& options) {
    std::string known;
    for (const std::string& one : header) known += (known.empty() ? "" : ", ") + one;
    // It goes to a terminal, and the file may be anything.
    for (char& c : known)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
    constexpr std::size_t kShownMax = 200;
    if (known.size() > kShownMax) known = known.substr(0, kShownMax) + " ...";
    SeriesColumns columns;
    const auto date = columnNamed(header, {"datum", "date", "time", "timestamp", "zeit", "zeitpunkt", "datetime"});
    if (!date)
        return base::Failure{"there is no column of dates", file + ", line 1",
                             "name it Datum, Date, Time or Timestamp; the file has: " + known};
    columns.date = *date;
    columns.value = header.size() - 1;
    if (options.column) {
        const auto at = std::ranges::find(header, *options.column);
        const auto near = nearestWord(*options.column, header);
        if (at == header.end())
            return base::Failure{"there is no column \"" + *options.column + "\"", file + ", line 1",
                                 near ? "did you mean \"" + *near + "\"?" : "the file has: " + known};
        columns.value = static_cast<std::size_t>(at - header.begin());
    }
    if (columns.value == columns.date)
        return base::Failure{"the value column is the column of dates", file + ", line 1",
                             "give --column; the file has: " + known};
    columns.name = columnNamed(header, {"name", "station", "stationsname", "pegel"});
    if (options.nameFilter && !columns.name)
        return base::Failure{"there is no column of names to filter by", file + ", line 1",
                             "leave --name-filter out, or name the column Name; the file has: " + known};
    columns.valueName = header[columns.value];
    return columns;
}

/// Takes rows one by one.
class SeriesBuilder {
public:
    SeriesBuilder(SeriesColumns columns, char separator, std::size_t width, const SeriesOptions& options)
        : m_columns(std::move(columns)), m_separator(separator), m_width(width), m_options(options) {}

    void take(std::size_t line, std::string_view text) {
        const std::vector<std::string> cells = cellsOf(text, m_separator);
        if (cells.size() != m_width)
            return skip(line, std::to_string(cells.size()) + " cells instead of " + std::to_string(m_width));
        if (m_options.nameFilter && cells[*m_columns.name] != *m_options.nameFilter) {
            ++series.others;
            if (otherNames.size() < kNamesKept) otherNames.insert(cells[*m_columns.name]);
            return;
        }
        const auto at = readMoment(cells[m_columns.date]);
        if (!at) return skip(line, "\"" + cells[m_columns.date].substr(0, 40) + "\" is not a date");
        const std::string& value = cells[m_columns.value];
        const auto number = readValue(value, m_separator);
        if (!number)
            return skip(line, value.empty() ? m_columns.valueName + " is empty"
                                            : "\"" + value.substr(0, 40) + "\" is not a number");
        if (!series.rows.empty() && *at <= series.rows.back().at) return skip(line, "not later than the row before");
        series.rows.push_back({*at, *number});
    }
    Series series;
    std::set<std::string> otherNames;  ///< to suggest from

private:
    void skip(std::size_t line, const std::string& why) {
        ++series.skipped;
        if (series.complaints.size() < kComplaintsMax)
            series.complaints.push_back("line " + std::to_string(line) + ": " + why + "; skipped");
    }
    SeriesColumns m_columns;
    char m_separator;
    std::size_t m_width;
    const SeriesOptions& m_options;
};

}  // namespace

std::optional<base::Instant> readMoment(std::string_view text) {
    text = trimmedCell(text);
    if (text.size() > 10 && text[4] == '-') {
        std::string iso(text);
        if (iso[10] == ' ') iso[10] = 'T';
        if (const auto at = base::fromIso(iso)) return at;
    }
    base::CivilTime civil;
    std::optional<int> year, month, day;
    if (text.size() >= 10 && text[4] == '-' && text[7] == '-') {
        year = readDigits(text, 0, 4);
        month = readDigits(text, 5, 2);
        day = readDigits(text, 8, 2);
    } else if (text.size() >= 10 && text[2] == '.' && text[5] == '.') {
        day = readDigits(text, 0, 2);
        month = readDigits(text, 3, 2);
        year = readDigits(text, 6, 4);
    }
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1) return std::nullopt;
    civil.year = *year;
    civil.month = *month;
    civil.day = *day;
    if (text.size() > 10 && text[10] != ' ' && text[10] != 'T') return std::nullopt;
    if (!readClock(text.size() > 10 ? text.substr(11) : std::string_view(), civil)) return std::nullopt;
    const base::Instant at = base::fromCivilUtc(civil);
    // 31 February comes back as a day of March.
    const base::CivilTime back = base::civilUtc(at);
    if (back.day != civil.day || back.month != civil.month || back.year != civil.year) return std::nullopt;
    return at;
}

std::int64_t Series::spacingS() const {
    if (rows.size() < 2) return 0;
    std::vector<std::int64_t> spans;
    for (std::size_t i = 1; i < rows.size(); ++i) spans.push_back(base::spanMs(rows[i].at, rows[i - 1].at) / 1000);
    const auto middle = spans.begin() + static_cast<std::ptrdiff_t>(spans.size() / 2);
    std::nth_element(spans.begin(), middle, spans.end());
    return *middle;
}

base::Outcome<Series> readSeries(std::string_view text, const std::string& name, const SeriesOptions& options) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::string_view first = text.substr(0, text.find('\n'));
    if (trimmedCell(first).empty())
        return base::Failure{"the file has no header line", name + ", line 1", "the first line must name the columns"};
    const char separator = separatorOf(first);
    const std::vector<std::string> header = cellsOf(first, separator);
    auto columns = columnsOf(header, name, options);
    if (!columns) return columns.failure();
    SeriesBuilder builder(std::move(columns).value(), separator, header.size(), options);
    std::size_t line = 1;
    for (std::size_t at = first.size() + 1; at < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view row = text.substr(at, end - at);
        if (!trimmedCell(row).empty()) builder.take(line + 1, row);
        at = end + 1;
    }
    if (builder.series.rows.empty()) {
        const bool filtered = options.nameFilter && builder.series.others > 0 && builder.series.skipped == 0;
        if (!filtered)
            return base::Failure{"there is no usable row (" + std::to_string(builder.series.skipped) + " bad ones)",
                                 name,
                                 builder.series.complaints.empty() ? "add rows" : builder.series.complaints.front()};
        const auto near = nearestWord(*options.nameFilter, {builder.otherNames.begin(), builder.otherNames.end()});
        return base::Failure{"no row is named \"" + *options.nameFilter + "\"", name,
                             near ? "did you mean \"" + *near + "\"?" : "write the name exactly as in the file"};
    }
    return std::move(builder.series);
}

base::Outcome<Series> loadSeries(const std::filesystem::path& file, const SeriesOptions& options) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error) return base::Failure{"the file cannot be read: " + error.message(), file.string(), "check the path"};
    if (size > kCsvBytesMax)
        return base::Failure{"the file is larger than 512 MB", file.string(), "cut it into pieces"};
    std::ifstream in(file, std::ios::binary);
    if (!in) return base::Failure{"the file cannot be opened", file.string(), "check its rights"};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return readSeries(bytes.str(), file.string(), options);
}

}  // namespace field
