// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The bytes of one record inside a batch row, and the hash chain over them (FORMAT.md).

#include <optional>
#include <string>

#include "broker/journal/journal.h"

namespace journal {

inline constexpr std::size_t kSaltBytes = 16;

/// SHA-256 over salt and payload: stays when both are removed, so that the chain goes on.
[[nodiscard]] seal::Hash saltedHash(base::BytesView salt, base::BytesView payload);
/// The chain's value after a record.
[[nodiscard]] seal::Hash chainAfter(const seal::Hash& before, std::uint64_t sequence, base::BytesView header,
                                    const seal::Hash& payloadHash);

/// Appends the record's frame to `rows`.
void writeFrame(base::Bytes& rows, std::uint64_t sequence, const Entry& entry, base::BytesView salt,
                const seal::Hash& payloadHash, const seal::Hash& chain);

/// Appends the frame of the same record without payload and salt.
struct Frame;
void writeRedacted(base::Bytes& rows, const Frame& frame, std::uint16_t note);
/// Appends the frame as it stands.
void copyFrame(base::Bytes& rows, const Frame& frame);

/// A frame as it stands in the row; views into the row.
struct Frame {
    std::uint64_t sequence = 0;
    bool isRedacted = false;
    base::BytesView header, payload, salt;
    seal::Hash payloadHash{}, chain{};
    std::uint16_t note = 0;  ///< of a redacted one
};
/// The frame at `at`, which moves behind it; nothing when the bytes do not make a frame.
[[nodiscard]] std::optional<Frame> readFrame(base::BytesView rows, std::size_t& at);

/// Why this frame is not what was written, or nothing when it is. `before` is the chain before it.
[[nodiscard]] std::optional<std::string> whyDamaged(const Frame& frame, std::uint64_t expectedSequence,
                                                    const seal::Hash& before);

}  // namespace journal
