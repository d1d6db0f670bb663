// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/call_plan.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "agents/dispatch/recipients.h"
#include "tests/unit/dispatch/desk.h"

namespace {

using dispatch::CallWay;
using dispatch::SendWay;

constexpr const char* kHead = R"(realm = "live"
sender = "lage@stadt-lauf.de"
[[recipient]]
channel = "cap"
name = "CAP"
kind = "cap-file"
)";
constexpr const char* kWays = R"([[call]]
means = "mail"
kind = "smtp"
url = "smtp://mail.stadt-lauf.de:25"
from = "stab@stadt-lauf.de"
user = "stab"
password_file = "PASSWORD"
timeout_s = 20
[[call]]
means = "mobile"
kind = "command"
command = ["/bin/sh", "-c", "exit 0"]
timeout_s = 900
)";

std::string replaced(std::string text, const std::string& piece, const std::string& other) {
    const auto at = text.find(piece);
    EXPECT_NE(at, std::string::npos) << piece;
    return text.replace(at, piece.size(), other);
}

/// The plan of a file in which PASSWORD stands for a file with mode `mode`.
base::Outcome<dispatch::DeliveryPlan> planWith(const std::string& text, mode_t mode = 0600,
                                               wire::RealmKind realm = wire::RealmKind::Live) {
    const desk::ScratchFolder folder;
    const auto secret = folder.path / "smtp.pass";
    std::ofstream(secret) << "geheim\n";
    chmod(secret.c_str(), mode);
    std::string whole = text;
    if (const auto at = whole.find("PASSWORD"); at != std::string::npos) whole.replace(at, 8, secret.string());
    std::ofstream(folder.path / "plan.toml") << whole;
    return dispatch::loadPlan(folder.path / "plan.toml", realm);
}

TEST(CallPlan, IsReadFromTheRecipientsFile) {
    const auto plan = planWith(std::string(kHead) + kWays);
    ASSERT_TRUE(plan.ok()) << plan.failure().text();
    ASSERT_EQ(plan.value().calls.size(), 2u);
    const SendWay& mail = plan.value().calls[0].real.value();
    EXPECT_EQ(mail.kind, SendWay::Kind::Smtp);
    EXPECT_EQ(mail.mail.url, "smtp://mail.stadt-lauf.de:25");
    EXPECT_TRUE(mail.mail.needsTls) << "by itself, for what leaves this machine";
    EXPECT_EQ(mail.mail.user + ":" + mail.mail.secret, "stab:geheim");
    EXPECT_EQ(mail.timeoutS, 20);
    const SendWay& sms = plan.value().calls[1].real.value();
    EXPECT_EQ(sms.kind, SendWay::Kind::Command);
    EXPECT_EQ(sms.command, (std::vector<std::string>{"/bin/sh", "-c", "exit 0"}));
    EXPECT_EQ(sms.timeoutS, 900);
}

TEST(CallPlan, OnThisMachineAMailServerNeedsNoTls) {
    for (const char* host : {"127.0.0.1", "localhost", "[::1]", "127.8.9.10:2525"}) {
        const auto plan = planWith(replaced(std::string(kHead) + kWays, "mail.stadt-lauf.de:25", host));
        ASSERT_TRUE(plan.ok()) << plan.failure().text();
        EXPECT_FALSE(plan.value().calls[0].real->mail.needsTls) << host;
    }
    const auto plan = planWith(
        replaced(std::string(kHead) + kWays, "mail.stadt-lauf.de:25\"", "localhost\"\nstarttls = \"required\""));
    ASSERT_TRUE(plan.ok()) << plan.failure().text();
    EXPECT_TRUE(plan.value().calls[0].real->mail.needsTls);
}

