// SPDX-License-Identifier: EUPL-1.2

// The handover of a shift on paper: what is open, what is otherwise, and two signatures by hand.
#include <utility>

#include "console/paper/report_frame.h"

namespace paper {

using models::Words;

Document handoverReport(const ReportNeeds& needs, const QString& title, const std::vector<models::ChangeRow>& rows) {
    Document out = beginReport(needs, QStringLiteral("uebergabe"), Words::tr("Schichtübergabe"));
    out.sections.push_back({title, {}});
    if (rows.empty()) out.sections.back().parts.emplace_back(TextPart{Words::tr("Nichts ist offen oder anders.")});
    TablePart table;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const models::ChangeRow& row = rows[i];
        if (i == 0 || row.section != rows[i - 1].section) {
            out.sections.push_back({row.section, {}});
            table.heads = {Words::tr("Zeit"), Words::tr("Was"), Words::tr("vorher, seit, von"), Words::tr("jetzt")};
            table.shares = {13, 26, 23, 38};
        }
        table.rows.push_back({dash(row.clock), row.name, dash(row.before), row.after});
        if (i + 1 == rows.size() || rows[i + 1].section != row.section)
            out.sections.back().parts.emplace_back(std::exchange(table, {}));
    }
    out.sections.push_back({Words::tr("Übergeben und übernommen"),
                            {BlankPart{Words::tr("Bemerkungen"), 3}, signatureBoxes(), signatureBoxes()}});
    return out;
}

}  // namespace paper
