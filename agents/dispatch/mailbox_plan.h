// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The mailbox that answers to calls come into: [mailbox] of the recipients' file (README.md).

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "agents/dispatch/mail_server.h"
#include "broker/base/outcome.h"
#include "broker/wire/ids.h"

namespace dispatch {

struct MailboxPlan {
    MailServer server;
    std::string folder = "INBOX";
    bool forExercise = false;  ///< somebody wrote that this one is an exercise's
    std::int64_t pollS = 60;
    std::int64_t timeoutS = 30;
};

/// Nothing where the file has no [mailbox]. What is wrong fails with file, line and fix.
[[nodiscard]] base::Outcome<std::optional<MailboxPlan>> loadMailbox(const std::filesystem::path& file,
                                                                    wire::RealmKind realm);
/// An exercise never reads the mailbox of the live realm, nor the other way round.
[[nodiscard]] bool mayRead(const MailboxPlan& plan, wire::RealmKind realm);

}  // namespace dispatch
