// SPDX-License-Identifier: EUPL-1.2
// INV-MODELS-18..20: order, filters and search of the messages; one that leaves the picture stays in the list.
#include "console/models/message_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QCoreApplication>

#include "console/models/message_cards.h"
#include "console/models/message_draft.h"
#include "tests/unit/situation/told.h"

namespace models {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using wire::Direction;
using wire::Priority;
using wire::ReportMove;

/// An event loop for the fold's timer; made once.
QCoreApplication& application() {
    static int argc = 1;
    static char name[] = "unit_models";
    static char* argv[] = {name, nullptr};
    // One for all tests, never destroyed: Qt's own statics may be gone by then.
    static auto* app = QCoreApplication::instance() ? QCoreApplication::instance() : new QCoreApplication(argc, argv);
    return *app;
}

class MessageListTest : public testing::Test {
protected:
    MessageListTest() : m_app(application()), m_clock(told::at(0)), m_store(m_clock) {
        QObject::connect(&m_store, &session::Store::folded, &m_list,
                         [this](const situation::Changes& changes) { m_list.note(changes.work.reports); });
        tick(0);
    }
    void tick(std::int64_t seconds) {
        m_journal.tick(told::at(seconds));
        settle();
    }
    wire::MessageId report(const std::string& subject, Priority priority = Priority::Routine,
                           Direction direction = Direction::Incoming) {
        wire::Report report;
        report.from = "Florian 1", report.to = "S2", report.subject = subject, report.text = "Inhalt " + subject;
        report.priority = priority, report.direction = direction;
        report.writtenAt = m_journal.now();
        const wire::MessageId id = m_journal.say("post:S2", report).envelope.id;
        m_journal.say("core", wire::Numbered{id, "report", ++m_number});
        settle();
        return id;
    }
    void step(const wire::ReportStep& step) {
        m_journal.say("post:S2", step);
        settle();
    }
    void route(const wire::MessageId& id, std::vector<std::string> to) {
        step({id, ReportMove::Routed, std::move(to), {}, {}, {}, {}, {}});
    }
    void done(const wire::MessageId& id, const std::string& function) {
        step({id, ReportMove::Done, {}, {}, function, {}, {}, {}});
    }
    /// Folds what is new and renews the list.
    void settle() {
        if (m_waits) return;
        client::Records batch;
        for (; m_told < m_journal.records.size(); ++m_told) batch.records.push_back(m_journal.records[m_told]);
        if (batch.records.empty()) return;
        const std::uint64_t last = batch.records.back().sequence;
        batch.throughSequence = batch.headSequence = last;
        std::vector<session::Notice> notices;
        notices.emplace_back(client::Event(std::move(batch)));
        m_store.take(std::move(notices));
        m_store.holdFolding(false);
        while (m_store.present().lastSequence < last) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        m_list.refresh(m_store, m_format);
    }
    std::vector<std::string> shown() const {
        std::vector<std::string> out;
        for (int row = 0; row < m_list.rowCount(); ++row) out.push_back(m_list.view(m_list.keyAt(row))->report.subject);
        return out;
    }

