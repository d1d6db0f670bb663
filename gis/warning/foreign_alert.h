// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Warnings of others: CAP 1.0, 1.1 and 1.2 as files of strangers, alone or in a wrapper, and NINA's JSON.
// Places are wire::GeoPoint, whose members are named; CAP's "lat,lon" and GeoJSON's [lon, lat] are told apart on
// reading and nowhere else.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/instant.h"
#include "broker/base/outcome.h"
#include "broker/wire/ids.h"
#include "gis/warning/warning.h"

namespace warning {

enum class ForeignStatus { Actual, Exercise, System, Test, Draft };
enum class ForeignMessage { Alert, Update, Cancel, Ack, Error };
enum class ForeignUrgency { Unknown, Past, Future, Expected, Immediate };
enum class ForeignSeverity { Unknown, Minor, Moderate, Severe, Extreme };
enum class ForeignCertainty { Unknown, Unlikely, Possible, Likely, Observed };

/// A moment, and the offset from UTC in which the sender wrote it.
struct ForeignTime {
    base::Instant at;
    int offsetMinutes = 0;
};
struct NamedValue {
    std::string name, value;
};
struct ForeignCircle {
    wire::GeoPoint middle;
    double radiusKm = 0;
};
struct ForeignArea {
    std::string words;  ///< areaDesc
    /// Rings are closed and do not repeat their first corner. CAP has no holes; GeoJSON may bring some. Longitudes may
    /// lie up to 20 degrees beyond 180, as senders write rings over the antimeridian.
    wire::GeoArea polygons;
    std::vector<ForeignCircle> circles;
    std::vector<NamedValue> geocodes;
    std::optional<double> altitudeFt, ceilingFt;
    bool isCut = false;  ///< parts of it cannot be represented: the true area is larger
};
struct ForeignResource {
    std::string words, mimeType, uri, digest;
    std::optional<double> sizeBytes;
    bool hasContent = false;  ///< derefUri: bytes came along; they are not kept
};
/// One language's telling.
struct ForeignInfo {
    std::string language;  ///< as written; "en-US" where nothing is, as the standard says
    std::vector<std::string> categories, responseTypes;
    std::string event, audience, senderName, headline, description, instruction, web, contact;
    ForeignUrgency urgency = ForeignUrgency::Unknown;
    ForeignSeverity severity = ForeignSeverity::Unknown;
    ForeignCertainty certainty = ForeignCertainty::Unknown;
    std::vector<NamedValue> eventCodes, parameters;
    std::optional<ForeignTime> effective, onset, expires;
    std::vector<ForeignResource> resources;
    std::vector<ForeignArea> areas;
};
struct ForeignReference {
    std::string sender, identifier;
    std::optional<ForeignTime> sent;
};

/// What a signature says of the very alert that is shown.
enum class SignatureState {
    None,           ///< there is none
    Verified,       ///< fits, by a pinned certificate that was valid when the alert was sent
    UnknownSigner,  ///< fits, but nobody here vouches for the key; or there is no key to check it with
    Broken,         ///< there is one, and it does not prove this alert
};

struct ForeignAlert {
    std::string version;  ///< "1.0", "1.1", "1.2"
    std::string identifier, sender;
    ForeignTime sent;
    ForeignStatus status = ForeignStatus::Actual;
    ForeignMessage message = ForeignMessage::Alert;
    std::string source, scope, restriction, addresses, note, incidents;
    std::vector<std::string> codes;
    std::vector<ForeignReference> references;
    std::vector<ForeignInfo> infos;
    SignatureState signature = SignatureState::None;
    std::string signer;  ///< subject of the pinned certificate; only when verified
};

enum class ForeignVerdict {
    Valid,       ///< schema and prose rules of CAP 1.2 hold; findings "profile..." and "signature..." may stand beside
    Deviations,  ///< shown to the staff; what deviates is named
    Refused,     ///< no CAP, hostile, or not to be represented
};

struct ForeignFile {
    ForeignVerdict verdict = ForeignVerdict::Refused;
    std::vector<ForeignAlert> alerts;
    std::vector<CapProblem> findings;                 ///< at most a thousand
    SignatureState signature = SignatureState::None;  ///< of all alerts together: Verified only when each is
    std::vector<std::string> languages;               ///< each once, in order of appearance
};

/// Pinned certificates of senders: whom the town trusts, and nobody else. Certificates that come with a message never
/// belong to them; no chain is built, so an authority's certificate vouches for nobody but itself.
class TrustedSigners {
public:
    struct Certificates;
    /// A PEM file, or a folder's *.pem, *.crt and *.cer. Fails when one cannot be read or there is none.
    [[nodiscard]] static base::Outcome<TrustedSigners> load(const std::string& path);
    [[nodiscard]] const Certificates* certificates() const { return m_certificates.get(); }

private:
    std::shared_ptr<const Certificates> m_certificates;
};

struct ForeignReading {
    const TrustedSigners* trust = nullptr;  ///< may be absent
    base::Instant now;                      ///< only to tell an expired certificate
    std::string_view areaGeoJson;           ///< the file beside a NINA warning; empty: there is none
};

/// Reads what a stranger sent. Never fails, never reaches for a file or the network; at most 2 MB.
[[nodiscard]] ForeignFile readForeign(std::string_view bytes, const ForeignReading& how);

/// What the staff reads: in German, or in English. Everything the sender wrote is text and nothing else: what would
/// turn writing round or steer a terminal is shown as U+FFFD, markup as it stands.
[[nodiscard]] std::string showForeign(const ForeignFile& file, bool isGerman);

}  // namespace warning
