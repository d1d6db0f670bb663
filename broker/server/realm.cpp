// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/realm.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>

#include "broker/base/toml.h"
#include "broker/client/identity.h"
#include "broker/client/role_file.h"
#include "broker/core/core.h"
#include "broker/journal/journal.h"
#include "broker/server/free_port.h"
#include "broker/server/internal/history.h"
#include "broker/wire/codec.h"
#include "broker/wire/kinds.h"
#include "broker/wire/limits.h"

namespace server {
namespace {

constexpr const char* kFoundingRule = "founding/1";

/// The realm's first words, said by the broker while nobody else can speak.
class FirstRecords {
public:
    explicit FirstRecords(const Realm& realm, base::Instant at) : m_realm(realm), m_at(at) {}

    template <class Payload>
    void say(const std::string& subject, const Payload& payload) {
        wire::Record record;
        record.acceptedAt = m_at;
        record.envelope.realm = m_realm.id;
        record.envelope.kind = wire::KindOf<Payload>::kKind;
        record.envelope.id = wire::derivedId(record.envelope.kind, kFoundingRule, "-", subject, {});
        record.envelope.source = "core";
        record.envelope.observedAt = m_at;
        record.envelope.payload = wire::encodePayload(payload);
        m_records.push_back(std::move(record));
    }
    /// In one append: a founding is whole or not there.
    base::Done write() {
        auto journal = journal::Journal::open(m_realm.journalFile());
        if (!journal) return journal.failure();
        if (journal.value().lastSequence() > 0)
            return base::Failure{"a journal stands there already", m_realm.journalFile().string(),
                                 "choose another folder"};
        core::Core core(m_realm.id);
        std::vector<base::Bytes> headers;
        std::vector<journal::Entry> entries;
        headers.reserve(m_records.size());
        for (wire::Record& record : m_records) {
            core.stamp(record);
            record.sequence = headers.size() + 1;
            const auto decision = core.decide(record);
            if (!decision.verdict.ok())
                return base::Failure{"the realm cannot be founded: " + decision.verdict.text(),
                                     record.envelope.id.text(), ""};
            headers.push_back(headerOf(record));
            entries.push_back({headers.back(), record.envelope.payload});
        }
        auto appended = journal.value().append(entries);
        if (!appended) return appended.failure();
        return base::done();
    }

private:
    const Realm& m_realm;
    base::Instant m_at;
    std::vector<wire::Record> m_records;
};

base::Outcome<seal::CurveKeys> makeParty(const Realm& realm, const std::string& device) {
    client::Identity identity;
    identity.realm = realm.id;
    identity.realmName = realm.name;
    identity.endpoint = realm.endpoint;
    identity.brokerCurveKey = realm.curve.publicKey;
    identity.brokerSignKey = realm.signKey;
    identity.deviceName = device;
    identity.keys = seal::CurveKeys::generate();
    if (auto saved = client::saveIdentity(realm.partyDir(device), identity); !saved) return saved.failure();
    return identity.keys;
}

/// Of [retention], beside the kinds.
constexpr const char* kAttachmentDays = "attachments_days";

std::string placeIn(const std::string& file, const toml::node& node) {
    return file + ", line " + std::to_string(node.source().begin.line);
}

constexpr std::size_t kKeyShownMax = 60;
std::string shown(std::string_view key) {
    return std::string(key.substr(0, kKeyShownMax)) + (key.size() > kKeyShownMax ? "..." : "");
}

/// A field that nobody reads is a typing error, and what it was meant for would fall back to the default.
base::Done checkFields(const toml::table& table, std::initializer_list<std::string_view> known,
                       const std::string& where, const std::string& file) {
    for (const auto& [key, value] : table)
        if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
            std::string names;
            for (const std::string_view name : known) names += (names.empty() ? "" : ", ") + std::string(name);
            return base::Failure{"there is no field '" + shown(key.str()) + "'" + where, placeIn(file, value),
                                 "correct its name: " + names};
        }
    return base::done();
}

/// A whole number, and nothing that could be taken for one.
std::optional<std::int64_t> wholeNumber(const toml::node& node, std::int64_t max) {
    const auto number = node.value_exact<std::int64_t>();
    return number && *number >= 0 && *number <= max ? number : std::nullopt;
}

std::string kindsThatMayGo() {
    std::string names;
    for (const wire::RetentionRule& rule : wire::defaultRetention())
        names.append(names.empty() ? "" : ", ").append(wire::kindName(rule.kind));
    return names;
}

/// The rules of the file; a kind that cannot be redacted, or no number of days, is a failure: a typo must neither keep
/// nor delete.
base::Outcome<std::vector<wire::RetentionRule>> retentionIn(const toml::table& table, const std::string& file) {
    const auto defaults = wire::defaultRetention();
    std::vector<wire::RetentionRule> rules(defaults.begin(), defaults.end());
    const toml::node* node = table.get("retention");
    if (node == nullptr)
        return base::Failure{"the part [retention] is missing, which says what is deleted by age", file,
                             "write [retention] and, below it, days per kind; without any the defaults count"};
    const toml::table* given = node->as_table();
    if (given == nullptr)
        return base::Failure{"'retention' is no table", placeIn(file, *node), "write [retention] and days per kind"};
    for (const auto& [key, value] : *given) {
        if (key.str() == kAttachmentDays) continue;
        const auto kind = wire::kindNamed(key.str());
        const auto days = wholeNumber(value, 36'500);
        const auto rule =
            std::find_if(rules.begin(), rules.end(), [&](const auto& r) { return kind && r.kind == *kind; });
        if (rule == rules.end())
            return base::Failure{"nothing of the kind '" + shown(key.str()) + "' may be deleted by age",
                                 placeIn(file, value), "name one of " + kindsThatMayGo()};
        if (!days)
            return base::Failure{"the days of '" + shown(key.str()) + "' are no number from 0 to 36500",
                                 placeIn(file, value), "write how many days it is kept; 0: for ever"};
        rule->days = static_cast<std::uint32_t>(*days);
    }
    return rules;
}

/// A whole number under `key`, as it is when the file has none.
base::Done numberIn(const toml::table& table, const char* key, std::int64_t max, const std::string& file,
                    std::uint64_t& value) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return base::done();
    const auto given = wholeNumber(*node, max);
    if (!given)
        return base::Failure{"'" + std::string(key) + "' is no number from 0 to " + std::to_string(max),
                             placeIn(file, *node), "write such a number"};
    value = static_cast<std::uint64_t>(*given);
    return base::done();
}

/// Bounds in MiB, and how long files are kept.
base::Done attachmentsIn(const toml::table& table, const std::string& file, Realm& realm) {
    constexpr std::int64_t kMebiMax = 1'000'000'000;
    static const toml::table none;
    // Where they stand, for a copy no longer knows its line.
    const auto part = [&](const char* name) -> const toml::table& {
        const toml::node* node = table.get(name);
        return node != nullptr && node->as_table() != nullptr ? *node->as_table() : none;
    };
    std::uint64_t days = 0;
    if (auto read = numberIn(part("retention"), kAttachmentDays, 36'500, file, days); !read) return read;
    realm.attachmentDays = static_cast<std::uint32_t>(days);
    const toml::node* given = table.get("attachments");
    if (given != nullptr && given->as_table() == nullptr)
        return base::Failure{"'attachments' is no table", placeIn(file, *given),
                             "write [attachments] and bounds in MiB"};
    const toml::table& bounds = part("attachments");
    if (auto good = checkFields(bounds, {"open_mb", "day_mb", "realm_mb"}, " in [attachments]", file); !good)
        return good;
    for (auto [key, bytes] :
         {std::pair{"open_mb", &realm.attachments.openBytes}, std::pair{"day_mb", &realm.attachments.dayBytes},
          std::pair{"realm_mb", &realm.attachments.realmBytes}}) {
        std::uint64_t mebi = *bytes >> 20;
        if (auto read = numberIn(bounds, key, kMebiMax, file, mebi); !read) return read;
        *bytes = mebi << 20;
    }
    return base::done();
}

base::Done writeRealmFile(const Realm& realm) {
    const AttachmentLimits bounds;
    const auto mebi = [](std::uint64_t bytes) { return static_cast<std::int64_t>(bytes >> 20); };
    const toml::table attachments{
        {"open_mb", mebi(bounds.openBytes)}, {"day_mb", mebi(bounds.dayBytes)}, {"realm_mb", mebi(bounds.realmBytes)}};
    toml::table retention{{kAttachmentDays, 0}};
    for (const wire::RetentionRule& rule : wire::defaultRetention())
        retention.insert(wire::kindName(rule.kind), static_cast<std::int64_t>(rule.days));
    const toml::table table{
        {"kind", realm.id.kind == wire::RealmKind::Live ? "live" : "exercise"},
        {"uuid", base::toHex(realm.id.uuid)},
        {"name", realm.name},
        {"endpoint", realm.endpoint},
        {"urgent_endpoint", realm.urgentEndpoint},
        {"sign_key", base::toHex(realm.signKey)},
        {"retention", retention},
        {"attachments", attachments},
    };
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << table << '\n';
    std::error_code error;
    const auto file = realm.dir / "realm.toml", fresh = realm.dir / "realm.toml.new";
    std::ofstream(fresh, std::ios::binary | std::ios::trunc) << text.str();
    std::filesystem::rename(fresh, file, error);
    if (error)
        return base::Failure{"the realm file cannot be written: " + error.message(), file.string(), "check the disk"};
    return base::done();
}

base::Done makeFolders(const std::filesystem::path& dir) {
    std::error_code error;
    for (const char* name : {"broker", "parties", "people"}) {
        std::filesystem::create_directories(dir / name, error);
        if (!error) std::filesystem::permissions(dir / name, std::filesystem::perms::owner_all, error);
        if (error)
            return base::Failure{"the folder cannot be made: " + error.message(), (dir / name).string(),
                                 "check rights and space"};
    }
    return base::done();
}

}  // namespace

std::string besidesAnyPort(const std::string& endpoint) { return endpoint.substr(0, endpoint.rfind(':')) + ":0"; }

base::Outcome<Realm> foundRealm(const FoundingPlan& plan) {
    std::error_code ignored;
    if (std::filesystem::exists(plan.dir / "realm.toml", ignored) ||
        std::filesystem::exists(plan.dir / "journal.db", ignored))
        return base::Failure{"there is a realm already", plan.dir.string(),
                             "choose another folder; a realm is never overwritten"};
    in_addr at{};
    if (inet_pton(AF_INET, plan.address.c_str(), &at) != 1)
        return base::Failure{"the address cannot be read", plan.address, "write it in numbers, e.g. 192.168.10.5"};
    const auto free = freePort(at);
    if (!free)
        return base::Failure{"nothing can listen at this address", plan.address,
                             "name an address of this machine (ip -4 addr)"};
    if (!plan.cheapSeal && plan.passphrase.size() < seal::kPassphraseMin)
        return base::Failure{"the administrator's passphrase is too short", "LAGEWERK_PASSPHRASE",
                             "use at least " + std::to_string(seal::kPassphraseMin) + " characters"};
    const bool isPlain = std::all_of(plan.name.begin(), plan.name.end(),
                                     [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; });
    if (plan.name.empty() || plan.name.size() > wire::limits::kNameBytesMax || !isPlain)
        return base::Failure{"the realm cannot be called \"" + (isPlain ? plan.name : "...") + "\"", "--name",
                             "give it a name of one line, at most " + std::to_string(wire::limits::kNameBytesMax) +
                                 " bytes; every screen shows it"};
    if (auto made = makeFolders(plan.dir); !made) return made.failure();
    Realm realm;
    realm.dir = plan.dir;
    realm.id.kind = plan.kind;
    seal::fillRandom(realm.id.uuid);
    realm.name = plan.name;
    const auto port = static_cast<std::uint16_t>(plan.port != 0 ? plan.port : *free);
    realm.endpoint = "tcp://" + plan.address + ":" + std::to_string(port);
    // The second door stands beside it, so that a firewall can be told both once and for all.
    std::uint16_t beside = static_cast<std::uint16_t>(port + 1);
    while (plan.port == 0 ? beside == port || beside == port + 1 : beside == 0) beside = freePort(at).value_or(1);
    realm.urgentEndpoint = "tcp://" + plan.address + ":" + std::to_string(beside);
    realm.curve = seal::CurveKeys::generate();
    if (auto saved = realm.curve.save(plan.dir / "broker" / "curve.key"); !saved) return saved.failure();
    const auto signKey = seal::SigningKey::generate();
    realm.signKey = signKey.publicKey();
    // Without passphrase: the broker starts without a person.
    if (auto saved = signKey.saveSealed(plan.dir / "broker" / "sign.key", "broker", "", true); !saved)
        return saved.failure();
    const auto admin = seal::SigningKey::generate();
    if (auto saved = admin.saveSealed(realm.personFile(kAdminPerson), "p:admin", plan.passphrase, plan.cheapSeal);
        !saved)
        return saved.failure();
    const auto adminDevice = makeParty(realm, kAdminDevice);
    if (!adminDevice) return adminDevice.failure();
    const auto fusionDevice = makeParty(realm, kFusionDevice);
    if (!fusionDevice) return fusionDevice.failure();
    FirstRecords first(realm, plan.foundedAt);
    first.say("realm", wire::RealmFounded{plan.name, realm.curve.publicKey, realm.signKey});
    first.say("p:admin",
              wire::PersonEnrolled{
                  "p:admin", "Administrator", "Administration", admin.publicKey(), {wire::PersonRole::Administrator}});
    first.say("admin",
              wire::DeviceEnrolled{kAdminDevice, adminDevice.value().publicKey, {wire::DeviceRole::Admin}, {"admin"}});
    first.say("fusion", wire::DeviceEnrolled{
                            kFusionDevice, fusionDevice.value().publicKey, {wire::DeviceRole::Fusion}, {"fusion"}});
    first.say("roles", client::shippedRoles());
    if (auto written = first.write(); !written) return written.failure();
    if (auto written = writeRealmFile(realm); !written) return written.failure();
    return realm;
}

base::Outcome<Realm> loadRealm(const std::filesystem::path& dir) {
    const auto file = dir / "realm.toml";
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return base::Failure{"there is no realm here", dir.string(),
                             "make one: lagewerk-broker init --realm DIR --kind exercise --name NAME"};
    const toml::parse_result parsed = toml::parse_file(file.string());
    if (!parsed)
        return parsed.error().source().begin.line == 0
                   ? base::Failure{"the realm file cannot be opened", file.string(), "check the rights of the file"}
                   : base::Failure{"the realm file cannot be read: " + std::string(parsed.error().description()),
                                   file.string() + ", line " + std::to_string(parsed.error().source().begin.line),
                                   "mend the line"};
    const toml::table& table = parsed.table();
    if (auto good = checkFields(
            table, {"kind", "uuid", "name", "endpoint", "urgent_endpoint", "sign_key", "retention", "attachments"}, "",
            file.string());
        !good)
        return good.failure();
    const auto text = [&](const char* field) { return table[field].value<std::string>().value_or(""); };
    const auto uuid = base::arrayFromHex<16>(text("uuid"));
    const auto signKey = base::arrayFromHex<32>(text("sign_key"));
    const std::string kind = text("kind");
    const char* bad = kind != "live" && kind != "exercise" ? "kind"
                      : !uuid                              ? "uuid"
                      : !signKey                           ? "sign_key"
                      : text("endpoint").empty()           ? "endpoint"
                      : text("name").empty()               ? "name"
                                                           : nullptr;
    if (bad != nullptr)
        return base::Failure{
            std::string("the field '") + bad + (table.get(bad) != nullptr ? "' is wrong" : "' is missing"),
            table.get(bad) != nullptr ? placeIn(file.string(), *table.get(bad)) : file.string(),
            "write it as the recovery sheet or a copy of the file has it"};
    auto keys = seal::CurveKeys::load(dir / "broker" / "curve.key");
    if (!keys) return keys.failure();
    Realm realm;
    realm.dir = dir;
    realm.id = {kind == "live" ? wire::RealmKind::Live : wire::RealmKind::Exercise, *uuid};
    realm.name = text("name");
    realm.endpoint = text("endpoint");
    realm.urgentEndpoint = text("urgent_endpoint");
    if (realm.urgentEndpoint.empty()) realm.urgentEndpoint = besidesAnyPort(realm.endpoint);
    realm.curve = keys.value();
    realm.signKey = *signKey;
    auto retention = retentionIn(table, file.string());
    if (!retention) return retention.failure();
    realm.retention = std::move(retention).value();
    if (auto attachments = attachmentsIn(table, file.string(), realm); !attachments) return attachments.failure();
    return realm;
}

base::Outcome<RealmLock> RealmLock::take(const std::filesystem::path& dir) {
    const auto file = dir / "broker" / "lock";
    const int handle = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0)
        return base::Failure{
            "the lock file cannot be opened: " + std::error_code(errno, std::generic_category()).message(),
            file.string(), "check the rights of the realm's folder"};
    if (flock(handle, LOCK_EX | LOCK_NB) == 0) return RealmLock(handle);
    close(handle);
    return base::Failure{"another broker runs on this realm", dir.string(), "end it first"};
}
RealmLock::RealmLock(RealmLock&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}
RealmLock& RealmLock::operator=(RealmLock&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    return *this;
}
RealmLock::~RealmLock() {
    if (m_handle >= 0) close(m_handle);
}

}  // namespace server
