// SPDX-License-Identifier: EUPL-1.2
#include "broker/keys/registry.h"

#include <algorithm>
#include <array>
#include <utility>

#include "broker/client/identity_card.h"

namespace keys {
namespace {

constexpr std::array<std::pair<wire::DeviceRole, const char*>, 7> kDeviceRoles = {{
    {wire::DeviceRole::Field, "field"},
    {wire::DeviceRole::Console, "console"},
    {wire::DeviceRole::Fusion, "fusion"},
    {wire::DeviceRole::Dispatch, "dispatch"},
    {wire::DeviceRole::Player, "player"},
    {wire::DeviceRole::Admin, "admin"},
    {wire::DeviceRole::Observer, "observer"},
}};
constexpr std::array<std::pair<wire::PersonRole, const char*>, 4> kPersonRoles = {{
    {wire::PersonRole::Administrator, "administrator"},
    {wire::PersonRole::Staff, "staff"},
    {wire::PersonRole::WarningAuthor, "author"},
    {wire::PersonRole::WarningApprover, "approver"},
}};

template <class Role, std::size_t N>
std::optional<Role> roleIn(const std::array<std::pair<Role, const char*>, N>& table, const std::string& word) {
    for (const auto& [role, name] : table)
        if (word == name) return role;
    return std::nullopt;
}
template <class Role, std::size_t N>
std::string wordIn(const std::array<std::pair<Role, const char*>, N>& table, Role role) {
    for (const auto& [known, name] : table)
        if (known == role) return name;
    return "role " + std::to_string(static_cast<int>(role));
}

std::optional<std::vector<std::string>> namesOrNone(const std::vector<std::string>& seats) {
    return seats.empty() ? std::nullopt : std::optional(seats);
}

/// Names become file names.
base::Done checkName(const std::string& name) {
    const bool good =
        !name.empty() && name.size() <= 60 && name.front() != '.' && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                   c == '.';
        });
    if (good) return base::done();
    return base::Failure{"the name '" + name + "' cannot be used", "", "use up to 60 letters, digits, '-', '_' or '.'"};
}

/// A key file that somebody copied is only as safe as its passphrase: Argon2id makes a guess dear, not a short word
/// long.
base::Done checkPassphrase(const NewPerson& person) {
    if (person.cheapSeal || person.passphrase.size() >= seal::kPassphraseMin) return base::done();
    return base::Failure{
        "the passphrase is too short", person.name,
        "use at least " + std::to_string(seal::kPassphraseMin) + " characters; four unrelated words are good"};
}

}  // namespace

std::optional<wire::DeviceRole> deviceRoleOf(const std::string& word) { return roleIn(kDeviceRoles, word); }
std::optional<wire::PersonRole> personRoleOf(const std::string& word) { return roleIn(kPersonRoles, word); }
std::string wordOf(wire::DeviceRole role) { return wordIn(kDeviceRoles, role); }
std::string wordOf(wire::PersonRole role) { return wordIn(kPersonRoles, role); }

Registry::Registry(client::BusLink& link, const seal::SigningKey& key, std::string person, const base::Clock& clock,
                   int patienceMs)
    : m_link(link), m_key(key), m_person(std::move(person)), m_clock(clock), m_patienceMs(patienceMs) {}

std::int64_t Registry::leftMs(std::int64_t startNs) const {
    return m_patienceMs - (m_clock.monotonicNs() - startNs) / 1'000'000;
}

template <class Payload>
base::Done Registry::submit(const Payload& payload) {
    const auto said = say(wire::KindOf<Payload>::kKind, wire::encodePayload(payload));
    return said ? base::done() : base::Done(said.failure());
}

base::Outcome<wire::MessageId> Registry::say(wire::Kind kind, base::Bytes payload) {
    client::Submission submission;
    submission.kind = kind;
    submission.payload = std::move(payload);
    submission.source = m_link.identity().deviceName;
    submission.author = m_person;
    submission.observedAt = m_clock.now();
    submission.signer = &m_key;
    submission.keep = client::Keep::InMemory;  // the caller waits for the answer and tells a person
    const auto id = m_link.submit(submission);
    if (!id) return id.failure();
    std::string lost;
    for (const std::int64_t start = m_clock.monotonicNs(); leftMs(start) > 0;) {
        for (const client::Event& event : m_link.poll(static_cast<int>(std::min<std::int64_t>(200, leftMs(start))))) {
            if (const auto* gone = std::get_if<client::Lost>(&event)) lost = gone->why;
            if (const auto* rejected = std::get_if<client::RejectedId>(&event);
                rejected != nullptr && rejected->id == id.value())
                return base::Failure{"the broker refused: " + rejected->rejection.what, rejected->rejection.where,
                                     rejected->rejection.fix};
            const auto* accepted = std::get_if<client::AcceptedIds>(&event);
            if (accepted != nullptr &&
                std::find(accepted->ids.begin(), accepted->ids.end(), id.value()) != accepted->ids.end())
                return id.value();
        }
    }
    return base::Failure{"the broker did not answer" + (lost.empty() ? "" : ": " + lost), m_link.identity().endpoint,
                         "check that lagewerk-broker runs on this realm"};
}

