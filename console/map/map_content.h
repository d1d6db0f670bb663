// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The ground as the painter needs it: typed features in one spatial index, made once, read by all workers at once
// (immutable after construction, so it needs no lock).

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "broker/base/outcome.h"
#include "gis/geometry/geo.h"
#include "gis/layers/town_package.h"

namespace map {

enum class Layer : std::uint8_t {
    Landuse = 0,
    Water,
    Watercourses,
    Streets,
    Railways,
    Buildings,
    Districts,
    Places,
    Utilities,
    Own  ///< all layers of the town's own, one after the other
};
constexpr std::size_t kLayers = 10;

/// What a feature is, as the style tells it apart.
enum class GroundKind : std::uint8_t {
    Other = 0,
    Forest,
    Green,
    Farm,
    BuiltUp,
    Industry,
    River,
    Brook,
    Canal,
    StillWater,
    Motorway,
    Major,
    Middle,
    Minor,
    Path,
    Rail,
    Tram,
    PowerLine,
    PowerMinorLine,
    PowerCable,
    Pipeline,
};

struct Ground {
    std::vector<geometry::MapRing> rings;  ///< lines, or outer ring and holes
    geometry::MapBox box;
    QString name;
    GroundKind kind = GroundKind::Other;
    double size = 0;    ///< width of a watercourse in m; rank of a place
    double areaM2 = 0;  ///< polygons: of the outer ring
    bool bridge = false, tunnel = false;
    layers::MapFeature::Shape shape = layers::MapFeature::Shape::Point;
    std::uint16_t own = 0;  ///< of Layer::Own: place in MapContent::own()
};

/// A layer of the town's own: sirens, hydrants, ways of evacuation.
struct OwnLayer {
    std::string name;  ///< as in the package: "own_sirens"
    int form = 0;      ///< of its marks and lines (own_marks.h)
    bool hasPoints = false, hasLines = false, hasPolygons = false;
};
/// By place in MapContent::own(); what lies beyond its end is shown.
using OwnHidden = std::vector<bool>;
[[nodiscard]] inline bool isHidden(const OwnHidden& hidden, std::size_t own) {
    return own < hidden.size() && hidden[own];
}

/// Where its mark or name stands: the point; in an area; on a line.
[[nodiscard]] geometry::MapPoint markPlace(const Ground& ground);

class MapContent {
public:
    MapContent() = default;
    /// Features with coordinates that are no place on the map (not finite, absurdly far) are left out and counted.
    void add(Layer layer, const std::vector<layers::MapFeature>& features);
    /// One more layer of the town's own; its form follows from how many there are.
    void addOwn(const std::string& name, const std::vector<layers::MapFeature>& features);
    [[nodiscard]] const std::vector<OwnLayer>& own() const { return m_own; }
    /// A layer of the town's own that is in the package and cannot be drawn.
    void addUnreadable(const std::string& name) { m_unreadable.push_back(name); }
    [[nodiscard]] const std::vector<std::string>& unreadable() const { return m_unreadable; }
    /// After the last add(): sorts and indexes. Before it, find() finds nothing.
    void index();

    [[nodiscard]] const std::vector<Ground>& all(Layer layer) const {
        return m_layers[static_cast<std::size_t>(layer)];
    }
    /// Indices into all(layer) of what touches the box, ascending. Features are in drawing order.
    [[nodiscard]] std::vector<std::uint32_t> find(Layer layer, const geometry::MapBox& box) const;
    [[nodiscard]] geometry::MapBox extent() const { return m_extent; }
    [[nodiscard]] bool empty() const { return m_count == 0; }
    [[nodiscard]] std::size_t leftOut() const { return m_leftOut; }

    /// A district whose name no place bears gets one in its middle: texts and map then use the same names. Before
    /// index().
    void nameDistricts();
    void setExtent(const geometry::MapBox& box);
    void setSources(const QString& text) { m_sources = text; }
    [[nodiscard]] const QString& sources() const { return m_sources; }
    void setName(const QString& name) { m_name = name; }
    [[nodiscard]] const QString& name() const { return m_name; }

private:
    struct Cells {
        std::vector<std::vector<std::uint32_t>> cells;
    };
    [[nodiscard]] int columnOf(double eastM) const;
    [[nodiscard]] int rowOf(double northM) const;

    std::array<std::vector<Ground>, kLayers> m_layers;
    std::array<Cells, kLayers> m_cells;
    geometry::MapBox m_extent;  ///< of the package where it says so, else of the features
    bool m_extentGiven = false;
    geometry::MapBox m_gridBox;
    double m_cellM = 250;
    int m_columns = 0, m_rows = 0;
    std::size_t m_count = 0, m_leftOut = 0;
    std::vector<OwnLayer> m_own;
    std::vector<std::string> m_unreadable;
    QString m_sources, m_name;
};

/// Reads a town package. Slow (a second for a town): not on the GUI thread.
[[nodiscard]] base::Outcome<std::shared_ptr<const MapContent>> loadMap(const std::filesystem::path& package);

/// "Kartendaten © OpenStreetMap-Mitwirkende (ODbL) · Stand 15.01.2020": each source once, the oldest date.
[[nodiscard]] QString sourcesText(const layers::PackageInfo& info);

}  // namespace map
