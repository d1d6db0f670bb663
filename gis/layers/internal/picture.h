// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Pictures of the ground in memory: decoded, encoded and warped by GDAL.

#include <cstdint>
#include <vector>

#include "broker/base/bytes.h"
#include "gis/layers/internal/gdal_door.h"

namespace layers {

constexpr int kPictureSideMax = 4096;

/// Four bytes a pixel (red, green, blue, alpha), row by row; alpha 0 where there is nothing.
struct Picture {
    int width = 0, height = 0;
    base::Bytes rgba;

    Picture() = default;
    Picture(int w, int h) : width(w), height(h), rgba(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4) {}
    [[nodiscard]] bool empty() const { return rgba.empty(); }
    /// Nothing in it at all.
    [[nodiscard]] bool isTransparent() const;
    /// One colour all over (or nothing).
    [[nodiscard]] bool isUniform() const;
    [[nodiscard]] Picture part(int x, int y, int w, int h) const;
    /// Puts another one into this, cut at the edges.
    void put(const Picture& other, int x, int y);
};

/// Only PNG, JPEG and WebP, by their first bytes, whatever the sender calls it.
[[nodiscard]] bool isPicture(base::BytesView bytes);
/// Fails for what is no whole picture of a side up to kPictureSideMax.
[[nodiscard]] base::Outcome<Picture> decodedPicture(base::BytesView bytes, GdalMessages& messages);
/// PNG; JPEG where the picture is opaque and that spares more than half (photographs). Empty when GDAL cannot.
[[nodiscard]] base::Bytes encodedPicture(const Picture& picture);

/// A dataset over the picture's own memory, which must outlive it.
[[nodiscard]] DatasetHandle datasetOver(Picture& picture, const OGRSpatialReference& srs, const double (&transform)[6]);
/// What `source` (red, green, blue, perhaps alpha) shows in this box of the map, `side` cells wide and high.
[[nodiscard]] base::Outcome<Picture> warpedPicture(GDALDataset& source, const geometry::MapBox& box, int width,
                                                   int height, GdalMessages& messages);

}  // namespace layers
