// SPDX-License-Identifier: EUPL-1.2
// Many senders, a broker that is killed, lines that break, disks that fail and forget: what was accepted is there,
// nothing is there twice, each sender's order is kept, and every follower saw the same.

#include "tests/unit/server/broker_world.h"

using namespace server_test;

namespace {

struct Sender {
    std::unique_ptr<client::BusLink> link;
    std::string station;
    Heard heard;
    std::vector<wire::MessageId> said;
};

/// What this follower holds must be the journal, record by record.
struct Witnessing {
    std::unique_ptr<client::BusLink> link;
    Heard heard;
};

void submitSome(World& world, base::SeededRandom& random, Sender& sender) {
    for (std::uint64_t i = random.below(20); i > 0; --i) {
        const auto id =
            sender.link->submit(readingOf(sender.station, static_cast<double>(sender.said.size()), world.clock.now()));
        ASSERT_TRUE(id.ok());
        sender.said.push_back(id.value());
    }
}

void disturb(World& world, base::SeededRandom& random) {
    switch (random.below(60)) {
        case 0:
            // A disk that cannot sync lets no broker start.
            world.disk->failSyncs(false);
            world.disk->fillUp(false);
            world.kill();
            world.start();
            break;
        case 7:
            world.powerCut([&] { return random.below(2) == 0; });
            world.start();
            break;
        case 1: world.disk->fillUp(true); break;
        case 2:
        case 3: world.disk->fillUp(false); break;
        case 4: world.disk->failSyncs(true); break;
        case 5:
        case 6: world.disk->failSyncs(false); break;
        default: break;
    }
}

void expectExactlyOnceInOrder(const std::vector<wire::Record>& records, const std::vector<Sender>& senders) {
    std::map<wire::MessageId, std::uint64_t> placeOf;
    for (const auto& record : records)
        EXPECT_TRUE(placeOf.emplace(record.envelope.id, record.sequence).second) << "twice: " << record.sequence;
    for (const Sender& sender : senders) {
        std::uint64_t last = 0;
        for (const auto& id : sender.said) {
            const auto place = placeOf.find(id);
            ASSERT_NE(place, placeOf.end()) << "missing, counter " << id.counter();
            EXPECT_GT(place->second, last);
            last = place->second;
        }
        EXPECT_EQ(sender.heard.accepted.size(), sender.said.size());
    }
}

void storm(std::uint64_t seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    base::SeededRandom random(seed);
    server::BrokerOptions options;
    options.tailRecordsMax = 50;
    World world(wire::RealmKind::Exercise, options);
    std::vector<Sender> senders;
    for (int i = 0; i < 4; ++i) {
        const std::string station = "S" + std::to_string(i);
        senders.push_back(
            {world.linkOf(world.enrol(station, {wire::DeviceRole::Field}, {"station:" + station})), station, {}, {}});
    }
    Witnessing witness{world.linkOf(world.identityOf("fusion")), {}};
    witness.link->follow(1);
    for (int round = 0; round < 300; ++round) {
        for (Sender& sender : senders) {
            if (random.below(3) == 0) submitSome(world, random, sender);
            sender.heard.take(sender.link->poll(static_cast<int>(random.below(30))));
        }
        witness.heard.take(witness.link->poll(static_cast<int>(random.below(10))));
        disturb(world, random);
    }
    world.disk->fillUp(false);
    world.disk->failSyncs(false);
    for (Sender& sender : senders)
        ASSERT_TRUE(until(
            world, *sender.link, sender.heard, [&] { return sender.link->waiting() == 0; }, 600'000));
    world.step();
    const auto records = world.journaled();
    expectExactlyOnceInOrder(records, senders);
    ASSERT_TRUE(
        until(world, *witness.link, witness.heard, [&] { return witness.heard.records.size() == records.size(); }));
    EXPECT_EQ(witness.heard.rewound, 0);
    for (std::size_t i = 0; i < records.size(); ++i) {
        ASSERT_EQ(witness.heard.records[i].sequence, i + 1);
        ASSERT_EQ(witness.heard.records[i].envelope.id, records[i].envelope.id);
    }
    EXPECT_TRUE(journal::verify(world.realm.journalFile()).value().good());
}

}  // namespace

TEST(BrokerStorm, NothingAcceptedIsMissingNothingIsTwiceAndTheOrderIsKept) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) storm(seed);
}
