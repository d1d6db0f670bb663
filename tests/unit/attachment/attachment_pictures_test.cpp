// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "broker/seal/seal.h"
#include "pictures.h"

namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

attachment::Prepared good(const base::Bytes& bytes, const std::string& name = "foto.jpg") {
    auto prepared = attachment::prepare(bytes, name);
    EXPECT_TRUE(prepared.ok()) << (prepared ? "" : prepared.failure().text());
    return prepared ? std::move(prepared).value() : attachment::Prepared{};
}
std::string whyNot(const base::Bytes& bytes) {
    const auto prepared = attachment::prepare(bytes, "foto.jpg");
    if (prepared) return "taken";
    EXPECT_FALSE(prepared.failure().fix.empty());
    return prepared.failure().what;
}

TEST(AttachmentJpeg, OfAPhotoFullOfTracesOnlyTheOrientationIsLeft) {
    const base::Bytes photo = made::withMetadata(made::jpeg(), 6);
    ASSERT_GE(made::tagsOf(photo).size(), 12U) << "the test's own photo has nothing to take out";
    const auto prepared = good(photo, "/sdcard/DCIM/Haus Familie.JPG");
    EXPECT_THAT(made::tagsOf(prepared.bytes), ElementsAre("Exif.Image.Orientation"));
    EXPECT_EQ(made::orientationOf(prepared.bytes), 6);
    EXPECT_FALSE(made::tells(prepared.bytes, made::kName));
    EXPECT_FALSE(made::tells(prepared.bytes, made::kTool));
    EXPECT_THAT(prepared.removed, ElementsAre("GPS position", "camera", "time of the picture", "names",
                                              "descriptions and comments", "preview picture"));
    EXPECT_EQ(prepared.about.type, "image/jpeg");
    EXPECT_EQ(prepared.about.name, "Haus Familie.JPG");
    EXPECT_EQ(prepared.about.size, prepared.bytes.size());
    EXPECT_EQ(prepared.about.hash, seal::sha256(prepared.bytes));
}

TEST(AttachmentJpeg, ThePictureItselfIsNotTouched) {
    for (const bool progressive : {false, true}) {
        const base::Bytes plain = made::jpeg(200, 150, progressive);
        const auto prepared = good(made::withMetadata(plain, 1));
        EXPECT_EQ(made::pointsOf(prepared.bytes), made::pointsOf(plain));
        EXPECT_THAT(made::tagsOf(prepared.bytes), IsEmpty());
        EXPECT_EQ(prepared.bytes, good(plain).bytes);
    }
}

TEST(AttachmentJpeg, UnknownSegmentsPreviewsAndWhatIsBehindTheEndGo) {
    base::Bytes photo = made::jpeg();
    photo = made::withPart(photo, 2, made::jpegSegment(0xE7, std::string("Hersteller ") + made::kName));
    photo = made::withPart(photo, 2, made::jpegSegment(0xE2, std::string("MPF\0", 4) + made::kName));
    photo = made::withPart(photo, 2, made::jpegSegment(0xE0, std::string("JFXX\0", 5) + made::kName));
    photo = made::withPart(photo, 2, made::jpegSegment(0xE2, std::string("ICC_PROFILE\0", 12) + made::kName));
    for (const char c : std::string("MotionPhoto_Data ") + made::kName) photo.push_back(static_cast<std::uint8_t>(c));
    const auto prepared = good(photo);
    EXPECT_FALSE(made::tells(prepared.bytes, made::kName));
    EXPECT_THAT(prepared.removed,
                ElementsAre("preview picture", "colour profile", "data behind the end", "other data"));
    EXPECT_EQ(made::pointsOf(prepared.bytes), made::pointsOf(made::jpeg()));
}

TEST(AttachmentJpeg, ASecondExifBlockDoesNotSlipThrough) {
    const base::Bytes once = made::withMetadata(made::jpeg(), 3);
    const auto second = made::jpegSegment(0xE1, std::string("Exif\0\0", 6) + "II*" + made::kName);
    const auto prepared = good(made::withPart(once, 2, second));
    EXPECT_FALSE(made::tells(prepared.bytes, made::kName));
}

TEST(AttachmentJpeg, TooManyPassesAreRefused) {
    const base::Bytes photo = made::jpeg(64, 48, true);
    std::size_t scan = 2;
    while (!(photo[scan] == 0xFF && photo[scan + 1] == 0xDA)) ++scan;
    std::size_t end = scan + 2;
    while (!(photo[end] == 0xFF && photo[end + 1] != 0 && (photo[end + 1] & 0xF8) != 0xD0)) ++end;
    base::Bytes many = photo;
    const base::Bytes pass(photo.begin() + static_cast<std::ptrdiff_t>(scan),
                           photo.begin() + static_cast<std::ptrdiff_t>(end));
    for (std::uint32_t i = 0; i < attachment::kScansMax; ++i) many = made::withPart(many, scan, pass);
    EXPECT_EQ(whyNot(many), attachment::unfit::kVariant);
}

TEST(AttachmentJpeg, ACutOffPhotoIsRefused) {
    const base::Bytes photo = made::jpeg();
    for (const std::size_t length : {std::size_t{3}, photo.size() / 3, photo.size() - 2})
        EXPECT_EQ(whyNot({photo.begin(), photo.begin() + static_cast<std::ptrdiff_t>(length)}),
                  attachment::unfit::kDamaged)
            << length;
}

