// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/attachment.h"

#include <gtest/gtest.h>

#include "broker/wire/limits.h"
#include "broker/wire/newest.h"
#include "raw.h"
#include "samples.h"

namespace {

using namespace wire;

LogEntry entryWith(std::vector<Attachment> files) { return {"Foto", std::nullopt, std::nullopt, std::move(files)}; }

RejectionCode codeOf(const LogEntry& entry) {
    const auto rejection = checkPayload(Kind::LogEntry, 1, encodePayload(entry));
    if (!rejection) return RejectionCode::None;
    EXPECT_TRUE(rejection->where.starts_with("payload.files")) << rejection->where;
    EXPECT_FALSE(rejection->fix.empty());
    return rejection->code;
}

Attachment changed(const std::function<void(Attachment&)>& change) {
    Attachment file = samples::attachment();
    change(file);
    return file;
}

TEST(Attachment, ARecordWithoutFilesHasTheBytesThatItHadBeforeThereWereAny) {
    EXPECT_EQ(base::toHex(encodePayload(LogEntry{"x", {}, {}})), "81a474657874a178");
}

TEST(Attachment, EveryFieldOfAFileComesBack) {
    const auto decoded = decodePayload<LogEntry>(encodePayload(entryWith({samples::attachment()})));
    const auto& files = std::get<LogEntry>(decoded).attachments;
    ASSERT_EQ(files.size(), 1u);
    EXPECT_EQ(files[0].hash, samples::attachment().hash);
    EXPECT_EQ(files[0].type, "image/jpeg");
    EXPECT_EQ(files[0].size, samples::attachment().size);
    EXPECT_EQ(files[0].name, "Deich km 3,2.jpg");
}

TEST(Attachment, WhatIsNoFileThatMayBeAttachedIsRefusedAtItsField) {
    EXPECT_EQ(codeOf(entryWith({samples::attachment()})), RejectionCode::None);
    EXPECT_EQ(codeOf(entryWith({changed([](auto& f) { f.type = "text/html"; })})), RejectionCode::BadText);
    EXPECT_EQ(codeOf(entryWith({changed([](auto& f) { f.type = ""; })})), RejectionCode::BadText);
    EXPECT_EQ(codeOf(entryWith({changed([](auto& f) { f.size = 0; })})), RejectionCode::BadNumber);
    EXPECT_EQ(codeOf(entryWith({changed([](auto& f) { f.size = limits::kAttachmentBytesMax + 1; })})),
              RejectionCode::BadNumber);
    EXPECT_EQ(codeOf(entryWith({changed([](auto& f) { f.size = limits::kAttachmentBytesMax; })})), RejectionCode::None);
    for (const char* name : {"../../etc/passwd", "C:\\x", "..", ".", "a\nb"})
        EXPECT_EQ(codeOf(entryWith({changed([&](auto& f) { f.name = name; })})), RejectionCode::BadText) << name;
    EXPECT_EQ(codeOf(entryWith({changed([](auto& f) { f.name = ""; })})), RejectionCode::None);
}

TEST(Attachment, ARecordNamesEachFileOnceAndNotMoreThanEight) {
    EXPECT_EQ(codeOf(entryWith({samples::attachment(), samples::attachment()})), RejectionCode::BadNumber);
    std::vector<Attachment> files;
    for (std::uint8_t i = 0; i < limits::kAttachmentsMax; ++i)
        files.push_back(changed([&](auto& f) { f.hash[0] = i; }));
    EXPECT_EQ(codeOf(entryWith(files)), RejectionCode::None);
    files.push_back(changed([](auto& f) { f.hash[0] = 99; }));
    EXPECT_EQ(codeOf(entryWith(files)), RejectionCode::TooLarge);
}

TEST(Attachment, ThreeKindsNameFilesAndAllOthersNone) {
    Envelope envelope;
    envelope.kind = Kind::LogEntry;
    envelope.payload = encodePayload(entryWith({samples::attachment()}));
    EXPECT_EQ(attachmentsOf(envelope).size(), 1u);
    envelope.kind = Kind::Report;
    Report report;
    report.attachments = {samples::attachment()};
    envelope.payload = encodePayload(report);
    EXPECT_EQ(attachmentsOf(envelope).size(), 1u);
    envelope.kind = Kind::UnitReport;
    UnitReport unit;
    unit.callSign = "A";
    unit.attachments = {samples::attachment()};
    envelope.payload = encodePayload(unit);
    EXPECT_EQ(attachmentsOf(envelope).size(), 1u);
    envelope.kind = Kind::Inject;
    EXPECT_TRUE(attachmentsOf(envelope).empty());
    envelope.kind = Kind::LogEntry;
    envelope.payload = encodePayload(LogEntry{"the word files in a text", {}, {}});
    EXPECT_TRUE(attachmentsOf(envelope).empty());
    envelope.payload = raw::bytes("files, but no MessagePack");
    EXPECT_TRUE(attachmentsOf(envelope).empty());
    envelope.payload.clear();
    EXPECT_TRUE(attachmentsOf(envelope).empty());
}

TEST(Attachment, APieceIsNoLargerThanTheLimit) {
    AttachmentGive give{samples::attachment().hash, 0, base::Bytes(limits::kAttachmentPieceBytes, 7)};
    EXPECT_TRUE(std::holds_alternative<Verb>(decodeVerb(encodeVerb(give))));
    give.bytes.push_back(7);
    const auto refused = decodeVerb(encodeVerb(give));
    ASSERT_TRUE(std::holds_alternative<Rejection>(refused));
    EXPECT_EQ(std::get<Rejection>(refused).code, RejectionCode::TooLarge);
    const auto behind = decodeVerb(encodeVerb(AttachmentAsk{give.hash, limits::kAttachmentBytesMax + 1, 1}));
    EXPECT_EQ(std::get<Rejection>(behind).code, RejectionCode::BadNumber);
    const auto nothing = decodeVerb(encodeVerb(AttachmentAsk{give.hash, 0, 0}));
    EXPECT_EQ(std::get<Rejection>(nothing).code, RejectionCode::BadNumber);
}

TEST(Attachment, AnOrderToDeleteNamesRecordsOrAPersonOrFiles) {
    const auto codeOfOrder = [](const RedactionOrdered& order) {
        const auto rejection = checkPayload(Kind::RedactionOrdered, 1, encodePayload(order));
        return rejection ? rejection->code : RejectionCode::None;
    };
    const Hash hash = samples::attachment().hash;
    EXPECT_EQ(codeOfOrder({{}, std::nullopt, "why", {hash}}), RejectionCode::None);
    EXPECT_EQ(codeOfOrder({{{1, 1}}, std::nullopt, "why", {hash}}), RejectionCode::MissingField);
    EXPECT_EQ(codeOfOrder({{}, "p:s2", "why", {hash}}), RejectionCode::MissingField);
    EXPECT_EQ(codeOfOrder({{}, std::nullopt, "why", {}}), RejectionCode::MissingField);
}

TEST(Attachment, AUnitsReportWithAFileIsNeverMergedAway) {
    Thinner thinner;
    for (std::uint64_t i = 1; i <= 6; ++i) {
        Record record;
        record.sequence = i;
        record.acceptedAt = record.envelope.observedAt = base::Instant{1'700'000'000'000}.plusS(i);
        record.envelope.id = samples::outboxId(i);
        record.envelope.kind = Kind::UnitReport;
        UnitReport report;
        report.callSign = "A";
        report.fmsStatus = 4;
        report.position = GeoPoint{static_cast<std::int32_t>(i), 0};
        if (i == 4) report.attachments = {samples::attachment()};
        record.envelope.payload = encodePayload(report);
        thinner.add(record);
    }
    const auto records = thinner.finish().first;
    EXPECT_TRUE(std::any_of(records.begin(), records.end(), [](const Record& r) { return r.sequence == 4; }));
    EXPECT_LT(records.size(), 6u) << "nothing was merged at all";
}

TEST(Attachment, FilesHaveAnExtensionOfTheirType) {
    EXPECT_EQ(attachmentExtension("image/jpeg"), ".jpg");
    EXPECT_EQ(attachmentExtension("application/pdf"), ".pdf");
    EXPECT_EQ(attachmentExtension("what is that"), ".bin");
    EXPECT_FALSE(isAttachmentType("image/svg+xml"));
}

}  // namespace
