// SPDX-License-Identifier: EUPL-1.2
// Who gets in, and what a bad guest can do to the others.

#include <signal.h>
#include <zmq.h>

#include "broker/client/role_file.h"
#include "tests/integration/bus_world.h"

using namespace bus_test;

namespace {

/// A bare ZeroMQ client that says what no link of ours would, and hears how its connection fares.
class RawDealer {
public:
    RawDealer(const std::string& endpoint, const client::Identity* identity) {
        m_context = zmq_ctx_new();
        m_socket = zmq_socket(m_context, ZMQ_DEALER);
        const int none = 0, one = 1;
        zmq_setsockopt(m_socket, ZMQ_LINGER, &none, sizeof none);
        zmq_setsockopt(m_socket, ZMQ_IMMEDIATE, &one, sizeof one);
        if (identity != nullptr) {
            zmq_setsockopt(m_socket, ZMQ_CURVE_SERVERKEY, identity->brokerCurveKey.data(), 32);
            zmq_setsockopt(m_socket, ZMQ_CURVE_PUBLICKEY, identity->keys.publicKey.data(), 32);
            zmq_setsockopt(m_socket, ZMQ_CURVE_SECRETKEY, identity->keys.secretKey.data(), 32);
        }
        zmq_socket_monitor(m_socket, "inproc://events", ZMQ_EVENT_ALL);
        m_events = zmq_socket(m_context, ZMQ_PAIR);
        zmq_setsockopt(m_events, ZMQ_LINGER, &none, sizeof none);
        zmq_connect(m_events, "inproc://events");
        zmq_connect(m_socket, endpoint.c_str());
    }
    ~RawDealer() {
        zmq_socket_monitor(m_socket, nullptr, 0);
        zmq_close(m_events);
        zmq_close(m_socket);
        zmq_ctx_term(m_context);
    }
    RawDealer(const RawDealer&) = delete;
    RawDealer& operator=(const RawDealer&) = delete;

    bool send(const base::Bytes& frame, int waitMs = kPatienceMs) {
        zmq_setsockopt(m_socket, ZMQ_SNDTIMEO, &waitMs, sizeof waitMs);
        return zmq_send(m_socket, frame.data(), frame.size(), 0) >= 0;
    }
    std::optional<base::Bytes> receive(int waitMs) {
        zmq_setsockopt(m_socket, ZMQ_RCVTIMEO, &waitMs, sizeof waitMs);
        base::Bytes frame(4 * 1024 * 1024);
        const int size = zmq_recv(m_socket, frame.data(), frame.size(), 0);
        if (size < 0) return std::nullopt;
        frame.resize(static_cast<std::size_t>(size));
        return frame;
    }
    /// The next event that is one of `wanted`; 0 when none comes in time.
    int awaitEvent(int wanted, int waitMs = kPatienceMs) {
        zmq_setsockopt(m_events, ZMQ_RCVTIMEO, &waitMs, sizeof waitMs);
        while (true) {
            std::uint8_t header[6] = {}, address[256];
            if (zmq_recv(m_events, header, sizeof header, 0) != 6) return 0;
            zmq_recv(m_events, address, sizeof address, 0);
            const int event = header[0] | header[1] << 8;
            if ((event & wanted) != 0) return event;
        }
    }

private:
    void* m_context = nullptr;
    void* m_socket = nullptr;
    void* m_events = nullptr;
};

constexpr int kHandshakeFailed =
    ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL | ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL | ZMQ_EVENT_HANDSHAKE_FAILED_AUTH;

client::LinkOptions impatient() {
    client::LinkOptions options;
    options.timeoutMs = 1500;
    return options;
}

}  // namespace

TEST(BusAccess, TheRightKeyGetsInAndIsHeard) {
    World world;
    world.startBroker();
    Party party{world.linkOf(world.enrol("bridge")), {}, {}, {}, {}, {}};
    for (int i = 0; i < 100; ++i) party.sayReading(world, i);
    EXPECT_TRUE(world.until([&] { return party.accepted.size() == 100; }, [&] { party.look(); }));
    EXPECT_TRUE(party.rejected.empty());
}

