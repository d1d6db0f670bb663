// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/identity.h"

#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>

#include "broker/base/clock.h"
#include "broker/base/toml.h"
#include "broker/client/identity_card.h"
#include "broker/wire/roster.h"

namespace client {
namespace {

constexpr const char* kIdentityFile = "identity.toml";
constexpr const char* kIdentityKeyFile = "curve.key";

/// Reads the fields of one identity file; remembers the first that is missing or wrong.
struct IdentityReader {
    const toml::table& table;
    std::string file;
    std::optional<base::Failure> failure;

    std::string text(const char* field) {
        const auto value = table[field].value<std::string>();
        if (!value && !failure)
            failure = base::Failure{std::string("the field '") + field + "' is missing or not a text", file,
                                    "have the device enrolled again (lagewerk-keys enrol-device)"};
        return value.value_or("");
    }
    template <std::size_t N>
    std::array<std::uint8_t, N> hex(const char* field) {
        const auto bytes = base::arrayFromHex<N>(text(field));
        if (!bytes && !failure)
            failure = base::Failure{
                std::string("the field '") + field + "' is not " + std::to_string(2 * N) + " hexadecimal digits", file,
                "have the device enrolled again (lagewerk-keys enrol-device)"};
        return bytes.value_or(std::array<std::uint8_t, N>{});
    }
};

}  // namespace

wire::DeviceId deviceIdOf(const seal::PublicKey& curveKey) { return wire::deviceIdOf(curveKey); }

wire::DeviceId Identity::device() const { return deviceIdOf(keys.publicKey); }

std::filesystem::path besideIdentity(const std::filesystem::path& folderOrFile, const std::string& name) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(folderOrFile, ignored)) return folderOrFile / name;
    return folderOrFile.parent_path() / (folderOrFile.filename().string() + "." + name);
}

base::Outcome<Identity> loadIdentity(const std::filesystem::path& dir) {
    if (std::error_code none; std::filesystem::is_regular_file(dir, none)) {
        const char* pin = std::getenv("LAGEWERK_DEVICE_PIN");
        return takeUpCard(dir, {machineName(), base::SystemClock().now(), pin != nullptr ? pin : ""});
    }
    const std::filesystem::path file = dir / kIdentityFile;
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return base::Failure{
            "there is no identity here", file.string(),
            "give the folder that lagewerk-keys enrol-device made (--identity REALM/parties/NAME), or the file "
            "of lagewerk-keys invite"};
    const toml::parse_result parsed = toml::parse_file(file.string());
    if (!parsed) {
        const auto& error = parsed.error();
        return base::Failure{"the identity cannot be read: " + std::string(error.description()),
                             file.string() + ", line " + std::to_string(error.source().begin.line),
                             "have the device enrolled again (lagewerk-keys enrol-device)"};
    }
    IdentityReader reader{parsed.table(), file.string(), std::nullopt};
    Identity identity;
    const std::string kind = reader.text("realm_kind");
    identity.realm.kind = kind == "live" ? wire::RealmKind::Live : wire::RealmKind::Exercise;
    identity.realm.uuid = reader.hex<16>("realm_uuid");
    identity.realmName = reader.text("realm_name");
    identity.endpoint = reader.text("endpoint");
    identity.brokerCurveKey = reader.hex<32>("broker_curve_key");
    identity.brokerSignKey = reader.hex<32>("broker_sign_key");
    identity.deviceName = reader.text("device_name");
    const std::string keyFile = reader.text("key_file");
    if (reader.failure) return *reader.failure;
    if (kind != "live" && kind != "exercise")
        return base::Failure{"the field 'realm_kind' is '" + kind + "'", file.string(), "it must be live or exercise"};
    auto keys = seal::CurveKeys::load(dir / keyFile);
    if (!keys) return keys.failure();
    identity.keys = keys.value();
    return identity;
}

base::Done saveIdentity(const std::filesystem::path& dir, const Identity& identity) {
    std::error_code error;
    std::filesystem::create_directories(dir, error);
    if (error) return base::Failure{"the folder cannot be made: " + error.message(), dir.string(), "check its rights"};
    const toml::table table{
        {"realm_kind", identity.realm.kind == wire::RealmKind::Live ? "live" : "exercise"},
        {"realm_uuid", base::toHex(identity.realm.uuid)},
        {"realm_name", identity.realmName},
        {"endpoint", identity.endpoint},
        {"broker_curve_key", base::toHex(identity.brokerCurveKey)},
        {"broker_sign_key", base::toHex(identity.brokerSignKey)},
        {"device_name", identity.deviceName},
        {"key_file", kIdentityKeyFile},
    };
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << table << '\n';
    // The key first: a folder with an identity file is a whole one.
    if (auto saved = identity.keys.save(dir / kIdentityKeyFile); !saved) return saved;
    const std::filesystem::path file = dir / kIdentityFile, fresh = dir / "identity.toml.new";
    std::ofstream(fresh, std::ios::binary | std::ios::trunc) << text.str();
    std::filesystem::rename(fresh, file, error);
    if (error)
        return base::Failure{"the identity cannot be written: " + error.message(), file.string(), "check the disk"};
    return base::done();
}

}  // namespace client
