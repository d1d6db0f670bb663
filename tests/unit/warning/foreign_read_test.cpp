// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/warning/foreign_sample.h"

namespace {

using enum warning::ForeignVerdict;
using foreign::bare;
using foreign::has;
using foreign::kGood;
using foreign::read;
using foreign::with;

/// The good alert with a piece replaced.
std::string spoilt(const std::string& piece, const std::string& other) { return with(kGood, piece, other); }

TEST(ForeignRead, AGoodAlertIsValidAndTyped) {
    const auto file = read(kGood);
    ASSERT_EQ(file.verdict, Valid) << foreign::codesOf(file);
    EXPECT_TRUE(file.findings.empty()) << foreign::codesOf(file);
    ASSERT_EQ(file.alerts.size(), 1u);
    EXPECT_EQ(file.languages, std::vector<std::string>{"de-DE"});
    const auto& alert = file.alerts.front();
    EXPECT_EQ(alert.version, "1.2");
    EXPECT_EQ(alert.identifier, "DO-20261121-0007");
    EXPECT_EQ(alert.sent.at, *base::fromIso("2026-11-21T16:05:00Z"));
    EXPECT_EQ(alert.sent.offsetMinutes, 60);
    EXPECT_EQ(alert.status, warning::ForeignStatus::Actual);
    EXPECT_EQ(alert.signature, warning::SignatureState::None);
    ASSERT_EQ(alert.infos.size(), 1u);
    const auto& info = alert.infos.front();
    EXPECT_EQ(info.urgency, warning::ForeignUrgency::Immediate);
    EXPECT_EQ(info.severity, warning::ForeignSeverity::Severe);
    EXPECT_EQ(info.certainty, warning::ForeignCertainty::Observed);
    EXPECT_EQ(info.eventCodes.front().value, "BBK-EVC-038");
    ASSERT_TRUE(info.expires);
    EXPECT_FALSE(info.effective);
    const auto& area = info.areas.front();
    ASSERT_EQ(area.polygons.size(), 1u);
    ASSERT_EQ(area.polygons[0][0].size(), 4u) << "the last corner is not repeated";
    EXPECT_EQ(area.polygons[0][0][1], (wire::GeoPoint{515'100'000, 73'950'000})) << "CAP writes latitude first";
    EXPECT_EQ(area.geocodes.front().name, "ARS");
    EXPECT_FALSE(area.isCut);
}

struct Deviation {
    const char* code;
    std::string piece, other;
};

TEST(ForeignRead, EachDeviationIsNamedAndTheAlertIsStillShown) {
    const std::string ring = "51.5100,7.3700 51.5100,7.3950 51.5220,7.3950 51.5220,7.3700 51.5100,7.3700";
    const std::vector<Deviation> all{
        {"order.alert", "<scope>Public</scope>\n", "\n<note/><scope>Public</scope>"},
        {"order.info", "<category>Met</category><event>Überflutung</event>",
         "<event>Überflutung</event><category>Met</category>"},
        {"order.area", "<areaDesc>Dortmund-Marten</areaDesc>",
         "<geocode><valueName>AGS</valueName><value>1</value></geocode><areaDesc>Dortmund-Marten</areaDesc>"},
        {"element.missing", "<scope>Public</scope>", ""},
        {"element.missing", "<category>Met</category>", ""},
        {"element.twice", "<scope>Public</scope>", "<scope>Public</scope><scope>Public</scope>"},
        {"element.unknown", "<scope>Public</scope>", "<scope>Public</scope><farbe>rot</farbe>"},
        {"element.unknown", "</info>\n", "</info><alert/>"},
        {"element.foreign", "<scope>Public</scope>", "<scope>Public</scope><x:y xmlns:x=\"urn:x\"/>"},
        {"element.nested", "<event>Überflutung</event>", "<event>Über<b/>flutung</event>"},
        {"attribute.unknown", "<info>", "<info id=\"1\">"},
        {"text.stray", "<info>", "<info>Achtung"},
        {"value.word", "<urgency>Immediate</urgency>", "<urgency>jetzt</urgency>"},
        {"value.word", "<urgency>Immediate</urgency>", "<urgency> Immediate</urgency>"},
        {"value.word", "<certainty>Observed</certainty>", "<certainty>Very Likely</certainty>"},
        {"value.time", "2026-11-21T17:05:00+01:00", "2026-11-21T16:05:00Z"},
        {"value.time", "2026-11-21T17:05:00+01:00", "2026-11-21T17:05:00.5+01:00"},
        {"left-out.time", "2026-11-21T23:00:00+01:00", "2026-11-21T23:00:00"},
        {"value.language", "<language>de-DE</language>", "<language>Deutsch, einfach</language>"},
        {"value.number", "</geocode></area>", "</geocode><altitude>hoch</altitude></area>"},
        {"cap.polygon-closed", ring, "51.51,7.37 51.51,7.39 51.52,7.39"},
        {"cap.polygon-closed", ring, "51.51,7.37 51.51,7.39 51.52,7.39 51.52,7.37"},
        {"cap.polygon-simple", ring, "51.5,7.3 51.6,7.4 51.6,7.3 51.5,7.4 51.5,7.3"},
        {"left-out.area", ring, "51.5,7.3 51.6;7.4 51.6,7.3 51.5,7.3"},
        {"left-out.area", ring, "91.5,7.3 51.6,7.4 51.6,7.3 91.5,7.3"},
        {"cap.identifier", "DO-20261121-0007", "DO 7"},
        {"cap.references-missing", "<msgType>Alert</msgType>", "<msgType>Cancel</msgType>"},
        {"cap.version-old", "cap:1.2", "cap:1.1"},
    };
    for (const auto& one : all) {
        const auto file = read(one.code == std::string("cap.polygon-closed") && one.other.size() < 40
                                   ? spoilt(one.piece, one.other + " 51.53,7.37")
                                   : spoilt(one.piece, one.other));
        EXPECT_EQ(file.verdict, Deviations) << one.code << " " << one.other << foreign::codesOf(file);
        EXPECT_TRUE(has(file, one.code)) << one.code << " by " << one.other << foreign::codesOf(file);
        ASSERT_EQ(file.alerts.size(), 1u) << one.code;
        EXPECT_EQ(file.alerts[0].infos.front().headline, "Überflutung in Marten") << one.code;
    }
}

TEST(ForeignRead, AnOpenRingIsClosedAndAnAreaThatIsCutSaysSo) {
    const std::string ring = "51.5100,7.3700 51.5100,7.3950 51.5220,7.3950 51.5220,7.3700 51.5100,7.3700";
    const auto open = read(spoilt(ring, "51.51,7.37 51.51,7.39 51.52,7.39 51.52,7.37"));
    EXPECT_EQ(open.alerts.at(0).infos[0].areas[0].polygons.at(0).at(0).size(), 4u);
    EXPECT_FALSE(open.alerts[0].infos[0].areas[0].isCut);
    const auto cut = read(spoilt(ring, "51.51,7.37 51.51,7.39, 51.52,7.39 51.51,7.37"));
    EXPECT_TRUE(cut.alerts.at(0).infos[0].areas[0].polygons.empty());
    EXPECT_TRUE(cut.alerts[0].infos[0].areas[0].isCut);
    EXPECT_TRUE(read(spoilt("</areaDesc>", "</areaDesc><Punkt>51.5,7.3</Punkt>")).alerts.at(0).infos[0].areas[0].isCut);
    const auto empty = read(spoilt(ring, ""));
    EXPECT_FALSE(empty.alerts.at(0).infos[0].areas[0].isCut) << "an empty polygon cuts nothing";
}

TEST(ForeignRead, DegreesAreReadInEveryWayOfWritingThem) {
    const std::string first = "51.5100,7.3700 51.5100,7.3950";
    const std::vector<std::pair<const char*, wire::GeoPoint>> all{
        {"51.51,7", {515'100'000, 70'000'000}},
        {"+51.5100,7.", {515'100'000, 70'000'000}},
        {"-51.51,-.5", {-515'100'000, -5'000'000}},
        {"51.123456789,7.00000004", {511'234'568, 70'000'000}},
        {"51.12345678901234,007.1", {511'234'568, 71'000'000}}};
    for (const auto& [written, point] : all) {
        const auto file = read(spoilt(first, std::string(written) + " 51.5100,7.3950"));
        ASSERT_EQ(file.alerts.at(0).infos[0].areas[0].polygons.size(), 1u) << written;
        EXPECT_EQ(file.alerts[0].infos[0].areas[0].polygons[0][0][0], point) << written;
    }
    for (const char* wrong : {"1e1,7", "0x1,7", "51.5.1,7", "--5,7", "+-5,7", ".,7", ",7", "5,", "nan,7", "inf,7",
                              "99999999999,7", "999999999999999999999999,7", "51,5,7", "5 1,7"})
        EXPECT_TRUE(has(read(spoilt(first, std::string(wrong) + " 51.5100,7.3950")), "left-out.area")) << wrong;
}

TEST(ForeignRead, WhatCannotBeDatedOrThreadedOrMightBeAnExerciseIsRefused) {
    const std::vector<std::pair<std::string, std::string>> all{
        {"<identifier>DO-20261121-0007</identifier>", ""},
        {"<identifier>DO-20261121-0007</identifier>", "<identifier>A</identifier><identifier>B</identifier>"},
        {"<sender>lage@stadt.example</sender>", "<sender></sender>"},
        {"<sent>2026-11-21T17:05:00+01:00</sent>", ""},
        {"<sent>2026-11-21T17:05:00+01:00</sent>", "<sent>2026-11-21T17:05:00</sent>"},
        {"<status>Actual</status>", ""},
        {"<status>Actual</status>", "<status>Übung</status>"},
        {"<status>Actual</status>", "<status>Exercise</status><status>Actual</status>"},
        {"<msgType>Alert</msgType>", "<msgType>Entwarnung</msgType>"},
    };
    for (const auto& [piece, other] : all) {
        const auto file = read(spoilt(piece, other));
        EXPECT_EQ(file.verdict, Refused) << other;
        EXPECT_TRUE(has(file, "alert.unreadable")) << other << foreign::codesOf(file);
        EXPECT_TRUE(file.alerts.empty()) << other;
    }
}

TEST(ForeignRead, WhatIsNoAlertIsRefusedByItsName) {
    const std::vector<std::pair<const char*, std::string>> all{
        {"kind.empty", ""},
        {"kind.empty", " \n"},
        {"kind.text", "Achtung, Hochwasser"},
        {"kind.pdf", "%PDF-1.7 ..."},
        {"kind.zip", std::string("PK\x03\x04") + "..."},
        {"kind.gzip", "\x1f\x8b\x08"},
        {"kind.certificate", "-----BEGIN CERTIFICATE-----"},
        {"kind.binary", std::string("\x89PNG\0\0", 6)},
        {"kind.utf16", std::string("\xff\xfe<\0a\0", 6)},
        {"kind.html", "<!DOCTYPE html><html></html>"},
        {"kind.html", "<HTML></HTML>"},
        {"kind.rss", "<rss version=\"2.0\"/>"},
        {"kind.xml", "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\"/>"},
        {"kind.schema", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>"},
        {"kind.json", "{\"a\":1}"},
        {"kind.json", "[1,2]"},
        {"kind.geojson", R"({"type":"FeatureCollection","features":[]})"},
        {"json.form", "{\"identifier\":"},
        {"cap.version-unknown", spoilt("cap:1.2", "cap:2.0")},
        {"cap.namespace", spoilt(" xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"", "")},
        {"xml.form", kGood.substr(0, 700)},
        {"xml.form", spoilt("Der Bach",
                            "Der B\xe4"
                            "ch")},
        {"xml.encoding", spoilt("UTF-8", "KOI8-R")},
    };
    for (const auto& [code, bytes] : all) {
        const auto file = read(bytes);
        EXPECT_EQ(file.verdict, Refused) << code;
        EXPECT_TRUE(has(file, code)) << code << foreign::codesOf(file);
    }
}

TEST(ForeignRead, OtherEncodingsAreReadAndNamed) {
    std::string latin = spoilt("UTF-8", "ISO-8859-1");
    for (std::size_t at = 0; (at = latin.find("\xc3", at)) != std::string::npos;)
        latin.replace(at, 2, 1, static_cast<char>(static_cast<unsigned char>(latin[at + 1]) + 0x40));
    const auto file = read(latin);
    EXPECT_EQ(file.verdict, Deviations);
    EXPECT_TRUE(has(file, "encoding.not-utf8")) << foreign::codesOf(file);
    EXPECT_EQ(file.alerts.at(0).infos[0].headline, "Überflutung in Marten");
}

// ---- wrappers ----

std::string atom(const std::string& inEntry) {
    return R"(<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>t</title><updated>2026-11-21T17:05:00Z</updated>
<entry><id>y</id><title>t</title><updated>2026-11-21T17:05:00Z</updated>)" +
           inEntry + "</entry></feed>";
}

TEST(ForeignRead, AlertsAreFoundInAtomEdxlAndWrappers) {
    const auto feed = read(atom("<content type=\"text/xml\">" + bare(kGood) + "</content>"));
    EXPECT_EQ(feed.verdict, Valid) << foreign::codesOf(feed);
    EXPECT_EQ(feed.alerts.size(), 1u);
    const auto index = read(atom("<link href=\"http://example.org/1.cap\"/>"));
    EXPECT_EQ(index.verdict, Valid);
    EXPECT_TRUE(index.alerts.empty());
    EXPECT_TRUE(has(index, "profile.feed-index"));
    const auto wrapped =
        read("<alerts xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">" + bare(kGood) + bare(kGood) + "</alerts>");
    EXPECT_EQ(wrapped.alerts.size(), 2u);
    EXPECT_TRUE(has(wrapped, "container.alerts"));
}

std::string edxl(const std::string& status, const std::string& content) {
    return "<e:EDXLDistribution xmlns:e=\"urn:oasis:names:tc:emergency:EDXL:DE:1.0\"><e:distributionStatus>" + status +
           "</e:distributionStatus><e:contentObject><e:xmlContent><e:embeddedXMLContent>" + content +
           "</e:embeddedXMLContent></e:xmlContent></e:contentObject></e:EDXLDistribution>";
}

TEST(ForeignRead, ADistributionThatIsAnExerciseAroundARealAlertIsNamed) {
    EXPECT_EQ(read(edxl("Actual", bare(kGood))).verdict, Valid);
    const auto doubtful = read(edxl("Exercise", bare(kGood)));
    EXPECT_EQ(doubtful.verdict, Deviations);
    EXPECT_TRUE(has(doubtful, "container.status"));
    EXPECT_EQ(read(edxl("Actual", "")).verdict, Valid) << "a distribution without any alert";
    EXPECT_EQ(read(edxl("Actual", "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"/>")).verdict, Refused);
}

// ---- NINA ----

const std::string kNina =
    R"({"identifier":"mow.DE-1","sender":"DE-NW-1","sent":"2026-11-21T17:05:00+01:00","status":"Actual",
"msgType":"Alert","scope":"Public","code":["DVN:5"],"info":[{"language":"DE","category":["Safety"],"event":"Gefahrendurchsage",
"urgency":"Immediate","severity":"Severe","certainty":"Observed","headline":"Brand","description":"Rauch<br/>zieht",
"parameter":[{"valueName":"sender_langname","value":"Leitstelle"}],"area":[{"areaDesc":"Kreis"}]}]})";
const std::string kNinaArea = R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon",
"coordinates":[[[7.1,51.5],[7.2,51.5],[7.2,51.6],[7.1,51.5]]]},"properties":{"warnId":"mow.DE-1"}}]})";

