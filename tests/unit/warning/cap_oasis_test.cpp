// SPDX-License-Identifier: EUPL-1.2
// Our schema and rules against the official schema, on real and broken alerts of many issuers. The data lie beside
// the repository; without them these tests are skipped and say so.

#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include "tests/unit/warning/flood_sample.h"

namespace {

namespace fs = std::filesystem;

fs::path sharedData() { return fs::path(LAGEWERK_SOURCE_DIR) / ".." / "shared" / "data"; }

std::string bytesOfFile(const fs::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

void ignoreXmlError(void*, xmlErrorPtr) {}

/// The official schema, as a reference only.
class OasisSchema {
public:
    OasisSchema() {
        const std::string file = (sharedData() / "cap/schema/CAP-v1.2.xsd").string();
        xmlSchemaParserCtxtPtr reader = xmlSchemaNewParserCtxt(file.c_str());
        m_schema = xmlSchemaParse(reader);
        xmlSchemaFreeParserCtxt(reader);
    }
    ~OasisSchema() { xmlSchemaFree(m_schema); }
    OasisSchema(const OasisSchema&) = delete;
    OasisSchema& operator=(const OasisSchema&) = delete;
    [[nodiscard]] bool isValid(const std::string& xml) const {
        EXPECT_NE(m_schema, nullptr);
        xmlDocPtr document = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "x.xml", nullptr,
                                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
        if (!document) return false;
        xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(m_schema);
        xmlSchemaSetValidStructuredErrors(validator, ignoreXmlError, nullptr);
        const bool valid = xmlSchemaValidateDoc(validator, document) == 0;
        xmlSchemaFreeValidCtxt(validator);
        xmlFreeDoc(document);
        return valid;
    }

private:
    xmlSchemaPtr m_schema = nullptr;
};

std::vector<fs::path> filesUnder(const fs::path& folder) {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) out.push_back(entry.path());
    std::ranges::sort(out);
    return out;
}

#define SKIP_WITHOUT(folder)                       \
    if (!fs::exists(sharedData() / (folder))) {    \
        std::cout << "skipped: no shared data\n";  \
        GTEST_SKIP() << "skipped: no shared data"; \
    }

TEST(CapAgainstOasis, WhatWeWriteIsValidByTheOfficialSchema) {
    SKIP_WITHOUT("cap/schema")
    const OasisSchema oasis;
    for (const auto level : {wire::GaugeLevel::Iw1, wire::GaugeLevel::Iw2, wire::GaugeLevel::Iw3})
        for (const auto realm : {wire::RealmKind::Exercise, wire::RealmKind::Live})
            EXPECT_TRUE(oasis.isValid(warning::writeCap(sample::content(level, realm), sample::head(realm)).value()));
    EXPECT_FALSE(oasis.isValid("<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"/>"))
        << "the reference must be able to fail";
}

TEST(CapAgainstOasis, OurSchemaAgreesOnEveryAlertOfTheCollection) {
    SKIP_WITHOUT("cap")
    const OasisSchema oasis;
    std::size_t compared = 0, valid = 0;
    for (const fs::path& file : filesUnder(sharedData() / "cap")) {
        const std::set<std::string> alerts{".xml", ".cap", ".atom", ".edxlde"};
        if (!alerts.contains(file.extension().string())) continue;
        const std::string xml = bytesOfFile(file);
        const auto problems = warning::checkCap(xml);
        const bool ours = std::ranges::none_of(
            problems, [](const auto& p) { return p.rule == "schema" || p.rule.starts_with("xml."); });
        const bool theirs = oasis.isValid(xml);
        EXPECT_EQ(ours, theirs) << file.filename()
                                << (problems.empty() ? "" : ": " + problems.front().rule + " " + problems.front().text);
        ++compared;
        valid += theirs;
    }
    EXPECT_GE(compared, 40u);
    EXPECT_GE(valid, 12u);
}

/// Valid by the official schema, refused by the prose rules: each with the reason we stand by.
const std::map<std::string, std::set<std::string>>& explained() {
    static const std::map<std::string, std::set<std::string>> kAll{
        // Kept by its authors as a sample of semantic errors: an Update that names nothing it updates.
        {"canada_errors.cap", {"cap.references-missing"}},
        // A ring over the antimeridian written with longitude -180.005, outside WGS84's range; a receiver may cut it
        // at 180, but an issuer must not write it.
        {"gdacs-cap_1470644_earthquake.xml", {"cap.polygon-form"}},
    };
    return kAll;
}

TEST(CapAgainstOasis, WhatOurRulesRefuseBeyondTheSchemaIsKnownAndExplained) {
    SKIP_WITHOUT("cap")
    const OasisSchema oasis;
    for (const fs::path& file : filesUnder(sharedData() / "cap")) {
        const std::string xml = bytesOfFile(file);
        if (!oasis.isValid(xml)) continue;
        std::set<std::string> refused;
        std::string first;
        for (const auto& problem : warning::checkCap(xml)) {
            if (problem.profile) continue;
            refused.insert(problem.rule);
            first += "\n  " + problem.rule + " " + problem.where + ": " + problem.text;
        }
        const auto known = explained().find(file.filename().string());
        EXPECT_EQ(refused, known == explained().end() ? std::set<std::string>{} : known->second)
            << file.filename() << first;
    }
}

TEST(CapAgainstOasis, HostileXmlIsRefusedWithoutHarm) {
    SKIP_WITHOUT("wire/xml-recurse")
    std::size_t seen = 0;
    for (const char* folder : {"wire/xml-recurse", "wire/xml-errors", "wire/xml-namespaces"})
        for (const fs::path& file : filesUnder(sharedData() / folder)) {
            EXPECT_FALSE(warning::checkCap(bytesOfFile(file)).empty()) << file.filename();
            ++seen;
        }
    EXPECT_GE(seen, 40u);
    for (const char* name : {"cap/invalid/xee.cap", "cap/invalid/xee.atom"})
        EXPECT_TRUE(sample::has(warning::checkCap(bytesOfFile(sharedData() / name)), "xml.doctype")) << name;
}

}  // namespace
