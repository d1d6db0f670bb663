// SPDX-License-Identifier: EUPL-1.2

// Fonts and items need an application; the tests need no screen.

#include <gtest/gtest.h>

#include <QByteArray>
#include <QGuiApplication>

int main(int argc, char** argv) {
    ::testing::InitGoogleTest(&argc, argv);
    qputenv("QT_QPA_PLATFORM", QByteArrayLiteral("offscreen"));
    const QGuiApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
