// SPDX-License-Identifier: EUPL-1.2
#pragma once

// libcurl's line to a mail server that is read from: TLS, STARTTLS and the login are its own; what is said behind them
// is imap.h's.

#include <functional>
#include <memory>

#include "agents/dispatch/imap.h"
#include "agents/dispatch/mail_server.h"

namespace dispatch {

/// Connects and logs in. Blocks until that is done or the time is up; `isStopped` is asked about once a second, by all
/// that waits on this line. Each word of the server is waited for `timeoutS` at most. The failure's `fix` is in German
/// for the staff, the rest is for the administrator.
[[nodiscard]] base::Outcome<std::unique_ptr<ImapLine>> connectImap(const MailServer& server, std::int64_t timeoutS,
                                                                   const std::function<bool()>& isStopped);

}  // namespace dispatch
