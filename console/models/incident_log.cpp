// SPDX-License-Identifier: EUPL-1.2
#include "console/models/incident_log.h"

#include <algorithm>
#include <functional>

namespace models {

namespace {

constexpr std::int64_t kSliceNs = 6'000'000;  ///< of a frame of 16 ms
constexpr std::size_t kSliceLeast = 200;      ///< lines, however slow the machine is
constexpr std::size_t kRowsKept = 256;        ///< in words
constexpr int kNear = 100;                    ///< rows around the newest that was asked for

struct Column {
    const char* name;
    QVariant (*get)(const LogRow&);
};
constexpr Column kColumns[] = {
    {"number", [](const LogRow& row) { return QVariant(row.number); }},
    {"clock", [](const LogRow& row) { return QVariant(row.clock); }},
    {"kind", [](const LogRow& row) { return QVariant(row.kind); }},
    {"line", [](const LogRow& row) { return QVariant(row.text); }},
    {"who", [](const LogRow& row) { return QVariant(row.who); }},
    {"urgency", [](const LogRow& row) { return QVariant(static_cast<int>(row.urgency)); }},
    {"files", [](const LogRow& row) { return QVariant(row.files); }},
    {"automatic", [](const LogRow& row) { return QVariant(row.automatic); }},
};

}  // namespace

IncidentLog::IncidentLog(QObject* parent) : QAbstractListModel(parent) {
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &IncidentLog::lookOn);
}

// ---- what is chosen -----------------------------------------------------------------------------------------------

void IncidentLog::setPeopleOnly(bool on) {
    if (std::exchange(m_peopleOnly, on) != on) restart();
}

void IncidentLog::setGroup(int group) {
    if (group < 0 || group > static_cast<int>(LogGroup::System) || group == this->group()) return;
    m_group = static_cast<LogGroup>(group);
    restart();
}

void IncidentLog::setQuery(const QString& typed) {
    if (m_typed == typed) return;
    m_typed = typed;
    m_query = SearchQuery(typed);
    if (m_query.isEmpty()) m_folded.clear();
    restart();
}

bool IncidentLog::fits(std::uint64_t place) const {
    const session::Line& line = *log().lineAt(place);
    if (m_peopleOnly && !isFromPeople(line.kind)) return false;
    if (m_group != LogGroup::All && groupOf(line.kind) != m_group) return false;
    return m_store->shows(line.operation) && (m_query.isEmpty() || m_query.matches(folded(place)));
}

const QString& IncidentLog::folded(std::uint64_t place) const {
    if (m_folded.empty()) m_foldedFrom = place;
    for (; place < m_foldedFrom; --m_foldedFrom) m_folded.emplace_front();
    while (place - m_foldedFrom >= m_folded.size()) m_folded.emplace_back();
    QString& known = m_folded[place - m_foldedFrom];
    if (!known.isNull()) return known;
    const LogRow row = logRowOf(*log().lineAt(place), *m_store, m_format);
    QString all = QStringList{row.number, row.clock, row.kind, row.text, row.who}.join(QLatin1Char('\n'));
    for (const wire::Attachment& file : log().lineAt(place)->details().files)
        all += QLatin1Char('\n') + text(file.name);
    return known = foldedForSearch(all);
}

// ---- looking through ----------------------------------------------------------------------------------------------

void IncidentLog::refresh(const session::Store& store, const Format& format) {
    const bool isFirst = m_store == nullptr;
    m_store = &store;
    m_format = format;
    const session::Chronicle& log = store.chronicle();
    const auto revised = log.revisedSince(m_version);
    const bool isOther = log.reordered() != m_reordered || log.linesVersion() < m_version || !revised;
    if (isOther) m_folded.clear();
    if (isFirst || isOther || m_operation != store.shownOperation()) return restart();
    if (log.linesVersion() == m_version) return;
    m_version = log.linesVersion();
    dropOldest();
    for (const std::uint64_t place : *revised) judgeAnew(place);
    readAnew();
    lookOn();
}

