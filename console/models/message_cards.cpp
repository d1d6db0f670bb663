// SPDX-License-Identifier: EUPL-1.2
#include "console/models/message_cards.h"

#include <algorithm>

#include "console/models/message_words.h"

namespace models {

std::vector<TodoRow> messageCards(const session::Store& store, const Format& format, const std::string& function,
                                  base::Instant now) {
    std::vector<TodoRow> out;
    for (const auto& [id, view] : store.picture().work.reports) {
        const wire::Report& report = view.report;
        if (report.priority == wire::Priority::Routine || !situation::isOpen(view)) continue;
        const bool isOut = directionOf(report) == wire::Direction::Outgoing;
        const bool isUnsighted = !isOut && !situation::isSighted(view);
        const auto left = situation::waitingFor(view);
        const bool isMine = !function.empty() && std::find(left.begin(), left.end(), function) != left.end();
        if (!isUnsighted && !isMine) continue;
        TodoRow row;
        row.key = QStringLiteral("report:") + text(id);
        row.urgency =
            isUnsighted || report.priority == wire::Priority::Flash ? urgencyOf(report.priority) : Urgency::Medium;
        row.kind = urgencyWords(row.urgency) + QStringLiteral(" · ") +
                   (isUnsighted ? Words::tr("%1, ungesichtet").arg(priorityWords(report.priority))
                                : Words::tr("%1 für %2").arg(priorityWords(report.priority), text(function)));
        row.sinceAt = view.by.acceptedAt;
        row.since = format.since(base::spanMs(now, row.sinceAt));
        row.title = messageNumber(directionOf(report), view.number) + QLatin1Char(' ') +
                    text(report.subject.empty() ? report.text : report.subject).simplified();
        row.detail = Words::tr("Von %1 an %2, verfasst %3.")
                         .arg(text(report.from), text(report.to), Format::clock(report.writtenAt));
        row.subject = text(id);
        row.action = static_cast<int>(TodoAction::OpenMessage);
        row.actionText = isUnsighted ? Words::tr("Sichten") : Words::tr("Öffnen");
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace models
