// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/theme.h"

#include <algorithm>

#include <QQmlComponent>
#include <QQmlEngine>

#include "console/map/map_style.h"

namespace console {

Theme* Theme::of(QQmlEngine& engine) {
    // Types of a module are registered when it is first imported.
    QQmlComponent import(&engine);
    import.setData("import QtQml; import Lagewerk.Console; QtObject {}", QUrl());
    return engine.singletonInstance<Theme*>(qmlTypeId("Lagewerk.Console", 1, 0, "Theme"));
}

QString Theme::figures() const { return map::figureFamily(); }

void Theme::setNight(bool night) {
    if (m_night == night) return;
    m_night = night;
    emit changed();
}

void Theme::setScale(double scale) {
    const double bounded = std::clamp(scale, 1.0, kScaleMax);
    if (qFuzzyCompare(m_scale, bounded)) return;
    m_scale = bounded;
    emit changed();
}

QVariantList Theme::listOf(const std::array<std::uint32_t, 5>& colours) {
    QVariantList out;
    for (const std::uint32_t colour : colours) out.append(QColor(colour));
    return out;
}

}  // namespace console
