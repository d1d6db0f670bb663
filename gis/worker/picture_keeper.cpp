// SPDX-License-Identifier: EUPL-1.2
#include "gis/worker/picture_keeper.h"

#include "broker/wire/limits.h"
#include "gis/situation/snapshot.h"

namespace worker {

void PictureKeeper::fold(const wire::Record& record) { m_picture.fold(record); }

std::optional<PictureKeeper::Picture> PictureKeeper::due() {
    if (!m_picture.tick) return std::nullopt;
    const std::uint64_t since = m_picture.lastSequence - m_handedOver;
    const bool isTime =
        since >= m_rhythm.recordsLeast && base::spanMs(m_picture.tick->at, m_handedOverAt) >= m_rhythm.realmMs;
    if (since < m_rhythm.records && !isTime) return std::nullopt;
    noteHandedOver();
    Picture picture = now();
    if (picture.bytes.size() > wire::limits::kSnapshotBytesMax) return std::nullopt;
    return picture;
}

PictureKeeper::Picture PictureKeeper::now() const {
    return {m_picture.lastSequence, situation::encodePicture(m_picture)};
}

bool PictureKeeper::begin(const Picture& picture) {
    auto decoded = situation::decodePicture(picture.bytes);
    if (!decoded || decoded->lastSequence != picture.sequence || !decoded->tick) return false;
    m_picture = std::move(*decoded);
    noteHandedOver();
    return true;
}

void PictureKeeper::noteHandedOver() {
    m_handedOver = m_picture.lastSequence;
    m_handedOverAt = m_picture.tick->at;
}

}  // namespace worker
