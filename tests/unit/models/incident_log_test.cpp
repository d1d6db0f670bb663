// SPDX-License-Identifier: EUPL-1.2
// INV-MODELS-33..35: the log shows every line that the console holds, however many; choice and search look at all of
// them without holding up a frame; what is chosen stays where it is while lines come.
#include "console/models/incident_log.h"

#include <gtest/gtest.h>

#include <QCoreApplication>

#include "tests/unit/situation/told.h"

namespace models {
namespace {

const Format kGermanLog(Language::German);
constexpr int kLine = Qt::UserRole + 4, kNumber = Qt::UserRole + 1;

QCoreApplication& logApplication() {
    static int argc = 1;
    static char name[] = "unit_models";
    static char* argv[] = {name, nullptr};
    static auto* app = QCoreApplication::instance() ? QCoreApplication::instance() : new QCoreApplication(argc, argv);
    return *app;
}

/// Stands still, or goes on by that much whenever it is asked: then a slice ends after a few lines.
class PacedClock final : public base::Clock {
public:
    [[nodiscard]] base::Instant now() const override { return told::at(0); }
    [[nodiscard]] std::int64_t monotonicNs() const override { return m_ns += paceNs; }
    std::int64_t paceNs = 0;

private:
    mutable std::int64_t m_ns = 0;
};

struct LogSignals {
    int inserted = 0, removed = 0, changed = 0, reset = 0, looked = 0;
    QModelIndex newest;
    explicit LogSignals(IncidentLog& log) {
        QObject::connect(&log, &QAbstractItemModel::rowsInserted, [this] { ++inserted; });
        QObject::connect(&log, &QAbstractItemModel::rowsRemoved, [this] { ++removed; });
        QObject::connect(&log, &QAbstractItemModel::modelReset, [this] { ++reset; });
        QObject::connect(&log, &QAbstractItemModel::dataChanged, [this](const QModelIndex& from) {
            newest = from;
            ++changed;
        });
        QObject::connect(&log, &IncidentLog::looked, [this] { ++looked; });
    }
};

class IncidentLogTest : public testing::Test {
protected:
    IncidentLogTest() : m_app(logApplication()), m_store(m_clock) { m_journal.tick(told::at(0)); }