    QCoreApplication& m_app;
    base::SteppedClock m_clock;
    session::Store m_store;
    Format m_format{Language::German};
    MessageList m_list;
    told::Journal m_journal;
    std::size_t m_told = 0;
    std::uint32_t m_number = 0;
    bool m_waits = false;  ///< what is told is folded all together at the end
};

TEST_F(MessageListTest, UnsightedFlashFirstThenByAgeThenMineThenOpenThenDone) {
    m_list.setFilter(MessageFilter::All);
    m_list.setFunctions("S3", {});
    const auto finished = report("erledigt");
    tick(10);
    const auto other = report("für S4");
    tick(20);
    const auto mine = report("für S3");
    tick(30);
    report("alt ungesichtet");
    tick(40);
    report("neu ungesichtet, Sofort", Priority::Immediate);
    tick(50);
    report("Ausgang", Priority::Routine, Direction::Outgoing);
    tick(60);
    report("Blitz", Priority::Flash);
    route(finished, {"S2"}), done(finished, "S2");
    route(other, {"S4"}), route(mine, {"S4", "S3"});
    EXPECT_THAT(shown(), ElementsAre("Blitz", "alt ungesichtet", "neu ungesichtet, Sofort", "für S3", "für S4",
                                     "Ausgang", "erledigt"));
    const auto counts = m_list.counts();
    EXPECT_EQ(counts.all, 7);
    EXPECT_EQ(counts.unsighted, 3);
    EXPECT_EQ(counts.urgent, 2);
    EXPECT_EQ(counts.mine, 1);
    EXPECT_EQ(counts.unsentOut, 1);
    EXPECT_EQ(counts.open, 6);
}

TEST_F(MessageListTest, FiltersShowWhatTheySay) {
    m_list.setFunctions("S3", {});
    const auto mine = report("für S3"), theirs = report("für S4");
    route(mine, {"S3"}), route(theirs, {"S4"});
    report("ungesichtet");
    report("Ausgang", Priority::Routine, Direction::Outgoing);
    m_list.setFilter(MessageFilter::Unsighted);
    EXPECT_THAT(shown(), ElementsAre("ungesichtet"));
    m_list.setFilter(MessageFilter::Mine);
    EXPECT_THAT(shown(), ElementsAre("für S3"));
    m_list.setFunctions("S3", "S4");
    EXPECT_THAT(shown(), ElementsAre("für S4"));
    m_list.setFilter(MessageFilter::Unsent);
    EXPECT_THAT(shown(), ElementsAre("Ausgang"));
    done(mine, "S3");
    m_list.setFilter(MessageFilter::Open);
    EXPECT_THAT(shown(), ElementsAre("ungesichtet", "für S4", "Ausgang"));
}

TEST_F(MessageListTest, OneRowIsToldThatMovesAndTheViewKeepsItsPlace) {
    m_list.setFilter(MessageFilter::All);
    const auto first = report("eins");
    for (int i = 0; i < 20; ++i) report("weitere");
    int resets = 0, removed = 0, moved = 0;
    QObject::connect(&m_list, &QAbstractItemModel::modelReset, [&] { ++resets; });
    QObject::connect(&m_list, &QAbstractItemModel::rowsRemoved,
                     [&](const QModelIndex&, int from, int to) { removed += to - from + 1; });
    QObject::connect(&m_list, &QAbstractItemModel::rowsMoved, [&] { ++moved; });
    route(first, {"S2"});
    EXPECT_EQ(m_list.rowOf(QString::fromStdString(first.text())), 20);
    EXPECT_EQ(resets, 0);
    EXPECT_EQ(removed, 0);
    EXPECT_EQ(moved, 1);
}

TEST_F(MessageListTest, SearchLooksIntoAllFieldsAndFoldsGermanLetters) {
    m_list.setFilter(MessageFilter::All);
    report("Kläranlage Süd läuft über");
    const auto second = report("Straße gesperrt");
    step({second, ReportMove::Noted, {}, {}, {}, {}, "Bauhof weiß Bescheid", {}});
    const std::vector<std::pair<const char*, std::size_t>> searches{
        {"klaeranlage", 1},  {"KLÄR süd", 1},    {"strasse", 1}, {"Straße", 1},
        {"bauhof WEISS", 1}, {"E 2", 1},         {"e1", 1},      {"florian", 2},
        {"nirgends", 0},     {"Süd strasse", 0}, {"", 2}};
    for (const auto& [typed, found] : searches) {
        m_list.setQuery(QString::fromUtf8(typed));
        EXPECT_EQ(shown().size(), found) << typed;
    }
}

TEST_F(MessageListTest, WhatLeavesThePictureStaysWithWhatBecameOfIt) {
    m_list.setFilter(MessageFilter::All);
    const auto first = report("die erste");
    route(first, {"S3"}), done(first, "S3");
    step({first, ReportMove::Noted, {}, {}, {}, {}, "abgelegt", {}});
    m_waits = true;
    for (std::size_t i = 0; i < situation::kWorkEndedMax + 5; ++i) {
        const auto id = report("weitere");
        route(id, {"S2"}), done(id, "S2");
    }
    m_waits = false;
    settle();
    ASSERT_FALSE(m_store.picture().work.reports.contains(first.text()));
    const auto kept = m_list.view(QString::fromStdString(first.text()));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->report.subject, "die erste");
    EXPECT_EQ(kept->number, 1U);
    EXPECT_THAT(kept->functions, ElementsAre("S3"));
    EXPECT_TRUE(kept->done.contains("S3"));
    ASSERT_EQ(kept->notes.size(), 1U);
    EXPECT_EQ(kept->notes[0].note, "abgelegt");
    EXPECT_EQ(m_list.counts().all, static_cast<int>(situation::kWorkEndedMax) + 6);
    MessageList fresh;
    fresh.refresh(m_store, m_format);
    EXPECT_EQ(fresh.counts().all, m_list.counts().all) << "the same from the log alone";
}

TEST_F(MessageListTest, WhatLeftThePictureIsFoundWhenLinesBeforeItAreDeleted) {
    m_list.setFilter(MessageFilter::All);
    wire::UnitReport photo;
    photo.callSign = "Florian 1", photo.fmsStatus = 4, photo.attachments = {{{}, "image/jpeg", 100, "steg.jpg"}};
    const std::uint64_t photographed = m_journal.say("unit:Florian 1", photo).sequence;
    const auto first = report("die erste");
    route(first, {"S3"}), done(first, "S3");
    m_waits = true;
    for (std::size_t i = 0; i < situation::kWorkEndedMax + 5; ++i) {
        const auto id = report("weitere " + std::to_string(i));
        route(id, {"S2"}), done(id, "S2");
    }
    m_waits = false;
    settle();
    ASSERT_FALSE(m_store.picture().work.reports.contains(first.text()));
    const std::size_t lines = m_store.chronicle().lines().size();
    wire::Redacted redacted;
    redacted.spans = {{photographed, photographed}};
    redacted.rule = "order", redacted.reason = "Antrag", redacted.by = "p:admin";
    m_journal.say("core", redacted);
    settle();
    ASSERT_EQ(m_store.chronicle().lines().size(), lines - 1) << "every line has another place now";
    const auto kept = m_list.view(QString::fromStdString(first.text()));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->report.subject, "die erste");
    EXPECT_TRUE(kept->done.contains("S3"));
    m_list.setQuery(QStringLiteral("die erste"));
    EXPECT_THAT(shown(), ElementsAre("die erste"));
}

