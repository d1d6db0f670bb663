// SPDX-License-Identifier: EUPL-1.2
#include "console/models/message_words.h"
#include "console/session/may_say.h"

#include <algorithm>

namespace models {
namespace {

QString functionNames(const std::vector<std::string>& names) {
    QStringList out;
    for (const std::string& name : names) out << text(name);
    return out.join(QStringLiteral(", "));
}
QString partsJoined(const QStringList& parts, const QString& by) {
    QStringList there;
    for (const QString& part : parts)
        if (!part.isEmpty()) there << part;
    return there.join(by);
}
QString wordsOrNone(const std::optional<std::string>& words) { return words ? text(*words) : QString(); }

/// "18:05", with the day where it is not that of `beside`.
QString clockBeside(base::Instant at, base::Instant beside, const Format& format) {
    return format.date(at) == format.date(beside) ? Format::clock(at) : format.dateClock(at);
}

}  // namespace

wire::Direction directionOf(const wire::Report& report) { return report.direction.value_or(wire::Direction::Incoming); }

QString directionWords(wire::Direction direction) {
    switch (direction) {
        case wire::Direction::Outgoing: return Words::tr("Ausgang");
        case wire::Direction::Talk: return Words::tr("Gesprächsnotiz");
        case wire::Direction::Incoming: break;
    }
    return Words::tr("Eingang");
}

QString priorityWords(wire::Priority priority) {
    switch (priority) {
        case wire::Priority::Flash: return Words::tr("Blitz");
        case wire::Priority::Immediate: return Words::tr("Sofort");
        case wire::Priority::Routine: break;
    }
    return Words::tr("Einfach");
}

Urgency messageUrgency(wire::Priority priority) {
    return priority == wire::Priority::Routine ? Urgency::None : urgencyOf(priority);
}

QString messageNumber(wire::Direction direction, std::optional<std::uint32_t> number) {
    const QString letter = direction == wire::Direction::Outgoing ? Words::tr("A", "outgoing message")
                           : direction == wire::Direction::Talk   ? Words::tr("G", "note of a talk")
                                                                  : Words::tr("E", "incoming message");
    return letter + QChar(0x00A0) + (number ? QString::number(*number) : QStringLiteral("–"));
}

std::string staffFunction(const std::string& function) {
    const std::string post = session::postOf(function);
    return post == "Leiter" ? "LdS" : post;
}

std::string seatOf(const wire::Roster::Person& person) {
    const auto& roles = person.enrolment.roles;
    const bool onlyAdministers = !roles.empty() && std::all_of(roles.begin(), roles.end(), [](wire::PersonRole role) {
        return role == wire::PersonRole::Administrator;
    });
    return person.revoked || onlyAdministers ? std::string() : staffFunction(person.enrolment.function);
}

QString spokenFunction(const wire::Roster::Person& person, const std::string& source) {
    constexpr std::string_view kPost = "post:";
    const std::string& enrolled = person.enrolment.function;
    if (!source.starts_with(kPost)) return text(enrolled);
    const std::string post = source.substr(kPost.size());
    return text(post.empty() || staffFunction(post) == staffFunction(enrolled) ? enrolled : post);
}

QString whoSaid(const session::Store& store, const std::string& author, const std::string& source) {
    if (const wire::Roster::Person* person = store.present().roster.person(author)) {
        const QString name = text(person->enrolment.displayName), function = spokenFunction(*person, source);
        return function.isEmpty() ? name : function + QStringLiteral(", ") + name;
    }
    const std::size_t colon = source.find(':');
    const bool isPost = colon != std::string::npos && colon + 1 < source.size();
    if (author.empty()) return text(isPost ? source.substr(colon + 1) : source);
    return text(author);
}

QString routingWords(const std::vector<std::string>& functions, const std::vector<std::string>& copies) {
    QString out = functionNames(functions);
    if (copies.empty()) return out;
    const QString told = Words::tr("Kopie %1").arg(functionNames(copies));
    return out.isEmpty() ? told : out + QStringLiteral(" · ") + told;
}

QString messageWaitsFor(const situation::ReportView& view) {
    if (!situation::isOpen(view)) return {};
    if (directionOf(view.report) == wire::Direction::Outgoing) return Words::tr("Fernmeldebetrieb");
    return situation::isSighted(view) ? functionNames(situation::waitingFor(view)) : Words::tr("Sichter");
}

QString messageStateWords(const situation::ReportView& view) {
    if (directionOf(view.report) == wire::Direction::Outgoing) {
        if (!view.sentAt) return Words::tr("wartet auf Beförderung");
        const QString means = text(view.sentBy);
        return means.isEmpty() ? Words::tr("befördert %1").arg(Format::clock(*view.sentAt))
                               : Words::tr("befördert %1, %2").arg(Format::clock(*view.sentAt), means);
    }
    if (!situation::isSighted(view)) return Words::tr("ungesichtet");
    const auto left = situation::waitingFor(view);
    if (!left.empty()) return Words::tr("wartet auf %1").arg(functionNames(left));
    return view.functions.empty() ? Words::tr("gesichtet, zur Kenntnis") : Words::tr("erledigt");
}

namespace {

QString reportStepWords(const wire::ReportStep& step, const QString& about) {
    const QString function = text(step.function), note = text(step.note);
    QString did;
    switch (step.move) {
        case wire::ReportMove::Routed:
            did = Words::tr("gesichtet für %1").arg(routingWords(step.functions, step.copies));
            break;
        case wire::ReportMove::Done: did = Words::tr("von %1 erledigt").arg(function); break;
        case wire::ReportMove::Undone: did = Words::tr("von %1 wieder zu bearbeiten").arg(function); break;
        case wire::ReportMove::Read: did = Words::tr("von %1 gelesen").arg(function); break;
        case wire::ReportMove::Sent: {
            did = step.means.empty() ? Words::tr("befördert") : Words::tr("befördert durch %1").arg(text(step.means));
            if (step.at) did += Words::tr(", Gegenstelle quittierte %1").arg(Format::clock(*step.at));
            break;
        }
        case wire::ReportMove::Noted: return Words::tr("%1: Vermerk: %2").arg(about, note);
    }
    return about + QStringLiteral(": ") + did + (note.isEmpty() ? QString() : QStringLiteral(". ") + note);
}

}  // namespace

QString reportStepWords(const session::Line& line) {
    if (line.step() == nullptr) return text(line.text);
    QString about = text(line.other).simplified();
    constexpr qsizetype kSubjectMax = 60;
    if (about.size() > kSubjectMax) about = about.left(kSubjectMax) + QStringLiteral(" …");
    if (line.direction && line.count > 0) about = messageNumber(*line.direction, line.count) + QLatin1Char(' ') + about;
    if (about.isEmpty()) about = Words::tr("Meldung");
    return reportStepWords(*line.step(), about);
}

QString fieldLabel(int number) {
    switch (number) {
        case 1: return Words::tr("1 Beförderungsmittel");
        case 2: return Words::tr("2 Aufnahmevermerk");
        case 3: return Words::tr("3 Annahmevermerk");
        case 4: return Words::tr("4 Beförderungsvermerk");
        case 5: return Words::tr("5 Ein/Aus, Nr.");
        case 6: return Words::tr("6 Rufname der Gegenstelle");
        case 7: return Words::tr("7 Gewünschtes Mittel");
        case 9: return Words::tr("9 Vorrang");
        case 10: return Words::tr("10 Anschrift");
        case 11: return Words::tr("11 Telefon");
        case 12: return Words::tr("12 Gesprächsnotiz");
        case 13: return Words::tr("13 Betreff");
        case 14: return Words::tr("14 Inhalt");
        case 15: return Words::tr("15 Absender");
        case 16: return Words::tr("16 Abfassungszeit");
        case 17: return Words::tr("17 Zeichen, Funktion");
        case 18: return Words::tr("18 Quittung");
        case 19: return Words::tr("19 Verteiler");
        case 20: return Words::tr("20 Vermerke");
        default: return QString::number(number);
    }
}

namespace {

class FieldWriter {
public:
    FieldWriter(const situation::ReportView& view, const session::Store& store, const Format& format)
        : m_view(view), m_report(view.report), m_store(store), m_format(format) {}