warning::ForeignFile readNina(const std::string& json, const std::string& area) {
    return warning::readForeign(json, {nullptr, *base::fromIso("2026-11-21T18:00:00Z"), area});
}

TEST(ForeignRead, ANinaWarningGetsTheAreaThatLiesBesideIt) {
    const auto file = readNina(kNina, kNinaArea);
    ASSERT_EQ(file.alerts.size(), 1u) << foreign::codesOf(file);
    EXPECT_EQ(file.verdict, Deviations);
    const auto& info = file.alerts[0].infos.at(0);
    EXPECT_EQ(info.parameters.at(0).value, "Leitstelle");
    ASSERT_EQ(info.areas.at(0).polygons.size(), 1u);
    EXPECT_EQ(info.areas[0].polygons[0][0][1], (wire::GeoPoint{515'000'000, 72'000'000}))
        << "GeoJSON has longitude first";
    EXPECT_TRUE(read(kNina).alerts.at(0).infos[0].areas.at(0).polygons.empty());
}

TEST(ForeignRead, AnAreaOfAnotherWarningOrNoneAtAllIsLeftOut) {
    const auto other = readNina(kNina, with(kNinaArea, "mow.DE-1", "mow.DE-2"));
    EXPECT_TRUE(has(other, "geojson.other-warning"));
    EXPECT_TRUE(other.alerts.at(0).infos[0].areas.at(0).polygons.empty());
    EXPECT_TRUE(has(readNina(kNina, "{"), "geojson.form"));
    const auto cut = readNina(kNina, with(kNinaArea, "[7.2,51.6]", "[7.2,\"x\"]"));
    EXPECT_TRUE(cut.alerts.at(0).infos[0].areas.at(0).isCut);
}

