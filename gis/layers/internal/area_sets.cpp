// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/area_sets.h"

#include "gis/layers/internal/gdal_door.h"

namespace layers {
namespace {

std::unique_ptr<OGRGeometry> wholeOf(const geometry::MapArea& area) {
    OGRMultiPolygon parts;
    for (const geometry::MapPolygon& polygon : area) {
        std::unique_ptr<OGRGeometry> one = toOgr(polygon);
        if (one->IsValid() == 0) one.reset(one->MakeValid());
        if (!one) continue;
        one.reset(OGRGeometryFactory::forceToMultiPolygon(one.release()));
        if (wkbFlatten(one->getGeometryType()) != wkbMultiPolygon) continue;
        for (const OGRPolygon* part : *one->toMultiPolygon()) parts.addGeometry(part);
    }
    return std::unique_ptr<OGRGeometry>(parts.UnionCascaded());
}

}  // namespace

geometry::MapArea joined(const geometry::MapArea& area) {
    const GdalMessages quiet;
    return areaOf(wholeOf(area).get());
}

}  // namespace layers
