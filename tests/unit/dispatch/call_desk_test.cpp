// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/call_desk.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/dispatch/call_room.h"

namespace {

using desk::CallRoom;
using desk::callTo;
using desk::Journal;
using desk::kCall;
using desk::kS1;
using desk::kS2;
using desk::mailWay;
using desk::movesOf;
using desk::say;
using desk::sayStep;
using desk::simulatedWay;
using desk::target;
using dispatch::CallWay;
using dispatch::SendResult;
using wire::CallMove;

using Moves = std::vector<CallMove>;

TEST(CallDesk, JournalsTheIntentThenActsThenSaysSo) {
    Journal journal(desk::liveRealm());
    CallRoom room(journal, {mailWay()});
    const auto call = say(journal, callTo({target(kS1)}));
    EXPECT_EQ(movesOf(room.tick()), Moves{CallMove::Queued});
    EXPECT_TRUE(room.acts->begun.empty()) << "nothing happens before the intent is in the journal";
    EXPECT_TRUE(room.tick().empty());
    ASSERT_EQ(room.acts->begun.size(), 1u);
    EXPECT_EQ(room.acts->begun[0].to, "s1@stadt-lauf.de");
    EXPECT_TRUE(room.tick().empty()) << "the server has not answered yet";
    room.acts->say(0, SendResult::Kind::Sent);
    const auto sent = room.tick();
    ASSERT_EQ(movesOf(sent), Moves{CallMove::Sent});
    EXPECT_EQ(sent[0].call + sent[0].contact + sent[0].means, kCall + kS1 + "mail");
    EXPECT_EQ(journal.records.back().envelope.cause, std::vector{call.envelope.id});
    EXPECT_TRUE(room.ticks(100).empty()) << "and then it is silent";
    EXPECT_EQ(room.acts->begun.size(), 1u);
    EXPECT_TRUE(room.troubles.empty()) << room.troubles.front();
}

TEST(CallDesk, DoesNothingUntilItsOwnIntentStandsInTheJournal) {
    Journal journal(desk::liveRealm());
    CallRoom room(journal, {mailWay()});
    say(journal, callTo({target(kS1)}));
    for (int i = 0; i < 30; ++i) {
        for (const auto& step : room.tick(false)) EXPECT_EQ(step.move, CallMove::Queued);
        EXPECT_TRUE(room.acts->begun.empty());
    }
}

TEST(CallDesk, WordsOfOthersDoNotMoveItOn) {
    Journal journal(desk::liveRealm());
    CallRoom room(journal, {mailWay()});
    say(journal, callTo({target(kS1)}));
    sayStep(journal, kS1, CallMove::Queued, "mail");
    EXPECT_EQ(movesOf(room.tick()), Moves{CallMove::Queued});
    EXPECT_TRUE(room.acts->begun.empty());
    sayStep(journal, kS1, CallMove::Sent, "mail");
    room.tick();
    EXPECT_EQ(room.acts->begun.size(), 1u);
}

TEST(CallDesk, AnIntentThatWasLostIsSaidAgain) {
    Journal journal(desk::liveRealm());
    CallRoom room(journal, {mailWay()});
    say(journal, callTo({target(kS1)}));
    int said = 0;
    for (int i = 0; i < 20; ++i) said += static_cast<int>(room.tick(false).size());
    EXPECT_EQ(said, 2) << "not at each tick, for it may be under way";
}

TEST(CallDesk, KilledBetweenActAndReceiptItDoesTheSameUnderTheSameKey) {
    Journal journal(desk::liveRealm());
    CallRoom killed(journal, {mailWay()});
    say(journal, callTo({target(kS1), target(kS2)}));
    killed.tick();
    killed.tick();
    ASSERT_EQ(killed.acts->begun.size(), 2u);
    EXPECT_NE(killed.acts->begun[0].key, killed.acts->begun[1].key);
    CallRoom again(journal, {mailWay()});
    again.connect();
    again.readOn();
    again.tick();
    ASSERT_EQ(again.acts->begun.size(), 2u);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(again.acts->begun[i].key, killed.acts->begun[i].key);
        EXPECT_EQ(again.acts->begun[i].content, killed.acts->begun[i].content) << "byte by byte";
    }
}

