// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The life of a warning as one pure function, used by core (to decide), by consoles (to show what is possible)
// and by dispatchers (to check before they send). No clock, no key store: facts in, verdict out.

#include <optional>
#include <string>
#include <vector>

#include "broker/wire/payloads.h"
#include "broker/wire/rejection.h"

namespace wire {

enum class AlertPhase : std::uint8_t { Drafted = 1, SignedOnce = 2, Issued = 3, Withdrawn = 4, Cancelled = 5, Expired = 6 };

/// What is known of one warning. Approvals are those over the newest revision; a new revision empties them.
struct AlertLife {
    AlertPhase phase = AlertPhase::Drafted;
    std::uint32_t revision = 0;          ///< 0: no draft yet
    Hash contentHash{};                  ///< of the newest revision's payload bytes
    std::string author;                  ///< of the newest revision
    MessageId draft;
    std::vector<MessageId> approvals;
    std::vector<std::string> persons;
};

/// Who asks for a step; roles as of now, `revoked` if the key no longer counts.
struct StepBy {
    std::string person;
    std::vector<PersonRole> roles;
    bool revoked = false;
};

/// May this draft follow? None when yes.
[[nodiscard]] RejectionCode mayDraft(const std::optional<AlertLife>& life, const Draft& draft, const StepBy& by);
/// May this approval follow? None when yes. The first must come from a WarningAuthor who wrote the newest
/// revision, the second from another person who is a WarningApprover; both name the newest revision and its hash.
[[nodiscard]] RejectionCode mayApprove(const AlertLife& life, const Approval& approval, const StepBy& by);

[[nodiscard]] AlertLife afterDraft(const Draft& draft, const MessageId& id, const Hash& payloadHash, const std::string& author);
/// Adds the approval; with the second one the phase stays SignedOnce until Issued is written by core.
[[nodiscard]] AlertLife afterApproval(AlertLife life, const MessageId& approval, const std::string& person);
/// True when both approvals stand: core now writes Issued.
[[nodiscard]] bool isReadyToIssue(const AlertLife& life);

}  // namespace wire
