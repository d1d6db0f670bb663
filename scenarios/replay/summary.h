// SPDX-License-Identifier: EUPL-1.2
#pragma once

// summary.json of an exercise run, and the latency figures in it.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/outcome.h"

namespace replay {

struct Percentiles {
    std::optional<double> p50, p99;  ///< milliseconds; absent: nothing was measured
};

/// Moments that the parts of a run noted: what -> subject -> monotonic ns, the first one where a restart noted twice.
using Moments = std::map<std::string, std::map<std::string, std::int64_t>>;

/// Reads "<what> <subject> <ns>" lines. Broken lines (a part was killed while writing) are passed over.
void readLatencyLog(const std::filesystem::path& file, Moments& moments);
/// Spans between two kinds of moments of the same subject.
[[nodiscard]] Percentiles spansBetween(const Moments& moments, const std::string& from, const std::string& to);

/// Absent counts are not known and written as null.
struct Summary {
    std::optional<std::uint64_t> accepted, rejected, duplicates;
    std::uint64_t zones = 0, proposals = 0, issued = 0, delivered = 0;
    std::optional<std::uint64_t> peopleAffected;
    std::optional<std::uint64_t> objectsAffected;
    Percentiles sensorToConsole, approvalToDelivery;
    std::string pictureHash, realm;
};
[[nodiscard]] std::string toJson(const Summary& summary);
[[nodiscard]] base::Done writeText(const std::filesystem::path& file, const std::string& text);

}  // namespace replay
