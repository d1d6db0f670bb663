// SPDX-License-Identifier: EUPL-1.2
// What the console says of deliveries: tries that are repeated and doubts show at once, before what went well.
#include <gtest/gtest.h>

#include "console/models/warning_lists.h"

namespace {

situation::Alert alertWith(std::vector<wire::Receipt> receipts) {
    situation::Alert alert;
    for (const auto& one : receipts) {
        situation::Recipient recipient;
        recipient.channel = one.channel, recipient.recipient = one.recipient, recipient.state = one.state;
        recipient.detail = one.detail;
        alert.recipients[one.channel + "/" + one.recipient] = recipient;
    }
    return alert;
}
QString cell(const models::ReceiptList& list, int row, const char* role) {
    const auto names = list.roleNames();
    return list.data(list.index(row, 0), names.key(role)).toString();
}

}  // namespace

TEST(ReceiptWords, WhatAPersonMustActOnStandsFirst) {
    models::ReceiptList list;
    const auto alert =
        alertWith({{"", "cap", "A", wire::ReceiptState::Received, "CAP 1.2"},
                   {"", "cap-post", "B", wire::ReceiptState::Queued, ""},
                   {"", "mail", "C", wire::ReceiptState::Queued,
                    "Versuch 2: nicht gesendet: keine Verbindung zum Mailserver; wird wiederholt"},
                   {"", "siren", "D", wire::ReceiptState::Uncertain, "ungewiss, ob es hinausging: bitte nachfragen"}});
    list.show(&alert);
    ASSERT_EQ(list.rowCount(), 4);
    EXPECT_EQ(cell(list, 0, "recipient"), "D");
    EXPECT_EQ(cell(list, 1, "recipient"), "C");
    EXPECT_EQ(cell(list, 1, "detail"),
              QString("Versuch 2: nicht gesendet: keine Verbindung zum Mailserver; wird wiederholt"));
    EXPECT_EQ(cell(list, 2, "channel"), QString("CAP an einen Server"));
    EXPECT_NE(list.summary().indexOf(QString("1 ungewiss: bitte nachfragen.")), -1) << list.summary().toStdString();
    EXPECT_NE(list.summary().indexOf(QString("0 von 3 Empfängern")), -1) << "a server is no file";
}

TEST(ReceiptWords, ATownsOwnWordsStayAsTheyAre) {
    EXPECT_EQ(models::receiptDetailWords("12 von 12 Sirenen"), QString("12 von 12 Sirenen"));
    EXPECT_EQ(models::receiptDetailWords("nach 3 Versuchen: vom Server abgelehnt (503)"),
              QString("nach 3 Versuchen: vom Server abgelehnt (503)"));
}
