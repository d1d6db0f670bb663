// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A door of libcurl: hands one CAP message to a web server.

#include <functional>
#include <string>

#include "agents/dispatch/send_way.h"

namespace dispatch {

/// How it went; `note` in German for the staff, `trouble` for the administrator's log.
struct PostEnd {
    bool isTaken = false;
    std::string note, trouble;
    bool isFinal = false;  ///< refused for good: the same message would be refused again
};

/// One POST of "application/cap+xml" with "Idempotency-Key: KEY", so that a server that has had it can say so. Taken:
/// any status 200 to 299, and 409, which says that it stands there already. Redirections are not followed: the address
/// was written by a person. Blocks until the answer, or until the time is up; `isStopped` is asked about once a second
/// and breaks it off.
[[nodiscard]] PostEnd postCap(const HttpServer& server, const std::string& key, const std::string& cap,
                              std::int64_t timeoutS, const std::function<bool()>& isStopped);

}  // namespace dispatch
