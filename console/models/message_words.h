// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the screen and the paper say of a message (Meldung): directions, priorities, who it waits for, the fields of
// the Nachrichtenvordruck with their numbers, and what became of it.

#include <vector>

#include <QString>
#include <QStringList>

#include "console/models/format.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

/// Absent: incoming.
[[nodiscard]] wire::Direction directionOf(const wire::Report& report);
[[nodiscard]] QString directionWords(wire::Direction direction);  ///< "Eingang"
[[nodiscard]] QString priorityWords(wire::Priority priority);     ///< "Blitz"
/// As urgencyOf(), but nothing for one without priority: most have none, and a mark on each would be one on none.
[[nodiscard]] Urgency messageUrgency(wire::Priority priority);
/// "E 12", "A 3", "G 4"; without a number "E –".
[[nodiscard]] QString messageNumber(wire::Direction direction, std::optional<std::uint32_t> number);

/// What a person's function is called in a Verteiler: "S2 Lage" is "S2", the head of the staff "LdS".
[[nodiscard]] std::string staffFunction(const std::string& function);
/// The function of one who works in the staff; empty for who is revoked or only administers keys and devices.
[[nodiscard]] std::string seatOf(const wire::Roster::Person& person);
/// The function that a person spoke as: that of the post ("post:S3"), else the one that they are enrolled with.
[[nodiscard]] QString spokenFunction(const wire::Roster::Person& person, const std::string& source);
/// "S2 Lage, A. Beispiel" where the roster knows the person, else the post or unit that said it.
[[nodiscard]] QString whoSaid(const session::Store& store, const std::string& author, const std::string& source);

/// "ungesichtet", "wartet auf S3, S4", "erledigt", "wartet auf Beförderung", "befördert 18:05"
[[nodiscard]] QString messageStateWords(const situation::ReportView& view);
/// Who has to act next: "Sichter", "S3, S4", "Fernmeldebetrieb"; empty: nobody.
[[nodiscard]] QString messageWaitsFor(const situation::ReportView& view);
/// "S3, S4 · Kopie S2"
[[nodiscard]] QString routingWords(const std::vector<std::string>& functions, const std::vector<std::string>& copies);

/// What became of a message, as a sentence of the incident log: "E 12 Deich am Wehr: gesichtet für S3, S4 · Kopie S2"
[[nodiscard]] QString reportStepWords(const session::Line& line);

/// A field of the form. `number` as the form prints it.
struct MessageField {
    QString number, name, value;
    bool operator==(const MessageField&) const = default;
};
/// All twenty in the form's order; what nobody filled in has an empty value.
[[nodiscard]] std::vector<MessageField> messageFields(const situation::ReportView& view, const session::Store& store,
                                                      const Format& format);
/// Their names alone, by number: "10 Anschrift".
[[nodiscard]] QString fieldLabel(int number);

struct MessageEvent {
    base::Instant at;
    QString clock, who, words;
};
/// From its writing on, oldest first. With who and when.
[[nodiscard]] std::vector<MessageEvent> messageHistory(const situation::ReportView& view, const session::Store& store,
                                                       const Format& format);

}  // namespace models
