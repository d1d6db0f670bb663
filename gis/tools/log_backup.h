// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A realm copied while its broker runs, and made anew from the copy. Outboxes are not copied: one that was copied would
// count again what it has counted since, so that new messages would pass for old ones. A device whose outbox is gone
// begins another epoch by itself.

#include <string>

namespace tools {

struct BackupCall {
    std::string realm;
    std::string folder;  ///< the copy
};
/// Exit status: 0 done, 1 failed.
[[nodiscard]] int backUp(const BackupCall& call);
/// The restored journal has another epoch, so that followers notice that history was rewound.
[[nodiscard]] int restore(const BackupCall& call);

}  // namespace tools
