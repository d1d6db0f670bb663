// SPDX-License-Identifier: EUPL-1.2

// Bytes that others made: every encoding of the MessagePack test suite, other formats' bytes, hard texts.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "broker/wire/limits.h"
#include "raw.h"
#include "samples.h"

namespace {

using namespace wire;
using Json = nlohmann::json;

class Foreign : public ::testing::Test {
protected:
    void SetUp() override {
        m_data = std::filesystem::path(LAGEWERK_SOURCE_DIR) / "../shared/data/wire";
        if (!std::filesystem::exists(m_data)) GTEST_SKIP() << "skipped: no shared data";
    }
    [[nodiscard]] std::string read(const std::filesystem::path& file) const {
        std::ifstream in(m_data / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    [[nodiscard]] std::vector<std::filesystem::path> files(const char* folder,
                                                           const std::string& extension = {}) const {
        std::vector<std::filesystem::path> list;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_data / folder))
            if (entry.is_regular_file() && (extension.empty() || entry.path().extension() == extension))
                list.push_back(entry.path());
        std::sort(list.begin(), list.end());
        return list;
    }
    /// Every value of the suite with every encoding.
    template <class Visit>
    void eachVector(Visit visit) const {
        const Json suite = Json::parse(read("msgpack-test-suite/dist/msgpack-test-suite.json"));
        for (const auto& [group, values] : suite.items())
            for (const Json& value : values)
                for (std::string hex : value.at("msgpack").get<std::vector<std::string>>()) {
                    hex.erase(std::remove(hex.begin(), hex.end(), '-'), hex.end());
                    const auto bytes = base::fromHex(hex).value();
                    visit(group, value, raw::Piece(bytes.begin(), bytes.end()));
                }
    }

private:
    std::filesystem::path m_data;
};

std::optional<Rejection> checkReading(const raw::Piece& payload) {
    return checkPayload(Kind::Reading, 1, raw::bytes(payload));
}

TEST_F(Foreign, EveryEncodingOfTheSuiteIsReadableAsAnUnknownField) {
    int seen = 0;
    eachVector([&](const std::string& group, const Json& value, const raw::Piece& bytes) {
        const auto rejection = checkReading(raw::reading({{"x", bytes}}));
        EXPECT_FALSE(rejection.has_value()) << group << " " << value << ": " << rejection->what;
        ++seen;
    });
    EXPECT_GT(seen, 200);
}

TEST_F(Foreign, EveryEncodingOfANumberHasItsValue) {
    int seen = 0;
    eachVector([&](const std::string& group, const Json& value, const raw::Piece& bytes) {
        if (!value.contains("number")) return;
        const double number = value.at("number").get<double>();
        const auto decoded = decodePayload<Reading>(raw::bytes(raw::reading({{"val", bytes}})));
        if (std::abs(number) > limits::kNumberAbsMax) {
            EXPECT_TRUE(std::holds_alternative<Rejection>(decoded)) << group << value;
            return;
        }
        ASSERT_TRUE(std::holds_alternative<Reading>(decoded)) << group << value;
        EXPECT_EQ(std::get<Reading>(decoded).value, number) << group << value;
        ++seen;
    });
    EXPECT_GT(seen, 80);
}

TEST_F(Foreign, EveryEncodingOfATextIsReadOrRefusedAsText) {
    eachVector([&](const std::string& group, const Json& value, const raw::Piece& bytes) {
        if (!value.contains("string")) return;
        const auto decoded = decodePayload<LogEntry>(raw::bytes(raw::map({{"text", bytes}})));
        // Some vectors carry a text as bin; that is another type here.
        if (const auto* rejection = std::get_if<Rejection>(&decoded)) {
            EXPECT_EQ(rejection->code, RejectionCode::WrongType) << group << value;
            return;
        }
        EXPECT_EQ(std::get<LogEntry>(decoded).text, value.at("string").get<std::string>());
    });
}

TEST_F(Foreign, CutFlippedAndNestedVectorsAreAnsweredNeverThrown) {
    eachVector([&](const std::string&, const Json&, const raw::Piece& bytes) {
        const raw::Piece whole = raw::reading({{"x", bytes}});
        for (std::size_t length = whole.size() - bytes.size(); length < whole.size(); ++length) {
            const auto rejection = checkReading(whole.substr(0, length));
            ASSERT_TRUE(rejection.has_value());
            EXPECT_EQ(rejection->code, RejectionCode::NotMessagePack);
        }
        for (std::size_t at = whole.size() - bytes.size(); at < whole.size(); ++at)
            for (int bit = 0; bit < 8; ++bit) {
                raw::Piece flipped = whole;
                flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
                const auto rejection = checkReading(flipped);
                EXPECT_TRUE(!rejection || !rejection->fix.empty());
            }
        raw::Piece nested = bytes;
        for (int depth = 0; depth < 40; ++depth)
            nested = raw::list({nested, raw::map({{"k", nested.size() < 4000 ? nested : raw::nil()}})});
        const auto deep = checkReading(raw::reading({{"x", nested}}));
        ASSERT_TRUE(deep.has_value());
        EXPECT_EQ(deep->code, RejectionCode::TooLarge);
    });
}

TEST_F(Foreign, OtherPeoplesDocumentsPassAsUnknownFieldsWithinTheLimits) {
    for (const auto& file : files("json-msgpack-pairs", ".msgpack")) {
        const auto rejection = checkReading(raw::reading({{"x", read(file)}}));
        EXPECT_EQ(rejection ? rejection->code : RejectionCode::TooLarge, RejectionCode::TooLarge) << file;
    }
}

TEST_F(Foreign, CborBsonAndOthersAreNotTakenForOurs) {
    for (const auto& file : files("foreign-bytes")) {
        const auto bytes = raw::bytes(read(file));
        EXPECT_TRUE(std::holds_alternative<Rejection>(decodeEnvelope(bytes))) << file;
        EXPECT_TRUE(std::holds_alternative<Rejection>(decodeRecord(bytes))) << file;
        EXPECT_TRUE(std::holds_alternative<Rejection>(decodeVerb(bytes))) << file;
        for (const auto& sample : samples::payloads())
            EXPECT_TRUE(checkPayload(sample.kind, 1, bytes).has_value()) << file;
    }
}

/// An independent judge of UTF-8: the JSON library refuses to write what is none.
bool isUtf8(const std::string& text) {
    try {
        (void)Json(text).dump();
        return true;
    } catch (const Json::exception&) {
        return false;
    }
}
bool hasControl(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) return true;
        if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
    }
    return false;
}

