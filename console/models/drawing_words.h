// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Sectors and other drawings in words, and which sector a place lies in.

#include <array>

#include <QStringList>

#include "console/models/format.h"
#include "gis/geometry/geo.h"
#include "gis/situation/situation.h"

namespace models {

/// Ids of uses in the order in which they are offered and listed.
inline constexpr std::array<const char*, 7> kDrawingUses{"sector",  "command", "staging", "route",
                                                         "closure", "dike",    "other"};
/// Place in kDrawingUses; the last ("other") for a word that is none of them.
[[nodiscard]] int drawingUse(const std::string& use);
/// "Einsatzabschnitt"
[[nodiscard]] QString useWords(const std::string& use);
/// "Fläche"
[[nodiscard]] QString shapeWords(wire::DrawingShape shape);
/// Its name, else its use.
[[nodiscard]] QString drawingTitle(const wire::Drawing& drawing);
/// Where its sign, plate or text stands; of an area a place inside it, of a line the middle of its length. Map metres.
[[nodiscard]] std::optional<geometry::MapPoint> drawingPlace(const wire::Drawing& drawing);
/// Its outline; of a line its corners as one ring. Empty for point and text.
[[nodiscard]] geometry::MapArea drawingGround(const wire::Drawing& drawing);
/// "0,42 km²", "1,3 km"; empty for point and text.
[[nodiscard]] QString drawingSize(const wire::Drawing& drawing, const Format& format);
/// "S3, M. Weber" of who said it; the id where nobody of that name is enrolled.
[[nodiscard]] QString saidByWords(const situation::SaidBy& by, const situation::Situation& picture);
/// "Leitung BM Huber · Kanal 412 · gilt bis 22:00 · S3, M. Weber, 18:02": the parts that are there.
[[nodiscard]] QString drawingLine(const wire::Drawing& drawing, const situation::SaidBy& by,
                                  const situation::Situation& picture, const Format& format);

/// The smallest sector (use "sector", an area) that a place lies in; nullptr: in none.
[[nodiscard]] const situation::DrawingView* sectorAt(const situation::Situation& picture, geometry::MapPoint at);
/// The sector that a unit is assigned to, else the one that it stands in; nullptr: neither.
[[nodiscard]] const situation::DrawingView* sectorOfUnit(const situation::Situation& picture,
                                                         const std::string& callSign);
/// "EA Nord", with the sector above it: "EA Nord (in EA Ost)"; empty without one.
[[nodiscard]] QString sectorWords(const situation::Situation& picture, const situation::DrawingView* sector);

}  // namespace models
