// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "console/signs/sign_library.h"

/// Where ./lagewerk puts the packages of signs; tests that need them are skipped where it has not.
inline std::filesystem::path signsFolder() { return std::filesystem::path(LAGEWERK_BUILD_DIR) / "signs"; }

#define NEED_SIGNS() \
    if (signs::installedIn(signsFolder()).empty()) GTEST_SKIP() << "skipped: no signs (./lagewerk signs)"
