// SPDX-License-Identifier: EUPL-1.2
// Two consoles and a broker that is killed: what was said with and without it is on both afterwards, each word once,
// and what two people changed at the same time stands side by side.

#include <map>

#include "broker/wire/codec.h"
#include "console/session/seat_keeper.h"
#include "gis/situation/staff_work.h"
#include "tests/integration/console_world.h"

using namespace bus_test;

namespace {

constexpr const char* kHall = "0123456789abcdef0123456789abcdef";

wire::BoardItem hall(const std::string& state, std::optional<wire::MessageId> basedOn = {}) {
    wire::BoardItem item;
    item.item = kHall, item.board = wire::Board::Shelter, item.name = "Turnhalle Süd", item.state = state;
    item.basedOn = basedOn;
    return item;
}

wire::Order order() {
    wire::Order said;
    said.order = "00000000000000000000000000000001", said.to = "S4", said.subject = "Feldbetten",
    said.text = "100 Stück.";
    return said;
}

std::map<std::string, int> writtenWords(const Console& console) {
    std::map<std::string, int> words;
    for (const session::Line& line : console.store.chronicle().lines())
        if (line.kind == session::LineKind::Written) ++words[line.text];
    return words;
}

bool isDone(const Console& console, std::uint64_t token) {
    const session::Saying* saying = console.store.saying(token);
    return saying != nullptr && saying->progress == session::Progress::InEffect;
}

}  // namespace

TEST(ConsoleWork, TwoConsolesAndAKilledBrokerLoseNoWordAndShowWhatWasChangedAtOnce) {
    application();
    World world;
    world.startBroker();
    const auto key = enrolS2(world);
    Console first(world, "console-1"), second(world, "console-2");
    const auto both = [&](const std::function<bool(const Console&)>& holds) {
        return first.until([&] { return holds(first) && holds(second); });
    };
    ASSERT_TRUE(both([](const Console& one) { return one.store.picture().roster.person("p:s2") != nullptr; }));

    // With the broker: a message, a board entry, an order; the other console has them.
    wire::Report report{
        "EAL Nord",        "S2",        "Funk", "Betten", "Es fehlen Betten.", wire::Priority::Immediate,
        world.clock.now(), std::nullopt};
    (void)sayAsS2(first, key, wire::Kind::Report, wire::encodePayload(report));
    (void)sayAsS2(first, key, wire::Kind::BoardItem, wire::encodePayload(hall("opening")));
    (void)sayAsS2(second, key, wire::Kind::Order, wire::encodePayload(order()));
    (void)sayAsS2(first, key, wire::Kind::LogEntry, wire::encodePayload(wire::LogEntry{"vorher", {}, {}}));
    ASSERT_TRUE(both([](const Console& one) {
        const auto& work = one.store.picture().work;
        return work.reports.size() == 1 && work.board.contains(kHall) && work.orders.size() == 1 &&
               writtenWords(one)["vorher"] == 1;
    }));
    const wire::MessageId seen = second.store.picture().work.board.at(kHall).by.id;
    const wire::MessageId message = first.store.picture().work.reports.begin()->second.by.id;

    world.killBroker();
    ASSERT_TRUE(both([](const Console& one) { return one.store.linkPhase() == session::LinkPhase::Lost; }));
    EXPECT_EQ(first.store.picture().work.board.at(kHall).item.state, "opening") << "the last picture stays";

    // Without it: both change the same entry, one sights the message and writes, the other receipts the order.
    const auto opened = sayAsS2(first, key, wire::Kind::BoardItem, wire::encodePayload(hall("open", seen)));
    const auto full = sayAsS2(second, key, wire::Kind::BoardItem, wire::encodePayload(hall("full", seen)));
    wire::ReportStep routed;
    routed.report = message, routed.functions = {"S4"};
    const auto sighted = sayAsS2(first, key, wire::Kind::ReportStep, wire::encodePayload(routed));
    const auto receipted =
        sayAsS2(second, key, wire::Kind::OrderStep,
                wire::encodePayload(wire::OrderStep{order().order, wire::OrderMove::Receipted, "S4", "verstanden"}));
    std::vector<std::uint64_t> entries;
    for (int i = 0; i < 20; ++i)
        entries.push_back(sayAsS2(i % 2 == 0 ? first : second, key, wire::Kind::LogEntry,
                                  wire::encodePayload(wire::LogEntry{"ohne Broker " + std::to_string(i), {}, {}})));
    EXPECT_FALSE(isDone(first, opened));

    world.startBroker();
    ASSERT_TRUE(first.until([&] {
        bool all = isDone(first, opened) && isDone(second, full) && isDone(first, sighted) && isDone(second, receipted);
        for (std::size_t i = 0; i < entries.size(); ++i) all = all && isDone(i % 2 == 0 ? first : second, entries[i]);
        return all;
    }));
    ASSERT_TRUE(both([](const Console& one) { return writtenWords(one).size() == 21; }));
    for (Console* one : {&first, &second}) {
        for (const auto& [words, times] : writtenWords(*one)) EXPECT_EQ(times, 1) << words;
        const situation::StaffWork& work = one->store.picture().work;
        const situation::BoardView& entry = work.board.at(kHall);
        ASSERT_TRUE(entry.rival.has_value()) << "neither of the two is lost";
        EXPECT_NE(entry.rival->said.state, entry.item.state);
        EXPECT_TRUE(isSighted(work.reports.begin()->second));
        EXPECT_EQ(work.orders.begin()->second.state, situation::OrderState::Receipted);
    }
    EXPECT_EQ(first.store.picture().canonicalText(), second.store.picture().canonicalText());

    // Who sees both says what is so.
    const wire::MessageId stands = first.store.picture().work.board.at(kHall).by.id;
    (void)sayAsS2(first, key, wire::Kind::BoardItem, wire::encodePayload(hall("full", stands)));
    EXPECT_TRUE(both([](const Console& one) { return !one.store.picture().work.board.at(kHall).rival.has_value(); }));
}

