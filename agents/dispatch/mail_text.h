// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What stands in a mail that somebody sent (RFC 5322, 2045 to 2047, 3834): the tokens of our own letters, who wrote it,
// and its words. Mails are strangers' bytes: everything is bounded, and what cannot be read says so.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dispatch {

/// So much of a mail is looked at; the words stand before the pictures.
inline constexpr std::size_t kMailBytesMax = 256 * 1024;

struct MailText {
    std::vector<std::string> tokens;  ///< callKey() of letters that it answers: In-Reply-To, References, subject
    std::string messageId;            ///< without brackets; empty: it has none
    std::string from;                 ///< the bare address in small letters; empty: none can be read
    bool isAutomatic = false;         ///< written by a machine: nobody's answer
    bool isReturned = false;          ///< a mail server about a mail of ours
    std::string words;                ///< UTF-8, lines end in LF, without control characters; quoted parts included
    std::string trouble;              ///< in German for the staff: why there are no words
};

/// Only the headers' part of it: cheap, and enough to see whether the mail is about a letter of ours.
[[nodiscard]] MailText readMailHead(std::string_view raw);
/// `raw` may be cut off at kMailBytesMax; what stands behind is not looked at.
[[nodiscard]] MailText readMail(std::string_view raw);
/// All "lw-" and 32 hexadecimal digits of a text, each once, in order, at most 20.
[[nodiscard]] std::vector<std::string> tokensIn(std::string_view text);
/// Cut at a letter's beginning to at most `bytesMax`; bytes that are no UTF-8, and control characters, become blanks.
[[nodiscard]] std::string tidyLine(std::string_view line, std::size_t bytesMax);

}  // namespace dispatch
