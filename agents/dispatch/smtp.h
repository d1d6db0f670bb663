// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The only door of libcurl: hands one mail to a mail server.

#include <functional>
#include <memory>
#include <string>

#include "agents/dispatch/call_plan.h"

namespace dispatch {

/// How it went; `note` in German for the staff, `trouble` for the administrator's log.
struct MailEnd {
    bool isSent = false;
    std::string note, trouble;
    bool isFinal = false;  ///< refused for good: the same mail would be refused again
};

/// A connection that is kept from mail to mail. One thread owns it.
class SmtpLink {
public:
    SmtpLink();
    ~SmtpLink();
    SmtpLink(const SmtpLink&) = delete;
    SmtpLink& operator=(const SmtpLink&) = delete;
    /// Blocks until the server has taken the mail, has refused it, or the time is up; `isStopped` is asked about once a
    /// second and breaks it off.
    [[nodiscard]] MailEnd send(const MailServer& server, const std::string& to, const std::string& mail,
                               std::int64_t timeoutS, const std::function<bool()>& isStopped);

private:
    void* m_handle = nullptr;  ///< CURL, owned
};

}  // namespace dispatch
