// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/attachment_store.h"

#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/journal/internal/database.h"

namespace journal {
namespace {

constexpr std::int64_t kAttachmentsFormat = 1;
/// put() cuts into such pieces: read() then takes little at a time.
constexpr std::size_t kPutPieceBytes = 128 * 1024;
constexpr std::size_t kFindingsMax = 1000;

/// Named after the journal's own: pages of what was deleted are overwritten, a commit is synced. The log is carried
/// over into the file often, so that no single step takes long.
constexpr const char* kAttachmentPragmas[] = {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                                              "PRAGMA wal_autocheckpoint=256"};
constexpr const char* kAttachmentTables =
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value INTEGER);"
    "INSERT OR IGNORE INTO meta VALUES('format',1),('copies',0);"
    "CREATE TABLE IF NOT EXISTS files(id INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL, giver BLOB NOT NULL,"
    " size INTEGER NOT NULL, through INTEGER NOT NULL, day INTEGER NOT NULL, whole INTEGER NOT NULL,"
    " UNIQUE(hash,giver));"
    "CREATE TABLE IF NOT EXISTS pieces(file INTEGER NOT NULL, place INTEGER NOT NULL, bytes BLOB NOT NULL,"
    " PRIMARY KEY(file,place));"
    "COMMIT";

seal::Hash hashOfRow(base::BytesView bytes) {
    seal::Hash hash{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    return hash;
}

}  // namespace

struct AttachmentStore::State {
    Database database;
    Statement begin, insert, advance, readFrom;
    bool leavesCopies = false;
    Trouble trouble = Trouble::Failing;

