// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What somebody answers to a call, in German or English: "1 komme 18:40", "ja 18:40", "komme in 30 min", "2 komme
// nicht", "nein". A line is understood as a whole or not at all; nothing is guessed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/instant.h"

namespace dispatch {

struct MailAnswer {
    enum class Kind : std::uint8_t {
        NotUnderstood,
        Coming,
        Declined,
        Empty,  ///< nobody's own words in it
    };
    Kind kind = Kind::NotUnderstood;
    std::optional<base::Instant> arrival{};
    bool isTimeUnclear = false;  ///< comes, and no such clock time lies within the next 12 hours
    bool hasMore = false;        ///< own words stand behind the line
    std::string line{};          ///< the line that counts, as it was written, at most 200 bytes; empty: none
};

/// The lines that the sender wrote: without the quoted letter, signatures, empty lines and greetings in front. `words`
/// as of MailText. At most 40 lines.
[[nodiscard]] std::vector<std::string> ownLines(std::string_view words);
/// `at`: when it was written, in realm time; clock times are German legal time, the next such one from then on, within
/// 12 hours; spans count from then.
[[nodiscard]] MailAnswer understand(const std::vector<std::string>& lines, base::Instant at);

}  // namespace dispatch
