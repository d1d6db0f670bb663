// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "broker/journal/journal.h"

namespace journal_test {

/// A folder that is gone after the test.
class Folder {
public:
    Folder() {
        seal::start();
        std::string pattern = (std::filesystem::temp_directory_path() / "lagewerk-journal-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) std::abort();
        m_path = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return m_path / name; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Header and payload of the record that shall get this sequence.
inline std::string headerOf(std::uint64_t sequence) { return "header " + std::to_string(sequence); }
inline std::string payloadOf(std::uint64_t sequence) {
    return "payload of record " + std::to_string(sequence) + std::string(sequence % 97, 'x');
}

/// Appends the next `count` such records in one batch.
inline base::Outcome<journal::Appended> appendNext(journal::Journal& journal, std::uint64_t count) {
    std::vector<std::string> texts;
    for (std::uint64_t i = 1; i <= count; ++i) {
        texts.push_back(headerOf(journal.lastSequence() + i));
        texts.push_back(payloadOf(journal.lastSequence() + i));
    }
    std::vector<journal::Entry> entries;
    for (std::size_t i = 0; i < texts.size(); i += 2)
        entries.push_back({base::bytesOf(texts[i]), base::bytesOf(texts[i + 1])});
    return journal.append(entries);
}

inline std::string textOf(const base::Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

/// Every record from 1 to the end is the one that belongs there.
inline void expectWhole(journal::Journal& journal) {
    std::uint64_t next = 1;
    while (true) {
        const auto records = journal.read(next, 500);
        ASSERT_TRUE(records.ok()) << records.failure().text();
        if (records.value().empty()) break;
        for (const auto& record : records.value()) {
            ASSERT_EQ(record.sequence, next);
            ASSERT_EQ(textOf(record.header), headerOf(next));
            ASSERT_EQ(textOf(record.payload), payloadOf(next));
            ++next;
        }
    }
    ASSERT_EQ(next, journal.lastSequence() + 1);
}

inline journal::Journal opened(const std::filesystem::path& file, journal::Open how = journal::Open::ForWriting,
                               const std::string& vfs = {}) {
    auto journal = journal::Journal::open(file, how, vfs);
    if (!journal) {
        ADD_FAILURE() << journal.failure().text();
        std::abort();
    }
    return std::move(journal).value();
}

}  // namespace journal_test
