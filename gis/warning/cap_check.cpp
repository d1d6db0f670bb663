// SPDX-License-Identifier: EUPL-1.2
// CAP in. The bytes come from strangers: bounded before the parser sees them, no document type (and so no entities),
// no network, bounded depth.

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#include <memory>
#include <mutex>

#include "broker/base/ensure.h"
#include "gis/warning/internal/cap_schema.h"
#include "gis/warning/internal/cap_tree.h"
#include "gis/warning/internal/wording.h"

namespace warning {
namespace {

constexpr std::size_t kCapBytesMax = 2 * 1024 * 1024;
constexpr int kXmlDepthMax = 64;
constexpr std::size_t kSchemaProblemsMax = 50;
constexpr std::string_view kCap12 = "urn:oasis:names:tc:emergency:cap:1.2";

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

std::string_view viewOf(const xmlChar* chars) {
    return chars ? std::string_view(reinterpret_cast<const char*>(chars)) : std::string_view();
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(kBlank) - begin + 1));
}

std::string lineText(long line) { return "line " + std::to_string(line); }

// ---- parsing ----

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

Document parsed(std::string_view xml, std::vector<CapProblem>& problems) {
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(xmlNewParserCtxt(), xmlFreeParserCtxt);
    ENSURE(parser != nullptr, "no memory for an XML parser");
    ParseWatch watch;
    parser->_private = &watch;
    parser->sax->internalSubset = refuseDoctype;
    parser->sax->startElementNs = startBoundedElement;
    Document document(xmlCtxtReadMemory(parser.get(), xml.data(), static_cast<int>(xml.size()), "cap.xml", nullptr,
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
        problems.push_back(
            {"xml.form", error ? lineText(error->line) : "", isPlainText(what) ? what : "not well-formed XML", false});
    }
    if (!problems.empty()) document.reset();
    return document;
}

bool isKnownEncoding(const xmlDoc& document) {
    const std::string_view name = viewOf(document.encoding);
    for (const std::string_view known : {"UTF-8", "utf-8", "ISO-8859-1", "iso-8859-1", "US-ASCII", "us-ascii"})
        if (name == known) return true;
    return name.empty();
}

// ---- schema ----

/// Parsed once, read-only from then on.
xmlSchema* theSchema() {
    static xmlSchema* schema = [] {
        const std::string_view text = capSchema();
        xmlSchemaParserCtxtPtr reader = xmlSchemaNewMemParserCtxt(text.data(), static_cast<int>(text.size()));
        xmlSchema* made = xmlSchemaParse(reader);
        xmlSchemaFreeParserCtxt(reader);
        ENSURE(made != nullptr, "the built-in CAP schema cannot be read");
        return made;
    }();
    return schema;
}

void keepSchemaProblem(void* context, xmlErrorPtr error) {
    auto& problems = *static_cast<std::vector<CapProblem>*>(context);
    if (problems.size() >= kSchemaProblemsMax) return;
    const auto* node = static_cast<const xmlNode*>(error->node);
    const long line = node ? xmlGetLineNo(node) : error->line;
    problems.push_back(
        {"schema", lineText(line), error->message ? trimmed(error->message) : "does not fit the schema", false});
}

void validate(xmlDoc& document, std::vector<CapProblem>& problems) {
    xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(theSchema());
    ENSURE(validator != nullptr, "no memory for an XML validator");
    xmlSchemaSetValidStructuredErrors(validator, keepSchemaProblem, &problems);
    if (xmlSchemaValidateDoc(validator, &document) != 0 && problems.empty())
        problems.push_back({"schema", "", "does not fit the schema", false});
    xmlSchemaFreeValidCtxt(validator);
}

// ---- to plain elements ----

CapElement elementOf(const xmlNode& node) {
    CapElement element;
    element.name = viewOf(node.name);
    element.line = xmlGetLineNo(&node);
    std::string text;
    for (const xmlNode* child = node.children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) text += viewOf(child->content);
        if (child->type == XML_ELEMENT_NODE && child->ns && viewOf(child->ns->href) == kCap12)
            element.children.push_back(elementOf(*child));
    }
    element.text = trimmed(text);
    return element;
}

}  // namespace

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

std::vector<CapProblem> checkCap(std::string_view xml) {
    static std::once_flag once;
    std::call_once(once, [] { xmlInitParser(); });
    std::vector<CapProblem> problems;
    if (xml.empty()) return {{"xml.form", "", "the document is empty", false}};
    if (xml.size() > kCapBytesMax)
        return {
            {"xml.size", "", "the document has " + std::to_string(xml.size()) + " bytes; the limit is 2 MB", false}};
    if (xml.find('\0') != std::string_view::npos)
        return {{"xml.encoding", "byte " + std::to_string(xml.find('\0')), "a zero byte; write UTF-8", false}};
    const Document document = parsed(xml, problems);
    if (!document) return problems;
    if (!isKnownEncoding(*document))
        return {
            {"xml.encoding", "line 1", "encoding " + std::string(viewOf(document->encoding)) + "; write UTF-8", false}};
    validate(*document, problems);
    const xmlNode* root = xmlDocGetRootElement(document.get());
    if (root && root->ns && viewOf(root->ns->href) == kCap12 && viewOf(root->name) == "alert") {
        const std::vector<CapProblem> more = checkCapRules(elementOf(*root));
        problems.insert(problems.end(), more.begin(), more.end());
    }
    return problems;
}

}  // namespace warning