void IncidentLog::restart() {
    if (!m_store) return;
    beginResetModel();
    m_shown.clear();
    m_rows.clear();
    m_operation = m_store->shownOperation();
    m_version = log().linesVersion();
    m_reordered = log().reordered();
    m_oldTo = m_newFrom = log().linesEnd();
    m_wasLooking = true;
    endResetModel();
    lookOn();
}

void IncidentLog::lookOn() {
    m_wasLooking = m_wasLooking || isLooking();
    if (!look(false))
        m_next.start(0);
    else if (std::exchange(m_wasLooking, false))
        emit looked();
    emit changed();
}

void IncidentLog::finish() {
    if (m_store) look(true);
    emit changed();
}

bool IncidentLog::isLooking() const {
    return m_store && (m_newFrom < log().linesEnd() || m_oldTo > log().linesDropped());
}

bool IncidentLog::mayGoOn(std::size_t& looked, std::int64_t beginNs, bool isAll) const {
    ++looked;
    return isAll || looked <= kSliceLeast || looked % 16 != 0 || m_store->clock().monotonicNs() - beginNs < kSliceNs;
}

/// One slice; true: there is no more.
bool IncidentLog::look(bool isAll) {
    if (log().reordered() != m_reordered) return true;  // refresh() is about to come
    const std::int64_t beginNs = m_store->clock().monotonicNs();
    std::size_t looked = 0;
    m_oldTo = std::max(m_oldTo, log().linesDropped());
    m_newFrom = std::max(m_newFrom, m_oldTo);
    std::vector<std::uint64_t> found;
    for (; m_newFrom < log().linesEnd() && mayGoOn(looked, beginNs, isAll); ++m_newFrom)
        if (fits(m_newFrom)) found.push_back(m_newFrom);
    if (!found.empty()) {
        beginInsertRows({}, 0, static_cast<int>(found.size()) - 1);
        m_shown.insert(m_shown.begin(), found.rbegin(), found.rend());
        endInsertRows();
    }
    found.clear();
    for (; m_oldTo > log().linesDropped() && mayGoOn(looked, beginNs, isAll); --m_oldTo)
        if (fits(m_oldTo - 1)) found.push_back(m_oldTo - 1);
    if (!found.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(found.size()) - 1);
        m_shown.insert(m_shown.end(), found.begin(), found.end());
        endInsertRows();
    }
    return !isLooking();
}

void IncidentLog::dropOldest() {
    const std::uint64_t dropped = log().linesDropped();
    for (; !m_folded.empty() && m_foldedFrom < dropped; ++m_foldedFrom) m_folded.pop_front();
    const auto gone = std::find_if(m_shown.rbegin(), m_shown.rend(), [&](auto place) { return place >= dropped; });
    if (gone == m_shown.rbegin()) return;
    beginRemoveRows({}, static_cast<int>(m_shown.rend() - gone), rowCount() - 1);
    for (auto place = gone.base(); place != m_shown.end(); ++place) m_rows.erase(*place);
    m_shown.erase(gone.base(), m_shown.end());
    endRemoveRows();
}

/// A line that has changed: by its new words it may be wanted or not.
void IncidentLog::judgeAnew(std::uint64_t place) {
    if (place < std::max(m_oldTo, log().linesDropped()) || place >= m_newFrom) return;
    if (place >= m_foldedFrom && place - m_foldedFrom < m_folded.size()) m_folded[place - m_foldedFrom] = {};
    const int row = rowOfPlace(place);
    const bool isWanted = fits(place);
    if (isWanted == (row >= 0)) return;  // readAnew() tells what it says now
    m_rows.erase(place);
    const auto at = std::lower_bound(m_shown.begin(), m_shown.end(), place, std::greater<>());
    const int where = static_cast<int>(at - m_shown.begin());
    if (isWanted) {
        beginInsertRows({}, where, where);
        m_shown.insert(at, place);
        endInsertRows();
    } else {
        beginRemoveRows({}, where, where);
        m_shown.erase(at);
        endRemoveRows();
    }
}

