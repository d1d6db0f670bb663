// SPDX-License-Identifier: EUPL-1.2
#include "tests/simulation/seeded_entropy.h"

#include <sodium.h>

#include "broker/base/random.h"
#include "broker/seal/seal.h"

namespace simulation {
namespace {

base::SeededRandom s_entropy{0};

const char* entropyName() { return "seeded"; }
std::uint32_t entropyWord() { return static_cast<std::uint32_t>(s_entropy.next()); }
void entropyFill(void* into, const std::size_t size) {
    auto* bytes = static_cast<std::uint8_t*>(into);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(s_entropy.next());
}

randombytes_implementation s_seeded{entropyName, entropyWord, nullptr, nullptr, entropyFill, nullptr};

}  // namespace

SeededEntropy::SeededEntropy(std::uint64_t seed) {
    // The library's own start takes some for itself, once per process.
    seal::start();
    s_entropy = base::SeededRandom(seed);
    randombytes_set_implementation(&s_seeded);
}
SeededEntropy::~SeededEntropy() { randombytes_set_implementation(&randombytes_sysrandom_implementation); }

}  // namespace simulation
