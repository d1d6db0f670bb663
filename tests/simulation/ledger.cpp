// SPDX-License-Identifier: EUPL-1.2
#include "tests/simulation/ledger.h"

#include <algorithm>

#include "broker/seal/seal.h"

namespace simulation {
namespace {

std::string at(std::uint64_t sequence) { return "record " + std::to_string(sequence); }
std::string named(const wire::MessageId& id) {
    if (id.form == wire::IdForm::Derived) return "derived " + id.text().substr(0, 12);
    return "device " + id.device().text().substr(0, 8) + " counter " + std::to_string(id.counter());
}
constexpr auto kDuplicate = static_cast<std::uint16_t>(wire::RejectionCode::Duplicate);

/// Who counts, worked out from the records alone.
class Entitled {
public:
    struct Person {
        wire::PublicKey key{};
        std::vector<wire::PersonRole> roles;
        bool counts = true;
    };
    void take(const wire::Envelope& envelope) {
        if (const auto person = wire::payloadOf<wire::PersonEnrolled>(envelope))
            m_persons[person->person] = {person->signKey, person->roles, true};
        if (const auto device = wire::payloadOf<wire::DeviceEnrolled>(envelope)) {
            const auto hash = seal::sha256(device->curveKey);
            wire::DeviceId id;
            std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
            m_devices.insert(id);
        }
        if (const auto revoked = wire::payloadOf<wire::KeyRevoked>(envelope)) {
            if (revoked->person) m_persons[*revoked->person].counts = false;
            if (revoked->device) m_devices.erase(*revoked->device);
        }
    }
    [[nodiscard]] bool speaks(const wire::DeviceId& device) const {
        return device.isBroker() || m_devices.contains(device);
    }
    /// Why this envelope is not this person's word; empty when it is.
    [[nodiscard]] std::string whyNot(const wire::Envelope& envelope, std::optional<wire::PersonRole> role) const {
        const auto person = envelope.author ? m_persons.find(*envelope.author) : m_persons.end();
        if (person == m_persons.end()) return "nobody known signed it";
        if (!person->second.counts) return "the key of " + *envelope.author + " was revoked";
        if (!envelope.signature || !seal::verify(person->second.key, bytesSignedBy(envelope), *envelope.signature))
            return "the signature is not that of " + *envelope.author;
        const auto& roles = person->second.roles;
        if (role && std::find(roles.begin(), roles.end(), *role) == roles.end())
            return *envelope.author + " is not entitled";
        return {};
    }
    [[nodiscard]] bool counts(const std::string& person) const {
        const auto known = m_persons.find(person);
        return known != m_persons.end() && known->second.counts;
    }

private:
    /// PROTOCOL.md, "Signatures": each part behind its length of four bytes.
    static base::Bytes bytesSignedBy(const wire::Envelope& e) {
        base::Bytes all;
        const auto number = [](std::uint64_t value, int width) {
            base::Bytes part;
            for (int i = width - 1; i >= 0; --i) part.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
            return part;
        };
        const auto add = [&](base::BytesView part) {
            const auto length = number(part.size(), 4);
            all.insert(all.end(), length.begin(), length.end());
            all.insert(all.end(), part.begin(), part.end());
        };
        const auto idOf = [](const wire::MessageId& id) {
            base::Bytes part{static_cast<std::uint8_t>(id.form)};
            part.insert(part.end(), id.bytes.begin(), id.bytes.end());
            return part;
        };
        base::Bytes realm{static_cast<std::uint8_t>(e.realm.kind)};
        realm.insert(realm.end(), e.realm.uuid.begin(), e.realm.uuid.end());
        add(base::bytesOf("lagewerk-1"));
        add(realm);
        add(idOf(e.id));
        add(number(static_cast<std::uint16_t>(e.kind), 2));
        add(number(e.version, 2));
        add(base::bytesOf(e.author.value_or("")));
        add(base::bytesOf(e.source));
        add(base::bytesOf(e.operation.value_or("")));
        add(number(static_cast<std::uint64_t>(e.observedAt.ms), 8));
        add(number(e.cause.size(), 4));
        for (const auto& cause : e.cause) add(idOf(cause));
        add(e.payload);
        return all;
    }

