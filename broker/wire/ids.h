// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>

#include "broker/base/bytes.h"

namespace wire {

/// Live and exercise never meet: the kind is part of every envelope, key set, screen and outgoing message.
enum class RealmKind : std::uint8_t { Live = 1, Exercise = 2 };

/// One realm: one broker, one journal, one key set. The UUID is random, made at the first start.
struct RealmId {
    RealmKind kind = RealmKind::Exercise;
    std::array<std::uint8_t, 16> uuid{};
    auto operator<=>(const RealmId&) const = default;
    /// "exercise:" or "live:" followed by 32 hexadecimal digits.
    [[nodiscard]] std::string text() const;
};

/// A device: the first 16 bytes of SHA-256 over its 32-byte CURVE public key. All zero: the broker itself.
struct DeviceId {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const DeviceId&) const = default;
    [[nodiscard]] bool isBroker() const { return bytes == std::array<std::uint8_t, 16>{}; }
    [[nodiscard]] std::string text() const { return base::toHex(bytes); }
};

/// Which of two ways made an id (first byte on the wire).
enum class IdForm : std::uint8_t {
    Outbox = 1,  ///< device (16) + epoch (8, random per outbox) + counter (8, from 1, rising): known by a mark per
                 ///< sender and epoch
    Derived =
        2,  ///< SHA-256 of kind, rule and version, package version, subject and cause: the same fact has the same id
};

/// The identity of an envelope; equal id = the same envelope, said again. 33 bytes on the wire, big endian.
struct MessageId {
    IdForm form = IdForm::Outbox;
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const MessageId&) const = default;

    [[nodiscard]] static MessageId outbox(const DeviceId& device, std::uint64_t epoch, std::uint64_t counter);
    [[nodiscard]] static MessageId derived(const std::array<std::uint8_t, 32>& hash) { return {IdForm::Derived, hash}; }
    /// Parts of an Outbox id; a bug to ask of a Derived one.
    [[nodiscard]] DeviceId device() const;
    [[nodiscard]] std::uint64_t epoch() const;
    [[nodiscard]] std::uint64_t counter() const;
    /// 66 hexadecimal digits.
    [[nodiscard]] std::string text() const;
};

/// Hash for unordered containers. Differs from process to process, so that nobody can choose ids that collide.
struct MessageIdHash {
    std::size_t operator()(const MessageId& id) const;
};

/// WGS84 in units of 1e-7 degree, as on the wire. Valid: |lat| <= 900000000, |lon| <= 1800000000.
struct GeoPoint {
    std::int32_t latE7 = 0;
    std::int32_t lonE7 = 0;
    auto operator<=>(const GeoPoint&) const = default;
};
/// A ring: first point is not repeated at the end, at least 3 points. Order of the corners is free.
using GeoRing = std::vector<GeoPoint>;
/// An area with holes: the first ring is the outside.
using GeoPolygon = std::vector<GeoRing>;
using GeoArea = std::vector<GeoPolygon>;

}  // namespace wire
