// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/journal.h"

#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/journal/internal/database.h"
#include "broker/journal/internal/frame.h"
#include "broker/journal/internal/log_mover.h"
#include "broker/journal/internal/wal_tail.h"

namespace journal {
namespace {

/// Of the write-ahead log, in pages: when the thread moves it, and when an append has to after all.
constexpr int kLogMovedPages = 1'000, kLogPagesMax = 8'000;

constexpr const char* kJournalTables =
    "CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS batches(first INTEGER PRIMARY KEY, count INTEGER NOT NULL, before BLOB NOT NULL,"
    " after BLOB NOT NULL, records BLOB NOT NULL);"
    "CREATE TABLE IF NOT EXISTS cut_batches(first INTEGER, count INTEGER, before BLOB, after BLOB, records BLOB);";

seal::Hash hashOf(base::BytesView bytes) {
    seal::Hash hash{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    return hash;
}

base::Failure damaged(const std::filesystem::path& file, std::uint64_t sequence, const std::string& why) {
    return {"record " + std::to_string(sequence) + " of the journal is damaged: " + why, file.string(),
            "lagewerk-log verify names all of the damage; restore the file from a copy"};
}

}  // namespace

struct Journal::State {
    std::filesystem::path file;
    Database database;
    Statement begin, commit, insert, select;
    RecoveryReport report;
    std::uint64_t lastSequence = 0;
    seal::Hash lastHash{};
    std::uint64_t epoch = 0;
    Trouble trouble = Trouble::Failing;

    base::Done prepare(bool forWriting);
    base::Done makeTables();
    base::Outcome<std::optional<std::int64_t>> meta(const char* key);
    base::Done setMeta(const char* key, std::int64_t value);
    /// Finds the last good row; moves damaged ones behind it away.
    base::Done recover(bool forWriting);
    base::Done cut(std::uint64_t firstSequence, std::uint64_t records, const std::string& why);
    /// What a killed writer wrote and did not sync can be read, and a power cut would still take it: one synced
    /// transaction makes all before it safe.
    base::Done makeSafe();
    std::vector<Stored> read(std::uint64_t from, std::size_t recordsMax, std::size_t bytesMax,
                             std::optional<base::Failure>& damage);
    void noteTrouble() {
        trouble = database.isFull() ? Trouble::Full : database.isReadOnly() ? Trouble::ReadOnly : Trouble::Failing;
    }
    base::Done insertRow(std::uint64_t count, const seal::Hash& after, const base::Bytes& rows,
                         std::span<const Removal> removals);
    /// Within the transaction: rewrites the rows that hold these records.
    base::Done redact(std::span<const Removal> removals);
    base::Done redactRow(std::span<const Removal> removals, std::size_t& done);
    void removeCopies();
    bool leavesCopies = false;

