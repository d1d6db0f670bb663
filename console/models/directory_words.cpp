// SPDX-License-Identifier: EUPL-1.2
#include "console/models/directory_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <QRegularExpression>

#include "console/models/order_draft.h"

namespace models {
namespace {

using wire::CallMove;

constexpr std::array<std::pair<std::string_view, const char*>, 6> kMeans{{
    {"mobile", QT_TRANSLATE_NOOP("Words", "mobil")},
    {"phone", QT_TRANSLATE_NOOP("Words", "Telefon")},
    {"mail", QT_TRANSLATE_NOOP("Words", "E-Mail")},
    {"pager", QT_TRANSLATE_NOOP("Words", "Funkmelder")},
    {"radio", QT_TRANSLATE_NOOP("Words", "Funk")},
    {"fax", QT_TRANSLATE_NOOP("Words", "Fax")},
}};
/// Both staffs (domain.md 1.1, 1.2), by the first word.
constexpr std::array<std::string_view, 14> kStaff{"Leitung", "LdS", "Leiter", "KGS", "SMS", "EMS", "BuMA",
                                                  "S1",      "S2",  "S3",     "S4",  "S5",  "S6",  "Sichter"};

std::size_t placeOf(const std::string& function) {
    const auto first = std::string_view(function).substr(0, function.find(' '));
    return static_cast<std::size_t>(std::find(kStaff.begin(), kStaff.end(), first) - kStaff.begin());
}

QString joinedBy(const QStringList& parts) {
    QStringList there;
    for (const QString& part : parts)
        if (!part.isEmpty()) there << part;
    return there.join(QStringLiteral(" · "));
}

bool isUnreached(const situation::CallView& view, const std::string& contact) {
    const auto ways = view.deliveries.find(contact);
    if (ways == view.deliveries.end()) return false;
    return std::all_of(ways->second.begin(), ways->second.end(),
                       [](const auto& way) { return way.second.state == CallMove::Failed; });
}

}  // namespace

QString wayWords(const std::string& means) {
    for (const auto& [id, words] : kMeans)
        if (id == means) return Words::tr(words);
    return text(means);
}

QString rankWords(std::uint32_t rank) { return rank < 2 ? QString() : Words::tr("%1. Vertretung").arg(rank - 1); }

QString contactTitle(const wire::Contact& contact) {
    QString title = text(contact.function);
    if (!contact.name.empty()) title += QStringLiteral(" · ") + text(contact.name);
    return contact.rank < 2 ? title : title + QStringLiteral(" (") + rankWords(contact.rank) + QLatin1Char(')');
}

QString reachWords(const std::vector<wire::Reach>& reach) {
    QStringList parts;
    for (const wire::Reach& one : reach) parts << wayWords(one.means) + QLatin1Char(' ') + text(one.address);
    return parts.join(QStringLiteral(" · "));
}

QString onCallWords(const wire::Contact& contact, base::Instant now, const Format& format) {
    if (contact.onCallUntil && *contact.onCallUntil <= now) return {};
    if (contact.onCallFrom && now < *contact.onCallFrom)
        return contact.onCallUntil
                   ? Words::tr("Rufbereitschaft %1 bis %2")
                         .arg(format.dateClock(*contact.onCallFrom), format.dateClock(*contact.onCallUntil))
                   : Words::tr("Rufbereitschaft ab %1").arg(format.dateClock(*contact.onCallFrom));
    if (contact.onCallUntil) return Words::tr("Rufbereitschaft bis %1").arg(format.dateClock(*contact.onCallUntil));
    return contact.onCallFrom ? Words::tr("Rufbereitschaft") : QString();
}

bool standsBefore(const wire::Contact& a, const wire::Contact& b) {
    const std::size_t first = placeOf(a.function), second = placeOf(b.function);
    if (first != second) return first < second;
    if (const int order = text(a.function).localeAwareCompare(text(b.function)); order != 0) return order < 0;
    if (a.rank != b.rank) return a.rank < b.rank;
    return text(a.name).localeAwareCompare(text(b.name)) < 0;
}

CallCounts countCall(const situation::CallView& view) {
    CallCounts counts;
    for (const wire::CallTarget* one : calledOf(view)) {
        ++counts.called;
        const auto answer = view.answers.find(one->contact);
        if (answer == view.answers.end()) {
            ++counts.silent;
            if (isUnreached(view, one->contact)) ++counts.unreached;
        } else if (answer->second.move == CallMove::Coming) {
            ++counts.coming;
        } else if (answer->second.move == CallMove::Arrived) {
            ++counts.arrived;
        } else {
            ++counts.declined;
        }
    }
    return counts;
}

QString callCountWords(const CallCounts& counts) {
    QStringList parts;
    if (counts.arrived > 0) parts << Words::tr("%1 da").arg(counts.arrived);
    if (counts.coming == 1) parts << Words::tr("1 kommt");
    if (counts.coming > 1) parts << Words::tr("%1 kommen").arg(counts.coming);
    if (counts.declined == 1) parts << Words::tr("1 kommt nicht");
    if (counts.declined > 1) parts << Words::tr("%1 kommen nicht").arg(counts.declined);
    if (counts.silent > 0) {
        QString silent = Words::tr("%1 ohne Antwort").arg(counts.silent);
        if (counts.unreached > 0) silent += Words::tr(" (davon %1 nicht erreicht)").arg(counts.unreached);
        parts << silent;
    }
    return parts.join(QStringLiteral(" · "));
}

Urgency callUrgency(const situation::CallView& view, base::Instant now) {
    if (!isOpen(view)) return Urgency::None;
    const CallCounts counts = countCall(view);
    if (counts.silent > 0 && view.call.answerBy && *view.call.answerBy <= now) return Urgency::High;
    return counts.unreached > 0 ? Urgency::Medium : Urgency::None;
}

QString answerWords(const situation::CallAnswer& answer) {
    QString said;
    switch (answer.move) {
        case CallMove::Coming:
            said =
                answer.arrival ? Words::tr("kommt, etwa %1").arg(Format::clock(*answer.arrival)) : Words::tr("kommt");
            break;
        case CallMove::Arrived:
            said = Words::tr("ist da seit %1").arg(Format::clock(answer.arrival.value_or(answer.by.acceptedAt)));
            break;
        default: said = Words::tr("kommt nicht"); break;
    }
    const QString means = answer.means.empty() ? QString() : wayWords(answer.means);
    return joinedBy({said, text(answer.note), means});
}

QString deliveryWords(const situation::CallView& view, const std::string& contact) {
    const auto ways = view.deliveries.find(contact);
    if (ways == view.deliveries.end()) return {};
    QStringList parts;
    for (const auto& [means, one] : ways->second) {
        QString state;
        if (one.state == CallMove::Queued) state = Words::tr("wird übergeben");
        if (one.state == CallMove::Sent) state = Words::tr("übergeben %1").arg(Format::clock(one.by.acceptedAt));
        if (one.state == CallMove::Failed) state = Words::tr("fehlgeschlagen");
        if (!one.note.empty()) state += QStringLiteral(", ") + text(one.note);
        parts << wayWords(means) + QStringLiteral(": ") + state;
    }
    return parts.join(QStringLiteral(" · "));
}

bool isAboutPeople(session::LineKind kind) {
    return kind == session::LineKind::ContactSaid || kind == session::LineKind::CalledUp ||
           kind == session::LineKind::CallStepped || kind == session::LineKind::SeatSaid;
}

QString peopleLineWords(const session::Line& line) {
    const QString subject = text(line.subject), said = text(line.text), other = text(line.other);
    const auto& until = line.details().until;
    switch (line.kind) {
        case session::LineKind::ContactSaid:
            return line.count == 1 ? Words::tr("Verzeichnis: %1 gestrichen").arg(subject)
                                   : Words::tr("Verzeichnis: %1 eingetragen").arg(subject);
        case session::LineKind::CalledUp: {
            QString words = Words::tr("Einberufung „%1“ an %2").arg(subject, other);
            if (until) words += Words::tr(", Antwort bis %1").arg(Format::clock(*until));
            return words + QStringLiteral(" · ") + said;
        }
        case session::LineKind::SeatSaid:
            if (subject.isEmpty())
                return line.count == 1 ? Words::tr("Arbeitsplatz besetzt") : Words::tr("Arbeitsplatz verlassen");
            return line.count == 1 ? Words::tr("Arbeitsplatz %1 besetzt").arg(subject)
                                   : Words::tr("Arbeitsplatz %1 verlassen").arg(subject);
        default: break;
    }
    const QString at = until ? QLatin1Char(' ') + Format::clock(*until) : QString();
    const auto with = [&](const QString& words) { return joinedBy({words, said}); };
    switch (static_cast<CallMove>(line.count)) {
        case CallMove::Failed: return with(Words::tr("Einberufung „%1“: %2 nicht erreicht").arg(subject, other));
        case CallMove::Coming: return with(Words::tr("Einberufung „%1“: %2 kommt").arg(subject, other) + at);
        case CallMove::Declined: return with(Words::tr("Einberufung „%1“: %2 kommt nicht").arg(subject, other));
        case CallMove::Arrived: return with(Words::tr("Einberufung „%1“: %2 ist da").arg(subject, other));
        case CallMove::Closed: return with(Words::tr("Einberufung „%1“ beendet").arg(subject));
        case CallMove::Sent: return with(Words::tr("Einberufung „%1“: an %2 übergeben").arg(subject, other));
        default: break;
    }
    return joinedBy({Words::tr("Einberufung „%1“").arg(subject), other, said});
}

std::optional<base::Instant> momentTyped(const QString& typed, base::Instant now) {
    static const QRegularExpression s_dated(
        QStringLiteral("^(\\d{1,2})\\.\\s*(\\d{1,2})\\.\\s*(\\d{4})?,?\\s*(\\d{1,2}):?(\\d{2})$"));
    const QRegularExpressionMatch match = s_dated.match(typed.trimmed());
    if (!match.hasMatch()) return clockAhead(typed, now);
    base::CivilTime civil = base::civilGerman(now);
    civil.day = match.captured(1).toInt();
    civil.month = match.captured(2).toInt();
    if (!match.captured(3).isEmpty()) civil.year = match.captured(3).toInt();
    civil.hour = match.captured(4).toInt();
    civil.minute = match.captured(5).toInt();
    civil.second = civil.ms = 0;
    const base::Instant asUtc = base::fromCivilUtc(civil);
    const base::CivilTime back = base::civilUtc(asUtc);
    // The 31st of a month that has 30 days, or hour 24, is no moment.
    if (back.day != civil.day || back.month != civil.month || back.hour != civil.hour || civil.minute > 59)
        return std::nullopt;
    for (const int offset : {120, 60}) {
        const base::Instant at = asUtc.plusS(-60LL * offset);
        if (base::germanOffsetMinutes(at) == offset) return at;
    }
    return std::nullopt;  // in the hour that is left out in spring
}

QString momentToType(const std::optional<base::Instant>& at) {
    if (!at) return {};
    const base::CivilTime civil = base::civilGerman(*at);
    return QStringLiteral("%1.%2.%3 %4:%5")
        .arg(civil.day, 2, 10, QLatin1Char('0'))
        .arg(civil.month, 2, 10, QLatin1Char('0'))
        .arg(civil.year)
        .arg(civil.hour, 2, 10, QLatin1Char('0'))
        .arg(civil.minute, 2, 10, QLatin1Char('0'));
}

}  // namespace models
