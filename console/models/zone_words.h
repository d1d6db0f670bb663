// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Zones in words, whatever they are of: a river's water, heavy rain at the town's own gauges, an area of the staff's.

#include <string>
#include <vector>

#include "console/models/format.h"
#include "console/session/store.h"

namespace models {

[[nodiscard]] inline bool isRainZone(const wire::Zone& zone) { return zone.kind == wire::ZoneKind::Rain; }
[[nodiscard]] inline bool isFloodZone(const wire::Zone& zone) { return zone.kind == wire::ZoneKind::Flood; }
/// Order of kinds in lists: water, rain, what the staff has set.
[[nodiscard]] int rankOfKind(const wire::Zone& zone);
/// "Nordhang, Rathaus", of more than two "Nordhang, Rathaus + 2": stations by their names.
[[nodiscard]] QString stationNames(const std::vector<std::string>& stations, const session::Store& store);
/// "Überflutung Aue", "Starkregen Nordhang", "Räumung Hafen (Gefahrstoff)"; of an area that is gone "Gebiet". Areas are
/// looked up in the picture that the store shows.
[[nodiscard]] QString zoneTitleWords(const wire::Zone& zone, const session::Store& store);
/// How a rain zone, or the proposal for it, came about: "Umkreis von 2 km um Regenmesser ab DWD-Stufe 3 in 1 h oder 6
/// h". As it came where it is told otherwise.
[[nodiscard]] QString rainMethodWords(const std::string& method, const Format& format);
/// When more people are where they work than where they sleep: from 7 to 19 by the local clock, our choice.
[[nodiscard]] bool isDay(base::Instant at);
/// Who is in it at this hour: "≈ 15 000 Menschen tags", "≈ 11 000 Menschen nachts".
[[nodiscard]] QString peopleNowWords(const wire::Zone& zone, base::Instant now, const Format& format);
/// "mittel", "gering"; another word as it came.
[[nodiscard]] QString confidenceWords(const std::string& confidence);

}  // namespace models
