// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/recipients.h"

#include <gtest/gtest.h>

#include "tests/unit/dispatch/desk.h"

namespace {

using dispatch::RecipientPlan;

constexpr const char* kRecipients = R"(realm = "exercise"
sender = "lage@auental.example"
area_keys = ["990000000000"]
[[recipient]]
channel = "cap"
name = "MoWaS-Übergabe"
kind = "cap-file"
[[recipient]]
channel = "mail"
name = "Leitstelle"
kind = "simulated"
answer_after_s = 30
answer = "read"
)";

base::Outcome<dispatch::DeliveryPlan> loaded(const std::string& text,
                                             wire::RealmKind realm = wire::RealmKind::Exercise) {
    const desk::ScratchFolder folder;
    std::ofstream(folder.path / "recipients.toml") << text;
    return dispatch::loadPlan(folder.path / "recipients.toml", realm);
}

TEST(Recipients, AreReadFromTheirFile) {
    const auto plan = loaded(kRecipients);
    ASSERT_TRUE(plan.ok()) << plan.failure().text();
    EXPECT_EQ(plan.value().sender, "lage@auental.example");
    EXPECT_EQ(plan.value().areaKeys, std::vector<std::string>{"990000000000"});
    ASSERT_EQ(plan.value().recipients.size(), 2u);
    EXPECT_EQ(plan.value().recipients[1].kind, RecipientPlan::Kind::Simulated);
    EXPECT_EQ(plan.value().recipients[1].answer, RecipientPlan::Answer::Read);
    EXPECT_EQ(plan.value().recipients[1].answerAfterS, 30);
}

TEST(Recipients, NobodysAddressIsNoSenderInTheLiveRealm) {
    dispatch::DeliveryPlan plan = dispatch::defaultPlan(wire::RealmKind::Live);
    plan.sender = "lage@auental.example";
    const auto refused = dispatch::checkSender(plan, "live.toml, sender");
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.failure().text().find("live.toml, sender"), std::string::npos) << refused.failure().text();
    plan.sender = "lage@stadt-lauf.de";
    EXPECT_TRUE(dispatch::checkSender(plan, "live.toml, sender").ok());
    plan.sender = "Stadt Lauf";
    EXPECT_FALSE(dispatch::checkSender(plan, "live.toml, sender").ok()) << "CAP allows no blank in it";
    EXPECT_TRUE(dispatch::checkSender(dispatch::defaultPlan(wire::RealmKind::Exercise), "").ok());
}

TEST(Recipients, EachTypoNamesLineAndFix) {
    struct Typo {
        std::string piece, other, what;
        int line;
    };
    const std::vector<Typo> typos{
        {"sender =", "absender =", "unknown key \"absender\"", 2},
        {"kind = \"simulated\"", "kind = \"simulate\"", "kind", 11},
        {"channel = \"mail\"", "channel = \"fax\"", "unknown channel", 9},
        {"channel = \"mail\"", "channel = \"cap\"", "belong together", 9},
        {"answer = \"read\"", "answer = \"later\"", "answer", 13},
        {"answer_after_s = 30", "answer_after_s = \"30\"", "not a whole number", 12},
        {"990000000000", "99", "ARS", 3},
        {"name = \"Leitstelle\"\n", "", "\"name\" is missing", 8},
        {"realm = \"exercise\"", "realm = \"live\"", "other kind", 1},
        {"kind = \"cap-file\"", "kind = cap-file", "", 7},
    };
    for (const Typo& typo : typos) {
        std::string text = kRecipients;
        text.replace(text.find(typo.piece), typo.piece.size(), typo.other);
        const auto plan = loaded(text);
        ASSERT_FALSE(plan.ok()) << typo.other;
        EXPECT_NE(plan.failure().text().find(typo.what), std::string::npos) << plan.failure().text();
        EXPECT_NE(plan.failure().where.find(":" + std::to_string(typo.line)), std::string::npos)
            << plan.failure().text();
        EXPECT_FALSE(plan.failure().fix.empty());
    }
}

TEST(Recipients, NoSimulatedRecipientInTheLiveRealm) {
    std::string text = kRecipients;
    text.replace(text.find("exercise"), 8, "live");
    const auto plan = loaded(text, wire::RealmKind::Live);
    ASSERT_FALSE(plan.ok());
    EXPECT_NE(plan.failure().text().find("pretend"), std::string::npos);
    for (const auto& one : dispatch::defaultPlan(wire::RealmKind::Live).recipients)
        EXPECT_EQ(one.kind, RecipientPlan::Kind::CapFile);
}

constexpr const char* kRealWays = R"(realm = "live"
sender = "lage@stadt-lauf.de"
[[recipient]]
channel = "cap-post"
name = "Kreis"
kind = "http-post"
url = "https://warnung.kreis-lauf.de:8443/cap?to=1"
[[recipient]]
channel = "mail"
name = "Leitstelle"
kind = "smtp"
url = "smtps://mail.stadt-lauf.de"
from = "lage@stadt-lauf.de"
address = "leitstelle@kreis-lauf.de"
stands_in_for = "Kreis"
stands_in_after_s = 30
[[recipient]]
channel = "siren"
name = "Sirenen"
kind = "command"
command = ["/bin/true"]
answers_ask = true
)";