TEST(CallDesk, KilledBehindEachStepEachTargetEndsWithOneSent) {
    for (int lived = 0; lived < 8; ++lived) {
        Journal journal(desk::liveRealm());
        say(journal, callTo({target(kS1), target(kS2)}));
        std::size_t before = 0;
        {
            CallRoom first(journal, {mailWay()});
            for (int i = 0; i < lived; ++i) {
                first.tick();
                if (i == 2) first.acts->say(0, SendResult::Kind::Sent);
                if (i == 4) first.acts->say(1, SendResult::Kind::Failed, "vom Mailserver abgelehnt (550)");
            }
            before = first.acts->begun.size();
        }
        CallRoom second(journal, {mailWay()});
        second.connect();
        second.readOn();
        std::size_t done = 0;
        for (int i = 0; i < 10; ++i) {
            second.tick();
            for (; done < second.acts->begun.size(); ++done) second.acts->say(done, SendResult::Kind::Sent);
        }
        std::map<std::string, int> ends;
        for (const wire::Record& record : journal.records)
            if (const auto step = wire::payloadOf<wire::CallStep>(record.envelope))
                ends[step->contact] += step->move == CallMove::Queued ? 0 : 1;
        EXPECT_EQ(ends, (std::map<std::string, int>{{kS1, 1}, {kS2, 1}})) << "killed after tick " << lived;
        const std::size_t again = lived < 4 ? 2 : lived < 6 ? 1 : 0;
        EXPECT_EQ(second.acts->begun.size(), again) << "killed after tick " << lived << ", begun before: " << before;
    }
}

TEST(CallDesk, AnIntentThatComesLateDoesNotUndoTheSending) {
    Journal journal(desk::liveRealm());
    CallRoom room(journal, {mailWay()});
    say(journal, callTo({target(kS1)}));
    const wire::CallStep queued = room.tick().at(0);
    room.tick();
    room.acts->say(0, SendResult::Kind::Sent);
    room.tick();
    journal.append(journal.envelopeOf(queued), room.device);
    CallRoom second(journal, {mailWay()});
    second.connect();
    second.readOn(false);
    second.ticks(5);
    room.ticks(5);
    EXPECT_EQ(room.acts->begun.size(), 1u);
    EXPECT_TRUE(second.acts->begun.empty());
}

TEST(CallDesk, WhatStandsInTheJournalAsSentIsNotSentAgainWhileItReadsOn) {
    Journal journal(desk::liveRealm());
    CallRoom first(journal, {mailWay()});
    say(journal, callTo({target(kS1)}));
    first.tick();
    first.tick();
    first.tick();
    first.acts->say(0, SendResult::Kind::Sent);
    first.ticks(3);
    CallRoom second(journal, {mailWay()});
    second.connect();
    // Its loop may ask it at ticks of the past: then Queued is the newest that it has read.
    second.readOn(false);
    second.ticks(5);
    EXPECT_TRUE(second.acts->begun.empty());
}

TEST(CallDesk, AResultThatTheJournalNeverShowsIsSaidAgainWithItsAnswers) {
    Journal journal(desk::liveRealm());
    CallRoom room(journal, {mailWay()});
    say(journal, callTo({target(kS1)}));
    room.tick();
    room.tick();
    room.acts->say(0, SendResult::Kind::Sent);
    room.acts->say(0, SendResult::Kind::Coming, "bin unterwegs");
    EXPECT_EQ(movesOf(room.tick(false)), (Moves{CallMove::Sent, CallMove::Coming}));
    for (int i = 0; i < 29; ++i) EXPECT_TRUE(room.tick(false).empty());
    EXPECT_EQ(movesOf(room.tick()), (Moves{CallMove::Sent, CallMove::Coming}));
    EXPECT_TRUE(room.ticks(60).empty());
    EXPECT_EQ(room.acts->begun.size(), 1u);
}

TEST(CallDesk, AnswersComeLaterAsWell) {
    Journal journal(desk::liveRealm());
    CallRoom room(journal, {mailWay()});
    say(journal, callTo({target(kS1)}));
    room.tick();
    room.tick();
    room.acts->say(0, SendResult::Kind::Sent);
    EXPECT_EQ(movesOf(room.tick()), Moves{CallMove::Sent});
    room.ticks(100);
    room.acts->say(0, SendResult::Kind::Declined);
    EXPECT_EQ(movesOf(room.tick()), Moves{CallMove::Declined});
    room.acts->say(0, SendResult::Kind::Coming);
    EXPECT_EQ(movesOf(room.tick()), Moves{CallMove::Coming}) << "who thinks better of it";
}

