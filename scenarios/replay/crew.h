// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The programs of a run. A program that is killed is started again; one that fails on its own ends the run with its
// last words. Programs are ended by their own process id, and die with this process whatever happens.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "broker/base/clock.h"
#include "broker/base/outcome.h"
#include "scenarios/replay/run_folder.h"

namespace replay {

struct Post {
    std::string name;
    std::vector<std::string> command;                                ///< program first
    std::vector<std::pair<std::string, std::string>> environment{};  ///< on top of ours
    bool speaksToUser = false;                                       ///< writes to our terminal rather than to its log
    std::function<std::vector<std::string>()> commandAgain{};  ///< asked before a restart; empty: the same command
};

class Crew {
public:
    /// Folder and clock must outlive the crew. `stop`, if any, is asked while a program is run to its end.
    Crew(const RunFolder& folder, const base::Clock& clock, std::function<bool()> stop = {});
    ~Crew();  ///< ends whoever still runs
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    [[nodiscard]] base::Done start(Post post);
    /// Looks after everyone once: starts again who was killed. Fails when a program cannot be kept running. Waits at
    /// most `waitMs` for the newest program to end.
    [[nodiscard]] base::Done watch(int waitMs);
    /// Exit code once the program has ended by itself; nothing while it runs or is started again.
    [[nodiscard]] std::optional<int> exitOf(const std::string& name) const;
    /// Asks everyone in reverse order of start to end; kills whoever has not after ten seconds.
    void endAll();
    [[nodiscard]] int restarts() const { return m_restarts; }

    /// Runs a program to its end. Fails with its last words when it does not end with 0; ends it and
    /// fails when the user asked to stop.
    [[nodiscard]] base::Done run(Post post, std::int64_t timeoutMs);

private:
    struct Member;
    [[nodiscard]] base::Done launch(Member& member);
    [[nodiscard]] base::Failure lastWords(const Post& post, const std::string& what) const;
    void writePids() const;

    const RunFolder& m_folder;
    const base::Clock& m_clock;
    std::function<bool()> m_stop;
    std::vector<std::unique_ptr<Member>> m_members;
    int m_restarts = 0;
};

}  // namespace replay