namespace {

constexpr std::size_t kNamedMax = 6;

/// "pump (field)" for each living device and person with a role in force that the table lacks.
std::vector<std::string> losersOf(const wire::Roster& roster, const wire::RolesDefined& table) {
    const auto isIn = [](const std::vector<wire::Role>& some, const std::string& name) {
        return std::any_of(some.begin(), some.end(), [&](const auto& role) { return role.name == name; });
    };
    std::vector<std::string> losers;
    const auto look = [&](const std::string& who, const auto& numbered, const auto& seats) {
        std::vector<std::string> names = seats.value_or(std::vector<std::string>{});
        for (const auto role : numbered) names.emplace_back(wire::roleName(role));
        for (const std::string& name : names)
            if (isIn(roster.roleTable(), name) && !isIn(table.roles, name))
                losers.push_back(std::string(who).append(" (").append(name).append(")"));
    };
    for (const auto& [id, device] : roster.devices())
        if (!device.revoked) look(device.enrolment.name, device.enrolment.roles, device.enrolment.seats);
    for (const auto& [id, person] : roster.persons())
        if (!person.revoked) look(id, person.enrolment.roles, person.enrolment.seats);
    return losers;
}

}  // namespace

base::Done Registry::checkFree(const std::string& name) {
    const auto known = roster();
    if (!known) return known.failure();
    for (const auto& [id, device] : known.value().devices())
        if (!device.revoked && device.enrolment.name == name)
            return base::Failure{
                "a device '" + name + "' is enrolled already", "--name",
                "revoke it first (lagewerk-keys revoke --device " + name + "), or choose another name"};
    return base::done();
}

base::Outcome<client::Identity> Registry::enrolDevice(const NewDevice& device, const std::filesystem::path& folder) {
    if (auto good = checkName(device.name); !good) return good.failure();
    std::error_code ignored;
    if (std::filesystem::exists(folder, ignored))
        return base::Failure{"this device has a folder already", folder.string(),
                             "move the folder away, then its name is free; or choose another name"};
    client::Identity identity = m_link.identity();
    identity.deviceName = device.name;
    identity.keys = seal::CurveKeys::generate();
    // Written before it is enrolled: an enrolled key that nobody holds could only be revoked.
    if (auto saved = client::saveIdentity(folder, identity); !saved) {
        std::filesystem::remove_all(folder, ignored);  // it was not there before: the name stays free for the next try
        return saved.failure();
    }
    auto enrolled = submit(wire::DeviceEnrolled{device.name, identity.keys.publicKey, device.roles, device.sources,
                                                namesOrNone(device.seats)});
    if (enrolled) return identity;
    std::filesystem::remove_all(folder, ignored);
    return enrolled.failure();
}

base::Outcome<std::string> Registry::inviteDevice(const NewDevice& device, const std::filesystem::path& card,
                                                  const std::string& pin, std::optional<base::Instant> takeUpBy) {
    if (auto good = checkName(device.name); !good) return good.failure();
    client::IdentityCard made{m_link.identity(), takeUpBy};
    made.identity.deviceName = device.name;
    made.identity.keys = seal::CurveKeys::generate();
    // Written before it is enrolled, as enrolDevice does.
    if (auto saved = client::saveCard(card, made, pin); !saved) return saved.failure();
    auto enrolled = submit(wire::DeviceEnrolled{device.name, made.identity.keys.publicKey, device.roles, device.sources,
                                                namesOrNone(device.seats)});
    if (enrolled) return client::cardText(made, pin);
    std::error_code ignored;
    std::filesystem::remove(card, ignored);
    return enrolled.failure();
}

base::Done Registry::enrolPerson(const NewPerson& person, const std::filesystem::path& keyFile) {
    if (auto good = checkName(person.name); !good) return good;
    if (auto good = checkPassphrase(person); !good) return good;
    const auto key = seal::SigningKey::generate();
    if (auto saved = key.saveSealed(keyFile, "p:" + person.name, person.passphrase, person.cheapSeal); !saved)
        return saved;
    // What people call the person goes apart: this record is evidence for ever.
    auto enrolled = submit(wire::PersonEnrolled{"p:" + person.name, person.name, "", key.publicKey(), person.roles,
                                                namesOrNone(person.seats)});
    if (enrolled) return namePerson(person.name, person.displayName, person.function);
    std::error_code ignored;
    std::filesystem::remove(keyFile, ignored);
    return enrolled;
}

