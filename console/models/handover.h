// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the next shift finds open: handed over in words and on paper together with what has changed.

#include "console/models/changes.h"
#include "console/session/login.h"

namespace models {

/// "Jetzt zu tun" as whoever has that function sees it (empty: anybody), then the open orders, the most pressing first.
/// Of the present, whatever is looked at.
[[nodiscard]] std::vector<ChangeRow> openMatters(const session::Store& store, const Format& format,
                                                 const std::string& function);

/// The entry of the log that the one who goes signs: who hands over to whom, what stands open, what he adds himself.
[[nodiscard]] QString handoverWords(const session::Identified& from, const session::Identified& to, int openMatters,
                                    const QString& note);

}  // namespace models
