// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/quality_file.h"

#include <cmath>
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

/// As written; a time without a zone, as tables from elsewhere have it, in the zone that was said of the whole table.
std::optional<base::Instant> timeOf(std::string text, const std::string& zone, bool& isZoneless) {
    if (const auto at = base::fromIso(text)) return at;
    constexpr std::size_t kDate = 10, kMinutes = 16;
    if (text.size() > kDate && text[kDate] == ' ') text[kDate] = 'T';
    if (text.size() == kDate) text += "T00:00";
    if (text.size() == kMinutes) text += ":00";
    if (const auto at = base::fromIso(text)) return at;
    isZoneless = base::fromIso(text + "Z").has_value();
    return isZoneless && !zone.empty() ? base::fromIso(text + zone) : std::nullopt;
}

/// "1,5" is a number where the comma parts no columns.
std::optional<double> valueOf(std::string text) {
    if (const auto comma = text.find(','); comma != std::string::npos && text.find('.') == std::string::npos)
        text[comma] = '.';
    return wholeNumber(text);
}

Row rowOf(const CsvTable::Row& from, const std::string& time, const std::string& value, const std::string& zone) {
    static const base::Instant kFirst = base::fromCivilUtc({2000, 1, 1}), kEnd = base::fromCivilUtc({2100, 1, 1});
    Row row{from.line, time, value, std::nullopt, ""};
    bool isZoneless = false;
    const auto at = timeOf(time, zone, isZoneless);
    if (!at && isZoneless) {
        row.fault =
            "the time '" + time + "' says no zone; write 2021-07-14T18:05:00+02:00, or give --zone for the table";
        return row;
    }
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

base::Outcome<std::vector<Row>> readSeries(const std::filesystem::path& file, const std::string& zone) {
    const auto read = readCsv(file, "series");
    if (!read) return read.failure();
    const CsvTable& table = read.value();
    const std::string time = columnOf(table, {"time", "timestamp", "datetime", "zeit", "Zeit"}),
                      value = columnOf(table, {"value", "wert", "Wert", "level"});
    if (time.empty() || value.empty())
        return base::Failure{std::string("the series has no column '") + (time.empty() ? "time" : "value") + "'",
                             file.string(), "its header must be: time,value"};
    std::vector<Row> rows;
    for (const CsvTable::Row& row : table.rows)
        rows.push_back(rowOf(row, table.field(row, time), table.field(row, value), zone));
    return rows;
}

/// Each row older than the one before: a table as web pages show it.
bool isNewestFirst(const std::vector<Row>& rows) {
    constexpr std::size_t kRowsLeast = 3;
    std::optional<base::Instant> before;
    std::size_t timed = 0;
    for (const Row& row : rows) {
        if (!row.sample) continue;
        if (before && row.sample->at >= *before) return false;
        before = row.sample->at;
        ++timed;
    }
    return timed >= kRowsLeast;
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
    if (!request.zone.empty() && !base::fromIso("2021-07-14T12:00:00" + request.zone))
        return base::Failure{"this is no zone of time", "--zone " + request.zone, "write Z, +01:00 or +02:00"};
    if (request.facts.meanCm && !std::isfinite(*request.facts.meanCm))
        return base::Failure{"the mean water is no number", "--mean", "write centimetres, or leave it out"};
    const auto series = readSeries(request.series, request.zone);
    if (!series) return series.failure();
    std::vector<Row> upstream;
    if (!request.neighbour.empty()) {
        auto read = readSeries(request.neighbour, request.zone);
        if (!read) return read.failure();
        upstream = std::move(read.value());
    }
    std::vector<std::string> wrong;
    const auto note = [&](const std::filesystem::path& file, const Row& row) {
        if (!row.fault.empty()) wrong.push_back(file.string() + ":" + std::to_string(row.line) + ": " + row.fault);
    };
    if (series.value().empty()) wrong.push_back(request.series.string() + ": there is no row below the header");
    if (isNewestFirst(series.value()))
        wrong.push_back(
            request.series.string() +
            ": the newest row stands first, so all behind it are late; sort the table by time, oldest first");
    Judge own(request.facts), beside(request.facts);
    auto next = upstream.begin();
    for (const Row& row : series.value()) {
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
