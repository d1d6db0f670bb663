// SPDX-License-Identifier: EUPL-1.2
#include "console/models/message_search.h"

#include <algorithm>

#include <QStringList>

namespace models {

QString foldedForSearch(QStringView text) {
    QString out;
    out.reserve(text.size() + 16);
    for (const QChar letter : text) {
        const char16_t code = letter.unicode();
        if (code >= u'A' && code <= u'Z') {
            out += QChar(static_cast<char16_t>(code + 32));
        } else if (code < 0x80) {
            out += letter;
        } else if (code == u'ä' || code == u'Ä') {
            out += QLatin1String("ae");
        } else if (code == u'ö' || code == u'Ö') {
            out += QLatin1String("oe");
        } else if (code == u'ü' || code == u'Ü') {
            out += QLatin1String("ue");
        } else if (code == u'ß' || code == u'ẞ') {
            out += QLatin1String("ss");
        } else if (code == 0x0308 && !out.isEmpty() && QStringView(u"aou").contains(out.back())) {
            out += QLatin1Char('e');  // "a" and a diaeresis behind it
        } else if (code == 0x00A0 || code == 0x202F || code == 0x2009) {
            out += QLatin1Char(' ');
        } else if (letter.category() == QChar::Mark_NonSpacing) {
            continue;
        } else {
            const QString parts = letter.decomposition();
            out += (parts.isEmpty() ? letter : parts.front()).toLower();
        }
    }
    return out;
}

SearchQuery::SearchQuery(const QString& typed) {
    const QStringList words = foldedForSearch(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool isNumber = words[i].size() == 1 && words[i].front().isLetter() && i + 1 < words.size() &&
                              words[i + 1].front().isDigit();
        m_words.push_back(isNumber ? words[i] + words[i + 1] : words[i]);  // "E 12" is one word
        if (isNumber) ++i;
    }
}

bool SearchQuery::matches(const QString& folded) const {
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) { return folded.contains(word); });
}

}  // namespace models
