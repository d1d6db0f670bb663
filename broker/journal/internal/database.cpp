// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/internal/database.h"

#include <sqlite3.h>

namespace journal {

Statement::Statement(Statement&& other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}
Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(m_statement, other.m_statement);
    return *this;
}
Statement::~Statement() { sqlite3_finalize(m_statement); }

void Statement::reset() {
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}
void Statement::bind(int parameter, std::int64_t value) { sqlite3_bind_int64(m_statement, parameter, value); }
void Statement::bind(int parameter, const std::string& value) {
    sqlite3_bind_text64(m_statement, parameter, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}
void Statement::bind(int parameter, base::BytesView bytes) {
    static constexpr std::uint8_t kNothing = 0;  // a null pointer would bind NULL, not an empty blob
    sqlite3_bind_blob64(m_statement, parameter, bytes.empty() ? &kNothing : bytes.data(), bytes.size(), SQLITE_STATIC);
}
Step Statement::step() {
    const int result = sqlite3_step(m_statement);
    if (result == SQLITE_ROW) return Step::Row;
    return result == SQLITE_DONE ? Step::Done : Step::Failed;
}
std::int64_t Statement::number(int column) const { return sqlite3_column_int64(m_statement, column); }
base::BytesView Statement::blob(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    const int count = sqlite3_column_bytes(m_statement, column);
    if (bytes == nullptr || count <= 0) return {};
    return {bytes, static_cast<std::size_t>(count)};
}

namespace {

/// The path as SQLite's URI form wants it: everything that could be read as syntax is escaped.
std::string uriOf(const std::filesystem::path& file, const char* parameters) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (c == '%' || c == '?' || c == '#' || byte < 0x20 || byte >= 0x7F) {
            uri += '%';
            uri += kDigits[byte >> 4];
            uri += kDigits[byte & 15];
        } else {
            uri += c;
        }
    }
    return uri + parameters;
}

constexpr int kBusyWaitMs = 5000;

/// SQLite gives the files beside a database its rights. Made while it was read-only they would stay so, and a database
/// that may be written again could not be.
void freeSideFiles(const std::filesystem::path& file) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const auto rights = fs::status(file, ignored).permissions();
    if (ignored || (rights & fs::perms::owner_write) == fs::perms::none) return;
    for (const char* ending : {"-wal", "-shm"}) {
        const fs::path beside = file.string() + ending;
        const auto status = fs::status(beside, ignored);
        if (fs::is_regular_file(status) && (status.permissions() & fs::perms::owner_write) == fs::perms::none)
            fs::permissions(beside, rights, ignored);
    }
}

}  // namespace

base::Failure otherFormat(std::int64_t format, const std::filesystem::path& file) {
    return {
        "the journal has format " + std::to_string(format) + ", this program reads " + std::to_string(kJournalFormat),
        file.string(), "use the version of Lagewerk that wrote it"};
}

base::Outcome<Database> Database::open(const std::filesystem::path& file, Access access, const std::string& vfs,
                                       bool* wasCorrupt) {
    const char* layer = vfs.empty() ? nullptr : vfs.c_str();
    const auto attempt = [&](const std::string& name, int flags) {
        Database database;
        database.m_file = file;
        const int result = sqlite3_open_v2(name.c_str(), &database.m_handle, flags | SQLITE_OPEN_NOMUTEX, layer);
        if (database.m_handle != nullptr) {
            sqlite3_extended_result_codes(database.m_handle, 1);
            sqlite3_busy_timeout(database.m_handle, kBusyWaitMs);
        }
        // Opening is lazy: only a first read shows whether this is a database that can be read.
        if (access == Access::ReadCutOff) (void)database.run("PRAGMA writable_schema=ON");
        const bool good = result == SQLITE_OK && database.run("SELECT count(*) FROM sqlite_master").ok();
        return std::make_pair(std::move(database), good);
    };
    if (access == Access::ReadWrite) {
        if (vfs.empty()) freeSideFiles(file);
        auto [database, good] = attempt(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        if (good) return std::move(database);
        if (wasCorrupt != nullptr && database.m_handle != nullptr && database.isCorrupt()) *wasCorrupt = true;
        return database.failure("the database cannot be opened");
    }
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return base::Failure{"there is no such file", file.string(), "check the path"};
    auto [database, good] = attempt(file.string(), SQLITE_OPEN_READONLY);
    if (good) return std::move(database);
    std::filesystem::path wal = file;
    wal += "-wal";
    if (!std::filesystem::exists(wal, ignored)) {
        // A copy on a read-only medium: WAL needs a shared-memory file beside it unless nobody can write.
        auto [fixed, fixedGood] = attempt(uriOf(file, "?immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
        if (fixedGood) return std::move(fixed);
    }
    return database.failure("the database cannot be read");
}

Database::Database(Database&& other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr)), m_file(std::move(other.m_file)) {}
Database& Database::operator=(Database&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    std::swap(m_file, other.m_file);
    return *this;
}
Database::~Database() { sqlite3_close_v2(m_handle); }

base::Done Database::run(const char* sql) {
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failure("a database step failed");
    return base::done();
}

base::Outcome<Statement> Database::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return failure("a database step cannot be prepared");
    return Statement(statement);
}

base::Failure Database::failure(const std::string& what) const {
    const int code = m_handle == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(m_handle);
    std::string words = m_handle == nullptr ? "out of memory" : sqlite3_errmsg(m_handle);
    std::string fix;
    switch (code & 0xFF) {
        case SQLITE_FULL: fix = "make room on the disk; nothing that was acknowledged is lost"; break;
        case SQLITE_IOERR: fix = "check the disk and its cables (kernel log)"; break;
        case SQLITE_CANTOPEN:
            fix =
                "check that folder and file exist and that this user may use them; beside a -wal file SQLite writes "
                "into the folder even for reading";
            break;
        case SQLITE_PERM:
        case SQLITE_READONLY: fix = "check that folder and file exist and that this user may use them"; break;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: fix = "another program holds this file; end it first"; break;
        case SQLITE_NOTADB: fix = "this is not a database of Lagewerk; check the path"; break;
        case SQLITE_CORRUPT: fix = "restore the file from a copy"; break;
        default: break;
    }
    if ((code & 0xFF) == SQLITE_IOERR) words += ", code " + std::to_string(code);
    return {what + ": " + words, m_file.string(), fix};
}

bool Database::isCorrupt() const {
    const int code = sqlite3_extended_errcode(m_handle) & 0xFF;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

bool Database::isFull() const { return (sqlite3_extended_errcode(m_handle) & 0xFF) == SQLITE_FULL; }
bool Database::isReadOnly() const {
    const int code = sqlite3_extended_errcode(m_handle) & 0xFF;
    return code == SQLITE_READONLY || code == SQLITE_PERM || code == SQLITE_CANTOPEN;
}

void Database::watchLog(int& pages) {
    sqlite3_wal_hook(
        m_handle,
        [](void* to, sqlite3*, const char*, int length) {
            *static_cast<int*>(to) = length;
            return SQLITE_OK;
        },
        &pages);
}

void Database::rollback() {
    if (sqlite3_get_autocommit(m_handle) == 0) sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace journal
