// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Plays a whole exercise: makes town, realm and keys, starts every program, keeps them running, and judges the result.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace replay {

inline constexpr int kExitGood = 0;
inline constexpr int kExitFailed = 1;     ///< could not be played
inline constexpr int kExitUnmet = 2;      ///< played, but not all expected came true
inline constexpr int kExitTooSlow = 3;    ///< the machine could not keep the pace
inline constexpr int kExitStopped = 130;  ///< the user ended it before its end: journal and summary, no verdict

struct DemoOptions {
    bool headless = false;
    bool console = true;                  ///< false: a machine without Qt; then no picture is made or checked
    bool manual = false;                  ///< people sign in the console themselves
    std::string scenario = "starkregen";  ///< name of a folder in `scenarios`, or a path
    std::filesystem::path scenarios = "scenarios";
    std::filesystem::path out = "out";
    std::optional<double> speed, seconds;  ///< not both
    std::uint64_t seed = 1;
    std::string language = "de";
};

/// `bin`: folder with the programs. `stop` is asked several times a second.
[[nodiscard]] int runDemo(const DemoOptions& options, const std::filesystem::path& bin,
                          const std::function<bool()>& stop);

}  // namespace replay
