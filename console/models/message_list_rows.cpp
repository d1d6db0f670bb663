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

namespace {

/// Of a message that left the picture: as the fold would have it (gis/situation/staff_work.cpp).
void applyStep(situation::ReportView& view, const session::Line& line) {
    const wire::ReportStep& step = *line.step();
    const situation::SaidBy by{line.author, line.source, {}, line.at, line.at, line.id, line.sequence};
    switch (step.move) {
        case wire::ReportMove::Routed:
            view.functions = step.functions;
            view.copies = step.copies;
            view.routed = by;
            break;
        case wire::ReportMove::Done: view.done[step.function] = line.at; break;
        case wire::ReportMove::Undone: view.done.erase(step.function); break;
        case wire::ReportMove::Read: view.read.try_emplace(step.function, line.at); break;
        case wire::ReportMove::Sent:
            view.sentAt = step.at.value_or(line.at);
            view.sentBy = step.means;
            break;
        case wire::ReportMove::Noted: break;
    }
    if (!step.note.empty()) view.notes.push_back({step.move, step.function, step.note, by});
}

situation::ReportView viewFrom(const session::Line& line) {
    situation::ReportView view;
    view.report = *line.report();
    view.by = {line.author, line.source, line.operation, line.at, line.at, line.id, line.sequence};
    view.number = line.number;
    return view;
}

situation::ReportView viewFrom(const UnsentMessage& own) {
    situation::ReportView view;
    view.report = own.report;
    view.by = {own.author, own.source, {}, own.at, own.at, {}, own.token};
    return view;
}

}  // namespace

const session::Line* MessageList::lineOf(const Entry& entry) const {
    if (entry.places.empty() || m_store == nullptr) return nullptr;
    // Until the next refresh() the log may be another one.
    const session::Line* line = m_store->chronicle().lineAt(entry.places.front());
    return line && line->report() && line->id.text() == entry.id ? line : nullptr;
}

const wire::Report* MessageList::reportOf(const Entry& entry) const {
    if (entry.own) return &entry.own->report;
    if (const session::Line* line = lineOf(entry)) return line->report();
    const auto view = viewOf(entry);
    return view ? &view->report : nullptr;
}

std::shared_ptr<const situation::ReportView> MessageList::viewOf(const Entry& entry) const {
    if (entry.own) return std::make_shared<situation::ReportView>(viewFrom(*entry.own));
    if (m_store == nullptr) return nullptr;
    if (entry.inPicture) {
        const auto& reports = m_store->picture().work.reports;
        const auto found = reports.find(entry.id);
        if (found == reports.end()) return nullptr;
        return {std::shared_ptr<const void>(), &found->second};  // the picture's
    }
    const session::Line* line = lineOf(entry);
    if (line == nullptr) return nullptr;
    auto view = std::make_shared<situation::ReportView>(viewFrom(*line));
    for (auto place = entry.places.begin() + 1; place != entry.places.end(); ++place) {
        const session::Line* step = m_store->chronicle().lineAt(*place);
        if (step && step->step() && step->step()->report == line->id) applyStep(*view, *step);
    }
    return view;
}

const MessageList::Row& MessageList::rowFor(const Entry& entry) const {
    if (entry.row) return *entry.row;
    entry.row = std::make_unique<Row>();
    Row& row = *entry.row;
    const auto view = viewOf(entry);
    if (!view) return row;
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
    const auto view = viewOf(entry);
    if (!view) return *entry.words;
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
        const wire::Report* report = reportOf(*entry);
        out += report != nullptr && speaksOf(*report, subject) ? 1 : 0;
    }
    m_aboutCount.emplace(subject, out);
    return out;
}

std::optional<situation::ReportView> MessageList::view(const QString& key) const {
    const auto found = m_entries.find(key.toStdString());
    if (found != m_entries.end()) {
        const auto view = viewOf(*found->second);
        return view ? std::optional(*view) : std::nullopt;
    }
    for (const auto& entry : m_own)
        if (entry->key == key) return viewFrom(*entry->own);
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
    std::vector<situation::ReportView> views;
    for (const auto& [id, entry] : m_entries)
        if (const auto view = viewOf(*entry)) views.push_back(*view);
    std::sort(views.begin(), views.end(), [](const auto& a, const auto& b) { return a.by.sequence < b.by.sequence; });
    return views;
}

}  // namespace models
