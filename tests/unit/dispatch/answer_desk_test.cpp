// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/answer_desk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/unit/dispatch/call_room.h"
#include "tests/unit/dispatch/mails.h"

namespace {

using wire::CallMove;

/// Mails that the test delivers, and what became of them.
struct NotedMailbox final : dispatch::Mailbox {
    std::vector<dispatch::FetchedMail> coming;
    std::vector<std::pair<std::uint32_t, bool>> settled;  ///< UID, understood
    std::vector<dispatch::FetchedMail> fetched() override { return std::exchange(coming, {}); }
    void settle(const dispatch::FetchedMail& mail, bool isUnderstood) override {
        settled.emplace_back(mail.place.uid, isUnderstood);
    }
    std::vector<std::string> troubles() override { return {}; }
    std::optional<std::string> broken;
    std::optional<std::string> outage() override { return broken; }
};

/// The desk of answers of a dispatcher that has read all of the journal.
class AnswerRoom {
public:
    explicit AnswerRoom(desk::Journal& journal) : m_journal(&journal), watch(journal.realm, device) { readOn(); }
    void readOn() {
        while (m_read < m_journal->records.size()) {
            watch.fold(m_journal->records[m_read]);
            answers.fold(m_journal->records[m_read++]);
        }
    }
    /// At the next tick. With `heard`, what it says is journaled, unless that id stands there.
    std::vector<client::Submission> tick(bool heard = true, bool isRead = true) {
        const auto record = m_journal->tick();
        readOn();
        const auto said = answers.atTick(*wire::payloadOf<wire::Tick>(record.envelope), 100, watch, isRead);
        for (const auto& one : said) {
            EXPECT_EQ(one.source, "dispatch");
            const auto& records = m_journal->records;
            const bool stands =
                std::ranges::any_of(records, [&](const auto& other) { return other.envelope.id == *one.id; });
            if (!heard || stands) continue;
            wire::Envelope envelope;
            envelope.realm = m_journal->realm;
            envelope.kind = one.kind;
            envelope.id = *one.id;
            envelope.source = one.source;
            envelope.observedAt = one.observedAt;
            envelope.payload = one.payload;
            m_journal->append(envelope, device);
        }
        readOn();
        return said;
    }
    /// One mail and the step that it makes.
    std::optional<wire::CallStep> stepOf(const dispatch::FetchedMail& mail) {
        mailbox->coming = {mail};
        return onlyStep(tick());
    }
    static std::optional<wire::CallStep> onlyStep(const std::vector<client::Submission>& said) {
        if (said.size() != 1) return std::nullopt;
        const auto decoded = wire::decodePayload<wire::CallStep>(said[0].payload);
        const auto* step = std::get_if<wire::CallStep>(&decoded);
        EXPECT_NE(step, nullptr) << "it can be journaled";
        return step ? std::optional(*step) : std::nullopt;
    }

private:
    desk::Journal* m_journal;
    std::size_t m_read = 0;

public:
    wire::DeviceId device{{9}};
    base::SteppedClock wall{*base::fromIso("2030-01-01T12:00:00Z")};  // another time than the realm's
    std::vector<std::string> troubles;
    std::shared_ptr<NotedMailbox> mailbox = std::make_shared<NotedMailbox>();
    dispatch::CallWatch watch;
    dispatch::AnswerDesk answers{m_journal->realm, device, mailbox, wall,
                                 [this](const std::string& line) { troubles.push_back(line); }};
};

class AnswerDesk : public testing::Test {
protected:
    AnswerDesk() { desk::say(journal, desk::callTo({desk::target(desk::kS1), desk::target(desk::kS2)})); }
    [[nodiscard]] std::string tokenOf(const std::string& contact) const {
        return dispatch::callKey(journal.realm, desk::kCall, contact, "mail");
    }
    /// Received `ageS` ago by the wall clock.
    dispatch::FetchedMail mail(const std::string& words, std::int64_t ageS = 0, const std::string& more = {}) {
        return raw("From: S1 <S1@stadt-lauf.de>\nMessage-ID: <m" + std::to_string(++m_uid) +
                       "@x>\nReferences: <TOKEN@stadt-lauf.de>\n" + more + "\n" + words + "\n",
                   tokenOf(desk::kS1), ageS);
    }
    dispatch::FetchedMail raw(const std::string& text, const std::string& token, std::int64_t ageS = 0) {
        return {{17, ++m_uid}, base::fromIso("2030-01-01T12:00:00Z")->plusS(-ageS), mails::asSent(text, token)};
    }
    desk::Journal journal{desk::liveRealm()};

private:
    std::uint32_t m_uid = 0;
};

TEST_F(AnswerDesk, AnAnswerIsSaidWithArrivalAndLine) {
    AnswerRoom room(journal);
    room.mailbox->coming = {mail("1 komme in 30 min", 60)};
    const auto said = room.tick();
    const auto step = AnswerRoom::onlyStep(said);
    ASSERT_TRUE(step);
    EXPECT_EQ(step->move, CallMove::Coming);
    EXPECT_EQ(step->call + step->contact, desk::kCall + desk::kS1);
    EXPECT_EQ(step->means, "mail");
    EXPECT_EQ(step->note, "„1 komme in 30 min“");
    EXPECT_EQ(said[0].observedAt, journal.records[journal.records.size() - 3].acceptedAt)
        << "a minute old, but not before the call";
    EXPECT_EQ(step->arrival, said[0].observedAt.plusS(1'800)) << "in realm time, from when it came";
    EXPECT_EQ(room.mailbox->settled, (std::vector<std::pair<std::uint32_t, bool>>{{2, true}}));
    EXPECT_TRUE(room.tick().empty());
    EXPECT_TRUE(room.troubles.empty());
}

TEST_F(AnswerDesk, TheAgeOfAMailCountsInRealmTime) {
    for (int i = 0; i < 100; ++i) journal.tick();  // 5 s each
    AnswerRoom room(journal);
    room.mailbox->coming = {mail("komme in 30 min", 120)};
    const auto step = AnswerRoom::onlyStep(room.tick());
    ASSERT_TRUE(step);
    EXPECT_EQ(step->arrival, journal.now.plusS(1'800 - 120));
}

TEST_F(AnswerDesk, KilledAtAnyMomentItSaysTheSameIdAndNothingTwice) {
    const auto answer = mail("2 komme nicht");
    wire::MessageId id;
    {
        AnswerRoom killed(journal);
        killed.mailbox->coming = {answer};
        const auto said = killed.tick(false);
        ASSERT_EQ(said.size(), 1u);
        id = *said[0].id;
        EXPECT_TRUE(killed.mailbox->settled.empty()) << "not before it stands";
    }
    {
        AnswerRoom again(journal);
        again.mailbox->coming = {answer};
        const auto said = again.tick();
        ASSERT_EQ(said.size(), 1u);
        EXPECT_EQ(*said[0].id, id) << "said before or not: the broker takes it once";
    }
    AnswerRoom later(journal);
    later.mailbox->coming = {answer};
    EXPECT_TRUE(later.tick().empty());
    ASSERT_EQ(later.mailbox->settled.size(), 1u);
    EXPECT_TRUE(later.mailbox->settled[0].second) << "and marked as read";
}

TEST_F(AnswerDesk, ACopyInAnotherPlaceIsTheSameMail) {
    AnswerRoom room(journal);
    auto first = mail("nein"), copy = first;
    copy.place.uid = 99;
    room.mailbox->coming = {first, copy};
    EXPECT_EQ(room.tick().size(), 1u);
    EXPECT_EQ(room.mailbox->settled.size(), 2u);
}

TEST_F(AnswerDesk, WhatWasLostIsSaidAgainUnderItsIdAndNotAtEachTick) {
    AnswerRoom room(journal);
    room.mailbox->coming = {mail("nein")};
    std::set<wire::MessageId> ids;
    int said = 0;
    for (int i = 0; i < 70; ++i)
        for (const auto& one : room.tick(false)) ids.insert(*one.id), ++said;
    EXPECT_EQ(said, 3);
    EXPECT_EQ(ids.size(), 1u);
}

TEST_F(AnswerDesk, NothingIsJudgedBeforeTheJournalIsRead) {
    AnswerRoom room(journal);
    room.mailbox->coming = {mail("nein")};
    EXPECT_TRUE(room.tick(true, false).empty());
    EXPECT_TRUE(room.mailbox->settled.empty());
    EXPECT_EQ(room.tick().size(), 1u);
}

TEST_F(AnswerDesk, ATokenOfAnotherCallOrRealmIsLeftUnread) {
    AnswerRoom room(journal);
    const auto ofExercise = dispatch::callKey(desk::exerciseRealm(), desk::kCall, desk::kS1, "mail");
    const std::string text = "From: s1@stadt-lauf.de\nReferences: <TOKEN@x>\n\nja\n";
    room.mailbox->coming = {raw(text, ofExercise), raw(text, "lw-00000000000000000000000000000000")};
    EXPECT_TRUE(room.tick().empty());
    for (const auto& [uid, isUnderstood] : room.mailbox->settled) EXPECT_FALSE(isUnderstood);
    EXPECT_EQ(room.mailbox->settled.size(), 2u);
    EXPECT_EQ(room.troubles.size(), 2u);
}

TEST_F(AnswerDesk, AnotherSenderIsTakenByTheTokenAndFlagged) {
    AnswerRoom room(journal);
    const auto step = room.stepOf(raw("From: privat@web.de\nReferences: <TOKEN@x>\n\nja\n", tokenOf(desk::kS2)));
    ASSERT_TRUE(step);
    EXPECT_EQ(step->contact, desk::kS2);
    EXPECT_EQ(step->move, CallMove::Coming);
    EXPECT_EQ(step->note, "„ja“ – von einer anderen Adresse, bitte prüfen");
}

TEST_F(AnswerDesk, WhatIsNotUnderstoodIsANoteAndStaysUnread) {
    AnswerRoom room(journal);
    const auto noteOf = [&](const dispatch::FetchedMail& one) {
        const auto step = room.stepOf(one);
        EXPECT_TRUE(step && step->move == CallMove::Noted && step->contact == desk::kS1);
        EXPECT_FALSE(room.mailbox->settled.back().second);
        return step ? step->note : "";
    };
    EXPECT_EQ(noteOf(mail("mal sehen")), "E-Mail nicht verstanden, bitte lesen: „mal sehen“");
    EXPECT_EQ(noteOf(mail("")), "E-Mail nicht verstanden, bitte lesen: ohne Text");
    EXPECT_EQ(noteOf(mail("nein", 0, "Auto-Submitted: auto-replied\n")), "automatische E-Mail, keine Antwort: „nein“");
    EXPECT_EQ(noteOf(mail("nein", 0, "Content-Type: multipart/report; boundary=x\n")),
              "E-Mail vom Mailserver zurück, vielleicht nicht angekommen: bitte anrufen");
    EXPECT_EQ(noteOf(mail("nein", 0, "Content-Type: text/plain; charset=koi8-r\n")),
              "E-Mail nicht lesbar (unbekannter Zeichensatz): bitte im Postfach lesen");
    EXPECT_EQ(noteOf(mail("\x01\x02" + std::string(9'000, 'x'))).size(), 247u) << "bounded";
}

TEST_F(AnswerDesk, AnOlderMailDoesNotOverruleANewerAnswer) {
    for (int i = 0; i < 100; ++i) journal.tick();
    AnswerRoom room(journal);
    desk::sayStep(journal, desk::kS1, CallMove::Declined, "phone");
    auto step = room.stepOf(mail("ja", 60));
    ASSERT_TRUE(step);
    EXPECT_EQ(step->move, CallMove::Noted);
    EXPECT_NE(step->note.find("ändert nichts (es gibt eine neuere Antwort): „ja“"), std::string::npos) << step->note;
    EXPECT_TRUE(room.mailbox->settled.back().second) << "understood all the same";
    step = room.stepOf(mail("doch: ja"));
    ASSERT_TRUE(step);
    EXPECT_EQ(step->move, CallMove::Noted) << "not understood";
    step = room.stepOf(mail("ja, komme"));
    ASSERT_TRUE(step);
    EXPECT_EQ(step->move, CallMove::Coming) << "newer than what was typed";
    desk::sayStep(journal, desk::kS1, CallMove::Arrived);
    step = room.stepOf(mail("nein"));
    ASSERT_TRUE(step);
    EXPECT_EQ(step->move, CallMove::Noted) << "is there";
}

TEST_F(AnswerDesk, AMailboxThatCannotBeReadIsToldOnceWithEachCallThatWaits) {
    AnswerRoom room(journal);
    room.mailbox->broken = "keine Verbindung zum Mailserver";
    EXPECT_TRUE(room.tick().empty()) << "nobody was reached by mail yet";
    wire::CallStep sent;
    sent.call = desk::kCall, sent.contact = desk::kS1, sent.move = CallMove::Sent, sent.means = "mail";
    journal.append(journal.envelopeOf(sent), room.device);
    const auto step = AnswerRoom::onlyStep(room.tick());
    ASSERT_TRUE(step);
    EXPECT_EQ(step->move, CallMove::Noted);
    EXPECT_EQ(step->contact, "");
    EXPECT_EQ(step->note,
              "Antworten per E-Mail kommen nicht an (keine Verbindung zum Mailserver): bitte das Postfach lesen");
    EXPECT_TRUE(room.tick().empty());
    AnswerRoom restarted(journal);
    restarted.mailbox->broken = "keine Verbindung zum Mailserver";
    EXPECT_TRUE(restarted.tick().empty()) << "nor after a restart";
    restarted.mailbox->broken.reset();
    const auto mended = AnswerRoom::onlyStep(restarted.tick());
    ASSERT_TRUE(mended);
    EXPECT_EQ(mended->note, "das Postfach ist wieder lesbar: Antworten per E-Mail kommen an");
    int told = 0;
    for (int i = 0; i < 40; ++i) {
        restarted.mailbox->broken = i % 2 == 0 ? std::optional<std::string>("weg") : std::nullopt;
        told += static_cast<int>(restarted.tick().size());
    }
    EXPECT_EQ(told, 8) << "and one that comes and goes does not fill the page";
}

TEST_F(AnswerDesk, WhoHasAnsweredIsNotWaitedFor) {
    AnswerRoom room(journal);
    wire::CallStep sent;
    sent.call = desk::kCall, sent.contact = desk::kS1, sent.move = CallMove::Sent, sent.means = "mail";
    journal.append(journal.envelopeOf(sent), room.device);
    desk::sayStep(journal, desk::kS1, CallMove::Declined, "phone");
    room.mailbox->broken = "weg";
    EXPECT_TRUE(room.tick().empty());
}

TEST_F(AnswerDesk, OnePersonCannotFloodTheJournal) {
    AnswerRoom room(journal);
    std::size_t said = 0;
    for (int i = 0; i < 40; ++i) {
        room.mailbox->coming = {mail("nein")};
        said += room.tick().size();
    }
    EXPECT_EQ(said, 20u);
    EXPECT_EQ(room.troubles.size(), 20u);
}

TEST_F(AnswerDesk, WhatTheBrokerRefusesIsToldAndNotRepeated) {
    AnswerRoom room(journal);
    room.mailbox->coming = {mail("nein")};
    const auto said = room.tick(false);
    ASSERT_EQ(said.size(), 1u);
    room.answers.noteRejected(*said[0].id);
    EXPECT_EQ(room.mailbox->settled, (std::vector<std::pair<std::uint32_t, bool>>{{2, false}}));
    for (int i = 0; i < 40; ++i) EXPECT_TRUE(room.tick(false).empty());
    EXPECT_EQ(room.troubles.size(), 1u);
}

}  // namespace
