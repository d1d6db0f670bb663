// SPDX-License-Identifier: EUPL-1.2
#include "broker/seal/seal.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace {

class SealFiles : public ::testing::Test {
protected:
    void SetUp() override {
        seal::start();
        std::string pattern = (std::filesystem::temp_directory_path() / "lagewerk-seal-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        m_dir = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(m_dir); }
    [[nodiscard]] std::filesystem::path file(const char* name) const { return m_dir / name; }
    [[nodiscard]] static std::string read(const std::filesystem::path& from) {
        std::ifstream in(from);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static void write(const std::filesystem::path& to, const std::string& content) { std::ofstream(to) << content; }

private:
    std::filesystem::path m_dir;
};

TEST(Seal, Sha256IsThatOfTheStandard) {
    // FIPS 180-2, appendix B.1: "abc".
    EXPECT_EQ(base::toHex(seal::sha256(base::bytesOf("abc"))),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Seal, Sha256OverPiecesIsThatOverTheWhole) {
    seal::Sha256 pieces;
    pieces.add(base::bytesOf("a"));
    pieces.add({});
    pieces.add(base::bytesOf("bc"));
    EXPECT_EQ(pieces.finish(), seal::sha256(base::bytesOf("abc")));
}

TEST(Seal, SignatureHoldsForTheSignedBytesAndNoOthers) {
    const auto key = seal::SigningKey::generate();
    const auto other = seal::SigningKey::generate();
    const auto signature = key.sign(base::bytesOf("Entwarnung"));
    EXPECT_TRUE(seal::verify(key.publicKey(), base::bytesOf("Entwarnung"), signature));
    EXPECT_FALSE(seal::verify(key.publicKey(), base::bytesOf("Entwarnunh"), signature));
    EXPECT_FALSE(seal::verify(other.publicKey(), base::bytesOf("Entwarnung"), signature));
    auto bent = signature;
    bent[10] ^= 1;
    EXPECT_FALSE(seal::verify(key.publicKey(), base::bytesOf("Entwarnung"), bent));
}

TEST(Seal, MovedKeyStillSigns) {
    auto key = seal::SigningKey::generate();
    const auto publicKey = key.publicKey();
    seal::SigningKey moved = std::move(key);
    auto another = seal::SigningKey::generate();
    another = std::move(moved);
    EXPECT_TRUE(seal::verify(publicKey, base::bytesOf("x"), another.sign(base::bytesOf("x"))));
}

TEST_F(SealFiles, SealedKeyOpensWithItsPassphraseOnly) {
    const auto key = seal::SigningKey::generate();
    ASSERT_TRUE(key.saveSealed(file("k"), "p:s2 A. Beispiel", "Flut 2021", true).ok());
    auto opened = seal::SigningKey::openSealed(file("k"), "Flut 2021");
    ASSERT_TRUE(opened.ok()) << opened.failure().text();
    EXPECT_EQ(opened.value().publicKey(), key.publicKey());
    EXPECT_TRUE(seal::verify(key.publicKey(), base::bytesOf("m"), opened.value().sign(base::bytesOf("m"))));
    const auto wrong = seal::SigningKey::openSealed(file("k"), "Flut 2022");
    ASSERT_FALSE(wrong.ok());
    EXPECT_NE(wrong.failure().what.find("passphrase"), std::string::npos);
}

TEST_F(SealFiles, LabelIsReadWithoutThePassphrase) {
    ASSERT_TRUE(seal::SigningKey::generate().saveSealed(file("k"), "p:lds B. Muster", "x", true).ok());
    const auto label = seal::SigningKey::labelOf(file("k"));
    ASSERT_TRUE(label.ok());
    EXPECT_EQ(label.value(), "p:lds B. Muster");
}

TEST_F(SealFiles, KeyFileIsForItsOwnerOnlyAndNeverOverwritten) {
    const auto key = seal::SigningKey::generate();
    ASSERT_TRUE(key.saveSealed(file("k"), "a", "x", true).ok());
    struct stat info {};
    ASSERT_EQ(stat(file("k").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777u, 0600u);
    const std::string before = read(file("k"));
    const auto again = key.saveSealed(file("k"), "b", "x", true);
    ASSERT_FALSE(again.ok());
    EXPECT_NE(again.failure().what.find("never overwritten"), std::string::npos);
    EXPECT_EQ(read(file("k")), before);
}

TEST_F(SealFiles, SecretStandsNowhereInTheSealedFile) {
    const auto key = seal::SigningKey::generate();
    ASSERT_TRUE(key.saveSealed(file("k"), "a", "geheim", true).ok());
    EXPECT_EQ(read(file("k")).find("geheim"), std::string::npos);
}

TEST_F(SealFiles, DamagedKeyFileIsToldFromAWrongPassphrase) {
    ASSERT_TRUE(seal::SigningKey::generate().saveSealed(file("k"), "a", "x", true).ok());
    const std::string good = read(file("k"));
    const auto expectDamaged = [&](const std::string& content, const char* why) {
        write(file("bent"), content);
        const auto opened = seal::SigningKey::openSealed(file("bent"), "x");
        ASSERT_FALSE(opened.ok()) << why;
        EXPECT_NE(opened.failure().what.find("damaged"), std::string::npos) << why << ": " << opened.failure().text();
        EXPECT_FALSE(opened.failure().fix.empty());
    };
    expectDamaged("", "empty");
    expectDamaged(good.substr(0, good.size() / 2), "cut in half");
    expectDamaged("x" + good, "wrong first line");
    expectDamaged(std::string(9000, 'a'), "oversize");
    std::string greedy = good;
    greedy.replace(greedy.find("mem "), 4, "mem 9999999");
    expectDamaged(greedy, "asks for terabytes");
    std::string swapped = good;
    const auto at = swapped.find("public ") + 7;
    swapped[at] = swapped[at] == '0' ? '1' : '0';
    expectDamaged(swapped, "public key of another");
}

TEST_F(SealFiles, MissingFileIsAFailureWithItsPath) {
    const auto opened = seal::SigningKey::openSealed(file("none"), "x");
    ASSERT_FALSE(opened.ok());
    EXPECT_NE(opened.failure().where.find("none"), std::string::npos);
}

TEST_F(SealFiles, CurveKeysComeBackAndABentOneIsRefused) {
    const auto keys = seal::CurveKeys::generate();
    ASSERT_TRUE(keys.save(file("c")).ok());
    const auto loaded = seal::CurveKeys::load(file("c"));
    ASSERT_TRUE(loaded.ok());
    EXPECT_EQ(loaded.value().publicKey, keys.publicKey);
    EXPECT_EQ(loaded.value().secretKey, keys.secretKey);
    std::string bent = read(file("c"));
    // In the middle: some bits at the ends of an X25519 secret do not count.
    char& digit = bent[bent.find("secret ") + 7 + 20];
    digit = digit == '7' ? '8' : '7';
    write(file("d"), bent);
    EXPECT_FALSE(seal::CurveKeys::load(file("d")).ok());
}

}  // namespace
