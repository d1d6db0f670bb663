// SPDX-License-Identifier: EUPL-1.2
#include "broker/attachment/internal/exif.h"

#include <optional>

#include "broker/attachment/attachment.h"

namespace attachment {

namespace {

constexpr std::size_t kEntriesMax = 400;
constexpr int kDirectoriesMax = 6;

class Tiff {
public:
    explicit Tiff(base::BytesView bytes) : m_bytes(bytes), m_isBig(bytes.size() > 1 && bytes[0] == 'M') {}
    [[nodiscard]] std::optional<std::uint32_t> number(std::size_t at, std::size_t width) const {
        if (at > m_bytes.size() || m_bytes.size() - at < width) return std::nullopt;
        std::uint32_t out = 0;
        for (std::size_t i = 0; i < width; ++i)
            out |= static_cast<std::uint32_t>(m_bytes[at + i]) << (8 * (m_isBig ? width - 1 - i : i));
        return out;
    }

private:
    base::BytesView m_bytes;
    bool m_isBig;
};

const char* meaning(std::uint32_t tag) {
    switch (tag) {
        case 0x8825: return removed::kPosition;
        case 0x010F:  // make, model, software, maker's note, serial numbers, lens
        case 0x0110:
        case 0x0131:
        case 0x927C:
        case 0xA431:
        case 0xA433:
        case 0xA434:
        case 0xA435: return removed::kCamera;
        case 0x0132:
        case 0x9003:
        case 0x9004: return removed::kTime;
        case 0x013B:  // artist, copyright, camera's owner, Windows' author
        case 0x8298:
        case 0xA430:
        case 0x9C9D: return removed::kNames;
        case 0x010E:  // description, comments, Windows' title, comment, keywords, subject
        case 0x9286:
        case 0x9C9B:
        case 0x9C9C:
        case 0x9C9E:
        case 0x9C9F: return removed::kDescription;
        case 0x0112:
        case 0x8769: return nullptr;
        default: return removed::kOther;
    }
}

}  // namespace

ExifFacts readExif(base::BytesView tiff) {
    ExifFacts facts;
    const Tiff in(tiff);
    auto at = in.number(4, 4);
    bool isFirst = true, isPreview = false;
    std::optional<std::uint32_t> inner;
    for (int directory = 0; at && *at != 0 && directory < kDirectoriesMax; ++directory) {
        if (isPreview) facts.told.insert(removed::kPreview);
        const auto count = in.number(*at, 2);
        if (!count) break;
        for (std::uint32_t i = 0; i < *count && i < kEntriesMax; ++i) {
            const std::size_t entry = *at + 2 + 12 * static_cast<std::size_t>(i);
            const auto tag = in.number(entry, 2);
            if (!tag) break;
            if (*tag == 0x8769) inner = in.number(entry + 8, 4);
            if (*tag == 0x0112 && isFirst) {
                const auto turn = in.number(entry + 8, 2);
                if (turn && *turn >= 1 && *turn <= 8) facts.orientation = static_cast<int>(*turn);
            }
            if (const char* what = isPreview ? nullptr : meaning(*tag)) facts.told.insert(what);
        }
        const auto next = in.number(*at + 2 + 12 * static_cast<std::size_t>(*count), 4);
        isPreview = isFirst && next && *next != 0;
        if (isFirst && inner) {  // first the directory inside, then the one that follows: the preview's
            isPreview = false;
            if (next && *next != 0) facts.told.insert(removed::kPreview);
            at = inner;
        } else {
            at = isFirst ? next : std::nullopt;
        }
        isFirst = false;
    }
    return facts;
}

base::Bytes orientationAlone(int orientation) {
    return {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, static_cast<std::uint8_t>(orientation),
            0,   0,   0,  0, 0, 0, 0};
}

}  // namespace attachment
