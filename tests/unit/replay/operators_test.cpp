// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/operators.h"

#include <gtest/gtest.h>

#include "broker/wire/codec.h"
#include "gis/warning/warning.h"

namespace {

/// Journals what participants say, ticks it, and lets them hear all of it.
class Staff : public ::testing::Test {
protected:
    Staff() {
        seal::start();
        m_scenario.start = *base::fromIso("2026-06-18T13:00:00Z");
        m_scenario.operation = "U-1";
        m_scenario.staff = {60, 30, true};
        m_scenario.log = {{10, "S3", "Zug 1 alarmiert", std::nullopt}};
        m_scenario.reports = {{15, "S2", "Leitstelle", "Wasser im Keller", std::nullopt}};
        m_author = std::make_unique<replay::StaffAuthor>(
            m_scenario, replay::Person{"p:a", "post:S2", seal::SigningKey::generate()}, 1);
        m_approver = std::make_unique<replay::StaffApprover>(
            m_scenario, replay::Person{"p:b", "post:LdS", seal::SigningKey::generate()},
            [this](const std::string& id) { m_noted.push_back(id); });
    }
    wire::Record hear(wire::Kind kind, base::Bytes payload, std::optional<std::string> author = {}) {
        wire::Record record;
        record.sequence = ++m_sequence;
        record.acceptedAt = m_now;
        record.envelope.id = wire::MessageId::outbox({}, 1, m_sequence);
        record.envelope.kind = kind;
        record.envelope.author = std::move(author);
        record.envelope.source = "x";
        record.envelope.payload = std::move(payload);
        m_author->fold(record);
        m_approver->fold(record);
        return record;
    }
    /// What both say at the tick `atS`; journaled at once.
    std::vector<client::Submission> tick(std::int64_t atS) {
        wire::Tick tick;
        tick.number = static_cast<std::uint64_t>(atS / 5) + 1;
        tick.at = m_now = m_scenario.start.plusS(atS);
        const auto record = hear(wire::Kind::Tick, wire::encodePayload(tick));
        auto said = m_author->atTick(tick, record);
        for (auto& submission : m_approver->atTick(tick, record)) said.push_back(std::move(submission));
        for (const auto& submission : said) hear(submission.kind, submission.payload, submission.author);
        return said;
    }
    /// BelowAll: the ground is gone.
    void propose(wire::GaugeLevel level, std::optional<wire::WarningLevel> warningLevel = {}) {
        wire::Proposal proposal;
        proposal.withdrawn = level == wire::GaugeLevel::BelowAll;
        proposal.proposal = "flood:Aue";
        proposal.revision = ++m_revision;
        proposal.level = level;
        warning::FloodFacts facts;
        facts.townName = "Auental";
        facts.water = "Aue";
        facts.stationName = "Wehr";
        facts.districts = {"Altstadt"};
        facts.level = proposal.withdrawn ? wire::GaugeLevel::Iw1 : level;
        facts.valueCm = 300;
        facts.at = m_now;
        facts.senderName = "Stadt Auental";
        facts.contact = "0000 000";
        facts.web = "https://auental.example/warnung";
        proposal.content =
            warning::floodWarning(facts, {{{{510000000, 70000000}, {510100000, 70000000}, {510100000, 70100000}}}});
        if (warningLevel) proposal.content.level = *warningLevel;
        hear(wire::Kind::Proposal, wire::encodePayload(proposal));
    }
    /// What core says when both signatures stand.
    void issue(const std::string& alert) {
        wire::Issued issued;
        issued.alert = alert;
        issued.revision = 1;
        issued.draft = wire::MessageId::outbox({}, 1, 1);
        issued.approvals = {issued.draft, issued.draft};
        issued.persons = {"p:a", "p:b"};
        issued.number = 1;
        issued.identifier = "AUENTAL-1";
        issued.sent = m_now;
        hear(wire::Kind::Issued, wire::encodePayload(issued));
    }
    template <class Payload>
    static std::vector<Payload> of(const std::vector<client::Submission>& said) {
        std::vector<Payload> found;
        for (const auto& submission : said) {
            if (submission.kind != wire::KindOf<Payload>::kKind) continue;
            auto decoded = wire::decodePayload<Payload>(submission.payload);
            if (auto* payload = std::get_if<Payload>(&decoded)) found.push_back(std::move(*payload));
        }
        return found;
    }

