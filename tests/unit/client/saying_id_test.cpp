// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "broker/client/participant.h"

TEST(IdOfSaying, WhatMayOvertakeHasAnEpochOfItsOwnButNeverInLockstep) {
    client::Submission receipt;
    receipt.kind = wire::Kind::Receipt;
    client::Submission done;
    done.kind = wire::Kind::DoneThrough;
    wire::Tick tick;
    tick.number = 7;
    const auto idOf = [&](const client::Submission& said) { return client::idOfSaying({}, 5, tick, 2, said); };
    EXPECT_EQ(idOf(receipt).epoch(), client::urgentEpochOf(5));
    EXPECT_NE(idOf(receipt).epoch(), idOf(done).epoch());
    EXPECT_EQ(idOf(receipt).counter(), 7'002u);
    tick.lockstep = true;
    EXPECT_EQ(idOf(receipt).epoch(), 5u);
}
