// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Einsatztagebuch: every line that the chronicle holds, newest first, or those that are chosen. A line is looked at
// once and put into words only when a row of the page, the search or the paper asks; long logs are looked through in
// slices, the newest lines first, so that no frame waits for them.

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include <QAbstractListModel>
#include <QTimer>

#include "console/models/log_words.h"
#include "console/models/message_search.h"

namespace models {

class IncidentLog : public QAbstractListModel {
    Q_OBJECT
    Q_PROPERTY(int group READ group WRITE setGroup NOTIFY changed)  ///< LogGroup
    Q_PROPERTY(QStringList groups READ groups CONSTANT)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
    Q_PROPERTY(bool isChosen READ isChosen NOTIFY changed)    ///< not every line is wanted
    Q_PROPERTY(bool isLooking READ isLooking NOTIFY changed)  ///< the log is not looked through yet
    /// "1.204 von 98.310 Zeilen": what is shown, and what is not and why.
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
public:
    explicit IncidentLog(QObject* parent = nullptr);

    /// `store` must outlive the log. A slice at most; the rest follows in the event loop.
    void refresh(const session::Store& store, const Format& format);
    /// Looks through the whole log at once.
    void finish();

    /// Leaves automatic lines out.
    [[nodiscard]] bool peopleOnly() const { return m_peopleOnly; }
    void setPeopleOnly(bool on);
    [[nodiscard]] int group() const { return static_cast<int>(m_group); }
    void setGroup(int group);
    [[nodiscard]] QStringList groups() const { return logGroupNames(); }
    [[nodiscard]] const QString& query() const { return m_typed; }
    void setQuery(const QString& typed);
    [[nodiscard]] bool isChosen() const { return m_peopleOnly || m_group != LogGroup::All || !m_query.isEmpty(); }
    [[nodiscard]] bool isLooking() const;
    [[nodiscard]] QString standing() const;

    /// Names a line while the log grows; empty: there is no such row.
    Q_INVOKABLE QString keyAt(int row) const;
    /// -1: not shown (yet).
    Q_INVOKABLE int rowOf(const QString& key) const;

    /// All lines that are wanted, oldest first, looked at or not: what paper and export are made of. They stay until
    /// the chronicle changes.
    [[nodiscard]] std::vector<const session::Line*> lines() const;
    /// Of the lines that are shown, newest first.
    [[nodiscard]] QVariantList files() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void changed();
    /// Everything is looked at since the choice was changed.
    void looked();

private:
    void restart();
    void lookOn();
    bool look(bool isAll);
    void dropOldest();
    void judgeAnew(std::uint64_t place);
    void readAnew();
    [[nodiscard]] bool mayGoOn(std::size_t& looked, std::int64_t beginNs, bool isAll) const;
    [[nodiscard]] bool fits(std::uint64_t place) const;
    [[nodiscard]] const QString& folded(std::uint64_t place) const;
    [[nodiscard]] const LogRow* rowAt(int row) const;
    [[nodiscard]] int rowOfPlace(std::uint64_t place) const;
    [[nodiscard]] const session::Chronicle& log() const { return m_store->chronicle(); }

    const session::Store* m_store = nullptr;
    Format m_format{Language::German};
    bool m_peopleOnly = false;
    LogGroup m_group = LogGroup::All;
    QString m_typed;
    SearchQuery m_query;
    std::optional<std::string> m_operation;  ///< that the rows are of
    std::uint64_t m_version = 0, m_reordered = 0;

    // Places of lines (Chronicle): [m_oldTo, m_newFrom) is looked at.
    std::deque<std::uint64_t> m_shown;  ///< falling
    std::uint64_t m_oldTo = 0, m_newFrom = 0;
    bool m_wasLooking = false;
    QTimer m_next;

    mutable std::unordered_map<std::uint64_t, LogRow> m_rows;  ///< what the page asked for last, by place
    /// What is searched, from m_foldedFrom on; null: not needed yet. Only while there is a query.
    mutable std::deque<QString> m_folded;
    mutable std::uint64_t m_foldedFrom = 0;
};

}  // namespace models
