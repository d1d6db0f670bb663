// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One run of a town's own program that calls somebody or carries a warning (SMS gateway, pager, siren control). No
// shell; its input stands ready in memory, its output is read line by line and bounded; it is killed, with all that it
// started, when its time is up.

#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "agents/dispatch/send_acts.h"

namespace dispatch {

class CommandRun {
public:
    /// Starts it. When that fails, `results` says so and there is none. `nowNs`: of a clock that only goes forward.
    static std::unique_ptr<CommandRun> start(SendAct act, std::int64_t nowNs, std::vector<SendResult>& results);
    /// Kills the whole group.
    ~CommandRun();
    CommandRun(const CommandRun&) = delete;
    CommandRun& operator=(const CommandRun&) = delete;

    /// Reads what is there and notices the end. True when it is over.
    bool look(std::int64_t nowNs, std::vector<SendResult>& results);
    [[nodiscard]] int output() const { return m_output; }  ///< readable: look; -1: at its end
    [[nodiscard]] int handle() const { return m_handle; }  ///< pidfd, readable when the program has ended
    [[nodiscard]] std::int64_t deadlineNs() const { return m_deadlineNs; }

private:
    CommandRun() = default;
    void readOutput(std::vector<SendResult>& results);
    void takeLine(std::string_view line, std::vector<SendResult>& results);
    void sayOnce(SendResult::Kind kind, std::string note, std::string trouble, SendResult::Doubt doubt,
                 std::vector<SendResult>& results);
    /// Kills what is left of the group and reaps; the wait status.
    int end();

    SendAct m_act;
    pid_t m_pid = -1;
    int m_output = -1, m_handle = -1;
    std::int64_t m_deadlineNs = 0;
    std::string m_line;
    std::size_t m_bytes = 0, m_answers = 0;
    bool m_isSettled = false;  ///< Sent, NotHad or Failed was said
    bool m_isReceived = false;
    SendResult m_last;
};

}  // namespace dispatch
