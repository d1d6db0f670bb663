// SPDX-License-Identifier: EUPL-1.2
#include "console/session/log_line.h"

namespace session {

const LineDetails& Line::details() const {
    static const LineDetails kNone;
    return m_details ? *m_details : kNone;
}

LineDetails& Line::madeDetails() {
    if (!m_details) m_details = std::make_unique<LineDetails>();
    return *m_details;
}

Line Line::withoutWords(Deletion deletion) const {
    Line left;
    left.sequence = sequence;
    left.id = id;
    left.at = at;
    left.kind = kind;
    left.author = author;
    left.source = source;
    left.madeDetails().deleted = std::move(deletion);
    return left;
}

}  // namespace session