TEST_F(Foreign, LinesOfTheUtf8StressTestAreJudgedAsAnIndependentReaderDoes) {
    const std::string all = read("text/UTF-8-test.txt");
    int good = 0, bad = 0;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        const std::string line = all.substr(at, end - at);
        at = end + 1;
        const bool expected = isUtf8(line) && !hasControl(line);
        const auto rejection = checkPayload(Kind::LogEntry, 1, raw::bytes(raw::map({{"text", raw::text(line)}})));
        EXPECT_EQ(!rejection.has_value(), expected) << base::toHex(base::bytesOf(line));
        EXPECT_EQ(rejection ? rejection->code : RejectionCode::BadText, RejectionCode::BadText);
        ++(expected ? good : bad);
    }
    EXPECT_GT(good, 50);
    EXPECT_GT(bad, 50);
}

TEST_F(Foreign, NaughtyStringsComeBackUnchanged) {
    const auto texts = Json::parse(read("text/blns.json")).get<std::vector<std::string>>();
    for (const std::string& text : texts) {
        const auto decoded = decodePayload<LogEntry>(encodePayload(LogEntry{text, {}, {}}));
        if (hasControl(text)) {
            EXPECT_TRUE(std::holds_alternative<Rejection>(decoded)) << text;
            continue;
        }
        ASSERT_TRUE(std::holds_alternative<LogEntry>(decoded)) << text;
        EXPECT_EQ(std::get<LogEntry>(decoded).text, text);
    }
}

}  // namespace
