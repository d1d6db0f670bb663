// SPDX-License-Identifier: EUPL-1.2
#include "gis/situation/staff_work.h"

#include <gtest/gtest.h>

#include "gis/situation/situation.h"
#include "gis/situation/snapshot.h"
#include "tests/unit/situation/told.h"

namespace {

using situation::Situation;
using told::at;

constexpr const char* kOrder = "00000000000000000000000000000001";
constexpr const char* kSector = "00000000000000000000000000000002";
constexpr const char* kItem = "00000000000000000000000000000003";

/// The picture of what was said so far.
Situation pictureOf(const told::Journal& journal) {
    Situation picture;
    for (const auto& record : journal.records) picture.fold(record);
    return picture;
}

wire::Report report(const std::string& subject) {
    wire::Report message;
    message.from = "EAL Nord", message.to = "S2", message.subject = subject, message.text = "Der Deich ist weich.";
    message.writtenAt = at(-30);
    return message;
}
wire::ReportStep step(const wire::MessageId& of, wire::ReportMove move, std::vector<std::string> functions = {},
                      const std::string& function = "", const std::string& note = "") {
    wire::ReportStep said;
    said.report = of, said.move = move, said.functions = std::move(functions), said.function = function;
    said.note = note;
    return said;
}
wire::Order order(const std::string& subject) {
    wire::Order said;
    said.order = kOrder, said.to = "S4", said.subject = subject, said.deadline = at(600);
    return said;
}
wire::Drawing sector(const std::string& name) {
    wire::Drawing drawing;
    drawing.drawing = kSector, drawing.use = "sector", drawing.name = name, drawing.shape = wire::DrawingShape::Area;
    drawing.area = {{{{514000000, 74000000}, {514000000, 74100000}, {514100000, 74000000}}}};
    return drawing;
}

}  // namespace

TEST(MessageFold, IsOpenUntilItWasSightedAndEachFunctionIsDone) {
    told::Journal journal;
    const auto id = journal.say("unit:A", report("Deich")).envelope.id;
    const auto viewOf = [&] { return pictureOf(journal).work.reports.at(id.text()); };
    EXPECT_TRUE(isOpen(viewOf()));
    EXPECT_FALSE(isSighted(viewOf()));
    journal.tick(at(10));
    journal.say("post:Sichter", step(id, wire::ReportMove::Routed, {"S3", "S4"}));
    EXPECT_EQ(waitingFor(viewOf()), (std::vector<std::string>{"S3", "S4"}));
    journal.say("post:S3", step(id, wire::ReportMove::Done, {}, "S3"));
    EXPECT_EQ(waitingFor(viewOf()), (std::vector<std::string>{"S4"}));
    EXPECT_TRUE(isOpen(viewOf()));
    journal.say("post:S4", step(id, wire::ReportMove::Done, {}, "S4"));
    EXPECT_FALSE(isOpen(viewOf()));
    EXPECT_EQ(viewOf().done.at("S3"), at(10));
    journal.say("post:S3", step(id, wire::ReportMove::Undone, {}, "S3"));
    EXPECT_TRUE(isOpen(viewOf()));
    // Sighted anew: who is done stays done, who is new has to act.
    journal.say("post:Sichter", step(id, wire::ReportMove::Routed, {"S4", "S6"}));
    EXPECT_EQ(waitingFor(viewOf()), (std::vector<std::string>{"S6"}));
}

TEST(MessageFold, OutgoingIsOpenUntilItWasSent) {
    told::Journal journal;
    wire::Report message = report("Nachforderung");
    message.direction = wire::Direction::Outgoing;
    const auto id = journal.say("post:S3", message).envelope.id;
    EXPECT_TRUE(isOpen(pictureOf(journal).work.reports.at(id.text())));
    wire::ReportStep sent = step(id, wire::ReportMove::Sent);
    sent.means = "Funk", sent.at = at(120);
    journal.say("post:S6", sent);
    const auto picture = pictureOf(journal);
    const auto& view = picture.work.reports.at(id.text());
    EXPECT_FALSE(isOpen(view));
    EXPECT_EQ(view.sentAt, at(120));
    EXPECT_EQ(view.sentBy, "Funk");
}

