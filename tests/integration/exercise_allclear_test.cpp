// SPDX-License-Identifier: EUPL-1.2
// From the water's rise to the all-clear, by real processes: what goes out last ends what went out first.

#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "broker/base/child_process.h"
#include "gis/warning/warning.h"
#include "scenarios/replay/history.h"
#include "scenarios/replay/verdict.h"

namespace {

namespace fs = std::filesystem;

std::string wholeFile(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The text between the first <name> and its end.
std::string element(const std::string& xml, const std::string& name) {
    const auto from = xml.find("<" + name + ">"), to = xml.find("</" + name + ">");
    return from == std::string::npos || to == std::string::npos
               ? ""
               : xml.substr(from + name.size() + 2, to - from - name.size() - 2);
}

void dropXmlError(void*, xmlErrorPtr) {}

bool isValidByOasis(const fs::path& schemaFile, const fs::path& cap) {
    const std::unique_ptr<xmlSchemaParserCtxt, void (*)(xmlSchemaParserCtxtPtr)> reader(
        xmlSchemaNewParserCtxt(schemaFile.c_str()), xmlSchemaFreeParserCtxt);
    const std::unique_ptr<xmlSchema, void (*)(xmlSchemaPtr)> schema(xmlSchemaParse(reader.get()), xmlSchemaFree);
    EXPECT_NE(schema, nullptr);
    const std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> document(
        xmlReadFile(cap.c_str(), nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR), xmlFreeDoc);
    const std::unique_ptr<xmlSchemaValidCtxt, void (*)(xmlSchemaValidCtxtPtr)> validator(
        xmlSchemaNewValidCtxt(schema.get()), xmlSchemaFreeValidCtxt);
    xmlSchemaSetValidStructuredErrors(validator.get(), dropXmlError, nullptr);
    return document && xmlSchemaValidateDoc(validator.get(), document.get()) == 0;
}

class AllClear : public ::testing::Test {
protected:
    /// Played once.
    static const fs::path& out() {
        static const fs::path kOut = [] {
            const fs::path root = fs::path(::testing::TempDir()) / ("all-clear-" + std::to_string(::getpid()));
            fs::create_directories(root);
            auto run = base::ChildProcess::start(
                {{std::string(LAGEWERK_BUILD_DIR) + "/bin/lagewerk-exercise", "demo", "--headless", "--no-console",
                  "--scenario", std::string(LAGEWERK_SOURCE_DIR) + "/tests/integration/entwarnung", "--speed", "0",
                  "--out", (root / "out").string()},
                 root / "log",
                 {}});
            EXPECT_TRUE(run.ok());
            EXPECT_TRUE(run.value().waitForEnd(200'000));
            EXPECT_EQ(run.value().end()->code, 0) << wholeFile(root / "log");
            return root / "out";
        }();
        return kOut;
    }
    static void TearDownTestSuite() { fs::remove_all(out().parent_path()); }
    static std::vector<fs::path> caps() {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(out() / "cap")) files.push_back(entry.path());
        std::ranges::sort(files);
        return files;
    }
};

TEST_F(AllClear, CancelsWhatWentOutByNameAndIsValidCap) {
    std::vector<std::string> warned;
    int allClears = 0;
    for (const fs::path& file : caps()) {
        const std::string xml = wholeFile(file);
        EXPECT_TRUE(warning::checkCap(xml).empty()) << file << warning::checkCap(xml).front().text;
        EXPECT_EQ(element(xml, "status"), "Exercise");
        const std::string reference =
            element(xml, "sender") + "," + element(xml, "identifier") + "," + element(xml, "sent");
        if (element(xml, "msgType") != "Cancel") {
            warned.push_back(reference);
            continue;
        }
        ++allClears;
        EXPECT_EQ(element(xml, "responseType"), "AllClear");
        EXPECT_EQ(element(xml, "urgency"), "Past");
        EXPECT_FALSE(element(xml, "expires").empty()) << "an all-clear ends";
        EXPECT_NE(element(xml, "headline").find("Entwarnung"), std::string::npos);
        for (const std::string& one : warned)
            EXPECT_NE(element(xml, "references").find(one), std::string::npos) << "it leaves a warning standing";
    }
    EXPECT_GE(warned.size(), 1u);
    EXPECT_EQ(allClears, 1);
}

TEST_F(AllClear, LeavesNoWarningInForceAndHasTwoSignatures) {
    const auto history = replay::historyOf(out() / "journal.db");
    ASSERT_TRUE(history.ok());
    int cancelled = 0;
    for (const auto& [id, alert] : history.value().picture.alerts) {
        ASSERT_TRUE(alert.issued) << id;
        EXPECT_EQ(alert.approvals.size(), 2u);
        if (alert.draft.content.act == wire::WarningAct::Cancel) continue;
        EXPECT_EQ(alert.life.phase, wire::AlertPhase::Cancelled) << id;
        ++cancelled;
    }
    EXPECT_GE(cancelled, 1);
}

TEST_F(AllClear, IsValidByTheOfficialSchema) {
    const fs::path schema = fs::path(LAGEWERK_SOURCE_DIR) / "../shared/data/cap/schema/CAP-v1.2.xsd";
    if (!fs::exists(schema)) {
        std::cout << "skipped: no shared data\n";
        GTEST_SKIP() << "skipped: no shared data";
    }
    EXPECT_FALSE(caps().empty());
    for (const fs::path& file : caps()) EXPECT_TRUE(isValidByOasis(schema, file)) << file;
}

}  // namespace
