// SPDX-License-Identifier: EUPL-1.2
#include "console/models/operation_desk.h"

#include <algorithm>
#include <utility>

#include "broker/wire/limits.h"

namespace models {
namespace {

bool isRunning(const situation::Operation& operation) {
    return operation.step == wire::OperationStep::Opened || operation.step == wire::OperationStep::Named;
}

QString stepWords(wire::OperationStep step) {
    switch (step) {
        case wire::OperationStep::Opened:
        case wire::OperationStep::Named: return Words::tr("läuft");
        case wire::OperationStep::Closed: return Words::tr("geschlossen");
        case wire::OperationStep::Archived: return Words::tr("archiviert");
    }
    return {};
}

QString titleOf(const std::string& id, const situation::Operation& operation) {
    return operation.name.empty() ? text(id) : text(id) + QStringLiteral(" · ") + text(operation.name);
}

/// What is still in hand in it.
QString workWords(const situation::StaffWork& work, const std::string& id) {
    const auto open = [&](const auto& views) {
        return std::count_if(views.begin(), views.end(), [&](const auto& one) {
            return one.second.by.operation == id && situation::isOpen(one.second);
        });
    };
    const auto reports = open(work.reports), orders = open(work.orders);
    return Words::tr("%1 Meldungen und %2 Aufträge offen").arg(reports).arg(orders);
}

}  // namespace

std::optional<std::string> operationToSayIn(const session::Store& store) {
    const auto& operations = store.present().operations;
    const auto& shown = store.shownOperation();
    if (shown && shown->empty()) return std::nullopt;
    if (shown) {
        const auto found = operations.find(*shown);
        if (found != operations.end() && isRunning(found->second)) return *shown;
    }
    const std::pair<const std::string, situation::Operation>* newest = nullptr;
    for (const auto& one : operations)
        if (isRunning(one.second) && (newest == nullptr || one.second.since >= newest->second.since)) newest = &one;
    return newest != nullptr ? std::optional(newest->first) : std::nullopt;
}

OperationDesk::OperationDesk(session::Store& store, Format format, Say say, QObject* parent)
    : RowList<OperationRow>(
          {
              {"key", [](const OperationRow& row) { return QVariant(row.key); }},
              {"title", [](const OperationRow& row) { return QVariant(row.title); }},
              {"state", [](const OperationRow& row) { return QVariant(row.state); }},
              {"since", [](const OperationRow& row) { return QVariant(row.since); }},
              {"work", [](const OperationRow& row) { return QVariant(row.work); }},
              {"step", [](const OperationRow& row) { return QVariant(row.step); }},
              {"isShown", [](const OperationRow& row) { return QVariant(row.isShown); }},
              {"mayClose", [](const OperationRow& row) { return QVariant(row.mayClose); }},
              {"mayArchive", [](const OperationRow& row) { return QVariant(row.mayArchive); }},
          },
          parent),
      m_store(store),
      m_format(format),
      m_say(std::move(say)) {}

void OperationDesk::setOpen(bool open) {
    if (open == m_isOpen) return;
    m_isOpen = open;
    emit changed();
}

QString OperationDesk::shown() const {
    const auto& shown = m_store.shownOperation();
    if (!shown) return Words::tr("alle Einsätze");
    if (shown->empty()) return Words::tr("Grundlage");
    const auto found = m_store.picture().operations.find(*shown);
    return found != m_store.picture().operations.end() ? titleOf(found->first, found->second) : text(*shown);
}

int OperationDesk::running() const {
    const auto& operations = m_store.picture().operations;
    return static_cast<int>(
        std::count_if(operations.begin(), operations.end(), [](const auto& one) { return isRunning(one.second); }));
}

void OperationDesk::show(const QString& key) {
    m_store.showOperation(key == QStringLiteral("*") ? std::nullopt : std::optional(key.toStdString()));
    refresh();
}

void OperationDesk::showAt(int index) {
    if (index >= 0 && static_cast<std::size_t>(index) < rows().size())
        show(rows()[static_cast<std::size_t>(index)].key);
}

void OperationDesk::begin(const QString& name) {
    const auto now = m_store.presentNow();
    const QString wanted = name.trimmed();
    if (wanted.isEmpty() || !now || wanted.toUtf8().size() > static_cast<int>(wire::limits::kNameBytesMax)) return;
    const int year = base::civilGerman(*now).year;
    // Two that are opened at once by two people get the same number: the broker refuses the second and says so.
    const auto& operations = m_store.present().operations;
    std::size_t number = operations.size() + 1;
    const auto idOf = [&] { return QString(QStringLiteral("%1-%2")).arg(year).arg(number, 4, 10, QLatin1Char('0')); };
    while (operations.contains(idOf().toStdString())) ++number;
    const QString id = idOf();
    say(id, wire::OperationStep::Opened, wanted);
}

void OperationDesk::rename(const QString& id, const QString& name) {
    if (!name.trimmed().isEmpty()) say(id, wire::OperationStep::Named, name.trimmed());
}
void OperationDesk::close(const QString& id) { say(id, wire::OperationStep::Closed); }
void OperationDesk::archive(const QString& id) { say(id, wire::OperationStep::Archived); }

void OperationDesk::say(const QString& id, wire::OperationStep step, const QString& name) {
    const auto known = m_store.present().operations.find(id.toStdString());
    wire::OperationAct act{id.toStdString(), step, name.toStdString()};
    if (act.name.empty() && known != m_store.present().operations.end()) act.name = known->second.name;
    m_say(act);
}

void OperationDesk::refresh() {
    const situation::Situation& picture = m_store.picture();
    const auto& shown = m_store.shownOperation();
    std::vector<OperationRow> rows;
    for (const auto& [id, operation] : picture.operations) {
        OperationRow row;
        row.key = text(id);
        row.title = titleOf(id, operation);
        row.state = stepWords(operation.step);
        row.since = Words::tr("Stand vom %1").arg(m_format.dateClock(operation.since));
        row.work = workWords(picture.work, id);
        row.step = static_cast<int>(operation.step);
        row.isShown = shown == id;
        row.mayClose = isRunning(operation);
        row.mayArchive = operation.step == wire::OperationStep::Closed;
        rows.push_back(std::move(row));
    }
    // Running ones first, the newest first.
    std::stable_sort(rows.begin(), rows.end(), [](const OperationRow& a, const OperationRow& b) {
        return a.mayClose != b.mayClose ? a.mayClose : a.key > b.key;
    });
    OperationRow base;
    base.key = QString();
    base.title = Words::tr("Grundlage (kein Einsatz)");
    base.state = Words::tr("der Alltag zwischen den Einsätzen");
    base.isShown = shown && shown->empty();
    rows.push_back(std::move(base));
    OperationRow all;
    all.key = QStringLiteral("*");
    all.title = Words::tr("Alle Einsätze");
    all.isShown = !shown;
    rows.insert(rows.begin(), std::move(all));
    setRows(std::move(rows));
    emit changed();
}

}  // namespace models