TEST(MessageFold, NotesAddAndNothingIsTakenAway) {
    told::Journal journal;
    const auto id = journal.say("unit:A", report("Deich")).envelope.id;
    journal.say("post:S2", step(id, wire::ReportMove::Noted, {}, "", "Rückfrage läuft"));
    journal.say("post:S3", step(id, wire::ReportMove::Noted, {}, "", "bestätigt"));
    const auto picture = pictureOf(journal);
    const auto& notes = picture.work.reports.at(id.text()).notes;
    ASSERT_EQ(notes.size(), 2u);
    EXPECT_EQ(notes[0].note, "Rückfrage läuft");
    EXPECT_EQ(notes[1].by.source, "post:S3");
}

TEST(MessageFold, OfTheEndedOnlyTheNewestStayAndNoOpenOneLeaves) {
    told::Journal journal;
    const auto open = journal.say("unit:A", report("bleibt")).envelope.id;
    std::vector<wire::MessageId> ids;
    for (std::size_t i = 0; i < situation::kWorkEndedMax + 5; ++i) {
        ids.push_back(journal.say("unit:A", report("Nr. " + std::to_string(i))).envelope.id);
        journal.say("post:S2", step(ids.back(), wire::ReportMove::Routed, {"S2"}));
        journal.say("post:S2", step(ids.back(), wire::ReportMove::Done, {}, "S2"));
    }
    const auto picture = pictureOf(journal);
    EXPECT_EQ(picture.work.reports.size(), situation::kWorkEndedMax + 1);
    EXPECT_TRUE(picture.work.reports.contains(open.text()));
    EXPECT_FALSE(picture.work.reports.contains(ids[4].text()));
    EXPECT_TRUE(picture.work.reports.contains(ids[5].text()));
}

TEST(OrderFold, ItsStateIsTheNewestStepAndAReceiptTakesNothingBack) {
    told::Journal journal;
    journal.say("post:S3", order("Diesel"));
    const auto stateAfter = [&](wire::OrderMove move, const std::string& note = "") {
        journal.tick(journal.now().plusS(60));
        journal.say("post:S4", wire::OrderStep{kOrder, move, "S4", note});
        return pictureOf(journal).work.orders.at(kOrder).state;
    };
    using situation::OrderState;
    EXPECT_EQ(stateAfter(wire::OrderMove::Receipted), OrderState::Receipted);
    EXPECT_EQ(stateAfter(wire::OrderMove::Begun), OrderState::Begun);
    EXPECT_EQ(stateAfter(wire::OrderMove::Receipted), OrderState::Begun);
    EXPECT_EQ(pictureOf(journal).work.orders.at(kOrder).stateSince, at(120));
    EXPECT_EQ(stateAfter(wire::OrderMove::Noted, "halb voll"), OrderState::Begun);
    EXPECT_EQ(stateAfter(wire::OrderMove::Impossible, "kein Diesel"), OrderState::Impossible);
    EXPECT_TRUE(isOpen(pictureOf(journal).work.orders.at(kOrder)));  // somebody has to react
    EXPECT_FALSE(isOverdue(pictureOf(journal).work.orders.at(kOrder), at(600)));
    EXPECT_TRUE(isOverdue(pictureOf(journal).work.orders.at(kOrder), at(601)));
    EXPECT_EQ(stateAfter(wire::OrderMove::Done), OrderState::Done);
    EXPECT_FALSE(isOverdue(pictureOf(journal).work.orders.at(kOrder), at(601)));
    EXPECT_EQ(stateAfter(wire::OrderMove::Reopened), OrderState::Given);
    EXPECT_EQ(pictureOf(journal).work.orders.at(kOrder).steps.size(), 7u);
}

