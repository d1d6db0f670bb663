// SPDX-License-Identifier: EUPL-1.2

// What the log tells of deliveries: trouble, and what people decided about it.
#include <string>

#include "broker/wire/codec.h"
#include "console/session/chronicle.h"

namespace session {

void Chronicle::noteReceipt(const wire::Record& record, const situation::Situation& before) {
    const auto receipt = wire::payloadOf<wire::Receipt>(record.envelope);
    if (!receipt) return;
    const bool isByHand = record.envelope.author.has_value();
    const bool isTrouble =
        receipt->state == wire::ReceiptState::Failed || receipt->state == wire::ReceiptState::Uncertain;
    if (!isByHand && !isTrouble) return;
    const auto alert = before.alerts.find(receipt->alert);
    Line& line = add(record, LineKind::DeliveryFailed);
    const bool isAgain = receipt->state == wire::ReceiptState::Queued;
    const bool hasArrived = receipt->state == wire::ReceiptState::Received;
    if (isByHand)
        line.other = std::string(isAgain ? "again" : hasArrived ? "arrived" : "not arrived");
    else if (receipt->state == wire::ReceiptState::Uncertain)
        line.other = std::string("uncertain");
    line.subject = receipt->channel + " " + receipt->recipient;
    line.text = receipt->detail;
    if (alert != before.alerts.end() && alert->second.issued) line.count = alert->second.issued->number;
}

}  // namespace session
