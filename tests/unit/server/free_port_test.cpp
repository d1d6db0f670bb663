// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/free_port.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>

namespace server {
namespace {

TEST(FreePort, IsNoneThatAnOutgoingCallCouldBeGiven) {
    in_addr loopback{};
    ASSERT_EQ(inet_pton(AF_INET, "127.0.0.1", &loopback), 1);
    for (int i = 0; i < 50; ++i) {
        const auto port = freePort(loopback);
        ASSERT_TRUE(port);
        EXPECT_GE(*port, 20000);
        EXPECT_LT(*port, 32768);
    }
}

TEST(FreePort, IsNoneAtAnAddressOfAnotherMachine) {
    in_addr elsewhere{};
    ASSERT_EQ(inet_pton(AF_INET, "192.0.2.1", &elsewhere), 1);
    EXPECT_FALSE(freePort(elsewhere));
}

}  // namespace
}  // namespace server
