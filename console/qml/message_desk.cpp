// SPDX-License-Identifier: EUPL-1.2
// The list, the chosen message and what is said about it. Writing one: message_desk_writing.cpp.
#include "console/qml/message_desk.h"

#include <algorithm>
#include <array>

#include "broker/wire/codec.h"
#include "console/models/file_rows.h"
#include "console/models/incident_list.h"
#include "console/models/rejections.h"

namespace console {

using models::text;
using models::Words;

namespace {

/// The seats of a Führungsstab, with the digit that stands for each in the panel (FwDV 100).
constexpr std::array<const char*, 8> kSeats{"S1", "S2", "S3", "S4", "S5", "S6", "LdS", "Fachberater"};

QVariantList eventRows(const std::vector<models::MessageEvent>& events) {
    QVariantList out;
    for (const models::MessageEvent& event : events)
        out << QVariantMap{{QStringLiteral("clock"), event.clock},
                           {QStringLiteral("who"), event.who},
                           {QStringLiteral("words"), event.words}};
    return out;
}

bool holds(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

MessageDesk::MessageDesk(session::Store& store, session::Login& login, models::Format format, FileDesk& files, Say say,
                         QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_format(format), m_files(files), m_say(std::move(say)) {
    connect(&m_store, &session::Store::folded, this,
            [this](const situation::Changes& changes) { m_list.note(changes.work.reports); });
    connect(&m_store, &session::Store::sayingChanged, this, &MessageDesk::hearSaying);
    connect(&m_login, &session::Login::changed, this, &MessageDesk::refresh);
    connect(&m_files, &FileDesk::changed, this, &MessageDesk::draftChanged);
}

void MessageDesk::setNames(std::function<QString(const QString&)> nameOf,
                           std::function<std::optional<wire::GeoPoint>(const QString&)> placeOf) {
    m_nameOf = std::move(nameOf);
    m_placeOf = std::move(placeOf);
}

base::Instant MessageDesk::now() const { return m_store.realmNow().value_or(m_store.clock().now()); }

std::string MessageDesk::post() const {
    return m_login.person() ? models::staffFunction(m_login.person()->function) : std::string();
}

QString MessageDesk::function() const { return text(post()); }

void MessageDesk::refresh() {
    const QStringList functions = filterFunctions();
    const QString chosen =
        m_filterFunction > 0 && m_filterFunction < functions.size() ? functions[m_filterFunction] : QString();
    m_list.setFunctions(post(), chosen.toStdString());
    bool differs = m_list.refresh(m_store, m_format);
    for (const models::UnsentMessage& one : std::vector<models::UnsentMessage>(m_list.unsent())) hearSaying(one.token);
    differs = load() || differs;
    Told told{m_login.person() ? m_login.person()->id : std::string(), m_store.hindsight().has_value(),
              m_store.present().roster.persons().size(), m_store.picture().work.drawings.size(),
              m_isWriting ? now().ms / 1000 : 0};
    if (told == m_told && !differs) return;
    m_told = std::move(told);
    emit changed();
    if (m_isWriting) emit draftChanged();
}

/// What the chosen one says now; told only when it says something else.
bool MessageDesk::load() {
    auto view = m_list.view(m_selected);
    const bool isOther = view.has_value() != m_view.has_value() || m_shownLines != m_store.chronicle().linesVersion() ||
                         (view && view->read.size() != m_view->read.size());
    if (!isOther && !isOwn()) return false;
    m_view = std::move(view);
    m_shownLines = m_store.chronicle().linesVersion();
    emit messageChanged();
    return true;
}

// ---- list ---------------------------------------------------------------------------------------------------------

void MessageDesk::setFilter(int filter) {
    if (filter < 0 || filter > static_cast<int>(models::MessageFilter::All)) return;
    m_list.setFilter(static_cast<models::MessageFilter>(filter));
    emit changed();
}

QStringList MessageDesk::filters() const {
    const auto counts = m_list.counts();
    const auto named = [](const QString& name, int count) {
        return name + QStringLiteral(" (") + QString::number(count) + QLatin1Char(')');
    };
    const QString mine = post().empty() ? Words::tr("Für Funktion") : Words::tr("Für %1").arg(function());
    return {named(Words::tr("Ungesichtet"), counts.unsighted),
            m_filterFunction > 0 || post().empty() ? mine : named(mine, counts.mine),
            named(Words::tr("Offen"), counts.open), named(Words::tr("Ausgang nicht befördert"), counts.unsentOut),
            named(Words::tr("Alle"), counts.all)};
}

QStringList MessageDesk::filterFunctions() const {
    QStringList out{post().empty() ? Words::tr("meine Funktion") : Words::tr("meine (%1)").arg(function())};
    for (const char* seat : kSeats) out << QString::fromUtf8(seat);
    for (const auto& [id, person] : m_store.present().roster.persons()) {
        const QString seat = text(models::seatOf(person));
        if (!seat.isEmpty() && !out.contains(seat)) out << seat;
    }
    for (const std::string& sector : sectors()) out << text(sector);
    return out;
}

void MessageDesk::setFilterFunction(int place) {
    m_filterFunction = place;
    m_list.setFilter(models::MessageFilter::Mine);
    refresh();
}

void MessageDesk::setQuery(const QString& typed) {
    m_list.setQuery(typed);
    emit changed();
}

void MessageDesk::showAbout(const QString& subject, const QString& title) {
    m_aboutTitle = subject.isEmpty() ? QString() : title;
    m_list.setAbout(subject.toStdString());
    if (!subject.isEmpty()) m_list.setFilter(models::MessageFilter::All);
    emit changed();
}

int MessageDesk::countAbout(const QString& subject) const { return m_list.countAbout(subject.toStdString()); }

bool MessageDesk::chooseUnsighted() {
    const QString key = m_list.firstUnsighted();
    if (key.isEmpty()) return false;
    setSelected(key);
    return true;
}

// ---- the chosen one -----------------------------------------------------------------------------------------------

void MessageDesk::setSelected(const QString& key) {
    if (m_selected == key) return;
    m_selected = key;
    m_isRouting = false;
    m_view = m_list.view(m_selected);
    m_shownLines = m_store.chronicle().linesVersion();
    emit messageChanged();
    emit changed();
}

const models::UnsentMessage* MessageDesk::own() const {
    for (const models::UnsentMessage& one : m_list.unsent())
        if (m_selected == QStringLiteral("own:") + QString::number(one.token)) return &one;
    return nullptr;
}

QString MessageDesk::titleOf(const situation::ReportView& view) const {
    return models::messageNumber(models::directionOf(view.report), view.number) + QLatin1Char(' ') +
           text(view.report.subject).simplified();
}

QString MessageDesk::number() const {
    return m_view ? models::messageNumber(models::directionOf(m_view->report), m_view->number) : QString();
}
QString MessageDesk::subject() const {
    if (!m_view) return {};
    return text(m_view->report.subject.empty() ? m_view->report.text.substr(0, 400) : m_view->report.subject)
        .simplified();
}
QString MessageDesk::state() const {
    return !m_view ? QString() : isOwn() ? own()->state : models::messageStateWords(*m_view);
}
int MessageDesk::urgency() const {
    return m_view ? static_cast<int>(models::messageUrgency(m_view->report.priority)) : 0;
}
int MessageDesk::direction() const { return m_view ? static_cast<int>(models::directionOf(m_view->report)) : 0; }

QVariantMap MessageDesk::fields() const {
    QVariantMap out;
    if (!m_view) return out;
    for (const models::MessageField& field : models::messageFields(*m_view, m_store, m_format))
        out[field.number] = QVariantMap{{QStringLiteral("name"), field.number + QLatin1Char(' ') + field.name},
                                        {QStringLiteral("value"), field.value}};
    return out;
}

QVariantList MessageDesk::recipients() const {
    QVariantList out;
    if (!m_view) return out;
    const auto add = [&](const std::string& function, bool isCopy) {
        const auto clock = [&](const std::map<std::string, base::Instant>& marks) {
            const auto found = marks.find(function);
            return found == marks.end() ? QString() : models::Format::clock(found->second);
        };
        out << QVariantMap{{QStringLiteral("function"), text(function)},
                           {QStringLiteral("isCopy"), isCopy},
                           {QStringLiteral("done"), clock(m_view->done)},
                           {QStringLiteral("read"), clock(m_view->read)},
                           {QStringLiteral("isMine"), function == post()}};
    };
    for (const std::string& function : m_view->functions) add(function, false);
    for (const std::string& function : m_view->copies) add(function, true);
    return out;
}

QVariantList MessageDesk::notes() const {
    std::vector<models::MessageEvent> events;
    if (m_view)
        for (const auto& note : m_view->notes)
            events.push_back({note.by.acceptedAt, models::Format::clock(note.by.acceptedAt),
                              models::whoSaid(m_store, note.by.author, note.by.source), text(note.note)});
    return eventRows(events);
}

QVariantList MessageDesk::history() const {
    return m_view && !isOwn() ? eventRows(models::messageHistory(*m_view, m_store, m_format)) : QVariantList();
}

QVariantList MessageDesk::attachments() const {
    if (!m_view) return {};
    return models::fileRows(m_view->report.attachments, number(), subject(), m_format);
}

QVariantMap MessageDesk::linkRow(const std::string& subject) const {
    const QString name = m_nameOf ? m_nameOf(text(subject)) : text(subject);
    return {{QStringLiteral("subject"), text(subject)}, {QStringLiteral("words"), name}};
}

QVariantList MessageDesk::links() const {
    QVariantList out;
    if (!m_view) return out;
    for (const std::string& subject : m_view->report.about) out << linkRow(subject);
    if (m_view->report.place && m_view->report.about.empty())
        out << QVariantMap{{QStringLiteral("subject"), QString()}, {QStringLiteral("words"), Words::tr("Ort")}};
    return out;
}

QString MessageDesk::answersKey() const {
    return m_view && m_view->report.answers ? text(m_view->report.answers->text()) : QString();
}
QString MessageDesk::answersWords() const {
    const auto answered = m_list.view(answersKey());
    return answered ? titleOf(*answered) : QString();
}

// ---- what is said about it ----------------------------------------------------------------------------------------

QString MessageDesk::whyNot(wire::Kind kind) const { return models::whyNotSay(m_store, m_login, kind); }

QString MessageDesk::hint() const {
    if (isOwn()) return Words::tr("Der Broker hat diese Meldung noch nicht.");
    return whyNot(wire::Kind::ReportStep);
}

std::vector<std::string> MessageDesk::sectors() const {
    std::vector<std::string> out;
    for (const auto& [id, view] : m_store.picture().work.drawings)
        if (view.drawing.use == "sector" && !view.drawing.name.empty() && !holds(out, view.drawing.name))
            out.push_back(view.drawing.name);
    return out;
}

QVariantList MessageDesk::targets() const {
    QVariantList out;
    QStringList known;
    const auto add = [&](const QString& group, const std::string& name, int digit) {
        if (known.contains(text(name))) return;
        known << text(name);
        const auto chosen = m_targets.find(name);
        out << QVariantMap{{QStringLiteral("group"), group},
                           {QStringLiteral("name"), text(name)},
                           {QStringLiteral("digit"), digit},
                           {QStringLiteral("state"), chosen == m_targets.end() ? 0 : chosen->second}};
    };
    for (std::size_t i = 0; i < kSeats.size(); ++i) add(Words::tr("Stab"), kSeats[i], static_cast<int>(i) + 1);
    for (const std::string& sector : sectors()) add(Words::tr("Einsatzabschnitte"), sector, 0);
    for (const auto& [id, person] : m_store.present().roster.persons()) {
        const std::string seat = models::seatOf(person);
        if (!seat.empty()) add(Words::tr("Weitere"), seat, 0);
    }
    for (const auto& [name, state] : m_targets) add(Words::tr("Weitere"), name, 0);
    return out;
}

QString MessageDesk::routeHint() const {
    if (const QString why = hint(); !why.isEmpty()) return why;
    const bool hasOne = std::any_of(m_targets.begin(), m_targets.end(), [](const auto& one) { return one.second > 0; });
    return hasOne ? QString() : Words::tr("Mindestens eine Funktion wählen: Sie handelt oder bekommt eine Kopie.");
}

bool MessageDesk::mayReceipt() const {
    if (!m_view || !hint().isEmpty()) return false;
    const bool hasIt = holds(m_view->functions, post()) || holds(m_view->copies, post());
    return hasIt && !m_view->read.contains(post());
}

bool MessageDesk::mayEnd() const {
    return m_view && hint().isEmpty() && holds(m_view->functions, post()) && !m_view->done.contains(post());
}

void MessageDesk::beginRouting() {
    if (!m_view || isOwn()) return;
    m_targets.clear();
    for (const std::string& function : m_view->functions) m_targets[function] = 1;
    for (const std::string& function : m_view->copies) m_targets[function] = 2;
    m_isRouting = true;
    emit changed();
}

void MessageDesk::cancelRouting() {
    m_isRouting = false;
    emit changed();
}

void MessageDesk::cycle(const QString& function) { setTarget(function, (m_targets[function.toStdString()] + 1) % 3); }

void MessageDesk::setTarget(const QString& function, int state) {
    if (!m_isRouting || function.isEmpty()) return;
    m_targets[function.toStdString()] = state;
    emit changed();
}

void MessageDesk::say(wire::ReportStep step) {
    if (!m_view || !hint().isEmpty()) return;
    step.report = m_view->by.id;
    base::Bytes payload = wire::encodePayload(step);
    const QByteArray bytes(reinterpret_cast<const char*>(payload.data()), static_cast<qsizetype>(payload.size()));
    (void)m_say(wire::Kind::ReportStep, std::move(payload), {});
    emit said(static_cast<int>(wire::Kind::ReportStep), bytes);
}

void MessageDesk::route(const QString& note) {
    if (!m_isRouting || !routeHint().isEmpty()) return;
    wire::ReportStep step;
    step.move = wire::ReportMove::Routed;
    for (const auto& [function, state] : m_targets)
        if (state > 0) (state == 1 ? step.functions : step.copies).push_back(function);
    step.note = note.trimmed().toStdString();
    m_isRouting = false;
    say(std::move(step));
    emit changed();
}

void MessageDesk::receipt() {
    if (!mayReceipt()) return;
    wire::ReportStep step;
    step.move = wire::ReportMove::Read;
    step.function = post();
    say(std::move(step));
}

void MessageDesk::end(const QString& note) {
    if (!mayEnd()) return;
    wire::ReportStep step;
    step.move = wire::ReportMove::Done;
    step.function = post();
    step.note = note.trimmed().toStdString();
    say(std::move(step));
}

void MessageDesk::reopen(const QString& function) {
    if (!m_view || !m_view->done.contains(function.toStdString())) return;
    wire::ReportStep step;
    step.move = wire::ReportMove::Undone;
    step.function = function.toStdString();
    say(std::move(step));
}

void MessageDesk::addNote(const QString& note) {
    if (note.trimmed().isEmpty()) return;
    wire::ReportStep step;
    step.move = wire::ReportMove::Noted;
    step.function = post();
    step.note = note.trimmed().toStdString();
    say(std::move(step));
}

bool MessageDesk::markSent(int means, const QString& clock) {
    const auto& all = models::messageMeans();
    if (!m_view || isSent() || means < 0 || static_cast<std::size_t>(means) >= all.size()) return false;
    auto at = clock.trimmed().isEmpty() ? std::optional(now()) : models::typedTime(clock, {}, now());
    if (!at) return false;
    wire::ReportStep step;
    step.move = wire::ReportMove::Sent;
    step.means = all[static_cast<std::size_t>(means)];
    step.at = at;
    say(std::move(step));
    return true;
}

}  // namespace console
