// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a warning says: texts from reviewed blocks, channel texts with their limits, CAP 1.2 out and in.
// libxml2 stays behind this face.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/outcome.h"
#include "broker/wire/payloads.h"

namespace warning {

/// What a warning is about; from it the blocks of its hazard make the texts. Names in German as locals know them.
struct WarningFacts {
    std::string hazard;  ///< id of a template
    wire::WarningLevel level = wire::WarningLevel::Notice;
    std::string townName;
    std::string water, stationName;              ///< flood: both; rain: the gauge; else empty
    std::vector<std::string> districts;          ///< touched, largest share first
    std::optional<double> valueCm, trendCmPerH;  ///< flood
    std::optional<wire::RainSum> rain;           ///< rain
    std::optional<wire::PeopleEstimate> people;
    std::optional<std::uint32_t> objects;
    base::Instant at;
    std::optional<base::Instant> until;  ///< end of the warning; absent, or not after `at`: as the blocks say
    wire::RealmKind realm = wire::RealmKind::Exercise;
    std::string senderName, contact, web;
};
/// Ids of the hazards that have a template: "flood", "rain", "smoke", "gas", "bomb", "power", "evacuation",
/// "drinking-water", "storm", "heat", "emergency-number", "dam".
[[nodiscard]] std::vector<std::string> templateHazards();
/// Full content in de-DE and en-GB with all channel texts; area as given (no holes, closed by the writer). Nothing for
/// a hazard without a template.
[[nodiscard]] std::optional<wire::WarningContent> warningFrom(const WarningFacts& facts, wire::GeoArea area);

/// What a flood warning is about: its level follows from the gauge's.
struct FloodFacts {
    std::string townName, water, stationName;
    std::vector<std::string> districts;  ///< touched, largest share first
    wire::GaugeLevel level = wire::GaugeLevel::Iw3;
    double valueCm = 0;
    std::optional<double> trendCmPerH;
    std::optional<wire::PeopleEstimate> people;
    std::optional<std::uint32_t> objects;
    std::vector<std::uint32_t> objectsByDepth;  ///< WarningContent::objectsByDepth
    base::Instant at;
    wire::RealmKind realm = wire::RealmKind::Exercise;
    std::string senderName, contact, web;
};
[[nodiscard]] wire::WarningContent floodWarning(const FloodFacts& facts, wire::GeoArea area);
/// Whom a flood reaches, as a warning of it tells.
struct Reached {
    std::optional<std::uint32_t> peopleHigh;    ///< absent: unknown
    std::vector<std::uint32_t> objectsByDepth;  ///< WarningContent::objectsByDepth
};
[[nodiscard]] Reached reachedOf(const wire::WarningContent& content);
/// So many more that what was told falls short: half as many people again and 50 at least, or an object more that
/// stands in half a metre or in a metre of water. What was or is unknown has not grown.
[[nodiscard]] bool hasGrown(const Reached& was, const Reached& now);
/// Makes every channel text anew from the texts, e.g. after an edit.
void refreshChannels(wire::WarningContent& content, wire::RealmKind realm);
/// Makes it an update of the alerts `updates`: what changed is marked "NEU:" / "NEW:" in headline, description and
/// channels. An update that is marked already stays as it is.
void asUpdate(wire::WarningContent& content, std::vector<std::string> updates, wire::RealmKind realm);
/// The all-clear for a warning in force: same area, level and channels, with the advice that remains. Valid six hours.
[[nodiscard]] wire::WarningContent allClear(const wire::WarningContent& active, std::vector<std::string> updates,
                                            base::Instant at, wire::RealmKind realm);
/// The correction of a warning that was wrong from the beginning: an all-clear that says so, on the same channels. A
/// person adds how it came about.
[[nodiscard]] wire::WarningContent falseAlarm(const wire::WarningContent& active, std::vector<std::string> updates,
                                              base::Instant at, wire::RealmKind realm);

/// One thing a person should know before signing.
struct Finding {
    bool stops = false;  ///< must be mended before it can be signed
    std::string rule;    ///< "cap.polygon-closed", "length.cell-broadcast", "text.guidance-missing" ...
    std::string german, english;
};
/// With `realm` it is also asked whether the exercise mark stands everywhere it must and nowhere it must not.
[[nodiscard]] std::vector<Finding> check(const wire::WarningContent& content,
                                         std::optional<wire::RealmKind> realm = std::nullopt);

/// Length of a cell-broadcast text: characters of the GSM 03.38 alphabet (extension characters count two), limit 1395;
/// nothing when a character is outside it (then UCS-2, limit 600).
[[nodiscard]] std::optional<std::size_t> gsmLength(std::string_view utf8);

// ---- CAP ----------------------------------------------------------------------------------------------------------

/// Set at issue, not by people.
struct CapHead {
    wire::RealmKind realm = wire::RealmKind::Exercise;
    std::string identifier, sender;
    base::Instant sent;
    std::string incidents;                ///< operation
    std::vector<std::string> references;  ///< "sender,identifier,sent" triples
    std::string exerciseName;             ///< note of an exercise
    std::vector<std::string> areaKeys;    ///< ARS, may be empty
};
/// CAP 1.2, UTF-8, valid against the schema and the prose rules; the exercise realm always gives status Exercise.
[[nodiscard]] base::Outcome<std::string> writeCap(const wire::WarningContent& content, const CapHead& head);

/// Schema (our own XSD, written from the standard) plus the rules the schema misses (domain.md 2.5). Hostile input is
/// safe: no network, no entities, size limit 2 MB, depth limit. Empty = valid and good; only `profile` ones = valid by
/// the standard, but not as this house sends it.
struct CapProblem {
    std::string rule;   ///< "xml....", "schema", "cap....", "profile...."
    std::string where;  ///< line or path of the element
    std::string text;
    bool profile = false;  ///< a rule of good practice (common profiles), not of the standard
};
[[nodiscard]] std::vector<CapProblem> checkCap(std::string_view xml);

}  // namespace warning
