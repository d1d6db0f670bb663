// SPDX-License-Identifier: EUPL-1.2

// Roster and alert life on their own, as consoles and dispatchers use them: without core behind them.

#include <gtest/gtest.h>

#include <set>

#include "broker/seal/seal.h"
#include "broker/wire/alert_life.h"
#include "broker/wire/roster.h"
#include "samples.h"

namespace {

using namespace wire;

template <class Payload>
Record recordOf(const Payload& payload, std::uint16_t verdict = 0) {
    Record record;
    record.verdict = verdict;
    record.envelope.kind = KindOf<Payload>::kKind;
    record.envelope.payload = encodePayload(payload);
    return record;
}

class RosterOfOne : public ::testing::Test {
protected:
    void SetUp() override {
        roster.fold(recordOf(PersonEnrolled{"p:s2", "S2", "", key.publicKey(), {PersonRole::WarningAuthor}}));
        roster.fold(recordOf(DeviceEnrolled{"gauge", curve, {DeviceRole::Field}, {"station:AUE-*", "unit:A"}}));
    }
    [[nodiscard]] Envelope signedDraft() const {
        Envelope e;
        e.realm = samples::realm();
        e.id = samples::outboxId(1);
        e.kind = Kind::Draft;
        e.author = "p:s2";
        e.source = "post:S2";
        e.payload = {0x80};
        e.signature = key.sign(signedBytes(e));
        return e;
    }
    [[nodiscard]] RejectionCode maySpeak(Kind kind, const char* source, RealmKind realm = RealmKind::Exercise) const {
        return roster.maySpeak(deviceIdOf(curve), kind, source, realm);
    }