    std::map<std::string, Person> m_persons;
    std::set<wire::DeviceId> m_devices;
};

/// One warning while the journal is read.
struct Signed {
    const wire::Envelope* draft = nullptr;
    std::vector<std::pair<wire::MessageId, std::string>> by;
};

class FourEyes {
public:
    Breach take(const wire::Record& record) {
        const wire::Envelope& e = record.envelope;
        if (record.verdict != 0) return std::nullopt;
        if (!m_entitled.speaks(record.submitter)) return at(record.sequence) + " counts, and its device was revoked";
        if (e.signature && e.kind != wire::Kind::Checkpoint)
            if (auto why = m_entitled.whyNot(e, std::nullopt); !why.empty()) return at(record.sequence) + ": " + why;
        Breach breach;
        if (const auto draft = wire::payloadOf<wire::Draft>(e)) {
            if (auto why = m_entitled.whyNot(e, wire::PersonRole::WarningAuthor); !why.empty())
                return at(record.sequence) + ", a draft: " + why;
            m_warnings[draft->alert] = {&e, {}};
        } else if (const auto approval = wire::payloadOf<wire::Approval>(e)) {
            breach = takeApproval(record, *approval);
        } else if (const auto issued = wire::payloadOf<wire::Issued>(e)) {
            breach = checkIssued(*issued);
            if (breach) breach = at(record.sequence) + ", issued: " + *breach;
        } else if (const auto revoked = wire::payloadOf<wire::KeyRevoked>(e); revoked && revoked->person) {
            fall(*revoked->person);
        } else if (const auto person = wire::payloadOf<wire::PersonEnrolled>(e)) {
            fall(person->person);
        }
        m_entitled.take(e);
        return breach;
    }

private:
    Breach takeApproval(const wire::Record& record, const wire::Approval& approval) {
        const auto warning = m_warnings.find(approval.alert);
        if (warning == m_warnings.end()) return at(record.sequence) + " approves what nobody drafted";
        auto& by = warning->second.by;
        const auto role = by.empty() ? wire::PersonRole::WarningAuthor : wire::PersonRole::WarningApprover;
        if (auto why = m_entitled.whyNot(record.envelope, role); !why.empty())
            return at(record.sequence) + ", an approval: " + why;
        if (approval.contentHash != seal::sha256(warning->second.draft->payload))
            return at(record.sequence) + " approves another text";
        by.emplace_back(record.envelope.id, *record.envelope.author);
        return std::nullopt;
    }
    /// What a person signed falls with the key, unless two have signed already: then the word is the broker's.
    void fall(const std::string& person) {
        for (auto& [alert, warning] : m_warnings) {
            if (warning.by.size() >= 2) continue;
            const auto first = std::find_if(warning.by.begin(), warning.by.end(),
                                            [&](const auto& entry) { return entry.second == person; });
            warning.by.erase(first, warning.by.end());
        }
    }
    Breach checkIssued(const wire::Issued& issued) {
        const auto warning = m_warnings.find(issued.alert);
        if (warning == m_warnings.end()) return "nobody drafted it";
        const Signed& s = warning->second;
        if (issued.draft != s.draft->id || issued.contentHash != seal::sha256(s.draft->payload))
            return "it is not the newest text";
        if (s.by.size() != 2 || issued.approvals.size() != 2) return "not two have signed";
        if (s.by[0].second == s.by[1].second) return "one person signed twice";
        for (std::size_t i = 0; i < 2; ++i)
            if (issued.approvals[i] != s.by[i].first || issued.persons[i] != s.by[i].second)
                return "it names other signatures than there are";
        return std::nullopt;
    }

