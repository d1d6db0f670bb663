// SPDX-License-Identifier: EUPL-1.2
// Warnings by real ways: a live realm's broker and dispatcher, and counterparts that are not ours.
#include "tests/integration/alerting_world.h"

using namespace alerting_test;
using wire::ReceiptState;

namespace {

const std::string kAlert(32, 'a'), kSecond(32, 'b');

constexpr const char* kPost = R"([[recipient]]
channel = "cap-post"
name = "Verteiler"
kind = "http-post"
url = "http://127.0.0.1:POST/cap"
)";
constexpr const char* kMail = R"([[recipient]]
channel = "mail"
name = "Leitstelle"
kind = "smtp"
url = "smtp://127.0.0.1:MAIL"
from = "lage@stadt-lauf.de"
address = "leitstelle@kreis-lauf.de"
)";
constexpr const char* kGateway = R"([[recipient]]
channel = "siren"
name = "Sirenen"
kind = "command"
command = ["DIR/gateway"]
)";

class AlertingChannels : public AlertingWorld {
protected:
    /// A town's program: it notes what it gets and does what `script` says.
    void writeGateway(const std::string& script) {
        const fs::path file = world.dir / "gateway";
        std::ofstream(file) << "#!/bin/sh\nread -r line\nprintf '%s\\n' \"$line\" >> " << (world.dir / "got").string()
                            << "\n"
                            << script << "\n";
        fs::permissions(file, fs::perms::owner_all);
    }
    [[nodiscard]] std::vector<nlohmann::json> got() const {
        std::vector<nlohmann::json> out;
        std::istringstream in(textOf(world.dir / "got"));
        for (std::string line; std::getline(in, line);) out.push_back(nlohmann::json::parse(line));
        return out;
    }
};

TEST_F(AlertingChannels, OneWarningGoesOutByAllWaysAndEachSaysSo) {
    writeGateway("echo '{\"received\": true, \"note\": \"12 von 12 Sirenen\"}'");
    beginWith(std::string(kPost) + kMail + kGateway);
    warn(kAlert);
    ASSERT_TRUE(isTold(kAlert, "Verteiler", ReceiptState::Received)) << allLogs();
    ASSERT_TRUE(isTold(kAlert, "Leitstelle", ReceiptState::Sent)) << allLogs();
    ASSERT_TRUE(isTold(kAlert, "Sirenen", ReceiptState::Received)) << allLogs();
    EXPECT_EQ(receipts(kAlert).last("Sirenen")->detail, "12 von 12 Sirenen");
    ASSERT_EQ(posts().size(), 1u);
    EXPECT_EQ(posts()[0]["path"], "/cap");
    EXPECT_EQ(posts()[0]["type"], "application/cap+xml");
    EXPECT_TRUE(posts()[0]["authorization"].is_null());
    const std::string cap = posts()[0]["body"];
    for (const auto& problem : warning::checkCap(cap)) ADD_FAILURE() << problem.rule << " " << problem.text;
    ASSERT_EQ(mails().size(), 1u);
    EXPECT_EQ(mails()[0]["to"], "leitstelle@kreis-lauf.de");
    EXPECT_EQ(std::string(mails()[0]["text"]).find("ÜBUNG"), std::string::npos);
    ASSERT_EQ(got().size(), 1u);
    EXPECT_EQ(got()[0]["cap"], cap) << "the same message by every way";
}

TEST_F(AlertingChannels, KilledBetweenPostAndReceiptTheServerSeesOneMessage) {
    beginWith(kPost);
    std::ofstream(postFolder() / "hold") << "x";
    warn(kAlert);
    ASSERT_TRUE(until([&] { return posts().size() == 1; })) << allLogs();
    killDispatch();
    EXPECT_EQ(receipts(kAlert).last("Verteiler")->state, ReceiptState::Queued) << "it is out, and nobody has said so";
    fs::remove(postFolder() / "hold");
    startDispatch();
    ASSERT_TRUE(isTold(kAlert, "Verteiler", ReceiptState::Received)) << allLogs();
    ASSERT_EQ(posts().size(), 2u);
    EXPECT_EQ(posts()[0], posts()[1]) << "word by word, under one key";
    EXPECT_EQ(receipts(kAlert).last("Verteiler")->detail, "Annahme bestätigt: lag schon vor");
    killDispatch();
    startDispatch();
    warn(kSecond);
    ASSERT_TRUE(isTold(kSecond, "Verteiler", ReceiptState::Received)) << allLogs();
    EXPECT_EQ(posts().size(), 3u) << "what was received is not sent again";
}

