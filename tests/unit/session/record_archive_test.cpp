// SPDX-License-Identifier: EUPL-1.2
// INV-SESSION-13: what was heard is there to look back at, once, in order, and what is deleted is not.
#include "console/session/record_archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <random>
#include <thread>

#include "broker/wire/spans.h"
#include "broker/wire/verbs.h"
#include "tests/unit/situation/told.h"

namespace {

namespace fs = std::filesystem;
using session::RecordArchive;
using told::at;

struct Place {
    Place() : folder(fs::path(testing::TempDir()) / ("archive-" + std::to_string(::getpid()))) {}
    ~Place() { fs::remove_all(folder); }
    fs::path folder;
};

std::vector<wire::Record> all(const RecordArchive& archive, base::Instant known = at(1'000'000)) {
    std::vector<wire::Record> records;
    EXPECT_TRUE(archive.each(known, [&](wire::Record&& record) {
        records.push_back(std::move(record));
        return true;
    }));
    return records;
}

told::Journal hour() {
    told::Journal journal;
    for (int minute = 0; minute < 60; ++minute) {
        journal.tick(at(60 * minute));
        journal.level("A", minute, at(60 * minute));
    }
    return journal;
}

/// What stands in the archive's file, which has no name any more.
std::string fileText() {
    for (const auto& open : fs::directory_iterator("/proc/self/fd")) {
        std::error_code error;
        const std::string name = fs::read_symlink(open.path(), error).string();
        if (name.find("records-") == std::string::npos) continue;
        std::ifstream in(open.path(), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    ADD_FAILURE() << "no open file of an archive";
    return {};
}

wire::Redacted redactedAs(std::vector<wire::SequenceSpan> spans) {
    wire::Redacted redacted;
    redacted.spans = std::move(spans);
    redacted.rule = "order";
    redacted.reason = "Antrag";
    redacted.by = "p:admin";
    return redacted;
}

TEST(RecordArchive, AnExerciseBeginsWithWhatItsFirstTickSays) {
    const Place place;
    auto made = RecordArchive::inFolder(place.folder);
    ASSERT_TRUE(made) << made.failure().text();
    told::Journal journal;
    journal.tick(at(0));
    wire::Record first = journal.records.front();
    first.acceptedAt = base::Instant{946'684'800'000};  // of the founding, years before
    made.value()->add(first);
    EXPECT_EQ(made.value()->begin(), at(0)) << "the slider would begin in the year 2000";
}

TEST(RecordArchive, GivesBackWhatItHeardInOrderAndOnce) {
    const Place place;
    auto made = RecordArchive::inFolder(place.folder / "deep" / "er");
    ASSERT_TRUE(made) << made.failure().text();
    RecordArchive& archive = *made.value();
    EXPECT_FALSE(archive.begin());
    const told::Journal journal = hour();
    // As after a join: the stream first, the past behind it, and some of it twice.
    for (std::size_t i = 80; i < journal.records.size(); ++i) archive.add(journal.records[i]);
    for (std::size_t i = 0; i < 90; ++i) archive.add(journal.records[i]);
    EXPECT_EQ(archive.count(), journal.records.size());
    EXPECT_EQ(archive.begin(), at(0));
    const auto back = all(archive);
    ASSERT_EQ(back.size(), journal.records.size());
    for (std::size_t i = 0; i < back.size(); ++i)
        ASSERT_EQ(wire::encodeRecord(back[i]), wire::encodeRecord(journal.records[i])) << i;
    for (const auto& record : all(archive, at(600))) EXPECT_LE(record.acceptedAt, at(600));
    EXPECT_EQ(all(archive, at(600)).back().acceptedAt, at(600));
    int taken = 0;
    EXPECT_FALSE(archive.each(at(600), [&](wire::Record&&) { return ++taken < 3; }));
    EXPECT_EQ(taken, 3);
    EXPECT_TRUE(fs::is_empty(place.folder / "deep" / "er")) << "nothing outlives the process";
}

TEST(RecordArchive, WhatIsDeletedIsGoneWhateverComesFirst) {
    const Place place;
    auto made = RecordArchive::inFolder(place.folder);
    ASSERT_TRUE(made);
    told::Journal journal;
    journal.tick(at(0));
    const auto early = journal.say("post:S2", wire::LogEntry{"Frau Muster, Uferweg 3", {}, {}});
    const auto late = journal.say("post:S2", wire::LogEntry{"Herr Beispiel, Uferweg 4", {}, {}});
    const auto kept = journal.say("post:S2", wire::LogEntry{"Deich hält", {}, {}});
    const auto order = journal.say("core", redactedAs({{early.sequence, late.sequence}}));
    RecordArchive& archive = *made.value();
    for (const auto& record : {early, kept}) archive.add(record);
    EXPECT_THAT(fileText(), testing::HasSubstr("Uferweg 3"));
    for (const auto& record : {order, late}) archive.add(record);
    EXPECT_THAT(fileText(), testing::Not(testing::HasSubstr("Uferweg"))) << "in the file the words would still stand";
    EXPECT_THAT(fileText(), testing::HasSubstr("Deich h\xc3\xa4lt"));
    const auto back = all(archive);
    ASSERT_EQ(back.size(), 4U);
    for (const auto& record : {back[0], back[1]}) {
        EXPECT_TRUE(record.envelope.payload.empty());
        EXPECT_NE(record.flags & wire::kFlagRedacted, 0U);
    }
    EXPECT_EQ(back[0].envelope.id, early.envelope.id);
    EXPECT_EQ(wire::payloadOf<wire::LogEntry>(back[2].envelope)->text, "Deich hält");
    archive.clear();
    EXPECT_EQ(archive.count(), 0U);
    EXPECT_FALSE(archive.begin());
}

TEST(RecordArchive, SaysWhereNoFileCanBeMade) {
    const Place place;
    fs::create_directories(place.folder);
    std::ofstream(place.folder / "file") << "no folder";
    const auto made = RecordArchive::inFolder(place.folder / "file");
    ASSERT_FALSE(made);
    EXPECT_THAT(made.failure().text(), testing::HasSubstr((place.folder / "file").string()));
}

/// What an archive has to be, as simply as it can be said.
class Model {
public:
    void add(const wire::Record& record) {
        const auto [known, isNew] = m_records.emplace(record.sequence, record);
        if (!isNew) return;
        if (wire::covers(m_deleted, record.sequence)) takeAway(known->second);
        if (record.envelope.kind != wire::Kind::Redacted) return;
        const auto spans = wire::payloadOf<wire::Redacted>(record.envelope)->spans;
        m_deleted.insert(m_deleted.end(), spans.begin(), spans.end());
        for (auto& [sequence, one] : m_records)
            if (wire::covers(spans, sequence)) takeAway(one);
    }
    [[nodiscard]] std::vector<base::Bytes> by(base::Instant known) const {
        std::vector<base::Bytes> records;
        for (const auto& [sequence, record] : m_records)
            if (record.acceptedAt <= known) records.push_back(wire::encodeRecord(record));
        return records;
    }
    [[nodiscard]] std::size_t count() const { return m_records.size(); }

private:
    static void takeAway(wire::Record& record) {
        record.envelope.payload.clear();
        record.flags |= wire::kFlagRedacted;
    }
    std::map<std::uint64_t, wire::Record> m_records;
    std::vector<wire::SequenceSpan> m_deleted;
};

std::vector<base::Bytes> encoded(const std::vector<wire::Record>& records) {
    std::vector<base::Bytes> bytes;
    for (const auto& record : records) bytes.push_back(wire::encodeRecord(record));
    return bytes;
}

using Random = std::mt19937;
std::size_t below(Random& random, std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
}

/// A journal of ticks, levels, entries and deletions, with entries of very different length.
told::Journal anyJournal(Random& random, std::size_t records) {
    told::Journal journal;
    while (journal.records.size() < records) {
        const std::size_t what = below(random, 40);
        if (what == 0) journal.tick(told::at(static_cast<std::int64_t>(5 * journal.records.size())));
        // The journal's clock may step back: what is known by then is not a beginning of the journal.
        if (what == 1) journal.tick(told::at(static_cast<std::int64_t>(below(random, 5 * records))));
        if (what == 2) {
            const std::uint64_t first = 1 + below(random, records);
            const std::uint64_t second = 1 + below(random, records);
            journal.say("core", redactedAs({{first, first + below(random, 5)}, {second, second}}));
        }
        if (what < 12) journal.level("A", static_cast<double>(what), journal.now());
        if (what >= 12)
            journal.say("post:S2", wire::LogEntry{std::string(below(random, what == 39 ? 60'000 : 200), 'a'), {}, {}});
    }
    return journal;
}

/// In which order a console can hear a journal: as it is, the past behind the stream, in batches or one by one anyhow;
/// some of it never, some of it twice and then with other words, of which nothing may be seen.
std::vector<wire::Record> heardOf(Random& random, const told::Journal& journal, int order) {
    std::vector<wire::Record> heard;
    for (const wire::Record& record : journal.records)
        if (order == 0 || below(random, 10) != 0) heard.push_back(record);
    const auto middle = heard.begin() + static_cast<std::ptrdiff_t>(heard.size() / 3);
    if (order == 1) std::rotate(heard.begin(), middle, heard.end());
    if (order == 2) std::shuffle(heard.begin(), heard.end(), random);
    if (order == 3)  // the stream has each tenth record only; the others come behind it
        std::stable_partition(heard.begin(), heard.end(), [](const auto& one) { return one.sequence % 10 == 0; });
    if (order == 4) {  // the stream and the past turn by turn
        std::vector<wire::Record> turns;
        for (auto past = heard.begin(), live = middle; past != middle || live != heard.end();) {
            for (int i = 0; i < 5 && live != heard.end(); ++i) turns.push_back(*live++);
            for (int i = 0; i < 20 && past != middle; ++i) turns.push_back(*past++);
        }
        heard = std::move(turns);
    }
    for (std::size_t i = heard.size() / 8; i > 0; --i) {
        const std::size_t place = below(random, heard.size());
        wire::Record again = heard[place];
        if (again.envelope.kind == wire::Kind::LogEntry) again.envelope.source = "post:other";
        heard.insert(heard.begin() + static_cast<std::ptrdiff_t>(place + 1 + below(random, heard.size() - place)),
                     std::move(again));
    }
    return heard;
}

TEST(RecordArchive, KeepsWhatAPlainMapWouldKeepWhateverTheOrder) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(seed);
        const int order = static_cast<int>(seed % 5);
        const told::Journal journal = anyJournal(random, 50 + below(random, seed % 6 == 0 ? 6'000 : 800));
        const std::vector<wire::Record> heard = heardOf(random, journal, order);
        const Place place;
        auto made = RecordArchive::inFolder(place.folder);
        ASSERT_TRUE(made);
        RecordArchive& archive = *made.value();
        Model model;
        const auto compare = [&] {
            ASSERT_EQ(archive.count(), model.count());
            const base::Instant known = told::at(static_cast<std::int64_t>(below(random, 5 * journal.records.size())));
            ASSERT_TRUE(encoded(all(archive, known)) == model.by(known)) << "known " << known.ms;
        };
        for (std::size_t i = 0; i < heard.size(); ++i) {
            archive.add(heard[i]);
            model.add(heard[i]);
            if (below(random, 300) != 0) continue;
            ASSERT_NO_FATAL_FAILURE(compare());
        }
        ASSERT_NO_FATAL_FAILURE(compare());
        ASSERT_TRUE(encoded(all(archive)) == model.by(at(1'000'000)));
        EXPECT_FALSE(archive.failure());
        archive.clear();
        EXPECT_EQ(archive.count(), 0U);
        archive.add(heard.front());
        EXPECT_EQ(all(archive).size(), 1U);
    }
}

TEST(RecordArchive, SequencesAtTheEndsOfTheRangeAreKept) {
    const Place place;
    auto made = RecordArchive::inFolder(place.folder);
    ASSERT_TRUE(made);
    constexpr std::uint64_t kLast = std::numeric_limits<std::uint64_t>::max();
    told::Journal journal;
    std::vector<std::uint64_t> expected = {0, 1, 63, 64, 65, 127, 128, kLast - 64, kLast - 63, kLast - 1, kLast};
    std::vector<std::uint64_t> heard = expected;
    std::reverse(heard.begin(), heard.end());
    for (const std::uint64_t sequence : heard) {
        wire::Record record = journal.tick(at(0));
        record.sequence = sequence;
        made.value()->add(record);
        made.value()->add(record);
    }
    std::vector<std::uint64_t> back;
    for (const auto& record : all(*made.value())) back.push_back(record.sequence);
    EXPECT_EQ(back, expected);
}

TEST(RecordArchive, IsReadWhileOthersAdd) {
    const Place place;
    auto made = RecordArchive::inFolder(place.folder);
    ASSERT_TRUE(made);
    RecordArchive& archive = *made.value();
    Random random(7);
    const told::Journal journal = anyJournal(random, 20'000);
    constexpr std::size_t kBefore = 9'000;
    for (std::size_t i = 0; i < kBefore; i += 2) archive.add(journal.records[i]);
    std::atomic<bool> isReading = false;
    std::thread adding([&] {
        while (!isReading) std::this_thread::yield();
        for (std::size_t i = 1; i < kBefore; i += 2) archive.add(journal.records[i]);
        for (std::size_t i = kBefore; i < journal.records.size(); ++i) archive.add(journal.records[i]);
    });
    std::vector<std::uint64_t> seen;
    archive.each(at(1'000'000), [&](wire::Record&& record) {
        isReading = true;
        seen.push_back(record.sequence);
        return true;
    });
    adding.join();
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end()) << "none twice";
    for (std::uint64_t sequence = 1; sequence <= kBefore; sequence += 2)
        ASSERT_TRUE(std::binary_search(seen.begin(), seen.end(), sequence)) << sequence << " was there before";
    EXPECT_EQ(all(archive).size(), journal.records.size());
}

/// No file of this process grows beyond that, as on a full disk.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit less{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &less);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        (void)std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

TEST(RecordArchive, SaysWhenTheDiskDoesNotTakeItAndBeginsAnewWithAnotherJournal) {
    const Place place;
    auto made = RecordArchive::inFolder(place.folder);
    ASSERT_TRUE(made);
    RecordArchive& archive = *made.value();
    const told::Journal journal = hour();
    {
        const FullDisk disk(4'096);
        for (const auto& record : journal.records) archive.add(record);
    }
    ASSERT_TRUE(archive.failure());
    EXPECT_THAT(archive.failure()->text(), testing::HasSubstr("make room on this console's disk"));
    EXPECT_EQ(archive.count(), 0U) << "half of what was heard would be taken for all of it";
    EXPECT_THAT(all(archive), testing::IsEmpty());
    archive.add(journal.records.front());
    EXPECT_EQ(archive.count(), 0U);
    archive.clear();
    EXPECT_FALSE(archive.failure());
    for (const auto& record : journal.records) archive.add(record);
    EXPECT_EQ(all(archive).size(), journal.records.size());
}

}  // namespace