TEST(CallDesk, ASecondCallUnderTheSameIdChangesNothing) {
    Journal journal(desk::liveRealm());
    CallRoom room(journal, {mailWay()});
    say(journal, callTo({target(kS1)}));
    say(journal, callTo({target(kS2)}));
    for (const auto& one : room.ticks(5)) EXPECT_EQ(one.step.contact, kS1);
    EXPECT_EQ(room.acts->begun.size(), 1u);
}

/// A call that must not go out, and the word that says why.
void expectNotCalled(const std::function<void(Journal&, CallRoom&)>& badCall, const std::string& word,
                     wire::RealmId realm = desk::liveRealm(), std::vector<CallWay> ways = {mailWay()}) {
    Journal journal(realm);
    CallRoom room(journal, std::move(ways));
    badCall(journal, room);
    const auto steps = room.ticks(5);
    EXPECT_TRUE(room.acts->begun.empty()) << word;
    ASSERT_FALSE(steps.empty()) << word;
    EXPECT_EQ(steps.back().step.move, CallMove::Failed) << word;
    EXPECT_NE(steps.back().step.note.find(word), std::string::npos) << steps.back().step.note;
    EXPECT_EQ(room.troubles.size(), 1u) << "said once: " << word;
    EXPECT_EQ(std::ranges::count_if(steps, [](const auto& one) { return one.step.move == CallMove::Failed; }), 1);
}

TEST(CallDesk, WithoutASignatureNobodyIsCalled) {
    expectNotCalled(
        [](Journal& j, CallRoom&) {
            auto envelope = j.envelopeOf(callTo({target(kS1)}), "p:beispiel");
            envelope.signature.reset();
            j.append(envelope, j.console);
        },
        "ohne Unterschrift");
}

TEST(CallDesk, ASignatureOverOtherWordsCallsNobody) {
    expectNotCalled(
        [](Journal& j, CallRoom&) {
            auto envelope = j.envelopeOf(callTo({target(kS2)}), "p:beispiel");
            envelope.payload = wire::encodePayload(callTo({target(kS1)}));
            j.append(envelope, j.console);
        },
        "die Unterschrift stimmt nicht");
}

TEST(CallDesk, AStrangerCallsNobody) {
    expectNotCalled(
        [](Journal& j, CallRoom&) {
            j.keys.emplace("p:fremd", seal::SigningKey::generate());
            say(j, callTo({target(kS1)}), "p:fremd");
        },
        "nicht eingetragen");
}

TEST(CallDesk, ARevokedKeyCallsNobody) {
    expectNotCalled(
        [](Journal& j, CallRoom&) {
            say(j, callTo({target(kS1)}));
            j.revoke("p:beispiel");
        },
        "gesperrt");
}

TEST(CallDesk, ARevocationAfterTheIntentStillStopsTheAct) {
    expectNotCalled(
        [](Journal& j, CallRoom& room) {
            say(j, callTo({target(kS1)}));
            EXPECT_EQ(movesOf(room.tick()), Moves{CallMove::Queued});
            j.revoke("p:beispiel");
        },
        "gesperrt");
}

TEST(CallDesk, WhoMayNotCallPeopleUpCallsNobody) {
    expectNotCalled(
        [](Journal& j, CallRoom&) {
            wire::Role author;
            author.name = wire::roleName(wire::PersonRole::WarningAuthor);
            author.says = {{{wire::Kind::Draft}, {"post:*"}}};
            wire::RolesDefined table;
            table.roles = {author};
            j.append(j.envelopeOf(table), {});
            say(j, callTo({target(kS1)}));
        },
        "darf nicht einberufen");
}

TEST(CallDesk, ACallOfAnotherRealmCallsNobody) {
    expectNotCalled(
        [](Journal& j, CallRoom&) {
            const wire::RealmId own = j.realm;
            j.realm.uuid[0] ^= 1;
            say(j, callTo({target(kS1)}));
            j.realm = own;
        },
        "anderen Bereich");
}

TEST(CallDesk, AClosedCallIsNotSentLate) {
    expectNotCalled(
        [](Journal& j, CallRoom& room) {
            say(j, callTo({target(kS1)}));
            room.tick();
            sayStep(j, "", CallMove::Closed);
        },
        "zu spät: die Einberufung ist geschlossen");
}

