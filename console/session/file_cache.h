// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The files of records (photos, documents) on this console's disk, by their hash. Bounded; what was used least goes
// first. Whatever is handed out was hashed first: a flipped bit makes a file missing, never wrong. Any thread.

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>

#include "broker/base/outcome.h"
#include "broker/wire/payloads.h"

namespace session {

inline constexpr std::uint64_t kFileCacheBytesMax = 512ULL * 1024 * 1024;

class FileCache {
public:
    /// Makes the folder, for this user alone, when the first file comes; takes over what lies there.
    explicit FileCache(std::filesystem::path folder, std::uint64_t bytesMax = kFileCacheBytesMax);

    [[nodiscard]] bool has(const wire::Hash& hash) const;
    /// The file's bytes; nothing when it is not there or is not what its name says (then it is gone).
    [[nodiscard]] std::optional<base::Bytes> get(const wire::Hash& hash);
    [[nodiscard]] base::Done put(const wire::Hash& hash, base::BytesView bytes);
    void remove(const wire::Hash& hash);
    [[nodiscard]] std::uint64_t bytes() const;

private:
    struct Kept {
        std::uint64_t size = 0, use = 0;
    };
    [[nodiscard]] std::filesystem::path pathOf(const wire::Hash& hash) const;
    void takeOver();
    void drop(std::map<wire::Hash, Kept>::iterator kept);

    const std::filesystem::path m_folder;
    const std::uint64_t m_bytesMax;
    mutable std::mutex m_guard;  ///< of all below
    std::map<wire::Hash, Kept> m_kept;
    std::uint64_t m_bytes = 0, m_use = 0;
};

}  // namespace session