TEST(CallPlan, EachMistakeNamesLineAndFix) {
    struct Mistake {
        std::string piece, other, what;
        int line;
    };
    const std::vector<Mistake> mistakes{
        {"means = \"mail\"\n", "", "\"means\" is missing", 7},
        {"means = \"mobile\"", "means = \"mail\"", "stands twice", 16},
        {"kind = \"smtp\"", "kind = \"smpt\"", "kind", 9},
        {"kind = \"smtp\"\n", "", "\"kind\" is missing", 7},
        {"smtp://mail.stadt-lauf.de:25", "http://mail.stadt-lauf.de", "no mail server", 10},
        {"smtp://mail.stadt-lauf.de:25", "smtp://stab:geheim@mail.stadt-lauf.de", "no mail server", 10},
        {"smtp://mail.stadt-lauf.de:25", "smtp://mail.stadt-lauf.de/x", "no mail server", 10},
        {"smtp://mail.stadt-lauf.de:25", "smtp://mail.stadt-lauf.de:99999", "no mail server", 10},
        {"from = \"stab@stadt-lauf.de\"", "from = \"Stab <stab@stadt-lauf.de>\"", "cannot be the sender", 11},
        {"from = \"stab@stadt-lauf.de\"", "from = \"stab@auental.example\"", "an example's", 11},
        {"user = \"stab\"\n", "", "a name and a password", 12},
        {"password_file = \"PASSWORD\"", "password_file = \"/nirgends\"", "no such file", 13},
        {"timeout_s = 20", "timeout_s = 2000", "timeout_s is 2000", 14},
        {"timeout_s = 900", "timeout_s = 7200", "timeout_s is 7200", 19},
        {"timeout_s = 20", "starttls = \"never\"", "unencrypted", 14},
        {"timeout_s = 20", "ca_file = \"/nirgends.pem\"", "no certificate in /nirgends.pem", 14},
        {"smtp://mail.stadt-lauf.de:25", "smtp://127.0.0.1:25\"\nca_file = \"/nirgends.pem", "no certificate is asked",
         11},
        {"kind = \"command\"", "kind = \"command\"\nca_file = \"x\"", "does not belong", 18},
        {"timeout_s = 20", "answer = \"coming\"", "does not belong", 14},
        {"timeout_s = 20", "exercise = true", "the realm is live", 14},
        {"timeout_s = 20", "timeouts = 20", "unknown key \"timeouts\"", 14},
        {"\"/bin/sh\", \"-c\", \"exit 0\"", "\"sh\"", "absolute path", 18},
        {"\"/bin/sh\", \"-c\", \"exit 0\"", "\"/nirgends/sms\"", "no program /nirgends/sms", 18},
        {"kind = \"command\"", "kind = \"simulated\"", "pretend", 17},
    };
    for (const Mistake& mistake : mistakes) {
        const auto plan = planWith(replaced(std::string(kHead) + kWays, mistake.piece, mistake.other));
        ASSERT_FALSE(plan.ok()) << mistake.other;
        EXPECT_NE(plan.failure().text().find(mistake.what), std::string::npos) << plan.failure().text();
        EXPECT_TRUE(plan.failure().where.ends_with(":" + std::to_string(mistake.line))) << plan.failure().text();
        EXPECT_FALSE(plan.failure().fix.empty());
    }
}

TEST(CallPlan, APasswordThatOthersMayReadIsRefused) {
    for (const mode_t mode : {0640U, 0604U, 0620U}) {
        const auto plan = planWith(std::string(kHead) + kWays, mode);
        ASSERT_FALSE(plan.ok());
        EXPECT_NE(plan.failure().text().find("chmod 600"), std::string::npos) << plan.failure().text();
        EXPECT_EQ(plan.failure().text().find("geheim"), std::string::npos);
    }
}

TEST(CallPlan, AnExerciseTakesARealWayOnlyWhenItIsWrittenTwice) {
    const std::string exercise = replaced(std::string(kHead) + kWays, "\"live\"", "\"exercise\"");
    const auto refused = planWith(exercise, 0600, wire::RealmKind::Exercise);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.failure().text().find("exercise = true"), std::string::npos) << refused.failure().text();
    const std::string both =
        replaced(replaced(exercise, "timeout_s = 20", "exercise = true"), "timeout_s = 900", "exercise = true");
    const auto plan = planWith(both, 0600, wire::RealmKind::Exercise);
    ASSERT_TRUE(plan.ok()) << plan.failure().text();
    EXPECT_TRUE(plan.value().calls[0].forExercise);
    EXPECT_FALSE(planWith(both).ok()) << "its first line says that it is not for the live realm";
}

TEST(CallPlan, WithoutAWayAnExerciseSimulatesThemAllAndALiveRealmHasNone) {
    const auto live = planWith(kHead);
    ASSERT_TRUE(live.ok()) << live.failure().text();
    EXPECT_TRUE(live.value().calls.empty());
    const auto exercise = planWith(replaced(kHead, "\"live\"", "\"exercise\""), 0600, wire::RealmKind::Exercise);
    ASSERT_TRUE(exercise.ok()) << exercise.failure().text();
    ASSERT_EQ(exercise.value().calls.size(), 1u);
    EXPECT_FALSE(exercise.value().calls[0].real) << "simulated";
    EXPECT_TRUE(exercise.value().calls[0].means.empty()) << "every means";
}

TEST(CallPlan, SimulatedWaysSayHowTheyAnswer) {
    const auto plan = planWith(replaced(kHead, "\"live\"", "\"exercise\"") +
                                   "[[call]]\nmeans = \"pager\"\nkind = \"simulated\"\nanswer = \"declined\"\n"
                                   "answer_after_s = 90\narrival_min = 5\n",
                               0600, wire::RealmKind::Exercise);
    ASSERT_TRUE(plan.ok()) << plan.failure().text();
    EXPECT_EQ(plan.value().calls[0].answer, CallWay::Answer::Declined);
    EXPECT_EQ(plan.value().calls[0].answerAfterS, 90);
    EXPECT_EQ(plan.value().calls[0].arrivalMin, 5);
}

}  // namespace
