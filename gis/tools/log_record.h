// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A journaled record as people and other programs read it: names, one line of JSON with all that a proof needs, a
// summary of a few words.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "broker/base/outcome.h"
#include "broker/journal/verify.h"
#include "broker/wire/envelope.h"

namespace tools {

/// Why this is no file that can be read; nothing when it is one.
[[nodiscard]] std::optional<base::Failure> unreadable(const std::filesystem::path& file);

/// RFC 4648, with padding.
[[nodiscard]] std::string toBase64(base::BytesView bytes);
[[nodiscard]] std::optional<base::Bytes> fromBase64(std::string_view text);

/// Header and payload taken apart; verdict 0.
[[nodiscard]] base::Outcome<wire::Record> recordOf(const journal::Seen& seen);

/// One object without a line end: the readable part, and header, payload, salt and hashes as they stand in the journal.
[[nodiscard]] std::string lineOf(const wire::Record& record, const journal::Seen& seen);
/// A line as it was written by lineOf; owns the bytes.
struct Line {
    std::uint64_t sequence = 0;
    bool isRedacted = false;
    base::Bytes header, payload, salt;
    seal::Hash payloadHash{}, chain{};
    std::uint16_t verdict = 0;
    [[nodiscard]] journal::Seen seen() const {
        return {sequence, isRedacted, header, payload, salt, payloadHash, chain, verdict};
    }
};
[[nodiscard]] base::Outcome<Line> parseLine(const std::string& text);
/// Nothing when the line's readable part says what its bytes say; else the first field that does not.
[[nodiscard]] std::optional<std::string> liesIn(const std::string& text, const wire::Record& record,
                                                const journal::Seen& seen);

/// What it says, for a table: one line, at most 300 bytes.
[[nodiscard]] std::string summaryOf(const wire::Record& record);

}  // namespace tools
