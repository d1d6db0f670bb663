// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/call_letter.h"

#include <nlohmann/json.hpp>

#include "agents/dispatch/letter_text.h"
#include "broker/seal/seal.h"

namespace dispatch {
namespace {

bool isExercise(const CallLetter& letter) { return letter.realm.kind == wire::RealmKind::Exercise; }

std::string subjectOf(const CallLetter& letter) {
    return isExercise(letter) ? "ÜBUNG " + letter.call.subject + " ÜBUNG" : letter.call.subject;
}
std::string marked(const CallLetter& letter, const std::string& text) {
    return isExercise(letter) ? "ÜBUNG\n\n" + text + "\n\nÜBUNG" : text;
}

std::string keyOf(const CallLetter& letter) {
    return callKey(letter.realm, letter.call.call, letter.target.contact, letter.target.reach.means);
}

std::string bodyOf(const CallLetter& letter) {
    const wire::CallUp& call = letter.call;
    std::string body = "Einberufung: " + call.subject + "\n\n" + call.text + "\n\n";
    body += "Gerufen als: " + letter.target.function + "\n";
    if (!call.meeting.empty()) body += "Wo: " + call.meeting + "\n";
    if (call.beThereBy) body += "Spätestens dort: " + germanMoment(*call.beThereBy) + "\n";
    if (call.answerBy) body += "Antwort bis: " + germanMoment(*call.answerBy) + "\n";
    body +=
        call.meeting.empty()
            ? "\nBitte antworten Sie auf diese E-Mail, in der ersten Zeile: „1 verfügbar“ oder „2 nicht verfügbar“."
            : "\nBitte antworten Sie auf diese E-Mail, in der ersten Zeile: „1 komme 18:40“ (wann Sie da sind) oder "
              "„2 komme nicht“.";
    body += "\nWenn Sie eine neue E-Mail schreiben, nehmen Sie in den Betreff: " + keyOf(letter);
    return body;
}

}  // namespace

std::string callKey(const wire::RealmId& realm, const std::string& call, const std::string& contact,
                    const std::string& means) {
    // None of the parts holds a line break.
    const auto hash =
        seal::sha256(base::bytesOf("lagewerk-call/1\n" + realm.text() + "\n" + call + "\n" + contact + "\n" + means));
    return "lw-" + base::toHex(base::BytesView(hash).first(16));
}

base::Outcome<std::string> mailOf(const CallLetter& letter, const std::string& from) {
    return mailText({from, letter.target.reach.address, subjectOf(letter), letter.calledAt, keyOf(letter),
                     marked(letter, bodyOf(letter))});
}

std::string commandInputOf(const CallLetter& letter) {
    const auto moment = [](const std::optional<base::Instant>& at) {
        return at ? nlohmann::ordered_json(base::isoGerman(*at)) : nlohmann::ordered_json();
    };
    nlohmann::ordered_json said;
    said["call"] = letter.call.call;
    said["contact"] = letter.target.contact;
    said["key"] = keyOf(letter);
    said["means"] = letter.target.reach.means;
    said["address"] = letter.target.reach.address;
    said["subject"] = subjectOf(letter);
    said["text"] = marked(letter, letter.call.text);
    said["meeting"] = letter.call.meeting;
    said["there_by"] = moment(letter.call.beThereBy);
    said["answer_by"] = moment(letter.call.answerBy);
    said["exercise"] = isExercise(letter);
    // Bytes that are no UTF-8 cannot be in the journal; replaced all the same rather than thrown.
    return said.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace dispatch
