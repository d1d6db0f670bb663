// SPDX-License-Identifier: EUPL-1.2
// A foreign alert as the staff reads it. Every label is ours and begins a line; every word of the sender's stands
// behind a label or indented, so that none can pass for ours.

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "gis/warning/foreign_alert.h"
#include "gis/warning/internal/wording.h"

namespace warning {
namespace {

constexpr std::string_view kUnreadable = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::size_t kNamesShownMax = 40;

struct Both {
    const char* german;
    const char* english;
};

template <std::size_t N>
const Both& at(const std::array<Both, N>& words, std::size_t index) {
    return words[std::min(index, N - 1)];
}

constexpr std::array kUrgencyNames{Both{"nicht angegeben", "not given"}, Both{"vorbei", "past"},
                                   Both{"später", "future"}, Both{"binnen einer Stunde", "within the hour"},
                                   Both{"sofort", "immediate"}};
constexpr std::array kSeverityNames{Both{"nicht angegeben", "not given"}, Both{"gering", "minor"},
                                    Both{"mäßig", "moderate"}, Both{"schwer", "severe"}, Both{"extrem", "extreme"}};
constexpr std::array kCertaintyNames{Both{"nicht angegeben", "not given"}, Both{"unwahrscheinlich", "unlikely"},
                                     Both{"möglich", "possible"}, Both{"wahrscheinlich", "likely"},
                                     Both{"beobachtet", "observed"}};
constexpr std::array kMessageNames{
    Both{"Warnung", "alert"}, Both{"Aktualisierung", "update"}, Both{"Aufhebung (Cancel)", "cancellation"},
    Both{"Quittung (Ack)", "acknowledgement"}, Both{"Fehlermeldung (Error)", "error message"}};
constexpr std::array kStatusNames{
    Both{"Ernstfall (Actual)", "actual"}, Both{"*** ÜBUNG (Exercise) *** kein Ernstfall", "*** EXERCISE *** not real"},
    Both{"Systemmeldung (System), keine Warnung an Menschen", "system message, no warning to people"},
    Both{"*** TEST *** kein Ernstfall", "*** TEST *** not real"},
    Both{"*** ENTWURF (Draft) *** nicht in Kraft", "*** DRAFT *** not in force"}};
constexpr std::array kSignatureNames{
    Both{"keine: wer es geschrieben hat, ist nicht bewiesen", "none: nothing proves who wrote it"},
    Both{"geprüft, von", "verified, by"},
    Both{"passt oder nicht prüfbar, Unterzeichner unbekannt: beweist nichts", "signer unknown: it proves nothing"},
    Both{"FALSCH: passt nicht zu dieser Meldung", "BROKEN: it does not fit this message"}};
constexpr std::array<std::pair<std::string_view, Both>, 9> kResponseNames{{
    {"Shelter", {"Schutz suchen", "take shelter"}},
    {"Evacuate", {"Gebiet verlassen", "evacuate"}},
    {"Prepare", {"vorbereiten", "prepare"}},
    {"Execute", {"nach Plan handeln", "act as planned"}},
    {"Avoid", {"meiden", "avoid"}},
    {"Monitor", {"aufmerksam bleiben", "monitor"}},
    {"Assess", {"bewerten", "assess"}},
    {"AllClear", {"Entwarnung", "all clear"}},
    {"None", {"keine", "none"}},
}};

/// Whether the letter would turn writing round, steer a terminal or break a line behind the label's back.
bool isSteering(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029 ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E ||
           code == 0x200F || code == 0x061C;
}

std::size_t letterBytes(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

char32_t codeOf(std::string_view letter) {
    const auto lead = static_cast<unsigned char>(letter[0]);
    char32_t code = letter.size() == 1 ? lead : lead & (0xFFU >> (letter.size() + 1));
    for (const char c : letter.substr(1)) code = (code << 6) | (static_cast<unsigned char>(c) & 0x3FU);
    return code;
}

/// The sender's words in one line; `indent` begins each further one where the text may have several.
std::string wordsShown(std::string_view text, const char* indent = nullptr) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view letter = text.substr(i, letterBytes(text[i]));
        i += letter.size();
        if (letter == "\r") continue;
        if (letter == "\t" || (letter == "\n" && !indent))
            out += ' ';
        else if (letter == "\n")
            (out += '\n') += indent;
        else
            out += isSteering(codeOf(letter)) ? kUnreadable : letter;
    }
    return out;
}

class Page {
public:
    explicit Page(bool isGerman) : m_isGerman(isGerman) {}
    std::string text;

