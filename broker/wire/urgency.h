// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What may go in by the broker's second door, so that no burst of readings delays it. Senders choose the way by it, the
// broker refuses all else there.

#include "broker/wire/envelope.h"

namespace wire {

/// Drafts, approvals and receipts of warnings; orders, messages (Report) with priority, alarms taken over, operations
/// being opened; a key's revocation; a unit's emergency call. Not what could overtake something that it needs: steps of
/// orders, closing acts.
[[nodiscard]] bool isUrgent(Kind kind, base::BytesView payload);
/// A unit's report with FMS 0.
[[nodiscard]] bool isEmergencyCall(Kind kind, base::BytesView payload);

}  // namespace wire