    seal::SigningKey key = seal::SigningKey::generate();
    PublicKey curve = seal::CurveKeys::generate().publicKey;
    Roster roster;
};

TEST_F(RosterOfOne, RefusedEnrolmentsAndRevocationsChangeNothing) {
    roster.fold(recordOf(PersonEnrolled{"p:x", "X", "", {}, {}}, 208));
    roster.fold(recordOf(KeyRevoked{"p:s2", std::nullopt, ""}, 208));
    EXPECT_EQ(roster.person("p:x"), nullptr);
    EXPECT_EQ(roster.checkSignature(signedDraft()), RejectionCode::None);
}

TEST_F(RosterOfOne, SourcesMatchWholeOrByPrefix) {
    EXPECT_EQ(maySpeak(Kind::Reading, "station:AUE-WEHR"), RejectionCode::None);
    EXPECT_EQ(maySpeak(Kind::Reading, "station:AUE-"), RejectionCode::None);
    EXPECT_EQ(maySpeak(Kind::Reading, "station:AUE"), RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(maySpeak(Kind::Reading, "station:MB-QUELLE"), RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(maySpeak(Kind::UnitReport, "unit:A"), RejectionCode::None);
    EXPECT_EQ(maySpeak(Kind::UnitReport, "unit:AB"), RejectionCode::MaySpeakNotFor);
}

TEST_F(RosterOfOne, EveryKindIsDeniedThatNoRoleAllows) {
    for (int number = 0; number < 200; ++number) {
        const auto kind = static_cast<Kind>(number);
        const bool allowed =
            kind == Kind::Reading || kind == Kind::UnitReport || kind == Kind::Report || kind == Kind::DoneThrough;
        EXPECT_EQ(maySpeak(kind, "unit:A") == RejectionCode::None, allowed) << number;
    }
}

// The rules of a journal that holds no role table, row by row: who may say which kind in which realm, and follow it.
TEST(Matrix, EveryRoleSaysAndFollowsExactlyItsKinds) {
    using R = DeviceRole;
    const std::set<Kind> field{Kind::RealmFounded, Kind::Tick, Kind::DoneThrough, Kind::ExerciseState};
    std::set<Kind> admin = field;
    admin.insert({Kind::PersonEnrolled, Kind::DeviceEnrolled, Kind::KeyRevoked, Kind::RolesDefined, Kind::PersonNamed,
                  Kind::Refusal, Kind::Redacted, Kind::RedactionOrdered});
    struct Row {
        R role;
        std::set<Kind> live, exercise;
        std::optional<std::set<Kind>> follows;
    };
    const std::set<Kind> player{Kind::Tick, Kind::ExerciseState, Kind::Inject, Kind::OperationAct, Kind::DoneThrough};
    const std::set<Kind> console{
        Kind::OperationAct, Kind::LogEntry, Kind::Report,    Kind::Maintenance, Kind::IncidentAct, Kind::StaffArea,
        Kind::ReportStep,   Kind::Order,    Kind::OrderStep, Kind::Assignment,  Kind::Drawing,     Kind::BoardItem,
        Kind::AlarmAct,     Kind::Decision, Kind::Draft,     Kind::Approval,    Kind::Receipt,     Kind::DoneThrough,
        Kind::Contact,      Kind::CallUp,   Kind::CallStep,  Kind::Seat};
    const std::set<Kind> reporting{Kind::Reading, Kind::UnitReport, Kind::Report, Kind::DoneThrough};
    const std::set<Kind> facts{Kind::StationState, Kind::Zone,     Kind::Proposal,   Kind::RuleSet,
                               Kind::RuleAlarm,    Kind::Incident, Kind::DoneThrough};
    const std::set<Kind> keys{Kind::PersonEnrolled, Kind::DeviceEnrolled,   Kind::KeyRevoked, Kind::RolesDefined,
                              Kind::PersonNamed,    Kind::RedactionOrdered, Kind::DoneThrough};
    const std::set<Kind> receipts{Kind::Receipt, Kind::CallStep, Kind::DoneThrough};
    const std::vector<Row> rows{
        {R::Field, reporting, reporting, field},
        {R::Console, console, console, {}},
        {R::Fusion, facts, facts, {}},
        {R::Dispatch, receipts, receipts, {}},
        {R::Player, {Kind::DoneThrough}, player, {}},
        {R::Admin, keys, keys, admin},
        {R::Observer, {}, {}, {}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(static_cast<int>(row.role));
        Roster roster;
        const PublicKey curve{1, 2, 3};
        roster.fold(recordOf(DeviceEnrolled{"one", curve, {row.role}, {"*"}}));
        const DeviceId device = deviceIdOf(curve);
        for (int number = 0; number < 200; ++number) {
            const auto kind = static_cast<Kind>(number);
            EXPECT_EQ(roster.maySpeak(device, kind, "any", RealmKind::Live) == RejectionCode::None,
                      row.live.contains(kind))
                << "live " << number;
            EXPECT_EQ(roster.maySpeak(device, kind, "any", RealmKind::Exercise) == RejectionCode::None,
                      row.exercise.contains(kind))
                << "exercise " << number;
        }
        const auto follows = roster.followable(device);
        ASSERT_EQ(follows.has_value(), row.follows.has_value());
        if (follows) {
            EXPECT_EQ(std::set<Kind>(follows->begin(), follows->end()), *row.follows);
        }
        roster.fold(recordOf(KeyRevoked{std::nullopt, device, ""}));
        ASSERT_TRUE(roster.followable(device).has_value());
        EXPECT_TRUE(roster.followable(device)->empty()) << "a revoked device follows nothing";
    }
    EXPECT_TRUE(Roster().followable(DeviceId{{9}})->empty()) << "nor does an unknown one";
}

TEST(Matrix, RolesAddUp) {
    Roster roster;
    const PublicKey curve{4};
    roster.fold(recordOf(DeviceEnrolled{"two", curve, {DeviceRole::Field, DeviceRole::Observer}, {"station:*"}}));
    EXPECT_FALSE(roster.followable(deviceIdOf(curve)).has_value());
    EXPECT_EQ(roster.maySpeak(deviceIdOf(curve), Kind::Reading, "station:A", RealmKind::Live), RejectionCode::None);
}

TEST_F(RosterOfOne, RevokedDeviceSaysNothing) {
    EXPECT_EQ(roster.maySpeak(DeviceId{{1}}, Kind::Reading, "station:AUE-1", RealmKind::Live),
              RejectionCode::UnknownDevice);
    roster.fold(recordOf(KeyRevoked{std::nullopt, deviceIdOf(curve), ""}));
    EXPECT_EQ(maySpeak(Kind::Reading, "station:AUE-WEHR"), RejectionCode::KeyRevokedCode);
    EXPECT_EQ(roster.mayEnrol(DeviceEnrolled{"again", curve, {}, {}}), RejectionCode::KeyRevokedCode);
}

TEST_F(RosterOfOne, PlayerSpeaksInExercisesOnlyAndTheBrokerTicksOnlyLive) {
    const PublicKey player = seal::CurveKeys::generate().publicKey;
    roster.fold(recordOf(DeviceEnrolled{"player", player, {DeviceRole::Player}, {"player"}}));
    for (const Kind kind : {Kind::Tick, Kind::ExerciseState, Kind::Inject}) {
        EXPECT_EQ(roster.maySpeak(deviceIdOf(player), kind, "player", RealmKind::Exercise), RejectionCode::None);
        EXPECT_EQ(roster.maySpeak(deviceIdOf(player), kind, "player", RealmKind::Live), RejectionCode::MaySpeakNotFor);
    }
    EXPECT_EQ(roster.maySpeak({}, Kind::Tick, "core", RealmKind::Live), RejectionCode::None);
    EXPECT_EQ(roster.maySpeak({}, Kind::Tick, "core", RealmKind::Exercise), RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(roster.maySpeak({}, Kind::Approval, "core", RealmKind::Live), RejectionCode::MaySpeakNotFor);
}

TEST_F(RosterOfOne, SignatureHoldsForEveryPartOfTheEnvelope) {
    EXPECT_EQ(roster.checkSignature(signedDraft()), RejectionCode::None);
    const auto bent = [&](auto change) {
        Envelope e = signedDraft();
        change(e);
        return roster.checkSignature(e);
    };
    EXPECT_EQ(bent([](Envelope& e) { e.realm.kind = RealmKind::Live; }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& e) { e.realm.uuid[3] ^= 1; }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& e) { e.id = samples::outboxId(2); }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& e) { e.kind = Kind::Approval; }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& e) { e.version = 2; }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& e) { e.source = "post:S3"; }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& e) { e.operation = "2026-1"; }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& e) { e.observedAt.ms += 1; }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& e) { e.cause.push_back(samples::derivedId()); }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& e) { e.payload.push_back(0); }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& e) { (*e.signature)[0] ^= 1; }), RejectionCode::BadSignature);
    EXPECT_EQ(bent([](Envelope& e) { e.author.reset(); }), RejectionCode::UnknownPerson);
    EXPECT_EQ(bent([](Envelope& e) { e.signature.reset(); }), RejectionCode::SignatureMissing);
}

