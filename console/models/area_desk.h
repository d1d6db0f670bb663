// SPDX-License-Identifier: EUPL-1.2
#pragma once

// An area of the staff's while it is being drawn: what it comes to is counted as its border moves, by the worker's own
// functions on this console's town package. Said whole when it is set; the worker's count stands from then on.

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <QPointF>
#include <QStringList>
#include <QVariantMap>

#include "console/models/format.h"
#include "console/models/ground_workshop.h"
#include "console/session/login.h"
#include "gis/fusion/impact.h"
#include "gis/fusion/staff_area.h"

namespace models {

class AreaDesk : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isNew READ isNew NOTIFY changed)
    Q_PROPERTY(int method READ method WRITE setMethod NOTIFY changed)  ///< wire::AreaMethod
    Q_PROPERTY(QStringList methods READ methods CONSTANT)              ///< from 1 on
    Q_PROPERTY(int hazard READ hazard WRITE setHazard NOTIFY changed)  ///< index of `hazards`
    Q_PROPERTY(QStringList hazards READ hazards CONSTANT)
    Q_PROPERTY(int windFrom READ windFrom WRITE setWindFrom NOTIFY changed)  ///< index of `winds`; 0: by hand
    Q_PROPERTY(QStringList winds READ winds NOTIFY changed)
    Q_PROPERTY(int stability READ stability WRITE setStability NOTIFY changed)  ///< 0 A to 5 F
    Q_PROPERTY(QStringList stabilities READ stabilities CONSTANT)
    Q_PROPERTY(int upTo READ upTo WRITE setUpTo NOTIFY changed)                    ///< index of `ranks`
    Q_PROPERTY(QStringList ranks READ ranks CONSTANT)                              ///< of streets that bound a block
    Q_PROPERTY(int substation READ substation WRITE setSubstation NOTIFY changed)  ///< index of `substations`; -1: none
    Q_PROPERTY(QStringList substations READ substations NOTIFY changed)
    Q_PROPERTY(QString methodWords READ methodWords NOTIFY changed)   ///< what the method does; empty: its name says it
    Q_PROPERTY(bool isAroundPlace READ isAroundPlace NOTIFY changed)  ///< sinks: not of the whole town
    Q_PROPERTY(bool isWorking READ isWorking NOTIFY changed)          ///< its ground is on its way
    /// Texts as typed, by field: name, note, radius, reach, wind, speed, rate, limit, stage, along, stream, rain,
    /// least, hours.
    Q_PROPERTY(QVariantMap texts READ texts NOTIFY changed)
    /// What is wrong with one of them; no entry: nothing.
    Q_PROPERTY(QVariantMap faults READ faults NOTIFY changed)
    Q_PROPERTY(bool isEditable READ isEditable NOTIFY changed)  ///< its corners can be dragged
    Q_PROPERTY(QString hint READ hint NOTIFY changed)           ///< what is to be done next; empty: it can be set
    Q_PROPERTY(bool maySet READ maySet NOTIFY changed)
    Q_PROPERTY(QString people READ people NOTIFY counted)
    Q_PROPERTY(QString peopleRange READ peopleRange NOTIFY counted)
    Q_PROPERTY(QString objects READ objects NOTIFY counted)
    Q_PROPERTY(QString streets READ streets NOTIFY counted)  ///< "…" while the border is in somebody's hand
    Q_PROPERTY(QString size READ size NOTIFY counted)
    Q_PROPERTY(QStringList doubts READ doubts NOTIFY counted)

