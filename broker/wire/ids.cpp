// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/ids.h"

#include <algorithm>
#include <cstring>
#include <random>

#include "broker/base/ensure.h"

namespace wire {
namespace {

void putBigEndian(std::uint8_t* to, std::uint64_t value) {
    for (int i = 7; i >= 0; --i) {
        to[i] = static_cast<std::uint8_t>(value & 0xFF);
        value >>= 8;
    }
}
std::uint64_t fromBigEndian(const std::uint8_t* from) {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = value << 8 | from[i];
    return value;
}

}  // namespace

std::string RealmId::text() const { return (kind == RealmKind::Live ? "live:" : "exercise:") + base::toHex(uuid); }

MessageId MessageId::outbox(const DeviceId& device, std::uint64_t epoch, std::uint64_t counter) {
    MessageId id;
    id.form = IdForm::Outbox;
    std::copy(device.bytes.begin(), device.bytes.end(), id.bytes.begin());
    putBigEndian(id.bytes.data() + 16, epoch);
    putBigEndian(id.bytes.data() + 24, counter);
    return id;
}

DeviceId MessageId::device() const {
    ENSURE(form == IdForm::Outbox, "a derived id has no device");
    DeviceId device;
    std::copy_n(bytes.begin(), 16, device.bytes.begin());
    return device;
}
std::uint64_t MessageId::epoch() const {
    ENSURE(form == IdForm::Outbox, "a derived id has no epoch");
    return fromBigEndian(bytes.data() + 16);
}
std::uint64_t MessageId::counter() const {
    ENSURE(form == IdForm::Outbox, "a derived id has no counter");
    return fromBigEndian(bytes.data() + 24);
}

std::size_t MessageIdHash::operator()(const MessageId& id) const {
    // Not from seal: a simulation hands out its numbers there, and a run must not depend on the ones before it.
    static const std::uint64_t s_seed = [] {
        std::random_device source;
        return std::uint64_t{source()} << 32 | source();
    }();
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), id.bytes.data(), sizeof words);
    std::uint64_t hash = s_seed ^ static_cast<std::uint64_t>(id.form);
    for (const std::uint64_t word : words) {
        hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 32;
    }
    return hash;
}

std::string MessageId::text() const {
    const std::array<std::uint8_t, 1> head{static_cast<std::uint8_t>(form)};
    return base::toHex(head) + base::toHex(bytes);
}

}  // namespace wire
