// SPDX-License-Identifier: EUPL-1.2
#include "console/models/relief.h"

#include <algorithm>
#include <map>
#include <set>

#include "console/models/call_sign.h"
#include "console/models/order_draft.h"
#include "console/models/order_words.h"
#include "console/models/unit_list.h"
#include "console/models/unit_state.h"

namespace models {

namespace {

constexpr std::int64_t kReliefSoonMs = 3'600'000;

void countUnit(ForceSum& sum, const std::optional<Strength>& strength) {
    ++sum.units;
    if (!strength) {
        ++sum.without;
        return;
    }
    for (std::size_t i = 0; i < sum.strength.size(); ++i) sum.strength[i] += (*strength)[i];
}

std::vector<ForceSum> sumsByName(const std::map<std::string, ForceSum>& sums) {
    std::vector<ForceSum> out;
    out.reserve(sums.size());
    for (const auto& [key, sum] : sums) out.push_back(sum);
    std::sort(out.begin(), out.end(), [](const ForceSum& a, const ForceSum& b) {
        if (a.key.empty() != b.key.empty()) return b.key.empty();
        return a.name != b.name ? a.name.localeAwareCompare(b.name) < 0 : a.key < b.key;
    });
    return out;
}

}  // namespace

Relief reliefOf(const wire::Assignment& assignment, base::Instant now) {
    Relief relief;
    const std::int64_t atWorkMs = assignment.from ? base::spanMs(now, *assignment.from) : 0;
    relief.due = assignment.reliefAt ? assignment.reliefAt
                 : assignment.from   ? std::optional(assignment.from->plusMs(kReliefLimitMs))
                                     : std::nullopt;
    if (!relief.due) return relief;
    const std::int64_t leftMs = base::spanMs(*relief.due, now);
    const bool isOverLimit = atWorkMs >= kReliefLimitMs;
    if (isOverLimit)
        relief.urgency = Urgency::High;
    else if (leftMs < 0)
        relief.urgency = Urgency::Medium;
    else if (atWorkMs >= kReliefNoteMs || leftMs <= kReliefSoonMs)
        relief.urgency = Urgency::Note;
    relief.words = leftMs >= 0 ? Words::tr("Ablösung in %1").arg(lengthWords(leftMs, true))
                               : Words::tr("Ablösung überfällig seit %1").arg(lengthWords(-leftMs));
    // Agreed for later, and yet too long.
    if (isOverLimit && leftMs >= 0) relief.words = Words::tr("seit %1 im Einsatz").arg(lengthWords(atWorkMs));
    return relief;
}

QString sumWords(const ForceSum& sum) {
    if (sum.units == sum.without) return QStringLiteral("–");
    const QString strength = QString(QStringLiteral("%1/%2/%3/%4"))
                                 .arg(sum.strength[0])
                                 .arg(sum.strength[1])
                                 .arg(sum.strength[2])
                                 .arg(sum.strength[3]);
    return sum.without == 0 ? strength : strength + Words::tr(" (%1 ohne Angabe)").arg(sum.without);
}

std::set<std::string> shownUnits(const session::Store& store) {
    const situation::Situation& picture = store.picture();
    std::set<std::string> signs;
    for (const auto& [callSign, unit] : picture.units) signs.insert(callSign);
    for (const auto& [callSign, view] : picture.work.assignments) {
        if (store.shows(view.by.operation))
            signs.insert(callSign);
        else
            signs.erase(callSign);
    }
    return signs;
}

ForceSums sumForces(const session::Store& store) {
    const situation::Situation& picture = store.picture();
    ForceSums sums;
    std::map<std::string, ForceSum> sectors, organisations;
    for (const std::string& callSign : shownUnits(store)) {
        const auto unit = picture.units.find(callSign);
        const auto work = picture.work.assignments.find(callSign);
        const situation::Unit* known = unit != picture.units.end() ? &unit->second : nullptr;
        const std::string sector =
            work != picture.work.assignments.end() ? work->second.assignment.sector : std::string();
        const std::string organisation = known ? known->report.organisation : organisationByCallSign(callSign);
        const std::optional<Strength> strength = unitStateOf(picture, callSign).strength;
        ForceSum& inSector = sectors[sector];
        inSector.key = sector;
        inSector.name = sector.empty() ? Words::tr("ohne Abschnitt") : sectorName(picture, sector);
        ForceSum& ofOrganisation = organisations[organisation];
        ofOrganisation.key = organisation;
        ofOrganisation.name = organisation.empty() ? Words::tr("ohne Angabe") : organisationWords(organisation);
        for (ForceSum* sum : {&sums.all, &inSector, &ofOrganisation}) countUnit(*sum, strength);
    }
    sums.sectors = sumsByName(std::move(sectors));
    sums.organisations = sumsByName(std::move(organisations));
    return sums;
}

}  // namespace models
