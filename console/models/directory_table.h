// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A directory as a spreadsheet copies it: the towns have theirs in one, and nobody types it twice.

#include <vector>

#include <QString>

#include "broker/wire/payloads.h"

namespace models {

struct DirectoryTable {
    std::vector<wire::Contact> contacts;  ///< without ids
    QString fault;                        ///< names row and column and what to write; empty: all rows are good
};
inline constexpr std::size_t kTableRowsMax = 1'000;

/// Rows of columns divided by tabs, semicolons or commas; the first row names the columns, in German or English and in
/// any order: Funktion (must be there), Name, Organisation, Reihenfolge, Mobil, Telefon, E-Mail, Funkmelder, Funk, Fax,
/// Vermerk. Cells in quotes may hold the divider and line breaks; empty rows are left out. All or nothing.
[[nodiscard]] DirectoryTable readDirectoryTable(const QString& table);

}  // namespace models
