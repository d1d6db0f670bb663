// SPDX-License-Identifier: EUPL-1.2
#pragma once

// XML signatures on an alert. What may be in one is fixed before the signature library sees it: one reference to the
// whole document, the enveloped-signature transform and canonicalisation, nothing else.

#include <libxml/tree.h>

#include <optional>
#include <string>
#include <vector>

#include "gis/warning/foreign_alert.h"

namespace warning {

/// What a signature says it was made with; every word of it is one that is allowed here.
struct SignatureForm {
    bool isWeak = false;                    ///< SHA-1
    std::vector<std::string> certificates;  ///< base64, of KeyInfo
    std::string modulus, exponent;          ///< base64, of KeyInfo
};
/// Nothing, with the reason in `why`, for a signature that cannot prove the alert or is not to be tried.
[[nodiscard]] std::optional<SignatureForm> signatureFormOf(const xmlNode& signature, std::string& why);

struct SignatureVerdict {
    SignatureState state = SignatureState::None;
    std::string signer;
    std::vector<CapProblem> findings;
};
/// Of the alert that is the root of its own document, by the signatures that are its children.
[[nodiscard]] SignatureVerdict checkSignatures(xmlDoc& document, base::Instant sent, const ForeignReading& how);

}  // namespace warning
