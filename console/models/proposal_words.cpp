// SPDX-License-Identifier: EUPL-1.2
#include "console/models/proposal_words.h"

#include <QStringList>

#include "console/models/area_words.h"
#include "console/models/rule_words.h"
#include "console/models/station_view.h"
#include "console/models/zone_words.h"

namespace models {

namespace {

const situation::AreaView* staffAreaOf(const wire::Proposal& proposal, const session::Store& store) {
    if (!proposal.zone.starts_with(wire::kAreaZonePrefix)) return nullptr;
    const auto& areas = store.picture().areas;
    const auto area = areas.find(proposal.zone.substr(wire::kAreaZonePrefix.size()));
    return area == areas.end() ? nullptr : &area->second;
}

}  // namespace

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
    const situation::AreaView* view = staffAreaOf(proposal, store);
    return view != nullptr ? Words::tr("Gebiet „%1“").arg(text(view->area.name)) : Words::tr("Gebiet des Stabs");
}

namespace {

QString untilWords(const wire::Proposal& proposal) {
    return Words::tr("Vorgeschlagen bis %1.").arg(Format::clock(proposal.content.expires));
}

QString rainDetail(const wire::Proposal& proposal, const session::Store& store, const Format& format) {
    QString words = groundWords(proposal, store, format);
    if (proposal.rain->level) words += QStringLiteral(": ") + rainLevelWords(*proposal.rain->level);
    if (proposal.since) words += Words::tr(", seit %1").arg(Format::clock(*proposal.since));
    words += QStringLiteral(".\n") + untilWords(proposal);
    std::vector<std::string> others = proposal.stations;
    std::erase(others, proposal.station.value_or(""));
    if (!others.empty()) words += QLatin1Char('\n') + Words::tr("Ebenso: %1.").arg(stationNames(others, store));
    const QString method = rainMethodWords(proposal.method.value_or(""), format);
    const bool isByDistricts = proposal.method && proposal.method->starts_with("districts");
    words +=
        QLatin1Char('\n') + (isByDistricts ? Words::tr("Gebiet: Stadtteile, %1") : Words::tr("Gebiet: %1")).arg(method);
    if (proposal.confidence) words += Words::tr("; wie sicher: %1").arg(confidenceWords(*proposal.confidence));
    return words + QLatin1Char('.');
}

QString areaDetail(const wire::Proposal& proposal, const situation::AreaView& view, const session::Store& store,
                   const Format& format) {
    const wire::Roster::Person* person = store.picture().roster.person(view.author);
    const QString who = person
                            ? text(person->enrolment.function) + QLatin1Char(' ') + text(person->enrolment.displayName)
                            : text(view.author);
    QString words = Words::tr("%1 (%2), vom Stab gesetzt von %3")
                        .arg(groundWords(proposal, store, format), hazardWords(view.area.hazard), who);
    if (proposal.since) words += Words::tr(", seit %1").arg(Format::clock(*proposal.since));
    words += QStringLiteral(".\n") + untilWords(proposal);
    if (view.area.until) words += QLatin1Char(' ') + Words::tr("Dann endet das Gebiet.");
    const auto zone = store.picture().zones.find(proposal.zone);
    const auto wind = zone == store.picture().zones.end() ? std::nullopt : windOf(zone->second.zone);
    words += QLatin1Char('\n') + Words::tr("Wie: %1").arg(areaMethodWords(view.area, wind, format));
    if (proposal.confidence) words += Words::tr("; wie sicher: %1").arg(confidenceWords(*proposal.confidence));
    return words + QLatin1Char('.');
}

}  // namespace

QString proposalDetail(const wire::Proposal& proposal, const session::Store& store, const Format& format) {
    if (proposal.level) return {};
    if (proposal.rain && proposal.station) return rainDetail(proposal, store, format);
    if (const situation::AreaView* view = staffAreaOf(proposal, store))
        return areaDetail(proposal, *view, store, format);
    return groundWords(proposal, store, format) + QStringLiteral(".\n") + untilWords(proposal);
}

QString proposalDoubts(const wire::Proposal& proposal, const session::Store& store, const Format& format) {
    QString out;
    const fusion::StationFacts* facts = store.stationFacts(proposal.station.value_or(""));
    if (facts != nullptr) {
        const StationView view = viewNow(store.picture(), *facts, store.realmNow().value_or(base::Instant{}));
        if (view.maintenanceUntil)
            out += QLatin1Char('\n') + Words::tr("%1: %2; von dort ändert sich nichts.")
                                           .arg(stationTitle(*facts), maintenanceWords(view, format));
    }
    if (proposal.level && proposal.confidence)
        out += QLatin1Char('\n') + Words::tr("Wie sicher: %1.").arg(confidenceWords(*proposal.confidence));
    return out;
}

QString toldWords(const situation::Alert& alert, const Format& format) {
    const wire::WarningContent& content = alert.issuedContent ? *alert.issuedContent : alert.draft.content;
    return Words::tr("In der Warnung: %1 Menschen, %2 kritische Objekte.")
        .arg(format.people(content.people), format.count(content.objects));
}

QString groundSubject(const wire::Proposal& proposal, const session::Store& store) {
    if (store.picture().zones.contains(proposal.zone)) return text(proposal.zone);
    return proposal.station && store.stationFacts(*proposal.station) ? text(*proposal.station) : QString();
}

QString changeWords(const situation::ProposalView& view, wire::WarningLevel was) {
    const bool isAgain = view.proposal.level && !view.alert;
    return isAgain || view.proposal.content.level > was ? Words::tr("Lage gestiegen") : Words::tr("Lage geändert");
}

QString risenWords(const wire::Proposal& proposal, const Format& format) {
    return proposal.level ? format.levelWords(*proposal.level) : format.warningLevel(proposal.content.level);
}

}  // namespace models
