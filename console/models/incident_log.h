// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "console/models/format.h"
#include "console/models/row_list.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

struct LogRow {
    QString key;  ///< sequence and kind
    QString number, clock, kind, text, who;
    Urgency urgency = Urgency::None;
    bool automatic = true;  ///< not written by a person
    QVariantList files;     ///< file_rows.h
    std::uint64_t sequence = 0;
    bool operator==(const LogRow&) const = default;
};

/// Of a line of the log, by its source's own scale.
[[nodiscard]] Urgency urgencyOf(const session::Line& line);

/// A line in words. A change of level reads like a rise.
[[nodiscard]] LogRow logRowOf(const session::Line& line, const session::Store& store, const Format& format);

/// Einsatztagebuch: newest first, the newest thousand lines.
class IncidentLog : public RowList<LogRow> {
    Q_OBJECT
public:
    explicit IncidentLog(QObject* parent = nullptr);
    void refresh(const session::Store& store, const Format& format);
    /// Leaves automatic lines out.
    [[nodiscard]] bool peopleOnly() const { return m_peopleOnly; }
    void setPeopleOnly(bool on);
    /// The same lines as typed, in the order of rows(): what paper and export are made of.
    [[nodiscard]] const std::vector<session::Line>& lines() const { return m_lines; }

private:
    bool m_peopleOnly = false;
    std::optional<std::string> m_operation;  ///< that the rows are of
    bool m_stale = true;
    std::vector<session::Line> m_lines;
    std::uint64_t m_version = 0;
};

}  // namespace models
