// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include "broker/base/outcome.h"

namespace session {

/// Lines "<what> <id> <monotonic ns>" for joining with other programs' logs; never part of the journal.
class LatencyLog {
public:
    [[nodiscard]] static base::Outcome<LatencyLog> open(const std::filesystem::path& file);
    LatencyLog(LatencyLog&& other) noexcept;
    LatencyLog& operator=(LatencyLog&& other) noexcept;
    ~LatencyLog();

    void write(std::string_view what, const std::string& id, std::int64_t monotonicNs);
    void flush();

private:
    explicit LatencyLog(std::FILE* file) : m_file(file) {}
    std::FILE* m_file = nullptr;  ///< owned
};

}  // namespace session
