// SPDX-License-Identifier: EUPL-1.2
#include "console/paper/log_paper.h"

#include "console/models/file_rows.h"

namespace paper {

using models::Words;

namespace {

QString join(const QStringList& parts) {
    QStringList there;
    for (const QString& part : parts)
        if (!part.isEmpty()) there << part;
    return there.join(QStringLiteral(" · "));
}

/// "Do 18.06.2026, 15:00:00"; a dash alone before the realm's clock began.
QString momentOf(const EntryOnPaper& entry) {
    return entry.day.isEmpty() ? entry.clock : entry.day + QStringLiteral(", ") + entry.clock;
}

EntryOnPaper entryOf(const session::Store& store, const session::Line& line, const models::LogRow& row,
                     const models::Format& format) {
    // What was written before the realm's clock began has a dash for its time, and so no day.
    const QString day = row.clock == QStringLiteral("–") ? QString() : format.date(line.at);
    EntryOnPaper entry{row.number, day, row.clock, row.kind, row.text, row.who, !row.automatic, {}};
    int place = 0;
    for (const wire::Attachment& file : line.details().files) {
        FileOnPaper out;
        ++place;
        out.label = row.number.isEmpty() ? Words::tr("Anlage %1 zum Eintrag von %2").arg(place).arg(momentOf(entry))
                                         : models::fileLabel(place, row.number);
        out.name = models::fileTitle(file);
        out.typeWords = models::fileTypeWords(file.type);
        out.size = models::sizeWords(file.size, format);
        out.sha256 = models::text(base::toHex(file.hash));
        out.state = models::fileStateWords(store, file.hash, format);
        out.isPicture = models::isPicture(file.type);
        out.hash = file.hash;
        out.type = file.type;
        entry.files.push_back(std::move(out));
    }
    return entry;
}

/// What is on the paper and what is not: whoever reads it later must not take a part for the whole.
QString scopeOf(const session::Store& store, const models::IncidentLog& log, const models::Format& format) {
    QStringList parts;
    if (log.peopleOnly()) parts << Words::tr("nur Einträge von Menschen");
    if (log.group() != 0) parts << Words::tr("nur %1").arg(log.groups()[log.group()]);
    if (!log.query().trimmed().isEmpty()) parts << Words::tr("nur mit „%1“").arg(log.query().trimmed());
    if (parts.isEmpty()) parts << Words::tr("alle Zeilen");
    if (const std::uint64_t dropped = store.chronicle().linesDropped(); dropped > 0)
        parts << Words::tr("ohne die ältesten %1, die nur im Journal stehen")
                     .arg(format.whole(static_cast<std::int64_t>(dropped)));
    return parts.join(QStringLiteral(" · "));
}

/// A spreadsheet takes what begins like this for a formula.
QString cell(QString content) {
    if (!content.isEmpty() && QStringLiteral("=+-@\t\r").contains(content.front())) content.prepend(QLatin1Char('\''));
    content.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + content + QLatin1Char('"');
}

}  // namespace

LogPaper logPaper(const session::Store& store, const models::IncidentLog& log, const models::Format& format,
                  const QString& by) {
    LogPaper paper;
    const situation::Situation& picture = store.picture();
    paper.isExercise = picture.realm && picture.realm->kind == wire::RealmKind::Exercise;
    if (paper.isExercise) paper.mark = Words::tr("ÜBUNG");
    paper.title = Words::tr("Einsatztagebuch");
    paper.realm = models::text(picture.realmName);
    QStringList operations;
    for (const auto& [id, operation] : picture.operations) {
        if (operation.step == wire::OperationStep::Opened || operation.step == wire::OperationStep::Named)
            operations << models::text(id) + QStringLiteral(" · ") + models::text(operation.name);
    }
    if (!operations.isEmpty()) paper.operation = Words::tr("Einsatz %1").arg(operations.join(QStringLiteral(", ")));
    for (const session::Line* line : log.lines())
        paper.entries.push_back(entryOf(store, *line, models::logRowOf(*line, store, format), format));
    paper.scope = scopeOf(store, log, format);
    const auto first = std::find_if(paper.entries.begin(), paper.entries.end(),
                                    [](const EntryOnPaper& entry) { return !entry.day.isEmpty(); });
    if (first != paper.entries.end())
        paper.scope +=
            QStringLiteral(" · ") + Words::tr("%1 bis %2").arg(momentOf(*first), momentOf(paper.entries.back()));
    const QString when = format.dateClock(store.realmNow().value_or(store.clock().now()));
    paper.made =
        by.isEmpty() ? Words::tr("erstellt am %1").arg(when) : Words::tr("erstellt am %1 von %2").arg(when, by);
    if (const auto& witnessed = store.witnessed()) {
        paper.witness = witnessed->text();
        paper.checkpoint = Words::tr("Prüfpunkt %1").arg(models::text(paper.witness));
    }
    return paper;
}

QString pageWords(int page, int pages) { return Words::tr("Seite %1 von %2").arg(page).arg(pages); }

QString captionOf(const FileOnPaper& file) {
    QString out = file.label + QStringLiteral(": ") + join({file.name, file.typeWords, file.size});
    if (!file.state.isEmpty()) out += QStringLiteral(" · ") + file.state;
    return out + QStringLiteral("\nSHA-256 ") + file.sha256;
}

QStringList plainText(const LogPaper& paper) {
    QStringList out;
    if (!paper.mark.isEmpty()) out << paper.mark;
    out << join({paper.title, paper.realm}) << paper.operation << paper.scope << paper.made;
    if (!paper.checkpoint.isEmpty()) out << paper.checkpoint;
    for (const EntryOnPaper& entry : paper.entries) {
        out << join({entry.number, entry.day.isEmpty() ? entry.clock : entry.day + QLatin1Char(' ') + entry.clock,
                     entry.kind, entry.text, entry.who});
        for (const FileOnPaper& file : entry.files) out << captionOf(file).split(QLatin1Char('\n'));
    }
    return out;
}

QString csv(const LogPaper& paper) {
    QString out(QChar(0xFEFF));
    const auto row = [&out](const QStringList& cells) {
        QStringList quoted;
        for (const QString& one : cells) quoted << cell(one);
        out += quoted.join(QLatin1Char(';')) + QStringLiteral("\r\n");
    };
    row({Words::tr("Nr."), Words::tr("Tag"), Words::tr("Zeit"), Words::tr("Art"), Words::tr("Text"), Words::tr("Von"),
         Words::tr("Anlagen"), QStringLiteral("SHA-256")});
    for (const EntryOnPaper& entry : paper.entries) {
        QStringList names, hashes;
        for (const FileOnPaper& file : entry.files) {
            names << file.name;
            hashes << file.sha256;
        }
        const QString text = paper.mark.isEmpty() ? entry.text : paper.mark + QStringLiteral(": ") + entry.text;
        row({entry.number, entry.day, entry.clock, entry.kind, text, entry.who, names.join(QStringLiteral(", ")),
             hashes.join(QStringLiteral(" "))});
    }
    return out;
}

}  // namespace paper
