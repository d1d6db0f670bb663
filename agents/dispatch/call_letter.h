// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What goes out for one target of a call: the mail, or the JSON that a command reads. The same call makes the same
// bytes, whenever it is repeated: nothing in it comes from the clock or from chance.

#include <string>

#include "agents/dispatch/call_plan.h"
#include "broker/base/instant.h"
#include "broker/base/outcome.h"
#include "broker/wire/payloads.h"

namespace dispatch {

/// One target of one call, as both letters need it. The references must outlive the call.
struct CallLetter {
    const wire::RealmId& realm;
    const wire::CallUp& call;
    const wire::CallTarget& target;
    base::Instant calledAt;  ///< when the call was taken into the journal
};

/// "lw-" and 32 hexadecimal digits, out of realm, call, contact and means: by it a receiver knows a repetition.
[[nodiscard]] std::string callKey(const wire::RealmId& realm, const std::string& call, const std::string& contact,
                                  const std::string& means);
/// RFC 5322 with headers after RFC 2047 and the body as quoted-printable UTF-8, lines ending in CR LF. Fails, in German
/// for the staff, on an address that is none and on a line break in a header.
[[nodiscard]] base::Outcome<std::string> mailOf(const CallLetter& letter, const std::string& from);
/// The JSON that a command gets on its standard input.
[[nodiscard]] std::string commandInputOf(const CallLetter& letter);

}  // namespace dispatch
