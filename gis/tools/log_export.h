// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A journal for other programs: JSON lines that can be verified, a table, a map.

#include <string>

namespace tools {

struct ExportCall {
    std::string journal;
    std::string format = "jsonl";  ///< jsonl, csv, gpkg
    std::string out = "-";         ///< "-": standard output, not for gpkg
    std::string attachments{};     ///< folder for the files that records name; empty: none are written
};
/// Exit status: 0 written, 1 the journal is damaged or the file cannot be written, 2 no such journal, 64 called
/// wrongly.
[[nodiscard]] int exportLog(const ExportCall& call);

}  // namespace tools
