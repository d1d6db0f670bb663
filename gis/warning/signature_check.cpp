// SPDX-License-Identifier: EUPL-1.2
// Whether a signature fits the alert, and by whose key. The key that comes along says only whether it fits; whom to
// believe is said by the pinned certificates alone.

#include <libxml/tree.h>
#include <openssl/err.h>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlsec.h>

#include <mutex>

#include "broker/base/ensure.h"
#include "gis/warning/internal/cap_document.h"
#include "gis/warning/internal/signature.h"
#include "gis/warning/internal/signature_keys.h"

namespace warning {
namespace {

constexpr std::size_t kSignaturesMax = 4;
/// Canonicalization takes up to the square of these.
constexpr std::size_t kOuterNodesMax = 64;
constexpr std::size_t kNamespacesMax = 64;

void startSignatures() {
    static std::once_flag once;
    std::call_once(once, [] {
        ENSURE(xmlSecInit() == 0 && xmlSecCryptoInit() == 0, "the signature library does not start");
        xmlSecErrorsSetCallback([](const char*, int, const char*, const char*, const char*, int, const char*) {});
    });
}

enum class Fit {
    Fits,
    OtherKey,      ///< the content is the signed one, but another key signed it
    OtherContent,  ///< or it could not be computed
};

/// The form was looked at before; what is enabled here is a second wall.
Fit fitOf(xmlNode& signature, EVP_PKEY& key) {
    const std::unique_ptr<xmlSecDSigCtx, decltype(&xmlSecDSigCtxDestroy)> context(xmlSecDSigCtxCreate(nullptr),
                                                                                  xmlSecDSigCtxDestroy);
    ENSURE(context != nullptr, "no memory for a signature");
    context->flags |= XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS;
    context->enabledReferenceUris = xmlSecTransformUriTypeEmpty;
    for (const xmlSecTransformId one :
         {xmlSecTransformEnvelopedId, xmlSecTransformInclC14NId, xmlSecTransformInclC14NWithCommentsId,
          xmlSecTransformInclC14N11Id, xmlSecTransformInclC14N11WithCommentsId, xmlSecTransformExclC14NId,
          xmlSecTransformExclC14NWithCommentsId, xmlSecTransformSha1Id, xmlSecTransformSha256Id,
          xmlSecTransformSha384Id, xmlSecTransformSha512Id})
        xmlSecDSigCtxEnableReferenceTransform(context.get(), one);
    EVP_PKEY_up_ref(&key);
    xmlSecKeyDataPtr value = xmlSecOpenSSLEvpKeyAdopt(&key);
    if (!value) {
        EVP_PKEY_free(&key);
        return Fit::OtherContent;
    }
    context->signKey = xmlSecKeyCreate();
    if (!context->signKey || xmlSecKeySetValue(context->signKey, value) < 0) {
        xmlSecKeyDataDestroy(value);
        return Fit::OtherContent;
    }
    const bool isDone = xmlSecDSigCtxVerify(context.get(), &signature) == 0;
    ERR_clear_error();
    if (xmlSecPtrListGetSize(&context->signedInfoReferences) != 1) return Fit::OtherContent;
    const auto* reference =
        static_cast<xmlSecDSigReferenceCtxPtr>(xmlSecPtrListGetItem(&context->signedInfoReferences, 0));
    if (!reference || reference->status != xmlSecDSigStatusSucceeded) return Fit::OtherContent;
    return isDone && context->status == xmlSecDSigStatusSucceeded ? Fit::Fits : Fit::OtherKey;
}

std::vector<xmlNode*> signaturesOf(const xmlNode& alert) {
    std::vector<xmlNode*> out;
    for (xmlNode* child = alert.children; child; child = child->next)
        if (isElement(*child, kSignatureNamespace, "Signature")) out.push_back(child);
    return out;
}

std::size_t nestedSignatures(const xmlNode& node, int depth) {
    std::size_t count = 0;
    for (const xmlNode* child = node.children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) continue;
        if (depth > 0 && isElement(*child, kSignatureNamespace, "Signature")) ++count;
        count += nestedSignatures(*child, depth + 1);
    }
    return count;
}

std::size_t namespacesBelow(const xmlNode& node) {
    std::size_t count = 0;
    for (const xmlNs* one = node.nsDef; one; one = one->next) ++count;
    for (const xmlNode* child = node.children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE) count += namespacesBelow(*child);
    return count;
}

bool isCheap(const xmlDoc& document, const xmlNode& root) {
    std::size_t outer = 0;
    for (const xmlNode* node = document.children; node; node = node->next) ++outer;
    return outer <= kOuterNodesMax && namespacesBelow(root) <= kNamespacesMax;
}

void drop(xmlNode* node) {
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

template <class Which>
void dropChildren(xmlNode& node, Which which) {
    for (xmlNode* child = node.children; child;) {
        xmlNode* next = child->next;
        if (which(*child)) drop(child);
        child = next;
    }
}

bool isIndentation(const xmlNode& node) {
    return node.type == XML_TEXT_NODE && viewOf(node.content).find_first_not_of(" \t\r\n") == std::string_view::npos &&
           (node.prev || node.next) && (!node.prev || node.prev->type != XML_TEXT_NODE);
}

void dropIndentation(xmlNode& node) {
    dropChildren(node, isIndentation);
    for (xmlNode* child = node.children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE) dropIndentation(*child);
}

/// The document as it was when only this signature was in it; null where that is what it is anyway.
CapDocument withoutOthers(xmlDoc& document, std::size_t number) {
    CapDocument copy(xmlCopyDoc(&document, 1), xmlFreeDoc);
    ENSURE(copy != nullptr, "no memory for a document");
    const auto all = signaturesOf(*xmlDocGetRootElement(copy.get()));
    for (std::size_t i = 0; i < all.size(); ++i)
        if (i != number) drop(all[i]);
    dropChildren(*all[number], [](const xmlNode& part) {
        return part.type == XML_ELEMENT_NODE && !(part.ns && viewOf(part.ns->href) == kSignatureNamespace);
    });
    return copy;
}

/// As it may have been before somebody indented it and wrote a style sheet before it.
CapDocument withoutIndentation(xmlDoc& document) {
    CapDocument copy(xmlCopyDoc(&document, 1), xmlFreeDoc);
    ENSURE(copy != nullptr, "no memory for a document");
    for (xmlNode* node = copy->children; node;) {
        xmlNode* next = node->next;
        if (node->type == XML_PI_NODE || node->type == XML_COMMENT_NODE) drop(node);
        node = next;
    }
    dropIndentation(*xmlDocGetRootElement(copy.get()));
    return copy;
}

class SignatureCheck {
public:
    SignatureCheck(xmlDoc& document, base::Instant sent, const ForeignReading& how)
        : m_document(document), m_sent(sent), m_how(how) {}

    SignatureVerdict verdict() {
        xmlNode* root = xmlDocGetRootElement(&m_document);
        const auto all = signaturesOf(*root);
        if (nestedSignatures(*root, 0) > 0)
            return broken("signature.misplaced", "a signature within something else of the alert proves nothing");
        if (all.empty()) return {};
        if (all.size() > kSignaturesMax) return broken("signature.form", "more than 4 signatures");
        if (!isCheap(m_document, *root))
            return broken("signature.form", "too many namespaces, or too much around the alert");
        startSignatures();
        // One good signature of a trusted sender is enough; beside a broken one, a stranger's good one counts nothing.
        SignatureState state = SignatureState::UnknownSigner;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const SignatureState one = check(*all[i], i, all.size());
            if (one == SignatureState::Verified || (one == SignatureState::Broken && state != SignatureState::Verified))
                state = one;
        }
        m_verdict.state = state;
        return std::move(m_verdict);
    }

private:
    SignatureVerdict broken(const char* code, const char* text) {
        note(code, text);
        m_verdict.state = SignatureState::Broken;
        return std::move(m_verdict);
    }
    void note(const char* code, std::string text) {
        m_verdict.findings.push_back({code, m_place, std::move(text), true});
    }

    SignatureState check(xmlNode& signature, std::size_t number, std::size_t count) {
        m_place = "line " + std::to_string(xmlGetLineNo(&signature)) + ", Signature";
        std::string why;
        const auto form = signatureFormOf(signature, why);
        if (!form) {
            note("signature.form", why);
            return SignatureState::Broken;
        }
        if (form->isWeak) note("signature.weak", "SHA-1, which is broken");
        if (!hasCandidates(*form)) {
            return unknown();
        }
        for (const Candidate& one : m_candidates) {
            if (strengthOf(*one.key) == KeyStrength::TooSmall) {
                note("signature.key-small", "a key that is too small, too large or of another kind");
                continue;
            }
            if (!isFitting(signature, number, count, *one.key)) continue;
            if (strengthOf(*one.key) == KeyStrength::Weak) note("signature.weak", "an RSA key of less than 2048 bits");
            return trusted(one);
        }
        if (m_isPinnedOnly && m_isContentWhole) return unknown();
        noteDifference(number);
        return SignatureState::Broken;
    }

    SignatureState unknown() {
        note("signature.key-missing",
             "no usable key is with it, and no pinned certificate fits: nobody can say whose it is");
        return SignatureState::UnknownSigner;
    }

    struct Candidate {
        PublicKey key;
        const X509* pinned = nullptr;  ///< when somebody here vouches for it
    };

    /// Keys that came along, each with the pinned certificate of the same key; without any, all pinned ones.
    bool hasCandidates(const SignatureForm& form) {
        m_candidates.clear();
        m_isContentWhole = false;
        for (const std::string& base64 : form.certificates)
            if (const auto certificate = certificateOf(base64)) add(keyOf(*certificate));
        if (!form.modulus.empty()) add(rsaKeyOf(form.modulus, form.exponent));
        m_isPinnedOnly = m_candidates.empty();
        if (m_isPinnedOnly && m_how.trust)
            for (const Certificate& pinned : m_how.trust->certificates()->all)
                if (auto key = keyOf(*pinned)) m_candidates.push_back({std::move(key), pinned.get()});
        return !m_candidates.empty();
    }

    void add(PublicKey key) {
        if (!key) return;
        const X509* same = nullptr;
        if (m_how.trust)
            for (const Certificate& pinned : m_how.trust->certificates()->all)
                if (const auto its = keyOf(*pinned); its && isSameKey(*its, *key) && (!same || isValidThen(*pinned)))
                    same = pinned.get();
        m_candidates.push_back({std::move(key), same});
    }

    [[nodiscard]] bool isValidThen(const X509& certificate) const {
        return isBegun(certificate, m_sent) && !isEnded(certificate, m_sent);
    }

    bool isFitting(xmlNode& signature, std::size_t number, std::size_t count, EVP_PKEY& key) {
        if (const Fit fit = fitOf(signature, key); fit != Fit::OtherContent) {
            m_isContentWhole = true;
            return fit == Fit::Fits;
        }
        bool hasAdditions = false;
        for (const xmlNode* part = signature.children; part; part = part->next)
            hasAdditions = hasAdditions || (part->type == XML_ELEMENT_NODE &&
                                            !(part->ns && viewOf(part->ns->href) == kSignatureNamespace));
        if (count == 1 && !hasAdditions) return false;
        const CapDocument alone = withoutOthers(m_document, number);
        if (fitOf(*signaturesOf(*xmlDocGetRootElement(alone.get())).front(), key) != Fit::Fits) return false;
        note("signature.beside", "fits the alert without the other signatures and what was added to this one");
        return true;
    }

    SignatureState trusted(const Candidate& one) {
        if (!one.pinned) return SignatureState::UnknownSigner;
        if (!isValidThen(*one.pinned)) {
            note("signature.certificate-invalid", "the pinned certificate was not valid when the alert was sent");
            return SignatureState::UnknownSigner;
        }
        if (isEnded(*one.pinned, m_how.now))
            note("signature.certificate-expired",
                 "the pinned certificate has expired since; it was valid when the alert was sent");
        m_verdict.signer = subjectOf(*one.pinned);
        return SignatureState::Verified;
    }

    void noteDifference(std::size_t number) {
        note("signature.differs", "does not fit: the alert was changed after it was signed, or another key signed it");
        const CapDocument plain = withoutIndentation(*withoutOthers(m_document, number));
        for (const Candidate& one : m_candidates)
            if (strengthOf(*one.key) != KeyStrength::TooSmall &&
                fitOf(*signaturesOf(*xmlDocGetRootElement(plain.get())).front(), *one.key) == Fit::Fits)
                return note("signature.reformatted",
                            "would fit without line breaks and indentation: somebody laid it out anew");
    }

    xmlDoc& m_document;
    base::Instant m_sent;
    const ForeignReading& m_how;
    SignatureVerdict m_verdict;
    std::string m_place;
    std::vector<Candidate> m_candidates;
    bool m_isPinnedOnly = false, m_isContentWhole = false;
};

}  // namespace

SignatureVerdict checkSignatures(xmlDoc& document, base::Instant sent, const ForeignReading& how) {
    return SignatureCheck(document, sent, how).verdict();
}

}  // namespace warning
