// SPDX-License-Identifier: EUPL-1.2

// A station that is worked at: what the desk shows of it, and says for it. And where what is chosen on the map lies.
#include "broker/wire/codec.h"
#include "console/models/station_view.h"
#include "console/qml/desk.h"

namespace console {

using models::text;
using models::Words;

QString Desk::maintenance() const {
    const fusion::StationFacts* facts = m_store.stationFacts(m_selectedStation.toStdString());
    const auto now = m_store.realmNow();
    if (facts == nullptr || !now) return {};
    return models::maintenanceWords(models::viewNow(m_store.picture(), *facts, *now), m_format);
}

QString Desk::maintenanceReason() const {
    const auto known = m_store.picture().stations.find(m_selectedStation.toStdString());
    const auto now = m_store.realmNow();
    if (known == m_store.picture().stations.end() || !now) return {};
    const wire::Maintenance* said = situation::maintenanceAt(known->second, *now);
    if (said == nullptr) return {};
    const std::string& author = known->second.maintenance->author;
    const wire::Roster::Person* person = m_store.picture().roster.person(author);
    return text(said->reason) + QStringLiteral(" · ") +
           Words::tr("eingetragen von %1").arg(text(person != nullptr ? person->enrolment.displayName : author));
}

void Desk::beginMaintenance(int minutes, const QString& reason) {
    const auto now = m_store.realmNow();
    if (m_selectedStation.isEmpty() || !now || minutes <= 0 || reason.trimmed().isEmpty()) return;
    const wire::Maintenance said{m_selectedStation.toStdString(), *now, now->plusS(std::int64_t{60} * minutes),
                                 reason.trimmed().toStdString()};
    say(wire::Kind::Maintenance, wire::encodePayload(said), openOperationId());
}

void Desk::endMaintenance() {
    const auto known = m_store.picture().stations.find(m_selectedStation.toStdString());
    if (known == m_store.picture().stations.end() || !known->second.maintenance) return;
    wire::Maintenance said = known->second.maintenance->maintenance;
    said.ended = true;
    say(wire::Kind::Maintenance, wire::encodePayload(said), openOperationId());
}

std::optional<QPointF> Desk::chosenPlace() const {
    if (m_selection.kind == map::MarkKind::None) return std::nullopt;
    const QRectF box = boxOf(m_selection.id);
    return box.isEmpty() ? std::nullopt : std::optional(box.center());
}

}  // namespace console
