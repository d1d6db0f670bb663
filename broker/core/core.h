// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a record means: the decisions that depend on what was said before. Pure: records in their journaled order go
// in, verdicts and the broker's own words come out. No sockets, no disk, no threads, no clock but the journal's ticks;
// so a replay of the journal gives the same state, and a restart is a replay.
//
// How the server drives it:
//   1. gather frames; drop what known() knows (answer Accepted); stamp() each record that is left;
//   2. append pendingEffects() as records of the broker, then the submissions, in one transaction; let an append end
//      with the first Tick in it, so that all its records have the same acceptedAt;
//   3. decide() each record in order; write its verdict beside it; what it says waits in pendingEffects().
// After a restart: decide() all journaled records, then 2 with whatever is pending, before anything is accepted.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "broker/wire/alert_life.h"
#include "broker/wire/envelope.h"
#include "broker/wire/roster.h"

namespace core {

/// Code None: in effect. Else what is wrong, what mends it, and the field that it is about (keys of PROTOCOL.md); an
/// empty field stands for the one that codes of this number are about.
struct Verdict {
    wire::RejectionCode code = wire::RejectionCode::None;
    std::string what{}, fix{}, where{};
    /// As one line for journal and log.
    [[nodiscard]] std::string text() const { return fix.empty() ? what : what + "; " + fix; }
    [[nodiscard]] bool ok() const { return code == wire::RejectionCode::None; }
};

/// As a sender is told it.
[[nodiscard]] wire::Rejection rejectionOf(const Verdict& verdict);

struct Decision {
    Verdict verdict;
    std::vector<wire::Envelope> effects;  ///< what the broker says to it; also in pendingEffects() until journaled
};

class Core {
public:
    explicit Core(const wire::RealmId& realm);

    /// All of it as bytes that the same program takes up again; equal states give equal bytes.
    [[nodiscard]] base::Bytes state() const;
    /// Nothing when the bytes are not whole or of another realm. Whether they are to be believed is for the caller.
    [[nodiscard]] static std::optional<Core> resumed(const wire::RealmId& realm, base::BytesView state);
    /// True when a payload that this takes away is the source of something that state() holds: a person's name. To be
    /// asked before the Redacted is decided.
    [[nodiscard]] bool holdsContentOf(const wire::Redacted& redacted) const;

    /// Decides the next record; sequences without a gap, else it is a bug. Its `verdict` is not looked at, but for a
    /// redacted one: that is the verdict it had, and its header is all that is decided by.
    Decision decide(const wire::Record& record);

    /// Sets acceptedAt and flags of a record that is about to be appended.
    void stamp(wire::Record& record) const;
    /// The realm clock: the newest tick, before the first one the founding; for the founding its own time.
    [[nodiscard]] base::Instant acceptedAtFor(const wire::Envelope& envelope) const;
    [[nodiscard]] static std::uint32_t clockFlags(base::Instant observedAt, base::Instant acceptedAt);

    /// True when an envelope with this id is journaled and need not be stored again. A refused derived fact is not
    /// known: it may be said again when what stood against it is gone.
    [[nodiscard]] bool known(const wire::MessageId& id) const;
    /// The same of an envelope as a device says it. The id of a fact is kept until its participant has said DoneThrough
    /// twice behind it; from then on every fact of that source and time, or of a time before, counts as said.
    [[nodiscard]] bool known(const wire::Envelope& envelope, const wire::DeviceId& submitter) const;
    /// True for an enrolled device whose key counts.
    [[nodiscard]] bool knowsDevice(const wire::DeviceId& device) const;
    [[nodiscard]] const wire::Roster& roster() const { return m_roster; }

    /// True when the head of the next append should be a checkpoint: follows from the journal alone.
    [[nodiscard]] bool isCheckpointDue() const { return m_checkpointDue; }
    /// The checkpoint over everything decided, `chain` being the journal's hash there; the broker has to sign it.
    [[nodiscard]] wire::Envelope checkpoint(const wire::Hash& chain) const;
    /// Orders of administrators to delete payloads that no Redacted has followed yet, oldest first.
    struct RedactionOrder {
        wire::MessageId id;
        std::string by;
        std::vector<wire::SequenceSpan> spans;  ///< a person's names are looked up already
        std::string reason;
        std::vector<wire::Hash> files{};
    };
    [[nodiscard]] const std::vector<RedactionOrder>& redactionOrders() const { return m_orders; }
    /// The broker's word that these are gone, to be appended with their removal.
    [[nodiscard]] wire::Envelope redacted(const wire::Redacted& what, const std::vector<wire::MessageId>& order) const;
    /// The broker's Ed25519 key and its CURVE key as the founding names them; zeros before.
    [[nodiscard]] const wire::PublicKey& brokerSignKey() const { return m_brokerSignKey; }
    [[nodiscard]] const wire::PublicKey& brokerCurveKey() const { return m_brokerCurveKey; }

    /// What the broker has to say and has not journaled yet, in order.
    [[nodiscard]] const std::vector<wire::Envelope>& pendingEffects() const { return m_pending; }

    [[nodiscard]] std::uint64_t decidedThrough() const { return m_decidedThrough; }
    [[nodiscard]] bool isFounded() const { return m_now.has_value(); }
    [[nodiscard]] std::uint64_t lastTick() const { return m_lastTick; }

private:
    struct Kept;  ///< core_state.cpp: what state() describes
    struct Alert {
        wire::AlertLife life;
        std::optional<std::string> operation;
        wire::WarningAct act = wire::WarningAct::Alert;
        std::vector<std::string> updates;
    };

