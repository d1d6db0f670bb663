// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "console/models/format.h"
#include "console/models/row_list.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

struct UnitRow {
    QString key;  ///< call sign
    QString unitType, organisation, status, since, place, age, strength, task;
    Urgency urgency = Urgency::None;
    bool aged = false;
    QVariantList files;  ///< the newest it sent, newest first; file_rows.h
    bool operator==(const UnitRow&) const = default;
};

/// Units without a report for so long are shown as aged.
inline constexpr std::int64_t kUnitAgedMs = 15LL * 60 * 1000;

/// "Status 4 · am Einsatzort", scheme of 2017; another table can be configured once there is one.
[[nodiscard]] QString statusWords(std::uint8_t fmsStatus);
/// In statuses 1, 2 and 6 a task is planned at best; nobody works on it.
[[nodiscard]] bool isOnMission(std::uint8_t fmsStatus);
/// The organisations of the protocol in the console's language; other names as they came.
[[nodiscard]] QString organisationWords(const std::string& organisation);
/// "0/1/8/9" as leaders/sub-leaders/crew/total; "–" when unknown.
[[nodiscard]] QString strengthWords(const std::optional<std::array<std::uint16_t, 4>>& strength);

class UnitList : public RowList<UnitRow> {
    Q_OBJECT
public:
    explicit UnitList(QObject* parent = nullptr);
    void refresh(const session::Store& store, const Format& format);
    /// "12 Einheiten · Stärke 2/9/61/72 (3 ohne Angabe)"
    [[nodiscard]] QString total() const { return m_total; }

private:
    QString m_total;
};

}  // namespace models
