// SPDX-License-Identifier: EUPL-1.2

// Of a course: what is not sure of it, and what is to come if the trend goes on.
#include <algorithm>

#include <QPainter>
#include <QPainterPath>

#include "console/models/course_trust.h"
#include "console/qml/course_frame.h"

namespace console {

using models::Words;

std::vector<models::RainBar> CourseChart::rainBars(const Frame& frame, const fusion::StationFacts& facts) const {
    const session::Chronicle& chronicle = m_desk->store().chronicle();
    const auto* course = chronicle.course(facts.id);
    if (!course) return {};
    return models::rainBars(*course, chronicle.past(facts.id), {frame.from, frame.until}, facts.periodS);
}

std::vector<models::TrustSpan> CourseChart::trustSpans(const Frame& frame, const fusion::StationFacts& facts) const {
    const auto now = m_desk->store().realmNow();
    if (!now) return {};
    return models::trustSpans(m_desk->store().chronicle().past(facts.id), {frame.from, frame.until}, *now);
}

QString CourseChart::trust() const {
    const fusion::StationFacts* facts = m_desk ? m_desk->store().stationFacts(m_station.toStdString()) : nullptr;
    const auto now = m_desk ? m_desk->store().realmNow() : std::nullopt;
    const auto shown = facts ? window(*facts) : std::nullopt;
    if (!shown || !now) return {};
    Frame frame;
    frame.from = shown->from, frame.until = shown->until;
    return models::trustWords(trustSpans(frame, *facts), *now, m_desk->format());
}

QString CourseChart::measure() const {
    const fusion::StationFacts* facts = m_desk ? m_desk->store().stationFacts(m_station.toStdString()) : nullptr;
    if (!facts) return {};
    if (facts->quantity != wire::Quantity::Rain) return models::text(facts->unit);
    return m_hours > models::kSingleBarsHours ? Words::tr("mm je Stunde") : Words::tr("mm je Meldung");
}

/// A strip under the plot, by pattern and word: the colour alone says nothing.
void CourseChart::paintTrust(QPainter& painter, const Frame& frame, const fusion::StationFacts& facts) const {
    if (frame.laneHeight <= 0) return;
    painter.setFont(labelFont());
    const QFontMetricsF metrics(labelFont());
    for (const models::TrustSpan& span : trustSpans(frame, facts)) {
        QRectF box(frame.x(span.from), frame.plot.bottom() + 1, 0, frame.laneHeight - 1);
        box.setRight(std::max(frame.x(span.until), box.left() + 2));
        const Qt::BrushStyle pattern = span.trust == session::CourseTrust::Silent        ? Qt::Dense6Pattern
                                       : span.trust == session::CourseTrust::Faulty      ? Qt::DiagCrossPattern
                                       : span.trust == session::CourseTrust::Maintenance ? Qt::HorPattern
                                                                                         : Qt::BDiagPattern;
        painter.fillRect(box, QBrush(m_theme->second(), pattern));
        painter.setPen(QPen(m_theme->second(), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        const QString word = models::trustWord(span.trust);
        if (metrics.horizontalAdvance(word) + 12 > box.width()) continue;
        const QRectF label(box.left(), frame.plot.bottom() - metrics.height() - 1, metrics.horizontalAdvance(word) + 8,
                           metrics.height());
        painter.fillRect(label, m_theme->panel());
        painter.drawText(label, Qt::AlignHCenter | Qt::AlignVCenter, word);
    }
}

std::optional<models::StationView> CourseChart::outlookOf(const fusion::StationFacts& facts) const {
    const auto now = m_desk->store().realmNow();
    if (!now || m_compact) return std::nullopt;
    models::StationView view = models::viewNow(m_desk->store().picture(), facts, *now);
    const bool isShown = view.outlook && view.value && view.lastAt && view.outlook->at > *now;
    return isShown ? std::optional(std::move(view)) : std::nullopt;
}

/// From the newest value to the next threshold, between the steepest and the flattest of its slopes.
void CourseChart::paintOutlook(QPainter& painter, const Frame& frame, const fusion::StationFacts& facts) const {
    const auto now = m_desk->store().realmNow();
    if (m_compact || !now || *now >= frame.until) return;
    const double scale = m_theme->scale(), x = frame.x(*now);
    painter.setFont(labelFont());
    painter.setPen(QPen(m_theme->second(), 1, Qt::DashLine));
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
    const auto view = outlookOf(facts);
    const auto level = view ? static_cast<std::size_t>(view->outlook->level) : 0;
    if (!view || level < 1 || level > std::size(facts.iwCm) || !facts.iwCm[level - 1]) return;
    const wire::Outlook& outlook = *view->outlook;
    const double threshold = *facts.iwCm[level - 1];
    const QPointF start(frame.x(*view->lastAt), frame.y(*view->value));
    // Where the flattest slope never gets there, the band stays open to the right at the value of now.
    const QPointF low =
        outlook.until ? QPointF(frame.x(*outlook.until), frame.y(threshold)) : QPointF(frame.plot.right(), start.y());
    QPainterPath band(start);
    band.lineTo(frame.x(outlook.from), frame.y(threshold));
    if (!outlook.until) band.lineTo(frame.plot.right(), frame.y(threshold));
    band.lineTo(low);
    band.closeSubpath();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(frame.plot);
    QColor fill = m_theme->chart();
    fill.setAlphaF(0.18F);
    painter.fillPath(band, fill);
    painter.setPen(QPen(m_theme->chart(), 1.5 * scale, Qt::DashLine));
    painter.drawLine(start, QPointF(frame.x(outlook.at), frame.y(threshold)));
    painter.restore();
    painter.setPen(m_theme->second());
    const QString words = Words::tr("jetzt; Band: wenn der Trend anhält");
    const double gap = 6 * scale, wide = QFontMetricsF(labelFont()).horizontalAdvance(words) + 2;
    const bool fitsRight = x + gap + wide < frame.plot.right();
    painter.drawText(QRectF(fitsRight ? x + gap : x - gap - wide, frame.plot.top(), wide, 24 * scale),
                     (fitsRight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignTop, words);
}

}  // namespace console
