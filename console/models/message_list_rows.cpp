// SPDX-License-Identifier: EUPL-1.2
// What the list shows and knows of a message; how it comes there is in message_list.cpp.
#include <algorithm>

#include "console/models/message_entry.h"

namespace models {

bool speaksOf(const wire::Report& report, const std::string& subject) {
    if (std::find(report.about.begin(), report.about.end(), subject) != report.about.end()) return true;
    constexpr std::string_view kUnit = "unit:";
    if (!subject.starts_with(kUnit)) return false;
    const std::string_view sign = std::string_view(subject).substr(kUnit.size());
    return report.from == sign || report.to == sign || (report.callName && *report.callName == sign);
}

int MessageList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

namespace {

enum Role : int {
    kKeyRole = Qt::UserRole + 1,
    kNumberRole,
    kDirectionRole,
    kDirectionNameRole,
    kPriorityRole,
    kPriorityNameRole,
    kUrgencyRole,
    kWrittenRole,
    kTakenRole,
    kFromRole,
    kToRole,
    kSubjectRole,
    kStateRole,
    kWaitsRole,
    kAgeRole,
    kFilesRole,
    kIsOpenRole,
    kIsMineRole,
    kIsUnsightedRole,
    kIsOwnRole
};
static_assert(kAgeRole == kMessageAgeRole);

}  // namespace

QHash<int, QByteArray> MessageList::roleNames() const {
    return {{kKeyRole, "key"},
            {kNumberRole, "number"},
            {kDirectionRole, "direction"},
            {kDirectionNameRole, "directionName"},
            {kPriorityRole, "priority"},
            {kPriorityNameRole, "priorityName"},
            {kUrgencyRole, "urgency"},
            {kWrittenRole, "written"},
            {kTakenRole, "taken"},
            {kFromRole, "from"},
            {kToRole, "to"},
            {kSubjectRole, "subject"},
            {kStateRole, "state"},
            {kWaitsRole, "waits"},
            {kAgeRole, "age"},
            {kFilesRole, "files"},
            {kIsOpenRole, "isOpen"},
            {kIsMineRole, "isMine"},
            {kIsUnsightedRole, "isUnsighted"},
            {kIsOwnRole, "isOwn"}};
}

QVariant MessageList::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() < 0 || index.row() >= rowCount() || !m_format) return {};
    const Entry& entry = *m_order[static_cast<std::size_t>(index.row())];
    switch (role) {
        case kKeyRole: return entry.key;
        case kAgeRole: return m_format->ago(std::max<std::int64_t>(0, base::spanMs(m_now, entry.at)));
        case kIsOpenRole: return entry.isOpen;
        case kIsMineRole: return entry.isMine;
        case kIsUnsightedRole: return entry.isUnsighted;
        case kIsOwnRole: return entry.own.has_value();
        default: break;
    }
    const Row& row = rowFor(entry);
    switch (role) {
        case kNumberRole: return row.number;
        case kDirectionRole: return row.direction;
        case kDirectionNameRole: return row.directionName;
        case kPriorityRole: return row.priority;
        case kPriorityNameRole: return row.priorityName;
        case kUrgencyRole: return row.urgency;
        case kWrittenRole: return row.written;
        case kTakenRole: return row.taken;
        case kFromRole: return row.from;
        case kToRole: return row.to;
        case kSubjectRole: return row.subject;
        case kStateRole: return row.state;
        case kWaitsRole: return row.waits;
        case kFilesRole: return row.files;
        default: break;
    }
    return {};
}

const situation::ReportView* MessageList::viewOf(const Entry& entry) const {
    if (entry.kept) return entry.kept.get();
    if (!entry.inPicture || m_store == nullptr) return nullptr;
    const auto& reports = m_store->picture().work.reports;
    const auto found = reports.find(entry.id);
    return found != reports.end() ? &found->second : nullptr;
}

