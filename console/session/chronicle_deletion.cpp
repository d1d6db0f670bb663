// SPDX-License-Identifier: EUPL-1.2
// What was deleted leaves an open console as it leaves the journal.
#include <algorithm>

#include "broker/wire/codec.h"
#include "broker/wire/spans.h"
#include "console/session/chronicle.h"

namespace session {

void Chronicle::noteDeletion(const wire::Record& record) {
    const auto redacted = wire::payloadOf<wire::Redacted>(record.envelope);
    if (!redacted) return;
    noteDeletedEntries(record, *redacted);
    if (redacted->files.empty()) return;
    for (const wire::Hash& hash : redacted->files) {
        m_deletedFiles[hash] = {record.acceptedAt, redacted->rule, redacted->reason};
        for (auto& [unit, files] : m_unitFiles)
            std::erase_if(files, [&](const wire::Attachment& file) { return file.hash == hash; });
    }
    Line& line = add(record, LineKind::FilesDeleted);
    line.count = static_cast<std::uint32_t>(redacted->files.size());
    line.text = redacted->reason;
    if (redacted->by.starts_with("p:")) line.author = redacted->by;
}

/// Here, too, nothing is left of what was deleted, and the log says that it was.
void Chronicle::noteDeletedEntries(const wire::Record& record, const wire::Redacted& redacted) {
    const auto isDeleted = [&](const Line& line) { return wire::covers(redacted.spans, line.sequence); };
    std::uint32_t count = 0;
    for (Line& line : m_lines) {
        const bool isEntry =
            line.kind == LineKind::Written || line.kind == LineKind::Report || line.kind == LineKind::ReportStep;
        if (!isEntry || !isDeleted(line)) continue;
        const auto number = line.number;
        line = line.withoutWords({record.acceptedAt, redacted.rule, redacted.reason});
        line.number = number;
        ++count;
    }
    const auto gone = std::erase_if(m_lines, [&](const Line& line) {
        return (line.kind == LineKind::UnitFiles || line.kind == LineKind::Inject) && isDeleted(line);
    });
    count += deleteOrders(record, redacted);
    count += deletePeople(record, redacted);
    std::erase_if(m_scenes, [&](const SceneReport& one) { return wire::covers(redacted.spans, one.sequence); });
    m_texts.forgetUnused();
    if (gone > 0 || count > 0) m_reordered = ++m_linesVersion;
    if (count == 0) return;
    Line& line = add(record, LineKind::EntriesDeleted);
    line.count = count;
    line.text = redacted.reason;
    if (redacted.by.starts_with("p:")) line.author = redacted.by;  // who ordered it; by age nobody did
}

}  // namespace session
