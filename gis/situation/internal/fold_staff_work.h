// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The part of the fold that is the staff's work. Called by Situation::fold alone.

#include "broker/wire/payloads.h"
#include "gis/situation/staff_work.h"

namespace situation {

/// Takes a record that counts; does nothing when it is of another kind.
void foldStaffWork(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes);
/// The part of it that is directory, calls and seats.
void foldDirectory(StaffWork& work, const wire::Record& record, StaffWorkChanges& changes);
void deleteDirectory(StaffWork& work, const wire::Redacted& redacted, StaffWorkChanges& changes);
/// What ends by time alone.
void tickStaffWork(StaffWork& work, base::Instant now, StaffWorkChanges& changes);
/// What was deleted leaves: words, and who said them.
void deleteStaffWork(StaffWork& work, const wire::Redacted& redacted, StaffWorkChanges& changes);

}  // namespace situation
