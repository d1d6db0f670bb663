// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/internal/file_shelf.h"

#include <algorithm>

namespace client {
namespace {

/// Files that wait, and their bytes: what a day in the field without a network may bring.
constexpr std::size_t kShelfFilesMax = 256;
constexpr std::uint64_t kShelfBytesMax = 512ULL * 1024 * 1024;
constexpr std::size_t kAllPieces = 1'000'000;

}  // namespace

/// Most parties never give a file: theirs is made with the first.
FileShelf::FileShelf(const std::optional<std::filesystem::path>& file) : m_file(file) {
    std::error_code ignored;
    if (m_file && std::filesystem::exists(*m_file, ignored)) open();
}

void FileShelf::open() {
    m_openFailure.reset();
    auto store = journal::AttachmentStore::open(*m_file);
    auto files =
        store ? store.value().files() : base::Outcome<std::vector<journal::AttachmentStore::File>>(store.failure());
    if (!files) {
        m_openFailure = files.failure();
        return;
    }
    m_store = std::move(store).value();
    for (const auto& one : files.value()) {
        if (one.isWhole) {
            m_files[one.hash] = {one.size, one.row, {}};
            m_bytes += one.size;
        } else {
            (void)m_store->remove(one.row, kAllPieces);  // its removal was broken off
        }
    }
}

std::vector<FileShelf::Kept> FileShelf::kept() const {
    std::vector<Kept> all;
    for (const auto& [hash, place] : m_files) all.push_back({hash, place.size});
    return all;
}

base::Done FileShelf::keep(const wire::Hash& hash, base::Bytes bytes) {
    if (m_files.contains(hash)) return base::done();
    if (m_file && !m_store) open();
    if (m_openFailure) return *m_openFailure;
    if (m_files.size() >= kShelfFilesMax || m_bytes + bytes.size() > kShelfBytesMax)
        return base::Failure{"too many files wait to be sent: " + std::to_string(m_files.size()) + " with " +
                                 std::to_string(m_bytes / (1024 * 1024)) + " MiB",
                             "", "bring the broker back; until then new ones cannot be kept"};
    Place place{bytes.size(), 0, {}};
    if (m_store) {
        auto row = m_store->put(hash, bytes);
        if (!row) return row.failure();
        place.row = row.value();
    } else {
        place.bytes = std::move(bytes);
    }
    m_bytes += place.size;
    m_files.emplace(hash, std::move(place));
    return base::done();
}

base::Outcome<base::Bytes> FileShelf::read(const wire::Hash& hash, std::uint64_t offset, std::size_t count) const {
    const auto at = m_files.find(hash);
    if (at == m_files.end()) return base::Failure{"this file is not kept here", "", ""};
    if (m_store) return m_store->read(at->second.row, offset, count);
    const base::Bytes& bytes = at->second.bytes;
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(offset, bytes.size()));
    return base::Bytes(from, from + std::min(static_cast<std::ptrdiff_t>(count), bytes.end() - from));
}

void FileShelf::remove(const wire::Hash& hash) {
    const auto at = m_files.find(hash);
    if (at == m_files.end()) return;
    // What cannot be erased now is given once more after a restart, and the broker says that it has it.
    if (m_store && m_store->remove(at->second.row, kAllPieces)) m_store->removeCopies();
    m_bytes -= at->second.size;
    m_files.erase(at);
}

}  // namespace client
