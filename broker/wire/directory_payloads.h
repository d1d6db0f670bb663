// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Who is reached how (Verzeichnis), who is called up and comes (Einberufung), and who sits where. Part of payloads.h.
// Names and numbers of people stand in these kinds alone, so that they can be deleted without voiding anything else.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/instant.h"
#include "broker/wire/ids.h"

namespace wire {

/// One way to somebody.
struct Reach {
    std::string means;    ///< "mobile", "phone", "mail", "pager", "radio", "fax"; another word is shown as it stands
    std::string address;  ///< number, address, call sign
    bool operator==(const Reach&) const = default;
};

/// An entry of the directory. The newest saying of an id counts.
struct Contact {
    std::string contact;   ///< id, chosen by the console: 32 hexadecimal digits
    bool ended = false;    ///< taken out
    std::string function;  ///< what somebody is reached for: "S1", "Leitung", "Bauhof", "Krankenhaus St. Anna"
    std::string organisation;
    std::string name;                         ///< of the person; empty: a desk that is always manned
    std::uint32_t rank = 1;                   ///< 1 holds the function, 2 is the first deputy, and so on
    std::vector<Reach> reach;                 ///< the best way first
    std::optional<base::Instant> onCallFrom;  ///< Rufbereitschaft
    std::optional<base::Instant> onCallUntil;
    std::string note;
    std::optional<MessageId> basedOn;
};

/// Whom a call goes to, by which way: as the directory said it then.
struct CallTarget {
    std::string contact;  ///< id
    std::string function, name;
    Reach reach;
};
/// People are called up. Signed: it costs them their evening.
struct CallUp {
    std::string call;  ///< id, chosen by the console: 32 hexadecimal digits
    std::string subject, text;
    std::string meeting;  ///< where to come; empty: only to answer
    std::optional<base::Instant> beThereBy;
    std::optional<base::Instant> answerBy;  ///< who has not answered then stands on top
    std::vector<CallTarget> targets;        ///< one for each way that is used
};
enum class CallMove : std::uint8_t {
    Queued = 1,    ///< the dispatcher has it
    Sent = 2,      ///< handed to the way
    Failed = 3,    ///< `note` says why
    Coming = 4,    ///< answers: comes, `arrival` says when
    Declined = 5,  ///< answers: does not come
    Arrived = 6,
    Noted = 7,
    Closed = 8  ///< of the whole call: nobody has to answer any more
};
struct CallStep {
    std::string call;
    std::string contact;  ///< whose; empty: Closed, or a note about all
    CallMove move = CallMove::Queued;
    std::string means;  ///< Queued, Sent, Failed: by which way; answers: how they came, "phone"
    std::optional<base::Instant> arrival;
    std::string note;
};

enum class SeatMove : std::uint8_t { Taken = 1, Left = 2 };
/// Somebody has logged in at a workplace, or has left it. Where is the device that hands it in. Taken is signed by the
/// person; Left the console says by itself, for the key is wiped by then.
struct Seat {
    SeatMove move = SeatMove::Taken;
    std::string person;     ///< id of who sits or sat there
    std::string workplace;  ///< as people call it: the computer's name
};

}  // namespace wire
