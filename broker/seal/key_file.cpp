// SPDX-License-Identifier: EUPL-1.2

// Key files are a few lines of text: a first line that names kind and version, then "name value" lines, values in
// hexadecimal but for the label. Small enough to be printed on paper and typed in again.

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <map>
#include <system_error>

#include "broker/base/ensure.h"
#include "broker/seal/seal.h"

namespace seal {
namespace {

constexpr char kSealedHead[] = "lagewerk-sealed-key 1";
constexpr char kCurveHead[] = "lagewerk-curve-key 1";
constexpr std::size_t kFileBytesMax = 4096;
// What a sealed file may ask of the machine: a damaged or hostile file must not order 1 TiB of memory.
constexpr std::uint64_t kMemBytesMax = 1ULL << 30;
constexpr std::uint64_t kOpsMax = 16;

using Lines = std::map<std::string, std::string>;

std::string reason() { return std::error_code(errno, std::generic_category()).message(); }

std::string decimal(std::uint64_t value) {
    std::array<char, 24> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

/// Creates the file new, mode 0600, and syncs it: a key that is lost at a power cut locks a person out.
base::Done writeNew(const std::filesystem::path& file, const std::string& content) {
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0) {
        if (errno == EEXIST)
            return base::Failure{"a key file stands there already and is never overwritten", file.string(),
                                 "choose another name or move the old file away"};
        return base::Failure{"cannot create the key file: " + reason(), file.string(),
                             "check that the folder exists and may be written"};
    }
    std::size_t written = 0;
    while (written < content.size()) {
        const ssize_t n = ::write(handle, content.data() + written, content.size() - written);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        written += static_cast<std::size_t>(n);
    }
    const bool good = written == content.size() && ::fsync(handle) == 0;
    const std::string why = reason();
    ::close(handle);
    if (good) return base::done();
    ::unlink(file.c_str());
    return base::Failure{"cannot write the key file: " + why, file.string(), "make room on the disk and try again"};
}

base::Failure damaged(const std::filesystem::path& file, const std::string& what) {
    return {"the key file is damaged: " + what, file.string(), "restore it from its copy, or enrol a new key"};
}

base::Outcome<Lines> readLines(const std::filesystem::path& file, const std::string& head) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return base::Failure{"cannot open the key file", file.string(), "check the path and the rights to read it"};
    std::string content(kFileBytesMax + 1, '\0');
    in.read(content.data(), static_cast<std::streamsize>(content.size()));
    content.resize(static_cast<std::size_t>(in.gcount()));
    if (content.size() > kFileBytesMax) return damaged(file, "longer than any key file");
    Lines lines;
    std::size_t at = 0;
    bool first = true;
    while (at < content.size()) {
        std::size_t end = content.find('\n', at);
        if (end == std::string::npos) end = content.size();
        const std::string line = content.substr(at, end - at);
        at = end + 1;
        if (first) {
            if (line != head) return damaged(file, "its first line is not \"" + head + "\"");
            first = false;
            continue;
        }
        const std::size_t space = line.find(' ');
        if (space == std::string::npos) continue;
        lines[line.substr(0, space)] = line.substr(space + 1);
    }
    if (first) return damaged(file, "it is empty");
    return lines;
}

std::optional<std::uint64_t> number(const Lines& lines, const char* name) {
    const auto line = lines.find(name);
    if (line == lines.end()) return std::nullopt;
    std::uint64_t value = 0;
    const char* end = line->second.data() + line->second.size();
    const auto read = std::from_chars(line->second.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return value;
}

template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> field(const Lines& lines, const char* name) {
    const auto line = lines.find(name);
    if (line == lines.end()) return std::nullopt;
    return base::arrayFromHex<N>(line->second);
}

using SealKey = std::array<std::uint8_t, crypto_secretbox_KEYBYTES>;

bool stretch(SealKey& key, const std::string& passphrase, const std::array<std::uint8_t, crypto_pwhash_SALTBYTES>& salt,
             std::uint64_t ops, std::uint64_t mem) {
    return crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), salt.data(), ops,
                         static_cast<std::size_t>(mem), crypto_pwhash_ALG_ARGON2ID13) == 0;
}

}  // namespace

