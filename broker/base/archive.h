// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Memory of a program as bytes, for its own later reading only: no versions, no promises to anybody else. One
// description of a type, fields(archive, value), serves writing and reading. Whoever reads checks first that the bytes
// are his own; a reader takes any bytes without harm and says whether they were whole.

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/instant.h"

namespace base {

template <class T>
struct IsUnordered : std::false_type {};
template <class K, class H>
struct IsUnordered<std::unordered_set<K, H>> : std::true_type {};
template <class K, class V>
struct IsUnordered<std::unordered_map<K, V>> : std::true_type {};

template <class T>
concept Keyed = requires(T& t) {
    typename T::key_type;
    t.clear();
};
template <class T>
concept Mapped = Keyed<T> && requires {
    typename T::mapped_type;
};

class ArchiveWriter {
public:
    template <class... T>
    void operator()(const T&... values) {
        (pass(values), ...);
    }
    [[nodiscard]] Bytes take() { return std::move(m_out); }

private:
    void raw(const void* data, std::size_t size) {
        const auto* bytes = static_cast<const std::uint8_t*>(data);
        m_out.insert(m_out.end(), bytes, bytes + size);
    }
    void pass(std::uint64_t number) {
        std::array<std::uint8_t, 8> bytes{};
        for (std::uint8_t& byte : bytes) {
            byte = static_cast<std::uint8_t>(number);
            number >>= 8;
        }
        raw(bytes.data(), bytes.size());
    }
    template <class T>
    requires std::integral<T> || std::is_enum_v<T>
    void pass(const T& value) { pass(static_cast<std::uint64_t>(value)); }
    /// Bit by bit: what was -0 or a NaN stays it.
    void pass(double value) { pass(std::bit_cast<std::uint64_t>(value)); }
    void pass(const Instant& value) { pass(value.ms); }
    void pass(const std::string& value) {
        pass(value.size());
        raw(value.data(), value.size());
    }
    template <std::size_t N>
    void pass(const std::array<std::uint8_t, N>& value) {
        raw(value.data(), N);
    }
    template <class T, std::size_t N>
    void pass(const std::array<T, N>& values) {
        for (const T& value : values) pass(value);
    }
    template <class T>
    void pass(const std::deque<T>& values) {
        pass(values.size());
        for (const T& value : values) pass(value);
    }
    template <class T>
    void pass(const std::optional<T>& value) {
        pass(value.has_value());
        if (value) pass(*value);
    }
    template <class A, class B>
    void pass(const std::pair<A, B>& value) {
        pass(value.first);
        pass(value.second);
    }
    template <class T>
    void pass(const std::vector<T>& values) {
        pass(values.size());
        if constexpr (std::same_as<T, std::uint8_t>)
            raw(values.data(), values.size());
        else
            for (const T& value : values) pass(value);
    }
    /// In the order of the keys, so that equal contents are equal bytes.
    template <Keyed T>
    void pass(const T& values) {
        pass(values.size());
        if constexpr (IsUnordered<T>::value) {
            std::vector<const typename T::value_type*> order;
            order.reserve(values.size());
            for (const auto& value : values) order.push_back(&value);
            std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return *a < *b; });
            for (const auto* value : order) pass(*value);
        } else {
            for (const auto& value : values) pass(value);
        }
    }
    template <class T>
    requires(std::is_class_v<T> && !Keyed<T>) void pass(const T& value) { fields(*this, value); }

    Bytes m_out;
};

class ArchiveReader {
public:
    explicit ArchiveReader(BytesView bytes) : m_left(bytes) {}
    template <class... T>
    void operator()(T&... values) {
        (pass(values), ...);
    }
    /// All was there, and nothing is left.
    [[nodiscard]] bool isWhole() const { return m_good && m_left.empty(); }

private:
    bool raw(void* data, std::size_t size) {
        m_good = m_good && size <= m_left.size();
        if (!m_good) return false;
        if (size > 0) std::memcpy(data, m_left.data(), size);
        m_left = m_left.subspan(size);
        return true;
    }
    std::uint64_t number() {
        std::array<std::uint8_t, 8> bytes{};
        if (!raw(bytes.data(), bytes.size())) return 0;
        std::uint64_t out = 0;
        for (std::size_t i = bytes.size(); i-- > 0;) out = out << 8 | bytes[i];
        return out;
    }
    /// How many follow; each takes at least a byte, so no number asks for more memory than there are bytes.
    std::size_t count() {
        const std::uint64_t count = number();
        m_good = m_good && count <= m_left.size();
        return m_good ? static_cast<std::size_t>(count) : 0;
    }
    template <class T>
    requires std::integral<T> || std::is_enum_v<T>
    void pass(T& value) { value = static_cast<T>(number()); }
    void pass(bool& value) { value = number() != 0; }
    void pass(double& value) { value = std::bit_cast<double>(number()); }
    void pass(Instant& value) { pass(value.ms); }
    void pass(std::string& value) {
        value.resize(count());
        raw(value.data(), value.size());
    }
    template <std::size_t N>
    void pass(std::array<std::uint8_t, N>& value) {
        raw(value.data(), N);
    }
    template <class T, std::size_t N>
    void pass(std::array<T, N>& values) {
        for (T& value : values) pass(value);
    }
    template <class T>
    void pass(std::deque<T>& values) {
        values.clear();
        const std::size_t many = count();
        for (std::size_t i = 0; i < many && m_good; ++i) pass(values.emplace_back());
    }
    template <class T>
    void pass(std::optional<T>& value) {
        value.reset();
        if (number() == 0 || !m_good) return;
        T fresh{};
        pass(fresh);
        value = std::move(fresh);
    }
    template <class A, class B>
    void pass(std::pair<A, B>& value) {
        pass(value.first);
        pass(value.second);
    }
    template <class T>
    void pass(std::vector<T>& values) {
        values.clear();
        const std::size_t many = count();
        if constexpr (std::same_as<T, std::uint8_t>) {
            values.resize(many);
            raw(values.data(), many);
        } else {
            for (std::size_t i = 0; i < many && m_good; ++i) pass(values.emplace_back());
        }
    }
    template <Keyed T>
    void pass(T& values) {
        values.clear();
        const std::size_t many = count();
        if constexpr (IsUnordered<T>::value) values.reserve(many);
        for (std::size_t i = 0; i < many && m_good; ++i) {
            typename T::key_type key{};
            pass(key);
            if constexpr (Mapped<T>)
                pass(values[std::move(key)]);
            else
                values.insert(values.end(), std::move(key));
        }
    }
    template <class T>
    requires(std::is_class_v<T> && !Keyed<T>) void pass(T& value) { fields(*this, value); }

    BytesView m_left;
    bool m_good = true;
};

/// For descriptions that serve both ways: T is U, or U const.
template <class T, class U>
concept Described = std::same_as<std::remove_const_t<T>, U>;

}  // namespace base
