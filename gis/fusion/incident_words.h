// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a report says, as far as a keyword table can tell: its words, the kind they stand for, the street they name.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gis/fusion/rules.h"
#include "gis/fusion/town.h"

namespace fusion {

/// The words of a text, comparable: small letters, ä ö ü ß as ae oe ue ss, "Str." as strasse; what is neither letter
/// nor digit parts words. Letters of other alphabets stay as they are.
[[nodiscard]] std::vector<std::string> plainWords(std::string_view text);

/// Does the pattern stand in the words? A pattern is one word or several in a row; "*" at the beginning or end of a
/// word stands for any letters there: "überflut*", "*brand", "wasser im keller".
[[nodiscard]] bool says(const std::vector<std::string>& words, std::string_view pattern);

/// The first kind of the table one of whose words the text says; nullptr: none.
[[nodiscard]] const IncidentKind* kindOf(const std::vector<std::string>& words, const std::vector<IncidentKind>& kinds);

/// The town's streets by name: for reports that name one and have no coordinates.
class StreetNames {
public:
    struct Place {
        std::string name;       ///< as the town writes it
        geometry::MapPoint at;  ///< on the street, nearest to the middle of its box
        double acrossM = 0;     ///< diagonal of its box
    };
    /// `town` must outlive it.
    explicit StreetNames(const Town& town);
    /// The street with the most words in its name that the text says, and takes these out of it: "Am Brand" is no fire.
    /// nullptr: none. Names of fewer than four letters are passed over.
    [[nodiscard]] const Place* takeNamed(std::vector<std::string>& words) const;
    /// Name of the nearest street within `withinM`; empty: none.
    [[nodiscard]] std::string nearest(geometry::MapPoint at, double withinM) const;

private:
    const Town* m_town;
    std::map<std::string, Place> m_byName;  ///< by plain words, one blank between them
    std::size_t m_wordsMax = 0;
};

}  // namespace fusion
