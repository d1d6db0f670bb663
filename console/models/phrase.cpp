// SPDX-License-Identifier: EUPL-1.2
#include "console/models/phrase.h"

#include "console/models/format.h"

namespace models {

QString inWords(const QString& said, const std::vector<Phrase>& known) {
    for (const Phrase& phrase : known) {
        const QRegularExpressionMatch found = phrase.said.match(said);
        if (!found.hasMatch()) continue;
        // In one pass: what stands in for %1 may hold a %2 of its own.
        const QString form = Words::tr(phrase.shown);
        QString words;
        for (qsizetype at = 0; at < form.size(); ++at) {
            const bool isGroup = form[at] == QLatin1Char('%') && at + 1 < form.size() && form[at + 1].isDigit();
            words += isGroup ? found.captured(form[++at].digitValue()) : QString(form[at]);
        }
        return words;
    }
    return said;
}

}  // namespace models
