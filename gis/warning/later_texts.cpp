// SPDX-License-Identifier: EUPL-1.2
// What follows a warning: the update with its change marked, and the all-clear with the advice that remains.

#include <algorithm>
#include <cctype>

#include "gis/warning/internal/channel_words.h"
#include "gis/warning/internal/hazard_blocks.h"
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
std::string endedHazard(const wire::WarningContent& active, const wire::WarningText& text, std::size_t tongue) {
    const std::string town = text.areaName.substr(0, text.areaName.find(':'));
    const std::string hazard = hazardWord(active.hazard, text, tongue == 1);
    const std::string bare(withoutMark(text.headline));
    std::vector<std::string> words{hazard};
    if (const HazardTemplate* known = templateOf(active.hazard))
        for (const LevelBlocks& blocks : known->levels) words.emplace_back(blocks.named[tongue]);
    for (const std::string& word : words) {
        for (const bool begins : {true, false}) {  // "flood" within an English sentence
            std::string as = word;
            if (!begins && tongue == 1)
                as.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(as.front())));
            const auto at = bare.find(as + " ");
            if (at == std::string::npos || bare.find(town, at) == std::string::npos) continue;
            const std::size_t from = at + as.size();
            return word + bare.substr(from, std::min(bare.find(':', at), bare.size()) - from);
        }
    }
    return hazard + " in " + town;
}

wire::WarningText allClearText(const wire::WarningContent& active, const wire::WarningText& before,
                               wire::RealmKind realm) {
    const bool english = isEnglish(before.language);
    const HazardTemplate* known = templateOf(active.hazard);
    const HazardTemplate& hazard = known != nullptr ? *known : kFloodTemplate;  // all were floods once
    const std::string mark = realmMark(realm, before.language), remains = hazard.remains[english ? 1 : 0];
    const std::string ended = endedHazard(active, before, english ? 1 : 0);
    const std::string from =
        active.senderName.empty() ? "" : (english ? "All-clear from: " : "Es entwarnt: ") + active.senderName + ". ";
    wire::WarningText text = before;
    text.headline = mark + (english ? "All-clear: " : "Entwarnung: ") + ended;
    if (english) {
        text.description = mark + from + "The danger from this event is over: " + ended +
                           ". The warning has ended for: " + before.areaName + ".";
    } else {
        text.description =
            mark + from + "Die Gefahr ist vorbei: " + ended + ". Die Warnung ist beendet für: " + before.areaName + ".";
    }
    text.instruction = mark + remains;
    return text;
}

/// The same way and the same words as the false warning, so that all who heard it hear this (Hawaii 2018: 38 minutes).
wire::WarningText falseAlarmText(const wire::WarningContent& active, const wire::WarningText& before,
                                 wire::RealmKind realm) {
    const bool english = isEnglish(before.language);
    const std::string mark = realmMark(realm, before.language), ended = endedHazard(active, before, english ? 1 : 0);
    const std::string from =
        active.senderName.empty() ? "" : (english ? "Correction from: " : "Es berichtigt: ") + active.senderName + ". ";
    wire::WarningText text = before;
    text.headline = mark + std::string(falseAlarmWord(english)) + ": " + ended;
    if (english) {
        text.description = mark + from + "The warning was a mistake: " + ended +
                           ". There is no danger. The warning has ended for: " + before.areaName + ".";
        text.instruction = mark + "You need not do anything. Tell your neighbours. Do not call 110 or 112 about it.";
    } else {
        text.description = mark + from + "Die Warnung war ein Fehler: " + ended +
                           ". Es besteht keine Gefahr. Die Warnung ist beendet für: " + before.areaName + ".";
        text.instruction =
            mark + "Sie müssen nichts tun. Sagen Sie es Ihren Nachbarn. Rufen Sie deswegen nicht 110 oder 112 an.";
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
    content.objectsByDepth.clear();
    for (wire::WarningText& text : content.texts) text = allClearText(active, text, realm);
    refreshChannels(content, realm);
    return content;
}

wire::WarningContent falseAlarm(const wire::WarningContent& active, std::vector<std::string> updates, base::Instant at,
                                wire::RealmKind realm) {
    wire::WarningContent content = allClear(active, std::move(updates), at, realm);
    for (std::size_t i = 0; i < content.texts.size(); ++i)
        content.texts[i] = falseAlarmText(active, active.texts[i], realm);
    refreshChannels(content, realm);
    return content;
}

}  // namespace warning
