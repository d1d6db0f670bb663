// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Whose map data is on a picture or paper: the same words on the screen, on paper and on the page "System".

#include <functional>

#include <QString>
#include <QStringList>

#include "gis/layers/town_package.h"

namespace models {

/// "15.01.2020" of an ISO day, in the reader's way; other words as they are.
[[nodiscard]] QString dayWords(const std::string& iso);

/// Each source of the wanted layers once, in the order of the package, with licence and the oldest day of its layers:
/// "Stadt Probe (dl-de/by-2-0, Stand 15.01.2020)". Where one source has a day, those without one say "Stand unbekannt".
[[nodiscard]] QStringList packageSources(const layers::PackageInfo& package,
                                         const std::function<bool(const layers::LayerInfo&)>& isWanted = {});

}  // namespace models