    /// After a commit, when a thread moves the log.
    void tendLog();
    std::unique_ptr<LogMover> mover;  ///< nothing: SQLite does it within a commit
    int logPages = 0, logPagesMoved = 0;
};

base::Done Journal::State::makeTables() {
    // A new file gets its pages overwritten on delete, so that redaction leaves nothing in free pages. Pages of 8 KiB:
    // a batch takes half the writes of the usual 4 KiB, and a lone record no longer; an old file keeps its own.
    for (const char* sql :
         {"PRAGMA page_size=8192", "PRAGMA journal_mode=WAL",
          LAGEWERK_MUTANT("no-sync") ? "PRAGMA synchronous=OFF" : "PRAGMA synchronous=FULL",
          LAGEWERK_MUTANT("redaction-leaves-copies") ? "PRAGMA secure_delete=OFF" : "PRAGMA secure_delete=ON",
          "PRAGMA wal_autocheckpoint=500"})
        if (auto done = database.run(sql); !done) return done;
    auto known = database.prepare("SELECT count(*) FROM sqlite_master WHERE name='batches'");
    if (!known) return known.failure();
    if (known.value().step() != Step::Row) return database.failure("the journal cannot be read");
    const bool isNew = known.value().number(0) == 0;
    known.value().reset();
    if (!isNew) return base::done();
    report.isNew = true;
    // In one transaction with format and epoch: a kill in between leaves no half-made journal.
    if (auto done = database.run("BEGIN IMMEDIATE"); !done) return done;
    auto made = database.run(kJournalTables);
    if (made) made = setMeta("format", kJournalFormat);
    if (made) made = setMeta("epoch", static_cast<std::int64_t>(seal::randomU64()));
    if (made) made = database.run("COMMIT");
    if (!made) database.rollback();
    return made;
}

base::Outcome<std::optional<std::int64_t>> Journal::State::meta(const char* key) {
    auto statement = database.prepare("SELECT value FROM meta WHERE key=?1");
    if (!statement) return statement.failure();
    statement.value().bind(1, std::string(key));
    switch (statement.value().step()) {
        case Step::Row: return std::optional<std::int64_t>(statement.value().number(0));
        case Step::Done: return std::optional<std::int64_t>();
        case Step::Failed: break;
    }
    return database.failure("the journal's own notes cannot be read");
}

base::Done Journal::State::setMeta(const char* key, std::int64_t value) {
    auto statement = database.prepare("INSERT INTO meta VALUES(?1,?2) ON CONFLICT(key) DO UPDATE SET value=?2");
    if (!statement) return statement.failure();
    statement.value().bind(1, std::string(key));
    statement.value().bind(2, value);
    if (statement.value().step() != Step::Done) return database.failure("the journal's own notes cannot be written");
    return base::done();
}

base::Done Journal::State::prepare(bool forWriting) {
    const auto format = meta("format");
    if (!format || !format.value()) return base::Failure{"this file is not a journal", file.string(), "check the path"};
    if (*format.value() != kJournalFormat) return otherFormat(*format.value(), file);
    const auto storedEpoch = meta("epoch");
    if (!storedEpoch) return storedEpoch.failure();
    epoch = static_cast<std::uint64_t>(storedEpoch.value().value_or(0));
    const auto make = [&](Statement& into, const char* sql) -> base::Done {
        auto statement = database.prepare(sql);
        if (!statement) return statement.failure();
        into = std::move(statement).value();
        return base::done();
    };
    if (auto done = make(select,
                         "SELECT first,count,before,after,records FROM batches WHERE first>="
                         "(SELECT coalesce(max(first),0) FROM batches WHERE first<=?1) ORDER BY first");
        !done)
        return done;
    if (!forWriting) return base::done();
    if (auto done = make(begin, "BEGIN IMMEDIATE"); !done) return done;
    if (auto done = make(commit, "COMMIT"); !done) return done;
    return make(insert, "INSERT INTO batches VALUES(?1,?2,?3,?4,?5)");
}

namespace {

/// A row that was read; views valid until the statement moves on.
struct Row {
    std::uint64_t first = 0, count = 0;
    seal::Hash before{}, after{};
    base::BytesView records;

