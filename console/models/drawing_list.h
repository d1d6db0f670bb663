// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QSet>

#include "console/models/drawing_desk.h"
#include "console/models/row_list.h"
#include "console/session/store.h"
#include "console/signs/sign.h"

namespace models {

struct DrawingRow {
    QString key;      ///< id of the drawing
    QString section;  ///< "Einsatzabschnitte"
    QString title, kind, line;
    QString rivalLine;     ///< the other one of two that were said at once; empty: there is none
    QString otherVersion;  ///< "gezeichnet mit Fassung ..."; empty: as installed
    QString signWords;
    int use = 0;  ///< place in kDrawingUses
    bool isSector = false, isShown = true, hasSign = false;
    bool operator==(const DrawingRow&) const = default;
};

/// Sectors and all other drawings that stand, as a list: by use, then by name; a part of a sector follows it. Which
/// uses the map shows is chosen here.
class DrawingList : public RowList<DrawingRow> {
    Q_OBJECT
    /// Layers: uses that something stands of, each "use" (place in kDrawingUses), "words", "count", "shown".
    Q_PROPERTY(QVariantList layers READ layers NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int hiddenCount READ hiddenCount NOTIFY changed)  ///< that stand and are not on the map
    Q_PROPERTY(bool isOpen READ isOpen WRITE setOpen NOTIFY changed)
public:
    explicit DrawingList(QObject* parent = nullptr);

    void refresh(const session::Store& store, const Format& format, const SignComposer& composer);
    [[nodiscard]] QVariantList layers() const;
    [[nodiscard]] int count() const { return static_cast<int>(rows().size()); }
    [[nodiscard]] int hiddenCount() const;
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);
    [[nodiscard]] bool isUseShown(int use) const { return !m_hidden.contains(use); }
    Q_INVOKABLE void setUseShown(int use, bool isShown);

signals:
    void changed();
    void layersChanged();  ///< what the map shows

private:
    QSet<int> m_hidden;
    bool m_isOpen = false;
};

/// In the plural, as a heading: "Einsatzabschnitte".
[[nodiscard]] QString useHeading(int use);

}  // namespace models
