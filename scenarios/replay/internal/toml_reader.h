// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Typed reading of a TOML file with errors that name file, line and the fix. The first failure is kept; what is read
// after it comes back empty.

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/outcome.h"
#include "broker/wire/ids.h"

namespace replay {

/// A table of the file; lives as long as its reader.
struct TomlTable {
    const void* node = nullptr;  ///< toml::table
    std::string name;            ///< for messages
};

class TomlReader {
public:
    explicit TomlReader(const std::filesystem::path& file);
    ~TomlReader();
    TomlReader(const TomlReader&) = delete;
    TomlReader& operator=(const TomlReader&) = delete;

    [[nodiscard]] const std::optional<base::Failure>& failure() const { return m_failure; }
    void fail(int line, std::string what, std::string fix);

    /// Every key of the file's top level must be one of these.
    void allowOnly(std::initializer_list<std::string_view> names);
    /// A [table] whose keys must be among `keys`.
    [[nodiscard]] std::optional<TomlTable> table(std::string_view name, std::initializer_list<std::string_view> keys,
                                                 bool required = true);
    /// All [[name]] tables.
    [[nodiscard]] std::vector<TomlTable> rows(std::string_view name, std::initializer_list<std::string_view> keys);

    [[nodiscard]] std::optional<std::string> text(const TomlTable& table, std::string_view key, bool required);
    [[nodiscard]] std::optional<std::int64_t> whole(const TomlTable& table, std::string_view key, bool required,
                                                    std::int64_t low, std::int64_t high);
    [[nodiscard]] std::optional<bool> flag(const TomlTable& table, std::string_view key);
    [[nodiscard]] std::vector<std::string> texts(const TomlTable& table, std::string_view key);
    /// Index of the word among `words`.
    [[nodiscard]] std::optional<int> oneOf(const TomlTable& table, std::string_view key,
                                           std::initializer_list<std::string_view> words);
    /// [latitude, longitude] in degrees.
    [[nodiscard]] std::optional<wire::GeoPoint> place(const TomlTable& table, std::string_view key);
    /// Line of the key's value; of the table when the key is not there.
    [[nodiscard]] int lineOf(const TomlTable& table, std::string_view key) const;

private:
    struct Document;
    void checkKeys(const TomlTable& table, std::initializer_list<std::string_view> keys);

    std::filesystem::path m_file;
    std::unique_ptr<Document> m_document;
    std::optional<base::Failure> m_failure;
};

/// The candidate nearest to `word`, when it is near enough to be a typo of it.
[[nodiscard]] std::optional<std::string> nearestWord(std::string_view word,
                                                     const std::vector<std::string_view>& candidates);

}  // namespace replay
