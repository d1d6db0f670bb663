// SPDX-License-Identifier: EUPL-1.2
#include "gis/warning/contact_data.h"

#include <gtest/gtest.h>

namespace {

TEST(Placeholder, IsWhatTheDemoTownAndDocumentsUse) {
    for (const char* text :
         {"lage@auental.example", "https://auental.example/warnung", "https://AUENTAL.EXAMPLE",
          "Bürgertelefon 0000 115000", "lage@example.com", "https://www.example.org:8080/x", "stadt.test",
          "lage@your-town.example.", "lage@YOUR-TOWN.de", "https://www.YOUR-TOWN.de/warnung"})
        EXPECT_TRUE(warning::isPlaceholder(text)) << text;
}

TEST(Placeholder, IsNothingThatATownCanHave) {
    for (const char* text :
         {"", "lage@stadt-lauf.de", "https://www.lauf.de/warnung?test=1", "Bürgertelefon 09123 184-0", "+49 9123 1840",
          "https://beispiel.de/warn.example.html", "https://counterexample.com", "lage@test.de", "115"})
        EXPECT_FALSE(warning::isPlaceholder(text)) << text;
}

TEST(Sender, IsAnAddressWithoutWhatCapForbids) {
    for (const char* text : {"lage@stadt-lauf.de", "lauf.de"}) EXPECT_TRUE(warning::isSender(text)) << text;
    for (const char* text : {"", "Stadt Lauf", "lage@stadt lauf.de", "a@b.de,c@d.de", "<lage@lauf.de>", "lage"})
        EXPECT_FALSE(warning::isSender(text)) << text;
}

}  // namespace
