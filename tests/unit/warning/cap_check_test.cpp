// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "tests/unit/warning/flood_sample.h"

namespace {

std::string good() {
    const auto xml = warning::writeCap(sample::content(), sample::head());
    return xml.ok() ? xml.value() : std::string();
}

/// The good message with one piece replaced everywhere.
std::string with(const std::string& piece, const std::string& other) {
    std::string xml = good();
    std::size_t count = 0;
    for (std::size_t at = 0; (at = xml.find(piece, at)) != std::string::npos; at += other.size(), ++count)
        xml.replace(at, piece.size(), other);
    EXPECT_GT(count, 0u) << "the message has no " << piece;
    return xml;
}

struct SpoiltCap {
    const char* rule;
    std::string piece, other;
};

TEST(CapCheck, TheGoodMessageHasNoProblem) { EXPECT_TRUE(warning::checkCap(good()).empty()); }

TEST(CapCheck, EachBrokenRuleIsNamed) {
    const std::string polygon =
        "<polygon>51.23010,8.14010 51.23010,8.15020 51.24020,8.15020 51.23010,8.14010</polygon>";
    const std::vector<SpoiltCap> all{
        {"schema", "2026-11-21T17:09:30+01:00</sent>", "2026-11-21T16:09:30Z</sent>"},
        {"schema", "2026-11-21T17:09:30+01:00</sent>", "2026-11-21T17:09:30.5+01:00</sent>"},
        {"schema", "<status>Exercise</status>", "<status>Übung</status>"},
        {"schema", "<scope>Public</scope>", ""},
        {"schema", "<scope>Public</scope>", "<scope>Public</scope><scope>Public</scope>"},
        {"schema", "<urgency>Immediate</urgency>\n  <severity>Extreme</severity>",
         "<severity>Extreme</severity><urgency>Immediate</urgency>"},
        {"schema", "<certainty>Observed</certainty>", "<certainty>Very Likely</certainty>"},
        {"schema", "urn:oasis:names:tc:emergency:cap:1.2", "urn:oasis:names:tc:emergency:cap:1.1"},
        {"cap.identifier", "AUENTAL-UEB-20261121-0007", "AUENTAL UEB"},
        {"cap.sender", "lage@auental.example", "lage,auental"},
        {"cap.polygon-form", polygon, "<polygon>51.2, 8.1 51.2,8.2 51.3,8.2 51.2,8.1</polygon>"},
        {"cap.polygon-form", polygon, "<polygon>97.2,8.1 51.2,8.2 51.3,8.2 97.2,8.1</polygon>"},
        {"cap.polygon-form", polygon, "<polygon>nan,8.1 51.2,8.2 51.3,8.2 nan,8.1</polygon>"},
        {"cap.polygon-corners", polygon, "<polygon>51.2,8.1 51.2,8.2</polygon>"},
        {"cap.polygon-corners", polygon, "<polygon></polygon>"},
        {"cap.polygon-closed", polygon, "<polygon>51.2,8.1 51.2,8.2 51.3,8.2 51.3,8.1</polygon>"},
        {"cap.polygon-simple", polygon, "<polygon>51.2,8.1 51.3,8.2 51.2,8.2 51.3,8.1 51.2,8.1</polygon>"},
        {"cap.polygon-simple", polygon, "<polygon>51.2,8.1 51.2,8.2 51.2,8.3 51.2,8.1</polygon>"},
        {"cap.circle-form", polygon, "<circle>51.2 8.1 5</circle>"},
        {"profile.circle-radius", polygon, polygon + "<circle>51.2,8.1 0</circle>"},
        {"cap.ceiling", "</geocode>\n  </area>", "</geocode><ceiling>100</ceiling></area>"},
        {"cap.ceiling", "</geocode>\n  </area>", "</geocode><altitude>200</altitude><ceiling>100</ceiling></area>"},
        {"cap.restriction", "<scope>Public</scope>", "<scope>Public</scope><restriction>intern</restriction>"},
        {"cap.restriction", "<scope>Public</scope>", "<scope>Restricted</scope>"},
        {"cap.addresses", "<scope>Public</scope>", "<scope>Private</scope>"},
        {"cap.references-missing", "<msgType>Alert</msgType>", "<msgType>Update</msgType>"},
        {"cap.references-form", "<incidents>", "<references>eins zwei</references><incidents>"},
        {"cap.references-self", "<incidents>",
         "<references>lage@auental.example,AUENTAL-UEB-20261121-0007,2026-11-21T17:09:30+01:00</"
         "references><incidents>"},
        {"cap.references-later", "<incidents>",
         "<references>lage@auental.example,X,2026-11-21T17:09:31+01:00</references><incidents>"},
        {"cap.web", "https://auental.example/warnung</web>", "auental.example/warnung</web>"},
        {"cap.mime-type", "<area>",
         "<resource><resourceDesc>Karte</resourceDesc><mimeType>png</mimeType></resource><area>"},
        {"cap.deref-uri", "<area>",
         "<resource><resourceDesc>Karte</resourceDesc><mimeType>image/png</mimeType><derefUri>a*b=</derefUri></"
         "resource><area>"},
        {"cap.uri-relative", "<area>",
         "<resource><resourceDesc>Karte</resourceDesc><mimeType>image/png</mimeType><uri>karte.png</uri></"
         "resource><area>"},
        {"cap.note", "<msgType>Alert</msgType>", "<msgType>Error</msgType>"},
        {"profile.note", "<note>ÜBUNG Starkregen Auental</note>", ""},
        {"profile.missing", "<contact>02999 1234</contact>", ""},
        {"profile.missing", "<language>de-DE</language>", ""},
        {"profile.expires", "<expires>2026-11-22T00:00:00+01:00</expires>", ""},
        {"profile.effective", "<onset>2026-11-21T17:05:00+01:00</onset>",
         "<effective>2026-11-23T17:05:00+01:00</effective>"},
        {"profile.unknown", "<severity>Extreme</severity>", "<severity>Unknown</severity>"},
        {"profile.markup", "Wählen Sie 112", "&lt;br/&gt;Wählen Sie 112"},
    };
    for (const SpoiltCap& spoilt : all) {
        std::string piece = spoilt.piece;
        if (spoilt.rule == std::string("cap.note")) {
            std::string xml = with(piece, spoilt.other);
            xml.erase(xml.find("<note>"), xml.find("</note>") + 7 - xml.find("<note>"));
            EXPECT_TRUE(sample::has(warning::checkCap(xml), spoilt.rule)) << spoilt.rule;
            continue;
        }
        EXPECT_TRUE(sample::has(warning::checkCap(with(piece, spoilt.other)), spoilt.rule))
            << spoilt.rule << " with " << spoilt.other;
    }
}

TEST(CapCheck, InfosThatDifferInCategoryOrEventCodeOrAreNotTranslatedAreNamed) {
    std::string xml = good();
    xml.replace(xml.rfind("<category>Met"), 13, "<category>Geo");
    EXPECT_TRUE(sample::has(warning::checkCap(xml), "profile.category"));
    xml = good();
    xml.replace(xml.rfind("BBK-EVC-038"), 11, "BBK-EVC-031");
    EXPECT_TRUE(sample::has(warning::checkCap(xml), "profile.event-code"));
    auto content = sample::content();
    content.texts[1].description = content.texts[0].description;
    EXPECT_TRUE(
        sample::has(warning::checkCap(warning::writeCap(content, sample::head()).value()), "profile.not-translated"));
}

TEST(CapCheck, ProblemsNameTheLine) {
    const auto problems = warning::checkCap(with("<status>Exercise</status>", "<status>Ernst</status>"));
    ASSERT_FALSE(problems.empty());
    EXPECT_TRUE(problems.front().where.starts_with("line ")) << problems.front().where;
    EXPECT_NE(problems.front().text.find("Ernst"), std::string::npos);
}

TEST(CapCheck, ADoctypeIsRefusedBeforeAnyEntityIsExpanded) {
    std::string laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE lol [<!ENTITY a \"ha\">";
    for (char c = 'b'; c <= 'z'; ++c) {
        laughs += std::string("<!ENTITY ") + c + " \"";
        for (int i = 0; i < 10; ++i) laughs += std::string("&") + static_cast<char>(c - 1) + ";";
        laughs += "\">";
    }
    laughs += "]><lol>&z;</lol>";
    const auto problems = warning::checkCap(laughs);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].rule, "xml.doctype");
    std::string external = good();
    external.insert(external.find("<alert"), "<!DOCTYPE alert SYSTEM \"http://127.0.0.1:1/x.dtd\">");
    EXPECT_TRUE(sample::has(warning::checkCap(external), "xml.doctype"));
}