TEST(BusAccess, AnUnknownKeyDoesNotGetIn) {
    World world;
    world.startBroker();
    Party good{world.linkOf(world.identityOf("fusion")), {}, {}, {}, {}, {}};
    ASSERT_TRUE(world.until([&] { return good.connected > 0; }, [&] { good.look(); }));
    auto identity = world.identityOf("fusion");
    identity.keys = seal::CurveKeys::generate();
    RawDealer raw(identity.endpoint, &identity);
    EXPECT_NE(raw.awaitEvent(kHandshakeFailed), 0);
    Party stranger{world.linkOf(identity, impatient()), {}, {}, {}, {}, {}};
    EXPECT_TRUE(world.until([&] { return !stranger.lost.empty(); }, [&] { stranger.look(); }));
    EXPECT_EQ(stranger.connected, 0);
}

TEST(BusAccess, APlainConnectionDoesNotGetIn) {
    World world;
    world.startBroker();
    RawDealer plain(world.identityOf("fusion").endpoint, nullptr);
    EXPECT_NE(plain.awaitEvent(kHandshakeFailed | ZMQ_EVENT_DISCONNECTED), 0);
    EXPECT_EQ(plain.awaitEvent(ZMQ_EVENT_HANDSHAKE_SUCCEEDED, 300), 0);
}

TEST(BusAccess, AnotherRealmDoesNotGetIn) {
    World world;
    world.startBroker();
    auto identity = world.identityOf("fusion");
    identity.realm.uuid[3] ^= 1;
    Party party{world.linkOf(identity, impatient()), {}, {}, {}, {}, {}};
    ASSERT_TRUE(world.until([&] { return !party.rejected.empty(); }, [&] { party.look(); }));
    EXPECT_EQ(party.rejected.front().rejection.code, wire::RejectionCode::WrongRealm);
    EXPECT_EQ(party.connected, 0);
}

TEST(BusAccess, ARevokedDeviceIsCutOffAtOnceAndStaysOut) {
    World world;
    world.startBroker();
    Party party{world.linkOf(world.enrol("bridge", {wire::DeviceRole::Field, wire::DeviceRole::Observer}), impatient()),
                {},
                {},
                {},
                {},
                {}};
    party.link->follow(1);
    ASSERT_TRUE(world.until([&] { return !party.records.empty(); }, [&] { party.look(); }));
    world.asAdmin([&](keys::Registry& registry) {
        EXPECT_TRUE(registry.revokeDevice("bridge", "lost").ok());
        const base::Done again = registry.revokeDevice("bridge", "lost again");
        ASSERT_FALSE(again.ok());
        EXPECT_NE(again.failure().what.find("revoked already"), std::string::npos) << again.failure().what;
    });
    ASSERT_TRUE(world.until([&] { return !party.lost.empty(); }, [&] { party.look(); }));
    EXPECT_NE(party.lost.front().find("revoked"), std::string::npos) << party.lost.front();
    const auto identity = world.identityOf("bridge");
    RawDealer again(identity.endpoint, &identity);
    EXPECT_NE(again.awaitEvent(kHandshakeFailed), 0);
    EXPECT_EQ(party.connected, 1);
}

