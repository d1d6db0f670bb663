// SPDX-License-Identifier: EUPL-1.2
// What becomes of messages, as lines of the log.
#include <utility>

#include "broker/wire/codec.h"
#include "console/session/chronicle.h"

namespace session {

/// Who has read what stands with the message; in the log it would bury what was done.
void Chronicle::noteReportStep(const wire::Record& record, const situation::Situation& before) {
    auto step = wire::payloadOf<wire::ReportStep>(record.envelope);
    if (!step || step->move == wire::ReportMove::Read) return;
    Line& line = add(record, LineKind::ReportStep);
    line.text = step->note;
    const auto known = before.work.reports.find(step->report.text());
    if (known != before.work.reports.end()) {
        const wire::Report& report = known->second.report;
        line.other = report.subject.empty() ? report.text : report.subject;
        line.count = known->second.number.value_or(0);
        line.direction = report.direction.value_or(wire::Direction::Incoming);
        line.priority = report.priority;
    }
    line.keep(std::move(*step));
}

}  // namespace session
