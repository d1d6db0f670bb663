// SPDX-License-Identifier: EUPL-1.2

// Four eyes: what a stranger tries when a warning shall go out without two people.

#include <gtest/gtest.h>

#include "town_hall.h"

namespace {

using town::newest;
using town::TownHall;
using namespace wire;

TEST(FourEyes, SecondSignatureIssuesAndNamesBothPersons) {
    TownHall hall;
    ASSERT_TRUE(hall.tick().ok());
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2", 1, "").ok());
    EXPECT_FALSE(newest<Issued>(hall.journal).has_value());
    ASSERT_TRUE(hall.approve("p:lds").ok());
    const auto issued = newest<Issued>(hall.journal);
    ASSERT_TRUE(issued.has_value());
    EXPECT_EQ(issued->alert, hall.alert);
    EXPECT_EQ(issued->revision, 1u);
    EXPECT_EQ(issued->persons, (std::vector<std::string>{"p:s2", "p:lds"}));
    EXPECT_EQ(issued->contentHash, hall.draftHash(1));
    EXPECT_EQ(issued->number, 1u);
    EXPECT_EQ(issued->identifier, "LW-UEB-01020304-0-1");
    EXPECT_EQ(issued->sent, hall.now);
    EXPECT_EQ(issued->sent.ms % 1000, 0);
}

TEST(FourEyes, OneSignatureIssuesNothing) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(hall.tick().ok());
    EXPECT_FALSE(newest<Issued>(hall.journal).has_value());
    EXPECT_TRUE(hall.core.pendingEffects().empty());
}

TEST(FourEyes, SamePersonCannotSignTwice) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:both").ok());
    ASSERT_TRUE(hall.approve("p:both").ok());
    const auto verdict = hall.approve("p:both");
    EXPECT_EQ(verdict.code, RejectionCode::SamePersonTwice);
    EXPECT_NE(verdict.text().find("second person"), std::string::npos) << verdict.text();
    EXPECT_FALSE(newest<Issued>(hall.journal).has_value());
}

TEST(FourEyes, SamePersonCannotBeEnrolledTwiceWithOneKey) {
    TownHall hall;
    const PersonEnrolled twin{
        "p:twin", "Twin", "", hall.people.at("p:s2").key.publicKey(), {PersonRole::WarningApprover}};
    const auto verdict = hall.saySigned("admin", "p:admin", Kind::PersonEnrolled, encodePayload(twin));
    EXPECT_EQ(verdict.code, RejectionCode::SamePersonTwice);
}

TEST(FourEyes, FirstSignatureIsTheAuthorsOfTheNewestRevision) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    EXPECT_EQ(hall.approve("p:lds").code, RejectionCode::NotEntitled);
    EXPECT_EQ(hall.approve("p:s3").code, RejectionCode::NotEntitled);
    EXPECT_TRUE(hall.approve("p:s2").ok());
}

TEST(FourEyes, SecondSignatureNeedsTheRole) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    EXPECT_EQ(hall.approve("p:s3").code, RejectionCode::NotEntitled);
    EXPECT_EQ(hall.approve("p:staff").code, RejectionCode::NotEntitled);
    EXPECT_EQ(hall.approve("p:admin").code, RejectionCode::NotEntitled);
    EXPECT_FALSE(newest<Issued>(hall.journal).has_value());
}

TEST(FourEyes, OnlyAnAuthorDrafts) {
    TownHall hall;
    EXPECT_EQ(hall.draft("p:lds").code, RejectionCode::NotEntitled);
    EXPECT_EQ(hall.draft("p:staff").code, RejectionCode::NotEntitled);
}

TEST(FourEyes, RevokedKeySignsNothing) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    ASSERT_TRUE(hall.revokePerson("p:lds").ok());
    EXPECT_EQ(hall.approve("p:lds").code, RejectionCode::KeyRevokedCode);
    EXPECT_FALSE(newest<Issued>(hall.journal).has_value());
}

TEST(FourEyes, FirstSignatureFallsWithItsKey) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    ASSERT_TRUE(hall.revokePerson("p:s2").ok());
    EXPECT_EQ(hall.approve("p:lds").code, RejectionCode::NotEntitled);
    EXPECT_FALSE(newest<Issued>(hall.journal).has_value());
    ASSERT_TRUE(hall.draft("p:s3", 2, 1).ok());
    ASSERT_TRUE(hall.approve("p:s3", 2).ok());
    ASSERT_TRUE(hall.approve("p:lds", 2).ok());
    EXPECT_EQ(newest<Issued>(hall.journal)->persons, (std::vector<std::string>{"p:s3", "p:lds"}));
}

