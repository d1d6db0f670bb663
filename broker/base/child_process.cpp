// SPDX-License-Identifier: EUPL-1.2
#include "broker/base/child_process.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

extern char** environ;

namespace base {
namespace {

constexpr std::int64_t kFirstDelayMs = 200, kDelayMsMax = 10'000, kBadInputDelayMs = 60'000;
/// A child that ran this long has recovered: its next crash counts as the first.
constexpr std::int64_t kHealthyMs = 30'000;

std::string reasonOf(int error) { return std::error_code(error, std::generic_category()).message(); }

/// What the child needs between fork and exec, where nothing may be allocated.
struct Launch {
    std::vector<std::string> texts;
    std::vector<char*> arguments, environment;
    int log = -1;
    int report = -1;
    pid_t parent = 0;
    bool ownGroup = false;

    explicit Launch(const ChildCommand& command) : parent(getpid()), ownGroup(command.ownGroup) {
        const auto isReplaced = [&](const char* line) {
            return std::any_of(command.environment.begin(), command.environment.end(), [&](const auto& pair) {
                return std::strncmp(line, (pair.first + "=").c_str(), pair.first.size() + 1) == 0;
            });
        };
        for (char** line = environ; *line != nullptr; ++line)
            if (!isReplaced(*line)) environment.push_back(*line);
        texts.reserve(command.environment.size());
        for (const auto& [name, value] : command.environment) texts.emplace_back(name).append("=").append(value);
        for (std::string& text : texts) environment.push_back(text.data());
        environment.push_back(nullptr);
        for (const std::string& argument : command.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
        arguments.push_back(nullptr);
    }

    [[noreturn]] void run() const {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent) _exit(127);
        if (ownGroup) setpgid(0, 0);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGPIPE, SIGCHLD}) ::signal(number, SIG_DFL);
        if (log >= 0) {
            dup2(log, STDOUT_FILENO);
            dup2(log, STDERR_FILENO);
        }
        syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC);
        execvpe(arguments[0], arguments.data(), environment.data());
        const int error = errno;
        [[maybe_unused]] const auto told = write(report, &error, sizeof error);
        _exit(127);
    }
};

}  // namespace

std::string ChildEnd::text() const {
    if (bySignal) return "was ended by signal " + std::to_string(code);
    return "ended with status " + std::to_string(code);
}

Outcome<ChildProcess> ChildProcess::start(const ChildCommand& command) {
    ENSURE(!command.arguments.empty(), "a child has a program to run");
    Launch launch(command);
    const std::string& program = command.arguments.front();
    if (!command.logFile.empty()) {
        launch.log = open(command.logFile.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        if (launch.log < 0)
            return Failure{"the log file of " + program + " cannot be opened: " + reasonOf(errno),
                           command.logFile.string(), "check the folder"};
    }
    int report[2] = {-1, -1};
    const bool piped = pipe2(report, O_CLOEXEC) == 0;
    launch.report = report[1];
    const pid_t pid = piped ? fork() : -1;
    const int forkError = errno;
    if (pid == 0) launch.run();
    if (launch.log >= 0) close(launch.log);
    if (piped) close(report[1]);
    int execError = 0;
    if (pid < 0)
        execError = forkError;
    else if (read(report[0], &execError, sizeof execError) <= 0)
        execError = 0;  // closed by a good exec
    if (piped) close(report[0]);
    if (execError != 0) {
        if (pid > 0) waitpid(pid, nullptr, 0);
        return Failure{"the program cannot be started: " + reasonOf(execError), program, "check that it was built"};
    }
    ChildProcess child;
    child.m_pid = pid;
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept : m_pid(std::exchange(other.m_pid, -1)), m_end(other.m_end) {}
ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    std::swap(m_pid, other.m_pid);
    std::swap(m_end, other.m_end);
    return *this;
}
ChildProcess::~ChildProcess() {
    if (m_pid > 0) stop();
}

bool ChildProcess::isAlive() {
    if (m_pid <= 0 || m_end) return false;
    int status = 0;
    const pid_t reaped = waitpid(m_pid, &status, WNOHANG);
    if (reaped == 0) return true;
    const bool known = reaped == m_pid;
    m_end = ChildEnd{known && WIFSIGNALED(status), !known                ? 0
                                                   : WIFSIGNALED(status) ? WTERMSIG(status)
                                                                         : WEXITSTATUS(status)};
    return false;
}

void ChildProcess::signal(int number) {
    if (isAlive()) ::kill(m_pid, number);  // alive or at least not reaped: the id is still its own
}

bool ChildProcess::waitForEnd(int waitMs) {
    const SystemClock clock;
    const std::int64_t until = clock.monotonicNs() + static_cast<std::int64_t>(waitMs) * 1'000'000;
    const int handle = m_pid > 0 ? static_cast<int>(syscall(SYS_pidfd_open, m_pid, 0)) : -1;
    while (isAlive()) {
        const std::int64_t leftMs = (until - clock.monotonicNs()) / 1'000'000;
        if (leftMs <= 0) break;
        pollfd item{handle, POLLIN, 0};
        poll(&item, handle >= 0 ? 1 : 0, static_cast<int>(handle >= 0 ? leftMs : std::min<std::int64_t>(leftMs, 20)));
    }
    if (handle >= 0) close(handle);
    return !isAlive();
}

void ChildProcess::stop(int graceMs) {
    signal(SIGTERM);
    if (waitForEnd(graceMs)) return;
    signal(SIGKILL);
    waitForEnd(10'000);
}

std::optional<std::string> KeptChild::look() {
    const std::int64_t nowMs = m_clock.monotonicNs() / 1'000'000;
    const std::string& name = m_command.arguments.front();
    if (m_child) {
        if (m_child->isAlive()) return std::nullopt;
        const ChildEnd end = *m_child->end();
        m_child.reset();
        m_isDone = end.isClean() && m_cleanEnd == CleanEnd::IsAnEnd;
        if (m_isDone) return name + " has ended";
        m_delayMs = nowMs - m_startedAtMs >= kHealthyMs || m_delayMs == 0 || m_isInputWrong
                        ? kFirstDelayMs
                        : std::min(kDelayMsMax, 2 * m_delayMs);
        m_isInputWrong = !end.bySignal && end.code == kBadInputStatus;
        if (m_isInputWrong) m_delayMs = kBadInputDelayMs;
        m_startAtMs = nowMs + m_delayMs;
        return name + " " + end.text() + "; starting it again in " + std::to_string(m_delayMs) + " ms";
    }
    if (m_isDone || nowMs < m_startAtMs) return std::nullopt;
    auto started = ChildProcess::start(m_command);
    if (!started) {
        m_delayMs = std::min(kDelayMsMax, std::max(kFirstDelayMs, 2 * m_delayMs));
        m_startAtMs = nowMs + m_delayMs;
        return started.failure().text();
    }
    m_child = std::move(started).value();
    m_startedAtMs = nowMs;
    ++m_starts;
    return name + " started, process " + std::to_string(m_child->pid());
}

std::optional<pid_t> KeptChild::pid() const { return m_child ? std::optional<pid_t>(m_child->pid()) : std::nullopt; }

void KeptChild::stop() {
    m_isDone = true;
    m_child.reset();
}

}  // namespace base
