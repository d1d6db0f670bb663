// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The boards (Objekte und Stellen) in words: once, for page, log and paper.

#include "console/models/format.h"
#include "console/models/urgency.h"
#include "gis/situation/boards.h"
#include "gis/situation/situation.h"

namespace models {

/// "Räumblöcke", "Betreuungsstellen" ...
[[nodiscard]] QString boardTitle(wire::Board board);
/// One entry of it: "Räumblock", "Betreuungsstelle" ...
[[nodiscard]] QString boardItemWords(wire::Board board);
/// What the board is for, and what an empty one means.
[[nodiscard]] QString boardEmptyWords(wire::Board board);
/// "geräumt"; a state that the board does not know as it was said; "–" for none.
[[nodiscard]] QString boardStateWords(wire::Board board, const std::string& state);
/// "belegt", "Plätze"; an unknown name as it was said.
[[nodiscard]] QString boardFigureWords(const std::string& figure);
/// "84 von 250 belegt", "12 von 240 Betten frei", "3 verletzt, 1 vermisst"; empty: none is known.
[[nodiscard]] QString boardFiguresText(const wire::BoardItem& item, const Format& format);
/// "Strom bis 20:30", "zugesagt für 20:30"; empty: none, or the board has none.
[[nodiscard]] QString boardUntilText(const wire::BoardItem& item);
/// Trouble and what has run out is urgent; what is over is not.
[[nodiscard]] Urgency boardUrgency(const wire::BoardItem& item, base::Instant now);

}  // namespace models