TEST(FourEyes, FirstSignatureFallsWhenItsPersonIsEnrolledAnew) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    ASSERT_TRUE(hall.enrolPerson("p:s2", {PersonRole::WarningAuthor}).ok());
    EXPECT_EQ(hall.approve("p:lds").code, RejectionCode::NotEntitled);
    EXPECT_FALSE(newest<Issued>(hall.journal).has_value());
    ASSERT_TRUE(hall.approve("p:s2").ok()) << "with the new key the author signs again";
    ASSERT_TRUE(hall.approve("p:lds").ok());
    EXPECT_TRUE(newest<Issued>(hall.journal).has_value());
}

TEST(FourEyes, EditEmptiesTheSignatures) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    ASSERT_TRUE(hall.draft("p:s3", 2, 1, "Anderer Text").ok());
    EXPECT_EQ(hall.approve("p:lds", 1).code, RejectionCode::StaleRevision);
    EXPECT_EQ(hall.approve("p:lds", 2).code, RejectionCode::NotEntitled)
        << "the first signature of the new text is missing";
    EXPECT_FALSE(newest<Issued>(hall.journal).has_value());
}

TEST(FourEyes, SignatureOverAnotherTextIsRefused) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    Approval approval{hall.alert, 1, hall.draftHash(1), "ÜBUNG"};
    approval.contentHash[0] ^= 1;
    const auto verdict = hall.saySigned("console", "p:lds", Kind::Approval, encodePayload(approval));
    EXPECT_EQ(verdict.code, RejectionCode::ContentChanged);
    EXPECT_FALSE(newest<Issued>(hall.journal).has_value());
}

TEST(FourEyes, SecondSignatureNeedsTheTypedWordOfItsRealm) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2", 1, "").ok());
    for (const char* word : {"", "ja", "AUSLÖSEN", "übung"}) {
        const auto verdict = hall.approve("p:lds", 1, word);
        EXPECT_EQ(verdict.code, RejectionCode::ConfirmationMissing) << word;
        EXPECT_NE(verdict.text().find("ÜBUNG"), std::string::npos) << verdict.text();
    }
    EXPECT_TRUE(hall.approve("p:lds", 1, "UEBUNG").ok());
    TownHall live(RealmKind::Live);
    ASSERT_TRUE(live.tick().ok());
    ASSERT_TRUE(live.draft("p:s2").ok());
    ASSERT_TRUE(live.approve("p:s2", 1, "").ok());
    EXPECT_EQ(live.approve("p:lds", 1, "ÜBUNG").code, RejectionCode::ConfirmationMissing);
    EXPECT_TRUE(live.approve("p:lds", 1, "AUSLÖSEN").ok());
    EXPECT_EQ(newest<Issued>(live.journal)->identifier, "LW-01020304-0-1");
}

TEST(FourEyes, UnsignedAndForgedApprovalsAreRefused) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    const auto payload = encodePayload(Approval{hall.alert, 1, hall.draftHash(1), "ÜBUNG"});
    EXPECT_EQ(hall.say("console", Kind::Approval, payload).code, RejectionCode::SignatureMissing);
    Envelope forged = hall.envelope("console", Kind::Approval, payload);
    hall.sign(forged, "p:s2");
    forged.author = "p:lds";
    EXPECT_EQ(hall.submit("console", forged).code, RejectionCode::BadSignature);
    Envelope nobody = hall.envelope("console", Kind::Approval, payload);
    hall.sign(nobody, "p:s2");
    nobody.author = "p:nobody";
    EXPECT_EQ(hall.submit("console", nobody).code, RejectionCode::UnknownPerson);
    EXPECT_FALSE(newest<Issued>(hall.journal).has_value());
}

TEST(FourEyes, SignatureHoldsForOneEnvelopeOfOneRealmOnly) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    const auto payload = encodePayload(Approval{hall.alert, 1, hall.draftHash(1), "ÜBUNG"});
    Envelope e = hall.envelope("console", Kind::Approval, payload);
    hall.sign(e, "p:lds");
    const auto bent = [&](auto change) {
        Envelope copy = e;
        copy.id = hall.devices.at("console").next();
        change(copy);
        return hall.submit("console", copy).code;
    };
    EXPECT_EQ(bent([](Envelope&) {}), RejectionCode::BadSignature) << "said again under another id";
    EXPECT_EQ(bent([](Envelope& c) { c.source = "post:S3"; }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& c) { c.payload.push_back(0); }), RejectionCode::BadSignature);
    Envelope other = e;
    other.realm.kind = RealmKind::Live;
    EXPECT_EQ(hall.submit("console", other).code, RejectionCode::WrongRealm);
    EXPECT_TRUE(
        hall.submit("console", hall.envelope("console", Kind::LogEntry, encodePayload(LogEntry{"x", {}, {}}))).ok());
}