    void file(const ForeignFile& file) {
        if (file.alerts.empty()) {
            line({"Nichts zu lesen", "Nothing to read"},
                 file.findings.empty() ? word({"es ist keine Warnung darin", "there is no alert in it"})
                                       : file.findings.front().text);
            return;
        }
        for (const ForeignAlert& one : file.alerts) alert(one);
        const auto deviations =
            std::ranges::count_if(file.findings, [](const CapProblem& one) { return !one.profile; });
        if (deviations > 0)
            line({"Abweichungen vom Standard", "Deviations from the standard"},
                 std::to_string(deviations) +
                     word({" (Einzelheiten: lagewerk-cap check)", " (details: lagewerk-cap check)"}));
    }

private:
    [[nodiscard]] const char* word(const Both& both) const { return m_isGerman ? both.german : both.english; }

    void line(const Both& label, const std::string& words) {
        if (!words.empty()) text += std::string(word(label)) + ": " + words + "\n";
    }
    void theirs(const Both& label, std::string_view words) { line(label, wordsShown(words)); }
    void paragraph(const Both& label, std::string_view words) {
        if (!words.empty()) text += std::string(word(label)) + ":\n    " + wordsShown(words, "    ") + "\n";
    }

    void alert(const ForeignAlert& alert) {
        if (!text.empty()) text += "\n";
        if (alert.status != ForeignStatus::Actual)
            text += std::string(word(at(kStatusNames, static_cast<std::size_t>(alert.status)))) + "\n";
        head(alert);
        for (std::size_t i : inOrder(alert)) info(alert.infos[i]);
        if (alert.infos.empty()) text += word({"Ohne Text.\n", "Without any text.\n"});
    }

    void head(const ForeignAlert& alert) {
        line({"Meldung", "Message"}, word(at(kMessageNames, static_cast<std::size_t>(alert.message))));
        line({"Status", "Status"}, word(at(kStatusNames, static_cast<std::size_t>(alert.status))));
        theirs({"Absender", "Sender"}, alert.sender);
        line({"Unterschrift", "Signature"},
             std::string(word(at(kSignatureNames, static_cast<std::size_t>(alert.signature)))) +
                 (alert.signer.empty() ? "" : " " + wordsShown(alert.signer)));
        line({"Gesendet", "Sent"}, moment(alert.sent));
        theirs({"Kennung", "Identifier"}, alert.identifier);
        if (alert.scope != "Public")
            theirs({"Nicht öffentlich", "Not public"}, alert.scope + " " + alert.restriction + " " + alert.addresses);
        for (std::size_t i = 0; i < alert.references.size() && i < kNamesShownMax; ++i)
            theirs({"Bezieht sich auf", "Refers to"},
                   alert.references[i].identifier + word({" von ", " by "}) + alert.references[i].sender);
        if (alert.references.size() > kNamesShownMax)
            line({"Bezieht sich auf", "Refers to"},
                 std::to_string(alert.references.size() - kNamesShownMax) + word({" weitere", " more"}));
        theirs({"Bemerkung", "Note"}, alert.note);
        std::string languages;
        for (const ForeignInfo& one : alert.infos)
            languages += (languages.empty() ? "" : ", ") + wordsShown(one.language);
        line({"Sprachen", "Languages"}, languages);
    }

    /// The reader's language alone where there is one; else all.
    [[nodiscard]] std::vector<std::size_t> inOrder(const ForeignAlert& alert) const {
        std::vector<std::size_t> own, all;
        for (std::size_t i = 0; i < alert.infos.size(); ++i) {
            all.push_back(i);
            if (isOwn(alert.infos[i].language)) own.push_back(i);
        }
        return own.empty() ? all : own;
    }
    [[nodiscard]] bool isOwn(std::string_view language) const {
        const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
        std::string tag(language);
        std::ranges::transform(tag, tag.begin(), lower);
        const std::string own = m_isGerman ? "de" : "en";
        return tag == own || (tag.starts_with(own + "-") && tag != "de-ls");
    }

