// SPDX-License-Identifier: EUPL-1.2
#pragma once

// By which ways people are called up: one for each means of the directory. Part of the recipients' file (README.md).

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "agents/dispatch/send_way.h"
#include "broker/base/outcome.h"
#include "broker/wire/ids.h"

namespace dispatch {

struct CallWay {
    enum class Answer : std::uint8_t { Coming, Declined, None, Failed };
    std::string means;                 ///< of the CallUp's targets; empty: every means
    std::optional<SendWay> real = {};  ///< absent: simulated; answers by itself after a span of realm time
    bool forExercise = false;          ///< a real way that an exercise may use: somebody wrote so twice
    std::int64_t answerAfterS = 60;
    std::int64_t arrivalMin = 20;
    Answer answer = Answer::Coming;
    bool byContact = false;  ///< simulated: span and answer follow from the contact's id
};

/// Without a file, or with one that names no way: in an exercise every means is simulated, live there is none.
[[nodiscard]] std::vector<CallWay> defaultCallWays(wire::RealmKind realm);
/// The [[call]] entries of a recipients' file; what is wrong fails with file, line and fix.
[[nodiscard]] base::Outcome<std::vector<CallWay>> loadCallWays(const std::filesystem::path& file,
                                                               wire::RealmKind realm);

}  // namespace dispatch
