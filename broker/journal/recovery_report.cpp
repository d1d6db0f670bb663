// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include "broker/journal/journal.h"

namespace journal {

std::string RecoveryReport::text() const {
    if (isNew) return "journal: new";
    std::string line = "journal: last record " + std::to_string(lastSequence);
    if (droppedBytes > 0) line += ", dropped " + std::to_string(droppedBytes) + " bytes";
    if (cutRecords > 0) line += ", CUT " + std::to_string(cutRecords) + " records";
    if (!why.empty()) line += " (" + why + ")";
    return line;
}

}  // namespace journal
