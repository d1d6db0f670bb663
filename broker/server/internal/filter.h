// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a follower wants to hear. Followers with equal filters share their batches.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "broker/wire/verbs.h"

namespace server {

struct Filter {
    std::vector<wire::Kind> kinds;  ///< rising; empty: all
    std::optional<std::string> operation;
    std::optional<wire::GeoBox> area;
    auto operator<=>(const Filter&) const = default;
};

/// Applies a filter to records in order. Remembers which units were inside the area: the report with which a unit
/// leaves it is handed on too, or it would stand at its last place inside for ever.
class Sieve {
public:
    /// `from`: the first record that it will be asked for.
    Sieve(Filter filter, std::uint64_t from) : m_filter(std::move(filter)), m_next(from) {}
    [[nodiscard]] bool passes(const wire::Record& record);
    [[nodiscard]] const Filter& filter() const { return m_filter; }
    /// The record it expects next; of another one it knows no more what was inside.
    [[nodiscard]] std::uint64_t next() const { return m_next; }

private:
    [[nodiscard]] bool isInArea(const wire::Envelope& envelope);

    Filter m_filter;
    std::uint64_t m_next;
    std::map<std::string, bool> m_wasInside;  ///< per unit; one that is not in it may have been inside
};

}  // namespace server
