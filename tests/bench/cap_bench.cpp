// SPDX-License-Identifier: EUPL-1.2
// What it costs to judge warnings of others, beside libxml2's parser, its schema check by the official schemas and
// xmlsec's verification of the same files. usage: cap_bench FOLDER [ROUNDS] (the collection: ../shared/data/cap)

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/templates.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmltree.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "gis/warning/foreign_alert.h"

namespace {

namespace fs = std::filesystem;

struct Message {
    std::string name, xml;
};

std::vector<Message> messagesIn(const fs::path& folder) {
    std::vector<Message> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string ending = entry.path().extension().string();
        if (!entry.is_regular_file() ||
            (ending != ".xml" && ending != ".cap" && ending != ".atom" && ending != ".edxlde"))
            continue;
        std::ostringstream bytes;
        bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        out.push_back({entry.path().filename().string(), bytes.str()});
    }
    std::ranges::sort(out, {}, &Message::name);
    return out;
}

/// The libraries' own way, with their own checks of entities left off as ours are.
class Plain {
public:
    explicit Plain(const fs::path& schemas) {
        for (const auto& [space, file] :
             std::map<std::string, std::string>{{"http://www.incident.com/cap/1.0", "CAP-v1.0.xsd"},
                                                {"urn:oasis:names:tc:emergency:cap:1.1", "CAP-v1.1.xsd"},
                                                {"urn:oasis:names:tc:emergency:cap:1.2", "CAP-v1.2.xsd"}}) {
            xmlSchemaParserCtxtPtr reader = xmlSchemaNewParserCtxt((schemas / file).c_str());
            m_schemas[space] = xmlSchemaParse(reader);
            xmlSchemaFreeParserCtxt(reader);
        }
        m_keys = xmlSecKeysMngrCreate();
        xmlSecCryptoAppDefaultKeysMngrInit(m_keys);
    }

    void judge(const Message& message) {
        xmlDocPtr document = xmlReadMemory(message.xml.data(), static_cast<int>(message.xml.size()), "x.xml", nullptr,
                                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
        if (!document) return;
        validate(document);
        verify(document);
        xmlFreeDoc(document);
    }
    std::size_t valid = 0, verified = 0;

private:
    void validate(xmlDocPtr document) {
        const xmlNode* root = xmlDocGetRootElement(document);
        const auto schema = root->ns ? m_schemas.find(reinterpret_cast<const char*>(root->ns->href)) : m_schemas.end();
        if (schema == m_schemas.end()) return;
        xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(schema->second);
        xmlSchemaSetValidStructuredErrors(
            validator, [](void*, xmlErrorPtr) {}, nullptr);
        valid += xmlSchemaValidateDoc(validator, document) == 0 ? 1 : 0;
        xmlSchemaFreeValidCtxt(validator);
    }
    void verify(xmlDocPtr document) {
        xmlNodePtr signature = xmlSecFindNode(xmlDocGetRootElement(document), xmlSecNodeSignature, xmlSecDSigNs);
        if (!signature) return;
        xmlSecDSigCtxPtr context = xmlSecDSigCtxCreate(m_keys);
        context->keyInfoReadCtx.flags |= XMLSEC_KEYINFO_FLAGS_X509DATA_DONT_VERIFY_CERTS;
        if (xmlSecDSigCtxVerify(context, signature) == 0 && context->status == xmlSecDSigStatusSucceeded) ++verified;
        xmlSecDSigCtxDestroy(context);
    }

    std::map<std::string, xmlSchemaPtr> m_schemas;
    xmlSecKeysMngrPtr m_keys = nullptr;
};

/// Processor time: what else the machine does counts for neither.
template <class Act>
double microseconds(Act act) {
    const auto processorNs = [] {
        timespec at{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
        return static_cast<double>(at.tv_sec) * 1e9 + static_cast<double>(at.tv_nsec);
    };
    const double begin = processorNs();
    act();
    return (processorNs() - begin) / 1e3;
}

double middle(std::vector<double> all) {
    std::ranges::sort(all);
    return all[all.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: cap_bench FOLDER [ROUNDS]\n");
        return 64;
    }
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 40;
    const auto messages = messagesIn(argv[1]);
    xmlInitParser();
    if (xmlSecInit() != 0 || xmlSecCryptoInit() != 0) return 1;
    xmlSecErrorsSetCallback([](const char*, int, const char*, const char*, const char*, int, const char*) {});
    Plain plain(fs::path(argv[1]) / "schema");
    const warning::ForeignReading how{nullptr, *base::fromIso("2026-11-21T18:00:00Z"), {}};
    std::vector<double> ours, theirs, ratios;
    std::map<std::string, std::pair<std::vector<double>, std::vector<double>>> each;
    std::size_t shown = 0;
    for (int round = 0; round < rounds; ++round) {
        double our = 0, their = 0;
        for (const Message& one : messages) {
            const double a = microseconds([&] { shown += warning::readForeign(one.xml, how).alerts.size(); });
            const double b = microseconds([&] { plain.judge(one); });
            each[one.name].first.push_back(a);
            each[one.name].second.push_back(b);
            our += a;
            their += b;
        }
        ours.push_back(our);
        theirs.push_back(their);
        ratios.push_back(our / their);
    }
    for (const auto& [name, times] : each)
        std::printf("%-60s %9.0f us %9.0f us  %.2f\n", name.c_str(), middle(times.first), middle(times.second),
                    middle(times.first) / middle(times.second));
    std::ranges::sort(ratios);
    std::printf("%zu files, %d rounds: ours %.0f us, libxml2 + schema + xmlsec %.0f us, ratio %.2f (%.2f-%.2f)\n",
                messages.size(), rounds, middle(ours), middle(theirs), middle(ratios), ratios.front(), ratios.back());
    std::printf("a round: %zu alerts shown; theirs %zu valid, %zu verified\n", shown / static_cast<std::size_t>(rounds),
                plain.valid / static_cast<std::size_t>(rounds), plain.verified / static_cast<std::size_t>(rounds));
    return 0;
}