    void info(const ForeignInfo& info) {
        text += "\n[" + wordsShown(info.language) + "]\n";
        theirs({"Überschrift", "Headline"}, info.headline);
        theirs({"Ereignis", "Event"}, info.event);
        line({"Dringlichkeit", "Urgency"}, word(at(kUrgencyNames, static_cast<std::size_t>(info.urgency))));
        line({"Schwere", "Severity"}, word(at(kSeverityNames, static_cast<std::size_t>(info.severity))));
        line({"Gewissheit", "Certainty"}, word(at(kCertaintyNames, static_cast<std::size_t>(info.certainty))));
        std::string responses;
        for (const std::string& one : info.responseTypes) responses += (responses.empty() ? "" : ", ") + response(one);
        line({"Verhalten", "Response"}, responses);
        validity(info);
        theirs({"Herausgeber", "Issued by"},
               info.senderName.empty() ? named(info, "sender_langname") : info.senderName);
        paragraph({"Beschreibung", "Description"}, info.description);
        paragraph({"Was tun", "What to do"}, info.instruction);
        for (const ForeignArea& one : info.areas) area(one);
        theirs({"Auskunft", "Contact"}, info.contact);
        theirs({"Im Netz", "Web"}, info.web);
        for (const ForeignResource& one : info.resources)
            theirs({"Anlage", "Resource"},
                   one.words + " (" + one.mimeType + ")" + (one.uri.empty() ? "" : " " + one.uri));
    }

    /// A parameter's value; NINA names the sender in one.
    [[nodiscard]] static std::string named(const ForeignInfo& info, std::string_view name) {
        const auto found = std::ranges::find(info.parameters, name, &NamedValue::name);
        return found == info.parameters.end() ? std::string() : found->value;
    }

    [[nodiscard]] std::string response(const std::string& name) const {
        const auto known = std::ranges::find(kResponseNames, name, [](const auto& one) { return one.first; });
        return known == kResponseNames.end() ? wordsShown(name) : word(known->second);
    }

    void validity(const ForeignInfo& info) {
        if (info.onset) line({"Beginn", "Begins"}, moment(*info.onset));
        if (info.effective) line({"Gilt ab", "Valid from"}, moment(*info.effective));
        line({"Gilt bis", "Valid until"},
             info.expires ? moment(*info.expires) : word({"kein Ende angegeben", "no end is given"}));
    }

    void area(const ForeignArea& area) {
        theirs({"Gebiet", "Area"}, area.words.empty() ? word({"ohne Namen", "without a name"}) : area.words);
        std::string parts;
        const auto count = [&](std::size_t number, const Both& one, const Both& many) {
            if (number > 0)
                parts += (parts.empty() ? "" : ", ") + std::to_string(number) + " " + word(number == 1 ? one : many);
        };
        count(area.polygons.size(), {"Fläche", "polygon"}, {"Flächen", "polygons"});
        count(area.circles.size(), {"Kreis", "circle"}, {"Kreise", "circles"});
        count(area.geocodes.size(), {"Schlüssel", "code"}, {"Schlüssel", "codes"});
        if (!parts.empty()) text += "    " + parts + "\n";
        if (area.isCut)
            text +=
                word({"    UNVOLLSTÄNDIG: das wahre Gebiet ist größer\n", "    INCOMPLETE: the true area is larger\n"});
    }

    /// German legal time; the sender's own where it differs.
    [[nodiscard]] std::string moment(const ForeignTime& time) const {
        const auto civil = base::civilGerman(time.at);
        const auto date = [](const base::CivilTime& c) {
            std::array<char, 64> out{};
            std::snprintf(out.data(), out.size(), "%02d.%02d.%04d, %02d:%02d", c.day, c.month, c.year, c.hour,
                          c.minute);
            return std::string(out.data());
        };
        std::string out = date(civil) + word({" Uhr", " (German time)"});
        if (time.offsetMinutes != base::germanOffsetMinutes(time.at))
            out += word({" (beim Absender ", " (with the sender "}) +
                   date(base::civilUtc(time.at.plusS(time.offsetMinutes * 60))) + ")";
        return out;
    }

    bool m_isGerman;
};

}  // namespace

std::string showForeign(const ForeignFile& file, bool isGerman) {
    Page page(isGerman);
    page.file(file);
    return std::move(page.text);
}

}  // namespace warning
