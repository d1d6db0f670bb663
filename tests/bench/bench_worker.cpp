// SPDX-License-Identifier: EUPL-1.2
// bench_worker: the product's fusion worker over a town that has only stations. Ends on SIGTERM.
// usage: bench_worker IDENTITY_DIR plain|curve ENDPOINT STATIONS [pictures]
// pictures: hands pictures to the broker for joining consoles, as lagewerk-fusion does.

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>

#include "broker/client/bus_link.h"
#include "broker/client/identity.h"
#include "broker/seal/seal.h"
#include "gis/situation/snapshot.h"
#include "gis/worker/fusion_worker.h"
#include "gis/worker/picture_keeper.h"
#include "tests/bench/plain_gate.h"

namespace {

volatile std::sig_atomic_t g_stopAsked = 0;
void askToStop(int) { g_stopAsked = 1; }

constexpr std::uint16_t kWorkerNumber = 60'000;
constexpr double kThresholdsCm[] = {200, 300, 400};

fusion::Town townOf(int stations) {
    fusion::Town town;
    town.name = "Bench";
    town.package = "bench/1";
    for (int i = 0; i < stations; ++i) {
        fusion::StationFacts station;
        station.id = "B" + std::to_string(i);
        station.name = station.id;
        station.unit = "cm";
        for (int level = 0; level < 3; ++level) station.iwCm[level] = kThresholdsCm[level];
        town.stations.push_back(station);
    }
    return town;
}

/// With pictures for consoles beside it.
class WorkerWithPictures final : public client::Participant {
public:
    WorkerWithPictures(const fusion::Town& town, bool keeps) : m_worker(town), m_keeps(keeps) {}
    [[nodiscard]] std::string name() const override { return m_worker.name(); }
    void fold(const wire::Record& record) override {
        m_worker.fold(record);
        if (m_keeps) m_keeper.fold(record);
    }
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override {
        return m_worker.atTick(tick, record);
    }
    void handOver(client::BusLink& link) {
        if (!m_keeps) return;
        if (auto picture = m_keeper.due())
            link.giveSnapshot(situation::kFoldVersion, picture->sequence, std::move(picture->bytes));
    }

private:
    worker::FusionWorker m_worker;
    worker::PictureKeeper m_keeper;
    const bool m_keeps;
};

constexpr int kStepMs = 50;

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5 || argc > 6) {
        std::cerr << "usage: bench_worker IDENTITY_DIR plain|curve ENDPOINT STATIONS [pictures]\n";
        return 64;
    }
    std::signal(SIGTERM, askToStop);
    std::signal(SIGINT, askToStop);
    seal::start();
    auto identity = client::loadIdentity(argv[1]);
    if (!identity) {
        std::cerr << "bench_worker: " << identity.failure().text() << std::endl;
        return 1;
    }
    identity.value().endpoint = argv[3];
    const base::SystemClock clock;
    client::LinkOptions options;
    options.software = "bench_worker";
    options.epoch = 1;
    auto channel = std::string(argv[2]) == "plain" ? bench::makePlainChannel(identity.value(), kWorkerNumber)
                                                   : client::makeZmqChannel(identity.value());
    client::BusLink link(identity.value(), std::move(channel), clock, options);
    const fusion::Town town = townOf(std::atoi(argv[4]));
    WorkerWithPictures worker(town, argc == 6);
    client::ParticipantLoop loop(link, worker);
    while (g_stopAsked == 0 && loop.step(kStepMs)) worker.handOver(link);
    return 0;
}
