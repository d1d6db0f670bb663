// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/verify.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <limits>

#include "broker/journal/internal/database.h"
#include "broker/journal/internal/frame.h"

namespace journal {

ChainCheck::ChainCheck(const std::vector<Witness>& witnesses) {
    for (const Witness& witness : witnesses) m_witnesses.emplace(witness.sequence, witness.hash);
}

void ChainCheck::find(Finding finding) {
    if (report.findings.size() < VerifyReport::kFindingsMax) report.findings.push_back(std::move(finding));
}

void ChainCheck::resume(std::uint64_t expected, const seal::Hash& before) {
    m_expected = expected;
    m_chain = m_computed = before;
}

bool ChainCheck::isChain(base::BytesView hash) const {
    return std::equal(hash.begin(), hash.end(), m_chain.begin(), m_chain.end()) ||
           std::equal(hash.begin(), hash.end(), m_computed.begin(), m_computed.end());
}

void ChainCheck::take(const Seen& record) {
    if (record.sequence == m_expected) return takeAs(record, m_expected);
    if (record.sequence > m_expected) {
        const std::uint64_t last = record.sequence - 1;
        find({m_expected,
              last == m_expected ? "it is missing" : "it and all up to " + std::to_string(last) + " are missing",
              Damage::Removed, last});
    } else {
        find({record.sequence, "it stands there a second time, behind record " + std::to_string(m_expected - 1),
              Damage::Inserted});
    }
    // What stood before it is not known: its own hash is taken as the place to go on from.
    ++report.records;
    report.redacted += record.isRedacted ? 1 : 0;
    m_expected = std::max(m_expected, record.sequence + 1);
    m_chain = m_computed = record.chain;
}

void ChainCheck::takeAs(const Seen& record, std::uint64_t expected) {
    ++report.records;
    report.redacted += record.isRedacted ? 1 : 0;
    if (report.firstSequence == 0) report.firstSequence = expected;
    Frame frame;
    frame.sequence = record.sequence;
    frame.isRedacted = record.isRedacted;
    frame.header = record.header;
    frame.payload = record.payload;
    frame.salt = record.salt;
    frame.payloadHash = record.payloadHash;
    frame.chain = record.chain;
    // Where only the noted hash of the record before is wrong, this one is good by the computed hash.
    auto why = whyDamaged(frame, expected, m_chain);
    if (why && m_computed != m_chain) why = whyDamaged(frame, expected, m_computed);
    seal::Hash computed = record.chain;
    if (why) {
        find({expected, *why, record.sequence == expected ? Damage::Changed : Damage::Reordered});
        computed = chainAfter(m_chain, expected, record.header, record.payloadHash);
    }
    // From the hash as noted: so the next record is judged by itself.
    m_chain = record.chain;
    m_computed = computed;
    m_expected = expected + 1;
    const auto [first, last] = m_witnesses.equal_range(expected);
    if (first == last) return;
    const bool isConfirmed = std::all_of(first, last, [&](const auto& one) { return one.second == record.chain; });
    if (isConfirmed)
        report.witnessedThrough = std::max(report.witnessedThrough, expected);
    else
        find({expected, "a witness saw another hash here: the past was rewritten", Damage::Rewritten});
    m_witnesses.erase(first, last);
}

void ChainCheck::end() {
    report.lastSequence = m_expected - 1;
    report.lastHash = m_chain;
    for (const auto& [sequence, hash] : m_witnesses)
        if (sequence >= m_expected)
            find({sequence, "a witness saw it, the journal ends at " + std::to_string(m_expected - 1),
                  Damage::Truncated});
    std::stable_sort(report.findings.begin(), report.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.sequence < b.sequence; });
}

namespace {

/// One row of the table as it stands.
struct BatchRow {
    std::uint64_t first = 0, count = 0;
    base::BytesView before, after, records;

