// SPDX-License-Identifier: EUPL-1.2
#include "console/models/start_page.h"

#include <gtest/gtest.h>

TEST(StartPage, IsThatOfTheFunction) {
    for (const auto& [function, page] :
         {std::pair{"S1 Personal", "units"}, std::pair{"S2 Lage", "lage"}, std::pair{"S3 Einsatz", "orders"},
          std::pair{"S4", "boards"}, std::pair{"S5 Presse", "warning"}, std::pair{"S6 IuK", "system"},
          std::pair{"SMS-Umwelt", "log"}, std::pair{"BuMA", "warning"}, std::pair{"Leiter des Stabes", "lage"},
          std::pair{"Sichter", "messages"}, std::pair{"Fachberater Deich", "lage"}, std::pair{"", "lage"}})
        EXPECT_EQ(models::startPageOf(function).toStdString(), page) << function;
}
