// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "gis/warning/internal/channel_words.h"
#include "gis/warning/internal/hazard_blocks.h"
#include "gis/warning/internal/wording.h"
#include "gis/warning/warning.h"

namespace warning {
namespace {

/// GSM 03.38 beyond ASCII letters, digits and the marks listed below.
constexpr std::array<std::string_view, 35> kGsmBeyondAscii{"£", "¥", "è", "é", "ù", "ì", "ò", "Ç", "Ø", "ø", "Å", "å",
                                                           "Δ", "Φ", "Γ", "Λ", "Ω", "Π", "Ψ", "Σ", "Θ", "Ξ", "Æ", "æ",
                                                           "ß", "É", "¤", "¡", "Ä", "Ö", "Ñ", "Ü", "§", "¿", "ä"};
constexpr std::array<std::string_view, 4> kGsmBeyondAsciiMore{"ö", "ñ", "ü", "à"};
constexpr std::string_view kGsmMarks = "@$_\n !\"#%&'()*+,-./:;<=>?";
/// Two characters each: escape and the character.
constexpr std::string_view kGsmExtension = "^{}\\[~]|\f";

std::size_t bytesOfChar(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

/// GSM characters one UTF-8 character takes; 0 when the alphabet lacks it.
std::size_t gsmCost(std::string_view one) {
    if (one.size() == 1) {
        const char c = one[0];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return 1;
        if (kGsmMarks.find(c) != std::string_view::npos || c == '\r') return 1;
        return kGsmExtension.find(c) != std::string_view::npos ? 2 : 0;
    }
    if (one == "€") return 2;
    const bool known = std::ranges::find(kGsmBeyondAscii, one) != kGsmBeyondAscii.end() ||
                       std::ranges::find(kGsmBeyondAsciiMore, one) != kGsmBeyondAsciiMore.end();
    return known ? 1 : 0;
}

/// Typographic marks that a telephone's alphabet lacks, in its own words; everything else stays as it is.
std::string inGsmWords(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kSame{{{"„", "\""},
                                                                                          {"“", "\""},
                                                                                          {"”", "\""},
                                                                                          {"‚", "'"},
                                                                                          {"‘", "'"},
                                                                                          {"’", "'"},
                                                                                          {"–", "-"},
                                                                                          {"—", "-"},
                                                                                          {"…", "..."},
                                                                                          {"\u00A0", " "},
                                                                                          {"\u202F", " "},
                                                                                          {"ẞ", "SS"}}};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t bytes = std::min(bytesOfChar(text[i]), text.size() - i);
        const std::string_view one = text.substr(i, bytes);
        const auto same = std::ranges::find_if(kSame, [&](const auto& pair) { return pair.first == one; });
        // Two of three networks were seen to drop line breaks: a break must not be what parts two words.
        if (one == "\n" || one == "\t")
            out += ' ';
        else
            out += same != kSame.end() ? same->second : one;
        i += bytes;
    }
    return out;
}

/// Length as the channel counts it, in GSM characters or, outside the alphabet, in the larger UCS-2 measure.
bool fitsCellBroadcast(const std::string& text) {
    const auto gsm = gsmLength(text);
    return gsm ? *gsm <= kCellBroadcastPlanned : charCount(text) <= kCellBroadcastUcs2Max;
}

/// Hazard and action first, then place, time and the other actions as far as they fit; no link, no line break.
std::string cellBroadcast(const wire::WarningContent& content, const wire::WarningText& text, wire::RealmKind realm) {
    const bool english = isEnglish(text.language);
    const std::vector<std::string> actions = sentences(withoutMark(text.instruction));
    const bool over = content.act == wire::WarningAct::Cancel;
    std::string hazard = hazardWord(content.hazard, text, english);
    const bool isFalse = over && withoutMark(text.headline).starts_with(falseAlarmWord(english));
    if (isFalse)
        hazard = (english ? "FALSE ALARM: " : "FEHLALARM: ") + hazard;
    else if (over)
        hazard = (english ? "ALL CLEAR: " : "ENTWARNUNG: ") + hazard;
    if (content.act == wire::WarningAct::Update) hazard = (english ? "NEW: " : "NEU: ") + hazard;
    std::string out = realmMark(realm, text.language) + hazard + ": ";
    out += actions.empty() ? std::string(withoutMark(text.headline)) : actions.front();
    const auto addIfFits = [&out](const std::string& part) {
        if (const std::string longer = inGsmWords(out + " " + part); fitsCellBroadcast(longer)) out = longer;
    };
    out = inGsmWords(out);
    if (!text.areaName.empty()) addIfFits((english ? "Where: " : "Wo: ") + text.areaName + ".");
    if (!over && content.expires.ms != 0)
        addIfFits((english ? "Until: " : "Bis: ") + momentText(content.expires, english) + ".");
    if (!content.senderName.empty()) addIfFits((english ? "From: " : "Von: ") + content.senderName + ".");
    for (std::size_t i = 1; i < actions.size(); ++i)
        if (!tellsOnlyWhereToLookUp(actions[i])) addIfFits(actions[i]);
    return out;
}

std::string radio(const wire::WarningContent& content, const wire::WarningText& text, wire::RealmKind realm) {
    const bool english = isEnglish(text.language);
    const std::string call = english ? "This is an official announcement. " : "Hier ist eine amtliche Durchsage. ";
    const std::string again = content.act == wire::WarningAct::Cancel
                                  ? std::string()
                                  : (english ? " Please pass this on to your neighbours."
                                             : " Geben Sie diese Durchsage an Ihre Nachbarn weiter.");
    std::string headline(withoutMark(text.headline));
    if (!headline.empty() && headline.back() != '.' && headline.back() != '!') headline += '.';
    const std::string mark = realmMark(realm, text.language);
    const std::string end = realm == wire::RealmKind::Live ? ""
                            : english                      ? " End of exercise message."
                                                           : " Ende der Übungsdurchsage.";
    return mark + call + headline + " " + std::string(withoutMark(text.description)) + " " +
           std::string(withoutMark(text.instruction)) + again + end;
}

std::string mail(const wire::WarningContent& content, const wire::WarningText& text, wire::RealmKind realm) {
    const bool english = isEnglish(text.language);
    const std::string mark = realmMark(realm, text.language);
    std::string out = mark + (english ? "Subject: " : "Betreff: ") + std::string(withoutMark(text.headline)) + "\n\n" +
                      std::string(withoutMark(text.description)) + "\n\n" +
                      (english ? "What to do:\n" : "Was Sie tun sollen:\n");
    for (const std::string& action : sentences(withoutMark(text.instruction))) out += "- " + action + "\n";
    if (!content.senderName.empty()) out += "\n" + content.senderName + "\n";
    if (realm == wire::RealmKind::Exercise)
        out += english ? "\nThis is an exercise. There is no danger.\n"
                       : "\nDies ist eine Übung. Es besteht keine Gefahr.\n";
    return out;
}

std::string banner(const wire::WarningContent& content, const wire::WarningText& text, wire::RealmKind realm) {
    const bool english = isEnglish(text.language);
    const std::vector<std::string> actions = sentences(withoutMark(text.instruction));
    std::string out = realmMark(realm, text.language) + std::string(withoutMark(text.headline));
    if (!actions.empty()) out += ". " + actions.front();
    if (content.act != wire::WarningAct::Cancel && content.expires.ms != 0)
        out += (english ? " Until " : " Bis ") + clockText(content.expires) + (english ? "." : " Uhr.");
    return out;
}

/// Tone of NRW's sirens, in each language for those who sign; only the highest level and its all-clear wake people.
std::string siren(const wire::WarningContent& content, const std::string& language, wire::RealmKind realm) {
    if (content.level != wire::WarningLevel::Announcement) return {};
    const bool english = isEnglish(language);
    const std::string mark = realmMark(realm, language);
    if (content.act == wire::WarningAct::Cancel)
        return mark + (english ? "ALL CLEAR: steady tone for 1 minute" : "ENTWARNUNG: 1 Minute Dauerton");
    return mark + (english ? "WARNING: rising and falling tone for 1 minute"
                           : "WARNUNG: 1 Minute auf- und abschwellender Heulton");
}

}  // namespace

std::string hazardWord(const std::string& hazard, const wire::WarningText& text, bool english) {
    if (const HazardTemplate* known = templateOf(hazard)) return known->word[english ? 1 : 0];
    return text.event.empty() ? std::string(withoutMark(text.headline)) : text.event;
}

bool tellsOnlyWhereToLookUp(const std::string& sentence) {
    return sentence.find("://") != std::string::npos || sentence.starts_with("Telefon:") ||
           sentence.starts_with("Telephone:") || sentence.starts_with("Mehr Informationen:") ||
           sentence.starts_with("More information:");
}

std::string_view falseAlarmWord(bool english) { return english ? "False alarm" : "Fehlalarm"; }

void refreshChannels(wire::WarningContent& content, wire::RealmKind realm) {
    content.channels.clear();
    for (const wire::WarningText& text : content.texts) {
        content.channels.push_back({"cell-broadcast", text.language, cellBroadcast(content, text, realm)});
        if (const std::string tone = siren(content, text.language, realm); !tone.empty())
            content.channels.push_back({"siren", text.language, tone});
        content.channels.push_back({"radio", text.language, radio(content, text, realm)});
        content.channels.push_back({"mail", text.language, mail(content, text, realm)});
        content.channels.push_back({"banner", text.language, banner(content, text, realm)});
    }
}

std::optional<std::size_t> gsmLength(std::string_view utf8) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const std::size_t bytes = std::min(bytesOfChar(utf8[i]), utf8.size() - i);
        const std::size_t cost = gsmCost(utf8.substr(i, bytes));
        if (cost == 0) return std::nullopt;
        length += cost;
        i += bytes;
    }
    return length;
}

}  // namespace warning
