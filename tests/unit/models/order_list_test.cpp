// SPDX-License-Identifier: EUPL-1.2
// Orders: what stands first, what is left of a deadline, which are asked for, and what a clock time means.
#include "console/models/order_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "console/models/order_draft.h"
#include "tests/unit/situation/told.h"

namespace {

using models::Format;
using models::OrderFilter;
using models::OrderWish;
using situation::OrderState;
using situation::OrderView;
using told::at;

OrderView given(const std::string& id, OrderState state = OrderState::Given, std::optional<std::int64_t> deadlineS = {},
                wire::Priority priority = wire::Priority::Routine, std::int64_t sinceS = 0) {
    OrderView view;
    view.order.order = id, view.order.to = "EA Nord", view.order.subject = id;
    view.state = state, view.since = view.stateSince = at(sinceS);
    view.order.priority = priority;
    if (deadlineS) view.order.deadline = at(*deadlineS);
    return view;
}
std::string plainOrder(QString words) { return words.replace(QChar(0x00A0), QLatin1Char(' ')).toStdString(); }

TEST(OrderOrder, LateThenImpossibleThenDatedThenUndatedThenDone) {
    const base::Instant now = at(3600);
    const std::vector<OrderView> rising{
        given("late for long", OrderState::Given, 600),
        given("late, and impossible", OrderState::Impossible, 1200),
        given("late", OrderState::Begun, 3000),
        given("impossible first", OrderState::Impossible, 9000, wire::Priority::Routine, 10),
        given("impossible then", OrderState::Impossible, {}, wire::Priority::Flash, 20),
        given("soon", OrderState::Receipted, 4000),
        given("soon, too, but less urgent", OrderState::Receipted, 5000),
        given("undated, flash", OrderState::Given, {}, wire::Priority::Flash, 30),
        given("undated, older", OrderState::Given, {}, wire::Priority::Routine, 5),
        given("undated, newer", OrderState::Given, {}, wire::Priority::Routine, 6),
        given("done last", OrderState::Done, 100, wire::Priority::Routine, 300),
        given("withdrawn before", OrderState::Withdrawn, {}, wire::Priority::Flash, 200),
    };
    for (std::size_t i = 0; i < rising.size(); ++i)
        for (std::size_t j = 0; j < rising.size(); ++j)
            EXPECT_EQ(models::standsBefore(rising[i], rising[j], now), i < j)
                << rising[i].order.order << " / " << rising[j].order.order;
}

TEST(OrderWords, OfADeadline) {
    const auto left = [](std::int64_t deadlineS, std::int64_t nowS, OrderState state = OrderState::Given) {
        return plainOrder(models::deadlineWords(given("a", state, deadlineS), at(nowS)));
    };
    EXPECT_EQ(left(720, 0), "noch 12 min");
    EXPECT_EQ(left(720, 30), "noch 12 min") << "what has begun counts";
    EXPECT_EQ(left(4800, 0), "noch 1 h 20 min");
    EXPECT_EQ(left(7200, 0), "noch 2 h");
    EXPECT_EQ(left(183'600, 0), "noch 2 d 3 h");
    EXPECT_EQ(left(10, 0), "noch 1 min");
    EXPECT_EQ(left(0, 0), "jetzt fällig");
    EXPECT_EQ(left(0, 59), "jetzt fällig");
    EXPECT_EQ(left(0, 480), "seit 8 min überfällig");
    EXPECT_EQ(left(0, 480, OrderState::Impossible), "seit 8 min überfällig");
    EXPECT_EQ(left(0, 480, OrderState::Done), "");
    EXPECT_EQ(plainOrder(models::deadlineWords(given("a"), at(0))), "");
}

TEST(OrderUrgency, FollowsStateDeadlineAndPriority) {
    using models::Urgency;
    const base::Instant now = at(3600);
    const auto urgency = [&](const OrderView& view) { return models::urgencyOf(view, now); };
    EXPECT_EQ(urgency(given("a", OrderState::Given, 4000)), Urgency::None);
    EXPECT_EQ(urgency(given("a", OrderState::Given, 3599)), Urgency::Medium);
    EXPECT_EQ(urgency(given("a", OrderState::Begun, 3000, wire::Priority::Immediate)), Urgency::High);
    EXPECT_EQ(urgency(given("a", OrderState::Begun, 3000, wire::Priority::Flash)), Urgency::VeryHigh);
    EXPECT_EQ(urgency(given("a", OrderState::Impossible)), Urgency::High);
    EXPECT_EQ(urgency(given("a", OrderState::Impossible, {}, wire::Priority::Flash)), Urgency::VeryHigh);
    EXPECT_EQ(urgency(given("a", OrderState::Done, 3000, wire::Priority::Flash)), Urgency::None);
    EXPECT_EQ(urgency(given("a", OrderState::Withdrawn, 3000)), Urgency::None);
}

class OrderWishes : public testing::Test {
protected:
    OrderWishes() : m_clock(at(0)), m_store(m_clock) {}
    bool isWanted(const OrderView& view, const OrderWish& wish) const {
        return models::isWanted(view, wish, m_store, at(3600));
    }
    base::SteppedClock m_clock;
    session::Store m_store;
};

TEST_F(OrderWishes, FiltersLeaveWhatIsAskedFor) {
    OrderView open = given("a", OrderState::Given, 4000), late = given("b", OrderState::Given, 3000);
    const OrderView done = given("c", OrderState::Done, 3000), impossible = given("d", OrderState::Impossible);
    OrderWish wish;
    wish.filter = OrderFilter::Open;
    EXPECT_TRUE(isWanted(open, wish) && isWanted(late, wish) && isWanted(impossible, wish) && !isWanted(done, wish));
    wish.filter = OrderFilter::Overdue;
    EXPECT_TRUE(!isWanted(open, wish) && isWanted(late, wish) && isWanted(impossible, wish) && !isWanted(done, wish));
    wish.filter = OrderFilter::Mine;
    wish.me = {QStringLiteral("S4 Versorgung"), QStringLiteral("S4")};
    EXPECT_FALSE(isWanted(open, wish));
    open.order.to = "s4";
    EXPECT_TRUE(isWanted(open, wish));
    open.order.to = "S4 Versorgung";
    EXPECT_TRUE(isWanted(open, wish));
    open.order.to = "S40";
    EXPECT_FALSE(isWanted(open, wish)) << "another function that begins alike";
    wish.me.clear();
    EXPECT_FALSE(isWanted(open, wish)) << "nobody is logged in";
}

TEST_F(OrderWishes, WordsAreSoughtEverywhereAndAllOfThem) {
    OrderView view = given("a");
    view.order.text = "Keller leerpumpen", view.order.aim = "Strom bleibt an";
    situation::StepView<wire::OrderMove> step;
    step.note = "Öltank schwimmt";
    view.steps.push_back(step);
    const auto holds = [&](const char* words) { return models::holdsWords(view, QString::fromUtf8(words)); };
    EXPECT_TRUE(holds(""));
    EXPECT_TRUE(holds("keller öltank STROM"));
    EXPECT_TRUE(holds("nord erteilt"));
    EXPECT_FALSE(holds("keller dach"));
}

TEST(OrderClock, IsTheNextMomentOfThatTime) {
    const auto ahead = [](const char* clock, const char* now) {
        const auto moment = models::clockAhead(QString::fromLatin1(clock), *base::fromIso(now));
        return moment ? base::isoUtc(*moment).substr(0, 16) : std::string("none");
    };
    EXPECT_EQ(ahead("1830", "2026-11-21T17:05:00Z"), "2026-11-21T17:30");
    EXPECT_EQ(ahead("18:30", "2026-11-21T17:05:00Z"), "2026-11-21T17:30");
    EXPECT_EQ(ahead(" 805 ", "2026-11-21T17:05:00Z"), "2026-11-22T07:05") << "tomorrow";
    EXPECT_EQ(ahead("1805", "2026-11-21T17:05:00Z"), "2026-11-22T17:05") << "now is past";
    EXPECT_EQ(ahead("0230", "2026-10-24T22:00:00Z"), "2026-10-25T00:30") << "the first of two in the night of October";
    EXPECT_EQ(ahead("0230", "2026-10-25T00:40:00Z"), "2026-10-25T01:30") << "the second one";
    EXPECT_EQ(ahead("0230", "2026-03-28T23:00:00Z"), "2026-03-30T00:30") << "in the night of March there is none";
    for (const char* wrong : {"", "18", "2460", "2500", "18.30", "abcd", "12345", "1:2", "-100", ":830", "١٨٣٠"})
        EXPECT_EQ(ahead(wrong, "2026-11-21T17:05:00Z"), "none") << wrong;
    const auto before = models::clockBefore(QStringLiteral("2340"), *base::fromIso("2026-11-21T17:05:00Z"));
    ASSERT_TRUE(before);
    EXPECT_EQ(base::isoUtc(*before).substr(0, 16), "2026-11-20T22:40") << "yesterday evening";
}

TEST(OrderDraft, NamesWhatIsMissingOrTooLong) {
    models::OrderDraft draft;
    const base::Instant now = *base::fromIso("2026-11-21T17:05:00Z");
    EXPECT_TRUE(draft.isEmpty());
    EXPECT_THAT(models::faultsOf(draft, now), testing::UnorderedElementsAre(testing::Key(QStringLiteral("to")),
                                                                            testing::Key(QStringLiteral("subject")),
                                                                            testing::Key(QStringLiteral("text"))));
    draft.texts = {{QStringLiteral("to"), QStringLiteral("S4")},
                   {QStringLiteral("subject"), QStringLiteral("ü").repeated(61)},
                   {QStringLiteral("text"), QStringLiteral("Sandsäcke")},
                   {QStringLiteral("deadline"), QStringLiteral("2500")}};
    EXPECT_FALSE(draft.isEmpty());
    EXPECT_THAT(models::faultsOf(draft, now), testing::UnorderedElementsAre(testing::Key(QStringLiteral("subject")),
                                                                            testing::Key(QStringLiteral("deadline"))))
        << "122 bytes: the protocol counts bytes";
    draft.texts[QStringLiteral("subject")] = QStringLiteral("Säcke");
    draft.texts[QStringLiteral("deadline")] = QStringLiteral("1830");
    EXPECT_TRUE(models::faultsOf(draft, now).empty());
    const wire::Order order = models::orderOf(draft, std::string(32, 'a'), now);
    EXPECT_EQ(order.deadline, *base::fromIso("2026-11-21T17:30:00Z"));
    EXPECT_EQ(order.text, "Sandsäcke");
    EXPECT_FALSE(order.basedOn);
}

TEST(OrderDraft, AnEditKeepsADeadlineThatNobodyTouched) {
    OrderView view = given("a", OrderState::Given, 86'400 * 3);
    view.order.text = "x", view.by.id = wire::MessageId::outbox({}, 1, 7);
    const models::OrderDraft draft = models::draftOf(view, at(0), Format(models::Language::German));
    EXPECT_EQ(models::deadlineOf(draft, at(0)), at(86'400 * 3)) << "three days ahead no clock time says";
    const wire::Order order = models::orderOf(draft, "a", at(0));
    EXPECT_EQ(order.basedOn, view.by.id);
    EXPECT_EQ(order.subject, "a");
}

TEST(OrderAddressees, AreSoughtByAnyWord) {
    const std::vector<models::Addressee> all{
        {QStringLiteral("S4"), QStringLiteral("Funktion"), {}, {}},
        {QStringLiteral("EA Nord"), QStringLiteral("Abschnitt"), {}, "1"},
        {QStringLiteral("Florian Nord 1/44-1"), QStringLiteral("Einheit"), "F", {}}};
    const auto found = [&](const char* words) {
        std::vector<std::string> labels;
        for (const auto& one : models::matching(all, QString::fromUtf8(words), 8))
            labels.push_back(one.label.toStdString());
        return labels;
    };
    EXPECT_THAT(found("nord"), testing::ElementsAre("EA Nord", "Florian Nord 1/44-1"));
    EXPECT_THAT(found("flo"), testing::ElementsAre("Florian Nord 1/44-1"));
    EXPECT_THAT(found("einheit nord"), testing::ElementsAre("Florian Nord 1/44-1"));
    EXPECT_THAT(found("süd"), testing::IsEmpty());
    EXPECT_EQ(models::matching(all, {}, 2).size(), 2U);
}

}  // namespace
