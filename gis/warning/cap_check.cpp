// SPDX-License-Identifier: EUPL-1.2
// Our own CAP before it leaves: our schema and the prose rules.

#include <libxml/xmlschemas.h>

#include "broker/base/ensure.h"
#include "gis/warning/internal/cap_document.h"
#include "gis/warning/internal/cap_schema.h"
#include "gis/warning/internal/cap_tree.h"

namespace warning {
namespace {

constexpr std::size_t kSchemaProblemsMax = 50;

std::string lineText(long line) { return "line " + std::to_string(line); }

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

}  // namespace

std::vector<CapProblem> checkCap(std::string_view xml) {
    std::vector<CapProblem> problems;
    const CapDocument document = parsedCap(xml, problems);
    if (!document) return problems;
    if (!isKnownEncoding(*document))
        return {
            {"xml.encoding", "line 1", "encoding " + std::string(viewOf(document->encoding)) + "; write UTF-8", false}};
    validate(*document, problems);
    const xmlNode* root = xmlDocGetRootElement(document.get());
    if (root && root->ns && viewOf(root->ns->href) == kCap12Namespace && viewOf(root->name) == "alert") {
        const std::vector<CapProblem> more = checkCapRules(capElementOf(*root));
        problems.insert(problems.end(), more.begin(), more.end());
    }
    return problems;
}

}  // namespace warning
