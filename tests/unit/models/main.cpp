// SPDX-License-Identifier: EUPL-1.2

// Pictures that are folded in a thread of their own come back through the event loop of an application.

#include <gtest/gtest.h>

#include <QCoreApplication>

int main(int argc, char** argv) {
    ::testing::InitGoogleTest(&argc, argv);
    const QCoreApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
