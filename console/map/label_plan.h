// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where names stand at one level. Placed once for the whole town, not per tile: so no name is cut at a
// tile's border, none stands twice, and every tile agrees (INV-MAP-02).
// Places are in the level's sheet: logical pixels, x = east / metres, y = -north / metres.

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <QPointF>
#include <QRectF>
#include <QString>

#include "console/map/basemap.h"
#include "console/map/label_room.h"
#include "console/map/map_content.h"
#include "console/map/map_style.h"
#include "console/map/mark_pictures.h"

namespace map {

struct GroundLabel {
    LabelClass what = LabelClass::Town;
    QString text;
    QPointF centre;       ///< of the text's box
    double angleDeg = 0;  ///< clockwise, -90 to 90: never upside down
    QRectF box;           ///< upright, with halo
    QSizeF room;          ///< what it took, before it was turned
    MarkPicture picture;  ///< of a place name, where the plan was made with a look; else empty
};

/// Whether a base map with names of its own lies at a place of the map.
using Covered = std::function<bool(geometry::MapPoint)>;

class LabelPlan {
public:
    /// No name stands where the ground is covered; `covered` may be empty.
    /// Names in layers of the town's own give way to all others and stand over a base map, too: it does not have them.
    LabelPlan(const MapContent& content, int level, double textScale, const Covered& covered = {},
              const OwnHidden& hidden = {});
    /// Draws the place names, too, so that nobody on the GUI thread has to.
    LabelPlan(const MapContent& content, int level, const MarkLook& look, const Covered& covered = {},
              const OwnHidden& hidden = {});
    [[nodiscard]] const std::vector<GroundLabel>& labels() const { return m_labels; }
    [[nodiscard]] double textScale() const { return m_textScale; }
    [[nodiscard]] int level() const { return m_level; }
    /// The town's edge.
    [[nodiscard]] const QRectF& sheetBox() const { return m_sheetBox; }
    /// Taken by all names but those of the town's own layers, which make nothing else move.
    [[nodiscard]] const LabelRoom& room() const { return m_room; }
    /// Taken by the names that are painted into the ground and cannot move.
    [[nodiscard]] const LabelRoom& groundRoom() const { return m_groundRoom; }
    /// Labels that touch a rectangle of the sheet, in order of importance.
    [[nodiscard]] std::vector<const GroundLabel*> touching(const QRectF& sheet) const;

private:
    int m_level;
    double m_textScale;
    std::vector<GroundLabel> m_labels;
    LabelRoom m_room, m_groundRoom;
    QRectF m_sheetBox;
};

/// The plans of one content and look, made when first asked for. Any thread.
class LabelPlans {
public:
    /// `basemap` may be null: none is shown.
    LabelPlans(std::shared_ptr<const MapContent> content, const MarkLook& look,
               std::shared_ptr<const Basemap> basemap = nullptr, OwnHidden hidden = {})
        : m_content(std::move(content)), m_look(look), m_basemap(std::move(basemap)), m_hidden(std::move(hidden)) {}
    /// Makes the plan where there is none: some ten milliseconds for a town, so for workers only.
    [[nodiscard]] std::shared_ptr<const LabelPlan> at(int level);
    /// The plan if it is made; never waits for one being made.
    [[nodiscard]] std::shared_ptr<const LabelPlan> ready(int level) const;

private:
    std::shared_ptr<const MapContent> m_content;
    MarkLook m_look;
    std::shared_ptr<const Basemap> m_basemap;
    OwnHidden m_hidden;
    std::mutex m_making;  ///< held while a plan is made: the second worker waits for it rather than makes it again
    mutable std::mutex m_mutex;  ///< for the map only
    std::map<int, std::shared_ptr<const LabelPlan>> m_plans;
};

}  // namespace map
