// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Whose map data is on a picture or paper: the same words on the screen, on paper and on the page "System".

#include <functional>
#include <optional>
#include <string>

#include <QString>
#include <QStringList>

#include "broker/base/instant.h"
#include "gis/layers/town_package.h"

namespace models {

/// "15.01.2020" of an ISO day, in the reader's way; other words as they are.
[[nodiscard]] QString dayWords(const std::string& iso);

/// A layer of the town package in the reader's language: "Straßen". One of the town's own as its people call it:
/// "Sandsack depots" of "own_sandsack_depots".
[[nodiscard]] QString layerWords(const std::string& name);

/// "Stand 30.06.2024 (2 Jahre alt)", "Stand unbekannt"; the age from two months on, where the time is known.
[[nodiscard]] QString dataDayWords(const std::string& iso, std::optional<base::Instant> now);

/// Each source of the wanted layers once, in the order of the package, with licence and the oldest day of its layers:
/// "Stadt Probe (dl-de/by-2-0, Stand 15.01.2020)". Where one source has a day (or a licence), those
/// without one say "Stand unbekannt" ("Lizenz unbekannt").
[[nodiscard]] QStringList packageSources(const layers::PackageInfo& package,
                                         const std::function<bool(const layers::LayerInfo&)>& isWanted = {});

/// What was said when a layer was taken ("21 left out that have no corners"), in the reader's language where the words
/// are known, else as it was said.
[[nodiscard]] QString layerNoteWords(const std::string& note);

}  // namespace models
