// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <unistd.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>

#include "broker/attachment/attachment.h"
#include "broker/seal/seal.h"
#include "console/pictures/decode.h"
#include "console/pictures/picture_shelf.h"
#include "tests/unit/attachment/pictures.h"

namespace pictures {
namespace {

/// Left half red, right half blue; its upper left corner white.
QImage twoHalves(int width = 120, int height = 80) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    for (int y = 0; y < height; ++y)
        for (int x = width / 2; x < width; ++x) image.setPixelColor(x, y, Qt::blue);
    for (int y = 0; y < height / 4; ++y)
        for (int x = 0; x < width / 4; ++x) image.setPixelColor(x, y, Qt::white);
    return image;
}
base::Bytes saved(const QImage& image, const char* format) {
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 100);
    return {out.begin(), out.end()};
}
bool isAbout(QColor seen, QColor wanted) {
    return std::abs(seen.red() - wanted.red()) < 60 && std::abs(seen.green() - wanted.green()) < 60 &&
           std::abs(seen.blue() - wanted.blue()) < 60;
}

TEST(Decode, EachOrientationIsTurned) {
    struct Case {
        int orientation;
        Qt::Corner whiteAt;
        bool isUpright;
    };
    // Where EXIF 2.3 says that row 0 and column 0 are seen.
    for (const Case& one :
         {Case{1, Qt::TopLeftCorner, false}, Case{2, Qt::TopRightCorner, false}, Case{3, Qt::BottomRightCorner, false},
          Case{4, Qt::BottomLeftCorner, false}, Case{5, Qt::TopLeftCorner, true}, Case{6, Qt::TopRightCorner, true},
          Case{7, Qt::BottomRightCorner, true}, Case{8, Qt::BottomLeftCorner, true}}) {
        for (const auto& [type, format] : {std::pair{"image/jpeg", "jpeg"}, std::pair{"image/png", "png"}}) {
            const auto prepared =
                attachment::prepare(made::withMetadata(saved(twoHalves(), format), one.orientation), "bild");
            ASSERT_TRUE(prepared.ok());
            // exiv2 writes a PNG's EXIF as text, which is taken out with all texts.
            if (std::string(format) == "png") continue;
            const auto decoded = decode(prepared.value().bytes, type, 4096);
            ASSERT_TRUE(decoded.ok());
            const QImage& image = decoded.value();
            EXPECT_EQ(image.size(), one.isUpright ? QSize(80, 120) : QSize(120, 80)) << one.orientation;
            const bool isRight = one.whiteAt == Qt::TopRightCorner || one.whiteAt == Qt::BottomRightCorner;
            const bool isLow = one.whiteAt == Qt::BottomLeftCorner || one.whiteAt == Qt::BottomRightCorner;
            const QPoint at(isRight ? image.width() - 6 : 5, isLow ? image.height() - 6 : 5);
            EXPECT_TRUE(isAbout(image.pixelColor(at), Qt::white)) << one.orientation;
        }
    }
}

TEST(Decode, WebpIsShownWithItsOrientation) {
    const auto prepared = attachment::prepare(made::withMetadata(made::webp(64, 48, true), 6), "bild");
    ASSERT_TRUE(prepared.ok());
    const auto decoded = decode(prepared.value().bytes, "image/webp", 4096);
    ASSERT_TRUE(decoded.ok());
    EXPECT_EQ(decoded.value().size(), QSize(48, 64));
}

TEST(Decode, IsNoLargerThanAskedFor) {
    const auto jpeg = decode(made::jpeg(1200, 900), "image/jpeg", 300);
    ASSERT_TRUE(jpeg.ok());
    EXPECT_EQ(jpeg.value().size(), QSize(300, 225));
    EXPECT_EQ(decode(made::png(500, 20), "image/png", 100).value().size(), QSize(100, 4));
    EXPECT_EQ(decode(made::webp(640, 480), "image/webp", 64).value().size(), QSize(64, 48));
    EXPECT_EQ(decode(made::jpeg(64, 48), "image/jpeg", 300).value().size(), QSize(64, 48)) << "never blown up";
}

