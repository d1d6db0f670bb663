// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

#include "broker/wire/internal/codec_archive.h"

namespace wire::codec {
namespace {

std::string decimalText(std::int64_t value) {
    std::array<char, 24> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

/// Degrees with seven decimals, without the locale.
std::string degreeText(std::int64_t e7) {
    const std::string digits = decimalText(e7 < 0 ? -e7 : e7);
    const std::string padded = std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
    return (e7 < 0 ? "-" : "") + padded.substr(0, padded.size() - 7) + "." + padded.substr(padded.size() - 7);
}

const char* nameOf(msgpack::type::object_type type) {
    switch (type) {
        case msgpack::type::NIL: return "nil";
        case msgpack::type::BOOLEAN: return "a truth value";
        case msgpack::type::POSITIVE_INTEGER:
        case msgpack::type::NEGATIVE_INTEGER: return "a whole number";
        case msgpack::type::FLOAT32:
        case msgpack::type::FLOAT64: return "a number with fraction";
        case msgpack::type::STR: return "a text";
        case msgpack::type::BIN: return "a byte string";
        case msgpack::type::ARRAY: return "a list";
        case msgpack::type::MAP: return "a map";
        case msgpack::type::EXT: return "an extension";
    }
    return "something unknown";
}

void sayWrongType(Fault& fault, const Place& place, const msgpack::object& object, const std::string& wanted) {
    fault.say(RejectionCode::WrongType, place,
              std::string("is ") + nameOf(object.type) + " where " + wanted + " is wanted", "send " + wanted);
}

bool isWhole(const msgpack::object& object) {
    return object.type == msgpack::type::POSITIVE_INTEGER || object.type == msgpack::type::NEGATIVE_INTEGER;
}

/// Length of the UTF-8 character at `at`; 0 when it is none (overlong, surrogate, beyond U+10FFFF, cut off).
std::size_t characterLength(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char head = byte(at);
    if (head < 0x80) return 1;
    std::size_t length = 0;
    unsigned code = 0;
    if (head >= 0xC2 && head <= 0xDF)
        length = 2, code = head & 0x1Fu;
    else if (head >= 0xE0 && head <= 0xEF)
        length = 3, code = head & 0x0Fu;
    else if (head >= 0xF0 && head <= 0xF4)
        length = 4, code = head & 0x07u;
    else
        return 0;
    if (at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return 0;
        code = code << 6 | (byte(at + i) & 0x3Fu);
    }
    if (length == 3 && (code < 0x800 || (code >= 0xD800 && code <= 0xDFFF))) return 0;
    if (length == 4 && (code < 0x10000 || code > 0x10FFFF)) return 0;
    return length;
}

/// The next eight bytes are printable ASCII, as most of all text is.
bool isPlainAscii(std::string_view text, std::size_t at) {
    constexpr std::uint64_t kOnes = 0x0101010101010101, kHigh = 0x80 * kOnes;
    std::uint64_t bytes = 0;
    if (text.size() - at < sizeof bytes) return false;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    // A high bit comes up from 0x80 on, below 0x20 (a borrow), and at 0x7F.
    return ((bytes | (bytes - 0x20 * kOnes) | (bytes + kOnes)) & kHigh) == 0;
}

/// First byte that no text may hold, or its size.
std::size_t textEnd(std::string_view text, bool lines) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (isPlainAscii(text, at)) {
            at += sizeof(std::uint64_t);
            continue;
        }
        const auto head = static_cast<unsigned char>(text[at]);
        const bool control = head < 0x20 || head == 0x7F ||
                             (head == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0);
        if (control && !(lines && (head == '\n' || head == '\t'))) return at;
        const std::size_t length = characterLength(text, at);
        if (length == 0) return at;
        at += length;
    }
    return at;
}

bool isText(Fault& fault, const Place& place, std::string_view text, const TextRule& rule) {
    if (text.size() > rule.bytesMax) {
        fault.say(RejectionCode::BadText, place,
                  "has " + decimalText(static_cast<std::int64_t>(text.size())) + " bytes",
                  "send at most " + decimalText(static_cast<std::int64_t>(rule.bytesMax)) + " bytes");
    } else if (text.empty() && !rule.mayBeEmpty) {
        fault.say(RejectionCode::BadText, place, "is empty", "name it, or leave the key out where it is optional");
    } else if (const std::size_t end = textEnd(text, rule.lines); end != text.size()) {
        fault.say(RejectionCode::BadText, place,
                  "byte " + decimalText(static_cast<std::int64_t>(end)) + " is not UTF-8 or a control character",
                  rule.lines ? "send UTF-8; of the control characters only line feed and tab"
                             : "send UTF-8 on one line, without control characters");
    }
    return !fault.found();
}

}  // namespace