namespace {

base::Failure alreadyRevoked(const std::string& who) {
    return {who + " is revoked already; nothing was changed", "", "lagewerk-keys list shows who counts"};
}

}  // namespace

base::Done Registry::revokeDevice(const std::string& name, const std::string& reason) {
    const auto known = roster();
    if (!known) return known.failure();
    bool wasRevoked = false, isRevoked = false;
    for (const auto& [id, device] : known.value().devices()) {
        if (device.enrolment.name != name) continue;
        wasRevoked = wasRevoked || device.revoked;
        if (device.revoked) continue;
        // Every one of that name, where a realm has several.
        if (auto done = submit(wire::KeyRevoked{std::nullopt, id, reason}); !done) return done;
        isRevoked = true;
    }
    if (isRevoked) return base::done();
    if (wasRevoked) return alreadyRevoked("device '" + name + "'");
    return base::Failure{"no device '" + name + "' is enrolled", "", "lagewerk-keys list shows the names"};
}

base::Done Registry::revokePerson(const std::string& name, const std::string& reason) {
    const std::string id = name.starts_with("p:") ? name : "p:" + name;
    const auto known = roster();
    if (!known) return known.failure();
    if (const wire::Roster::Person* person = known.value().person(id); person && person->revoked)
        return alreadyRevoked("'" + name + "'");
    return submit(wire::KeyRevoked{id, std::nullopt, reason});
}

base::Done Registry::namePerson(const std::string& name, const std::string& displayName, const std::string& function) {
    return submit(wire::PersonNamed{"p:" + name, displayName, function});
}

base::Outcome<wire::Redacted> Registry::redact(const wire::RedactionOrdered& order) {
    const auto id = say(wire::Kind::RedactionOrdered, wire::encodePayload(order));
    if (!id) return id.failure();
    m_link.follow(1, {wire::Kind::Redacted});
    for (const std::int64_t start = m_clock.monotonicNs(); leftMs(start) > 0;) {
        for (const client::Event& event : m_link.poll(static_cast<int>(std::min<std::int64_t>(200, leftMs(start))))) {
            const auto* batch = std::get_if<client::Records>(&event);
            if (batch == nullptr) continue;
            for (const wire::Record& record : batch->records) {
                const auto& cause = record.envelope.cause;
                if (record.verdict != 0 || cause.empty() || cause.front() != id.value()) continue;
                if (auto redacted = wire::payloadOf<wire::Redacted>(record.envelope)) return std::move(*redacted);
            }
        }
    }
    return base::Failure{"it is ordered, but the broker has not said yet what it deleted", m_link.identity().endpoint,
                         "look into the incident log, or run lagewerk-log verify"};
}

base::Done Registry::defineRoles(const wire::RolesDefined& table, bool isSure) {
    const auto known = roster();
    if (!known) return known.failure();
    const auto losers = losersOf(known.value(), table);
    if (losers.empty() || isSure) return submit(table);
    std::string names;
    for (std::size_t i = 0; i < losers.size() && i < kNamedMax; ++i) names += (i == 0 ? "" : ", ") + losers[i];
    if (losers.size() > kNamedMax) names += " and " + std::to_string(losers.size() - kNamedMax) + " more";
    return base::Failure{"who is enrolled would lose a role that this table lacks: " + names, "",
                         "correct the role's name, or say --yes when that is meant"};
}

base::Outcome<wire::Roster> Registry::roster() {
    using wire::Kind;
    wire::Roster roster;
    // The head as of a first batch: what is journaled later is not "now".
    std::optional<std::uint64_t> head;
    std::string lost;
    m_link.follow(1, {Kind::RealmFounded, Kind::PersonEnrolled, Kind::PersonNamed, Kind::DeviceEnrolled,
                      Kind::KeyRevoked, Kind::RolesDefined, Kind::Redacted});
    for (const std::int64_t start = m_clock.monotonicNs(); leftMs(start) > 0;) {
        for (const client::Event& event : m_link.poll(static_cast<int>(std::min<std::int64_t>(200, leftMs(start))))) {
            if (const auto* gone = std::get_if<client::Lost>(&event)) lost = gone->why;
            const auto* batch = std::get_if<client::Records>(&event);
            if (batch == nullptr) continue;
            if (!head) head = batch->headSequence;
            for (const wire::Record& record : batch->records) roster.fold(record);
            if (batch->throughSequence >= *head) return roster;
        }
    }
    return base::Failure{"the broker did not answer" + (lost.empty() ? "" : ": " + lost), m_link.identity().endpoint,
                         "check that lagewerk-broker runs on this realm"};
}

}  // namespace keys
