// SPDX-License-Identifier: EUPL-1.2
#include "console/models/unit_list.h"

#include "console/models/file_rows.h"
#include "gis/geometry/geo.h"

namespace models {

QString statusWords(std::uint8_t fmsStatus) {
    QString words;
    switch (fmsStatus) {
        case 0: words = Words::tr("dringender Sprechwunsch"); break;
        case 1: words = Words::tr("einsatzbereit über Funk"); break;
        case 2: words = Words::tr("einsatzbereit auf Wache"); break;
        case 3: words = Words::tr("Auftrag übernommen"); break;
        case 4: words = Words::tr("am Einsatzort"); break;
        case 5: words = Words::tr("Sprechwunsch"); break;
        case 6: words = Words::tr("nicht einsatzbereit"); break;
        case 7: words = Words::tr("einsatzgebunden"); break;
        case 8: words = Words::tr("bedingt verfügbar"); break;
        default: words = Words::tr("andere Leitstelle"); break;
    }
    return QString(QStringLiteral("%1 · %2")).arg(static_cast<int>(fmsStatus)).arg(words);
}

bool isOnMission(std::uint8_t fmsStatus) { return fmsStatus != 1 && fmsStatus != 2 && fmsStatus != 6; }

QString organisationWords(const std::string& organisation) {
    if (organisation == "Feuerwehr") return Words::tr("Feuerwehr");
    if (organisation == "Polizei") return Words::tr("Polizei");
    if (organisation == "Stab") return Words::tr("Stab");
    return text(organisation);
}

QString strengthWords(const std::optional<std::array<std::uint16_t, 4>>& strength) {
    if (!strength) return QStringLiteral("–");
    return QString(QStringLiteral("%1/%2/%3/%4"))
        .arg((*strength)[0])
        .arg((*strength)[1])
        .arg((*strength)[2])
        .arg((*strength)[3]);
}

UnitList::UnitList(QObject* parent)
    : RowList<UnitRow>(
          {
              {"callSign", [](const UnitRow& row) { return QVariant(row.key); }},
              {"unitType", [](const UnitRow& row) { return QVariant(row.unitType); }},
              {"organisation", [](const UnitRow& row) { return QVariant(row.organisation); }},
              {"status", [](const UnitRow& row) { return QVariant(row.status); }},
              {"since", [](const UnitRow& row) { return QVariant(row.since); }},
              {"place", [](const UnitRow& row) { return QVariant(row.place); }},
              {"age", [](const UnitRow& row) { return QVariant(row.age); }},
              {"strength", [](const UnitRow& row) { return QVariant(row.strength); }},
              {"task", [](const UnitRow& row) { return QVariant(row.task); }},
              {"urgency", [](const UnitRow& row) { return QVariant(static_cast<int>(row.urgency)); }},
              {"files", [](const UnitRow& row) { return QVariant(row.files); }},
              {"aged", [](const UnitRow& row) { return QVariant(row.aged); }},
          },
          parent) {}

void UnitList::refresh(const session::Store& store, const Format& format) {
    const base::Instant now = store.realmNow().value_or(base::Instant{});
    std::vector<UnitRow> rows;
    std::array<std::uint32_t, 4> sum{};
    int without = 0;
    for (const auto& [callSign, unit] : store.picture().units) {
        const std::int64_t ageMs = base::spanMs(now, unit.acceptedAt);
        UnitRow row;
        row.key = text(callSign);
        row.unitType = text(unit.report.unitType);
        row.organisation = organisationWords(unit.report.organisation);
        row.status = statusWords(unit.report.fmsStatus);
        row.since = Format::clock(unit.statusSince);
        row.place =
            unit.report.position ? text(geometry::utmref(geometry::toMap(*unit.report.position))) : QStringLiteral("?");
        row.age = format.ago(ageMs);
        row.strength = strengthWords(unit.report.strength);
        row.task =
            unit.report.task && isOnMission(unit.report.fmsStatus) ? text(*unit.report.task) : QStringLiteral("–");
        row.urgency = urgencyOfStatus(unit.report.fmsStatus);
        row.aged = ageMs > kUnitAgedMs;
        if (const auto* files = store.chronicle().unitFiles(callSign))
            row.files = fileRows({files->begin(), files->end()}, {}, row.key, format);
        rows.push_back(std::move(row));
        if (!unit.report.strength) ++without;
        for (std::size_t i = 0; unit.report.strength && i < sum.size(); ++i) sum[i] += (*unit.report.strength)[i];
    }
    m_total =
        Words::tr("%1 Einheiten · Stärke %2/%3/%4/%5").arg(rows.size()).arg(sum[0]).arg(sum[1]).arg(sum[2]).arg(sum[3]);
    if (without > 0) m_total += Words::tr(" (%1 ohne Angabe)").arg(without);
    if (rows.empty()) m_total.clear();
    setRows(std::move(rows));
}

}  // namespace models
