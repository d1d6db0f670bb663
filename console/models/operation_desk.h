// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Operations (Einsätze): which ones there are, which one is looked at, and what a person does to them. What belongs to
// none (Grundlage, and what came in without one) is shown whichever is looked at: nothing may hide behind a choice.

#include <QAbstractItemModel>
#include <QObject>

#include <functional>

#include "console/models/format.h"
#include "console/models/row_list.h"
#include "console/session/login.h"
#include "console/session/store.h"

namespace models {

struct OperationRow {
    QString key;  ///< its id; "*" for all of them, empty for Grundlage
    QString title, state, since, work;
    int step = 0;  ///< OperationStep; 0: all, or Grundlage
    bool isShown = false, mayClose = false, mayArchive = false;
    bool operator==(const OperationRow&) const = default;
};

class OperationDesk : public RowList<OperationRow> {
    Q_OBJECT
    Q_PROPERTY(bool isOpen READ isOpen WRITE setOpen NOTIFY changed)  ///< the sheet with them is open
    Q_PROPERTY(QString shown READ shown NOTIFY changed)               ///< "alle Einsätze", "2026-0417 · Hochwasser"
    Q_PROPERTY(bool isFiltered READ isFiltered NOTIFY changed)
    Q_PROPERTY(int running READ running NOTIFY changed)  ///< that are open
public:
    using Say = std::function<void(const wire::OperationAct&)>;
    /// `store` must outlive it; `say` signs and sends in the name of who is logged in.
    OperationDesk(session::Store& store, Format format, Say say, QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);
    [[nodiscard]] QString shown() const;
    [[nodiscard]] bool isFiltered() const { return m_store.shownOperation().has_value(); }
    [[nodiscard]] int running() const;

    /// "*": all.
    Q_INVOKABLE void show(const QString& key);
    /// The nth of the list.
    Q_INVOKABLE void showAt(int index);
    /// Opens one with this name and the next number of the year, and looks at it.
    Q_INVOKABLE void begin(const QString& name);
    Q_INVOKABLE void rename(const QString& id, const QString& name);
    Q_INVOKABLE void close(const QString& id);
    Q_INVOKABLE void archive(const QString& id);

    void refresh();

signals:
    void changed();

private:
    void say(const QString& id, wire::OperationStep step, const QString& name = {});

    session::Store& m_store;
    Format m_format;
    Say m_say;
    bool m_isOpen = false;
};

/// What is said now belongs to it: the one that is looked at while it is open, else the newest open one; nothing: none
/// is open, or Grundlage is looked at.
[[nodiscard]] std::optional<std::string> operationToSayIn(const session::Store& store);

}  // namespace models
