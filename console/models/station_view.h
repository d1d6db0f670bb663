// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What may be shown of a station now. The ageing rule stands here and nowhere else: a value older than two of the
// station's own periods (the figure is per station) is unknown, whether or not the worker has said so yet.

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "console/models/format.h"
#include "console/models/urgency.h"
#include "gis/fusion/town.h"
#include "gis/situation/situation.h"

namespace models {

/// How much the shown value can be trusted; the same order as the map's.
enum class Trust : std::uint8_t { Fresh = 0, Stale = 1, Unknown = 2 };

struct StationView {
    Trust trust = Trust::Unknown;
    wire::Hearing hearing = wire::Hearing::Heard;
    wire::Quality quality = wire::Quality::NotEvaluated;
    std::optional<double> value;      ///< to be shown; absent when unknown or not to be believed
    std::optional<double> lastValue;  ///< the last one said, believed or not
    std::optional<base::Instant> lastAt;
    base::Instant now;                      ///< that it holds for
    std::optional<double> trendCmPerH;      ///< only while fresh
    std::optional<wire::GaugeLevel> level;  ///< the worker's; kept while the value is unknown, then shown as such
    std::optional<base::Instant> levelSince;
    std::vector<std::string> reasons;
    std::optional<wire::GaugeLevel> valueLevel;  ///< that the shown value alone would have; absent without thresholds
    std::optional<wire::Outlook> outlook;        ///< only while fresh
    std::vector<wire::RainSum> rain;             ///< only while fresh
    std::optional<wire::RainLevel> rainLevel;    ///< the worker's; kept while the gauge is silent
    std::optional<std::uint8_t> rainIndex;       ///< only while fresh
    /// It is worked at: no value counts, and no alarm comes from it. By a person's word or still by the worker's.
    std::optional<base::Instant> maintenanceUntil;
    std::int64_t ageMs = 0;  ///< of lastAt; 0 without one
    Urgency urgency = Urgency::None;
};

/// `known` is null for a station that never spoke.
[[nodiscard]] StationView viewOf(const fusion::StationFacts& facts, const situation::Station* known, base::Instant now);

/// The same of the station's newest state in a picture; one never heard of is Unknown.
[[nodiscard]] StationView viewNow(const situation::Situation& picture, const fusion::StationFacts& facts,
                                  base::Instant now);

/// A worker's reason ("flat-line 6 h", "step 180 cm in 5 min") in the console's language; an unknown one as it came.
[[nodiscard]] QString reasonWords(const std::string& reason);
/// Verdict and reasons: "geprüft", "stumm seit 19 min · zuletzt 286 cm", "gestört · Sprung: 180 cm".
[[nodiscard]] QString qualityWords(const StationView& view, const fusion::StationFacts& facts, const Format& format);
/// Where value and level differ, since the worker waits for more values: "IW3 erreicht, wird bestätigt", or "unter IW2,
/// die Stufe gilt noch"; else empty.
[[nodiscard]] QString pendingLevelWords(const StationView& view);
/// When a maintenance ends, as a person reads it now: "14:30", with the day when it is another one.
[[nodiscard]] QString maintenanceEnd(base::Instant until, base::Instant now, const Format& format);
/// "in Wartung bis 14:30, kein Wert für die Lage"; empty for a station that is not worked at.
[[nodiscard]] QString maintenanceWords(const StationView& view, const Format& format);
/// The level that the shown value has reached and the worker has not confirmed yet; nothing otherwise.
[[nodiscard]] std::optional<wire::GaugeLevel> unconfirmedLevel(const StationView& view);
/// "Aue · Wehrbrücke"; the name alone for a rain gauge.
[[nodiscard]] QString stationTitle(const fusion::StationFacts& facts);
/// Second line on the map: "318 cm  +22 cm/h", "27,4 mm in 1 h", or "stumm seit 14 min · zuletzt 141 cm".
[[nodiscard]] QString stationLine(const StationView& view, const fusion::StationFacts& facts, const Format& format);

}  // namespace models
