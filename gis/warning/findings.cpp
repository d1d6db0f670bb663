// SPDX-License-Identifier: EUPL-1.2
// What a person should know before signing. A finding that stops names what receivers would refuse or people could
// not act on; the others are advice. Each speaks German and English, since both stand on the console.

#include <algorithm>
#include <set>

#include "gis/warning/internal/cap_words.h"
#include "gis/warning/internal/channel_words.h"
#include "gis/warning/internal/wording.h"
#include "gis/warning/retell.h"
#include "gis/warning/warning.h"

namespace warning {
namespace {

class Findings {
public:
    void stop(std::string rule, std::string german, std::string english) {
        m_found.push_back({true, std::move(rule), std::move(german), std::move(english)});
    }
    void advise(std::string rule, std::string german, std::string english) {
        m_found.push_back({false, std::move(rule), std::move(german), std::move(english)});
    }
    [[nodiscard]] std::vector<Finding> sorted() && {
        std::ranges::stable_sort(m_found, [](const Finding& a, const Finding& b) { return a.stops && !b.stops; });
        return std::move(m_found);
    }

private:
    std::vector<Finding> m_found;
};

constexpr std::size_t kSentenceWordsAdvised = 20;
constexpr std::size_t kAreaCornersAdvised = 1000;

void checkWords(const wire::WarningContent& content, Findings& found) {
    const auto every = [](CapList list, const std::string& text) {
        const std::vector<std::string> words = wordsOf(text);
        return !words.empty() &&
               std::ranges::all_of(words, [list](const std::string& word) { return isCapWord(list, word); });
    };
    if (!every(CapList::Category, content.category))
        found.stop("cap.category", "Die Kategorie „" + content.category + "“ gibt es in CAP nicht.",
                   "CAP has no category \"" + content.category + "\".");
    if (!isCapWord(CapList::Urgency, content.urgency))
        found.stop("cap.urgency", "Die Dringlichkeit „" + content.urgency + "“ gibt es in CAP nicht.",
                   "CAP has no urgency \"" + content.urgency + "\".");
    if (!isCapWord(CapList::Severity, content.severity))
        found.stop("cap.severity", "Die Schwere „" + content.severity + "“ gibt es in CAP nicht.",
                   "CAP has no severity \"" + content.severity + "\".");
    if (!isCapWord(CapList::Certainty, content.certainty))
        found.stop("cap.certainty", "Die Gewissheit „" + content.certainty + "“ gibt es in CAP nicht.",
                   "CAP has no certainty \"" + content.certainty + "\".");
    if (!every(CapList::ResponseType, content.responseType))
        found.stop("cap.response-type", "Die Handlungsart „" + content.responseType + "“ gibt es in CAP nicht.",
                   "CAP has no response type \"" + content.responseType + "\".");
    if (content.urgency == "Unknown" || content.severity == "Unknown" || content.certainty == "Unknown")
        found.advise("cap.unknown", "Dringlichkeit, Schwere oder Gewissheit steht auf „Unknown“.",
                     "Urgency, severity or certainty is \"Unknown\".");
}

void checkTimes(const wire::WarningContent& content, Findings& found) {
    if (content.expires.ms == 0)
        found.stop("time.expires-missing", "Das Ende der Gültigkeit fehlt.", "The end of validity is missing.");
    else if (content.expires <= content.onset)
        found.stop("time.expires-before-onset", "Die Warnung endet, bevor sie beginnt.",
                   "The warning ends before it begins.");
    else if (content.expires > content.onset.plusS(24 * 3600))
        found.advise("time.long", "Die Warnung gilt länger als 24 Stunden.",
                     "The warning is valid for more than 24 hours.");
    if (!content.nextInformationAt && content.act != wire::WarningAct::Cancel)
        found.advise("time.next-missing", "Der Zeitpunkt der nächsten Information fehlt.",
                     "The time of the next information is missing.");
    else if (content.nextInformationAt && content.expires.ms != 0 && *content.nextInformationAt > content.expires)
        found.advise("time.next-late", "Die nächste Information kommt erst nach dem Ende der Warnung.",
                     "The next information comes after the warning has ended.");
}

void checkArea(const wire::WarningContent& content, Findings& found) {
    if (content.area.empty()) {
        found.stop("cap.area-missing", "Das Gebiet fehlt.", "The area is missing.");
        return;
    }
    std::size_t corners = 0, number = 0;
    for (const wire::GeoPolygon& polygon : content.area) {
        const std::string which = std::to_string(++number);
        const geometry::MapRing ring = polygon.empty() ? geometry::MapRing{} : onGrid(polygon.front(), 7);
        corners += ring.size();
        if (ring.size() < 3)
            found.stop("cap.polygon-corners", "Fläche " + which + " hat weniger als drei Ecken.",
                       "Polygon " + which + " has fewer than three corners.");
        else if (!isCapRing(ring))
            found.stop("cap.polygon-simple", "Der Rand von Fläche " + which + " kreuzt sich selbst.",
                       "The edge of polygon " + which + " crosses itself.");
        if (polygon.size() > 1)
            found.stop("cap.polygon-hole", "Fläche " + which + " hat ein Loch; CAP kennt keine Löcher.",
                       "Polygon " + which + " has a hole; CAP knows no holes.");
    }
    if (corners > kAreaCornersAdvised)
        found.advise("cap.area-corners",
                     "Das Gebiet hat " + std::to_string(corners) + " Ecken; einfachere Ränder kommen sicherer an.",
                     "The area has " + std::to_string(corners) + " corners; simpler edges arrive more safely.");
}

void checkSender(const wire::WarningContent& content, Findings& found) {
    if (content.senderName.empty()) found.stop("text.source-missing", "Es fehlt, wer warnt.", "Who warns is missing.");
    if (content.web.empty())
        found.advise("cap.web-missing", "Die Internetadresse fehlt.", "The web address is missing.");
    else if (!isWebAddress(content.web))
        found.stop("cap.web", "„" + content.web + "“ ist keine vollständige Internetadresse (https://...).",
                   "\"" + content.web + "\" is not a full web address (https://...).");
    if (content.contact.empty())
        found.advise("cap.contact-missing", "Die Telefonnummer für Rückfragen fehlt.",
                     "The telephone number for questions is missing.");
    if (content.act != wire::WarningAct::Alert && content.updates.empty())
        found.stop("cap.references-missing", "Es fehlt, welche Warnung geändert oder beendet wird.",
                   "Which warning is changed or ended is missing.");
    for (const std::string* text : {&content.senderName, &content.contact, &content.web, &content.eventCode})
        if (!isPlainText(*text))
            found.stop("text.characters", "Absender, Telefon oder Adresse enthält unerlaubte Zeichen.",
                       "Sender, telephone or address holds forbidden characters.");
}

bool hasMarkup(const std::string& text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const char next = text[i + 1];
        const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        if (text[i] == '<' && (letter || next == '/')) return true;
        if (text[i] == '&' && (letter || next == '#') && text.find(';', i) != std::string::npos &&
            text.find(';', i) - i < 10)
            return true;
    }
    return false;
}

void checkLengths(const wire::WarningText& text, Findings& found) {
    const std::size_t headline = charCount(text.headline);
    const std::string length = std::to_string(headline);
    if (headline > kHeadlineMax)
        found.stop("length.headline", text.language + ": Die Überschrift hat " + length + " Zeichen, erlaubt sind 160.",
                   text.language + ": the headline has " + length + " characters, 160 are allowed.");
    else if (headline > kHeadlineAdvised)
        found.advise("length.headline",
                     text.language + ": Die Überschrift hat " + length + " Zeichen; viele Empfänger zeigen nur 140.",
                     text.language + ": the headline has " + length + " characters; many receivers show only 140.");
    for (const std::string* part : {&text.description, &text.instruction})
        for (const std::string& sentence : sentences(*part))
            if (wordCount(sentence) > kSentenceWordsAdvised) {
                found.advise(
                    "text.long-sentence",
                    text.language + ": Der Satz „" + sentence + "“ ist lang. Kürzere Sätze werden besser verstanden.",
                    text.language + ": the sentence \"" + sentence + "\" is long. Shorter ones are understood better.");
                break;
            }
}

void checkOneText(const wire::WarningContent& content, const wire::WarningText& text, Findings& found) {
    const std::string& tag = text.language;
    if (!isLanguageTag(tag))
        found.stop("cap.language", "„" + tag + "“ ist kein Sprachkürzel.", "\"" + tag + "\" is not a language tag.");
    const auto missing = [&](const std::string& part, const char* rule, const char* german, const char* english) {
        if (withoutMark(part).empty())
            found.stop(rule, tag + ": " + german + " fehlt.", tag + ": the " + english + " is missing.");
    };
    missing(text.event, "text.event-missing", "Die Art des Ereignisses", "event");
    missing(text.headline, "text.headline-missing", "Die Überschrift", "headline");
    missing(text.description, "text.hazard-missing", "Die Beschreibung der Gefahr", "description of the hazard");
    missing(text.instruction, "text.guidance-missing", "Was die Menschen tun sollen,", "guidance");
    missing(text.areaName, "text.place-missing", "Der Ort", "place");
    if (!text.headline.empty() && text.headline == text.description)
        found.advise("text.same", tag + ": Überschrift und Beschreibung sind gleich.",
                     tag + ": headline and description are the same.");
    if (!text.description.empty() && text.description == text.instruction)
        found.advise("text.same", tag + ": Beschreibung und Anweisung sind gleich.",
                     tag + ": description and guidance are the same.");
    for (const std::string* part :
         {&text.event, &text.headline, &text.description, &text.instruction, &text.areaName}) {
        if (!isPlainText(*part))
            found.stop("text.characters", tag + ": Der Text enthält unerlaubte Zeichen.",
                       tag + ": the text holds forbidden characters.");
        if (hasMarkup(*part))
            found.stop("text.markup", tag + ": Der Text enthält HTML-Zeichen.", tag + ": the text holds HTML marks.");
    }
    const std::string all = text.description + " " + text.instruction;
    if (content.act != wire::WarningAct::Cancel && content.expires.ms != 0 &&
        all.find(clockText(content.expires)) == std::string::npos)
        found.advise(
            "text.time-missing",
            tag + ": Der Text nennt nicht, bis wann die Warnung gilt (" + clockText(content.expires) + " Uhr).",
            tag + ": the text does not say until when the warning is valid (" + clockText(content.expires) + ").");
    if (!content.senderName.empty() && all.find(content.senderName) == std::string::npos)
        found.advise("text.source-unnamed", tag + ": Der Text nennt nicht, wer warnt.",
                     tag + ": the text does not say who warns.");
    checkLengths(text, found);
}

std::string levelName(wire::WarningLevel level, bool english) {
    if (level == wire::WarningLevel::Announcement) return english ? "emergency announcement" : "Durchsage";
    if (level == wire::WarningLevel::Notice) return english ? "warning notice" : "Mitteilung";
    return english ? "information" : "Information";
}

/// Level and words of one warning must not say two things, whoever changed which of them.
void checkLevelOfText(const wire::WarningContent& content, const wire::WarningText& text, Findings& found) {
    const auto other = otherLevelIn(content, text);
    if (!other) return;
    std::vector<std::string> german, english;
    const auto name = [&](bool is, const char* inGerman, const char* inEnglish) {
        if (!is) return;
        german.emplace_back(inGerman);
        english.emplace_back(inEnglish);
    };
    name(other->headline, "Überschrift", "headline");
    name(other->description, "Gefahr und Folge", "hazard and consequence");
    name(other->instruction, "Anweisung", "guidance");
    found.advise("text.level",
                 text.language + ": Text ist noch für die Stufe " + levelName(other->level, false) + " geschrieben (" +
                     joined(german, " und ") + ").",
                 text.language + ": the text is still written for the level " + levelName(other->level, true) + " (" +
                     joined(english, " and ") + ").");
}

void checkTexts(const wire::WarningContent& content, Findings& found) {
    std::set<std::string> tags, descriptions;
    bool german = false, english = false;
    for (const wire::WarningText& text : content.texts) {
        german = german || text.language.starts_with("de");
        english = english || isEnglish(text.language);
        if (!tags.insert(text.language).second)
            found.stop("text.language-twice", "Die Sprache " + text.language + " steht zweimal da.",
                       "The language " + text.language + " stands there twice.");
        if (!text.description.empty() && !descriptions.insert(std::string(withoutMark(text.description))).second)
            found.advise("text.not-translated", text.language + ": Der Text ist nicht übersetzt.",
                         text.language + ": the text is not translated.");
        checkOneText(content, text, found);
        checkLevelOfText(content, text, found);
    }
    if (!german) found.stop("text.german-missing", "Der deutsche Text fehlt.", "The German text is missing.");
    if (!english) found.advise("text.english-missing", "Der englische Text fehlt.", "The English text is missing.");
}

void checkCellBroadcast(const wire::ChannelText& channel, const wire::WarningContent& content, Findings& found) {
    const auto gsm = gsmLength(channel.text);
    const std::size_t length = gsm.value_or(charCount(channel.text)),
                      most = gsm ? kCellBroadcastGsmMax : kCellBroadcastUcs2Max;
    const std::string numbers = std::to_string(length);
    if (length > most)
        found.stop("length.cell-broadcast",
                   "Cell Broadcast " + channel.language + ": " + numbers + " Zeichen, erlaubt sind " +
                       std::to_string(most) + ".",
                   "Cell broadcast " + channel.language + ": " + numbers + " characters, " + std::to_string(most) +
                       " are allowed.");
    else if (length > kCellBroadcastPlanned)
        found.advise("length.cell-broadcast",
                     "Cell Broadcast " + channel.language + ": " + numbers + " Zeichen; gelesen werden etwa 500.",
                     "Cell broadcast " + channel.language + ": " + numbers + " characters; about 500 are read.");
    if (!gsm)
        found.advise(
            "cell-broadcast.alphabet",
            "Cell Broadcast " + channel.language + ": Zeichen außerhalb des Telefon-Alphabets; es passen nur 600.",
            "Cell broadcast " + channel.language + ": characters outside the telephone alphabet; only 600 fit.");
    const auto text =
        std::ranges::find_if(content.texts, [&](const wire::WarningText& t) { return t.language == channel.language; });
    if (text == content.texts.end()) return;
    const std::vector<std::string> actions = sentences(withoutMark(text->instruction));
    const std::size_t at = actions.empty() ? std::string::npos : withoutMark(channel.text).find(actions.front());
    if (at == std::string::npos ||
        charCount(withoutMark(channel.text).substr(0, at)) + charCount(actions.front()) > kCellBroadcastFirst)
        found.advise("cell-broadcast.first-60",
                     "Cell Broadcast " + channel.language +
                         ": Gefahr und Handlung stehen nicht in den ersten 60 Zeichen. Kürzen Sie den ersten Satz der "
                         "Anweisung.",
                     "Cell broadcast " + channel.language +
                         ": hazard and action are not within the first 60 characters. Shorten the first sentence of "
                         "the guidance.");
}

void checkChannels(const wire::WarningContent& content, Findings& found) {
    std::set<std::string> languages;
    for (const wire::ChannelText& channel : content.channels) {
        if (channel.channel == "cell-broadcast") {
            languages.insert(channel.language);
            checkCellBroadcast(channel, content, found);
        }
        if (withoutMark(channel.text).empty())
            found.stop("channel.empty", "Der Kanal " + channel.channel + " hat keinen Text.",
                       "The channel " + channel.channel + " has no text.");
        else if (!isPlainText(channel.text))
            found.stop("text.characters", "Der Kanal " + channel.channel + " enthält unerlaubte Zeichen.",
                       "The channel " + channel.channel + " holds forbidden characters.");
    }
    for (const wire::WarningText& text : content.texts)
        if (!languages.contains(text.language))
            found.advise("channel.missing", "Cell Broadcast " + text.language + " fehlt.",
                         "Cell broadcast " + text.language + " is missing.");
    const bool exercise = !content.channels.empty() && hasExerciseMark(content.channels.front().text);
    wire::WarningContent anew = content;
    refreshChannels(anew, exercise ? wire::RealmKind::Exercise : wire::RealmKind::Live);
    const auto same = [](const wire::ChannelText& a, const wire::ChannelText& b) {
        return a.channel == b.channel && a.language == b.language && a.text == b.text;
    };
    if (!content.channels.empty() && !std::ranges::equal(anew.channels, content.channels, same))
        found.advise("channel.stale",
                     "Die Kanaltexte passen nicht zum Warntext. Erzeugen Sie sie neu, oder prüfen Sie sie einzeln.",
                     "The channel texts do not match the warning text. Make them anew, or read each of them.");
}

void checkMarks(const wire::WarningContent& content, std::optional<wire::RealmKind> realm, Findings& found) {
    std::size_t marked = 0, all = 0;
    const auto count = [&](const std::string& text) {
        if (text.empty()) return;
        ++all;
        marked += hasExerciseMark(text);
    };
    for (const wire::WarningText& text : content.texts)
        for (const std::string* part : {&text.headline, &text.description, &text.instruction}) count(*part);
    for (const wire::ChannelText& channel : content.channels) count(channel.text);
    if (realm == wire::RealmKind::Live && marked > 0)
        found.stop("realm.mark-in-live", "Eine echte Warnung darf nicht mit „ÜBUNG“ beginnen.",
                   "A live warning must not begin with \"EXERCISE\".");
    else if (marked < all && (marked > 0 || realm == wire::RealmKind::Exercise))
        found.stop("realm.mark-missing",
                   "In der Übung muss jeder Text und jeder Kanal mit „ÜBUNG:“ oder „EXERCISE:“ beginnen.",
                   "In an exercise every text and channel must begin with \"ÜBUNG:\" or \"EXERCISE:\".");
}

}  // namespace

std::vector<Finding> check(const wire::WarningContent& content, std::optional<wire::RealmKind> realm) {
    Findings found;
    checkMarks(content, realm, found);
    checkTexts(content, found);
    checkSender(content, found);
    checkWords(content, found);
    checkTimes(content, found);
    checkArea(content, found);
    checkChannels(content, found);
    return std::move(found).sorted();
}

}  // namespace warning
