// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/alert_letter.h"

#include <nlohmann/json.hpp>

#include "agents/dispatch/letter_text.h"
#include "broker/seal/seal.h"

namespace dispatch {
namespace {

std::string_view actWord(wire::WarningAct act) {
    switch (act) {
        case wire::WarningAct::Update: return "update";
        case wire::WarningAct::Cancel: return "cancel";
        case wire::WarningAct::Alert: break;
    }
    return "alert";
}

/// Texts of the channel, in the order that was signed.
std::string textsOf(const wire::WarningContent& content, const std::string& channel) {
    std::string body;
    for (const wire::ChannelText& one : content.channels)
        if (one.channel == channel) body += (body.empty() ? "" : "\n\n--\n\n") + one.text;
    return body;
}

}  // namespace

std::string alertKey(const wire::RealmId& realm, const std::string& alert, const RecipientPlan& recipient) {
    // None of the parts holds a line break.
    const auto hash = seal::sha256(base::bytesOf("lagewerk-alert/1\n" + realm.text() + "\n" + alert + "\n" +
                                                 recipient.channel + "\n" + recipient.name));
    return "lw-" + base::toHex(base::BytesView(hash).first(16));
}

base::Outcome<std::string> alertMailOf(const wire::RealmId& realm, const IssuedAlert& alert,
                                       const RecipientPlan& recipient) {
    const wire::WarningContent& content = alert.content;
    std::string body = textsOf(content, recipient.channel);
    if (body.empty() || content.texts.empty()) return base::Failure{"die Warnung hat keinen Text dafür", "", ""};
    body += "\n\n--\n" + content.senderName + ", " + germanMoment(alert.issued.sent) +
            "\nKennung: " + alert.issued.identifier;
    std::string subject = content.texts.front().headline;
    if (realm.kind == wire::RealmKind::Exercise) {
        body = "ÜBUNG\n\n" + body + "\n\nÜBUNG";
        subject += " ÜBUNG";
    }
    return mailText({recipient.way.mail.from, recipient.address, subject, alert.issued.sent,
                     alertKey(realm, alert.issued.alert, recipient), body});
}

std::string alertInputOf(const wire::RealmId& realm, const IssuedAlert& alert, const RecipientPlan& recipient,
                         const std::string& cap) {
    const wire::WarningContent& content = alert.content;
    nlohmann::ordered_json said;
    said["ask"] = false;
    said["key"] = alertKey(realm, alert.issued.alert, recipient);
    said["exercise"] = realm.kind == wire::RealmKind::Exercise;
    said["channel"] = recipient.channel;
    said["recipient"] = recipient.name;
    said["identifier"] = alert.issued.identifier;
    said["act"] = actWord(content.act);
    said["level"] = static_cast<int>(content.level);
    said["sent"] = base::isoGerman(alert.issued.sent);
    said["expires"] = base::isoGerman(content.expires);
    said["texts"] = nlohmann::ordered_json::array();
    for (const wire::ChannelText& one : content.channels)
        if (one.channel == recipient.channel) said["texts"].push_back({{"language", one.language}, {"text", one.text}});
    said["cap"] = cap;
    return said.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string questionOf(const std::string& key) {
    nlohmann::ordered_json said;
    said["ask"] = true;
    said["key"] = key;
    return said.dump() + "\n";
}

}  // namespace dispatch
