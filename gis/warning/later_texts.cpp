// SPDX-License-Identifier: EUPL-1.2
// What follows a warning: the update with its change marked, and the all-clear with the advice that remains.

#include "gis/warning/internal/channel_words.h"
#include "gis/warning/internal/wording.h"
#include "gis/warning/warning.h"

namespace warning {
namespace {

std::string markedNew(const std::string& text, const std::string& language, wire::RealmKind realm) {
    const std::string word = isEnglish(language) ? "NEW: " : "NEU: ";
    const std::string bare(withoutMark(text));
    if (bare.starts_with(word)) return text;
    return realmMark(realm, language) + word + bare;
}

/// "Hochwasser am Mühlbach in Auental" of the warning's own headline, so that an all-clear clears no more than the
/// warning warned of; the hazard and the town when somebody wrote another headline.
std::string endedHazard(const std::string& headline, const std::string& hazard, const std::string& town) {
    const std::string bare(withoutMark(headline));
    for (const std::string& word :
         {hazard, std::string("flood"), std::string("Hoher Wasserstand"), std::string("High water")}) {
        const auto at = bare.find(word + " ");
        if (at == std::string::npos || bare.find(town, at) == std::string::npos) continue;
        std::string phrase = bare.substr(at, bare.find(':', at) - at);
        if (phrase.starts_with("flood")) phrase.front() = 'F';
        return phrase;
    }
    return hazard + " in " + town;
}

wire::WarningText allClearText(const wire::WarningContent& active, const wire::WarningText& before,
                               wire::RealmKind realm) {
    const bool english = isEnglish(before.language);
    const std::string mark = realmMark(realm, before.language), hazard = hazardWord(active.hazard, before, english);
    const std::string town = before.areaName.substr(0, before.areaName.find(':'));
    const std::string ended = endedHazard(before.headline, hazard, town);
    const std::string from =
        active.senderName.empty() ? "" : (english ? "All-clear from: " : "Es entwarnt: ") + active.senderName + ". ";
    wire::WarningText text = before;
    text.headline = mark + (english ? "All-clear: " : "Entwarnung: ") + ended;
    if (english) {
        text.description = mark + from + "The danger from this event is over: " + ended +
                           ". The warning has ended for: " + before.areaName + ".";
        text.instruction = mark +
                           "Keep away from damaged banks. Enter a cellar only when the water is gone. Do not switch on "
                           "electricity in wet rooms. "
                           "Do not use closed roads. Help people who need help.";
    } else {
        text.description =
            mark + from + "Die Gefahr ist vorbei: " + ended + ". Die Warnung ist beendet für: " + before.areaName + ".";
        text.instruction = mark +
                           "Meiden Sie beschädigte Ufer. Betreten Sie einen Keller erst, wenn das Wasser weg ist. "
                           "Schalten Sie in nassen Räumen keinen Strom ein. Fahren Sie nicht auf gesperrten Straßen. "
                           "Helfen Sie Menschen, die Hilfe brauchen.";
    }
    return text;
}

}  // namespace

void asUpdate(wire::WarningContent& content, std::vector<std::string> updates, wire::RealmKind realm) {
    content.act = wire::WarningAct::Update;
    content.updates = std::move(updates);
    for (wire::WarningText& text : content.texts) {
        text.headline = markedNew(text.headline, text.language, realm);
        text.description = markedNew(text.description, text.language, realm);
    }
    refreshChannels(content, realm);
}

wire::WarningContent allClear(const wire::WarningContent& active, std::vector<std::string> updates, base::Instant at,
                              wire::RealmKind realm) {
    wire::WarningContent content = active;
    content.act = wire::WarningAct::Cancel;
    content.updates = std::move(updates);
    content.urgency = "Past";
    content.severity = "Minor";
    content.certainty = "Observed";
    content.responseType = "AllClear";
    content.onset = {at.ms - ((at.ms % 1000) + 1000) % 1000};
    content.expires = content.onset.plusS(6 * 3600);
    content.nextInformationAt.reset();
    content.people.reset();
    content.objects.reset();
    for (wire::WarningText& text : content.texts) text = allClearText(active, text, realm);
    refreshChannels(content, realm);
    return content;
}

}  // namespace warning
