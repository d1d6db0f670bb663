// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A sector or another drawing of the staff's while it is on somebody's desk: drawn by mouse or keys, changed, taken
// back. It is said whole when it is set, with the saying it was changed from; what somebody else said meanwhile stays
// beside it.

#include <map>
#include <optional>
#include <vector>

#include <QPointF>
#include <QSet>
#include <QStringList>
#include <QVariantMap>

#include "console/models/format.h"
#include "console/models/sign_composer.h"
#include "console/session/login.h"
#include "gis/geometry/geo.h"

namespace models {

class DrawingDesk : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isNew READ isNew NOTIFY changed)
    Q_PROPERTY(int shape READ shape WRITE setShape NOTIFY changed)  ///< index of `shapes`
    Q_PROPERTY(QStringList shapes READ shapes CONSTANT)             ///< area, line, sign, text
    Q_PROPERTY(int use READ use WRITE setUse NOTIFY changed)        ///< index of `uses`
    Q_PROPERTY(QStringList uses READ uses CONSTANT)
    Q_PROPERTY(int parent READ parent WRITE setParent NOTIFY changed)  ///< index of `parents`; 0: none
    Q_PROPERTY(QStringList parents READ parents NOTIFY changed)        ///< sectors that this one can be a part of
    Q_PROPERTY(bool isSector READ isSector NOTIFY changed)
    Q_PROPERTY(bool isPoint READ isPoint NOTIFY changed)        ///< a sign stands at it
    Q_PROPERTY(QVariantMap texts READ texts NOTIFY changed)     ///< by field: name, note, leader, contact, hours
    Q_PROPERTY(QVariantMap faults READ faults NOTIFY changed)   ///< what is wrong with one of them
    Q_PROPERTY(bool isEditable READ isEditable NOTIFY changed)  ///< its corners can be dragged
    Q_PROPERTY(bool mayUndo READ mayUndo NOTIFY changed)
    Q_PROPERTY(QString size READ size NOTIFY moved)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)  ///< what is to be done next; empty: it can be set
    Q_PROPERTY(QString news READ news NOTIFY changed)  ///< somebody has changed or taken back the same one meanwhile
    Q_PROPERTY(bool maySet READ maySet NOTIFY changed)
    Q_PROPERTY(bool mayChange READ mayChange NOTIFY changed)  ///< whoever is logged in may say drawings
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY changed)     ///< why nobody may; empty: he may
    Q_PROPERTY(models::SignComposer* composer READ composer CONSTANT)
public:
    /// `store` and `login` must outlive it.
    DrawingDesk(session::Store& store, session::Login& login, const Format& format, QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isNew() const { return !m_edited; }
    [[nodiscard]] int shape() const;
    void setShape(int index);
    [[nodiscard]] QStringList shapes() const;
    [[nodiscard]] int use() const;
    void setUse(int index);
    [[nodiscard]] QStringList uses() const;
    [[nodiscard]] int parent() const;
    void setParent(int index);
    [[nodiscard]] QStringList parents() const;
    [[nodiscard]] bool isSector() const;
    [[nodiscard]] bool isPoint() const { return m_drawing.shape == wire::DrawingShape::Point; }
    [[nodiscard]] QVariantMap texts() const;
    [[nodiscard]] QVariantMap faults() const;
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] bool mayUndo() const { return m_isOpen && !m_before.empty(); }
    [[nodiscard]] QString size() const;
    [[nodiscard]] QString hint() const;
    [[nodiscard]] QString news() const;
    [[nodiscard]] bool maySet() const { return m_isOpen && hint().isEmpty(); }
    [[nodiscard]] bool mayChange() const { return whyNot().isEmpty(); }
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] SignComposer* composer() { return &m_composer; }
    [[nodiscard]] const SignComposer& composer() const { return m_composer; }

    /// The standing drawing that is being changed; empty: a new one.
    [[nodiscard]] std::string edited() const { return m_isOpen ? m_edited.value_or("") : std::string(); }
    /// What is on the desk as it would be said; its ground may still lack corners.
    [[nodiscard]] wire::Drawing drawing() const;
    [[nodiscard]] const geometry::MapRing& corners() const { return m_corners; }
    /// The place of a sign or text, or the only corner there is.
    [[nodiscard]] std::optional<geometry::MapPoint> lastPlace() const;

    Q_INVOKABLE void begin();
    Q_INVOKABLE void edit(const QString& id);
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void write(const QString& field, const QString& text);
    /// A click on the map, metres: the next corner, or where it stands.
    Q_INVOKABLE void place(QPointF eastNorth);
    /// Takes back the last corner that was set or moved.
    Q_INVOKABLE void undo();
    /// The border or line as it was dragged; `isInHand`: the drag goes on.
    void setOutline(const geometry::MapArea& outline, bool isInHand);
    Q_INVOKABLE void set();
    /// Takes back what stands; without an id the one on the desk.
    Q_INVOKABLE void end(const QString& id);
    /// Of two that were said at once: this one counts, the other goes.
    Q_INVOKABLE void settle(const QString& id, bool takesRival);
    /// News of the picture.
    void refresh() {
        if (m_isOpen) emit changed();
    }

    static constexpr std::size_t kCornersMax = 2000;
    static constexpr std::size_t kUndoMax = 200;

signals:
    void changed();
    void moved();  ///< a corner in the hand
    /// To be said by whoever can.
    void said(const wire::Drawing& drawing);

private:
    void open(wire::Drawing drawing);
    [[nodiscard]] const situation::DrawingView* standing(const QString& id) const;
    [[nodiscard]] std::optional<double> hours() const;
    [[nodiscard]] std::vector<std::string> parentIds() const;
    [[nodiscard]] bool hasGround() const;
    void remember();

    session::Store& m_store;
    session::Login& m_login;
    const Format& m_format;
    SignComposer m_composer;
    bool m_isOpen = false;
    std::optional<std::string> m_edited;
    std::optional<wire::MessageId> m_basedOn;  ///< the saying it was opened from
    wire::Drawing m_drawing;                   ///< but for corners, texts and sign
    geometry::MapRing m_corners;
    std::vector<geometry::MapRing> m_before;  ///< for undo, oldest first
    geometry::MapRing m_atGrip;               ///< corners when one was taken into the hand
    bool m_isInHand = false;
    std::map<QString, QString> m_texts;
};

}  // namespace models
