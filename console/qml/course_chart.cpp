// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/course_chart.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "console/models/course_trust.h"
#include "console/qml/course_frame.h"

namespace console {

using models::Words;

namespace {

/// A gap is drawn where the next value came later than so many periods.
constexpr double kGapPeriods = 2.0;

/// "IW3 370 cm" right of its line.
struct ThresholdLabel {
    QString text;
    QColor colour;
    double lineY = 0, middleY = 0;
};

}  // namespace

CourseChart::CourseChart(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    connect(this, &CourseChart::changed, this, [this] {
        update();
        emit startChanged();
    });
}

void CourseChart::setDesk(Desk* desk) {
    if (m_desk == desk) return;
    if (m_desk) disconnect(m_desk, nullptr, this, nullptr);
    m_desk = desk;
    if (m_desk) {
        connect(m_desk, &Desk::refreshed, this, [this] {
            update();
            emit startChanged();
        });
        connect(m_desk, &QObject::destroyed, this, [this] { m_desk = nullptr; });
    }
    emit changed();
}

void CourseChart::setTheme(Theme* theme) {
    if (m_theme == theme) return;
    m_theme = theme;
    if (m_theme) connect(m_theme, &Theme::changed, this, [this] { update(); });
    emit changed();
}

std::optional<models::CourseWindow> CourseChart::window(const fusion::StationFacts& facts) const {
    const auto now = m_desk->store().realmNow();
    const auto* course = m_desk->store().chronicle().course(facts.id);
    if (!now || !course) return std::nullopt;
    if (!m_compact) {
        models::CourseWindow shown = models::courseWindow(*now, m_hours, facts.periodS);
        // Room for what is to come, at most a third of what was.
        if (const auto view = outlookOf(facts))
            shown.until =
                std::min(view->outlook->until.value_or(view->outlook->at).plusS(600), now->plusMs(shown.spanMs() / 3));
        return shown;
    }
    const auto oldest = std::find_if(course->begin(), course->end(),
                                     [](const session::CoursePoint& point) { return point.value().has_value(); });
    return models::knownWindow(*now, oldest == course->end() ? std::nullopt : std::optional(oldest->at), m_hours,
                               facts.periodS);
}

QString CourseChart::start() const {
    const fusion::StationFacts* facts = m_desk ? m_desk->store().stationFacts(m_station.toStdString()) : nullptr;
    const auto shown = facts ? window(*facts) : std::nullopt;
    return shown ? models::windowStart(*shown, m_desk->format()) : QString();
}

QFont CourseChart::labelFont() const {
    QFont font(m_theme->figures());
    font.setPixelSize(static_cast<int>(m_theme->small()));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

bool CourseChart::frameOf(Frame& frame, const fusion::StationFacts& facts) const {
    const auto shown = window(facts);
    const auto* course = m_desk->store().chronicle().course(facts.id);
    if (!shown || !course) return false;
    frame.from = shown->from;
    frame.until = shown->until;
    bool any = false;
    for (const session::CoursePoint& point : *course) {
        if (!point.value() || point.at < frame.from || !std::isfinite(*point.value())) continue;
        frame.low = any ? std::min(frame.low, *point.value()) : *point.value();
        frame.high = any ? std::max(frame.high, *point.value()) : *point.value();
        any = true;
    }
    const bool isRain = facts.quantity == wire::Quantity::Rain;
    if (const session::CoursePast* past = m_desk->store().chronicle().past(facts.id); past && !isRain) {
        for (const session::CoursePiece& piece : past->pieces()) {
            if (piece.from < frame.from || piece.from >= frame.until) continue;
            frame.low = any ? std::min<double>(frame.low, piece.low) : piece.low;
            frame.high = any ? std::max<double>(frame.high, piece.high) : piece.high;
            any = true;
        }
    }
    if (isRain)
        for (const models::RainBar& bar : rainBars(frame, facts))
            frame.high = any ? std::max(frame.high, bar.mm) : bar.mm, any = true;
    if (!any) return false;
    // The lowest threshold above the course is shown, too, so that one sees how far it is.
    for (const std::optional<double>& threshold : facts.iwCm) {
        if (!threshold) continue;
        const bool isNext = *threshold > frame.high;
        frame.high = std::max(frame.high, *threshold);
        if (isNext) break;
    }
    if (isRain) frame.low = 0;
    const double margin = std::max((frame.high - frame.low) * 0.12, isRain ? 0.5 : 5.0);
    frame.high += margin;
    if (!isRain) frame.low -= margin;
    const double scale = m_theme->scale();
    const double labels = thresholdLabelWidth(facts);
    frame.laneHeight = m_compact || trustSpans(frame, facts).empty() ? 0 : 12 * scale;
    frame.plot = m_compact ? QRectF(8 * scale, 6 * scale, width() - 16 * scale - labels, height() - 32 * scale)
                           : QRectF(64 * scale, 12 * scale, width() - 84 * scale - labels,
                                    height() - 46 * scale - frame.laneHeight);
    return frame.plot.width() > 20 && frame.plot.height() > 10;
}

void CourseChart::paintAxis(QPainter& painter, const Frame& frame) const {
    painter.setFont(labelFont());
    const double half = 46 * m_theme->scale();
    for (const models::AxisTick& tick :
         models::courseTicks({frame.from, frame.until}, frame.plot.width() / m_theme->scale(), m_desk->format())) {
        const double x = frame.x(tick.at);
        painter.setPen(QPen(m_theme->line(), 1));
        painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
        if (x - half < 0 || x + half > width()) continue;
        painter.setPen(m_theme->second());
        painter.drawText(QRectF(x - half, frame.plot.bottom() + frame.laneHeight + 3, 2 * half, 22 * m_theme->scale()),
                         Qt::AlignHCenter | Qt::AlignTop, tick.label);
    }
    painter.setPen(QPen(m_theme->border(), 1));
    painter.drawLine(frame.plot.bottomLeft(), frame.plot.bottomRight());
    if (m_compact) return;
    const double span = frame.high - frame.low;
    const double rough = std::pow(10, std::floor(std::log10(span / 4)));
    const double stepY = span / 4 / rough > 5 ? 10 * rough : span / 4 / rough > 2 ? 5 * rough : 2 * rough;
    for (double value = std::ceil(frame.low / stepY) * stepY; value <= frame.high; value += stepY) {
        const double y = frame.y(value);
        painter.setPen(QPen(m_theme->line(), 1));
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
        painter.setPen(m_theme->second());
        painter.drawText(QRectF(0, y - 12 * m_theme->scale(), frame.plot.left() - 8, 24 * m_theme->scale()),
                         Qt::AlignRight | Qt::AlignVCenter, m_desk->format().decimal(value, stepY < 1 ? 1 : 0));
    }
}

double CourseChart::thresholdLabelWidth(const fusion::StationFacts& facts) const {
    const QFontMetricsF metrics(labelFont());
    double width = 0;
    for (std::size_t i = 0; i < std::size(facts.iwCm); ++i) {
        if (facts.iwCm[i]) width = std::max(width, metrics.horizontalAdvance(thresholdText(i, facts)));
    }
    return width > 0 ? width + 22 * m_theme->scale() : 0;
}

QString CourseChart::thresholdText(std::size_t index, const fusion::StationFacts& facts) const {
    return QStringLiteral("IW%1 ").arg(index + 1) + m_desk->format().value(*facts.iwCm[index], facts.unit);
}

void CourseChart::paintThresholds(QPainter& painter, const Frame& frame, const fusion::StationFacts& facts) const {
    const double scale = m_theme->scale();
    std::vector<ThresholdLabel> labels;
    std::vector<double> lines;
    for (std::size_t i = 0; i < std::size(facts.iwCm); ++i) {
        const std::optional<double>& threshold = facts.iwCm[i];
        if (!threshold || *threshold > frame.high || *threshold < frame.low) continue;
        const auto urgency = models::urgencyOf(static_cast<wire::GaugeLevel>(i + 1));
        const QColor colour = m_theme->urgencyLine().at(static_cast<int>(urgency)).value<QColor>();
        QPen pen(colour, 1.5 * scale);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        const double y = frame.y(*threshold);
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
        labels.push_back({thresholdText(i, facts), colour, y, y});
        lines.push_back(y);
    }
    if (labels.empty()) return;
    painter.setFont(labelFont());
    const double height = QFontMetricsF(labelFont()).height();
    const auto middles = models::spreadLabels(lines, height, 0, frame.plot.bottom() + height / 2);
    if (!middles) {
        // Not room for all: the highest speaks, its colour says which it is.
        labels = {labels.back()};
    } else {
        for (std::size_t i = 0; i < labels.size(); ++i) labels[i].middleY = (*middles)[i];
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const double right = frame.plot.right();
    for (const ThresholdLabel& label : labels) {
        painter.setPen(QPen(label.colour, 1.5 * scale));
        painter.drawLine(QPointF(right, label.lineY), QPointF(right + 12 * scale, label.middleY));
        painter.drawText(QRectF(right + 16 * scale, label.middleY - height / 2, width() - right - 16 * scale, height),
                         Qt::AlignLeft | Qt::AlignVCenter, label.text);
    }
}

void CourseChart::paintRain(QPainter& painter, const Frame& frame, const fusion::StationFacts& facts) const {
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->water());
    for (const models::RainBar& bar : rainBars(frame, facts)) {
        const double right = frame.x(bar.until), wide = std::max(2.0, right - frame.x(bar.from) - 1);
        const double y = frame.y(bar.mm);
        painter.drawRect(QRectF(right - wide, y, wide, frame.plot.bottom() - y));
    }
}

void CourseChart::paintCourse(QPainter& painter, const Frame& frame, const fusion::StationFacts& facts) const {
    const session::Chronicle& chronicle = m_desk->store().chronicle();
    const auto* course = chronicle.course(facts.id);
    const session::CoursePast* past = chronicle.past(facts.id);
    const double periodMs = facts.periodS * 1000, gapMs = kGapPeriods * periodMs;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(QRectF(0, 0, width(), height()));
    if (facts.quantity == wire::Quantity::Rain) return paintRain(painter, frame, facts);
    // What the worker does not trust is drawn as broken lines. It judges a value some time after it was measured.
    QPainterPath sure, unsure;
    bool hasLast = false;
    base::Instant last;
    QPointF lastAt;
    const auto lineTo = [&](base::Instant at, QPointF to, double joinMs) {
        const bool isSure = m_compact || !past ||
                            past->trustAt(at.plusMs(static_cast<std::int64_t>(periodMs))) == session::CourseTrust::Good;
        QPainterPath& path = isSure ? sure : unsure;
        const bool isJoined = hasLast && static_cast<double>(base::spanMs(at, last)) <= joinMs;
        // One path as long as it goes on, else each piece would begin its dashes anew.
        if (!isJoined) {
            path.addEllipse(to, 1, 1);
            path.moveTo(to);
        } else {
            if (path.currentPosition() != lastAt) path.moveTo(lastAt);
            path.lineTo(to);
        }
        last = at, lastAt = to, hasLast = true;
    };
    const auto pieceMs = static_cast<double>(session::kPieceMs);
    if (past)
        for (const session::CoursePiece& piece : past->pieces()) {
            if (piece.from < frame.from || piece.from > frame.until) continue;
            const double x = frame.x(piece.from.plusMs(session::kPieceMs / 2));
            lineTo(piece.from, {x, frame.y(piece.low)}, std::max(gapMs, 2 * pieceMs));
            if (piece.high > piece.low) lineTo(piece.from, {x, frame.y(piece.high)}, gapMs);
        }
    const session::CoursePoint* newest = nullptr;
    bool isFirst = true;
    for (const session::CoursePoint& point : *course) {
        if (!point.value() || point.at < frame.from || point.at > frame.until) {
            if (!point.value()) hasLast = false;
            continue;
        }
        const double joinMs = isFirst && past && !past->pieces().empty() ? std::max(gapMs, 2 * pieceMs) : gapMs;
        lineTo(point.at, {frame.x(point.at), frame.y(*point.value())}, joinMs);
        newest = &point;
        isFirst = false;
    }
    QPen pen(m_theme->chart(), 2 * m_theme->scale(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawPath(sure);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({2, 2});
    painter.setPen(pen);
    painter.drawPath(unsure);
    if (newest) {
        painter.setPen(QPen(m_theme->panel(), 2));
        painter.setBrush(m_theme->chart());
        painter.drawEllipse(QPointF(frame.x(newest->at), frame.y(*newest->value())), 4.5 * m_theme->scale(),
                            4.5 * m_theme->scale());
    }
}

void CourseChart::paint(QPainter* painter) {
    if (!m_desk || !m_theme) return;
    const fusion::StationFacts* facts = m_desk->store().stationFacts(m_station.toStdString());
    Frame frame;
    if (!facts || !frameOf(frame, *facts)) {
        QFont font(m_theme->words());
        font.setPixelSize(static_cast<int>(m_theme->body()));
        painter->setFont(font);
        painter->setPen(m_theme->muted());
        const QString words =
            facts ? Words::tr("Noch keine Werte im gezeigten Zeitraum") : Words::tr("Keine Station gewählt");
        painter->drawText(QRectF(0, 0, width(), height()), Qt::AlignCenter | Qt::TextWordWrap, words);
        return;
    }
    paintAxis(*painter, frame);
    paintThresholds(*painter, frame, *facts);
    paintOutlook(*painter, frame, *facts);
    paintCourse(*painter, frame, *facts);
    paintTrust(*painter, frame, *facts);
}

}  // namespace console
