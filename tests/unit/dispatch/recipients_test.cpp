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
        {"kind = \"simulated\"", "kind = \"simulate\"", "unknown kind", 11},
        {"channel = \"mail\"", "channel = \"fax\"", "unknown channel", 9},
        {"channel = \"mail\"", "channel = \"cap\"", "belong together", 9},
        {"answer = \"read\"", "answer = \"later\"", "unknown answer", 13},
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
        EXPECT_NE(plan.failure().where.find("line " + std::to_string(typo.line)), std::string::npos)
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