    [[nodiscard]] QString value(int number) const {
        const bool isOut = directionOf(m_report) == wire::Direction::Outgoing;
        const bool isTalk = directionOf(m_report) == wire::Direction::Talk;
        switch (number) {
            case 1: return text(isOut && !m_view.sentBy.empty() ? m_view.sentBy : m_report.means);
            case 2: return isOut ? QString() : timeAndWho(m_report.takenAt.value_or(m_view.by.acceptedAt), m_view.by);
            case 3: return isOut && m_view.routed ? timeAndWho(m_view.routed->acceptedAt, *m_view.routed) : QString();
            case 4: return sent();
            case 5: return messageNumber(directionOf(m_report), m_view.number);
            case 6: return wordsOrNone(m_report.callName);
            case 7: return wordsOrNone(m_report.meansWished);
            case 9: return priorityWords(m_report.priority);
            case 10: return text(m_report.to);
            case 11: return wordsOrNone(m_report.phone);
            case 12: return isTalk ? Words::tr("ja") : Words::tr("nein");
            case 13: return text(m_report.subject);
            case 14: return text(m_report.text);
            case 15: return text(m_report.from);
            case 16:
                return m_format.dateClock(m_report.writtenAt) + QStringLiteral(" (") +
                       text(base::tacticalTime(m_report.writtenAt)) + QLatin1Char(')');
            case 17: return wordsOrNone(m_report.writtenBy);
            case 18: return m_view.routed ? timeAndWho(m_view.routed->acceptedAt, *m_view.routed) : QString();
            case 19: return distribution();
            default: break;
        }
        return notes();
    }

private:
    [[nodiscard]] QString clock(base::Instant at) const { return clockBeside(at, m_view.by.acceptedAt, m_format); }
    [[nodiscard]] QString timeAndWho(base::Instant at, const situation::SaidBy& by) const {
        return clock(at) + QStringLiteral(", ") + whoSaid(m_store, by.author, by.source);
    }
    [[nodiscard]] QString sent() const {
        if (!m_view.sentAt) return {};
        return partsJoined({clock(*m_view.sentAt), text(m_view.sentBy)}, QStringLiteral(", "));
    }
    [[nodiscard]] QString mark(const std::string& function) const {
        const auto done = m_view.done.find(function), read = m_view.read.find(function);
        if (done != m_view.done.end())
            return text(function) + QStringLiteral(" (") + Words::tr("erledigt %1").arg(clock(done->second)) +
                   QLatin1Char(')');
        if (read != m_view.read.end())
            return text(function) + QStringLiteral(" (") + Words::tr("gelesen %1").arg(clock(read->second)) +
                   QLatin1Char(')');
        return text(function);
    }
    [[nodiscard]] QString distribution() const {
        QStringList act, told;
        for (const std::string& function : m_view.functions) act << mark(function);
        for (const std::string& function : m_view.copies) told << mark(function);
        const QString copies = told.isEmpty() ? QString() : Words::tr("Kopie %1").arg(told.join(QStringLiteral(", ")));
        return partsJoined({act.join(QStringLiteral(", ")), copies}, QStringLiteral(" · "));
    }
    [[nodiscard]] QString notes() const {
        QStringList out;
        for (const auto& note : m_view.notes)
            out << timeAndWho(note.by.acceptedAt, note.by) + QStringLiteral(": ") + text(note.note);
        return out.join(QLatin1Char('\n'));
    }

