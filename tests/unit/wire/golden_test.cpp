// SPDX-License-Identifier: EUPL-1.2

// The bytes on the wire, checked in. SNAP_UPDATE=1 writes them anew; the difference is then reviewed like code: a
// changed line is a changed format, which breaks every journal and every agent written by others.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "samples.h"

namespace {

std::filesystem::path goldenFile() {
    return std::filesystem::path(LAGEWERK_SOURCE_DIR) / "tests/golden/wire/bytes.txt";
}

std::map<std::string, std::string> made() {
    std::map<std::string, std::string> lines;
    for (const auto& sample : samples::payloads()) lines["payload " + sample.name] = base::toHex(sample.bytes);
    for (const auto& [name, verb] : samples::verbs()) lines["verb " + name] = base::toHex(wire::encodeVerb(verb));
    lines["envelope full"] = base::toHex(wire::encode(samples::fullEnvelope()));
    lines["envelope sparse"] = base::toHex(wire::encode(samples::sparseEnvelope()));
    lines["record"] = base::toHex(wire::encodeRecord(samples::record()));
    lines["signed-bytes full"] = base::toHex(wire::signedBytes(samples::fullEnvelope()));
    lines["derived-id"] = wire::derivedId(wire::Kind::Zone, "fill/1", "auental-1", "flood:Aue",
                                          {samples::outboxId(1), samples::derivedId()})
                              .text();
    return lines;
}

TEST(Golden, BytesOnTheWireAreThoseCheckedIn) {
    const auto lines = made();
    if (std::getenv("SNAP_UPDATE")) {
        std::ofstream out(goldenFile());
        for (const auto& [name, hex] : lines) out << name << ": " << hex << "\n";
    }
    std::ifstream in(goldenFile());
    ASSERT_TRUE(in) << "no golden file; run with SNAP_UPDATE=1";
    std::map<std::string, std::string> kept;
    for (std::string line; std::getline(in, line);) {
        const auto colon = line.find(": ");
        ASSERT_NE(colon, std::string::npos) << line;
        kept[line.substr(0, colon)] = line.substr(colon + 2);
    }
    for (const auto& [name, hex] : lines) EXPECT_EQ(kept[name], hex) << name;
    EXPECT_EQ(kept.size(), lines.size()) << "a sample left the golden file or is not in it";
}

TEST(Golden, EveryKindHasASample) {
    std::map<wire::Kind, int> seen;
    for (const auto& sample : samples::payloads()) ++seen[sample.kind];
    int known = 0;
    for (int number = 0; number < 256; ++number) {
        const auto kind = static_cast<wire::Kind>(number);
        const auto rejection = wire::checkPayload(kind, 1, {});
        if (rejection && rejection->code == wire::RejectionCode::UnknownKind) continue;
        ++known;
        EXPECT_TRUE(seen.contains(kind)) << "no sample of kind " << number;
    }
    EXPECT_EQ(known, 45);
}

}  // namespace
