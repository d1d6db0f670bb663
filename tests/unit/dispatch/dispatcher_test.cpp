// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "tests/unit/dispatch/desk.h"

namespace {

using desk::Desk;
using desk::Journal;
using desk::ScratchFolder;
using wire::ReceiptState;

const std::string kA1(32, '1'), kA2(32, '2'), kA3(32, '3');

std::vector<ReceiptState> statesOf(const std::vector<wire::Receipt>& receipts) {
    std::vector<ReceiptState> out;
    for (const auto& one : receipts) out.push_back(one.state);
    return out;
}

TEST(Dispatcher, JournalsTheIntentThenActsThenConfirms) {
    Journal journal;
    const ScratchFolder out;
    Desk desk(journal, out.path, desk::capOnly());
    const auto issued = journal.issueGood(kA1, desk::floodContent(journal.now));
    EXPECT_EQ(statesOf(desk.tick()), std::vector{ReceiptState::Queued});
    EXPECT_TRUE(out.files().empty()) << "nothing happens before the intent is in the journal";
    EXPECT_EQ(statesOf(desk.tick()), std::vector{ReceiptState::Sent});
    EXPECT_EQ(out.files(), std::vector<std::string>{issued.identifier + ".xml"});
    EXPECT_EQ(desk.delivered, std::vector<std::string>{kA1});
    EXPECT_EQ(statesOf(desk.tick()), std::vector{ReceiptState::Received});
    EXPECT_TRUE(desk.tick().empty()) << "and then it is silent";
    EXPECT_TRUE(desk.troubles.empty()) << desk.troubles.front();
}

TEST(Dispatcher, TheFileIsAValidCapMessageOfTheExercise) {
    Journal journal;
    const ScratchFolder out;
    Desk desk(journal, out.path, desk::capOnly());
    wire::ExerciseState exercise;
    exercise.phase = wire::ExercisePhase::Running;
    exercise.scenario = "starkregen";
    exercise.title = "Starkregen über Auental";
    journal.append(journal.envelopeOf(exercise), journal.console);
    const auto issued = journal.issueGood(kA1, desk::floodContent(journal.now));
    desk.tick();
    desk.tick();
    const std::string xml = out.bytesOf(issued.identifier + ".xml");
    for (const auto& problem : warning::checkCap(xml)) ADD_FAILURE() << problem.rule << " " << problem.text;
    for (const char* piece :
         {"<status>Exercise</status>", "<note>ÜBUNG Starkregen über Auental</note>", "<incidents>U-2026-1</incidents>",
          "<sender>lage@auental.example</sender>", "<sent>2026-06-18T15:00:00+02:00</sent>"})
        EXPECT_NE(xml.find(piece), std::string::npos) << piece;
}

TEST(Dispatcher, SimulatedRecipientsAnswerAfterTheirSpanOfRealmTime) {
    Journal journal;
    const ScratchFolder out;
    Desk desk(journal, out.path);
    journal.issueGood(kA1, desk::floodContent(journal.now));
    std::map<std::string, std::vector<std::pair<std::int64_t, ReceiptState>>> heard;
    const base::Instant start = journal.now;
    for (int i = 0; i < 40; ++i)
        for (const auto& receipt : desk.tick())
            heard[receipt.recipient].emplace_back(base::spanMs(journal.now, start) / 1000, receipt.state);
    using Steps = std::vector<std::pair<std::int64_t, ReceiptState>>;
    EXPECT_EQ(heard["CAP-Ausgang"],
              (Steps{{0, ReceiptState::Queued}, {5, ReceiptState::Sent}, {10, ReceiptState::Received}}));
    EXPECT_EQ(heard["Sirenen (simuliert)"],
              (Steps{{0, ReceiptState::Queued}, {5, ReceiptState::Sent}, {15, ReceiptState::Received}}));
    EXPECT_EQ(heard["Rundfunk (simuliert)"],
              (Steps{{0, ReceiptState::Queued}, {5, ReceiptState::Sent}, {65, ReceiptState::Received}}));
    EXPECT_EQ(heard["Leitstelle (simuliert)"], (Steps{{0, ReceiptState::Queued},
                                                      {5, ReceiptState::Sent},
                                                      {35, ReceiptState::Received},
                                                      {65, ReceiptState::Read}}));
}

TEST(Dispatcher, SirensStaySilentBelowTheHighestLevel) {
    Journal journal;
    const ScratchFolder out;
    Desk desk(journal, out.path);
    journal.issueGood(kA1, desk::floodContent(journal.now, wire::GaugeLevel::Iw2));
    for (const auto& receipt : desk.tick()) EXPECT_NE(receipt.channel, "siren");
}

TEST(Dispatcher, KilledBetweenActAndReceiptItDoesTheSameAgain) {
    Journal journal;
    const ScratchFolder out;
    Desk killed(journal, out.path, desk::capOnly());
    const auto issued = journal.issueGood(kA1, desk::floodContent(journal.now));
    killed.tick();
    journal.tick();
    EXPECT_EQ(statesOf(killed.readOn(false)), std::vector{ReceiptState::Sent}) << "acted, and died before it was heard";
    const std::string before = out.bytesOf(issued.identifier + ".xml");
    Desk again(journal, out.path, desk::capOnly());
    // Its loop asks it anew only at the tick that no DoneThrough covers; here at all, and the words are the same.
    const auto said = again.readOn(false);
    EXPECT_EQ(statesOf(said), (std::vector{ReceiptState::Queued, ReceiptState::Sent}));
    EXPECT_EQ(out.files(), std::vector<std::string>{issued.identifier + ".xml"});
    EXPECT_EQ(out.bytesOf(issued.identifier + ".xml"), before);
}

TEST(Dispatcher, NothingIsSentTwiceAfterARestart) {
    Journal journal;
    const ScratchFolder out;
    Desk first(journal, out.path);
    journal.issueGood(kA1, desk::floodContent(journal.now));
    for (int i = 0; i < 40; ++i) first.tick();
    const std::size_t records = journal.records.size();
    Desk second(journal, out.path);
    second.readOn(false);
    EXPECT_EQ(journal.records.size(), records);
    EXPECT_TRUE(second.tick().empty()) << "all receipts are final in the journal";
}

/// A warning that must not go out: what is done to a good one, and the word that names it.
void expectNotSent(const std::function<void(Journal&)>& badIssue, const std::string& word) {
    Journal journal;
    const ScratchFolder out;
    Desk desk(journal, out.path, desk::capOnly());
    badIssue(journal);
    std::vector<wire::Receipt> receipts;
    for (int i = 0; i < 5; ++i)
        for (auto& one : desk.tick()) receipts.push_back(std::move(one));
    EXPECT_TRUE(out.files().empty()) << word;
    ASSERT_FALSE(receipts.empty()) << word;
    EXPECT_EQ(receipts.back().state, ReceiptState::Failed) << word;
    EXPECT_NE(receipts.back().detail.find(word), std::string::npos) << receipts.back().detail;
    EXPECT_FALSE(desk.troubles.empty()) << word;
    for (const auto& one : receipts) EXPECT_NE(one.state, ReceiptState::Sent) << word;
}

TEST(Dispatcher, OneSignatureIsNotSent) {
    expectNotSent(
        [](Journal& j) {
            const auto draft = j.draft(kA1, desk::floodContent(j.now));
            const auto first = j.approve(kA1, draft, "p:beispiel");
            auto never = first;
            never.id = wire::MessageId::outbox(j.console, 1, 999);
            never.author = "p:muster";
            j.issue(j.issuedOf(kA1, draft, {first, never}));
        },
        "two signatures");
}

TEST(Dispatcher, TheSamePersonTwiceIsNotSent) {
    expectNotSent(
        [](Journal& j) {
            const auto draft = j.draft(kA1, desk::floodContent(j.now), "p:beides");
            const auto first = j.approve(kA1, draft, "p:beides"), second = j.approve(kA1, draft, "p:beides");
            j.issue(j.issuedOf(kA1, draft, {first, second}));
        },
        "two signatures");
}

TEST(Dispatcher, AnEditedTextThatTheFirstDidNotSignIsNotSent) {
    expectNotSent(
        [](Journal& j) {
            const auto draft = j.draft(kA1, desk::floodContent(j.now));
            const auto first = j.approve(kA1, draft, "p:beispiel");
            auto edited = desk::floodContent(j.now);
            edited.texts[0].headline += " sofort";
            const auto second = j.draft(kA1, edited, "p:beispiel", 2);
            const auto approval = j.approve(kA1, second, "p:muster", 2);
            j.issue(j.issuedOf(kA1, second, {first, approval}));
        },
        "two signatures");
}

TEST(Dispatcher, ASignatureOverOtherBytesIsNotSent) {
    expectNotSent(
        [](Journal& j) {
            const auto draft = j.draft(kA1, desk::floodContent(j.now));
            const auto first = j.approve(kA1, draft, "p:beispiel");
            wire::Approval approval;
            approval.alert = kA1;
            approval.revision = 1;
            approval.contentHash = seal::sha256(draft.payload);
            approval.spokenConfirmation = "ÜBUNG";
            auto forged = j.envelopeOf(approval, "p:muster");
            forged.operation = "U-2026-2";
            j.append(forged, j.console);
            j.issue(j.issuedOf(kA1, draft, {first, forged}));
        },
        "two signatures");
}

TEST(Dispatcher, AChangedDraftUnderAGoodHashIsNotSent) {
    expectNotSent(
        [](Journal& j) {
            const auto draft = j.draft(kA1, desk::floodContent(j.now));
            auto issued =
                j.issuedOf(kA1, draft, {j.approve(kA1, draft, "p:beispiel"), j.approve(kA1, draft, "p:muster")});
            issued.contentHash[0] ^= 1;
            j.issue(issued);
        },
        "not what was drafted");
}

TEST(Dispatcher, ARevokedKeyBeforeTheActIsNotSent) {
    expectNotSent(
        [](Journal& j) {
            j.issueGood(kA1, desk::floodContent(j.now));
            j.revoke("p:muster");
        },
        "revoked");
}

TEST(Dispatcher, ARevocationAfterTheIntentStillStopsTheAct) {
    Journal journal;
    const ScratchFolder out;
    Desk desk(journal, out.path, desk::capOnly());
    journal.issueGood(kA1, desk::floodContent(journal.now));
    desk.tick();
    journal.revoke("p:beispiel");
    EXPECT_EQ(statesOf(desk.tick()), std::vector{ReceiptState::Failed});
    EXPECT_TRUE(out.files().empty());
}

TEST(Dispatcher, AnotherRealmsWarningIsNotSent) {
    expectNotSent(
        [](Journal& j) {
            const auto draft = j.draft(kA1, desk::floodContent(j.now));
            const auto issued =
                j.issuedOf(kA1, draft, {j.approve(kA1, draft, "p:beispiel"), j.approve(kA1, draft, "p:muster")});
            auto envelope = j.envelopeOf(issued);
            envelope.realm.kind = wire::RealmKind::Live;
            j.append(envelope, {});
        },
        "realm");
}

TEST(Dispatcher, WhatTheBrokerDidNotIssueIsNotSent) {
    expectNotSent(
        [](Journal& j) {
            const auto draft = j.draft(kA1, desk::floodContent(j.now));
            const auto issued =
                j.issuedOf(kA1, draft, {j.approve(kA1, draft, "p:beispiel"), j.approve(kA1, draft, "p:muster")});
            j.append(j.envelopeOf(issued), j.console);
        },
        "not issued by the broker");
}

TEST(Dispatcher, RecordsThatCoreRefusedDoNotCount) {
    Journal journal;
    const ScratchFolder out;
    Desk desk(journal, out.path, desk::capOnly());
    journal.issueGood(kA1, desk::floodContent(journal.now));
    journal.records.back().verdict = 305;
    EXPECT_TRUE(desk.tick().empty());
}

TEST(Dispatcher, AnEndedWarningIsNotSent) {
    expectNotSent(
        [](Journal& j) {
            auto content = desk::floodContent(j.now);
            content.expires = j.now;
            j.issueGood(kA1, content);
        },
        "ended before");
}

TEST(Dispatcher, AWarningThatCannotBeValidCapIsNotSent) {
    expectNotSent(
        [](Journal& j) {
            auto content = desk::floodContent(j.now);
            content.area = {
                {{{512000000, 81000000}, {512200000, 81300000}, {512000000, 81300000}, {512200000, 81000000}}}};
            j.issueGood(kA1, content);
        },
        "crosses");
}

TEST(Dispatcher, AnUpdateNamesTheWarningItReplaces) {
    Journal journal;
    const ScratchFolder out;
    Desk desk(journal, out.path, desk::capOnly());
    const auto first = journal.issueGood(kA1, desk::floodContent(journal.now, wire::GaugeLevel::Iw2));
    desk.tick();
    auto content = desk::floodContent(journal.now);
    content.act = wire::WarningAct::Update;
    content.updates = {kA1};
    const auto second = journal.issueGood(kA2, content);
    for (int i = 0; i < 3; ++i) desk.tick();
    const std::string xml = out.bytesOf(second.identifier + ".xml");
    EXPECT_NE(
        xml.find("<references>lage@auental.example," + first.identifier + ",2026-06-18T15:00:00+02:00</references>"),
        std::string::npos)
        << xml.substr(0, 800);
    EXPECT_NE(xml.find("<msgType>Update</msgType>"), std::string::npos);
    content.updates = {"ffffffffffffffffffffffffffffffff"};
    journal.issueGood(kA3, content);
    desk.tick();
    EXPECT_EQ(desk.tick().back().state, ReceiptState::Failed);
}

TEST(Dispatcher, AFullDiskIsAFailedReceiptNotALostWarning) {
    Journal journal;
    Desk desk(journal, "/proc/no-such-folder/cap", desk::capOnly());
    journal.issueGood(kA1, desk::floodContent(journal.now));
    desk.tick();
    const auto receipts = desk.tick();
    ASSERT_EQ(receipts.size(), 1u);
    EXPECT_EQ(receipts[0].state, ReceiptState::Failed);
    EXPECT_FALSE(desk.troubles.empty());
}

TEST(Dispatcher, AFileThatIsGoneBeforeItWasReadBackIsUncertain) {
    Journal journal;
    const ScratchFolder out;
    Desk desk(journal, out.path, desk::capOnly());
    journal.issueGood(kA1, desk::floodContent(journal.now));
    desk.tick();
    desk.tick();
    for (const auto& entry : std::filesystem::directory_iterator(out.path)) std::filesystem::remove(entry.path());
    EXPECT_EQ(statesOf(desk.tick()), std::vector{ReceiptState::Uncertain});
}

TEST(Dispatcher, ReceiptsOfOthersDoNotMoveItOn) {
    Journal journal;
    const ScratchFolder out;
    Desk desk(journal, out.path, desk::capOnly());
    journal.issueGood(kA1, desk::floodContent(journal.now));
    journal.append(journal.envelopeOf(wire::Receipt{kA1, "cap", "CAP-Ausgang", ReceiptState::Queued, ""}),
                   journal.console);
    EXPECT_EQ(statesOf(desk.tick()), std::vector{ReceiptState::Queued}) << "somebody else's intent is not its own";
    EXPECT_TRUE(out.files().empty());
}

TEST(Dispatcher, APlanForTheOtherKindOfRealmSendsNothing) {
    Journal journal;
    const ScratchFolder out;
    auto plan = desk::capOnly();
    plan.realm = wire::RealmKind::Live;
    Desk desk(journal, out.path, plan);
    journal.issueGood(kA1, desk::floodContent(journal.now));
    EXPECT_EQ(statesOf(desk.tick()), std::vector{ReceiptState::Failed});
    desk.tick();
    EXPECT_TRUE(out.files().empty());
}

TEST(Dispatcher, HandsOnTheCheckpointsThatCount) {
    int heard = 0;
    dispatch::DispatcherEars ears;
    ears.onCheckpoint = [&](const wire::Record&) { ++heard; };
    const ScratchFolder out;
    dispatch::Dispatcher dispatcher(desk::exerciseRealm(), {}, dispatch::defaultPlan(wire::RealmKind::Exercise),
                                    dispatch::CapFolder(out.path), ears);
    wire::Record record;
    record.sequence = 11;
    record.envelope.realm = desk::exerciseRealm();
    record.envelope.kind = wire::Kind::Checkpoint;
    record.envelope.payload = wire::encodePayload(wire::Checkpoint{10, {1}});
    dispatcher.fold(record);
    record.sequence = 12;
    record.verdict = 204;
    dispatcher.fold(record);
    EXPECT_EQ(heard, 1);
}

}  // namespace