std::string Place::text() const {
    const std::string own = key ? std::string(key) : decimalText(static_cast<std::int64_t>(index));
    return outer ? outer->text() + "." + own : own;
}

void Fault::say(RejectionCode code, const Place& where, std::string what, std::string fix) {
    if (!m_rejection) m_rejection = Rejection{code, std::move(what), where.text(), std::move(fix)};
}

Reader::Reader(Fault& fault, const Place& place, const msgpack::object& map) : m_fault(fault), m_place(place) {
    if (map.type != msgpack::type::MAP) {
        sayWrongType(fault, place, map, "a map");
        return;
    }
    m_entries = map.via.map.ptr;
    m_count = map.via.map.size;
}

std::string_view Reader::keyAt(std::size_t entry) const {
    const msgpack::object& key = m_entries[entry].key;
    return key.type == msgpack::type::STR ? std::string_view(key.via.str.ptr, key.via.str.size) : std::string_view();
}

const msgpack::object* Reader::find(std::string_view key) {
    if (m_found == m_count) return nullptr;  // a missing last key costs nothing
    for (std::size_t step = 0; step < m_count; ++step) {
        const std::size_t entry = m_next + step < m_count ? m_next + step : m_next + step - m_count;
        if (keyAt(entry) != key) continue;
        m_next = entry + 1;
        ++m_found;
        return &m_entries[entry].val;
    }
    return nullptr;
}

void Reader::end() {
    if (m_found == m_count) return;
    std::vector<std::string_view> keys;
    for (std::size_t i = 0; i < m_count; ++i)
        if (const std::string_view key = keyAt(i); !key.empty()) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    if (twice == keys.end()) return;
    // The key is the sender's own: named only where it is one that a place can hold.
    const std::string key(twice->substr(0, limits::kNameBytesMax));
    m_fault.say(RejectionCode::WrongType, Place{&m_place, key.c_str(), 0}, "stands twice", "send each key once");
}

Writer::Writer(Buffer& buffer, std::size_t fields) : m_buffer(buffer) { putMapHead(buffer, fields); }

// ---- writing ------------------------------------------------------------------------------------------------------

void putMapHead(Buffer& buffer, std::size_t count) {
    msgpack::packer<Buffer>(buffer).pack_map(static_cast<std::uint32_t>(count));
}
void putListHead(Buffer& buffer, std::size_t count) {
    msgpack::packer<Buffer>(buffer).pack_array(static_cast<std::uint32_t>(count));
}
void putKey(Buffer& buffer, std::string_view key) {
    constexpr std::size_t kShortMax = 31;
    if (key.size() <= kShortMax) {
        std::array<char, 1 + kShortMax> bytes;
        bytes[0] = static_cast<char>(0xA0 | key.size());
        std::memcpy(bytes.data() + 1, key.data(), key.size());
        return buffer.write(bytes.data(), 1 + key.size());
    }
    msgpack::packer<Buffer> packer(buffer);
    packer.pack_str(static_cast<std::uint32_t>(key.size()));
    packer.pack_str_body(key.data(), static_cast<std::uint32_t>(key.size()));
}
void putBin(Buffer& buffer, base::BytesView value) {
    msgpack::packer<Buffer> packer(buffer);
    packer.pack_bin(static_cast<std::uint32_t>(value.size()));
    packer.pack_bin_body(reinterpret_cast<const char*>(value.data()), static_cast<std::uint32_t>(value.size()));
}
void putWhole(Buffer& buffer, std::int64_t value) { msgpack::packer<Buffer>(buffer).pack_int64(value); }
void putUnsigned(Buffer& buffer, std::uint64_t value) { msgpack::packer<Buffer>(buffer).pack_uint64(value); }

