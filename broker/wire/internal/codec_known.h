// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The enumerators of payloads that this version knows, in the words of PROTOCOL.md, and bounds that several fields
// share.

#include "broker/wire/codec.h"
#include "broker/wire/internal/codec_archive.h"

namespace wire::codec {

template <int Min, int Max>
struct Span {
    static constexpr bool has(std::int64_t number) { return number >= Min && number <= Max; }
};
template <>
struct Known<Kind> : Span<0, 65535> {
    static constexpr char kText[] = "a kind number";
};
template <>
struct Known<DeviceRole> : Span<1, 7> {
    static constexpr char kText[] = "1 field, 2 console, 3 fusion, 4 dispatch, 5 player, 6 admin, 7 observer";
};
template <>
struct Known<PersonRole> : Span<1, 4> {
    static constexpr char kText[] = "1 administrator, 2 staff, 3 warning author, 4 warning approver";
};
template <>
struct Known<Quantity> : Span<1, 6> {
    static constexpr char kText[] =
        "1 water level (cm), 2 rain (mm), 3 discharge (m3/s), 4 air temperature (degC), 5 wind speed (m/s), 6 wind "
        "from (deg)";
};
template <>
struct Known<OperationStep> : Span<1, 4> {
    static constexpr char kText[] = "1 opened, 2 named, 3 closed, 4 archived";
};
template <>
struct Known<Priority> : Span<1, 3> {
    static constexpr char kText[] = "1 routine (Einfach), 2 immediate (Sofort), 3 flash (Blitz)";
};
template <>
struct Known<Direction> : Span<1, 3> {
    static constexpr char kText[] = "1 incoming (Eingang), 2 outgoing (Ausgang), 3 note of a talk (Gesprächsnotiz)";
};
template <>
struct Known<ReportMove> : Span<1, 6> {
    static constexpr char kText[] = "1 routed (Sichtung), 2 done, 3 to be done again, 4 noted, 5 sent, 6 read";
};
template <>
struct Known<OrderMove> : Span<1, 7> {
    static constexpr char kText[] =
        "1 receipted (Quittung), 2 begun, 3 done, 4 impossible, 5 withdrawn, 6 noted, 7 reopened";
};
template <>
struct Known<DrawingShape> : Span<1, 4> {
    static constexpr char kText[] = "1 point, 2 line, 3 area, 4 text";
};
template <>
struct Known<Board> : Span<1, 7> {
    static constexpr char kText[] =
        "1 evacuation block, 2 shelter (Betreuungsstelle), 3 Notfall-Infopunkt, 4 hospital, 5 road, 6 request "
        "(Nachforderung), 7 count of people";
};
template <>
struct Known<AlarmMove> : Span<1, 4> {
    static constexpr char kText[] = "1 taken over, 2 given back, 3 handed up, 4 noted";
};
template <>
struct Known<CallMove> : Span<1, 8> {
    static constexpr char kText[] =
        "1 queued, 2 sent, 3 failed, 4 comes, 5 does not come, 6 has arrived, 7 noted, 8 the call is closed";
};
template <>
struct Known<SeatMove> : Span<1, 2> {
    static constexpr char kText[] = "1 taken, 2 left";
};
template <>
struct Known<GaugeLevel> : Span<0, 3> {
    static constexpr char kText[] = "0 below all, 1 IW1, 2 IW2, 3 IW3";
};
template <>
struct Known<Quality> {
    static constexpr bool has(std::int64_t n) { return (n >= 1 && n <= 4) || n == 9; }
    static constexpr char kText[] = "1 good, 2 not evaluated, 3 suspect, 4 fail, 9 missing";
};
template <>
struct Known<Hearing> : Span<1, 3> {
    static constexpr char kText[] = "1 heard, 2 unknown, 3 silent";
};
template <>
struct Known<RainLevel> : Span<2, 4> {
    static constexpr char kText[] = "2 significant (markant), 3 severe (Unwetter), 4 extreme (extremes Unwetter)";
};
template <>
struct Known<IncidentMove> : Span<1, 7> {
    static constexpr char kText[] = "1 merge, 2 split, 3 take out, 4 put in, 5 rename, 6 close, 7 reopen";
};
template <>
struct Known<IncidentState> : Span<1, 3> {
    static constexpr char kText[] = "1 open, 2 closed, 3 merged into another";
};
template <>
struct Known<IncidentStep> : Span<1, 4> {
    static constexpr char kText[] = "1 formed, 2 grown, 3 joined by the rule, 4 by a person's act";
};
template <>
struct Known<AlarmStep> : Span<1, 3> {
    static constexpr char kText[] = "1 raised, 2 ended, 3 resting (raised too often)";
};
template <>
struct Known<ZoneKind> : Span<1, 3> {
    static constexpr char kText[] = "1 flood, 2 an area of the staff's, 3 heavy rain";
};
template <>
struct Known<AreaMethod> : Span<1, 9> {
    static constexpr char kText[] =
        "1 drawn, 2 circle, 3 wedge, 4 plume, 5 districts, 6 blocks, 7 substation, 8 stage, 9 sinks";
};
template <>
struct Known<WarningLevel> : Span<1, 3> {
    static constexpr char kText[] = "1 information, 2 notice, 3 announcement";
};
template <>
struct Known<WarningAct> : Span<1, 3> {
    static constexpr char kText[] = "1 alert, 2 update, 3 cancel";
};
template <>
struct Known<ReceiptState> : Span<1, 6> {
    static constexpr char kText[] = "1 queued, 2 sent, 3 received, 4 read, 5 failed, 6 uncertain";
};
template <>
struct Known<ExercisePhase> : Span<1, 4> {
    static constexpr char kText[] = "1 prepared, 2 running, 3 paused, 4 ended";
};

inline constexpr List<TextRule> kNames{limits::kListMax, kName};
inline constexpr List<TextRule> kReasons{64, TextRule{1024, false, false}};
inline constexpr List<> kCauses{limits::kCauseMax, {}};
inline constexpr List<> kRoles{16, {}};
inline constexpr List<> kTexts{64, {}};
inline constexpr List<> kIncidentRecords{limits::kIncidentRecordsMax, {}};
inline constexpr SparseList<TextRule> kAbout{{64, kName}};
inline constexpr List<TextRule> kFunctions{64, kName};
inline constexpr List<> kMany{limits::kListMax, {}};
inline constexpr List<> kKinds{256, {}};
inline constexpr List<TextRule> kSeats{16, kName};
inline constexpr List<TextRule> kSources{64, kName};

}  // namespace wire::codec