    replay::Scenario m_scenario;
    std::unique_ptr<replay::StaffAuthor> m_author;
    std::unique_ptr<replay::StaffApprover> m_approver;
    base::Instant m_now;
    std::uint64_t m_sequence = 0;
    std::uint32_t m_revision = 0;
    std::vector<std::string> m_noted;
};

TEST_F(Staff, OpensTheOperationAtTheFirstTickAndSignsIt) {
    const auto said = tick(0);
    const auto acts = of<wire::OperationAct>(said);
    ASSERT_EQ(acts.size(), 1u);
    EXPECT_EQ(acts[0].operation, "U-1");
    EXPECT_NE(said[0].signer, nullptr);
    EXPECT_TRUE(tick(5).empty());
}

TEST_F(Staff, WritesTheLogAtItsTimeFromItsPost) {
    tick(0);
    EXPECT_TRUE(tick(5).empty());
    const auto said = tick(10);
    ASSERT_EQ(of<wire::LogEntry>(said).size(), 1u);
    EXPECT_EQ(said[0].source, "post:S3");
    EXPECT_TRUE(of<wire::LogEntry>(tick(15)).empty());
}

TEST_F(Staff, PassesOnTheCallsOfTheControlCentreAtTheirTime) {
    for (const int atS : {0, 5, 10}) EXPECT_TRUE(of<wire::Report>(tick(atS)).empty());
    const auto said = of<wire::Report>(tick(15));
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said[0].from, "Leitstelle");
    EXPECT_EQ(said[0].to, "S2");
    EXPECT_EQ(said[0].text, "Wasser im Keller");
    EXPECT_EQ(said[0].writtenAt, m_now);
}

TEST_F(Staff, FillsTheDirectoryOfTheTownAndCallsUpWhoHoldsTheFunctions) {
    m_scenario.contacts = {{"S1", "C. Winter", "", 1, {{"mobile", "1"}, {"mail", "w@x.example"}}, true},
                           {"S1", "D. Berg", "", 2, {{"mobile", "2"}}, false},
                           {"Bauhof", "", "Bauhof", 1, {{"phone", "3"}}, false}};
    m_scenario.calls = {{10, "S2", "Stab", "Kommen.", "Rathaus", {"S1"}, 1800, 600}};
    std::vector<wire::Contact> contacts;
    for (const auto& said : tick(0)) {
        if (said.kind != wire::Kind::Contact) continue;
        EXPECT_FALSE(said.operation.has_value()) << "the directory is no operation's";
        contacts.push_back(std::get<wire::Contact>(wire::decodePayload<wire::Contact>(said.payload)));
    }
    ASSERT_EQ(contacts.size(), 3u);
    EXPECT_EQ(contacts[0].onCallFrom, m_scenario.start);
    EXPECT_TRUE(tick(5).empty());
    std::vector<wire::CallUp> calls;
    for (const auto& said : tick(10))
        if (said.kind == wire::Kind::CallUp) {
            EXPECT_NE(said.signer, nullptr);
            calls.push_back(std::get<wire::CallUp>(wire::decodePayload<wire::CallUp>(said.payload)));
        }
    ASSERT_EQ(calls.size(), 1u);
    ASSERT_EQ(calls[0].targets.size(), 3u) << "each way of both who hold it";
    EXPECT_EQ(calls[0].targets[0].contact, contacts[0].contact);
    EXPECT_EQ(calls[0].targets[2].contact, contacts[1].contact);
    EXPECT_EQ(calls[0].beThereBy, m_scenario.start.plusS(1810));
}

TEST_F(Staff, DraftsAndSignsAProposalThatHasStoodLongEnough) {
    tick(0);
    tick(20);
    propose(wire::GaugeLevel::Iw2);
    EXPECT_TRUE(of<wire::Draft>(tick(75)).empty());
    const auto said = tick(80);
    const auto drafts = of<wire::Draft>(said);
    const auto approvals = of<wire::Approval>(said);
    ASSERT_EQ(drafts.size(), 1u);
    ASSERT_EQ(approvals.size(), 1u);
    EXPECT_EQ(drafts[0].proposal, "flood:Aue");
    EXPECT_EQ(approvals[0].contentHash, seal::sha256(said[0].payload));
    EXPECT_TRUE(of<wire::Draft>(tick(85)).empty());
}

