// SPDX-License-Identifier: EUPL-1.2

// What the desk of an area offers, and what its area comes to, in words.
#include <algorithm>
#include <cmath>

#include "console/models/area_desk.h"
#include "console/models/area_words.h"
#include "gis/fusion/evacuation.h"
#include "gis/fusion/outage.h"

namespace models {

// ---- what is offered ------------------------------------------------------------------------------------------------

QStringList AreaDesk::methods() const {
    QStringList out;
    for (int i = 1; i <= static_cast<int>(wire::AreaMethod::Sinks); ++i)
        out << methodName(static_cast<wire::AreaMethod>(i));
    return out;
}
QStringList AreaDesk::hazards() const {
    QStringList out;
    for (const std::string& hazard : areaHazards()) out << hazardWords(hazard);
    return out;
}
std::vector<std::string> AreaDesk::windStations() const {
    std::vector<std::string> out;
    for (const fusion::StationFacts& facts : m_store.town().stations)
        if (facts.quantity == wire::Quantity::WindFrom || facts.quantity == wire::Quantity::WindSpeed)
            out.push_back(facts.id);
    return out;
}
QStringList AreaDesk::winds() const {
    QStringList out{Words::tr("von Hand")};
    for (const std::string& id : windStations()) {
        const fusion::StationFacts* facts = m_store.stationFacts(id);
        out << (facts != nullptr ? text(facts->name) : text(id));
    }
    return out;
}
QStringList AreaDesk::stabilities() const {
    return {Words::tr("A · sehr labil"), Words::tr("B · labil"),  Words::tr("C · leicht labil"),
            Words::tr("D · neutral"),    Words::tr("E · stabil"), Words::tr("F · sehr stabil")};
}

QStringList AreaDesk::ranks() const {
    return {Words::tr("Autobahnen"), Words::tr("Hauptstraßen"), Words::tr("Sammelstraßen"), Words::tr("alle Straßen"),
            Words::tr("auch Wege")};
}
std::vector<const fusion::CriticalObject*> AreaDesk::powers() const {
    std::vector<const fusion::CriticalObject*> out;
    for (const fusion::CriticalObject& object : m_store.town().objects)
        if (object.kind == fusion::kPowerKind) out.push_back(&object);
    std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    return out;
}
QStringList AreaDesk::substations() const {
    QStringList out;
    for (const fusion::CriticalObject* object : powers()) out << text(object->name);
    return out;
}
QString AreaDesk::methodWords() const { return methodHint(m_area.method); }

int AreaDesk::hazard() const {
    const auto& all = areaHazards();
    const auto found = std::find(all.begin(), all.end(), m_area.hazard);
    return found == all.end() ? static_cast<int>(all.size()) - 1 : static_cast<int>(found - all.begin());
}
int AreaDesk::windFrom() const {
    if (!m_area.windStation) return 0;
    const auto all = windStations();
    const auto found = std::find(all.begin(), all.end(), *m_area.windStation);
    return found == all.end() ? 0 : static_cast<int>(found - all.begin()) + 1;
}
int AreaDesk::stability() const { return m_area.stability ? m_area.stability->front() - 'A' : 3; }

int AreaDesk::upTo() const {
    const auto& all = fusion::kStreetRanks;
    return static_cast<int>(std::find(all.begin(), all.end(), m_area.upTo.value_or("minor")) - all.begin());
}
int AreaDesk::substation() const {
    const auto all = powers();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto* object) { return object->id == m_area.object; });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

// ---- what it comes to -----------------------------------------------------------------------------------------------

QString AreaDesk::people() const {
    if (!m_impact) return QStringLiteral("–");
    return m_format.people(m_impact->people);
}
QString AreaDesk::peopleRange() const { return m_impact ? m_format.peopleRange(m_impact->people) : QString(); }
QString AreaDesk::objects() const {
    return m_impact ? m_format.whole(static_cast<std::int64_t>(m_impact->objects.size())) : QStringLiteral("–");
}
QString AreaDesk::streets() const {
    if (!m_impact) return QStringLiteral("–");
    if (m_isInHand) return QStringLiteral("…");
    return m_format.whole(std::count_if(m_impact->streets.begin(), m_impact->streets.end(),
                                        [](const auto& street) { return !street.name.empty(); }));
}
QString AreaDesk::size() const {
    if (!hasGround() || m_ground.area.empty() || !m_ground.isCountable) return QStringLiteral("–");
    return m_format.decimal(geometry::areaM2(m_ground.area) / 1e6, 2) + QStringLiteral(" km²");
}
QStringList AreaDesk::doubts() const {
    QStringList out;
    if (!m_isOpen || !hasGround()) return out;
    for (const std::string& doubt : m_ground.doubts) out << areaDoubtWords(doubt);
    if (m_impact && m_impact->leavesTown) out << areaDoubtWords("leaves-town");
    if (m_impact && !m_impact->people)
        out << Words::tr("das Ortspaket hat keine Einwohnerzahlen; unbekannt heißt nicht niemand");
    return out;
}

}  // namespace models
