// SPDX-License-Identifier: EUPL-1.2
// What people decide about deliveries: send it again, it has arrived.
#include <algorithm>

#include "console/models/message_words.h"
#include "console/models/warning_desk.h"

namespace models {

bool WarningDesk::mayDecideDelivery() const {
    const auto& person = m_login.person();
    const situation::Alert* known = alert();
    if (!person || person->revoked || !m_say || !known || !known->issued) return false;
    return std::ranges::any_of(person->roles, [](wire::PersonRole role) {
        return role == wire::PersonRole::WarningAuthor || role == wire::PersonRole::WarningApprover;
    });
}

void WarningDesk::sendAgain(const QString& key) { decideDelivery(key, wire::ReceiptState::Queued); }

void WarningDesk::confirmArrival(const QString& key) { decideDelivery(key, wire::ReceiptState::Received); }

void WarningDesk::decideDelivery(const QString& key, wire::ReceiptState state) {
    const situation::Alert* known = alert();
    if (!known || !mayDecideDelivery()) return;
    const auto at = known->recipients.find(key.toStdString());
    if (at == known->recipients.end()) return;
    const auto& person = *m_login.person();
    const std::string who = staffFunction(person.function);
    const QString said = state == wire::ReceiptState::Queued ? Words::tr("noch einmal, von Hand (%1)")
                                                             : Words::tr("von Hand bestätigt (%1)");
    m_say({known->draft.alert, at->second.channel, at->second.recipient, state,
           said.arg(text(who.empty() ? person.displayName : who)).toStdString()});
}

}  // namespace models