void put(Buffer& buffer, bool value) {
    if (value)
        msgpack::packer<Buffer>(buffer).pack_true();
    else
        msgpack::packer<Buffer>(buffer).pack_false();
}
/// Always float64, by hand: the library would shorten whole values to integers. Minus zero is written as zero.
void put(Buffer& buffer, double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value == 0.0 ? 0.0 : value);
    std::array<char, 9> out{static_cast<char>(0xCB)};
    for (std::size_t i = 0; i < 8; ++i) out[i + 1] = static_cast<char>(bits >> (56 - 8 * i) & 0xFF);
    buffer.write(out.data(), out.size());
}
void put(Buffer& buffer, const std::string& value) { putKey(buffer, value); }
void put(Buffer& buffer, const base::Instant& value) { putWhole(buffer, value.ms); }
void put(Buffer& buffer, const base::Bytes& value) { putBin(buffer, value); }
void put(Buffer& buffer, const base::BytesView& value) { putBin(buffer, value); }
void put(Buffer& buffer, const MessageId& value) {
    std::array<std::uint8_t, 33> bytes{static_cast<std::uint8_t>(value.form)};
    std::copy(value.bytes.begin(), value.bytes.end(), bytes.begin() + 1);
    putBin(buffer, bytes);
}
void put(Buffer& buffer, const DeviceId& value) { putBin(buffer, value.bytes); }
void put(Buffer& buffer, const RealmId& value) {
    std::array<std::uint8_t, 17> bytes{static_cast<std::uint8_t>(value.kind)};
    std::copy(value.uuid.begin(), value.uuid.end(), bytes.begin() + 1);
    putBin(buffer, bytes);
}
void put(Buffer& buffer, const GeoPoint& value) {
    putListHead(buffer, 2);
    putWhole(buffer, value.latE7);
    putWhole(buffer, value.lonE7);
}
/// First corner whole, each further one as the difference to the one before: near corners take 2 to 6 bytes.
void put(Buffer& buffer, const GeoRing& value) {
    putListHead(buffer, value.size() * 2);
    std::int64_t lat = 0, lon = 0;
    for (const GeoPoint& point : value) {
        putWhole(buffer, point.latE7 - lat);
        putWhole(buffer, point.lonE7 - lon);
        lat = point.latE7;
        lon = point.lonE7;
    }
}

// ---- reading ------------------------------------------------------------------------------------------------------

void sayNotKnown(Fault& fault, const Place& place, std::int64_t value, std::string_view known) {
    fault.say(RejectionCode::BadNumber, place, decimalText(value) + " is none of the known numbers",
              "send one of: " + std::string(known));
}
void sayMissing(Fault& fault, const Place& place, bool isUnit) {
    if (isUnit)
        fault.say(RejectionCode::MissingUnit, place, "a value has no unit",
                  "name the unit of the quantity, e.g. \"cm\" for a water level");
    else
        fault.say(RejectionCode::MissingField, place, "is not there", "send this field; it is required");
}

void getWhole(Fault& fault, const Place& place, const msgpack::object& object, std::int64_t& value, std::int64_t min,
              std::int64_t max) {
    if (!isWhole(object)) return sayWrongType(fault, place, object, "a whole number");
    const bool beyond = object.type == msgpack::type::POSITIVE_INTEGER &&
                        object.via.u64 > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!beyond) value = object.via.i64;
    if (beyond || value < min || value > max)
        fault.say(RejectionCode::BadNumber, place,
                  (beyond ? "a number beyond 2^63" : decimalText(value)) + std::string(" is out of range"),
                  "send a whole number from " + decimalText(min) + " to " + decimalText(max));
}