TEST(AttachmentPng, OfAPictureFullOfTextsOnlyTheOrientationIsLeft) {
    base::Bytes picture = made::withMetadata(made::png(), 8);
    picture = made::withPart(picture, 33, made::pngChunk("tEXt", std::string("Author\0", 7) + made::kName));
    picture = made::withPart(picture, 33, made::pngChunk("iTXt", std::string("Comment\0\0\0\0\0", 12) + made::kName));
    picture = made::withPart(picture, 33, made::pngChunk("tIME", std::string("\x07\xEA\x0B\x15\x12\x05\x00", 7)));
    picture = made::withPart(picture, 33, made::pngChunk("caBX", made::kName));
    const auto prepared = good(picture, "skizze.png");
    EXPECT_FALSE(made::tells(prepared.bytes, made::kName));
    EXPECT_FALSE(made::tells(prepared.bytes, made::kTool));
    EXPECT_THAT(prepared.removed, Contains("descriptions and comments"));
    EXPECT_THAT(prepared.removed, Contains("time of the picture"));
    EXPECT_THAT(prepared.removed, Contains("other data"));
    for (const std::string& tag : made::tagsOf(prepared.bytes)) EXPECT_EQ(tag, "Exif.Image.Orientation");
}

TEST(AttachmentPng, TheOrientationOfItsExifBlockStays) {
    base::Bytes exif{'I', 'I', 42, 0, 8, 0, 0, 0, 2, 0};
    exif.insert(exif.end(), {0x12, 0x01, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0});
    exif.insert(exif.end(), {0x25, 0x88, 4, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    const auto picture = made::withPart(made::png(), 33, made::pngChunk("eXIf", {exif.begin(), exif.end()}));
    const auto prepared = good(picture, "skizze.png");
    EXPECT_EQ(made::orientationOf(prepared.bytes), 8);
    EXPECT_THAT(prepared.removed, ElementsAre("GPS position"));
}

TEST(AttachmentPng, ThePictureItselfIsNotTouched) {
    const base::Bytes plain = made::png(90, 70);
    const auto prepared = good(made::withMetadata(plain, 1), "skizze.png");
    EXPECT_EQ(prepared.bytes, plain);
    EXPECT_EQ(made::pointsOf(prepared.bytes), made::pointsOf(plain));
}

TEST(AttachmentPng, AWrongChecksumAndACutAreRefused) {
    base::Bytes picture = made::png();
    picture[60] ^= 1;
    EXPECT_EQ(whyNot(picture), attachment::unfit::kDamaged);
    picture = made::png();
    picture.resize(picture.size() - 5);
    EXPECT_EQ(whyNot(picture), attachment::unfit::kDamaged);
}

TEST(AttachmentWebp, OnlyPictureAlphaAndOrientationAreLeft) {
    for (const bool transparent : {false, true}) {
        const base::Bytes plain = made::webp(64, 48, transparent);
        const auto prepared = good(made::withMetadata(plain, 6), "bild.webp");
        EXPECT_THAT(made::tagsOf(prepared.bytes), ElementsAre("Exif.Image.Orientation"));
        EXPECT_EQ(made::orientationOf(prepared.bytes), 6);
        EXPECT_FALSE(made::tells(prepared.bytes, made::kName));
        EXPECT_THAT(prepared.removed, Contains("GPS position"));
        EXPECT_FALSE(made::pointsOf(plain).empty());
        EXPECT_EQ(made::pointsOf(prepared.bytes), made::pointsOf(plain));
    }
}

TEST(Attachment, PreparedTwiceIsPreparedOnce) {
    for (const auto& file :
         {made::withMetadata(made::jpeg(), 6), made::withMetadata(made::png(), 3),
          made::withMetadata(made::webp(64, 48, true), 6), made::pdf("", "", "/Info << /Author (X) >>")}) {
        const auto once = good(file);
        const auto twice = good(once.bytes);
        EXPECT_EQ(once.about.hash, twice.about.hash) << once.about.type;
        EXPECT_THAT(twice.removed, IsEmpty());
        EXPECT_THAT(once.removed, Not(IsEmpty()));
    }
}

TEST(Attachment, APictureTooLargeToShowIsRefused) {
    base::Bytes header(13, 0);
    base::Bytes bomb = made::png();
    for (const auto& [width, height] :
         {std::pair{30'001U, 1U}, std::pair{8'001U, 8'000U}, std::pair{0xFFFFFFFFU, 0xFFFFFFFFU}, std::pair{0U, 5U}}) {
        std::string content;
        for (const std::uint32_t side : {width, height})
            for (int shift = 24; shift >= 0; shift -= 8) content += static_cast<char>(side >> shift);
        content += std::string("\x08\x02\0\0\0", 5);
        base::Bytes file(bomb.begin(), bomb.begin() + 8);
        file = made::withPart(file, 8, made::pngChunk("IHDR", content));
        file.insert(file.end(), bomb.begin() + 33, bomb.end());
        EXPECT_EQ(whyNot(file), width == 0 ? attachment::unfit::kDamaged : attachment::unfit::kDimensions);
        EXPECT_FALSE(attachment::measure(file, "image/png").ok());
    }
    EXPECT_EQ(attachment::measure(made::jpeg(64, 48), "image/jpeg").value().width, 64U);
    EXPECT_EQ(attachment::measure(made::webp(64, 48, true), "image/webp").value().height, 48U);
    EXPECT_EQ(attachment::measure(made::withMetadata(made::jpeg(), 6), "image/jpeg").value().orientation, 6);
    EXPECT_FALSE(attachment::measure(made::jpeg(), "image/png").ok()) << "another type than its sender says";
}

}  // namespace