    static Row of(const Statement& select) {
        return {static_cast<std::uint64_t>(select.number(0)), static_cast<std::uint64_t>(select.number(1)),
                hashOf(select.blob(2)), hashOf(select.blob(3)), select.blob(4)};
    }
    /// Hands out each frame after checking it; the first damage ends it with sequence and reason.
    template <class Take>
    std::optional<std::pair<std::uint64_t, std::string>> check(const Take& take) const {
        std::size_t at = 0;
        seal::Hash chain = before;
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto frame = readFrame(records, at);
            if (!frame) return std::make_pair(first + i, std::string("its bytes cannot be taken apart"));
            if (auto why = whyDamaged(*frame, first + i, chain)) return std::make_pair(first + i, *why);
            chain = frame->chain;
            take(*frame);
        }
        if (at != records.size() || chain != after || count == 0)
            return std::make_pair(first, std::string("its row does not end where its records end"));
        return std::nullopt;
    }
};

}  // namespace

base::Done Journal::State::recover(bool forWriting) {
    auto last = database.prepare("SELECT first,count,before,after,records FROM batches ORDER BY first DESC");
    if (!last) return last.failure();
    std::uint64_t cutRecords = 0;
    std::string why;
    std::uint64_t cutFrom = 0;
    Step step = last.value().step();
    for (; step == Step::Row; step = last.value().step()) {
        const Row row = Row::of(last.value());
        const auto damage = row.check([](const Frame&) {});
        if (!damage) {
            lastSequence = row.first + row.count - 1;
            lastHash = row.after;
            break;
        }
        cutRecords += std::max<std::uint64_t>(1, row.count);
        cutFrom = row.first;
        why = "record " + std::to_string(damage->first) + ": " + damage->second;
    }
    if (step == Step::Failed) return database.failure("the end of the journal cannot be read");
    last.value() = Statement();
    if (cutRecords > 0 && forWriting) return cut(cutFrom, cutRecords, why);
    report.why = why;
    return base::done();
}

base::Done Journal::State::makeSafe() {
    const auto openings = meta("openings");
    if (!openings) return openings.failure();
    return setMeta("openings", openings.value().value_or(0) + 1);
}

base::Done Journal::State::cut(std::uint64_t firstSequence, std::uint64_t records, const std::string& why) {
    if (auto done = database.run("BEGIN IMMEDIATE"); !done) return done;
    auto moved =
        database.run(("INSERT INTO cut_batches SELECT * FROM batches WHERE first>=" + std::to_string(firstSequence) +
                      "; DELETE FROM batches WHERE first>=" + std::to_string(firstSequence))
                         .c_str());
    // Followers may have seen what is cut: another epoch tells them to begin again.
    const std::uint64_t newEpoch = seal::randomU64();
    if (moved) moved = setMeta("epoch", static_cast<std::int64_t>(newEpoch));
    if (moved) moved = database.run("COMMIT");
    if (!moved) {
        database.rollback();
        return moved;
    }
    epoch = newEpoch;
    report.cutRecords = records;
    report.why = why;
    return base::done();
}

Journal::Journal(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;
Journal::~Journal() = default;

base::Outcome<Journal> Journal::open(const std::filesystem::path& file, Open how, const std::string& vfs) {
    const bool forWriting = how == Open::ForWriting;
    std::filesystem::path wal = file;
    wal += "-wal";
    const std::uint64_t dropped = forWriting ? uncommittedBytes(wal) : 0;
    auto database = Database::open(file, forWriting ? Access::ReadWrite : Access::ReadOnly, vfs);
    if (!database) return database.failure();
    auto state = std::unique_ptr<State>(
        new State{file, std::move(database).value(), {}, {}, {}, {}, {}, 0, {}, 0, Trouble::Failing, false, {}, 0, 0});
    if (forWriting)
        if (auto done = state->makeTables(); !done) return done.failure();
    if (auto done = state->prepare(forWriting); !done) return done.failure();
    if (auto done = state->recover(forWriting); !done) return done.failure();
    if (forWriting)
        if (auto done = state->makeSafe(); !done) return done.failure();
    if (forWriting) {
        const auto copies = state->meta("copies");
        state->leavesCopies = copies && copies.value().value_or(0) != 0;
        state->removeCopies();
    }
    state->report.lastSequence = state->lastSequence;
    state->report.lastHash = state->lastHash;
    state->report.droppedBytes = dropped;
    if (dropped > 0 && state->report.why.empty())
        state->report.why = "an append had not been committed when the program or the machine stopped";
    return Journal(std::move(state));
}

base::Done Journal::State::redactRow(std::span<const Removal> removals, std::size_t& done) {
    select.reset();
    select.bind(1, static_cast<std::int64_t>(removals[done].sequence));
    if (select.step() != Step::Row) return database.failure("the record to redact cannot be read");
    const Row row = Row::of(select);
    base::Bytes rewritten;
    rewritten.reserve(row.records.size());
    std::size_t at = 0;
    std::uint64_t taken = 0;
    for (std::uint64_t i = 0; i < row.count; ++i) {
        const auto frame = readFrame(row.records, at);
        if (!frame) return damaged(file, row.first + i, "its bytes cannot be taken apart");
        const bool goes = done < removals.size() && removals[done].sequence == frame->sequence;
        if (!goes) {
            copyFrame(rewritten, *frame);
            continue;
        }
        writeRedacted(rewritten, *frame, frame->isRedacted ? frame->note : removals[done].note);
        ++done;
        ++taken;
    }
    const auto first = static_cast<std::int64_t>(row.first);
    select.reset();
    if (taken == 0) return base::Failure{"the record to redact is not there", file.string(), "run lagewerk-log verify"};
    auto update = database.prepare("UPDATE batches SET records=?1 WHERE first=?2");
    if (!update) return update.failure();
    update.value().bind(1, rewritten);
    update.value().bind(2, first);
    if (update.value().step() != Step::Done) return database.failure("the journal cannot be written");
    return base::done();
}

base::Done Journal::State::redact(std::span<const Removal> removals) {
    if (removals.empty()) return base::done();
    for (std::size_t done = 0; done < removals.size();)
        if (auto row = redactRow(removals, done); !row) return row;
    // Pictures of the past hold what was said then. Whoever wants one folds anew.
    auto snapshots = database.prepare("SELECT count(*) FROM sqlite_master WHERE type='table' AND name='snapshots'");
    if (!snapshots || snapshots.value().step() != Step::Row) return database.failure("the journal cannot be read");
    const bool hasSnapshots = snapshots.value().number(0) > 0;
    snapshots.value().reset();
    if (hasSnapshots)
        if (auto cleared = database.run("DELETE FROM snapshots"); !cleared) return cleared;
    return setMeta("copies", 1);
}

/// The write-ahead log holds the pages as they were written; emptied into the file, whose free space is overwritten, it
/// holds nothing. A reader that looks at an older moment stands against it.
void Journal::State::removeCopies() {
    if (!leavesCopies || LAGEWERK_MUTANT("redaction-leaves-copies")) return;
    auto emptied = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!emptied || emptied.value().step() != Step::Row || emptied.value().number(0) != 0) return;
    emptied.value().reset();
    if (setMeta("copies", 0)) leavesCopies = false;
}

base::Done Journal::State::insertRow(std::uint64_t count, const seal::Hash& after, const base::Bytes& rows,
                                     std::span<const Removal> removals) {
    begin.reset();
    if (begin.step() != Step::Done) {
        noteTrouble();
        return database.failure("the journal cannot be written");
    }
    insert.reset();
    insert.bind(1, static_cast<std::int64_t>(lastSequence + 1));
    insert.bind(2, static_cast<std::int64_t>(count));
    insert.bind(3, lastHash);
    insert.bind(4, after);
    insert.bind(5, rows);
    const bool inserted = insert.step() == Step::Done;
    base::Done redacted = inserted ? redact(removals) : base::done();
    commit.reset();
    if (inserted && redacted && commit.step() == Step::Done) {
        insert.reset();
        leavesCopies = leavesCopies || !removals.empty();
        return base::done();
    }
    auto failure = redacted ? database.failure("the journal cannot be written") : redacted.failure();
    noteTrouble();
    insert.reset();
    select.reset();
    commit.reset();
    database.rollback();
    return failure;
}

void Journal::State::tendLog() {
    if (!mover) return;
    if (logPages < logPagesMoved) logPagesMoved = 0;  // it has begun anew
    if (mover->takeMoved() || (logPages > kLogPagesMax && !mover->isBusy())) {
        // The little that came meanwhile; with nothing left in it, the next append begins the log anew.
        (void)database.run("PRAGMA wal_checkpoint(PASSIVE)");
        return;
    }
    if (mover->isBusy() || logPages - logPagesMoved < kLogMovedPages) return;
    logPagesMoved = logPages;
    mover->ask();
}

base::Done Journal::moveLogAside() {
    State& s = *m_state;
    auto second = Database::open(s.file, Access::ReadWrite);
    if (!second) return second.failure();
    if (auto done = second.value().run("PRAGMA synchronous=FULL"); !done) return done;
    s.database.watchLog(s.logPages);
    s.mover = std::make_unique<LogMover>(std::move(second).value());
    return base::done();
}

void Journal::removeCopies() { m_state->removeCopies(); }
bool Journal::leavesCopies() const { return m_state->leavesCopies; }

base::Outcome<Appended> Journal::append(std::span<const Entry> entries, std::span<const Removal> removals) {
    ENSURE(!entries.empty(), "an append has at least one entry");
    State& s = *m_state;
    if (LAGEWERK_MUTANT("append-in-two") && entries.size() > 1) {
        if (auto first = append(entries.first(1)); !first) return first;
        if (auto rest = append(entries.subspan(1)); !rest) return rest;
        return Appended{s.lastSequence + 1 - entries.size(), entries.size(), s.lastHash};
    }
    base::Bytes salts(entries.size() * kSaltBytes);
    seal::fillRandom(salts);
    std::size_t bytes = 0;
    for (const Entry& entry : entries) bytes += entry.header.size() + entry.payload.size() + 128;
    base::Bytes rows;
    rows.reserve(bytes);
    seal::Hash chain = s.lastHash;
    std::uint64_t sequence = s.lastSequence;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto salt = base::BytesView(salts).subspan(i * kSaltBytes, kSaltBytes);
        const seal::Hash payloadHash = saltedHash(salt, entries[i].payload);
        chain = chainAfter(chain, ++sequence, entries[i].header, payloadHash);
        writeFrame(rows, sequence, entries[i], salt, payloadHash, chain);
    }
    for (const Removal& removal : removals)
        ENSURE(removal.sequence >= 1 && removal.sequence <= s.lastSequence, "only what is journaled can be redacted");
    if (auto done = s.insertRow(entries.size(), chain, rows, removals); !done) return done.failure();
    s.removeCopies();
    s.tendLog();
    const Appended appended{s.lastSequence + 1, entries.size(), chain};
    s.lastSequence = sequence;
    s.lastHash = chain;
    return appended;
}

