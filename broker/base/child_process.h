// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Programs that another program starts: the broker its fusion worker, an exercise all its parts.

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "broker/base/clock.h"
#include "broker/base/outcome.h"

namespace base {

struct ChildCommand {
    std::vector<std::string> arguments;  ///< the program's path first; looked up in PATH only without a slash
    std::filesystem::path logFile;       ///< standard output and error are appended to it; empty: as the parent's
    std::vector<std::pair<std::string, std::string>> environment;  ///< set in addition to the parent's
    bool ownGroup = false;  ///< Ctrl-C at the terminal reaches the owner only, who ends it in good order
};

/// How a child ended.
struct ChildEnd {
    bool bySignal = false;
    int code = 0;  ///< exit status, or the signal's number
    [[nodiscard]] bool isClean() const { return !bySignal && code == 0; }
    [[nodiscard]] std::string text() const;
};

/// A running child, owned: it is ended with its owner. It gets SIGTERM by itself when the thread that started it is
/// gone, a killed parent included. Signals go to this one process by its id, never to others.
class ChildProcess {
public:
    /// Fails when the program cannot be started (missing, no right), naming it.
    [[nodiscard]] static Outcome<ChildProcess> start(const ChildCommand& command);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    /// Asks it to end, waits two seconds, then kills it.
    ~ChildProcess();

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// Reaps it when it has ended.
    [[nodiscard]] bool isAlive();
    /// How it ended; nothing while it runs.
    [[nodiscard]] const std::optional<ChildEnd>& end() const { return m_end; }
    void signal(int number);
    /// True when it has ended within `waitMs`.
    bool waitForEnd(int waitMs);
    /// SIGTERM, `graceMs` of patience, SIGKILL.
    void stop(int graceMs = 2000);

private:
    ChildProcess() = default;
    pid_t m_pid = -1;  ///< -1: moved from
    std::optional<ChildEnd> m_end;
};

inline constexpr int kBadInputStatus = 2;

/// A child that is started again when it crashes, later each time (0.2 s up to 10 s). A child that ends with
/// kBadInputStatus says that its input is wrong: it is tried again once a minute only.
class KeptChild {
public:
    enum class CleanEnd : std::uint8_t { IsAnEnd, IsNone };  ///< whether one that ended by itself is done
    /// `clock` must outlive it.
    KeptChild(ChildCommand command, const Clock& clock, CleanEnd cleanEnd = CleanEnd::IsAnEnd)
        : m_command(std::move(command)), m_clock(clock), m_cleanEnd(cleanEnd) {}

    /// To be called often: starts, notices an end, starts again. What happened, for a log; nothing most of the time.
    [[nodiscard]] std::optional<std::string> look();
    [[nodiscard]] std::optional<pid_t> pid() const;
    [[nodiscard]] int starts() const { return m_starts; }
    /// Its last end was kBadInputStatus.
    [[nodiscard]] bool isInputWrong() const { return m_isInputWrong; }
    void stop();

private:
    ChildCommand m_command;
    const Clock& m_clock;
    CleanEnd m_cleanEnd;
    std::optional<ChildProcess> m_child;
    bool m_isDone = false, m_isInputWrong = false;
    int m_starts = 0;
    std::int64_t m_delayMs = 0, m_startAtMs = 0, m_startedAtMs = 0;
};

}  // namespace base
