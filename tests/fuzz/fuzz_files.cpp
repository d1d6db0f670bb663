// SPDX-License-Identifier: EUPL-1.2

// libFuzzer target over files; LAGEWERK_FUZZ_JOURNAL and LAGEWERK_FUZZ_WAL choose the journal or its log, else the key
// files. Built with -DLAGEWERK_FUZZ=ON (clang), starts from good files: fuzz_journal -max_len=1048576
// -max_total_time=60

#include <cstring>

#include "file_entries.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

namespace {
#ifdef LAGEWERK_FUZZ_JOURNAL
void take(base::BytesView bytes) { (void)fuzz::recoverJournal(bytes); }
std::vector<base::Bytes> startFiles() { return fuzz::journalSeeds(); }
#elif defined(LAGEWERK_FUZZ_WAL)
void take(base::BytesView bytes) { (void)fuzz::recoverFromLog(bytes); }
std::vector<base::Bytes> startFiles() { return fuzz::logSeeds(); }
#else
void take(base::BytesView bytes) { (void)fuzz::readKeyFiles(bytes); }
std::vector<base::Bytes> startFiles() { return fuzz::keyFileSeeds(); }
#endif
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    take({data, size});
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                               unsigned int seed) {
    static const std::vector<base::Bytes> kSeeds = startFiles();
    const base::Bytes& start = kSeeds[(seed / 16) % kSeeds.size()];
    if (seed % 16 == 0 && start.size() <= maxSize) {
        std::memcpy(data, start.data(), start.size());
        size = start.size();
    }
    return LLVMFuzzerMutate(data, size, maxSize);
}
