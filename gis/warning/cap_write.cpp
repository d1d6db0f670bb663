// SPDX-License-Identifier: EUPL-1.2
// CAP 1.2 out, through libxml2's writer: it escapes, this file keeps the order of the schema's sequence.

#include <libxml/xmlwriter.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "gis/warning/internal/cap_words.h"
#include "gis/warning/internal/channel_words.h"
#include "gis/warning/internal/wording.h"
#include "gis/warning/warning.h"

namespace warning {
namespace {

constexpr const char* kCapNamespace = "urn:oasis:names:tc:emergency:cap:1.2";
constexpr int kCapDecimals = 5;      ///< about 1 m
constexpr int kCapDecimalsMost = 7;  ///< where 5 make an edge cross itself

/// A writer into memory. One failed call makes the whole document fail.
class XmlPage {
public:
    XmlPage()
        : m_buffer(xmlBufferCreate(), xmlBufferFree),
          m_writer(xmlNewTextWriterMemory(m_buffer.get(), 0), xmlFreeTextWriter) {
        note(m_writer ? xmlTextWriterSetIndent(m_writer.get(), 1) : -1);
        note(xmlTextWriterSetIndentString(m_writer.get(), text(" ")));
        note(xmlTextWriterStartDocument(m_writer.get(), nullptr, "UTF-8", nullptr));
    }
    void open(const char* name) { note(xmlTextWriterStartElement(m_writer.get(), text(name))); }
    void close() { note(xmlTextWriterEndElement(m_writer.get())); }
    void attribute(const char* name, const char* value) {
        note(xmlTextWriterWriteAttribute(m_writer.get(), text(name), text(value)));
    }
    void leaf(const char* name, const std::string& content) {
        note(xmlTextWriterWriteElement(m_writer.get(), text(name), text(content.c_str())));
    }
    void leafIf(const char* name, const std::string& content) {
        if (!content.empty()) leaf(name, content);
    }
    void named(const char* element, const std::string& name, const std::string& value) {
        open(element);
        leaf("valueName", name);
        leaf("value", value);
        close();
    }
    /// The whole document, or nothing when any call failed.
    [[nodiscard]] std::optional<std::string> finished() {
        note(xmlTextWriterEndDocument(m_writer.get()));
        m_writer.reset();
        if (m_failed) return std::nullopt;
        return std::string(reinterpret_cast<const char*>(xmlBufferContent(m_buffer.get())),
                           static_cast<std::size_t>(xmlBufferLength(m_buffer.get())));
    }

private:
    static const xmlChar* text(const char* chars) { return reinterpret_cast<const xmlChar*>(chars); }
    void note(int result) { m_failed = m_failed || result < 0; }

