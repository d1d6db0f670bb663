// SPDX-License-Identifier: EUPL-1.2
// Warnings by real ways: intents, tries, repetitions, questions. What is done outside is noted (desk.h), and the test
// says what came of it.
#include <gtest/gtest.h>

#include "agents/dispatch/alert_letter.h"
#include "tests/unit/dispatch/desk.h"

namespace {

using desk::Desk;
using desk::Journal;
using desk::ScratchFolder;
using dispatch::RecipientPlan;
using dispatch::SendWay;
using Doubt = dispatch::SendResult::Doubt;
using Kind = dispatch::SendResult::Kind;
using wire::ReceiptState;

const std::string kWarningId(32, '1');

RecipientPlan realWay(SendWay::Kind kind, const std::string& channel, const std::string& name = "Leitstelle") {
    RecipientPlan one;
    one.channel = channel;
    one.name = name;
    one.kind = RecipientPlan::Kind::Real;
    one.forExercise = true;
    one.way.kind = kind;
    one.way.mail = {"smtp://127.0.0.1:25", false, "lage@stadt-lauf.de", "", ""};
    one.way.command = {"/bin/true"};
    one.way.http.url = "http://127.0.0.1:1/cap";
    one.address = "leitstelle@stadt-lauf.de";
    return one;
}
RecipientPlan gateway(bool knowsKey = false, bool answersAsked = false) {
    auto one = realWay(SendWay::Kind::Command, "siren", "Sirenen");
    one.way.knowsKey = knowsKey;
    one.way.answersAsked = answersAsked;
    return one;
}
dispatch::DeliveryPlan planWithThese(std::vector<RecipientPlan> recipients) {
    auto plan = desk::capOnly();
    plan.recipients = std::move(recipients);
    return plan;
}
std::string wordsOf(const std::vector<wire::Receipt>& receipts) {
    constexpr std::array kWords{"-", "Queued", "Sent", "Received", "Read", "Failed", "Uncertain"};
    std::string out;
    for (const auto& one : receipts)
        out += (out.empty() ? "" : ", ") + std::string(kWords.at(static_cast<std::size_t>(one.state))) +
               (one.detail.empty() ? "" : " " + one.detail);
    return out;
}

/// One warning and one dispatcher that is linked.
class AlertSending : public testing::Test {
protected:
    void begin(std::vector<RecipientPlan> recipients) {
        plan = planWithThese(std::move(recipients));
        issued = journal.issueGood(kWarningId, desk::floodContent(journal.now));
        room.emplace(journal, out.path, plan);
        room->connect();
    }
    /// The same dispatcher in its next life. What was on its way is not known to it.
    void restart() {
        journal.enrol("p:neu", {});  // the last tick is not the journal's end
        room.emplace(journal, out.path, plan);
        room->connect();
        const auto said = room->readOn(false);
        EXPECT_EQ(begun(), 0u) << "nothing before the journal's end is read";
    }
    std::string tick() { return wordsOf(room->tick()); }
    /// Ticks until it says something.
    std::string heard(int patience = 40) {
        for (int i = 0; i < patience; ++i)
            if (auto said = tick(); !said.empty()) return said;
        return "";
    }
    std::size_t begun() const { return room->acts->begun.size(); }

