// SPDX-License-Identifier: EUPL-1.2
#include "console/paper/message_paper.h"

#include <algorithm>
#include <map>

#include "console/models/file_rows.h"
#include "console/models/message_list.h"
#include "console/models/order_words.h"
#include "console/paper/report_frame.h"

namespace paper {

using models::Words;

namespace {

/// As the empty form (reports.cpp) has them, filled in.
std::vector<Part> filledForm(const ReportNeeds& needs, const situation::ReportView& view) {
    std::map<QString, models::MessageField> fields;
    for (const models::MessageField& field : models::messageFields(view, needs.store, needs.format))
        fields[field.number] = field;
    const auto box = [&](int number, double share, bool isBold = false) {
        const models::MessageField& field = fields[QString::number(number)];
        return FilledBox{field.number + QLatin1Char(' ') + field.name, field.value, share, isBold};
    };
    std::vector<Part> parts;
    parts.emplace_back(FilledPart{{box(1, 2), box(5, 1, true)}, 12});
    parts.emplace_back(FilledPart{{box(2, 1), box(3, 1), box(4, 1)}, 16});
    parts.emplace_back(
        FilledPart{{box(6, 1), box(7, 1), box(9, 1, view.report.priority != wire::Priority::Routine)}, 12});
    parts.emplace_back(FilledPart{{box(10, 2, true), box(11, 1), box(12, 1)}, 13});
    parts.emplace_back(FilledPart{{box(13, 1, true)}, 12});
    parts.emplace_back(FilledPart{{box(14, 1)}, 80});
    parts.emplace_back(FilledPart{{box(15, 2, true), box(16, 1.4), box(17, 1.2)}, 14});
    parts.emplace_back(FilledPart{{box(18, 1), box(19, 3)}, 16});
    parts.emplace_back(FilledPart{{box(20, 1)}, 30});
    QStringList files;
    int place = 0;
    for (const wire::Attachment& file : view.report.attachments)
        files << models::fileLabel(++place, models::messageNumber(models::directionOf(view.report), view.number)) +
                     QStringLiteral(": ") + models::fileTitle(file) + QStringLiteral(", ") +
                     models::sizeWords(file.size, needs.format) + QStringLiteral(", SHA-256 ") +
                     models::text(base::toHex(file.hash));
    if (!files.isEmpty()) parts.emplace_back(TextPart{files.join(QLatin1Char('\n'))});
    return parts;
}

QString titleOf(const situation::ReportView& view) {
    const wire::Direction direction = models::directionOf(view.report);
    return models::messageNumber(direction, view.number) + QStringLiteral(" · ") + models::directionWords(direction);
}

/// Its subject; without one the first words of what it says. The whole stands on its sheet.
QString gist(const wire::Report& report) {
    if (!report.subject.empty()) return models::text(report.subject);
    constexpr qsizetype kMost = 90;
    const QString words = models::text(report.text).simplified();
    if (words.size() <= kMost) return words;
    const QString cut = words.left(kMost);
    return cut.left(std::max<qsizetype>(cut.lastIndexOf(QLatin1Char(' ')), kMost / 2)) + QStringLiteral(" …");
}

/// "meldung-E-12": for the folder, so letters that every disk takes.
QString fileOf(const situation::ReportView& view) {
    const wire::Direction direction = models::directionOf(view.report);
    const QString letter = direction == wire::Direction::Outgoing ? QStringLiteral("A")
                           : direction == wire::Direction::Talk   ? QStringLiteral("G")
                                                                  : QStringLiteral("E");
    return QStringLiteral("meldung-") + letter + QLatin1Char('-') +
           (view.number ? QString::number(*view.number) : QString::number(view.by.sequence) + QStringLiteral("-ohne"));
}

}  // namespace

Document messageSheet(const ReportNeeds& needs, const situation::ReportView& view) {
    Document out = beginReport(needs, fileOf(view), Words::tr("Nachrichtenvordruck %1").arg(titleOf(view)));
    out.sections.push_back({QString(), filledForm(needs, view)});
    return out;
}

Document messagesPaper(const ReportNeeds& needs, std::size_t most) {
    Document out = beginReport(needs, QStringLiteral("meldungen"), Words::tr("Meldungen"));
    models::MessageList list;
    list.refresh(needs.store, needs.format);
    std::vector<situation::ReportView> views = list.allViews();
    const std::size_t all = views.size(), newestFrom = all > most ? all - most : 0;
    std::vector<situation::ReportView> kept;
    for (std::size_t i = 0; i < all; ++i)
        if (i >= newestFrom || situation::isOpen(views[i])) kept.push_back(std::move(views[i]));
    TablePart table;
    table.heads = {Words::tr("Nr."), Words::tr("Vorrang"),         Words::tr("Zeit"), Words::tr("Von"),
                   Words::tr("An"),  Words::tr("Betreff, Inhalt"), Words::tr("Stand")};
    table.shares = {7, 9, 9, 15, 10, 35, 15};
    table.none = Words::tr("Keine Meldung.");
    for (const situation::ReportView& view : kept)
        table.rows.push_back({models::messageNumber(models::directionOf(view.report), view.number),
                              models::priorityWords(view.report.priority),
                              models::momentWords(view.report.writtenAt, momentOf(needs), needs.format),
                              models::text(view.report.from), models::text(view.report.to), gist(view.report),
                              models::messageStateWords(view)});
    Section index;
    if (kept.size() < all)
        index.parts.emplace_back(TextPart{
            Words::tr("Die neuesten %1 und alle offenen, zusammen %2 von %3. Die übrigen stehen im Einsatztagebuch.")
                .arg(most)
                .arg(kept.size())
                .arg(all),
            true});
    index.parts.emplace_back(std::move(table));
    out.sections.push_back(std::move(index));
    for (const situation::ReportView& view : kept)
        out.sections.push_back({titleOf(view), filledForm(needs, view), true});
    return out;
}

}  // namespace paper
