// SPDX-License-Identifier: EUPL-1.2

// Random walks: people and devices do allowed and forbidden things in any order; after each walk the journal is judged
// by rules that know nothing of core's code. The seed of a failing walk is printed.

#include <gtest/gtest.h>

#include <algorithm>

#include "broker/base/random.h"
#include "broker/wire/newest.h"
#include "town_hall.h"

namespace {

using town::TownHall;
using namespace wire;

class Walk {
public:
    explicit Walk(std::uint64_t seed) : m_random(seed) {}

    void run(int steps) {
        for (int i = 0; i < steps; ++i) step();
    }
    TownHall hall;

private:
    void step() {
        switch (m_random.below(12)) {
            case 0:
            case 1: draft(); break;
            case 2:
            case 3:
            case 4:
            case 5:
            case 6: approve(); break;
            case 7: (void)hall.tick(static_cast<std::int64_t>(m_random.below(60))); break;
            case 8: again(); break;
            case 9: rights(); break;
            case 10: hall.alert = std::string(32, static_cast<char>('0' + m_random.below(3))); break;
            default: (void)hall.say("console", Kind::LogEntry, encodePayload(LogEntry{"x", {}, {}}));
        }
    }
    std::string person() {
        static const std::vector<std::string> kNames{"p:s2", "p:s3", "p:lds", "p:both", "p:staff", "p:admin"};
        return kNames[m_random.below(kNames.size())];
    }
    void draft() {
        auto& revision = m_revisions[hall.alert];
        const bool isNext = m_random.below(4) != 0;
        const auto next = isNext ? revision + 1 : static_cast<std::uint32_t>(m_random.below(4));
        const auto payload =
            encodePayload(hall.draftOf(next, next == 0 ? 0 : next - 1, "text " + std::to_string(m_random.below(3))));
        if (!hall.saySigned("console", person(), Kind::Draft, payload).ok()) return;
        revision = next;
        m_hashes[{hall.alert, next}] = seal::sha256(payload);
    }
    void approve() {
        const std::uint32_t revision = m_revisions[hall.alert] - static_cast<std::uint32_t>(m_random.below(8) == 0);
        const Approval approval{hall.alert, revision, m_hashes[{hall.alert, revision}],
                                m_random.below(6) == 0 ? "" : "ÜBUNG"};
        Envelope e = hall.envelope("console", Kind::Approval, encodePayload(approval));
        hall.sign(e, person());
        if (m_random.below(10) == 0) e.author = person();
        (void)hall.submit("console", e);
    }
    void again() {
        const Record old = hall.journal[m_random.below(hall.journal.size())];
        if (!old.submitter.isBroker()) (void)hall.submit(old.submitter, old.envelope);
    }
    void rights() {
        const std::string who = person();
        if (who == "p:admin") return;
        if (m_random.below(3) == 0)
            (void)hall.revokePerson(who);
        else
            (void)hall.enrolPerson(who, {PersonRole::WarningAuthor, PersonRole::WarningApprover});
    }

