// SPDX-License-Identifier: EUPL-1.2
// The message that is being written, and those that were sent and not heard back.
#include <algorithm>

#include "broker/wire/codec.h"
#include "console/models/incident_list.h"
#include "console/models/rejections.h"
#include "console/qml/message_desk.h"

namespace console {

using models::text;
using models::Words;

namespace {

QVariantMap asMap(const std::map<QString, QString>& from) {
    QVariantMap out;
    for (const auto& [field, words] : from) out[field] = words;
    return out;
}

}  // namespace

QStringList MessageDesk::means() const {
    QStringList out;
    for (const std::string& one : models::messageMeans()) out << models::meansWords(one);
    return out;
}

int MessageDesk::draftDirection() const { return m_draft ? static_cast<int>(m_draft->direction) : 0; }

void MessageDesk::setDraftDirection(int direction) {
    if (!m_draft || direction < 1 || direction > 3) return;
    m_draft->direction = static_cast<wire::Direction>(direction);
    emit draftChanged();
}

int MessageDesk::draftPriority() const { return m_draft ? static_cast<int>(m_draft->priority) : 1; }

void MessageDesk::setDraftPriority(int priority) {
    if (!m_draft || priority < 1 || priority > 3) return;
    m_draft->priority = static_cast<wire::Priority>(priority);
    emit draftChanged();
}

QVariantMap MessageDesk::texts() const { return m_draft ? asMap(m_draft->texts) : QVariantMap(); }

QVariantMap MessageDesk::faults() const {
    if (!m_draft || !m_hasTried) return {};
    return asMap(m_draft->faults(now()));
}

QVariantMap MessageDesk::doubts() const { return m_draft ? asMap(m_draft->doubts(now())) : QVariantMap(); }

QVariantList MessageDesk::draftLinks() const {
    QVariantList out;
    if (m_draft)
        for (const std::string& subject : m_draft->about) out << linkRow(subject);
    return out;
}

QString MessageDesk::draftWords() const {
    if (!hasDraft()) return {};
    const QString subject = m_draft->value(QStringLiteral("subject"));
    return subject.isEmpty() ? models::directionWords(m_draft->direction)
                             : models::directionWords(m_draft->direction) + QStringLiteral(": ") + subject;
}

QString MessageDesk::sendHint() const {
    if (const QString why = whyNot(wire::Kind::Report); !why.isEmpty()) return why;
    if (m_files.isPreparing()) return Words::tr("Eine Anlage wird noch geprüft.");
    if (m_files.hasRefused()) return Words::tr("Eine Anlage kann nicht mit: bitte weglassen.");
    return {};
}

void MessageDesk::newDraft(wire::Direction direction) {
    m_draft.emplace();
    m_draft->direction = direction;
    m_draft->texts[QStringLiteral("date")] = models::typedDate(now());
    m_hasTried = false;
    m_message.clear();
    if (direction == wire::Direction::Incoming) {
        m_draft->texts[QStringLiteral("takenClock")] = models::Format::clock(now()).remove(QLatin1Char(':'));
        m_draft->texts[QStringLiteral("means")] = QStringLiteral("Funk");
        m_draft->texts[QStringLiteral("to")] = m_lastTo;
        return;
    }
    if (const auto& person = m_login.person()) {
        m_draft->texts[QStringLiteral("from")] = text(person->function);
        m_draft->texts[QStringLiteral("writtenBy")] =
            text(person->displayName) + QStringLiteral(", ") + text(models::staffFunction(person->function));
    }
    if (direction == wire::Direction::Talk) m_draft->texts[QStringLiteral("means")] = QStringLiteral("Telefon");
}

void MessageDesk::begin(int direction) {
    if (direction < 1 || direction > 3) return;
    if (!hasDraft()) newDraft(static_cast<wire::Direction>(direction));
    m_isWriting = true;
    m_isRouting = false;
    emit draftChanged();
    emit changed();
}

void MessageDesk::reply() {
    if (!m_view || isOwn()) return;
    if (!hasDraft()) {
        newDraft(wire::Direction::Outgoing);
        const wire::Report& asked = m_view->report;
        const bool wasOut = models::directionOf(asked) == wire::Direction::Outgoing;
        m_draft->answers = m_view->by.id;
        m_draft->answersWords = titleOf(*m_view);
        m_draft->texts[QStringLiteral("to")] = text(wasOut ? asked.to : asked.from);
        const QString subject = text(asked.subject).simplified();
        const QString prefix = Words::tr("AW: ");
        m_draft->texts[QStringLiteral("subject")] = subject.startsWith(prefix) ? subject : prefix + subject;
        if (asked.callName) m_draft->texts[QStringLiteral("callName")] = text(*asked.callName);
        if (asked.phone) m_draft->texts[QStringLiteral("phone")] = text(*asked.phone);
        if (!asked.means.empty()) m_draft->texts[QStringLiteral("meansWished")] = text(asked.means);
        m_draft->priority = asked.priority;
        m_draft->about = asked.about;
        m_draft->place = asked.place;
    }
    m_isWriting = true;
    m_isRouting = false;
    emit draftChanged();
    emit changed();
}

void MessageDesk::editRefused() {
    const models::UnsentMessage* refused = own();
    if (refused == nullptr || !refused->isRefused || hasDraft()) return;
    m_draft = models::draftOf(refused->report);
    m_hasTried = false;
    std::vector<models::UnsentMessage> left = m_list.unsent();
    std::erase_if(left, [&](const models::UnsentMessage& one) { return one.token == refused->token; });
    m_list.setUnsent(std::move(left));
    setSelected({});
    m_isWriting = true;
    emit draftChanged();
    emit changed();
}

void MessageDesk::write(const QString& field, const QString& typed) {
    if (!m_draft) return;
    QString& text = m_draft->texts[field];
    if (text == typed) return;
    text = typed;
    // What was said of the last try is over when nothing is wrong any more.
    if (m_hasTried && m_draft->faults(now()).empty()) m_message.clear();
    emit draftChanged();
}

int MessageDesk::meansIndex(const QString& field) const {
    const auto& all = models::messageMeans();
    const auto at = m_draft ? std::find(all.begin(), all.end(), m_draft->value(field).toStdString()) : all.end();
    return at == all.end() ? 0 : static_cast<int>(at - all.begin()) + 1;
}

void MessageDesk::writeMeans(const QString& field, int index) {
    const auto& all = models::messageMeans();
    if (index < 0 || static_cast<std::size_t>(index) > all.size()) return;
    write(field, index == 0 ? QString() : text(all[static_cast<std::size_t>(index) - 1]));
}

void MessageDesk::writeNow(const QString& field) {
    write(field, models::Format::clock(now()).remove(QLatin1Char(':')));
    if (field == QStringLiteral("clock")) write(QStringLiteral("date"), models::typedDate(now()));
}

void MessageDesk::link(const QString& subject) {
    if (!m_draft || subject.isEmpty()) return;
    const std::string id = subject.toStdString();
    if (std::find(m_draft->about.begin(), m_draft->about.end(), id) == m_draft->about.end())
        m_draft->about.push_back(id);
    if (!m_draft->place && m_placeOf) m_draft->place = m_placeOf(subject);
    emit draftChanged();
}

void MessageDesk::unlink(const QString& subject) {
    if (!m_draft) return;
    std::erase(m_draft->about, subject.toStdString());
    if (m_draft->about.empty()) m_draft->place.reset();
    emit draftChanged();
}

void MessageDesk::closeDraft() {
    m_isWriting = false;
    if (!hasDraft()) m_draft.reset();
    emit draftChanged();
    emit changed();
}

void MessageDesk::discardDraft() {
    m_draft.reset();
    (void)m_files.takePending();
    m_message.clear();
    m_isWriting = false;
    emit draftChanged();
    emit changed();
}

bool MessageDesk::send() {
    if (!m_draft) return false;
    m_hasTried = true;
    m_message = sendHint();
    auto report = m_message.isEmpty() ? m_draft->report(now()) : std::nullopt;
    if (!report) {
        const auto missing = m_draft->faults(now()).size();
        if (m_message.isEmpty())
            m_message = missing == 1 ? Words::tr("Ein Feld fehlt oder stimmt nicht.")
                                     : Words::tr("%1 Felder fehlen oder stimmen nicht.").arg(missing);
        emit draftChanged();
        return false;
    }
    std::vector<session::Order::File> files = m_files.takePending();
    for (const session::Order::File& file : files) report->attachments.push_back(file.about);
    base::Bytes payload = wire::encodePayload(*report);
    const QByteArray bytes(reinterpret_cast<const char*>(payload.data()), static_cast<qsizetype>(payload.size()));
    const auto& person = m_login.person();
    const models::UnsentMessage sent{0, *report, person->id, "post:" + person->function, now(), {}, false};
    const quint64 token = m_say(wire::Kind::Report, std::move(payload), std::move(files));
    if (report->direction == wire::Direction::Incoming) m_lastTo = text(report->to);
    m_draft.reset();
    m_isWriting = false;
    if (token != 0) {
        std::vector<models::UnsentMessage> unsent = m_list.unsent();
        unsent.push_back(sent);
        unsent.back().token = token;
        m_list.setUnsent(std::move(unsent));
        hearSaying(token);
    }
    emit said(static_cast<int>(wire::Kind::Report), bytes);
    emit draftChanged();
    emit changed();
    return true;
}

/// Until the broker has it and the picture shows it, it stands in the list as what it is.
void MessageDesk::hearSaying(quint64 token) {
    std::vector<models::UnsentMessage> unsent = m_list.unsent();
    const auto at = std::find_if(unsent.begin(), unsent.end(), [&](const auto& one) { return one.token == token; });
    const session::Saying* saying = m_store.saying(token);
    if (at == unsent.end() || saying == nullptr) return;
    const bool isLost = m_store.linkPhase() != session::LinkPhase::Connected;
    const auto [was, wasRefused] = std::pair(at->state, at->isRefused);
    switch (saying->progress) {
        case session::Progress::Waiting:
            at->state = isLost ? Words::tr("wartet auf Verbindung") : models::sayingWords(*saying);
            break;
        case session::Progress::Safe: at->state = Words::tr("gespeichert"); break;
        case session::Progress::InEffect: {
            // It takes the place of what stood for it.
            const bool wasChosen = m_selected == QStringLiteral("own:") + QString::number(token);
            if (wasChosen && saying->id) m_selected = text(saying->id->text());
            unsent.erase(at);
            m_list.setUnsent(std::move(unsent));
            load();
            emit changed();
            return;
        }
        case session::Progress::Refused:
        case session::Progress::NotTaken:
            at->state = Words::tr("nicht angenommen: %1").arg(models::sayingWords(*saying));
            at->isRefused = true;
            break;
    }
    if (at->state == was && at->isRefused == wasRefused) return;
    m_list.setUnsent(std::move(unsent));
    load();
    emit changed();
}

}  // namespace console
