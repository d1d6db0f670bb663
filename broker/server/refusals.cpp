// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/refusals.h"

namespace server {

std::optional<std::string> Refusals::note(const wire::Roster& roster, const seal::PublicKey& key, std::int64_t nowMs) {
    const wire::DeviceId id = wire::deviceIdOf(key);
    const wire::Roster::Device* device = roster.device(id);
    Knocks& knocks = device != nullptr ? m_known[id] : m_unknown;
    ++knocks.untold;
    if (knocks.toldAtMs && nowMs - *knocks.toldAtMs < kRefusalQuietMs) return std::nullopt;
    std::string line = "refused a connection of ";
    line += device != nullptr ? "the device \"" + device->enrolment.name + "\", whose key was revoked"
                              : "a key that nobody enrolled (" + base::toHex(key).substr(0, 16) + "...)";
    if (knocks.untold > 1) line += "; " + std::to_string(knocks.untold) + " times since this was said last";
    knocks = {0, nowMs};
    return line;
}

}  // namespace server
