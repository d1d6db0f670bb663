// SPDX-License-Identifier: EUPL-1.2
// bench_join: joins as a console does (snapshot, then the stream) and says how long it took to the full picture.
// usage: bench_join IDENTITY_DIR plain|curve ENDPOINT

#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "broker/base/clock.h"
#include "broker/seal/seal.h"
#include "console/session/journal_reader.h"
#include "tests/bench/plain_gate.h"

namespace {

constexpr std::uint16_t kJoinerNumber = 61'000;
constexpr std::int64_t kPatienceNs = 300'000'000'000;

/// The picture as the console has it so far.
struct Picture {
    situation::Situation situation;
    std::uint64_t head = 0, through = 0, past = 0;
    bool bySnapshot = false;

    void take(const session::Notice& notice) {
        if (const auto* joined = std::get_if<session::Joined>(&notice)) {
            situation = *joined->picture;
            through = situation.lastSequence;
            bySnapshot = true;
        }
        if (const auto* earlier = std::get_if<session::Past>(&notice)) past += earlier->records.size();
        const auto* event = std::get_if<client::Event>(&notice);
        if (event == nullptr) return;
        if (const auto* connected = std::get_if<client::Connected>(event)) head = connected->welcome.lastSequence;
        if (const auto* records = std::get_if<client::Records>(event)) {
            for (const wire::Record& record : records->records) situation.fold(record);
            through = std::max(through, records->throughSequence);
        }
    }
    [[nodiscard]] bool isFull() const { return head > 0 && through >= head; }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: bench_join IDENTITY_DIR plain|curve ENDPOINT\n";
        return 64;
    }
    seal::start();
    auto identity = client::loadIdentity(argv[1]);
    if (!identity) {
        std::cerr << "bench_join: " << identity.failure().text() << std::endl;
        return 1;
    }
    identity.value().endpoint = argv[3];
    const base::SystemClock clock;
    const std::int64_t begin = clock.monotonicNs();
    auto channel = std::string(argv[2]) == "plain" ? bench::makePlainChannel(identity.value(), kJoinerNumber)
                                                   : client::makeZmqChannel(identity.value());
    client::BusLink link(identity.value(), std::move(channel), clock, {});
    session::JournalReader reader(link);
    Picture picture;
    while (!picture.isFull() && clock.monotonicNs() - begin < kPatienceNs) {
        std::vector<session::Notice> notices;
        for (auto& event : link.poll(20)) reader.take(std::move(event), notices);
        for (const auto& notice : notices) picture.take(notice);
    }
    std::printf("{\"join_ms\":%.1f,\"records\":%llu,\"stations\":%zu,\"snapshot\":%s,\"full\":%s}\n",
                static_cast<double>(clock.monotonicNs() - begin) / 1e6,
                static_cast<unsigned long long>(picture.through), picture.situation.stations.size(),
                picture.bySnapshot ? "true" : "false", picture.isFull() ? "true" : "false");
    std::fflush(stdout);
    _exit(0);  // contexts are not ended: with CURVE that can crash libzmq 4.3.4
}