    Entitled m_entitled;
    std::map<std::string, Signed> m_warnings;
};

}  // namespace

Breach checkFourEyes(const std::vector<wire::Record>& journal) {
    FourEyes eyes;
    for (const wire::Record& record : journal)
        if (auto breach = eyes.take(record)) return breach;
    return std::nullopt;
}

void Ledger::outboxRestored(const wire::DeviceId& device, std::size_t saidThen) {
    for (std::size_t i = saidThen; i < m_saidOrder.size(); ++i)
        if (const auto& id = m_saidOrder[i]; id.form == wire::IdForm::Outbox && id.device() == device)
            m_said[id] = false;
}

void Ledger::journalRestored(const std::vector<wire::Record>& copy) {
    std::set<wire::MessageId> ids;
    for (const wire::Record& record : copy) ids.insert(record.envelope.id);
    std::erase_if(m_accepted, [&](const wire::MessageId& id) {
        if (ids.contains(id)) return false;
        m_said[id] = false;  // it has left its sender's outbox
        m_lost.insert(id);
        return true;
    });
    // What was refused and could not be erased from its outbox is said again, too.
    for (const wire::MessageId& id : m_rejected)
        if (!ids.contains(id)) m_lost.insert(id);
    std::erase_if(m_published, [&](const auto& entry) { return entry.first > copy.size(); });
}

Breach Ledger::published(const std::string& follower, const wire::Record& record) {
    const Seen seen{record.envelope.id, record.verdict, seal::sha256(record.envelope.payload)};
    const auto [known, isNew] = m_published.emplace(record.sequence, seen);
    if (record.envelope.realm != m_realm) return follower + " was handed another realm's " + named(record.envelope.id);
    if (isNew) return std::nullopt;
    if (known->second.id != seen.id || known->second.payload != seen.payload)
        return follower + " was handed another " + at(record.sequence) + " than a follower before";
    if (known->second.verdict != seen.verdict)
        return follower + " was told another verdict on " + at(record.sequence) +
               " than a follower before: " + std::to_string(seen.verdict) + ", not " +
               std::to_string(known->second.verdict);
    return std::nullopt;
}

Breach Ledger::checkKept(const std::vector<wire::Record>& journal) const {
    std::set<wire::MessageId> ids;
    for (const wire::Record& record : journal) {
        ids.insert(record.envelope.id);
        if (record.envelope.realm != m_realm) return at(record.sequence) + " of the journal is another realm's";
    }
    for (const wire::MessageId& id : m_accepted)
        if (!ids.contains(id)) return "accepted, and not in the journal: " + named(id);
    return checkPublished(journal);
}

Breach Ledger::checkPublished(const std::vector<wire::Record>& journal) const {
    for (const auto& [sequence, seen] : m_published) {
        if (sequence > journal.size()) return "handed out, and not in the journal: " + at(sequence);
        if (journal[sequence - 1].envelope.id != seen.id)
            return "handed out, and another one stands there: " + at(sequence);
    }
    return std::nullopt;
}

Breach Ledger::checkOrder(const std::vector<wire::Record>& journal) const {
    std::set<wire::MessageId> counted;
    std::map<std::pair<wire::DeviceId, std::uint64_t>, std::uint64_t> last;
    for (const wire::Record& record : journal) {
        const wire::MessageId& id = record.envelope.id;
        if (record.verdict == 0 && !counted.insert(id).second)
            return at(record.sequence) + " counts twice: " + named(id);
        if (record.verdict == kDuplicate || id.form != wire::IdForm::Outbox || id.device() != record.submitter)
            continue;
        auto& before = last[{id.device(), id.epoch()}];
        if (id.counter() <= before)
            return at(record.sequence) + " stands behind what its sender said later: " + named(id);
        before = id.counter();
    }
    return std::nullopt;
}

Breach Ledger::checkAll(const std::vector<wire::Record>& journal) const {
    if (auto breach = checkKept(journal)) return breach;
    if (auto breach = checkOrder(journal)) return breach;
    for (const auto& [sequence, seen] : m_published)
        if (journal[sequence - 1].verdict != seen.verdict)
            return "the verdict on " + at(sequence) + " is another one after a replay";
    // A record that stands only as somebody's duplicate is lost, whatever its sender was told.
    std::set<wire::MessageId> ids;
    for (const wire::Record& record : journal)
        if (record.verdict != kDuplicate) ids.insert(record.envelope.id);
    for (const wire::MessageId& id : m_accepted)
        if (!ids.contains(id)) return "accepted, and stands only as a duplicate: " + named(id);
    for (const auto& [id, isKept] : m_said)
        if (isKept && !ids.contains(id) && !m_rejected.contains(id))
            return "kept by its sender, and never arrived: " + named(id);
    return checkFourEyes(journal);
}

}  // namespace simulation
