// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Finding a place on the map: streets, districts, objects, stations, units, incidents, areas, drawings, messages by
// number, and coordinates as UTMREF or WGS84.

#include <QObject>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

#include "console/models/format.h"
#include "console/models/row_list.h"
#include "console/session/store.h"

namespace models {

struct FoundPlace {
    QString key;
    QString title, kind;  ///< "Mühlenstraße", "Straße · Altstadt"
    QRectF box;           ///< map metres, with room around it
    QString subject;      ///< id of a station, object, unit, incident, zone to choose; empty: a place alone
    int markKind = 0;     ///< map::MarkKind of the subject; 0: none
    bool operator==(const FoundPlace&) const = default;
};
inline constexpr std::size_t kFoundMax = 30;

/// All words must be there; whose name begins with the query stands first. Of a street all its pieces are one place.
[[nodiscard]] std::vector<FoundPlace> findPlaces(const QString& query, const session::Store& store,
                                                 const Format& format);

class PlaceSearch : public RowList<FoundPlace> {
    Q_OBJECT
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
    Q_PROPERTY(bool isOpen READ isOpen WRITE setOpen NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
public:
    /// `store` must outlive it.
    PlaceSearch(const session::Store& store, Format format, QObject* parent = nullptr);
    [[nodiscard]] QString query() const { return m_query; }
    void setQuery(const QString& query);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);
    [[nodiscard]] int count() const { return rowCount(); }
    /// The nth: its box; empty: there is none. found() tells what it is.
    Q_INVOKABLE QRectF choose(int index);

signals:
    void changed();
    void found(int markKind, const QString& subject);

private:
    const session::Store& m_store;
    Format m_format;
    QString m_query;
    bool m_isOpen = false;
};

}  // namespace models
