// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Enrolling and revoking, as an administrator: signed, journaled, in effect when it returns.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/clock.h"
#include "broker/client/bus_link.h"
#include "broker/wire/roster.h"

namespace keys {

struct NewDevice {
    std::string name;  ///< also its folder's name
    std::vector<wire::DeviceRole> roles;
    std::vector<std::string> sources;  ///< whom it may speak for; a participant's own name is one of them
    std::vector<std::string> seats{};  ///< further roles of the role table, by name
};

struct NewPerson {
    std::string name;  ///< short, without "p:"
    std::string displayName, function;
    std::vector<wire::PersonRole> roles;
    std::string passphrase;
    bool cheapSeal = false;            ///< exercise persons played by programs
    std::vector<std::string> seats{};  ///< further roles of the role table, by name
};

[[nodiscard]] std::optional<wire::DeviceRole> deviceRoleOf(const std::string& word);
[[nodiscard]] std::optional<wire::PersonRole> personRoleOf(const std::string& word);
[[nodiscard]] std::string wordOf(wire::DeviceRole role);
[[nodiscard]] std::string wordOf(wire::PersonRole role);

/// Speaks over an administrator's device (its source is the device's name) with an administrator's key.
class Registry {
public:
    /// All must outlive it. `person`: whose key it is, "p:admin".
    Registry(client::BusLink& link, const seal::SigningKey& key, std::string person, const base::Clock& clock,
             int patienceMs = 10'000);

    /// That no device which counts has this name: whoever revokes one by its name must mean one.
    [[nodiscard]] base::Done checkFree(const std::string& name);
    /// Makes a key, writes `folder` (identity.toml, curve.key), enrols. A folder that stands there already is refused;
    /// when the broker refuses, the folder is removed again.
    [[nodiscard]] base::Outcome<client::Identity> enrolDevice(const NewDevice& device,
                                                              const std::filesystem::path& folder);
    /// The same for a device elsewhere: `card` is a file that holds all it needs, sealed by `pin` when there is one,
    /// and to be taken up by then. Returns the card's text, for a QR code.
    [[nodiscard]] base::Outcome<std::string> inviteDevice(const NewDevice& device, const std::filesystem::path& card,
                                                          const std::string& pin,
                                                          std::optional<base::Instant> takeUpBy);
    /// Makes a key, seals it into `keyFile`, enrols "p:" + name. Removed again when the broker refuses. A passphrase of
    /// less than seal::kPassphraseMin is refused before anything is written.
    [[nodiscard]] base::Done enrolPerson(const NewPerson& person, const std::filesystem::path& keyFile);
    /// Every device of this name that counts now; `reason` is journaled.
    [[nodiscard]] base::Done revokeDevice(const std::string& name, const std::string& reason);
    /// `name` without "p:".
    [[nodiscard]] base::Done revokePerson(const std::string& name, const std::string& reason);
    /// What people call a person, from now on.
    [[nodiscard]] base::Done namePerson(const std::string& name, const std::string& displayName,
                                        const std::string& function);
    /// Payloads of these records, or the names of a person, are deleted for good; `reason` is journaled. What was
    /// deleted, in the broker's words; it may be nothing.
    [[nodiscard]] base::Outcome<wire::Redacted> redact(const wire::RedactionOrdered& order);
    /// The whole role table from now on. One that lacks a role which somebody enrolled holds is refused unless
    /// `isSure`: mostly it is a typo.
    [[nodiscard]] base::Done defineRoles(const wire::RolesDefined& table, bool isSure);
    /// Who is enrolled, as of now.
    [[nodiscard]] base::Outcome<wire::Roster> roster();

private:
    template <class Payload>
    base::Done submit(const Payload& payload);
    [[nodiscard]] base::Outcome<wire::MessageId> say(wire::Kind kind, base::Bytes payload);
    [[nodiscard]] std::int64_t leftMs(std::int64_t startNs) const;

    client::BusLink& m_link;
    const seal::SigningKey& m_key;
    std::string m_person;
    const base::Clock& m_clock;
    int m_patienceMs;
};

}  // namespace keys
