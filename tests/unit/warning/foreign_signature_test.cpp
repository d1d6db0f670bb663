// SPDX-License-Identifier: EUPL-1.2
// Signatures of others, with the program xmlsec1 as the one who signs and as the foreign judge, and keys by openssl.

#include <cstdlib>

#include "broker/base/child_process.h"
#include "broker/base/clock.h"
#include "tests/unit/warning/foreign_sample.h"

namespace {

using foreign::has;
using foreign::with;
using warning::SignatureState;
namespace fs = std::filesystem;

const std::string kDs = "http://www.w3.org/2000/09/xmldsig#";
const std::string kMore = "http://www.w3.org/2001/04/xmldsig-more#";
const std::string kExclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const std::string kEnveloped = kDs + "enveloped-signature";

/// A folder that goes with the test program, with keys and certificates in it.
class Office {
public:
    Office() {
        std::string pattern = (fs::temp_directory_path() / "lagewerk-cap-XXXXXX").string();
        EXPECT_NE(mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
        key("rsa", {"rsa:2048"});
        key("stranger", {"rsa:2048"});
        key("small", {"rsa:1024"});
        key("ec", {"ec", "-pkeyopt", "ec_paramgen_curve:P-256"});
    }
    ~Office() {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;

    bool run(std::vector<std::string> arguments) const {
        auto child = base::ChildProcess::start({std::move(arguments), m_folder / "log", {}});
        EXPECT_TRUE(child.ok()) << "xmlsec1 and openssl are needed (packaging/test-packages.txt)";
        if (!child) return false;
        EXPECT_TRUE(child.value().waitForEnd(60'000));
        return child.value().end() && child.value().end()->isClean();
    }
    [[nodiscard]] fs::path file(const std::string& name) const { return m_folder / name; }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(file(name), std::ios::binary) << text;
    }

    /// Signed by xmlsec1; the template stands in the document.
    [[nodiscard]] std::string sign(const std::string& xml, const std::string& who) const {
        write("template.xml", xml);
        EXPECT_TRUE(
            run({"xmlsec1", "--sign", "--privkey-pem", file(who + ".key").string() + "," + file(who + ".pem").string(),
                 "--output", file("signed.xml").string(), file("template.xml").string()}))
            << foreign::bytesIn(file("log"));
        return foreign::bytesIn(file("signed.xml"));
    }
    /// What xmlsec1 says of it, whoever signed.
    [[nodiscard]] bool isGoodByXmlsec1(const std::string& xml) const {
        write("judged.xml", xml);
        return run({"xmlsec1", "--verify", "--insecure", file("judged.xml").string()});
    }
    [[nodiscard]] warning::TrustedSigners trust(const std::string& who) const {
        auto loaded = warning::TrustedSigners::load(file(who + ".pem").string());
        EXPECT_TRUE(loaded.ok());
        return std::move(loaded.value());
    }

private:
    void key(const std::string& name, const std::vector<std::string>& kind) const {
        std::vector<std::string> call{"openssl", "req",
                                      "-x509",   "-nodes",
                                      "-days",   "30",
                                      "-subj",   "/O=Kreis/CN=" + name,
                                      "-keyout", file(name + ".key").string(),
                                      "-out",    file(name + ".pem").string(),
                                      "-newkey"};
        call.insert(call.end(), kind.begin(), kind.end());
        EXPECT_TRUE(run(call)) << foreign::bytesIn(file("log"));
    }

    fs::path m_folder;
};

const Office& office() {
    static const Office kOffice;
    return kOffice;
}

struct Form {
    std::string canonical = kExclusive, method = kMore + "rsa-sha256",
                digest = "http://www.w3.org/2001/04/xmlenc#sha256";
    std::string transforms = "<Transform Algorithm=\"" + kEnveloped + "\"/>", uri = " URI=\"\"";
    std::string more;  ///< references
    std::string keys = "<KeyInfo><X509Data/></KeyInfo>";
    std::string object;
};

std::string templateOf(const Form& form) {
    const std::string reference = "<Transforms>" + form.transforms + "</Transforms><DigestMethod Algorithm=\"" +
                                  form.digest + "\"/><DigestValue></DigestValue></Reference>";
    return "<Signature xmlns=\"" + kDs + "\"><SignedInfo><CanonicalizationMethod Algorithm=\"" + form.canonical +
           "\"/><SignatureMethod Algorithm=\"" + form.method + "\"/><Reference" + form.uri + ">" + reference +
           form.more + "</SignedInfo><SignatureValue></SignatureValue>" + form.keys + form.object + "</Signature>";
}

base::Instant now() { return base::SystemClock().now(); }

/// The good alert, sent while the certificates made just now are valid.
std::string unsignedAlert() {
    return with(foreign::kGood, "2026-11-21T17:05:00+01:00", base::isoGerman(now().plusS(3600)));
}

std::string signedAlert(const Form& form = {}, const std::string& who = "rsa") {
    return office().sign(with(unsignedAlert(), "</alert>", templateOf(form) + "</alert>"), who);
}

warning::ForeignFile judged(const std::string& xml, const std::string& who = "rsa", base::Instant at = now()) {
    const auto trust = office().trust(who);
    return warning::readForeign(xml, {&trust, at, {}});
}

TEST(ForeignSignature, WhatXmlsec1SignsIsVerifiedByItsPinnedCertificateAlone) {
    const std::string xml = signedAlert();
    ASSERT_TRUE(office().isGoodByXmlsec1(xml));
    const auto file = judged(xml);
    EXPECT_EQ(file.signature, SignatureState::Verified) << foreign::codesOf(file);
    EXPECT_EQ(file.verdict, warning::ForeignVerdict::Valid) << foreign::codesOf(file);
    EXPECT_TRUE(file.findings.empty()) << foreign::codesOf(file);
    EXPECT_EQ(file.alerts.at(0).signer, "CN=rsa,O=Kreis");
    EXPECT_EQ(foreign::read(xml).signature, SignatureState::UnknownSigner);
    EXPECT_EQ(judged(xml, "stranger").signature, SignatureState::UnknownSigner) << "another one is pinned";
    EXPECT_EQ(foreign::read(xml).alerts.at(0).signer, "") << "who is not known has no name";
}

TEST(ForeignSignature, EveryCanonicalFormAndMethodThatIsAllowedIsVerified) {
    for (const char* canonical :
         {"http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2006/12/xml-c14n11",
          "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"}) {
        Form form;
        form.canonical = canonical;
        form.transforms += "<Transform Algorithm=\"" + form.canonical + "\"/>";
        EXPECT_EQ(judged(signedAlert(form)).signature, SignatureState::Verified) << canonical;
    }
    Form curve;
    curve.method = kMore + "ecdsa-sha256";
    EXPECT_EQ(judged(signedAlert(curve, "ec"), "ec").signature, SignatureState::Verified);
}

TEST(ForeignSignature, WhatIsWeakIsNamed) {
    EXPECT_FALSE(has(judged(signedAlert()), "signature.weak"));
    Form method;
    method.method = kDs + "rsa-sha1";
    Form digest;
    digest.digest = kDs + "sha1";
    EXPECT_TRUE(has(judged(signedAlert(method)), "signature.weak"));
    EXPECT_TRUE(has(judged(signedAlert(digest)), "signature.weak"));
    const auto small = judged(signedAlert({}, "small"), "small");
    EXPECT_TRUE(has(small, "signature.weak")) << foreign::codesOf(small);
}

TEST(ForeignSignature, AnyChangeBreaksItAndXmlsec1SaysSoToo) {
    const std::string xml = signedAlert();
    const std::vector<std::pair<std::string, std::string>> changes{
        {"in den Keller", "in den Garten"},
        {"Marten</headline>", "Marten </headline>"},
        {"<info>", "<info >\n"},
        {"<area>", "<area id=\"1\">"},
        {"<scope>", "<note/><scope>"},
        {"<alert ", "<?stil x?><alert "},
        {"51.5100,7.3950", "51.5100,7.3951"},
        {"</info>", "</info><!-- x --><code>x</code>"},
        {"<Reference URI=\"\">", "<Reference URI=\"\" Id=\"x\">"},
    };
    for (const auto& [piece, other] : changes) {
        const std::string changed = with(xml, piece, other);
        EXPECT_FALSE(office().isGoodByXmlsec1(changed)) << other;
        EXPECT_EQ(judged(changed).signature, SignatureState::Broken) << other;
        EXPECT_EQ(foreign::read(changed).signature, SignatureState::Broken) << other;
    }
    const std::size_t value = xml.find("<SignatureValue>") + 20;
    std::string other = xml;
    other[value] = other[value] == 'A' ? 'B' : 'A';
    EXPECT_EQ(judged(other).signature, SignatureState::Broken);
}

TEST(ForeignSignature, WhatDoesNotChangeTheContentDoesNotBreakIt) {
    const std::string xml = signedAlert();
    for (const auto& [piece, other] : std::vector<std::pair<std::string, std::string>>{
             {"Überflutung in Marten", "Überflutung<!-- x --> in Marten"}, {"<note", "<note"}}) {
        if (xml.find(piece) == std::string::npos) continue;
        const auto file = judged(with(xml, piece, other));
        EXPECT_EQ(file.signature, SignatureState::Verified) << other;
        EXPECT_EQ(file.alerts.at(0).infos.at(0).headline, "Überflutung in Marten") << "what is shown is what is signed";
    }
}

TEST(ForeignSignature, AnotherCanonicalFormThanTheSignedOneBreaksIt) {
    const std::string xml = signedAlert();
    for (const char* other :
         {"http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2006/12/xml-c14n11"})
        EXPECT_EQ(judged(with(xml, "CanonicalizationMethod Algorithm=\"" + kExclusive,
                              std::string("CanonicalizationMethod Algorithm=\"") + other))
                      .signature,
                  SignatureState::Broken)
            << other;
}

/// Each of these xmlsec1 would sign or verify; none says that this very alert is signed.
TEST(ForeignSignature, OtherReferencesTransformsAndMethodsAreRefusedByTheirForm) {
    const std::string envelope = "<Transform Algorithm=\"" + kEnveloped + "\"/>";
    std::vector<Form> all(13);
    all[0].transforms = envelope +
                        "<Transform "
                        "Algorithm=\"http://www.w3.org/TR/1999/"
                        "REC-xpath-19991116\"><XPath>not(ancestor-or-self::Signature)</XPath></Transform>";
    all[1].transforms = envelope +
                        "<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"><x:stylesheet "
                        "xmlns:x=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"/></Transform>";
    all[2].transforms = "<Transform Algorithm=\"" + kExclusive + "\"/>";
    all[3].transforms = "<Transform Algorithm=\"" + kExclusive + "\"/>" + envelope;
    all[4].transforms = envelope + "<Transform Algorithm=\"" + kDs + "base64\"/>";
    all[5].uri = " URI=\"http://127.0.0.1:9/alert.xml\"";
    all[6].uri = " URI=\"file:///etc/passwd\"";
    all[7].uri = " URI=\"#a\"";
    all[8].uri = "";
    all[9].uri = " URI=\"#xpointer(/)\"";
    all[10].method = kDs + "hmac-sha1";
    all[11].digest = kMore + "md5";
    all[12].more =
        "<Reference URI=\"\"><Transforms>" + envelope +
        "</Transforms><DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><DigestValue/></Reference>";
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto file = judged(with(unsignedAlert(), "</alert>", templateOf(all[i]) + "</alert>"));
        EXPECT_EQ(file.signature, SignatureState::Broken) << i;
        EXPECT_TRUE(has(file, "signature.form")) << i << foreign::codesOf(file);
        EXPECT_EQ(file.alerts.size(), 1u) << "the alert is shown all the same";
    }
    Form object;
    object.object = "<Object><SignatureProperties/></Object>";
    EXPECT_TRUE(has(judged(signedAlert(object)), "signature.form")) << "an object may hide what was signed";
}

TEST(ForeignSignature, AGoodXPathSignatureProvesNothingHere) {
    Form form;
    form.transforms +=
        "<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><XPath>true()</XPath></Transform>";
    const std::string xml = signedAlert(form);
    ASSERT_TRUE(office().isGoodByXmlsec1(xml));
    EXPECT_EQ(judged(xml).signature, SignatureState::Broken);
}

// ---- wrapping ----

TEST(ForeignSignature, ASignedAlertWithinAnotherOneProvesNothingOfTheOtherOne) {
    const std::string xml = signedAlert(), inner = foreign::bare(xml);
    const std::string outer = with(unsignedAlert(), "Überflutung in Marten", "Alles in Ordnung");
    const std::string signature = xml.substr(xml.find("<Signature"), xml.rfind("</alert>") - xml.find("<Signature"));
    const std::vector<std::string> all{
        with(outer, "</alert>", inner + "</alert>"),
        with(outer, "</info>", inner + "</info>"),
        with(outer, "</alert>", signature + "</alert>"),
        with(outer, "</info>", signature + "</info>"),
        with(outer, "</alert>",
             with(signature, "</Signature>", "<Object>" + inner + "</Object></Signature>") + "</alert>"),
        with(outer, "</alert>",
             with(with(signature, "</Signature>", "<Object Id=\"a\">" + inner + "</Object></Signature>"), "URI=\"\"",
                  "URI=\"#a\"") +
                 "</alert>"),
        with(outer, "</alert>", with(signature, "</KeyInfo>", inner + "</KeyInfo>") + "</alert>"),
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto file = judged(all[i]);
        ASSERT_EQ(file.alerts.size(), 1u) << i;
        EXPECT_EQ(file.alerts[0].infos.at(0).headline, "Alles in Ordnung") << i;
        EXPECT_EQ(file.signature, SignatureState::Broken) << i << foreign::codesOf(file);
    }
}

TEST(ForeignSignature, TwoElementsOfOneIdConfuseNobody) {
    const std::string xml = with(signedAlert(), "URI=\"\"", "URI=\"#a\"");
    EXPECT_EQ(judged(with(with(xml, "<alert ", "<alert Id=\"a\" "), "<info>", "<info Id=\"a\">")).signature,
              SignatureState::Broken);
}

TEST(ForeignSignature, InAWrapperEachAlertStandsForItself) {
    const std::string good = foreign::bare(signedAlert()), plain = foreign::bare(unsignedAlert());
    const auto wrapped = [](const std::string& inside) {
        return "<alerts xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">" + inside + "</alerts>";
    };
    EXPECT_EQ(judged(wrapped(good)).signature, SignatureState::Verified);
    EXPECT_EQ(judged(wrapped(good + good)).signature, SignatureState::Verified);
    const auto mixed = judged(wrapped(good + plain));
    ASSERT_EQ(mixed.alerts.size(), 2u);
    EXPECT_EQ(mixed.alerts[0].signature, SignatureState::Verified);
    EXPECT_EQ(mixed.alerts[1].signature, SignatureState::None);
    EXPECT_EQ(mixed.signature, SignatureState::None) << "one that nobody signed is enough";
    const auto spoilt = judged(wrapped(good + with(good, "in den Keller", "in den Garten")));
    EXPECT_EQ(spoilt.signature, SignatureState::Broken);
}

// ---- keys ----

TEST(ForeignSignature, TheKeyThatComesAlongIsNeverBelieved) {
    const std::string stranger = signedAlert({}, "stranger");
    EXPECT_EQ(judged(stranger).signature, SignatureState::UnknownSigner);
    // The certificate of the one who is trusted, beside a signature of another.
    const std::string ours = signedAlert();
    const auto certificate = [](const std::string& xml) {
        const std::size_t begin = xml.find("<X509Certificate>");
        return xml.substr(begin, xml.find("</X509Certificate>") - begin);
    };
    EXPECT_EQ(judged(with(stranger, certificate(stranger), certificate(ours))).signature, SignatureState::Broken);
}

TEST(ForeignSignature, WithoutAnyKeyInTheFileThePinnedOnesAreTried) {
    Form form;
    form.keys = "";
    const std::string xml = signedAlert(form);
    EXPECT_EQ(judged(xml).signature, SignatureState::Verified);
    for (const auto& file : {foreign::read(xml), judged(xml, "stranger")}) {
        EXPECT_EQ(file.signature, SignatureState::UnknownSigner);
        EXPECT_TRUE(has(file, "signature.key-missing"));
    }
    EXPECT_EQ(judged(with(xml, "in den Keller", "in den Garten")).signature, SignatureState::Broken);
    form.keys = "<KeyInfo><RetrievalMethod URI=\"http://127.0.0.1:9/key\"/></KeyInfo>";
    EXPECT_TRUE(
        has(foreign::read(with(unsignedAlert(), "</alert>", templateOf(form) + "</alert>")), "signature.key-missing"))
        << "nothing is fetched";
}

TEST(ForeignSignature, TheCertificateMustHaveBeenValidWhenTheAlertWasSent) {
    const std::string xml = signedAlert();
    const auto later = judged(xml, "rsa", now().plusS(400LL * 86'400));
    EXPECT_EQ(later.signature, SignatureState::Verified);
    EXPECT_TRUE(has(later, "signature.certificate-expired")) << foreign::codesOf(later);
    for (const char* sent : {"2020-01-01T12:00:00+01:00", "2090-01-01T12:00:00+01:00"}) {
        const std::string other = with(foreign::kGood, "2026-11-21T17:05:00+01:00", sent);
        const auto file = judged(office().sign(with(other, "</alert>", templateOf({}) + "</alert>"), "rsa"));
        EXPECT_EQ(file.signature, SignatureState::UnknownSigner) << sent;
        EXPECT_TRUE(has(file, "signature.certificate-invalid")) << sent;
    }
}

TEST(ForeignSignature, OneGoodSignatureOfATrustedSenderIsEnoughBesideOthers) {
    const std::string once = signedAlert({}, "stranger");
    const std::string plain = unsignedAlert();
    const std::string signature =
        once.substr(once.find("<Signature"), once.rfind("</alert>") - once.find("<Signature"));
    // Ours signs the alert with the stranger's in it.
    const std::string both = office().sign(with(once, "<Signature xmlns", templateOf({}) + "<Signature xmlns"), "rsa");
    EXPECT_EQ(judged(both).signature, SignatureState::Verified) << foreign::codesOf(judged(both));
    // A stranger's good signature does not hide a broken one.
    const std::string changed = with(signedAlert(), "in den Keller", "in den Garten");
    const std::string hidden =
        office().sign(with(changed, "<Signature xmlns", templateOf({}) + "<Signature xmlns"), "stranger");
    EXPECT_EQ(judged(hidden).signature, SignatureState::Broken) << foreign::codesOf(judged(hidden));
    std::string many = signature;
    for (int i = 0; i < 5; ++i) many += signature;
    EXPECT_EQ(judged(with(plain, "</alert>", many + "</alert>")).signature, SignatureState::Broken);
}

TEST(ForeignSignature, WhatWouldMakeCheckingDearIsRefused) {
    const std::string xml = signedAlert();
    std::string instructions, names;
    for (int i = 0; i < 300'000; ++i) instructions += "<?a?>";
    for (int i = 0; i < 100; ++i) names += " xmlns:n" + std::to_string(i) + "='urn:u'";
    EXPECT_TRUE(has(judged(with(xml, "<alert ", instructions + "<alert ")), "signature.form"));
    EXPECT_TRUE(has(judged(with(xml, "<alert ", "<alert " + names + " ")), "signature.form"));
}

TEST(ForeignSignature, CertificatesThatCannotBeReadAreSaid) {
    EXPECT_FALSE(warning::TrustedSigners::load(office().file("nothing.pem").string()).ok());
    EXPECT_FALSE(warning::TrustedSigners::load(office().file("rsa.key").string()).ok()) << "a key is no certificate";
    fs::create_directories(office().file("empty"));
    EXPECT_FALSE(warning::TrustedSigners::load(office().file("empty").string()).ok());
    fs::create_directories(office().file("folder"));
    fs::copy_file(office().file("rsa.pem"), office().file("folder/a.pem"), fs::copy_options::overwrite_existing);
    const auto loaded = warning::TrustedSigners::load(office().file("folder").string());
    ASSERT_TRUE(loaded.ok());
    const std::string xml = signedAlert();
    EXPECT_EQ(warning::readForeign(xml, {&loaded.value(), now(), {}}).signature, SignatureState::Verified);
}

// ---- the collection ----

TEST(ForeignSignature, WhatXmlsec1VerifiesInTheCollectionFitsHereToo) {
    SKIP_WITHOUT_CAP()
    std::size_t good = 0, bad = 0;
    for (const auto& entry : fs::recursive_directory_iterator(foreign::sharedCap())) {
        const std::string xml = entry.is_regular_file() ? foreign::bytesIn(entry.path()) : "";
        const auto file = foreign::read(xml);
        if (file.signature == SignatureState::None || has(file, "signature.beside")) continue;
        const bool theirs = office().isGoodByXmlsec1(xml);
        EXPECT_EQ(file.signature != SignatureState::Broken, theirs)
            << entry.path().filename() << foreign::codesOf(file);
        (theirs ? good : bad) += 1;
    }
    EXPECT_GE(good, 3u);
    EXPECT_GE(bad, 4u);
}

TEST(ForeignSignature, BothSendersOfTheCanadianAlertAreVerifiedByTheirCertificates) {
    SKIP_WITHOUT_CAP()
    const std::string xml = foreign::bytesIn(foreign::sharedCap() / "ca/canada_signed.cap");
    for (const char* name : {"ca/environment_canada_x509_cert.pem", "ca/naads_x509_cert.pem"}) {
        const auto trust = warning::TrustedSigners::load((foreign::sharedCap() / name).string());
        ASSERT_TRUE(trust.ok());
        const auto file = foreign::read(xml, &trust.value());
        EXPECT_EQ(file.signature, SignatureState::Verified) << name << foreign::codesOf(file);
        EXPECT_TRUE(has(file, "signature.certificate-expired")) << name;
        EXPECT_EQ(foreign::read(with(xml, "snowfall warning", "all clear"), &trust.value()).signature,
                  SignatureState::Broken)
            << name;
    }
}

}  // namespace
