// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Verzeichnis: who is reached for which function, by which way, who stands in, who is on call. An entry is said whole
// each time, on the ground of what was on the screen.

#include <QObject>
#include <QSet>
#include <QString>
#include <QVariantMap>

#include <functional>
#include <optional>

#include "console/models/directory_words.h"
#include "console/models/row_list.h"
#include "console/session/login.h"

namespace models {

struct ContactRow {
    QString key;
    QString function, name, rank;  ///< rank: "1. Vertretung"
    QString organisation, reach, onCall, note, rival;
    QString spoken;  ///< all of it, for a screen reader
    bool isOnCall = false, isTicked = false;
    bool operator==(const ContactRow&) const = default;
};
class ContactList : public RowList<ContactRow> {
    Q_OBJECT
public:
    explicit ContactList(QObject* parent = nullptr);
};

class DirectoryDesk : public QObject {
    Q_OBJECT
    Q_PROPERTY(QAbstractItemModel* list READ list CONSTANT)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(bool onCallOnly READ onCallOnly WRITE setOnCallOnly NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(int ticked READ ticked NOTIFY changed)
    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY changed)
    Q_PROPERTY(bool isNew READ isNew NOTIFY changed)  ///< the chosen entry is being written and was never said
    /// Of the chosen entry, for its fields: function, rank, name, organisation, mobile, phone, mail, pager, radio, fax,
    /// from, until, note; all "" of a new one.
    Q_PROPERTY(QVariantMap fields READ fields NOTIFY changed)
    Q_PROPERTY(QString facts READ facts NOTIFY changed)  ///< when and by whom it was said
    Q_PROPERTY(QString rival READ rival NOTIFY changed)
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY changed)  ///< why nobody here can change it; empty: somebody can
public:
    using Say = std::function<void(const wire::Contact&)>;
    /// `store` and `login` must outlive it; `say` sends in the name of who is logged in.
    DirectoryDesk(session::Store& store, session::Login& login, Format format, Say say, QObject* parent = nullptr);

    [[nodiscard]] QAbstractItemModel* list() { return &m_list; }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& words);
    [[nodiscard]] bool onCallOnly() const { return m_onCallOnly; }
    void setOnCallOnly(bool on);
    [[nodiscard]] QString summary() const;
    [[nodiscard]] int total() const { return static_cast<int>(m_store.picture().work.contacts.size()); }
    [[nodiscard]] int ticked() const { return static_cast<int>(m_ticked.size()); }
    [[nodiscard]] const QSet<QString>& tickedKeys() const { return m_ticked; }
    [[nodiscard]] QString selected() const { return m_selected; }
    void setSelected(const QString& key);
    [[nodiscard]] bool isNew() const { return !m_selected.isEmpty() && m_selected == m_fresh; }
    [[nodiscard]] QVariantMap fields() const;
    [[nodiscard]] QString facts() const;
    [[nodiscard]] QString rival() const;
    [[nodiscard]] QString whyNot() const;

    /// The nth of the list.
    Q_INVOKABLE void choose(int index);
    Q_INVOKABLE void tick(const QString& key, bool on);
    /// All of the list as it is filtered; pressed again: none.
    Q_INVOKABLE void tickAll();
    Q_INVOKABLE void untick();
    /// An empty entry, chosen; it is in the directory when it is saved.
    Q_INVOKABLE void begin();
    /// Gives what is wrong; empty: it was said.
    Q_INVOKABLE QString save(const QVariantMap& fields);
    Q_INVOKABLE void takeOut();
    /// What a spreadsheet has copied (directory_table.h): what it would do, in words; begins with what is wrong.
    Q_INVOKABLE QString lookAtTable(const QString& table);
    [[nodiscard]] Q_INVOKABLE bool isTableGood() const { return !m_table.empty(); }
    /// Says what was looked at. Who stands already with the same function, name and place in the order is changed.
    Q_INVOKABLE void takeTable();

    void refresh();
    void setTicked(const QSet<QString>& keys);

signals:
    void changed();

private:
    [[nodiscard]] const situation::ContactView* view() const;

    session::Store& m_store;
    session::Login& m_login;
    Format m_format;
    Say m_say;
    ContactList m_list;
    QString m_search, m_selected, m_fresh;
    QSet<QString> m_ticked;
    bool m_onCallOnly = false;
    std::vector<wire::Contact> m_table;  ///< looked at, not said yet
};

/// Why who is logged in may not say this kind; empty: they may. `what`: "Das Verzeichnis ändern".
[[nodiscard]] QString whyMayNot(const session::Store& store, const session::Login& login, wire::Kind kind,
                                const QString& what);

}  // namespace models
