// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One full and one sparse sample of every payload and every verb, with fixed values, for round trips, golden bytes
// and seeds of the fuzzer.

#include <string>
#include <utility>
#include <vector>

#include "broker/wire/verbs.h"

namespace samples {

[[nodiscard]] wire::RealmId realm();
[[nodiscard]] wire::DeviceId device();
[[nodiscard]] wire::MessageId outboxId(std::uint64_t counter);
[[nodiscard]] wire::MessageId derivedId();
[[nodiscard]] wire::Attachment attachment();
[[nodiscard]] wire::GeoArea area();
[[nodiscard]] wire::WarningContent content();

/// Name, kind and canonical payload bytes of every sample.
struct PayloadSample {
    std::string name;
    wire::Kind kind;
    base::Bytes bytes;
    base::Bytes again;  ///< decoded and encoded once more
};
[[nodiscard]] std::vector<PayloadSample> payloads();

[[nodiscard]] wire::Envelope fullEnvelope();
[[nodiscard]] wire::Envelope sparseEnvelope();
[[nodiscard]] wire::Record record();
[[nodiscard]] std::vector<std::pair<std::string, wire::Verb>> verbs();

}  // namespace samples
