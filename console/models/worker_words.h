// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Sentences that the worker and the broker write into the journal in English, for people who read another language. The
// journal keeps them as they were said; what is not known here is shown as it came.

#include <string>

#include <QString>

namespace models {

/// Why a rule file is not in force: "rules.toml:14: unknown key \"levle\"; did you mean \"level\"? (and 2 more)" as
/// "rules.toml, Zeile 14: unbekanntes Wort „levle“; gemeint: „level“? (und 2 weitere)".
[[nodiscard]] QString ruleProblemWords(const std::string& problem);
/// Why a town's package is not the right one (fusion::mayReplace, fusion::fitsStations).
[[nodiscard]] QString townProblemWords(const std::string& problem);
/// Why a warning did not go out to one of its recipients (wire::Receipt::detail).
[[nodiscard]] QString deliveryWords(const std::string& why);
/// Why there is no link to the broker, its journal is another one, or it cannot make safe what it accepts.
[[nodiscard]] QString linkWords(const std::string& why);

}  // namespace models
