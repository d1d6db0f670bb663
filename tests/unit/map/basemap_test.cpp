// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <QPainter>
#include <QTemporaryDir>

#include "console/map/basemap.h"
#include "console/map/label_plan.h"
#include "console/map/tile_painter.h"
#include "made_basemap.h"
#include "small_town.h"

namespace map {
namespace {

using testing::at;
using testing::drawnTile;
using testing::frameAt;
using testing::smallTown;
using testing::writeBasemap;

const QColor kLake("#b8d8f0");

/// White paper; a lake at 200..400 east, 200..400 north; a black stroke along north 600.
base::Bytes paper(int, const PaintFrame& frame) {
    return drawnTile(frame, [&](QPainter& painter) {
        painter.fillRect(QRectF(frame.toPixel(at(200, 400)), frame.toPixel(at(400, 200))), kLake);
        painter.fillRect(QRectF(frame.toPixel(at(0, 602)), frame.toPixel(at(1000, 598))), Qt::black);
    });
}

class BasemapTest : public ::testing::Test {
protected:
    static void SetUpTestSuite() { layers::start(); }
    [[nodiscard]] std::filesystem::path file() const { return m_folder.filePath("probe.basemap.gpkg").toStdString(); }
    std::shared_ptr<const Basemap> made(const std::vector<int>& zooms, const testing::TileBytes& tile,
                                        bool photo = false) {
        const geometry::MapPoint low = at(-500, -500), high = at(1500, 1500);
        writeBasemap(file(), {low.eastM, low.northM, high.eastM, high.northM}, zooms, tile, photo);
        auto opened = Basemap::open(file());
        EXPECT_TRUE(opened) << opened.failure().text();
        return opened ? opened.value() : nullptr;
    }
    static QColor toned(QColor colour, Theme theme, bool photo = false) {
        QImage image(1, 1, QImage::Format_ARGB32);
        image.fill(colour);
        toneBasemap(image, palette(theme), photo);
        return image.pixelColor(0, 0);
    }
    static QColor seen(const QImage& image, const PaintFrame& frame, geometry::MapPoint p) {
        const QPointF pixel = frame.toPixel(p) * frame.devicePixelRatio;
        return image.pixelColor(static_cast<int>(pixel.x()), static_cast<int>(pixel.y()));
    }
    static bool isNear(const QColor& a, const QColor& b) {
        return std::abs(a.red() - b.red()) <= 4 && std::abs(a.green() - b.green()) <= 4 &&
               std::abs(a.blue() - b.blue()) <= 4;
    }
    static PaintFrame townFrame(double metres = 2) {
        return frameAt(0, 1000, metres, static_cast<int>(1000 / metres), static_cast<int>(1000 / metres));
    }

