// SPDX-License-Identifier: EUPL-1.2
// What a signature on an alert may consist of. Everything else is refused before anything is computed: references to
// other places (files and the network among them), XPath, XSLT, base64, keys that both sides know, wrapped objects.

#include <algorithm>
#include <array>
#include <optional>

#include "gis/warning/internal/cap_document.h"
#include "gis/warning/internal/signature.h"

namespace warning {
namespace {

constexpr std::size_t kKeyBytesMax = 32 * 1024;
constexpr std::size_t kCertificatesMax = 4;
constexpr std::string_view kEnveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
constexpr std::string_view kSha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
constexpr std::string_view kInclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
constexpr std::array<std::string_view, 6> kCanonical{"http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                                                     "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
                                                     "http://www.w3.org/2006/12/xml-c14n11",
                                                     "http://www.w3.org/2006/12/xml-c14n11#WithComments",
                                                     "http://www.w3.org/2001/10/xml-exc-c14n#",
                                                     "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"};
constexpr std::array<std::string_view, 4> kDigests{kSha1, "http://www.w3.org/2001/04/xmlenc#sha256",
                                                   "http://www.w3.org/2001/04/xmldsig-more#sha384",
                                                   "http://www.w3.org/2001/04/xmlenc#sha512"};
constexpr std::array<std::string_view, 2> kWeakMethods{"http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                                                       "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1"};
constexpr std::array<std::string_view, 6> kMethods{
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",   "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",   "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

std::vector<const xmlNode*> elementsIn(const xmlNode& node) {
    std::vector<const xmlNode*> out;
    for (const xmlNode* child = node.children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE) out.push_back(child);
    return out;
}

bool isOfSignature(const xmlNode& node, std::string_view name) { return isElement(node, kSignatureNamespace, name); }

/// Nothing where it has none.
std::optional<std::string> attributeOf(const xmlNode& node, const char* name) {
    xmlChar* value = xmlGetNoNsProp(&node, BAD_CAST name);
    if (!value) return std::nullopt;
    std::string out(viewOf(value));
    xmlFree(value);
    return out;
}

std::string algorithmOf(const xmlNode& node) { return attributeOf(node, "Algorithm").value_or(""); }

std::string contentOf(const xmlNode& node) {
    std::string out;
    for (const xmlNode* child = node.children; child; child = child->next)
        if (child->type == XML_TEXT_NODE && out.size() <= kKeyBytesMax) out += viewOf(child->content);
    return out;
}

class FormReader {
public:
    explicit FormReader(std::string& why) : m_why(why) {}
    SignatureForm form;

    bool read(const xmlNode& signature) {
        std::vector<const xmlNode*> parts;
        for (const xmlNode* part : elementsIn(signature)) {
            // Others' additions within it are not signed, not shown and not handed on.
            if (part->ns && viewOf(part->ns->href) == kSignatureNamespace) parts.push_back(part);
        }
        if (parts.size() < 2 || parts.size() > 3 || !isOfSignature(*parts[0], "SignedInfo") ||
            !isOfSignature(*parts[1], "SignatureValue") || (parts.size() == 3 && !isOfSignature(*parts[2], "KeyInfo")))
            return refuse(
                "it is not made of SignedInfo, SignatureValue and KeyInfo alone; an object in it may hide what was "
                "signed");
        if (parts.size() == 3) readKeys(*parts[2]);
        return isSignedInfo(*parts[0]);
    }

private:
    bool refuse(const std::string& why) {
        m_why = why;
        return false;
    }
    bool refuseWord(const char* what, const std::string& word) {
        return refuse(std::string(what) + " \"" + word.substr(0, 100) + "\" is not allowed here");
    }

    bool isSignedInfo(const xmlNode& info) {
        const auto parts = elementsIn(info);
        if (parts.size() != 3 || !isOfSignature(*parts[0], "CanonicalizationMethod") ||
            !isOfSignature(*parts[1], "SignatureMethod") || !isOfSignature(*parts[2], "Reference"))
            return refuse("SignedInfo does not hold one method each and one reference");
        if (!holds(kCanonical, algorithmOf(*parts[0]))) return refuseWord("canonicalization", algorithmOf(*parts[0]));
        if (!hasOnlyPrefixes(*parts[0])) return false;
        const std::string method = algorithmOf(*parts[1]);
        form.isWeak = holds(kWeakMethods, method);
        if (!form.isWeak && !holds(kMethods, method)) return refuseWord("signature method", method);
        if (!elementsIn(*parts[1]).empty()) return refuse("the signature method has parameters");
        return isReference(*parts[2]);
    }

    bool isReference(const xmlNode& reference) {
        const auto uri = attributeOf(reference, "URI");
        if (!uri) return refuse("its reference does not say what it signs");
        if (!uri->empty()) return refuseWord("a reference to anything but the alert as a whole:", *uri);
        const auto parts = elementsIn(reference);
        if (parts.size() != 3 || !isOfSignature(*parts[0], "Transforms") || !isOfSignature(*parts[1], "DigestMethod") ||
            !isOfSignature(*parts[2], "DigestValue"))
            return refuse("its reference is not made of Transforms, DigestMethod and DigestValue");
        const std::string digest = algorithmOf(*parts[1]);
        if (!holds(kDigests, digest)) return refuseWord("digest method", digest);
        form.isWeak = form.isWeak || digest == kSha1;
        return areTransforms(*parts[0]);
    }

    bool areTransforms(const xmlNode& transforms) {
        const auto parts = elementsIn(transforms);
        if (parts.empty() || parts.size() > 2)
            return refuse("it needs the enveloped-signature transform, and a canonicalization at most");
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::string algorithm =
                isOfSignature(*parts[i], "Transform") ? algorithmOf(*parts[i]) : std::string();
            const bool isGood = i == 0 ? algorithm == kEnveloped : holds(kCanonical, algorithm);
            if (!isGood) return refuseWord("transform", algorithm);
            if (!hasOnlyPrefixes(*parts[i])) return false;
        }
        return true;
    }

    /// Exclusive canonicalization may name prefixes; nothing else stands within a method or transform.
    bool hasOnlyPrefixes(const xmlNode& method) {
        for (const xmlNode* part : elementsIn(method))
            if (!isElement(*part, kInclusive, "InclusiveNamespaces") || !elementsIn(*part).empty())
                return refuse("a method or transform has parameters");
        return true;
    }

    /// Only keys as such; where else a key might lie is not asked.
    void readKeys(const xmlNode& info) {
        for (const xmlNode* part : elementsIn(info)) {
            for (const xmlNode* one : elementsIn(*part)) {
                if (isOfSignature(*part, "X509Data") && isOfSignature(*one, "X509Certificate") &&
                    form.certificates.size() < kCertificatesMax)
                    form.certificates.push_back(contentOf(*one));
                if (!isOfSignature(*part, "KeyValue") || !isOfSignature(*one, "RSAKeyValue")) continue;
                for (const xmlNode* number : elementsIn(*one)) {
                    if (isOfSignature(*number, "Modulus")) form.modulus = contentOf(*number);
                    if (isOfSignature(*number, "Exponent")) form.exponent = contentOf(*number);
                }
            }
        }
    }

    std::string& m_why;
};

}  // namespace

std::optional<SignatureForm> signatureFormOf(const xmlNode& signature, std::string& why) {
    FormReader reader(why);
    if (!reader.read(signature)) return std::nullopt;
    return std::move(reader.form);
}

}  // namespace warning
