// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/stage_lines.h"

#include <cstdio>
#include <stop_token>

namespace tools {

StageLines::StageLines(Line line, std::chrono::milliseconds every) : m_line(std::move(line)), m_every(every) {
    if (m_line) m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

StageLines::~StageLines() = default;

void StageLines::begin(const std::string& stage) {
    const std::lock_guard lock(m_mutex);
    m_stage = stage;
}

void StageLines::run(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, stop, m_every, [&] { return stop.stop_requested(); })) {
        if (m_stage.empty()) continue;
        const auto since = std::chrono::steady_clock::now() - m_begun;
        m_line(m_stage, static_cast<long long>(std::chrono::duration_cast<std::chrono::seconds>(since).count()));
    }
}

StageLines::Line lineOnStandardError(const std::string& program) {
    return [program](const std::string& stage, long long seconds) {
        std::fprintf(stderr, "%s: %s, %lld s\n", program.c_str(), stage.c_str(), seconds);
    };
}

}  // namespace tools
