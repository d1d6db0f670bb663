// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/alert_life.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "broker/base/mutant.h"
#include "broker/seal/seal.h"

namespace wire {
namespace {

bool holds(const StepBy& by, PersonRole role) {
    return std::find(by.roles.begin(), by.roles.end(), role) != by.roles.end();
}

}  // namespace

std::string_view confirmationWord(RealmKind realm) { return realm == RealmKind::Live ? "AUSLÖSEN" : "ÜBUNG"; }

bool isConfirmed(RealmKind realm, std::string_view typed) {
    return typed == confirmationWord(realm) || typed == (realm == RealmKind::Live ? "AUSLOESEN" : "UEBUNG");
}

RejectionCode mayDraft(const std::optional<AlertLife>& life, const Draft& draft, const StepBy& by) {
    if (by.revoked) return RejectionCode::KeyRevokedCode;
    if (!holds(by, PersonRole::WarningAuthor)) return RejectionCode::NotEntitled;
    if (!life || life->revision == 0) {
        if (draft.withdrawn) return RejectionCode::WrongStep;
        return draft.revision == 1 && draft.basedOn == 0 ? RejectionCode::None : RejectionCode::StaleRevision;
    }
    if (life->phase != AlertPhase::Drafted && life->phase != AlertPhase::SignedOnce) return RejectionCode::WrongStep;
    if (isReadyToIssue(*life)) return RejectionCode::WrongStep;
    if (draft.basedOn != life->revision || draft.revision != life->revision + 1) return RejectionCode::StaleRevision;
    return RejectionCode::None;
}

RejectionCode mayApprove(const AlertLife& life, const Approval& approval, const StepBy& by, RealmKind realm) {
    if (by.revoked) return RejectionCode::KeyRevokedCode;
    if (life.phase != AlertPhase::Drafted && life.phase != AlertPhase::SignedOnce) return RejectionCode::WrongStep;
    if (life.revision == 0 || isReadyToIssue(life)) return RejectionCode::WrongStep;
    if (approval.revision != life.revision) return RejectionCode::StaleRevision;
    if (approval.contentHash != life.contentHash && !LAGEWERK_MUTANT("approval-of-other-text"))
        return RejectionCode::ContentChanged;
    if (life.persons.empty()) {
        const bool isAuthor = by.person == life.author && holds(by, PersonRole::WarningAuthor);
        return isAuthor ? RejectionCode::None : RejectionCode::NotEntitled;
    }
    if (std::find(life.persons.begin(), life.persons.end(), by.person) != life.persons.end() &&
        !LAGEWERK_MUTANT("same-person-twice"))
        return RejectionCode::SamePersonTwice;
    if (!holds(by, PersonRole::WarningApprover)) return RejectionCode::NotEntitled;
    if (!isConfirmed(realm, approval.spokenConfirmation)) return RejectionCode::ConfirmationMissing;
    return RejectionCode::None;
}

Explanation explain(RejectionCode code, RealmKind realm) {
    switch (code) {
        case RejectionCode::KeyRevokedCode:
            return {"the key of this person was revoked", "an administrator must enrol a new one"};
        case RejectionCode::NotEntitled:
            return {"this person may not take this step",
                    "an author drafts and signs first what they wrote, an approver signs second"};
        case RejectionCode::StaleRevision:
            return {"it is not about the newest revision", "open the newest one and decide again"};
        case RejectionCode::ContentChanged:
            return {"what was signed is not the text of this revision", "open it again, read it and sign anew"};
        case RejectionCode::SamePersonTwice: return {"the same person cannot sign twice", "a second person must sign"};
        case RejectionCode::WrongStep:
            return {"the warning is issued, withdrawn or not yet drafted", "this step is not open now"};
        case RejectionCode::ConfirmationMissing:
            return {"the second signature lacks the typed word", "type " + std::string(confirmationWord(realm))};
        case RejectionCode::UnknownSubject: return {"it names a warning that does not exist", "check the id"};
        default: return {"refused", ""};
    }
}

AlertLife afterDraft(const Draft& draft, const MessageId& id, const Hash& payloadHash, const std::string& author) {
    AlertLife life;
    life.phase = draft.withdrawn ? AlertPhase::Withdrawn : AlertPhase::Drafted;
    life.revision = draft.revision;
    life.contentHash = payloadHash;
    life.author = author;
    life.draft = id;
    return life;
}

AlertLife afterApproval(AlertLife life, const MessageId& approval, const std::string& person) {
    life.phase = AlertPhase::SignedOnce;
    life.approvals.push_back(approval);
    life.persons.push_back(person);
    if (LAGEWERK_MUTANT("one-approval-is-enough") && life.persons.size() == 1)
        return afterApproval(std::move(life), approval, person);
    return life;
}

AlertLife withoutPerson(AlertLife life, const std::string& person) {
    if (life.phase != AlertPhase::SignedOnce) return life;
    const auto at = std::find(life.persons.begin(), life.persons.end(), person) - life.persons.begin();
    if (static_cast<std::size_t>(at) == life.persons.size()) return life;
    life.persons.resize(static_cast<std::size_t>(at));
    life.approvals.resize(static_cast<std::size_t>(at));
    if (life.persons.empty()) life.phase = AlertPhase::Drafted;
    return life;
}

bool isReadyToIssue(const AlertLife& life) {
    return life.phase == AlertPhase::SignedOnce && life.approvals.size() == 2 && life.persons.size() == 2;
}

std::string warningIdentifier(const RealmId& realm, const std::optional<std::string>& operation, std::uint32_t number) {
    constexpr std::size_t kOperationBytesMax = 40;
    std::string name;
    for (const char c : operation.value_or("0").substr(0, kOperationBytesMax)) {
        const bool kept = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
        name += kept ? c : '-';
    }
    if (operation && (name != *operation || name == "0"))
        name += "." + base::toHex(seal::sha256(base::bytesOf(*operation))).substr(0, 8);
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return std::string(realm.kind == RealmKind::Live ? "LW-" : "LW-UEB-") + base::toHex(realm.uuid).substr(0, 8) + "-" +
           name + "-" + std::string(digits.data(), end);
}

}  // namespace wire
