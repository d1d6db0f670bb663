// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <optional>

#include "gis/layers/internal/picture_source.h"

namespace layers {

namespace {

class TileFileSource : public PictureSource {
public:
    TileFileSource(DatasetHandle dataset, double finestM, std::string words, GdalMessages& messages)
        : m_dataset(std::move(dataset)), m_finestM(finestM), m_words(std::move(words)), m_messages(messages) {}
    [[nodiscard]] Cells cells() const override { return {m_finestM, Cells{}.coarsestM}; }
    [[nodiscard]] base::Outcome<Picture> picture(const geometry::MapBox& box, int width, int height) override {
        return warpedPicture(*m_dataset, box, width, height, m_messages);
    }
    [[nodiscard]] std::string words() const override { return m_words; }

private:
    DatasetHandle m_dataset;
    double m_finestM;
    std::string m_words;
    GdalMessages& m_messages;
};

}  // namespace

base::Outcome<SourceHandle> openTileFile(const BasemapRequest& request, const geometry::MapBox& box,
                                         GdalMessages& messages) {
    const std::string where = request.tiles.string();
    std::error_code error;
    if (!std::filesystem::is_regular_file(request.tiles, error))
        return base::Failure{"there is no file of tiles", where, "give an .mbtiles, a raster .gpkg or a GeoTIFF"};
    const char* const drivers[] = {"MBTiles", "GPKG", "GTiff", nullptr};
    DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(where.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, nullptr, nullptr)));
    if (!dataset)
        return messages.failure("the file holds no pictures that can be read", where,
                                "give raster tiles; vector tiles (.pbf) are not drawn");
    if (dataset->GetRasterCount() < 3)
        return base::Failure{"the file holds " + std::to_string(dataset->GetRasterCount()) +
                                 " band(s), but pictures have red, green and blue",
                             where, "turn it round: gdal_translate -expand rgba IN OUT.tif"};
    const OGRSpatialReference* srs = dataset->GetSpatialRef();
    double t[6] = {};
    if (srs == nullptr || dataset->GetGeoTransform(t) != CE_None)
        return base::Failure{"the file does not say where its pictures lie", where,
                             "give one with a coordinate system; MBTiles always has one"};
    OGRSpatialReference own = *srs;
    own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const auto there = boxIn(own, box);
    const double east = t[0] + dataset->GetRasterXSize() * t[1], south = t[3] + dataset->GetRasterYSize() * t[5];
    if (!there ||
        !there->touches({std::min(t[0], east), std::min(t[3], south), std::max(t[0], east), std::max(t[3], south)}))
        return base::Failure{"the file's pictures lie outside the box", where,
                             "give the tiles of this town, or another --box"};
    // Its cells in the metres of the map, which are shorter than those of the web's projection.
    const double finest = std::abs(t[1]) * (box.eastM - box.westM) / (there->eastM - there->westM);
    std::string words = std::string(dataset->GetDriver()->GetDescription()) + " file";
    return SourceHandle(std::make_unique<TileFileSource>(std::move(dataset), finest, std::move(words), messages));
}

}  // namespace layers
