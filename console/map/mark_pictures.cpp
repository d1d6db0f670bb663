// SPDX-License-Identifier: EUPL-1.2
#include "console/map/mark_pictures.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>

#include "console/map/map_style.h"
#include "console/map/sign_painter.h"
#include "console/map/text_paint.h"

namespace map {
namespace {

constexpr int kPicturesMax = 6000;
constexpr int kLabelsMax = 30'000;  ///< their sizes; a picture has only what was shown
constexpr int kLabelsDrawnMax = 3'000;
constexpr double kLabelHaloPx = 3.6;

struct LabelLine {
    QString text;
    QFont font;
    QColor ink;
};

MarkPicture labelPicture(const std::vector<LabelLine>& lines, bool centred, const MarkLook& look) {
    const Palette& p = palette(look.theme);
    const double halo = kLabelHaloPx * look.textScale;
    double width = 0, height = 0;
    for (const LabelLine& line : lines) {
        const QFontMetricsF metrics(line.font);
        width = std::max(width, metrics.horizontalAdvance(line.text));
        height += std::ceil(metrics.ascent() + metrics.descent()) - 1;
    }
    const QSizeF size(std::ceil(width + halo + 2), std::ceil(height + halo));
    const auto draw = [lines, centred, look, halo, width, size, &p] {
        return drawnPicture(size, {0, 0}, look, [&](QPainter& painter) {
            double top = halo / 2;
            for (const LabelLine& line : lines) {
                const QFontMetricsF metrics(line.font);
                const double spare = centred ? (width - metrics.horizontalAdvance(line.text)) / 2 : 0;
                QPainterPath path;
                path.addText(QPointF(halo / 2 + 1 + spare, top + metrics.ascent()), line.font, line.text);
                drawHaloText(painter, path, {line.ink, p.halo, halo});
                top += std::ceil(metrics.ascent() + metrics.descent()) - 1;
            }
        });
    };
    MarkPicture label;
    label.size = size;
    label.body = QRectF(QPointF(0, 0), size);
    label.late = std::make_shared<LatePicture>(LatePicture{[draw] { return draw().image; }, {}});
    return label;
}

QString keyOf(std::initializer_list<QString> texts, std::initializer_list<int> numbers) {
    QString key;
    for (const int number : numbers) key += QString::number(number) + QLatin1Char('|');
    for (const QString& text : texts) key += text + QChar(0x1f);
    return key;
}

}  // namespace

QString unitLine(const UnitMark& mark) {
    QStringList parts;
    for (const QString& part : {mark.name, mark.statusLine, mark.ageLine}) {
        if (!part.isEmpty()) parts << part;
    }
    return parts.join(QStringLiteral(" · "));
}

void MarkPictures::setLook(const MarkLook& look) {
    if (look == m_look) return;
    m_look = look;
    m_pictures.clear();
    m_labels.clear();
}

MarkPicture MarkPictures::kept(const QString& key, const std::function<MarkPicture()>& draw) {
    const auto it = m_pictures.constFind(key);
    if (it != m_pictures.constEnd()) return *it;
    if (m_pictures.size() >= kPicturesMax) m_pictures.clear();
    return *m_pictures.insert(key, draw());
}

MarkPicture MarkPictures::keptLabel(const QString& key, const std::function<MarkPicture()>& make) {
    const auto it = m_labels.constFind(key);
    if (it != m_labels.constEnd()) return *it;
    if (m_labels.size() >= kLabelsMax) m_labels.clear();
    return *m_labels.insert(key, make());
}

void MarkPictures::trim() {
    const auto isDrawn = [](const MarkPicture& label) { return label.late && !label.late->image.isNull(); };
    if (std::count_if(m_labels.cbegin(), m_labels.cend(), isDrawn) <= kLabelsDrawnMax) return;
    for (const MarkPicture& label : std::as_const(m_labels))
        if (label.late) label.late->image = {};
}

const QImage& MarkPicture::shown() const {
    if (!late) return image;
    if (late->image.isNull()) late->image = late->draw();
    return late->image;
}

MarkPicture MarkPictures::icon(const StationMark& mark) {
    const QString key = keyOf({mark.levelText}, {0, static_cast<int>(mark.urgency), static_cast<int>(mark.freshness)});
    return kept(key, [&] { return stationIcon(mark, m_look); });
}
void MarkPictures::setSigns(std::shared_ptr<signs::SignBook> book) {
    m_signs = std::move(book);
    m_pictures.clear();
}

std::optional<MarkPicture> MarkPictures::drawnSign(const signs::Sign& sign, bool isFresh) {
    if (!m_signs || sign.isEmpty()) return std::nullopt;
    const QString key = keyOf({sign.key()}, {8, isFresh ? 1 : 0});
    if (const auto known = m_pictures.constFind(key); known != m_pictures.constEnd()) return *known;
    const auto drawn = m_signs->find(sign, signLook(m_look, isFresh));
    if (!drawn) return std::nullopt;
    return kept(key, [&] {
        // What the library cannot draw: the base sign by hand, with a question mark.
        if (drawn->image.isNull()) return unitIcon(standIn(sign, Freshness::Stale), m_look);
        return signIcon(*drawn, sign, isFresh, m_look);
    });
}

MarkPicture MarkPictures::icon(const UnitMark& mark) {
    if (auto sign = drawnSign(mark.sign, mark.freshness == Freshness::Fresh)) return *sign;
    const QString key = keyOf({mark.signText}, {1, static_cast<int>(mark.shape), static_cast<int>(mark.organisation),
                                                static_cast<int>(mark.size), static_cast<int>(mark.freshness)});
    return kept(key, [&] { return unitIcon(mark, m_look); });
}
MarkPicture MarkPictures::icon(const ObjectMark& mark) {
    return kept(keyOf({mark.letter}, {2, mark.highlighted ? 1 : 0}), [&] { return objectIcon(mark, m_look); });
}
MarkPicture MarkPictures::icon(const IncidentMark& mark) {
    return kept(keyOf({mark.count}, {6}), [&] { return incidentIcon(mark, m_look); });
}

MarkPicture MarkPictures::icon(const DrawingMark& mark) {
    const bool isPlate = mark.form == DrawingForm::Line || mark.form == DrawingForm::Area;
    if (isPlate || mark.form == DrawingForm::Text) {
        const QString key = keyOf({mark.name}, {9, isPlate ? 1 : 0, mark.isRival ? 1 : 0});
        return kept(key, [&] { return isPlate ? plateIcon(mark, m_look) : wordsIcon(mark, m_look); });
    }
    if (auto sign = drawnSign(mark.sign, true)) return *sign;
    if (!mark.sign.isEmpty()) return icon(standIn(mark.sign, Freshness::Fresh));
    return kept(keyOf({}, {10, static_cast<int>(mark.use)}), [&] { return pointIcon(m_look); });
}

MarkPicture MarkPictures::label(const StationMark& mark) {
    if (mark.name.isEmpty() && mark.line.isEmpty()) return {};
    const bool fresh = mark.freshness == Freshness::Fresh;
    return keptLabel(keyOf({mark.name, mark.line}, {3, fresh ? 1 : 0}), [&] {
        const Palette& p = palette(m_look.theme);
        const double scale = m_look.textScale;
        std::vector<LabelLine> lines;
        if (!mark.name.isEmpty())
            lines.push_back({mark.name, wordFont(13 * scale, QFont::Medium), fresh ? p.text : p.second});
        if (!mark.line.isEmpty()) {
            lines.push_back(fresh ? LabelLine{mark.line, figureFont(14 * scale, true), p.text}
                                  : LabelLine{mark.line, wordFont(13 * scale), p.second});
        }
        return labelPicture(lines, false, m_look);
    });
}
MarkPicture MarkPictures::label(const UnitMark& mark) {
    const QString line = unitLine(mark);
    if (line.isEmpty()) return {};
    return keptLabel(keyOf({line}, {4, mark.urgent ? 1 : 0}), [&] {
        const Palette& p = palette(m_look.theme);
        const QFont font = wordFont(12.5 * m_look.textScale, mark.urgent ? QFont::DemiBold : QFont::Medium);
        return labelPicture({{line, font, mark.urgent ? p.text : p.second}}, true, m_look);
    });
}
MarkPicture MarkPictures::label(const ObjectMark& mark) {
    if (mark.name.isEmpty()) return {};
    return keptLabel(keyOf({mark.name}, {5, mark.highlighted ? 1 : 0}), [&] {
        const QFont font = wordFont(13 * m_look.textScale, mark.highlighted ? QFont::DemiBold : QFont::Medium);
        return labelPicture({{mark.name, font, palette(m_look.theme).text}}, false, m_look);
    });
}
MarkPicture MarkPictures::label(const DrawingMark& mark) {
    if (mark.name.isEmpty() || mark.form != DrawingForm::Point) return {};
    return keptLabel(keyOf({mark.name}, {11}), [&] {
        const QFont font = wordFont(13 * m_look.textScale, QFont::DemiBold);
        return labelPicture({{mark.name, font, palette(m_look.theme).text}}, false, m_look);
    });
}
MarkPicture MarkPictures::label(const IncidentMark& mark) {
    if (mark.name.isEmpty()) return {};
    return keptLabel(keyOf({mark.name}, {7}), [&] {
        const QFont font = wordFont(13 * m_look.textScale, QFont::DemiBold);
        return labelPicture({{mark.name, font, palette(m_look.theme).text}}, false, m_look);
    });
}

}  // namespace map