    QTemporaryDir m_folder;
};

TEST_F(BasemapTest, EachPlaceIsShownWhereItLiesAtEveryScaleByDayAndByNight) {
    const auto map = made({5, 6, 7, 8}, paper);
    for (const Theme theme : {Theme::Day, Theme::Night, Theme::GreyDay, Theme::GreyNight}) {
        for (const double metres : {0.5, 1.0, 1.414, 2.0, 2.83, 4.0}) {
            const PaintFrame frame = townFrame(metres);
            const QImage image = paintGround(frame, *smallTown(), nullptr, palette(theme), map.get());
            EXPECT_TRUE(isNear(seen(image, frame, at(300, 300)), toned(kLake, theme))) << metres;
            EXPECT_TRUE(isNear(seen(image, frame, at(215, 215)), toned(kLake, theme))) << metres;
            EXPECT_TRUE(isNear(seen(image, frame, at(185, 300)), toned(Qt::white, theme))) << metres;
            EXPECT_TRUE(isNear(seen(image, frame, at(620, 615)), toned(Qt::white, theme)))
                << "the painted house is covered";
        }
        const PaintFrame near = frameAt(490, 610, 0.5, 40, 40);
        const QImage image = paintGround(near, *smallTown(), nullptr, palette(theme), map.get());
        EXPECT_TRUE(isNear(seen(image, near, at(500, 600.2)), toned(Qt::black, theme)));
    }
    EXPECT_EQ(map->brokenTiles(), 0U);
}

TEST_F(BasemapTest, ByNightPaperIsDarkGroundWritingLightAndWaterStaysBlue) {
    const QColor ground = toned(Qt::white, Theme::Night), writing = toned(Qt::black, Theme::Night),
                 lake = toned(kLake, Theme::Night);
    EXPECT_EQ(ground.name(), palette(Theme::Night).land.name());
    EXPECT_EQ(writing.name(), palette(Theme::Night).placeText.name()) << "no brighter than the night's own names";
    EXPECT_GT(contrast(writing, ground), 4.5);
    EXPECT_GT(lake.blue(), lake.red() + 10);
    EXPECT_LT(lake.lightness(), 90);
    for (const QColor& bright : {QColor(Qt::yellow), QColor("#ffd34d"), QColor("#7f7f7f"), QColor(Qt::red)})
        EXPECT_LT(toned(bright, Theme::Night).lightness(), writing.lightness() + 1) << bright.name().toStdString();
}

TEST_F(BasemapTest, ByNightAnAerialPictureIsDarkenedNotTurned) {
    EXPECT_LT(toned(Qt::white, Theme::Night, true).lightness(), 110);
    EXPECT_LT(toned(Qt::black, Theme::Night, true).lightness(), toned(Qt::white, Theme::Night, true).lightness());
    EXPECT_EQ(toned(Qt::black, Theme::Day, true), QColor(Qt::black)) << "by day it stays as it is";
    EXPECT_EQ(toned(QColor("#406080"), Theme::Day, true).name(), "#406080");
}

TEST_F(BasemapTest, WhereThereIsNoTileThePaintedMapShows) {
    // Of the four tiles of 1 m under the town only the south-western one.
    const auto map = made({8}, [](int zoom, const PaintFrame& frame) {
        return frame.westM < testing::kEastM + 200 && frame.northM < testing::kNorthM + 600 ? paper(zoom, frame)
                                                                                            : base::Bytes{};
    });
    const PaintFrame frame = townFrame();
    const QImage image = paintGround(frame, *smallTown(), nullptr, palette(Theme::Day), map.get());
    const QImage bare = paintGround(frame, *smallTown(), nullptr, palette(Theme::Day));
    EXPECT_EQ(seen(image, frame, at(900, 615)), seen(bare, frame, at(900, 615)));
    EXPECT_TRUE(map->covers(at(100, 100), 1) != map->covers(at(900, 900), 1));
    EXPECT_TRUE(isNear(seen(image, frame, at(150, 100)), toned(Qt::white, Theme::Day)));
}

TEST_F(BasemapTest, ATileThatIsMissingIsStoodInForByACoarserOne) {
    const auto map = made(
        {6, 7, 8}, [](int zoom, const PaintFrame& frame) { return zoom == 6 ? paper(zoom, frame) : base::Bytes{}; });
    const PaintFrame frame = townFrame(1);
    const QImage image = paintGround(frame, *smallTown(), nullptr, palette(Theme::Day), map.get());
    EXPECT_TRUE(isNear(seen(image, frame, at(300, 300)), toned(kLake, Theme::Day)));
    EXPECT_TRUE(isNear(seen(image, frame, at(620, 615)), toned(Qt::white, Theme::Day)));
    EXPECT_TRUE(map->covers(at(620, 615), 1));
    EXPECT_FALSE(map->covers(at(620, 615), 0.25)) << "so coarse that the painted map shows more";
}

TEST_F(BasemapTest, NeighbouringTilesGiveWhatOneBigPaintingGives) {
    const auto town = smallTown();
    const auto map = made({6, 7, 8}, paper);
    for (const double ratio : {1.0, 1.5}) {
        for (const int level : {4, 5, 6}) {
            const double edge = metresPerPixel(level) / ratio * kTilePx;
            const TileKey corner{level, static_cast<int>(std::floor((testing::kEastM + 300) / edge)),
                                 static_cast<int>(std::floor(-(testing::kNorthM + 500) / edge))};
            PaintFrame big = frameOf(corner, ratio);
            big.widthPx = big.heightPx = 2 * kTilePx;
            const QImage whole = paintGround(big, *town, nullptr, palette(Theme::Day), map.get());
            int most = 0;
            for (int row = 0; row < 2; ++row) {
                for (int column = 0; column < 2; ++column) {
                    const TileKey key{level, corner.column + column, corner.row + row};
                    const QImage tile =
                        paintGround(frameOf(key, ratio), *town, nullptr, palette(Theme::Day), map.get());
                    for (int i = 0; i < kTilePx; ++i)
                        for (const QPoint p :
                             {QPoint(i, 0), QPoint(0, i), QPoint(i, kTilePx - 1), QPoint(kTilePx - 1, i)}) {
                            const QRgb a = tile.pixel(p), b = whole.pixel(p + QPoint(column, row) * kTilePx);
                            most = std::max({most, std::abs(qRed(a) - qRed(b)), std::abs(qBlue(a) - qBlue(b))});
                        }
                }
            }
            EXPECT_LE(most, 6) << "level " << level << " ratio " << ratio;
        }
    }
}

TEST_F(BasemapTest, ATileThatIsNoneHarmsNobodyAndThePaintedMapShows) {
    QImage huge(40, 600, QImage::Format_RGB32);
    huge.fill(Qt::red);
    const base::Bytes good = paper(8, townFrame());
    const base::Bytes bad[] = {{'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0},
                               {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0},
                               {good.begin(), good.begin() + static_cast<std::ptrdiff_t>(good.size() / 3)},
                               testing::bytesOf(huge),
                               {0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0}};
    std::size_t turn = 0;
    const auto map = made({8}, [&](int, const PaintFrame&) { return bad[turn++ % std::size(bad)]; });
    const PaintFrame frame = townFrame();
    const QImage image = paintGround(frame, *smallTown(), nullptr, palette(Theme::Day), map.get());
    const QImage bare = paintGround(frame, *smallTown(), nullptr, palette(Theme::Day));
    EXPECT_EQ(seen(image, frame, at(620, 615)), seen(bare, frame, at(620, 615)));
    EXPECT_GE(map->brokenTiles(), 4U);
}

TEST_F(BasemapTest, NoNameStandsTwice) {
    const auto town = smallTown();
    const auto map = made({7, 8}, [](int zoom, const PaintFrame& frame) {
        return frame.westM < testing::kEastM + 400 ? paper(zoom, frame) : base::Bytes{};
    });
    const MarkLook look{Theme::Day, 1, 1};
    for (const int level : {4, 6}) {
        const auto with = LabelPlans(town, look, map).at(level), without = LabelPlans(town, look).at(level);
        EXPECT_LT(with->labels().size(), without->labels().size()) << level;
        for (const GroundLabel& label : with->labels()) {
            const double metres = metresPerPixel(level);
            EXPECT_FALSE(map->covers({label.centre.x() * metres, -label.centre.y() * metres}, metres));
        }
    }
}

TEST_F(BasemapTest, AFileThatIsNoBaseMapIsSaidToBeNone) {
    std::ofstream(file()) << "no database";
    const auto torn = Basemap::open(file());
    ASSERT_FALSE(torn);
    EXPECT_NE(torn.failure().text().find("lagewerk-geo basemap"), std::string::npos);
    EXPECT_FALSE(Basemap::open(file().string() + ".nix"));
    const struct {
        const char* why;
        const char* sql;
    } cases[] = {
        {"tiles of another size", "UPDATE gpkg_tile_matrix SET tile_width = 100000"},
        {"cells of its own", "UPDATE gpkg_tile_matrix SET pixel_x_size = 0.3"},
        {"more tiles than the earth has", "UPDATE gpkg_tile_matrix SET matrix_width = 4000000000"},
        {"a zoom that is none", "UPDATE gpkg_tile_matrix SET zoom_level = 77"},
        {"another system", "UPDATE gpkg_tile_matrix_set SET srs_id = 4326"},
        {"no levels", "DELETE FROM gpkg_tile_matrix"},
        {"not finished", "DELETE FROM basemap_area"},
        {"of a later version", "UPDATE basemap_area SET format = 2"},
        {"a view that never ends",
         "DROP TABLE basemap; CREATE VIEW basemap AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
         "SELECT i AS "
         "zoom_level, i AS tile_column, i AS tile_row, NULL AS tile_data FROM n"},
    };
    ASSERT_TRUE(made({8}, paper));
    const std::filesystem::path whole = file().string() + ".whole";
    std::filesystem::copy_file(file(), whole);
    for (const auto& one : cases) {
        std::filesystem::copy_file(whole, file(), std::filesystem::copy_options::overwrite_existing);
        ASSERT_TRUE(Basemap::open(file()));
        {
            layers::GdalMessages messages;
            const layers::DatasetHandle dataset(static_cast<GDALDataset*>(
                GDALOpenEx(file().c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr)));
            ASSERT_TRUE(dataset);
            for (const QString& sql : QString(one.sql).split("; "))
                if (OGRLayer* rows = dataset->ExecuteSQL(sql.toUtf8().constData(), nullptr, nullptr))
                    dataset->ReleaseResultSet(rows);
        }
        EXPECT_FALSE(Basemap::open(file())) << one.why;
    }
}

TEST_F(BasemapTest, SaysWhoseItIsAndOfWhen) {
    EXPECT_EQ(sourcesText(made({8}, paper)->info()).toStdString(),
              "Grundkarte Vermessungsamt Probe (dl-de/by-2-0) · Stand 01.11.2026");
}

}  // namespace
}  // namespace map
