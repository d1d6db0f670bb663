// SPDX-License-Identifier: EUPL-1.2

// libFuzzer target over mails. Built with -DLAGEWERK_FUZZ=ON (clang), starts from mails of the world: fuzz_mails
// -max_len=65536 -max_total_time=60

#include <cstring>

#include "mail_entry.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    (void)fuzz::readAsMail({data, size});
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                               unsigned int seed) {
    static const std::vector<base::Bytes> kSeeds = fuzz::mailSeeds();
    const base::Bytes& start = kSeeds[(seed / 16) % kSeeds.size()];
    if (seed % 16 == 0 && start.size() <= maxSize) {
        std::memcpy(data, start.data(), start.size());
        size = start.size();
    }
    return LLVMFuzzerMutate(data, size, maxSize);
}
