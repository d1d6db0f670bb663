// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Typed reading of a TOML file with errors that name file, line and the fix. What is wrong comes back empty; the first
// failure ends the reading, or, where all of them are wanted at once, is the first of a list.

#include <array>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/outcome.h"

namespace base {

/// A table of the file; lives as long as its reader.
struct TomlTable {
    const void* node = nullptr;  ///< toml::table
    std::string name;            ///< for messages
};

class TomlReader {
public:
    enum class Wants : std::uint8_t { FirstFailure, AllFailures };
    explicit TomlReader(const std::filesystem::path& file, Wants wants = Wants::FirstFailure);
    /// Of a text that came another way; `name` stands for the file in messages.
    TomlReader(std::string_view text, const std::string& name, Wants wants);
    ~TomlReader();
    TomlReader(const TomlReader&) = delete;
    TomlReader& operator=(const TomlReader&) = delete;

    /// The first of `failures`.
    [[nodiscard]] std::optional<Failure> failure() const;
    /// By line.
    [[nodiscard]] std::vector<Failure> failures() const;
    void fail(int line, std::string what, std::string fix);
    /// Nothing more can be read.
    [[nodiscard]] bool isStopped() const;

    /// Every key of the file's top level must be one of these.
    void allowOnly(std::initializer_list<std::string_view> names);
    /// The top level itself; nothing when the file cannot be read.
    [[nodiscard]] std::optional<TomlTable> root() const;
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
    /// Finite, from `low` to `high`; whole numbers count as well.
    [[nodiscard]] std::optional<double> number(const TomlTable& table, std::string_view key, bool required, double low,
                                               double high);
    /// As `number`, each; empty when it is not there.
    [[nodiscard]] std::vector<double> numbers(const TomlTable& table, std::string_view key, double low, double high);
    /// A list of { ... } under a key, as `name` in messages.
    [[nodiscard]] std::vector<TomlTable> inlineTables(const TomlTable& table, std::string_view key,
                                                      std::initializer_list<std::string_view> keys);
    [[nodiscard]] bool has(const TomlTable& table, std::string_view key) const;
    /// [latitude, longitude] in degrees.
    [[nodiscard]] std::optional<std::array<double, 2>> place(const TomlTable& table, std::string_view key);
    /// A list of [latitude, longitude] in degrees; empty when it is not there.
    [[nodiscard]] std::vector<std::array<double, 2>> places(const TomlTable& table, std::string_view key);
    /// Line of the key's value; of the table when the key is not there.
    [[nodiscard]] int lineOf(const TomlTable& table, std::string_view key) const;

private:
    struct Document;
    void checkKeys(const TomlTable& table, std::initializer_list<std::string_view> keys);

    void parse(std::string_view text);

    struct Located {
        int line = 0;
        Failure failure;
    };
    std::string m_file;
    Wants m_wants;
    std::unique_ptr<Document> m_document;
    std::vector<Located> m_failures;
    bool m_isReadable = false;
};

/// The candidate nearest to `word`, when it is near enough to be a typo of it.
[[nodiscard]] std::optional<std::string> nearestWord(std::string_view word,
                                                     const std::vector<std::string_view>& candidates);

}  // namespace base