    std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> m_buffer;
    std::unique_ptr<xmlTextWriter, decltype(&xmlFreeTextWriter)> m_writer;
    bool m_failed = false;
};

/// -512345, 5 -> "-5.12345". Integer arithmetic: no locale can put a comma into it.
std::string decimalText(double gridUnits, int decimals) {
    const auto units = static_cast<std::int64_t>(gridUnits);
    std::string digits = std::to_string(units < 0 ? -units : units);
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
    return units < 0 ? "-" + digits : digits;
}

/// "lat,lon lat,lon ...", closed. Nothing when even the finest grid does not give a ring.
std::optional<std::string> polygonText(const wire::GeoRing& ring) {
    for (int decimals = kCapDecimals; decimals <= kCapDecimalsMost; ++decimals) {
        geometry::MapRing corners = onGrid(ring, decimals);
        if (!isCapRing(corners)) continue;
        corners.push_back(corners.front());
        std::string text;
        for (const geometry::MapPoint& corner : corners) {
            if (!text.empty()) text += ' ';
            text += decimalText(corner.northM, decimals) + "," + decimalText(corner.eastM, decimals);
        }
        return text;
    }
    return std::nullopt;
}

base::Outcome<std::vector<std::string>> polygonTexts(const wire::GeoArea& area) {
    if (area.empty()) return base::Failure{"the warning has no area", "area", "draw where people shall act"};
    std::vector<std::string> out;
    for (std::size_t i = 0; i < area.size(); ++i) {
        const std::string where = "area, polygon " + std::to_string(i + 1);
        if (area[i].size() != 1)
            return base::Failure{"CAP knows no holes", where, "cut the polygon into several without holes"};
        auto text = polygonText(area[i].front());
        if (!text)
            return base::Failure{"the polygon has fewer than three corners or its edge crosses itself", where,
                                 "draw it again without a crossing"};
        out.push_back(std::move(*text));
    }
    return out;
}

const char* msgTypeOf(wire::WarningAct act) {
    if (act == wire::WarningAct::Update) return "Update";
    return act == wire::WarningAct::Cancel ? "Cancel" : "Alert";
}

std::optional<base::Failure> whyNotHead(const wire::WarningContent& content, const CapHead& head) {
    if (!isCapName(head.identifier))
        return base::Failure{"the identifier is empty or holds a blank, comma, < or &", "identifier",
                             "use letters, digits, dots and dashes"};
    if (!isCapName(head.sender))
        return base::Failure{"the sender is empty or holds a blank, comma, < or &", "sender",
                             "use the form lage@town.example"};
    for (const std::string* text : {&head.identifier, &head.sender, &head.incidents, &head.exerciseName})
        if (!isPlainText(*text))
            return base::Failure{"not plain UTF-8 text", "identifier, sender, incidents or note",
                                 "take out control characters"};
    if (content.act != wire::WarningAct::Alert && head.references.empty())
        return base::Failure{"an update or cancel must name what it replaces", "references",
                             "give sender,identifier,sent of the active messages"};
    for (const std::string& triple : head.references)
        if (std::ranges::count(triple, ',') != 2 || triple.find(' ') != std::string::npos || !isPlainText(triple))
            return base::Failure{"not a triple sender,identifier,sent", "references: " + triple,
                                 "write it without blanks"};
    if (content.expires <= head.sent)
        return base::Failure{"the warning has ended before it is sent", "expires",
                             "set a later end and have it signed anew"};
    return std::nullopt;
}

std::optional<base::Failure> whyNotText(const wire::WarningText& text, wire::RealmKind realm) {
    const std::string where = "text " + text.language;
    if (!isLanguageTag(text.language)) return base::Failure{"not a language tag", where, "write de-DE or en-GB"};
    for (const std::string* part :
         {&text.event, &text.headline, &text.description, &text.instruction, &text.areaName}) {
        if (part->empty())
            return base::Failure{"event, headline, description, instruction or area name is empty", where,
                                 "complete the text"};
        if (!isPlainText(*part)) return base::Failure{"not plain UTF-8 text", where, "take out control characters"};
    }
    if (charCount(text.headline) > kHeadlineMax)
        return base::Failure{"the headline is longer than 160 characters", where, "shorten it"};
    for (const std::string* part : {&text.headline, &text.description, &text.instruction})
        if (hasExerciseMark(*part) != (realm == wire::RealmKind::Exercise))
            return base::Failure{realm == wire::RealmKind::Live ? "an exercise mark in the live realm"
                                                                : "no exercise mark in the exercise realm",
                                 where, "have the text of the right realm signed"};
    return std::nullopt;
}

/// What a person signed is written as it is or not at all; nothing is mended on the way out.
std::optional<base::Failure> whyNotWritten(const wire::WarningContent& content, const CapHead& head) {
    if (auto why = whyNotHead(content, head)) return why;
    if (content.texts.empty())
        return base::Failure{"the warning has no text", "texts", "write at least the German text"};
    for (const wire::WarningText& text : content.texts)
        if (auto why = whyNotText(text, head.realm)) return why;
    const auto all = [](CapList list, const std::string& words) {
        return std::ranges::all_of(wordsOf(words), [list](const std::string& word) { return isCapWord(list, word); });
    };
    if (wordsOf(content.category).empty() || !all(CapList::Category, content.category) ||
        !isCapWord(CapList::Urgency, content.urgency) || !isCapWord(CapList::Severity, content.severity) ||
        !isCapWord(CapList::Certainty, content.certainty) || !all(CapList::ResponseType, content.responseType))
        return base::Failure{"category, urgency, severity, certainty or response type is not a word of CAP", "content",
                             "choose from CAP's lists"};
    if (!content.web.empty() && !isWebAddress(content.web))
        return base::Failure{"not a full web address", "web: " + content.web, "write https://..."};
    for (const std::string* text : {&content.senderName, &content.contact, &content.web, &content.eventCode})
        if (!isPlainText(*text))
            return base::Failure{"not plain UTF-8 text", "senderName, contact, web or eventCode",
                                 "take out control characters"};
    for (const std::string& key : head.areaKeys)
        if (!isPlainText(key) || key.empty())
            return base::Failure{"not an area key", "areaKeys", "give the 12 digits of the ARS"};
    return std::nullopt;
}

void writeHead(XmlPage& page, const wire::WarningContent& content, const CapHead& head) {
    const bool exercise = head.realm == wire::RealmKind::Exercise;
    page.leaf("identifier", head.identifier);
    page.leaf("sender", head.sender);
    page.leaf("sent", base::isoGerman(head.sent));
    page.leaf("status", exercise ? "Exercise" : "Actual");
    page.leaf("msgType", msgTypeOf(content.act));
    page.leaf("scope", "Public");
    if (exercise) page.leaf("note", head.exerciseName.empty() ? "ÜBUNG" : "ÜBUNG " + head.exerciseName);
    std::string references;
    for (const std::string& triple : head.references) references += (references.empty() ? "" : " ") + triple;
    page.leafIf("references", references);
    const bool quoted = head.incidents.find(' ') != std::string::npos;
    page.leafIf("incidents", quoted ? "\"" + head.incidents + "\"" : head.incidents);
}

void writeInfo(XmlPage& page, const wire::WarningContent& content, const wire::WarningText& text, const CapHead& head,
               const std::vector<std::string>& polygons) {
    page.open("info");
    page.leaf("language", text.language);
    for (const std::string& word : wordsOf(content.category)) page.leaf("category", word);
    page.leaf("event", text.event);
    for (const std::string& word : wordsOf(content.responseType)) page.leaf("responseType", word);
    page.leaf("urgency", content.urgency);
    page.leaf("severity", content.severity);
    page.leaf("certainty", content.certainty);
    if (!content.eventCode.empty()) page.named("eventCode", "profile:DE-BBK-EVENTCODE", content.eventCode);
    page.leaf("onset", base::isoGerman(content.onset));
    page.leaf("expires", base::isoGerman(content.expires));
    page.leafIf("senderName", content.senderName);
    page.leaf("headline", text.headline);
    page.leaf("description", text.description);
    page.leaf("instruction", text.instruction);
    page.leafIf("web", content.web);
    page.leafIf("contact", content.contact);
    page.open("area");
    page.leaf("areaDesc", text.areaName);
    for (const std::string& polygon : polygons) page.leaf("polygon", polygon);
    for (const std::string& key : head.areaKeys) page.named("geocode", "ARS", key);
    page.close();
    page.close();
}

}  // namespace

base::Outcome<std::string> writeCap(const wire::WarningContent& content, const CapHead& head) {
    if (auto why = whyNotWritten(content, head)) return *why;
    const auto polygons = polygonTexts(content.area);
    if (!polygons) return polygons.failure();
    XmlPage page;
    page.open("alert");
    page.attribute("xmlns", kCapNamespace);
    writeHead(page, content, head);
    for (const wire::WarningText& text : content.texts) writeInfo(page, content, text, head, polygons.value());
    page.close();
    auto xml = page.finished();
    if (!xml) return base::Failure{"the XML writer failed", "", "free memory and try again"};
    return std::move(*xml);
}

}  // namespace warning
