// SPDX-License-Identifier: EUPL-1.2
#pragma once

// An order or an assignment while it is being written: what was typed, what is wrong with it, and what would be said.

#include <map>
#include <optional>
#include <vector>

#include <QStringList>

#include "console/models/clock_typed.h"
#include "console/models/format.h"
#include "console/session/store.h"

namespace models {

/// Somebody whom an order can be given to, or a sector that a unit can be put into.
struct Addressee {
    QString label;  ///< as people read it: "S4", "EA Nord", "Florian Auental 1/44-1"
    QString kind;   ///< "Funktion", "Abschnitt", "Einheit"
    std::string unit, sector;
    bool operator==(const Addressee&) const = default;
};
/// Sectors (drawings of the use "sector") by name.
[[nodiscard]] std::vector<Addressee> sectorsOf(const situation::Situation& picture);
/// Functions of the role table and of the enrolled persons, sectors, units; each kind by name.
[[nodiscard]] std::vector<Addressee> addresseesOf(const situation::Situation& picture);
/// Those whose label or kind has all words of the search, those that begin with it first; at most `most`.
[[nodiscard]] std::vector<Addressee> matching(const std::vector<Addressee>& all, const QString& search,
                                              std::size_t most);
/// Name of a sector; its id where it is not drawn any more, empty for none.
[[nodiscard]] QString sectorName(const situation::Situation& picture, const std::string& sector);

/// What may be typed; the names are keys of `texts` and of the faults.
inline constexpr const char* kOrderFields[] = {"to", "subject", "text", "means", "aim", "way", "deadline"};

struct OrderDraft {
    std::optional<std::string> edited;       ///< id of the order that is being changed
    std::optional<wire::MessageId> basedOn;  ///< the saying that was on the screen
    std::map<QString, QString> texts;
    std::string unit, sector;  ///< as `to` was chosen; forgotten when it is typed over
    wire::Priority priority = wire::Priority::Routine;
    std::optional<wire::GeoPoint> place;
    std::optional<wire::MessageId> report;
    QString reportWords;
    /// The deadline of the order that is changed, and how it stands in the field.
    std::optional<base::Instant> keptDeadline;
    QString keptClock;

    [[nodiscard]] QString at(const char* field) const;
    [[nodiscard]] bool isEmpty() const;  ///< nothing was typed
    bool operator==(const OrderDraft&) const = default;
};
/// By field; no entry: nothing is wrong. An empty field that must not be so is named, too.
[[nodiscard]] std::map<QString, QString> faultsOf(const OrderDraft& draft, base::Instant now);
[[nodiscard]] std::optional<base::Instant> deadlineOf(const OrderDraft& draft, base::Instant now);
/// What would be said; to be asked only when nothing is wrong.
[[nodiscard]] wire::Order orderOf(const OrderDraft& draft, const std::string& id, base::Instant now);
/// The order as it stands, to be changed.
[[nodiscard]] OrderDraft draftOf(const situation::OrderView& view, base::Instant now, const Format& format);

}  // namespace models
