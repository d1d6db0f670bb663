// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/internal/wal_tail.h"

#include <array>
#include <fstream>
#include <span>
#include <vector>

namespace journal {
namespace {

constexpr std::size_t kWalHeaderBytes = 32, kWalFrameHeaderBytes = 24;

std::uint32_t bigAt(std::span<const std::uint8_t> bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at]) << 24 | static_cast<std::uint32_t>(bytes[at + 1]) << 16 |
           static_cast<std::uint32_t>(bytes[at + 2]) << 8 | bytes[at + 3];
}

/// SQLite's running checksum; `isBig` says how its 32-bit words are read.
struct WalSum {
    bool isBig = false;
    std::uint32_t a = 0, b = 0;

    void add(std::span<const std::uint8_t> bytes) {
        for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
            a += word(bytes, i) + b;
            b += word(bytes, i + 4) + a;
        }
    }
    [[nodiscard]] std::uint32_t word(std::span<const std::uint8_t> bytes, std::size_t at) const {
        const std::uint32_t big = bigAt(bytes, at);
        return isBig ? big : __builtin_bswap32(big);
    }
};

}  // namespace

std::uint64_t uncommittedBytes(const std::filesystem::path& wal) {
    std::ifstream file(wal, std::ios::binary);
    std::array<std::uint8_t, kWalHeaderBytes> header{};
    if (!file.read(reinterpret_cast<char*>(header.data()), header.size())) return 0;
    const std::uint32_t magic = bigAt(header, 0);
    const std::uint32_t pageBytes = bigAt(header, 8);
    if ((magic & ~1U) != 0x377F0682U || pageBytes < 512 || pageBytes > 65536) return 0;
    WalSum sum{(magic & 1U) != 0};
    sum.add(std::span(header).first(24));
    std::vector<std::uint8_t> frame(kWalFrameHeaderBytes + pageBytes);
    std::uint64_t read = 0, committed = 0;
    bool isGood = true;
    while (file.read(reinterpret_cast<char*>(frame.data()), static_cast<std::streamsize>(frame.size()))) {
        // Frames with another salt are left over from before the log was last rewound.
        if (bigAt(frame, 8) != bigAt(header, 16) || bigAt(frame, 12) != bigAt(header, 20)) return read - committed;
        read += frame.size();
        sum.add(std::span(frame).first(8));
        sum.add(std::span(frame).subspan(kWalFrameHeaderBytes));
        isGood = isGood && sum.a == bigAt(frame, 16) && sum.b == bigAt(frame, 20);
        if (isGood && bigAt(frame, 4) != 0) committed = read;
    }
    return read + static_cast<std::uint64_t>(file.gcount()) - committed;
}

}  // namespace journal
