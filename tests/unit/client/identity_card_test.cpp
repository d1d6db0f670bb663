// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/identity_card.h"

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "link_world.h"

namespace {

const base::Instant kNoon = base::fromCivilUtc({2026, 11, 22, 12});

client::IdentityCard cardOf(std::optional<base::Instant> until = kNoon.plusS(3600)) {
    client::IdentityCard card;
    client::Identity& who = card.identity;
    who.realm.kind = wire::RealmKind::Live;
    who.realm.uuid = {1, 2, 3};
    who.realmName = "Auental";
    who.endpoint = "tcp://192.168.10.5:5557";
    who.brokerCurveKey = {4};
    who.brokerSignKey = {5};
    who.deviceName = "weir";
    who.keys = seal::CurveKeys::generate();
    card.takeUpBy = until;
    return card;
}

void expectSame(const client::Identity& a, const client::Identity& b) {
    EXPECT_EQ(a.realm, b.realm);
    EXPECT_EQ(a.realmName, b.realmName);
    EXPECT_EQ(a.endpoint, b.endpoint);
    EXPECT_EQ(a.brokerCurveKey, b.brokerCurveKey);
    EXPECT_EQ(a.brokerSignKey, b.brokerSignKey);
    EXPECT_EQ(a.deviceName, b.deviceName);
    EXPECT_EQ(a.keys.publicKey, b.keys.publicKey);
    EXPECT_EQ(a.keys.secretKey, b.keys.secretKey);
}

TEST(IdentityCard, HoldsAllThatADeviceNeedsInATextForAQrCode) {
    const auto card = cardOf();
    const auto text = client::cardText(card);
    ASSERT_TRUE(text.ok());
    EXPECT_LT(text.value().size(), 400u) << "QR version 11 at the lowest level";
    EXPECT_EQ(text.value().find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:"), std::string::npos);
    const auto back = client::readCard(text.value());
    ASSERT_TRUE(back.ok()) << back.failure().text();
    expectSame(back.value().identity, card.identity);
    EXPECT_EQ(back.value().takeUpBy, card.takeUpBy);
    const auto sealedText = client::cardText(card, "4711-weir", true);
    ASSERT_TRUE(sealedText.ok());
    EXPECT_LT(sealedText.value().size(), 500u);
}

TEST(IdentityCard, PeopleAndPrintersMayChangeItsLook) {
    const auto card = cardOf(std::nullopt);
    std::string text = client::cardText(card).value(), other;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = static_cast<char>(std::tolower(text[i]));
        if (i > 3) c = c == 'o' ? '0' : c == 'i' ? '1' : c == 'b' ? '8' : c;
        other += c;
        if (i % 20 == 19) other += i % 40 == 39 ? "\r\n" : " ";
    }
    const auto back = client::readCard(other);
    ASSERT_TRUE(back.ok()) << back.failure().text();
    expectSame(back.value().identity, card.identity);
    EXPECT_FALSE(back.value().takeUpBy.has_value());
}

TEST(IdentityCard, EveryWrongOrMissingCharacterIsNoticed) {
    const std::string text = client::cardText(cardOf()).value();
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string wrong = text;
        wrong[i] = text[i] == 'Q' ? 'R' : 'Q';
        EXPECT_FALSE(client::readCard(wrong).ok()) << i;
        EXPECT_FALSE(client::readCard(text.substr(0, i)).ok()) << i;
    }
    EXPECT_FALSE(client::readCard(text + "A").ok());
    EXPECT_FALSE(client::readCard(text + "?").ok());
    EXPECT_NE(client::readCard(text.substr(0, 100)).failure().text().find("damaged"), std::string::npos);
}