    base::SeededRandom m_random;
    std::map<std::string, std::uint32_t> m_revisions;
    std::map<std::pair<std::string, std::uint32_t>, Hash> m_hashes;
};

const Record* recordOf(const std::vector<Record>& journal, const MessageId& id, std::uint64_t before) {
    for (const Record& record : journal)
        if (record.sequence < before && record.verdict == 0 && record.envelope.id == id) return &record;
    return nullptr;
}

/// The person's key and roles as the journal says them before `sequence`; nothing when revoked.
std::optional<PersonEnrolled> enrolmentAt(const std::vector<Record>& journal, const std::string& person,
                                          std::uint64_t sequence) {
    std::optional<PersonEnrolled> found;
    for (const Record& record : journal) {
        if (record.sequence >= sequence) break;
        if (record.verdict != 0) continue;
        if (const auto enrolled = payloadOf<PersonEnrolled>(record.envelope); enrolled && enrolled->person == person)
            found = *enrolled;
        if (const auto revoked = payloadOf<KeyRevoked>(record.envelope); revoked && revoked->person == person)
            found.reset();
    }
    return found;
}

void expectFourEyes(const std::vector<Record>& journal, const Record& record, const Issued& issued) {
    ASSERT_EQ(issued.approvals.size(), 2u);
    ASSERT_NE(issued.persons[0], issued.persons[1]);
    const Record* draft = recordOf(journal, issued.draft, record.sequence);
    ASSERT_NE(draft, nullptr);
    EXPECT_EQ(seal::sha256(draft->envelope.payload), issued.contentHash);
    EXPECT_EQ(draft->envelope.author, issued.persons[0]) << "the first signature is not the author's";
    std::uint64_t last = draft->sequence;
    for (std::size_t i = 0; i < 2; ++i) {
        const Record* approval = recordOf(journal, issued.approvals[i], record.sequence);
        ASSERT_NE(approval, nullptr);
        EXPECT_GT(approval->sequence, last);
        last = approval->sequence;
        EXPECT_EQ(approval->envelope.author, issued.persons[i]);
        const auto content = payloadOf<Approval>(approval->envelope);
        EXPECT_EQ(content->contentHash, issued.contentHash);
        EXPECT_EQ(content->revision, issued.revision);
        const auto person = enrolmentAt(journal, issued.persons[i], approval->sequence);
        ASSERT_TRUE(person.has_value()) << "a revoked key signed";
        EXPECT_TRUE(seal::verify(person->signKey, signedBytes(approval->envelope), *approval->envelope.signature));
        const auto role = i == 0 ? PersonRole::WarningAuthor : PersonRole::WarningApprover;
        EXPECT_NE(std::find(person->roles.begin(), person->roles.end(), role), person->roles.end());
    }
    const auto first = enrolmentAt(journal, issued.persons[0], last);
    const Record* firstApproval = recordOf(journal, issued.approvals[0], record.sequence);
    ASSERT_TRUE(first.has_value()) << "the first key was revoked before the second signature";
    EXPECT_TRUE(seal::verify(first->signKey, signedBytes(firstApproval->envelope), *firstApproval->envelope.signature))
        << "the first key was replaced before the second signature";
    for (const Record& other : journal) {
        const auto newer = payloadOf<Draft>(other.envelope);
        const bool counts =
            newer && other.verdict == 0 && newer->alert == issued.alert && other.sequence < record.sequence;
        EXPECT_LE(counts ? newer->revision : 0, issued.revision) << "an older revision went out";
    }
}

TEST(RandomWalk, WhateverHappensNoWarningLeavesWithoutTwoPeople) {
    int issuedCount = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Walk walk(seed);
        walk.run(150);
        std::map<std::string, int> perAlert;
        for (const Record& record : walk.hall.journal) {
            const auto issued = payloadOf<Issued>(record.envelope);
            if (!issued || record.verdict != 0) continue;
            ++issuedCount;
            EXPECT_EQ(++perAlert[issued->alert], 1) << "issued twice";
            expectFourEyes(walk.hall.journal, record, *issued);
        }
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(issuedCount, 20) << "the walks hardly ever come to the end that is tested";
}

TEST(RandomWalk, ReplayOfAnyPrefixSaysWhatIsMissingAndNothingElse) {
    Walk walk(99);
    walk.run(200);
    const auto& journal = walk.hall.journal;
    for (std::size_t length = 1; length < journal.size(); length += 7) {
        core::Core again(walk.hall.realm);
        for (std::size_t i = 0; i < length; ++i)
            ASSERT_EQ(static_cast<std::uint16_t>(again.decide(journal[i]).verdict.code), journal[i].verdict);
        // TownHall journals effects at once: what is pending at a cut is what stands right behind it.
        std::size_t next = length;
        for (const Envelope& pending : again.pendingEffects()) {
            ASSERT_LT(next, journal.size());
            EXPECT_EQ(encode(pending), encode(journal[next].envelope)) << "at " << length;
            ++next;
        }
    }
}

std::vector<base::Bytes> encoded(const std::vector<Envelope>& envelopes) {
    std::vector<base::Bytes> all;
    for (const Envelope& envelope : envelopes) all.push_back(encode(envelope));
    return all;
}

TEST(RandomWalk, WhoTakesUpAStateGoesOnAsIfItHadDecidedAll) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Walk walk(seed);
        walk.run(120);
        const auto& journal = walk.hall.journal;
        core::Core whole(walk.hall.realm);
        std::optional<core::Core> resumed;
        for (std::size_t i = 0; i < journal.size(); ++i) {
            if (i % 9 == seed % 9) {
                resumed = core::Core::resumed(walk.hall.realm, whole.state());
                ASSERT_TRUE(resumed.has_value());
            }
            const auto expected = whole.decide(journal[i]);
            if (!resumed) continue;
            const auto found = resumed->decide(journal[i]);
            ASSERT_EQ(found.verdict.code, expected.verdict.code) << "record " << journal[i].sequence;
            ASSERT_EQ(encoded(found.effects), encoded(expected.effects)) << "record " << journal[i].sequence;
            ASSERT_EQ(resumed->state(), whole.state()) << "record " << journal[i].sequence;
        }
        ASSERT_EQ(resumed->pendingEffects().size(), whole.pendingEffects().size());
    }
}