TEST_F(RosterOfOne, PartsOfTheSignedBytesCannotFlowIntoEachOther) {
    Envelope a = signedDraft(), b = signedDraft();
    a.source = "ab";
    a.operation = "c";
    b.source = "a";
    b.operation = "bc";
    EXPECT_NE(signedBytes(a), signedBytes(b));
    EXPECT_NE(derivedId(Kind::Zone, "ab", "c", "", {}), derivedId(Kind::Zone, "a", "bc", "", {}));
    EXPECT_NE(derivedId(Kind::Zone, "a", "b", "c", {}), derivedId(Kind::Proposal, "a", "b", "c", {}));
    EXPECT_NE(derivedId(Kind::Zone, "a", "b", "c", {samples::outboxId(1), samples::outboxId(2)}),
              derivedId(Kind::Zone, "a", "b", "c", {samples::outboxId(2), samples::outboxId(1)}));
}

TEST_F(RosterOfOne, RevokedPersonsSignatureIsRefusedAndTheKeyStaysOut) {
    roster.fold(recordOf(KeyRevoked{"p:s2", std::nullopt, ""}));
    EXPECT_EQ(roster.checkSignature(signedDraft()), RejectionCode::KeyRevokedCode);
    EXPECT_EQ(roster.mayEnrol(PersonEnrolled{"p:other", "", "", key.publicKey(), {}}), RejectionCode::KeyRevokedCode);
    const auto fresh = seal::SigningKey::generate();
    EXPECT_EQ(roster.mayEnrol(PersonEnrolled{"p:s2", "", "", fresh.publicKey(), {}}), RejectionCode::None);
    roster.fold(recordOf(PersonEnrolled{"p:s2", "S2", "", fresh.publicKey(), {}}));
    EXPECT_EQ(roster.checkSignature(signedDraft()), RejectionCode::BadSignature) << "the old key signs for nobody";
}

// ---- the life of a warning -------------------------------------------------------------------------------------

Draft draft(std::uint32_t revision, std::uint32_t basedOn) {
    Draft d;
    d.revision = revision;
    d.basedOn = basedOn;
    return d;
}
const StepBy kAuthor{"p:a", {PersonRole::WarningAuthor, PersonRole::WarningApprover}, false};
const StepBy kOther{"p:b", {PersonRole::WarningAuthor, PersonRole::WarningApprover}, false};

AlertLife drafted() { return afterDraft(draft(1, 0), samples::outboxId(1), {1}, "p:a"); }
AlertLife signedOnce() { return afterApproval(drafted(), samples::outboxId(2), "p:a"); }
Approval approval(const char* word = "ÜBUNG") { return {"", 1, {1}, word}; }
RejectionCode may(const AlertLife& life, const Approval& a, const StepBy& by) {
    return mayApprove(life, a, by, RealmKind::Exercise);
}

TEST(AlertSteps, TwoPersonsAreNeededAndEnough) {
    EXPECT_EQ(may(drafted(), approval(""), kAuthor), RejectionCode::None);
    EXPECT_FALSE(isReadyToIssue(drafted()));
    EXPECT_FALSE(isReadyToIssue(signedOnce()));
    EXPECT_EQ(may(signedOnce(), approval(), kAuthor), RejectionCode::SamePersonTwice);
    EXPECT_EQ(may(signedOnce(), approval(), kOther), RejectionCode::None);
    const auto both = afterApproval(signedOnce(), samples::outboxId(3), "p:b");
    EXPECT_TRUE(isReadyToIssue(both));
    EXPECT_EQ(both.phase, AlertPhase::SignedOnce);
    EXPECT_EQ(may(both, approval(), StepBy{"p:c", kOther.roles, false}), RejectionCode::WrongStep);
}

