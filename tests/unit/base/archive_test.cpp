// SPDX-License-Identifier: EUPL-1.2
#include "broker/base/archive.h"

#include <gtest/gtest.h>

#include "broker/base/build_id.h"
#include "broker/base/random.h"

namespace archived {

enum class Colour : std::uint8_t { Red = 1, Green = 200 };
struct Inner {
    std::string name;
    std::optional<std::array<std::uint8_t, 3>> mark;
    bool operator==(const Inner&) const = default;
};
struct Outer {
    std::int64_t when = 0;
    bool isOn = false;
    Colour colour = Colour::Red;
    base::Bytes bytes;
    std::vector<Inner> inner;
    std::map<std::pair<std::string, int>, std::vector<std::uint64_t>> map;
    std::set<std::string> set;
    std::unordered_map<std::uint64_t, std::uint16_t> numbers;
    std::unordered_set<int> unordered;
    bool operator==(const Outer&) const = default;
};
template <class A, base::Described<Inner> T>
void fields(A& a, T& x) {
    a(x.name, x.mark);
}
template <class A, base::Described<Outer> T>
void fields(A& a, T& x) {
    a(x.when, x.isOn, x.colour, x.bytes, x.inner, x.map, x.set, x.numbers, x.unordered);
}

Outer sample() {
    return {-5,
            true,
            Colour::Green,
            {0, 255, 7},
            {{"", std::nullopt}, {"zwei", {{1, 2, 3}}}},
            {{{"a", -1}, {}}, {{"b", 2}, {1, ~0ULL}}},
            {"x", "y"},
            {{7, 1}, {3, 2}},
            {5, -5, 0}};
}
base::Bytes written(const Outer& outer) {
    base::ArchiveWriter writer;
    writer(outer);
    return writer.take();
}

}  // namespace archived

using namespace archived;

TEST(Archive, WhatWasWrittenIsRead) {
    base::ArchiveReader reader(base::BytesView{});
    Outer out;
    const auto bytes = written(sample());
    reader = base::ArchiveReader(bytes);
    reader(out);
    EXPECT_TRUE(reader.isWhole());
    EXPECT_EQ(out, sample());
}

TEST(Archive, EqualContentsAreEqualBytesWhateverTheirOrderInMemory) {
    Outer one = sample(), other = sample();
    one.unordered = {};
    other.unordered = {};
    for (int i = 0; i < 1000; ++i) one.unordered.insert(i);
    other.unordered.reserve(100'000);
    for (int i = 999; i >= 0; --i) other.unordered.insert(i);
    EXPECT_EQ(written(one), written(other));
    other.unordered.insert(1000);
    EXPECT_NE(written(one), written(other));
}

TEST(Archive, AnyCutIsNoticedAndNoBytesDoHarm) {
    const auto whole = written(sample());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        base::ArchiveReader reader(base::BytesView(whole).first(size));
        Outer out;
        reader(out);
        EXPECT_FALSE(reader.isWhole()) << size;
    }
    auto longer = whole;
    longer.push_back(0);
    base::ArchiveReader more(longer);
    Outer out;
    more(out);
    EXPECT_FALSE(more.isWhole());
    base::SeededRandom random(3);
    for (int i = 0; i < 20'000; ++i) {
        auto bytes = whole;
        for (int k = 0; k < 3; ++k) bytes[random.below(bytes.size())] = static_cast<std::uint8_t>(random.below(256));
        base::ArchiveReader reader(bytes);
        reader(out);
        std::size_t held = 0;
        for (const auto& inner : out.inner) held += inner.name.size();
        EXPECT_LE(held + out.bytes.size(), bytes.size()) << "no number asks for more than there is";
    }
}

TEST(BuildId, IsThereAndStaysTheSame) {
    EXPECT_GE(base::buildId().size(), 8u);
    EXPECT_EQ(base::buildId(), base::buildId());
}