TEST(CallDesk, ACallIsNotSentWhenItsTimeToAnswerIsUp) {
    expectNotCalled(
        [](Journal& j, CallRoom&) {
            auto call = callTo({target(kS1)});
            call.answerBy = j.now.plusS(600);
            say(j, call);
            j.now = j.now.plusS(600);
        },
        "zu spät: die Frist zur Antwort ist vorbei");
}

TEST(CallDesk, ACallOfYesterdayIsNotSent) {
    expectNotCalled(
        [](Journal& j, CallRoom&) {
            say(j, callTo({target(kS1)}));
            j.now = j.now.plusS(24 * 3600);
        },
        "24 Stunden");
}

TEST(CallDesk, WhoHasAnsweredIsNotCalledAgain) {
    expectNotCalled(
        [](Journal& j, CallRoom&) {
            say(j, callTo({target(kS1)}));
            sayStep(j, kS1, CallMove::Declined, "phone");
        },
        "hat schon geantwortet");
}

TEST(CallDesk, WhereNoWayIsSetUpItSaysThatSomebodyMustRing) {
    expectNotCalled([](Journal& j, CallRoom&) { say(j, callTo({target(kS1, "pager")})); }, "bitte anrufen");
}

TEST(CallDesk, NothingPretendsACallInTheLiveRealm) {
    expectNotCalled([](Journal& j, CallRoom&) { say(j, callTo({target(kS1)})); }, "bitte anrufen", desk::liveRealm(),
                    {simulatedWay(CallWay::Answer::Coming)});
    EXPECT_TRUE(dispatch::defaultCallWays(wire::RealmKind::Live).empty());
}

TEST(CallDesk, AnExerciseCallsNobodyByARealWay) {
    expectNotCalled([](Journal& j, CallRoom&) { say(j, callTo({target(kS1)})); }, "Übung: nicht auf einem echten Weg",
                    desk::exerciseRealm());
}

TEST(CallDesk, WhereAnExerciseMayItSaysThatItIsOne) {
    Journal journal;
    CallWay way = mailWay();
    way.forExercise = true;
    CallRoom room(journal, {way});
    say(journal, callTo({target(kS1)}));
    room.ticks(3);
    ASSERT_EQ(room.acts->begun.size(), 1u);
    EXPECT_NE(room.acts->begun[0].content.find("=C3=9CBUNG\r\n"), std::string::npos);
}

TEST(CallDesk, ALineBreakInAnAddressIsNotSent) {
    expectNotCalled(
        [](Journal& j, CallRoom&) {
            auto call = callTo({target(kS1)});
            call.targets[0].reach.address = "s1@stadt-lauf.de>,<alle@stadt-lauf.de";
            say(j, call);
        },
        "keine E-Mail-Adresse");
}

TEST(CallDesk, WhatWaitsForItsTurnIsWithdrawnWhenTheCallIsClosed) {
    Journal journal(desk::liveRealm());
    CallRoom room(journal, {mailWay()});
    say(journal, callTo({target(kS1)}));
    room.ticks(2);
    ASSERT_EQ(room.acts->begun.size(), 1u);
    sayStep(journal, "", CallMove::Closed);
    EXPECT_TRUE(room.tick().empty()) << "it has begun: its end is waited for";
    room.acts->canWithdraw = true;
    EXPECT_EQ(movesOf(room.tick()), Moves{CallMove::Failed});
    EXPECT_EQ(room.acts->withdrawn, 1);
    EXPECT_TRUE(room.ticks(5).empty());
}

TEST(CallDesk, ADeletedCallIsForgotten) {
    Journal journal(desk::liveRealm());
    CallRoom room(journal, {mailWay()});
    const auto call = say(journal, callTo({target(kS1)}));
    room.tick();
    wire::Redacted redacted;
    redacted.spans = {{call.sequence, call.sequence}};
    redacted.rule = "order";
    redacted.reason = "falsche Nummer";
    redacted.by = "p:admin";
    journal.append(journal.envelopeOf(redacted), {});
    EXPECT_TRUE(room.ticks(5).empty());
    EXPECT_TRUE(room.acts->begun.empty());
}

TEST(CallDesk, ADeletedCallIsTakenOutOfTheQueueOfMails) {
    Journal journal(desk::liveRealm());
    CallRoom room(journal, {mailWay()});
    const auto call = say(journal, callTo({target(kS1)}));
    room.ticks(2);
    ASSERT_EQ(room.acts->begun.size(), 1u);
    room.acts->canWithdraw = true;
    wire::Redacted redacted;
    redacted.spans = {{call.sequence, call.sequence}};
    redacted.rule = "order";
    redacted.reason = "falsche Nummer";
    redacted.by = "p:admin";
    journal.append(journal.envelopeOf(redacted), {});
    EXPECT_TRUE(room.ticks(2).empty());
    EXPECT_EQ(room.acts->withdrawn, 1);
}

