// SPDX-License-Identifier: EUPL-1.2
#include "broker/base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace base {

void stopForBug(const char* condition, const char* why, const char* file, int line) {
    std::fprintf(stderr, "BUG %s:%d: %s (%s)\n", file, line, why, condition);
    std::fflush(stderr);
    std::abort();
}

}  // namespace base
