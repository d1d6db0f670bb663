// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/map_picture.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "console/map/label_plan.h"
#include "console/map/map_content.h"
#include "console/map/overlay_painter.h"
#include "console/map/text_paint.h"
#include "console/map/tile_painter.h"
#include "console/map/view_fit.h"
#include "console/models/package_sources.h"
#include "console/qml/map_legend.h"
#include "console/qml/overlay_source.h"

namespace console {

using models::Words;

namespace {

/// Room on a sheet (console/paper/sheets.h), upright or across, in metres.
constexpr double kUprightWidthM = 0.174, kUprightHeightM = 0.185;
constexpr double kAcrossWidthM = 0.181, kAcrossHeightM = 0.128, kBesideWidthM = 0.076, kAcrossWholeM = 0.261;
constexpr double kDotsPerInch = 220;
constexpr double kScaleBarPx = 160;
constexpr double kRatio = 2;  ///< dots for each logical pixel: signs and names as large as on the screen at 110 dpi

QString scaleWords(double metres) {
    return metres >= 1000 ? QStringLiteral("%1 km").arg(metres / 1000) : QStringLiteral("%1 m").arg(metres);
}

/// Where the arrow to grid north and the scale bar stand.
QRectF northBox(QSizeF size) { return {size.width() - 40, 10, 30, 44}; }
QRectF barBox(QSizeF size, const map::ScaleBar& bar) {
    return {size.width() - bar.lengthPx - 96, size.height() - 34, bar.lengthPx + 88, 26};
}

/// What is written on the map keeps off its edge and off what stands there.
map::SheetEdge edgeOf(const map::PaintFrame& frame) {
    const QSizeF size = frame.logicalSize();
    const QPointF corner(frame.westM / frame.metresPerPixel, -frame.northM / frame.metresPerPixel);
    return {QRectF(corner, size).adjusted(2, 2, -2, -2),
            {northBox(size).translated(corner),
             barBox(size, map::scaleBar(frame.metresPerPixel, kScaleBarPx)).translated(corner)}};
}

/// Numbers of the kilometre grid at the edge, a bar and an arrow to grid north.
void paintEdge(QPainter& painter, const map::PaintFrame& frame) {
    const QSizeF size = frame.logicalSize();
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(11);
    painter.setFont(font);
    painter.setPen(QColor(0x13, 0x1C, 0x28));
    const auto inBox = [&](const QRectF& box, const QString& words) {
        painter.fillRect(box, QColor(255, 255, 255, 215));
        painter.drawText(box, Qt::AlignCenter, words);
    };
    const double eastM = frame.westM + size.width() * frame.metresPerPixel;
    const double southM = frame.northM - size.height() * frame.metresPerPixel;
    const double stepM = frame.metresPerPixel * size.width() > 6000 ? 2000 : 1000;
    const auto firstAt = [&](double edgeM) { return static_cast<long>(std::ceil(edgeM / stepM)); };
    const auto lastAt = [&](double edgeM) { return static_cast<long>(std::floor(edgeM / stepM)); };
    for (long step = firstAt(frame.westM); step <= lastAt(eastM); ++step) {
        const double x = static_cast<double>(step) * stepM;
        const double at = (x - frame.westM) / frame.metresPerPixel;
        // Under the arrow, and in the corner where the other axis has its first, it could not be read.
        if (at < 52 || at + 22 > northBox(size).left()) continue;
        painter.drawLine(QPointF(at, 0), QPointF(at, 6));
        inBox({at - 22, 7, 44, 15},
              QStringLiteral("E %1").arg(std::fmod(std::floor(x / 1000), 100), 2, 'f', 0, QLatin1Char('0')));
    }
    for (long step = firstAt(southM); step <= lastAt(frame.northM); ++step) {
        const double y = static_cast<double>(step) * stepM;
        const double at = (frame.northM - y) / frame.metresPerPixel;
        if (at < 26 || at > size.height() - 10) continue;
        painter.drawLine(QPointF(0, at), QPointF(6, at));
        inBox({7, at - 8, 40, 15},
              QStringLiteral("N %1").arg(std::fmod(std::floor(y / 1000), 100), 2, 'f', 0, QLatin1Char('0')));
    }
    const map::ScaleBar bar = map::scaleBar(frame.metresPerPixel, kScaleBarPx);
    const QRectF box = barBox(size, bar);
    painter.fillRect(box, QColor(255, 255, 255, 230));
    const double y = box.center().y();
    painter.setPen(QPen(Qt::black, 2));
    painter.drawLine(QPointF(box.left() + 8, y), QPointF(box.left() + 8 + bar.lengthPx, y));
    for (const double end : {0.0, bar.lengthPx})
        painter.drawLine(QPointF(box.left() + 8 + end, y - 4), QPointF(box.left() + 8 + end, y + 4));
    painter.drawText(QRectF(box.left() + 12 + bar.lengthPx, box.top(), 70, box.height()), Qt::AlignCenter,
                     scaleWords(bar.lengthM));
    const QRectF north = northBox(size);
    painter.fillRect(north, QColor(255, 255, 255, 230));
    painter.drawLine(QPointF(north.center().x(), north.bottom() - 4), QPointF(north.center().x(), north.top() + 16));
    painter.setBrush(Qt::black);
    const QPointF tip(north.center().x(), north.top() + 12);
    painter.drawPolygon(QPolygonF{tip, tip + QPointF(-5, 10), tip + QPointF(5, 10)});
    painter.drawText(QRectF(north.left(), north.top() - 1, north.width(), 14), Qt::AlignCenter, QStringLiteral("N"));
}

/// In metres on paper.
struct PaperRoom {
    double widthM = 0, heightM = 0;
};
/// No higher than what is to be seen asks for: the rest of the sheet is for words.
PaperRoom roomOf(const geometry::MapBox& box, paper::MapLie lie) {
    const double shape = (box.northM - box.southM) / std::max(1.0, box.eastM - box.westM);
    return lie == paper::MapLie::Across
               ? PaperRoom{kAcrossWidthM, kAcrossHeightM}
               : PaperRoom{kUprightWidthM, std::clamp(shape * kUprightWidthM, 0.6 * kUprightWidthM, kUprightHeightM)};
}
/// How many metres on paper a metre of the ground gets.
double scaleOf(const geometry::MapBox& box, paper::MapLie lie) {
    const PaperRoom room = roomOf(box, lie);
    return std::min(room.widthM / std::max(1.0, box.eastM - box.westM),
                    room.heightM / std::max(1.0, box.northM - box.southM));
}

}  // namespace

MapOrder orderMap(const session::Store& store, const models::Format& format, const QRectF& box,
                  std::shared_ptr<signs::SignBook> signs) {
    MapOrder order;
    order.package = store.packageFile();
    order.box = box;
    order.language = format.language();
    order.signs = std::move(signs);
    if (order.package.empty()) return order;
    order.scene = overlayOf(store, format, {});
    if (const auto& package = store.package())
        order.sources = models::packageSources(*package).join(QStringLiteral(" · "));
    return order;
}

MapPicture paintMap(const MapOrder& order) {
    MapPicture out;
    if (order.package.empty()) return out;
    const auto loaded = map::loadMap(order.package);
    if (!loaded) return out;
    const models::Format format(order.language);
    const QRectF& wanted = order.box;
    const std::shared_ptr<const map::MapContent>& content = loaded.value();
    const geometry::MapBox town = content->extent();
    const geometry::MapBox box = wanted.isEmpty()
                                     ? town
                                     : geometry::MapBox{wanted.left(), wanted.top(), wanted.left() + wanted.width(),
                                                        wanted.top() + wanted.height()};
    const double dotM = 0.0254 / kDotsPerInch;
    map::PaintFrame frame;
    frame.devicePixelRatio = kRatio;
    out.lie = scaleOf(box, paper::MapLie::Across) > scaleOf(box, paper::MapLie::Upright) ? paper::MapLie::Across
                                                                                         : paper::MapLie::Upright;
    const PaperRoom room = roomOf(box, out.lie);
    frame.widthPx = static_cast<int>(room.widthM / dotM);
    frame.heightPx = static_cast<int>(room.heightM / dotM);
    const map::FittedView view =
        map::fittedView({box, frame.logicalSize(), QRectF(QPointF(0, 0), frame.logicalSize()), town});
    frame.metresPerPixel = map::metresPerPixel(view.level);
    frame.westM = view.centre.eastM - frame.logicalSize().width() / 2 * frame.metresPerPixel;
    frame.northM = view.centre.northM + frame.logicalSize().height() / 2 * frame.metresPerPixel;

    map::MarkPictures pictures;
    pictures.setLook({map::Theme::Day, 1, kRatio});
    const auto plan = std::make_shared<map::LabelPlan>(*content, view.level, pictures.look());
    QImage image = map::paintGround(frame, *content, plan.get(), map::palette(map::Theme::Day));
    image.setDevicePixelRatio(kRatio);
    const geometry::MapBox seen{frame.westM, frame.northM - frame.logicalSize().height() * frame.metresPerPixel,
                                frame.westM + frame.logicalSize().width() * frame.metresPerPixel, frame.northM};
    pictures.setSigns(order.signs);
    if (order.signs) {
        // Asked for once, so that all of them are there when it counts.
        const map::OverlayLayout asking(order.scene, frame.metresPerPixel, pictures, plan);
        (void)paintLegend(order.scene, pictures, seen, frame.logicalSize(), frame.metresPerPixel, content.get());
        order.signs->finish();
    }
    const map::OverlayLayout layout(order.scene, frame.metresPerPixel, pictures, plan, edgeOf(frame));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    map::paintOverlay(painter, frame, order.scene, layout, pictures.look(), {});
    paintEdge(painter, frame);
    painter.end();
    out.image = image;
    out.image.setDevicePixelRatio(1);
    const auto legend = [&](double widthM) {
        return paintLegend(order.scene, pictures, seen, QSizeF(widthM, room.heightM) / dotM / kRatio,
                           frame.metresPerPixel, content.get());
    };
    out.legend = legend(out.lie == paper::MapLie::Across ? kBesideWidthM : kUprightWidthM);
    // More signs than stand beside it: below, in columns.
    if (out.lie == paper::MapLie::Across && out.legend.height() > out.image.height())
        out.legend = legend(kAcrossWholeM);
    out.legend.setDevicePixelRatio(1);
    const double denominator = frame.metresPerPixel / (dotM * kRatio);
    const geometry::MapPoint middle = view.centre;
    QStringList words{
        Words::tr("Maßstab etwa 1 : %1").arg(format.whole(static_cast<qint64>(std::round(denominator / 100) * 100))),
        Words::tr("Gitter: UTM 32N, Kilometer; Mitte %1").arg(models::text(geometry::utmref(middle))),
        Words::tr("Überflutung und Gebiete sind Schätzungen, keine amtliche Karte")};
    if (!order.sources.isEmpty()) words << Words::tr("Kartendaten: %1").arg(order.sources);
    out.caption = words.join(QStringLiteral(" · "));
    return out;
}

}  // namespace console