TEST(CallDesk, SimulatedContactsAnswerAfterTheirSpanOfRealmTime) {
    Journal journal;
    CallWay coming = simulatedWay(CallWay::Answer::Coming, "pager");
    coming.answerAfterS = 30;
    coming.arrivalMin = 10;
    CallRoom room(journal,
                  {coming, simulatedWay(CallWay::Answer::Failed, "phone"), simulatedWay(CallWay::Answer::None, "fax"),
                   simulatedWay(CallWay::Answer::Declined, "mail")});
    const base::Instant start = journal.now;
    say(journal, callTo({target(kS1, "pager"), target(kS2, "phone"), target(std::string(32, '3'), "fax"),
                         target(std::string(32, '4'), "mail")}));
    std::map<std::string, std::vector<std::pair<std::int64_t, CallMove>>> heard;
    for (const auto& one : room.ticks(40)) {
        heard[one.step.means].emplace_back(base::spanMs(one.at, start) / 1000, one.step.move);
        if (one.step.move == CallMove::Coming) {
            EXPECT_EQ(base::spanMs(*one.step.arrival, start), (5 + 30 + 600) * 1000);
        }
        if (one.step.move == CallMove::Failed) {
            EXPECT_EQ(one.step.note, "simuliert: nicht erreichbar");
        }
    }
    using Steps = std::vector<std::pair<std::int64_t, CallMove>>;
    EXPECT_EQ(heard["pager"], (Steps{{0, CallMove::Queued}, {5, CallMove::Sent}, {35, CallMove::Coming}}));
    EXPECT_EQ(heard["phone"], (Steps{{0, CallMove::Queued}, {5, CallMove::Failed}}));
    EXPECT_EQ(heard["fax"], (Steps{{0, CallMove::Queued}, {5, CallMove::Sent}}));
    EXPECT_EQ(heard["mail"], (Steps{{0, CallMove::Queued}, {5, CallMove::Sent}, {65, CallMove::Declined}}));
    EXPECT_TRUE(room.acts->begun.empty());
}

TEST(CallDesk, WithoutAPlanAnExerciseAnswersTheSameEachTime) {
    const auto play = [] {
        Journal journal;
        CallRoom room(journal, dispatch::defaultCallWays(wire::RealmKind::Exercise));
        std::vector<wire::CallTarget> targets;
        for (int i = 10; i < 60; ++i)
            for (const char* means : {"mail", "mobile"})
                targets.push_back(target(std::string(30, 'a') + std::to_string(i), means));
        say(journal, callTo(targets));
        std::vector<std::string> told;
        std::map<CallMove, int> counts;
        for (const auto& one : room.ticks(80)) {
            told.push_back(one.step.contact + one.step.means + std::to_string(static_cast<int>(one.step.move)) +
                           base::isoUtc(one.at) + (one.step.arrival ? base::isoUtc(*one.step.arrival) : "") +
                           one.step.note);
            ++counts[one.step.move];
            if (one.step.move != CallMove::Coming) continue;
            const auto travelS = base::spanMs(*one.step.arrival, one.at) / 1000;
            EXPECT_GE(travelS, 15 * 60 - 5);
            EXPECT_LE(travelS, 40 * 60);
        }
        EXPECT_EQ(counts[CallMove::Sent], 100);
        EXPECT_GT(counts[CallMove::Coming], 25) << "most come";
        EXPECT_GT(counts[CallMove::Declined], 2) << "some do not";
        EXPECT_LT(counts[CallMove::Coming] + counts[CallMove::Declined], 50)
            << "one answer each, and some never say a word";
        return told;
    };
    EXPECT_EQ(play(), play());
}

TEST(CallDesk, ASimulatedContactIsSilentOnceTheCallIsClosed) {
    Journal journal;
    CallRoom room(journal, {simulatedWay(CallWay::Answer::Coming)});
    say(journal, callTo({target(kS1)}));
    room.ticks(3);
    sayStep(journal, "", CallMove::Closed);
    EXPECT_TRUE(room.ticks(40).empty());
}

}  // namespace
