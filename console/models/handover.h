// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the next shift finds open: handed over in words and on paper together with what has changed.

#include "console/models/changes.h"
#include "console/models/todo_list.h"
#include "console/session/login.h"

namespace models {

/// "Jetzt zu tun" as it stands, then the open orders, the most pressing first. Of the present: while a past picture is
/// shown `todo` would be that one's.
[[nodiscard]] std::vector<ChangeRow> openMatters(const std::vector<TodoRow>& todo, const session::Store& store);

/// The entry of the log that the one who goes signs: who hands over to whom, what stands open, what he adds himself.
[[nodiscard]] QString handoverWords(const session::Identified& from, const session::Identified& to, int openMatters,
                                    const QString& note);

}  // namespace models
