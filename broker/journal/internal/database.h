// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The only place that calls SQLite (fault_disk.cpp speaks to its file layer). RAII over a connection and its
// statements; every error comes back as a base::Failure with SQLite's own words.

#include <filesystem>
#include <memory>
#include <string>

#include "broker/base/bytes.h"
#include "broker/base/outcome.h"

struct sqlite3;
struct sqlite3_stmt;

namespace journal {

enum class Step { Row, Done, Failed };

/// A prepared statement; must not outlive its Database. Parameters and columns count from 1 and 0, as in SQLite.
class Statement {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    /// Makes it ready to run again.
    void reset();
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, const std::string& value);
    /// `bytes` must stay until the statement is reset.
    void bind(int parameter, base::BytesView bytes);
    [[nodiscard]] Step step();
    [[nodiscard]] std::int64_t number(int column) const;
    /// Valid until the next step or reset.
    [[nodiscard]] base::BytesView blob(int column) const;

private:
    sqlite3_stmt* m_statement = nullptr;
};

enum class Access {
    ReadWrite,
    ReadOnly,
    ReadCutOff  ///< a file that ends before its last page: what is left of it; SQLite itself refuses such a file whole
};

/// Of the journal's tables (FORMAT.md).
inline constexpr std::int64_t kJournalFormat = 1;
[[nodiscard]] base::Failure otherFormat(std::int64_t format, const std::filesystem::path& file);

/// One SQLite file.
class Database {
public:
    /// `vfs`: name of a registered file layer, empty for the system's. ReadWrite creates a missing file, ReadOnly
    /// also opens a file in a folder that cannot be written. `wasCorrupt` becomes true when that is why it failed.
    [[nodiscard]] static base::Outcome<Database> open(const std::filesystem::path& file, Access access,
                                                      const std::string& vfs = {}, bool* wasCorrupt = nullptr);
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    ~Database();

    [[nodiscard]] base::Done run(const char* sql);
    [[nodiscard]] base::Outcome<Statement> prepare(const char* sql);
    /// SQLite's last words as a Failure.
    [[nodiscard]] base::Failure failure(const std::string& what) const;
    /// True when the last error says that the file's structure is broken.
    [[nodiscard]] bool isCorrupt() const;
    /// The last error says that there is no room, or that the file cannot be written.
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] bool isReadOnly() const;
    /// From now on each commit sets `pages` to the length of the write-ahead log, and SQLite does not move the log by
    /// itself any more. `pages` must outlive this.
    void watchLog(int& pages);
    /// Ends an open transaction without effect, if there is one.
    void rollback();

private:
    Database() = default;
    sqlite3* m_handle = nullptr;
    std::filesystem::path m_file;
};

}  // namespace journal
