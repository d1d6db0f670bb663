// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/mailbox_plan.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "agents/dispatch/mailbox.h"
#include "agents/dispatch/recipients.h"
#include "tests/unit/dispatch/desk.h"

namespace {

constexpr const char* kMailboxFile = R"(realm = "live"
sender = "lage@stadt-lauf.de"
[[recipient]]
channel = "cap"
name = "CAP"
kind = "cap-file"
[[call]]
means = "mail"
kind = "smtp"
url = "smtp://mail.stadt-lauf.de:25"
from = "stab@stadt-lauf.de"
[mailbox]
url = "imap://mail.stadt-lauf.de:143"
user = "stab"
password_file = "PASSWORD"
)";

base::Outcome<dispatch::DeliveryPlan> loadedWith(const std::vector<std::pair<std::string, std::string>>& changes,
                                                 wire::RealmKind realm = wire::RealmKind::Live) {
    const desk::ScratchFolder folder;
    const auto secret = folder.path / "imap.pass";
    std::ofstream(secret) << "geheim\n";
    chmod(secret.c_str(), 0600);
    std::string text = kMailboxFile;
    for (const auto& [piece, other] : changes) {
        const auto at = text.find(piece);
        EXPECT_NE(at, std::string::npos) << piece;
        text.replace(at, piece.size(), other);
    }
    if (const auto at = text.find("PASSWORD"); at != std::string::npos) text.replace(at, 8, secret.string());
    std::ofstream(folder.path / "r.toml") << text;
    return dispatch::loadPlan(folder.path / "r.toml", realm);
}

TEST(MailboxPlan, IsReadFromTheRecipientsFile) {
    const auto plan = loadedWith({});
    ASSERT_TRUE(plan) << plan.failure().text();
    ASSERT_TRUE(plan.value().mailbox);
    const auto& mailbox = *plan.value().mailbox;
    EXPECT_EQ(mailbox.server.url, "imap://mail.stadt-lauf.de:143");
    EXPECT_TRUE(mailbox.server.needsTls) << "STARTTLS unless it is this machine";
    EXPECT_EQ(mailbox.server.secret, "geheim");
    EXPECT_EQ(mailbox.folder, "INBOX");
    EXPECT_EQ(mailbox.pollS, 60);
    const auto none = loadedWith(
        {{"[mailbox]\nurl = \"imap://mail.stadt-lauf.de:143\"\nuser = \"stab\"\npassword_file = \"PASSWORD\"\n", ""}});
    ASSERT_TRUE(none);
    EXPECT_FALSE(none.value().mailbox);
    EXPECT_TRUE(loadedWith({{"imap://mail.stadt-lauf.de:143", "imaps://mail.stadt-lauf.de"}}));
}

TEST(MailboxPlan, EachMistakeNamesLineAndFix) {
    const auto failure = [](const std::string& piece, const std::string& other) {
        const auto plan = loadedWith({{piece, other}});
        EXPECT_FALSE(plan) << other;
        if (plan) return std::string("taken");
        EXPECT_NE(plan.failure().where.find("r.toml"), std::string::npos);
        EXPECT_FALSE(plan.failure().fix.empty());
        return plan.failure().text();
    };
    const auto has = [](const std::string& text, const std::string& piece) {
        return text.find(piece) != std::string::npos;
    };
    const std::string url = "\"imap://mail.stadt-lauf.de:143\"";
    EXPECT_TRUE(has(failure(url, "\"pop3://mail.stadt-lauf.de\""), "is no mail server"));
    EXPECT_TRUE(has(failure(url, "\"imap://stab:geheim@mail.stadt-lauf.de\""), "r.toml:13"));
    EXPECT_TRUE(has(failure(url, "\"smtp://mail.stadt-lauf.de\""), "write imap://host:143 or imaps://host:993"));
    EXPECT_TRUE(has(failure(url, url + "\nstarttls = \"never\""), "unencrypted"));
    EXPECT_TRUE(has(failure(url, url + "\nca_file = \"/nowhere.pem\""), "no certificate"));
    EXPECT_TRUE(has(failure(url, url + "\npoll_s = 1"), "poll_s"));
    EXPECT_TRUE(has(failure(url, url + "\nfolder = \"a\\nb\""), "no folder of a mailbox"));
    EXPECT_TRUE(has(failure(url, url + "\nfrom = \"a@b.de\""), "from"));
    EXPECT_TRUE(has(failure("user = \"stab\"\n", ""), "a login needs a name and a password"));
    EXPECT_TRUE(has(failure("user = \"stab\"\npassword_file = \"PASSWORD\"\n", ""), "a mailbox needs a login"));
    EXPECT_TRUE(has(failure("PASSWORD", "/nowhere"), "there is no such file"));
    EXPECT_TRUE(has(failure("[[call]]\nmeans = \"mail\"\nkind = \"smtp\"\nurl = \"smtp://mail.stadt-lauf.de:25\"\n"
                            "from = \"stab@stadt-lauf.de\"\n",
                            ""),
                    "nobody is called by mail"));
}

TEST(MailboxPlan, AnExerciseNeverReadsTheLiveMailboxNorTheOtherWayRound) {
    const auto live = loadedWith({{"user =", "exercise = true\nuser ="}});
    ASSERT_FALSE(live);
    EXPECT_NE(live.failure().what.find("the realm is live"), std::string::npos);
    const std::vector<std::pair<std::string, std::string>> exercise{
        {"realm = \"live\"", "realm = \"exercise\""}, {"kind = \"smtp\"", "kind = \"smtp\"\nexercise = true"}};
    const auto unsaid = loadedWith(exercise, wire::RealmKind::Exercise);
    ASSERT_FALSE(unsaid);
    EXPECT_EQ(unsaid.failure().what, "an exercise would read a real mailbox");
    auto saidSo = exercise;
    saidSo.emplace_back("user =", "exercise = true\nuser =");
    const auto taken = loadedWith(saidSo, wire::RealmKind::Exercise);
    ASSERT_TRUE(taken) << taken.failure().text();
    EXPECT_TRUE(dispatch::mayRead(*taken.value().mailbox, wire::RealmKind::Exercise));
    EXPECT_FALSE(dispatch::mayRead(*taken.value().mailbox, wire::RealmKind::Live));
    const base::SystemClock clock;
    EXPECT_EQ(
        dispatch::makeMailbox(*taken.value().mailbox, wire::RealmKind::Live, dispatch::MailMemory("nowhere"), clock),
        nullptr)
        << "and where somebody forgot to ask";
    const auto mixed = loadedWith({}, wire::RealmKind::Exercise);
    EXPECT_FALSE(mixed) << "the whole file is for the other realm";
}

}  // namespace
