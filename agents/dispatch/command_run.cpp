// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/command_run.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <system_error>

namespace dispatch {
namespace {

constexpr std::size_t kOutputBytesMax = 64 * 1024, kLineBytesMax = 4096, kAnswersMax = 20, kNoteBytesMax = 300;
constexpr int kTryAgain = 75;  ///< EX_TEMPFAIL of sysexits.h
constexpr const char* kUnclear = "unklar, ob es hinausging: bitte nachfragen";

/// A file in memory that holds `text`, at its beginning; -1 when there is no memory.
int inputOf(const std::string& text) {
    const int file = memfd_create("call", MFD_CLOEXEC);
    for (std::size_t at = 0; file >= 0 && at < text.size();) {
        const ssize_t written = write(file, text.data() + at, text.size() - at);
        if (written <= 0) {
            close(file);
            return -1;
        }
        at += static_cast<std::size_t>(written);
    }
    if (file >= 0) lseek(file, 0, SEEK_SET);
    return file;
}

/// Between fork and exec, where nothing may be allocated.
[[noreturn]] void become(char* const* arguments, int input, int output, int errors, int report) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGPIPE, SIGCHLD}) ::signal(number, SIG_DFL);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(errors, STDERR_FILENO);
    syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC);
    execv(arguments[0], arguments);
    const int error = errno;
    [[maybe_unused]] const auto told = write(report, &error, sizeof error);
    _exit(127);
}

/// On one line, and no longer than a line of the screen bears.
std::string noteOf(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; }, ' ');
    if (text.size() <= kNoteBytesMax) return text;
    std::size_t end = kNoteBytesMax;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

/// Nothing for what no clock on a wall will show.
std::optional<base::Instant> arrivalOf(const std::string& text) {
    const auto at = base::fromIso(text);
    if (!at || *at < *base::fromIso("2000-01-01T00:00:00Z") || *at > *base::fromIso("2200-01-01T00:00:00Z"))
        return std::nullopt;
    return at;
}

}  // namespace