base::Outcome<std::vector<Stored>> Journal::read(std::uint64_t from, std::size_t recordsMax, std::size_t bytesMax) {
    std::optional<base::Failure> damage;
    auto records = m_state->read(from, recordsMax, bytesMax, damage);
    if (damage) return std::move(*damage);
    return records;
}

base::Outcome<std::vector<Stored>> Journal::readBeforeDamage(std::uint64_t from, std::size_t recordsMax,
                                                             std::size_t bytesMax) {
    std::optional<base::Failure> damage;
    auto records = m_state->read(from, recordsMax, bytesMax, damage);
    if (damage && records.empty()) return std::move(*damage);
    return records;
}

/// In order from `from` on; what stands behind the first damage is left out, and `damage` says what it is.
std::vector<Stored> Journal::State::read(std::uint64_t from, std::size_t recordsMax, std::size_t bytesMax,
                                         std::optional<base::Failure>& damage) {
    State& s = *this;
    std::vector<Stored> records;
    std::size_t bytes = 0;
    std::uint64_t expected = 0;
    s.select.reset();
    s.select.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(from, INT64_MAX)));
    Step step = s.select.step();
    for (; step == Step::Row && records.size() < recordsMax && bytes < bytesMax; step = s.select.step()) {
        const Row row = Row::of(s.select);
        if (expected != 0 && row.first != expected) {
            damage = damaged(s.file, expected, "it is missing; the next one is " + std::to_string(row.first));
            break;
        }
        expected = row.first + row.count;
        const auto found = row.check([&](const Frame& frame) {
            if (frame.sequence < from) return;
            bytes += frame.header.size() + frame.payload.size();
            records.push_back({frame.sequence, base::Bytes(frame.header.begin(), frame.header.end()),
                               base::Bytes(frame.payload.begin(), frame.payload.end()), frame.isRedacted, frame.note,
                               frame.chain});
        });
        if (!found) continue;
        damage = damaged(s.file, found->first, found->second);
        std::erase_if(records, [&](const Stored& one) { return one.sequence >= found->first; });
        break;
    }
    if (step == Step::Failed) damage = s.database.failure("the journal cannot be read");
    s.select.reset();
    const bool isGap = !records.empty() && records.front().sequence != std::max<std::uint64_t>(1, from);
    if (!damage && (isGap || (records.empty() && from <= s.lastSequence)))
        damage = damaged(s.file, from, "it is missing");
    if (isGap) records.clear();
    return records;
}

