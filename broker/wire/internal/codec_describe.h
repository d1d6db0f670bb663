// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Tables of PROTOCOL.md, made from the same descriptions that write and read. For the test that keeps the two equal;
// no msgpack here.

#include <string>
#include <vector>

namespace wire::codec {

/// A heading ("Reading (20)") and the rows "| `key` | need | type | meaning |" under it, one a line.
struct FieldTable {
    std::string name;
    std::string rows;
};
/// Envelope, record, every payload with its kind number, the structs inside them, every verb with its number.
[[nodiscard]] std::vector<FieldTable> fieldTables();

}  // namespace wire::codec
