// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "gis/situation/staff_work.h"

namespace situation {

/// Adds the staff's work to the canonical text, one fact a line. Messages and decisions have no id of their own there
/// (theirs hold a key): they stand by time and words.
void writeStaffWork(std::string& text, const StaffWork& work);

}  // namespace situation
