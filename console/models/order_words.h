// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What an order is called and how it stands, in words: on its page, on a card, in the log and on paper the same.

#include <optional>

#include "console/models/format.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

/// "erteilt", "quittiert", "begonnen", "erledigt", "nicht möglich", "zurückgezogen"
[[nodiscard]] QString orderStateWords(situation::OrderState state);
/// "Quittung", "begonnen", ... "wieder geöffnet": what was said of it.
[[nodiscard]] QString orderMoveWords(wire::OrderMove move);
/// "Einfach", "Sofort", "Blitz"
[[nodiscard]] QString orderPriorityWords(wire::Priority priority);
/// "12 min", "1 h 20 min", "2 d 3 h": whole minutes, rounded up where `up`.
[[nodiscard]] QString lengthWords(std::int64_t ms, bool up = false);
/// "noch 12 min", "jetzt fällig", "seit 8 min überfällig"; of one that is done, or has no deadline, nothing.
[[nodiscard]] QString deadlineWords(const situation::OrderView& view, base::Instant now);
/// "18:30"; with the day where it is another one than today. Empty: no deadline.
[[nodiscard]] QString momentWords(const std::optional<base::Instant>& at, base::Instant now, const Format& format);
/// Overdue: medium, by its priority more; impossible: high; else none.
[[nodiscard]] Urgency urgencyOf(const situation::OrderView& view, base::Instant now);
/// When somebody said that it has arrived, or anything that says so; nothing: no receipt yet.
[[nodiscard]] std::optional<base::Instant> receiptOf(const situation::OrderView& view);
/// "S3, A. Beispiel"; without a name the post: "S3".
[[nodiscard]] QString saidByWords(const situation::SaidBy& by, const session::Store& store);
/// The post of a saying, "S3".
[[nodiscard]] QString postWords(const std::string& source);

[[nodiscard]] bool isAboutWork(session::LineKind kind);
/// A line of the log about an order or an assignment.
[[nodiscard]] QString orderLineWords(const session::Line& line, const Format& format);

}  // namespace models
