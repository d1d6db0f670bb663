// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Full-text search as German staff type: case does not matter, "ä" and "ae", "ß" and "ss" find each other, other
// accents do not matter. All words of the query must be there, in any order, as parts of words.

#include <vector>

#include <QString>
#include <QStringView>

namespace models {

/// The same letters however they were written: "Kläranlage Süd" and "klaeranlage sued". One pass, no locale.
[[nodiscard]] QString foldedForSearch(QStringView text);

class SearchQuery {
public:
    SearchQuery() = default;
    explicit SearchQuery(const QString& typed);
    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }
    /// `folded`: by foldedForSearch().
    [[nodiscard]] bool matches(const QString& folded) const;

private:
    std::vector<QString> m_words;
};

}  // namespace models
