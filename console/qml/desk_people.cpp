// SPDX-License-Identifier: EUPL-1.2

// What is said from here, and what became of it. And who is reached, called up, and comes.
#include "broker/wire/codec.h"
#include "console/models/rejections.h"
#include "console/qml/desk.h"
#include "console/session/may_say.h"

namespace console {

using models::Words;

quint64 Desk::say(wire::Kind kind, base::Bytes payload, std::optional<std::string> operation,
                  std::vector<session::Order::File> files) {
    switch (kind) {
        case wire::Kind::Report:
        case wire::Kind::ReportStep: m_notePage = QStringLiteral("messages"); break;
        case wire::Kind::Maintenance: m_notePage = QStringLiteral("stations"); break;
        case wire::Kind::IncidentAct: m_notePage = QStringLiteral("incidents"); break;
        case wire::Kind::Drawing:
        case wire::Kind::StaffArea: m_notePage = QStringLiteral("lage"); break;
        case wire::Kind::AlarmAct: m_notePage = QStringLiteral("alarms"); break;
        case wire::Kind::OperationAct: m_notePage = QStringLiteral("operations"); break;
        case wire::Kind::Decision: m_notePage = QStringLiteral("decisions"); break;
        case wire::Kind::BoardItem: m_notePage = QStringLiteral("boards"); break;
        case wire::Kind::Order:
        case wire::Kind::OrderStep: m_notePage = QStringLiteral("orders"); break;
        case wire::Kind::Contact:
        case wire::Kind::CallUp:
        case wire::Kind::CallStep: m_notePage = QStringLiteral("directory"); break;
        case wire::Kind::Receipt: m_notePage = QStringLiteral("warning"); break;
        case wire::Kind::Assignment: m_notePage = QStringLiteral("units"); break;
        default: m_notePage = QStringLiteral("log"); break;
    }
    const auto& person = m_login.person();
    if (!person) {
        setNote(Words::tr("Bitte zuerst anmelden: Einträge werden unterschrieben."), true);
        return 0;
    }
    client::Submission submission;
    submission.kind = kind;
    submission.payload = std::move(payload);
    submission.source = session::sourceOf(person->function);
    submission.observedAt = m_store.realmNow().value_or(m_store.clock().now());
    submission.author = person->id;
    submission.operation = std::move(operation);
    m_noteToken = m_store.say(std::move(submission), person->key, std::move(files));
    hearSaying(m_noteToken);
    return m_noteToken;
}

void Desk::hearSaying(quint64 token) {
    if (token != m_noteToken || token == 0) return;
    const session::Saying* saying = m_store.saying(token);
    if (!saying) return;
    const bool failed =
        saying->progress == session::Progress::Refused || saying->progress == session::Progress::NotTaken;
    QString words = models::sayingWords(*saying);
    if (saying->progress == session::Progress::Waiting && m_store.linkPhase() != session::LinkPhase::Connected) {
        words = Words::tr("Aufbewahrt. Wird gesendet, sobald der Broker erreichbar ist.");
    }
    setNote(words, failed);
}

QString Desk::noteOn(const QString& page) const { return page == m_notePage ? m_noteMessage : QString(); }

void Desk::dropNote() {
    const session::Saying* saying = m_store.saying(m_noteToken);
    const bool isUnderWay = saying && saying->progress == session::Progress::Waiting;
    if (m_noteMessage.isEmpty() || m_noteIsFailure || isUnderWay) return;
    setNote({}, false);
}

void Desk::setNote(const QString& message, bool isFailure) {
    m_noteAt = m_store.clock().now();
    m_noteMessage = message;
    m_noteIsFailure = isFailure;
    emit noteChanged();
}

}  // namespace console