TEST(State, HoldsOperationsNumbersCallsOrdersAndNames) {
    TownHall hall;
    OperationAct act;
    act.operation = "2026-0001";
    act.step = OperationStep::Opened;
    act.name = "Hochwasser";
    ASSERT_TRUE(hall.say("console", Kind::OperationAct, encodePayload(act)).ok());
    act.step = OperationStep::Closed;
    ASSERT_TRUE(hall.say("console", Kind::OperationAct, encodePayload(act)).ok());
    Envelope entry = hall.envelope("console", Kind::LogEntry, encodePayload(LogEntry{"x", {}, {}}));
    ASSERT_TRUE(hall.submit("console", entry).ok());
    UnitReport call;
    call.callSign = "A";
    call.fmsStatus = kEmergencyCall;
    ASSERT_TRUE(hall.say("field", Kind::UnitReport, encodePayload(call), "unit:A").ok());
    ASSERT_TRUE(hall.saySigned("admin", "p:admin", Kind::PersonNamed,
                               encodePayload(PersonNamed{"p:s2", "Erika Mustermann", "S2"}), "admin")
                    .ok());
    const std::uint64_t namedAt = hall.core.decidedThrough();
    ASSERT_TRUE(hall.saySigned("admin", "p:admin", Kind::RedactionOrdered,
                               encodePayload(RedactionOrdered{{{1, 2}}, std::nullopt, "Frist"}), "admin")
                    .ok());
    const auto revokedKey = hall.people.at("p:both").key.publicKey();
    ASSERT_TRUE(hall.revokePerson("p:both").ok());
    ASSERT_TRUE(hall.enrolPerson("p:both", {PersonRole::Staff}).ok()) << "with another key";
    auto resumed = core::Core::resumed(hall.realm, hall.core.state());
    ASSERT_TRUE(resumed.has_value());
    ASSERT_EQ(resumed->redactionOrders().size(), 1u);
    EXPECT_EQ(resumed->redactionOrders()[0].reason, "Frist");
    Redacted redacted;
    redacted.spans = {{namedAt, namedAt}};
    EXPECT_TRUE(resumed->holdsContentOf(redacted));
    EXPECT_EQ(resumed->roster().person("p:s2")->enrolment.displayName, "Erika Mustermann");
    EXPECT_EQ(resumed->acceptedAtFor({}), hall.core.acceptedAtFor({}));
    EXPECT_EQ(resumed->lastTick(), hall.core.lastTick());
    // What was observed before the call does not end it: that needs the call.
    Record late;
    call.fmsStatus = 3;
    late.envelope = hall.envelope("field", Kind::UnitReport, encodePayload(call), "unit:A");
    late.envelope.observedAt = hall.now.plusMs(-1000);
    resumed->stamp(late);
    EXPECT_NE(late.flags & kFlagOvertaken, 0u);
    // From here on both are told the same: a correction, an archiving, another entry.
    const auto through = hall.journal.size();
    ASSERT_TRUE(hall.say("console", Kind::LogEntry, encodePayload(LogEntry{"y", entry.id, {}})).ok());
    act.step = OperationStep::Archived;
    ASSERT_TRUE(hall.say("console", Kind::OperationAct, encodePayload(act)).ok());
    EXPECT_EQ(hall.say("console", Kind::OperationAct, encodePayload(act)).code, RejectionCode::WrongStep);
    EXPECT_EQ(
        hall.saySigned("admin", "p:admin", Kind::PersonEnrolled,
                       encodePayload(PersonEnrolled{"p:again", "again", "", revokedKey, {PersonRole::Staff}}), "admin")
            .code,
        RejectionCode::KeyRevokedCode);
    for (std::size_t i = through; i < hall.journal.size(); ++i)
        EXPECT_EQ(static_cast<std::uint16_t>(resumed->decide(hall.journal[i]).verdict.code), hall.journal[i].verdict)
            << hall.journal[i].sequence;
    EXPECT_EQ(resumed->state(), hall.core.state());
}

TEST(State, IsOfOneRealmAndWholeOrNothing) {
    TownHall hall;
    const auto state = hall.core.state();
    EXPECT_TRUE(core::Core::resumed(hall.realm, state).has_value());
    auto other = hall.realm;
    other.uuid[0] ^= 1;
    EXPECT_FALSE(core::Core::resumed(other, state).has_value());
    for (std::size_t size = 0; size < state.size(); size += 5)
        EXPECT_FALSE(core::Core::resumed(hall.realm, base::BytesView(state).first(size)).has_value()) << size;
}

TEST(RandomWalk, EveryEnvelopeTakesEffectAtMostOnce) {
    Walk walk(7);
    walk.run(400);
    std::map<MessageId, int> effects;
    for (const Record& record : walk.hall.journal) {
        if (record.verdict != 0) continue;
        EXPECT_EQ(++effects[record.envelope.id], 1) << record.sequence;
    }
}

}  // namespace
