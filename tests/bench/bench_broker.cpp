// SPDX-License-Identifier: EUPL-1.2
// bench_broker: the product's broker behind a gate without encryption. Ends on SIGTERM.
// usage: bench_broker REALM PORT

#include <malloc.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

#include "broker/journal/journal.h"
#include "broker/server/broker.h"
#include "broker/server/realm.h"
#include "tests/bench/plain_gate.h"

namespace {

volatile std::sig_atomic_t g_stopAsked = 0;
void askToStop(int) { g_stopAsked = 1; }

int fail(const base::Failure& failure) {
    std::cerr << "bench_broker: " << failure.text() << std::endl;
    return 1;
}

int serve(const char* dir, std::uint16_t port) {
    const base::SystemClock clock;
    auto realm = server::loadRealm(dir);
    if (!realm) return fail(realm.failure());
    auto journal = journal::Journal::open(realm.value().journalFile());
    if (!journal) return fail(journal.failure());
    if (auto done = journal.value().moveLogAside(); !done) return fail(done.failure());
    auto gate = bench::makePlainServer(port);
    if (!gate) return fail(gate.failure());
    auto signKey = seal::SigningKey::openSealed(realm.value().signKeyFile(), "");
    if (!signKey) return fail(signKey.failure());
    server::BrokerOptions options;
    options.stateFile = realm.value().stateFile();
    auto broker = server::Broker::open(realm.value().id, realm.value().name, std::move(journal).value(),
                                       *gate.value().transport, clock, options, std::move(signKey).value());
    if (!broker) return fail(broker.failure());
    std::cout << "listening on " << gate.value().endpoint << std::endl;
    while (g_stopAsked == 0) broker.value()->step(100);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: bench_broker REALM PORT\n";
        return 64;
    }
    std::signal(SIGTERM, askToStop);
    std::signal(SIGINT, askToStop);
    mallopt(M_MMAP_THRESHOLD, 256 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 256 * 1024 * 1024);
    seal::start();
    return serve(argv[1], static_cast<std::uint16_t>(std::atoi(argv[2])));
}
