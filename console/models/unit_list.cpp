// SPDX-License-Identifier: EUPL-1.2
#include "console/models/unit_list.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "console/models/call_sign.h"
#include "console/models/file_rows.h"
#include "console/models/order_draft.h"
#include "console/models/order_words.h"
#include "console/models/unit_place.h"
#include "console/models/unit_state.h"

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

UnitRow unitRowOf(const session::Store& store, const std::string& callSign, base::Instant now, const Format& format) {
    const situation::Situation& picture = store.picture();
    UnitRow row;
    row.key = row.title = text(callSign);
    row.strength = row.task = QStringLiteral("–");
    row.place = unitPlaceWords(unitPlaceOf(picture, callSign));
    if (const auto known = picture.units.find(callSign); known != picture.units.end()) {
        const situation::Unit& unit = known->second;
        const std::int64_t ageMs = base::spanMs(now, unit.acceptedAt);
        row.unitType = text(unit.report.unitType);
        row.organisation = organisationWords(unit.report.organisation);
        row.age = format.ago(ageMs);
        if (unit.report.task && isOnMission(unit.report.fmsStatus)) row.task = text(*unit.report.task);
        row.urgency = urgencyOfStatus(unit.report.fmsStatus);
        row.aged = ageMs > kUnitAgedMs;
    } else {
        row.organisation = organisationWords(organisationByCallSign(callSign));
        row.isSilent = true;
    }
    const UnitState state = unitStateOf(picture, callSign);
    row.status = state.status ? statusWords(*state.status) : Words::tr("ohne Funkstatus");
    if (state.status) row.since = Format::clock(state.since);
    if (state.statusByHand) row.age = Words::tr("von Hand");
    if (state.strength) row.strength = strengthText(*state.strength);
    if (const auto* files = store.chronicle().unitFiles(callSign))
        row.files = fileRows({files->begin(), files->end()}, {}, row.key, format);
    const auto work = picture.work.assignments.find(callSign);
    if (work == picture.work.assignments.end()) return row;
    const wire::Assignment& assignment = work->second.assignment;
    const Relief relief = reliefOf(assignment, now);
    row.sector = sectorName(picture, assignment.sector);
    if (!assignment.task.empty()) row.task = text(assignment.task);
    row.from = momentWords(assignment.from, now, format);
    row.relief = momentWords(relief.due, now, format);
    row.reliefWords = relief.words;
    row.reliefUrgency = relief.urgency;
    row.contact = text(assignment.contact);
    row.hasRival = work->second.rival.has_value();
    return row;
}

QString forcesWords(const ForceSum& all) {
    if (all.units == 0) return {};
    QString out = Words::tr("%1 Einheiten · Stärke %2/%3/%4/%5")
                      .arg(all.units)
                      .arg(all.strength[0])
                      .arg(all.strength[1])
                      .arg(all.strength[2])
                      .arg(all.strength[3]);
    if (all.without > 0) out += Words::tr(" (%1 ohne Angabe)").arg(all.without);
    return out;
}

