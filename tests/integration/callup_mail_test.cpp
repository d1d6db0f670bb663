// SPDX-License-Identifier: EUPL-1.2
// Calls by mail: a live realm's broker and dispatcher, and a mail server that is not ours (aiosmtpd).

#include <nlohmann/json.hpp>
#include <set>

#include "tests/integration/callup_world.h"

using namespace callup_test;

namespace {

class CallupMail : public CallupWorld {
protected:
    std::vector<nlohmann::json> mails() const {
        std::vector<nlohmann::json> out;
        for (int i = 1; fs::exists(mailFolder() / "mails" / (std::to_string(i) + ".json")); ++i)
            out.push_back(nlohmann::json::parse(textOf(mailFolder() / "mails" / (std::to_string(i) + ".json"))));
        return out;
    }
    std::set<std::string> idsOfMails() const {
        std::set<std::string> ids;
        for (const auto& mail : mails()) ids.insert(mail["id"].get<std::string>());
        return ids;
    }
};

}  // namespace

TEST_F(CallupMail, EachGetsAMailThatAStrangersReaderUnderstands) {
    begin();
    say(kCall, {"s2@stadt-lauf.de", "niemand@stadt-lauf.de", "s3@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 3; })) << logs();
    const auto said = told(kCall);
    EXPECT_EQ(said.at("s2@stadt-lauf.de").move, wire::CallMove::Sent) << logs();
    EXPECT_EQ(said.at("s3@stadt-lauf.de").move, wire::CallMove::Sent);
    EXPECT_EQ(said.at("niemand@stadt-lauf.de").move, wire::CallMove::Failed);
    EXPECT_EQ(said.at("niemand@stadt-lauf.de").note, "nicht gesendet: vom Mailserver abgelehnt (550)");
    const auto taken = mails();
    ASSERT_EQ(taken.size(), 2u);
    EXPECT_EQ(idsOfMails().size(), 2u);
    const auto& mail = taken.front();
    EXPECT_EQ(mail["subject"], "Stab einberufen: Überflutung");
    EXPECT_EQ(mail["from"], "stab@stadt-lauf.de");
    EXPECT_EQ(mail["to"], "s2@stadt-lauf.de");
    EXPECT_EQ(mail["auto"], "auto-generated");
    EXPECT_EQ(mail["greeted"], "stadt-lauf.de");
    EXPECT_EQ(mail["envelope"], (std::vector<std::string>{"stab@stadt-lauf.de", "s2@stadt-lauf.de"}));
    EXPECT_EQ(mail["headers"], 9);
    const std::string text = mail["text"];
    EXPECT_NE(text.find("Die Aue steigt.\nBitte kommen Sie."), std::string::npos) << text;
    EXPECT_NE(text.find("Wo: Rathaus, Raum 12"), std::string::npos) << text;
    EXPECT_EQ(text.find("ÜBUNG"), std::string::npos);
}

TEST_F(CallupMail, KilledBetweenSendAndReceiptEachIsCalledUnderOneMessageId) {
    begin();
    std::ofstream(mailFolder() / "hold") << "x";
    say(kCall, {"s2@stadt-lauf.de", "s3@stadt-lauf.de", "s4@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return mails().size() == 1; })) << logs();
    killDispatch();
    fs::remove(mailFolder() / "hold");
    EXPECT_TRUE(told(kCall).empty()) << "the mail is out, and nobody has said so";
    startDispatch();
    ASSERT_TRUE(until([&] { return told(kCall).size() == 3; })) << logs();
    for (const auto& [address, one] : told(kCall)) EXPECT_EQ(one.move, wire::CallMove::Sent) << address << one.note;
    EXPECT_EQ(mails().size(), 4u) << "the first one twice";
    EXPECT_EQ(idsOfMails().size(), 3u) << "and its receiver sees one";
    EXPECT_EQ(mails()[0], mails()[1]) << "word by word";
    // Killed once more, behind the receipts: none of them again. The next call shows that it is at work.
    killDispatch();
    startDispatch();
    say(kNext, {"s5@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kNext).size() == 1; })) << logs();
    EXPECT_EQ(mails().size(), 5u);
    std::ignore = told(kCall);
    EXPECT_EQ(ends, 3u) << "each is said once";
}

TEST_F(CallupMail, WithoutEncryptionNothingIsSaidWhereItIsDemanded) {
    begin("starttls = \"required\"\n");
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").note, "nicht gesendet: keine sichere Verbindung zum Mailserver");
    EXPECT_TRUE(mails().empty());
}

TEST_F(CallupMail, AServerThatTakesAMailAndDoesNotSaySoLeavesItUnclear) {
    begin("timeout_s = 2\n");
    std::ofstream(mailFolder() / "hold") << "x";
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").note, "unklar, ob die E-Mail hinausging: bitte nachfragen");
    fs::remove(mailFolder() / "hold");
    say(kNext, {"s3@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kNext).size() == 1; })) << logs();
    EXPECT_EQ(told(kNext).at("s3@stadt-lauf.de").move, wire::CallMove::Sent) << logs();
    EXPECT_EQ(mails().size(), 2u) << "not repeated";
}

TEST_F(CallupMail, ALoginIsGivenFromItsFile) {
    const auto secret = world.dir / "smtp.pass";
    std::ofstream(secret) << "geheim\n";
    fs::permissions(secret, fs::perms::owner_read | fs::perms::owner_write);
    begin("user = \"stab\"\npassword_file = \"" + secret.string() + "\"\n", "login");
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").move, wire::CallMove::Sent) << logs();
    EXPECT_EQ(mails().size(), 1u);
    EXPECT_EQ(logs().find("geheim"), std::string::npos);
}

TEST_F(CallupMail, ATownsOwnAuthorityVouchesForItsServer) {
    certifyServer("IP:127.0.0.1");
    begin("starttls = \"required\"\nca_file = \"" + (mailFolder() / "server.pem").string() + "\"\n", "tls");
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").move, wire::CallMove::Sent) << logs();
    ASSERT_EQ(mails().size(), 1u);
    EXPECT_EQ(mails().front()["tls"], true);
}

TEST_F(CallupMail, AServerThatNobodyVouchesForGetsNoMail) {
    certifyServer("IP:127.0.0.1");
    begin("starttls = \"required\"\n", "tls");
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").note, "nicht gesendet: keine sichere Verbindung zum Mailserver");
    EXPECT_TRUE(mails().empty());
}

TEST_F(CallupMail, ACertificateOfAnotherAuthorityOrForAnotherServerIsNone) {
    certifyServer("DNS:mail.stadt-lauf.de");
    certify("IP:127.0.0.1", world.dir / "other.pem", world.dir / "other.key");
    begin("starttls = \"required\"\nca_file = \"" + (mailFolder() / "server.pem").string() + "\"\n", "tls");
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").note, "nicht gesendet: keine sichere Verbindung zum Mailserver")
        << "vouched for, but for a server of another name";
    killDispatch();
    std::string plan = textOf(world.dir / "plan.toml");
    plan.replace(plan.find((mailFolder() / "server.pem").string()), (mailFolder() / "server.pem").string().size(),
                 (world.dir / "other.pem").string());
    std::ofstream(world.dir / "plan.toml") << plan;
    startDispatch();
    say(kNext, {"s3@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kNext).size() == 1; })) << logs();
    EXPECT_EQ(told(kNext).at("s3@stadt-lauf.de").note, "nicht gesendet: keine sichere Verbindung zum Mailserver")
        << "another authority's word";
    EXPECT_TRUE(mails().empty());
}
