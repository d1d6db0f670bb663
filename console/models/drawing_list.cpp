// SPDX-License-Identifier: EUPL-1.2
#include "console/models/drawing_list.h"

#include <algorithm>
#include <array>

#include "console/models/drawing_words.h"

namespace models {
namespace {

/// "EA Nord / UEA 1": a part sorts behind its whole.
QString pathOf(const situation::StaffWork& work, const wire::Drawing& drawing) {
    QString path = drawingTitle(drawing);
    std::string above = drawing.parent;
    for (int step = 0; step < 6 && !above.empty(); ++step) {
        const auto at = work.drawings.find(above);
        if (at == work.drawings.end()) break;
        path = drawingTitle(at->second.drawing) + QChar(1) + path;
        above = at->second.drawing.parent;
    }
    return path;
}

}  // namespace

QString useHeading(int use) {
    switch (use) {
        case 0: return Words::tr("Einsatzabschnitte");
        case 1: return Words::tr("Befehlsstellen");
        case 2: return Words::tr("Bereitstellungsräume");
        case 3: return Words::tr("Wege");
        case 4: return Words::tr("Sperren");
        case 5: return Words::tr("Deiche, Dämme");
        default: return Words::tr("Weitere Zeichnungen");
    }
}

DrawingList::DrawingList(QObject* parent)
    : RowList<DrawingRow>({{"key", [](const DrawingRow& row) { return QVariant(row.key); }},
                           {"section", [](const DrawingRow& row) { return QVariant(row.section); }},
                           {"title", [](const DrawingRow& row) { return QVariant(row.title); }},
                           {"kind", [](const DrawingRow& row) { return QVariant(row.kind); }},
                           {"line", [](const DrawingRow& row) { return QVariant(row.line); }},
                           {"rivalLine", [](const DrawingRow& row) { return QVariant(row.rivalLine); }},
                           {"otherVersion", [](const DrawingRow& row) { return QVariant(row.otherVersion); }},
                           {"signWords", [](const DrawingRow& row) { return QVariant(row.signWords); }},
                           {"use", [](const DrawingRow& row) { return QVariant(row.use); }},
                           {"isShown", [](const DrawingRow& row) { return QVariant(row.isShown); }},
                           {"hasSign", [](const DrawingRow& row) { return QVariant(row.hasSign); }}},
                          parent) {}

void DrawingList::refresh(const session::Store& store, const Format& format, const SignComposer& composer) {
    const situation::Situation& picture = store.picture();
    std::vector<std::pair<QString, DrawingRow>> sorted;
    for (const auto& [id, view] : picture.work.drawings) {
        if (!store.shows(view.by.operation)) continue;
        DrawingRow row;
        row.key = text(id);
        row.use = drawingUse(view.drawing.use);
        row.section = useHeading(row.use);
        row.title = drawingTitle(view.drawing);
        row.kind = Words::tr("%1, %2").arg(useWords(view.drawing.use), shapeWords(view.drawing.shape));
        row.line = drawingLine(view.drawing, view.by, picture, format);
        row.isSector = row.use == 0;
        row.isShown = isUseShown(row.use);
        row.hasSign = view.drawing.sign.has_value();
        if (view.drawing.sign) {
            const signs::Sign sign = signs::signOf(*view.drawing.sign);
            row.signWords = composer.wordsOf(sign);
            if (composer.book() && composer.book()->isOfOtherVersion(sign))
                row.otherVersion = Words::tr("gezeichnet mit Fassung %1, die hier fehlt").arg(sign.library);
        }
        if (view.rival) {
            row.rivalLine = view.rival->said.ended
                                ? Words::tr("gleichzeitig aufgehoben von %1").arg(saidByWords(view.rival->by, picture))
                                : Words::tr("gleichzeitig geändert von %1: %2 · %3")
                                      .arg(saidByWords(view.rival->by, picture), drawingTitle(view.rival->said),
                                           drawingLine(view.rival->said, view.rival->by, picture, format));
        }
        sorted.emplace_back(QString::number(row.use) + pathOf(picture.work, view.drawing), std::move(row));
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    std::vector<DrawingRow> out;
    out.reserve(sorted.size());
    for (auto& [path, row] : sorted) out.push_back(std::move(row));
    if (out == rows()) return;
    setRows(std::move(out));
    emit changed();
}

QVariantList DrawingList::layers() const {
    std::array<int, kDrawingUses.size()> counts{};
    for (const DrawingRow& row : rows()) ++counts[static_cast<std::size_t>(row.use)];
    QVariantList out;
    for (std::size_t use = 0; use < counts.size(); ++use) {
        if (counts[use] == 0 && !m_hidden.contains(static_cast<int>(use))) continue;
        out.append(QVariantMap{{QStringLiteral("use"), static_cast<int>(use)},
                               {QStringLiteral("words"), useHeading(static_cast<int>(use))},
                               {QStringLiteral("count"), counts[use]},
                               {QStringLiteral("shown"), isUseShown(static_cast<int>(use))}});
    }
    return out;
}

int DrawingList::hiddenCount() const {
    return static_cast<int>(
        std::count_if(rows().begin(), rows().end(), [](const DrawingRow& row) { return !row.isShown; }));
}

void DrawingList::setOpen(bool open) {
    if (open == m_isOpen) return;
    m_isOpen = open;
    emit changed();
}

void DrawingList::setUseShown(int use, bool isShown) {
    if (isShown == isUseShown(use) || use < 0 || use >= static_cast<int>(kDrawingUses.size())) return;
    if (isShown)
        m_hidden.remove(use);
    else
        m_hidden.insert(use);
    std::vector<DrawingRow> now = rows();
    for (DrawingRow& row : now) row.isShown = isUseShown(row.use);
    setRows(std::move(now));
    emit changed();
    emit layersChanged();
}

}  // namespace models
