// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/call_letter.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/dispatch/call_room.h"

namespace {

using dispatch::CallLetter;

const wire::RealmId kLive = desk::liveRealm(), kExercise = desk::exerciseRealm();
const base::Instant kCalledAt = *base::fromIso("2026-06-18T13:00:00Z");

std::string mailFor(const wire::CallUp& call, const wire::RealmId& realm = kLive) {
    const auto mail = dispatch::mailOf({realm, call, call.targets.front(), kCalledAt}, "stab@stadt-lauf.de");
    return mail.ok() ? mail.value() : "failed: " + mail.failure().what;
}
wire::CallUp plainCall() {
    auto call = desk::callTo({desk::target(desk::kS1)});
    call.beThereBy = *base::fromIso("2026-06-18T14:30:00Z");
    return call;
}

TEST(CallLetter, AMailHasItsHeadersAndSaysWhatWhereWhenAndHowToAnswer) {
    seal::start();
    const std::string mail = mailFor(plainCall());
    const std::string key = dispatch::callKey(kLive, desk::kCall, desk::kS1, "mail");
    for (const std::string& piece :
         {std::string("From: <stab@stadt-lauf.de>\r\n"), std::string("To: <s1@stadt-lauf.de>\r\n"),
          std::string("Date: Thu, 18 Jun 2026 15:00:00 +0200\r\n"), "Message-ID: <" + key + "@stadt-lauf.de>\r\n",
          std::string("Auto-Submitted: auto-generated\r\n"), std::string("charset=utf-8"),
          std::string("Einberufung: Stab einberufen"), std::string("Die Aue steigt."),
          std::string("Wo: Rathaus, Raum 12"), std::string("Sp=C3=A4testens dort: 18.06.2026, 16:30 Uhr"),
          std::string("Gerufen als: S1"), std::string("Bitte antworten Sie")})
        EXPECT_NE(mail.find(piece), std::string::npos) << piece << "\n" << mail;
    EXPECT_EQ(mail.find("BUNG"), std::string::npos);
    EXPECT_EQ(mail, mailFor(plainCall())) << "the same bytes when it is repeated";
}

TEST(CallLetter, LinesAreShortAndAsciiWhateverTheWords) {
    seal::start();
    auto call = plainCall();
    call.subject =
        "Überflutung in der Größe von fünf Fußballfeldern – Stab 😀 sofort, so schnell es überhaupt geht bitte";
    call.text = std::string(500, 'x') + "\n.\n..\nFrom the end \r\nöäü " + std::string(300, '=');
    std::istringstream in(mailFor(call));
    for (std::string line; std::getline(in, line);) {
        EXPECT_LE(line.size(), 79u) << line;
        EXPECT_EQ(line.back(), '\r') << line;
        EXPECT_NE(line, ".\r") << "would end the mail";
        for (const char c : line) EXPECT_LT(static_cast<unsigned char>(c), 128) << line;
    }
}

TEST(CallLetter, AnExerciseIsMarkedAtBothEnds) {
    seal::start();
    const auto call = plainCall();
    const std::string mail = mailFor(call, kExercise);
    EXPECT_NE(mail.find("\r\n\r\n=C3=9CBUNG\r\n"), std::string::npos) << mail;
    EXPECT_TRUE(mail.ends_with("\r\n=C3=9CBUNG\r\n")) << mail;
    EXPECT_NE(mail.find("Subject: =?UTF-8?B?w5xCVU5H"), std::string::npos) << mail;
    const auto said =
        nlohmann::json::parse(dispatch::commandInputOf({kExercise, call, call.targets.front(), kCalledAt}));
    EXPECT_EQ(said["exercise"], true);
    EXPECT_EQ(said["subject"], "ÜBUNG Stab einberufen ÜBUNG");
    EXPECT_EQ(said["text"], "ÜBUNG\n\nDie Aue steigt.\n\nÜBUNG");
}

TEST(CallLetter, ACommandGetsAllThatItNeeds) {
    seal::start();
    const auto call = plainCall();
    const auto said = nlohmann::json::parse(dispatch::commandInputOf({kLive, call, call.targets.front(), kCalledAt}));
    EXPECT_EQ(said["exercise"], false);
    EXPECT_EQ(said["call"], desk::kCall);
    EXPECT_EQ(said["contact"], desk::kS1);
    EXPECT_EQ(said["key"], dispatch::callKey(kLive, desk::kCall, desk::kS1, "mail"));
    EXPECT_EQ(said["means"], "mail");
    EXPECT_EQ(said["address"], "s1@stadt-lauf.de");
    EXPECT_EQ(said["subject"], "Stab einberufen");
    EXPECT_EQ(said["text"], "Die Aue steigt.");
    EXPECT_EQ(said["meeting"], "Rathaus, Raum 12");
    EXPECT_EQ(said["there_by"], "2026-06-18T16:30:00+02:00");
    EXPECT_TRUE(said["answer_by"].is_null());
}

TEST(CallLetter, NoHeaderCanBeInjected) {
    seal::start();
    for (const char* bad :
         {"s1@stadt-lauf.de\r\nBcc: alle@stadt-lauf.de", "s1@stadt-lauf.de\n", "s1@stadt-lauf.de, s2@stadt-lauf.de",
          "s1@stadt-lauf.de>", "<s1@stadt-lauf.de>", "A B <s1@stadt-lauf.de>", "s1", "@stadt-lauf.de", "s1@",
          "s1@stadt lauf.de", "s1@@stadt-lauf.de", "s1@-stadt.de", "s1@stadt..de", "-s1@stadt-lauf.de",
          "ö@stadt-lauf.de", "\"s 1\"@stadt-lauf.de", "s1@[127.0.0.1]", ""}) {
        EXPECT_FALSE(dispatch::isMailAddress(bad)) << bad;
        auto call = plainCall();
        call.targets[0].reach.address = bad;
        EXPECT_EQ(mailFor(call), "failed: keine E-Mail-Adresse") << bad;
    }
    EXPECT_FALSE(dispatch::isMailAddress(std::string_view("s1\0@stadt-lauf.de", 18)));
    EXPECT_FALSE(dispatch::isMailAddress(std::string(300, 'a') + "@stadt-lauf.de"));
    for (const char* good : {"s1@stadt-lauf.de", "a.b+c_d@x.y-z.de", "stab@localhost"})
        EXPECT_TRUE(dispatch::isMailAddress(good)) << good;
    auto call = plainCall();
    call.subject = "Stab\r\nBcc: alle@stadt-lauf.de";
    EXPECT_EQ(mailFor(call), "failed: der Betreff hat mehrere Zeilen");
}

TEST(CallLetter, EachTargetOfEachCallOfEachRealmHasAKeyOfItsOwn) {
    seal::start();
    const std::set<std::string> keys{
        dispatch::callKey(kLive, "c", "k", "mail"), dispatch::callKey(kExercise, "c", "k", "mail"),
        dispatch::callKey(kLive, "d", "k", "mail"), dispatch::callKey(kLive, "c", "l", "mail"),
        dispatch::callKey(kLive, "c", "k", "fax")};
    EXPECT_EQ(keys.size(), 5u);
    EXPECT_EQ(*keys.find(dispatch::callKey(kLive, "c", "k", "mail")), dispatch::callKey(kLive, "c", "k", "mail"));
}

}  // namespace
