// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "small_town.h"

namespace map {
namespace {

using Shape = layers::MapFeature::Shape;
using testing::at;
using testing::feature;
using testing::rectangle;

TEST(MapContent, FindsWhatTouchesABoxAndNothingElse) {
    MapContent content;
    std::vector<layers::MapFeature> houses;
    for (int i = 0; i < 40; ++i)
        houses.push_back(feature(Shape::Polygon, rectangle(100.0 * i, 0, 100.0 * i + 20, 20), "home"));
    content.add(Layer::Buildings, houses);
    content.index();
    const auto found = content.find(
        Layer::Buildings, {testing::kEastM + 990, testing::kNorthM, testing::kEastM + 1205, testing::kNorthM + 5});
    EXPECT_EQ(found, (std::vector<std::uint32_t>{10, 11, 12}));
    EXPECT_TRUE(content.find(Layer::Buildings, {0, 0, 1, 1}).empty());
    EXPECT_TRUE(content.find(Layer::Streets, content.extent()).empty());
}

TEST(MapContent, CoordinatesThatAreNoPlaceAreLeftOutAndCounted) {
    MapContent content;
    const double nan = std::nan(""), huge = std::numeric_limits<double>::infinity();
    content.add(Layer::Buildings,
                {feature(Shape::Polygon, {{nan, 1}, {2, 2}, {3, 3}}, "home"),
                 feature(Shape::Polygon, {{huge, 1}, {2, 2}, {3, 3}}, "home"),
                 feature(Shape::Polygon, {{1e12, 1}, {2, 2}, {3, 3}}, "home"), feature(Shape::Polygon, {}, "home"),
                 feature(Shape::Polygon, rectangle(0, 0, 10, 10), "home")});
    content.index();
    EXPECT_EQ(content.leftOut(), 4u);
    EXPECT_EQ(content.all(Layer::Buildings).size(), 1u);
}

TEST(MapContent, OfOverlappingUsesTheSmallerIsDrawnLater) {
    MapContent content;
    content.add(Layer::Landuse, {feature(Shape::Polygon, rectangle(0, 0, 10, 10), "green"),
                                 feature(Shape::Polygon, rectangle(0, 0, 900, 900), "farm")});
    content.index();
    EXPECT_EQ(content.all(Layer::Landuse).front().kind, GroundKind::Farm);
    EXPECT_EQ(content.all(Layer::Landuse).back().kind, GroundKind::Green);
}

TEST(MapContent, ADistrictThatNoPlaceIsNamedAfterHasItsNameAmidItsHouses) {
    MapContent content;
    auto known = feature(Shape::Polygon, rectangle(0, 0, 900, 900), ""), unknown = known;
    known.name = "Altstadt";
    unknown.name = "Oststadt";
    auto place = feature(Shape::Point, {at(5, 5)}, "");
    place.name = "Altstadt";
    content.add(Layer::Buildings, {feature(Shape::Polygon, rectangle(100, 200, 120, 220), "home"),
                                   feature(Shape::Polygon, rectangle(2000, 2000, 2020, 2020), "home")});
    content.add(Layer::Districts, {known, unknown});
    content.add(Layer::Places, {place});
    content.nameDistricts();
    content.index();
    ASSERT_EQ(content.all(Layer::Places).size(), 2u);
    const Ground& named = content.all(Layer::Places).back();
    EXPECT_EQ(named.name, "Oststadt");
    EXPECT_DOUBLE_EQ(named.box.westM, testing::kEastM + 110);
    EXPECT_DOUBLE_EQ(named.box.northM, testing::kNorthM + 210);
}

TEST(MapContent, AFeatureInTwoCellsIsFoundOnce) {
    const auto town = testing::smallTown();
    EXPECT_EQ(town->find(Layer::Watercourses, town->extent()).size(), 1u);
}

TEST(MapSources, EachSourceIsNamedOnceWithTheOldestDate) {
    layers::PackageInfo info;
    info.present = {{"buildings", 1, "© OpenStreetMap-Mitwirkende", "ODbL", "2020-01-15", ""},
                    {"streets", 1, "© OpenStreetMap-Mitwirkende", "ODbL", "2021-03-01", ""},
                    {"population", 1, "Zensus", "dl-de/by", "2011-05-09", "not drawn"}};
    EXPECT_EQ(sourcesText(info).toStdString(), "Kartendaten © OpenStreetMap-Mitwirkende (ODbL, Stand 15.01.2020)");
}

TEST(MapSources, EachSourceHasItsOwnDayAndWhereNoneIsKnownThatIsSaid) {
    layers::PackageInfo info;
    info.present = {{"buildings", 1, "© OpenStreetMap-Mitwirkende", "ODbL", "2020-01-15", ""},
                    {"districts", 1, "Stadt Probe", "dl-de/by-2-0", "2024-06-30", ""},
                    {"utilities", 1, "netz.gpkg", "", "", ""}};
    EXPECT_EQ(sourcesText(info).toStdString(),
              "Kartendaten © OpenStreetMap-Mitwirkende (ODbL, Stand 15.01.2020) · Stadt Probe (dl-de/by-2-0, Stand "
              "30.06.2024) · netz.gpkg (Lizenz unbekannt, Stand unbekannt)");
}

TEST(MapSources, AnUnknownSourceIsSaidToBeUnknown) {
    layers::PackageInfo info;
    info.present = {{"buildings", 1, "", "", "", ""}};
    EXPECT_EQ(sourcesText(info).toStdString(), "Kartendaten: Quelle nicht angegeben");
}

}  // namespace
}  // namespace map
