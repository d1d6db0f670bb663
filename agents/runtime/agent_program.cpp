// SPDX-License-Identifier: EUPL-1.2
#include "agents/runtime/agent_program.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>

#include "broker/seal/seal.h"

namespace runtime {
namespace {

volatile std::sig_atomic_t g_stopAsked = 0;

void askToStop(int) { g_stopAsked = 1; }

/// Passes everything on and says on standard error what an operator of the agent should know.
class SpokenParticipant final : public client::Participant {
public:
    SpokenParticipant(client::Participant& inner, std::string program)
        : m_inner(inner), m_program(std::move(program)) {}
    [[nodiscard]] std::string name() const override { return m_inner.name(); }
    [[nodiscard]] std::vector<wire::Kind> kinds() const override { return m_inner.kinds(); }
    void fold(const wire::Record& record) override { m_inner.fold(record); }
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override {
        return m_inner.atTick(tick, record);
    }
    void onEvent(const client::Event& event) override {
        if (const auto* connected = std::get_if<client::Connected>(&event))
            tell("connected to realm " + connected->welcome.realmName + " (" + connected->welcome.realm.text() + ")");
        if (const auto* lost = std::get_if<client::Lost>(&event))
            tell("the broker does not answer: " + lost->why + "; trying again");
        if (const auto* rejected = std::get_if<client::RejectedId>(&event)) {
            const wire::Rejection& why = rejected->rejection;
            tell("refused (" + std::to_string(static_cast<int>(why.code)) + "): " + why.what +
                 (why.where.empty() ? "" : " (" + why.where + ")") + (why.fix.empty() ? "" : "; " + why.fix));
        }
        if (const auto* rewound = std::get_if<client::Rewound>(&event)) {
            isRewound = true;
            tell("the broker's journal is not the one followed so far: " + rewound->why + "; start this program again");
        }
        m_inner.onEvent(event);
    }
    bool isRewound = false;

private:
    void tell(const std::string& line) const { std::cerr << m_program << ": " << line << std::endl; }
    client::Participant& m_inner;
    std::string m_program;
};

}  // namespace

LatencyLog::~LatencyLog() {
    if (m_file >= 0) ::close(m_file);
}

base::Done LatencyLog::open(const std::filesystem::path& file) {
    if (file.empty()) return base::done();
    m_file = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (m_file < 0)
        return base::Failure{std::string("the latency log cannot be opened: ") + std::strerror(errno), file.string(),
                             "check folder and rights"};
    return base::done();
}

void LatencyLog::note(std::string_view what, std::string_view id) {
    if (m_file < 0) return;
    const std::string line =
        std::string(what) + " " + std::string(id) + " " + std::to_string(m_clock->monotonicNs()) + "\n";
    // A lost line costs a figure, nothing else.
    [[maybe_unused]] const ssize_t written = ::write(m_file, line.data(), line.size());
}

void catchStopSignals() {
    struct sigaction action {};
    action.sa_handler = askToStop;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
}

bool isStopAsked() { return g_stopAsked != 0; }

std::uint64_t participantEpoch(const wire::RealmId& realm, const std::string& deviceName) {
    const auto hash = seal::sha256(base::bytesOf("lagewerk-epoch/1 " + realm.text() + " " + deviceName));
    std::uint64_t epoch = 0;
    for (std::size_t i = 0; i < 8; ++i) epoch = epoch << 8 | hash[i];
    return epoch;
}

std::vector<client::Submission> NotedParticipant::atTick(const wire::Tick& tick, const wire::Record& record) {
    std::vector<client::Submission> said = m_inner->atTick(tick, record);
    for (std::size_t place = 0; place < said.size(); ++place) {
        if (!said[place].id) said[place].id = client::idOfSaying(m_device, m_epoch, tick, place, said[place]);
        m_log->note("submitted", said[place].id->text());
    }
    return said;
}

void tellFailure(const std::string& program, const base::Failure& failure) {
    std::cerr << program << ": " << failure.text() << std::endl;
}

Exit runParticipant(const client::Identity& identity, client::Participant& participant, const std::string& program) {
    const base::SystemClock clock;
    client::LinkOptions options;
    options.software = program;
    options.epoch = participantEpoch(identity.realm, identity.deviceName);
    client::BusLink link(identity, client::makeZmqChannel(identity), clock, options);
    SpokenParticipant spoken(participant, program);
    client::ParticipantLoop loop(link, spoken);
    loop.run(isStopAsked);
    return spoken.isRewound ? Exit::Rewound : Exit::Done;
}

}  // namespace runtime
