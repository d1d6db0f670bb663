// SPDX-License-Identifier: EUPL-1.2
#pragma once

// How one description of a struct (codec_fields.h) becomes a writer, a reader and a table for PROTOCOL.md. Each
// struct is described once: key, member, rule, meaning; so no field can be written and not read, nor go undocumented.
// Inside the codec only: this header brings msgpack.hpp.

#include <msgpack.hpp>

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/instant.h"
#include "broker/wire/ids.h"
#include "broker/wire/limits.h"
#include "broker/wire/rejection.h"

namespace wire::codec {

// ---- rules ----------------------------------------------------------------------------------------------------

/// The rule of types that need none.
struct Plain {};
/// A text: its bytes at most, whether it may be empty, whether it may hold line breaks.
struct TextRule {
    std::size_t bytesMax = limits::kTextBytesMax;
    bool mayBeEmpty = true;
    bool lines = true;
};
inline constexpr TextRule kName{limits::kNameBytesMax, false, false};  ///< an id or name that must be there
inline constexpr TextRule kNameOrEmpty{limits::kNameBytesMax, true, false};
inline constexpr TextRule kText{};
/// The unit of a Reading: when it is absent or empty, the answer is MissingUnit.
struct UnitRule {};
/// A whole number's range.
struct Whole {
    std::int64_t min = 0;
    std::int64_t max = 0;
};
/// A list: entries at most, and the rule of each entry.
template <class Inner = Plain>
struct List {
    std::size_t max = limits::kListMax;
    Inner inner{};
};
template <class Inner>
List(std::size_t, Inner) -> List<Inner>;
/// A list that is left out when it is empty: older readers and writers know nothing of it.
template <class Inner = Plain>
struct SparseList : List<Inner> {};

// ---- where a fault is -----------------------------------------------------------------------------------------

/// One step of the path to a field; made on the stack, spelled out only when something is wrong.
struct Place {
    const Place* outer = nullptr;
    const char* key = nullptr;  ///< or, when null, `index`
    std::size_t index = 0;
    [[nodiscard]] std::string text() const;
};

/// The first thing that is wrong; later ones are not kept.
class Fault {
public:
    void say(RejectionCode code, const Place& where, std::string what, std::string fix);
    [[nodiscard]] bool found() const { return m_rejection.has_value(); }
    [[nodiscard]] const Rejection& rejection() const { return *m_rejection; }

private:
    std::optional<Rejection> m_rejection;
};

// ---- parsing --------------------------------------------------------------------------------------------------

/// Memory of one parsed tree, from a few that each thread keeps: making a zone costs more than parsing a reading.
class Arena {
public:
    Arena();
    ~Arena();
    Arena(Arena&&) noexcept = default;
    Arena& operator=(Arena&&) = delete;
    [[nodiscard]] msgpack::zone& get() const { return *m_zone; }

private:
    std::unique_ptr<msgpack::zone> m_zone;
};

/// A parsed tree; texts and byte strings point into the bytes it was parsed from, which must outlive it.
class Tree {
public:
    [[nodiscard]] const msgpack::object& root() const { return m_root; }

private:
    friend std::optional<Tree> parse(Fault& fault, const Place& place, base::BytesView bytes, std::size_t bytesMax);
    Arena m_arena;
    msgpack::object m_root;
};
/// One MessagePack object that fills `bytes` wholly. Limits of nesting, lists and texts are those of limits.h.
[[nodiscard]] std::optional<Tree> parse(Fault& fault, const Place& place, base::BytesView bytes, std::size_t bytesMax);

/// Encoded bytes as they grow. Most of what is said fits its own first bytes.
class Buffer {
public:
    Buffer() = default;
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    /// What msgpack::packer calls.
    [[gnu::always_inline]] void write(const char* bytes, std::size_t count) {
        if (count == 0) return;  // of an empty payload there may be no address
        if (count > m_room - m_size) grow(count);
        std::memcpy(m_bytes + m_size, bytes, count);
        m_size += count;
    }
    void reserve(std::size_t size) {
        if (size > m_room) grow(size - m_size);
    }
    [[nodiscard]] base::BytesView view() const { return {m_bytes, m_size}; }
    [[nodiscard]] base::Bytes bytes() const { return {m_bytes, m_bytes + m_size}; }

private:
    void grow(std::size_t count);
    std::array<std::uint8_t, 1024> m_first;  // not set to zero: write() fills what view() shows
    std::unique_ptr<std::uint8_t[]> m_more;
    std::uint8_t* m_bytes = m_first.data();
    std::size_t m_size = 0, m_room = m_first.size();
};

// ---- values: put writes, get reads, shape says what it is ---------------------------------------------------------

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class Rule>
struct IsSparse : std::false_type {};
template <class Inner>
struct IsSparse<SparseList<Inner>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

/// Which enumerators are known, as text for the table and for the answer. Specialised in codec_fields.h.
template <class E>
struct Known;

class Writer {
public:
    Writer(Buffer& buffer, std::size_t fields);
    // Inlined, so that a key's length is known where it is written.
    template <class T, class Rule = Plain>
    [[gnu::always_inline]] inline void field(const char* key, const T& value, const char* meaning,
                                             const Rule& rule = {});

private:
    Buffer& m_buffer;
};

/// Counts the fields that will be written: MessagePack wants the number first.
class Counter {
public:
    template <class T, class Rule = Plain>
    void field(const char*, const T& value, const char*, const Rule& = {}) {
        if constexpr (IsOptional<T>::value) {
            m_fields += value.has_value();
        } else if constexpr (IsSparse<Rule>::value) {
            m_fields += !value.empty();
        } else {
            ++m_fields;
        }
    }
    [[nodiscard]] std::size_t fields() const { return m_fields; }

private:
    std::size_t m_fields = 0;
};

class Reader {
public:
    Reader(Fault& fault, const Place& place, const msgpack::object& map);
    template <class T, class Rule = Plain>
    [[gnu::always_inline]] inline void field(const char* key, T& value, const char* meaning, const Rule& rule = {});
    /// After the last field: a key that stands twice is a fault, since two readers could differ.
    void end();

private:
    /// The value under `key`; null when absent.
    const msgpack::object* find(std::string_view key);
    /// The same: mostly it is the next one.
    [[gnu::always_inline]] const msgpack::object* findNext(std::string_view key) {
        if (m_next >= m_count) return find(key);
        const msgpack::object& next = m_entries[m_next].key;
        if (next.type != msgpack::type::STR || next.via.str.size != key.size() ||
            std::memcmp(next.via.str.ptr, key.data(), key.size()) != 0)
            return find(key);
        ++m_found;
        return &m_entries[m_next++].val;
    }
    [[nodiscard]] std::string_view keyAt(std::size_t entry) const;

