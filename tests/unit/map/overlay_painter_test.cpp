// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "console/map/overlay_painter.h"
#include "small_town.h"

namespace map {
namespace {

using models::Urgency;
using testing::at;
using testing::frameAt;

constexpr Theme kThemes[] = {Theme::Day, Theme::Night};

/// A scene alone on a ground of one colour; the frame's upper left corner is -200/+200, one metre a pixel.
QImage painted(const OverlayScene& scene, Theme theme, const OverlayState& state = {}) {
    const PaintFrame frame = frameAt(-200, 200, 1, 400, 400);
    MarkPictures pictures;
    pictures.setLook({theme, 1, 1});
    const OverlayLayout layout(scene, frame.metresPerPixel, pictures);
    QImage image(400, 400, QImage::Format_ARGB32_Premultiplied);
    image.fill(palette(theme).land);
    QPainter painter(&image);
    paintOverlay(painter, frame, scene, layout, pictures.look(), state);
    return image;
}

int countOf(const QImage& image, const QRect& in, const QColor& colour, int tolerance = 12) {
    int count = 0;
    for (int y = in.top(); y <= in.bottom(); ++y) {
        for (int x = in.left(); x <= in.right(); ++x) {
            const QColor c = image.pixelColor(x, y);
            const int d = std::max({std::abs(c.red() - colour.red()), std::abs(c.green() - colour.green()),
                                    std::abs(c.blue() - colour.blue())});
            count += d <= tolerance ? 1 : 0;
        }
    }
    return count;
}

const QRect kMark(160, 180, 80, 40);  ///< around a mark at 0/0

StationMark station(Freshness freshness) {
    StationMark mark;
    mark.id = "AUE-WEHR";
    mark.at = at(0, 0);
    mark.urgency = Urgency::VeryHigh;
    mark.levelText = "IW3";
    mark.freshness = freshness;
    return mark;
}

/// How often an outline changes between drawn and not drawn along the upper edge of the badge.
int changesAlongTop(const QImage& image, const QColor& edge, int y, int fromX, int toX) {
    int changes = 0;
    bool before = false;
    for (int x = fromX; x <= toX; ++x) {
        const QColor c = image.pixelColor(x, y);
        const bool now =
            std::abs(c.red() - edge.red()) + std::abs(c.green() - edge.green()) + std::abs(c.blue() - edge.blue()) <
            140;
        changes += x > fromX && now != before ? 1 : 0;
        before = now;
    }
    return changes;
}

TEST(OverlayPainter, AFreshLevelIsABadgeInItsUrgencysColour) {
    for (const Theme theme : kThemes) {
        const OverlayScene scene{.zones = {},
                                 .areas = {},
                                 .objects = {},
                                 .stations = {station(Freshness::Fresh)},
                                 .units = {},
                                 .selection = {},
                                 .pointer = {}};
        const QColor fill = urgencyColours(Urgency::VeryHigh, palette(theme)).fill;
        EXPECT_GT(countOf(painted(scene, theme), kMark, fill), 500);
    }
}

TEST(OverlayPainter, AStaleLevelIsDashedNotFilled) {
    for (const Theme theme : kThemes) {
        OverlayScene scene;
        scene.stations = {station(Freshness::Stale)};
        const QImage image = painted(scene, theme);
        const QColor level = urgencyColours(Urgency::VeryHigh, palette(theme)).fill;
        EXPECT_LT(countOf(image, kMark, level), 250) << "the colour stays in the outline only";
        EXPECT_GT(countOf(image, kMark, palette(theme).panel), 300);
        // The badge's upper edge is 13 px above its middle.
        EXPECT_GE(changesAlongTop(image, level, 188, 182, 212), 6) << "gaps in the outline";
    }
}

TEST(OverlayPainter, AnUnknownValueShowsNoLevelAtAll) {
    for (const Theme theme : kThemes) {
        OverlayScene scene;
        scene.stations = {station(Freshness::Unknown)};
        const QImage image = painted(scene, theme);
        EXPECT_EQ(countOf(image, kMark, urgencyColours(Urgency::VeryHigh, palette(theme)).fill), 0);
        const QImage stale = painted(OverlayScene{.zones = {},
                                                  .areas = {},
                                                  .objects = {},
                                                  .stations = {station(Freshness::Stale)},
                                                  .units = {},
                                                  .selection = {},
                                                  .pointer = {}},
                                     theme);
        EXPECT_NE(image, stale);
        EXPECT_GT(countOf(image, QRect(190, 190, 20, 20), palette(theme).second, 60), 15) << "the question mark";
    }
}

TEST(OverlayPainter, StaleUnitsAreDashedAndLoseTheirFilling) {
    UnitMark unit;
    unit.at = at(0, 0);
    unit.signText = "LF";
    OverlayScene fresh, stale;
    fresh.units = {unit};
    unit.freshness = Freshness::Stale;
    stale.units = {unit};
    const QColor red = organisationColours(Organisation::Fire).fill;
    for (const Theme theme : kThemes) {
        EXPECT_GT(countOf(painted(fresh, theme), kMark, red), 600);
        EXPECT_LT(countOf(painted(stale, theme), kMark, red), 260);
        EXPECT_GT(countOf(painted(stale, theme), kMark, red), 60) << "the organisation is still to be seen";
    }
}

TEST(OverlayPainter, EveryShapeOfSignIsAnotherPicture) {
    std::vector<QImage> pictures;
    for (const SignShape shape : {SignShape::Vehicle, SignShape::Unit, SignShape::CommandPost, SignShape::Place}) {
        UnitMark unit;
        unit.at = at(0, 0);
        unit.signText = "X";
        unit.shape = shape;
        OverlayScene scene;
        scene.units = {unit};
        const QImage image = painted(scene, Theme::Day);
        for (const QImage& other : pictures) EXPECT_NE(image, other);
        pictures.push_back(image);
    }
}

TEST(OverlayPainter, ADepthHasOneColourWhicheverClassesTheFloodHas) {
    const auto middleOf = [](std::vector<ZoneBandMark> bands) {
        OverlayScene scene;
        ZoneMark zone;
        zone.bands = std::move(bands);
        scene.zones = {zone};
        return painted(scene, Theme::Day).pixelColor(200, 200).name();
    };
    const geometry::MapArea inner = {{testing::rectangle(-50, -50, 50, 50)}},
                            outer = {{testing::rectangle(60, -100, 100, 100)}};
    EXPECT_EQ(middleOf({{inner, 1.0}}), middleOf({{outer, 0}, {outer, 0.5}, {inner, 1.0}}));
    EXPECT_NE(middleOf({{inner, 1.0}}), middleOf({{inner, 0.5}}));
}

TEST(OverlayPainter, TheFloodLetsTheGroundThroughAndItsEdgeIsDashed) {
    for (const Theme theme : kThemes) {
        OverlayScene scene;
        ZoneMark zone;
        zone.bands = {{{{testing::rectangle(-100, -100, 100, 100)}}, 0},
                      {{{testing::rectangle(-50, -50, 50, 50)}}, 0.5}};
        scene.zones = {zone};
        const QImage image = painted(scene, theme);
        const Palette& p = palette(theme);
        const QColor shallow = image.pixelColor(200, 120), deep = image.pixelColor(200, 200);
        const double a = p.floodOpacity[0];
        EXPECT_NEAR(shallow.red(), p.land.red() * (1 - a) + p.flood.red() * a, 3);
        EXPECT_NEAR(shallow.blue(), p.land.blue() * (1 - a) + p.flood.blue() * a, 3);
        EXPECT_LT(std::abs(deep.blue() - p.flood.blue()), std::abs(shallow.blue() - p.flood.blue()))
            << "deeper is bluer";
        EXPECT_GE(changesAlongTop(image, p.floodEdge, 100, 110, 290), 20);
        EXPECT_EQ(image.pixelColor(50, 50).name(), p.land.name());
    }
}

TEST(OverlayPainter, ATrialZoneIsNotFilled) {
    OverlayScene scene;
    ZoneMark zone;
    zone.trial = true;
    zone.bands = {{{{testing::rectangle(-100, -100, 100, 100)}}, 0}};
    scene.zones = {zone};
    const QImage image = painted(scene, Theme::Day);
    EXPECT_GT(countOf(image, QRect(120, 120, 160, 160), palette(Theme::Day).land, 2), 15000) << "hatched only";
    EXPECT_LT(countOf(image, QRect(120, 120, 160, 160), palette(Theme::Day).land, 2), 160 * 160);
}

TEST(OverlayPainter, AWarningAreaIsOutlineHatchAndHandlesWithoutFilling) {
    OverlayScene scene;
    AreaMark area;
    area.area = {{testing::rectangle(-100, -100, 100, 100)}};
    area.urgency = Urgency::High;
    area.editable = true;
    scene.areas = {area};
    const QColor colour = urgencyColours(Urgency::High, palette(Theme::Day)).fill;
    const QImage image = painted(scene, Theme::Day);
    EXPECT_GT(countOf(image, QRect(110, 98, 180, 4), colour), 300) << "outline";
    EXPECT_GT(countOf(image, QRect(96, 96, 8, 8), palette(Theme::Day).panel), 30) << "handle";
    EXPECT_GT(countOf(image, QRect(120, 120, 160, 160), palette(Theme::Day).land, 2), 14000) << "hatched, not filled";
    OverlayState state;
    state.editing = true;
    state.activeCorner = CornerRef{0, 0, 0, 3};  // north-west corner
    EXPECT_GT(countOf(painted(scene, Theme::Day, state), QRect(96, 96, 8, 8), colour), 40)
        << "the active corner is filled";
}

TEST(OverlayPainter, TheChosenMarkCarriesARing) {
    OverlayScene scene;
    scene.stations = {station(Freshness::Fresh)};
    const int before = countOf(painted(scene, Theme::Day), kMark.adjusted(-6, -6, 6, 6), palette(Theme::Day).action);
    scene.selection = {MarkKind::Station, "AUE-WEHR"};
    const int after = countOf(painted(scene, Theme::Day), kMark.adjusted(-6, -6, 6, 6), palette(Theme::Day).action);
    EXPECT_GT(after, before + 200);
}

TEST(OverlayPainter, AMissingMapIsSaidInTheMiddle) {
    OverlayState state;
    state.notice = "Keine Karte geladen";
    state.noticeRect = QRectF(0, 0, 400, 400);
    EXPECT_GT(countOf(painted({}, Theme::Night, state), QRect(100, 170, 200, 60), palette(Theme::Night).panel), 4000);
}

TEST(Palette, InkOnEveryBadgeAndSignReads) {
    for (const Theme theme : kThemes) {
        for (const Urgency urgency :
             {Urgency::None, Urgency::Note, Urgency::Medium, Urgency::High, Urgency::VeryHigh}) {
            const MarkColours colours = urgencyColours(urgency, palette(theme));
            EXPECT_GE(contrast(colours.fill, colours.ink), 4.5)
                << static_cast<int>(theme) << " urgency " << static_cast<int>(urgency);
        }
    }
    for (int i = 0; i < 8; ++i) {
        const MarkColours colours = organisationColours(static_cast<Organisation>(i));
        // White on fire red is given by DV 102; its text is large and bold, for which 3:1 is asked.
        EXPECT_GE(contrast(colours.fill, colours.ink), 3.0) << i;
    }
}

TEST(Palette, TextReadsOnItsHaloAndMarksStandOutFromTheGround) {
    for (const Theme theme : {Theme::Day, Theme::Night, Theme::GreyDay, Theme::GreyNight}) {
        const Palette& p = palette(theme);
        for (const QColor& text : {p.placeText, p.streetText, p.waterText})
            EXPECT_GE(contrast(text, p.groundHalo), 4.5) << static_cast<int>(theme);
        for (const QColor& text : {p.text, p.second}) EXPECT_GE(contrast(text, p.halo), 4.5);
        for (const QColor& ground : {p.land, p.builtUp, p.green, p.forest})
            EXPECT_GE(contrast(p.floodEdge, ground), 3.0) << static_cast<int>(theme);
        EXPECT_GE(contrast(p.action, p.halo), 3.0);
    }
}

TEST(Palette, AnUnknownThemeIsDay) {
    EXPECT_EQ(themeOf("night"), Theme::Night);
    EXPECT_EQ(themeOf("grey"), Theme::GreyDay);
    EXPECT_EQ(themeOf("grey-night"), Theme::GreyNight);
    EXPECT_EQ(themeOf("pink"), Theme::Day);
}

}  // namespace
}  // namespace map
