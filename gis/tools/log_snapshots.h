// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace tools {

struct SnapshotsCall {
    std::string journal;
    std::string store;  ///< empty: snapshots.db beside the journal
};
/// Folds the journal from its beginning and compares with each kept picture. Prints a line of JSON each. 0: all are
/// what the fold gives; 1: one is not, or the journal cannot be read; 2: there is no such file.
int checkSnapshots(const SnapshotsCall& call);

}  // namespace tools
