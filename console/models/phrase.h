// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Sentences that another program says in English, told in the reader's language.

#include <vector>

#include <QRegularExpression>
#include <QString>

namespace models {

/// A sentence as it is written in English, its changing parts as groups, and the same for people (a source string of
/// the context "Words", %1 ... for the groups).
struct Phrase {
    QRegularExpression said;
    const char* shown;
    Phrase(const char* form, const char* words)
        : said(QRegularExpression::anchoredPattern(QString::fromUtf8(form))), shown(words) {}
};

/// In the words of the first that fits; as it was said when none does.
[[nodiscard]] QString inWords(const QString& said, const std::vector<Phrase>& known);

}  // namespace models
