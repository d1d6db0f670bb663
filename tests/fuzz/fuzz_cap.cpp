// SPDX-License-Identifier: EUPL-1.2

// libFuzzer target over warnings of others. Built with -DLAGEWERK_FUZZ=ON (clang), starts from own samples and the
// shared collection: fuzz_cap -max_len=65536 -max_total_time=60

#include <cstring>

#include "cap_entry.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    (void)fuzz::readAsForeign({data, size});
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                               unsigned int seed) {
    static const std::vector<base::Bytes> kSeeds = fuzz::foreignSeeds();
    const base::Bytes& start = kSeeds[(seed / 16) % kSeeds.size()];
    if (seed % 16 == 0 && start.size() <= maxSize) {
        std::memcpy(data, start.data(), start.size());
        size = start.size();
    }
    return LLVMFuzzerMutate(data, size, maxSize);
}