TEST(EditedAtOnce, BothStayToBeSeenUntilSomebodyHasSeenBoth) {
    told::Journal journal;
    const auto first = journal.say("post:S3", sector("EA Nord")).envelope.id;
    wire::Drawing mine = sector("EA Nord 1"), theirs = sector("EA Nordost");
    mine.basedOn = theirs.basedOn = first;
    const auto earlier = journal.say("post:S2", mine).envelope.id;
    EXPECT_FALSE(pictureOf(journal).work.drawings.at(kSector).rival.has_value());
    journal.say("post:S3", theirs);
    const auto picture = pictureOf(journal);
    const auto& view = picture.work.drawings.at(kSector);
    EXPECT_EQ(view.drawing.name, "EA Nordost");
    ASSERT_TRUE(view.rival.has_value());
    EXPECT_EQ(view.rival->said.name, "EA Nord 1");
    EXPECT_EQ(view.rival->by.id, earlier);
    wire::Drawing settled = sector("EA Nord");
    settled.basedOn = view.by.id;
    journal.say("post:S2", settled);
    EXPECT_FALSE(pictureOf(journal).work.drawings.at(kSector).rival.has_value());
}

TEST(EditedAtOnce, WhatComesLateFromOldGroundStandsBesideAndOverrulesNothing) {
    told::Journal journal;
    const auto first = journal.say("post:S3", sector("EA Nord")).envelope.id;
    journal.tick(at(3 * 3600));
    wire::Drawing now = sector("EA Nord neu"), late = sector("EA Nord alt");
    now.basedOn = late.basedOn = first;
    journal.say("post:S3", now);
    journal.say("post:S2", late, at(60));  // written offline three hours ago
    const auto picture = pictureOf(journal);
    const auto& view = picture.work.drawings.at(kSector);
    EXPECT_EQ(view.drawing.name, "EA Nord neu");
    ASSERT_TRUE(view.rival.has_value());
    EXPECT_EQ(view.rival->said.name, "EA Nord alt");
}

TEST(EditedAtOnce, WhatComesLateFromWhatStandsCounts) {
    told::Journal journal;
    const auto first = journal.say("post:S3", sector("EA Nord")).envelope.id;
    journal.tick(at(3 * 3600));
    wire::Drawing late = sector("EA Nord offline");
    late.basedOn = first;
    journal.say("post:S2", late, at(60));
    const auto picture = pictureOf(journal);
    EXPECT_EQ(picture.work.drawings.at(kSector).drawing.name, "EA Nord offline");
    EXPECT_FALSE(picture.work.drawings.at(kSector).rival.has_value());
}

TEST(DrawingFold, EndsByHandAndByItsTime) {
    told::Journal journal;
    const auto first = journal.say("post:S3", sector("EA Nord")).envelope.id;
    wire::Drawing ended = sector("EA Nord");
    ended.ended = true, ended.basedOn = first;
    journal.say("post:S3", ended);
    EXPECT_TRUE(pictureOf(journal).work.drawings.empty());
    wire::Drawing timed = sector("EA Süd");
    timed.until = at(900);
    journal.say("post:S3", timed);
    journal.tick(at(899));
    EXPECT_EQ(pictureOf(journal).work.drawings.size(), 1u);
    journal.tick(at(900));
    EXPECT_TRUE(pictureOf(journal).work.drawings.empty());
}