TEST(CapCheck, SizeDepthAndEncodingAreBounded) {
    EXPECT_TRUE(sample::has(warning::checkCap(std::string(2 * 1024 * 1024 + 1, ' ')), "xml.size"));
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "<a>";
    EXPECT_TRUE(sample::has(warning::checkCap(deep), "xml.depth"));
    EXPECT_TRUE(sample::has(warning::checkCap(std::string("<\0a\0/\0>\0", 8)), "xml.encoding"));
    EXPECT_TRUE(sample::has(warning::checkCap("<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>"), "xml.encoding"));
    EXPECT_TRUE(sample::has(warning::checkCap(""), "xml.form"));
    EXPECT_TRUE(sample::has(warning::checkCap("kein XML"), "xml.form"));
    EXPECT_TRUE(sample::has(warning::checkCap(good() + "<more/>"), "xml.form"));
    EXPECT_TRUE(sample::has(warning::checkCap(with("ÜBUNG Starkregen",
                                                   "\xDC"
                                                   "BUNG")),
                            "xml.form"));
}

TEST(CapCheck, ARingOfManyCornersCostsLittleTime) {
    std::string corners;
    for (int i = 0; i < 100'000; ++i) corners += "1." + std::to_string(i % 7) + ",2 ";
    const std::string polygon =
        "<polygon>51.23010,8.14010 51.23010,8.15020 51.24020,8.15020 51.23010,8.14010</polygon>";
    std::string xml = good();
    xml.replace(xml.find(polygon), polygon.size(), "<polygon>" + corners + "1.0,2</polygon>");
    const auto problems = warning::checkCap(xml);
    EXPECT_TRUE(sample::has(problems, "profile.polygon-size"));
}

TEST(CapCheck, EveryPrefixOfAMessageIsRefusedWithoutHarm) {
    const std::string xml = good();
    for (std::size_t length = 0; length + 2 < xml.size(); length += 7)
        EXPECT_FALSE(warning::checkCap(xml.substr(0, length)).empty()) << length;
}

}  // namespace
