// SPDX-License-Identifier: EUPL-1.2

// Entschlüsse on paper: each with what was weighed, why, and what it rests on as it stood then, with the ids by which
// the records are found in the journal.
#include <algorithm>

#include "console/models/decision_desk.h"
#include "console/paper/report_frame.h"

namespace paper {

using models::text;
using models::Words;
using situation::DecisionView;

namespace {

struct Taken {
    QString id;
    const DecisionView* view = nullptr;
};

/// In the order in which they were taken, as a log has them.
std::vector<Taken> takenOf(const ReportNeeds& needs) {
    std::vector<Taken> out;
    for (const auto& [id, view] : needs.store.picture().work.decisions)
        if (needs.store.shows(view.by.operation)) out.push_back({text(id), &view});
    std::sort(out.begin(), out.end(),
              [](const Taken& a, const Taken& b) { return a.view->by.sequence < b.view->by.sequence; });
    return out;
}

/// "„Verbau am Wehr“, Sa 21.11. 18:40"; of one that this picture does not hold its id.
QString named(const ReportNeeds& needs, const wire::MessageId& id) {
    const auto& all = needs.store.picture().work.decisions;
    const auto found = all.find(id.text());
    if (found == all.end()) return text(id.text());
    return Words::tr("„%1“, %2")
        .arg(text(found->second.decision.subject), needs.format.dateClock(found->second.by.acceptedAt));
}

QString standOf(const DecisionView& view) { return view.replacedBy ? Words::tr("ersetzt") : Words::tr("gilt"); }

TablePart overview(const ReportNeeds& needs, const std::vector<Taken>& all) {
    TablePart table;
    table.heads = {Words::tr("Zeit"), Words::tr("Entschluss"), Words::tr("unterschrieben von"),
                   Words::tr("Stand", "of a decision")};
    table.shares = {15, 43, 28, 14};
    table.none = Words::tr("Kein Entschluss festgehalten.");
    const situation::Situation& picture = needs.store.picture();
    for (const Taken& one : all)
        table.rows.push_back({needs.format.dateClock(one.view->by.acceptedAt), text(one.view->decision.subject),
                              models::decisionWho(picture, *one.view), standOf(*one.view)});
    return table;
}

/// What it rests on: as it stood, and what that has become. Below it the records.
std::vector<Part> groundsOn(const ReportNeeds& needs, const DecisionView& view) {
    TablePart table;
    table.heads = {Words::tr("Nr."), Words::tr("Grundlage, wie sie damals stand"), Words::tr("Wert von"),
                   Words::tr("Stand jetzt")};
    table.shares = {6, 50, 12, 32};
    table.none = Words::tr("Keine Grundlage angekreuzt.");
    QStringList records;
    int number = 0;
    const std::vector<models::DecisionGround> rows = models::shownGroundsOf(view, needs.store, needs.format);
    for (std::size_t i = 0; i < rows.size() && i < view.decision.grounds.size(); ++i) {
        const wire::Ground& ground = view.decision.grounds[i];
        table.rows.push_back({QString::number(++number), rows[i].name,
                              ground.at ? models::Format::clock(*ground.at) : QStringLiteral("–"),
                              rows[i].now.isEmpty() ? Words::tr("unverändert") : rows[i].now});
        if (ground.record) records << QString::number(number) + QStringLiteral(": ") + text(ground.record->text());
    }
    std::vector<Part> parts{std::move(table)};
    if (!records.isEmpty())
        parts.emplace_back(TextPart{Words::tr("Kennungen der Sätze, aus denen die Grundlagen stammen:") +
                                    QLatin1Char('\n') + records.join(QLatin1Char('\n'))});
    return parts;
}

Section sheetOf(const ReportNeeds& needs, const Taken& taken, bool onNewPage) {
    const DecisionView& view = *taken.view;
    const wire::Decision& decision = view.decision;
    Section section{text(decision.subject), {}, onNewPage};
    if (view.replacedBy)
        section.parts.emplace_back(
            TextPart{Words::tr("Gilt nicht mehr. Ersetzt durch: %1").arg(named(needs, *view.replacedBy)), true});
    if (decision.replaces)
        section.parts.emplace_back(TextPart{Words::tr("Ersetzt: %1").arg(named(needs, *decision.replaces))});
    section.parts.emplace_back(TextPart{Words::tr("Entschluss"), true});
    section.parts.emplace_back(TextPart{text(decision.text)});
    section.parts.emplace_back(TextPart{Words::tr("Begründung"), true});
    section.parts.emplace_back(
        TextPart{decision.reasons.empty() ? Words::tr("Keine angegeben.") : text(decision.reasons)});
    section.parts.emplace_back(TextPart{Words::tr("Erwogene Möglichkeiten"), true});
    for (const std::string& option : decision.options)
        section.parts.emplace_back(TextPart{QStringLiteral("•  ") + text(option)});
    if (decision.options.empty()) section.parts.emplace_back(TextPart{Words::tr("Keine festgehalten.")});
    for (Part& part : groundsOn(needs, view)) section.parts.push_back(std::move(part));
    // A decision without a good signature is refused (Roster::mustBeSigned): what stands in the picture has one.
    section.parts.emplace_back(TextPart{
        Words::tr("Elektronisch unterschrieben von %1 am %2, bei der Aufnahme geprüft. Bekannt war alles bis Satz %3.")
            .arg(models::decisionWho(needs.store.picture(), view), needs.format.dateClock(view.by.acceptedAt),
                 needs.format.whole(static_cast<std::int64_t>(decision.knownThrough)))});
    section.parts.emplace_back(
        TextPart{Words::tr("Satz %1, Kennung %2")
                     .arg(needs.format.whole(static_cast<std::int64_t>(view.by.sequence)), taken.id)});
    return section;
}

}  // namespace

TablePart decisionTable(const ReportNeeds& needs) { return overview(needs, takenOf(needs)); }

Document decisionsReport(const ReportNeeds& needs) {
    Document out = beginReport(needs, QStringLiteral("entschluesse"), Words::tr("Entschlüsse"));
    const std::vector<Taken> all = takenOf(needs);
    out.sections.push_back({Words::tr("Übersicht"), {overview(needs, all)}});
    for (const Taken& one : all) out.sections.push_back(sheetOf(needs, one, true));
    out.sections.push_back({QString(), {signatureBoxes()}});
    return out;
}

}  // namespace paper
