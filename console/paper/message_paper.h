// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Messages on paper: each as a filled Nachrichtenvordruck, so that a staff works on with pen where the screen stops.

#include "console/models/message_words.h"
#include "console/paper/reports.h"

namespace paper {

/// Of an automatic set: the newest so many, and all that are open. A binder of thousands helps nobody in the night.
inline constexpr std::size_t kMessagesOnPaperMax = 300;

/// One message, on a page of its own where its text allows.
[[nodiscard]] Document messageSheet(const ReportNeeds& needs, const situation::ReportView& view);
/// A list of the messages, then each as messageSheet(), the oldest first. `most`: the newest so many, and all open
/// ones; what is left out is said on the first page.
[[nodiscard]] Document messagesPaper(const ReportNeeds& needs, std::size_t most = kMessagesOnPaperMax);

}  // namespace paper