TEST(IdentityCard, APinSealsIt) {
    const auto card = cardOf();
    const std::string text = client::cardText(card, "4711-weir", true).value();
    EXPECT_NE(client::readCard(text).failure().text().find("LAGEWERK_DEVICE_PIN"), std::string::npos);
    EXPECT_NE(client::readCard(text, "4711-Weir").failure().text().find("does not open"), std::string::npos);
    const auto back = client::readCard(text, "4711-weir");
    ASSERT_TRUE(back.ok()) << back.failure().text();
    expectSame(back.value().identity, card.identity);
    EXPECT_FALSE(client::cardText(card, "12345").ok()) << "five characters";
}

TEST(IdentityCard, IsTakenUpByOneMachineInTime) {
    client_test::Folder folder;
    const auto card = cardOf();
    const auto file = folder.path / "weir.lw", late = folder.path / "late.lw";
    ASSERT_TRUE(client::saveCard(file, card, "").ok());
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_FALSE(client::saveCard(file, card, "").ok()) << "never overwritten";
    std::filesystem::copy_file(file, late);
    const auto first = client::takeUpCard(file, {"machine-a", kNoon, ""});
    ASSERT_TRUE(first.ok()) << first.failure().text();
    expectSame(first.value(), card.identity);
    EXPECT_TRUE(client::takeUpCard(file, {"machine-a", kNoon.plusS(99'999), ""}).ok()) << "what has it keeps it";
    const auto second = client::takeUpCard(file, {"machine-b", kNoon, ""});
    ASSERT_FALSE(second.ok());
    EXPECT_NE(second.failure().text().find("another machine took this identity up at 2026-11-22T12:00:00"),
              std::string::npos)
        << second.failure().text();
    EXPECT_NE(second.failure().text().find("\"weir\" revoked"), std::string::npos) << second.failure().text();
    const auto tooLate = client::takeUpCard(late, {"machine-a", kNoon.plusS(3601), ""});
    ASSERT_FALSE(tooLate.ok());
    EXPECT_NE(tooLate.failure().text().find("was to be taken up by"), std::string::npos) << tooLate.failure().text();
    EXPECT_NE(tooLate.failure().text().find("late.lw"), std::string::npos) << tooLate.failure().text();
}

TEST(IdentityCard, WhatCannotNoteWhoHasItIsNotUsed) {
    client_test::Folder folder;
    const auto file = folder.path / "weir.lw";
    ASSERT_TRUE(client::saveCard(file, cardOf(), "").ok());
    // No room for one byte more, as on a full disk: that stops root, too.
    rlimit usual{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &usual), 0);
    const rlimit full{std::filesystem::file_size(file), usual.rlim_max};
    const auto usualSignal = std::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &full), 0);
    const auto refused = client::takeUpCard(file, {"machine-a", kNoon, ""});
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &usual), 0);
    std::signal(SIGXFSZ, usualSignal);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.failure().text().find("weir.lw"), std::string::npos) << refused.failure().text();
    if (geteuid() == 0) return;  // root may write what is read-only
    std::filesystem::permissions(file, std::filesystem::perms::owner_read);
    EXPECT_FALSE(client::takeUpCard(file, {"machine-a", kNoon, ""}).ok());
}

TEST(IdentityCard, ProgramsTakeItWhereTheyTakeAFolder) {
    client_test::Folder folder;
    auto card = cardOf(base::SystemClock().now().plusS(3600));
    const auto file = folder.path / "weir.lw";
    ASSERT_TRUE(client::saveCard(file, card, "").ok());
    const auto loaded = client::loadIdentity(file);
    ASSERT_TRUE(loaded.ok()) << loaded.failure().text();
    expectSame(loaded.value(), card.identity);
    EXPECT_TRUE(client::loadIdentity(file).ok()) << "and again";
    EXPECT_EQ(client::besideIdentity(file, "outbox.db"), folder.path / "weir.lw.outbox.db");
    EXPECT_EQ(client::besideIdentity(folder.path, "outbox.db"), folder.path / "outbox.db");
    std::ofstream(folder.path / "no.lw") << "no identity\n";
    EXPECT_NE(client::loadIdentity(folder.path / "no.lw").failure().text().find("damaged"), std::string::npos);
}

}  // namespace
