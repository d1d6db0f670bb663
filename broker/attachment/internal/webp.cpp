// SPDX-License-Identifier: EUPL-1.2
#include <optional>

#include "broker/attachment/internal/cleaning.h"
#include "broker/attachment/internal/exif.h"

namespace attachment {

namespace {

std::uint32_t little(base::BytesView bytes, std::size_t at, std::size_t width) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < width; ++i) out |= static_cast<std::uint32_t>(bytes[at + i]) << (8 * i);
    return out;
}
void putLittle(base::Bytes& to, std::uint32_t number, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i) to.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}
std::string_view tagAt(base::BytesView bytes, std::size_t at) {
    return {reinterpret_cast<const char*>(bytes.data()) + at, 4};
}

class Webp {
public:
    explicit Webp(base::BytesView bytes) : m_bytes(bytes) {}

    base::Done read() {
        if (m_bytes.size() < 12 || tagAt(m_bytes, 0) != "RIFF" || tagAt(m_bytes, 8) != "WEBP")
            return damaged("WebP, no beginning");
        const std::size_t end = 8 + static_cast<std::size_t>(little(m_bytes, 4, 4));
        if (end > m_bytes.size() || end < 12) return damaged("WebP, cut off");
        if (end < m_bytes.size()) m_out.removed.insert(removed::kBehind);
        for (std::size_t at = 12; at < end;) {
            if (end - at < 8) return damaged("WebP, cut off");
            const std::size_t length = little(m_bytes, at + 4, 4);
            if (length > end - at - 8) return damaged("WebP, cut off");
            if (auto taken = chunk(tagAt(m_bytes, at), m_bytes.subspan(at + 8, length)); !taken) return taken;
            at += 8 + length + (length & 1);
        }
        if (m_image.empty()) return damaged("WebP, no picture");
        if (!m_alpha.empty() && !m_isLossy) return damaged("WebP, header");
        return checkSize(m_out.size);
    }
    Cleaned write() {
        base::Bytes& to = m_out.bytes;
        m_out.size.orientation = m_orientation;
        to = {'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P'};
        const bool isTurned = m_orientation != 1;
        if (isTurned || !m_alpha.empty()) {
            const std::uint8_t flags =
                static_cast<std::uint8_t>((m_alpha.empty() && !m_losslessAlpha ? 0 : 0x10) | (isTurned ? 0x08 : 0));
            base::Bytes header{flags, 0, 0, 0};
            putLittle(header, m_out.size.width - 1, 3);
            putLittle(header, m_out.size.height - 1, 3);
            put("VP8X", header);
        }
        if (!m_alpha.empty()) put("ALPH", m_alpha);
        put(m_isLossy ? "VP8 " : "VP8L", m_image);
        if (isTurned) put("EXIF", orientationAlone(m_orientation));
        const auto length = static_cast<std::uint32_t>(to.size() - 8);
        for (std::size_t i = 0; i < 4; ++i) to[4 + i] = static_cast<std::uint8_t>(length >> (8 * i));
        return std::move(m_out);
    }

private:
    base::Done chunk(std::string_view tag, base::BytesView content) {
        if (tag == "VP8 " || tag == "VP8L") {
            if (!m_image.empty()) return damaged("WebP, two pictures");
            m_isLossy = tag == "VP8 ";
            m_image = content;
            return measurePicture();
        }
        if (tag == "ALPH") {
            m_alpha = content;
        } else if (tag == "ANIM" || tag == "ANMF") {
            return base::Failure{unfit::kVariant, "WebP, moving pictures", "save one picture of it"};
        } else if (tag == "EXIF") {
            constexpr std::string_view kPrefix("Exif\0\0", 6);
            const bool hasPrefix =
                content.size() > 6 && std::string_view(reinterpret_cast<const char*>(content.data()), 6) == kPrefix;
            const ExifFacts facts = readExif(hasPrefix ? content.subspan(6) : content);
            m_orientation = facts.orientation;
            m_out.removed.insert(facts.told.begin(), facts.told.end());
        } else if (tag != "VP8X") {
            m_out.removed.insert(tag == "XMP "   ? removed::kDescription
                                 : tag == "ICCP" ? removed::kProfile
                                                 : removed::kOther);
        }
        return base::done();
    }
    base::Done measurePicture() {
        if (m_image.size() < 10) return damaged("WebP, cut off");
        if (m_isLossy) {
            if (little(m_image, 3, 3) != 0x2A019D) return damaged("WebP, header");
            m_out.size = {little(m_image, 6, 2) & 0x3FFF, little(m_image, 8, 2) & 0x3FFF, 1};
        } else {
            if (m_image[0] != 0x2F) return damaged("WebP, header");
            const std::uint32_t bits = little(m_image, 1, 4);
            m_out.size = {(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, 1};
            m_losslessAlpha = (bits >> 28 & 1) != 0;
        }
        return base::done();
    }
    void put(std::string_view tag, base::BytesView content) {
        base::Bytes& to = m_out.bytes;
        to.insert(to.end(), tag.begin(), tag.end());
        putLittle(to, static_cast<std::uint32_t>(content.size()), 4);
        to.insert(to.end(), content.begin(), content.end());
        if (content.size() & 1) to.push_back(0);
    }

    base::BytesView m_bytes, m_image, m_alpha;
    int m_orientation = 1;
    bool m_isLossy = false, m_losslessAlpha = false;
    Cleaned m_out;
};

}  // namespace

base::Outcome<Cleaned> cleanWebp(base::BytesView bytes) {
    Webp webp(bytes);
    if (auto read = webp.read(); !read) return read.failure();
    return webp.write();
}

}  // namespace attachment
