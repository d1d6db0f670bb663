// SPDX-License-Identifier: EUPL-1.2

// libFuzzer target over all decoders. Built with -DLAGEWERK_FUZZ=ON (clang); starts from the golden bytes, no corpus
// folder needed: fuzz_codec -max_total_time=60

#include <algorithm>
#include <cstring>

#include "codec_entry.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::decodeEverything({data, size});
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                               unsigned int seed) {
    static const std::vector<base::Bytes> kSeeds = fuzz::seeds();
    if (seed % 64 == 0) {
        const base::Bytes& start = kSeeds[(seed / 64) % kSeeds.size()];
        if (start.size() <= maxSize) {
            std::memcpy(data, start.data(), start.size());
            size = start.size();
        }
    }
    return LLVMFuzzerMutate(data, size, maxSize);
}
