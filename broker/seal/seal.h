// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The only door of libsodium: hashes, signatures, sealed key files, random ids.

#include <array>
#include <filesystem>
#include <string>

#include "broker/base/bytes.h"
#include "broker/base/outcome.h"

namespace seal {

/// Bytes that a passphrase of a key file must have. NIST SP 800-63B asks for 8 where guesses are counted; nobody counts
/// guesses at a copied file.
inline constexpr std::size_t kPassphraseMin = 12;

using Hash = std::array<std::uint8_t, 32>;
using PublicKey = std::array<std::uint8_t, 32>;
using SignatureBytes = std::array<std::uint8_t, 64>;

/// Must be called once per process before anything else here; a bug if the library cannot start.
void start();

[[nodiscard]] Hash sha256(base::BytesView bytes);
/// SHA-256 over pieces, as if they were one.
class Sha256 {
public:
    Sha256();
    void add(base::BytesView bytes);
    [[nodiscard]] Hash finish();

private:
    alignas(16) std::array<std::uint8_t, 128> m_state;  // set by the constructor
};

void fillRandom(std::span<std::uint8_t> bytes);
[[nodiscard]] std::uint64_t randomU64();

[[nodiscard]] bool verify(const PublicKey& key, base::BytesView message, const SignatureBytes& signature);

/// An unlocked Ed25519 key. Lives in locked memory, wiped at the end. Movable, not copyable.
class SigningKey {
public:
    [[nodiscard]] static SigningKey generate();
    SigningKey(SigningKey&&) noexcept;
    SigningKey& operator=(SigningKey&&) noexcept;
    ~SigningKey();

    [[nodiscard]] const PublicKey& publicKey() const { return m_public; }
    [[nodiscard]] SignatureBytes sign(base::BytesView message) const;

    /// Writes the key sealed by `passphrase` (Argon2id, moderate limits; `cheap` for tests and exercise keys) with
    /// `label` in clear. File mode 0600; an existing file is never overwritten.
    [[nodiscard]] base::Done saveSealed(const std::filesystem::path& file, const std::string& label,
                                        const std::string& passphrase, bool cheap = false) const;
    /// Opens a sealed key file; a wrong passphrase and a damaged file are two different failures.
    [[nodiscard]] static base::Outcome<SigningKey> openSealed(const std::filesystem::path& file,
                                                              const std::string& passphrase);
    /// The label in clear, without the passphrase.
    [[nodiscard]] static base::Outcome<std::string> labelOf(const std::filesystem::path& file);

private:
    SigningKey() = default;
    std::uint8_t* m_secret = nullptr;  ///< 64 bytes from sodium_malloc, owned
    PublicKey m_public{};
};

/// A CURVE key pair (X25519) of a device, kept in a file of mode 0600, unsealed: a device starts without a person.
struct CurveKeys {
    PublicKey publicKey{};
    std::array<std::uint8_t, 32> secretKey{};
    [[nodiscard]] static CurveKeys generate();
    [[nodiscard]] base::Done save(const std::filesystem::path& file) const;
    [[nodiscard]] static base::Outcome<CurveKeys> load(const std::filesystem::path& file);
};

}  // namespace seal
