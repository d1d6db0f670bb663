// SPDX-License-Identifier: EUPL-1.2
// Between messages and the map: what a message names, where that is, and the message on paper.
#include <algorithm>

#include "console/models/incident_list.h"
#include "console/models/station_view.h"
#include "console/paper/message_paper.h"
#include "console/qml/desk.h"
#include "console/qml/zone_rows.h"
#include "gis/geometry/geo.h"

namespace console {

using models::text;
using models::Words;

namespace {

/// "unit:Florian 1" is the unit, "incident:00aa" the incident's whole id.
QString idOf(const QString& subject) {
    return subject.startsWith(QStringLiteral("incident:")) ? subject : subject.section(QLatin1Char(':'), 1);
}
map::MarkKind kindOf(const QString& subject) {
    const QString kind = subject.section(QLatin1Char(':'), 0, 0);
    if (kind == QStringLiteral("station")) return map::MarkKind::Station;
    if (kind == QStringLiteral("unit")) return map::MarkKind::Unit;
    if (kind == QStringLiteral("object")) return map::MarkKind::Object;
    if (kind == QStringLiteral("zone")) return map::MarkKind::Zone;
    if (kind == QStringLiteral("incident")) return map::MarkKind::Incident;
    if (kind == QStringLiteral("drawing")) return map::MarkKind::Drawing;
    return map::MarkKind::None;
}

}  // namespace

QString Desk::selectionSubject() const {
    if (m_selection.id.isEmpty()) return {};
    switch (m_selection.kind) {
        case map::MarkKind::Station: return QStringLiteral("station:") + m_selection.id;
        case map::MarkKind::Unit: return QStringLiteral("unit:") + m_selection.id;
        case map::MarkKind::Object: return QStringLiteral("object:") + m_selection.id;
        case map::MarkKind::Zone: return QStringLiteral("zone:") + m_selection.id;
        case map::MarkKind::Incident: return m_selection.id;
        case map::MarkKind::Drawing: return QStringLiteral("drawing:") + m_selection.id;
        default: return {};
    }
}

int Desk::selectionMessages() const {
    const QString subject = selectionSubject();
    return subject.isEmpty() ? 0 : m_messages.countAbout(subject);
}

QString Desk::nameOf(const QString& subject) const {
    const QString id = idOf(subject);
    switch (kindOf(subject)) {
        case map::MarkKind::Station: return titleOf(id);
        case map::MarkKind::Unit: return id;
        case map::MarkKind::Object: {
            const auto& objects = m_store.town().objects;
            const auto found =
                std::find_if(objects.begin(), objects.end(), [&](const auto& one) { return text(one.id) == id; });
            return found == objects.end() ? id : text(found->name);
        }
        case map::MarkKind::Zone: {
            const auto zone = m_store.picture().zones.find(id.toStdString());
            return zone == m_store.picture().zones.end() ? id : zoneName(zone->second, m_store);
        }
        case map::MarkKind::Incident: return models::incidentTitle(m_store, id.toStdString());
        default: break;
    }
    const auto drawing = m_store.picture().work.drawings.find(id.toStdString());
    return drawing == m_store.picture().work.drawings.end() ? subject : text(drawing->second.drawing.name);
}

std::optional<wire::GeoPoint> Desk::placeOf(const QString& subject) const {
    const auto drawing = m_store.picture().work.drawings.find(idOf(subject).toStdString());
    if (drawing != m_store.picture().work.drawings.end()) return drawing->second.drawing.place;
    const QRectF box = boxOf(idOf(subject));
    if (box.isEmpty() || idOf(subject).isEmpty()) return std::nullopt;
    return geometry::toWire(geometry::MapPoint{box.center().x(), box.center().y()});
}

QRectF Desk::showSubject(const QString& subject) {
    constexpr double kAroundM = 600;
    const auto around = [](const wire::GeoPoint& place) {
        const geometry::MapPoint at = geometry::toMap(place);
        return QRectF(at.eastM - kAroundM, at.northM - kAroundM, 2 * kAroundM, 2 * kAroundM);
    };
    const QString id = idOf(subject);
    if (kindOf(subject) != map::MarkKind::None && !id.isEmpty()) {
        select(static_cast<int>(kindOf(subject)), id);
        const QRectF box = boxOf(id);
        if (!box.isEmpty()) return box;
    }
    const auto drawing = m_store.picture().work.drawings.find(id.toStdString());
    if (drawing != m_store.picture().work.drawings.end()) {
        const wire::Drawing& drawn = drawing->second.drawing;
        if (drawn.place) return around(*drawn.place);
        geometry::MapRing points;
        for (const wire::GeoPoint& corner : drawn.line) points.push_back(geometry::toMap(corner));
        for (const wire::GeoPolygon& part : drawn.area)
            for (const wire::GeoRing& ring : part)
                for (const wire::GeoPoint& corner : ring) points.push_back(geometry::toMap(corner));
        if (!points.empty()) {
            const geometry::MapBox box = geometry::boxOf(points);
            const double edgeM = 200;
            return {box.westM - edgeM, box.southM - edgeM, box.eastM - box.westM + 2 * edgeM,
                    box.northM - box.southM + 2 * edgeM};
        }
    }
    const auto& view = m_messages.view();
    return view && view->report.place ? around(*view->report.place) : QRectF();
}

void Desk::printMessage() {
    const auto& view = m_messages.view();
    if (!view || m_messages.isOwn()) return;
    const paper::ReportNeeds needs{m_store, m_format, m_files.printer()};
    std::vector<paper::Document> documents;
    documents.push_back(paper::messageSheet(needs, *view));
    m_papers.writeDocuments(std::move(documents));
}

}  // namespace console
