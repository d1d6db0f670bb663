// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "console/models/row_list.h"
#include "console/models/station_view.h"
#include "console/session/store.h"

namespace models {

struct StationRow {
    QString key;  ///< station id
    QString title, value, trend, outlook, level, levelWords, age, quality, thresholds, kind;
    Urgency urgency = Urgency::None;
    int trust = 0;  ///< models::Trust
    bool hasCourse = false;
    bool operator==(const StationRow&) const = default;
};

/// All stations of the town, most urgent first, then downstream order of the package.
class StationList : public RowList<StationRow> {
    Q_OBJECT
public:
    explicit StationList(QObject* parent = nullptr);
    void refresh(const session::Store& store, const Format& format);
    /// Value unknown or silent.
    [[nodiscard]] int silent() const { return m_silent; }
    /// Worked at: neither silent nor of use.
    [[nodiscard]] int maintained() const { return m_maintained; }
    /// Over a threshold.
    [[nodiscard]] int alerting() const { return m_alerting; }
    /// The gauge that matters most: highest level, then steepest rise; empty without gauges.
    [[nodiscard]] QString mostImportant() const { return m_mostImportant; }

private:
    int m_silent = 0, m_alerting = 0, m_maintained = 0;
    QString m_mostImportant;
};

}  // namespace models
