// SPDX-License-Identifier: EUPL-1.2
#pragma once

// How a picture becomes bytes and back: one description serves both ways, `io(value)` writes or reads. Numbers are 8
// bytes, big endian; texts and payloads stand behind their length; an optional behind 0 or 1; a table behind its count,
// its keys rising. `Io` has kReads, number(), raw(), block(), and for reading fail(), failed(), left().

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/instant.h"
#include "broker/wire/codec.h"
#include "broker/wire/ids.h"

namespace situation::picture_io {

template <class Io, class Number>
void whole(Io& io, Number& value) {
    if constexpr (Io::kReads)
        value = static_cast<Number>(io.number());
    else
        io.number(static_cast<std::uint64_t>(value));
}
/// An enumerator from 1 to `last`.
template <class Io, class Enum>
void choice(Io& io, Enum& value, Enum last) {
    auto number = static_cast<std::uint64_t>(value);
    whole(io, number);
    if constexpr (Io::kReads)
        if (number < 1 || number > static_cast<std::uint64_t>(last)) io.fail();
    value = static_cast<Enum>(number);
}
template <class Io>
void time(Io& io, base::Instant& value) {
    whole(io, value.ms);
}
template <class Io>
void text(Io& io, std::string& value) {
    base::Bytes bytes(value.begin(), value.end());
    io.block(bytes);
    value.assign(bytes.begin(), bytes.end());
}
template <class Io>
void id(Io& io, wire::MessageId& value) {
    auto form = static_cast<std::uint8_t>(value.form);
    io.raw(&form, 1);
    if constexpr (Io::kReads)
        if (form < 1 || form > 2) io.fail();
    value.form = static_cast<wire::IdForm>(form);
    io.raw(value.bytes.data(), value.bytes.size());
}
template <class Io>
void device(Io& io, wire::DeviceId& value) {
    io.raw(value.bytes.data(), value.bytes.size());
}
template <class Io, class Payload>
void payload(Io& io, Payload& value) {
    base::Bytes bytes;
    if constexpr (!Io::kReads) bytes = wire::encodePayload(value);
    io.block(bytes);
    if constexpr (Io::kReads) {
        auto decoded = wire::decodePayload<Payload>(bytes);
        if (auto* good = std::get_if<Payload>(&decoded))
            value = std::move(*good);
        else
            io.fail();
    }
}
template <class Io, class T, class Each>
void maybe(Io& io, std::optional<T>& value, const Each& each) {
    std::uint8_t is = value ? 1 : 0;
    io.raw(&is, 1);
    if constexpr (Io::kReads) {
        if (is > 1) io.fail();
        if (is == 1 && !io.failed()) value.emplace();
    }
    if (value) each(*value);
}
template <class Io, class T, class Each>
void list(Io& io, std::vector<T>& values, const Each& each) {
    std::uint64_t count = values.size();
    whole(io, count);
    if constexpr (Io::kReads) {
        // Each entry takes at least 8 bytes, so a count orders no memory beyond what is there.
        if (count > io.left() / 8) io.fail();
        for (std::uint64_t i = 0; i < count && !io.failed(); ++i) each(values.emplace_back());
    } else {
        for (T& value : values) each(value);
    }
}
template <class Io, class T, class Each>
void table(Io& io, std::map<std::string, T>& values, const Each& each) {
    std::uint64_t count = values.size();
    whole(io, count);
    if constexpr (Io::kReads) {
        if (count > io.left() / 8) io.fail();
        for (std::uint64_t i = 0; i < count && !io.failed(); ++i) {
            std::string key;
            text(io, key);
            each(values[std::move(key)]);
        }
    } else {
        for (auto& [key, value] : values) {
            std::string name = key;
            text(io, name);
            each(value);
        }
    }
}

}  // namespace situation::picture_io
