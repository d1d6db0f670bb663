// SPDX-License-Identifier: EUPL-1.2
#include "broker/seal/sealed_bytes.h"

#include <sodium.h>

#include <algorithm>

namespace seal {
namespace {

constexpr std::uint8_t kUsualLevel = 1, kCheapLevel = 2;
constexpr std::size_t kSealedHeadBytes = 1 + crypto_pwhash_SALTBYTES + crypto_secretbox_NONCEBYTES;

/// Nothing when there is not enough memory for it, or the level is unknown.
std::optional<std::array<std::uint8_t, crypto_secretbox_KEYBYTES>> keyFrom(const std::string& passphrase,
                                                                           const std::uint8_t* salt,
                                                                           std::uint8_t level) {
    if (level != kUsualLevel && level != kCheapLevel) return std::nullopt;
    const auto ops = level == kCheapLevel ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_MODERATE;
    const auto mem = level == kCheapLevel ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE;
    std::array<std::uint8_t, crypto_secretbox_KEYBYTES> key{};
    if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), salt, ops, mem,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return std::nullopt;
    return key;
}

}  // namespace

base::Outcome<base::Bytes> sealBytes(base::BytesView bytes, const std::string& passphrase, bool cheap) {
    start();
    base::Bytes sealed(kSealedHeadBytes + bytes.size() + crypto_secretbox_MACBYTES);
    sealed[0] = cheap ? kCheapLevel : kUsualLevel;
    fillRandom(std::span(sealed).subspan(1, kSealedHeadBytes - 1));
    auto key = keyFrom(passphrase, sealed.data() + 1, sealed[0]);
    if (!key) return base::Failure{"not enough memory to seal", "", "free 64 MiB of memory and try again"};
    crypto_secretbox_easy(sealed.data() + kSealedHeadBytes, bytes.data(), bytes.size(),
                          sealed.data() + 1 + crypto_pwhash_SALTBYTES, key->data());
    sodium_memzero(key->data(), key->size());
    return sealed;
}

base::Outcome<base::Bytes> openBytes(base::BytesView sealed, const std::string& passphrase) {
    start();
    if (sealed.size() < kSealedHeadBytes + crypto_secretbox_MACBYTES)
        return base::Failure{"what is sealed is cut short", "", "get it again"};
    if (sealed[0] != kUsualLevel && sealed[0] != kCheapLevel)
        return base::Failure{"what is sealed is damaged", "", "get it again"};
    auto key = keyFrom(passphrase, sealed.data() + 1, sealed[0]);
    if (!key) return base::Failure{"not enough memory to open it", "", "free 64 MiB of memory and try again"};
    base::Bytes bytes(sealed.size() - kSealedHeadBytes - crypto_secretbox_MACBYTES);
    const bool good =
        crypto_secretbox_open_easy(bytes.data(), sealed.data() + kSealedHeadBytes, sealed.size() - kSealedHeadBytes,
                                   sealed.data() + 1 + crypto_pwhash_SALTBYTES, key->data()) == 0;
    sodium_memzero(key->data(), key->size());
    if (!good) return base::Failure{"the passphrase does not open it", "", "type it again"};
    return bytes;
}

CurveKeys curveKeysOf(const std::array<std::uint8_t, 32>& secretKey) {
    start();
    CurveKeys keys;
    keys.secretKey = secretKey;
    crypto_scalarmult_base(keys.publicKey.data(), secretKey.data());
    return keys;
}

}  // namespace seal