base::Done SigningKey::saveSealed(const std::filesystem::path& file, const std::string& label,
                                  const std::string& passphrase, bool cheap) const {
    ENSURE(m_secret != nullptr, "saveSealed() of a key that was moved away");
    if (label.find('\n') != std::string::npos || label.size() > 200)
        return base::Failure{"a key's label is one line of at most 200 bytes", file.string(), "choose a shorter label"};
    const std::uint64_t ops = cheap ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_MODERATE;
    const std::uint64_t mem = cheap ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_MODERATE;
    std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt{};
    std::array<std::uint8_t, crypto_secretbox_NONCEBYTES> nonce{};
    fillRandom(salt);
    fillRandom(nonce);
    SealKey key{};
    if (!stretch(key, passphrase, salt, ops, mem))
        return base::Failure{"not enough memory to seal the key", file.string(),
                             "free 256 MiB of memory and try again"};
    std::array<std::uint8_t, 64 + crypto_secretbox_MACBYTES> box{};
    crypto_secretbox_easy(box.data(), m_secret, 64, nonce.data(), key.data());
    sodium_memzero(key.data(), key.size());
    return writeNew(file, std::string(kSealedHead) + "\nlabel " + label + "\npublic " + base::toHex(m_public) +
                              "\nops " + decimal(ops) + "\nmem " + decimal(mem) + "\nsalt " + base::toHex(salt) +
                              "\nnonce " + base::toHex(nonce) + "\nbox " + base::toHex(box) + "\n");
}

base::Outcome<SigningKey> SigningKey::openSealed(const std::filesystem::path& file, const std::string& passphrase) {
    start();
    const auto lines = readLines(file, kSealedHead);
    if (!lines) return lines.failure();
    const auto publicKey = field<32>(lines.value(), "public");
    const auto salt = field<crypto_pwhash_SALTBYTES>(lines.value(), "salt");
    const auto nonce = field<crypto_secretbox_NONCEBYTES>(lines.value(), "nonce");
    const auto box = field<64 + crypto_secretbox_MACBYTES>(lines.value(), "box");
    const auto ops = number(lines.value(), "ops");
    const auto mem = number(lines.value(), "mem");
    if (!publicKey || !salt || !nonce || !box || !ops || !mem) return damaged(file, "a line is missing or unreadable");
    if (*ops > kOpsMax || *mem > kMemBytesMax) return damaged(file, "it asks for more work than any sealing uses");
    SealKey key{};
    if (!stretch(key, passphrase, *salt, *ops, *mem))
        return base::Failure{"not enough memory to open the key", file.string(),
                             "free 256 MiB of memory and try again"};
    SigningKey opened;
    opened.m_secret = static_cast<std::uint8_t*>(sodium_malloc(crypto_sign_SECRETKEYBYTES));
    ENSURE(opened.m_secret != nullptr, "no locked memory for a signing key");
    const bool good =
        crypto_secretbox_open_easy(opened.m_secret, box->data(), box->size(), nonce->data(), key.data()) == 0;
    sodium_memzero(key.data(), key.size());
    if (!good)
        return base::Failure{"the passphrase does not open this key", file.string(), "type the passphrase again"};
    crypto_sign_ed25519_sk_to_pk(opened.m_public.data(), opened.m_secret);
    if (opened.m_public != *publicKey) return damaged(file, "its public key is not that of the sealed one");
    return opened;
}

base::Outcome<std::string> SigningKey::labelOf(const std::filesystem::path& file) {
    const auto lines = readLines(file, kSealedHead);
    if (!lines) return lines.failure();
    const auto label = lines.value().find("label");
    if (label == lines.value().end()) return damaged(file, "it has no label");
    return label->second;
}

CurveKeys CurveKeys::generate() {
    start();
    CurveKeys keys;
    crypto_box_keypair(keys.publicKey.data(), keys.secretKey.data());
    return keys;
}

base::Done CurveKeys::save(const std::filesystem::path& file) const {
    return writeNew(file, std::string(kCurveHead) + "\npublic " + base::toHex(publicKey) + "\nsecret " +
                              base::toHex(secretKey) + "\n");
}

base::Outcome<CurveKeys> CurveKeys::load(const std::filesystem::path& file) {
    const auto lines = readLines(file, kCurveHead);
    if (!lines) return lines.failure();
    const auto publicKey = field<32>(lines.value(), "public");
    const auto secretKey = field<32>(lines.value(), "secret");
    if (!publicKey || !secretKey) return damaged(file, "a line is missing or unreadable");
    PublicKey derived{};
    crypto_scalarmult_base(derived.data(), secretKey->data());
    if (derived != *publicKey) return damaged(file, "its public key does not belong to its secret key");
    return CurveKeys{*publicKey, *secretKey};
}

}  // namespace seal