    ScratchFolder out;
    Journal journal;
    dispatch::DeliveryPlan plan;
    wire::Issued issued;
    std::optional<Desk> room;
};

TEST_F(AlertSending, JournalsTheIntentThenActsThenSaysWhatCameOfIt) {
    begin({realWay(SendWay::Kind::HttpPost, "cap-post")});
    EXPECT_EQ(tick(), "Queued");
    EXPECT_EQ(begun(), 0u) << "nothing before the intent stands in the journal";
    EXPECT_EQ(tick(), "");
    ASSERT_EQ(begun(), 1u);
    const auto& act = room->acts->begun[0];
    EXPECT_EQ(act.key, dispatch::alertKey(journal.realm, kWarningId, plan.recipients[0]));
    EXPECT_TRUE(warning::checkCap(act.content).empty()) << "the CAP message itself";
    EXPECT_EQ(tick(), "") << "it waits";
    room->acts->say(0, Kind::Sent);
    room->acts->say(0, Kind::Received, "Annahme bestätigt");
    EXPECT_EQ(tick(), "Sent");
    EXPECT_EQ(tick(), "Received Annahme bestätigt");
    EXPECT_EQ(heard(), "") << "and then it is silent";
    EXPECT_EQ(begun(), 1u);
    EXPECT_TRUE(room->troubles.empty());
}

TEST_F(AlertSending, ATryThatFailsForNowIsSaidAndRepeatedUnderTheSameKey) {
    begin({realWay(SendWay::Kind::HttpPost, "cap-post")});
    heard();
    for (int i = 1; i <= 3; ++i) {
        while (begun() < static_cast<std::size_t>(i)) ASSERT_EQ(tick(), "");
        room->acts->say(begun() - 1, Kind::Failed, "nicht gesendet: keine Verbindung zum Server", Doubt::Passing);
        EXPECT_EQ(tick(), "Queued Versuch " + std::to_string(i) +
                              ": nicht gesendet: keine Verbindung zum Server; wird wiederholt");
    }
    while (begun() < 4) ASSERT_EQ(tick(), "");
    room->acts->say(3, Kind::Sent);
    EXPECT_EQ(tick(), "Sent");
    for (const auto& act : room->acts->begun) {
        EXPECT_EQ(act.key, room->acts->begun[0].key);
        EXPECT_EQ(act.content, room->acts->begun[0].content) << "byte by byte the same";
    }
}

TEST_F(AlertSending, TriesLeaveEachOtherTime) {
    begin({realWay(SendWay::Kind::HttpPost, "cap-post")});
    heard();
    std::vector<std::int64_t> spansS;
    base::Instant failed = journal.now;
    for (std::size_t i = 1; i <= 7; ++i) {
        while (begun() < i) ASSERT_EQ(tick(), "");
        if (i > 1) spansS.push_back(base::spanMs(journal.now, failed) / 1000);
        room->acts->say(i - 1, Kind::Failed, "x", Doubt::Passing);
        heard();
        failed = journal.now;
    }
    EXPECT_EQ(spansS, (std::vector<std::int64_t>{5, 10, 20, 40, 60, 60}));
}

TEST_F(AlertSending, WhatIsRefusedForGoodIsNotRepeated) {
    begin({realWay(SendWay::Kind::HttpPost, "cap-post")});
    heard();
    tick();
    room->acts->say(0, Kind::Failed, "nicht gesendet: vom Server abgelehnt (400)");
    EXPECT_EQ(tick(), "Failed nicht gesendet: vom Server abgelehnt (400)");
    EXPECT_EQ(heard(), "");
    EXPECT_EQ(begun(), 1u);
    ASSERT_EQ(room->troubles.size(), 1u);
    EXPECT_NE(room->troubles[0].find("Leitstelle"), std::string::npos);
}

TEST_F(AlertSending, ItGivesUpAfterItsTimeAndSaysHowOften) {
    auto one = realWay(SendWay::Kind::HttpPost, "cap-post");
    one.givesUpAfterS = 30;
    begin({one});
    heard();
    std::string last;
    for (int i = 0; i < 100 && !last.starts_with("Failed"); ++i) {
        last = tick();
        if (room->acts->coming.empty() && begun() > 0 && last.empty())
            room->acts->say(begun() - 1, Kind::Failed, "keine Verbindung", Doubt::Passing);
    }
    EXPECT_EQ(last, "Failed nach 3 Versuchen: keine Verbindung");
}

TEST_F(AlertSending, KilledWithATryOnItsWayItActsAgainWhereTheReceiverKnowsKeys) {
    begin({realWay(SendWay::Kind::HttpPost, "cap-post")});
    heard();
    tick();
    ASSERT_EQ(begun(), 1u);
    const auto first = room->acts->begun[0];
    restart();
    tick();
    ASSERT_EQ(begun(), 1u);
    EXPECT_EQ(room->acts->begun[0].key, first.key);
    EXPECT_EQ(room->acts->begun[0].content, first.content);
}

TEST_F(AlertSending, KilledWithATryOnItsWayItAsksWhereTheReceiverDoesNot) {
    begin({gateway(false, true)});
    heard();
    tick();
    restart();
    tick();
    ASSERT_EQ(begun(), 1u);
    EXPECT_TRUE(room->acts->begun[0].isQuestion);
    EXPECT_NE(room->acts->begun[0].content.find("\"ask\":true"), std::string::npos);
    room->acts->say(0, Kind::NotHad);
    EXPECT_EQ(tick(), "");
    ASSERT_EQ(begun(), 2u) << "it never had it";
    EXPECT_FALSE(room->acts->begun[1].isQuestion);
    EXPECT_EQ(room->acts->begun[1].key, room->acts->begun[0].key);
    room->acts->say(1, Kind::Sent);
    EXPECT_EQ(tick(), "Sent");
}

TEST_F(AlertSending, WhatTheReceiverHadIsNotSentAgain) {
    begin({gateway(false, true)});
    heard();
    tick();
    restart();
    tick();
    room->acts->say(0, Kind::Sent);
    EXPECT_EQ(tick(), "Sent");
    EXPECT_EQ(heard(), "");
    EXPECT_EQ(begun(), 1u);
}

TEST_F(AlertSending, WhereNobodyAnswersItStandsAsUncertain) {
    const std::string kUncertain = "Uncertain ungewiss, ob es hinausging: bitte nachfragen";
    begin({gateway(false, false)});
    heard();
    tick();
    restart();
    EXPECT_EQ(tick(), kUncertain) << "it cannot be asked";
    EXPECT_EQ(begun(), 0u);
    EXPECT_EQ(heard(), "") << "a person decides";
    EXPECT_FALSE(room->troubles.empty());
}

TEST_F(AlertSending, AQuestionWithoutAnAnswerStandsAsUncertain) {
    begin({gateway(false, true)});
    heard();
    tick();
    room->acts->say(0, Kind::Failed, "unklar", Doubt::Unclear);
    EXPECT_EQ(tick(), "");
    ASSERT_EQ(begun(), 2u) << "a gateway that hung is asked before anything is said";
    EXPECT_TRUE(room->acts->begun[1].isQuestion);
    room->acts->say(1, Kind::Failed, "unklar", Doubt::Unclear);
    EXPECT_EQ(tick(), "Uncertain ungewiss, ob es hinausging: bitte nachfragen");
    EXPECT_EQ(heard(), "");
    EXPECT_EQ(begun(), 2u);
}

TEST_F(AlertSending, NothingIsDoneBeforeTheJournalIsReadToItsEnd) {
    plan = planWithThese({realWay(SendWay::Kind::HttpPost, "cap-post")});
    issued = journal.issueGood(kWarningId, desk::floodContent(journal.now));
    room.emplace(journal, out.path, plan);
    EXPECT_EQ(heard(3), "Queued");
    tick();
    EXPECT_EQ(begun(), 0u) << "without a link the journal's end is not known";
    room->connect();
    tick();
    EXPECT_EQ(begun(), 1u);
}

TEST_F(AlertSending, AnExerciseSendsByNoRealWayThatWasNotAllowed) {
    auto one = realWay(SendWay::Kind::HttpPost, "cap-post");
    one.forExercise = false;
    begin({one});
    EXPECT_EQ(tick(), "Failed not sent by this way in this kind of realm");
    EXPECT_EQ(begun(), 0u);
}

TEST_F(AlertSending, ARevocationStopsATryThatWaitsItsTurn) {
    begin({realWay(SendWay::Kind::HttpPost, "cap-post")});
    heard();
    tick();
    ASSERT_EQ(begun(), 1u);
    room->acts->canWithdraw = true;
    journal.revoke("p:muster");
    EXPECT_TRUE(tick().starts_with("Failed")) << "withdrawn";
    EXPECT_EQ(room->acts->withdrawn, 1);
}

TEST_F(AlertSending, ARevocationBetweenTwoTriesStopsTheSecond) {
    begin({realWay(SendWay::Kind::HttpPost, "cap-post")});
    heard();
    tick();
    room->acts->say(0, Kind::Failed, "x", Doubt::Passing);
    EXPECT_TRUE(tick().starts_with("Queued Versuch 1"));
    journal.revoke("p:muster");
    EXPECT_TRUE(heard().starts_with("Failed"));
    EXPECT_EQ(begun(), 1u);
}

TEST_F(AlertSending, AWarningThatEndedIsNotTriedAgain) {
    begin({realWay(SendWay::Kind::HttpPost, "cap-post")});
    heard();
    tick();
    room->acts->say(0, Kind::Failed, "x", Doubt::Passing);
    tick();
    journal.now = desk::floodContent(journal.now).expires.plusS(60);
    EXPECT_EQ(heard(), "Failed the warning ended before it could be sent");
    EXPECT_EQ(begun(), 1u);
}

TEST_F(AlertSending, WhoStandsInGetsItOnlyWhenTheFirstHasFailed) {
    auto second = realWay(SendWay::Kind::Smtp, "mail", "Ersatz");
    second.standsInFor = "Leitstelle";
    second.standsInAfterS = 60;
    begin({realWay(SendWay::Kind::Smtp, "mail"), second});
    EXPECT_EQ(tick(), "Queued") << "the first alone";
    tick();
    room->acts->say(0, Kind::Failed, "nicht gesendet: vom Mailserver abgelehnt (550)");
    EXPECT_EQ(tick(), "Failed nicht gesendet: vom Mailserver abgelehnt (550)");
    EXPECT_EQ(tick(), "Queued");
    tick();
    ASSERT_EQ(begun(), 2u);
    EXPECT_NE(room->acts->begun[1].key, room->acts->begun[0].key) << "another recipient, another mail";
}

TEST_F(AlertSending, WhoStandsInGetsItWhenTheFirstIsSilentForTooLong) {
    auto second = realWay(SendWay::Kind::Smtp, "mail", "Ersatz");
    second.standsInFor = "Leitstelle";
    second.standsInAfterS = 60;
    begin({realWay(SendWay::Kind::HttpPost, "cap-post"), second});
    const base::Instant start = journal.now;
    EXPECT_EQ(tick(), "Queued");
    EXPECT_EQ(heard(), "Queued") << "of the second";
    EXPECT_EQ(base::spanMs(journal.now, start), 60'000);
}

TEST_F(AlertSending, WhoStandsInIsLeftAloneWhenTheFirstHasIt) {
    auto second = realWay(SendWay::Kind::Smtp, "mail", "Ersatz");
    second.standsInFor = "Leitstelle";
    second.standsInAfterS = 60;
    begin({realWay(SendWay::Kind::HttpPost, "cap-post"), second});
    tick();
    tick();
    room->acts->say(0, Kind::Sent);
    room->acts->say(0, Kind::Received);
    tick();
    tick();
    EXPECT_EQ(heard(), "");
    EXPECT_EQ(begun(), 1u);
}

/// A person's word about a delivery, as a console says it.
void sayByHand(Journal& journal, ReceiptState state, const std::string& person = "p:muster",
               const std::string& name = "Leitstelle") {
    const wire::Receipt receipt{kWarningId, "cap-post", name, state, "von Hand"};
    journal.append(journal.envelopeOf(receipt, person), journal.console);
}

TEST_F(AlertSending, APersonSendsItAgainUnderTheSameKeyAndAtOnce) {
    begin({realWay(SendWay::Kind::HttpPost, "cap-post")});
    heard();
    tick();
    room->acts->say(0, Kind::Failed, "nicht gesendet: vom Server abgelehnt (400)");
    EXPECT_TRUE(tick().starts_with("Failed"));
    sayByHand(journal, ReceiptState::Queued);
    EXPECT_EQ(tick(), "");
    ASSERT_EQ(begun(), 2u);
    EXPECT_EQ(room->acts->begun[1].key, room->acts->begun[0].key);
    room->acts->say(1, Kind::Failed, "keine Verbindung", Doubt::Passing);
    EXPECT_TRUE(tick().starts_with("Queued Versuch 2")) << "and from then on by itself";
}

TEST_F(AlertSending, WhatAPersonConfirmedIsNotTouchedAgain) {
    begin({gateway(false, false), realWay(SendWay::Kind::HttpPost, "cap-post")});
    heard();
    tick();
    room->acts->say(1, Kind::Failed, "x");
    tick();
    sayByHand(journal, ReceiptState::Received);
    EXPECT_EQ(heard(), "");
    EXPECT_EQ(begun(), 2u);
}

TEST_F(AlertSending, WordsOfWhoMayNotDecideMoveNothing) {
    begin({realWay(SendWay::Kind::HttpPost, "cap-post")});
    journal.enrol("p:niemand", {wire::PersonRole::Staff});
    heard();
    tick();
    room->acts->say(0, Kind::Failed, "x");
    tick();
    sayByHand(journal, ReceiptState::Queued, "p:niemand");
    EXPECT_EQ(heard(), "") << "no author, no approver";
    wire::Envelope forged =
        journal.envelopeOf(wire::Receipt{kWarningId, "cap-post", "Leitstelle", ReceiptState::Queued, ""}, "p:muster");
    (*forged.signature)[3] ^= 1;
    journal.append(forged, journal.console);
    EXPECT_EQ(heard(), "") << "not signed by whom it names";
    journal.append(journal.envelopeOf(wire::Receipt{kWarningId, "cap-post", "Leitstelle", ReceiptState::Queued, ""}),
                   journal.console);
    EXPECT_EQ(heard(), "") << "nobody's";
    EXPECT_EQ(begun(), 1u);
}

TEST_F(AlertSending, AMailSaysItsWordsAndThatItIsAnExercise) {
    begin({realWay(SendWay::Kind::Smtp, "mail")});
    tick();
    tick();
    ASSERT_EQ(begun(), 1u);
    const std::string mail = room->acts->begun[0].content;
    EXPECT_EQ(room->acts->begun[0].to, "leitstelle@stadt-lauf.de");
    EXPECT_NE(mail.find("Message-ID: <" + room->acts->begun[0].key + "@stadt-lauf.de>\r\n"), std::string::npos);
    const std::string body = mail.substr(mail.find("\r\n\r\n") + 4);
    EXPECT_TRUE(body.starts_with("=C3=9CBUNG\r\n")) << body;
    EXPECT_TRUE(body.ends_with("=C3=9CBUNG\r\n")) << body;
    EXPECT_NE(body.find("Kennung: " + issued.identifier.substr(0, 10)), std::string::npos) << body;
}

TEST_F(AlertSending, ACommandGetsAllThatAGatewayNeeds) {
    begin({gateway()});
    tick();
    tick();
    ASSERT_EQ(begun(), 1u);
    const std::string said = room->acts->begun[0].content;
    EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << "one line";
    for (const char* piece : {"\"ask\":false", "\"exercise\":true", "\"channel\":\"siren\"", "\"act\":\"alert\"",
                              "\"level\":3", "\"cap\":\"<?xml"})
        EXPECT_NE(said.find(piece), std::string::npos) << piece << said;
}

}  // namespace
