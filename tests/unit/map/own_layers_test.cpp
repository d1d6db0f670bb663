// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <set>

#include <QPainter>
#include <QTemporaryDir>

#include "console/map/label_plan.h"
#include "console/map/own_marks.h"
#include "console/map/palette.h"
#include "console/map/tile_painter.h"
#include "console/models/package_sources.h"
#include "gis/layers/internal/package_write.h"
#include "small_town.h"

namespace map {
namespace {

using Shape = layers::MapFeature::Shape;
using testing::at;
using testing::feature;
using testing::frameAt;
using testing::rectangle;

/// Two sirens and a pump, a way and a yard, on bare ground.
std::shared_ptr<MapContent> townWithOwn(int layers = 4) {
    auto content = std::make_shared<MapContent>();
    content->add(Layer::Landuse, {feature(Shape::Polygon, rectangle(0, 0, 1000, 1000), "farm")});
    const std::vector<std::pair<std::string, layers::MapFeature>> all = {
        {"own_pumps", feature(Shape::Point, {at(700, 500)}, "", "Pumpe Süd")},
        {"own_sirens", feature(Shape::Point, {at(300, 500)}, "", "Sirene Rathaus")},
        {"own_ways", feature(Shape::Line, {at(50, 800), at(950, 800)}, "", "Weg A")},
        {"own_yards", feature(Shape::Polygon, rectangle(400, 100, 600, 250), "", "Bauhof")}};
    for (int i = 0; i < layers; ++i) content->addOwn(all[i].first, {all[i].second});
    content->index();
    return content;
}

QImage painted(const MapContent& content, const PaintFrame& frame, const GroundWish& wish = {},
               Theme theme = Theme::Day, const LabelPlan* plan = nullptr) {
    return paintGround(frame, content, plan, palette(theme), nullptr, wish);
}

/// Pixels of a square around a place that the layers of the town's own change.
int changedAround(const MapContent& content, const PaintFrame& frame, geometry::MapPoint place, int reachPx,
                  const GroundWish& wish = {}) {
    const QImage with = painted(content, frame, wish),
                 without = painted(content, frame, {.hiddenOwn = OwnHidden(content.own().size(), true)});
    const QPoint middle = frame.toPixel(place).toPoint();
    int changed = 0;
    for (int y = middle.y() - reachPx; y <= middle.y() + reachPx; ++y)
        for (int x = middle.x() - reachPx; x <= middle.x() + reachPx; ++x)
            changed += with.pixel(x, y) != without.pixel(x, y) ? 1 : 0;
    return changed;
}

QImage markOf(int form, double radius) {
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawOwnMark(painter, {20, 20}, form, radius, {Qt::black, Qt::white});
    return image;
}

TEST(OwnLayers, EachHasItsFormAndKnowsWhatItHas) {
    const auto content = townWithOwn();
    ASSERT_EQ(content->own().size(), 4U);
    EXPECT_EQ(content->own()[1].name, "own_sirens");
    EXPECT_TRUE(content->own()[1].hasPoints && !content->own()[1].hasLines);
    EXPECT_TRUE(content->own()[2].hasLines && !content->own()[2].hasPolygons);
    EXPECT_TRUE(content->own()[3].hasPolygons);
    std::set<int> forms;
    for (const OwnLayer& layer : content->own()) forms.insert(layer.form);
    EXPECT_EQ(forms.size(), 4U);
    EXPECT_EQ(content->all(Layer::Own).back().own, 3);
}

TEST(OwnLayers, TwelveFormsAreToldApartWithoutColourNearAndFar) {
    for (const double radius : {ownMarkRadius(1, 1), ownMarkRadius(5, 1)}) {
        ASSERT_GT(radius, 0);
        for (int a = 0; a < kOwnForms; ++a) {
            for (int b = a + 1; b < kOwnForms; ++b) {
                const QImage one = markOf(a, radius), other = markOf(b, radius);
                int apart = 0;
                for (int y = 0; y < one.height(); ++y)
                    for (int x = 0; x < one.width(); ++x)
                        apart += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) > 100 ? 1 : 0;
                EXPECT_GE(apart, 8) << a << " and " << b << " at " << radius;
            }
        }
    }
    std::set<QString> dashes;
    for (int form = 0; form < kOwnForms; ++form) {
        QString words;
        for (const qreal px : ownDashPx(form)) words += QString::number(px) + QLatin1Char(' ');
        dashes.insert(words);
    }
    EXPECT_EQ(dashes.size(), static_cast<std::size_t>(kOwnForms));
    EXPECT_EQ(markOf(kOwnForms + 2, 5), markOf(2, 5)) << "the thirteenth layer shares a form";
    EXPECT_EQ(markOf(-1, 5), markOf(kOwnForms - 1, 5));
}

TEST(OwnLayers, PointsLinesAndAreasAppearAndGoWhenSwitchedOff) {
    const auto content = townWithOwn();
    const PaintFrame frame = frameAt(0, 1000, 1, 1000, 1000);
    const std::vector<geometry::MapPoint> places = {at(700, 500), at(300, 500), at(500, 800), at(500, 175)};
    for (std::size_t i = 0; i < places.size(); ++i) {
        EXPECT_GT(changedAround(*content, frame, places[i], 9), 20) << content->own()[i].name;
        GroundWish off;
        off.hiddenOwn.assign(4, false);
        off.hiddenOwn[i] = true;
        EXPECT_EQ(changedAround(*content, frame, places[i], 9, off), 0) << content->own()[i].name;
    }
    EXPECT_EQ(changedAround(*content, frame, at(100, 100), 30), 0) << "nothing where nothing is";
    // The yard: its edge and its hatch, and bare ground between the lines.
    EXPECT_GT(changedAround(*content, frame, at(400, 200), 4), 10);
    const int hatched = changedAround(*content, frame, at(440, 130), 15);
    EXPECT_GT(hatched, 60);
    EXPECT_LT(hatched, 31 * 31 / 2) << "light";
}

TEST(OwnLayers, TwoLayersDoNotLookAlike) {
    auto content = std::make_shared<MapContent>();
    content->addOwn("own_a", {feature(Shape::Point, {at(100, 100)}, "")});
    content->addOwn("own_b", {feature(Shape::Point, {at(200, 100)}, "")});
    content->index();
    const QImage image = painted(*content, frameAt(0, 200, 1, 300, 200));
    EXPECT_NE(image.copy(85, 85, 30, 30), image.copy(185, 85, 30, 30));
}

TEST(OwnLayers, TheInkReadsOnEveryGround) {
    for (const Theme theme : {Theme::Day, Theme::Night, Theme::GreyDay, Theme::GreyNight}) {
        const Palette& p = palette(theme);
        EXPECT_GE(contrast(p.own, p.groundHalo), 4.5) << "names on their halo";
        for (const QColor& ground :
             {p.land, p.forest, p.green, p.farm, p.builtUp, p.industry, p.water, p.building, p.minor})
            EXPECT_GE(contrast(p.own, ground), 3) << static_cast<int>(theme) << " " << ground.name().toStdString();
    }
}

TEST(OwnLayers, NeighbouringTilesGiveWhatOneBigPaintingGives) {
    auto content = townWithOwn();
    std::vector<layers::MapFeature> crowd;
    for (int i = 0; i < 900; ++i)
        crowd.push_back(feature(Shape::Point, {at(450 + (i % 30) * 3.1, 670 + (i / 30) * 2.7)}, "", "H"));
    content->addOwn("own_crowd", crowd);
    content->addOwn("own_far", {feature(Shape::Polygon, {at(300, 300), at(990, 620), at(700, 990), at(100, 820)}, ""),
                                feature(Shape::Line, {at(20, 640), at(480, 733), at(970, 700)}, "")});
    content->index();
    for (const double ratio : {1.0, 1.5}) {
        for (const int level : {2, 4, 6, 8, 12}) {
            const LabelPlan plan(*content, level, 1);
            const double edge = metresPerPixel(level) / ratio * kTilePx;
            const TileKey corner{level, static_cast<int>(std::floor((testing::kEastM + 480) / edge)),
                                 static_cast<int>(std::floor(-(testing::kNorthM + 720) / edge))};
            PaintFrame big = frameOf(corner, ratio);
            big.widthPx = big.heightPx = 2 * kTilePx;
            const QImage whole = painted(*content, big, {}, Theme::Day, &plan);
            QImage joined(whole.size(), whole.format());
            QPainter painter(&joined);
            for (int row = 0; row < 2; ++row)
                for (int column = 0; column < 2; ++column)
                    painter.drawImage(
                        column * kTilePx, row * kTilePx,
                        painted(*content, frameOf({level, corner.column + column, corner.row + row}, ratio), {},
                                Theme::Day, &plan));
            painter.end();
            int apart = 0;
            for (int y = 0; y < whole.height(); ++y)
                for (int x = 0; x < whole.width(); ++x)
                    apart += std::abs(qGray(whole.pixel(x, y)) - qGray(joined.pixel(x, y))) > 16
                                 ? 1
                                 : 0;  // an edge may be a shade off
            // One end of one dash may fall on the other side of a rounding.
            EXPECT_LE(apart, 8) << "level " << level << " ratio " << ratio;
        }
    }
}

TEST(OwnLayers, WhereTheyCrowdOneBearsTheMarkAndFromAfarThereAreDots) {
    auto content = std::make_shared<MapContent>();
    content->add(Layer::Landuse, {feature(Shape::Polygon, rectangle(0, 0, 4000, 4000), "farm")});
    std::vector<layers::MapFeature> crowd;
    for (int i = 0; i < 20'000; ++i) crowd.push_back(feature(Shape::Point, {at((i % 200) * 10, (i / 200) * 10)}, ""));
    content->addOwn("own_hydrants", crowd);
    content->index();
    EXPECT_GT(ownMarkRadius(1, 1), ownMarkRadius(5, 1));
    EXPECT_EQ(ownMarkRadius(16, 1), 0);
    EXPECT_GT(ownMarkRadius(1, 2), ownMarkRadius(1, 1));
    // What stands alone keeps something to be seen of it at every scale of the town.
    const auto alone = townWithOwn(1);
    for (const double metres : {1.0, 5.6, 16.0, 32.0})
        EXPECT_GT(changedAround(*alone,
                                frameAt(0, 1000, metres, static_cast<int>(1000 / metres) + 1,
                                        static_cast<int>(1000 / metres) + 1),
                                at(700, 500), 2),
                  2)
            << metres;
    // The crowd stays a crowd: seen, and no blot.
    const Palette& p = palette(Theme::Day);
    for (const double metres : {1.0, 2.0, 8.0, 32.0}) {
        const int width = static_cast<int>(std::min(400.0, 1900 / metres));
        const QImage image =
            painted(*content, frameAt(40, 960, metres, width, static_cast<int>(std::min(400.0, 900 / metres))));
        int dark = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                dark += qGray(image.pixel(x, y)) < (qGray(p.own.rgb()) + qGray(p.farm.rgb())) / 2 ? 1 : 0;
        const double share = static_cast<double>(dark) / (image.width() * image.height());
        EXPECT_GT(share, 0.05) << metres;
        EXPECT_LT(share, 0.5) << metres;
    }
}

TEST(OwnLayers, NamesStandBesideTheirMarksFromNearbyAndMoveNobodyElse) {
    auto content = townWithOwn();
    content->add(Layer::Streets, {feature(Shape::Line, {at(0, 500), at(1000, 500)}, "major", "Lange Straße")});
    content->add(Layer::Places, {feature(Shape::Point, {at(320, 505)}, "", "Mitte", 4)});
    content->index();
    const auto own = [](const LabelPlan& plan) {
        std::set<QString> names;
        for (const GroundLabel& label : plan.labels())
            if (label.what == LabelClass::Own) names.insert(label.text);
        return names;
    };
    const auto others = [](const LabelPlan& plan) {
        std::vector<std::pair<QString, QPointF>> stand;
        for (const GroundLabel& label : plan.labels())
            if (label.what != LabelClass::Own) stand.emplace_back(label.text, label.centre);
        return stand;
    };
    const LabelPlan with(*content, 4, 1), without(*content, 4, 1, {}, OwnHidden(4, true));
    EXPECT_EQ(own(with), (std::set<QString>{"Pumpe Süd", "Sirene Rathaus", "Bauhof"})) << "a line has none";
    EXPECT_TRUE(own(without).empty());
    EXPECT_EQ(others(with), others(without));
    EXPECT_TRUE(own(LabelPlan(*content, 8, 1)).empty()) << "4 m per pixel";
    for (const GroundLabel& label : with.labels()) {
        if (label.what != LabelClass::Own) continue;
        EXPECT_TRUE(with.room().isFree(label.box.adjusted(12, 8, -12, -8))) << "nothing gives way to it";
    }
    const Covered everywhere = [](geometry::MapPoint) { return true; };
    EXPECT_EQ(own(LabelPlan(*content, 4, 1, everywhere)).size(), 3U) << "a base map does not have them";
    EXPECT_TRUE(others(LabelPlan(*content, 4, 1, everywhere)).empty());
}

TEST(OwnLayers, OddShapesAreMarkedInsideAndHarmNobody) {
    Ground bent;
    bent.shape = Shape::Polygon;
    bent.rings = {{at(0, 0), at(300, 0), at(300, 300), at(200, 300), at(200, 100), at(0, 100)}};
    bent.box = geometry::boxOf(bent.rings.front());
    EXPECT_TRUE(geometry::isInside(markPlace(bent), bent.rings));
    auto content = std::make_shared<MapContent>();
    content->addOwn("own_odd",
                    {feature(Shape::Polygon, {at(10, 10)}, ""), feature(Shape::Polygon, {}, ""),
                     feature(Shape::Line, {at(20, 20)}, ""), feature(Shape::Point, {}, ""),
                     feature(Shape::Polygon, {at(0, 0), at(100, 0), at(0, 0)}, "", QString(5000, 'x').toStdString()),
                     feature(Shape::Line, {at(-1e6, 50), at(1e6, 50)}, "")});
    content->addOwn("own_none", {});
    content->index();
    for (const int level : {0, 8, 18}) {
        const LabelPlan plan(*content, level, 2);
        EXPECT_FALSE(
            painted(*content, frameAt(-50, 150, metresPerPixel(level), 200, 200), {.textScale = 2}, Theme::Night, &plan)
                .isNull());
        for (const GroundLabel& label : plan.labels()) EXPECT_LT(label.box.width(), 400) << "no name fills the map";
    }
}

TEST(MapSources, ADayOfDataSaysHowOldItIs) {
    const base::Instant now = base::fromCivilUtc({2026, 11, 23, 12, 0, 0, 0});
    const auto words = [&](const std::string& day) { return models::dataDayWords(day, now).toStdString(); };
    EXPECT_EQ(words("2024-06-30"), "Stand 30.06.2024 (2 Jahre alt)");
    EXPECT_EQ(words("2025-01-15"), "Stand 15.01.2025 (22 Monate alt)");
    EXPECT_EQ(words("2026-09-24"), "Stand 24.09.2026") << "not yet two months";
    EXPECT_EQ(words("2027-01-01"), "Stand 01.01.2027") << "nothing of the future is old";
    EXPECT_EQ(words(""), "Stand unbekannt");
    EXPECT_EQ(words("letzten Sommer"), "Stand letzten Sommer");
    EXPECT_EQ(models::dataDayWords("2024-06-30", std::nullopt).toStdString(), "Stand 30.06.2024");
    EXPECT_EQ(models::layerWords("own_sandsack__plaetze").toStdString(), "Sandsack plaetze");
    EXPECT_EQ(models::layerWords("own_").toStdString(), "own_");
    EXPECT_EQ(models::layerWords("streets").toStdString(), "Straßen");
}

TEST(OwnLayers, AreReadFromAPackageInOneOrderAndTheirOwnersAreNamed) {
    layers::start();
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("probe.gpkg").toStdString();
    layers::TownContent town;
    town.name = "Probe";
    town.created = "2026-01-01T00:00:00Z";
    const auto point = [](double x, double y, const char* name) {
        layers::OwnShape shape;
        shape.shape = layers::OwnShape::Kind::Point;
        shape.name = name;
        shape.facts = "{}";
        shape.corners = {{at(x, y)}};
        return shape;
    };
    town.own["own_sirens"] = {point(10, 10, "Rathaus"), point(20, 10, "<b>Schule</b>")};
    town.own["own_hydrants"] = {point(30, 30, "")};
    town.sources = {{"own_sirens", "Feuerwehr Probe", "intern", "2024-06-30", ""}};
    ASSERT_TRUE(layers::writePackage(town, file).ok());
    const auto loaded = loadMap(file);
    ASSERT_TRUE(loaded) << loaded.failure().text();
    const MapContent& content = *loaded.value();
    ASSERT_EQ(content.own().size(), 2U);
    EXPECT_EQ(content.own()[0].name, "own_hydrants");
    EXPECT_EQ(content.own()[1].name, "own_sirens");
    EXPECT_EQ(content.all(Layer::Own).size(), 3U);
    EXPECT_TRUE(content.unreadable().empty());
    EXPECT_TRUE(content.sources().contains("Feuerwehr Probe (intern, Stand 30.06.2024)"))
        << content.sources().toStdString();
}

}  // namespace
}  // namespace map