public:
    /// `store` and `login` must outlive it.
    AreaDesk(session::Store& store, session::Login& login, const Format& format, QObject* parent = nullptr);
    ~AreaDesk() override;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isNew() const { return !m_edited; }
    [[nodiscard]] int method() const { return static_cast<int>(m_area.method); }
    void setMethod(int method);
    [[nodiscard]] QStringList methods() const;
    [[nodiscard]] int hazard() const;
    void setHazard(int index);
    [[nodiscard]] QStringList hazards() const;
    [[nodiscard]] int windFrom() const;
    void setWindFrom(int index);
    [[nodiscard]] QStringList winds() const;
    [[nodiscard]] int stability() const;
    void setStability(int index);
    [[nodiscard]] QStringList stabilities() const;
    [[nodiscard]] int upTo() const;
    void setUpTo(int index);
    [[nodiscard]] QStringList ranks() const;
    [[nodiscard]] int substation() const;
    void setSubstation(int index);
    [[nodiscard]] QStringList substations() const;
    [[nodiscard]] QString methodWords() const;
    [[nodiscard]] bool isAroundPlace() const { return m_area.centre.has_value(); }
    [[nodiscard]] bool isWorking() const { return m_isWorking; }
    [[nodiscard]] QVariantMap texts() const;
    [[nodiscard]] QVariantMap faults() const;
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] QString hint() const;
    [[nodiscard]] bool maySet() const { return m_isOpen && hint().isEmpty(); }
    [[nodiscard]] QString people() const;
    [[nodiscard]] QString peopleRange() const;
    [[nodiscard]] QString objects() const;
    [[nodiscard]] QString streets() const;
    [[nodiscard]] QString size() const;
    [[nodiscard]] QStringList doubts() const;

    /// As it is drawn now, EPSG:25832; a line of one or two corners too.
    [[nodiscard]] const geometry::MapArea& area() const { return m_ground.area; }
    /// The ground of one that stands and that the worker has not counted yet; nullptr: on its way, or there is none.
    [[nodiscard]] const fusion::AreaGround* standing(const wire::StaffArea& area);
    /// The last place that was clicked while there is no area yet.
    [[nodiscard]] std::optional<geometry::MapPoint> lastPlace() const;

    Q_INVOKABLE void begin();
    /// Opens what stands: the zone "area:...". Nothing happens for another zone.
    Q_INVOKABLE void edit(const QString& zone);
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void write(const QString& field, const QString& text);
    /// A click on the map, metres: the next corner, the middle, or a district.
    Q_INVOKABLE void place(QPointF eastNorth);
    Q_INVOKABLE void removeLast();
    /// The border as it was dragged; `isInHand`: the drag goes on.
    void setOutline(const geometry::MapArea& outline, bool isInHand);
    Q_INVOKABLE void set();
    /// Takes back what stands; without a zone the one that is being changed, whatever is chosen on the map meanwhile.
    Q_INVOKABLE void end(const QString& zone);
    /// News of the picture: the wind of a station may have turned.
    void refresh();

signals:
    void changed();
    void counted();
    /// To be said by whoever can.
    void said(const wire::StaffArea& area);

private:
    [[nodiscard]] std::optional<double> number(const char* field) const;
    [[nodiscard]] std::vector<std::string> windStations() const;
    [[nodiscard]] std::optional<fusion::Wind> measuredWind() const;
    [[nodiscard]] std::vector<const fusion::CriticalObject*> powers() const;
    [[nodiscard]] wire::StaffArea order() const;
    [[nodiscard]] bool asksFor(const QString& field) const;
    [[nodiscard]] bool hasGround() const;
    void open(wire::StaffArea area);
    void recount(bool isInHand = false);

    session::Store& m_store;
    session::Login& m_login;
    const Format& m_format;
    bool m_isOpen = false;
    std::optional<std::string> m_edited;  ///< id of what stands
    wire::StaffArea m_area;               ///< but for what stands in m_texts
    std::map<QString, QString> m_texts;
    fusion::AreaGround m_ground;
    std::optional<fusion::Impact> m_impact;
    bool m_isInHand = false, m_isWorking = false;
    bool m_isHazardChosen = false;  ///< else it goes with the method
    std::unique_ptr<fusion::ImpactModel> m_model;
    std::string m_modelOf;  ///< package that the model was made of
    GroundWorkshop m_workshop;
};

}  // namespace models
