// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Deliberate mistakes for tests: LAGEWERK_MUTANT("name") is false in the product. Only the second set of broker modules
// that tests/mutants builds asks whether that mistake is switched on, to see that some guarantee test notices it.

#ifdef LAGEWERK_MUTANTS

#include <string>
#include <string_view>

namespace base {

/// The one mistake that is switched on in this process; empty: none.
inline std::string& activeMutant() {
    static std::string name;
    return name;
}
inline bool isMutant(std::string_view name) { return activeMutant() == name; }

}  // namespace base

#define LAGEWERK_MUTANT(name) (::base::isMutant(name))
#else
#define LAGEWERK_MUTANT(name) (false)
#endif
