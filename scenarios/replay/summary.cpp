// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/summary.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

namespace replay {
namespace {

double rankMs(const std::vector<std::int64_t>& sortedNs, double share) {
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sortedNs.size())));
    const std::int64_t ns = sortedNs[std::clamp<std::size_t>(rank, 1, sortedNs.size()) - 1];
    return std::round(static_cast<double>(ns) / 1e3) / 1e3;
}

template <class Number>
nlohmann::ordered_json orNull(const std::optional<Number>& number) {
    if (!number) return nullptr;
    return *number;
}

nlohmann::ordered_json jsonOf(const Percentiles& percentiles) {
    return {{"p50", orNull(percentiles.p50)}, {"p99", orNull(percentiles.p99)}};
}

}  // namespace

void readLatencyLog(const std::filesystem::path& file, Moments& moments) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const auto first = line.find(' ');
        const auto second = line.find(' ', first == std::string::npos ? first : first + 1);
        if (second == std::string::npos) continue;
        std::int64_t ns = 0;
        const char* end = line.data() + line.size();
        const auto [rest, error] = std::from_chars(line.data() + second + 1, end, ns);
        if (error != std::errc{} || rest != end) continue;
        const auto subject = line.substr(first + 1, second - first - 1);
        const auto [place, isNew] = moments[line.substr(0, first)].emplace(subject, ns);
        if (!isNew) place->second = std::min(place->second, ns);
    }
}

Percentiles spansBetween(const Moments& moments, const std::string& from, const std::string& to) {
    const auto starts = moments.find(from);
    const auto ends = moments.find(to);
    if (starts == moments.end() || ends == moments.end()) return {};
    std::vector<std::int64_t> spans;
    for (const auto& [subject, startNs] : starts->second) {
        const auto end = ends->second.find(subject);
        if (end != ends->second.end() && end->second >= startNs) spans.push_back(end->second - startNs);
    }
    if (spans.empty()) return {};
    std::sort(spans.begin(), spans.end());
    return {rankMs(spans, 0.50), rankMs(spans, 0.99)};
}

std::string toJson(const Summary& summary) {
    nlohmann::ordered_json json;
    json["accepted"] = orNull(summary.accepted);
    json["rejected"] = orNull(summary.rejected);
    json["duplicates"] = orNull(summary.duplicates);
    json["zones"] = summary.zones;
    json["proposals"] = summary.proposals;
    json["issued"] = summary.issued;
    json["delivered"] = summary.delivered;
    json["people_affected"] = orNull(summary.peopleAffected);
    json["objects_affected"] = orNull(summary.objectsAffected);
    json["latency_ms"]["sensor_to_console"] = jsonOf(summary.sensorToConsole);
    json["latency_ms"]["approval_to_delivery"] = jsonOf(summary.approvalToDelivery);
    json["picture_hash"] = summary.pictureHash;
    json["realm"] = summary.realm;
    return json.dump(2) + "\n";
}

base::Done writeText(const std::filesystem::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    out.flush();
    if (!out) return base::Failure{"the file cannot be written", file.string(), "check rights and free space"};
    return base::done();
}

}  // namespace replay