void getUnsigned(Fault& fault, const Place& place, const msgpack::object& object, std::uint64_t& value) {
    if (!isWhole(object)) return sayWrongType(fault, place, object, "a whole number");
    if (object.type == msgpack::type::NEGATIVE_INTEGER)
        return fault.say(RejectionCode::BadNumber, place, "is negative", "send a whole number from 0");
    value = object.via.u64;
}

void get(Fault& fault, const Place& place, const msgpack::object& object, bool& value, const Plain&) {
    if (object.type != msgpack::type::BOOLEAN) return sayWrongType(fault, place, object, "a truth value");
    value = object.via.boolean;
}

void get(Fault& fault, const Place& place, const msgpack::object& object, double& value, const Plain&) {
    if (object.type == msgpack::type::FLOAT32 || object.type == msgpack::type::FLOAT64)
        value = object.via.f64;
    else if (object.type == msgpack::type::POSITIVE_INTEGER)
        value = static_cast<double>(object.via.u64);
    else if (object.type == msgpack::type::NEGATIVE_INTEGER)
        value = static_cast<double>(object.via.i64);
    else
        return sayWrongType(fault, place, object, "a number");
    if (!std::isfinite(value) || std::abs(value) > limits::kNumberAbsMax)
        fault.say(RejectionCode::BadNumber, place,
                  std::isnan(value) ? "is not a number (NaN)" : "is infinite or beyond 1e12",
                  "send a finite number, or leave the field out when there is no value");
}

void get(Fault& fault, const Place& place, const msgpack::object& object, std::string& value, const TextRule& rule) {
    if (object.type != msgpack::type::STR) return sayWrongType(fault, place, object, "a text");
    const std::string_view text(object.via.str.ptr, object.via.str.size);
    if (isText(fault, place, text, rule)) value = text;
}

void get(Fault& fault, const Place& place, const msgpack::object& object, std::string& value, const UnitRule&) {
    if (object.is_nil() || (object.type == msgpack::type::STR && object.via.str.size == 0))
        return sayMissing(fault, place, true);
    get(fault, place, object, value, kName);
}

void get(Fault& fault, const Place& place, const msgpack::object& object, base::Instant& value, const Plain&) {
    getWhole(fault, place, object, value.ms, limits::kTimeMsMin, limits::kTimeMsMax);
}

void get(Fault& fault, const Place& place, const msgpack::object& object, base::Bytes& value, const Plain&) {
    if (object.type != msgpack::type::BIN) return sayWrongType(fault, place, object, "a byte string");
    value.assign(object.via.bin.ptr, object.via.bin.ptr + object.via.bin.size);
}

/// A view into the bytes that the tree was parsed from.
void get(Fault& fault, const Place& place, const msgpack::object& object, base::BytesView& value, const Plain&) {
    if (object.type != msgpack::type::BIN) return sayWrongType(fault, place, object, "a byte string");
    value = {reinterpret_cast<const std::uint8_t*>(object.via.bin.ptr), object.via.bin.size};
}

void getBin(Fault& fault, const Place& place, const msgpack::object& object, std::uint8_t* to, std::size_t size) {
    if (object.type == msgpack::type::BIN && object.via.bin.size == size) {
        std::memcpy(to, object.via.bin.ptr, size);
        return;
    }
    const std::string wanted = "a byte string of " + decimalText(static_cast<std::int64_t>(size)) + " bytes";
    if (object.type != msgpack::type::BIN) return sayWrongType(fault, place, object, wanted);
    fault.say(RejectionCode::WrongType, place, "has " + decimalText(object.via.bin.size) + " bytes", "send " + wanted);
}

void get(Fault& fault, const Place& place, const msgpack::object& object, MessageId& value, const Plain&) {
    std::array<std::uint8_t, 33> bytes{};
    getBin(fault, place, object, bytes.data(), bytes.size());
    if (fault.found()) return;
    if (bytes[0] != 1 && bytes[0] != 2)
        return fault.say(RejectionCode::WrongType, place, "an id's first byte is neither 1 nor 2",
                         "send 1 (outbox) or 2 (derived)");
    value.form = static_cast<IdForm>(bytes[0]);
    std::copy(bytes.begin() + 1, bytes.end(), value.bytes.begin());
}

