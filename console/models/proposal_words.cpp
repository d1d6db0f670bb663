// SPDX-License-Identifier: EUPL-1.2
#include "console/models/proposal_words.h"

#include "console/models/rule_words.h"
#include "console/models/station_view.h"

namespace models {

Urgency urgencyOf(const wire::Proposal& proposal) {
    return proposal.level ? urgencyOf(*proposal.level) : urgencyOf(proposal.content.level);
}

QString groundWords(const wire::Proposal& proposal, const session::Store& store, const Format& format) {
    if (proposal.station) {
        const fusion::StationFacts* facts = store.stationFacts(*proposal.station);
        const QString name = facts ? stationTitle(*facts) : text(*proposal.station);
        if (proposal.rain) return name + QLatin1Char(' ') + rainSumWords(*proposal.rain, format);
        return proposal.valueCm ? name + QLatin1Char(' ') + format.value(*proposal.valueCm, "cm") : name;
    }
    if (!proposal.zone.starts_with(wire::kAreaZonePrefix)) return text(proposal.zone);
    const auto& areas = store.picture().areas;
    const auto area = areas.find(proposal.zone.substr(wire::kAreaZonePrefix.size()));
    return area == areas.end() ? Words::tr("Gebiet des Stabs")
                               : Words::tr("Gebiet „%1“").arg(text(area->second.area.name));
}

QString risenWords(const wire::Proposal& proposal, const Format& format) {
    return proposal.level ? format.levelWords(*proposal.level) : format.warningLevel(proposal.content.level);
}

}  // namespace models
