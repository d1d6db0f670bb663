// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a proposal rests on, in words for cards, the warning page and the log: a gauge's threshold, rain, or an area
// that the staff has set.

#include "console/models/format.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

/// A river's by its gauge's level, the others by the level of the warning that is proposed.
[[nodiscard]] Urgency urgencyOf(const wire::Proposal& proposal);
/// "Mühlbach · Stadtmühle 412 cm", "Nordhang 43 mm in 60 min", "Gebiet „Lagerhalle“".
[[nodiscard]] QString groundWords(const wire::Proposal& proposal, const session::Store& store, const Format& format);
/// All that a card says of a proposal that no river asked for: what, since when, until when, by which readings or whom,
/// how sure; a sentence a line. Empty for a river's.
[[nodiscard]] QString proposalDetail(const wire::Proposal& proposal, const session::Store& store, const Format& format);
/// What speaks against it, a line each behind a line break: its gauge is worked at; how sure the model is where no
/// other line says so. Empty: nothing.
[[nodiscard]] QString proposalDoubts(const wire::Proposal& proposal, const session::Store& store, const Format& format);
/// Of how many a warning tells.
[[nodiscard]] QString toldWords(const situation::Alert& alert, const Format& format);
/// Whose grounds people look up: the zone, else the gauge; empty when the picture knows neither.
[[nodiscard]] QString groundSubject(const wire::Proposal& proposal, const session::Store& store);
/// "Lage gestiegen" by a higher level, or when water rises that had fallen; "Lage geändert" by more people or deeper
/// water, another area, end or hazard. `was`: of the warning that was made of it.
[[nodiscard]] QString changeWords(const situation::ProposalView& view, wire::WarningLevel was);
/// What has become of a proposal since a warning was made of it: its threshold, or its level.
[[nodiscard]] QString risenWords(const wire::Proposal& proposal, const Format& format);

}  // namespace models
