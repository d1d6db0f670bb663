// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Incidents as the board shows them, and the records of one.

#include "console/models/format.h"
#include "console/models/row_list.h"
#include "console/session/store.h"

namespace models {

struct IncidentRow {
    QString key;     ///< id of the incident
    QString title;   ///< name, else kind and place
    QString kind;    ///< where a person named it; else empty
    QString place;   ///< districts
    QString counts;  ///< "20 Meldungen · 1 Pegel über Schwelle · 2 Einheiten vor Ort"
    QString number;  ///< of all its records
    QString since;   ///< "14:05"
    QString age;     ///< of its newest record: "vor 3 min"
    QString state;   ///< of one that ended: "geschlossen", "gehört zu ..."
    bool isOpen = true;
    int urgency = 0;  ///< models::Urgency; None but for people in danger
    bool operator==(const IncidentRow&) const = default;
};

/// Open ones, the newest first; their place in the list never changes while people work on it. Ended ones behind them
/// when wanted.
class IncidentList : public RowList<IncidentRow> {
    Q_OBJECT
public:
    explicit IncidentList(QObject* parent = nullptr);
    void refresh(const session::Store& store, const Format& format);
    [[nodiscard]] int open() const { return m_open; }
    [[nodiscard]] bool showsEnded() const { return m_showsEnded; }
    void setShowsEnded(bool on) { m_showsEnded = on; }

private:
    int m_open = 0;
    bool m_showsEnded = false;
};

/// "Überflutung, Bachstraße"; the id where it is not in the picture.
[[nodiscard]] QString incidentTitle(const session::Store& store, const std::string& id);
/// "20 Meldungen · 1 Pegel über Schwelle · 2 Einheiten vor Ort"
[[nodiscard]] QString incidentCounts(const wire::Incident& incident);

struct IncidentRecordRow {
    QString key;  ///< id of the record, 66 hexadecimal digits
    QString clock, source, line;
    bool operator==(const IncidentRecordRow&) const = default;
};

/// What an incident is made of, newest first; or the reports that belong to none.
class IncidentRecords : public RowList<IncidentRecordRow> {
    Q_OBJECT
public:
    explicit IncidentRecords(QObject* parent = nullptr);
    /// Of this incident; an empty id: none.
    void refreshOf(const session::Store& store, const Format& format, const std::string& incident);
    /// The newest hundred reports that no incident in the picture names.
    void refreshLoose(const session::Store& store);
};

/// From the key of a row; nothing when it is no id.
[[nodiscard]] std::optional<wire::MessageId> recordId(const QString& key);

}  // namespace models
