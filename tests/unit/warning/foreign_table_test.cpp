// SPDX-License-Identifier: EUPL-1.2
// Every file of the collection, judged one by one. A new file there needs a row and a reason here.

#include <map>

#include "tests/unit/warning/foreign_sample.h"

namespace {

using enum warning::ForeignVerdict;
using warning::SignatureState;
namespace fs = std::filesystem;

struct Row {
    warning::ForeignVerdict verdict;
    std::size_t alerts;
    SignatureState signature;
    std::vector<const char*> codes;  ///< the main ones
    const char* reason;
};

const auto kNone = SignatureState::None;
const auto kUnknown = SignatureState::UnknownSigner;
const auto kBroken = SignatureState::Broken;

const std::map<std::string, Row>& rows() {
    static const std::map<std::string, Row> kRows{
        {"MANIFEST.tsv", {Refused, 0, kNone, {"kind.text"}, "a list of the files"}},
        {"SOURCE.md", {Refused, 0, kNone, {"kind.text"}, "an explanation of the files"}},
        {"ca/canada.cap",
         {Valid, 1, kNone, {}, "empty restriction, addresses and note restrict nothing and are allowed by the schema"}},
        {"ca/canada_signed.cap",
         {Valid,
          1,
          kUnknown,
          {"signature.beside", "signature.weak"},
          "two senders signed the alert each without the other's signature; both fit so; nothing but signatures is "
          "left out for that"}},
        {"ca/environment_canada_x509_cert.pem", {Refused, 0, kNone, {"kind.certificate"}, "a certificate"}},
        {"ca/naads_x509_cert.pem", {Refused, 0, kNone, {"kind.certificate"}, "a certificate"}},
        {"de-mowas/mow.DE-HE-KS-SE106-20250313-106-001.geojson",
         {Refused, 0, kNone, {"kind.geojson"}, "the area of the warning, not the warning"}},
        {"de-mowas/mow.DE-HE-KS-SE106-20250313-106-001.json",
         {Deviations,
          1,
          kNone,
          {"container.json"},
          "what NINA shows: CAP written as JSON, which the standard does not know"}},
        {"de-mowas/mow.DE-HE-KS-SE106-20250313-106-001.xml",
         {Deviations,
          1,
          kNone,
          {"order.info"},
          "a real all-clear, put into XML with parameters before senderName: shown"}},
        {"feeds/nws_weather_index.atom",
         {Valid, 0, kNone, {"profile.feed-index"}, "a good feed that names alerts without holding one"}},
        {"feeds/sa_cfs_no_entries.atom",
         {Deviations,
          1,
          kNone,
          {"feed.alert-outside-entry", "order.alert", "element.unknown", "left-out.area"},
          "a real bushfire, put beside the entries, with its place in elements that CAP does not know: shown"}},
        {"gdacs/gdacs-cap_1470644_earthquake.xml",
         {Deviations,
          1,
          kNone,
          {"cap.polygon-form"},
          "a ring over the antimeridian with longitude -180.005; the area is kept as written"}},
        {"invalid/bushfire_invalid.edxlde",
         {Deviations,
          6,
          kNone,
          {"alert.unreadable", "value.word"},
          "seven alerts, of which one is empty; one urgency is no word of CAP: six are shown"}},
        {"invalid/canada_errors.cap",
         {Deviations,
          1,
          kNone,
          {"cap.references-missing"},
          "an update that does not say of what; the schema does not notice"}},
        {"invalid/invalid.cap", {Deviations, 1, kNone, {"element.missing"}, "no scope; all that staff needs is there"}},
        {"invalid/invalid_element.atom",
         {Deviations,
          0,
          kNone,
          {"feed.element-unknown"},
          "a feed without alerts and with an element that Atom does not know"}},
        {"invalid/no_id.atom", {Deviations, 0, kNone, {"feed.element-missing"}, "a feed without id"}},
        {"invalid/no_optional_fields.cap",
         {Deviations, 1, kNone, {"cap.version-old"}, "valid CAP 1.1 without any info: the name means its profile"}},
        {"invalid/no_title.atom", {Deviations, 0, kNone, {"feed.element-missing"}, "an entry without title"}},
        {"invalid/noaa_errors.cap",
         {Deviations,
          1,
          kNone,
          {"value.word", "cap.polygon-form", "left-out.area"},
          "urgency, severity and certainty are empty, one ring cannot be read: text is shown, the area as incomplete"}},
        {"invalid/weather_invalid.atom",
         {Deviations,
          1,
          kNone,
          {"cap.identifier"},
          "blank and comma in the identifier: shown, but references to it cannot be told apart"}},
        {"invalid/xee.atom",
         {Refused, 0, kNone, {"xml.doctype"}, "external entities: refused before any is looked up"}},
        {"invalid/xee.cap", {Refused, 0, kNone, {"xml.doctype"}, "the same"}},
        {"oasis-appendix/v1dot0_appendix_adot1.xml", {Deviations, 1, kNone, {"cap.version-old"}, "valid CAP 1.0"}},
        {"oasis-appendix/v1dot0_appendix_adot2.xml", {Deviations, 1, kNone, {"cap.version-old"}, "valid CAP 1.0"}},
        {"oasis-appendix/v1dot0_appendix_adot3.xml",
         {Deviations, 1, kNone, {"cap.version-old"}, "valid CAP 1.0, certainty Very Likely"}},
        {"oasis-appendix/v1dot0_appendix_adot4.xml", {Deviations, 1, kNone, {"cap.version-old"}, "valid CAP 1.0"}},
        {"oasis-appendix/v1dot1_appendix_adot1.xml", {Deviations, 1, kNone, {"cap.version-old"}, "valid CAP 1.1"}},
        {"oasis-appendix/v1dot1_appendix_adot2.xml", {Deviations, 1, kNone, {"cap.version-old"}, "valid CAP 1.1"}},
        {"oasis-appendix/v1dot1_appendix_adot3.xml", {Deviations, 1, kNone, {"cap.version-old"}, "valid CAP 1.1"}},
        {"oasis-appendix/v1dot1_appendix_adot4.xml", {Deviations, 1, kNone, {"cap.version-old"}, "valid CAP 1.1"}},
        {"oasis-appendix/v1dot2_appendix_adot1.xml", {Valid, 1, kNone, {}, "the standard's own example"}},
        {"oasis-appendix/v1dot2_appendix_adot2.xml", {Valid, 1, kNone, {}, "the standard's own example"}},
        {"oasis-appendix/v1dot2_appendix_adot3.xml",
         {Valid, 1, kNone, {"profile.circle-radius"}, "the standard's own example; a radius of 0 is allowed"}},
        {"oasis-appendix/v1dot2_appendix_adot4.xml",
         {Valid, 1, kNone, {}, "the standard's own example, in two languages"}},
        {"schema/CAP-v1.0.xsd", {Refused, 0, kNone, {"kind.schema"}, "a schema"}},
        {"schema/CAP-v1.1.xsd", {Refused, 0, kNone, {"kind.schema"}, "a schema"}},
        {"schema/CAP-v1.2.xsd", {Refused, 0, kNone, {"kind.schema"}, "a schema"}},
        {"schema/capv1.2-ipaws-profile-v1.0-pr02.xsd", {Refused, 0, kNone, {"kind.schema"}, "a schema"}},
        {"schema/edxl-de.xsd", {Refused, 0, kNone, {"kind.schema"}, "a schema"}},
        {"se/krisinformation_sweden.cap",
         {Deviations,
          1,
          kNone,
          {"order.info", "element.unknown", "left-out.area"},
          "a real message with headline before senderName and areas of its own making: shown"}},
        {"se/smhi.se.alerts.cap",
         {Deviations, 17, kNone, {"container.alerts"}, "17 alerts in a wrapper that the standard does not know"}},
        {"signed-wmo/sc/invalid_certificate.xml",
         {Valid,
          1,
          kBroken,
          {"signature.differs", "signature.reformatted"},
          "as valid.xml: only bits that base64 drops differ"}},
        {"signed-wmo/sc/invalid_digest.xml",
         {Valid,
          1,
          kBroken,
          {"signature.differs"},
          "the changed letter of the digest decodes to the same bytes, but its text is signed: unlike valid.xml it "
          "fits in "
          "no layout"}},
        {"signed-wmo/sc/invalid_schema.xml",
         {Refused, 0, kNone, {"kind.schema"}, "a schema under the name of an alert"}},
        {"signed-wmo/sc/invalid_signature.xml",
         {Valid,
          1,
          kBroken,
          {"signature.differs", "signature.reformatted"},
          "as valid.xml: only bits that base64 drops differ"}},
        {"signed-wmo/sc/no_signature.xml", {Valid, 1, kNone, {}, "unsigned"}},
        {"signed-wmo/sc/valid.xml",
         {Valid,
          1,
          kBroken,
          {"signature.differs", "signature.reformatted"},
          "indented after it was signed, so the signature does not fit what is there; xmlsec1 says so, too"}},
        {"us/google-PAAQ-4-mg5a94.xml", {Valid, 1, kBroken, {"signature.form"}, "the signature is three dots"}},
        {"us/ipaws-5e6dd964023f1930ef638846.xml",
         {Valid, 1, kUnknown, {}, "signed by a key that nobody here vouches for"}},
        {"us/ipaws-5e7e0fc5023f1930efcf3deb.xml",
         {Valid, 1, kUnknown, {}, "signed by a key that nobody here vouches for"}},
        {"us/noaa-bde6c30c-special-weather-statement.xml",
         {Deviations, 1, kNone, {"order.area"}, "a real statement with codes before polygons: shown"}},
        {"us/noaa_hurricane_multiple_polygons.cap", {Valid, 1, kNone, {}, "several polygons in one area"}},
        {"us/nws-5c2cf27b1f56885d61654dc47fa411d5.xml",
         {Deviations,
          1,
          kNone,
          {"cap.version-old", "cap.polygon-corners"},
          "CAP 1.1 with an empty polygon beside its codes"}},
        {"us/nws_wind_advisory_cap11.cap", {Deviations, 1, kNone, {"cap.version-old"}, "CAP 1.1"}},
        {"us/usgs_earthquake_iso8859-1_signed.cap",
         {Deviations,
          1,
          kUnknown,
          {"encoding.not-utf8", "signature.weak"},
          "ISO-8859-1; the bare key that comes with it fits, as xmlsec1 says, and is nobody's"}},
    };
    return kRows;
}

TEST(ForeignTable, EveryFileOfTheCollectionIsJudgedAsReasoned) {
    SKIP_WITHOUT_CAP()
    std::size_t seen = 0;
    for (const auto& entry : fs::recursive_directory_iterator(foreign::sharedCap())) {
        if (!entry.is_regular_file()) continue;
        const std::string name = fs::relative(entry.path(), foreign::sharedCap()).generic_string();
        const auto row = rows().find(name);
        ++seen;
        if (row == rows().end()) {
            ADD_FAILURE() << name << " has no row: judge it, and say why";
            continue;
        }
        const auto file = foreign::read(foreign::bytesIn(entry.path()));
        EXPECT_EQ(file.verdict, row->second.verdict) << name << ": " << row->second.reason << foreign::codesOf(file);
        EXPECT_EQ(file.alerts.size(), row->second.alerts) << name;
        EXPECT_EQ(file.signature, row->second.signature) << name << foreign::codesOf(file);
        for (const char* code : row->second.codes)
            EXPECT_TRUE(foreign::has(file, code)) << name << " lacks " << code << foreign::codesOf(file);
    }
    EXPECT_EQ(seen, rows().size()) << "a row stands for a file that is gone";
}

TEST(ForeignTable, ARefusalNamesItsReasonAndAnAlertCanBeShown) {
    SKIP_WITHOUT_CAP()
    for (const auto& [name, row] : rows()) {
        const auto file = foreign::read(foreign::bytesIn(foreign::sharedCap() / name));
        const std::string shown = warning::showForeign(file, true);
        EXPECT_FALSE(shown.empty()) << name;
        EXPECT_TRUE(row.verdict != Refused || !file.findings.empty()) << name;
        for (const auto& one : file.findings) EXPECT_FALSE(one.rule.empty() || one.text.empty()) << name;
    }
}

}  // namespace