TEST(ForeignRead, AListOfWarningsIsAnIndex) {
    const auto file = read(R"([{"id":"mow.1","version":1,"severity":"Minor","type":"Alert","i18nTitle":{"de":"x"}}])");
    EXPECT_EQ(file.verdict, Valid);
    EXPECT_TRUE(has(file, "profile.feed-index"));
}

TEST(ForeignRead, JsonOfAnyShapeDoesNoHarm) {
    for (const char* json :
         {R"({"identifier":7})", R"({"identifier":[{}],"info":7})", R"({"identifier":"a","info":[[[]]]})",
          R"({"type":7,"features":7})", R"({"type":{},"coordinates":[]})", "[]", "{}", "[[]]", "nan"})
        EXPECT_LE(read(json).alerts.size(), 0u) << json;
    for (const char* area :
         {R"({"type":"x","features":[7,{"geometry":7},{"geometry":{"type":7,"coordinates":7}},{"properties":[]}]})",
          R"({"type":"x","features":[{"geometry":{"type":"MultiPolygon","coordinates":[7,[[]],[[[]]]]}}]})"})
        EXPECT_EQ(readNina(kNina, area).alerts.size(), 1u) << area;
}

// ---- hostile ----

TEST(ForeignRead, NoDoctypeIsRead) {
    const std::string bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE alert [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>" +
        with(bare(kGood), "Der Bach", "&c;");
    EXPECT_TRUE(has(read(bomb), "xml.doctype"));
    const std::string outside = "<?xml version=\"1.0\"?><!DOCTYPE alert SYSTEM \"file:///etc/passwd\">" + bare(kGood);
    EXPECT_TRUE(has(read(outside), "xml.doctype"));
    EXPECT_EQ(read(spoilt("Der Bach", "&fremd;")).verdict, Refused);
}

TEST(ForeignRead, XIncludeIsAnElementLikeAnyOther) {
    const auto file = read(spoilt("<description>Der Bach",
                                  "<description><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
                                  "href=\"file:///etc/passwd\" parse=\"text\"/>Der Bach"));
    EXPECT_EQ(file.alerts.at(0).infos[0].description, "Der Bach ist über die Ufer getreten.");
    EXPECT_TRUE(has(file, "element.foreign"));
}

TEST(ForeignRead, ACommentDoesNotCutAText) {
    const auto file = read(spoilt("Überflutung in Marten", "Überflutung<!-- --> in <![CDATA[Marten]]>"));
    EXPECT_EQ(file.alerts.at(0).infos[0].headline, "Überflutung in Marten");
}

TEST(ForeignRead, TenMegabytesAreRefusedByTheirSize) {
    const auto file = read(spoilt("Der Bach", std::string(10'000'000, 'x')));
    EXPECT_EQ(file.verdict, Refused);
    ASSERT_TRUE(has(file, "file.size"));
    EXPECT_NE(file.findings.front().text.find("at most 2 MB"), std::string::npos);
}

std::string nested(const std::string& open, const std::string& close, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += open;
    for (int i = 0; i < times; ++i) out += close;
    return out;
}

TEST(ForeignRead, DepthAttributesAlertsInfosAndFindingsAreBounded) {
    EXPECT_TRUE(has(read(spoilt("<info>", "<info>" + nested("<info>", "</info>", 100))), "xml.depth"));
    EXPECT_TRUE(has(read(nested("[", "]", 5000)), "json.form"));
    std::string attributes;
    for (int i = 0; i < 200'000; ++i) attributes += " a" + std::to_string(i) + "=''";
    EXPECT_TRUE(has(read(spoilt("<info>", "<info" + attributes.substr(0, 1'900'000) + ">")), "xml.attributes"));
    std::string many;
    for (int i = 0; i < 150'000; ++i) many += "<info/>";
    EXPECT_TRUE(has(read(spoilt("</info>\n", "</info>" + many)), "alert.unreadable"));
    std::string alerts = "<alerts xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">";
    for (int i = 0; i < 1500; ++i)
        alerts +=
            "<alert><identifier>a</identifier><sender>b</sender><sent>2026-11-21T17:05:00+01:00</sent><status>Actual</"
            "status>"
            "<msgType>Alert</msgType><scope>Public</scope><note>" +
            std::to_string(i) + "</note></alert>";
    const auto file = read(alerts + "</alerts>");
    EXPECT_EQ(file.alerts.size(), 1000u);
    EXPECT_LE(file.findings.size(), 1000u);
    EXPECT_TRUE(has(file, "findings.too-many"));
}

TEST(ForeignRead, HugeAreasCostLittleTimeAndAreNeverCutSilently) {
    const std::string ring =
        "<polygon>51.5100,7.3700 51.5100,7.3950 51.5220,7.3950 51.5220,7.3700 51.5100,7.3700</polygon>";
    std::string zigzag = "<polygon>";  // each edge crosses the whole width: the worst for a sweep
    for (int i = 0; i < 9'000; ++i) zigzag += std::to_string(i / 100.0).substr(0, 5) + (i % 2 ? ",1 " : ",2 ");
    zigzag += "0.0,2</polygon>";
    std::string many;
    while (many.size() + zigzag.size() < 1'900'000) many += zigzag;
    const auto wide = read(spoilt(ring, many));
    EXPECT_TRUE(has(wide, "profile.polygon-size")) << "what is not tested for crossings is named";
    ASSERT_EQ(wide.alerts.size(), 1u);
    std::string longest = "<polygon>";
    for (int i = 0; i < 150'000; ++i) longest += "1,2 2,1 ";
    const auto cut = read(spoilt(ring, longest.substr(0, 1'900'000) + "</polygon>"));
    EXPECT_TRUE(cut.alerts.at(0).infos[0].areas.at(0).isCut);
    EXPECT_TRUE(has(cut, "left-out.area"));
    std::string rings;
    for (int i = 0; i < 60'000; ++i) rings += "<polygon>1,1 1,2 2,2 1,1</polygon>";
    const auto parts =
        read(spoilt(ring, rings.substr(0, 1'890'000).substr(0, rings.substr(0, 1'890'000).rfind("<polygon>"))));
    EXPECT_TRUE(parts.alerts.at(0).infos[0].areas.at(0).isCut);
    EXPECT_LE(parts.alerts[0].infos[0].areas[0].polygons.size(), 2000u);
}

}  // namespace
