// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "broker/attachment/internal/cleaning.h"
#include "broker/attachment/internal/exif.h"

namespace attachment {

namespace {

constexpr std::array<std::uint8_t, 8> kPngSignature = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};

std::uint32_t crcOf(base::BytesView bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const std::uint8_t byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}
std::uint32_t big32(base::BytesView bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at]) << 24 | static_cast<std::uint32_t>(bytes[at + 1]) << 16 |
           static_cast<std::uint32_t>(bytes[at + 2]) << 8 | bytes[at + 3];
}
void putBig32(base::Bytes& to, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) to.push_back(static_cast<std::uint8_t>(number >> shift));
}

/// What draws the picture. Everything else tells something about it.
bool isDrawing(std::string_view type) {
    static constexpr std::array<std::string_view, 9> kTypes = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS",
                                                               "gAMA", "cHRM", "sRGB", "sBIT"};
    return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}
const char* meaningOf(std::string_view type) {
    if (type == "tEXt" || type == "zTXt" || type == "iTXt") return removed::kDescription;
    if (type == "tIME") return removed::kTime;
    if (type == "iCCP") return removed::kProfile;
    if (type == "acTL" || type == "fcTL" || type == "fdAT") return removed::kMotion;
    return removed::kOther;
}

class Png {
public:
    explicit Png(base::BytesView bytes) : m_bytes(bytes) {}

    base::Done read() {
        if (m_bytes.size() < 8 || !std::equal(kPngSignature.begin(), kPngSignature.end(), m_bytes.begin()))
            return damaged("PNG, no beginning");
        for (std::size_t at = 8; !m_isEnded;) {
            if (m_bytes.size() - at < 12) return damaged("PNG, cut off");
            const std::size_t length = big32(m_bytes, at);
            if (length > m_bytes.size() - at - 12) return damaged("PNG, cut off");
            const base::BytesView whole = m_bytes.subspan(at, length + 12);
            if (crcOf(whole.subspan(4, length + 4)) != big32(whole, length + 8)) return damaged("PNG, checksum");
            if (auto taken = chunk(whole); !taken) return taken;
            at += whole.size();
            if (m_isEnded && at < m_bytes.size()) m_out.removed.insert(removed::kBehind);
        }
        if (!m_hasData) return damaged("PNG, no picture");
        return base::done();
    }
    Cleaned write() {
        base::Bytes& to = m_out.bytes;
        m_out.size.orientation = m_orientation;
        to.assign(kPngSignature.begin(), kPngSignature.end());
        for (const base::BytesView part : m_kept) {
            to.insert(to.end(), part.begin(), part.end());
            if (to.size() != 8 + 25 || m_orientation == 1) continue;
            const base::Bytes block = orientationAlone(m_orientation);  // right behind IHDR
            base::Bytes named{'e', 'X', 'I', 'f'};
            named.insert(named.end(), block.begin(), block.end());
            putBig32(to, static_cast<std::uint32_t>(block.size()));
            to.insert(to.end(), named.begin(), named.end());
            putBig32(to, crcOf(named));
        }
        return std::move(m_out);
    }

private:
    base::Done chunk(base::BytesView whole) {
        const std::string_view type(reinterpret_cast<const char*>(whole.data()) + 4, 4);
        const base::BytesView content = whole.subspan(8, whole.size() - 12);
        if (m_kept.empty() != (type == "IHDR")) return damaged("PNG, header");
        if (type == "IHDR") {
            if (content.size() != 13) return damaged("PNG, header");
            m_out.size = {big32(content, 0), big32(content, 4), 1};
            if (auto good = checkSize(m_out.size); !good) return good;
        }
        m_hasData = m_hasData || (type == "IDAT" && !content.empty());
        m_isEnded = type == "IEND";
        if (isDrawing(type)) {
            m_kept.push_back(whole);
        } else if (type == "eXIf") {
            const ExifFacts facts = readExif(content);
            m_orientation = facts.orientation;
            m_out.removed.insert(facts.told.begin(), facts.told.end());
        } else if ((type[0] & 0x20) == 0) {
            return base::Failure{unfit::kVariant, "PNG", "save it again as an ordinary PNG"};
        } else {
            m_out.removed.insert(meaningOf(type));
        }
        return base::done();
    }

    base::BytesView m_bytes;
    std::vector<base::BytesView> m_kept;
    int m_orientation = 1;
    bool m_hasData = false, m_isEnded = false;
    Cleaned m_out;
};

}  // namespace

base::Outcome<Cleaned> cleanPng(base::BytesView bytes) {
    Png png(bytes);
    if (auto read = png.read(); !read) return read.failure();
    return png.write();
}

}  // namespace attachment
