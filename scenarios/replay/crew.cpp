// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/crew.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>

#include "broker/base/child_process.h"

namespace replay {
namespace {

constexpr int kRestartsMax = 20;  // of one program; more means that it does not live by itself
constexpr std::int64_t kRestartPauseMsMax = 2'000;
constexpr std::size_t kLastWordsBytes = 600;

}  // namespace

struct Crew::Member {
    Post post;
    std::optional<base::ChildProcess> process;  ///< nothing: not running
    std::optional<int> exit;                    ///< ended by itself
    int restarts = 0;
    std::int64_t restartAtNs = 0;  ///< 0: no restart is due
};

Crew::Crew(const RunFolder& folder, const base::Clock& clock, std::function<bool()> stop)
    : m_folder(folder), m_clock(clock), m_stop(std::move(stop)) {}
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
    // Ctrl-C must not reach them before us: the broker would go while others still speak.
    auto started = base::ChildProcess::start(
        {post.command, post.speaksToUser ? std::filesystem::path() : m_folder.log(post.name), post.environment, true});
    if (!started) return started.failure();
    member.process.emplace(std::move(started).value());
    member.restartAtNs = 0;
    return base::done();
}

base::Done Crew::watch(int waitMs) {
    bool changed = false;
    if (!m_members.empty() && m_members.back()->process) m_members.back()->process->waitForEnd(waitMs);
    for (auto& member : m_members) {
        if (member->process) {
            if (member->process->isAlive()) continue;
            const base::ChildEnd end = *member->process->end();
            member->process.reset();
            changed = true;
            if (!end.bySignal) {
                member->exit = end.code;
                // The player's other codes are part of the verdict.
                if (end.code == 0 || (member->post.name == "player" && end.code != 1)) continue;
                return lastWords(member->post, "ended with code " + std::to_string(end.code));
            }
            if (++member->restarts > kRestartsMax) return lastWords(member->post, "was killed again and again");
            ++m_restarts;
            const std::int64_t pauseMs =
                std::min<std::int64_t>(kRestartPauseMsMax, 100LL << std::min(member->restarts - 1, 5));
            member->restartAtNs = m_clock.monotonicNs() + pauseMs * 1'000'000;
        }
        if (member->restartAtNs > 0 && m_clock.monotonicNs() >= member->restartAtNs) {
            if (member->post.commandAgain) member->post.command = member->post.commandAgain();
            if (auto done = launch(*member); !done) return done;
            changed = true;
        }
    }
    if (changed) writePids();
    return base::done();
}

std::optional<int> Crew::exitOf(const std::string& name) const {
    for (const auto& member : m_members) {
        if (member->post.name == name) return member->exit;
    }
    return std::nullopt;
}

void Crew::endAll() {
    // Reverse order of start: who speaks ends before who listens, the broker last.
    for (auto member = m_members.rbegin(); member != m_members.rend(); ++member) {
        (*member)->restartAtNs = 0;
        if ((*member)->process) (*member)->process->stop(10'000);
        (*member)->process.reset();
    }
    if (!m_members.empty()) writePids();
}

base::Done Crew::run(Post post, std::int64_t timeoutMs) {
    Member tool;
    tool.post = std::move(post);
    if (auto done = launch(tool); !done) return done;
    const std::int64_t untilNs = m_clock.monotonicNs() + timeoutMs * 1'000'000;
    while (!tool.process->waitForEnd(100)) {
        if (m_stop && m_stop()) return base::Failure{"stopped", tool.post.name, ""};
        if (m_clock.monotonicNs() > untilNs) return lastWords(tool.post, "did not end in time");
        if (auto done = watch(0); !done) return done;
    }
    if (tool.process->end()->isClean()) return base::done();
    return lastWords(tool.post, tool.process->end()->text());
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
            if (member->process) out << member->post.name << ' ' << member->process->pid() << '\n';
        }
    }
    std::error_code error;
    std::filesystem::rename(fresh, m_folder.pids(), error);
}

}  // namespace replay
