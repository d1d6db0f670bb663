// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <vector>

#include <QAbstractListModel>
#include <QSet>
#include <QString>
#include <QVariant>

namespace models {

/// A list model over plain rows. A row has `key` (a QString, unique in the list) and operator==; setRows() tells the
/// view only what differs, so that focus, scroll position and animations survive a new picture.
template <class Row>
class RowList : public QAbstractListModel {
public:
    struct Column {
        const char* name;
        QVariant (*get)(const Row&);
    };

    explicit RowList(std::vector<Column> columns, QObject* parent = nullptr)
        : QAbstractListModel(parent), m_columns(std::move(columns)) {}

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        const auto column = static_cast<std::size_t>(role - Qt::UserRole - 1);
        if (!index.isValid() || index.row() >= rowCount() || column >= m_columns.size()) return {};
        return m_columns[column].get(m_rows[static_cast<std::size_t>(index.row())]);
    }
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override {
        QHash<int, QByteArray> names;
        int role = Qt::UserRole;
        for (const Column& column : m_columns) names.insert(++role, column.name);
        return names;
    }

    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    void setRows(std::vector<Row> rows) {
        dropMissing(rows);
        for (std::size_t at = 0; at < rows.size(); ++at) place(at, std::move(rows[at]));
    }

private:
    void dropMissing(const std::vector<Row>& rows) {
        QSet<QString> wanted;
        for (const Row& row : rows) wanted.insert(row.key);
        for (int at = rowCount() - 1; at >= 0; --at) {
            if (wanted.contains(m_rows[static_cast<std::size_t>(at)].key)) continue;
            beginRemoveRows({}, at, at);
            m_rows.erase(m_rows.begin() + at);
            endRemoveRows();
        }
    }
    void place(std::size_t at, Row row) {
        const int where = static_cast<int>(at);
        const auto found =
            std::find_if(m_rows.begin() + where, m_rows.end(), [&](const Row& known) { return known.key == row.key; });
        if (found == m_rows.end()) {
            beginInsertRows({}, where, where);
            m_rows.insert(m_rows.begin() + where, std::move(row));
            endInsertRows();
            return;
        }
        const int from = static_cast<int>(found - m_rows.begin());
        if (from != where) {
            beginMoveRows({}, from, from, {}, where);
            std::rotate(m_rows.begin() + where, m_rows.begin() + from, m_rows.begin() + from + 1);
            endMoveRows();
        }
        if (m_rows[at] == row) return;
        m_rows[at] = std::move(row);
        emit dataChanged(index(where), index(where));
    }

    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

}  // namespace models