void get(Fault& fault, const Place& place, const msgpack::object& object, DeviceId& value, const Plain&) {
    getBin(fault, place, object, value.bytes.data(), value.bytes.size());
}

void get(Fault& fault, const Place& place, const msgpack::object& object, RealmId& value, const Plain&) {
    std::array<std::uint8_t, 17> bytes{};
    getBin(fault, place, object, bytes.data(), bytes.size());
    if (fault.found()) return;
    if (bytes[0] != 1 && bytes[0] != 2)
        return fault.say(RejectionCode::WrongType, place, "a realm's first byte is neither 1 nor 2",
                         "send 1 (live) or 2 (exercise)");
    value.kind = static_cast<RealmKind>(bytes[0]);
    std::copy(bytes.begin() + 1, bytes.end(), value.uuid.begin());
}

namespace {

constexpr std::int64_t kLatE7Max = 900'000'000;
constexpr std::int64_t kLonE7Max = 1'800'000'000;

bool isOnEarth(Fault& fault, const Place& place, std::int64_t lat, std::int64_t lon) {
    if (lat < -kLatE7Max || lat > kLatE7Max)
        fault.say(RejectionCode::BadCoordinate, Place{&place, "lat", 0},
                  "latitude " + degreeText(lat) + " is outside -90 to 90",
                  "send WGS84, latitude before longitude, in units of 1e-7 degree");
    else if (lon < -kLonE7Max || lon > kLonE7Max)
        fault.say(RejectionCode::BadCoordinate, Place{&place, "lon", 0},
                  "longitude " + degreeText(lon) + " is outside -180 to 180",
                  "send WGS84, latitude before longitude, in units of 1e-7 degree");
    return !fault.found();
}

/// A coordinate as sent, bounded so that sums of a whole ring stay far from overflow.
std::int64_t coordinate(Fault& fault, const Place& place, const msgpack::object& object) {
    if (!isWhole(object)) {
        sayWrongType(fault, place, object, "a whole number of 1e-7 degree");
        return 0;
    }
    constexpr std::int64_t kBound = 100'000'000'000;
    if (object.type == msgpack::type::POSITIVE_INTEGER)
        return static_cast<std::int64_t>(std::min<std::uint64_t>(object.via.u64, kBound));
    return std::max(object.via.i64, -kBound);
}

/// Corners in order: the first whole, each further one as the difference to the one before.
void getCorners(Fault& fault, const Place& place, const msgpack::object& object, GeoRing& ring) {
    const std::size_t count = object.via.array.size;
    ring.clear();
    ring.reserve(count / 2);
    std::int64_t lat = 0, lon = 0;
    for (std::size_t i = 0; i < count && !fault.found(); i += 2) {
        lat += coordinate(fault, Place{&place, nullptr, i}, object.via.array.ptr[i]);
        lon += coordinate(fault, Place{&place, nullptr, i + 1}, object.via.array.ptr[i + 1]);
        if (fault.found() || !isOnEarth(fault, Place{&place, nullptr, i}, lat, lon)) return;
        ring.push_back({static_cast<std::int32_t>(lat), static_cast<std::int32_t>(lon)});
    }
}

void getRing(Fault& fault, const Place& place, const msgpack::object& object, GeoRing& ring) {
    if (object.type != msgpack::type::ARRAY) return sayWrongType(fault, place, object, "a list of whole numbers");
    const std::size_t count = object.via.array.size;
    if (count % 2 != 0 || count < 6 || count > 2 * limits::kRingPointsMax)
        return fault.say(RejectionCode::BadArea, place,
                         "a ring of " + decimalText(static_cast<std::int64_t>(count)) + " numbers",
                         "send latitude and longitude of 3 to 20000 corners; do not repeat the first at the end");
    getCorners(fault, place, object, ring);
}

void getPolygon(Fault& fault, const Place& place, const msgpack::object& object, GeoPolygon& polygon) {
    const Entries rings = getEntries(fault, place, object, limits::kAreaPolygonsMax);
    if (fault.found()) return;
    if (rings.count == 0)
        return fault.say(RejectionCode::BadArea, place, "a polygon without a ring", "send the outer ring first");
    polygon.resize(rings.count);
    for (std::size_t i = 0; i < rings.count && !fault.found(); ++i)
        getRing(fault, Place{&place, nullptr, i}, rings.first[i], polygon[i]);
}

}  // namespace

