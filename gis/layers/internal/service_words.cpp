// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/service_words.h"

#include <charconv>
#include <cstring>

namespace layers {

base::Outcome<XmlHandle> serviceWords(const std::string& url, const char* service, const WebManners& manners) {
    const bool isFile = url.ends_with(".xml");
    const std::string asked =
        isFile ? url : withQuestion(url, std::string("SERVICE=") + service + "&REQUEST=GetCapabilities");
    const WebAnswer answer = askWeb({asked}, manners).front();
    if (answer.status != 200) return refusedAnswer(answer, asked);
    const std::string text(answer.body.begin(), answer.body.end());
    const std::string noWords =
        std::string("this is no ") + service + ": it does not describe itself (GetCapabilities)";
    if (text.find('<') == std::string::npos || text.find("Capabilities") == std::string::npos) {
        const base::Failure said = refusedAnswer(answer, asked);
        return base::Failure{noWords + "; " + said.what, said.where, "take the address of the service itself"};
    }
    XmlHandle words(CPLParseXMLString(text.c_str()));
    if (!words) return base::Failure{noWords + " in whole XML", publicAddress(asked), "try again; else ask its owner"};
    CPLStripXMLNamespace(words.get(), nullptr, TRUE);
    return words;
}

const CPLXMLNode* rootOf(const XmlHandle& words, std::initializer_list<const char*> names) {
    for (const CPLXMLNode* node = words.get(); node != nullptr; node = node->psNext)
        for (const char* name : names)
            if (node->eType == CXT_Element && std::strcmp(node->pszValue, name) == 0) return node;
    return nullptr;
}

std::vector<const CPLXMLNode*> childrenOf(const CPLXMLNode& parent, std::string_view name) {
    std::vector<const CPLXMLNode*> found;
    for (const CPLXMLNode* node = parent.psChild; node != nullptr; node = node->psNext)
        if (node->eType == CXT_Element && name == node->pszValue) found.push_back(node);
    return found;
}

std::string textAt(const CPLXMLNode& parent, const char* path) {
    return CPLGetXMLValue(const_cast<CPLXMLNode*>(&parent), path, "");
}

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t kShown = 20;
    std::string all;
    for (std::size_t i = 0; i < names.size() && i < kShown; ++i) all += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > kShown) all += " and " + std::to_string(names.size() - kShown) + " more";
    return all.empty() ? "none" : all;
}

int epsgNumber(const std::string& name) {
    if (name == "CRS:84") return 4326;
    if (name.find("EPSG") == std::string::npos) return 0;
    const auto at = name.find_last_of(":/");
    if (at == std::string::npos) return 0;
    int number = 0;
    const auto [end, error] = std::from_chars(name.data() + at + 1, name.data() + name.size(), number);
    return error == std::errc() && end == name.data() + name.size() ? number : 0;
}

std::vector<std::string> splitAt(const std::string& text, char mark) {
    std::vector<std::string> pieces;
    std::size_t from = 0;
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, from)) {
        pieces.push_back(text.substr(from, at - from));
        from = at + 1;
    }
    pieces.push_back(text.substr(from));
    return pieces;
}

}  // namespace layers
