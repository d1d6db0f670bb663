// SPDX-License-Identifier: EUPL-1.2
// Real programs, as a town would write them, each doing one thing wrong or right.
#include "agents/dispatch/send_acts.h"

#include <gtest/gtest.h>
#include <signal.h>

#include "broker/base/clock.h"
#include "tests/unit/dispatch/desk.h"

namespace {

using dispatch::SendAct;
using dispatch::SendResult;
using dispatch::SendWay;
using Kind = SendResult::Kind;

constexpr int kPatienceMs = 60'000;

SendAct shell(const std::string& script, std::int64_t timeoutS = 60, const std::string& key = "k1") {
    SendWay way;
    way.kind = SendWay::Kind::Command;
    way.command = {"/bin/sh", "-c", script};
    way.timeoutS = timeoutS;
    return {key, way, "0171 1", "{\"key\":\"" + key + "\"}\n"};
}

class SendActs : public testing::Test {
protected:
    /// The results up to the first that `isLast`; all that came when it does not come in time.
    std::vector<SendResult> resultsTo(const std::function<bool(const SendResult&)>& isLast) {
        std::vector<SendResult> all;
        const base::SystemClock clock;
        const auto until = clock.monotonicNs() + kPatienceMs * 1'000'000LL;
        while (clock.monotonicNs() < until)
            for (SendResult& one : acts->results(1000)) {
                all.push_back(one);
                if (isLast(one)) return all;
            }
        return all;
    }
    SendResult resultOf(SendAct act) {
        acts->begin(std::move(act));
        auto all = resultsTo([](const SendResult&) { return true; });
        return all.empty() ? SendResult{"nothing came"} : all.back();
    }
    std::string awaited(const std::string& file) {
        const base::SystemClock clock;
        const auto until = clock.monotonicNs() + kPatienceMs * 1'000'000LL;
        while (clock.monotonicNs() < until) {
            if (const std::string text = folder.bytesOf(file); text.ends_with('\n')) return text;
            std::ignore = acts->results(10);
        }
        return {};
    }
    bool isGone(pid_t pid) {
        const base::SystemClock clock;
        const auto until = clock.monotonicNs() + kPatienceMs * 1'000'000LL;
        // One that was not ours to reap is init's: it may stand there for a moment as a dead one.
        const auto isDead = [&] {
            if (kill(pid, 0) != 0) return true;
            std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
            std::string line;
            std::getline(in, line);
            const auto at = line.rfind(") ");
            return at == std::string::npos || line[at + 2] == 'Z' || line[at + 2] == 'X';
        };
        while (clock.monotonicNs() < until)
            if (isDead()) return true;
        return false;
    }
    desk::ScratchFolder folder;
    std::unique_ptr<dispatch::SendActs> acts = dispatch::makeSendActs();
};

TEST_F(SendActs, ACommandThatEndsWellHasSentIt) {
    const auto result = resultOf(shell("cat > " + (folder.path / "in").string()));
    EXPECT_EQ(result, (SendResult{"k1", Kind::Sent, {}, "", ""}));
    EXPECT_EQ(folder.bytesOf("in"), "{\"key\":\"k1\"}\n");
}

TEST_F(SendActs, ACommandThatDoesNotReadItsInputHarmsNobody) {
    auto act = shell("exec 0<&-; exit 0");
    act.content = std::string(1'000'000, 'x');
    EXPECT_EQ(resultOf(act).kind, Kind::Sent);
}

TEST_F(SendActs, ACommandThatFailsSaysItsNumber) {
    const auto result = resultOf(shell("echo '{\"x\":1}'; exit 7"));
    EXPECT_EQ(result.kind, Kind::Failed);
    EXPECT_EQ(result.note, "nicht gesendet: Fehler 7 des Versandprogramms");
}

TEST_F(SendActs, ACommandThatIsNotThereIsNamedInTheLog) {
    auto act = shell("");
    act.way.command = {"/nirgends/sms"};
    const auto result = resultOf(act);
    EXPECT_EQ(result.note, "nicht gesendet: das Versandprogramm startet nicht");
    EXPECT_NE(result.trouble.find("/nirgends/sms"), std::string::npos);
}

TEST_F(SendActs, ACommandThatHangsIsKilledWithItsChildrenAndIsUnclear) {
    const std::string pids = (folder.path / "pids").string();
    const auto result = resultOf(shell("sleep 1000 & echo $$ $! > " + pids + "; wait", 1));
    EXPECT_EQ(result.kind, Kind::Failed);
    EXPECT_EQ(result.note, "unklar, ob es hinausging: bitte nachfragen");
    std::istringstream in(folder.bytesOf("pids"));
    pid_t own = 0, child = 0;
    in >> own >> child;
    ASSERT_GT(child, 0);
    EXPECT_TRUE(isGone(own));
    EXPECT_TRUE(isGone(child));
}

TEST_F(SendActs, ACommandThatDiesByASignalIsUnclear) {
    EXPECT_EQ(resultOf(shell("kill -9 $$")).note, "unklar, ob es hinausging: bitte nachfragen");
}

TEST_F(SendActs, ACommandThatFloodsIsKilled) {
    for (const char* flood :
         {"yes", "while :; do printf xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done"}) {
        const auto result = resultOf(shell(flood));
        EXPECT_EQ(result.kind, Kind::Failed);
        EXPECT_NE(result.trouble.find("64 KiB"), std::string::npos) << result.trouble;
    }
}

TEST_F(SendActs, AnswersComeWhileItStillRunsAndAfter) {
    const std::string gate = (folder.path / "gate").string();
    ASSERT_EQ(mkfifo(gate.c_str(), 0600), 0);
    const std::string coming = R"('{"answer": "coming", "arrival": "2026-07-14T20:30:00+02:00", "note": "mit\nRad"}' )";
    acts->begin(shell(R"(printf '%s\n' '{"sent": true}'; read x < )" + gate + R"(; printf '%s\n' )" + coming + coming +
                      R"('{"answer": "vielleicht"}' 'kein JSON' '{kaputt' '{"answer": 7}' '{"answer": "declined"}')" +
                      "; exit 3"));
    const auto first = resultsTo([](const SendResult&) { return true; });
    ASSERT_EQ(first.size(), 1u);
    EXPECT_EQ(first[0].kind, Kind::Sent) << "said before it ends";
    std::ofstream(gate) << "go\n";
    const auto answers = resultsTo([](const SendResult& one) { return one.kind == Kind::Declined; });
    ASSERT_EQ(answers.size(), 2u) << "once each, and nothing of what is no answer";
    EXPECT_EQ(answers[0], (SendResult{"k1", Kind::Coming, base::fromIso("2026-07-14T18:30:00Z"), "mit Rad", ""}));
}

TEST_F(SendActs, AnAnswerWithoutAGoodTimeIsAnAnswer) {
    const auto results = [&] {
        acts->begin(shell("printf '{\"answer\":\"coming\",\"arrival\":\"gleich\"}'"));
        return resultsTo([](const SendResult& one) { return one.kind == Kind::Coming; });
    }();
    ASSERT_EQ(results.size(), 2u);
    EXPECT_EQ(results[0].kind, Kind::Sent) << "who answers has got it";
    EXPECT_FALSE(results[1].arrival);
}

TEST_F(SendActs, ASlowCommandDoesNotHoldUpTheOthers) {
    const std::string gate = (folder.path / "gate").string();
    ASSERT_EQ(mkfifo(gate.c_str(), 0600), 0);
    acts->begin(shell("read x < " + gate, 60, "slow"));
    EXPECT_EQ(resultOf(shell("exit 0", 60, "quick")).key, "quick");
    std::ofstream(gate) << "go\n";
    EXPECT_EQ(resultsTo([](const SendResult&) { return true; }).at(0).key, "slow");
}

TEST_F(SendActs, WhatHasNotBegunCanBeWithdrawn) {
    const std::string gate = (folder.path / "gate").string();
    ASSERT_EQ(mkfifo(gate.c_str(), 0600), 0);
    for (int i = 0; i < 20; ++i) acts->begin(shell("read x < " + gate, 60, "slow" + std::to_string(i)));
    acts->begin(shell("exit 0", 60, "waits"));
    EXPECT_TRUE(acts->withdraw("waits")) << "twenty at a time";
    EXPECT_FALSE(acts->withdraw("waits"));
    EXPECT_FALSE(acts->withdraw("nobody"));
}

TEST_F(SendActs, ItsEndKillsWhatRuns) {
    const std::string pids = (folder.path / "pids").string();
    acts->begin(shell("sleep 1000 & echo $$ $! > " + pids + "; wait"));
    std::istringstream in(awaited("pids"));
    acts.reset();
    pid_t own = 0, child = 0;
    in >> own >> child;
    ASSERT_GT(child, 0);
    EXPECT_TRUE(isGone(own));
    EXPECT_TRUE(isGone(child));
}

TEST_F(SendActs, AMailServerThatIsNotThereIsSaid) {
    SendWay way;
    way.kind = SendWay::Kind::Smtp;
    way.mail = {"smtp://127.0.0.1:1", false, "stab@stadt-lauf.de", "", ""};
    const auto result = resultOf({"k1", way, "s1@stadt-lauf.de", "Subject: x\r\n\r\nx\r\n"});
    EXPECT_EQ(result.kind, Kind::Failed);
    EXPECT_EQ(result.note, "nicht gesendet: keine Verbindung zum Mailserver");
    EXPECT_FALSE(result.trouble.empty());
}

}  // namespace
