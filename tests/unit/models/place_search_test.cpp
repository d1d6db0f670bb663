// SPDX-License-Identifier: EUPL-1.2
#include "console/models/place_search.h"

#include <gtest/gtest.h>

#include "tests/qml/invented.h"

namespace models {
namespace {

/// Packages know streets, not houses: what was asked with a number once found nothing.
TEST(PlaceSearch, AHouseLeadsToItsStreetAndSaysSo) {
    const base::SteppedClock clock(invented::evening());
    session::Store store(clock);
    fusion::Town town = invented::town();
    fusion::Street street;
    street.name = "Mühlgasse";
    street.line = {{432000, 5478000}, {432300, 5478100}};
    town.streets.push_back(street);
    store.setTown(town, std::nullopt, {});
    const Format format(Language::German);
    const auto whole = findPlaces(QStringLiteral("Mühlgasse"), store, format);
    ASSERT_EQ(whole.size(), 1U);
    for (const char* asked : {"Mühlgasse 4", "muehlgasse 4a", "Mühlgasse 12 b"}) {
        const auto house = findPlaces(QString::fromUtf8(asked), store, format);
        ASSERT_EQ(house.size(), 1U) << asked;
        EXPECT_EQ(house.front().box, whole.front().box);
        EXPECT_TRUE(house.front().kind.contains(QStringLiteral("Hausnummern kennt das Ortspaket nicht")));
    }
    EXPECT_TRUE(findPlaces(QStringLiteral("Nirgendsweg 4"), store, format).empty());
    EXPECT_TRUE(findPlaces(QStringLiteral("Seniorenheim 4"), store, format).empty()) << "a home is no street";
    EXPECT_FALSE(findPlaces(QStringLiteral("Seniorenheim"), store, format).empty());
}

}  // namespace
}  // namespace models
