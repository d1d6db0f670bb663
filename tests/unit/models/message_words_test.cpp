// SPDX-License-Identifier: EUPL-1.2
// As whom a person is shown who spoke for a post: the post, where it is not the one that they are enrolled with.
#include "console/models/message_words.h"

#include <gtest/gtest.h>

namespace {

std::string spoken(const std::string& enrolled, const std::string& source) {
    wire::Roster::Person person;
    person.enrolment.function = enrolled;
    return models::spokenFunction(person, source).toStdString();
}

}  // namespace

TEST(SpokenFunction, ThePostCountsThatWasSpokenFrom) {
    EXPECT_EQ(spoken("S2 Lage", "post:S3"), "S3");
    EXPECT_EQ(spoken("S2 Lage", "post:S2"), "S2 Lage") << "the same post, by its whole name";
    EXPECT_EQ(spoken("Leiter", "post:LdS"), "Leiter");
    EXPECT_EQ(spoken("", "post:Sichter"), "Sichter");
}

TEST(SpokenFunction, WithoutAPostItIsTheOneOfTheRoster) {
    EXPECT_EQ(spoken("S2 Lage", ""), "S2 Lage");
    EXPECT_EQ(spoken("S2 Lage", "post:"), "S2 Lage");
    EXPECT_EQ(spoken("S2 Lage", "unit:Florian 1"), "S2 Lage");
}