TEST_F(MessageListTest, LookingBackShowsThePast) {
    m_list.setFilter(MessageFilter::All);
    tick(10);
    const auto first = report("früh");
    tick(60);
    route(first, {"S3"});
    report("spät");
    m_store.lookBack(m_journal.records, {told::at(30), told::at(30)});
    m_list.refresh(m_store, m_format);
    EXPECT_THAT(shown(), ElementsAre("früh"));
    EXPECT_EQ(m_list.counts().unsighted, 1);
    m_store.returnToNow();
    m_list.refresh(m_store, m_format);
    EXPECT_THAT(shown(), ElementsAre("spät", "früh"));
}

TEST_F(MessageListTest, OnlyWhatSpeaksOfAThing) {
    m_list.setFilter(MessageFilter::All);
    report("von Florian 1");
    EXPECT_EQ(m_list.countAbout("unit:Florian 1"), 1);
    EXPECT_EQ(m_list.countAbout("station:Florian 1"), 0);
    m_list.setAbout("unit:Florian 2");
    EXPECT_THAT(shown(), IsEmpty());
    m_list.setAbout("unit:Florian 1");
    EXPECT_THAT(shown(), ElementsAre("von Florian 1"));
}

TEST_F(MessageListTest, CardsForUrgentUnsightedAndForTheFunctionItWaitsFor) {
    report("ohne Vorrang");
    const auto flash = report("Blitz", Priority::Flash), mine = report("für mich", Priority::Immediate);
    route(mine, {"S4"});
    const auto titles = [&](const std::string& function) {
        std::vector<std::string> out;
        for (const TodoRow& row : messageCards(m_store, m_format, function, m_journal.now()))
            out.push_back(row.title.toStdString() + "|" + std::to_string(static_cast<int>(row.urgency)));
        return out;
    };
    EXPECT_THAT(titles({}), ElementsAre("E\u00A02 Blitz|4"));
    EXPECT_THAT(titles("S4"), testing::UnorderedElementsAre("E\u00A02 Blitz|4", "E\u00A03 für mich|2"));
    route(flash, {"S3"});
    EXPECT_THAT(titles({}), IsEmpty());
    EXPECT_THAT(titles("S3"), ElementsAre("E\u00A02 Blitz|4"));
}

TEST_F(MessageListTest, StepsAreLinesOfTheLogThatNameTheirMessage) {
    const auto id = report("Deich undicht", Priority::Flash);
    step({id, ReportMove::Routed, {"S3", "S4"}, {"S2"}, {}, {}, "bitte sofort", {}});
    done(id, "S3");
    step({id, ReportMove::Read, {}, {}, "S2", {}, {}, {}});
    std::vector<std::string> lines;
    for (const session::Line& line : m_store.chronicle().lines())
        if (line.kind == session::LineKind::ReportStep) lines.push_back(reportStepWords(line).toStdString());
    EXPECT_THAT(lines, ElementsAre("E\u00A01 Deich undicht: gesichtet für S3, S4 · Kopie S2. bitte sofort",
                                   "E\u00A01 Deich undicht: von S3 erledigt"));
    const auto history = messageHistory(*m_list.view(QString::fromStdString(id.text())), m_store, m_format);
    std::vector<std::string> words;
    for (const MessageEvent& event : history) words.push_back(event.words.toStdString());
    EXPECT_THAT(words, ElementsAre("aufgenommen", "gesichtet für S3, S4 · Kopie S2. bitte sofort", "von S3 erledigt",
                                   "gelesen"));
}

/// Ten thousand messages: a keystroke of the search must not cost a frame. Not a bound in time: what it does.
TEST_F(MessageListTest, ASearchRebuildsNoRow) {
    m_list.setFilter(MessageFilter::All);
    m_waits = true;
    for (int i = 0; i < 300; ++i) report(i == 150 ? "Kennwort" : "Meldung");
    m_waits = false;
    settle();
    int resets = 0;
    QObject::connect(&m_list, &QAbstractItemModel::modelReset, [&] { ++resets; });
    m_list.setQuery(QStringLiteral("kennw"));
    EXPECT_EQ(m_list.rowCount(), 1);
    m_list.setQuery({});
    EXPECT_EQ(m_list.rowCount(), 300);
    EXPECT_EQ(resets, 0);
}

}  // namespace
}  // namespace models
