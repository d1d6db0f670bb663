// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The dispatcher's own judgement of calls (Einberufungen): it folds rights, calls and what became of them itself, and
// believes a CallUp only with a good signature of a person who may say one for its source.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "broker/wire/envelope.h"
#include "broker/wire/payloads.h"
#include "broker/wire/roster.h"

namespace dispatch {

/// How far one target is, after the dispatcher's own words in the journal.
struct CallProgress {
    std::optional<wire::CallMove> move;  ///< Queued, Sent or Failed
    base::Instant since;                 ///< its time of acceptance
};

struct KnownCall {
    wire::CallUp call;
    wire::Envelope envelope;  ///< exact bytes, as signed
    base::Instant calledAt;
    std::uint64_t sequence = 0;
    bool isClosed = false;
    std::set<std::string> answered;                                        ///< contacts, whoever noted it
    std::map<std::pair<std::string, std::string>, CallProgress> progress;  ///< by contact and means

    /// Nothing when the target has not been begun.
    [[nodiscard]] CallProgress progressOf(const wire::CallTarget& target) const;
};

class CallWatch {
public:
    /// `realm`: of this dispatcher's own configuration. `self`: only its own words move a target on.
    CallWatch(wire::RealmId realm, wire::DeviceId self) : m_realm(realm), m_self(self) {}

    /// Takes every record in order.
    void fold(const wire::Record& record);
    /// In the order in which they were said.
    [[nodiscard]] const std::vector<KnownCall>& calls() const { return m_calls; }
    /// Why nobody may be called by it now, in German for the staff. A key may be revoked between call and act, a call
    /// may be closed, and what is too old is not sent late.
    [[nodiscard]] std::optional<std::string> whyNotNow(const KnownCall& known, base::Instant now) const;

private:
    void foldCallUp(const wire::Record& record);
    void foldStep(const wire::Record& record);
    [[nodiscard]] std::optional<std::string> whyNotSigned(const wire::Envelope& envelope) const;

    wire::RealmId m_realm;
    wire::DeviceId m_self;
    wire::Roster m_roster;
    std::vector<KnownCall> m_calls;
};

}  // namespace dispatch
