// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a long command is at, a line a second, for work that tells its stages and not how far each of them is.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace tools {

class StageLines {
public:
    /// Called on a thread of its own: stage, and seconds since the first one began.
    using Line = std::function<void(const std::string& stage, long long seconds)>;
    /// The first line comes after `every`: what is quick says nothing. Without a `line` nothing is said at all.
    explicit StageLines(Line line, std::chrono::milliseconds every = std::chrono::seconds(1));
    ~StageLines();
    StageLines(const StageLines&) = delete;
    StageLines& operator=(const StageLines&) = delete;

    void begin(const std::string& stage);

private:
    void run(const std::stop_token& stop);

    Line m_line;
    std::chrono::milliseconds m_every;
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::string m_stage;    ///< under m_mutex
    std::jthread m_thread;  ///< last: it stops and is joined before anything it uses goes
};

/// "lagewerk-geo: joining 5000 polygons, 12 s"
[[nodiscard]] StageLines::Line lineOnStandardError(const std::string& program);

}  // namespace tools
