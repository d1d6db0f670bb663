// SPDX-License-Identifier: EUPL-1.2
#pragma once

// XML of strangers as libxml2's tree. Bounded before the parser sees it; no document type (and so no entities), no
// network, bounded depth and attributes; processing instructions and XInclude are never carried out.

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gis/warning/internal/cap_tree.h"

namespace warning {

inline constexpr std::size_t kCapBytesMax = 2 * 1024 * 1024;
inline constexpr int kXmlDepthMax = 64;
inline constexpr std::size_t kXmlAttributesMax = 128;  ///< of one element: libxml2 compares each with each
inline constexpr std::string_view kCap12Namespace = "urn:oasis:names:tc:emergency:cap:1.2";
inline constexpr std::string_view kSignatureNamespace = "http://www.w3.org/2000/09/xmldsig#";

using CapDocument = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

/// Nothing, and the reason in `problems`, for what is not to be read.
[[nodiscard]] CapDocument parsedCap(std::string_view xml, std::vector<CapProblem>& problems);

/// An element with all below it. What is not of its own namespace is left out of `children` and told in `strange`.
[[nodiscard]] CapElement capElementOf(const xmlNode& node);

[[nodiscard]] inline std::string_view viewOf(const xmlChar* chars) {
    return chars ? std::string_view(reinterpret_cast<const char*>(chars)) : std::string_view();
}
[[nodiscard]] inline bool isElement(const xmlNode& node, std::string_view space, std::string_view name) {
    return node.type == XML_ELEMENT_NODE && node.ns && viewOf(node.ns->href) == space && viewOf(node.name) == name;
}

}  // namespace warning