std::unique_ptr<CommandRun> CommandRun::start(SendAct act, std::int64_t nowNs, std::vector<SendResult>& results) {
    std::vector<char*> arguments;
    for (const std::string& word : act.way.command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    int output[2] = {-1, -1}, report[2] = {-1, -1};
    const int input = inputOf(act.content), errors = open("/dev/null", O_WRONLY | O_CLOEXEC);
    const bool isReady = input >= 0 && errors >= 0 && pipe2(output, O_CLOEXEC) == 0 && pipe2(report, O_CLOEXEC) == 0;
    const pid_t pid = isReady ? fork() : -1;
    int error = errno;
    if (pid == 0) become(arguments.data(), input, output[1], errors, report[1]);
    if (pid > 0) setpgid(pid, pid);  // whoever of the two comes first
    for (const int file : {input, errors, output[1], report[1]})
        if (file >= 0) close(file);
    if (pid > 0 && read(report[0], &error, sizeof error) <= 0) error = 0;  // closed by a good exec
    if (report[0] >= 0) close(report[0]);
    if (error != 0 || pid < 0) {
        if (pid > 0) waitpid(pid, nullptr, 0);
        if (output[0] >= 0) close(output[0]);
        results.push_back({act.key,
                           SendResult::Kind::Failed,
                           {},
                           "nicht gesendet: das Versandprogramm startet nicht",
                           act.way.command.front() + ": " + std::error_code(error, std::generic_category()).message()});
        return nullptr;
    }
    std::unique_ptr<CommandRun> run(new CommandRun);
    fcntl(output[0], F_SETFL, O_NONBLOCK);
    run->m_pid = pid;
    run->m_output = output[0];
    run->m_handle = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
    run->m_deadlineNs = nowNs + act.way.timeoutS * 1'000'000'000;
    run->m_act = std::move(act);
    return run;
}

CommandRun::~CommandRun() {
    if (m_pid > 0) end();
    for (const int file : {m_output, m_handle})
        if (file >= 0) close(file);
}

int CommandRun::end() {
    int status = 0;
    kill(-m_pid, SIGKILL);  // not reaped yet: the number is still its own
    kill(m_pid, SIGKILL);
    while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
    return status;
}

bool CommandRun::look(std::int64_t nowNs, std::vector<SendResult>& results) {
    siginfo_t seen{};
    const bool hasEnded =
        waitid(P_PID, static_cast<id_t>(m_pid), &seen, WEXITED | WNOHANG | WNOWAIT) == 0 && seen.si_pid == m_pid;
    readOutput(results);
    const bool isFlood = m_bytes > kOutputBytesMax, isLate = nowNs >= m_deadlineNs;
    if (!hasEnded && !isFlood && !isLate) return false;
    const std::string& program = m_act.way.command.front();
    end();
    using Doubt = SendResult::Doubt;
    const bool isExit = hasEnded && seen.si_code == CLD_EXITED;
    const std::string ended = program + " ended with status " + std::to_string(seen.si_status);
    if (isExit && m_act.isQuestion)
        sayOnce(SendResult::Kind::Failed, kUnclear, ended + " and did not say what became of it", Doubt::Unclear,
                results);
    else if (isExit && seen.si_status == 0)
        sayOnce(SendResult::Kind::Sent, "", "", Doubt::None, results);
    else if (isExit)
        sayOnce(SendResult::Kind::Failed,
                "nicht gesendet: Fehler " + std::to_string(seen.si_status) + " des Versandprogramms", ended,
                seen.si_status == kTryAgain ? Doubt::Passing : Doubt::None, results);
    else
        sayOnce(SendResult::Kind::Failed, kUnclear,
                program + (hasEnded  ? " was ended by signal " + std::to_string(seen.si_status)
                           : isFlood ? std::string(" wrote more than 64 KiB and was killed")
                                     : " was killed after " + std::to_string(m_act.way.timeoutS) + " s"),
                Doubt::Unclear, results);
    return true;
}

void CommandRun::readOutput(std::vector<SendResult>& results) {
    std::array<char, 4096> block{};
    while (m_output >= 0 && m_bytes <= kOutputBytesMax) {
        const ssize_t got = read(m_output, block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return;
        if (got == 0) {
            close(m_output);
            m_output = -1;
            break;
        }
        m_bytes += static_cast<std::size_t>(got);
        for (const char c : std::string_view(block.data(), static_cast<std::size_t>(got)))
            if (c == '\n')
                takeLine(std::exchange(m_line, {}), results);
            else if (m_line.size() <= kLineBytesMax)
                m_line += c;
    }
    if (m_output < 0) takeLine(std::exchange(m_line, {}), results);
}

void CommandRun::takeLine(std::string_view line, std::vector<SendResult>& results) {
    if (line.empty() || line.size() > kLineBytesMax || line.front() != '{') return;
    const auto said = nlohmann::json::parse(line, nullptr, false);
    if (!said.is_object()) return;
    const auto text = [&](const char* key) {
        const auto at = said.find(key);
        return at != said.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    const auto isSaid = [&](const char* key) {
        const auto at = said.find(key);
        return at != said.end() && at->is_boolean() && at->get<bool>();
    };
    const auto isSent = [&] { sayOnce(SendResult::Kind::Sent, "", "", SendResult::Doubt::None, results); };
    if (m_act.isQuestion && isSaid("not_had"))
        return sayOnce(SendResult::Kind::NotHad, "", "", SendResult::Doubt::None, results);
    if (isSaid("sent")) isSent();
    if (isSaid("received") && !std::exchange(m_isReceived, true)) {
        isSent();
        results.push_back({m_act.key, SendResult::Kind::Received, {}, noteOf(text("note")), ""});
    }
    const std::string answer = text("answer");
    if ((answer != "coming" && answer != "declined") || m_answers >= kAnswersMax) return;
    isSent();  // who answers has got it
    SendResult result{m_act.key, SendResult::Kind::Declined, {}, noteOf(text("note")), ""};
    if (answer == "coming") {
        result.kind = SendResult::Kind::Coming;
        result.arrival = arrivalOf(text("arrival"));
    }
    if (m_answers > 0 && result == m_last) return;
    ++m_answers;
    m_last = result;
    results.push_back(std::move(result));
}

void CommandRun::sayOnce(SendResult::Kind kind, std::string note, std::string trouble, SendResult::Doubt doubt,
                         std::vector<SendResult>& results) {
    if (std::exchange(m_isSettled, true)) return;
    results.push_back({m_act.key, kind, {}, std::move(note), std::move(trouble), doubt});
}

}  // namespace dispatch
