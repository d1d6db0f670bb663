// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Objekte und Stellen: one board for anything that has a state. Which board and entry are looked at, and what a person
// says of them. An entry is said whole each time, on the ground of what was on the screen.

#include <QObject>
#include <QSet>
#include <QString>
#include <QVariantList>
#include <QVariantMap>

#include <functional>
#include <optional>

#include "console/models/board_words.h"
#include "console/models/row_list.h"
#include "console/session/store.h"

namespace models {

struct BoardRow {
    QString key;
    QString name, state, since, note;
    QString facts;   ///< figures, until, source: what there is of them
    QString spoken;  ///< all of it, for a screen reader
    QString by;      ///< who said it last
    QString rival;   ///< what somebody else said at the same time; empty: nobody
    int urgency = 0;
    bool isOver = false;
    bool operator==(const BoardRow&) const = default;
};

/// Entries of one board: the urgent first, then by name; what is over at the end.
class BoardList : public RowList<BoardRow> {
    Q_OBJECT
public:
    explicit BoardList(QObject* parent = nullptr);
    void refresh(const session::Store& store, const Format& format, wire::Board board, bool withOver);
};

class BoardDesk : public QObject {
    Q_OBJECT
    Q_PROPERTY(QAbstractItemModel* list READ list CONSTANT)
    Q_PROPERTY(int board READ board WRITE setBoard NOTIFY changed)  ///< wire::Board
    Q_PROPERTY(QVariantList boards READ boards NOTIFY changed)      ///< number, title, count, urgency of each
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString itemWords READ itemWords NOTIFY changed)
    Q_PROPERTY(QString emptyWords READ emptyWords NOTIFY changed)
    Q_PROPERTY(bool showsOver READ showsOver WRITE setShowsOver NOTIFY changed)
    Q_PROPERTY(int urgent READ urgent NOTIFY changed)  ///< entries of all boards that need somebody
    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY changed)
    // Of the chosen entry
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(QVariantList states READ states NOTIFY changed)    ///< id, words, current
    Q_PROPERTY(QVariantList figures READ figures NOTIFY changed)  ///< id, words, value ("" unknown)
    Q_PROPERTY(bool hasUntil READ hasUntil NOTIFY changed)
    Q_PROPERTY(QString until READ until NOTIFY changed)  ///< "20:30"
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString facts READ facts NOTIFY changed)  ///< since when, by whom
    Q_PROPERTY(QString rival READ rival NOTIFY changed)
    Q_PROPERTY(QString mapSubject READ mapSubject NOTIFY changed)      ///< an object of the town; empty: none
    Q_PROPERTY(QStringList offerNames READ offerNames NOTIFY changed)  ///< objects that are not on the board yet
public:
    using Say = std::function<void(const wire::BoardItem&)>;
    /// `store` must outlive it; `say` sends in the name of who is logged in.
    BoardDesk(session::Store& store, Format format, Say say, QObject* parent = nullptr);

    [[nodiscard]] QAbstractItemModel* list() { return &m_list; }
    [[nodiscard]] int board() const { return static_cast<int>(m_board); }
    void setBoard(int board);
    [[nodiscard]] QVariantList boards() const;
    [[nodiscard]] QString title() const { return boardTitle(m_board); }
    [[nodiscard]] QString itemWords() const { return boardItemWords(m_board); }
    [[nodiscard]] QString emptyWords() const { return boardEmptyWords(m_board); }
    [[nodiscard]] bool showsOver() const { return m_showsOver; }
    void setShowsOver(bool on);
    [[nodiscard]] int urgent() const;
    [[nodiscard]] QString selected() const { return m_selected; }
    void setSelected(const QString& key);
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString state() const;
    [[nodiscard]] QVariantList states() const;
    [[nodiscard]] QVariantList figures() const;
    [[nodiscard]] bool hasUntil() const { return situation::hasUntil(m_board); }
    [[nodiscard]] QString until() const;
    [[nodiscard]] QString source() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString facts() const;
    [[nodiscard]] QString rival() const;
    [[nodiscard]] QString mapSubject() const;
    [[nodiscard]] QStringList offerNames() const;

    /// The nth of the list.
    Q_INVOKABLE void choose(int index);
    /// Its board with it chosen.
    Q_INVOKABLE void open(const QString& key);
    /// A new entry with its first state; gives its key.
    Q_INVOKABLE QString add(const QString& name);
    /// The nth of the offered objects goes onto the board.
    Q_INVOKABLE QString addOffer(int index);
    Q_INVOKABLE void setState(const QString& state);
    /// Name, figures (by id, "" unknown), until ("20:30" or ""), source and note of the chosen entry. Gives what is
    /// wrong; empty: it was said.
    Q_INVOKABLE QString save(const QString& name, const QVariantMap& figures, const QString& until,
                             const QString& source, const QString& note);
    /// Off the board.
    Q_INVOKABLE void takeOff();

    void refresh();

signals:
    void changed();

private:
    [[nodiscard]] const situation::BoardView* view() const;
    [[nodiscard]] std::vector<const fusion::CriticalObject*> offers() const;
    /// The entry as it stands, to be said anew.
    [[nodiscard]] std::optional<wire::BoardItem> edited() const;

    session::Store& m_store;
    Format m_format;
    Say m_say;
    BoardList m_list;
    wire::Board m_board = wire::Board::Block;
    QString m_selected;
    bool m_showsOver = true;
};

}  // namespace models