TEST(AlertLife, DraftMustBeBasedOnTheNewestRevision) {
    TownHall hall;
    EXPECT_EQ(hall.draft("p:s2", 2, 1).code, RejectionCode::StaleRevision);
    ASSERT_TRUE(hall.draft("p:s2", 1, 0).ok());
    EXPECT_EQ(hall.draft("p:s3", 1, 0).code, RejectionCode::StaleRevision);
    EXPECT_EQ(hall.draft("p:s3", 3, 1).code, RejectionCode::StaleRevision);
    ASSERT_TRUE(hall.draft("p:s3", 2, 1).ok());
    EXPECT_EQ(hall.draft("p:s2", 2, 1).code, RejectionCode::StaleRevision) << "the other was quicker";
}

TEST(AlertLife, IssuedWarningTakesNoMoreDraftsOrSignatures) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:lds").ok());
    EXPECT_EQ(hall.draft("p:s2", 2, 1).code, RejectionCode::WrongStep);
    EXPECT_EQ(hall.saySigned("console", "p:both", Kind::Approval,
                             encodePayload(Approval{hall.alert, 1, hall.draftHash(1), "ÜBUNG"}))
                  .code,
              RejectionCode::WrongStep);
}

TEST(AlertLife, NothingComesBetweenTheSecondSignatureAndIssued) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    // One batch: the second signature, then a revocation and an edit, before the broker's own word is journaled.
    const auto decide = [&](const std::string& device, Envelope e) {
        Record record;
        record.sequence = hall.journal.size() + 1;
        record.submitter = hall.devices.at(device).id;
        record.envelope = std::move(e);
        hall.core.stamp(record);
        const auto decision = hall.core.decide(record);
        hall.journal.push_back(record);
        return decision.verdict.code;
    };
    Envelope second =
        hall.envelope("console", Kind::Approval, encodePayload(Approval{hall.alert, 1, hall.draftHash(1), "ÜBUNG"}));
    hall.sign(second, "p:lds");
    Envelope revocation = hall.envelope("admin", Kind::KeyRevoked, encodePayload(KeyRevoked{"p:s2", std::nullopt, ""}));
    hall.sign(revocation, "p:admin");
    Envelope edit = hall.envelope("console", Kind::Draft, encodePayload(hall.draftOf(2, 1, "anders")));
    hall.sign(edit, "p:s3");
    EXPECT_EQ(decide("console", second), RejectionCode::None);
    EXPECT_EQ(decide("admin", revocation), RejectionCode::None);
    EXPECT_EQ(decide("console", edit), RejectionCode::WrongStep);
    hall.journalEffects();
    EXPECT_EQ(newest<Issued>(hall.journal)->revision, 1u);
}

TEST(AlertLife, WithdrawnWarningIsOver) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    Draft draft = hall.draftOf(2, 1, "");
    draft.withdrawn = true;
    ASSERT_TRUE(hall.saySigned("console", "p:s2", Kind::Draft, encodePayload(draft)).ok());
    EXPECT_EQ(hall.draft("p:s2", 3, 2).code, RejectionCode::WrongStep);
    EXPECT_EQ(hall.approve("p:s2", 1).code, RejectionCode::WrongStep);
}

TEST(AlertLife, CancellationEndsTheWarningThatItNames) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:lds").ok());
    const std::string first = hall.alert;
    hall.alert = "ffffffffffffffffffffffffffffffff";
    Draft cancel = hall.draftOf(1, 0, "Entwarnung");
    cancel.content.act = WarningAct::Cancel;
    const auto say = [&](std::vector<std::string> updates) {
        cancel.content.updates = std::move(updates);
        return hall.saySigned("console", "p:s2", Kind::Draft, encodePayload(cancel));
    };
    EXPECT_EQ(say({}).code, RejectionCode::MissingField);
    EXPECT_EQ(say({"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"}).code, RejectionCode::UnknownSubject);
    ASSERT_TRUE(say({first}).ok());
    const auto approve = [&](const char* person) {
        const Approval approval{hall.alert, 1, seal::sha256(encodePayload(cancel)), "ÜBUNG"};
        return hall.saySigned("console", person, Kind::Approval, encodePayload(approval));
    };
    ASSERT_TRUE(approve("p:s2").ok());
    ASSERT_TRUE(approve("p:lds").ok());
    EXPECT_EQ(newest<Issued>(hall.journal)->number, 2u);
    hall.alert = "dddddddddddddddddddddddddddddddd";
    cancel.alert = hall.alert;
    EXPECT_EQ(say({first}).code, RejectionCode::WrongStep) << "it is cancelled already";
}

