// SPDX-License-Identifier: EUPL-1.2
#include "console/models/message_draft.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <QRegularExpression>

#include "broker/wire/limits.h"

namespace models {
namespace {

constexpr std::int64_t kOneMinuteMs = 60'000, kOneDayMs = 24 * 60 * kOneMinuteMs;
constexpr std::int64_t kAheadMs = 2 * kOneMinuteMs;  ///< clocks of people differ by so much

bool isDayOf(int year, int month, int day) {
    static constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && isLeap ? 1 : 0);
}

/// The instants that this German legal time stands for: one, two in October, none in March.
std::vector<base::Instant> instantsOf(const base::CivilTime& civil) {
    std::vector<base::Instant> out;
    const base::Instant asUtc = base::fromCivilUtc(civil);
    for (const int offset : {120, 60}) {
        const base::Instant at = asUtc.plusMs(-offset * kOneMinuteMs);
        if (base::germanOffsetMinutes(at) == offset) out.push_back(at);
    }
    return out;
}

/// Taken down just before midnight, entered just after: of the day before.
std::optional<base::Instant> takenTime(const MessageDraft& draft, base::Instant now) {
    auto at = typedTime(draft.value(QStringLiteral("takenClock")), {}, now);
    if (at && base::spanMs(*at, now) > kAheadMs) at = at->plusMs(-kOneDayMs);
    return at;
}

}  // namespace

std::optional<base::Instant> typedTime(const QString& clock, const QString& date, base::Instant now) {
    static const QRegularExpression kClock(QStringLiteral("^\\s*(\\d{1,2})[:.]?(\\d{2})\\s*$"));
    static const QRegularExpression kDate(QStringLiteral("^\\s*(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}|\\d{2})?\\s*$"));
    const auto hours = kClock.match(clock);
    if (!hours.hasMatch()) return std::nullopt;
    base::CivilTime civil = base::civilGerman(now);
    civil.hour = hours.captured(1).toInt();
    civil.minute = hours.captured(2).toInt();
    civil.second = civil.ms = 0;
    if (civil.hour > 23 || civil.minute > 59) return std::nullopt;
    if (!date.trimmed().isEmpty()) {
        const auto day = kDate.match(date);
        if (!day.hasMatch()) return std::nullopt;
        civil.day = day.captured(1).toInt();
        civil.month = day.captured(2).toInt();
        const QString year = day.captured(3);
        if (!year.isEmpty()) civil.year = year.size() == 2 ? 2000 + year.toInt() : year.toInt();
        if (!isDayOf(civil.year, civil.month, civil.day)) return std::nullopt;
    }
    const auto instants = instantsOf(civil);
    if (instants.empty()) return std::nullopt;
    return *std::min_element(instants.begin(), instants.end(), [&](base::Instant a, base::Instant b) {
        return std::abs(base::spanMs(a, now)) < std::abs(base::spanMs(b, now));
    });
}

QString typedDate(base::Instant at) {
    const base::CivilTime civil = base::civilGerman(at);
    return QString::asprintf("%02d.%02d.%04d", civil.day, civil.month, civil.year);
}

const std::vector<std::string>& messageMeans() {
    static const std::vector<std::string> kMeans{"Funk", "Telefon", "Fax", "E-Mail", "Messenger", "Daten", "Melder"};
    return kMeans;
}

QString meansWords(const std::string& means) {
    if (means == "Funk") return Words::tr("Funk");
    if (means == "Telefon") return Words::tr("Telefon");
    if (means == "Fax") return Words::tr("Fax");
    if (means == "E-Mail") return Words::tr("E-Mail");
    if (means == "Messenger") return Words::tr("Messenger");
    if (means == "Daten") return Words::tr("Daten");
    if (means == "Melder") return Words::tr("Melder");
    return text(means);
}

QString MessageDraft::value(const QString& field) const {
    const auto found = texts.find(field);
    return found != texts.end() ? found->second.trimmed() : QString();
}

bool MessageDraft::isEmpty() const {
    // What a new one brings along by itself is no loss.
    const auto isTyped = [this](const char* field) { return !value(QString::fromLatin1(field)).isEmpty(); };
    const auto fields = {"subject", "text", "callName", "phone", "clock"};
    return std::none_of(fields.begin(), fields.end(), isTyped) && !answers;
}

