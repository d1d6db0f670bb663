// SPDX-License-Identifier: EUPL-1.2
// Where decoded trees and encoded bytes lie.
#include <algorithm>
#include <cstring>

#include "broker/wire/internal/codec_archive.h"

namespace wire::codec {
namespace {

constexpr std::size_t kZonesKept = 8;
std::vector<std::unique_ptr<msgpack::zone>>& spareZones() {
    thread_local std::vector<std::unique_ptr<msgpack::zone>> s_spare;
    return s_spare;
}

}  // namespace

Arena::Arena() {
    auto& spare = spareZones();
    if (spare.empty()) {
        m_zone = std::make_unique<msgpack::zone>();
        return;
    }
    m_zone = std::move(spare.back());
    spare.pop_back();
}

Arena::~Arena() {
    if (!m_zone || spareZones().size() >= kZonesKept) return;
    m_zone->clear();
    spareZones().push_back(std::move(m_zone));
}

void Buffer::grow(std::size_t count) {
    const std::size_t room = std::max(2 * m_room, m_size + count);
    std::unique_ptr<std::uint8_t[]> more(new std::uint8_t[room]);
    std::memcpy(more.get(), m_bytes, m_size);
    m_more = std::move(more);
    m_bytes = m_more.get();
    m_room = room;
}

}  // namespace wire::codec
