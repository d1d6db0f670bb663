// SPDX-License-Identifier: EUPL-1.2
#pragma once

// By which ways people are called up: one for each means of the directory. Part of the recipients' file (README.md).

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "agents/dispatch/mail_server.h"
#include "broker/base/outcome.h"
#include "broker/wire/ids.h"

namespace dispatch {

struct CallWay {
    enum class Kind : std::uint8_t {
        Simulated,  ///< answers by itself after a span of realm time; exercise only
        Smtp,       ///< a mail for each
        Command,    ///< a program of the town for each
    };
    enum class Answer : std::uint8_t { Coming, Declined, None, Failed };
    std::string means;  ///< of the CallUp's targets; empty: every means
    Kind kind = Kind::Simulated;
    bool forExercise = false;  ///< a real way that an exercise may use: somebody wrote so twice
    std::int64_t timeoutS = 30;
    MailServer mail{};
    std::vector<std::string> command{};  ///< an absolute path and its arguments; no shell
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
/// One address and nothing else: local@domain in ASCII, no blank, comma, bracket or line break.
[[nodiscard]] bool isMailAddress(std::string_view text);

}  // namespace dispatch
