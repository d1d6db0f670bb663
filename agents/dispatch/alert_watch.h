// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The dispatcher's own judgement: it folds rights, drafts and signatures itself and believes an Issued only when both
// signatures stand over the exact bytes of the draft. It shares the rules with core, but none of core's state.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "broker/wire/alert_life.h"
#include "broker/wire/envelope.h"
#include "broker/wire/payloads.h"
#include "broker/wire/roster.h"

namespace dispatch {

/// A warning that core has issued, as the dispatcher found it.
struct IssuedAlert {
    wire::Issued issued;
    wire::MessageId record;  ///< the Issued envelope
    std::optional<std::string> operation;
    wire::WarningContent content;       ///< what was signed; empty when no such draft is known
    std::optional<std::string> whyNot;  ///< set: it must not be sent, and why
};

class AlertWatch {
public:
    /// `realm`: of this dispatcher's own configuration; words of another realm are never believed.
    explicit AlertWatch(wire::RealmId realm) : m_realm(realm) {}

    /// Takes every record in order. The alert when this record issued one.
    std::optional<IssuedAlert> fold(const wire::Record& record);

    /// A word that an author or an approver of warnings has signed, whose key counts now.
    [[nodiscard]] bool isOfSigner(const wire::Envelope& envelope) const;
    /// As of now: why the signatures under it no longer count. A key may be revoked between issue and act.
    [[nodiscard]] std::optional<std::string> whyNoLonger(const wire::Issued& issued) const;

private:
    struct Signed {
        wire::AlertLife life;
        wire::Envelope draft;                                 ///< exact bytes of the newest revision
        std::map<wire::MessageId, wire::Envelope> approvals;  ///< over the newest revision
    };
    [[nodiscard]] wire::StepBy stepBy(const wire::Envelope& envelope) const;
    void foldDraft(const wire::Envelope& envelope);
    void foldApproval(const wire::Envelope& envelope);
    void foldRights(const wire::Record& record);
    [[nodiscard]] IssuedAlert judged(const wire::Record& record, const wire::Issued& issued) const;
    [[nodiscard]] std::optional<std::string> whyNotIssued(const wire::Record& record, const wire::Issued& issued) const;
    [[nodiscard]] std::optional<std::string> whyNotSigned(const Signed& known, const wire::Issued& issued) const;

    wire::RealmId m_realm;
    wire::Roster m_roster;
    std::map<std::string, Signed> m_alerts;
};

}  // namespace dispatch
