// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/internal/file_shelf.h"

#include <algorithm>

namespace client {
namespace {

/// Files that wait, and their bytes: what a day in the field without a network may bring.
constexpr std::size_t kShelfFilesMax = 256;
constexpr std::uint64_t kShelfBytesMax = 512ULL * 1024 * 1024;

}  // namespace

FileShelf::FileShelf(const std::optional<std::filesystem::path>&) {}

std::vector<FileShelf::Kept> FileShelf::kept() const {
    std::vector<Kept> all;
    for (const auto& [hash, bytes] : m_files) all.push_back({hash, bytes.size()});
    return all;
}

base::Done FileShelf::keep(const wire::Hash& hash, base::Bytes bytes) {
    if (m_files.contains(hash)) return base::done();
    if (m_files.size() >= kShelfFilesMax || m_bytes + bytes.size() > kShelfBytesMax)
        return base::Failure{"too many files wait to be sent: " + std::to_string(m_files.size()) + " with " +
                                 std::to_string(m_bytes / (1024 * 1024)) + " MiB",
                             "", "bring the broker back; until then new ones cannot be kept"};
    m_bytes += bytes.size();
    m_files.emplace(hash, std::move(bytes));
    return base::done();
}

base::Outcome<base::Bytes> FileShelf::read(const wire::Hash& hash, std::uint64_t offset, std::size_t count) const {
    const auto at = m_files.find(hash);
    if (at == m_files.end()) return base::Failure{"this file is not kept here", "", ""};
    const base::Bytes& bytes = at->second;
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(offset, bytes.size()));
    return base::Bytes(from, from + std::min(static_cast<std::ptrdiff_t>(count), bytes.end() - from));
}

void FileShelf::remove(const wire::Hash& hash) {
    const auto at = m_files.find(hash);
    if (at == m_files.end()) return;
    m_bytes -= at->second.size();
    m_files.erase(at);
}

}  // namespace client
