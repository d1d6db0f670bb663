// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/refusals.h"

#include <gtest/gtest.h>

#include "broker/wire/codec.h"

namespace {

using server::kRefusalQuietMs;
using server::Refusals;

class RefusedKnocks : public ::testing::Test {
protected:
    RefusedKnocks() : m_key(seal::CurveKeys::generate().publicKey) {
        say(wire::DeviceEnrolled{"weir", m_key, {wire::DeviceRole::Field}, {"station:*"}});
        wire::KeyRevoked revoked;
        revoked.device = wire::deviceIdOf(m_key);
        revoked.reason = "stolen";
        say(revoked);
    }
    template <class Payload>
    void say(const Payload& payload) {
        wire::Record record;
        record.envelope.kind = wire::KindOf<Payload>::kKind;
        record.envelope.payload = wire::encodePayload(payload);
        m_roster.fold(record);
    }
    seal::PublicKey m_key;
    wire::Roster m_roster;
    Refusals m_refusals;
};

TEST_F(RefusedKnocks, ARevokedDeviceIsNamedAtOnceAndThenSeldomWithTheCount) {
    const auto first = m_refusals.note(m_roster, m_key, 0);
    ASSERT_TRUE(first);
    EXPECT_NE(first->find("\"weir\""), std::string::npos) << *first;
    EXPECT_NE(first->find("revoked"), std::string::npos) << *first;
    for (int knock = 1; knock < 1000; ++knock) EXPECT_FALSE(m_refusals.note(m_roster, m_key, knock));
    const auto later = m_refusals.note(m_roster, m_key, kRefusalQuietMs);
    ASSERT_TRUE(later);
    EXPECT_NE(later->find("1000 times"), std::string::npos) << *later;
}

TEST_F(RefusedKnocks, AThousandUnknownKeysAreOneLineAndHideNoRevokedOne) {
    int lines = 0;
    for (std::uint16_t number = 0; number < 1000; ++number) {
        seal::PublicKey key{};
        key[0] = static_cast<std::uint8_t>(number % 256);
        key[1] = static_cast<std::uint8_t>(number / 256);
        lines += m_refusals.note(m_roster, key, number) ? 1 : 0;
    }
    EXPECT_EQ(lines, 1);
    EXPECT_TRUE(m_refusals.note(m_roster, m_key, 1000));
}

}  // namespace
