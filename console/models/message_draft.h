// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A message that is being written: what stands in the fields of the Nachrichtenvordruck as typed, what is missing or
// wrong with it in words, and the record that it becomes. The time of writing is the one that was entered: odd ones
// are flagged, never refused or replaced.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QString>
#include <QStringList>

#include "broker/wire/payloads.h"
#include "console/models/format.h"

namespace models {

/// "1805", "18:05", "18.05", "805": German legal time; the date "21.11.2026", "21.11.", "21.11.26" or empty (the day
/// of `now`). Of the hour that comes twice in October the instant nearest to `now`. Nothing for other texts.
[[nodiscard]] std::optional<base::Instant> typedTime(const QString& clock, const QString& date, base::Instant now);
/// "21.11.2026"
[[nodiscard]] QString typedDate(base::Instant at);

/// The means that a message goes by: as the record says them, and in the console's language.
[[nodiscard]] const std::vector<std::string>& messageMeans();
[[nodiscard]] QString meansWords(const std::string& means);

struct MessageDraft {
    wire::Direction direction = wire::Direction::Incoming;
    wire::Priority priority = wire::Priority::Routine;
    /// By field: "means", "callName", "phone", "meansWished", "from", "to", "subject", "text", "writtenBy", "clock",
    /// "date", "takenClock".
    std::map<QString, QString> texts;
    std::optional<wire::MessageId> answers;
    QString answersWords;            ///< "E 12 Deich am Wehr"
    std::vector<std::string> about;  ///< "unit:" ... and an id
    std::optional<wire::GeoPoint> place;

    [[nodiscard]] QString value(const QString& field) const;
    /// Nothing was typed that would be lost.
    [[nodiscard]] bool isEmpty() const;
    /// By field what must be mended before it can go, in words.
    [[nodiscard]] std::map<QString, QString> faults(base::Instant now) const;
    /// By field what is odd and may be so all the same.
    [[nodiscard]] std::map<QString, QString> doubts(base::Instant now) const;
    /// Nothing while there are faults.
    [[nodiscard]] std::optional<wire::Report> report(base::Instant now) const;
};
/// As it stood before it was sent: for one that was refused.
[[nodiscard]] MessageDraft draftOf(const wire::Report& report);

}  // namespace models
