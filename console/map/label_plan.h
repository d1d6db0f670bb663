// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where the ground's names stand at one level. Placed once for the whole town, not per tile: so no name is cut at a
// tile's border, none stands twice, and every tile agrees (INV-MAP-02).
// Places are in the level's sheet: logical pixels, x = east / metres, y = -north / metres.

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <QPointF>
#include <QRectF>
#include <QString>

#include "console/map/map_content.h"
#include "console/map/map_style.h"

namespace map {

struct GroundLabel {
    LabelClass what = LabelClass::Town;
    QString text;
    QPointF centre;          ///< of the text's box
    double angleDeg = 0;     ///< clockwise, -90 to 90: never upside down
    QRectF box;              ///< upright, with halo
};

class LabelPlan {
public:
    LabelPlan(const MapContent& content, int level, double textScale);
    [[nodiscard]] const std::vector<GroundLabel>& labels() const { return m_labels; }
    [[nodiscard]] double textScale() const { return m_textScale; }
    [[nodiscard]] int level() const { return m_level; }
    /// Labels that touch a rectangle of the sheet, in order of importance.
    [[nodiscard]] std::vector<const GroundLabel*> touching(const QRectF& sheet) const;

private:
    int m_level;
    double m_textScale;
    std::vector<GroundLabel> m_labels;
};

/// The plans of one content and text size, made when first asked for. Any thread.
class LabelPlans {
public:
    LabelPlans(std::shared_ptr<const MapContent> content, double textScale)
        : m_content(std::move(content)), m_textScale(textScale) {}
    [[nodiscard]] std::shared_ptr<const LabelPlan> at(int level);

private:
    std::shared_ptr<const MapContent> m_content;
    double m_textScale;
    std::mutex m_mutex;   ///< held while a plan is made: the second worker waits for it rather than makes it again
    std::map<int, std::shared_ptr<const LabelPlan>> m_plans;
};

}  // namespace map
