// SPDX-License-Identifier: EUPL-1.2
#pragma once

// How mails carry letters: transfer encodings and character sets.

#include <optional>
#include <string>
#include <string_view>

namespace dispatch {

/// ASCII only, as headers compare.
[[nodiscard]] std::string lowered(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// RFC 2045, 6.7; what is no escape stays as it stands.
[[nodiscard]] std::string fromQuotedPrintable(std::string_view text);
/// RFC 2045, 6.8; other letters are passed over, the end is at the first "=".
[[nodiscard]] std::string fromBase64(std::string_view text);
/// To UTF-8 from what the mail says: UTF-8, US-ASCII, ISO-8859-1, ISO-8859-15, windows-1252; "" is looked at. What
/// calls itself UTF-8 and is none is read as windows-1252. Nothing for another set.
[[nodiscard]] std::optional<std::string> toUtf8(std::string_view bytes, std::string_view charset);
[[nodiscard]] bool isUtf8(std::string_view bytes);
/// The encoded words of a header (RFC 2047) as UTF-8.
[[nodiscard]] std::string decodedHeader(std::string_view value);
/// The words of an HTML text up to its quoted part, a line for each paragraph. No browser: enough for an answer.
[[nodiscard]] std::string wordsOfHtml(std::string_view html);

}  // namespace dispatch