TEST(Decode, ABombNeverReachesTheDecoder) {
    base::Bytes bomb = made::png();
    std::string header("\0\0\xEA\x60\0\0\xEA\x60\x08\x02\0\0\0", 13);  // 60 000 x 60 000
    base::Bytes file(bomb.begin(), bomb.begin() + 8);
    const base::Bytes chunk = made::pngChunk("IHDR", header);
    file.insert(file.end(), chunk.begin(), chunk.end());
    file.insert(file.end(), bomb.begin() + 33, bomb.end());
    const auto decoded = decode(file, "image/png", 100);
    ASSERT_FALSE(decoded.ok());
    EXPECT_EQ(decoded.failure().what, attachment::unfit::kDimensions);
}

TEST(Decode, AnotherTypeThanSaidIsNotShown) {
    EXPECT_FALSE(decode(made::png(), "image/jpeg", 100).ok());
    const std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    EXPECT_FALSE(decode(base::bytesOf(svg), "image/svg+xml", 100).ok());
    EXPECT_FALSE(decode(base::bytesOf(svg), "image/png", 100).ok());
}

class PictureShelfTest : public testing::Test {
protected:
    PictureShelfTest() : m_cache(std::make_shared<session::FileCache>(m_folder)), m_shelf(m_files) {
        seal::start();
        m_files.setCache(m_cache);
    }
    ~PictureShelfTest() override { std::filesystem::remove_all(m_folder); }
    QImage waitFor(const wire::Hash& hash, int side) {
        QElapsedTimer limit;
        limit.start();
        QImage image;
        while ((image = m_shelf.picture(hash, "image/jpeg", side)).isNull() && !m_shelf.isDamaged(hash) &&
               limit.elapsed() < 10'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        return image;
    }
    wire::Hash keep(const base::Bytes& bytes) {
        const wire::Hash hash = seal::sha256(bytes);
        EXPECT_TRUE(m_cache->put(hash, bytes).ok());
        return hash;
    }

    /// Of this process alone: tests run side by side.
    std::filesystem::path m_folder =
        std::filesystem::temp_directory_path() / ("lagewerk-pictures-test-" + std::to_string(::getpid()));
    std::shared_ptr<session::FileCache> m_cache;
    session::FileShelf m_files;
    PictureShelf m_shelf;
};

TEST_F(PictureShelfTest, TheGuiThreadNeverDecodes) {
    const wire::Hash hash = keep(made::jpeg(400, 300));
    EXPECT_TRUE(m_shelf.picture(hash, "image/jpeg", 100).isNull()) << "decoded at once, in the thread that asked";
    EXPECT_EQ(waitFor(hash, 100).size(), QSize(100, 75));
}

TEST_F(PictureShelfTest, WhatIsNoPictureIsDamagedAndNotTriedAgain) {
    const wire::Hash hash = keep(base::Bytes(500, 'x'));
    EXPECT_TRUE(waitFor(hash, 100).isNull());
    EXPECT_TRUE(m_shelf.isDamaged(hash));
}

TEST_F(PictureShelfTest, WhatWasShownLeastLatelyIsLetGo) {
    const wire::Hash first = keep(made::jpeg(4000, 3000)), second = keep(made::jpeg(4000, 3001));
    const wire::Hash third = keep(made::jpeg(4000, 3002)), fourth = keep(made::jpeg(4000, 3003));
    const wire::Hash fifth = keep(made::jpeg(4000, 3004));
    for (const wire::Hash& hash : {first, second, third, fourth, fifth}) EXPECT_FALSE(waitFor(hash, 4096).isNull());
    EXPECT_FALSE(m_shelf.picture(fifth, "image/jpeg", 4096).isNull());
    EXPECT_TRUE(m_shelf.picture(first, "image/jpeg", 4096).isNull()) << "five of 48 MB are more than is kept";
}

}  // namespace
}  // namespace pictures
