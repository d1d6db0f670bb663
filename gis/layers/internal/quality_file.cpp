// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/quality_file.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "gis/fusion/quality_control.h"
#include "gis/layers/internal/csv_table.h"

namespace layers {
namespace {

struct Row {
    int line = 0;
    std::string time, value;
    std::optional<fusion::Sample> sample;  ///< absent: it has no time
    std::string fault;                     ///< what is wrong with it, for the person
};

bool isNoNumber(const std::string& text) {
    return text.empty() || text == "NaN" || text == "nan" || text == "NA" || text == "null";
}

/// As written, else without a zone as tables from elsewhere have it: for judging a series only distances count.
std::optional<base::Instant> timeOf(std::string text, bool& isZoneless) {
    if (const auto at = base::fromIso(text)) return at;
    constexpr std::size_t kDate = 10, kMinutes = 16;
    if (text.size() > kDate && text[kDate] == ' ') text[kDate] = 'T';
    if (text.size() == kDate) text += "T00:00";
    if (text.size() == kMinutes) text += ":00";
    if (const auto at = base::fromIso(text)) return at;
    const auto at = base::fromIso(text + "Z");
    isZoneless = isZoneless || at.has_value();
    return at;
}

/// "1,5" is a number where the comma parts no columns.
std::optional<double> valueOf(std::string text) {
    if (const auto comma = text.find(','); comma != std::string::npos && text.find('.') == std::string::npos)
        text[comma] = '.';
    return wholeNumber(text);
}

struct Series {
    std::vector<Row> rows;
    bool isZoneless = false;
};

Row rowOf(const CsvTable::Row& from, const std::string& time, const std::string& value, bool& isZoneless) {
    static const base::Instant kFirst = base::fromCivilUtc({2000, 1, 1}), kEnd = base::fromCivilUtc({2100, 1, 1});
    Row row{from.line, time, value, std::nullopt, ""};
    const auto at = timeOf(time, isZoneless);
    if (!at) {
        row.fault = "the time '" + time + "' cannot be read; write 2021-07-14T18:05:00+02:00";
        return row;
    }
    if (*at < kFirst || *at >= kEnd) {
        row.fault = "the clock of this row is absurd: " + time;
        return row;
    }
    row.sample = fusion::Sample{};
    row.sample->at = row.sample->saidAt = *at;
    row.sample->value = valueOf(value);
    if (!row.sample->value && !isNoNumber(value))
        row.fault = "the value '" + value + "' is no number; leave the field empty where there is none";
    return row;
}

/// The first of these columns that the table has.
std::string columnOf(const CsvTable& table, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (table.column(name) >= 0) return name;
    return "";
}

base::Outcome<Series> readSeries(const std::filesystem::path& file) {
    const auto read = readCsv(file, "series");
    if (!read) return read.failure();
    const CsvTable& table = read.value();
    const std::string time = columnOf(table, {"time", "timestamp", "datetime", "zeit", "Zeit"}),
                      value = columnOf(table, {"value", "wert", "Wert", "level"});
    if (time.empty() || value.empty())
        return base::Failure{std::string("the series has no column '") + (time.empty() ? "time" : "value") + "'",
                             file.string(), "its header must be: time,value"};
    Series series;
    for (const CsvTable::Row& row : table.rows)
        series.rows.push_back(rowOf(row, table.field(row, time), table.field(row, value), series.isZoneless));
    return series;
}

/// Judges as a station's watch does: in the order of the table, nothing that is not newer.
class Judge {
public:
    explicit Judge(const fusion::StationFacts& facts) : m_control(facts) {}
    fusion::Verdict judge(const Row& row, const fusion::TrustedSeries* neighbour) {
        fusion::Verdict verdict;
        if (!row.sample) {
            verdict.quality = wire::Quality::Missing;
            verdict.reasons = {"no-time"};
            return verdict;
        }
        const fusion::Sample& sample = *row.sample;
        if (m_newest && sample.at <= *m_newest) {
            verdict.reasons = {sample.at == *m_newest ? "said-before" : "late"};
            return verdict;
        }
        m_newest = sample.at;
        verdict = m_control.judge(sample, m_series, neighbour);
        if (verdict.usable) m_series.add({sample.at, *sample.value, {}});
        return verdict;
    }
    [[nodiscard]] const fusion::TrustedSeries& series() const { return m_series; }

private:
    fusion::QualityControl m_control;
    fusion::TrustedSeries m_series;
    std::optional<base::Instant> m_newest;
};

std::string lineOf(const Row& row, const fusion::Verdict& verdict) {
    nlohmann::ordered_json json;
    json["line"] = row.line;
    json["time"] = row.time;
    json["value"] = row.value;
    json["flag"] = static_cast<int>(verdict.quality);
    json["usable"] = verdict.usable;
    json["reasons"] = verdict.reasons;
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

base::Outcome<std::vector<std::string>> judgeSeries(const QualityRequest& request,
                                                    const std::function<void(const std::string&)>& take) {
    const auto series = readSeries(request.series);
    if (!series) return series.failure();
    std::vector<Row> upstream;
    if (!request.neighbour.empty()) {
        auto read = readSeries(request.neighbour);
        if (!read) return read.failure();
        if (read.value().isZoneless != series.value().isZoneless)
            return base::Failure{"one of the two series has times without a zone", request.neighbour.string(),
                                 "write both with their zone, or both without"};
        upstream = std::move(read.value().rows);
    }
    std::vector<std::string> wrong;
    const auto note = [&](const std::filesystem::path& file, const Row& row) {
        if (!row.fault.empty()) wrong.push_back(file.string() + ":" + std::to_string(row.line) + ": " + row.fault);
    };
    Judge own(request.facts), beside(request.facts);
    auto next = upstream.begin();
    for (const Row& row : series.value().rows) {
        note(request.series, row);
        // What the neighbour had said by then.
        for (; next != upstream.end() && (!next->sample || (row.sample && next->sample->at <= row.sample->at));
             ++next) {
            note(request.neighbour, *next);
            (void)beside.judge(*next, nullptr);
        }
        take(lineOf(row, own.judge(row, request.neighbour.empty() ? nullptr : &beside.series())));
    }
    return wrong;
}

}  // namespace layers
