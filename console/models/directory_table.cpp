// SPDX-License-Identifier: EUPL-1.2
#include "console/models/directory_table.h"

#include <algorithm>
#include <map>
#include <optional>

#include <QStringList>

#include "broker/wire/limits.h"
#include "console/models/format.h"

namespace models {
namespace {

enum class Column { Function, Name, Organisation, Rank, Note, Mobile, Phone, Mail, Pager, Radio, Fax };

std::optional<Column> columnOf(const QString& head) {
    static const std::map<QString, Column> kNames{{QStringLiteral("funktion"), Column::Function},
                                                  {QStringLiteral("function"), Column::Function},
                                                  {QStringLiteral("name"), Column::Name},
                                                  {QStringLiteral("organisation"), Column::Organisation},
                                                  {QStringLiteral("organization"), Column::Organisation},
                                                  {QStringLiteral("reihenfolge"), Column::Rank},
                                                  {QStringLiteral("rank"), Column::Rank},
                                                  {QStringLiteral("vermerk"), Column::Note},
                                                  {QStringLiteral("note"), Column::Note},
                                                  {QStringLiteral("mobil"), Column::Mobile},
                                                  {QStringLiteral("mobile"), Column::Mobile},
                                                  {QStringLiteral("telefon"), Column::Phone},
                                                  {QStringLiteral("phone"), Column::Phone},
                                                  {QStringLiteral("e-mail"), Column::Mail},
                                                  {QStringLiteral("email"), Column::Mail},
                                                  {QStringLiteral("funkmelder"), Column::Pager},
                                                  {QStringLiteral("pager"), Column::Pager},
                                                  {QStringLiteral("funk"), Column::Radio},
                                                  {QStringLiteral("radio"), Column::Radio},
                                                  {QStringLiteral("fax"), Column::Fax}};
    const auto found = kNames.find(head.trimmed().toLower());
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

const char* meansOf(Column column) {
    switch (column) {
        case Column::Mobile: return "mobile";
        case Column::Phone: return "phone";
        case Column::Mail: return "mail";
        case Column::Pager: return "pager";
        case Column::Radio: return "radio";
        case Column::Fax: return "fax";
        default: return nullptr;
    }
}

std::vector<QStringList> rowsOf(const QString& table) {
    const QString head = table.section(QLatin1Char('\n'), 0, 0);
    const QChar divider = table.contains(QLatin1Char('\t')) ? QLatin1Char('\t')
                          : head.contains(QLatin1Char(';')) ? QLatin1Char(';')
                                                            : QLatin1Char(',');
    std::vector<QStringList> rows{{}};
    QString cell;
    bool isQuoted = false;
    for (qsizetype i = 0; i < table.size(); ++i) {
        const QChar one = table[i];
        if (isQuoted && one == QLatin1Char('"') && i + 1 < table.size() && table[i + 1] == one) {
            cell += one;
            ++i;
        } else if (one == QLatin1Char('"') && (isQuoted || cell.isEmpty())) {
            isQuoted = !isQuoted;
        } else if (!isQuoted && (one == divider || one == QLatin1Char('\n'))) {
            rows.back() << cell.simplified();
            cell.clear();
            if (one == QLatin1Char('\n')) rows.emplace_back();
        } else {
            cell += one;
        }
    }
    rows.back() << cell.simplified();
    return rows;
}

class TableReader {
public:
    DirectoryTable read(const QString& table) {
        const std::vector<QStringList> rows = rowsOf(table);
        for (const QString& head : rows.front()) {
            const auto column = columnOf(head);
            if (!column && !head.isEmpty())
                return fail(
                    Words::tr("Zeile 1: die Spalte „%1“ ist unbekannt. Bekannt sind Funktion, Name, Organisation, "
                              "Reihenfolge, Mobil, Telefon, E-Mail, Funkmelder, Funk, Fax, Vermerk.")
                        .arg(head));
            m_columns.push_back(column);
        }
        if (std::find(m_columns.begin(), m_columns.end(), std::optional(Column::Function)) == m_columns.end())
            return fail(Words::tr(
                "In der Zwischenablage steht keine Tabelle mit einer Spalte „Funktion“ in der ersten Zeile."));
        for (std::size_t i = 1; i < rows.size() && m_out.fault.isEmpty(); ++i)
            if (std::any_of(rows[i].begin(), rows[i].end(), [](const QString& cell) { return !cell.isEmpty(); }))
                readRow(rows[i], static_cast<int>(i) + 1);
        if (m_out.fault.isEmpty() && m_out.contacts.size() > kTableRowsMax)
            return fail(Words::tr("Höchstens %1 Zeilen auf einmal.").arg(kTableRowsMax));
        if (m_out.fault.isEmpty() && m_out.contacts.empty()) return fail(Words::tr("Die Tabelle hat keine Zeile."));
        if (!m_out.fault.isEmpty()) m_out.contacts.clear();
        return std::move(m_out);
    }

private:
    DirectoryTable fail(const QString& fault) {
        m_out.contacts.clear();
        m_out.fault = fault;
        return std::move(m_out);
    }
    void readRow(const QStringList& cells, int number) {
        wire::Contact contact;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QString& cell = cells[i];
            if (cell.isEmpty()) continue;
            const auto at = static_cast<std::size_t>(i);
            if (at >= m_columns.size() || !m_columns[at])
                return say(number, Words::tr("„%1“ steht in keiner benannten Spalte.").arg(cell));
            const std::string words = cell.toStdString();
            if (words.size() > wire::limits::kNameBytesMax && *m_columns[at] != Column::Note)
                return say(number, Words::tr("„%1“ ist zu lang.").arg(cell.left(40)));
            switch (*m_columns[at]) {
                case Column::Function: contact.function = words; break;
                case Column::Name: contact.name = words; break;
                case Column::Organisation: contact.organisation = words; break;
                case Column::Note: contact.note = words; break;
                case Column::Rank: {
                    bool isNumber = false;
                    const int rank = cell.toInt(&isNumber);
                    if (!isNumber || rank < 1 || rank > 99)
                        return say(number, Words::tr("die Reihenfolge „%1“ ist keine Zahl von 1 bis 99.").arg(cell));
                    contact.rank = static_cast<std::uint32_t>(rank);
                    break;
                }
                default:
                    if (*m_columns[at] == Column::Mail && cell.count(QLatin1Char('@')) != 1)
                        return say(number, Words::tr("„%1“ ist keine E-Mail-Adresse.").arg(cell));
                    contact.reach.push_back({meansOf(*m_columns[at]), words});
            }
        }
        if (contact.function.empty()) return say(number, Words::tr("die Funktion fehlt."));
        m_out.contacts.push_back(std::move(contact));
    }
    void say(int row, const QString& what) { m_out.fault = Words::tr("Zeile %1: %2").arg(row).arg(what); }

    std::vector<std::optional<Column>> m_columns;
    DirectoryTable m_out;
};

}  // namespace

DirectoryTable readDirectoryTable(const QString& table) {
    QString clean = table;
    clean.remove(QLatin1Char('\r'));
    return TableReader().read(clean);
}

}  // namespace models