    Fault& m_fault;
    const Place& m_place;
    const msgpack::object_kv* m_entries = nullptr;
    std::size_t m_count = 0;
    std::size_t m_next = 0;   ///< where the next field stands when the keys come in the order of the description
    std::size_t m_found = 0;  ///< entries that fields have taken
};

/// Collects the rows of a table in PROTOCOL.md.
class Describer {
public:
    template <class T, class Rule = Plain>
    void field(const char* key, T&, const char* meaning, const Rule& rule = {}) {
        addRow(key, IsOptional<T>::value || IsSparse<Rule>::value, shapeOf<T>(rule), meaning);
    }
    [[nodiscard]] const std::string& rows() const { return m_rows; }

private:
    template <class T, class Rule>
    static std::string shapeOf(const Rule& rule);
    void addRow(const char* key, bool optional, const std::string& shape, const char* meaning);
    std::string m_rows;
};

template <class T>
void putStruct(Buffer& buffer, const T& value) {
    Counter counter;
    T& fields = const_cast<T&>(value);  // one description serves reader and writer; neither of these two changes it
    describe(counter, fields);
    Writer writer(buffer, counter.fields());
    describe(writer, fields);
}

/// What holds between the fields of a struct; overloads stand in codec_fields.h.
template <class T>
void checkWhole(Fault&, const Place&, const T&) {}

template <class T>
void getStruct(Fault& fault, const Place& place, const msgpack::object& object, T& value) {
    Reader reader(fault, place, object);
    if (!fault.found()) describe(reader, value);
    if (!fault.found()) reader.end();
    if (!fault.found()) checkWhole(fault, place, value);
}

// Plain values, in codec_values.cpp.
void put(Buffer& buffer, bool value);
void put(Buffer& buffer, double value);
void put(Buffer& buffer, const std::string& value);
void put(Buffer& buffer, const base::Instant& value);
void put(Buffer& buffer, const base::Bytes& value);
void put(Buffer& buffer, const base::BytesView& value);
void put(Buffer& buffer, const MessageId& value);
void put(Buffer& buffer, const DeviceId& value);
void put(Buffer& buffer, const RealmId& value);
void put(Buffer& buffer, const GeoPoint& value);
void put(Buffer& buffer, const GeoRing& value);
void putBin(Buffer& buffer, base::BytesView value);
void putWhole(Buffer& buffer, std::int64_t value);
void putUnsigned(Buffer& buffer, std::uint64_t value);
void putKey(Buffer& buffer, std::string_view key);
void putListHead(Buffer& buffer, std::size_t count);
void putMapHead(Buffer& buffer, std::size_t count);

void get(Fault&, const Place&, const msgpack::object&, bool&, const Plain&);
void get(Fault&, const Place&, const msgpack::object&, double&, const Plain&);
void get(Fault&, const Place&, const msgpack::object&, std::string&, const TextRule&);
void get(Fault&, const Place&, const msgpack::object&, std::string&, const UnitRule&);
void get(Fault&, const Place&, const msgpack::object&, base::Instant&, const Plain&);
void get(Fault&, const Place&, const msgpack::object&, base::Bytes&, const Plain&);
void get(Fault&, const Place&, const msgpack::object&, base::BytesView&, const Plain&);
void get(Fault&, const Place&, const msgpack::object&, MessageId&, const Plain&);
void get(Fault&, const Place&, const msgpack::object&, DeviceId&, const Plain&);
void get(Fault&, const Place&, const msgpack::object&, RealmId&, const Plain&);
void get(Fault&, const Place&, const msgpack::object&, GeoPoint&, const Plain&);
void get(Fault&, const Place&, const msgpack::object&, GeoArea&, const Plain&);
void get(Fault&, const Place&, const msgpack::object&, GeoRing&,
         const Plain&);  ///< a line: corners as a ring's, or none
void getBin(Fault&, const Place&, const msgpack::object&, std::uint8_t* to, std::size_t size);
void getWhole(Fault&, const Place&, const msgpack::object&, std::int64_t& value, std::int64_t min, std::int64_t max);
void getUnsigned(Fault&, const Place&, const msgpack::object&, std::uint64_t& value);
/// The entries of a list; nothing after a fault.
struct Entries {
    const msgpack::object* first = nullptr;
    std::size_t count = 0;
};
[[nodiscard]] Entries getEntries(Fault&, const Place&, const msgpack::object&, std::size_t max);
/// For a table of numbers.
void getTable(Fault&, const Place&, const msgpack::object&, std::map<std::string, double>& value);
void sayNotKnown(Fault&, const Place&, std::int64_t value, std::string_view known);
void sayMissing(Fault&, const Place&, bool isUnit);

template <class T>
void putAny(Buffer& buffer, const T& value) {
    if constexpr (std::is_enum_v<T>) {  // NOLINT(bugprone-branch-clone): the order decides
        putUnsigned(buffer, static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_same_v<T, bool> ||
                         std::is_same_v<T, double>) {  // NOLINT(bugprone-branch-clone): ditto
        put(buffer, value);
    } else if constexpr (std::is_integral_v<T>) {
        putUnsigned(buffer, static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_same_v<T, std::array<std::uint16_t, 4>>) {
        putListHead(buffer, value.size());
        for (const std::uint16_t entry : value) putUnsigned(buffer, entry);
    } else if constexpr (std::is_same_v<T, std::map<std::string, double>>) {
        putMapHead(buffer, value.size());
        for (const auto& [key, entry] : value) {
            putKey(buffer, key);
            put(buffer, entry);
        }
    } else if constexpr (requires { put(buffer, value); }) {
        put(buffer, value);
    } else if constexpr (IsVector<T>::value) {
        putListHead(buffer, value.size());
        for (const auto& entry : value) putAny(buffer, entry);
    } else if constexpr (requires { std::tuple_size<T>::value; }) {
        putBin(buffer, value);
    } else {
        putStruct(buffer, value);
    }
}

template <class T, class Rule>
void getAny(Fault& fault, const Place& place, const msgpack::object& object, T& value, const Rule& rule) {
    if constexpr (std::is_enum_v<T>) {
        std::int64_t number = 0;
        getWhole(fault, place, object, number, 0, 0xFFFF);
        if (fault.found()) return;
        if (!Known<T>::has(number)) return sayNotKnown(fault, place, number, Known<T>::kText);
        value = static_cast<T>(number);
    } else if constexpr (requires { get(fault, place, object, value, rule); }) {
        get(fault, place, object, value, rule);
    } else if constexpr (std::is_integral_v<T> && std::is_same_v<Rule, Whole>) {
        std::int64_t number = 0;
        getWhole(fault, place, object, number, rule.min, rule.max);
        value = static_cast<T>(number);
    } else if constexpr (std::is_same_v<T, std::uint64_t>) {
        getUnsigned(fault, place, object, value);
    } else if constexpr (std::is_integral_v<T>) {
        std::int64_t number = 0;
        getWhole(fault, place, object, number, 0, static_cast<std::int64_t>(std::numeric_limits<T>::max()));
        value = static_cast<T>(number);
    } else if constexpr (std::is_same_v<T, std::array<std::uint16_t, 4>>) {
        const Entries entries = getEntries(fault, place, object, value.size());
        if (fault.found()) return;
        if (entries.count != value.size())
            return fault.say(RejectionCode::WrongType, place, "a strength has four numbers",
                             "send leaders, sub-leaders, crew, total");
        for (std::size_t i = 0; i < value.size() && !fault.found(); ++i)
            getAny(fault, Place{&place, nullptr, i}, entries.first[i], value[i], Plain{});
    } else if constexpr (std::is_same_v<T, std::map<std::string, double>>) {
        getTable(fault, place, object, value);
    } else if constexpr (IsVector<T>::value) {
        const Entries entries = getEntries(fault, place, object, rule.max);
        value.clear();
        value.reserve(entries.count);
        for (std::size_t i = 0; i < entries.count && !fault.found(); ++i) {
            value.emplace_back();
            getAny(fault, Place{&place, nullptr, i}, entries.first[i], value.back(), rule.inner);
        }
    } else if constexpr (requires { std::tuple_size<T>::value; }) {
        getBin(fault, place, object, value.data(), value.size());
    } else {
        getStruct(fault, place, object, value);
    }
}

/// A key of a description: short, and its length known where this is inlined.
[[gnu::always_inline]] inline void putFieldKey(Buffer& buffer, std::string_view key) {
    const char head = static_cast<char>(0xA0 | key.size());
    buffer.write(&head, 1);
    buffer.write(key.data(), key.size());
}

template <class T, class Rule>
void Writer::field(const char* key, const T& value, const char*, const Rule&) {
    if constexpr (IsOptional<T>::value) {
        if (!value) return;
        putFieldKey(m_buffer, key);
        putAny(m_buffer, *value);
    } else if constexpr (IsSparse<Rule>::value) {
        if (value.empty()) return;
        putFieldKey(m_buffer, key);
        putAny(m_buffer, value);
    } else {
        putFieldKey(m_buffer, key);
        putAny(m_buffer, value);
    }
}

template <class T, class Rule>
void Reader::field(const char* key, T& value, const char*, const Rule& rule) {
    if (m_fault.found()) return;
    const msgpack::object* object = findNext(key);
    if (m_fault.found()) return;
    const Place place{&m_place, key, 0};
    if constexpr (IsOptional<T>::value) {
        if (!object || object->is_nil()) return value.reset();
        if (!value) value.emplace();
        getAny(m_fault, place, *object, *value, rule);
    } else if constexpr (IsSparse<Rule>::value) {
        value.clear();
        if (!object || object->is_nil()) return;
        getAny(m_fault, place, *object, value, rule);
    } else {
        if (!object) return sayMissing(m_fault, place, std::is_same_v<Rule, UnitRule>);
        getAny(m_fault, place, *object, value, rule);
    }
}

}  // namespace wire::codec
