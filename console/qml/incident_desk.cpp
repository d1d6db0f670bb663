// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/incident_desk.h"

#include <utility>

#include "broker/wire/limits.h"

namespace console {

using models::text;
using models::Words;

IncidentDesk::IncidentDesk(session::Store& store, models::Format format, Say say, QObject* parent)
    : QObject(parent), m_store(store), m_format(format), m_say(std::move(say)) {}

void IncidentDesk::refresh() {
    m_list.refresh(m_store, m_format);
    if (!m_partner.isEmpty() && incident(m_partner) == nullptr) m_partner.clear();
    if (const wire::Incident* partner = incident(m_partner); partner && partner->state == wire::IncidentState::Merged)
        m_partner.clear();
    refreshRecords();
    emit changed();
}

/// The log is long: it is looked through only when the list could differ.
void IncidentDesk::refreshRecords() {
    const auto found = m_store.picture().incidents.find(m_selected.toStdString());
    Shown shown{m_selected, m_showsLoose, m_store.chronicle().linesVersion(), {}, 0};
    if (found != m_store.picture().incidents.end()) shown.said = found->second.id;
    if (m_showsLoose)  // any incident may take one in
        for (const auto& [id, view] : m_store.picture().incidents) shown.records += view.incident.records;
    if (m_shown == shown) return;
    m_shown = shown;
    if (m_showsLoose)
        m_records.refreshLoose(m_store);
    else
        m_records.refreshOf(m_store, m_format, m_selected.toStdString());
}

const wire::Incident* IncidentDesk::incident(const QString& id) const {
    const auto found = m_store.picture().incidents.find(id.toStdString());
    return found != m_store.picture().incidents.end() ? &found->second.incident : nullptr;
}

void IncidentDesk::setShowsEnded(bool on) {
    m_list.setShowsEnded(on);
    refresh();
}

void IncidentDesk::setShowsLoose(bool on) {
    m_showsLoose = on;
    refresh();
}

void IncidentDesk::setSelected(const QString& id) {
    if (m_selected == id) return;
    m_selected = id;
    if (m_partner == id) m_partner.clear();
    refresh();
}

void IncidentDesk::setPartner(const QString& id) {
    m_partner = id == m_selected || id == m_partner ? QString() : id;
    refresh();
}

QString IncidentDesk::title() const {
    const wire::Incident* one = incident(m_selected);
    return one ? text(situation::titleOf(*one)) : QString();
}

QString IncidentDesk::name() const {
    const wire::Incident* one = incident(m_selected);
    return one ? text(one->name) : QString();
}

QString IncidentDesk::facts() const {
    const wire::Incident* one = incident(m_selected);
    if (!one) return {};
    QStringList parts{models::incidentCounts(*one), Words::tr("Beginn %1").arg(models::Format::clock(one->since)),
                      Words::tr("zuletzt %1").arg(models::Format::clock(one->last))};
    if (one->radiusM >= 1)
        parts << Words::tr("im Umkreis von %1 m").arg(m_format.whole(static_cast<std::int64_t>(one->radiusM)));
    if (one->state == wire::IncidentState::Closed) parts << Words::tr("geschlossen");
    if (one->into) parts << Words::tr("gehört zu „%1“").arg(models::incidentTitle(m_store, *one->into));
    for (const std::string& other : one->from)
        parts << Words::tr("enthält „%1“").arg(models::incidentTitle(m_store, other));
    return parts.join(QStringLiteral(" · "));
}

QString IncidentDesk::partnerTitle() const {
    return m_partner.isEmpty() ? QString() : models::incidentTitle(m_store, m_partner.toStdString());
}

bool IncidentDesk::isOpen() const {
    const wire::Incident* one = incident(m_selected);
    return one && one->state == wire::IncidentState::Open;
}

bool IncidentDesk::isMerged() const {
    const wire::Incident* one = incident(m_selected);
    return one && one->state == wire::IncidentState::Merged;
}

void IncidentDesk::say(wire::IncidentMove move, const QStringList& records, const QString& name) {
    if (!incident(m_selected)) return;
    wire::IncidentAct act;
    act.move = move;
    act.incident = m_selected.toStdString();
    act.name = name.trimmed().toStdString();
    if (act.name.size() > wire::limits::kNameBytesMax) return;
    for (const QString& key : records)
        if (const auto id = models::recordId(key); id && act.records.size() < wire::limits::kIncidentRecordsMax)
            act.records.push_back(*id);
    const bool namesRecords =
        move == wire::IncidentMove::Split || move == wire::IncidentMove::TakeOut || move == wire::IncidentMove::PutIn;
    if (namesRecords && act.records.empty()) return;
    hand(act);
}

void IncidentDesk::merge() {
    if (m_partner.isEmpty() || !incident(m_selected) || !incident(m_partner)) return;
    wire::IncidentAct act;
    act.move = wire::IncidentMove::Merge;
    act.incident = m_partner.toStdString();
    act.into = m_selected.toStdString();
    hand(act);
}

void IncidentDesk::hand(const wire::IncidentAct& act) {
    m_say(act);
    emit said(static_cast<int>(act.move), text(act.incident), static_cast<int>(act.records.size()));
}

void IncidentDesk::split(const QStringList& records) { say(wire::IncidentMove::Split, records); }
void IncidentDesk::takeOut(const QStringList& records) { say(wire::IncidentMove::TakeOut, records); }
void IncidentDesk::putIn(const QStringList& records) { say(wire::IncidentMove::PutIn, records); }
void IncidentDesk::rename(const QString& name) { say(wire::IncidentMove::Rename, {}, name); }
void IncidentDesk::close() { say(wire::IncidentMove::Close); }
void IncidentDesk::reopen() { say(wire::IncidentMove::Reopen); }

}  // namespace console
