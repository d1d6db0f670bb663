// SPDX-License-Identifier: EUPL-1.2
#include "console/models/order_draft.h"

#include <algorithm>
#include <set>

#include "broker/wire/limits.h"
#include "console/models/order_words.h"
#include "console/session/may_say.h"

namespace models {

namespace {

bool fitsOrder(const QString& words, std::size_t bytes) {
    return static_cast<std::size_t>(words.toUtf8().size()) <= bytes;
}

}  // namespace

std::vector<Addressee> sectorsOf(const situation::Situation& picture) {
    std::vector<Addressee> out;
    for (const auto& [id, view] : picture.work.drawings)
        if (view.drawing.use == "sector") out.push_back({text(view.drawing.name), Words::tr("Abschnitt"), {}, id});
    std::sort(out.begin(), out.end(), [](const Addressee& a, const Addressee& b) {
        return a.label != b.label ? a.label.localeAwareCompare(b.label) < 0 : a.sector < b.sector;
    });
    return out;
}

std::vector<Addressee> addresseesOf(const situation::Situation& picture) {
    std::set<std::string> functions{"S1", "S2", "S3", "S4", "S5", "S6"};
    constexpr std::string_view kPost = "post:";
    for (const wire::Role& role : picture.roster.roleTable()) {
        if (role.staff.empty()) continue;
        for (const auto& line : role.says)
            for (const std::string& source : line.sources)
                if (source.starts_with(kPost) && !source.ends_with('*')) functions.insert(source.substr(kPost.size()));
    }
    for (const auto& [id, person] : picture.roster.persons()) {
        const std::string post = seatOf(person).empty() ? std::string() : session::postOf(person.enrolment.function);
        if (!post.empty()) functions.insert(post);
    }
    std::vector<Addressee> out;
    out.reserve(functions.size());
    for (const std::string& function : functions) out.push_back({text(function), Words::tr("Funktion"), {}, {}});
    for (Addressee& sector : sectorsOf(picture)) out.push_back(std::move(sector));
    std::set<std::string> units;
    for (const auto& [callSign, unit] : picture.units) units.insert(callSign);
    for (const auto& [callSign, view] : picture.work.assignments) units.insert(callSign);
    for (const std::string& unit : units) out.push_back({text(unit), Words::tr("Einheit"), unit, {}});
    return out;
}

std::vector<Addressee> matching(const std::vector<Addressee>& all, const QString& search, std::size_t most) {
    const QString wanted = search.trimmed();
    const QStringList words = wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<Addressee> first, others;
    for (const Addressee& one : all) {
        const QString whole = one.label + QLatin1Char(' ') + one.kind;
        const bool holds = std::all_of(words.begin(), words.end(),
                                       [&](const QString& word) { return whole.contains(word, Qt::CaseInsensitive); });
        if (!holds) continue;
        const bool begins = !wanted.isEmpty() && one.label.startsWith(wanted, Qt::CaseInsensitive);
        (begins ? first : others).push_back(one);
    }
    first.insert(first.end(), others.begin(), others.end());
    if (first.size() > most) first.resize(most);
    return first;
}

QString sectorName(const situation::Situation& picture, const std::string& sector) {
    if (sector.empty()) return {};
    const auto found = picture.work.drawings.find(sector);
    return found != picture.work.drawings.end() ? text(found->second.drawing.name)
                                                : Words::tr("Abschnitt, nicht mehr eingezeichnet");
}

QString OrderDraft::at(const char* field) const {
    const auto found = texts.find(QLatin1String(field));
    return found == texts.end() ? QString() : found->second.trimmed();
}

bool OrderDraft::isEmpty() const {
    return !edited && !report && !place &&
           std::all_of(texts.begin(), texts.end(), [](const auto& one) { return one.second.trimmed().isEmpty(); });
}

std::optional<base::Instant> deadlineOf(const OrderDraft& draft, base::Instant now) {
    const QString clock = draft.at("deadline");
    if (clock.isEmpty()) return std::nullopt;
    return draft.keptDeadline && clock == draft.keptClock ? draft.keptDeadline : clockAhead(clock, now);
}

std::map<QString, QString> faultsOf(const OrderDraft& draft, base::Instant now) {
    std::map<QString, QString> faults;
    const auto say = [&](const char* field, const QString& words) { faults.try_emplace(QLatin1String(field), words); };
    if (draft.at("to").isEmpty()) say("to", Words::tr("An wen? Funktion, Abschnitt oder Einheit wählen."));
    if (draft.at("subject").isEmpty()) say("subject", Words::tr("Betreff fehlt."));
    if (draft.at("text").isEmpty()) say("text", Words::tr("Was ist zu tun? Der Auftrag fehlt."));
    for (const char* field : {"to", "subject"})
        if (!fitsOrder(draft.at(field), wire::limits::kNameBytesMax))
            say(field, Words::tr("Zu lang: höchstens 120 Zeichen."));
    for (const char* field : {"text", "means", "aim", "way"})
        if (!fitsOrder(draft.at(field), wire::limits::kTextBytesMax))
            say(field, Words::tr("Zu lang: höchstens 16 000 Zeichen."));
    if (!draft.at("deadline").isEmpty() && !deadlineOf(draft, now))
        say("deadline", Words::tr("Uhrzeit mit vier Ziffern, etwa 1830."));
    const auto deadline = deadlineOf(draft, now);
    if (!draft.edited && deadline && *deadline <= now) say("deadline", Words::tr("Diese Frist ist schon vorbei."));
    return faults;
}

wire::Order orderOf(const OrderDraft& draft, const std::string& id, base::Instant now) {
    wire::Order order;
    order.order = id;
    order.to = draft.at("to").toStdString();
    order.unit = draft.unit;
    order.sector = draft.sector;
    order.subject = draft.at("subject").toStdString();
    order.text = draft.at("text").toStdString();
    order.means = draft.at("means").toStdString();
    order.aim = draft.at("aim").toStdString();
    order.way = draft.at("way").toStdString();
    order.priority = draft.priority;
    order.deadline = deadlineOf(draft, now);
    order.place = draft.place;
    order.report = draft.report;
    order.basedOn = draft.basedOn;
    return order;
}

OrderDraft draftOf(const situation::OrderView& view, base::Instant now, const Format& format) {
    const wire::Order& order = view.order;
    OrderDraft draft;
    draft.edited = order.order;
    draft.basedOn = view.by.id;
    const auto put = [&](const char* field, const std::string& words) {
        draft.texts[QLatin1String(field)] = text(words);
    };
    put("to", order.to);
    put("subject", order.subject);
    put("text", order.text);
    put("means", order.means);
    put("aim", order.aim);
    put("way", order.way);
    draft.unit = order.unit;
    draft.sector = order.sector;
    draft.priority = order.priority;
    draft.place = order.place;
    draft.report = order.report;
    draft.keptDeadline = order.deadline;
    draft.keptClock = momentWords(order.deadline, now, format);
    draft.texts[QStringLiteral("deadline")] = draft.keptClock;
    return draft;
}

}  // namespace models
