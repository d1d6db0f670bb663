// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The one door of toml++, for .cpp files only: it is heavy. Its switches stand here alone, since they change the layout
// of its types: mixed, a program crashes.

#define TOML_EXCEPTIONS 0
/// toml++ 3.3 asserts what a file of somebody's may make untrue, as the table header [ü] does. Without the assertion it
/// goes on to the error that names line and column.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>
