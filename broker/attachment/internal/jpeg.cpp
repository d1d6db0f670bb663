// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "broker/attachment/internal/cleaning.h"
#include "broker/attachment/internal/exif.h"

namespace attachment {

namespace {

constexpr std::uint8_t kSof0 = 0xC0, kSof2 = 0xC2, kDht = 0xC4, kEoi = 0xD9, kSos = 0xDA, kDqt = 0xDB, kDri = 0xDD,
                       kApp0 = 0xE0, kCom = 0xFE;

bool startsWith(base::BytesView bytes, std::string_view what) {
    return bytes.size() >= what.size() && std::equal(what.begin(), what.end(), bytes.begin(),
                                                     [](char a, auto b) { return static_cast<std::uint8_t>(a) == b; });
}

/// One JPEG, read marker by marker. What draws is kept; the rest only says what it was.
class Jpeg {
public:
    Jpeg(base::BytesView bytes, CutOff cutOff) : m_bytes(bytes), m_cutOff(cutOff) {}

    base::Done read() {
        if (!startsWith(m_bytes, "\xFF\xD8")) return damaged("JPEG, no beginning");
        m_at = 2;
        while (true) {
            const auto marker = nextMarker();
            if (!marker || *marker == kEoi) {
                if (!marker && m_cutOff == CutOff::Refused) return damaged("JPEG, cut off");
                break;
            }
            if (*marker == 0x01 || (*marker >= 0xD0 && *marker <= 0xD7)) continue;  // stand alone, mean nothing here
            if (auto taken = segment(*marker); !taken) return taken;
        }
        if (m_scans == 0) return damaged("JPEG, no picture");
        if (m_at < m_bytes.size()) m_out.removed.insert(removed::kBehind);
        return base::done();
    }
    Cleaned write(bool keepTurn) {
        base::Bytes& to = m_out.bytes;
        m_out.size.orientation = m_orientation;
        to = {0xFF, 0xD8};
        if (!m_jfif.empty()) put(kApp0, m_jfif);
        if (keepTurn && m_orientation != 1) {
            base::Bytes exif{'E', 'x', 'i', 'f', 0, 0};
            const base::Bytes block = orientationAlone(m_orientation);
            exif.insert(exif.end(), block.begin(), block.end());
            put(0xE1, exif);
        }
        if (!m_adobe.empty()) put(0xEE, m_adobe);
        for (const base::BytesView part : m_kept) to.insert(to.end(), part.begin(), part.end());
        to.push_back(0xFF);
        to.push_back(kEoi);
        return std::move(m_out);
    }

private:
    /// The next marker's second byte; between markers nothing is expected and nothing kept.
    std::optional<std::uint8_t> nextMarker() {
        while (m_at + 1 < m_bytes.size()) {
            if (m_bytes[m_at] == 0xFF && m_bytes[m_at + 1] != 0 && m_bytes[m_at + 1] != 0xFF) {
                m_at += 2;
                return m_bytes[m_at - 1];
            }
            ++m_at;
        }
        m_at = m_bytes.size();
        return std::nullopt;
    }
    base::Done segment(std::uint8_t marker) {
        if (m_bytes.size() - m_at < 2) return damaged("JPEG, cut off");
        const std::size_t length = static_cast<std::size_t>(m_bytes[m_at]) << 8 | m_bytes[m_at + 1];
        if (length < 2 || m_bytes.size() - m_at < length) return damaged("JPEG, cut off");
        const base::BytesView whole = m_bytes.subspan(m_at - 2, length + 2),
                              content = m_bytes.subspan(m_at + 2, length - 2);
        m_at += length;
        if (marker == kSos) return scan(whole);
        if (marker == kDqt || marker == kDht || marker == kDri) {
            m_kept.push_back(whole);
            return base::done();
        }
        if (marker >= 0xC0 && marker <= 0xCF) return frame(marker, whole, content);
        if (marker >= kApp0 && marker <= 0xEF)
            application(marker, content);
        else
            m_out.removed.insert(marker == kCom ? removed::kDescription : removed::kOther);
        return base::done();
    }
    base::Done frame(std::uint8_t marker, base::BytesView whole, base::BytesView content) {
        if (marker < kSof0 || marker > kSof2 || content.size() < 6 || content[0] != 8)
            return base::Failure{unfit::kVariant, "JPEG", "save it again as an ordinary JPEG"};
        if (m_hasFrame) return damaged("JPEG, two frames");
        m_hasFrame = true;
        m_out.size = {static_cast<std::uint32_t>(content[3] << 8 | content[4]),
                      static_cast<std::uint32_t>(content[1] << 8 | content[2]), 1};
        m_kept.push_back(whole);
        return checkSize(m_out.size);
    }
    /// The scan's header with all its coded data, up to the next marker that is no restart.
    base::Done scan(base::BytesView header) {
        if (!m_hasFrame) return damaged("JPEG, no frame before the picture");
        if (++m_scans > kScansMax)
            return base::Failure{unfit::kVariant, "JPEG of more than " + std::to_string(kScansMax) + " passes",
                                 "save it again as an ordinary JPEG"};
        const std::size_t from = m_at;
        while (m_at + 1 < m_bytes.size()) {
            const std::uint8_t next = m_bytes[m_at + 1];
            if (m_bytes[m_at] == 0xFF && next != 0 && (next < 0xD0 || next > 0xD7) && next != 0xFF) break;
            ++m_at;
        }
        if (m_at + 1 >= m_bytes.size()) m_at = m_bytes.size();
        m_kept.push_back(header);
        m_kept.push_back(m_bytes.subspan(from, m_at - from));
        return base::done();
    }
    void application(std::uint8_t marker, base::BytesView content) {
        if (marker == kApp0 && startsWith(content, std::string_view("JFIF\0", 5)) && content.size() >= 14) {
            if (m_jfif.empty()) m_jfif.assign(content.begin(), content.begin() + 12);
            m_jfif.resize(12);
            m_jfif.insert(m_jfif.end(), {0, 0});  // no thumbnail
            if (content[12] != 0 && content[13] != 0) m_out.removed.insert(removed::kPreview);
        } else if (marker == 0xEE && startsWith(content, "Adobe") && content.size() >= 12) {
            m_adobe.assign(content.begin(), content.begin() + 12);
        } else if (marker == 0xE1 && startsWith(content, std::string_view("Exif\0\0", 6))) {
            const ExifFacts facts = readExif(content.subspan(6));
            m_out.removed.insert(facts.told.begin(), facts.told.end());
            if (!m_hasExif) m_orientation = facts.orientation;
            m_hasExif = true;
        } else if (marker == 0xE2 && startsWith(content, "ICC_PROFILE")) {
            m_out.removed.insert(removed::kProfile);
        } else if (marker == kApp0 || (marker == 0xE2 && startsWith(content, "MPF"))) {
            m_out.removed.insert(removed::kPreview);
        } else if (marker == 0xE1 || marker == 0xED) {  // XMP, IPTC
            m_out.removed.insert(removed::kDescription);
        } else {
            m_out.removed.insert(removed::kOther);
        }
    }
    void put(std::uint8_t marker, const base::Bytes& content) {
        const std::size_t length = content.size() + 2;
        m_out.bytes.insert(m_out.bytes.end(), {0xFF, marker, static_cast<std::uint8_t>(length >> 8),
                                               static_cast<std::uint8_t>(length & 0xFF)});
        m_out.bytes.insert(m_out.bytes.end(), content.begin(), content.end());
    }

    base::BytesView m_bytes;
    CutOff m_cutOff;
    std::size_t m_at = 0;
    std::vector<base::BytesView> m_kept;
    base::Bytes m_jfif, m_adobe;
    int m_orientation = 1;
    std::uint32_t m_scans = 0;
    bool m_hasFrame = false, m_hasExif = false;
    Cleaned m_out;
};

}  // namespace

base::Outcome<Cleaned> cleanJpeg(base::BytesView bytes, bool keepTurn, CutOff cutOff) {
    Jpeg jpeg(bytes, cutOff);
    if (auto read = jpeg.read(); !read) return read.failure();
    return jpeg.write(keepTurn);
}

}  // namespace attachment
