// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QSet>
#include <QStringList>

#include "console/models/format.h"
#include "console/models/row_list.h"
#include "console/session/store.h"

namespace models {

struct LayerRow {
    QString key;     ///< "basemap", "utilities", "own_sirens"; of what is always drawn its source
    QString title;   ///< "Leitungen", "Sirens"; of what is always drawn all layers of that source
    QString count;   ///< "1 240"; empty: does not count
    QString origin;  ///< "Feuerwehr Probe · intern · Stand 30.06.2024 (2 Jahre alt)"
    int digit = 0;   ///< key that switches it; 0: none
    bool isSwitch = false, isShown = true;
    bool operator==(const LayerRow&) const = default;
};

/// What the map consists of: what can be switched (base map, power lines and pipelines, the layers of the town's own)
/// and what is always drawn. Whose it is and of what day stands with each.
class LayerList : public RowList<LayerRow> {
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY changed)  ///< all
    Q_PROPERTY(int switchCount READ switchCount NOTIFY changed)
    Q_PROPERTY(int hiddenCount READ hiddenCount NOTIFY changed)  ///< that are there and not on the map
    Q_PROPERTY(QStringList hiddenOwn READ hiddenOwn NOTIFY shownChanged)
    Q_PROPERTY(bool isOpen READ isOpen WRITE setOpen NOTIFY changed)
public:
    explicit LayerList(QObject* parent = nullptr);

    void refresh(const session::Store& store, const Format& format);
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int switchCount() const;
    [[nodiscard]] int hiddenCount() const;
    [[nodiscard]] QStringList hiddenOwn() const;
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);
    Q_INVOKABLE [[nodiscard]] bool isShown(const QString& key) const { return !m_hidden.contains(key); }
    Q_INVOKABLE void setShown(const QString& key, bool isShown);
    /// The layer with that key on it; nothing happens where there is none.
    Q_INVOKABLE void toggleDigit(int digit);

signals:
    void changed();
    void shownChanged();  ///< what the maps show

private:
    QSet<QString> m_hidden;
    bool m_isOpen = false;
};

}  // namespace models
