// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "broker/base/ensure.h"

namespace base {

/// An operating failure or refused input in words a person can act on: what happened, where, and what mends it.
struct Failure {
    std::string what;   ///< one sentence, no full stop
    std::string where;  ///< file, line, layer, field, address; empty when there is no place
    std::string fix;    ///< what the reader can do; empty when nothing can be done

    /// "what (where); fix", the parts that are there. Somebody's file may have put megabytes into one: the middle of
    /// such a part is left out.
    [[nodiscard]] std::string text() const {
        std::string line = shortened(what);
        if (!where.empty()) line += " (" + shortened(where) + ")";
        if (!fix.empty()) line += "; " + shortened(fix);
        return line;
    }

private:
    static constexpr std::size_t kPartBytesMax = 2000;
    [[nodiscard]] static std::string shortened(const std::string& part) {
        if (part.size() <= kPartBytesMax) return part;
        const auto isInside = [&](std::size_t at) { return (static_cast<unsigned char>(part[at]) & 0xC0) == 0x80; };
        std::size_t head = kPartBytesMax / 2, tail = part.size() - kPartBytesMax / 2;
        while (head > 0 && isInside(head)) --head;  // no half of a letter
        while (tail < part.size() && isInside(tail)) ++tail;
        return part.substr(0, head) + " ... " + part.substr(tail);
    }
};

/// A value, or the Failure that stands in its place. Never both, never neither.
template <class T>
class [[nodiscard]] Outcome {
public:
    Outcome(T value) : m_content(std::in_place_index<0>, std::move(value)) {}            // NOLINT: implicit by intent
    Outcome(Failure failure) : m_content(std::in_place_index<1>, std::move(failure)) {}  // NOLINT: implicit by intent

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// The value; asking a failed outcome for it is a bug.
    [[nodiscard]] T& value() & {
        ENSURE(ok(), "value() of a failed Outcome");
        return std::get<0>(m_content);
    }
    [[nodiscard]] const T& value() const& {
        ENSURE(ok(), "value() of a failed Outcome");
        return std::get<0>(m_content);
    }
    [[nodiscard]] T&& value() && {
        ENSURE(ok(), "value() of a failed Outcome");
        return std::get<0>(std::move(m_content));
    }
    [[nodiscard]] const Failure& failure() const {
        ENSURE(!ok(), "failure() of a good Outcome");
        return std::get<1>(m_content);
    }

private:
    std::variant<T, Failure> m_content;
};

/// Outcome of an action that gives nothing back.
using Done = Outcome<std::monostate>;
inline Done done() { return Done(std::monostate{}); }

}  // namespace base
