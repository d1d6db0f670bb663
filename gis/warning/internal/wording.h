// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Small pieces of language that texts, channels and findings share.

#include <string>
#include <string_view>
#include <vector>

#include "broker/base/instant.h"
#include "broker/wire/ids.h"

namespace warning {

/// German unless the tag begins with "en".
[[nodiscard]] bool isEnglish(std::string_view language);
/// "ÜBUNG: " or "EXERCISE: "; empty in the live realm.
[[nodiscard]] std::string realmMark(wire::RealmKind realm, std::string_view language);
/// True when the text begins with either mark.
[[nodiscard]] bool hasExerciseMark(std::string_view text);
/// The text without a leading mark.
[[nodiscard]] std::string_view withoutMark(std::string_view text);

/// Sentences with their end mark, without the blanks between them. A dot between digits or before a small letter
/// ("112.", "z. B. so") ends none.
[[nodiscard]] std::vector<std::string> sentences(std::string_view text);
[[nodiscard]] std::size_t wordCount(std::string_view text);
/// Characters, not bytes.
[[nodiscard]] std::size_t charCount(std::string_view utf8);
/// Well-formed UTF-8 without control characters other than line feed and tab, and without what XML forbids.
[[nodiscard]] bool isPlainText(std::string_view utf8);
/// "a", "a und b", "a, b und c".
[[nodiscard]] std::string joined(const std::vector<std::string>& names, std::string_view lastJoint);

/// "21:00" in German legal time.
[[nodiscard]] std::string clockText(base::Instant at);
/// "21. November, 21:00 Uhr" or "21 November, 21:00".
[[nodiscard]] std::string momentText(base::Instant at, bool english);

}  // namespace warning
