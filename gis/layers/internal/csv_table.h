// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/outcome.h"

namespace layers {

/// A table with a header line; separator is the semicolon if the header has one, else the comma. UTF-8, a byte order
/// mark is skipped, fields may be quoted. What is not UTF-8, a row with more fields than the header has (empty ones at
/// the end are allowed), and a file that ends in the middle of a row is refused.
struct CsvTable {
    std::vector<std::string> columns;
    struct Row {
        int line = 0;  ///< in the file, from 1
        std::vector<std::string> fields;
    };
    std::vector<Row> rows;
    char separator = ',';

    [[nodiscard]] int column(const std::string& name) const;                         ///< -1: there is none
    [[nodiscard]] std::string field(const Row& row, const std::string& name) const;  ///< "" where missing
};
/// The field as a number. Where semicolons part the fields a comma is the decimal point, as German programs write it.
[[nodiscard]] std::optional<double> numberIn(const CsvTable& table, const CsvTable::Row& row,
                                             const std::string& column);
/// Hands over row by row without keeping them; the table has its columns when the first one comes. A failure of
/// `header`, asked once, or of `take` ends it.
[[nodiscard]] base::Done eachCsvRow(const std::filesystem::path& file, const std::string& what,
                                    const std::function<base::Done(const CsvTable&)>& header,
                                    const std::function<base::Done(const CsvTable&, CsvTable::Row)>& take);
[[nodiscard]] base::Outcome<CsvTable> readCsv(const std::filesystem::path& file, const std::string& what);
/// The whole text as a number with a decimal point, whatever the machine's language.
[[nodiscard]] std::optional<double> wholeNumber(const std::string& text);

/// A number of people as tables have it.
struct WrittenPeople {
    std::optional<std::uint32_t> people;  ///< nothing where it is hidden: empty, a dash, or -1 (Zensus 2011)
    bool isWrong = false;                 ///< neither that nor a whole number up to the most, in digits only
};
[[nodiscard]] WrittenPeople writtenPeople(const std::string& text, std::uint32_t most);

}  // namespace layers
