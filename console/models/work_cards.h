// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Cards of "Jetzt zu tun" about what was ordered and who is at work.

#include <vector>

#include "console/models/todo_list.h"

namespace models {

/// One for each order that is overdue or cannot be done, and one for all units that are to be relieved.
[[nodiscard]] std::vector<TodoRow> workCards(const session::Store& store, const Format& format, base::Instant now);

}  // namespace models