TEST_F(Staff, SecondPersonSignsLaterWithTheWordOfTheExercise) {
    tick(0);
    propose(wire::GaugeLevel::Iw2);
    const auto drafts = of<wire::Draft>(tick(60));
    ASSERT_EQ(drafts.size(), 1u);
    EXPECT_TRUE(tick(85).empty());
    const auto said = tick(90);
    const auto approvals = of<wire::Approval>(said);
    ASSERT_EQ(approvals.size(), 1u);
    EXPECT_EQ(said[0].author, "p:b");
    EXPECT_TRUE(wire::isConfirmed(wire::RealmKind::Exercise, approvals[0].spokenConfirmation));
    EXPECT_EQ(m_noted, std::vector<std::string>{drafts[0].alert});
}

TEST_F(Staff, ProposalThatRisesALevelLeadsToAnUpdateOfTheIssuedWarning) {
    tick(0);
    propose(wire::GaugeLevel::Iw2);
    const auto first = of<wire::Draft>(tick(60));
    ASSERT_EQ(first.size(), 1u);
    tick(90);
    tick(100);
    propose(wire::GaugeLevel::Iw3);
    EXPECT_TRUE(of<wire::Draft>(tick(160)).empty()) << "the first one is not out";
    issue(first[0].alert);
    const auto update = of<wire::Draft>(tick(165));
    ASSERT_EQ(update.size(), 1u);
    EXPECT_EQ(update[0].content.act, wire::WarningAct::Update);
    EXPECT_EQ(update[0].content.updates, std::vector<std::string>{first[0].alert});
    EXPECT_NE(update[0].alert, first[0].alert);
}

TEST_F(Staff, SameLevelWithNewFiguresIsNoReasonForAnUpdate) {
    tick(0);
    propose(wire::GaugeLevel::Iw2);
    const auto first = of<wire::Draft>(tick(60));
    ASSERT_EQ(first.size(), 1u);
    tick(90);
    issue(first[0].alert);
    propose(wire::GaugeLevel::Iw2);
    EXPECT_TRUE(of<wire::Draft>(tick(300)).empty());
}

TEST_F(Staff, HigherWarningLevelAtTheSameGaugeLevelLeadsToAnUpdate) {
    tick(0);
    propose(wire::GaugeLevel::Iw3, wire::WarningLevel::Notice);
    const auto first = of<wire::Draft>(tick(60));
    ASSERT_EQ(first.size(), 1u);
    issue(first[0].alert);
    tick(100);
    propose(wire::GaugeLevel::Iw3, wire::WarningLevel::Announcement);
    EXPECT_TRUE(of<wire::Draft>(tick(155)).empty());
    const auto update = of<wire::Draft>(tick(160));
    ASSERT_EQ(update.size(), 1u);
    EXPECT_EQ(update[0].content.updates, std::vector<std::string>{first[0].alert});
}

TEST_F(Staff, ProposalThatWasWithdrawnAndRisesAgainUpdatesTheWarningThatIsStillInForce) {
    tick(0);
    propose(wire::GaugeLevel::Iw3);
    const auto first = of<wire::Draft>(tick(60));
    ASSERT_EQ(first.size(), 1u);
    issue(first[0].alert);
    tick(100);
    propose(wire::GaugeLevel::BelowAll);
    EXPECT_TRUE(of<wire::Draft>(tick(200)).empty()) << "no all-clear unless the scenario wants one";
    propose(wire::GaugeLevel::Iw2);
    EXPECT_TRUE(of<wire::Draft>(tick(255)).empty());
    const auto again = of<wire::Draft>(tick(260));
    ASSERT_EQ(again.size(), 1u) << "lower than before, but the warning before was not about this rise";
    EXPECT_EQ(again[0].content.act, wire::WarningAct::Update);
    EXPECT_EQ(again[0].content.updates, std::vector<std::string>{first[0].alert});
    EXPECT_TRUE(of<wire::Draft>(tick(265)).empty());
}

