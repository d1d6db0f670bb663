// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The realm's folder: what the first start makes and every later start reads.
//   REALM/realm.toml                 kind, uuid, name, endpoint, perhaps urgent_endpoint, retention in days per kind
//   REALM/journal.db                 everything that was said
//   REALM/attachments.db             files that records name
//   REALM/snapshots.db               pictures of it for joining consoles; may be deleted
//   REALM/broker/{curve.key,sign.key,lock,*.log}
//   REALM/parties/<device>/          identity and key of a device, for the program that runs as it
//   REALM/people/<name>.key          a person's key, sealed by a passphrase

#include <filesystem>
#include <string>

#include "broker/base/clock.h"
#include "broker/base/outcome.h"
#include "broker/seal/seal.h"
#include "broker/server/attachment_limits.h"
#include "broker/wire/ids.h"
#include "broker/wire/retention.h"

namespace server {

struct Realm {
    std::filesystem::path dir;
    wire::RealmId id;
    std::string name;
    std::string endpoint;
    /// For what must not wait. `urgent_endpoint` of realm.toml; without it the same address with a free port (:0).
    std::string urgentEndpoint;
    seal::CurveKeys curve;                       ///< the broker's
    seal::PublicKey signKey{};                   ///< the broker's
    std::vector<wire::RetentionRule> retention;  ///< as realm.toml has it; the defaults for kinds that it does not name

    AttachmentLimits attachments;
    std::uint32_t attachmentDays = 0;  ///< 0: files go with their records

    [[nodiscard]] std::filesystem::path journalFile() const { return dir / "journal.db"; }
    [[nodiscard]] std::filesystem::path attachmentFile() const { return dir / "attachments.db"; }
    [[nodiscard]] std::filesystem::path stateFile() const { return dir / "state.db"; }
    [[nodiscard]] std::filesystem::path snapshotFile() const { return dir / "snapshots.db"; }
    /// The broker's Ed25519 key, sealed without a passphrase: it starts without a person.
    [[nodiscard]] std::filesystem::path signKeyFile() const { return dir / "broker" / "sign.key"; }
    [[nodiscard]] std::filesystem::path partyDir(const std::string& device) const { return dir / "parties" / device; }
    [[nodiscard]] std::filesystem::path personFile(const std::string& person) const {
        return dir / "people" / (person + ".key");
    }
};

[[nodiscard]] base::Outcome<Realm> loadRealm(const std::filesystem::path& dir);

struct FoundingPlan {
    std::filesystem::path dir;
    wire::RealmKind kind = wire::RealmKind::Exercise;
    std::string name;
    /// Of this machine, as parties reach it: numeric IPv4. The broker listens there and nowhere else.
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;   ///< 0: a free one is chosen and written down
    std::string passphrase;   ///< seals the administrator's key
    base::Instant foundedAt;  ///< the realm clock until the first tick
    bool cheapSeal = false;   ///< exercise keys that programs unlock: little memory, little time
};
/// Makes folder, keys, the administrator (person and device), the fusion worker's device, and a journal that begins
/// with these facts. A folder that holds a realm already is left alone. Broken off, it leaves no realm.toml.
[[nodiscard]] base::Outcome<Realm> foundRealm(const FoundingPlan& plan);
/// The address of this endpoint with any free port.
[[nodiscard]] std::string besidesAnyPort(const std::string& endpoint);

inline constexpr const char* kAdminPerson = "admin";
inline constexpr const char* kAdminDevice = "admin";
inline constexpr const char* kFusionDevice = "fusion";

/// Held while a broker runs on the folder: a second one is refused.
class RealmLock {
public:
    [[nodiscard]] static base::Outcome<RealmLock> take(const std::filesystem::path& dir);
    RealmLock(RealmLock&& other) noexcept;
    RealmLock& operator=(RealmLock&& other) noexcept;
    ~RealmLock();

private:
    explicit RealmLock(int handle) : m_handle(handle) {}
    int m_handle = -1;
};

}  // namespace server
