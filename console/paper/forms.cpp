// SPDX-License-Identifier: EUPL-1.2

// Empty forms for when the screens are dark.
#include "console/paper/report_frame.h"

namespace paper {

using models::Words;

std::vector<Document> forms(const ReportNeeds& needs) {
    std::vector<Document> out;
    const auto form = [&](const QString& file, const QString& title) -> Document& {
        Document document = beginReport(needs, file, title);
        document.scope = Words::tr("Vordruck, von Hand auszufüllen und später im Einsatztagebuch nachzutragen");
        document.checkpoint.clear();
        return out.emplace_back(std::move(document));
    };
    const auto boxes = [](std::vector<std::pair<QString, double>> of, double heightMm) {
        return BoxesPart{std::move(of), heightMm};
    };
    // Fields and their order as the Nachrichtenvordruck has them.
    Document& message = form(QStringLiteral("vordruck-nachricht"), Words::tr("Nachrichtenvordruck"));
    Section section;
    section.parts.emplace_back(
        boxes({{Words::tr("1 Beförderungsmittel"), 2}, {Words::tr("5 Ein/Aus, Nr. TBB"), 1}}, 12));
    section.parts.emplace_back(boxes({{Words::tr("2 Aufnahmevermerk (Zeit, Zeichen)"), 1},
                                      {Words::tr("3 Annahmevermerk (Zeit, Zeichen)"), 1},
                                      {Words::tr("4 Beförderungsvermerk (Zeit, Zeichen)"), 1}},
                                     16));
    section.parts.emplace_back(boxes({{Words::tr("6 Rufname der Gegenstelle"), 1},
                                      {Words::tr("7 Gewünschtes Mittel"), 1},
                                      {Words::tr("9 Vorrang: Einfach / Sofort / Blitz"), 1}},
                                     12));
    section.parts.emplace_back(boxes(
        {{Words::tr("10 Anschrift"), 2}, {Words::tr("11 Telefon"), 1}, {Words::tr("12 Gesprächsnotiz ja/nein"), 1}},
        13));
    section.parts.emplace_back(boxes({{Words::tr("13 Betreff"), 1}}, 12));
    section.parts.emplace_back(boxes({{Words::tr("14 Inhalt"), 1}}, 92));
    section.parts.emplace_back(boxes(
        {{Words::tr("15 Absender"), 2}, {Words::tr("16 Abfassungszeit"), 1}, {Words::tr("17 Zeichen, Funktion"), 1}},
        14));
    section.parts.emplace_back(boxes({{Words::tr("18 Quittung (Zeit, Zeichen)"), 1},
                                      {Words::tr("19 Verteiler: Leitung  S1  S2  S3  S4  S5  S6  Fachberater"), 3}},
                                     14));
    section.parts.emplace_back(boxes({{Words::tr("20 Vermerke"), 1}}, 30));
    message.sections.push_back(std::move(section));

    const auto empty = [](QStringList heads, std::vector<double> shares, int rows) {
        std::vector<Part> parts;
        std::vector<std::pair<QString, double>> head, row;
        for (qsizetype i = 0; i < heads.size(); ++i) {
            head.emplace_back(heads[i], shares[static_cast<std::size_t>(i)]);
            row.emplace_back(QString(), shares[static_cast<std::size_t>(i)]);
        }
        parts.emplace_back(BoxesPart{head, 9});
        for (int i = 0; i < rows; ++i) parts.emplace_back(BoxesPart{row, 11});
        return parts;
    };
    form(QStringLiteral("vordruck-einsatztagebuch"), Words::tr("Einsatztagebuch"))
        .sections.push_back({QString(), empty({Words::tr("Nr."), Words::tr("Datum, Zeit"),
                                               Words::tr("Darstellung der Ereignisse"), Words::tr("Von, Zeichen")},
                                              {8, 18, 54, 20}, 20)});
    form(QStringLiteral("vordruck-kraefte"), Words::tr("Kräfteübersicht"))
        .sections.push_back(
            {QString(),
             empty({Words::tr("Einheit, Rufname"), Words::tr("Organisation"), Words::tr("Stärke"), Words::tr("Status"),
                    Words::tr("Abschnitt, Auftrag"), Words::tr("seit"), Words::tr("Ablösung")},
                   {22, 14, 12, 10, 22, 9, 11}, 20)});
    Document& report = form(QStringLiteral("vordruck-lagebericht"), Words::tr("Lagebericht"));
    for (const QString& title : {Words::tr("1 Allgemeine Lage"), Words::tr("2 Schadenlage"), Words::tr("3 Eigene Lage"),
                                 Words::tr("4 Ausblick"), Words::tr("5 Was unsicher ist")})
        report.sections.push_back({title, {BlankPart{QString(), 3}}});
    report.sections.push_back({QString(), {signatureBoxes()}});
    return out;
}

}  // namespace paper
