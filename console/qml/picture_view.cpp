// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/picture_view.h"

#include <algorithm>

#include <QPainter>

namespace console {

namespace {
constexpr double kZoomMax = 16;
}

PictureView::PictureView(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &QQuickItem::visibleChanged, this, &PictureView::look);
}

void PictureView::setFiles(FileDesk* files) {
    if (m_files == files) return;
    if (m_files) disconnect(&m_files->shelf(), nullptr, this, nullptr);
    m_files = files;
    if (m_files) {
        connect(&m_files->shelf(), &pictures::PictureShelf::ready, this, &PictureView::look);
        connect(m_files, &FileDesk::changed, this, &PictureView::look);
    }
    renew();
}

void PictureView::setHash(const QString& hash) {
    if (m_hash == hash) return;
    m_hash = hash;
    m_image = {};
    renew();
}
void PictureView::setType(const QString& type) { set(m_type, type); }
void PictureView::setLarge(bool large) { set(m_large, large); }
void PictureView::setCut(bool cut) { set(m_cut, cut); }
void PictureView::setZoom(double zoom) { set(m_zoom, std::clamp(zoom, 1.0, kZoomMax)); }
void PictureView::setTurn(int turn) { set(m_turn, (turn % 4 + 4) % 4); }
void PictureView::setMiddle(QPointF middle) {
    // No further than the picture's own edge at this zoom.
    const double margin = 0.5 / m_zoom;
    const auto held = [margin](double at) { return std::clamp(at, margin, 1 - margin); };
    set(m_middle, QPointF(held(middle.x()), held(middle.y())));
}

QString PictureView::dimensions() const {
    return m_image.isNull() ? QString() : QStringLiteral("%1 × %2").arg(m_image.width()).arg(m_image.height());
}

void PictureView::renew() {
    look();
    update();
    emit changed();
}

void PictureView::look() {
    if (!m_files || m_hash.isEmpty() || m_type.isEmpty() || !m_image.isNull() || !isVisible()) return;
    const auto hash = base::arrayFromHex<32>(m_hash.toStdString());
    if (!hash) return;
    const int side = m_large ? pictures::kLargeSide : pictures::kSmallSide;
    const std::string type = m_type.toStdString();
    m_image = m_files->shelf().picture(*hash, type, side);
    if (m_image.isNull()) return;
    update();
    emit changed();
}

void PictureView::paint(QPainter* painter) {
    if (m_image.isNull()) return;
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    const bool isSideways = m_turn % 2 == 1;
    const QSizeF picture = isSideways ? QSizeF(m_image.size()).transposed() : QSizeF(m_image.size());
    const QSizeF box = size();
    const double across = box.width() / picture.width(), down = box.height() / picture.height();
    const double scale = m_cut ? std::max(across, down) : std::min(across, down) * m_zoom;
    painter->translate(box.width() / 2, box.height() / 2);
    painter->scale(scale, scale);
    painter->translate(-(m_middle.x() - 0.5) * picture.width(), -(m_middle.y() - 0.5) * picture.height());
    painter->rotate(90.0 * m_turn);
    painter->drawImage(QRectF(-m_image.width() / 2.0, -m_image.height() / 2.0, m_image.width(), m_image.height()),
                       m_image);
}

}  // namespace console