    wire::MessageId entry(const std::string& text) {
        wire::LogEntry said{text, std::nullopt, std::nullopt};
        return m_journal.say("post:S2", said).envelope.id;
    }
    void level(const std::string& station, wire::GaugeLevel level) {
        wire::StationState state;
        state.station = station;
        state.level = level;
        state.quality = wire::Quality::Good;
        state.rule = "threshold/1";
        m_journal.say("fusion", state);
    }
    void fold() {
        client::Records batch;
        batch.records.assign(m_journal.records.begin() + static_cast<std::ptrdiff_t>(m_told), m_journal.records.end());
        m_told = m_journal.records.size();
        const std::uint64_t last = batch.records.back().sequence;
        batch.throughSequence = batch.headSequence = last;
        std::vector<session::Notice> notices;
        notices.emplace_back(client::Event(std::move(batch)));
        m_store.take(std::move(notices));
        m_store.holdFolding(false);
        while (m_store.present().lastSequence < last) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }
    void refresh() {
        fold();
        m_log.refresh(m_store, kGermanLog);
    }
    void awaitLook() {
        while (m_log.isLooking()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    std::string at(int row, int role = kLine) const {
        return m_log.data(m_log.index(row), role).toString().toStdString();
    }
    std::string standing() const { return m_log.standing().toStdString(); }

    QCoreApplication& m_app;
    PacedClock m_clock;
    session::Store m_store;
    told::Journal m_journal;
    std::size_t m_told = 0;
    IncidentLog m_log;
};

TEST_F(IncidentLogTest, OfAHundredThousandLinesEachIsThereAndFound) {
    constexpr int kLines = 100'000;
    const wire::MessageId first = entry("Straße Am Wehr gesperrt");
    for (int i = 1; i < kLines - 1; ++i) {
        if (i % 10'000 == 0)
            entry("Sandsäcke an die Mühle " + std::to_string(i));
        else if (i % 4 == 1)
            level("AUE-WEHR", i % 8 == 1 ? wire::GaugeLevel::Iw1 : wire::GaugeLevel::BelowAll);
        else
            entry("Lage unverändert " + std::to_string(i));
    }
    m_journal.say("core", wire::Numbered{first, "log", 1});
    entry("Neueste Zeile");
    m_clock.paceNs = 0;
    refresh();
    ASSERT_EQ(m_log.rowCount(), kLines);
    EXPECT_EQ(at(0), "Neueste Zeile");
    EXPECT_EQ(at(kLines - 1), "Straße Am Wehr gesperrt");
    EXPECT_EQ(at(kLines - 1, kNumber), "0001");
    EXPECT_EQ(standing(), kGermanLog.whole(kLines).toStdString() + " Zeilen");

    // Search in slices: the newest are there while the oldest are still looked for.
    m_clock.paceNs = 1'000'000;
    LogSignals heard(m_log);
    m_log.setQuery(QStringLiteral("SANDSAECKE muehle"));
    EXPECT_TRUE(m_log.isLooking());
    EXPECT_LT(m_log.rowCount(), 9);
    EXPECT_NE(standing().find("es wird noch gesucht"), std::string::npos);
    awaitLook();
    EXPECT_EQ(heard.looked, 1);
    ASSERT_EQ(m_log.rowCount(), 9);
    EXPECT_EQ(at(0), "Sandsäcke an die Mühle 90000");
    EXPECT_EQ(at(8), "Sandsäcke an die Mühle 10000");
    EXPECT_EQ(standing(), "9 von " + kGermanLog.whole(kLines).toStdString() + " Zeilen");
    m_log.setQuery(QStringLiteral("strasse wehr"));
    m_log.finish();
    ASSERT_EQ(m_log.rowCount(), 1) << "the oldest line of all";

    m_clock.paceNs = 0;
    m_log.setQuery({});
    m_log.setGroup(static_cast<int>(LogGroup::Stations));
    int levels = 0;
    for (int i = 1; i < kLines - 1; ++i) levels += i % 4 == 1 ? 1 : 0;
    EXPECT_EQ(m_log.rowCount(), levels);
    m_log.setPeopleOnly(true);
    EXPECT_EQ(m_log.rowCount(), 0);
    m_log.setGroup(0);
    EXPECT_EQ(m_log.rowCount(), kLines - levels);
    // What paper is made of: all of it, oldest first.
    const auto lines = m_log.lines();
    ASSERT_EQ(lines.size(), static_cast<std::size_t>(kLines - levels));
    EXPECT_EQ(lines.front()->text, "Straße Am Wehr gesperrt");
    EXPECT_EQ(lines.back()->text, "Neueste Zeile");
}

TEST_F(IncidentLogTest, WhatPaperIsMadeOfDoesNotWaitForTheSearch) {
    for (int i = 0; i < 3000; ++i) entry(i % 1000 == 1 ? "Deich" : "anderes");
    refresh();
    m_clock.paceNs = 1'000'000;
    m_log.setQuery(QStringLiteral("deich"));
    ASSERT_TRUE(m_log.isLooking());
    EXPECT_EQ(m_log.lines().size(), 3U);
}

TEST_F(IncidentLogTest, WhatIsChosenStaysWhileLinesCome) {
    for (int i = 0; i < 500; ++i) entry("Zeile " + std::to_string(i));
    refresh();
    const QString chosen = m_log.keyAt(300);
    ASSERT_EQ(m_log.rowOf(chosen), 300);
    LogSignals heard(m_log);
    for (int i = 0; i < 7; ++i) entry("neu");
    refresh();
    EXPECT_EQ(heard.reset, 0) << "the page would lose its place";
    EXPECT_EQ(heard.inserted, 1);
    EXPECT_EQ(heard.changed, 0);
    EXPECT_EQ(m_log.rowOf(chosen), 307);
    EXPECT_EQ(at(307), "Zeile 199");

    m_log.setQuery(QStringLiteral("zeile"));
    EXPECT_EQ(m_log.rowOf(chosen), 300);
    entry("nicht gemeint");
    entry("noch eine Zeile");
    refresh();
    EXPECT_EQ(m_log.rowOf(chosen), 301) << "only what is wanted comes in";
    EXPECT_EQ(heard.reset, 1);
    m_log.setQuery(QStringLiteral("gibt es nicht"));
    EXPECT_EQ(m_log.rowOf(chosen), -1);
    EXPECT_EQ(m_log.rowCount(), 0);
}

TEST_F(IncidentLogTest, ANumberThatComesChangesItsRowAlone) {
    for (int i = 0; i < 20; ++i) entry("alt");
    const wire::MessageId id = entry("Brücke gesperrt");
    refresh();
    (void)at(0);
    m_log.setQuery(QStringLiteral("0717"));
    EXPECT_EQ(m_log.rowCount(), 0);
    m_journal.say("core", wire::Numbered{id, "log", 717});
    refresh();
    ASSERT_EQ(m_log.rowCount(), 1) << "now the search finds it";
    EXPECT_EQ(at(0, kNumber), "0717");
    m_log.setQuery({});
    (void)at(0);
    LogSignals heard(m_log);
    m_journal.say("core", wire::Numbered{id, "log", 718});
    refresh();
    EXPECT_EQ(heard.changed, 1);
    EXPECT_EQ(heard.newest.row(), 0);
    EXPECT_EQ(heard.reset + heard.inserted + heard.removed, 0);
}

TEST_F(IncidentLogTest, WhatIsDeletedIsNotFoundAnyMore) {
    entry("Frau Muster ist untergebracht");
    entry("anderes");
    refresh();
    m_log.setQuery(QStringLiteral("muster"));
    ASSERT_EQ(m_log.rowCount(), 1);
    wire::Redacted redacted;
    redacted.rule = "order", redacted.reason = "Antrag", redacted.by = "p:admin";
    redacted.spans = {{2, 2}};
    m_journal.say("core", redacted);
    refresh();
    EXPECT_EQ(m_log.rowCount(), 0) << at(0);
    m_log.setQuery(QStringLiteral("antrag"));
    EXPECT_EQ(m_log.rowCount(), 2) << "that it is gone, where it stood and as a line of its own";
}

TEST_F(IncidentLogTest, AFullLogSaysHowManyLinesItHasDropped) {
    m_store.setLinesMax(1000);
    for (int i = 0; i < 990; ++i) entry("Zeile " + std::to_string(i));
    refresh();
    m_log.setQuery(QStringLiteral("zeile"));
    ASSERT_EQ(m_log.rowCount(), 990);
    for (int i = 990; i < 1240; ++i) entry("Zeile " + std::to_string(i));
    refresh();
    EXPECT_EQ(m_log.rowCount(), 1000);
    EXPECT_EQ(at(999), "Zeile 240");
    EXPECT_EQ(standing(), kGermanLog.whole(1000).toStdString() +
                              " Zeilen · die ältesten 240 Zeilen stehen nicht mehr hier, nur im Journal");
    m_log.setQuery({});
    EXPECT_EQ(m_log.rowCount(), 1000);
}

TEST_F(IncidentLogTest, AFallReadsLikeAFallWithoutTheWholeLog) {
    level("AUE-WEHR", wire::GaugeLevel::Iw2);
    level("AUE-WEHR", wire::GaugeLevel::Iw1);
    refresh();
    ASSERT_EQ(m_log.rowCount(), 2);
    EXPECT_NE(at(0).find("gefallen unter"), std::string::npos) << at(0);
    EXPECT_EQ(at(1).find("gefallen"), std::string::npos) << at(1);
}

}  // namespace
}  // namespace models
