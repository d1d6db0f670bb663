// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What goes out for one recipient of a warning: a mail, or the JSON that a command reads. The same warning makes the
// same bytes, whenever it is repeated: nothing in it comes from the clock or from chance.

#include <string>

#include "agents/dispatch/alert_watch.h"
#include "agents/dispatch/recipients.h"
#include "broker/base/outcome.h"

namespace dispatch {

/// "lw-" and 32 hexadecimal digits, out of realm, alert, channel and recipient: by it a receiver knows a repetition.
[[nodiscard]] std::string alertKey(const wire::RealmId& realm, const std::string& alert,
                                   const RecipientPlan& recipient);
/// The channel's text in the warning's first language, other languages behind it; as a mail: RFC 5322, quoted-printable
/// UTF-8. Fails, in German for the staff, on an address that is none and on a text that the warning has not.
[[nodiscard]] base::Outcome<std::string> alertMailOf(const wire::RealmId& realm, const IssuedAlert& alert,
                                                     const RecipientPlan& recipient);
/// The JSON that a command gets on its standard input; `cap`: the CAP message.
[[nodiscard]] std::string alertInputOf(const wire::RealmId& realm, const IssuedAlert& alert,
                                       const RecipientPlan& recipient, const std::string& cap);
/// The JSON that asks a command what became of a key.
[[nodiscard]] std::string questionOf(const std::string& key);

}  // namespace dispatch
