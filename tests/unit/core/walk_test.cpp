// SPDX-License-Identifier: EUPL-1.2

// Random walks: people and devices do allowed and forbidden things in any order; after each walk the journal is judged
// by rules that know nothing of core's code. The seed of a failing walk is printed.

#include <gtest/gtest.h>

#include <algorithm>

#include "broker/base/random.h"
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
