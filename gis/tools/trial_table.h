// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A trial of rules as a table that a staff reads: in its language, in German legal time, with the names of the town.

#include <iosfwd>
#include <string>
#include <vector>

#include "gis/fusion/town.h"
#include "gis/tools/trial_listener.h"

namespace tools {

struct TrialTold {
    std::string rules;  ///< name and version, "" as the program ships
    const fusion::Town* town = nullptr;
    std::string journal;  ///< file
    std::uint64_t records = 0, readings = 0;
    std::optional<base::Instant> from, until;
    bool isWhole = true;  ///< the journal is undamaged
    const std::vector<Raised>*tried = nullptr, *recorded = nullptr;
    std::map<wire::MessageId, std::uint64_t> sequences;  ///< of what caused something
};

/// One row for each thing raised, in order of time: "+" only with these rules, "-" only in the journal, and in a last
/// paragraph how many of each kind with these rules and how many then.
void printTrialTable(const TrialTold& told, bool isGerman, std::ostream& out);

/// How many were raised of each kind; ends and falls count nowhere.
[[nodiscard]] std::vector<std::pair<std::string, int>> countsOf(const std::vector<Raised>& list);

/// What stands in `list` and not in `other`.
[[nodiscard]] std::vector<Raised> without(const std::vector<Raised>& list, const std::vector<Raised>& other);

}  // namespace tools
