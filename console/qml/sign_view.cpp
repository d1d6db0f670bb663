// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/sign_view.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "console/map/sign_painter.h"
#include "console/models/call_sign.h"
#include "console/models/unit_state.h"
#include "console/signs/unit_signs.h"

namespace console {

namespace {
constexpr double kUnitsWide = 80, kUnitsHigh = 62;  ///< of the library: the largest sign but for its size marks
}

SignView::SignView(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &SignView::changed, this, &SignView::renew);
    connect(this, &QQuickItem::widthChanged, this, &SignView::renew);
    connect(this, &QQuickItem::heightChanged, this, &SignView::renew);
}

void SignView::setDesk(Desk* desk) {
    if (m_desk == desk) return;
    if (m_desk) disconnect(m_desk, nullptr, this, nullptr);
    m_desk = desk;
    if (m_desk) {
        connect(m_desk, &Desk::refreshed, this, &SignView::look);
        connect(m_desk->drawings()->composer(), &models::SignComposer::changed, this, &SignView::renew);
        if (m_desk->signBook()) connect(m_desk->signBook().get(), &signs::SignBook::changed, this, &SignView::renew);
    }
    emit changed();
}

signs::Sign SignView::sign() const {
    if (!m_desk) return {};
    if (m_composed) return m_desk->drawings()->composer()->sign();
    const situation::Situation& picture = m_desk->store().picture();
    if (!m_unit.isEmpty()) {
        const std::string callSign = m_unit.toStdString();
        const models::UnitState state = models::unitStateOf(picture, callSign);
        if (const auto unit = picture.units.find(callSign); unit != picture.units.end())
            return signs::signOfUnit(unit->second.report.organisation, unit->second.report.unitType, state.strength);
        const std::string service = models::organisationByCallSign(callSign);
        return service.empty() ? signs::Sign{} : signs::signOfUnit(service, {}, state.strength);
    }
    const auto drawing = picture.work.drawings.find(m_drawing.toStdString());
    if (drawing == picture.work.drawings.end() || !drawing->second.drawing.sign) return {};
    return signs::signOf(*drawing->second.drawing.sign);
}

void SignView::renew() { update(); }

void SignView::look() {
    if (isVisible() && sign() != m_painted) update();
}

void SignView::paint(QPainter* painter) {
    const signs::Sign shown = m_painted = sign();
    if (shown.isEmpty() || width() < 8 || height() < 8) return;
    const double ratio = painter->device()->devicePixelRatioF();
    const double fit = std::min((width() - 8) / kUnitsWide, (height() - 8) / kUnitsHigh);
    const signs::SignLook look{m_night, std::max(0.1, std::round(fit * 20) / 20), ratio, false};
    const auto found = m_desk->signBook() ? m_desk->signBook()->find(shown, look) : std::nullopt;
    const bool isDrawn = found && !found->image.isNull();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    if (isDrawn) {
        painter->drawImage(
            QPointF(std::round((width() - found->size.width()) / 2), std::round((height() - found->size.height()) / 2)),
            found->image);
    } else {
        const map::MarkLook drawn{m_night ? map::Theme::Night : map::Theme::Day, fit * 1.4, ratio};
        const auto freshness = found ? map::Freshness::Stale : map::Freshness::Fresh;
        const map::MarkPicture picture = map::unitIcon(map::standIn(shown, freshness), drawn);
        painter->drawImage(QPointF(width() / 2, height() / 2) - picture.anchor, picture.image);
    }
    if (isDrawn == m_isDrawn) return;
    m_isDrawn = isDrawn;
    QMetaObject::invokeMethod(this, &SignView::drawnChanged, Qt::QueuedConnection);
}

}  // namespace console
