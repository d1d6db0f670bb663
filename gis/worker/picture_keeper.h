// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Folds the picture beside the worker and says when it is time to hand it to the broker, for consoles that join.

#include <cstdint>
#include <optional>

#include "broker/base/bytes.h"
#include "gis/situation/situation.h"

namespace worker {

/// A picture is handed over after so many records, or after so much realm time when at least some were said.
struct PictureRhythm {
    std::uint64_t records = 20'000;
    std::uint64_t recordsLeast = 2'000;
    std::int64_t realmMs = 10 * 60 * 1000;
};

class PictureKeeper {
public:
    struct Picture {
        std::uint64_t sequence = 0;
        base::Bytes bytes;
    };
    explicit PictureKeeper(PictureRhythm rhythm = {}) : m_rhythm(rhythm) {}

    void fold(const wire::Record& record);
    /// The picture, when one is due. To be asked when the worker has nothing more urgent to do.
    [[nodiscard]] std::optional<Picture> due();
    /// As it stands.
    [[nodiscard]] Picture now() const;
    /// Goes on from such a one, which counts as handed over. False when it is none; nothing of it is taken then.
    [[nodiscard]] bool begin(const Picture& picture);

private:
    void noteHandedOver();

    PictureRhythm m_rhythm;
    situation::Situation m_picture;
    std::uint64_t m_handedOver = 0;  ///< sequence
    base::Instant m_handedOverAt;    ///< realm clock
};

}  // namespace worker
