// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A made warning, made anew after somebody chose another level, area or end. What the blocks did not write stays
// letter for letter; channels are the caller's to refresh.

#include <string>
#include <vector>

#include "gis/warning/warning.h"

namespace warning {

/// The blocks, CAP words, end and next information of `level` in place of those of the content's own level. An end that
/// is not the blocks' own stays.
void retellLevel(wire::WarningContent& made, wire::WarningLevel level);
/// The place names in area name and description; no districts: the areas by the water.
void retellPlace(wire::WarningContent& made, const std::string& town, const std::string& water,
                 const std::vector<std::string>& districts);
/// The end in the times' sentence.
void retellExpiry(wire::WarningContent& made, base::Instant expires);

/// The level whose blocks stand in the text while the content has another one; nothing when there are none.
struct OtherLevel {
    wire::WarningLevel level = wire::WarningLevel::Notice;
    bool headline = false, description = false, instruction = false;
};
[[nodiscard]] std::optional<OtherLevel> otherLevelIn(const wire::WarningContent& content,
                                                     const wire::WarningText& text);

/// Sentences that people wrote: in the text, and neither a block of any level nor one of the made sentences.
[[nodiscard]] std::vector<std::string> ownSentences(const wire::WarningContent& content, const wire::WarningText& text);

}  // namespace warning
