// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/internal/frame.h"

#include <algorithm>

#include "broker/base/mutant.h"

namespace journal {
namespace {

constexpr std::size_t kHashBytes = 32;
constexpr std::uint8_t kWhole = 0, kRedacted = 1;

template <class Number>
std::array<std::uint8_t, sizeof(Number)> bigOf(Number value) {
    std::array<std::uint8_t, sizeof(Number)> bytes;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        bytes[i] = static_cast<std::uint8_t>(value >> (8 * (sizeof(Number) - 1 - i)));
    return bytes;
}

/// Writes into room that was made before.
class Putter {
public:
    explicit Putter(std::uint8_t* at) : m_at(at) {}
    void bytes(base::BytesView bytes) { m_at = std::copy(bytes.begin(), bytes.end(), m_at); }
    template <class Number>
    void big(Number value) {
        bytes(bigOf(value));
    }

private:
    std::uint8_t* m_at;
};

/// Takes bytes off the front; `good` stays false once something was missing.
struct Taker {
    base::BytesView rest;
    bool good = true;

    base::BytesView bytes(std::size_t count) {
        if (count > rest.size()) {
            good = false;
            rest = {};
            return {};
        }
        const auto taken = rest.first(count);
        rest = rest.subspan(count);
        return taken;
    }
    template <class Number>
    Number big() {
        Number value = 0;
        for (const std::uint8_t byte : bytes(sizeof(Number))) value = static_cast<Number>(value << 8 | byte);
        return value;
    }
    seal::Hash hash() {
        seal::Hash value{};
        const auto taken = bytes(kHashBytes);
        std::copy(taken.begin(), taken.end(), value.begin());
        return value;
    }
};

}  // namespace

seal::Hash saltedHash(base::BytesView salt, base::BytesView payload) {
    seal::Sha256 hash;
    hash.add(salt);
    hash.add(payload);
    return hash.finish();
}

seal::Hash chainAfter(const seal::Hash& before, std::uint64_t sequence, base::BytesView header,
                      const seal::Hash& payloadHash) {
    constexpr std::string_view kDomain = "lagewerk-journal-1";
    std::array<std::uint8_t, kDomain.size() + kHashBytes + 8 + 4> head;  // one piece: each costs a call
    Putter put(head.data());
    put.bytes(base::bytesOf(kDomain));
    put.bytes(before);
    put.big(sequence);
    put.big(static_cast<std::uint32_t>(header.size()));
    seal::Sha256 hash;
    hash.add(head);
    hash.add(header);
    hash.add(payloadHash);
    return hash.finish();
}

void writeFrame(base::Bytes& rows, std::uint64_t sequence, const Entry& entry, base::BytesView salt,
                const seal::Hash& payloadHash, const seal::Hash& chain) {
    const std::size_t length =
        8 + 1 + 2 * kHashBytes + 4 + entry.header.size() + salt.size() + 4 + entry.payload.size();
    const std::size_t from = rows.size();
    rows.resize(from + 4 + length);
    Putter row(rows.data() + from);
    row.big(static_cast<std::uint32_t>(length));
    row.big(sequence);
    row.big(kWhole);
    row.bytes(payloadHash);
    row.bytes(chain);
    row.big(static_cast<std::uint32_t>(entry.header.size()));
    row.bytes(entry.header);
    row.bytes(salt);
    row.big(static_cast<std::uint32_t>(entry.payload.size()));
    row.bytes(entry.payload);
}

void writeRedacted(base::Bytes& rows, const Frame& frame, std::uint16_t note) {
    const std::size_t length = 8 + 1 + 2 * kHashBytes + 4 + frame.header.size() + 2;
    const std::size_t from = rows.size();
    rows.resize(from + 4 + length);
    Putter row(rows.data() + from);
    row.big(static_cast<std::uint32_t>(length));
    row.big(frame.sequence);
    row.big(kRedacted);
    row.bytes(frame.payloadHash);
    row.bytes(frame.chain);
    row.big(static_cast<std::uint32_t>(frame.header.size()));
    row.bytes(frame.header);
    row.big(note);
}

void copyFrame(base::Bytes& rows, const Frame& frame) {
    if (frame.isRedacted)
        writeRedacted(rows, frame, frame.note);
    else
        writeFrame(rows, frame.sequence, Entry{frame.header, frame.payload}, frame.salt, frame.payloadHash,
                   frame.chain);
}

std::optional<Frame> readFrame(base::BytesView rows, std::size_t& at) {
    Taker row{rows.subspan(std::min(at, rows.size()))};
    const auto length = row.big<std::uint32_t>();
    Taker inside{row.bytes(length)};
    if (!row.good) return std::nullopt;
    Frame frame;
    frame.sequence = inside.big<std::uint64_t>();
    const auto state = inside.big<std::uint8_t>();
    frame.isRedacted = state == kRedacted;
    frame.payloadHash = inside.hash();
    frame.chain = inside.hash();
    frame.header = inside.bytes(inside.big<std::uint32_t>());
    if (!frame.isRedacted) {
        frame.salt = inside.bytes(kSaltBytes);
        frame.payload = inside.bytes(inside.big<std::uint32_t>());
    } else {
        frame.note = inside.big<std::uint16_t>();
    }
    if (!inside.good || !inside.rest.empty() || state > kRedacted) return std::nullopt;
    at += 4 + length;
    return frame;
}

std::optional<std::string> whyDamaged(const Frame& frame, std::uint64_t expectedSequence, const seal::Hash& before) {
    if (LAGEWERK_MUTANT("hash-unchecked")) return std::nullopt;
    if (frame.sequence != expectedSequence)
        return "record " + std::to_string(frame.sequence) + " stands in its place (inserted, removed or reordered)";
    if (!frame.isRedacted && saltedHash(frame.salt, frame.payload) != frame.payloadHash)
        return "its payload is not the one that was written";
    if (chainAfter(before, frame.sequence, frame.header, frame.payloadHash) != frame.chain)
        return "its header or hash is not the one that was written, or what stood before it was changed";
    return std::nullopt;
}

}  // namespace journal