std::map<QString, QString> MessageDraft::faults(base::Instant now) const {
    std::map<QString, QString> out;
    const auto need = [&](const char* field, const QString& words) {
        const QString name = QString::fromLatin1(field);
        if (value(name).isEmpty()) out[name] = words;
    };
    need("to", Words::tr("Anschrift fehlt: an wen?"));
    need("subject", Words::tr("Betreff fehlt: worum geht es?"));
    need("text", Words::tr("Inhalt fehlt."));
    need("from", Words::tr("Absender fehlt: von wem?"));
    need("writtenBy", Words::tr("Zeichen und Funktion des Verfassers fehlen."));
    for (const auto& [field, typed] : texts) {
        const bool isLong = field == QStringLiteral("text") || field == QStringLiteral("subject");
        const std::size_t max = isLong ? wire::limits::kTextBytesMax : wire::limits::kNameBytesMax;
        const auto bytes = static_cast<std::size_t>(typed.trimmed().toUtf8().size());
        if (bytes > max)
            out[field] = isLong ? Words::tr("Zu lang: bitte in mehrere Meldungen teilen.")
                                : Words::tr("Zu lang: bitte kürzen, höchstens %1 Zeichen.").arg(max);
    }
    const QString clock = value(QStringLiteral("clock")), date = value(QStringLiteral("date"));
    if (clock.isEmpty())
        out[QStringLiteral("clock")] = Words::tr("Abfassungszeit fehlt: vier Ziffern, etwa 1805.");
    else if (!typedTime(clock, {}, now))
        out[QStringLiteral("clock")] = Words::tr("Keine Uhrzeit: vier Ziffern, etwa 1805.");
    else if (!typedTime(clock, date, now))
        out[QStringLiteral("date")] = Words::tr("Kein Datum: etwa 21.11.2026.");
    const QString taken = value(QStringLiteral("takenClock"));
    if (!taken.isEmpty() && !typedTime(taken, {}, now))
        out[QStringLiteral("takenClock")] = Words::tr("Keine Uhrzeit: vier Ziffern, etwa 1805.");
    return out;
}

std::map<QString, QString> MessageDraft::doubts(base::Instant now) const {
    std::map<QString, QString> out;
    const auto at = typedTime(value(QStringLiteral("clock")), value(QStringLiteral("date")), now);
    if (!at) return out;
    const std::int64_t ageMs = base::spanMs(now, *at);
    if (-ageMs > kAheadMs)
        out[QStringLiteral("clock")] = Words::tr("Liegt in der Zukunft. Stimmt das? Sie wird so übernommen.");
    else if (ageMs > kOneDayMs)
        out[QStringLiteral("clock")] =
            Words::tr("Liegt mehr als einen Tag zurück. Stimmt das? Sie wird so übernommen.");
    const auto taken = takenTime(*this, now);
    if (taken && *taken < *at)
        out[QStringLiteral("takenClock")] = Words::tr("Aufgenommen, bevor sie verfasst war. Stimmt das?");
    return out;
}

std::optional<wire::Report> MessageDraft::report(base::Instant now) const {
    if (!faults(now).empty()) return std::nullopt;
    const auto words = [this](const char* field) { return value(QString::fromLatin1(field)).toStdString(); };
    const auto maybe = [&](const char* field) {
        const std::string typed = words(field);
        return typed.empty() ? std::nullopt : std::optional(typed);
    };
    wire::Report out;
    out.from = words("from");
    out.to = words("to");
    out.means = words("means");
    out.subject = words("subject");
    out.text = words("text");
    out.priority = priority;
    out.writtenAt = *typedTime(value(QStringLiteral("clock")), value(QStringLiteral("date")), now);
    out.place = place;
    out.direction = direction;
    out.callName = maybe("callName");
    out.phone = maybe("phone");
    out.meansWished = maybe("meansWished");
    out.writtenBy = maybe("writtenBy");
    if (direction == wire::Direction::Incoming) out.takenAt = takenTime(*this, now).value_or(now);
    out.answers = answers;
    out.about = about;
    return out;
}

MessageDraft draftOf(const wire::Report& report) {
    MessageDraft out;
    out.direction = report.direction.value_or(wire::Direction::Incoming);
    out.priority = report.priority;
    const auto put = [&](const char* field, const std::string& words) {
        if (!words.empty()) out.texts[QString::fromLatin1(field)] = text(words);
    };
    put("from", report.from), put("to", report.to), put("means", report.means);
    put("subject", report.subject), put("text", report.text);
    put("callName", report.callName.value_or("")), put("phone", report.phone.value_or(""));
    put("meansWished", report.meansWished.value_or("")), put("writtenBy", report.writtenBy.value_or(""));
    const auto clock = [](base::Instant at) { return Format::clock(at).remove(QLatin1Char(':')); };
    out.texts[QStringLiteral("clock")] = clock(report.writtenAt);
    out.texts[QStringLiteral("date")] = typedDate(report.writtenAt);
    if (report.takenAt) out.texts[QStringLiteral("takenClock")] = clock(*report.takenAt);
    out.answers = report.answers;
    out.about = report.about;
    out.place = report.place;
    return out;
}

}  // namespace models
