// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickPaintedItem>

#include "console/qml/file_desk.h"

namespace console {

/// A photo in a box: in a list cut to fill it, in the viewer whole, zoomed, moved and turned. Its texture is never
/// larger than the box, whatever the zoom.
class PictureView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(console::FileDesk* files READ files WRITE setFiles NOTIFY changed)
    Q_PROPERTY(QString hash READ hash WRITE setHash NOTIFY changed)
    Q_PROPERTY(QString type READ type WRITE setType NOTIFY changed)
    Q_PROPERTY(bool isLarge READ isLarge WRITE setLarge NOTIFY changed)
    Q_PROPERTY(bool isCut READ isCut WRITE setCut NOTIFY changed)          ///< fills the box, sides cut off
    Q_PROPERTY(double zoom READ zoom WRITE setZoom NOTIFY changed)         ///< 1: whole picture in the box
    Q_PROPERTY(int turn READ turn WRITE setTurn NOTIFY changed)            ///< quarters, clockwise
    Q_PROPERTY(QPointF middle READ middle WRITE setMiddle NOTIFY changed)  ///< of the box in the picture, 0..1
    Q_PROPERTY(bool isReady READ isReady NOTIFY changed)
    Q_PROPERTY(QString dimensions READ dimensions NOTIFY changed)
public:
    explicit PictureView(QQuickItem* parent = nullptr);

    [[nodiscard]] FileDesk* files() const { return m_files; }
    void setFiles(FileDesk* files);
    [[nodiscard]] QString hash() const { return m_hash; }
    void setHash(const QString& hash);
    [[nodiscard]] QString type() const { return m_type; }
    void setType(const QString& type);
    [[nodiscard]] bool isLarge() const { return m_large; }
    void setLarge(bool large);
    [[nodiscard]] bool isCut() const { return m_cut; }
    void setCut(bool cut);
    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom);
    [[nodiscard]] int turn() const { return m_turn; }
    void setTurn(int turn);
    [[nodiscard]] QPointF middle() const { return m_middle; }
    void setMiddle(QPointF middle);
    [[nodiscard]] bool isReady() const { return !m_image.isNull(); }
    [[nodiscard]] QString dimensions() const;

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    void renew();
    void look();
    template <class T>
    void set(T& held, const T& wanted) {
        if (held == wanted) return;
        held = wanted;
        renew();
    }

    QPointer<FileDesk> m_files;
    QString m_hash, m_type;
    bool m_large = false, m_cut = false;
    double m_zoom = 1;
    int m_turn = 0;
    QPointF m_middle{0.5, 0.5};
    QImage m_image;
};

}  // namespace console
