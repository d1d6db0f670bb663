// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "console/models/format.h"
#include "console/models/relief.h"
#include "console/models/row_list.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

struct UnitRow {
    QString key;  ///< call sign; of the heading of a sector "sector:" and its id
    QString title;
    QString unitType, organisation, status, since, place, age, strength, task;
    QString sector, from, relief, reliefWords, contact;  ///< as assigned; `relief` is a clock time
    Urgency urgency = Urgency::None, reliefUrgency = Urgency::None;
    bool aged = false;
    bool isSector = false;  ///< a heading: its strength is the sum, its task who leads it
    bool isSilent = false;  ///< stands in an assignment and never reported
    bool hasRival = false;  ///< its assignment was changed twice at the same time
    QVariantList files;     ///< the newest it sent, newest first; file_rows.h
    bool operator==(const UnitRow&) const = default;
};

enum class UnitFilter : int { All = 0, Unassigned = 1, ReliefDue = 2 };
/// Which of them are wanted.
struct UnitWish {
    UnitFilter filter = UnitFilter::All;
    std::string sector;  ///< of this one alone; empty: of all
    QString search;      ///< words that must all stand somewhere in the row
    bool operator==(const UnitWish&) const = default;
};

/// Units without a report for so long are shown as aged.
inline constexpr std::int64_t kUnitAgedMs = 15LL * 60 * 1000;

/// "Status 4 · am Einsatzort", scheme of 2017; another table can be configured once there is one.
[[nodiscard]] QString statusWords(std::uint8_t fmsStatus);
/// In statuses 1, 2 and 6 a task is planned at best; nobody works on it.
[[nodiscard]] bool isOnMission(std::uint8_t fmsStatus);
/// The organisations of the protocol in the console's language; other names as they came.
[[nodiscard]] QString organisationWords(const std::string& organisation);

/// Of a unit that reported, or works somewhere; with nothing but its call sign where it does neither.
[[nodiscard]] UnitRow unitRowOf(const session::Store& store, const std::string& callSign, base::Instant now,
                                const Format& format);
/// "12 Einheiten · Stärke 2/9/61/72 (3 ohne Angabe)"; empty without any.
[[nodiscard]] QString forcesWords(const ForceSum& all);

/// Units under their sectors, those without one last; within a sector by call sign. Every sector that is drawn has its
/// heading, also without units, unless something is searched for.
class UnitList : public RowList<UnitRow> {
    Q_OBJECT
public:
    explicit UnitList(QObject* parent = nullptr);
    void refresh(const session::Store& store, const Format& format, const UnitWish& wish = {});
    /// forcesWords() of all, whatever is wished for.
    [[nodiscard]] QString total() const { return m_total; }
    [[nodiscard]] const ForceSums& sums() const { return m_sums; }
    [[nodiscard]] int units() const { return m_units; }  ///< that are shown

private:
    QString m_total;
    ForceSums m_sums;
    int m_units = 0;
};

}  // namespace models
