// SPDX-License-Identifier: EUPL-1.2
#pragma once

/// ENSURE(condition, why): a broken promise inside the program is a bug, and a bug stops the process, in
/// release builds too. Never for input: bad input is a wire::Rejection, a failing disk is a base::Failure.
#define ENSURE(condition, why) ((condition) ? void(0) : ::base::stopForBug(#condition, (why), __FILE__, __LINE__))

namespace base {

/// Writes the broken condition and its place to standard error and aborts.
[[noreturn]] void stopForBug(const char* condition, const char* why, const char* file, int line);

}  // namespace base
