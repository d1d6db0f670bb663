// SPDX-License-Identifier: EUPL-1.2
// What kind of file it is, where the alerts are in it, and what is to be said of each.

#include <libxml/tree.h>

#include <algorithm>
#include <array>

#include "gis/warning/foreign_alert.h"
#include "gis/warning/internal/cap_document.h"
#include "gis/warning/internal/foreign_model.h"
#include "gis/warning/internal/signature.h"

namespace warning {
namespace {

constexpr std::size_t kAlertsMax = 1000;
constexpr std::size_t kFindingsMax = 1000;
constexpr std::string_view kAtomNamespace = "http://www.w3.org/2005/Atom";
constexpr std::string_view kEdxlNamespace = "urn:oasis:names:tc:emergency:EDXL:DE:";

std::optional<CapVersion> versionOf(std::string_view space) {
    if (space == kCap12Namespace) return CapVersion::V12;
    if (space == "urn:oasis:names:tc:emergency:cap:1.1") return CapVersion::V11;
    if (space == "http://www.incident.com/cap/1.0") return CapVersion::V10;
    return std::nullopt;
}

std::string_view spaceOf(const xmlNode& node) { return node.ns ? viewOf(node.ns->href) : std::string_view(); }
bool isNamed(const xmlNode& node, std::string_view name) {
    return node.type == XML_ELEMENT_NODE && viewOf(node.name) == name;
}
bool isAlert(const xmlNode& node) { return isNamed(node, "alert") && versionOf(spaceOf(node)); }

/// The first 60 bytes of what a stranger wrote.
std::string begun(std::string_view text) { return std::string(text.substr(0, 60)); }

std::string wordsBelow(const xmlNode& node, std::string_view name) {
    for (const xmlNode* child = node.children; child; child = child->next)
        if (isNamed(*child, name)) return capElementOf(*child).text;
    return {};
}

/// What a file is that is neither XML nor JSON.
CapProblem strangerKind(std::string_view bytes) {
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return {"kind.empty", "", "the file is empty", false};
    if (bytes.starts_with("%PDF")) return {"kind.pdf", "", "a PDF document", false};
    if (bytes.starts_with("PK\x03\x04"))
        return {"kind.zip", "", "a ZIP archive; unpack it and give the files in it", false};
    if (bytes.starts_with("\x1f\x8b")) return {"kind.gzip", "", "a gzip archive; unpack it first", false};
    if (bytes.starts_with("-----BEGIN"))
        return {"kind.certificate", "", "a PEM certificate or key; give it with --trust", false};
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
        return {"kind.utf16", "", "a text in UTF-16; CAP is written in UTF-8", false};
    if (bytes.find('\0') != std::string_view::npos)
        return {"kind.binary", "", "neither XML nor JSON: binary data", false};
    return {"kind.text", "", "neither XML nor JSON: a text", false};
}

bool isHtml(std::string_view bytes) {
    std::string head(bytes.substr(0, 64));
    std::ranges::transform(head, head.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return head.find("<!doctype html") != std::string::npos || head.starts_with("<html");
}

class ForeignFileReader {
public:
    explicit ForeignFileReader(const ForeignReading& how) : m_how(how) {}

    ForeignFile read(std::string_view bytes) {
        const std::string_view content = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
        const std::size_t begin = content.find_first_not_of(" \t\r\n");
        const char first = begin == std::string_view::npos ? '\0' : content[begin];
        if (bytes.size() > kCapBytesMax)
            note({"file.size", "", std::to_string(bytes.size()) + " bytes; at most 2 MB are read", false});
        else if (first == '{' || first == '[')
            readJson(content);
        else if (first == '<' && isHtml(content.substr(begin)))
            note({"kind.html", "", "a page of the web", false});
        else if (first == '<')
            readXml(bytes);
        else
            note(strangerKind(bytes));
        return finished();
    }

private:
    void note(CapProblem problem) {
        if (m_file.findings.size() < kFindingsMax) m_file.findings.push_back(std::move(problem));
    }
    void noteAll(const std::vector<CapProblem>& problems) {
        for (const CapProblem& one : problems) note(one);
    }

    // ---- XML ----

    void readXml(std::string_view bytes) {
        std::vector<CapProblem> problems;
        const CapDocument document = parsedCap(bytes, problems);
        if (!document) return noteAll(problems);
        const std::string encoding(viewOf(document->encoding));
        if (!isReadEncoding(encoding))
            return note({"xml.encoding", "line 1", "encoding " + begun(encoding) + "; CAP is written in UTF-8", false});
        xmlNode* root = xmlDocGetRootElement(document.get());
        if (!root) return note({"xml.form", "", "no element", false});
        const bool isTaken = readRoot(*root, *document);
        if (isTaken && m_isOtherEncoding)
            note({"encoding.not-utf8", "line 1", "encoding " + begun(encoding) + "; CAP is written in UTF-8", false});
    }

    bool isReadEncoding(std::string encoding) {
        std::ranges::transform(encoding, encoding.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        m_isOtherEncoding = encoding == "iso-8859-1" || encoding == "iso-8859-15" || encoding == "windows-1252";
        return m_isOtherEncoding || encoding.empty() || encoding == "utf-8" || encoding == "us-ascii";
    }

    bool readRoot(xmlNode& root, xmlDoc& document) {
        const std::string_view space = spaceOf(root), name = viewOf(root.name);
        if (isAlert(root)) {
            readAlert(root, &document);
        } else if (name == "alerts" && versionOf(space)) {
            note({"container.alerts", place(root), "several alerts in one element; the standard knows one alert a file",
                  false});
            readAlertsBelow(root);
            m_isContainer = true;
        } else if (name == "feed" && space == kAtomNamespace) {
            readFeed(root);
        } else if (name == "EDXLDistribution" && space.starts_with(kEdxlNamespace)) {
            m_outerStatus = wordsBelow(root, "distributionStatus");
            readDistribution(root);
        } else {
            note(otherRoot(name, space));
            return false;
        }
        return true;
    }

    static CapProblem otherRoot(std::string_view name, std::string_view space) {
        if (name == "schema") return {"kind.schema", "", "an XML schema, no alert", false};
        if (name == "rss") return {"kind.rss", "", "an RSS feed; only Atom is read", false};
        if (name == "alert" && space.find(":cap:") != std::string_view::npos)
            return {"cap.version-unknown", "", "an alert of a version of CAP that is not known here: " + begun(space),
                    false};
        if (name == "alert") return {"cap.namespace", "", "an alert without CAP's namespace", false};
        return {"kind.xml", "", "XML, but no CAP: element " + begun(name) + " of namespace \"" + begun(space) + "\"",
                false};
    }

    static std::string place(const xmlNode& node) {
        return "line " + std::to_string(xmlGetLineNo(&node)) + ", " + begun(viewOf(node.name));
    }

    /// How many there were.
    std::size_t readAlertsBelow(const xmlNode& node) {
        std::size_t count = 0;
        for (xmlNode* child = node.children; child; child = child->next)
            if (isAlert(*child)) {
                readAlert(*child, nullptr);
                ++count;
            }
        return count;
    }

    void readFeed(const xmlNode& feed) {
        m_isContainer = true;
        checkAtom(feed, {"author", "category", "contributor", "entry", "generator", "icon", "id", "link", "logo",
                         "rights", "subtitle", "title", "updated"});
        std::size_t pointers = 0;
        for (const xmlNode* child = feed.children; child; child = child->next) {
            if (isAlert(*child))
                note({"feed.alert-outside-entry", place(*child), "an alert beside the entries instead of in one",
                      false});
            if (!isElement(*child, kAtomNamespace, "entry")) continue;
            checkAtom(*child, {"author", "category", "content", "contributor", "id", "link", "published", "rights",
                               "source", "summary", "title", "updated"});
            std::size_t inside = readAlertsBelow(*child);
            for (const xmlNode* part = child->children; part; part = part->next)
                if (isElement(*part, kAtomNamespace, "content")) inside += readAlertsBelow(*part);
            pointers += inside == 0;
        }
        readAlertsBelow(feed);
        if (pointers > 0)
            note({"profile.feed-index", "",
                  std::to_string(pointers) + " entries only name alerts that lie elsewhere; nothing is fetched", true});
    }

    void checkAtom(const xmlNode& block, const std::vector<std::string_view>& known) {
        std::array<bool, 3> has{};
        constexpr std::array<std::string_view, 3> kNeeded{"id", "title", "updated"};
        for (const xmlNode* child = block.children; child; child = child->next) {
            if (child->type != XML_ELEMENT_NODE || spaceOf(*child) != kAtomNamespace) continue;
            const std::string_view name = viewOf(child->name);
            for (std::size_t i = 0; i < kNeeded.size(); ++i) has[i] = has[i] || name == kNeeded[i];
            if (std::ranges::find(known, name) == known.end())
                note({"feed.element-unknown", place(*child), "Atom knows no such element there", false});
        }
        for (std::size_t i = 0; i < kNeeded.size(); ++i)
            if (!has[i]) note({"feed.element-missing", place(block), std::string(kNeeded[i]) + " is missing", false});
    }

    void readDistribution(const xmlNode& node) {
        m_isContainer = true;
        readAlertsBelow(node);
        for (const xmlNode* child = node.children; child; child = child->next)
            if (child->type == XML_ELEMENT_NODE && spaceOf(*child).starts_with(kEdxlNamespace))
                readDistribution(*child);
    }

    /// `document` is its own one, or absent for an alert within something else.
    void readAlert(xmlNode& node, xmlDoc* document) {
        ++m_met;
        if (m_file.alerts.size() >= kAlertsMax) {
            if (m_met == kAlertsMax + 1)
                note({"container.too-many", place(node), "more than 1000 alerts; the rest is left out", false});
            return;
        }
        ForeignAlert* alert = takeAlert(capElementOf(node), *versionOf(spaceOf(node)), true);
        if (alert) judgeSignature(*alert, node, document);
    }

    void judgeSignature(ForeignAlert& alert, xmlNode& node, xmlDoc* document) {
        CapDocument copy(nullptr, xmlFreeDoc);
        if (!document && hasSignature(node)) {
            // It was signed as a document of its own.
            copy.reset(xmlNewDoc(BAD_CAST "1.0"));
            xmlNode* root = copy ? xmlDocCopyNode(&node, copy.get(), 1) : nullptr;
            if (!root) return;
            xmlDocSetRootElement(copy.get(), root);
            document = copy.get();
        }
        if (!document) return;
        SignatureVerdict verdict = checkSignatures(*document, alert.sent.at, m_how);
        alert.signature = verdict.state;
        alert.signer = std::move(verdict.signer);
        noteAll(verdict.findings);
    }

    static bool hasSignature(const xmlNode& node) {
        for (const xmlNode* child = node.children; child; child = child->next)
            if (isNamed(*child, "Signature") || (child->type == XML_ELEMENT_NODE && hasSignature(*child))) return true;
        return false;
    }

    // ---- JSON ----

    void readJson(std::string_view json) {
        const ForeignJson read = readForeignJson(json);
        switch (read.kind) {
            case ForeignJson::Kind::Alert: break;
            case ForeignJson::Kind::Index:
                m_isContainer = true;
                return note({"profile.feed-index", "",
                             std::to_string(read.entries) +
                                 " entries only name warnings that lie elsewhere; nothing is fetched",
                             true});
            case ForeignJson::Kind::GeoJson: return note({"kind.geojson", "", read.why, false});
            case ForeignJson::Kind::Other: return note({"kind.json", "", read.why, false});
            case ForeignJson::Kind::Unreadable: return note({"json.form", "", read.why, false});
        }
        ForeignAlert* alert = takeAlert(read.alert, CapVersion::V12, false);
        if (!alert) return;
        note({"container.json", "", "CAP written as JSON, as NINA does; the standard knows XML", false});
        if (!m_how.areaGeoJson.empty()) addArea(*alert);
    }

    void addArea(ForeignAlert& alert) {
        auto area = m_how.areaGeoJson.size() <= kCapBytesMax ? geoJsonAreaOf(m_how.areaGeoJson) : std::nullopt;
        if (!area)
            return note({"geojson.form", "", "the file of the area is no GeoJSON with features, or too large", false});
        if (!area->warning.empty() && area->warning != alert.identifier)
            return note({"geojson.other-warning", "",
                         "the area belongs to " + begun(area->warning) + " and is left out", false});
        if (area->isCut)
            note({"left-out.area", "", "parts of the GeoJSON area cannot be represented: the true area is larger",
                  false});
        for (ForeignInfo& info : alert.infos) {
            if (info.areas.empty()) info.areas.emplace_back();
            info.areas.front().polygons = area->polygons;
            info.areas.front().isCut = area->isCut;
        }
        std::erase_if(m_file.findings, [](const CapProblem& one) { return one.rule == "profile.area-empty"; });
    }

    // ---- both ----

    ForeignAlert* takeAlert(const CapElement& element, CapVersion version, bool isOrdered) {
        std::vector<CapProblem> left;
        auto alert = foreignAlertOf(element, version, left);
        if (!alert) {
            noteAll(left);
            return nullptr;
        }
        if (version != CapVersion::V12)
            note({"cap.version-old", element.place(), "CAP " + alert->version + "; 1.2 holds since 2010", false});
        noteAll(checkCapStructure(element, version, isOrdered));
        noteAll(checkCapRules(element));
        noteAll(left);
        if (!m_outerStatus.empty() && m_outerStatus != element.textOf("status"))
            note(
                {"container.status", element.place(),
                 "the distribution is \"" + begun(m_outerStatus) + "\", the alert \"" + element.textOf("status") + "\"",
                 false});
        m_file.alerts.push_back(std::move(*alert));
        return &m_file.alerts.back();
    }

    ForeignFile finished() {
        if (m_file.findings.size() >= kFindingsMax)
            m_file.findings.back() = {"findings.too-many", "", "more than 1000 findings; the rest is not told", false};
        const bool isClean = std::ranges::all_of(m_file.findings, &CapProblem::profile);
        if (m_file.alerts.empty() && !m_isContainer)
            m_file.verdict = ForeignVerdict::Refused;
        else if (m_file.alerts.empty() && m_met > 0)
            m_file.verdict = ForeignVerdict::Refused;
        else
            m_file.verdict = isClean ? ForeignVerdict::Valid : ForeignVerdict::Deviations;
        bool isFirst = true;
        for (const ForeignAlert& alert : m_file.alerts) {
            m_file.signature = isFirst ? alert.signature : lesser(m_file.signature, alert.signature);
            isFirst = false;
            for (const ForeignInfo& info : alert.infos)
                if (std::ranges::find(m_file.languages, info.language) == m_file.languages.end())
                    m_file.languages.push_back(info.language);
        }
        return std::move(m_file);
    }

    /// What holds for both: broken before unknown before none before verified.
    static SignatureState lesser(SignatureState a, SignatureState b) {
        for (const auto state : {SignatureState::Broken, SignatureState::UnknownSigner, SignatureState::None})
            if (a == state || b == state) return state;
        return SignatureState::Verified;
    }

    const ForeignReading& m_how;
    ForeignFile m_file;
    bool m_isContainer = false, m_isOtherEncoding = false;
    std::size_t m_met = 0;
    std::string m_outerStatus;
};

}  // namespace

ForeignFile readForeign(std::string_view bytes, const ForeignReading& how) {
    return ForeignFileReader(how).read(bytes);
}

}  // namespace warning
