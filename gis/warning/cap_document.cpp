// SPDX-License-Identifier: EUPL-1.2
#include "gis/warning/internal/cap_document.h"

#include <libxml/parser.h>

#include <mutex>

#include "broker/base/ensure.h"
#include "gis/warning/internal/wording.h"

namespace warning {
namespace {

constexpr std::string_view kInstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

struct ParseWatch {
    bool sawDoctype = false;
    bool tooDeep = false;
};

/// A document type brings entities and files; CAP needs none.
void refuseDoctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto* parser = static_cast<xmlParserCtxtPtr>(context);
    static_cast<ParseWatch*>(parser->_private)->sawDoctype = true;
    xmlStopParser(parser);
}

void startBoundedElement(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri,
                         int namespaceCount, const xmlChar** namespaces, int attributeCount, int defaultedCount,
                         const xmlChar** attributes) {
    auto* parser = static_cast<xmlParserCtxtPtr>(context);
    if (parser->nodeNr >= kXmlDepthMax) {
        static_cast<ParseWatch*>(parser->_private)->tooDeep = true;
        xmlStopParser(parser);
        return;
    }
    xmlSAX2StartElementNs(context, name, prefix, uri, namespaceCount, namespaces, attributeCount, defaultedCount,
                          attributes);
}

/// What the parser would print is told by `problems`.
class Silence {
public:
    Silence() : m_handler(xmlStructuredError), m_context(xmlStructuredErrorContext) {
        xmlSetStructuredErrorFunc(nullptr, [](void*, xmlErrorPtr) {});
    }
    ~Silence() { xmlSetStructuredErrorFunc(m_context, m_handler); }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    xmlStructuredErrorFunc m_handler;
    void* m_context;
};

CapDocument parsedBounded(std::string_view xml, std::vector<CapProblem>& problems) {
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(xmlNewParserCtxt(), xmlFreeParserCtxt);
    ENSURE(parser != nullptr, "no memory for an XML parser");
    const Silence silence;
    ParseWatch watch;
    parser->_private = &watch;
    parser->sax->internalSubset = refuseDoctype;
    parser->sax->startElementNs = startBoundedElement;
    CapDocument document(
        xmlCtxtReadMemory(parser.get(), xml.data(), static_cast<int>(xml.size()), "cap.xml", nullptr,
                          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA),
        xmlFreeDoc);
    if (watch.sawDoctype) {
        problems.push_back(
            {"xml.doctype", "", "a document type declaration (DOCTYPE) is not allowed; take it out", false});
    } else if (watch.tooDeep) {
        problems.push_back(
            {"xml.depth", "", "elements are nested more than " + std::to_string(kXmlDepthMax) + " deep", false});
    } else if (!document || !parser->wellFormed || !parser->nsWellFormed) {
        const xmlError* error = xmlCtxtGetLastError(parser.get());
        const std::string what = error && error->message ? trimmed(error->message) : "not well-formed XML";
        problems.push_back({"xml.form", error ? "line " + std::to_string(error->line) : "",
                            isPlainText(what) ? what : "not well-formed XML", false});
    }
    if (!problems.empty()) document.reset();
    return document;
}

/// One past the end of a piece that begins at `begin` and ends with `end`.
std::size_t pieceEnd(std::string_view xml, std::size_t begin, std::string_view end) {
    const std::size_t at = xml.find(end, begin);
    return at == std::string_view::npos ? xml.size() : at + end.size();
}

/// One past a tag's end; counts what looks like attributes.
std::size_t afterTag(std::string_view xml, std::size_t at, std::size_t& attributes) {
    for (; at < xml.size() && xml[at] != '>'; ++at) {
        if (xml[at] == '=') ++attributes;
        if (xml[at] == '"' || xml[at] == '\'') at = pieceEnd(xml, at + 1, xml.substr(at, 1)) - 1;
    }
    return at;
}

bool hasHugeTag(std::string_view xml) {
    std::size_t at = 0;
    while ((at = xml.find('<', at)) != std::string_view::npos) {
        const std::string_view rest = xml.substr(at);
        if (rest.starts_with("<!--")) {
            at = pieceEnd(xml, at + 4, "-->");
        } else if (rest.starts_with("<![CDATA[")) {
            at = pieceEnd(xml, at, "]]>");
        } else if (rest.starts_with("<?")) {
            at = pieceEnd(xml, at, "?>");
        } else {
            std::size_t attributes = 0;
            at = afterTag(xml, at + 1, attributes);
            if (attributes > kXmlAttributesMax) return true;
        }
    }
    return false;
}

bool isOfInstance(const xmlAttr& attribute) { return attribute.ns && viewOf(attribute.ns->href) == kInstanceNamespace; }

bool isBlankText(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(kBlank) - begin + 1));
}

CapDocument parsedCap(std::string_view xml, std::vector<CapProblem>& problems) {
    static std::once_flag once;
    std::call_once(once, [] { xmlInitParser(); });
    const auto refused = [&](CapProblem problem) {
        problems.push_back(std::move(problem));
        return CapDocument(nullptr, xmlFreeDoc);
    };
    if (xml.empty()) return refused({"xml.form", "", "the document is empty", false});
    if (xml.size() > kCapBytesMax)
        return refused(
            {"xml.size", "", "the document has " + std::to_string(xml.size()) + " bytes; the limit is 2 MB", false});
    if (const std::size_t zero = xml.find('\0'); zero != std::string_view::npos)
        return refused({"xml.encoding", "byte " + std::to_string(zero), "a zero byte; write UTF-8", false});
    if (hasHugeTag(xml))
        return refused({"xml.attributes", "",
                        "an element with more than " + std::to_string(kXmlAttributesMax) + " attributes", false});
    return parsedBounded(xml, problems);
}

CapElement capElementOf(const xmlNode& node) {
    CapElement element;
    element.name = viewOf(node.name);
    element.line = xmlGetLineNo(&node);
    for (const xmlAttr* one = node.properties; one; one = one->next)
        if (!isOfInstance(*one)) element.hasAttributes = true;
    // A comment within a text does not end it: what is shown must be what a signature covers.
    std::string text;
    for (const xmlNode* child = node.children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) text += viewOf(child->content);
        if (child->type != XML_ELEMENT_NODE) continue;
        if (child->ns && node.ns && viewOf(child->ns->href) == viewOf(node.ns->href)) {
            element.children.push_back(capElementOf(*child));
        } else {
            const bool isSignature = isElement(*child, kSignatureNamespace, "Signature");
            element.strange.push_back(
                {std::string(viewOf(child->name)), xmlGetLineNo(child), isSignature, element.children.size()});
        }
    }
    element.text = trimmed(text);
    element.hasOuterBlanks = element.text.size() != text.size();
    element.hasStrayText = !isBlankText(text) && !(element.children.empty() && element.strange.empty());
    return element;
}

const CapElement* CapElement::child(std::string_view wanted) const {
    for (const CapElement& one : children)
        if (one.name == wanted) return &one;
    return nullptr;
}

std::vector<const CapElement*> CapElement::all(std::string_view wanted) const {
    std::vector<const CapElement*> out;
    for (const CapElement& one : children)
        if (one.name == wanted) out.push_back(&one);
    return out;
}

std::string CapElement::textOf(std::string_view wanted) const {
    const CapElement* found = child(wanted);
    return found ? found->text : std::string();
}

}  // namespace warning
