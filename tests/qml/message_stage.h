// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The stage of QuickTest (main_pages.cpp): what a test can make happen with messages.

#include "tests/qml/staff_stage.h"

class MessageStage : public StaffStage {
    Q_OBJECT
public:
    /// Seven messages of the evening; gives their keys.
    Q_INVOKABLE QStringList tellMessages() {
        QStringList keys;
        for (const wire::MessageId& id : invented::tellMessages(m_evening)) keys << QString::fromStdString(id.text());
        m_desk.refresh();
        return keys;
    }
    /// So many more, all sighted by S3.
    Q_INVOKABLE void tellManyMessages(int count) {
        for (int i = 0; i < count; ++i) {
            wire::Report report;
            report.from = "Florian Auental " + std::to_string(i % 90), report.to = "Führungsstab";
            report.subject = "Meldung " + std::to_string(i), report.direction = wire::Direction::Incoming;
            report.text = i == count / 2 ? "Kläranlage Süd läuft über" : "Lage unverändert, Kräfte ausreichend.";
            report.writtenAt = invented::evening();
            m_evening.message(report, static_cast<std::uint32_t>(100 + i));
        }
        m_evening.settle();
        m_desk.refresh();
    }
    Q_INVOKABLE void tellMessage(const QString& subject, const QString& text) {
        wire::Report report;
        report.from = "Florian <b>1</b>", report.to = "S2", report.subject = subject.toStdString();
        report.text = text.toStdString(), report.direction = wire::Direction::Incoming;
        report.writtenAt = invented::evening();
        m_evening.message(report, 99);
        m_evening.settle();
        m_desk.refresh();
    }
    /// Whatever is said about messages comes back as from a broker.
    Q_INVOKABLE void echoMessages() {
        connect(m_desk.messages(), &console::MessageDesk::said, this, [this](int kind, const QByteArray& payload) {
            std::uint64_t token = 0;
            while (m_store.saying(token + 1) != nullptr) ++token;
            const auto* bytes = reinterpret_cast<const std::uint8_t*>(payload.constData());
            const wire::MessageId id =
                m_evening.echo(static_cast<wire::Kind>(kind), base::Bytes(bytes, bytes + payload.size()));
            m_store.take({session::Submitted{token, id}});
            m_evening.settle();
            m_desk.refresh();
        });
    }
    Q_INVOKABLE void logOut() {
        m_login.logOut();
        m_desk.refresh();
    }
};