TEST_F(Staff, AnAreaThatIsSaidAnewAtTheSameLevelUpdatesItsWarning) {
    m_scenario.staff.allClear = true;
    tick(0);
    const auto area = [&](std::uint32_t revision, bool withdrawn) {
        warning::WarningFacts facts;
        facts.hazard = "smoke", facts.townName = "Auental", facts.districts = {"Altstadt"}, facts.at = m_now;
        facts.senderName = "Stadt Auental", facts.contact = "0000 000", facts.web = "https://auental.example/warnung";
        wire::Proposal proposal;
        proposal.proposal = proposal.zone = "area:1", proposal.revision = revision, proposal.withdrawn = withdrawn;
        proposal.content =
            *warning::warningFrom(facts, {{{{510000000, 70000000}, {510100000, 70000000}, {510100000, 70100000}}}});
        hear(wire::Kind::Proposal, wire::encodePayload(proposal));
    };
    area(1, false);
    const auto first = of<wire::Draft>(tick(60));
    ASSERT_EQ(first.size(), 1u);
    EXPECT_EQ(first[0].content.hazard, "smoke");
    issue(first[0].alert);
    EXPECT_TRUE(of<wire::Draft>(tick(100)).empty());
    area(2, false);
    const auto update = of<wire::Draft>(tick(165));
    ASSERT_EQ(update.size(), 1u);
    EXPECT_EQ(update[0].content.act, wire::WarningAct::Update);
    issue(update[0].alert);
    area(3, true);
    EXPECT_TRUE(of<wire::Draft>(tick(170)).empty());
    const auto clear = of<wire::Draft>(tick(240));
    ASSERT_EQ(clear.size(), 1u);
    EXPECT_EQ(clear[0].content.act, wire::WarningAct::Cancel);
}

TEST_F(Staff, GivesTheAllClearForEveryWarningInForceWhenItsProposalIsWithdrawn) {
    m_scenario.staff.allClear = true;
    tick(0);
    propose(wire::GaugeLevel::Iw2);
    const auto first = of<wire::Draft>(tick(60));
    ASSERT_EQ(first.size(), 1u);
    issue(first[0].alert);
    propose(wire::GaugeLevel::Iw3);
    const auto second = of<wire::Draft>(tick(120));
    ASSERT_EQ(second.size(), 1u);
    issue(second[0].alert);
    tick(125);
    propose(wire::GaugeLevel::BelowAll);
    EXPECT_TRUE(of<wire::Draft>(tick(180)).empty());
    const auto said = tick(185);
    const auto clear = of<wire::Draft>(said);
    ASSERT_EQ(clear.size(), 1u);
    EXPECT_EQ(of<wire::Approval>(said).size(), 1u);
    EXPECT_EQ(clear[0].content.act, wire::WarningAct::Cancel);
    EXPECT_EQ(clear[0].content.responseType, "AllClear");
    EXPECT_EQ(clear[0].content.updates, (std::vector<std::string>{first[0].alert, second[0].alert}));
    EXPECT_TRUE(of<wire::Draft>(tick(190)).empty()) << "it waits for the second signature";
    EXPECT_EQ(of<wire::Approval>(tick(215)).size(), 1u);
    issue(clear[0].alert);
    EXPECT_TRUE(of<wire::Draft>(tick(400)).empty()) << "nothing is in force any more";
    propose(wire::GaugeLevel::Iw2);
    const auto later = of<wire::Draft>(tick(460));
    ASSERT_EQ(later.size(), 1u);
    EXPECT_EQ(later[0].content.act, wire::WarningAct::Alert) << "a new danger, not an update of one that ended";
}

TEST_F(Staff, NobodyIsToldThatADangerIsOverOfWhichNobodyWasWarned) {
    m_scenario.staff.allClear = true;
    tick(0);
    propose(wire::GaugeLevel::Iw2);
    tick(30);
    propose(wire::GaugeLevel::BelowAll);
    EXPECT_TRUE(of<wire::Draft>(tick(600)).empty());
}

}  // namespace
