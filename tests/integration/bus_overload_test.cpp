// SPDX-License-Identifier: EUPL-1.2
// Garbage by the thousand and a flood, over real sockets, while good parties work.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <deque>
#include <thread>

#include "broker/base/random.h"
#include "broker/wire/codec.h"
#include "tests/integration/bus_world.h"

using namespace bus_test;

namespace {

constexpr int kGarbageConnections = 2'000, kLeftOpen = 200;

/// A bare TCP connection to the broker's port; closed with its owner.
class Socket {
public:
    explicit Socket(std::uint16_t port) : m_handle(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isOpen = ::connect(m_handle, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Socket() { ::close(m_handle); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    void send(base::BytesView bytes) const {
        (void)::send(m_handle, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

private:
    int m_handle;
    bool m_isOpen = false;
};

std::uint16_t portOf(const std::string& endpoint) {
    return static_cast<std::uint16_t>(std::atoi(endpoint.substr(endpoint.rfind(':') + 1).c_str()));
}

/// What ZMTP 3 begins with, up to the mechanism CURVE; then nonsense.
base::Bytes greetingThenNonsense(base::SeededRandom& random) {
    base::Bytes bytes{0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0};
    const std::string mechanism = "CURVE";
    bytes.insert(bytes.end(), mechanism.begin(), mechanism.end());
    bytes.resize(64);
    for (std::uint64_t i = random.below(300); i > 0; --i) bytes.push_back(static_cast<std::uint8_t>(random.next()));
    return bytes;
}

void throwGarbage(std::uint16_t port, int& opened) {
    base::SeededRandom random(41);
    std::deque<Socket> open;
    for (int i = 0; i < kGarbageConnections; ++i) {
        open.emplace_back(port);
        opened += open.back().isOpen() ? 1 : 0;
        base::Bytes bytes(random.below(400));
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.next());
        open.back().send(i % 3 == 0 ? greetingThenNonsense(random) : bytes);
        if (open.size() > kLeftOpen) open.pop_front();
    }
}

}  // namespace

TEST(BusOverload, TwoThousandGarbageConnectionsDisturbNoGoodAgent) {
    World world;
    world.startBroker();
    Party good{world.linkOf(world.enrol("good")), {}, {}, {}, {}, {}};
    ASSERT_TRUE(world.until([&] { return good.connected > 0; }, [&] { good.look(); }));
    int opened = 0;
    std::atomic<bool> isDone{false};
    std::thread hostile([&] {
        throwGarbage(portOf(world.identityOf("fusion").endpoint), opened);
        isDone = true;
    });
    std::size_t said = 0;
    while (!isDone) {
        good.sayReading(world, static_cast<double>(said++ % 300));
        good.look(1);
    }
    hostile.join();
    EXPECT_GE(opened, kGarbageConnections * 9 / 10);
    EXPECT_TRUE(world.until([&] { return good.accepted.size() == said; }, [&] { good.look(); }));
    EXPECT_EQ(good.connected, 1);
    EXPECT_TRUE(good.lost.empty());
    EXPECT_TRUE(world.broker->isAlive());
    // And somebody new gets in.
    Party late{world.linkOf(world.enrol("late")), {}, {}, {}, {}, {}};
    EXPECT_TRUE(world.until([&] { return late.connected > 0; }, [&] { late.look(); }));
}

TEST(BusOverload, AMessageWithPriorityGoesByTheSecondDoorThroughAFlood) {
    World world;
    world.startBroker();
    const auto flooder = world.enrol("flooder");
    const auto desk = world.enrol("desk", {wire::DeviceRole::Console, wire::DeviceRole::Field});
    std::atomic<bool> isEnough{false};
    std::thread flood([&] {
        Party party{world.linkOf(flooder), {}, {}, {}, {}, {}};
        for (int i = 0; !isEnough; ++i) {
            for (int k = 0; k < 2'000 && party.link->waiting() < 20'000; ++k) party.sayReading(world, k % 300);
            party.look(0);
        }
    });
    auto link = world.linkOf(desk);
    std::int64_t slowestMs = 0;
    for (int i = 0; i < 20; ++i) {
        wire::Report report;
        report.priority = wire::Priority::Flash;
        report.text = "Damm halten";
        report.writtenAt = world.clock.now();
        client::Submission submission;
        submission.kind = wire::Kind::Report;
        submission.payload = wire::encodePayload(report);
        submission.source = "station:desk";
        submission.observedAt = world.clock.now();
        submission.keep = client::Keep::InMemory;
        const auto begin = world.clock.monotonicNs();
        ASSERT_TRUE(link->submit(submission).ok());
        ASSERT_TRUE(world.until([&] { return link->waiting() == 0; }, [&] { (void)link->poll(5); }));
        if (i > 0)
            slowestMs = std::max(slowestMs, (world.clock.monotonicNs() - begin) / 1'000'000);  // 0: the handshake
    }
    isEnough = true;
    flood.join();
    std::printf("slowest message under the flood: %lld ms\n", static_cast<long long>(slowestMs));
    EXPECT_LT(slowestMs, 5'000);
    world.broker->signal(SIGTERM);
    ASSERT_TRUE(world.broker->waitForEnd(kPatienceMs));
    const auto log = textOf(world.dir / "broker.log");
    EXPECT_NE(log.find("by the second door "), std::string::npos) << log;
    EXPECT_EQ(log.find("by the second door 0"), std::string::npos) << log;
}