    /// What a torn file leaves is none.
    [[nodiscard]] bool isOne() const {
        return first >= 1 && first <= std::uint64_t{1} << 62 && count >= 1 && count <= std::uint64_t{1} << 32 &&
               before.size() == std::tuple_size_v<seal::Hash> && after.size() == before.size();
    }
    static BatchRow of(const Statement& select) {
        return {static_cast<std::uint64_t>(select.number(0)), static_cast<std::uint64_t>(select.number(1)),
                select.blob(2), select.blob(3), select.blob(4)};
    }
};

seal::Hash asHash(base::BytesView bytes) {
    seal::Hash hash{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    return hash;
}

/// Walks the rows as they stand.
class Walk {
public:
    Walk(ChainCheck& check, const std::function<void(const Seen&)>& onRecord) : m_check(check), m_onRecord(onRecord) {}

    void row(const BatchRow& row) {
        if (!row.isOne()) {
            ++m_blank;
            return;
        }
        if (row.first != m_check.expected()) gap(row.first);
        const bool isStart = m_check.isChain(row.before);
        std::size_t at = 0;
        std::uint64_t expected = row.first;
        bool isReadable = true;
        while (at < row.records.size() && isReadable) {
            const auto frame = readFrame(row.records, at);
            isReadable = frame.has_value();
            if (isReadable) record(*frame, expected++);
        }
        ends(row, expected, isReadable);
        if (!isStart) m_check.find({row.first, "the hash noted before its row is another one", Damage::Changed});
    }
    /// Goes on at a row behind a hole, trusting its own note of what stood before it.
    void resumeAt(const BatchRow& row) {
        if (row.isOne()) m_check.resume(row.first, asHash(row.before));
    }
    void end() {
        if (m_blank > 0)
            m_check.find(
                {m_check.expected(),
                 std::to_string(m_blank) +
                     " rows of its table hold nothing that could be records: somebody put them there, or pages "
                     "of the file were lost or zeroed, and with them what is missing",
                 Damage::Unreadable});
    }

private:
    void gap(std::uint64_t first) {
        const std::uint64_t expected = m_check.expected();
        if (first > expected)
            m_check.find({expected,
                          first - expected == 1 ? "it is missing"
                                                : "it and all up to " + std::to_string(first - 1) + " are missing",
                          Damage::Removed, first - 1});
        else
            m_check.find({first, "it stands in the journal twice", Damage::Inserted});
    }
    void record(const Frame& frame, std::uint64_t expected) {
        const Seen seen{frame.sequence, frame.isRedacted,  frame.header, frame.payload,
                        frame.salt,     frame.payloadHash, frame.chain,  frame.note};
        m_check.takeAs(seen, expected);
        if (m_onRecord) m_onRecord(seen);
    }
    void ends(const BatchRow& row, std::uint64_t expected, bool isReadable) {
        const std::uint64_t last = row.first + std::max<std::uint64_t>(1, row.count) - 1;
        if (!isReadable) {
            m_check.find(
                {expected,
                 "its bytes cannot be taken apart; so cannot what follows it up to record " + std::to_string(last),
                 Damage::Changed, last});
            m_check.resume(row.first + row.count, row.after.empty() ? m_check.chain() : asHash(row.after));
            return;
        }
        if (expected - row.first != row.count)
            m_check.find({row.first,
                          "its row should have " + std::to_string(row.count) + " records, there are " +
                              std::to_string(expected - row.first) + " (removed or inserted)",
                          expected - row.first < row.count ? Damage::Removed : Damage::Inserted});
        if (!m_check.isChain(row.after))
            m_check.find({expected - 1, "the hash noted at the end of its row is another one", Damage::Changed});
        if (m_check.expected() != expected) m_check.resume(expected, m_check.chain());
    }

    ChainCheck& m_check;
    const std::function<void(const Seen&)>& m_onRecord;
    std::size_t m_blank = 0;
};

/// "... page 27 ..." as SQLite words it; 0 when it names none.
std::uint64_t pageIn(const std::string& line) {
    for (const std::string word : {"page ", "Page "}) {
        const auto at = line.find(word);
        if (at == std::string::npos) continue;
        std::uint64_t page = 0;
        const char* from = line.data() + at + word.size();
        if (std::from_chars(from, line.data() + line.size(), page).ec == std::errc{}) return page;
    }
    return 0;
}

std::uint64_t pageBytes(Database& database) {
    auto size = database.prepare("PRAGMA page_size");
    if (!size || size.value().step() != Step::Row) return 0;
    return static_cast<std::uint64_t>(size.value().number(0));
}

base::Done checkStructure(Database& database, ChainCheck& chain) {
    const std::uint64_t bytes = pageBytes(database);
    auto check = database.prepare("PRAGMA integrity_check(20)");
    if (!check) return check.failure();
    Step step = check.value().step();
    for (; step == Step::Row; step = check.value().step()) {
        const auto text = check.value().blob(0);
        const std::string line(text.begin(), text.end());
        if (line == "ok") continue;
        Finding finding{0, "SQLite structure: " + line, Damage::Structure};
        finding.page = pageIn(line);
        if (finding.page > 0 && bytes > 0) {
            finding.firstByte = (finding.page - 1) * bytes;
            finding.lastByte = finding.page * bytes - 1;
        }
        chain.find(std::move(finding));
    }
    if (step == Step::Failed)
        chain.find({0, database.failure("the structure check broke off").text(), Damage::Structure});
    return base::done();
}

constexpr const char* kAllRows = "SELECT first,count,before,after,records FROM batches WHERE first>=?1 ORDER BY first";

/// The lowest row that can still be read when coming from the end; nothing when none above `above` can.
std::optional<std::uint64_t> firstBehindTheHole(Database& database, std::uint64_t above) {
    auto rows = database.prepare("SELECT first,length(records) FROM batches ORDER BY first DESC");
    std::optional<std::uint64_t> lowest;
    if (!rows) return lowest;
    while (rows.value().step() == Step::Row) {
        const auto first = static_cast<std::uint64_t>(rows.value().number(0));
        if (first <= above) break;
        lowest = first;
    }
    return lowest;
}

base::Done walkRows(Database& database, ChainCheck& check, const std::function<void(const Seen&)>& onRecord) {
    Walk walk(check, onRecord);
    std::int64_t from = std::numeric_limits<std::int64_t>::min();  // a row before the first record is none of ours
    for (bool isBehindHole = false;; isBehindHole = true) {
        auto rows = database.prepare(kAllRows);
        if (!rows) return rows.failure();
        rows.value().bind(1, from);
        Step step = rows.value().step();
        if (isBehindHole && step == Step::Row) walk.resumeAt(BatchRow::of(rows.value()));
        for (; step == Step::Row; step = rows.value().step()) walk.row(BatchRow::of(rows.value()));
        if (step == Step::Done) {
            walk.end();
            return base::done();
        }
        const std::string words = database.failure("it cannot be read").text();
        rows.value() = Statement();
        const std::uint64_t expected = check.expected();
        const auto next = firstBehindTheHole(
            database, std::max(static_cast<std::uint64_t>(std::max<std::int64_t>(from, 0)), expected));
        check.find(
            {expected,
             next ? "it and all up to " + std::to_string(*next - 1) + ": " + words : "it and all behind it: " + words,
             Damage::Unreadable, next ? *next - 1 : 0});
        if (!next) {
            walk.end();
            return base::done();
        }
        from = static_cast<std::int64_t>(*next);
    }
}

void readCuts(Database& database, VerifyReport& report) {
    auto rows = database.prepare("SELECT first,count FROM cut_batches ORDER BY first");
    if (!rows) return;  // a journal of before that never cut any
    while (rows.value().step() == Step::Row && report.cut.size() < VerifyReport::kFindingsMax) {
        const auto first = static_cast<std::uint64_t>(rows.value().number(0));
        const auto count = static_cast<std::uint64_t>(std::max<std::int64_t>(rows.value().number(1), 1));
        Finding finding{first,
                        "damaged at the end of the journal when it was opened, and taken out (its table cut_batches "
                        "keeps the bytes); what stands at its number now came later",
                        Damage::Cut};
        finding.last = first + count - 1;
        report.cut.push_back(std::move(finding));
    }
}

/// How many bytes SQLite's file should have by its own header; nothing when it cannot be told.
std::optional<std::uint64_t> bytesByHeader(const std::filesystem::path& file) {
    std::array<unsigned char, 32> head{};
    std::ifstream in(file, std::ios::binary);
    if (!in.read(reinterpret_cast<char*>(head.data()), head.size())) return std::nullopt;
    const std::uint64_t page = head[16] * 256U + head[17];  // 1 means 65536 (SQLite file format, 1.3.2)
    const std::uint64_t pages =
        (std::uint64_t{head[28]} << 24) | (std::uint64_t{head[29]} << 16) | (std::uint64_t{head[30]} << 8) | head[31];
    return (page == 1 ? 65'536 : page) * pages;
}

/// A file that ends before its last page; nothing when it is as long as its header says.
std::optional<Finding> cutOff(const std::filesystem::path& file) {
    std::error_code error;
    const std::uint64_t is = std::filesystem::file_size(file, error);
    const auto should = bytesByHeader(file);
    if (error || !should || is >= *should) return std::nullopt;
    Finding finding{0,
                    "the file ends at byte " + std::to_string(is) + " of " + std::to_string(*should) +
                        ": it was cut off, or only a part of it was copied",
                    Damage::Structure};
    finding.firstByte = is, finding.lastByte = *should - 1;
    return finding;
}

constexpr const char* kNotes =
    "SELECT (SELECT value FROM meta WHERE key='format'),(SELECT value FROM meta WHERE key='epoch')";

}  // namespace

base::Outcome<VerifyReport> verify(const std::filesystem::path& file, const std::optional<Witness>& witness) {
    std::vector<Witness> witnesses;
    if (witness) witnesses.push_back(*witness);
    return verifyEach(file, witnesses, {});
}

base::Outcome<VerifyReport> verifyEach(const std::filesystem::path& file, const std::vector<Witness>& witnesses,
                                       const std::function<void(const Seen&)>& onRecord) {
    ChainCheck check(witnesses);
    auto opened = Database::open(file, Access::ReadOnly);
    if (!opened) {
        const auto finding = cutOff(file);
        if (!finding) return opened.failure();
        check.find(*finding);
        opened = Database::open(file, Access::ReadCutOff);
        if (!opened) return opened.failure();
    }
    Database& database = opened.value();
    auto notes = database.prepare(kNotes);
    if (!notes || notes.value().step() != Step::Row || notes.value().number(0) == 0) {
        if (database.isCorrupt()) return database.failure("the journal cannot be read");
        return base::Failure{"this file is not a journal that this program can read", file.string(), "check the path"};
    }
    if (const auto format = notes.value().number(0); format != kJournalFormat) return otherFormat(format, file);
    check.report.epoch = static_cast<std::uint64_t>(notes.value().number(1));
    notes.value() = Statement();
    // One read transaction: beside a writer, structure and rows are those of one moment.
    if (auto done = database.run("BEGIN"); !done) return done.failure();
    if (auto done = checkStructure(database, check); !done) return done.failure();
    if (auto done = walkRows(database, check, onRecord); !done) return done.failure();
    readCuts(database, check.report);
    check.end();
    return std::move(check.report);
}

}  // namespace journal