    const situation::ReportView& m_view;
    const wire::Report& m_report;
    const session::Store& m_store;
    const Format& m_format;
};

}  // namespace

std::vector<MessageField> messageFields(const situation::ReportView& view, const session::Store& store,
                                        const Format& format) {
    const FieldWriter writer(view, store, format);
    std::vector<MessageField> out;
    for (const int number : {1, 5, 2, 3, 4, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}) {
        const QString label = fieldLabel(number);
        out.push_back(
            {label.section(QLatin1Char(' '), 0, 0), label.section(QLatin1Char(' '), 1), writer.value(number)});
    }
    return out;
}

std::vector<MessageEvent> messageHistory(const situation::ReportView& view, const session::Store& store,
                                         const Format& format) {
    std::vector<MessageEvent> out;
    const auto add = [&](base::Instant at, const QString& who, const QString& words) {
        out.push_back({at, clockBeside(at, view.by.acceptedAt, format), who, words});
    };
    add(view.by.acceptedAt, whoSaid(store, view.by.author, view.by.source),
        directionOf(view.report) == wire::Direction::Outgoing ? Words::tr("zum Senden gegeben")
                                                              : Words::tr("aufgenommen"));
    // The log is long: it is looked through from the newest line to the message's own.
    const auto& lines = store.chronicle().lines();
    for (auto line = lines.rbegin(); line != lines.rend() && line->sequence > view.by.sequence; ++line) {
        if (line->step() == nullptr || line->step()->report != view.by.id) continue;
        add(line->at, whoSaid(store, line->author, line->source),
            reportStepWords(*line->step(), Words::tr("Meldung")).section(QStringLiteral(": "), 1));
    }
    std::reverse(out.begin() + 1, out.end());
    for (const auto& [function, at] : view.read) add(at, text(function), Words::tr("gelesen"));
    std::stable_sort(out.begin(), out.end(), [](const MessageEvent& a, const MessageEvent& b) { return a.at < b.at; });
    return out;
}

}  // namespace models
