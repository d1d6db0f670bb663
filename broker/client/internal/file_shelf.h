// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Own files that the broker does not have whole yet: on disk beside the outbox, or in memory.

#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "broker/base/outcome.h"
#include "broker/journal/attachment_store.h"
#include "broker/wire/payloads.h"

namespace client {

class FileShelf {
public:
    struct Kept {
        wire::Hash hash{};
        std::uint64_t size = 0;
    };

    /// `file`: absent for memory. What cannot be opened is said by the first keep().
    explicit FileShelf(const std::optional<std::filesystem::path>& file);

    [[nodiscard]] std::vector<Kept> kept() const;
    [[nodiscard]] bool holds(const wire::Hash& hash) const { return m_files.contains(hash); }
    /// Safe on disk when it returns, if there is one.
    [[nodiscard]] base::Done keep(const wire::Hash& hash, base::Bytes bytes);
    /// `count` bytes from `offset` on, fewer at the end.
    [[nodiscard]] base::Outcome<base::Bytes> read(const wire::Hash& hash, std::uint64_t offset,
                                                  std::size_t count) const;
    /// Overwritten on disk: what was handed over is not kept on a device that may be lost.
    void remove(const wire::Hash& hash);

private:
    void open();
    struct Place {
        std::uint64_t size = 0;
        std::int64_t row = 0;  ///< on disk
        base::Bytes bytes;     ///< in memory
    };
    std::map<wire::Hash, Place> m_files;
    std::uint64_t m_bytes = 0;
    std::optional<std::filesystem::path> m_file;
    mutable std::optional<journal::AttachmentStore> m_store;
    std::optional<base::Failure> m_openFailure;
};

}  // namespace client