/// A name, a number, an alert may be known by now.
void IncidentLog::readAnew() {
    for (auto& [place, known] : m_rows) {
        const session::Line* line = log().lineAt(place);
        if (!line) continue;
        LogRow row = logRowOf(*line, *m_store, m_format);
        if (row == known) continue;
        known = std::move(row);
        const int where = rowOfPlace(place);
        if (where >= 0) emit dataChanged(index(where), index(where));
    }
}

// ---- rows ---------------------------------------------------------------------------------------------------------

int IncidentLog::rowOfPlace(std::uint64_t place) const {
    const auto at = std::lower_bound(m_shown.begin(), m_shown.end(), place, std::greater<>());
    return at != m_shown.end() && *at == place ? static_cast<int>(at - m_shown.begin()) : -1;
}

const LogRow* IncidentLog::rowAt(int row) const {
    if (row < 0 || row >= rowCount()) return nullptr;
    const std::uint64_t place = m_shown[static_cast<std::size_t>(row)];
    if (const auto known = m_rows.find(place); known != m_rows.end()) return &known->second;
    const session::Line* line = log().lineAt(place);
    if (!line) return nullptr;
    if (m_rows.size() >= kRowsKept)
        std::erase_if(m_rows, [&](const auto& one) { return std::abs(rowOfPlace(one.first) - row) > kNear; });
    return &m_rows.emplace(place, logRowOf(*line, *m_store, m_format)).first->second;
}

int IncidentLog::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant IncidentLog::data(const QModelIndex& index, int role) const {
    const auto column = static_cast<std::size_t>(role - Qt::UserRole - 1);
    const LogRow* row = index.isValid() ? rowAt(index.row()) : nullptr;
    return row && column < std::size(kColumns) ? kColumns[column].get(*row) : QVariant();
}

QHash<int, QByteArray> IncidentLog::roleNames() const {
    QHash<int, QByteArray> names;
    int role = Qt::UserRole;
    for (const Column& column : kColumns) names.insert(++role, column.name);
    return names;
}

QString IncidentLog::keyAt(int row) const {
    const LogRow* known = rowAt(row);
    return known ? known->key : QString();
}

int IncidentLog::rowOf(const QString& key) const {
    if (!m_store) return -1;
    const std::uint64_t sequence = key.section(QLatin1Char('.'), 0, 0).toULongLong();
    const auto& lines = log().lines();
    auto line = std::lower_bound(lines.begin(), lines.end(), sequence,
                                 [](const session::Line& one, std::uint64_t wanted) { return one.sequence < wanted; });
    for (; line != lines.end() && line->sequence == sequence; ++line) {
        const int kind = key.section(QLatin1Char('.'), 1).toInt();
        if (static_cast<int>(line->kind) == kind)
            return rowOfPlace(log().linesDropped() + static_cast<std::uint64_t>(line - lines.begin()));
    }
    return -1;
}

std::vector<const session::Line*> IncidentLog::lines() const {
    std::vector<const session::Line*> out;
    if (!m_store) return out;
    for (std::uint64_t place = log().linesDropped(); place < log().linesEnd(); ++place)
        if (fits(place)) out.push_back(log().lineAt(place));
    return out;
}

QVariantList IncidentLog::files() const {
    QVariantList out;
    for (const std::uint64_t place : m_shown) {
        const session::Line* line = log().lineAt(place);
        if (line && !line->details().files.empty()) out.append(logRowOf(*line, *m_store, m_format).files);
    }
    return out;
}

QString IncidentLog::standing() const {
    if (!m_store) return {};
    const auto whole = [this](std::uint64_t number) { return m_format.whole(static_cast<std::int64_t>(number)); };
    QStringList parts;
    const QString all = whole(log().lines().size());
    parts << (m_shown.size() == log().lines().size() ? Words::tr("%1 Zeilen").arg(all)
                                                     : Words::tr("%1 von %2 Zeilen").arg(whole(m_shown.size()), all));
    if (isLooking()) parts << Words::tr("es wird noch gesucht");
    if (m_store->pastThrough()) parts << Words::tr("ältere Zeilen werden noch geholt");
    if (log().linesDropped() > 0)
        parts << Words::tr("die ältesten %1 Zeilen stehen nicht mehr hier, nur im Journal")
                     .arg(whole(log().linesDropped()));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace models
