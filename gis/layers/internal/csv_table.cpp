// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/csv_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

#include "gis/layers/internal/gdal_door.h"

namespace layers {

namespace {

constexpr std::size_t kLineMax = 100000;

std::string trimmed(std::string text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && isBlank(text.back())) text.pop_back();
    std::size_t start = 0;
    while (start < text.size() && isBlank(text[start])) ++start;
    return text.substr(start);
}

std::vector<std::string> fieldsOf(const std::string& line, char separator) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
            fields.back() += line[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == separator && !quoted)
            fields.emplace_back();
        else
            fields.back() += c;
    }
    for (std::string& field : fields) field = trimmed(std::move(field));
    return fields;
}

/// As RFC 3629 has it: no overlong forms, no halves of surrogates, nothing beyond U+10FFFF.
bool isUtf8(const std::string& text) {
    const auto byte = [&text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned lead = byte(i);
        const std::size_t more = lead < 0x80 ? 0 : lead < 0xC2 ? 4 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        if (more == 4 || lead > 0xF4) return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((byte(i + k) & 0xC0U) != 0x80U) return false;
        const unsigned second = byte(i + 1);
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
            (lead == 0xF4 && second > 0x8F))
            return false;
        i += more + 1;
    }
    return true;
}

/// Whether fields beyond the last column say anything: what a separator too much shifts would be read as another
/// column.
bool isTooLong(const std::vector<std::string>& fields, std::size_t columns) {
    return fields.size() > columns && std::any_of(fields.begin() + static_cast<std::ptrdiff_t>(columns), fields.end(),
                                                  [](const std::string& field) { return !field.empty(); });
}

}  // namespace

int CsvTable::column(const std::string& name) const {
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

std::string CsvTable::field(const Row& row, const std::string& name) const {
    const int at = column(name);
    return at < 0 || static_cast<std::size_t>(at) >= row.fields.size() ? std::string()
                                                                       : row.fields[static_cast<std::size_t>(at)];
}

base::Done eachCsvRow(const std::filesystem::path& file, const std::string& what,
                      const std::function<base::Done(const CsvTable&)>& header,
                      const std::function<base::Done(const CsvTable&, CsvTable::Row)>& take) {
    if (base::Done there = fileToRead(file, "the " + what + " file"); !there) return there;
    std::ifstream in(file, std::ios::binary);
    if (!in) return base::Failure{"the " + what + " file cannot be opened", file.string(), "check who may read it"};
    CsvTable table;
    std::string line;
    char separator = ',';
    for (int number = 1; std::getline(in, line); ++number) {
        const auto where = [&] { return file.string() + ", line " + std::to_string(number); };
        if (line.size() > kLineMax)
            return base::Failure{
                "a line of the " + what + " file is longer than " + std::to_string(kLineMax) + " characters", where(),
                "give a CSV file"};
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (!isUtf8(line))
            return base::Failure{"the " + what + " file is not in UTF-8", where(),
                                 "save the table as UTF-8 (\"CSV UTF-8\"), not as Windows-1252, Latin-1 or UTF-16"};
        if (trimmed(line).empty()) continue;
        if (table.columns.empty()) {
            separator = table.separator = line.find(';') != std::string::npos ? ';' : ',';
            table.columns = fieldsOf(line, separator);
            if (base::Done done = header(table); !done) return done;
        } else {
            std::vector<std::string> fields = fieldsOf(line, separator);
            // Only what has no line end can have been cut in its middle.
            const bool isOpen = std::count(line.begin(), line.end(), '"') % 2 != 0;
            if (in.eof() && (fields.size() < table.columns.size() || isOpen))
                return base::Failure{"the " + what + " file ends in the middle of a row", where(),
                                     "it was cut: load or copy it again"};
            if (isTooLong(fields, table.columns.size()))
                return base::Failure{"the row has " + std::to_string(fields.size()) + " fields, the header " +
                                         std::to_string(table.columns.size()),
                                     where(),
                                     separator == ','
                                         ? "is a decimal comma meant? write 212.18, or separate by semicolons; put "
                                           "quotes round a text that holds a comma"
                                         : "put quotes round a text that holds a semicolon"};
            // A row that leaves out its last separators has room for a decimal comma that nobody would notice.
            if (separator == ',' && fields.size() < table.columns.size())
                return base::Failure{"the row has " + std::to_string(fields.size()) + " fields, the header " +
                                         std::to_string(table.columns.size()),
                                     where(),
                                     "write all separators (\",,\" where nothing is known), or separate by "
                                     "semicolons"};
            if (base::Done done = take(table, {number, std::move(fields)}); !done) return done;
        }
    }
    if (table.columns.empty())
        return base::Failure{"the " + what + " file is empty", file.string(), "give a CSV file with a header line"};
    return base::done();
}

base::Outcome<CsvTable> readCsv(const std::filesystem::path& file, const std::string& what) {
    CsvTable read;
    const base::Done done = eachCsvRow(
        file, what,
        [&read](const CsvTable& table) {
            read.columns = table.columns, read.separator = table.separator;
            return base::done();
        },
        [&read](const CsvTable&, CsvTable::Row row) {
            read.rows.push_back(std::move(row));
            return base::done();
        });
    if (!done) return done.failure();
    return read;
}

std::optional<double> numberIn(const CsvTable& table, const CsvTable::Row& row, const std::string& column) {
    std::string text = table.field(row, column);
    if (table.separator == ';' && std::count(text.begin(), text.end(), ',') == 1 && text.find('.') == std::string::npos)
        text[text.find(',')] = '.';
    return wholeNumber(text);
}

std::optional<double> wholeNumber(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

WrittenPeople writtenPeople(const std::string& text, std::uint32_t most) {
    if (text.empty() || text == "-" || text == "\xE2\x80\x93" || text == "-1") return {};
    WrittenPeople read;
    std::uint32_t people = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), people);
    if (error == std::errc() && end == text.data() + text.size() && people <= most)
        read.people = people;
    else
        read.isWrong = true;
    return read;
}

}  // namespace layers
