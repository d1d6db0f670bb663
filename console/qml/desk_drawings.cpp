// SPDX-License-Identifier: EUPL-1.2

// Sectors and drawings on the desk: which one is chosen, and in which sector the chosen thing lies.
#include "console/models/drawing_words.h"
#include "console/qml/desk.h"

namespace console {

using models::text;
using models::Words;

void Desk::setSigns(std::shared_ptr<signs::SignBook> book) {
    m_signs = std::move(book);
    m_drawings.composer()->setSigns(m_signs);
    m_papers.setSigns(m_signs);
    if (m_signs)
        connect(m_signs.get(), &signs::SignBook::changed, this, [this] {
            if (!m_signs->isLoaded() || m_signsAreKnown) return;
            m_signsAreKnown = true;
            refresh();
        });
    for (const Attached& attached : m_maps)
        if (attached.view) attached.view->setSigns(m_signs);
    refresh();
}

QString Desk::drawingTitle() const {
    const auto found = m_store.picture().work.drawings.find(m_selection.id.toStdString());
    if (found == m_store.picture().work.drawings.end()) return {};
    const wire::Drawing& drawing = found->second.drawing;
    const QString title = models::drawingTitle(drawing), use = models::useWords(drawing.use);
    return title == use ? title : title + QStringLiteral(" · ") + use;
}

QString Desk::drawingText() const {
    for (const models::DrawingRow& row : m_drawingList.rows()) {
        if (row.key != m_selection.id) continue;
        QStringList parts{row.line};
        for (const QString& part : {row.signWords, row.otherVersion, row.rivalLine})
            if (!part.isEmpty()) parts << part;
        return parts.join(QStringLiteral(" · "));
    }
    return {};
}

QString Desk::selectedSector() const {
    const situation::Situation& picture = m_store.picture();
    const std::string id = m_selection.id.toStdString();
    const auto lies = [&](geometry::MapPoint at) {
        const QString words = models::sectorWords(picture, models::sectorAt(picture, at));
        return words.isEmpty() ? QString() : Words::tr("liegt in %1").arg(words);
    };
    if (m_selection.kind == map::MarkKind::Unit) {
        const auto assigned = picture.work.assignments.find(id);
        const situation::DrawingView* sector = models::sectorOfUnit(picture, id);
        const bool isAssigned = sector != nullptr && assigned != picture.work.assignments.end() &&
                                assigned->second.assignment.sector == sector->drawing.drawing;
        const QString words = models::sectorWords(picture, sector);
        return words.isEmpty() || isAssigned ? words : Words::tr("steht in %1").arg(words);
    }
    if (m_selection.kind == map::MarkKind::Station) {
        const fusion::StationFacts* facts = m_store.stationFacts(id);
        return facts != nullptr ? lies(facts->at) : QString();
    }
    if (m_selection.kind == map::MarkKind::Incident) {
        const auto found = picture.incidents.find(id);
        return found != picture.incidents.end() ? lies(geometry::toMap(found->second.incident.at)) : QString();
    }
    for (const fusion::CriticalObject& object : m_store.town().objects)
        if (object.id == id) return lies(object.at);
    return {};
}

QRectF Desk::boxOfDrawing(const std::string& id) const {
    constexpr double kAroundM = 300;
    const auto found = m_store.picture().work.drawings.find(id);
    if (found == m_store.picture().work.drawings.end()) return {};
    const geometry::MapArea ground = models::drawingGround(found->second.drawing);
    const auto place = models::drawingPlace(found->second.drawing);
    if (!place) return {};
    const geometry::MapBox box = ground.empty()
                                     ? geometry::MapBox{place->eastM, place->northM, place->eastM, place->northM}
                                     : geometry::boxOf(ground);
    return {box.westM - kAroundM, box.southM - kAroundM, box.eastM - box.westM + 2 * kAroundM,
            box.northM - box.southM + 2 * kAroundM};
}

}  // namespace console
