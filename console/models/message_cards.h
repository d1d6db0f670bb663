// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "console/models/todo_list.h"

namespace models {

/// What is to be done about messages: those with priority that nobody has sighted are everybody's, those that wait for
/// one function stand on its own screen alone. `function`: of who is logged in; empty: nobody.
[[nodiscard]] std::vector<TodoRow> messageCards(const session::Store& store, const Format& format,
                                                const std::string& function, base::Instant now);

}  // namespace models
