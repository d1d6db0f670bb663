// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The description that a map service gives of itself.

#include <cpl_minixml.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gis/layers/internal/web_fetch.h"

namespace layers {

struct XmlCloser {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};
using XmlHandle = std::unique_ptr<CPLXMLNode, XmlCloser>;

/// The capabilities without namespaces; a Failure for anything that is no such XML, in the server's words. `service`
/// is "WMS" or "WMTS".
[[nodiscard]] base::Outcome<XmlHandle> serviceWords(const std::string& url, const char* service,
                                                    const WebManners& manners);
/// The element of one of these names at the top, or beside the XML declaration; null when there is none.
[[nodiscard]] const CPLXMLNode* rootOf(const XmlHandle& words, std::initializer_list<const char*> names);

/// Child elements of a name, in order.
[[nodiscard]] std::vector<const CPLXMLNode*> childrenOf(const CPLXMLNode& parent, std::string_view name);
/// Text of the element at a path ("Style.Identifier", "Format"), "" when it is not there.
[[nodiscard]] std::string textAt(const CPLXMLNode& parent, const char* path);
/// The first twenty, with commas; how many more there are.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);
/// The number of an "EPSG:25832", "urn:ogc:def:crs:EPSG::25832" or ".../EPSG/0/25832"; 0 for anything else.
[[nodiscard]] int epsgNumber(const std::string& name);
/// "a,b" in pieces; an empty piece stays.
[[nodiscard]] std::vector<std::string> splitAt(const std::string& text, char mark);

}  // namespace layers
