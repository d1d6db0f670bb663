// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "console/map/tile_grid.h"
#include "console/map/view_fit.h"

namespace map {
namespace {

constexpr geometry::MapBox kTownBox{0, 0, 7000, 5500};
const QSizeF kPane(1428, 872);
const QRectF kFree(302, 64, 1126, 752);

/// What the fitted view shows.
geometry::MapBox shown(const FittedView& view) {
    const double halfM = kPane.width() / 2 * metresPerPixel(view.level),
                 halfHighM = kPane.height() / 2 * metresPerPixel(view.level);
    return {view.centre.eastM - halfM, view.centre.northM - halfHighM, view.centre.eastM + halfM,
            view.centre.northM + halfHighM};
}
bool holds(const geometry::MapBox& outer, const geometry::MapBox& inner) {
    return outer.westM <= inner.westM && outer.southM <= inner.southM && outer.eastM >= inner.eastM &&
           outer.northM >= inner.northM;
}

TEST(ViewFit, NothingBeyondTheTownIsShownWhereTheTownFillsThePane) {
    for (const geometry::MapBox& box :
         {geometry::MapBox{10, 10, 900, 900}, geometry::MapBox{1500, 2400, 3400, 5500},
          geometry::MapBox{6000, 100, 7000, 1500}, geometry::MapBox{3000, 2000, 3100, 2100}}) {
        const FittedView view = fittedView({box, kPane, kFree, kTownBox});
        EXPECT_TRUE(holds(kTownBox, shown(view))) << box.westM << " " << box.southM;
        EXPECT_TRUE(holds(shown(view), box)) << "and the box is whole";
    }
}

TEST(ViewFit, ANearerLevelIsTakenWhereItFillsThePaneAndHoldsTheBox) {
    const geometry::MapBox box{1500, 2100, 4400, 5400};
    const FittedView withoutTown = fittedView({box, kPane, kFree, std::nullopt});
    const FittedView view = fittedView({box, kPane, kFree, kTownBox});
    EXPECT_LT(view.level, withoutTown.level);
    EXPECT_TRUE(holds(shown(view), box));
    EXPECT_TRUE(holds(kTownBox, shown(view)));
}

TEST(ViewFit, WithoutATownTheBoxIsCentredInTheFreeRoom) {
    const geometry::MapBox box{1000, 1000, 2000, 2000};
    const FittedView view = fittedView({box, kPane, kFree, std::nullopt});
    const double metres = metresPerPixel(view.level);
    EXPECT_NEAR((1500 - shown(view).westM) / metres, kFree.center().x(), 1);
    EXPECT_NEAR((shown(view).northM - 1500) / metres, kFree.center().y(), 1);
}

TEST(ViewFit, ATownSmallerThanThePaneIsWholeWithinIt) {
    const FittedView view = fittedView({kTownBox, kPane, kFree, kTownBox});
    EXPECT_TRUE(holds(shown(view), kTownBox));
}

TEST(ViewFit, ByHandTheViewLeavesTheTownByAQuarterOfThePaneAtMost) {
    const QSizeF paneM(2000, 1000);
    EXPECT_DOUBLE_EQ(heldCentre({-9999, 2000}, paneM, kTownBox).eastM, 500);
    EXPECT_DOUBLE_EQ(heldCentre({99999, 2000}, paneM, kTownBox).eastM, 6500);
    EXPECT_DOUBLE_EQ(heldCentre({3000, -9999}, paneM, kTownBox).northM, 250);
    EXPECT_DOUBLE_EQ(heldCentre({3000, 2000}, paneM, kTownBox).northM, 2000) << "within it nothing is held";
    const geometry::MapPoint far = heldCentre({1e7, 1e7}, {40000, 30000}, kTownBox);
    EXPECT_LE(far.eastM, 40000 * 0.25 + 7000) << "a town smaller than the pane is not lost";
}

}  // namespace
}  // namespace map