base::Done Journal::each(std::uint64_t from, const std::function<base::Done(const View&)>& take) {
    State& s = *m_state;
    s.select.reset();
    s.select.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(from, INT64_MAX)));
    std::uint64_t expected = std::max<std::uint64_t>(1, from);
    base::Done done = base::done();
    Step step = s.select.step();
    for (; step == Step::Row && done; step = s.select.step()) {
        const Row row = Row::of(s.select);
        const auto damage = row.check([&](const Frame& frame) {
            if (!done || frame.sequence < expected) return;
            if (frame.sequence != expected)
                done = damaged(s.file, expected, "it is missing; the next one is " + std::to_string(frame.sequence));
            else
                done = take({frame.sequence, frame.header, frame.payload, frame.isRedacted, frame.note});
            ++expected;
        });
        if (done && damage) done = damaged(s.file, damage->first, damage->second);
    }
    if (done && step == Step::Failed) done = s.database.failure("the journal cannot be read");
    s.select.reset();
    if (done && expected <= s.lastSequence) return damaged(s.file, expected, "it is missing");
    return done;
}

Trouble Journal::lastTrouble() const { return m_state->trouble; }
const RecoveryReport& Journal::recovery() const { return m_state->report; }
std::uint64_t Journal::lastSequence() const { return m_state->lastSequence; }
seal::Hash Journal::lastHash() const { return m_state->lastHash; }
std::uint64_t Journal::epoch() const { return m_state->epoch; }

base::Done Journal::renewEpoch() {
    const std::uint64_t fresh = seal::randomU64();
    if (auto done = m_state->setMeta("epoch", static_cast<std::int64_t>(fresh)); !done) return done;
    m_state->epoch = fresh;
    return base::done();
}

}  // namespace journal
