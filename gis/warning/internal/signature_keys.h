// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Public keys and certificates (OpenSSL, which the signature library works with).

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <vector>

#include "gis/warning/foreign_alert.h"

namespace warning {

struct FreeOpenSsl {
    void operator()(X509* one) const { X509_free(one); }
    void operator()(EVP_PKEY* one) const { EVP_PKEY_free(one); }
};
using Certificate = std::unique_ptr<X509, FreeOpenSsl>;
using PublicKey = std::unique_ptr<EVP_PKEY, FreeOpenSsl>;

struct TrustedSigners::Certificates {
    std::vector<Certificate> all;
};

/// Null for what is none.
[[nodiscard]] Certificate certificateOf(std::string_view base64);
[[nodiscard]] PublicKey rsaKeyOf(std::string_view modulus, std::string_view exponent);
[[nodiscard]] PublicKey keyOf(const X509& certificate);

enum class KeyStrength { TooSmall, Weak, Good };
[[nodiscard]] KeyStrength strengthOf(const EVP_PKEY& key);
[[nodiscard]] bool isSameKey(const EVP_PKEY& a, const EVP_PKEY& b);
[[nodiscard]] bool isBegun(const X509& certificate, base::Instant at);
[[nodiscard]] bool isEnded(const X509& certificate, base::Instant at);
/// "CN=..., O=..." in UTF-8.
[[nodiscard]] std::string subjectOf(const X509& certificate);

}  // namespace warning