namespace {

bool holdsUnitWords(const UnitRow& row, const QString& search) {
    const QStringList words = search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QString all =
        QStringList{row.title, row.unitType, row.organisation, row.status, row.task, row.sector, row.contact, row.place}
            .join(QLatin1Char('\n'));
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

UnitRow sectorRow(const situation::Situation& picture, const ForceSum& sum) {
    UnitRow row;
    row.isSector = true;
    row.key = QStringLiteral("sector:") + text(sum.key);
    row.title = sum.name;
    row.strength = sumWords(sum);
    row.status = sum.units == 1 ? Words::tr("1 Einheit") : Words::tr("%1 Einheiten").arg(sum.units);
    const auto drawn = picture.work.drawings.find(sum.key);
    if (drawn == picture.work.drawings.end()) return row;
    row.task = text(drawn->second.drawing.leader);
    row.contact = text(drawn->second.drawing.contact);
    return row;
}

}  // namespace

UnitList::UnitList(QObject* parent)
    : RowList<UnitRow>(
          {
              {"key", [](const UnitRow& row) { return QVariant(row.key); }},
              {"title", [](const UnitRow& row) { return QVariant(row.title); }},
              {"unitType", [](const UnitRow& row) { return QVariant(row.unitType); }},
              {"organisation", [](const UnitRow& row) { return QVariant(row.organisation); }},
              {"status", [](const UnitRow& row) { return QVariant(row.status); }},
              {"since", [](const UnitRow& row) { return QVariant(row.since); }},
              {"place", [](const UnitRow& row) { return QVariant(row.place); }},
              {"age", [](const UnitRow& row) { return QVariant(row.age); }},
              {"strength", [](const UnitRow& row) { return QVariant(row.strength); }},
              {"task", [](const UnitRow& row) { return QVariant(row.task); }},
              {"sector", [](const UnitRow& row) { return QVariant(row.sector); }},
              {"from", [](const UnitRow& row) { return QVariant(row.from); }},
              {"relief", [](const UnitRow& row) { return QVariant(row.relief); }},
              {"reliefWords", [](const UnitRow& row) { return QVariant(row.reliefWords); }},
              {"contact", [](const UnitRow& row) { return QVariant(row.contact); }},
              {"urgency", [](const UnitRow& row) { return QVariant(static_cast<int>(row.urgency)); }},
              {"reliefUrgency", [](const UnitRow& row) { return QVariant(static_cast<int>(row.reliefUrgency)); }},
              {"aged", [](const UnitRow& row) { return QVariant(row.aged); }},
              {"isSector", [](const UnitRow& row) { return QVariant(row.isSector); }},
              {"isSilent", [](const UnitRow& row) { return QVariant(row.isSilent); }},
              {"hasRival", [](const UnitRow& row) { return QVariant(row.hasRival); }},
              {"files", [](const UnitRow& row) { return QVariant(row.files); }},
          },
          parent) {}

void UnitList::refresh(const session::Store& store, const Format& format, const UnitWish& wish) {
    const base::Instant now = store.realmNow().value_or(base::Instant{});
    const situation::Situation& picture = store.picture();
    m_sums = sumForces(store);
    m_total = forcesWords(m_sums.all);
    m_units = 0;
    std::map<std::string, std::vector<std::string>> bySector;
    for (const std::string& callSign : shownUnits(store)) {
        const auto work = picture.work.assignments.find(callSign);
        bySector[work != picture.work.assignments.end() ? work->second.assignment.sector : std::string()].push_back(
            callSign);
    }
    const bool isWhole = wish.filter == UnitFilter::All && wish.search.trimmed().isEmpty();
    std::vector<ForceSum> headings = m_sums.sectors;
    for (const Addressee& sector : sectorsOf(picture))
        if (isWhole && !bySector.contains(sector.sector)) {
            ForceSum empty;
            empty.key = sector.sector;
            empty.name = sector.label;
            const auto behind = std::find_if(headings.begin(), headings.end(), [&](const ForceSum& one) {
                return one.key.empty() || one.name.localeAwareCompare(empty.name) > 0;
            });
            headings.insert(behind, empty);
        }
    std::vector<UnitRow> rows;
    for (const ForceSum& heading : headings) {
        if (!wish.sector.empty() && heading.key != wish.sector) continue;
        if (wish.filter == UnitFilter::Unassigned && !heading.key.empty()) continue;
        std::vector<UnitRow> inside;
        for (const std::string& callSign : bySector[heading.key]) {
            UnitRow row = unitRowOf(store, callSign, now, format);
            if (wish.filter == UnitFilter::ReliefDue && row.reliefUrgency == Urgency::None) continue;
            if (holdsUnitWords(row, wish.search)) inside.push_back(std::move(row));
        }
        if (inside.empty() && !isWhole) continue;
        m_units += static_cast<int>(inside.size());
        // Where nobody is in a sector there is nothing to be told apart.
        if (headings.size() > 1 || !heading.key.empty()) rows.push_back(sectorRow(picture, heading));
        std::move(inside.begin(), inside.end(), std::back_inserter(rows));
    }
    setRows(std::move(rows));
}

}  // namespace models
