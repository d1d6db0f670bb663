// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/imap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "agents/dispatch/mail_text.h"
#include "agents/dispatch/mailbox.h"
#include "tests/unit/dispatch/desk.h"
#include "tests/unit/dispatch/mails.h"

namespace {

using dispatch::ImapSession;
using dispatch::MailboxLook;

/// A server that holds mails, in a few lines; what it says comes in small pieces.
class FakeServer final : public dispatch::ImapLine {
public:
    struct Mail {
        std::string raw;
        bool isSeen = false;
    };
    base::Done send(std::string_view bytes) override {
        const std::string command(bytes.substr(0, bytes.size() - 2));
        const auto blank = command.find(' ');
        const std::string tag = command.substr(0, blank), rest = command.substr(blank + 1);
        asked.push_back(rest);
        if (!script.empty()) {
            std::string said = script.front();
            script.erase(script.begin());
            for (auto at = said.find("TAG"); at != std::string::npos; at = said.find("TAG")) said.replace(at, 3, tag);
            m_said += said;
            return base::done();
        }
        m_said += answerTo(rest) + tag + (refuses(rest) ? " NO not so\r\n" : " OK done\r\n");
        return base::done();
    }
    base::Outcome<std::string> receive() override {
        if (m_said.empty()) return base::Failure{"the line broke", "", ""};
        std::string piece = m_said.substr(0, 7);
        m_said.erase(0, 7);
        return piece;
    }
    std::map<std::uint32_t, Mail> mails;
    std::uint32_t uidValidity = 17;
    std::string refused;              ///< commands that begin so
    std::vector<std::string> script;  ///< said instead, one for each command
    std::vector<std::string> asked;

private:
    [[nodiscard]] bool refuses(const std::string& rest) const { return !refused.empty() && rest.starts_with(refused); }
    std::string answerTo(const std::string& rest) {
        if (refuses(rest)) return "";
        if (rest.starts_with("SELECT"))
            return "* 3 EXISTS\r\n* OK [UIDVALIDITY " + std::to_string(uidValidity) + "] UIDs valid\r\n";
        if (rest.starts_with("UID SEARCH")) {
            std::string said = "* SEARCH";
            for (const auto& [uid, mail] : mails)
                if (!mail.isSeen) said += " " + std::to_string(uid);
            return said + "\r\n";
        }
        if (rest.starts_with("UID STORE")) {
            for (auto& [uid, mail] : mails)
                if (("," + rest.substr(10, rest.find(' ', 10) - 10) + ",").find("," + std::to_string(uid) + ",") !=
                    std::string::npos)
                    mail.isSeen = true;
            return "";
        }
        if (!rest.starts_with("UID FETCH")) return "";
        const auto mail = mails.find(static_cast<std::uint32_t>(std::stoul(rest.substr(10))));
        if (mail == mails.end()) return "";
        const std::string& raw = mail->second.raw;
        const bool isHead = rest.find("[HEADER]") != std::string::npos;
        const std::string part = raw.substr(0, isHead ? raw.find("\r\n\r\n") + 4 : raw.size());
        return "* 1 FETCH (UID " + std::to_string(mail->first) + " INTERNALDATE \"18-Jun-2026 18:05:00 +0200\" BODY[" +
               (isHead ? "HEADER" : "") + "]<0> {" + std::to_string(part.size()) + "}\r\n" + part + ")\r\n";
    }
    std::string m_said;
};

std::string answerMail(const std::string& words, const std::string& id = "a1") {
    return mails::asSent(
        "From: s1@stadt-lauf.de\nMessage-ID: <" + id + "@x>\nIn-Reply-To: <TOKEN@x>\n\n" + words + "\n",
        "lw-0123456789abcdef0123456789abcdef");
}
std::string strayMail(const std::string& id = "s1") {
    return mails::asSent("From: zeitung@x.de\nMessage-ID: <" + id + "@x>\n\nAnfrage\n", "");
}

class MailboxLooks : public testing::Test {
protected:
    MailboxLooks() { EXPECT_TRUE(memory.prepare()); }
    MailboxLook::End look() {
        return looker.look(server, *base::fromIso("2026-06-18T16:10:00Z"), settled,
                           [this](const dispatch::MailPlace& place) { return known.contains(place); });
    }
    desk::ScratchFolder folder;
    dispatch::MailboxPlan plan;
    dispatch::MailMemory memory{folder.path / "mailbox.seen"};
    FakeServer server;
    std::vector<MailboxLook::Settled> settled;
    std::set<dispatch::MailPlace> known;
    MailboxLook looker{plan, memory};
};

TEST_F(MailboxLooks, AnswersAreFetchedAndOthersAreCountedOnceAndLeftUnread) {
    server.mails = {{3, {strayMail()}}, {5, {answerMail("ja")}}, {9, {answerMail("nein", "a2"), true}}};
    const auto first = look();
    ASSERT_FALSE(first.trouble) << first.trouble->text();
    ASSERT_EQ(first.mails.size(), 1u);
    EXPECT_EQ(first.mails[0].place, (dispatch::MailPlace{17, 5}));
    EXPECT_EQ(first.mails[0].raw, answerMail("ja"));
    EXPECT_EQ(first.mails[0].receivedAt, base::fromIso("2026-06-18T16:05:00Z"));
    EXPECT_EQ(first.strays, 1u);
    EXPECT_EQ(look().strays, 0u);
    EXPECT_FALSE(server.mails.at(3).isSeen);
    EXPECT_FALSE(server.mails.at(5).isSeen) << "reading does not mark";
    for (const std::string& command : server.asked) {
        EXPECT_EQ(command.find("EXPUNGE"), std::string::npos);
        EXPECT_EQ(command.find("Deleted"), std::string::npos);
        EXPECT_EQ(command.find("UID FETCH 3 (UID INTERNALDATE BODY.PEEK[]"), std::string::npos) << "nobody's business";
    }
    EXPECT_NE(std::ranges::find(server.asked, "UID SEARCH UNSEEN SINCE 11-Jun-2026"), server.asked.end());
}

TEST_F(MailboxLooks, WhatIsSettledIsMarkedOnlyWhereItWasUnderstoodAndNotFetchedAgain) {
    server.mails = {{5, {answerMail("ja")}}, {6, {answerMail("wer?", "a2")}}};
    settled = {{{17, 5}, "a1@x", true}, {{17, 6}, "a2@x", false}, {{16, 7}, "", true}};
    known = {{17, 5}, {17, 6}};
    EXPECT_FALSE(look().trouble);
    EXPECT_TRUE(settled.empty());
    EXPECT_TRUE(server.mails.at(5).isSeen);
    EXPECT_FALSE(server.mails.at(6).isSeen);
    EXPECT_NE(std::ranges::find(server.asked, "UID STORE 5 +FLAGS.SILENT (\\Seen)"), server.asked.end())
        << "of another UIDVALIDITY nothing is known";
    known.clear();
    EXPECT_TRUE(look().mails.empty());
    dispatch::MailMemory later(folder.path / "mailbox.seen");
    EXPECT_TRUE(later.prepare());
    EXPECT_TRUE(later.has({17, 6})) << "over a restart";
    EXPECT_TRUE(later.hasId("a1@x"));
    EXPECT_EQ(folder.bytesOf("mailbox.seen").find("a1@x"), std::string::npos) << "nobody's name or number stands there";
}

TEST_F(MailboxLooks, NewNumbersOfAFolderDoNotCountAStrayTwice) {
    server.mails = {{3, {strayMail()}}};
    EXPECT_EQ(look().strays, 1u);
    server.uidValidity = 18;
    EXPECT_EQ(look().strays, 0u);
}

TEST_F(MailboxLooks, ABrokenLineKeepsWhatIsSettledForTheNextLook) {
    settled = {{{17, 5}, "a1@x", true}};
    server.script = {"* OK [UIDVALIDITY 17] x\r\nTAG OK\r\n", "* SEARCH\r\nTAG OK\r\n", "half"};
    const auto end = look();
    ASSERT_TRUE(end.trouble);
    EXPECT_EQ(end.trouble->what, "the line broke");
    EXPECT_EQ(settled.size(), 1u);
    EXPECT_FALSE(memory.has({17, 5}));
}

TEST_F(MailboxLooks, AFolderThatMayOnlyBeReadStaysAsItIs) {
    server.mails = {{5, {answerMail("ja")}}};
    server.refused = "UID STORE";
    settled = {{{17, 5}, "a1@x", true}};
    EXPECT_TRUE(look().trouble);
    EXPECT_TRUE(settled.empty());
    EXPECT_FALSE(look().trouble) << "told once, and it goes on";
}

TEST_F(MailboxLooks, AMailThatTheServerCannotHandOverDoesNotKeepTheOthersBack) {
    server.mails = {{5, {answerMail("ja")}}, {6, {answerMail("nein", "a2")}}};
    server.refused = "UID FETCH 5";
    EXPECT_TRUE(look().mails.empty());
    EXPECT_TRUE(look().mails.empty());
    const auto third = look();
    ASSERT_TRUE(third.trouble);
    EXPECT_NE(third.trouble->what.find("UID 5"), std::string::npos) << third.trouble->what;
    const auto fourth = look();
    ASSERT_EQ(fourth.mails.size(), 1u);
    EXPECT_EQ(fourth.mails[0].place.uid, 6u);
}

TEST_F(MailboxLooks, OneLookTakesABoundedNumberOfMails) {
    for (std::uint32_t uid = 1; uid <= 70; ++uid) server.mails[uid] = {answerMail("ja", "n" + std::to_string(uid))};
    const auto end = look();
    EXPECT_EQ(end.mails.size(), 50u);
    for (const auto& mail : end.mails) known.insert(mail.place);
    EXPECT_EQ(look().mails.size(), 20u);
}

TEST(Imap, AServerThatSaysTooMuchOrNonsenseIsRefused) {
    const auto selectWith = [](const std::string& said) {
        FakeServer server;
        server.script = {said};
        ImapSession session(server, "t");
        const auto number = session.select("INBOX");
        return number ? "ok " + std::to_string(number.value()) : number.failure().what;
    };
    EXPECT_EQ(selectWith("* OK [UIDVALIDITY 7] x\r\nTAG OK\r\n"), "ok 7");
    EXPECT_EQ(selectWith("TAG NO there is no such folder\r\n"), "it refuses: NO there is no such folder");
    EXPECT_EQ(selectWith("* BYE too many\r\n"), "it has hung up: * BYE too many");
    EXPECT_EQ(selectWith("TAG OK\r\n"), "it gives its mails no lasting numbers (UIDVALIDITY)");
    EXPECT_EQ(selectWith("* OK [UIDVALIDITY 99999999999] x\r\nTAG OK\r\n"),
              "it gives its mails no lasting numbers (UIDVALIDITY)");
    EXPECT_EQ(selectWith("* X {99999999}\r\n"), "more than was asked for");
    EXPECT_EQ(selectWith("* X {5}\r\nabc"), "the line broke");
    EXPECT_EQ(selectWith(std::string(600'000, 'x')), "a line without end");
    std::string many;
    for (int i = 0; i < 6'000; ++i) many += "* X\r\n";
    EXPECT_EQ(selectWith(many), "it talks without end");
}

TEST(Imap, AMailCannotSpeakForTheServer) {
    FakeServer server;
    // The mail's words hold what would end the answer of a client with foreseeable tags, and a second FETCH.
    const std::string words = "x\r\nTAG OK\r\n* 2 FETCH (UID 9 BODY[] {1}\r\ny)\r\n";
    const std::string whole = "* 1 FETCH (UID 5 INTERNALDATE \"18-Jun-2026 18:05:00 +0200\" BODY[]<0> {" +
                              std::to_string(words.size() + 1) + "}\r\n" + words + ")\r\nTAG OK\r\n";
    server.script = {whole};
    ImapSession session(server, "t");
    const auto part = session.fetch(5, ImapSession::Part::Whole, 1'000);
    ASSERT_TRUE(part) << part.failure().text();
    ASSERT_TRUE(part.value());
    EXPECT_NE(part.value()->bytes.find("* 2 FETCH (UID 9"), std::string::npos);
}

TEST(Imap, TimesOfArrivalAreRead) {
    const auto at = [](const std::string& text) {
        FakeServer server;
        server.script = {"* 1 FETCH (UID 5 INTERNALDATE \"" + text + "\" BODY[]<0> {1}\r\nx)\r\nTAG OK\r\n"};
        ImapSession session(server, "t");
        const auto part = session.fetch(5, ImapSession::Part::Whole, 10);
        return part && part.value() ? base::isoUtc(part.value()->receivedAt) : std::string("-");
    };
    EXPECT_EQ(at("18-Jun-2026 18:05:00 +0200"), "2026-06-18T16:05:00.000Z");
    EXPECT_EQ(at(" 8-Jan-2026 18:05:00 -0330"), "2026-01-08T21:35:00.000Z");
    for (const char* bad : {"", "18-Jun-2026", "18-Foo-2026 18:05:00 +0200", "99-Jun-2026 18:05:00 +0200"})
        EXPECT_EQ(at(bad), "-") << bad;
}

TEST(MailMemory, OfTooManyTheOlderHalfGoesAndHalfALineIsNone) {
    const desk::ScratchFolder folder;
    const auto file = folder.path / "mailbox.seen";
    std::ofstream(file) << "nonsense\n17 1 aa\n17 2 bb";
    dispatch::MailMemory memory(file, 4);
    ASSERT_TRUE(memory.prepare());
    EXPECT_TRUE(memory.has({17, 1}));
    EXPECT_FALSE(memory.has({17, 2})) << "a power cut left it half";
    for (std::uint32_t uid = 3; uid <= 6; ++uid) EXPECT_TRUE(memory.keep({17, uid}, "m" + std::to_string(uid)));
    EXPECT_FALSE(memory.has({17, 1}));
    EXPECT_TRUE(memory.has({17, 6}));
    dispatch::MailMemory later(file, 4);
    ASSERT_TRUE(later.prepare());
    EXPECT_TRUE(later.has({17, 5}) && later.has({17, 6}));
    EXPECT_FALSE(later.has({17, 3}));
    dispatch::MailMemory nowhere("/proc/nowhere/mailbox.seen");
    EXPECT_FALSE(nowhere.prepare()) << "told at the start";
}

}  // namespace