TEST(ConsoleWork, WhoLogsInIsSeenByAllAndAProgramThatEndedLeavesNoGhost) {
    application();
    World world;
    world.startBroker();
    (void)enrolS2(world);
    Console second(world, "console-2");
    const auto seatIs = [&](wire::SeatMove move) {
        const auto& seats = second.store.picture().work.seats;
        return seats.size() == 1 && seats.begin()->second.seat.move == move;
    };
    {
        Console first(world, "console-1");
        session::Login login(first.store);
        ASSERT_TRUE(login.addKeyFile(world.dir / "s2.key").ok());
        const session::SeatKeeper keeper(first.store, login, world.identityOf("console-1").device(), "Stabsraum-1");
        ASSERT_TRUE(first.until([&] { return first.store.picture().roster.person("p:s2") != nullptr; }));
        login.logIn(0, "zwölf Zeichen");
        ASSERT_TRUE(first.until([&] { return !login.isOpening(); }));
        ASSERT_TRUE(login.person().has_value()) << login.failure()->text();
        ASSERT_TRUE(first.until([&] { return seatIs(wire::SeatMove::Taken); }));
        const situation::SeatView& seat = second.store.picture().work.seats.begin()->second;
        EXPECT_EQ(seat.by.author, "p:s2");
        EXPECT_EQ(seat.by.source, "post:S2");
        EXPECT_EQ(seat.seat.workplace, "Stabsraum-1");
        EXPECT_EQ(seat.device, world.identityOf("console-1").device());
        login.logOut();
        ASSERT_TRUE(first.until([&] { return seatIs(wire::SeatMove::Left); }));
        login.logIn(0, "zwölf Zeichen");
        ASSERT_TRUE(first.until([&] { return seatIs(wire::SeatMove::Taken); }));
    }
    // It ended without a log-out: the next start says that nobody sits there.
    Console again(world, "console-1", false);
    session::Login nobody(again.store);
    const session::SeatKeeper keeper(again.store, nobody, world.identityOf("console-1").device(), "Stabsraum-1");
    EXPECT_TRUE(again.until([&] { return seatIs(wire::SeatMove::Left); }));
}
