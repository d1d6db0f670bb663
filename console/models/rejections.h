// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QString>

#include "console/session/may_say.h"

namespace models {

/// A rejection number in words a person can act on, with the number: "Der Text wurde seit der ersten Freigabe
/// geändert. Bitte neu prüfen. (302)"
[[nodiscard]] QString rejectionWords(const wire::Rejection& rejection);
/// What became of something said: "wird gesendet …", "gespeichert", the rejection, or why it could not leave.
[[nodiscard]] QString sayingWords(const session::Saying& saying);

/// Why nobody here may say this kind now; empty: whoever is logged in may.
[[nodiscard]] QString whyNotSay(const session::Store& store, const session::Login& login, wire::Kind kind);

/// What is wrong with the broker's disk: "Platte voll".
[[nodiscard]] QString troubleWords(wire::Trouble trouble);

/// A failure of this machine (a key that will not open, a file) in the console's language.
[[nodiscard]] QString failureWords(const base::Failure& failure);

}  // namespace models
