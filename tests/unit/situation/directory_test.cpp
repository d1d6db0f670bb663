// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "gis/situation/situation.h"
#include "tests/unit/situation/told.h"

namespace {

using situation::Situation;
using told::at;
using wire::CallMove;

constexpr const char* kSomeCall = "00000000000000000000000000000001";
constexpr const char* kAnna = "00000000000000000000000000000002";
constexpr const char* kBernd = "00000000000000000000000000000003";

Situation directoryOf(const told::Journal& journal) {
    Situation picture;
    for (const auto& record : journal.records) picture.fold(record);
    return picture;
}
wire::Contact someContact(const char* id, const std::string& name) {
    wire::Contact one;
    one.contact = id, one.function = "S1", one.name = name, one.reach = {{"mobile", "0151 000001"}};
    return one;
}
wire::CallUp someCall(const std::string& meeting) {
    wire::CallUp one;
    one.call = kSomeCall, one.subject = "Krisenstab", one.text = "Bitte kommen.", one.meeting = meeting;
    one.targets = {{kAnna, "S1", "Anna", {"mobile", "1"}},
                   {kAnna, "S1", "Anna", {"mail", "a@x.example"}},
                   {kBernd, "S2", "Bernd", {"mobile", "2"}}};
    return one;
}
wire::CallStep callStep(const char* contact, CallMove move, const std::string& means = "",
                        const std::string& note = "") {
    return {kSomeCall, contact, move, means, {}, note};
}

}  // namespace

TEST(DirectoryFold, OfTwoEditsAtOnceBothAreSeenAndWhatIsTakenOutGoes) {
    told::Journal journal;
    const auto first = journal.say("post:S1", someContact(kAnna, "Anna")).envelope.id;
    auto changed = someContact(kAnna, "Anna B.");
    changed.basedOn = first;
    journal.say("post:S1", changed);
    EXPECT_FALSE(directoryOf(journal).work.contacts.at(kAnna).rival.has_value());
    changed.name = "Anna C.";
    const auto third = journal.say("post:S6", changed).envelope.id;
    const auto picture = directoryOf(journal);
    EXPECT_EQ(picture.work.contacts.at(kAnna).contact.name, "Anna C.");
    ASSERT_TRUE(picture.work.contacts.at(kAnna).rival.has_value());
    EXPECT_EQ(picture.work.contacts.at(kAnna).rival->said.name, "Anna B.");
    changed.ended = true, changed.basedOn = third;
    journal.say("post:S1", changed);
    EXPECT_TRUE(directoryOf(journal).work.contacts.empty());
}

TEST(DirectoryFold, OnCallIsFromTheBeginningToBeforeTheEnd) {
    auto one = someContact(kAnna, "Anna");
    EXPECT_FALSE(situation::isOnCall(one, at(0)));
    one.onCallFrom = at(10), one.onCallUntil = at(20);
    EXPECT_FALSE(situation::isOnCall(one, at(9)));
    EXPECT_TRUE(situation::isOnCall(one, at(10)));
    EXPECT_FALSE(situation::isOnCall(one, at(20)));
    one.onCallUntil.reset();
    EXPECT_TRUE(situation::isOnCall(one, at(99)));
}

TEST(CallFold, IsOpenUntilEachHasComeOrDeclined) {
    told::Journal journal;
    journal.say("post:S1", someCall("Rathaus"));
    const auto viewOf = [&] { return directoryOf(journal).work.calls.at(kSomeCall); };
    EXPECT_EQ(calledOf(viewOf()).size(), 2u);
    journal.say("dispatch", callStep(kAnna, CallMove::Queued, "mobile"));
    journal.say("dispatch", callStep(kAnna, CallMove::Failed, "mobile", "kein Netz"));
    journal.say("dispatch", callStep(kAnna, CallMove::Sent, "mail"));
    EXPECT_EQ(viewOf().deliveries.at(kAnna).at("mobile").note, "kein Netz");
    EXPECT_EQ(viewOf().deliveries.at(kAnna).at("mail").state, CallMove::Sent);
    journal.say("post:S1", callStep(kBernd, CallMove::Declined, "phone", "krank"));
    auto coming = callStep(kAnna, CallMove::Coming, "phone");
    coming.arrival = at(600);
    journal.say("post:S1", coming);
    EXPECT_TRUE(isOpen(viewOf())) << "who comes has not come yet";
    EXPECT_EQ(viewOf().answers.at(kAnna).arrival, at(600));
    journal.say("post:S1", callStep(kAnna, CallMove::Arrived));
    EXPECT_FALSE(isOpen(viewOf()));
}

