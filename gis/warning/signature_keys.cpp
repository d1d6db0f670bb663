// SPDX-License-Identifier: EUPL-1.2
#include "gis/warning/internal/signature_keys.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace warning {
namespace {

constexpr std::size_t kTrustedMax = 256;
constexpr std::size_t kTrustedBytesMax = 1024 * 1024;

struct FreeParts {
    void operator()(BIO* one) const { BIO_free(one); }
    void operator()(BIGNUM* one) const { BN_free(one); }
    void operator()(OSSL_PARAM_BLD* one) const { OSSL_PARAM_BLD_free(one); }
    void operator()(OSSL_PARAM* one) const { OSSL_PARAM_free(one); }
    void operator()(EVP_PKEY_CTX* one) const { EVP_PKEY_CTX_free(one); }
};
template <class T>
using Part = std::unique_ptr<T, FreeParts>;

/// Blanks are skipped; nothing for what is no base64.
std::vector<unsigned char> bytesOfBase64(std::string_view base64) {
    std::string digits;
    for (const char c : base64)
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') digits += c;
    if (digits.empty() || digits.size() % 4 != 0) return {};
    std::vector<unsigned char> out(digits.size() / 4 * 3);
    const int count = EVP_DecodeBlock(out.data(), reinterpret_cast<const unsigned char*>(digits.data()),
                                      static_cast<int>(digits.size()));
    if (count < 0) return {};
    const auto padding = static_cast<std::size_t>(std::ranges::count(digits.substr(digits.size() - 2), '='));
    out.resize(static_cast<std::size_t>(count) - padding);
    return out;
}

Part<BIGNUM> numberOfBase64(std::string_view base64) {
    const auto bytes = bytesOfBase64(base64);
    return Part<BIGNUM>(bytes.empty() ? nullptr : BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

base::Instant instantOf(const ASN1_TIME* time) {
    std::tm civil{};
    if (ASN1_TIME_to_tm(time, &civil) != 1) return {};
    return base::fromCivilUtc(
        {civil.tm_year + 1900, civil.tm_mon + 1, civil.tm_mday, civil.tm_hour, civil.tm_min, civil.tm_sec, 0});
}

base::Done addFrom(const std::filesystem::path& file, std::vector<Certificate>& all) {
    const auto failed = [&](const char* what) {
        return base::Failure{what, file.string(),
                             "give certificates of senders in PEM (\"-----BEGIN CERTIFICATE-----\")"};
    };
    std::ifstream in(file, std::ios::binary);
    std::string bytes(kTrustedBytesMax + 1, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (bytes.empty() || in.bad()) return failed("the file of certificates cannot be read or is empty");
    if (bytes.size() > kTrustedBytesMax) return failed("a file of certificates has more than 1 MB");
    const Part<BIO> source(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
    const std::size_t before = all.size();
    while (all.size() < kTrustedMax) {
        Certificate one(PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr));
        if (!one) break;
        all.push_back(std::move(one));
    }
    ERR_clear_error();
    if (all.size() == before) return failed("there is no certificate in the file");
    return base::done();
}

}  // namespace

Certificate certificateOf(std::string_view base64) {
    const auto bytes = bytesOfBase64(base64);
    const unsigned char* at = bytes.data();
    Certificate out(bytes.empty() ? nullptr : d2i_X509(nullptr, &at, static_cast<long>(bytes.size())));
    ERR_clear_error();
    return out;
}

PublicKey rsaKeyOf(std::string_view modulus, std::string_view exponent) {
    const auto n = numberOfBase64(modulus), e = numberOfBase64(exponent);
    const Part<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return nullptr;
    const Part<OSSL_PARAM> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const Part<EVP_PKEY_CTX> maker(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY* key = nullptr;
    if (maker && parameters && EVP_PKEY_fromdata_init(maker.get()) == 1)
        EVP_PKEY_fromdata(maker.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get());
    ERR_clear_error();
    return PublicKey(key);
}

PublicKey keyOf(const X509& certificate) {
    PublicKey key(X509_get_pubkey(const_cast<X509*>(&certificate)));
    ERR_clear_error();
    return key;
}

KeyStrength strengthOf(const EVP_PKEY& key) {
    const int bits = EVP_PKEY_get_bits(&key);
    switch (EVP_PKEY_get_base_id(&key)) {
        case EVP_PKEY_RSA:
            if (bits < 1024 || bits > 8192) return KeyStrength::TooSmall;
            return bits < 2048 ? KeyStrength::Weak : KeyStrength::Good;
        case EVP_PKEY_EC: return bits < 224 ? KeyStrength::TooSmall : KeyStrength::Good;
        default: return KeyStrength::TooSmall;
    }
}

bool isSameKey(const EVP_PKEY& a, const EVP_PKEY& b) {
    const bool isSame = EVP_PKEY_eq(&a, &b) == 1;
    ERR_clear_error();
    return isSame;
}

bool isBegun(const X509& certificate, base::Instant at) { return instantOf(X509_get0_notBefore(&certificate)) <= at; }
bool isEnded(const X509& certificate, base::Instant at) { return instantOf(X509_get0_notAfter(&certificate)) < at; }

std::string subjectOf(const X509& certificate) {
    const Part<BIO> page(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(page.get(), X509_get_subject_name(&certificate), 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char* text = nullptr;
    const long count = BIO_get_mem_data(page.get(), &text);
    return std::string(text, static_cast<std::size_t>(std::clamp(count, 0L, 300L)));
}

base::Outcome<TrustedSigners> TrustedSigners::load(const std::string& path) {
    namespace fs = std::filesystem;
    auto certificates = std::make_shared<Certificates>();
    std::vector<fs::path> files;
    std::error_code failed;
    if (fs::is_directory(path, failed)) {
        for (const auto& entry : fs::directory_iterator(path, failed))
            for (const char* ending : {".pem", ".crt", ".cer"})
                if (entry.path().extension() == ending) files.push_back(entry.path());
        std::ranges::sort(files);
    } else {
        files.emplace_back(path);
    }
    for (const fs::path& file : files)
        if (const auto added = addFrom(file, certificates->all); !added) return added.failure();
    if (certificates->all.empty())
        return base::Failure{"there is no certificate in the folder", path,
                             "put the senders' certificates there as .pem"};
    TrustedSigners trust;
    trust.m_certificates = std::move(certificates);
    return trust;
}

}  // namespace warning
