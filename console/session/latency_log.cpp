// SPDX-License-Identifier: EUPL-1.2
#include "console/session/latency_log.h"

#include <cinttypes>
#include <utility>

namespace session {

base::Outcome<LatencyLog> LatencyLog::open(const std::filesystem::path& file) {
    std::FILE* opened = std::fopen(file.c_str(), "ae");
    if (!opened)
        return base::Failure{"the latency log cannot be written", file.string(), "name a file in a folder that exists"};
    return LatencyLog(opened);
}

LatencyLog::LatencyLog(LatencyLog&& other) noexcept : m_file(std::exchange(other.m_file, nullptr)) {}

LatencyLog& LatencyLog::operator=(LatencyLog&& other) noexcept {
    std::swap(m_file, other.m_file);
    return *this;
}

LatencyLog::~LatencyLog() {
    if (m_file) std::fclose(m_file);
}

void LatencyLog::write(std::string_view what, const std::string& id, std::int64_t monotonicNs) {
    std::fprintf(m_file, "%.*s %s %" PRId64 "\n", static_cast<int>(what.size()), what.data(), id.c_str(), monotonicNs);
}

void LatencyLog::flush() { std::fflush(m_file); }

}  // namespace session