TEST(Recipients, RealWaysAreReadFromTheirFile) {
    const auto plan = loaded(kRealWays, wire::RealmKind::Live);
    ASSERT_TRUE(plan.ok()) << plan.failure().text();
    const auto& all = plan.value().recipients;
    ASSERT_EQ(all.size(), 3u);
    for (const auto& one : all) EXPECT_EQ(one.kind, RecipientPlan::Kind::Real);
    EXPECT_EQ(all[0].way.http.url, "https://warnung.kreis-lauf.de:8443/cap?to=1");
    EXPECT_TRUE(all[0].way.knowsKey);
    EXPECT_EQ(all[1].address, "leitstelle@kreis-lauf.de");
    EXPECT_EQ(all[1].standsInFor + " " + std::to_string(all[1].standsInAfterS), "Kreis 30");
    EXPECT_TRUE(all[1].way.mail.needsTls);
    EXPECT_FALSE(all[2].way.knowsKey) << "nobody said that it does";
    EXPECT_TRUE(all[2].way.answersAsked);
}

TEST(Recipients, EachMistakeOfARealWayNamesLineAndFix) {
    struct Mistake {
        std::string piece, other, what;
        int line;
    };
    const std::vector<Mistake> mistakes{
        {"https://warnung", "http://warnung", "unencrypted", 7},
        {"https://warnung", "ftp://warnung", "no address of a web server", 7},
        {"warnung.kreis", "stab:geheim@warnung.kreis", "no address of a web server", 7},
        {"cap?to=1", "cap to", "no address of a web server", 7},
        {"kind = \"http-post\"", "kind = \"cap-file\"", "belong together", 4},
        {"channel = \"cap-post\"", "channel = \"siren\"", "belong together", 4},
        {"channel = \"mail\"", "channel = \"radio\"", "belong together", 9},
        {"leitstelle@kreis-lauf.de", "alle@a, b@c", "no address of a mail", 14},
        {"stands_in_for = \"Kreis\"", "stands_in_for = \"Kreiß\"", "is not one recipient", 15},
        {"stands_in_for = \"Kreis\"", "stands_in_for = \"Leitstelle\"", "is not one recipient", 15},
        {"/bin/true", "true", "absolute path", 21},
        {"answers_ask = true", "answers_ask = true\nexercise = true", "for an exercise", 23},
        {"answers_ask = true", "answers_ask = true\naddress = \"a@b.de\"", "does not belong", 23},
        {"answers_ask = true", "answer = \"read\"", "does not belong", 22},
    };
    for (const Mistake& mistake : mistakes) {
        std::string text = kRealWays;
        text.replace(text.find(mistake.piece), mistake.piece.size(), mistake.other);
        const auto plan = loaded(text, wire::RealmKind::Live);
        ASSERT_FALSE(plan.ok()) << mistake.other;
        EXPECT_NE(plan.failure().text().find(mistake.what), std::string::npos) << plan.failure().text();
        EXPECT_NE(plan.failure().where.find(":" + std::to_string(mistake.line)), std::string::npos)
            << plan.failure().text();
        EXPECT_FALSE(plan.failure().fix.empty());
    }
}

TEST(Recipients, AnExerciseHasNoRealWayThatNobodyAllowed) {
    std::string text = kRealWays;
    text.replace(text.find("\"live\""), 6, "\"exercise\"");
    const auto plan = loaded(text);
    ASSERT_FALSE(plan.ok());
    EXPECT_NE(plan.failure().text().find("by a real way"), std::string::npos) << plan.failure().text();
    for (std::size_t at = 0; (at = text.find("kind = ", at)) != std::string::npos; at += 30)
        text.insert(at, "exercise = true\n");
    EXPECT_TRUE(loaded(text).ok()) << loaded(text).failure().text();
}

TEST(CapFolder, NamesNeverLeaveTheFolderAndNeverMeet) {
    seal::start();
    EXPECT_EQ(dispatch::capFileName("LW-UEB-1a2b-2026-0417-3"), "LW-UEB-1a2b-2026-0417-3.xml");
    for (const char* bad : {"../../etc/passwd", "..", ".hidden", "a/b", "a b", ""}) {
        const std::string name = dispatch::capFileName(bad);
        EXPECT_EQ(name.find('/'), std::string::npos) << name;
        EXPECT_NE(name.front(), '.') << name;
    }
    EXPECT_NE(dispatch::capFileName("a/b"), dispatch::capFileName("a?b"));
}

TEST(CapFolder, PutIsIdempotentAndLeavesNothingUnfinished) {
    const desk::ScratchFolder folder;
    const dispatch::CapFolder caps(folder.path / "cap");
    ASSERT_TRUE(caps.prepare().ok());
    std::ofstream(folder.path / "cap" / "half.xml.unfinished") << "half";
    ASSERT_TRUE(caps.prepare().ok());
    for (int i = 0; i < 2; ++i) EXPECT_EQ(caps.put("x", "<alert/>").value(), "x.xml");
    EXPECT_EQ(caps.read("x").value(), "<alert/>");
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path / "cap")) files += entry.is_regular_file();
    EXPECT_EQ(files, 1u);
    EXPECT_FALSE(caps.read("y").ok());
}

}  // namespace
