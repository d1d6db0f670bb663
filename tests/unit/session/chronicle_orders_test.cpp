// SPDX-License-Identifier: EUPL-1.2
// Orders, assignments and the status of units in the log; what is deleted leaves it as it leaves a journal.
#include <gtest/gtest.h>

#include "broker/wire/codec.h"
#include "console/session/chronicle.h"

namespace session {
namespace {

/// Records that are noted before they are folded, as the store does it.
class OrderChronicle : public testing::Test {
protected:
    template <class Payload>
    wire::Record say(const Payload& payload, const std::string& source) {
        wire::Record record;
        record.sequence = m_journal.size() + 1;
        record.acceptedAt = base::Instant{1'781'787'600'000}.plusS(static_cast<std::int64_t>(record.sequence));
        record.envelope.id = wire::MessageId::outbox({}, 1, record.sequence);
        record.envelope.kind = wire::KindOf<Payload>::kKind;
        record.envelope.source = source;
        record.envelope.observedAt = record.acceptedAt;
        record.envelope.payload = wire::encodePayload(payload);
        m_journal.push_back(record);
        m_chronicle.note(record, m_picture);
        m_picture.fold(record);
        return record;
    }
    static wire::Order order(const std::string& subject) {
        wire::Order said;
        said.order = std::string(32, 'a'), said.to = "S4", said.subject = subject, said.text = "x";
        return said;
    }
    static std::vector<std::string> told(const Chronicle& chronicle) {
        std::vector<std::string> out;
        for (const Line& line : chronicle.lines())
            out.push_back(std::to_string(static_cast<int>(line.kind) - static_cast<int>(LineKind::OrderGiven)) + "|" +
                          std::to_string(line.count) + "|" + line.subject.str().substr(0, 3) + "|" + line.other.str() +
                          "|" + line.text + (line.isDeleted() ? "|gone" : ""));
        return out;
    }

    situation::Situation m_picture;
    Chronicle m_chronicle;
    std::vector<wire::Record> m_journal;
};

using Told = std::vector<std::string>;

TEST_F(OrderChronicle, EachActIsALine) {
    say(order("Sandsäcke"), "post:S3");
    say(order("Sandsäcke 8 000"), "post:S3");
    say(wire::OrderStep{std::string(32, 'a'), wire::OrderMove::Impossible, "S4", "kein Sand"}, "post:S4");
    wire::Drawing sector;
    sector.drawing = std::string(32, 'b'), sector.use = "sector", sector.name = "EA Nord";
    sector.shape = wire::DrawingShape::Text, sector.place = wire::GeoPoint{};
    say(sector, "post:S3");
    wire::Assignment work;
    work.unit = "1/44-1", work.sector = sector.drawing, work.task = "Wall";
    say(work, "post:S1");
    work.ended = true;
    say(work, "post:S1");
    Told lines = told(m_chronicle);
    std::erase_if(lines, [](const std::string& line) { return line.starts_with("-"); });  // the drawing's own, if any
    EXPECT_EQ(lines, (Told{"0|0|aaa|S4|Sandsäcke", "1|0|aaa|S4|Sandsäcke 8 000",
                           "2|4|aaa|S4: Sandsäcke 8 000|kein Sand", "3|0|1/4|EA Nord|Wall", "3|1|1/4|EA Nord|Wall"}));
}

TEST_F(OrderChronicle, AStatusIsKeptWhenItChanges) {
    wire::UnitReport report;
    report.callSign = "1/44-1";
    for (const int status : {2, 3, 3, 4, 4, 1}) {
        report.fmsStatus = static_cast<std::uint8_t>(status);
        say(report, "unit:1/44-1");
    }
    std::vector<int> known;
    ASSERT_NE(m_chronicle.statuses("1/44-1"), nullptr);
    for (const StatusChange& one : *m_chronicle.statuses("1/44-1")) known.push_back(one.fmsStatus);
    EXPECT_EQ(known, (std::vector<int>{2, 3, 4, 1}));
    EXPECT_EQ(m_chronicle.statuses("9/99"), nullptr);
    for (std::size_t i = 0; i < kStatusesMax + 10; ++i) {
        report.fmsStatus = static_cast<std::uint8_t>(3 + i % 2);
        say(report, "unit:1/44-1");
    }
    EXPECT_EQ(m_chronicle.statuses("1/44-1")->size(), kStatusesMax);
}

TEST_F(OrderChronicle, WhatIsDeletedLeavesNoWords) {
    say(order("Frau Muster abholen"), "post:S3");
    say(wire::OrderStep{std::string(32, 'a'), wire::OrderMove::Begun, "S4", "unterwegs"}, "post:S4");
    wire::UnitReport report;
    report.callSign = "1/44-1", report.fmsStatus = 4, report.task = "bei Frau Muster";
    say(report, "unit:1/44-1");
    wire::Redacted redacted;
    redacted.spans = {{1, 1}, {3, 3}};
    redacted.rule = "order", redacted.reason = "Antrag", redacted.by = "p:admin";
    const wire::Record deletion = say(redacted, "core");
    const Told open = told(m_chronicle);
    ASSERT_EQ(open.size(), 3U);
    EXPECT_EQ(open[0], "0|0||||gone");
    EXPECT_EQ(open[1], "2|2|aaa||unterwegs") << "the step does not quote it any more";
    EXPECT_TRUE(m_chronicle.statuses("1/44-1")->empty());
    // The same in a journal that is read afterwards.
    Chronicle after;
    situation::Situation picture;
    for (wire::Record record : m_journal) {
        if (record.sequence == 1 || record.sequence == 3) {
            record.flags |= wire::kFlagRedacted;
            record.envelope.payload.clear();
        }
        after.note(record, picture);
        picture.fold(record);
    }
    EXPECT_EQ(told(after)[0], open[0]);
    EXPECT_EQ(told(after)[1], open[1]);
}

}  // namespace
}  // namespace session
