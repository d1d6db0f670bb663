// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The rules that a town may set: data, in a TOML file that a trained person edits (gis/fusion/RULES.md). What no file
// says is as it stands here. The thresholds of gauges are no rules: they belong to the town package.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/wire/payloads.h"

namespace fusion {

/// When an Informationswert counts as reached, and when as left (domain.md 10.3).
struct LevelRule {
    std::uint32_t raiseOfThree = 2;  ///< of the last three usable samples at or above the threshold
    double raiseAtOnceCm = 20;       ///< one sample so far above it suffices
    double clearBelowCm = 10;        ///< every sample of `clearAfterS` stood so far below it, or lower
    double clearAfterS = 1800;
};

/// Sums of rain from which a level holds: DWD levels 2 (markant), 3 (Unwetter), 4 (extrem), in mm.
struct RainWindow {
    std::uint32_t minutes = 60;
    std::array<double, 3> mm{};
};
/// DWD, Warnkriterien: Starkregen 1 h and 6 h, Dauerregen 12 to 72 h; the lower edge of each level (domain.md 4.4).
[[nodiscard]] std::vector<RainWindow> dwdRainWindows();

/// Starkregenindex (Schmitt et al. 2018, DWA-M 119): the depth in mm from which indices 1 to 7 hold at this place, as
/// the town takes it from KOSTRA-DWD; indices 8 to 12 begin at 1.2, 1.4, 1.6, 2.2 and 2.8 times that of index 7.
struct RainIndex {
    std::uint32_t minutes = 60;
    std::array<double, 7> mm{};
};
/// 0: below index 1.
[[nodiscard]] int starkregenindex(const RainIndex& index, double mm);

/// When a warning is proposed for heavy rain, and where it is taken to fall (domain.md 4.4 and 4.5).
struct RainProposalRule {
    /// DWD level from which one is proposed; Unwetter.
    wire::RainLevel from = wire::RainLevel::Severe;
    /// In a window of at most so many minutes. Longer ones are Dauerregen: their sums stand for days after the rain,
    /// and for that water the rivers' gauges speak.
    std::uint32_t minutesMax = 360;
    /// What a gauge measures is taken to fall within this distance of it: convective cells are a few km wide.
    double reachM = 2000;
    /// Raised gauges that are so near to each other are one cell and one proposal.
    double joinsM = 4000;
};

/// One condition of a town's own rule.
struct Term {
    enum class What : std::uint8_t {
        Level = 1,   ///< water level at or above `limit` cm, by LevelRule
        Rising = 2,  ///< trend of at least `limit` cm/h
        Stage = 3,   ///< Informationswert `limit` (1 to 3) or a higher one holds
        Rain = 4,    ///< at least `limit` mm in `minutes`
        Silent = 5,  ///< not heard for `limit` minutes
    };
    What what = What::Level;
    std::string station;
    double limit = 0;
    std::uint32_t minutes = 0;
    int line = 0;  ///< in the file
};
/// A line of the town's alarm plan: when this is measured, that is to be done by them.
struct OwnRule {
    std::string id, title;
    std::string task;      ///< what is to be done
    std::string function;  ///< who: "S3"
    bool needsAll = true;  ///< all terms, or any one
    std::vector<Term> terms;
    double clearAfterS = 1800;            ///< no term holds for so long
    double holdS = 900;                   ///< after its end it is not raised again for so long
    std::string incident;                 ///< kind of incident that it belongs to while it stands; empty: to none
    std::optional<wire::GeoPoint> place;  ///< of that incident; absent: the first station's
    int line = 0;
};

/// One kind of incident, by what reports say of it.
struct IncidentKind {
    std::string id, title;           ///< "water", "Überflutung"
    std::vector<std::string> words;  ///< patterns (incident_words.h); the first kind of the table that has one counts
    double distanceM = 300;          ///< so near to any record of it ...
    double withinS = 1800;           ///< ... and so near in time
    bool takesGauges = false;        ///< gauges over a threshold are of this kind
    int line = 0;
};
/// When records are one incident.
struct IncidentRules {
    double extentM = 1500;  ///< diagonal of the box around its records: by itself it does not grow beyond
    std::optional<wire::GaugeLevel> gaugesFrom = wire::GaugeLevel::Iw1;  ///< absent: gauges belong to none
    std::vector<IncidentKind> kinds;                                     ///< empty: none are formed
};
/// What reports of German control centres are known by; RULES.md prints it.
[[nodiscard]] IncidentRules shippedIncidents();

struct Rules {
    std::string name;     ///< "Auental, Stand November 2026"; empty: as the program ships
    std::string version;  ///< 12 hex digits of the text's SHA-256; empty: as the program ships
    std::string text;     ///< the file
    std::string problem;  ///< why a newer file is not in force; empty: none is
    LevelRule level;
    double zoneMovedCm = 5;  ///< a zone is due when a gauge moved by this ...
    double zoneEveryS = 60;  ///< ... and the last one is so old
    wire::GaugeLevel proposalFrom = wire::GaugeLevel::Iw2;
    double proposalGrown = 1.2;  ///< a new revision when the zone grew by this factor
    std::vector<RainWindow> rain = dwdRainWindows();
    double rainLeftAt = 0.9;  ///< a level of rain is left when the sum stands below this share of what reached it
    std::vector<RainIndex> index;
    RainProposalRule rainProposal;
    std::vector<OwnRule> own;
    IncidentRules incidents = shippedIncidents();

    /// Rule id of a fact: what judged it, and by which rules: "station/2", "station/2+0f3c9a17b2e4".
    [[nodiscard]] std::string idOf(std::string_view rule) const;
};

/// As the program ships: no file.
[[nodiscard]] const Rules& shippedRules();

}  // namespace fusion