    // core.cpp: order, identity, rights
    [[nodiscard]] static Verdict unreadable(const wire::Rejection& rejection);
    Verdict judge(const wire::Record& record, Decision& decision);
    [[nodiscard]] Verdict checkSpeaker(const wire::Record& record) const;
    [[nodiscard]] Verdict checkAuthor(const wire::Envelope& envelope) const;
    [[nodiscard]] Verdict checkOperation(const wire::Record& record) const;
    Verdict take(const wire::Record& record, Decision& decision);
    void remember(const wire::Record& record, const Verdict& verdict);
    [[nodiscard]] bool isCovered(const wire::Envelope& envelope) const;
    void takeDone(const wire::Envelope& envelope);
    void say(Decision& decision, wire::Envelope envelope);
    [[nodiscard]] wire::Envelope ownWord(wire::Kind kind, std::string_view subject, std::vector<wire::MessageId> cause,
                                         const wire::Record& record, base::Bytes payload) const;
    void refuse(const wire::Record& record, Decision& decision);

    // core_realm.cpp: founding, clock, keys
    Verdict takeFounding(const wire::Record& record);
    Verdict takeTick(const wire::Envelope& envelope);
    Verdict takePerson(const wire::Record& record);
    Verdict takeDevice(const wire::Record& record);
    Verdict takeRevocation(const wire::Record& record);
    Verdict takeRoles(const wire::Record& record);
    Verdict takeName(const wire::Record& record);
    [[nodiscard]] Verdict checkSeats(const std::optional<std::vector<std::string>>& seats) const;
    [[nodiscard]] Verdict checkAdministrator(const wire::Record& record) const;
    void dropSignatures(const std::string& person);

    // core_evidence.cpp: checkpoints
    Verdict takeCheckpoint(const wire::Record& record) const;
    void takeDeleted(const wire::Record& record, Decision& decision);
    Verdict takeOrder(const wire::Record& record);
    Verdict takeRedacted(const wire::Record& record);
    void noteForCheckpoint(const wire::Envelope& envelope, const Verdict& verdict);

    // core_staff.cpp: operations, log, reports, units
    Verdict takeOperationAct(const wire::Envelope& envelope);
    Verdict takeLogEntry(const wire::Record& record, Decision& decision);
    Verdict takeMaintenance(const wire::Envelope& envelope) const;
    Verdict takeReport(const wire::Record& record, Decision& decision);
    Verdict takeUnitReport(const wire::Record& record);
    void number(const wire::Record& record, const char* series, Decision& decision);

    // core_warning.cpp: the life of a warning
    Verdict takeDraft(const wire::Record& record);
    Verdict takeApproval(const wire::Record& record, Decision& decision);
    Verdict takeIssued(const wire::Envelope& envelope);
    Verdict takeReceipt(const wire::Envelope& envelope) const;
    [[nodiscard]] Verdict checkUpdates(wire::WarningAct act, const std::vector<std::string>& updates) const;
    [[nodiscard]] Verdict explained(wire::RejectionCode code) const;
    [[nodiscard]] wire::StepBy stepBy(const wire::Envelope& envelope) const;
    void issue(const std::string& id, const Alert& alert, const wire::Record& record, Decision& decision);

    wire::RealmId m_realm;
    std::optional<base::Instant> m_now;
    std::uint64_t m_lastTick = 0;
    std::map<std::uint64_t, std::pair<std::uint64_t, base::Instant>> m_ticks;  ///< the newest: sequence and time
    std::uint64_t m_decidedThrough = 0;
    bool m_genesis = true;  ///< until the first tick or the first word of a device: the broker itself may enrol
    wire::Roster m_roster;

    wire::PublicKey m_brokerSignKey{}, m_brokerCurveKey{};
    base::Instant m_checkpointAt;        ///< realm clock at the newest one
    bool m_saidSinceCheckpoint = false;  ///< anything but ticks
    bool m_checkpointDue = false;

    std::map<std::pair<wire::DeviceId, std::uint64_t>, std::uint64_t>
        m_marks;                                                         ///< per sender and epoch: highest counter
    std::unordered_set<wire::MessageId, wire::MessageIdHash> m_derived;  ///< facts of devices, in effect, not covered
    std::map<std::string, std::map<base::Instant, std::vector<wire::MessageId>>> m_derivedAt;  ///< by source, the same
    std::map<std::string, std::pair<base::Instant, std::optional<base::Instant>>>
        m_doneThrough;  ///< by source: realm time of its newest DoneThrough, and of the one before that
    std::unordered_set<wire::MessageId, wire::MessageIdHash> m_ownWords;  ///< said by the broker and journaled
    std::vector<wire::Envelope> m_pending;

    std::map<std::string, wire::OperationStep> m_operations;
    std::map<std::pair<std::string, std::string>, std::uint32_t> m_numbers;  ///< operation and series: last number
    std::unordered_set<wire::MessageId, wire::MessageIdHash> m_logEntries;
    std::map<std::string, base::Instant> m_calls;  ///< units whose emergency call stands: when it was made
    std::map<std::string, Alert> m_alerts;

    std::vector<RedactionOrder> m_orders;
};

}  // namespace core
