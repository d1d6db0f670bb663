// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What of a field plan only the town can judge.

#include <string_view>
#include <vector>

#include "agents/field/field_plan.h"
#include "gis/fusion/town.h"

namespace field {

/// Fails with file and line when the town has no such station: a sensor that no package knows would speak and never be
/// judged. Periods that the plan leaves open become the stations' own.
[[nodiscard]] base::Done fitToTown(FieldPlan& plan, const std::vector<fusion::StationFacts>& stations);

/// Fails when the town has no station `id`; `where` is the place in the file.
[[nodiscard]] base::Done stationIsKnown(std::string_view id, const std::vector<fusion::StationFacts>& stations,
                                        const std::string& where);

}  // namespace field
