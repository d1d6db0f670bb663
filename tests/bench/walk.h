// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Reading MessagePack in place, for frames of the broker under test: it trusts them.

#include <cstdint>
#include <cstring>
#include <string>

namespace bench {

[[noreturn]] void die(const std::string& why);

/// Walks MessagePack without a copy.
class Walk {
public:
    Walk(const std::uint8_t* at, std::size_t size) : m_at(at), m_end(at + size) {}
    std::size_t array() { return head(0x90, 0xDC); }
    std::size_t map() { return head(0x80, 0xDE); }
    std::uint64_t number() {
        const std::uint8_t tag = byte();
        if (tag < 0x80) return tag;
        if (tag < 0xCC || tag > 0xD3) die("a number was expected");
        return big(std::size_t{1} << (tag & 3));
    }
    struct Blob {
        const std::uint8_t* at;
        std::size_t size;
    };
    Blob blob() {
        const std::uint8_t tag = byte();
        std::size_t size = 0;
        if ((tag & 0xE0) == 0xA0)
            size = tag & 0x1F;
        else if (tag >= 0xC4 && tag <= 0xC6)
            size = big(std::size_t{1} << (tag - 0xC4));
        else if (tag >= 0xD9 && tag <= 0xDB)
            size = big(std::size_t{1} << (tag - 0xD9));
        else
            die("text or bytes were expected");
        const Blob result{m_at, size};
        m_at += size;
        return result;
    }
    bool keyIs(const char* key) {
        const Blob blob = this->blob();
        return blob.size == std::strlen(key) && std::memcmp(blob.at, key, blob.size) == 0;
    }
    void skip() {
        const std::uint8_t tag = *m_at;
        if (tag < 0x80 || tag >= 0xE0) {
            ++m_at;
        } else if (tag < 0x90 || tag == 0xDE) {
            for (std::size_t n = 2 * map(); n > 0; --n) skip();
        } else if (tag < 0xA0 || tag == 0xDC) {
            for (std::size_t n = array(); n > 0; --n) skip();
        } else if (tag < 0xC4) {
            if (tag < 0xC0)
                blob();
            else
                ++m_at;
        } else if (tag <= 0xC6 || (tag >= 0xD9 && tag <= 0xDB)) {
            blob();
        } else if (tag == 0xCA || tag == 0xCB) {
            m_at += tag == 0xCA ? 5 : 9;
        } else {
            number();
        }
    }

private:
    std::uint8_t byte() {
        if (m_at >= m_end) die("a frame ended early");
        return *m_at++;
    }
    std::uint64_t big(std::size_t bytes) {
        std::uint64_t value = 0;
        while (bytes-- > 0) value = value << 8 | byte();
        return value;
    }
    std::size_t head(std::uint8_t fix, std::uint8_t wide) {
        const std::uint8_t tag = byte();
        if ((tag & 0xF0) == fix) return tag & 0x0F;
        if (tag == wide) return big(2);
        die("a list or map was expected");
    }
    const std::uint8_t* m_at;
    const std::uint8_t* m_end;
};

}  // namespace bench