TEST_F(AlertingChannels, AServerThatHangsUpOrIsBusyGetsItAgainUntilItTakesIt) {
    beginWith(kPost);
    std::ofstream(postFolder() / "drop") << "x";
    warn(kAlert);
    ASSERT_TRUE(until([&] { return receipts(kAlert).count("Verteiler", ReceiptState::Queued) == 2; })) << allLogs();
    EXPECT_NE(receipts(kAlert).last("Verteiler")->detail.find("Versuch 1"), std::string::npos);
    fs::remove(postFolder() / "drop");
    std::ofstream(postFolder() / "status") << "503";
    ASSERT_TRUE(until([&] { return receipts(kAlert).count("Verteiler", ReceiptState::Queued) == 3; })) << allLogs();
    EXPECT_NE(receipts(kAlert).last("Verteiler")->detail.find("(503)"), std::string::npos);
    fs::remove(postFolder() / "status");
    ASSERT_TRUE(isTold(kAlert, "Verteiler", ReceiptState::Received)) << allLogs();
    EXPECT_EQ(posts().size(), 3u);
}

TEST_F(AlertingChannels, WhatAServerRefusesForGoodAndARedirectionAreSaidAtOnce) {
    beginWith(kPost);
    for (const auto& [alert, status] : {std::pair{kAlert, "400"}, std::pair{kSecond, "302"}}) {
        std::ofstream(postFolder() / "status") << status;
        warn(alert);
        ASSERT_TRUE(isTold(alert, "Verteiler", ReceiptState::Failed)) << allLogs();
        EXPECT_EQ(receipts(alert).last("Verteiler")->detail,
                  "nicht gesendet: vom Server abgelehnt (" + std::string(status) + ")");
    }
    EXPECT_EQ(posts().size(), 2u) << "nobody was led elsewhere";
}

TEST_F(AlertingChannels, AStrangersCertificateGetsNoWarning) {
    fs::create_directories(postFolder());
    certify("IP:127.0.0.1", postFolder() / "server.pem", postFolder() / "server.key");
    certify("IP:127.0.0.1", world.dir / "other.pem", world.dir / "other.key");
    const std::string secure = R"([[recipient]]
channel = "cap-post"
name = "Verteiler"
kind = "http-post"
url = "https://127.0.0.1:POST/cap"
ca_file = "DIR/post/server.pem"
token_file = "DIR/token"
[[recipient]]
channel = "cap-post"
name = "Falscher"
kind = "http-post"
url = "https://127.0.0.1:POST/cap"
ca_file = "DIR/other.pem"
gives_up_after_s = 0
)";
    std::ofstream(world.dir / "token") << "geheim\n";
    fs::permissions(world.dir / "token", fs::perms::owner_read);
    beginWith(secure, "tls");
    warn(kAlert);
    ASSERT_TRUE(isTold(kAlert, "Verteiler", ReceiptState::Received)) << allLogs();
    ASSERT_TRUE(isTold(kAlert, "Falscher", ReceiptState::Failed)) << allLogs();
    EXPECT_EQ(receipts(kAlert).last("Falscher")->detail,
              "nach 1 Versuch: nicht gesendet: keine sichere Verbindung zum Server");
    ASSERT_EQ(posts().size(), 1u);
    EXPECT_EQ(posts()[0]["authorization"], "Bearer geheim");
}

TEST_F(AlertingChannels, AGatewayThatWasKilledInTheMiddleIsAskedAndNothingIsSaidTwice) {
    // It sounds, remembers the key, and hangs; asked, it says what it had.
    writeGateway(
        "case \"$line\" in *'\"ask\":true'*) echo '{\"received\": true, \"note\": \"hatte es\"}';; "
        "*) sleep 600;; esac");
    beginWith(std::string(kGateway) + "answers_ask = true\n");
    warn(kAlert);
    ASSERT_TRUE(until([&] { return got().size() == 1; })) << allLogs();
    killDispatch();
    startDispatch();
    ASSERT_TRUE(isTold(kAlert, "Sirenen", ReceiptState::Received)) << allLogs();
    EXPECT_EQ(receipts(kAlert).last("Sirenen")->detail, "hatte es");
    ASSERT_EQ(got().size(), 2u);
    EXPECT_EQ(got()[1]["ask"], true);
    EXPECT_EQ(got()[1]["key"], got()[0]["key"]);
}

TEST_F(AlertingChannels, AGatewayThatCannotBeAskedLeavesItToAPerson) {
    writeGateway("sleep 600");
    beginWith(kGateway);
    warn(kAlert);
    ASSERT_TRUE(until([&] { return got().size() == 1; })) << allLogs();
    killDispatch();
    startDispatch();
    ASSERT_TRUE(isTold(kAlert, "Sirenen", ReceiptState::Uncertain)) << allLogs();
    EXPECT_EQ(got().size(), 1u) << "the sirens are not sounded twice";
}

}  // namespace
