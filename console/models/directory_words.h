// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Directory and calls in words: once, for page, card, log and paper.

#include <optional>

#include "console/models/format.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

/// "mobil", "Telefon", "E-Mail", "Melder", "Funk", "Fax"; another word as it was said.
[[nodiscard]] QString wayWords(const std::string& means);
/// "1. Vertretung"; of the one who holds the function nothing.
[[nodiscard]] QString rankWords(std::uint32_t rank);
/// "S1 · A. Beispiel (1. Vertretung)"
[[nodiscard]] QString contactTitle(const wire::Contact& contact);
/// "mobil 0151 000001 · E-Mail a@stadt.example"; empty: none is known.
[[nodiscard]] QString reachWords(const std::vector<wire::Reach>& reach);
/// "Rufbereitschaft bis Di 24.11. 06:00", "Rufbereitschaft ab ..."; empty: none, or it is over.
[[nodiscard]] QString onCallWords(const wire::Contact& contact, base::Instant now, const Format& format);
/// The staff's functions in their order, then all others by name.
[[nodiscard]] bool standsBefore(const wire::Contact& a, const wire::Contact& b);

/// Of those who were called, each counted once.
struct CallCounts {
    int called = 0, coming = 0, arrived = 0, declined = 0, silent = 0;
    int unreached = 0;  ///< of the silent: every way failed
};
[[nodiscard]] CallCounts countCall(const situation::CallView& view);
/// "2 kommen · 1 da · 1 kommt nicht · 3 ohne Antwort (davon 1 nicht erreicht)"
[[nodiscard]] QString callCountWords(const CallCounts& counts);
/// Somebody is not reached, or has not answered in time, though the call is open.
[[nodiscard]] Urgency callUrgency(const situation::CallView& view, base::Instant now);
/// "kommt, etwa 18:40 · Telefon", "kommt nicht · krank", "ist da seit 18:42"; empty: no answer.
[[nodiscard]] QString answerWords(const situation::CallAnswer& answer);
/// "mobil: übergeben 18:05 · E-Mail: fehlgeschlagen, kein Netz"; empty: nothing happened yet.
[[nodiscard]] QString deliveryWords(const situation::CallView& view, const std::string& contact);

/// A line of the log about contact, call, answer or seat.
[[nodiscard]] bool isAboutPeople(session::LineKind kind);
[[nodiscard]] QString peopleLineWords(const session::Line& line);

/// "18:00" the next such moment; "24.11. 18:00" and "24.11.2026 18:00" that one. Nothing when it is neither.
[[nodiscard]] std::optional<base::Instant> momentTyped(const QString& typed, base::Instant now);
/// As momentTyped() reads it again: "24.11. 18:00"; empty: none.
[[nodiscard]] QString momentToType(const std::optional<base::Instant>& at);

}  // namespace models