TEST(CallFold, AnIntentThatComesLateTakesNothingBack) {
    told::Journal journal;
    journal.say("post:S1", someCall("Rathaus"));
    journal.say("dispatch", callStep(kAnna, CallMove::Sent, "mail"));
    journal.say("dispatch", callStep(kAnna, CallMove::Queued, "mail"));
    EXPECT_EQ(directoryOf(journal).work.calls.at(kSomeCall).deliveries.at(kAnna).at("mail").state, CallMove::Sent);
}

TEST(CallFold, WithoutAMeetingAnAnswerIsEnoughAndAClosedOneIsOver) {
    told::Journal journal;
    journal.say("post:S1", someCall(""));
    journal.say("post:S1", callStep(kAnna, CallMove::Coming));
    EXPECT_TRUE(isOpen(directoryOf(journal).work.calls.at(kSomeCall)));
    journal.say("post:S1", callStep("", CallMove::Closed, "", "Lage entspannt"));
    const auto view = directoryOf(journal).work.calls.at(kSomeCall);
    EXPECT_FALSE(isOpen(view));
    ASSERT_EQ(view.notes.size(), 1u);
    EXPECT_EQ(view.notes.front().note, "Lage entspannt");
}

TEST(CallFold, ASecondCallUnderItsIdAndStepsOfStrangersChangeNothing) {
    told::Journal journal;
    journal.say("post:S1", someCall("Rathaus"));
    auto other = someCall("Anderswo");
    other.targets.resize(1);
    journal.say("post:S3", other);
    journal.say("post:S1", callStep("00000000000000000000000000000009", CallMove::Coming));
    const auto picture = directoryOf(journal);
    EXPECT_EQ(picture.work.calls.at(kSomeCall).call.meeting, "Rathaus");
    EXPECT_TRUE(picture.work.calls.at(kSomeCall).answers.empty());
}

TEST(CallFold, DeletedRecordsTakeNamesAndAnswersAlong) {
    told::Journal journal;
    const auto said = journal.say("post:S1", someContact(kAnna, "Anna")).sequence;
    const auto called = journal.say("post:S1", someCall("Rathaus")).sequence;
    const auto ill = journal.say("post:S1", callStep(kBernd, CallMove::Declined, "phone", "krank")).sequence;
    wire::Redacted gone{{{said, said}, {ill, ill}}, {}, "order", "privacy", "p:a"};
    journal.say("core", gone);
    auto picture = directoryOf(journal);
    EXPECT_TRUE(picture.work.contacts.empty());
    EXPECT_TRUE(picture.work.calls.at(kSomeCall).answers.empty());
    gone.spans = {{called, called}};
    journal.say("core", gone);
    EXPECT_TRUE(directoryOf(journal).work.calls.empty());
}

TEST(SeatFold, TheNewestOfEachDeviceCounts) {
    told::Journal journal;
    const auto seat = [&](std::uint8_t device, wire::SeatMove move, const char* person) {
        auto& record = journal.say("post:S2", wire::Seat{move, person, "PC 4"});
        record.submitter.bytes = {device}, record.envelope.author = person;
    };
    seat(1, wire::SeatMove::Taken, "p:a");
    seat(2, wire::SeatMove::Taken, "p:b");
    seat(1, wire::SeatMove::Left, "p:a");
    const auto picture = directoryOf(journal);
    ASSERT_EQ(picture.work.seats.size(), 2u);
    wire::DeviceId first;
    first.bytes = {1};
    EXPECT_EQ(picture.work.seats.at(first.text()).seat.move, wire::SeatMove::Left);
}
