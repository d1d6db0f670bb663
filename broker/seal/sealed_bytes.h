// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A few bytes sealed by a passphrase, and keys from their secret half: what an identity that travels as one text needs.

#include <string>

#include "broker/base/outcome.h"
#include "broker/seal/seal.h"

namespace seal {

/// Level, salt, nonce and box in one piece; Argon2id with 64 MiB, so that a small field device can open it (`cheap`:
/// for tests).
[[nodiscard]] base::Outcome<base::Bytes> sealBytes(base::BytesView bytes, const std::string& passphrase,
                                                   bool cheap = false);
/// A wrong passphrase and changed bytes cannot be told apart here.
[[nodiscard]] base::Outcome<base::Bytes> openBytes(base::BytesView sealed, const std::string& passphrase);

/// The CURVE key pair of this secret key.
[[nodiscard]] CurveKeys curveKeysOf(const std::array<std::uint8_t, 32>& secretKey);

}  // namespace seal