TEST(BusAccess, ARevokedConnectionIsEndedAfterOneGoneAndTheLogSaysSo) {
    World world;
    world.startBroker();
    const auto identity = world.enrol("screen", {wire::DeviceRole::Observer});
    RawDealer screen(identity.endpoint, &identity);
    ASSERT_TRUE(screen.send(wire::encodeVerb(wire::Hello{1, identity.realm, "test"})));
    ASSERT_TRUE(screen.send(wire::encodeVerb(wire::Follow{1, {}, 20'000})));
    int batches = 0, gone = 0, behindGone = 0;
    const auto hear = [&](int waitMs) {
        const auto frame = screen.receive(waitMs);
        if (!frame) return;
        const auto verb = wire::decodeVerb(*frame);
        behindGone += gone;
        batches += std::holds_alternative<wire::Batch>(std::get<wire::Verb>(verb)) ? 1 : 0;
        gone += std::holds_alternative<wire::Gone>(std::get<wire::Verb>(verb)) ? 1 : 0;
    };
    ASSERT_TRUE(world.until([&] { return batches > 0; }, [&] { hear(20); }));
    world.asAdmin([&](keys::Registry& registry) { EXPECT_TRUE(registry.revokeDevice("screen", "lost").ok()); });
    ASSERT_TRUE(world.until([&] { return gone > 0; }, [&] { hear(20); }));
    int ended = 0;
    ASSERT_TRUE(world.until([&] { return ended != 0; },
                            [&] {
                                (void)screen.send(wire::encodeVerb(wire::Ping{}), 0);
                                hear(5);
                                ended = screen.awaitEvent(ZMQ_EVENT_DISCONNECTED, 20);
                            }));
    EXPECT_NE(screen.awaitEvent(kHandshakeFailed), 0) << "libzmq tries again and is not let in";
    hear(50);
    EXPECT_EQ(gone, 1);
    EXPECT_EQ(behindGone, 0);
    const auto log = [&] {
        std::ifstream in(world.dir / "broker.log");
        return std::string{std::istreambuf_iterator<char>(in), {}};
    };
    EXPECT_TRUE(
        world.until([&] { return log().find("connection of device screen") != std::string::npos; }, [&] { hear(20); }))
        << log();
    EXPECT_TRUE(world.broker->isAlive());
}

TEST(BusAccess, ANameIsOneDevicesAndRevokingItRevokesEveryOneOfThatName) {
    World world;
    world.startBroker();
    (void)world.enrol("pump");
    const keys::NewDevice again{"pump", {wire::DeviceRole::Field}, {"station:*"}};
    std::string taken;
    world.asAdmin([&](keys::Registry& registry) {
        if (const auto isFree = registry.checkFree("pump"); !isFree) taken = isFree.failure().text();
        EXPECT_TRUE(registry.checkFree("pump2").ok());
        // As a realm may have them from before.
        ASSERT_TRUE(registry.enrolDevice(again, world.realm / "parties" / "pump-b").ok());
        ASSERT_TRUE(registry.revokeDevice("pump", "lost").ok());
        const auto roster = registry.roster();
        std::size_t revoked = 0;
        for (const auto& [id, device] : roster.value().devices())
            if (device.enrolment.name == "pump") revoked += device.revoked ? 1 : 0;
        EXPECT_EQ(revoked, 2u);
        EXPECT_FALSE(registry.revokeDevice("pump", "lost").ok());
        EXPECT_TRUE(registry.checkFree("pump").ok()) << "a name is free again";
    });
    EXPECT_NE(taken.find("'pump' is enrolled already"), std::string::npos) << taken;
}

TEST(BusAccess, ARoleTableThatLacksARoleInUseIsRefusedUnlessItIsMeant) {
    World world;
    world.startBroker();
    (void)world.enrol("pump");
    wire::RolesDefined table = client::shippedRoles();
    for (wire::Role& role : table.roles)
        if (role.name == "field") role.name = "feild";
    world.asAdmin([&](keys::Registry& registry) {
        const auto refused = registry.defineRoles(table, false);
        ASSERT_FALSE(refused.ok());
        EXPECT_NE(refused.failure().text().find("pump (field)"), std::string::npos) << refused.failure().text();
        EXPECT_TRUE(registry.defineRoles(client::shippedRoles(), false).ok());
        EXPECT_TRUE(registry.defineRoles(table, true).ok());
        EXPECT_TRUE(registry.defineRoles(client::shippedRoles(), false).ok()) << "nothing is lost by having it again";
    });
}

TEST(BusAccess, GarbageAndATenMegabyteMessageDisturbNobodyElse) {
    World world;
    world.startBroker();
    Party good{world.linkOf(world.enrol("good")), {}, {}, {}, {}, {}};
    ASSERT_TRUE(world.until([&] { return good.connected > 0; }, [&] { good.look(); }));
    const auto identity = world.enrol("bad");
    RawDealer bad(identity.endpoint, &identity);
    ASSERT_NE(bad.awaitEvent(ZMQ_EVENT_HANDSHAKE_SUCCEEDED), 0);
    for (int i = 0; i < 300; ++i) {
        ASSERT_TRUE(bad.send(base::Bytes(static_cast<std::size_t>(i), static_cast<std::uint8_t>(i * 7))));
        good.sayReading(world, i);
        good.look(0);
    }
    ASSERT_TRUE(bad.send(base::Bytes(10 * 1024 * 1024, 0xC1)));
    EXPECT_NE(bad.awaitEvent(ZMQ_EVENT_DISCONNECTED), 0);
    for (int i = 0; i < 100; ++i) good.sayReading(world, i);
    EXPECT_TRUE(world.until([&] { return good.accepted.size() == 400; }, [&] { good.look(); }));
    EXPECT_EQ(good.connected, 1);
    EXPECT_TRUE(good.lost.empty());
    EXPECT_TRUE(world.broker->isAlive());
}
