// SPDX-License-Identifier: EUPL-1.2
#include "cap_entry.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "broker/base/ensure.h"
#include "gis/warning/foreign_alert.h"

namespace fuzz {
namespace {

constexpr std::size_t kSeedBytesMax = 12'000;

const std::string kNina =
    R"({"identifier":"mow.1","sender":"DE-1","sent":"2026-11-21T17:05:00+01:00","status":"Actual","msgType":"Cancel",)"
    R"("references":"DE-1,mow.0,2026-11-21T16:05:00+01:00","info":[{"language":"DE","event":"x","area":[{"areaDesc":"Kreis"}]}]})";
const std::string kArea =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":)"
    R"([[[[7.1,51.5],[7.2,51.5],[7.2,51.6],[7.1,51.5]]]]},"properties":{"warnId":"mow.1"}}]})";
const std::string kSigned =
    R"(<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a</identifier><sender>b</sender>)"
    R"(<sent>2026-11-21T17:05:00+01:00</sent><status>Exercise</status><msgType>Alert</msgType><scope>Public</scope><info>)"
    R"(<category>Met</category><event>c</event><urgency>Past</urgency><severity>Minor</severity><certainty>Likely</certainty>)"
    R"(<area><areaDesc>d</areaDesc><polygon>1,1 1,2 2,2 1,1</polygon><circle>1,1 5</circle></area></info>)"
    R"(<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod )"
    R"(Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><SignatureMethod )"
    R"(Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><Reference URI=""><Transforms><Transform )"
    R"(Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></Transforms><DigestMethod )"
    R"(Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>AAAA</DigestValue></Reference></SignedInfo>)"
    R"(<SignatureValue>AAAA</SignatureValue><KeyInfo><KeyValue><RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent>)"
    R"(</RSAKeyValue></KeyValue></KeyInfo></Signature></alert>)";
const std::string kFeed =
    R"(<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>b</title><updated>c</updated><entry><id>a</id><title>b</title>)"
    R"(<updated>c</updated><content>)" +
    kSigned + "</content></entry></feed>";

void checkPlaces(const wire::GeoArea& area) {
    for (const auto& polygon : area)
        for (const auto& ring : polygon) {
            ENSURE(ring.size() >= 3 && ring.front() != ring.back(), "a ring that is none");
            for (const auto& point : ring)
                ENSURE(std::abs(point.latE7) <= 900'000'000 && std::abs(point.lonE7) <= 2'000'000'000,
                       "a place off the earth");
        }
}

void checkShown(const std::string& page) {
    ENSURE(!page.empty(), "nothing is said");
    for (const char c : page)
        ENSURE(c == '\n' || static_cast<unsigned char>(c) >= 0x20, "a control character is shown");
    ENSURE(page.find("\xE2\x80\xAE") == std::string::npos, "what is shown turns writing round");
}

bool check(const warning::ForeignFile& file) {
    const bool isRefused = file.verdict == warning::ForeignVerdict::Refused;
    ENSURE(file.findings.size() <= 1000 && file.alerts.size() <= 1000, "more than anybody reads");
    ENSURE(!isRefused || (file.alerts.empty() && !file.findings.empty()), "a refusal without a reason");
    ENSURE(file.signature != warning::SignatureState::Verified, "verified, and nobody is trusted");
    for (const auto& alert : file.alerts) {
        ENSURE(!alert.identifier.empty() && !alert.sender.empty(), "an alert of nobody");
        for (const auto& info : alert.infos)
            for (const auto& area : info.areas) checkPlaces(area.polygons);
    }
    checkShown(warning::showForeign(file, true));
    return !file.alerts.empty();
}

}  // namespace

bool readAsForeign(base::BytesView bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const base::Instant now{1'781'798'700'000};
    (void)check(warning::readForeign(kNina, {nullptr, now, text}));
    return check(warning::readForeign(text, {nullptr, now, kArea}));
}

std::vector<base::Bytes> foreignSeeds() {
    std::vector<base::Bytes> seeds;
    for (const std::string* one : {&kNina, &kArea, &kSigned, &kFeed}) seeds.emplace_back(one->begin(), one->end());
    const std::filesystem::path folder = std::filesystem::path(LAGEWERK_SOURCE_DIR) / ".." / "shared" / "data" / "cap";
    std::error_code missing;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::recursive_directory_iterator at(folder, missing), end; !missing && at != end;
         at.increment(missing))
        if (at->is_regular_file() && at->file_size() <= kSeedBytesMax && at->path().extension() != ".xsd")
            files.push_back(at->path());
    std::ranges::sort(files);
    for (const auto& file : files) {
        std::ifstream in(file, std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return seeds;
}

}  // namespace fuzz
