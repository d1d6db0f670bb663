// SPDX-License-Identifier: EUPL-1.2
#include "gis/warning/retell.h"

#include <algorithm>
#include <array>

#include "gis/warning/internal/hazard_blocks.h"
#include "gis/warning/internal/wording.h"

namespace warning {
namespace {

constexpr std::array kLevels{wire::WarningLevel::Information, wire::WarningLevel::Notice,
                             wire::WarningLevel::Announcement};

bool replaceOnce(std::string& text, const std::string& before, const std::string& after) {
    const std::size_t at = before.empty() ? std::string::npos : text.find(before);
    if (at == std::string::npos) return false;
    text.replace(at, before.size(), after);
    return true;
}

/// What stands before and after the place in a headline block.
struct Around {
    std::string before, after;
};
Around around(const char* headline) {
    const std::string block = headline;
    const std::size_t at = block.find('%');
    return {block.substr(0, at), block.substr(at + 1)};
}

void retellHeadline(std::string& headline, const char* was, const char* is) {
    const Around old = around(was), anew = around(is);
    const std::size_t at = headline.find(old.before);
    if (at == std::string::npos || !headline.ends_with(old.after)) return;
    headline.replace(headline.size() - old.after.size(), old.after.size(), anew.after);
    headline.replace(at, old.before.size(), anew.before);
}

/// The longer, unmistakable piece of a headline block.
std::string markOf(const char* headline) {
    const Around block = around(headline);
    return block.after.size() > block.before.size() ? block.after : block.before;
}

std::string firstSentence(const char* block) {
    const auto all = sentences(block);
    return all.empty() ? std::string() : all.front();
}

/// From the end of the consequence to the times: where the place sentences stand.
struct Span {
    std::size_t from = 0, count = 0;
};
std::optional<Span> placeIn(const wire::WarningContent& content, const wire::WarningText& text, std::size_t tongue) {
    const HazardTemplate* hazard = templateOf(content.hazard);
    if (hazard == nullptr) return std::nullopt;
    const std::string consequence = std::string(hazard->of(content.level).consequence[tongue]) + " ";
    const std::size_t block = text.description.find(consequence);
    if (block == std::string::npos) return std::nullopt;
    const std::size_t from = block + consequence.size();
    const std::size_t end = text.description.find(" " + timeText(content, tongue == 1), from);
    if (end == std::string::npos) return std::nullopt;
    return Span{from, end - from};
}

}  // namespace

void retellExpiry(wire::WarningContent& made, base::Instant expires) {
    wire::WarningContent after = made;
    after.expires = expires;
    for (wire::WarningText& text : made.texts) {
        const bool english = isEnglish(text.language);
        replaceOnce(text.description, timeText(made, english), timeText(after, english));
    }
    made.expires = expires;
}

void retellLevel(wire::WarningContent& made, wire::WarningLevel level) {
    const HazardTemplate* hazard = templateOf(made.hazard);
    if (hazard == nullptr || made.act == wire::WarningAct::Cancel || made.level == level) {
        made.level = level;
        return;
    }
    const LevelBlocks &was = hazard->of(made.level), &is = hazard->of(level);
    wire::WarningContent after = made;
    after.level = level;
    after.urgency = is.urgency;
    after.severity = is.severity;
    after.responseType = is.responseType;
    // An end that an area of the staff's brought along is not the level's to change.
    if (made.expires == expiryOf(was, made.onset)) after.expires = expiryOf(is, made.onset);
    after.nextInformationAt = std::min(nextInformationOf(is, made.onset), after.expires);
    for (wire::WarningText& text : after.texts) {
        const std::size_t tongue = isEnglish(text.language) ? 1 : 0;
        text.event = is.event[tongue];
        retellHeadline(text.headline, was.headline[tongue], is.headline[tongue]);
        replaceOnce(text.description, was.consequence[tongue], is.consequence[tongue]);
        replaceOnce(text.description, timeText(made, tongue == 1), timeText(after, tongue == 1));
        replaceOnce(text.instruction, was.instruction[tongue], is.instruction[tongue]);
    }
    made = std::move(after);
}

void retellPlace(wire::WarningContent& made, const std::string& town, const std::string& water,
                 const std::vector<std::string>& districts) {
    WarningFacts facts;
    facts.hazard = made.hazard;
    facts.townName = town;
    facts.water = water;
    facts.districts = districts;
    for (wire::WarningText& text : made.texts) {
        const std::size_t tongue = isEnglish(text.language) ? 1 : 0;
        const std::string name = areaName(facts, tongue == 1);
        if (const auto place = placeIn(made, text, tongue))
            text.description.replace(place->from, place->count, placeText(facts, tongue == 1));
        else
            replaceOnce(text.description, text.areaName, name);  // as an all-clear names it
        text.areaName = name;
    }
}

std::optional<OtherLevel> otherLevelIn(const wire::WarningContent& content, const wire::WarningText& text) {
    const HazardTemplate* hazard = templateOf(content.hazard);
    if (hazard == nullptr || content.act == wire::WarningAct::Cancel) return std::nullopt;
    const std::size_t tongue = isEnglish(text.language) ? 1 : 0;
    for (const wire::WarningLevel level : kLevels) {
        if (level == content.level) continue;
        const LevelBlocks& blocks = hazard->of(level);
        const OtherLevel found{level, text.headline.find(markOf(blocks.headline[tongue])) != std::string::npos,
                               text.description.find(firstSentence(blocks.consequence[tongue])) != std::string::npos,
                               text.instruction.find(firstSentence(blocks.instruction[tongue])) != std::string::npos};
        if (found.headline || found.description || found.instruction) return found;
    }
    return std::nullopt;
}

std::vector<std::string> ownSentences(const wire::WarningContent& content, const wire::WarningText& text) {
    static constexpr std::array<std::array<std::string_view, 13>, 2> kMade{
        {{"Es warnt: ", "Es entwarnt: ", "Hochwasser ", "Der Pegel ", "Die Messstelle ", "Das Wasser steigt ",
          "Das Wasser fällt ", "Betroffen", "Für andere Stadtteile gilt ", "Die Warnung gilt ab ", "Sie gilt bis ",
          "Nächste Information: ", "Mehr Informationen: "},
         {"Warning from: ", "All-clear from: ", "Flood ", "The gauge ", "The rain gauge ", "The water is rising ",
          "The water is falling ", "Affected", "This warning is not for other ", "The warning is valid from ",
          "Next information: ", "More information: ", "Telephone: "}}};
    const bool english = isEnglish(text.language);
    const std::size_t tongue = english ? 1 : 0;
    const HazardTemplate* hazard = templateOf(content.hazard);
    WarningFacts facts;
    facts.townName = text.areaName.substr(0, text.areaName.find(':'));
    const std::string opening = hazard != nullptr ? openingText(*hazard, facts, english) : std::string();
    std::vector<std::string> own;
    for (const std::string* field : {&text.description, &text.instruction}) {
        for (const std::string& marked : sentences(withoutMark(*field))) {
            std::string_view one = marked;
            for (const std::string_view word : {"NEU: ", "NEW: "})
                if (one.starts_with(word)) one.remove_prefix(word.size());
            // Web address and telephone end without a full stop: what people add behind them hangs on to them.
            for (const std::string_view word : {"Telefon: ", "Telephone: "}) {
                const std::size_t at = one.find(word);
                if (at == std::string_view::npos) continue;
                const std::size_t rest = one.find_first_not_of("0123456789 +-/()", at + word.size());
                one = rest == std::string_view::npos ? one.substr(at) : one.substr(rest);
            }
            const bool isMade =
                std::ranges::any_of(kMade[tongue], [&](std::string_view head) { return one.starts_with(head); }) ||
                one.starts_with("Telefon: ") || wordCount(one) < 2 || one == opening;
            const bool isBlock =
                hazard != nullptr && std::ranges::any_of(hazard->levels, [&](const LevelBlocks& blocks) {
                    return std::string_view(blocks.consequence[tongue]).find(one) != std::string_view::npos ||
                           std::string_view(blocks.instruction[tongue]).find(one) != std::string_view::npos;
                });
            if (!isMade && !isBlock) own.emplace_back(one);
        }
    }
    return own;
}

}  // namespace warning
