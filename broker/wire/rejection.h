// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

namespace wire {

/// Numbers of refused input, on the wire and in the journal: 100 shape, 200 trust, 300 warning, 400 capacity.
/// The full list with meaning and mend is PROTOCOL.md "Rejections".
enum class RejectionCode : std::uint16_t {
    None = 0,
    NotMessagePack = 101,
    MissingField = 102,
    WrongType = 103,
    TooLarge = 104,
    BadCoordinate = 105,
    MissingUnit = 106,
    UnknownUnit = 107,
    UnknownKind = 108,
    UnknownVerb = 109,
    UnknownVersion = 110,
    BadText = 111,    ///< not UTF-8, control characters, too long
    BadNumber = 112,  ///< NaN, infinity, outside the field's range, or a sum that does not add up
    BadArea = 113,    ///< fewer than 3 corners, too many, self-evidently not an area
    NotUrgent = 114,  ///< said at the second endpoint, which takes only what must not wait
    WrongRealm = 201,
    UnknownDevice = 202,
    MaySpeakNotFor = 203,  ///< the matrix does not let this device say this kind, or speak for this source
    BadSignature = 204,
    SignatureMissing = 205,
    UnknownPerson = 206,
    KeyRevokedCode = 207,
    NotAdministrator = 208,
    ForeignId = 209,       ///< an outbox id that names another device
    Duplicate = 210,       ///< said before: stored once already, has no second effect; not an error of the sender
    StaleRevision = 301,   ///< based on a revision that is not the newest
    ContentChanged = 302,  ///< the approval's hash is not that of the revision
    SamePersonTwice = 303,
    NotEntitled = 304,     ///< the person lacks the role that this step demands
    WrongStep = 305,       ///< the alert's life does not allow this step now
    UnknownSubject = 306,  ///< names an alert, operation or record that does not exist
    TickBackwards = 307,
    ConfirmationMissing = 308,  ///< the second signature lacks the typed word that this realm demands
    RateExceeded = 401,
    BrokerNotSafe = 402,    ///< the journal cannot be written now; keep it and send again
    AttachmentLimit = 403,  ///< a file is beyond a bound of its device or of the realm
};

/// One refused input: what, where in the message, and what mends it. English; consoles translate by number.
struct Rejection {
    RejectionCode code = RejectionCode::None;
    std::string what;
    std::string where;  ///< path of the field, "payload.position.lat"
    std::string fix;
};

}  // namespace wire
