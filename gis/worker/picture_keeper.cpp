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
    m_handedOver = m_picture.lastSequence;
    m_handedOverAt = m_picture.tick->at;
    Picture picture{m_picture.lastSequence, situation::encodePicture(m_picture)};
    if (picture.bytes.size() > wire::limits::kSnapshotBytesMax) return std::nullopt;
    return picture;
}

}  // namespace worker
