// SPDX-License-Identifier: EUPL-1.2
#include "broker/seal/seal.h"

#include <nettle/sha2.h>
#include <sodium.h>

#include <cstring>
#include <utility>

#include "broker/base/ensure.h"

namespace seal {

static_assert(sizeof(sha256_ctx) <= 128, "Sha256::m_state must hold the library's state");
static_assert(crypto_sign_SECRETKEYBYTES == 64 && crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_BYTES == 64);

void start() { ENSURE(sodium_init() >= 0, "libsodium could not start: no source of random numbers"); }

Hash sha256(base::BytesView bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

// nettle, since it uses the processor's own instructions for SHA-256 where it has them, and libsodium does not.
Sha256::Sha256() { sha256_init(reinterpret_cast<sha256_ctx*>(m_state.data())); }
void Sha256::add(base::BytesView bytes) {
    sha256_update(reinterpret_cast<sha256_ctx*>(m_state.data()), bytes.size(), bytes.data());
}
Hash Sha256::finish() {
    Hash hash{};
    sha256_digest(reinterpret_cast<sha256_ctx*>(m_state.data()), hash.size(), hash.data());
    return hash;
}

void fillRandom(std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); }

std::uint64_t randomU64() {
    std::uint64_t value = 0;
    randombytes_buf(&value, sizeof value);
    return value;
}

bool verify(const PublicKey& key, base::BytesView message, const SignatureBytes& signature) {
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

SigningKey SigningKey::generate() {
    start();
    SigningKey key;
    key.m_secret = static_cast<std::uint8_t*>(sodium_malloc(crypto_sign_SECRETKEYBYTES));
    ENSURE(key.m_secret != nullptr, "no locked memory for a signing key");
    crypto_sign_keypair(key.m_public.data(), key.m_secret);
    return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept
    : m_secret(std::exchange(other.m_secret, nullptr)), m_public(other.m_public) {}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
    if (this != &other) {
        if (m_secret) sodium_free(m_secret);  // wipes
        m_secret = std::exchange(other.m_secret, nullptr);
        m_public = other.m_public;
    }
    return *this;
}

SigningKey::~SigningKey() {
    if (m_secret) sodium_free(m_secret);
}

SignatureBytes SigningKey::sign(base::BytesView message) const {
    ENSURE(m_secret != nullptr, "sign() with a key that was moved away");
    SignatureBytes signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secret);
    return signature;
}

}  // namespace seal
