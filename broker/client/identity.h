// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who a party is: the folder that lagewerk-broker init and lagewerk-keys enrol-device write and every program reads.

#include <filesystem>
#include <string>

#include "broker/base/outcome.h"
#include "broker/seal/seal.h"
#include "broker/wire/ids.h"

namespace client {

/// What a party needs to know to connect; read from its own folder (loadIdentity).
struct Identity {
    wire::RealmId realm;
    std::string realmName;
    std::string endpoint;  ///< "tcp://127.0.0.1:5557"
    seal::PublicKey brokerCurveKey{};
    seal::PublicKey brokerSignKey{};
    std::string deviceName;
    seal::CurveKeys keys;
    [[nodiscard]] wire::DeviceId device() const;
};
/// From a folder: `identity.toml` and the key file it names (lagewerk-keys enrol-device). From a file: an identity card
/// (lagewerk-keys invite), which this machine takes up; its PIN comes from LAGEWERK_DEVICE_PIN.
[[nodiscard]] base::Outcome<Identity> loadIdentity(const std::filesystem::path& folderOrFile);
/// Where a program keeps its own file of this identity: in the folder, or beside the card.
[[nodiscard]] std::filesystem::path besideIdentity(const std::filesystem::path& folderOrFile, const std::string& name);
[[nodiscard]] base::Done saveIdentity(const std::filesystem::path& dir, const Identity& identity);

/// The id of a device's public key.
[[nodiscard]] wire::DeviceId deviceIdOf(const seal::PublicKey& curveKey);

}  // namespace client
