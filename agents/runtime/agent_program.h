// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What every agent's main has in common: its identity, the link, signals, the latency log, and the loop that runs one
// participant until it is told to stop or the exercise has ended.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "broker/base/clock.h"
#include "broker/base/command_line.h"
#include "broker/base/outcome.h"
#include "broker/client/participant.h"

namespace runtime {

/// Lines "<what> <id> <monotonic ns>" appended to a file; figures of speed never enter the journal. Without a file it
/// writes nothing. One thread owns it.
class LatencyLog {
public:
    explicit LatencyLog(const base::Clock& clock) : m_clock(&clock) {}
    LatencyLog(const LatencyLog&) = delete;
    LatencyLog& operator=(const LatencyLog&) = delete;
    ~LatencyLog();
    /// Appends to `file`; an empty path is no file.
    [[nodiscard]] base::Done open(const std::filesystem::path& file);
    /// One whole line per call, so that a killed process leaves no half line behind.
    void note(std::string_view what, std::string_view id);

private:
    const base::Clock* m_clock;  ///< not owned
    int m_file = -1;
};

/// SIGTERM and SIGINT from here on only ask to stop; the process ends with its parent. Once per process.
void catchStopSignals();
[[nodiscard]] bool isStopAsked();

/// Epoch of the ids that a participant counts by ticks: the same after every restart, another one in every realm and
/// for every device.
[[nodiscard]] std::uint64_t participantEpoch(const wire::RealmId& realm, const std::string& deviceName);

/// A participant whose every submission is noted as "submitted <message id>" before the loop sends it. It gives each
/// one the id that the loop would give (tick * 1000 + place).
class NotedParticipant final : public client::Participant {
public:
    /// All must outlive it.
    NotedParticipant(client::Participant& inner, LatencyLog& log, wire::DeviceId device, std::uint64_t epoch)
        : m_inner(&inner), m_log(&log), m_device(device), m_epoch(epoch) {}
    [[nodiscard]] std::string name() const override { return m_inner->name(); }
    [[nodiscard]] std::vector<wire::Kind> kinds() const override { return m_inner->kinds(); }
    void fold(const wire::Record& record) override { m_inner->fold(record); }
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override;
    void onEvent(const client::Event& event) override { m_inner->onEvent(event); }

private:
    client::Participant* m_inner;
    LatencyLog* m_log;
    wire::DeviceId m_device;
    std::uint64_t m_epoch;
};

/// Exit numbers of agents.
enum class Exit : int {
    Done = 0,
    Failed = 1,    ///< something it needs is missing or broken; said on standard error
    BadInput = 2,  ///< files of the user
    Rewound = 4,   ///< the broker's journal was restored from a copy: start again
    Usage = base::kExitUsage,
};

/// Says the failure on standard error, with the program's name.
void tellFailure(const std::string& program, const base::Failure& failure);

/// Connects and runs until a stop signal or the end of the exercise. Says on standard error when the broker is lost
/// and when it is back, and what it refused.
[[nodiscard]] Exit runParticipant(const client::Identity& identity, client::Participant& participant,
                                  const std::string& program);

}  // namespace runtime
