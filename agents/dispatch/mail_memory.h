// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Which mails of the mailbox were looked at: a line of "UIDVALIDITY UID hash-of-Message-ID" each, no words and no
// names. It spares work; that nothing is said twice rests on the journal (answer_desk.h).

#include <cstdint>
#include <deque>
#include <filesystem>
#include <set>
#include <string>
#include <utility>

#include "broker/base/outcome.h"

namespace dispatch {

/// A mail in a folder.
struct MailPlace {
    std::uint32_t uidValidity = 0, uid = 0;
    auto operator<=>(const MailPlace&) const = default;
};

/// Not thread-safe.
class MailMemory {
public:
    explicit MailMemory(std::filesystem::path file, std::size_t linesMax = 20'000);
    /// Reads what was kept; lines that are none are passed over.
    [[nodiscard]] base::Done prepare();
    [[nodiscard]] bool has(const MailPlace& place) const { return m_places.contains(place); }
    /// A mail of the same Message-ID was kept, maybe in another place.
    [[nodiscard]] bool hasId(const std::string& messageId) const;
    /// Written down when it returns. Of too many lines the older half goes.
    [[nodiscard]] base::Done keep(const MailPlace& place, const std::string& messageId);

private:
    struct Line {
        MailPlace place;
        std::string hash;  ///< 32 hexadecimal digits; "-": no Message-ID
    };
    void take(Line line);
    [[nodiscard]] base::Done writeAll() const;
    std::filesystem::path m_file;
    std::size_t m_linesMax;
    std::deque<Line> m_lines;
    std::set<MailPlace> m_places;
    std::multiset<std::string> m_hashes;
};

}  // namespace dispatch