    base::Failure failed(const std::string& what) {
        trouble = database.isFull() ? Trouble::Full : database.isReadOnly() ? Trouble::ReadOnly : Trouble::Failing;
        return database.failure(what);
    }
    base::Done prepareInto(Statement& into, const char* sql) {
        auto statement = database.prepare(sql);
        if (!statement) return statement.failure();
        into = std::move(statement).value();
        return base::done();
    }
    base::Done open(Open how);
    /// `work` within one transaction.
    template <class Work>
    base::Done inOne(const char* what, const Work& work) {
        if (auto done = database.run("BEGIN IMMEDIATE"); !done) return failed(what);
        if (work() && database.run("COMMIT").ok()) return base::done();
        auto failure = failed(what);
        database.rollback();
        return failure;
    }
    bool step(Statement& statement) {
        const bool good = statement.step() == Step::Done;
        statement.reset();
        return good;
    }
    std::optional<std::int64_t> insertFile(const seal::Hash& hash, base::BytesView giver, std::uint64_t size,
                                           std::int64_t day);
    bool insertPiece(std::int64_t row, std::uint64_t offset, base::BytesView piece);
    bool runWith(const char* sql, std::int64_t row, const seal::Hash* hash);
};

base::Done AttachmentStore::State::open(Open how) {
    if (how == Open::ForWriting) {
        for (const char* sql : kAttachmentPragmas)
            if (auto done = database.run(sql); !done) return done;
        if (auto done = database.run(LAGEWERK_MUTANT("attachment-leaves-copies") ? "PRAGMA secure_delete=OFF"
                                                                                 : "PRAGMA secure_delete=ON");
            !done)
            return done;
        if (auto done = database.run(kAttachmentTables); !done) {
            database.rollback();
            return done;
        }
    }
    auto notes = database.prepare(
        "SELECT (SELECT value FROM meta WHERE key='format'),(SELECT value FROM meta WHERE key='copies')");
    if (!notes) return notes.failure();
    if (notes.value().step() != Step::Row || notes.value().number(0) != kAttachmentsFormat)
        return base::Failure{"this file holds no attachments that this program can read", "", "check the path"};
    leavesCopies = notes.value().number(1) != 0;
    if (auto done =
            prepareInto(readFrom,
                        "SELECT place,bytes FROM pieces WHERE file=?1 AND place>=coalesce((SELECT max(place) FROM "
                        "pieces WHERE file=?1 AND place<=?2),?2) ORDER BY place");
        !done || how == Open::ForReading)
        return done;
    if (auto done = prepareInto(begin, "INSERT INTO files(hash,giver,size,through,day,whole) VALUES(?1,?2,?3,0,?4,0)");
        !done)
        return done;
    if (auto done = prepareInto(insert, "INSERT INTO pieces(file,place,bytes) VALUES(?1,?2,?3)"); !done) return done;
    return prepareInto(advance, "UPDATE files SET through=?2 WHERE id=?1");
}

AttachmentStore::AttachmentStore(std::unique_ptr<State> state) : m_state(std::move(state)) {}
AttachmentStore::AttachmentStore(AttachmentStore&&) noexcept = default;
AttachmentStore& AttachmentStore::operator=(AttachmentStore&&) noexcept = default;
AttachmentStore::~AttachmentStore() = default;

base::Outcome<AttachmentStore> AttachmentStore::open(const std::filesystem::path& file, Open how,
                                                     const std::string& vfs) {
    auto database = Database::open(file, how == Open::ForWriting ? Access::ReadWrite : Access::ReadOnly, vfs);
    if (!database) return database.failure();
    auto state = std::unique_ptr<State>(new State{std::move(database).value(), {}, {}, {}, {}});
    if (auto done = state->open(how); !done) {
        auto failure = done.failure();
        if (failure.where.empty()) failure.where = file.string();
        return failure;
    }
    AttachmentStore store(std::move(state));
    if (how == Open::ForWriting) store.removeCopies();
    return store;
}

base::Outcome<std::vector<AttachmentStore::File>> AttachmentStore::files() {
    auto select = m_state->database.prepare("SELECT id,hash,giver,size,through,day,whole FROM files ORDER BY id");
    if (!select) return select.failure();
    Statement& rows = select.value();
    std::vector<File> all;
    Step step = rows.step();
    for (; step == Step::Row; step = rows.step()) {
        const auto giver = rows.blob(2);
        all.push_back({rows.number(0),
                       hashOfRow(rows.blob(1)),
                       {giver.begin(), giver.end()},
                       static_cast<std::uint64_t>(rows.number(3)),
                       static_cast<std::uint64_t>(rows.number(4)),
                       rows.number(5),
                       rows.number(6) != 0});
    }
    if (step == Step::Failed) return m_state->failed("the list of attachments cannot be read");
    return all;
}

std::optional<std::int64_t> AttachmentStore::State::insertFile(const seal::Hash& hash, base::BytesView giver,
                                                               std::uint64_t size, std::int64_t day) {
    begin.bind(1, hash);
    begin.bind(2, giver);
    begin.bind(3, static_cast<std::int64_t>(size));
    begin.bind(4, day);
    if (!step(begin)) return std::nullopt;
    auto last = database.prepare("SELECT last_insert_rowid()");
    if (!last || last.value().step() != Step::Row) return std::nullopt;
    return last.value().number(0);
}

bool AttachmentStore::State::insertPiece(std::int64_t row, std::uint64_t offset, base::BytesView piece) {
    insert.bind(1, row);
    insert.bind(2, static_cast<std::int64_t>(offset));
    insert.bind(3, piece);
    if (!step(insert)) return false;
    advance.bind(1, row);
    advance.bind(2, static_cast<std::int64_t>(offset + piece.size()));
    return step(advance);
}

bool AttachmentStore::State::runWith(const char* sql, std::int64_t row, const seal::Hash* hash) {
    auto statement = database.prepare(sql);
    if (!statement) return false;
    statement.value().bind(1, row);
    if (hash != nullptr) statement.value().bind(2, *hash);
    return statement.value().step() == Step::Done;
}

base::Outcome<std::int64_t> AttachmentStore::begin(const seal::Hash& hash, base::BytesView giver, std::uint64_t size,
                                                   std::int64_t day) {
    std::optional<std::int64_t> row;
    auto done = m_state->inOne("a file cannot be begun", [&] {
        row = m_state->insertFile(hash, giver, size, day);
        return row.has_value();
    });
    if (!done) return done.failure();
    return *row;
}

base::Done AttachmentStore::append(std::int64_t row, std::uint64_t offset, base::BytesView piece) {
    return m_state->inOne("a piece of a file cannot be kept", [&] { return m_state->insertPiece(row, offset, piece); });
}

base::Done AttachmentStore::finish(std::int64_t row, const seal::Hash& hash) {
    return m_state->inOne("a file cannot be kept whole", [&] {
        State& s = *m_state;
        return s.runWith("DELETE FROM pieces WHERE file IN (SELECT id FROM files WHERE hash=?2 AND id<>?1)", row,
                         &hash) &&
               s.runWith("DELETE FROM files WHERE hash=?2 AND id<>?1", row, &hash) &&
               s.runWith("UPDATE files SET whole=1 WHERE id=?1", row, nullptr);
    });
}

base::Outcome<std::int64_t> AttachmentStore::put(const seal::Hash& hash, base::BytesView bytes) {
    std::optional<std::int64_t> row;
    auto done = m_state->inOne("a file cannot be kept", [&] {
        State& s = *m_state;
        row = s.insertFile(hash, {}, bytes.size(), 0);
        if (!row) return false;
        for (std::size_t at = 0; at < bytes.size(); at += kPutPieceBytes)
            if (!s.insertPiece(*row, at, bytes.subspan(at, std::min(kPutPieceBytes, bytes.size() - at)))) return false;
        return s.runWith("UPDATE files SET whole=1 WHERE id=?1", *row, nullptr);
    });
    if (!done) return done.failure();
    return *row;
}

base::Outcome<base::Bytes> AttachmentStore::read(std::int64_t row, std::uint64_t offset, std::size_t countMax) {
    Statement& rows = m_state->readFrom;
    rows.bind(1, row);
    rows.bind(2, static_cast<std::int64_t>(offset));
    base::Bytes bytes;
    Step step = rows.step();
    for (; step == Step::Row && bytes.size() < countMax; step = rows.step()) {
        const auto place = static_cast<std::uint64_t>(rows.number(0));
        const auto piece = rows.blob(1);
        const std::uint64_t at = offset + bytes.size();
        if (place > at || place + piece.size() < at) break;  // a hole: what is behind it is not the file
        const auto from = piece.subspan(at - place);
        const auto part = from.first(std::min(from.size(), countMax - bytes.size()));
        bytes.insert(bytes.end(), part.begin(), part.end());
    }
    const bool isFailed = step == Step::Failed;
    auto failure = isFailed ? std::optional(m_state->failed("a file cannot be read")) : std::nullopt;
    rows.reset();
    if (failure) return *failure;
    return bytes;
}

base::Outcome<bool> AttachmentStore::remove(std::int64_t row, std::size_t piecesMax) {
    State& s = *m_state;
    bool isGone = false;
    auto done = s.inOne("a file cannot be deleted", [&] {
        auto some = s.database.prepare(
            "DELETE FROM pieces WHERE file=?1 AND place IN (SELECT place FROM pieces WHERE file=?1 ORDER BY place DESC "
            "LIMIT ?2)");
        if (!some) return false;
        some.value().bind(1, row);
        some.value().bind(2, static_cast<std::int64_t>(piecesMax));
        if (some.value().step() != Step::Done) return false;
        auto left = s.database.prepare("SELECT count(*) FROM pieces WHERE file=?1");
        if (!left) return false;
        left.value().bind(1, row);
        if (left.value().step() != Step::Row) return false;
        isGone = left.value().number(0) == 0;
        left.value().reset();
        return s.runWith(isGone ? "DELETE FROM files WHERE id=?1" : "UPDATE files SET whole=0 WHERE id=?1", row,
                         nullptr) &&
               s.database.run("UPDATE meta SET value=1 WHERE key='copies'").ok();
    });
    if (!done) return done.failure();
    s.leavesCopies = true;
    return isGone;
}

void AttachmentStore::removeCopies() {
    State& s = *m_state;
    if (!s.leavesCopies || LAGEWERK_MUTANT("attachment-leaves-copies")) return;
    auto emptied = s.database.prepare("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!emptied || emptied.value().step() != Step::Row || emptied.value().number(0) != 0) return;
    emptied.value().reset();
    if (s.database.run("UPDATE meta SET value=0 WHERE key='copies'").ok()) s.leavesCopies = false;
}

bool AttachmentStore::leavesCopies() const { return m_state->leavesCopies; }
Trouble AttachmentStore::lastTrouble() const { return m_state->trouble; }

// ---- the check ----------------------------------------------------------------------------------------------------

namespace {

std::optional<std::string> whyChanged(AttachmentStore& store, const AttachmentStore::File& file) {
    seal::Sha256 sum;
    std::uint64_t at = 0;
    while (at < file.size) {
        auto bytes = store.read(file.row, at, kPutPieceBytes);
        if (!bytes) return bytes.failure().what;
        if (bytes.value().empty())
            return "only " + std::to_string(at) + " of its " + std::to_string(file.size) + " bytes are there";
        sum.add(bytes.value());
        at += bytes.value().size();
    }
    if (at != file.size || sum.finish() != file.hash) return "its bytes are not those of its hash";
    return std::nullopt;
}

}  // namespace

base::Outcome<AttachmentReport> checkAttachments(const std::filesystem::path& file) {
    AttachmentReport report;
    auto database = Database::open(file, Access::ReadOnly);
    if (!database) return database.failure();
    auto check = database.value().prepare("PRAGMA integrity_check(20)");
    if (!check) return check.failure();
    Step step = check.value().step();
    for (; step == Step::Row; step = check.value().step()) {
        const auto text = check.value().blob(0);
        std::string line(text.begin(), text.end());
        if (line != "ok") report.structure.push_back(std::move(line));
    }
    if (step == Step::Failed) report.structure.push_back(database.value().failure("the check broke off").text());
    auto store = AttachmentStore::open(file, Open::ForReading);
    if (!store) return store.failure();
    auto files = store.value().files();
    if (!files) return files.failure();
    report.files = std::move(files).value();
    for (const auto& one : report.files) {
        if (!one.isWhole || report.findings.size() >= kFindingsMax) continue;
        if (auto why = whyChanged(store.value(), one)) report.findings.push_back({one.hash, std::move(*why)});
    }
    return report;
}

}  // namespace journal
