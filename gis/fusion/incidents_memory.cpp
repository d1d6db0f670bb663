// SPDX-License-Identifier: EUPL-1.2

// What Incidents holds, as bytes: part of the worker's memory (fusion_memory.cpp).
#include "broker/base/archive.h"
#include "broker/wire/archived_ids.h"
#include "broker/wire/codec.h"
#include "gis/fusion/incidents.h"
#include "gis/fusion/rules_file.h"

namespace fusion {

struct IncidentsMemory {
    template <class A, base::Described<Incidents::Member> T>
    static void of(A& a, T& x) {
        a(x.id, x.from, x.source, x.key, x.at, x.until, x.stands, x.links, x.place.eastM, x.place.northM, x.where);
        a(x.kind, x.title);
    }
    template <class A, base::Described<Incidents::Held> T>
    static void of(A& a, T& x) {
        a(x.id, x.kind, x.title, x.where, x.name, x.state, x.number, x.isHandled, x.grantedM, x.members, x.beyond,
          x.into, x.from);
        a(x.brought, x.ended, x.place.eastM, x.place.northM, x.since, x.last, x.step, x.isDue, x.cause);
    }
    template <class A, base::Described<Incidents::UnitSaid> T>
    static void of(A& a, T& x) {
        a(x.status, x.task);
    }
    template <class A, base::Described<Incidents> T>
    static void of(A& a, T& x) {
        a(x.m_rulesText, x.m_incidents, x.m_standing, x.m_units, x.m_loose, x.m_waiting, x.m_acts, x.m_formed,
          x.m_ended);
    }
    template <class A>
    static void of(A& a, const Incidents::Act& x) {
        a(wire::encodePayload(x.act), x.id, x.acceptedAt, x.author);
    }
    template <class A>
    static void of(A& a, Incidents::Act& x) {
        base::Bytes act;
        a(act, x.id, x.acceptedAt, x.author);
        auto decoded = wire::decodePayload<wire::IncidentAct>(act);
        if (auto* good = std::get_if<wire::IncidentAct>(&decoded)) x.act = std::move(*good);
    }
};
template <class A, class T>
requires requires(A& a, T& x) { IncidentsMemory::of(a, x); }
void fields(A& a, T& x) { IncidentsMemory::of(a, x); }

base::Bytes Incidents::memory() const {
    base::ArchiveWriter writer;
    writer(*this);
    return writer.take();
}

bool Incidents::remember(base::BytesView memory) {
    base::ArchiveReader reader(memory);
    reader(*this);
    if (!reader.isWhole()) return false;
    if (m_rulesText.empty()) return true;
    RuleReading reading = readRulesText(m_rulesText, "rules", nullptr);
    if (reading.isUsable()) m_rules = std::move(reading.rules);
    return true;
}

}  // namespace fusion
