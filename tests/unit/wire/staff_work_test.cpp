// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "broker/wire/codec.h"
#include "broker/wire/roster.h"
#include "broker/wire/urgency.h"

namespace {

using namespace wire;

constexpr const char* kId = "00000000000000000000000000000001";

template <class Payload>
std::string faultOf(const Payload& payload) {
    const auto rejection = checkPayload(KindOf<Payload>::kKind, 1, encodePayload(payload));
    return rejection ? std::to_string(static_cast<int>(rejection->code)) + " " + rejection->where : "";
}

}  // namespace

TEST(StaffWorkOnTheWire, AMessageIsRoutedToSomebody) {
    EXPECT_EQ(faultOf(ReportStep{{}, ReportMove::Routed, {}, {}, "", "", "", {}}), "102 payload.functions");
    EXPECT_EQ(faultOf(ReportStep{{}, ReportMove::Routed, {}, {"S2"}, "", "", "", {}}), "");
    EXPECT_EQ(faultOf(ReportStep{{}, ReportMove::Done, {}, {}, "", "", "", {}}), "102 payload.function");
    EXPECT_EQ(faultOf(ReportStep{{}, ReportMove::Noted, {}, {}, "", "", "", {}}), "102 payload.note");
    EXPECT_EQ(faultOf(ReportStep{{}, ReportMove::Sent, {}, {}, "", "", "", {}}), "");
}

TEST(StaffWorkOnTheWire, ADrawingHasWhatItsShapeNeeds) {
    Drawing drawing;
    drawing.drawing = kId, drawing.use = "other";
    EXPECT_EQ(faultOf(drawing), "102 payload.pos");
    drawing.shape = DrawingShape::Line;
    drawing.line = {{1, 1}};
    EXPECT_EQ(faultOf(drawing), "102 payload.line");
    drawing.line.push_back({-5, 7});
    EXPECT_EQ(faultOf(drawing), "");
    const auto back = decodePayload<Drawing>(encodePayload(drawing));
    ASSERT_TRUE(std::holds_alternative<Drawing>(back));
    EXPECT_EQ(std::get<Drawing>(back).line, drawing.line);
    drawing.line.push_back({900'000'001, 0});
    EXPECT_NE(faultOf(drawing), "");
    drawing.shape = DrawingShape::Area, drawing.line.clear();
    EXPECT_EQ(faultOf(drawing), "102 payload.area");
    drawing.shape = DrawingShape::Text, drawing.place = GeoPoint{1, 1};
    EXPECT_EQ(faultOf(drawing), "102 payload.name");
    drawing.drawing = "EA NORD";
    EXPECT_EQ(faultOf(drawing), "111 payload.drawing");
}

TEST(StaffWorkOnTheWire, WhatCannotBeDoneSaysWhyAndCountsAreNotBelowZero) {
    EXPECT_EQ(faultOf(OrderStep{kId, OrderMove::Impossible, "S4", ""}), "102 payload.note");
    EXPECT_EQ(faultOf(OrderStep{kId, OrderMove::Impossible, "S4", "kein Diesel"}), "");
    BoardItem item;
    item.item = kId, item.name = "Turnhalle", item.figures = {{"occupied", -1}};
    EXPECT_EQ(faultOf(item), "112 payload.figures.occupied");
    item.figures = {{"occupied", 0}};
    EXPECT_EQ(faultOf(item), "");
    Decision decision;
    decision.subject = "Räumung", decision.function = "LdS", decision.text = " \n";
    EXPECT_EQ(faultOf(decision), "111 payload.text");
}

TEST(StaffWorkOnTheWire, OrdersAndDecisionsAreSignedAndOrdersAreUrgent) {
    EXPECT_TRUE(Roster::mustBeSigned(Kind::Order));
    EXPECT_TRUE(Roster::mustBeSigned(Kind::Decision));
    EXPECT_FALSE(Roster::mustBeSigned(Kind::ReportStep));
    EXPECT_TRUE(isUrgent(Kind::Order, {}));
    EXPECT_TRUE(isUrgent(Kind::AlarmAct, {}));
    EXPECT_FALSE(isUrgent(Kind::OrderStep, {}));  // it must not overtake its order
}
