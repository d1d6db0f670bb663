// SPDX-License-Identifier: EUPL-1.2

// The directory on paper, to be rung through by hand when nothing else works: who, by which ways, and room for the
// answer. Behind it each call-up with what has come back.
#include <algorithm>
#include <vector>

#include "console/models/directory_words.h"
#include "console/models/order_words.h"
#include "console/paper/report_frame.h"

namespace paper {

using models::Words;

namespace {

TablePart directoryTable(const ReportNeeds& needs) {
    TablePart table;
    table.heads = {Words::tr("Funktion"), Words::tr("Wer"),
                   Words::tr("Wege"),     Words::tr("Bereitschaft, Vermerk"),
                   Words::tr("gerufen"),  Words::tr("Antwort, Ankunft")};
    table.shares = {19, 20, 26, 14, 8, 13};
    table.none = Words::tr("Das Verzeichnis ist leer.");
    std::vector<const situation::ContactView*> all;
    for (const auto& [id, view] : needs.store.picture().work.contacts) all.push_back(&view);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto* a, const auto* b) { return models::standsBefore(a->contact, b->contact); });
    for (const situation::ContactView* view : all) {
        const wire::Contact& contact = view->contact;
        QString function = models::text(contact.function);
        if (contact.rank > 1) function += QLatin1Char('\n') + models::rankWords(contact.rank);
        QStringList who;
        for (const std::string& one : {contact.name, contact.organisation})
            if (!one.empty()) who << models::text(one);
        QStringList ways, more;
        for (const wire::Reach& one : contact.reach) ways << models::reachWords({one});
        for (const QString& one :
             {models::onCallWords(contact, momentOf(needs), needs.format), models::text(contact.note)})
            if (!one.isEmpty()) more << one;
        table.rows.push_back({function, dash(who.join(QStringLiteral(",\n"))), dash(ways.join(QLatin1Char('\n'))),
                              dash(more.join(QLatin1Char('\n'))), QString(), QString()});
        if (view->rival)
            table.rows.push_back({QStringLiteral("⇄ ") + function, models::contactTitle(view->rival->said),
                                  models::reachWords(view->rival->said.reach), Words::tr("bitte klären, was gilt"),
                                  QString(), QString()});
    }
    return table;
}

TablePart callTable(const situation::CallView& view) {
    TablePart table;
    table.heads = {Words::tr("Wer"), Words::tr("Weg"), Words::tr("Antwort")};
    table.shares = {30, 40, 30};
    for (const wire::CallTarget* target : situation::calledOf(view)) {
        const auto answer = view.answers.find(target->contact);
        const QString who =
            models::text(target->name.empty() ? target->function : target->function + " " + target->name);
        QStringList ways;
        for (const wire::CallTarget& way : view.call.targets)
            if (way.contact == target->contact)
                ways << models::wayWords(way.reach.means) + QLatin1Char(' ') + models::text(way.reach.address);
        const QString delivered = models::deliveryWords(view, target->contact);
        table.rows.push_back(
            {who, delivered.isEmpty() ? ways.join(QStringLiteral(" · ")) : delivered,
             answer == view.answers.end() ? Words::tr("noch keine Antwort") : models::answerWords(answer->second)});
    }
    return table;
}

}  // namespace

Document directoryReport(const ReportNeeds& needs) {
    Document out = beginReport(needs, QStringLiteral("verzeichnis"), Words::tr("Verzeichnis und Einberufungen"));
    out.sections.push_back({Words::tr("Verzeichnis"), {directoryTable(needs)}});
    std::vector<const situation::CallView*> calls;
    for (const auto& [id, view] : needs.store.picture().work.calls) calls.push_back(&view);
    std::stable_sort(calls.begin(), calls.end(),
                     [](const auto* a, const auto* b) { return a->by.acceptedAt > b->by.acceptedAt; });
    for (const situation::CallView* view : calls) {
        QString about =
            Words::tr("einberufen %1 von %2")
                .arg(needs.format.dateClock(view->by.acceptedAt), models::saidByWords(view->by, needs.store));
        if (view->call.answerBy)
            about +=
                QStringLiteral(" · ") + Words::tr("Antwort bis %1").arg(models::Format::clock(*view->call.answerBy));
        const QString counts = models::callCountWords(models::countCall(*view));
        TextPart words{about + QLatin1Char('\n') + models::text(view->call.text) + QLatin1Char('\n') + counts};
        out.sections.push_back(
            {Words::tr("Einberufung: %1").arg(models::text(view->call.subject)), {std::move(words), callTable(*view)}});
    }
    out.sections.back().parts.push_back(signatureBoxes());
    return out;
}

}  // namespace paper
