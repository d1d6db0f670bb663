// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What MessageList keeps of one message. For message_list*.cpp alone.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "console/models/message_list.h"

namespace models {

/// Order of the list. Above every other: what was said here and may still be lost.
enum MessageRank : int { kOwn = 0, kUnsightedFlash = 1, kUnsighted = 2, kMine = 3, kOpen = 4, kDone = 5 };

inline constexpr int kMessageAgeRole = Qt::UserRole + 15;

struct MessageList::Row {
    QString number, directionName, priorityName, written, taken, from, to, subject, state, waits;
    int direction = 1, priority = 1, urgency = 0, files = 0;
};

struct MessageList::Entry {
    std::string id;
    QString key;
    bool inPicture = false, isGone = false, isTouched = false;
    /// Where the picture does not have it: its place in the log, and those of its steps behind it.
    std::vector<std::uint64_t> places;
    std::optional<UnsentMessage> own;
    // judged
    int rank = kDone;
    wire::Priority priority = wire::Priority::Routine;
    base::Instant at;
    std::uint64_t sequence = 0;
    bool isOpen = false, isUnsighted = false, isUnsentOut = false, isMine = false, isChosen = false;
    // made when it is first shown, or searched
    mutable std::unique_ptr<Row> row;
    mutable std::optional<QString> words;
};

}  // namespace models
