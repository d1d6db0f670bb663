// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/cap_report.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "gis/warning/foreign_alert.h"

namespace tools {
namespace {

using CapLine = nlohmann::ordered_json;

/// One more than what is read of a message: the reader says what is too long.
constexpr std::size_t kBytesRead = 2 * 1024 * 1024 + 1;
constexpr int kExitRefused = 1;
constexpr int kExitCall = 2;

const char* capWordOf(warning::ForeignVerdict verdict) {
    switch (verdict) {
        case warning::ForeignVerdict::Valid: return "valid";
        case warning::ForeignVerdict::Deviations: return "deviations";
        case warning::ForeignVerdict::Refused: break;
    }
    return "refused";
}

const char* capWordOf(warning::SignatureState state) {
    switch (state) {
        case warning::SignatureState::None: return "none";
        case warning::SignatureState::Verified: return "verified";
        case warning::SignatureState::UnknownSigner: return "unknown-signer";
        case warning::SignatureState::Broken: break;
    }
    return "broken";
}

std::optional<std::string> beginningOf(const std::filesystem::path& file) {
    std::error_code failed;
    if (std::filesystem::is_directory(file, failed)) return std::nullopt;
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    std::string bytes(kBytesRead, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in.bad()) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

/// The GeoJSON beside a NINA warning, by the same name.
std::string areaBeside(const std::filesystem::path& file) {
    if (file.extension() != ".json") return {};
    return beginningOf(std::filesystem::path(file).replace_extension(".geojson")).value_or("");
}

warning::ForeignFile foreignFileOf(const std::string& name, const warning::TrustedSigners* trust, base::Instant now) {
    const auto bytes = beginningOf(name);
    warning::ForeignFile file;
    if (!bytes) {
        file.findings.push_back({"file.unreadable", name, "there is no such file, or it cannot be read", false});
        return file;
    }
    const std::string area = areaBeside(name);
    file = warning::readForeign(*bytes, {trust, now, area});
    std::error_code failed;
    const auto size = std::filesystem::file_size(name, failed);
    if (!failed && size > kBytesRead && !file.findings.empty() && file.findings.front().rule == "file.size")
        file.findings.front().text = std::to_string(size) + " bytes; at most 2 MB are read";
    return file;
}

std::string capLineOf(const std::string& name, const warning::ForeignFile& file) {
    CapLine line{{"file", name}, {"alerts", file.alerts.size()}, {"verdict", capWordOf(file.verdict)}};
    line["findings"] = CapLine::array();
    for (const auto& one : file.findings)
        line["findings"].push_back({{"code", one.rule}, {"where", one.where}, {"text", one.text}});
    line["signature"] = capWordOf(file.signature);
    line["language"] = file.languages;
    return line.dump(-1, ' ', false, CapLine::error_handler_t::replace);
}

/// Nothing trusted without the option; a failure is said.
bool loadTrust(const CapCall& call, std::optional<warning::TrustedSigners>& trust) {
    if (call.trust.empty()) return true;
    auto loaded = warning::TrustedSigners::load(call.trust);
    if (!loaded) {
        std::fprintf(stderr, "lagewerk-cap: %s\n", loaded.failure().text().c_str());
        return false;
    }
    trust = std::move(loaded.value());
    return true;
}

}  // namespace

int checkCapFiles(const CapCall& call) {
    std::optional<warning::TrustedSigners> trust;
    if (!loadTrust(call, trust)) return kExitCall;
    int status = 0;
    for (const std::string& name : call.files) {
        const auto file = foreignFileOf(name, trust ? &*trust : nullptr, call.now);
        if (file.verdict == warning::ForeignVerdict::Refused) status = kExitRefused;
        std::printf("%s\n", capLineOf(name, file).c_str());
    }
    return status;
}

int showCapFile(const CapCall& call) {
    std::optional<warning::TrustedSigners> trust;
    if (!loadTrust(call, trust)) return kExitCall;
    const auto file = foreignFileOf(call.files.front(), trust ? &*trust : nullptr, call.now);
    std::printf("%s", warning::showForeign(file, call.isGerman).c_str());
    return file.verdict == warning::ForeignVerdict::Refused ? kExitRefused : 0;
}

}  // namespace tools
