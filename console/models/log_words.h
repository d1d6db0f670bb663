// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A line of the incident log in words: what the page, the papers and the changes say of it.

#include <cstdint>

#include <QString>
#include <QStringList>
#include <QVariantList>

#include "console/models/format.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

struct LogRow {
    QString key;  ///< sequence and kind
    QString number, clock, kind, text, who;
    Urgency urgency = Urgency::None;
    bool automatic = true;  ///< not written by a person
    QVariantList files;     ///< file_rows.h
    std::uint64_t sequence = 0;
    bool operator==(const LogRow&) const = default;
};

/// What lines are chosen by. All but All are groups of a line; the order is that of logGroupNames().
enum class LogGroup : std::uint8_t {
    All,
    Entries,
    Messages,
    Stations,
    Map,
    Warnings,
    Alarms,
    Incidents,
    Work,
    Boards,
    System
};
[[nodiscard]] LogGroup groupOf(session::LineKind kind);
[[nodiscard]] QStringList logGroupNames();

[[nodiscard]] bool isFromPeople(session::LineKind kind);

/// Of a line of the log, by its source's own scale.
[[nodiscard]] Urgency urgencyOf(const session::Line& line);

/// An exercise is founded on 2000-01-01, whatever its scenario's date: until its first tick it has no clock to show.
inline constexpr std::int64_t kFoundingEndsMs = 946'771'200'000;
/// A line in words. A change of level reads like a rise, unless the line knows a higher level before.
[[nodiscard]] LogRow logRowOf(const session::Line& line, const session::Store& store, const Format& format);

}  // namespace models
