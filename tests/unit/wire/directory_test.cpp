// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "broker/wire/codec.h"
#include "broker/wire/retention.h"
#include "broker/wire/roster.h"
#include "broker/wire/urgency.h"

namespace {

using namespace wire;

constexpr const char* kAnyContact = "00000000000000000000000000000001";

template <class Payload>
std::string faultIn(const Payload& payload) {
    const auto rejection = checkPayload(KindOf<Payload>::kKind, 1, encodePayload(payload));
    return rejection ? std::to_string(static_cast<int>(rejection->code)) + " " + rejection->where : "";
}
Contact someContact() {
    Contact one;
    one.contact = kAnyContact, one.function = "S1", one.reach = {{"mobile", "0151 000001"}};
    return one;
}
CallUp someCall() {
    CallUp one;
    one.call = kAnyContact, one.subject = "Krisenstab", one.text = "Bitte kommen.";
    one.targets = {{kAnyContact, "S1", "A. Beispiel", {"mobile", "0151 000001"}}};
    return one;
}

}  // namespace

TEST(DirectoryOnTheWire, AContactHasAFunctionARankAndAnEndBehindItsBeginning) {
    EXPECT_EQ(faultIn(someContact()), "");
    Contact bad = someContact();
    bad.contact = "S1";
    EXPECT_EQ(faultIn(bad), "111 payload.contact");
    bad = someContact(), bad.function.clear();
    EXPECT_NE(faultIn(bad), "");
    bad = someContact(), bad.rank = 0;
    EXPECT_EQ(faultIn(bad), "112 payload.rank");
    bad = someContact(), bad.onCallFrom = base::Instant{2000}, bad.onCallUntil = base::Instant{1000};
    EXPECT_EQ(faultIn(bad), "112 payload.onCallUntil");
    bad = someContact(), bad.reach = {{"mobile", ""}};
    EXPECT_EQ(faultIn(bad).substr(4), "payload.reach.0.address");
}

TEST(DirectoryOnTheWire, ACallGoesToSomebodyByEachWayOnce) {
    EXPECT_EQ(faultIn(someCall()), "");
    CallUp bad = someCall();
    bad.targets.clear();
    EXPECT_EQ(faultIn(bad), "102 payload.targets");
    bad = someCall(), bad.text = " ";
    EXPECT_EQ(faultIn(bad), "111 payload.text");
    bad = someCall(), bad.targets.push_back(bad.targets.front());
    EXPECT_EQ(faultIn(bad), "111 payload.targets.1");
    bad.targets.back().reach = {"mail", "a@auental.example"};
    EXPECT_EQ(faultIn(bad), "");
}

TEST(DirectoryOnTheWire, AStepSaysWhose) {
    EXPECT_EQ(faultIn(CallStep{kAnyContact, "", CallMove::Coming, "phone", {}, ""}), "102 payload.contact");
    EXPECT_EQ(faultIn(CallStep{kAnyContact, kAnyContact, CallMove::Coming, "phone", base::Instant{5}, ""}), "");
    EXPECT_EQ(faultIn(CallStep{kAnyContact, "", CallMove::Closed, "", {}, ""}), "");
    EXPECT_EQ(faultIn(CallStep{kAnyContact, "", CallMove::Noted, "", {}, ""}), "102 payload.note");
}

TEST(DirectoryOnTheWire, CallsAreSignedAndUrgentAndNamesCanBeDeleted) {
    EXPECT_TRUE(Roster::mustBeSigned(Kind::CallUp));
    EXPECT_TRUE(isUrgent(Kind::CallUp, {}));
    EXPECT_FALSE(isUrgent(Kind::CallStep, {}));  // it must not overtake its call
    for (const Kind kind : {Kind::Contact, Kind::CallUp, Kind::CallStep, Kind::Seat}) EXPECT_TRUE(isRedactable(kind));
}
