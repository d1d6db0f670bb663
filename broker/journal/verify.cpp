// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/verify.h"

#include <algorithm>

#include "broker/journal/internal/database.h"
#include "broker/journal/internal/frame.h"

namespace journal {
namespace {

/// Walks the rows as they stand and goes on behind each damage, so that one bad record does not hide the next.
class Walk {
public:
    explicit Walk(VerifyReport& report, const std::optional<Witness>& witness) : m_report(report), m_witness(witness) {}

    void row(std::uint64_t first, std::uint64_t count, base::BytesView before, base::BytesView after,
             base::BytesView records) {
        if (first != m_expected) gap(first);
        std::size_t at = 0;
        std::uint64_t expected = first;
        bool isReadable = true;
        while (at < records.size() && isReadable) {
            const auto frame = readFrame(records, at);
            isReadable = frame.has_value();
            if (isReadable) record(*frame, expected++);
        }
        if (!isReadable)
            find(expected, "its bytes cannot be taken apart; so cannot what follows it up to record " +
                               std::to_string(first + std::max<std::uint64_t>(1, count) - 1));
        else if (expected - first != count)
            find(first, "its row should have " + std::to_string(count) + " records, there are " +
                            std::to_string(expected - first) + " (removed or inserted)");
        if (isReadable && !std::equal(after.begin(), after.end(), m_chain.begin(), m_chain.end()))
            find(expected - 1, "the hash noted at the end of its row is another one");
        if (!std::equal(before.begin(), before.end(), m_rowStart.begin(), m_rowStart.end()))
            find(first, "the hash noted before its row is another one");
        m_expected = isReadable ? expected : first + count;
        if (!isReadable && after.size() == m_chain.size()) std::copy(after.begin(), after.end(), m_chain.begin());
        m_rowStart = m_chain;
    }
    void end() {
        m_report.lastSequence = m_expected - 1;
        m_report.lastHash = m_chain;
        if (m_witness && !m_witnessSeen)
            find(m_witness->sequence, "a witness saw it, the journal ends at " + std::to_string(m_expected - 1));
    }
    void find(std::uint64_t sequence, const std::string& what) {
        if (m_report.findings.size() < VerifyReport::kFindingsMax) m_report.findings.push_back({sequence, what});
    }

private:
    void gap(std::uint64_t first) {
        if (first > m_expected)
            find(m_expected, first - m_expected == 1
                                 ? "it is missing"
                                 : "it and all up to " + std::to_string(first - 1) + " are missing");
        else
            find(first, "it stands in the journal twice");
    }
    void record(const Frame& frame, std::uint64_t expected) {
        ++m_report.records;
        m_report.redacted += frame.isRedacted ? 1 : 0;
        if (auto why = whyDamaged(frame, expected, m_chain)) find(expected, *why);
        // From the hash as noted, not as computed: so the next record is judged by itself.
        m_chain = frame.chain;
        if (m_witness && m_witness->sequence == expected) {
            m_witnessSeen = true;
            if (m_witness->hash != frame.chain)
                find(expected, "a witness saw another hash here: the past was rewritten");
        }
    }

    VerifyReport& m_report;
    const std::optional<Witness>& m_witness;
    bool m_witnessSeen = false;
    std::uint64_t m_expected = 1;
    seal::Hash m_chain{}, m_rowStart{};
};

base::Done checkStructure(Database& database, VerifyReport& report) {
    auto check = database.prepare("PRAGMA integrity_check(20)");
    if (!check) return check.failure();
    Step step = check.value().step();
    for (; step == Step::Row; step = check.value().step()) {
        const auto text = check.value().blob(0);
        std::string line(text.begin(), text.end());
        if (line != "ok") report.findings.push_back({0, "SQLite structure: " + line});
    }
    if (step == Step::Failed) report.findings.push_back({0, database.failure("the structure check broke off").text()});
    return base::done();
}

}  // namespace

base::Outcome<VerifyReport> verify(const std::filesystem::path& file, const std::optional<Witness>& witness) {
    auto opened = Database::open(file, Access::ReadOnly);
    if (!opened) return opened.failure();
    Database& database = opened.value();
    VerifyReport report;
    auto notes = database.prepare(
        "SELECT (SELECT value FROM meta WHERE key='format'),(SELECT value FROM meta WHERE key='epoch')");
    if (!notes || notes.value().step() != Step::Row || notes.value().number(0) != 1) {
        if (database.isCorrupt()) return database.failure("the journal cannot be read");
        return base::Failure{"this file is not a journal that this program can read", file.string(), "check the path"};
    }
    report.epoch = static_cast<std::uint64_t>(notes.value().number(1));
    notes.value() = Statement();
    // One read transaction: beside a writer, structure and rows are those of one moment.
    if (auto done = database.run("BEGIN"); !done) return done.failure();
    if (auto done = checkStructure(database, report); !done) return done.failure();
    Walk walk(report, witness);
    auto rows = database.prepare("SELECT first,count,before,after,records FROM batches ORDER BY first");
    if (!rows) return rows.failure();
    Step step = rows.value().step();
    for (; step == Step::Row; step = rows.value().step()) {
        const Statement& row = rows.value();
        walk.row(static_cast<std::uint64_t>(row.number(0)), static_cast<std::uint64_t>(row.number(1)), row.blob(2),
                 row.blob(3), row.blob(4));
    }
    if (step == Step::Failed) walk.find(0, database.failure("reading broke off").text());
    walk.end();
    std::stable_sort(report.findings.begin(), report.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.sequence < b.sequence; });
    return report;
}

}  // namespace journal
