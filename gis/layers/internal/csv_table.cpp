// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/csv_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

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
                      const std::function<void(const CsvTable&, CsvTable::Row)>& take) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return base::Failure{"the " + what + " file cannot be opened", file.string(), "check the path"};
    CsvTable table;
    std::string line;
    char separator = ',';
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.size() > kLineMax)
            return base::Failure{
                "a line of the " + what + " file is longer than " + std::to_string(kLineMax) + " characters",
                file.string() + ", line " + std::to_string(number), "give a CSV file"};
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (trimmed(line).empty()) continue;
        if (table.columns.empty()) {
            separator = line.find(';') != std::string::npos ? ';' : ',';
            table.columns = fieldsOf(line, separator);
            if (base::Done done = header(table); !done) return done;
        } else {
            take(table, {number, fieldsOf(line, separator)});
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
            read.columns = table.columns;
            return base::done();
        },
        [&read](const CsvTable&, CsvTable::Row row) { read.rows.push_back(std::move(row)); });
    if (!done) return done.failure();
    return read;
}

std::optional<double> wholeNumber(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace layers