TEST(BoardFold, SinceWhenItsStateStandsIsNotMovedByFigures) {
    told::Journal journal;
    wire::BoardItem item;
    item.item = kItem, item.board = wire::Board::Shelter, item.name = "Turnhalle", item.state = "open";
    auto id = journal.say("post:S4", item).envelope.id;
    journal.tick(at(300));
    item.figures = {{"occupied", 40}}, item.basedOn = id;
    id = journal.say("post:S4", item).envelope.id;
    EXPECT_EQ(pictureOf(journal).work.board.at(kItem).stateSince, at(0));
    item.state = "full", item.basedOn = id;
    journal.say("post:S4", item);
    const auto picture = pictureOf(journal);
    EXPECT_EQ(picture.work.board.at(kItem).stateSince, at(300));
    EXPECT_EQ(picture.work.board.at(kItem).since, at(0));
    EXPECT_EQ(picture.work.board.at(kItem).item.figures.at("occupied"), 40);
}

TEST(DecisionFold, OneThatTakesAnothersPlaceSaysSoAtTheOldOne) {
    told::Journal journal;
    wire::Decision decision;
    decision.subject = "Räumung", decision.text = "Räumung ab 20:30.", decision.function = "LdS";
    decision.grounds = {{"station:A", "388 cm", std::nullopt, at(0)}};
    const auto first = journal.say("post:LdS", decision).envelope.id;
    decision.text = "Räumung sofort.", decision.replaces = first;
    const auto second = journal.say("post:LdS", decision).envelope.id;
    const auto picture = pictureOf(journal);
    EXPECT_EQ(picture.work.decisions.at(first.text()).replacedBy, second);
    EXPECT_FALSE(picture.work.decisions.at(second.text()).replacedBy.has_value());
    EXPECT_EQ(picture.work.decisions.at(second.text()).decision.grounds.size(), 1u);
}

TEST(Deletion, TakesWordsOfTheStaffOutOfThePicture) {
    told::Journal journal;
    const auto& message = journal.say("unit:A", report("Frau Beispiel vermisst"));
    const auto sequence = message.sequence;
    journal.say("post:S2", wire::Redacted{{{sequence, sequence}}, {}, "order", "privacy", "p:a"});
    EXPECT_TRUE(pictureOf(journal).work.reports.empty());
    const auto kept = journal.say("unit:A", report("bleibt")).envelope.id;
    const auto noted = journal.say("post:S2", step(kept, wire::ReportMove::Noted, {}, "", "Frau Beispiel")).sequence;
    journal.say("post:S2", wire::Redacted{{{noted, noted}}, {}, "order", "privacy", "p:a"});
    const auto picture = pictureOf(journal);
    ASSERT_EQ(picture.work.reports.at(kept.text()).notes.size(), 1u);
    EXPECT_EQ(picture.work.reports.at(kept.text()).notes[0].note, "");
    const auto bytes = situation::encodePicture(picture);
    EXPECT_EQ(std::string(bytes.begin(), bytes.end()).find("Frau Beispiel"), std::string::npos);
}

TEST(PictureHash, SeesTheStaffsWorkAndNoIdsOfMessages) {
    const auto tell = [](told::Journal& journal) {
        journal.say("unit:A", report("Deich"));
        journal.say("post:S3", order("Diesel"));
        journal.say("post:S3", sector("EA Nord"));
        journal.say("post:S2", wire::AlarmAct{"silence:A", at(0), wire::AlarmMove::Taken, "S2", at(900), ""});
        journal.say("post:S1", wire::Assignment{"LF 1", kSector, "Deich", at(0), std::nullopt, "", false, {}});
    };
    told::Journal one(1), other(2);
    tell(one), tell(other);
    EXPECT_EQ(pictureOf(one).canonicalText(), pictureOf(other).canonicalText());
    for (const char* word :
         {"\nreport \"Deich\"", "\norder \"", "\ndrawing \"", "alarm-act \"silence:A\"", "assignment \"LF 1\""})
        EXPECT_NE(("\n" + pictureOf(one).canonicalText()).find(word), std::string::npos) << word;
    told::Journal changed(1);
    tell(changed);
    changed.say("post:S4", wire::OrderStep{kOrder, wire::OrderMove::Done, "S4", ""});
    EXPECT_NE(pictureOf(one).pictureHash(), pictureOf(changed).pictureHash());
}