void get(Fault& fault, const Place& place, const msgpack::object& object, GeoPoint& value, const Plain&) {
    if (object.type != msgpack::type::ARRAY || object.via.array.size != 2)
        return sayWrongType(fault, place, object, "a list of latitude and longitude");
    const std::int64_t lat = coordinate(fault, Place{&place, "lat", 0}, object.via.array.ptr[0]);
    const std::int64_t lon = coordinate(fault, Place{&place, "lon", 0}, object.via.array.ptr[1]);
    if (fault.found() || !isOnEarth(fault, place, lat, lon)) return;
    value = {static_cast<std::int32_t>(lat), static_cast<std::int32_t>(lon)};
}

void get(Fault& fault, const Place& place, const msgpack::object& object, GeoArea& value, const Plain&) {
    if (object.type != msgpack::type::ARRAY) return sayWrongType(fault, place, object, "a list of polygons");
    if (object.via.array.size > limits::kAreaPolygonsMax)
        return fault.say(RejectionCode::BadArea, place, "has " + decimalText(object.via.array.size) + " polygons",
                         "send at most 2000 polygons; merge or simplify");
    value.resize(object.via.array.size);
    for (std::size_t i = 0; i < value.size() && !fault.found(); ++i)
        getPolygon(fault, Place{&place, nullptr, i}, object.via.array.ptr[i], value[i]);
}

void get(Fault& fault, const Place& place, const msgpack::object& object, GeoRing& value, const Plain&) {
    if (object.type != msgpack::type::ARRAY) return sayWrongType(fault, place, object, "a list of whole numbers");
    const std::size_t count = object.via.array.size;
    if (count % 2 != 0 || count > 2 * limits::kRingPointsMax)
        return fault.say(RejectionCode::BadArea, place,
                         "a line of " + decimalText(static_cast<std::int64_t>(count)) + " numbers",
                         "send latitude and longitude of at most 20000 corners");
    getCorners(fault, place, object, value);
}

Entries getEntries(Fault& fault, const Place& place, const msgpack::object& object, std::size_t max) {
    if (object.type != msgpack::type::ARRAY) {
        sayWrongType(fault, place, object, "a list");
        return {};
    }
    if (object.via.array.size > max) {
        fault.say(RejectionCode::TooLarge, place, "has " + decimalText(object.via.array.size) + " entries",
                  "send at most " + decimalText(static_cast<std::int64_t>(max)));
        return {};
    }
    return {object.via.array.ptr, object.via.array.size};
}

void getTable(Fault& fault, const Place& place, const msgpack::object& object, std::map<std::string, double>& value) {
    if (object.type != msgpack::type::MAP) return sayWrongType(fault, place, object, "a map of numbers");
    if (object.via.map.size > limits::kListMax)
        return fault.say(RejectionCode::TooLarge, place, "has " + decimalText(object.via.map.size) + " entries",
                         "send at most 2000");
    for (std::size_t i = 0; i < object.via.map.size && !fault.found(); ++i) {
        const Place entry{&place, nullptr, i};
        std::string key;
        double number = 0;
        get(fault, entry, object.via.map.ptr[i].key, key, kName);
        if (!fault.found()) get(fault, entry, object.via.map.ptr[i].val, number, Plain{});
        if (!fault.found() && !value.emplace(key, number).second)
            fault.say(RejectionCode::WrongType, entry, "the key \"" + key + "\" stands twice", "send each key once");
    }
}

}  // namespace wire::codec
