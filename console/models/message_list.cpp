// SPDX-License-Identifier: EUPL-1.2
#include "console/models/message_list.h"

#include <algorithm>
#include <utility>

#include "console/models/incident_list.h"
#include "console/models/message_entry.h"

namespace models {

namespace {

constexpr std::int64_t kAgedEveryMs = 10'000;
constexpr int kFoldedAtOnce = 300;  ///< words made ready for a search with each refresh, about 2 ms

bool hasFunction(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

MessageList::MessageList(QObject* parent) : QAbstractListModel(parent) {}
MessageList::~MessageList() = default;

// ---- what is new --------------------------------------------------------------------------------------------------

void MessageList::note(const std::set<std::string>& changed) { m_changed.insert(changed.begin(), changed.end()); }

MessageList::Entry& MessageList::entryOf(const std::string& id) {
    std::unique_ptr<Entry>& entry = m_entries[id];
    if (!entry) {
        entry = std::make_unique<Entry>();
        entry->id = id;
        entry->key = text(id);
    }
    return *entry;
}

void MessageList::judge(Entry& entry) const {
    entry.isTouched = true;
    entry.row.reset();
    entry.words.reset();
    const auto view = viewOf(entry);
    if (!view) return;
    entry.priority = view->report.priority;
    entry.at = view->by.acceptedAt;
    entry.sequence = view->by.sequence;
    const bool isOut = directionOf(view->report) == wire::Direction::Outgoing;
    entry.isOpen = entry.own || situation::isOpen(*view);
    entry.isUnsighted = !entry.own && !isOut && !situation::isSighted(*view);
    entry.isUnsentOut = !entry.own && isOut && !view->sentAt;
    const auto left = entry.own ? std::vector<std::string>() : situation::waitingFor(*view);
    entry.isMine = !m_mine.empty() && hasFunction(left, m_mine);
    entry.isChosen = m_chosen.empty() ? entry.isMine : hasFunction(left, m_chosen);
    entry.rank = entry.own                                                      ? kOwn
                 : entry.isUnsighted && entry.priority == wire::Priority::Flash ? kUnsightedFlash
                 : entry.isUnsighted                                            ? kUnsighted
                 : entry.isMine                                                 ? kMine
                 : entry.isOpen                                                 ? kOpen
                                                                                : kDone;
}

void MessageList::take(const session::Store& store, const std::string& id) {
    const auto& reports = store.picture().work.reports;
    if (reports.contains(id)) {
        Entry& entry = entryOf(id);
        if (!entry.inPicture) ++m_inPicture;
        entry.inPicture = true;
        entry.isGone = false;
        entry.places.clear();
        judge(entry);
        return;
    }
    const auto known = m_entries.find(id);
    if (known == m_entries.end()) return;
    // It has left the picture: as the log has it, or its words were deleted.
    Entry& entry = *known->second;
    if (entry.inPicture) --m_inPicture;
    entry.inPicture = false;
    entry.places.clear();
    const std::optional<wire::MessageId> message = recordId(entry.key);
    std::uint64_t place = store.chronicle().linesDropped();
    for (const session::Line& line : store.chronicle().lines()) {
        const bool isStep = !entry.places.empty() && line.step() && line.step()->report == message;
        if (isStep || (line.report() && line.id == message)) entry.places.push_back(place);
        ++place;
    }
    entry.isGone = entry.places.empty();
    judge(entry);
}

/// From the log: all of it, or what is newer than what was seen.
void MessageList::takeLines(const session::Store& store, bool all) {
    const auto& lines = store.chronicle().lines();
    m_linesVersion = store.chronicle().linesVersion();
    if (lines.empty()) return;
    m_firstLine = lines.front().sequence;
    auto from = lines.begin();
    if (!all)
        from = std::upper_bound(lines.begin(), lines.end(), m_lineSeen,
                                [](std::uint64_t seen, const session::Line& line) { return seen < line.sequence; });
    m_lineSeen = lines.back().sequence;
    const auto placeOf = [&](auto line) {
        return store.chronicle().linesDropped() + static_cast<std::uint64_t>(line - lines.begin());
    };
    for (auto line = from; line != lines.end(); ++line) {
        if (line->report()) {
            const std::string id = line->id.text();
            if (store.picture().work.reports.contains(id)) continue;
            Entry& entry = entryOf(id);
            entry.places = {placeOf(line)};
            judge(entry);
        } else if (line->step()) {
            const auto known = m_entries.find(line->step()->report.text());
            if (known == m_entries.end() || known->second->places.empty()) continue;
            // One that has just left the picture has been looked up with its steps.
            if (known->second->places.back() < placeOf(line)) known->second->places.push_back(placeOf(line));
            judge(*known->second);
        }
    }
}

/// The oldest lines of a very long log.
void MessageList::forgetDropped(const session::Chronicle& log) {
    if (std::exchange(m_dropped, log.linesDropped()) == log.linesDropped()) return;
    for (auto& [id, entry] : m_entries) {
        if (entry->places.empty() || entry->places.front() >= m_dropped) continue;
        entry->isGone = m_isUnarranged = true;
    }
}

void MessageList::rebuild(const session::Store& store) {
    beginResetModel();
    m_order.clear();
    m_entries.clear();
    m_changed.clear();
    m_lineSeen = m_firstLine = 0;
    m_dropped = store.chronicle().linesDropped();
    m_inPicture = store.picture().work.reports.size();
    for (const auto& [id, view] : store.picture().work.reports) {
        Entry& entry = entryOf(id);
        entry.inPicture = true;
        judge(entry);
    }
    takeLines(store, true);
    endResetModel();
    m_isUnarranged = true;
}

bool MessageList::refresh(const session::Store& store, const Format& format) {
    m_store = &store;
    m_format = format;
    m_now = store.realmNow().value_or(store.clock().now());
    const auto& lines = store.chronicle().lines();
    const situation::Situation& picture = store.picture();
    const bool hasOlder = !lines.empty() && (m_firstLine == 0 || lines.front().sequence < m_firstLine);
    bool isOther = m_isNew || m_hindsight != store.hindsight() || picture.lastSequence < m_seenSequence ||
                   (hasOlder && m_linesVersion != store.chronicle().linesVersion());
    isOther = isOther || m_reordered != store.chronicle().reordered();
    // What was deleted of messages that left the picture is told by the log alone.
    for (auto line = lines.rbegin(); !isOther && line != lines.rend() && line->sequence > m_lineSeen; ++line)
        isOther = line->kind == session::LineKind::EntriesDeleted;
    m_isNew = false;
    m_reordered = store.chronicle().reordered();
    m_hindsight = store.hindsight();
    m_seenSequence = picture.lastSequence;
    if (isOther) {
        rebuild(store);
    } else {
        const bool isNews = !m_changed.empty();
        for (const std::string& id : m_changed) take(store, id);
        m_changed.clear();
        if (m_linesVersion != store.chronicle().linesVersion()) takeLines(store, false);
        if (m_inPicture != picture.work.reports.size()) rebuild(store);
        forgetDropped(store.chronicle());
        m_isUnarranged = m_isUnarranged || isNews;
    }
    const bool differs = m_isUnarranged || m_operation != store.shownOperation();
    m_operation = store.shownOperation();
    if (differs) arrange();
    int made = 0;
    for (auto entry = m_order.begin(); entry != m_order.end() && made < kFoldedAtOnce; ++entry) {
        if ((*entry)->words) continue;
        (void)wordsOf(**entry);
        ++made;
    }
    if (base::spanMs(m_now, m_agedAt) >= kAgedEveryMs || m_now < m_agedAt) {
        m_agedAt = m_now;
        if (!m_order.empty()) emit dataChanged(index(0), index(rowCount() - 1), {kMessageAgeRole});
    }
    return differs;
}

// ---- filter, order ------------------------------------------------------------------------------------------------

void MessageList::setFilter(MessageFilter filter) {
    m_filter = filter;
    arrange();
}

void MessageList::setFunctions(const std::string& mine, const std::string& chosen) {
    if (m_mine == mine && m_chosen == chosen) return;
    m_mine = mine;
    m_chosen = chosen;
    for (auto& [id, entry] : m_entries) {
        auto words = std::move(entry->words);
        judge(*entry);
        entry->words = std::move(words);
    }
    arrange();
}

void MessageList::setQuery(const QString& typed) {
    if (m_typed == typed) return;
    m_typed = typed;
    m_query = SearchQuery(typed);
    arrange();
}

void MessageList::setAbout(const std::string& subject) {
    if (m_about == subject) return;
    m_about = subject;
    arrange();
}

void MessageList::setUnsent(std::vector<UnsentMessage> unsent) {
    m_unsent = std::move(unsent);
    const std::vector<std::unique_ptr<Entry>> before = std::move(m_own);  // shown until arrange() has let them go
    m_own.clear();
    for (const UnsentMessage& one : m_unsent) {
        auto entry = std::make_unique<Entry>();
        entry->id = "own:" + std::to_string(one.token);
        entry->key = text(entry->id);
        entry->own = one;
        judge(*entry);
        m_own.push_back(std::move(entry));
    }
    arrange();
}

bool MessageList::passes(const Entry& entry) const {
    if (entry.isGone || isHidden(entry)) return false;
    const bool isWanted = entry.own                              ? m_about.empty()
                          : m_filter == MessageFilter::Unsighted ? entry.isUnsighted
                          : m_filter == MessageFilter::Mine      ? entry.isChosen
                          : m_filter == MessageFilter::Open      ? entry.isOpen
                          : m_filter == MessageFilter::Unsent    ? entry.isUnsentOut
                                                                 : true;
    if (!isWanted) return false;
    if (!m_about.empty()) {
        const wire::Report* report = reportOf(entry);
        if (report == nullptr || !speaksOf(*report, m_about)) return false;
    }
    return m_query.isEmpty() || m_query.matches(wordsOf(entry));
}

bool MessageList::comesBefore(const Entry& a, const Entry& b) const {
    if (a.rank != b.rank) return a.rank < b.rank;
    if (a.rank == kDone) return a.at != b.at ? b.at < a.at : a.sequence > b.sequence;
    if ((a.rank == kMine || a.rank == kOpen) && a.priority != b.priority) return a.priority > b.priority;
    return a.at != b.at ? a.at < b.at : a.sequence < b.sequence;
}

void MessageList::arrange() {
    m_isUnarranged = false;
    std::vector<Entry*> order;
    order.reserve(m_entries.size() + m_own.size());
    for (const auto& entry : m_own)
        if (passes(*entry)) order.push_back(entry.get());
    for (const auto& [id, entry] : m_entries)
        if (passes(*entry)) order.push_back(entry.get());
    std::sort(order.begin(), order.end(), [this](const Entry* a, const Entry* b) { return comesBefore(*a, *b); });
    show(std::move(order));
    std::erase_if(m_entries, [](const auto& one) { return one.second->isGone; });
    count();
}

/// Tells the view only what differs: nearly always one row came, went, moved or changed.
void MessageList::show(std::vector<Entry*> order) {
    const std::size_t least = std::min(m_order.size(), order.size());
    std::size_t head = 0, tail = 0;
    while (head < least && m_order[head] == order[head]) ++head;
    while (tail < least - head && m_order[m_order.size() - 1 - tail] == order[order.size() - 1 - tail]) ++tail;
    const int from = static_cast<int>(head);
    const int gone = static_cast<int>(m_order.size() - head - tail),
              come = static_cast<int>(order.size() - head - tail);
    const auto isShift = [&](std::size_t first, std::size_t last, std::size_t to, std::size_t toLast) {
        return std::equal(
            m_order.begin() + static_cast<std::ptrdiff_t>(first), m_order.begin() + static_cast<std::ptrdiff_t>(last),
            order.begin() + static_cast<std::ptrdiff_t>(to), order.begin() + static_cast<std::ptrdiff_t>(toLast));
    };
    const std::size_t end = m_order.size() - tail;
    if (gone == come && gone > 1 && m_order[head] == order[end - 1] && isShift(head + 1, end, head, end - 1)) {
        beginMoveRows({}, from, from, {}, from + gone);
        m_order = std::move(order);
        endMoveRows();
    } else if (gone == come && gone > 1 && m_order[end - 1] == order[head] && isShift(head, end - 1, head + 1, end)) {
        beginMoveRows({}, from + gone - 1, from + gone - 1, {}, from);
        m_order = std::move(order);
        endMoveRows();
    } else {
        if (gone > 0) {
            beginRemoveRows({}, from, from + gone - 1);
            m_order.erase(m_order.begin() + from, m_order.begin() + from + gone);
            endRemoveRows();
        }
        if (come > 0) {
            beginInsertRows({}, from, from + come - 1);
            m_order = std::move(order);
            endInsertRows();
        }
    }
    for (std::size_t row = 0; row < m_order.size(); ++row) {
        if (!m_order[row]->isTouched) continue;
        m_order[row]->isTouched = false;
        emit dataChanged(index(static_cast<int>(row)), index(static_cast<int>(row)));
    }
}

/// Of another operation than the one that is looked at.
bool MessageList::isHidden(const Entry& entry) const {
    if (entry.own || m_store == nullptr || !m_store->shownOperation()) return false;
    if (const session::Line* line = lineOf(entry)) return !m_store->shows(line->operation);
    const auto view = viewOf(entry);
    return view && !m_store->shows(view->by.operation);
}

void MessageList::count() {
    m_counts = {};
    m_aboutCount.reset();
    for (const auto& [id, entry] : m_entries) {
        if (isHidden(*entry)) continue;
        ++m_counts.all;
        m_counts.unsighted += entry->isUnsighted ? 1 : 0;
        m_counts.mine += entry->isMine ? 1 : 0;
        m_counts.open += entry->isOpen ? 1 : 0;
        m_counts.unsentOut += entry->isUnsentOut ? 1 : 0;
        m_counts.urgent += entry->isUnsighted && entry->priority != wire::Priority::Routine ? 1 : 0;
    }
}

}  // namespace models
