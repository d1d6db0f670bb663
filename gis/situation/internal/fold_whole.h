// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the folds of the staff's work have in common: who said something, of two edits at once both, bounded tables,
// and what leaves when records are deleted.

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "broker/wire/codec.h"
#include "broker/wire/newest.h"
#include "broker/wire/spans.h"
#include "gis/situation/staff_work.h"

namespace situation {

[[nodiscard]] inline SaidBy saidBy(const wire::Record& record) {
    const wire::Envelope& e = record.envelope;
    return {e.author.value_or(std::string()),
            e.source,
            e.operation.value_or(std::string()),
            wire::trustedClock(record),
            record.acceptedAt,
            e.id,
            record.sequence};
}

/// Of a table the entry that is the oldest by what was said of it last.
template <class View>
auto oldestOf(std::map<std::string, View>& views, const auto& counts) {
    auto oldest = views.end();
    for (auto it = views.begin(); it != views.end(); ++it)
        if (counts(it->second) && (oldest == views.end() || it->second.by.sequence < oldest->second.by.sequence))
            oldest = it;
    return oldest;
}
template <class View>
void forgetOldest(std::map<std::string, View>& views, std::size_t max, std::set<std::string>& changed,
                  const auto& counts) {
    const auto many = [&] {
        return static_cast<std::size_t>(
            std::count_if(views.begin(), views.end(), [&](const auto& one) { return counts(one.second); }));
    };
    if (views.size() <= max || many() <= max) return;
    const auto oldest = oldestOf(views, counts);
    if (oldest == views.end()) return;
    changed.insert(oldest->first);
    views.erase(oldest);
}

/// The newest saying counts, unless it is late and edited from something older than what stands. What is overruled
/// though its author had not seen what overrules it stays beside it. True: `said` stands now.
template <class View, class Payload>
bool renew(View& view, Payload View::*content, Payload said, const wire::Record& record, bool isNew) {
    const bool sawIt = !isNew && said.basedOn == view.by.id;
    if (isNew || sawIt) {
        view.rival.reset();
    } else if (wire::isLate(record.flags)) {
        view.rival = Rival<Payload>{std::move(said), saidBy(record)};
        return false;
    } else {
        view.rival = Rival<Payload>{std::move(view.*content), view.by};
    }
    view.*content = std::move(said);
    view.by = saidBy(record);
    return true;
}

/// Takes out of a table what stands in a deleted record, and what was said beside it.
template <class View>
void eraseCovered(std::map<std::string, View>& views, const wire::Redacted& redacted, std::set<std::string>& changed) {
    for (auto it = views.begin(); it != views.end();) {
        View& view = it->second;
        if constexpr (requires { view.rival; }) {
            if (view.rival && wire::covers(redacted.spans, view.rival->by.sequence)) {
                view.rival.reset();
                changed.insert(it->first);
            }
        }
        const bool goes = wire::covers(redacted.spans, view.by.sequence);
        if (goes) changed.insert(it->first);
        it = goes ? views.erase(it) : std::next(it);
    }
}
template <class Step>
void eraseWords(std::vector<Step>& steps, const wire::Redacted& redacted, const std::string& id,
                std::set<std::string>& changed) {
    for (Step& step : steps) {
        if (step.note.empty() || !wire::covers(redacted.spans, step.by.sequence)) continue;
        step.note.clear();
        changed.insert(id);
    }
}

}  // namespace situation
