// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickPaintedItem>

#include "console/qml/desk.h"

namespace console {

/// A tactical sign in a box: of a unit, of a drawing, or the one that is being composed. As large as fits, in the
/// middle; nothing where there is no sign.
class SignView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(console::Desk* desk READ desk WRITE setDesk NOTIFY changed)
    Q_PROPERTY(QString unit MEMBER m_unit NOTIFY changed)        ///< call sign
    Q_PROPERTY(QString drawing MEMBER m_drawing NOTIFY changed)  ///< id
    Q_PROPERTY(bool composed MEMBER m_composed NOTIFY changed)
    Q_PROPERTY(bool night MEMBER m_night NOTIFY changed)
    Q_PROPERTY(bool drawn READ isDrawn NOTIFY drawnChanged)  ///< by the library, not the base sign that stands in
public:
    explicit SignView(QQuickItem* parent = nullptr);

    [[nodiscard]] Desk* desk() const { return m_desk; }
    void setDesk(Desk* desk);
    [[nodiscard]] bool isDrawn() const { return m_isDrawn; }
    void paint(QPainter* painter) override;

signals:
    void changed();
    void drawnChanged();

private:
    [[nodiscard]] signs::Sign sign() const;
    void renew();
    /// With each picture: paints only what looks different.
    void look();

    QPointer<Desk> m_desk;
    QString m_unit, m_drawing;
    signs::Sign m_painted;
    bool m_composed = false, m_night = false, m_isDrawn = false;
};

}  // namespace console
