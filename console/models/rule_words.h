// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Rain, outlook and alarms of the town's own rules in the console's language.

#include <QString>

#include "broker/wire/payloads.h"
#include "console/models/format.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

[[nodiscard]] Urgency urgencyOf(wire::RainLevel level);
/// "markantes Wetter (DWD 2)", "Unwetter (DWD 3)", "extremes Unwetter (DWD 4)"
[[nodiscard]] QString rainLevelWords(wire::RainLevel level);
/// "27,4 mm in 1 h"; "mind. 27,4 mm in 1 h" where readings speak of a part of the window only.
[[nodiscard]] QString rainSumWords(const wire::RainSum& sum, const Format& format);
/// The sum that matters most: of the highest level, then the shortest window; empty when it did not rain.
[[nodiscard]] QString rainWords(const std::vector<wire::RainSum>& sums, const Format& format);
/// "IW2 in etwa 25 min (20–40 min)"; past the time by the trend "IW2 jeden Moment".
[[nodiscard]] QString outlookWords(const wire::Outlook& outlook, base::Instant now, const Format& format);
/// One condition of an alarm as the worker says it ("level 146 140 MB-MUEHLE"); an unknown one as it came.
[[nodiscard]] QString ruleReasonWords(const std::string& reason, const session::Store& store, const Format& format);
/// All of them, "; " between.
[[nodiscard]] QString ruleReasonsWords(const std::vector<std::string>& reasons, const session::Store& store,
                                       const Format& format);

}  // namespace models
