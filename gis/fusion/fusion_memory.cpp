// SPDX-License-Identifier: EUPL-1.2

// What fusion holds, as bytes: so that a worker with years of journal does not judge all of it again at each start.
#include <algorithm>

#include "broker/base/archive.h"
#include "broker/wire/archived_ids.h"
#include "broker/wire/codec.h"
#include "gis/fusion/fusion.h"
#include "gis/fusion/fusion_parts.h"

namespace fusion {

/// The private members of each part in one order, for both ways. What the town says of a station is not among them.
struct FusionMemory {
    template <class A, base::Described<QualityControl> T>
    static void of(A& a, T& x) {
        a(x.m_last, x.m_chain, x.m_chainStep, x.m_chainFail, x.m_jumps, x.m_flatSince);
    }
    template <class A, base::Described<QualityControl::Raw> T>
    static void of(A& a, T& x) {
        a(x.at, x.value);
    }
    template <class A, base::Described<QualityControl::Jump> T>
    static void of(A& a, T& x) {
        a(x.at, x.up);
    }
    template <class A, base::Described<Threshold> T>
    static void of(A& a, T& x) {
        a(x.m_level, x.m_lastThree, x.m_belowSince);
    }
    template <class A, base::Described<TrustedSeries> T>
    static void of(A& a, T& x) {
        a(x.m_points);
    }
    template <class A, base::Described<StationWatch> T>
    static void of(A& a, T& x) {
        a(x.m_from, x.m_quality, x.m_threshold, x.m_series, x.m_trendPerH, x.m_newest, x.m_verdict);
        a(x.m_shownLevel, x.m_levelSince, x.m_rain, x.m_rainLevel, x.m_laidAsideUntil, x.m_anewFrom, x.m_isSettled);
    }
    template <class A, base::Described<RainSums> T>
    static void of(A& a, T& x) {
        a(x.m_portions, x.m_levels);
    }
    template <class A, base::Described<RainSums::Portion> T>
    static void of(A& a, T& x) {
        a(x.from, x.to, x.mm, x.mmThrough, x.msThrough);
    }
    template <class A, base::Described<RainCells> T>
    static void of(A& a, T& x) {
        a(x.m_cells);
    }
    template <class A, base::Described<RainCells::Cell> T>
    static void of(A& a, T& x) {
        a(x.since, x.stations, x.told, x.toldLevel);
    }
    template <class A, base::Described<OwnRuleWatch> T>
    static void of(A& a, T& x) {
        a(x.m_holds, x.m_step, x.m_since, x.m_unmetSince, x.m_raises);
    }
    template <class A, base::Described<Fusion::Pending> T>
    static void of(A& a, T& x) {
        a(x.station, x.sample);
    }
    template <class A, base::Described<Fusion::Upkeep> T>
    static void of(A& a, T& x) {
        a(x.acceptedAt, x.observedAt, x.id, x.from, x.until, x.ended);
    }
    template <class A, base::Described<Fusion::Water::LastOrder> T>
    static void of(A& a, T& x) {
        a(x.at, x.valuesCm, x.levels, x.highest);
    }
};
template <class A, class T>
requires requires(A& a, T& x) { FusionMemory::of(a, x); }
void fields(A& a, T& x) { FusionMemory::of(a, x); }

template <class A, base::Described<TrustedSeries::Point> T>
void fields(A& a, T& x) {
    a(x.at, x.value, x.id);
}
template <class A, base::Described<Sample> T>
void fields(A& a, T& x) {
    a(x.id, x.at, x.saidAt, x.value, x.batteryV, x.flags);
}
template <class A, base::Described<Verdict> T>
void fields(A& a, T& x) {
    a(x.quality, x.usable, x.voidsPast, x.reasons);
}
template <class A, base::Described<SaidRuleSet> T>
void fields(A& a, T& x) {
    a(x.id, x.at, x.version, x.problem);
}
template <class A, base::Described<SaidAlarm> T>
void fields(A& a, T& x) {
    a(x.id, x.at, x.step, x.title, x.function);
}
template <class A, base::Described<SaidZone> T>
void fields(A& a, T& x) {
    a(x.id, x.at, x.open, x.areaKm2, x.objects);
}
template <class A, base::Described<SaidProposal> T>
void fields(A& a, T& x) {
    a(x.id, x.at, x.open, x.revision, x.level, x.warningLevel, x.areaKm2, x.objects, x.reached.peopleHigh,
      x.reached.objectsByDepth, x.hazard, x.expires, x.area);
}
template <class A, base::Described<Wind> T>
void fields(A& a, T& x) {
    a(x.fromDeg, x.speedMS);
}
template <class A, base::Described<WindHeard> T>
void fields(A& a, T& x) {
    a(x.fromDeg, x.speedMS, x.fromAt, x.speedAt, x.fromId, x.speedId);
}
template <class A, base::Described<KnownArea> T>
void fields(A& a, T& x) {
    a(x.payload, x.id, x.isLate, x.since, x.isDue, x.isSurplus, x.isAwaited, x.isCountJournaled, x.judgedWith,
      x.judgedAt);
}
template <class A, class Said>
void fields(A& a, SaidList<Said>& x) {
    a(x.all());
}
template <class A, class Said>
void fields(A& a, const SaidList<Said>& x) {
    a(x.all());
}

std::optional<base::Bytes> Fusion::memory() const {
    if (!m_started || !m_orders.empty()) return std::nullopt;
    base::ArchiveWriter writer;
    writer(m_town->package, m_rules->version, m_gauges.size());
    for (const auto& [id, gauge] : m_gauges) {
        writer(id, *gauge.watch, gauge.upkeep);
        writer(gauge.said ? wire::encodePayload(*gauge.said) : base::Bytes{});
    }
    for (const auto& [name, water] : m_waters) writer(name, water.lastOrder, water.zones, water.proposals);
    writer(m_pending, m_strangers, m_strangersNamed);
    for (const OwnRuleWatch& watch : m_own) writer(watch);
    writer(m_saidRules->sets, m_saidRules->alarms);
    writer(m_areas->known, m_areas->pending, m_areas->winds);
    writer(m_proposals->rain, m_proposals->said);
    writer(m_incidents.memory());
    return writer.take();
}

bool Fusion::remember(base::BytesView memory) {
    base::ArchiveReader reader(memory);
    std::string package, rules;
    std::size_t gauges = 0;
    reader(package, rules, gauges);
    if (package != m_town->package || rules != m_rules->version || gauges != m_gauges.size()) return false;
    std::string of;
    for (auto& [id, gauge] : m_gauges) {
        gauge.watch.emplace(*gauge.facts, *m_rules, base::Instant{});
        base::Bytes said;
        reader(of, *gauge.watch, gauge.upkeep, said);
        if (of != id) return false;
        if (said.empty()) continue;
        auto decoded = wire::decodePayload<wire::StationState>(said);
        auto* state = std::get_if<wire::StationState>(&decoded);
        if (state == nullptr) return false;
        gauge.said = std::move(*state);
    }
    for (auto& [name, water] : m_waters) {
        reader(of, water.lastOrder, water.zones, water.proposals);
        if (of != name) return false;
    }
    reader(m_pending, m_strangers, m_strangersNamed);
    for (OwnRuleWatch& watch : m_own) reader(watch);
    reader(m_saidRules->sets, m_saidRules->alarms);
    reader(m_areas->known, m_areas->pending, m_areas->winds);
    reader(m_proposals->rain, m_proposals->said);
    const auto readAgain = [](KnownArea& one) {
        auto decoded = wire::decodePayload<wire::StaffArea>(one.payload);
        auto* area = std::get_if<wire::StaffArea>(&decoded);
        if (area != nullptr) one.area = std::move(*area);
        return area != nullptr;
    };
    for (auto& [id, one] : m_areas->known)
        if (!readAgain(one) || one.area.area != id) return false;
    for (KnownArea& one : m_areas->pending)
        if (!readAgain(one)) return false;
    base::Bytes incidents;
    reader(incidents);
    if (!reader.isWhole() || !m_incidents.remember(incidents)) return false;
    const auto isKnown = [this](const Pending& pending) { return m_gauges.contains(pending.station); };
    m_started = true;
    for (const OwnRuleWatch& watch : m_own)
        if (!watch.isWhole()) return false;
    return reader.isWhole() && std::all_of(m_pending.begin(), m_pending.end(), isKnown);
}

}  // namespace fusion
