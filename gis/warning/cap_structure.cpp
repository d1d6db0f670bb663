// SPDX-License-Identifier: EUPL-1.2
// The shape that the official schemas of CAP 1.0, 1.1 and 1.2 ask for, as tables: much quicker than a schema
// processor, and each deviation has a code of its own.

#include <algorithm>
#include <array>
#include <span>

#include "broker/base/instant.h"
#include "gis/warning/internal/cap_tree.h"
#include "gis/warning/internal/cap_words.h"

namespace warning {
namespace {

constexpr std::size_t kStructureProblemsMax = 1000;
constexpr std::size_t kWordsShownMax = 60;
constexpr int kMany = 0;

enum class Content { Text, Block, Time, Integer, Decimal, Language, Word };
enum class WordList { None, Status, MsgType, Scope, Category, Response, Urgency, Severity, Certainty };

/// A child that a block may have. What differs between the versions is said by the last three.
struct Slot {
    const char* name;
    int least, most;  ///< most: kMany = any number
    Content content = Content::Text;
    WordList words = WordList::None;
    CapVersion from = CapVersion::V10, to = CapVersion::V12;
    CapVersion neededFrom = CapVersion::V10;  ///< optional in earlier versions
};
using enum CapVersion;

constexpr std::array kAlertSlots{
    Slot{"identifier", 1, 1},
    Slot{"sender", 1, 1},
    Slot{"sent", 1, 1, Content::Time},
    Slot{"status", 1, 1, Content::Word, WordList::Status},
    Slot{"msgType", 1, 1, Content::Word, WordList::MsgType},
    Slot{"password", 0, 1, Content::Text, WordList::None, V10, V10},
    Slot{"source", 0, 1},
    Slot{"scope", 1, 1, Content::Word, WordList::Scope, V10, V12, V11},
    Slot{"restriction", 0, 1},
    Slot{"addresses", 0, 1},
    Slot{"code", 0, kMany},
    Slot{"note", 0, 1},
    Slot{"references", 0, 1},
    Slot{"incidents", 0, 1},
    Slot{"info", 0, kMany, Content::Block},
};
constexpr std::array kInfoSlots{
    Slot{"language", 0, 1, Content::Language},
    Slot{"category", 1, kMany, Content::Word, WordList::Category, V10, V12, V11},
    Slot{"event", 1, 1},
    Slot{"responseType", 0, kMany, Content::Word, WordList::Response, V11, V12},
    Slot{"urgency", 1, 1, Content::Word, WordList::Urgency},
    Slot{"severity", 1, 1, Content::Word, WordList::Severity},
    Slot{"certainty", 1, 1, Content::Word, WordList::Certainty},
    Slot{"audience", 0, 1},
    Slot{"eventCode", 0, kMany, Content::Block},
    Slot{"effective", 0, 1, Content::Time},
    Slot{"onset", 0, 1, Content::Time},
    Slot{"expires", 0, 1, Content::Time},
    Slot{"senderName", 0, 1},
    Slot{"headline", 0, 1},
    Slot{"description", 0, 1},
    Slot{"instruction", 0, 1},
    Slot{"web", 0, 1},
    Slot{"contact", 0, 1},
    Slot{"parameter", 0, kMany, Content::Block},
    Slot{"resource", 0, kMany, Content::Block},
    Slot{"area", 0, kMany, Content::Block},
};
constexpr std::array kResourceSlots{
    Slot{"resourceDesc", 1, 1},
    Slot{"mimeType", 1, 1, Content::Text, WordList::None, V10, V12, V12},
    Slot{"size", 0, 1, Content::Integer},
    Slot{"uri", 0, 1},
    Slot{"derefUri", 0, 1, Content::Text, WordList::None, V11, V12},
    Slot{"digest", 0, 1},
};
constexpr std::array kAreaSlots{
    Slot{"areaDesc", 1, 1},
    Slot{"polygon", 0, kMany},
    Slot{"circle", 0, kMany},
    Slot{"geocode", 0, kMany, Content::Block},
    Slot{"altitude", 0, 1, Content::Decimal},
    Slot{"ceiling", 0, 1, Content::Decimal},
};
constexpr std::array kNamedSlots{Slot{"valueName", 1, 1}, Slot{"value", 1, 1}};

std::span<const Slot> slotsOf(std::string_view block, CapVersion version) {
    if (block == "alert") return kAlertSlots;
    if (block == "info") return kInfoSlots;
    if (block == "resource") return kResourceSlots;
    if (block == "area") return kAreaSlots;
    // CAP 1.0 wrote "name=value".
    return version == V10 ? std::span<const Slot>() : std::span<const Slot>(kNamedSlots);
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool isWordOf(WordList list, std::string_view word, CapVersion version) {
    switch (list) {
        case WordList::Status:
            return isOneOf(word, {"Actual", "Exercise", "System", "Test"}) || (word == "Draft" && version != V10);
        case WordList::MsgType: return isOneOf(word, {"Alert", "Update", "Cancel", "Ack", "Error"});
        case WordList::Scope: return isOneOf(word, {"Public", "Restricted", "Private"});
        case WordList::Category: return isCapWord(CapList::Category, word) && (word != "CBRNE" || version != V10);
        case WordList::Response:
            return isCapWord(CapList::ResponseType, word) &&
                   (version == V12 || (word != "Avoid" && word != "AllClear"));
        case WordList::Urgency: return isCapWord(CapList::Urgency, word);
        case WordList::Severity: return isCapWord(CapList::Severity, word);
        case WordList::Certainty:
            if (version == V10)
                return word == "Very Likely" || (word != "Observed" && isCapWord(CapList::Certainty, word));
            return isCapWord(CapList::Certainty, word);
        case WordList::None: break;
    }
    return true;
}

/// xs:dateTime; CAP 1.2 wants whole seconds and a numeric offset.
bool isTime(std::string_view text, CapVersion version) {
    if (version == V12 && (text.size() != 25 || text[19] == '.')) return false;
    const std::size_t zone = text.size() >= 25 ? text.size() - 5 : text.size();
    // Offsets end at 14 hours.
    if (zone < text.size() && text.substr(zone) > "14:00" && (text[zone - 1] == '+' || text[zone - 1] == '-'))
        return false;
    if (base::fromIso(text)) return true;
    return version != V12 && base::fromIso(std::string(text) + "Z");
}

bool isDigits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isInteger(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return isDigits(text);
}

class Structure {
public:
    Structure(CapVersion version, bool isOrdered) : m_version(version), m_isOrdered(isOrdered) {}

    void check(const CapElement& block) {
        const auto slots = slotsOf(block.name, m_version);
        if (slots.empty()) return checkLeaf(block);
        if (block.hasStrayText) add("text.stray", block, "words between the elements");
        checkAttributes(block);
        checkStrange(block);
        std::array<int, 24> seen{};
        std::size_t furthest = 0;
        bool wasDisordered = false;
        for (const CapElement& child : block.children) {
            const auto slot = std::ranges::find_if(slots, [&](const Slot& one) { return isFor(one, child.name); });
            if (slot == slots.end()) {
                add("element.unknown", child, "CAP knows no such element in " + block.name);
                continue;
            }
            const auto index = static_cast<std::size_t>(slot - slots.begin());
            if (index < furthest && m_isOrdered && !wasDisordered) {
                add("order." + block.name, child, child.name + " stands after " + slots[furthest].name);
                wasDisordered = true;
            }
            furthest = std::max(furthest, index);
            if (++seen[index] == 2 && slot->most == 1) add("element.twice", child, child.name + " stands there twice");
            checkChild(*slot, child);
        }
        for (std::size_t i = 0; i < slots.size(); ++i)
            if (seen[i] < slots[i].least && m_version >= slots[i].neededFrom)
                add("element.missing", block, std::string(slots[i].name) + " is missing");
    }

    std::vector<CapProblem> found;

private:
    bool isFor(const Slot& slot, std::string_view name) const {
        return name == slot.name && m_version >= slot.from && m_version <= slot.to;
    }

    void checkChild(const Slot& slot, const CapElement& child) {
        if (slot.content == Content::Block) return check(child);
        checkLeaf(child);
        switch (slot.content) {
            case Content::Time:
                if (!isTime(child.text, m_version))
                    wrong("value.time", child, "a time such as 2026-11-21T17:05:00+01:00");
                break;
            case Content::Integer:
                if (!isInteger(child.text)) wrong("value.number", child, "a whole number");
                break;
            case Content::Decimal:
                if (m_version == V12 && !capNumberOf(child.text)) wrong("value.number", child, "a decimal number");
                break;
            case Content::Language:
                if (!child.text.empty() && !isLanguageTag(child.text)) wrong("value.language", child, "a language tag");
                break;
            case Content::Word:
                if (!isWordOf(slot.words, child.text, m_version) || child.hasOuterBlanks)
                    wrong("value.word", child, "one of the words for " + child.name);
                break;
            case Content::Text:
            case Content::Block: break;
        }
    }

    void checkLeaf(const CapElement& leaf) {
        checkAttributes(leaf);
        if (!leaf.children.empty()) add("element.nested", leaf, "elements within a text");
        checkStrange(leaf);
    }

    void checkAttributes(const CapElement& at) {
        if (at.hasAttributes) add("attribute.unknown", at, "CAP knows no attributes");
    }

    /// Signatures have their place at the end of an alert of CAP 1.2, and what they are worth is judged elsewhere.
    void checkStrange(const CapElement& at) {
        for (const StrangeChild& child : at.strange) {
            const bool isInPlace = at.name == "alert" && child.isSignature && m_version == V12;
            if (isInPlace && child.position == at.children.size()) continue;
            if (isInPlace)
                add("order.alert", at, "the signature stands before the last element");
            else
                add("element.foreign", at, "element " + child.name.substr(0, kWordsShownMax) + " of another namespace");
        }
    }

    void wrong(const char* code, const CapElement& at, const std::string& wanted) {
        add(code, at, "\"" + shortened(at.text) + "\" is not " + wanted);
    }

    /// Not in the middle of a letter.
    static std::string shortened(const std::string& text) {
        if (text.size() <= kWordsShownMax) return text;
        std::size_t end = kWordsShownMax;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        return text.substr(0, end) + "...";
    }

    void add(std::string code, const CapElement& at, std::string text) {
        if (found.size() < kStructureProblemsMax)
            found.push_back({std::move(code), at.place(), std::move(text), false});
    }

    CapVersion m_version;
    bool m_isOrdered;
};

}  // namespace

std::vector<CapProblem> checkCapStructure(const CapElement& alert, CapVersion version, bool isOrdered) {
    Structure structure(version, isOrdered);
    structure.check(alert);
    return std::move(structure.found);
}

}  // namespace warning
