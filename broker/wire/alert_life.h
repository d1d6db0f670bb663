// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The life of a warning as one pure function, used by core (to decide), by consoles (to show what is possible)
// and by dispatchers (to check before they send). No clock, no key store: facts in, verdict out.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/wire/payloads.h"
#include "broker/wire/rejection.h"

namespace wire {

enum class AlertPhase : std::uint8_t {
    Drafted = 1,
    SignedOnce = 2,
    Issued = 3,
    Withdrawn = 4,
    Cancelled = 5,
    Expired = 6
};

/// What is known of one warning. Approvals are those over the newest revision; a new revision empties them.
struct AlertLife {
    AlertPhase phase = AlertPhase::Drafted;
    std::uint32_t revision = 0;  ///< 0: no draft yet
    Hash contentHash{};          ///< of the newest revision's payload bytes
    std::string author;          ///< of the newest revision
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

/// The word that the second person must type: "AUSLÖSEN" live, "ÜBUNG" in an exercise, so that no hand learns one
/// movement for both. `isConfirmed` takes it with the umlaut written out as well.
[[nodiscard]] std::string_view confirmationWord(RealmKind realm);
[[nodiscard]] bool isConfirmed(RealmKind realm, std::string_view typed);

/// May this draft follow? None when yes.
[[nodiscard]] RejectionCode mayDraft(const std::optional<AlertLife>& life, const Draft& draft, const StepBy& by);
/// May this approval follow? None when yes. The first must come from a WarningAuthor who wrote the newest
/// revision, the second from another person who is a WarningApprover and typed the realm's word; both name the
/// newest revision and its hash.
[[nodiscard]] RejectionCode mayApprove(const AlertLife& life, const Approval& approval, const StepBy& by,
                                       RealmKind realm);
/// What is wrong and what mends it, for codes of mayDraft and mayApprove.
struct Explanation {
    std::string fault, mend;
};
[[nodiscard]] Explanation explain(RejectionCode code, RealmKind realm);

[[nodiscard]] AlertLife afterDraft(const Draft& draft, const MessageId& id, const Hash& payloadHash,
                                   const std::string& author);
/// Adds the approval; with the second one the phase stays SignedOnce until Issued is written by core.
[[nodiscard]] AlertLife afterApproval(AlertLife life, const MessageId& approval, const std::string& person);
/// Takes away what `person` signed while it is not issued yet: the key was revoked, or its rights changed. When the
/// first signature falls, the second falls with it.
[[nodiscard]] AlertLife withoutPerson(AlertLife life, const std::string& person);
/// True when both approvals stand: core now writes Issued.
[[nodiscard]] bool isReadyToIssue(const AlertLife& life);
/// The CAP identifier of the `number`-th warning of an operation: "LW-UEB-1a2b3c4d-2026-0417-3" in an exercise, without
/// "UEB" live; eight digits of the realm; only letters, digits, dot, hyphen. Unique: what had to be changed in the
/// operation's name is told apart by a hash behind a dot.
[[nodiscard]] std::string warningIdentifier(const RealmId& realm, const std::optional<std::string>& operation,
                                            std::uint32_t number);

}  // namespace wire