const MessageList::Row& MessageList::rowFor(const Entry& entry) const {
    if (entry.row) return *entry.row;
    entry.row = std::make_unique<Row>();
    Row& row = *entry.row;
    const situation::ReportView* view = viewOf(entry);
    if (view == nullptr) return row;
    const wire::Report& report = view->report;
    const wire::Direction direction = directionOf(report);
    row.number = messageNumber(direction, view->number);
    row.direction = static_cast<int>(direction);
    row.directionName = directionWords(direction);
    row.priority = static_cast<int>(report.priority);
    row.priorityName = priorityWords(report.priority);
    row.urgency = static_cast<int>(messageUrgency(report.priority));
    const base::Instant taken = report.takenAt.value_or(view->by.acceptedAt);
    const auto clock = [&](base::Instant at) {
        return m_format->date(at) == m_format->date(m_now) ? Format::clock(at) : m_format->dateClock(at);
    };
    row.written = clock(report.writtenAt);
    row.taken = clock(taken);
    row.from = text(report.from).simplified();
    row.to = text(report.to).simplified();
    row.subject = text(report.subject.empty() ? report.text.substr(0, 400) : report.subject).simplified();
    row.state = entry.own ? entry.own->state : messageStateWords(*view);
    row.waits = entry.own ? QString() : messageWaitsFor(*view);
    row.files = static_cast<int>(report.attachments.size());
    return row;
}

const QString& MessageList::wordsOf(const Entry& entry) const {
    if (entry.words) return *entry.words;
    entry.words.emplace();
    const situation::ReportView* view = viewOf(entry);
    if (view == nullptr) return *entry.words;
    const wire::Report& report = view->report;
    std::string all;
    all.reserve(report.text.size() + report.subject.size() + 200);
    const auto add = [&all](const std::string& part) {
        if (!part.empty()) all.append(part).push_back('\n');
    };
    for (const std::string* part : {&report.from, &report.to, &report.means, &report.subject, &report.text}) add(*part);
    for (const auto* part : {&report.callName, &report.phone, &report.meansWished, &report.writtenBy})
        if (*part) add(**part);
    for (const std::string& function : view->functions) add(function);
    for (const std::string& function : view->copies) add(function);
    for (const auto& note : view->notes) add(note.note);
    for (const wire::Attachment& file : report.attachments) add(file.name);
    const wire::Direction direction = directionOf(report);
    QString typed = text(all) + directionWords(direction) + QLatin1Char('\n') + priorityWords(report.priority) +
                    QLatin1Char('\n') + messageNumber(direction, view->number);
    // "E 12" and "E12" both find it.
    if (view->number) typed += QLatin1Char('\n') + messageNumber(direction, view->number).remove(QChar(0x00A0));
    entry.words = foldedForSearch(typed);
    return *entry.words;
}

int MessageList::countAbout(const std::string& subject) const {
    if (m_aboutCount && m_aboutCount->first == subject) return m_aboutCount->second;
    int out = 0;
    for (const auto& [id, entry] : m_entries) {
        const situation::ReportView* view = viewOf(*entry);
        out += view != nullptr && speaksOf(view->report, subject) ? 1 : 0;
    }
    m_aboutCount.emplace(subject, out);
    return out;
}

std::optional<situation::ReportView> MessageList::view(const QString& key) const {
    const auto found = m_entries.find(key.toStdString());
    if (found != m_entries.end()) {
        const situation::ReportView* view = viewOf(*found->second);
        return view != nullptr ? std::optional(*view) : std::nullopt;
    }
    for (const auto& entry : m_own)
        if (entry->key == key) return *entry->kept;
    return std::nullopt;
}

int MessageList::rowOf(const QString& key) const {
    const auto found =
        std::find_if(m_order.begin(), m_order.end(), [&](const Entry* entry) { return entry->key == key; });
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

QString MessageList::keyAt(int row) const {
    return row < 0 || row >= rowCount() ? QString() : m_order[static_cast<std::size_t>(row)]->key;
}

QString MessageList::firstUnsighted() const {
    const Entry* first = nullptr;
    for (const auto& [id, entry] : m_entries)
        if (entry->isUnsighted && (first == nullptr || comesBefore(*entry, *first))) first = entry.get();
    return first != nullptr ? first->key : QString();
}

std::vector<situation::ReportView> MessageList::allViews() const {
    std::vector<const situation::ReportView*> views;
    for (const auto& [id, entry] : m_entries)
        if (const situation::ReportView* view = viewOf(*entry)) views.push_back(view);
    std::sort(views.begin(), views.end(), [](const auto* a, const auto* b) { return a->by.sequence < b->by.sequence; });
    std::vector<situation::ReportView> out;
    out.reserve(views.size());
    for (const auto* view : views) out.push_back(*view);
    return out;
}

}  // namespace models
