// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/crew.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <iterator>

namespace replay {
namespace {

constexpr int kRestartsMax = 20;                       // of one program; more means that it does not live by itself
constexpr std::int64_t kRestartPauseMsMax = 2'000;
constexpr std::size_t kLastWordsBytes = 600;

void pauseMs(int ms) { ::poll(nullptr, 0, ms); }       // waits for children; their end interrupts nothing we need

}  // namespace

struct Crew::Member {
    Post post;
    pid_t pid = -1;                       ///< -1: not running
    std::optional<int> exit;              ///< ended by itself
    int restarts = 0;
    std::int64_t restartAtNs = 0;         ///< 0: no restart is due
};

Crew::Crew(const RunFolder& folder, const base::Clock& clock) : m_folder(folder), m_clock(clock) {}
Crew::~Crew() { endAll(); }

base::Done Crew::start(Post post) {
    auto member = std::make_unique<Member>();
    member->post = std::move(post);
    if (auto done = launch(*member); !done) return done;
    m_members.push_back(std::move(member));
    writePids();
    return base::done();
}

base::Done Crew::launch(Member& member) {
    const Post& post = member.post;
    std::vector<char*> arguments;
    for (const auto& word : post.command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    std::vector<std::string> environment;
    for (char** variable = environ; *variable; ++variable) {
        const std::string_view text(*variable);
        const bool replaced = std::any_of(post.environment.begin(), post.environment.end(),
                                          [&](const auto& own) { return text.substr(0, text.find('=')) == own.first; });
        if (!replaced) environment.emplace_back(text);
    }
    for (const auto& [name, value] : post.environment) environment.push_back(name + "=" + value);
    std::vector<char*> variables;
    for (auto& variable : environment) variables.push_back(variable.data());
    variables.push_back(nullptr);
    const std::string log = m_folder.log(post.name).string();
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child < 0) return base::Failure{"no process can be started: " + std::string(std::strerror(errno)), post.command[0], ""};
    if (child == 0) {
        // Only calls that are safe after fork.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(127);
        ::setpgid(0, 0);                   // Ctrl-C comes to us, and we end the programs in order
        const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        const int null = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (null >= 0) ::dup2(null, 0);
        if (out >= 0) ::dup2(out, 1);
        if (out >= 0 && !post.speaksToUser) ::dup2(out, 2);
        ::execve(arguments[0], arguments.data(), variables.data());
        ::_exit(127);
    }
    member.pid = child;
    member.restartAtNs = 0;
    return base::done();
}

base::Done Crew::watch() {
    bool changed = false;
    for (auto& member : m_members) {
        if (member->pid > 0) {
            int status = 0;
            if (::waitpid(member->pid, &status, WNOHANG) != member->pid) continue;
            member->pid = -1;
            changed = true;
            if (WIFEXITED(status)) {
                member->exit = WEXITSTATUS(status);
                const bool isFine = *member->exit == 0 || (member->post.name == "player" && *member->exit != 1);
                if (!isFine) return lastWords(member->post, "ended with code " + std::to_string(*member->exit));
                continue;
            }
            if (++member->restarts > kRestartsMax) return lastWords(member->post, "was killed again and again");
            ++m_restarts;
            const std::int64_t pause = std::min<std::int64_t>(kRestartPauseMsMax, 100LL << std::min(member->restarts - 1, 5));
            member->restartAtNs = m_clock.monotonicNs() + pause * 1'000'000;
        }
        if (member->restartAtNs > 0 && m_clock.monotonicNs() >= member->restartAtNs) {
            if (auto done = launch(*member); !done) return done;
            changed = true;
        }
    }
    if (changed) writePids();
    pauseMs(20);
    return base::done();
}

std::optional<int> Crew::exitOf(const std::string& name) const {
    for (const auto& member : m_members) {
        if (member->post.name == name) return member->exit;
    }
    return std::nullopt;
}

void Crew::end(const std::string& name, std::int64_t graceMs) {
    for (auto& member : m_members) {
        if (member->post.name == name) endMember(*member, graceMs);
    }
    writePids();
}

void Crew::endAll() {
    for (auto member = m_members.rbegin(); member != m_members.rend(); ++member) endMember(**member, 10'000);
    if (!m_members.empty()) writePids();
}

void Crew::endMember(Member& member, std::int64_t graceMs) {
    member.restartAtNs = 0;
    if (member.pid <= 0) return;
    ::kill(member.pid, SIGTERM);
    const std::int64_t untilNs = m_clock.monotonicNs() + graceMs * 1'000'000;
    int status = 0;
    while (::waitpid(member.pid, &status, WNOHANG) == 0) {
        if (m_clock.monotonicNs() > untilNs) {
            ::kill(member.pid, SIGKILL);
            ::waitpid(member.pid, &status, 0);
            break;
        }
        pauseMs(5);
    }
    member.pid = -1;
}

base::Done Crew::run(Post post, std::int64_t timeoutMs) {
    Member tool;
    tool.post = std::move(post);
    if (auto done = launch(tool); !done) return done;
    const std::int64_t untilNs = m_clock.monotonicNs() + timeoutMs * 1'000'000;
    int status = 0;
    while (::waitpid(tool.pid, &status, WNOHANG) == 0) {
        if (m_clock.monotonicNs() > untilNs) {
            endMember(tool, 1'000);
            return lastWords(tool.post, "did not end in time");
        }
        if (auto done = watch(); !done) {
            endMember(tool, 1'000);
            return done;
        }
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return base::done();
    return lastWords(tool.post, WIFEXITED(status) ? "ended with code " + std::to_string(WEXITSTATUS(status))
                                                  : "was ended by signal " + std::to_string(WTERMSIG(status)));
}

base::Failure Crew::lastWords(const Post& post, const std::string& what) const {
    std::ifstream in(m_folder.log(post.name), std::ios::binary);
    std::string words{std::istreambuf_iterator<char>(in), {}};
    if (words.size() > kLastWordsBytes) words = "..." + words.substr(words.size() - kLastWordsBytes);
    while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) words.pop_back();
    const std::string program = post.command[0].substr(post.command[0].rfind('/') + 1);
    return {program + " (" + post.name + ") " + what, m_folder.log(post.name).string(),
            words.empty() ? "it left no words" : "its last words:\n" + words};
}

void Crew::writePids() const {
    const auto fresh = m_folder.pids().string() + ".new";
    {
        std::ofstream out(fresh, std::ios::trunc);
        for (const auto& member : m_members) {
            if (member->pid > 0) out << member->post.name << ' ' << member->pid << '\n';
        }
    }
    std::error_code error;
    std::filesystem::rename(fresh, m_folder.pids(), error);
}

}  // namespace replay
