// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickPaintedItem>

#include "console/models/course_trust.h"
#include "console/models/station_view.h"
#include "console/qml/desk.h"
#include "console/qml/theme.h"

namespace console {

/// The course of one station over a window that ends now: line, thresholds with their names beside them, gaps as gaps
/// (never bridged), axis in German legal time. Drawn by painter, so that it looks the same with and without a GPU.
class CourseChart : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(console::Desk* desk MEMBER m_desk WRITE setDesk NOTIFY changed REQUIRED)
    Q_PROPERTY(console::Theme* theme MEMBER m_theme WRITE setTheme NOTIFY changed REQUIRED)
    Q_PROPERTY(QString station MEMBER m_station NOTIFY changed)
    Q_PROPERTY(double hours MEMBER m_hours NOTIFY changed)  ///< length of the window
    /// The strip under the map: the window begins with the oldest known value, `hours` is its bound.
    Q_PROPERTY(bool compact MEMBER m_compact NOTIFY changed)
    /// In words what the strip below the course shows: "fraglich 14:05 bis 15:10; stumm seit 15:40"; empty: all is
    /// good.
    Q_PROPERTY(QString trust READ trust NOTIFY startChanged)
    /// What a height means: "cm", "mm je Meldung", "mm je Stunde".
    Q_PROPERTY(QString measure READ measure NOTIFY startChanged)
    Q_PROPERTY(QString start READ start NOTIFY startChanged)  ///< of the window: "15:00", "Do 04.06."; may be empty
public:
    explicit CourseChart(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;
    void setDesk(Desk* desk);
    void setTheme(Theme* theme);
    [[nodiscard]] QString start() const;
    [[nodiscard]] QString trust() const;
    [[nodiscard]] QString measure() const;

signals:
    void changed();
    void startChanged();

private:
    struct Frame;
    void paintAxis(QPainter& painter, const Frame& frame) const;
    void paintThresholds(QPainter& painter, const Frame& frame, const fusion::StationFacts& facts) const;
    void paintCourse(QPainter& painter, const Frame& frame, const fusion::StationFacts& facts) const;
    void paintRain(QPainter& painter, const Frame& frame, const fusion::StationFacts& facts) const;
    // course_chart_trust.cpp: what is sure of it, and what is to come
    void paintTrust(QPainter& painter, const Frame& frame, const fusion::StationFacts& facts) const;
    void paintOutlook(QPainter& painter, const Frame& frame, const fusion::StationFacts& facts) const;
    [[nodiscard]] std::vector<models::RainBar> rainBars(const Frame& frame, const fusion::StationFacts& facts) const;
    [[nodiscard]] std::vector<models::TrustSpan> trustSpans(const Frame& frame,
                                                            const fusion::StationFacts& facts) const;
    [[nodiscard]] std::optional<models::StationView> outlookOf(const fusion::StationFacts& facts) const;
    [[nodiscard]] double thresholdLabelWidth(const fusion::StationFacts& facts) const;
    [[nodiscard]] QString thresholdText(std::size_t index, const fusion::StationFacts& facts) const;
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] std::optional<models::CourseWindow> window(const fusion::StationFacts& facts) const;
    [[nodiscard]] bool frameOf(Frame& frame, const fusion::StationFacts& facts) const;

    Desk* m_desk = nullptr;
    Theme* m_theme = nullptr;
    QString m_station;
    double m_hours = 24;
    bool m_compact = false;
};

}  // namespace console
