// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A way or an area that somebody measures on the map: his own, said to nobody, gone when it is closed. Lengths and
// bearings are those of the ground (gis/geometry/geodesic.h), not of the map.

#include <optional>
#include <vector>

#include <QObject>
#include <QPointF>
#include <QString>
#include <QStringList>

#include "console/models/format.h"
#include "gis/geometry/geo.h"

namespace models {

class MeasureDesk : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isArea READ isArea WRITE setIsArea NOTIFY changed)  ///< else a way
    Q_PROPERTY(bool isEnded READ isEnded NOTIFY changed)                ///< nothing is added any more
    Q_PROPERTY(bool mayEnd READ mayEnd NOTIFY changed)
    Q_PROPERTY(bool mayUndo READ mayUndo NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)    ///< what can be done next
    Q_PROPERTY(QString result READ result NOTIFY moved)  ///< "1,24 km", "12,4 ha"; "–" while there is none
    Q_PROPERTY(QString resultName READ resultName NOTIFY moved)
    Q_PROPERTY(QString beside READ beside NOTIFY moved)  ///< bearing of the last leg; of an area what goes round it
    Q_PROPERTY(QString besideName READ besideName NOTIFY moved)
    Q_PROPERTY(QStringList legs READ legs NOTIFY moved)  ///< "320 m · 045°", in order
    Q_PROPERTY(QString words READ words NOTIFY moved)    ///< all of it as one text, with the places
public:
    /// `format` must outlive it.
    explicit MeasureDesk(const Format& format, QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isArea() const { return m_isArea; }
    void setIsArea(bool isArea);
    [[nodiscard]] bool isEnded() const { return m_isEnded; }
    [[nodiscard]] bool mayEnd() const;
    [[nodiscard]] bool mayUndo() const { return m_isOpen && !m_corners.empty(); }
    [[nodiscard]] QString hint() const;
    [[nodiscard]] QString result() const;
    [[nodiscard]] QString resultName() const;
    [[nodiscard]] QString beside() const;
    [[nodiscard]] QString besideName() const;
    [[nodiscard]] QStringList legs() const;
    [[nodiscard]] QString words() const;

    /// Corners that are set, EPSG:25832.
    [[nodiscard]] const geometry::MapRing& corners() const { return m_corners; }
    /// Where the next one would be: the pointer, or the map's middle. Nothing before the first corner and after the
    /// end.
    [[nodiscard]] std::optional<geometry::MapPoint> freeEnd() const;
    /// Of each leg its length alone, as it stands on the map: corners, free end, and of an area back to the first.
    [[nodiscard]] QStringList legLabels() const;

    Q_INVOKABLE void begin();
    Q_INVOKABLE void cancel();
    /// A click on the map, metres.
    Q_INVOKABLE void place(QPointF eastNorth);
    /// The pointer (or the map's middle) is here now.
    Q_INVOKABLE void follow(QPointF eastNorth);
    /// Takes the last corner away; what had ended goes on.
    Q_INVOKABLE void undo();
    /// What is set stands; a way of one corner does not end.
    Q_INVOKABLE void end();
    /// Begins anew with the same form.
    Q_INVOKABLE void clear();

    static constexpr std::size_t kCornersMax = 500;

signals:
    void changed();
    void moved();  ///< figures too: with each step of the pointer

private:
    struct Leg {
        double lengthM = 0, bearingDeg = 0;
    };
    /// With the free end.
    [[nodiscard]] geometry::MapRing shown() const;
    /// Of an area back to its first corner, too.
    [[nodiscard]] std::vector<Leg> shownLegs() const;
    [[nodiscard]] bool crosses(const geometry::MapRing& ring) const;
    void renew();

    const Format& m_format;
    bool m_isOpen = false, m_isArea = false, m_isEnded = false;
    geometry::MapRing m_corners;
    std::optional<geometry::MapPoint> m_free;
};

}  // namespace models
