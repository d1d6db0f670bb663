// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A mail's form after RFC 5322, 2047 and 2045: made of plain text, the same bytes for the same words.

#include <string>
#include <string_view>

#include "broker/base/instant.h"
#include "broker/base/outcome.h"

namespace dispatch {

struct MailWords {
    std::string from, to, subject;
    base::Instant date;
    std::string id;    ///< of the Message-ID, before the sender's domain
    std::string body;  ///< lines end in LF
};
/// Headers after RFC 2047 and the body as quoted-printable UTF-8, lines ending in CR LF. Fails, in German for the
/// staff, on an address that is none and on a line break in a header.
[[nodiscard]] base::Outcome<std::string> mailText(const MailWords& words);
/// "18.06.2026, 15:00 Uhr", German legal time.
[[nodiscard]] std::string germanMoment(base::Instant at);

}  // namespace dispatch
