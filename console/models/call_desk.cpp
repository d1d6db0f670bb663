// SPDX-License-Identifier: EUPL-1.2
#include "console/models/call_desk.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "broker/wire/limits.h"
#include "console/models/fresh_id.h"
#include "console/models/order_draft.h"
#include "console/models/order_words.h"

namespace models {
namespace {

using wire::CallMove;

/// Ways that carry a text by themselves; a telephone is rung by a person.
constexpr std::array<const char*, 4> kCarrying{"mobile", "mail", "pager", "fax"};
constexpr int kAnswerMinutes = 15, kAnswerMinutesMax = 24 * 60;

QString oneLine(const QString& words) { return words.simplified(); }

/// "S1 · A. Beispiel"
QString titleOf(const wire::CallTarget& one) {
    return one.name.empty() ? text(one.function) : text(one.function) + QStringLiteral(" · ") + text(one.name);
}
bool isCarrying(const std::string& means) {
    return std::find(kCarrying.begin(), kCarrying.end(), means) != kCarrying.end();
}

QVariantMap reviewRow(const QString& name, const QString& value) {
    return {{QStringLiteral("label"), name}, {QStringLiteral("words"), value}};
}

}  // namespace

CallList::CallList(QObject* parent)
    : RowList<CallRow>(
          {
              {"key", [](const CallRow& row) { return QVariant(row.key); }},
              {"subject", [](const CallRow& row) { return QVariant(row.subject); }},
              {"facts", [](const CallRow& row) { return QVariant(row.facts); }},
              {"counts", [](const CallRow& row) { return QVariant(row.counts); }},
              {"urgency", [](const CallRow& row) { return QVariant(row.urgency); }},
              {"isOpen", [](const CallRow& row) { return QVariant(row.isOpen); }},
          },
          parent) {}

CalledList::CalledList(QObject* parent)
    : RowList<CalledRow>(
          {
              {"key", [](const CalledRow& row) { return QVariant(row.key); }},
              {"title", [](const CalledRow& row) { return QVariant(row.title); }},
              {"answer", [](const CalledRow& row) { return QVariant(row.answer); }},
              {"delivery", [](const CalledRow& row) { return QVariant(row.delivery); }},
              {"reach", [](const CalledRow& row) { return QVariant(row.reach); }},
              {"spoken", [](const CalledRow& row) { return QVariant(row.spoken); }},
              {"answerState", [](const CalledRow& row) { return QVariant(row.state); }},
              {"urgency", [](const CalledRow& row) { return QVariant(row.urgency); }},
          },
          parent) {}

CallDesk::CallDesk(session::Store& store, session::Login& login, DirectoryDesk& directory, Format format,
                   SayCall sayCall, SayStep sayStep, QObject* parent)
    : QObject(parent),
      m_store(store),
      m_login(login),
      m_directory(directory),
      m_format(format),
      m_sayCall(std::move(sayCall)),
      m_sayStep(std::move(sayStep)) {
    m_fields = {{QStringLiteral("subject"), Words::tr("Einberufung des Krisenstabs")},
                {QStringLiteral("text"), QString()},
                {QStringLiteral("meeting"), QString()},
                {QStringLiteral("there"), QString()},
                {QStringLiteral("minutes"), QString::number(kAnswerMinutes)}};
    connect(&m_login, &session::Login::changed, this, &CallDesk::changed);
    connect(&m_directory, &DirectoryDesk::changed, this, &CallDesk::changed);
}

base::Instant CallDesk::now() const { return m_store.realmNow().value_or(base::Instant{}); }

const situation::CallView* CallDesk::view() const {
    const auto& calls = m_store.picture().work.calls;
    const auto found = calls.find(m_selected.toStdString());
    return found == calls.end() ? nullptr : &found->second;
}

int CallDesk::open() const {
    const auto& calls = m_store.picture().work.calls;
    return static_cast<int>(std::count_if(calls.begin(), calls.end(), [&](const auto& one) {
        return m_store.shows(one.second.by.operation) && situation::isOpen(one.second);
    }));
}

int CallDesk::urgent() const {
    const auto& calls = m_store.picture().work.calls;
    return static_cast<int>(std::count_if(calls.begin(), calls.end(), [&](const auto& one) {
        return m_store.shows(one.second.by.operation) && callUrgency(one.second, now()) >= Urgency::Medium;
    }));
}

void CallDesk::setSelected(const QString& key) {
    if (key == m_selected) return;
    m_selected = key;
    m_person.clear();
    refreshCalled();
    emit changed();
}

void CallDesk::choose(int index) {
    if (index >= 0 && index < m_list.rowCount()) setSelected(m_list.rows()[static_cast<std::size_t>(index)].key);
}

void CallDesk::setPerson(const QString& key) {
    if (key == m_person) return;
    m_person = key;
    emit changed();
}

void CallDesk::choosePerson(int index) {
    if (index >= 0 && index < m_called.rowCount()) setPerson(m_called.rows()[static_cast<std::size_t>(index)].key);
}

QString CallDesk::title() const { return view() ? text(view()->call.subject) : QString(); }
bool CallDesk::isOpen() const { return view() && situation::isOpen(*view()); }
QString CallDesk::counts() const { return view() ? callCountWords(countCall(*view())) : QString(); }

QString CallDesk::facts() const {
    const situation::CallView* one = view();
    if (!one) return {};
    QStringList parts{
        Words::tr("einberufen %1 von %2").arg(m_format.dateClock(one->by.acceptedAt), saidByWords(one->by, m_store))};
    if (one->call.answerBy) parts << Words::tr("Antwort bis %1").arg(Format::clock(*one->call.answerBy));
    if (one->closed)
        parts << Words::tr("beendet %1 von %2")
                     .arg(Format::clock(one->closed->acceptedAt), saidByWords(*one->closed, m_store));
    return parts.join(QStringLiteral(" · "));
}

QString CallDesk::words() const {
    const situation::CallView* one = view();
    if (!one) return {};
    QString out = text(one->call.text);
    QStringList where;
    if (!one->call.meeting.empty()) where << Words::tr("Ort: %1").arg(text(one->call.meeting));
    if (one->call.beThereBy) where << Words::tr("da sein bis %1").arg(Format::clock(*one->call.beThereBy));
    return where.isEmpty() ? out : out + QLatin1Char('\n') + where.join(QStringLiteral(" · "));
}

QStringList CallDesk::notes() const {
    QStringList out;
    const situation::CallView* one = view();
    if (!one) return out;
    for (auto note = one->notes.rbegin(); note != one->notes.rend(); ++note) {
        QString about;
        for (const wire::CallTarget* target : calledOf(*one))
            if (target->contact == note->function) about = titleOf(*target) + QStringLiteral(": ");
        out << Format::clock(note->by.acceptedAt) + QLatin1Char(' ') + about + text(note->note) + QStringLiteral(" (") +
                   saidByWords(note->by, m_store) + QLatin1Char(')');
    }
    return out;
}

QString CallDesk::personTitle() const {
    for (const CalledRow& row : m_called.rows())
        if (row.key == m_person) return row.title;
    return {};
}

QString CallDesk::whyNoAnswer() const {
    if (m_store.hindsight()) return Words::tr("Im Rückblick wird nichts eingetragen. Zurück zu jetzt: F9.");
    if (!m_login.person()) return Words::tr("Zum Eintragen von Antworten bitte anmelden (Alt M).");
    if (!view()) return {};
    if (view()->closed) return Words::tr("Diese Einberufung ist beendet.");
    return personTitle().isEmpty() ? Words::tr("Jemanden aus der Liste wählen, um die Antwort einzutragen.")
                                   : QString();
}

QString CallDesk::whyNot() const { return whyMayNot(m_store, m_login, wire::Kind::CallUp, Words::tr("Einberufen")); }

// ---- written
// ----------------------------------------------------------------------------------------------------------

void CallDesk::begin() {
    m_isWriting = true;
    m_reviewed.reset();
    m_fault.clear();
    emit changed();
}

void CallDesk::beginAgain() {
    const situation::CallView* one = view();
    if (!one) return;
    QSet<QString> silent;
    for (const wire::CallTarget* target : calledOf(*one))
        if (!one->answers.contains(target->contact)) silent.insert(text(target->contact));
    m_directory.setTicked(silent);
    m_fields[QStringLiteral("subject")] = text(one->call.subject);
    m_fields[QStringLiteral("text")] = text(one->call.text);
    m_fields[QStringLiteral("meeting")] = text(one->call.meeting);
    m_fields[QStringLiteral("there")] =
        one->call.beThereBy && *one->call.beThereBy > now() ? momentToType(one->call.beThereBy) : QString();
    begin();
}

void CallDesk::put() {
    m_isWriting = false;
    m_reviewed.reset();
    m_fault.clear();
    emit changed();
}

void CallDesk::write(const QString& field, const QString& words) {
    if (m_fields.value(field) == words) return;
    m_fields[field] = words;
    emit changed();
}

void CallDesk::useWay(const QString& means, bool on) {
    if (on)
        m_unused.remove(means);
    else
        m_unused.insert(means);
    emit changed();
}

QVariantList CallDesk::ways() const {
    QVariantList out;
    const auto& contacts = m_store.picture().work.contacts;
    for (const char* means : kCarrying) {
        int count = 0;
        for (const QString& key : m_directory.tickedKeys())
            if (const auto found = contacts.find(key.toStdString()); found != contacts.end())
                count += std::any_of(found->second.contact.reach.begin(), found->second.contact.reach.end(),
                                     [&](const wire::Reach& one) { return one.means == means; })
                             ? 1
                             : 0;
        const QString id = QString::fromLatin1(means);
        if (count > 0)
            out << QVariantMap{{QStringLiteral("id"), id},
                               {QStringLiteral("words"), wayWords(means)},
                               {QStringLiteral("count"), count},
                               {QStringLiteral("isUsed"), !m_unused.contains(id)}};
    }
    return out;
}

wire::CallUp CallDesk::drafted(QString& fault) const {
    const auto typed = [&](const char* name) { return m_fields.value(QString::fromLatin1(name)).toString().trimmed(); };
    wire::CallUp call;
    call.subject = oneLine(typed("subject")).toStdString();
    call.text = typed("text").toStdString();
    call.meeting = oneLine(typed("meeting")).toStdString();
    const base::Instant present = m_store.presentNow().value_or(base::Instant{});
    const auto& contacts = m_store.picture().work.contacts;
    QStringList keys(m_directory.tickedKeys().begin(), m_directory.tickedKeys().end());
    keys.sort();
    for (const QString& key : keys) {
        const auto found = contacts.find(key.toStdString());
        if (found == contacts.end()) continue;
        const wire::Contact& contact = found->second.contact;
        bool isReached = false;
        for (const wire::Reach& reach : contact.reach) {
            if (!isCarrying(reach.means) || m_unused.contains(text(reach.means))) continue;
            call.targets.push_back({contact.contact, contact.function, contact.name, reach});
            isReached = true;
        }
        // Whom nothing carries a text to is called by hand; the call keeps account of him all the same.
        if (!isReached)
            call.targets.push_back(
                {contact.contact, contact.function, contact.name, {"phone", [&] {
                                                                       for (const wire::Reach& reach : contact.reach)
                                                                           if (reach.means == "phone" ||
                                                                               reach.means == "mobile")
                                                                               return reach.address;
                                                                       return contact.reach.empty()
                                                                                  ? std::string("?")
                                                                                  : contact.reach.front().address;
                                                                   }()}});
    }
    std::stable_sort(call.targets.begin(), call.targets.end(),
                     [](const wire::CallTarget& a, const wire::CallTarget& b) {
                         wire::Contact first, second;
                         first.function = a.function, first.name = a.name;
                         second.function = b.function, second.name = b.name;
                         return standsBefore(first, second);
                     });
    if (call.subject.empty())
        fault = Words::tr("Der Betreff fehlt.");
    else if (call.subject.size() > wire::limits::kNameBytesMax)
        fault = Words::tr("Der Betreff ist zu lang; das Nähere gehört in den Text.");
    else if (call.text.empty())
        fault = Words::tr("Der Text fehlt: Was ist los, was soll der Gerufene tun?");
    else if (call.meeting.size() > wire::limits::kNameBytesMax)
        fault = Words::tr("Der Ort ist zu lang.");
    else if (call.targets.empty())
        fault = Words::tr("Niemand ist ausgewählt: im Verzeichnis ankreuzen (Leertaste).");
    if (const QString there = typed("there"); fault.isEmpty() && !there.isEmpty()) {
        call.beThereBy = momentTyped(there, present);
        if (!call.beThereBy || *call.beThereBy <= present)
            fault = Words::tr("„%1“ ist kein Zeitpunkt, der noch kommt. Bitte als 20:30.").arg(there);
    }
    if (const QString minutes = typed("minutes"); fault.isEmpty() && !minutes.isEmpty()) {
        bool isNumber = false;
        const int number = minutes.toInt(&isNumber);
        if (!isNumber || number < 1 || number > kAnswerMinutesMax)
            fault = Words::tr("Die Antwortfrist ist eine Zahl von Minuten, 1 bis 1440.");
        else
            call.answerBy = present.plusS(60LL * number);
    }
    return call;
}

void CallDesk::check() {
    m_fault.clear();
    m_reviewed.reset();
    wire::CallUp call = drafted(m_fault);
    if (m_fault.isEmpty()) {
        call.call = freshId();
        m_reviewed = std::move(call);
    }
    emit changed();
}

QVariantList CallDesk::review() const {
    QVariantList out;
    if (!m_reviewed) return out;
    const wire::CallUp& call = *m_reviewed;
    out << reviewRow(Words::tr("Betreff"), text(call.subject)) << reviewRow(Words::tr("Text"), text(call.text));
    if (!call.meeting.empty()) out << reviewRow(Words::tr("Ort"), text(call.meeting));
    if (call.beThereBy) out << reviewRow(Words::tr("Da sein bis"), m_format.dateClock(*call.beThereBy));
    if (call.answerBy) out << reviewRow(Words::tr("Antwort bis"), m_format.dateClock(*call.answerBy));
    QStringList byHand, reached;
    std::string last;
    for (const wire::CallTarget& target : call.targets) {
        const QString who = text(target.name.empty() ? target.function : target.function + " " + target.name);
        if (!isCarrying(target.reach.means))
            byHand << who + QStringLiteral(" (") + text(target.reach.address) + QLatin1Char(')');
        else if (target.contact == last)
            reached.last() += QStringLiteral(", ") + wayWords(target.reach.means);
        else
            reached << who + QStringLiteral(": ") + wayWords(target.reach.means);
        last = target.contact;
    }
    if (!reached.isEmpty()) out << reviewRow(Words::tr("An (%1)").arg(reached.size()), reached.join(QLatin1Char('\n')));
    if (!byHand.isEmpty())
        out << reviewRow(Words::tr("Bitte selbst anrufen (%1)").arg(byHand.size()), byHand.join(QLatin1Char('\n')));
    return out;
}

void CallDesk::backToForm() {
    m_reviewed.reset();
    emit changed();
}

void CallDesk::give() {
    if (!m_reviewed || !whyNot().isEmpty()) return;
    // The time to answer runs from now, not from when it was looked at.
    QString fault;
    wire::CallUp call = *m_reviewed;
    const wire::CallUp anew = drafted(fault);
    if (fault.isEmpty()) call.answerBy = anew.answerBy;
    m_sayCall(call);
    m_selected = text(call.call);
    m_person.clear();
    m_fields[QStringLiteral("text")] = QString();
    m_fields[QStringLiteral("there")] = QString();
    m_directory.untick();
    put();
}

// ---- answered
// ---------------------------------------------------------------------------------------------------------

QString CallDesk::enter(int move, const QString& arrival, const QString& note) {
    if (QString why = whyNoAnswer(); !why.isEmpty()) return why;
    wire::CallStep step{m_selected.toStdString(), m_person.toStdString(), static_cast<CallMove>(move), {}, {}, {}};
    step.note = note.trimmed().toStdString();
    const base::Instant present = m_store.presentNow().value_or(base::Instant{});
    const QString typed = arrival.trimmed();
    switch (step.move) {
        case CallMove::Coming:
            if (typed.isEmpty()) break;
            if (bool isNumber = false; typed.size() <= 3 && typed.toInt(&isNumber) > 0 && isNumber)
                step.arrival = present.plusS(60LL * typed.toInt());
            else
                step.arrival = clockAhead(typed, present);
            if (!step.arrival) return Words::tr("„%1“: bitte eine Uhrzeit (18:40) oder Minuten (20).").arg(typed);
            break;
        case CallMove::Arrived: step.arrival = present; break;
        case CallMove::Declined:
        case CallMove::Sent: break;
        case CallMove::Noted:
            if (step.note.empty()) return Words::tr("Der Vermerk fehlt.");
            break;
        default: return Words::tr("Das ist keine Antwort.");
    }
    if (step.move == CallMove::Coming || step.move == CallMove::Declined || step.move == CallMove::Sent)
        step.means = "phone";
    m_sayStep(step);
    return {};
}

QString CallDesk::close(const QString& note) {
    if (m_store.hindsight() || !m_login.person()) return whyNoAnswer();
    if (!isOpen()) return Words::tr("Diese Einberufung ist beendet.");
    m_sayStep({m_selected.toStdString(), "", CallMove::Closed, {}, {}, note.trimmed().toStdString()});
    return {};
}

// ---- lists
// ------------------------------------------------------------------------------------------------------------

void CallDesk::refreshCalled() {
    const situation::CallView* one = view();
    std::vector<std::pair<std::pair<int, std::int64_t>, CalledRow>> found;
    if (one) {
        const bool isLate = one->call.answerBy && *one->call.answerBy <= now();
        for (const wire::CallTarget* target : calledOf(*one)) {
            CalledRow row;
            row.key = text(target->contact);
            row.title = titleOf(*target);
            row.delivery = deliveryWords(*one, target->contact);
            QStringList ways;
            for (const wire::CallTarget& way : one->call.targets)
                if (way.contact == target->contact)
                    ways << wayWords(way.reach.means) + QLatin1Char(' ') + text(way.reach.address);
            // The directory may know another way by now, and who is rung needs all of them.
            const auto& contacts = m_store.picture().work.contacts;
            const auto known = contacts.find(target->contact);
            row.reach =
                known == contacts.end() ? ways.join(QStringLiteral(" · ")) : reachWords(known->second.contact.reach);
            const auto answer = one->answers.find(target->contact);
            std::int64_t order = 0;
            if (answer == one->answers.end()) {
                const auto tried = one->deliveries.find(target->contact);
                const bool isLost = tried != one->deliveries.end() &&
                                    std::all_of(tried->second.begin(), tried->second.end(),
                                                [](const auto& way) { return way.second.state == CallMove::Failed; });
                row.state = isLost ? 1 : 0;
                row.answer = isLost ? Words::tr("nicht erreicht") : Words::tr("noch keine Antwort");
                const auto note = std::find_if(one->notes.rbegin(), one->notes.rend(),
                                               [&](const auto& step) { return step.function == target->contact; });
                if (note != one->notes.rend()) row.answer += QStringLiteral(" · ") + text(note->note);
                if (!one->closed)
                    row.urgency = static_cast<int>(isLost ? Urgency::Medium : isLate ? Urgency::High : Urgency::None);
                order = isLost ? 0 : 1;
            } else {
                situation::CallAnswer shown = answer->second;
                if (shown.means == "mail") shown.means = Words::tr("per E-Mail").toStdString();
                row.answer = answerWords(shown);
                const CallMove move = answer->second.move;
                row.state = move == CallMove::Coming ? 2 : move == CallMove::Arrived ? 3 : 4;
                order = answer->second.arrival ? answer->second.arrival->ms : std::numeric_limits<std::int64_t>::max();
            }
            row.spoken = row.title + QStringLiteral(", ") + row.answer;
            if (!row.delivery.isEmpty()) row.spoken += QStringLiteral(", ") + row.delivery;
            const int group = row.state < 2 ? 0 : row.state;
            found.emplace_back(std::pair{group, order}, std::move(row));
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<CalledRow> rows;
    rows.reserve(found.size());
    for (auto& [order, row] : found) rows.push_back(std::move(row));
    m_called.setRows(std::move(rows));
}

void CallDesk::refresh() {
    std::vector<std::pair<std::pair<bool, std::int64_t>, CallRow>> found;
    for (const auto& [id, one] : m_store.picture().work.calls) {
        if (!m_store.shows(one.by.operation)) continue;
        CallRow row;
        row.key = text(id);
        row.subject = text(one.call.subject);
        row.facts = Format::clock(one.by.acceptedAt) + QLatin1Char(' ') + saidByWords(one.by, m_store);
        row.isOpen = situation::isOpen(one);
        if (row.isOpen && one.call.answerBy)
            row.facts += QStringLiteral(" · ") + Words::tr("Antwort bis %1").arg(Format::clock(*one.call.answerBy));
        row.counts = callCountWords(countCall(one));
        row.urgency = static_cast<int>(callUrgency(one, now()));
        const std::pair place{!row.isOpen, -one.by.acceptedAt.ms};
        found.emplace_back(place, std::move(row));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<CallRow> rows;
    rows.reserve(found.size());
    for (auto& [order, row] : found) rows.push_back(std::move(row));
    m_list.setRows(std::move(rows));
    refreshCalled();
    emit changed();
}

}  // namespace models
