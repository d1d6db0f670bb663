// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What was promised to whom, and the checks that it was kept. Written without core's and the roster's code where those
// are what is checked: who was enrolled, revoked and entitled is worked out here again from the journal.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "broker/wire/codec.h"
#include "broker/wire/verbs.h"

namespace simulation {

/// The first promise that was broken; empty: none.
using Breach = std::optional<std::string>;

class Ledger {
public:
    explicit Ledger(const wire::RealmId& realm) : m_realm(realm) {}

    /// `isKept`: it must reach the journal whatever happens to the sender.
    void said(const wire::MessageId& id, bool isKept) {
        m_said[id] = isKept;
        m_saidOrder.push_back(id);
    }
    [[nodiscard]] std::size_t saidCount() const { return m_saidOrder.size(); }
    /// This device's outbox was put back to what it was when so much had been said: what it said since may be lost.
    void outboxRestored(const wire::DeviceId& device, std::size_t saidThen);
    /// The broker was restored from a copy that ends with this record: what it had accepted since is lost, and said to
    /// be.
    void journalRestored(const std::vector<wire::Record>& copy);
    /// The key of this device was revoked: what it keeps need not arrive any more.
    void released(const wire::DeviceId& device) {
        for (auto& [id, isKept] : m_said)
            if (id.form == wire::IdForm::Outbox && id.device() == device) isKept = false;
    }
    [[nodiscard]] bool wasSaid(const wire::MessageId& id) const { return m_said.contains(id); }
    void accepted(const wire::MessageId& id) {
        if (!m_lost.contains(id)) m_accepted.insert(id);
    }
    void rejected(const wire::MessageId& id) { m_rejected.insert(id); }
    /// A follower was handed this record: everybody else must be handed the same, now and after every restart.
    [[nodiscard]] Breach published(const std::string& follower, const wire::Record& record);

    /// The journal as it stands holds what was promised so far.
    [[nodiscard]] Breach checkKept(const std::vector<wire::Record>& journal) const;
    /// Everything, when all is said: also that what was kept by its sender has arrived.
    [[nodiscard]] Breach checkAll(const std::vector<wire::Record>& journal) const;

    [[nodiscard]] std::size_t acceptedCount() const { return m_accepted.size(); }
    [[nodiscard]] std::size_t publishedCount() const { return m_published.size(); }

private:
    struct Seen {
        wire::MessageId id;
        std::uint16_t verdict = 0;
        wire::Hash payload{};
    };
    [[nodiscard]] Breach checkOrder(const std::vector<wire::Record>& journal) const;
    [[nodiscard]] Breach checkPublished(const std::vector<wire::Record>& journal) const;

    wire::RealmId m_realm;
    std::map<wire::MessageId, bool> m_said;
    std::vector<wire::MessageId> m_saidOrder;
    std::set<wire::MessageId> m_accepted, m_rejected;
    /// Accepted, and lost when the broker was put back to a copy. Said again, it may count as said before.
    std::set<wire::MessageId> m_lost;
    std::map<std::uint64_t, Seen> m_published;
};

/// No Issued without two persons who were entitled when they signed and whose keys still counted, over the very bytes
/// of the draft it names; nothing in effect from a revoked key. `journal` with verdicts.
[[nodiscard]] Breach checkFourEyes(const std::vector<wire::Record>& journal);

}  // namespace simulation
