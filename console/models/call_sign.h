// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Whose a unit is, by the first word of its call sign, where no radio has told: the Kennwörter of the German services
// (Funkrufnamen of the BOS: "Florian" fire brigade, "Heros" THW, "Rotkreuz" DRK, "Akkon" JUH, "Johannes" MHD, "Sama"
// ASB, "Pelikan" DLRG).

#include <string>

namespace models {

/// As units name it in their reports ("Feuerwehr", "THW", "DRK" ...); empty: not known from the call sign.
[[nodiscard]] std::string organisationByCallSign(const std::string& callSign);

}  // namespace models