TEST(AlertSteps, RevokedPersonTakesNoStep) {
    StepBy revoked = kAuthor;
    revoked.revoked = true;
    EXPECT_EQ(mayDraft(std::nullopt, draft(1, 0), revoked), RejectionCode::KeyRevokedCode);
    EXPECT_EQ(may(drafted(), approval(), revoked), RejectionCode::KeyRevokedCode);
}

TEST(AlertSteps, EachStepNeedsItsRole) {
    EXPECT_EQ(mayDraft(std::nullopt, draft(1, 0), StepBy{"p:a", {PersonRole::WarningApprover}, false}),
              RejectionCode::NotEntitled);
    EXPECT_EQ(may(drafted(), approval(), StepBy{"p:a", {PersonRole::WarningApprover}, false}),
              RejectionCode::NotEntitled);
    EXPECT_EQ(may(drafted(), approval(), kOther), RejectionCode::NotEntitled);
    EXPECT_EQ(
        may(signedOnce(), approval(), StepBy{"p:b", {PersonRole::WarningAuthor, PersonRole::Administrator}, false}),
        RejectionCode::NotEntitled);
}

TEST(AlertSteps, ApprovalIsOverTheNewestRevisionAndItsBytes) {
    Approval stale = approval();
    stale.revision = 2;
    EXPECT_EQ(may(drafted(), stale, kAuthor), RejectionCode::StaleRevision);
    Approval other = approval();
    other.contentHash = {2};
    EXPECT_EQ(may(drafted(), other, kAuthor), RejectionCode::ContentChanged);
}

TEST(AlertSteps, WordsOfTheRealms) {
    for (const char* word : {"ÜBUNG", "UEBUNG"}) {
        EXPECT_TRUE(isConfirmed(RealmKind::Exercise, word));
        EXPECT_FALSE(isConfirmed(RealmKind::Live, word));
    }
    for (const char* word : {"AUSLÖSEN", "AUSLOESEN"}) {
        EXPECT_TRUE(isConfirmed(RealmKind::Live, word));
        EXPECT_FALSE(isConfirmed(RealmKind::Exercise, word));
    }
    EXPECT_FALSE(isConfirmed(RealmKind::Live, ""));
    EXPECT_EQ(mayApprove(signedOnce(), approval("ÜBUNG"), kOther, RealmKind::Live), RejectionCode::ConfirmationMissing);
    EXPECT_EQ(mayApprove(signedOnce(), approval("AUSLÖSEN"), kOther, RealmKind::Live), RejectionCode::None);
}

TEST(AlertSteps, SignaturesFallWithTheirPerson) {
    const auto unsignedAgain = withoutPerson(signedOnce(), "p:a");
    EXPECT_EQ(unsignedAgain.phase, AlertPhase::Drafted);
    EXPECT_TRUE(unsignedAgain.approvals.empty());
    EXPECT_EQ(withoutPerson(signedOnce(), "p:b").persons.size(), 1u);
    auto issued = afterApproval(signedOnce(), samples::outboxId(3), "p:b");
    issued.phase = AlertPhase::Issued;
    EXPECT_EQ(withoutPerson(issued, "p:a").persons.size(), 2u) << "what is issued stays as it was signed";
}

TEST(AlertSteps, NewRevisionEmptiesTheApprovals) {
    EXPECT_EQ(mayDraft(signedOnce(), draft(2, 1), kOther), RejectionCode::None);
    EXPECT_EQ(mayDraft(signedOnce(), draft(2, 0), kOther), RejectionCode::StaleRevision);
    EXPECT_EQ(mayDraft(signedOnce(), draft(3, 1), kOther), RejectionCode::StaleRevision);
    const auto edited = afterDraft(draft(2, 1), samples::outboxId(5), {2}, "p:b");
    EXPECT_TRUE(edited.approvals.empty());
    EXPECT_EQ(edited.phase, AlertPhase::Drafted);
}

TEST(AlertSteps, EveryRefusalIsExplained) {
    for (const auto code : {RejectionCode::KeyRevokedCode, RejectionCode::NotEntitled, RejectionCode::StaleRevision,
                            RejectionCode::ContentChanged, RejectionCode::SamePersonTwice, RejectionCode::WrongStep,
                            RejectionCode::ConfirmationMissing})
        EXPECT_GT(explain(code, RealmKind::Live).fault.size(), 20u);
    EXPECT_NE(explain(RejectionCode::ConfirmationMissing, RealmKind::Live).mend.find("AUSLÖSEN"), std::string::npos);
}

}  // namespace