TEST(AlertLife, ApprovalOfAnUnknownWarningIsRefused) {
    TownHall hall;
    const auto verdict =
        hall.saySigned("console", "p:lds", Kind::Approval, encodePayload(Approval{"0", 1, {}, "ÜBUNG"}));
    EXPECT_EQ(verdict.code, RejectionCode::UnknownSubject);
}

TEST(AlertLife, ReceiptsBelongToIssuedWarnings) {
    TownHall hall;
    const auto receipt = encodePayload(Receipt{hall.alert, "siren", "1", ReceiptState::Sent, ""});
    EXPECT_EQ(hall.say("dispatch", Kind::Receipt, receipt, "dispatch").code, RejectionCode::UnknownSubject);
    ASSERT_TRUE(hall.draft("p:s2").ok());
    EXPECT_EQ(hall.say("dispatch", Kind::Receipt, receipt, "dispatch").code, RejectionCode::WrongStep);
    ASSERT_TRUE(hall.approve("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:lds").ok());
    EXPECT_TRUE(hall.say("dispatch", Kind::Receipt, receipt, "dispatch").ok());
}

TEST(AlertLife, AboutADeliveryAPersonDecidesWhoMayWarn) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:lds").ok());
    const auto told = [&](ReceiptState state) { return encodePayload(Receipt{hall.alert, "siren", "1", state, ""}); };
    for (const ReceiptState state : {ReceiptState::Queued, ReceiptState::Received, ReceiptState::Failed})
        for (const char* person : {"p:s2", "p:lds"})
            EXPECT_TRUE(hall.saySigned("console", person, Kind::Receipt, told(state)).ok()) << person;
    for (const ReceiptState state : {ReceiptState::Sent, ReceiptState::Read, ReceiptState::Uncertain})
        EXPECT_EQ(hall.saySigned("console", "p:lds", Kind::Receipt, told(state)).code, RejectionCode::BadNumber);
    EXPECT_EQ(hall.say("console", Kind::Receipt, told(ReceiptState::Received), "post:S2").code,
              RejectionCode::SignatureMissing);
}

TEST(AlertLife, IssuedThatNobodySignedHasNoEffect) {
    TownHall hall;
    ASSERT_TRUE(hall.draft("p:s2").ok());
    Issued issued{hall.alert, 1,      hall.draftHash(1), {}, {MessageId{}, MessageId{}}, {"p:s2", "p:lds"},
                  1,          "LW-1", hall.now};
    Envelope e = hall.envelope("console", Kind::Issued, encodePayload(issued));
    EXPECT_EQ(hall.submit("console", e).code, RejectionCode::MaySpeakNotFor) << "a device is not the broker";
    e.id = derivedId(Kind::Issued, "core/1", "-", hall.alert, {});
    EXPECT_EQ(hall.submit(DeviceId{}, e).code, RejectionCode::WrongStep) << "written into the journal by hand";
}

TEST(AlertLife, IdentifierUsesOnlyWhatCapAllowsAndStaysUnique) {
    const RealmId realm{RealmKind::Exercise, {0xAB, 0xCD, 0xEF, 0x01}};
    EXPECT_EQ(warningIdentifier(realm, "2026-0417", 3), "LW-UEB-abcdef01-2026-0417-3");
    const auto odd = warningIdentifier(realm, "A, <B> & C", 1);
    EXPECT_EQ(odd.find_first_of(" ,<&"), std::string::npos) << odd;
    EXPECT_NE(warningIdentifier(realm, "A B", 1), warningIdentifier(realm, "A-B", 1));
    EXPECT_NE(warningIdentifier(realm, std::string(50, 'x'), 1), warningIdentifier(realm, std::string(51, 'x'), 1));
    EXPECT_NE(warningIdentifier(realm, "0", 1), warningIdentifier(realm, std::nullopt, 1));
}

}  // namespace
