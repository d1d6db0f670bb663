// SPDX-License-Identifier: EUPL-1.2

// One goes, another comes, and the picture stays: the handover of a workplace.
#include "broker/wire/codec.h"
#include "console/models/handover.h"
#include "console/paper/reports.h"
#include "console/qml/desk.h"

namespace console {

void Desk::handOver(int keyFile, const QString& passphrase, const QString& note) {
    if (keyFile < 0 || !m_changes.whyNoHandover().isEmpty()) return;
    m_login.handOver(
        static_cast<std::size_t>(keyFile), passphrase.toStdString(), [this, note](const session::Identified& next) {
            const QString words = models::handoverWords(*m_login.person(), next, m_changes.openCount(), note);
            const wire::LogEntry entry{words.toStdString(), std::nullopt, std::nullopt};
            say(wire::Kind::LogEntry, wire::encodePayload(entry), openOperationId());
            emit handedOver(words);
        });
}

void Desk::printHandover() {
    const paper::ReportNeeds needs{m_store, m_format, m_files.printer()};
    std::vector<paper::Document> documents;
    documents.push_back(paper::handoverReport(needs, m_changes.title(), m_changes.list()));
    m_papers.writeDocuments(std::move(documents));
}

}  // namespace console
