// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What every reader and writer in this module shares of GDAL. Included by this module's .cpp files only.

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>
#include <string>

#include "broker/base/outcome.h"
#include "gis/geometry/geo.h"

namespace layers {

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetHandle = std::unique_ptr<GDALDataset, DatasetCloser>;

/// Gathers what GDAL and PROJ say in this thread while it lives, instead of printing it, and keeps the settings of
/// this thread (no network, no side-car files written).
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    void note(int level, const char* text);
    /// The first error in GDAL's words, "" when there was none.
    [[nodiscard]] const std::string& error() const { return m_error; }
    void clear() { m_error.clear(); }
    /// `what`, GDAL's words, where and fix as one failure.
    [[nodiscard]] base::Failure failure(const std::string& what, const std::string& where,
                                        const std::string& fix) const;

private:
    std::string m_error;
};

/// A spatial reference of the EPSG register with x = east first.
[[nodiscard]] OGRSpatialReference epsg(int code);
[[nodiscard]] bool isTownSrs(const OGRSpatialReference* srs);

/// `<stem>.dem.tif` beside the package.
[[nodiscard]] std::filesystem::path elevationFile(const std::filesystem::path& package);

/// Whether a file is there to be read; `what` names it: "the OSM file". A folder is none.
[[nodiscard]] base::Done fileToRead(const std::filesystem::path& file, const std::string& what);

/// Opens a GeoPackage for reading; the failure says what is wrong with the file.
[[nodiscard]] base::Outcome<DatasetHandle> openPackage(const std::filesystem::path& file, GdalMessages& messages);

[[nodiscard]] std::string textField(const OGRFeature& feature, const char* name);
/// Of a critical object; packages from before have no such column.
[[nodiscard]] std::string contactOf(const OGRFeature& feature);
[[nodiscard]] std::optional<double> numberField(const OGRFeature& feature, const char* name);

/// Rings of a polygon or multipolygon without the repeated last corner; other geometries give nothing.
[[nodiscard]] geometry::MapArea areaOf(const OGRGeometry* geometry);
/// Lines of a line or multiline.
[[nodiscard]] std::vector<std::vector<geometry::MapPoint>> linesOf(const OGRGeometry* geometry);
[[nodiscard]] std::unique_ptr<OGRPolygon> toOgr(const geometry::MapPolygon& polygon);
[[nodiscard]] std::unique_ptr<OGRMultiPolygon> toOgr(const geometry::MapArea& area);
[[nodiscard]] std::unique_ptr<OGRLineString> toOgr(const std::vector<geometry::MapPoint>& line);

}  // namespace layers
