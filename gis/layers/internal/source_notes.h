// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Whose data a layer is, under what licence, of when: as it was given, or as the file itself says; else said to be
// unknown. The day on which a file was copied here is no date of its data.

#include <string>

#include "broker/base/outcome.h"
#include "gis/layers/internal/imports.h"

namespace layers {

/// What the OSM extract gave beside its layers.
struct OsmTold {
    std::string date;        ///< day of its newest edit, "" unknown
    bool districts = false;  ///< the town's districts are its
};

/// Whether each of `files.sourcesOf` names what is given and is written as it should be.
[[nodiscard]] base::Done checkSourcesGiven(const SourceFiles& files);

/// Replaces the notes of the layers that `files` brought, and what is doubted of the stations beside them; adds to
/// `lines` what nobody said the source of.
void noteSources(const SourceFiles& files, const OsmTold& osm, TownContent& town, Lines& lines);

}  // namespace layers
