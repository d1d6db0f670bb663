// SPDX-License-Identifier: EUPL-1.2

// What core knows, as bytes: so that a broker with years of journal does not decide all of it again at each start.
#include <algorithm>

#include "broker/base/archive.h"
#include "broker/base/mutant.h"
#include "broker/core/core.h"
#include "broker/wire/archived_ids.h"
#include "broker/wire/spans.h"

namespace wire {

// Where the archive looks for them: beside the types.
template <class A, base::Described<SequenceSpan> T>
void fields(A& a, T& x) {
    a(x.first, x.last);
}
template <class A, base::Described<RoleSays> T>
void fields(A& a, T& x) {
    a(x.kinds, x.sources);
}
template <class A, base::Described<Role> T>
void fields(A& a, T& x) {
    a(x.name, x.title, x.staff, x.exerciseOnly, x.says, x.followsAll, x.follows, x.acts);
}
template <class A, base::Described<PersonEnrolled> T>
void fields(A& a, T& x) {
    a(x.person, x.displayName, x.function, x.signKey, x.roles, x.seats);
}
template <class A, base::Described<DeviceEnrolled> T>
void fields(A& a, T& x) {
    a(x.name, x.curveKey, x.roles, x.sources, x.seats);
}
template <class A, base::Described<Roster::Naming> T>
void fields(A& a, T& x) {
    a(x.sequence, x.displayName, x.function);
}
template <class A, base::Described<Roster::Person> T>
void fields(A& a, T& x) {
    a(x.enrolment, x.revoked, x.rows, x.enrolledAt, x.enrolledName, x.enrolledFunction, x.namings);
}
template <class A, base::Described<Roster::Device> T>
void fields(A& a, T& x) {
    a(x.enrolment, x.revoked, x.rows);
}
template <class A, base::Described<Roster::Contents> T>
void fields(A& a, T& x) {
    a(x.table, x.persons, x.devices, x.revokedKeys);
}
template <class A, base::Described<AlertLife> T>
void fields(A& a, T& x) {
    a(x.phase, x.revision, x.contentHash, x.author, x.draft, x.approvals, x.persons);
}
template <class A, base::Described<Envelope> T>
void fields(A& a, T& x) {
    a(x.realm, x.id, x.kind, x.version, x.source, x.author, x.operation, x.observedAt, x.cause, x.payload, x.signature);
}

}  // namespace wire

namespace core {

template <class A, base::Described<Core::RedactionOrder> T>
void fields(A& a, T& x) {
    a(x.id, x.by, x.spans, x.reason, x.files);
}

/// Core's own members in one order, for both ways.
struct Core::Kept {
    template <class A, class T>
    static void alerts(A& a, T& standing) {
        std::map<std::string, wire::AlertLife> lives;
        std::map<std::string, std::optional<std::string>> operations;
        std::map<std::string, std::pair<wire::WarningAct, std::vector<std::string>>> acts;
        for (const auto& [id, alert] : standing) {
            lives[id] = alert.life;
            operations[id] = alert.operation;
            acts[id] = {alert.act, alert.updates};
        }
        a(lives, operations, acts);
        if constexpr (!std::is_const_v<T>)
            for (auto& [id, life] : lives)
                standing[id] = {std::move(life), std::move(operations[id]), acts[id].first, std::move(acts[id].second)};
    }
    template <class A, base::Described<Core> T>
    static void of(A& a, T& core) {
        a(core.m_now, core.m_lastTick, core.m_ticks, core.m_decidedThrough, core.m_genesis);
        a(core.m_brokerSignKey, core.m_brokerCurveKey, core.m_checkpointAt, core.m_saidSinceCheckpoint,
          core.m_checkpointDue);
        a(core.m_marks, core.m_derived, core.m_derivedAt, core.m_doneThrough, core.m_ownWords, core.m_pending);
        a(core.m_operations, core.m_numbers, core.m_logEntries, core.m_calls);
        alerts(a, core.m_alerts);
        a(core.m_orders);
    }
};

base::Bytes Core::state() const {
    base::ArchiveWriter writer;
    writer(m_realm, m_roster.contents());
    Kept::of(writer, *this);
    return writer.take();
}

std::optional<Core> Core::resumed(const wire::RealmId& realm, base::BytesView state) {
    base::ArchiveReader reader(state);
    wire::RealmId of;
    wire::Roster::Contents roster;
    Core core(realm);
    reader(of, roster);
    Kept::of(reader, core);
    if (!reader.isWhole() || of != realm) return std::nullopt;
    if (LAGEWERK_MUTANT("state-without-marks")) core.m_marks.clear();
    core.m_roster = wire::Roster(std::move(roster));
    return core;
}

bool Core::holdsContentOf(const wire::Redacted& redacted) const {
    const auto isIn = [&](const wire::Roster::Naming& naming) { return wire::covers(redacted.spans, naming.sequence); };
    const auto& persons = m_roster.persons();
    return std::any_of(persons.begin(), persons.end(), [&](const auto& person) {
        return std::any_of(person.second.namings.begin(), person.second.namings.end(), isIn);
    });
}

}  // namespace core
