// SPDX-License-Identifier: EUPL-1.2
#include "console/session/file_cache.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

#include "broker/seal/seal.h"

namespace session {

FileCache::FileCache(std::filesystem::path folder, std::uint64_t bytesMax)
    : m_folder(std::move(folder)), m_bytesMax(bytesMax) {
    takeOver();
}

std::filesystem::path FileCache::pathOf(const wire::Hash& hash) const { return m_folder / base::toHex(hash); }

void FileCache::takeOver() {
    struct Found {
        std::filesystem::file_time_type usedAt;
        wire::Hash hash;
        std::uint64_t size;
    };
    std::vector<Found> found;
    std::error_code trouble;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, trouble)) {
        const auto hash = base::arrayFromHex<32>(entry.path().filename().string());
        std::error_code unread;
        if (!hash || !entry.is_regular_file(unread)) continue;
        found.push_back({entry.last_write_time(unread), *hash, entry.file_size(unread)});
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.usedAt < b.usedAt; });
    for (const Found& one : found) {
        m_kept[one.hash] = {one.size, ++m_use};
        m_bytes += one.size;
    }
}

bool FileCache::has(const wire::Hash& hash) const {
    const std::lock_guard lock(m_guard);
    return m_kept.contains(hash);
}

std::uint64_t FileCache::bytes() const {
    const std::lock_guard lock(m_guard);
    return m_bytes;
}

void FileCache::drop(std::map<wire::Hash, Kept>::iterator kept) {
    std::error_code ignored;
    std::filesystem::remove(pathOf(kept->first), ignored);
    m_bytes -= kept->second.size;
    m_kept.erase(kept);
}

void FileCache::remove(const wire::Hash& hash) {
    const std::lock_guard lock(m_guard);
    if (const auto kept = m_kept.find(hash); kept != m_kept.end()) drop(kept);
}

std::optional<base::Bytes> FileCache::get(const wire::Hash& hash) {
    {
        const std::lock_guard lock(m_guard);
        const auto kept = m_kept.find(hash);
        if (kept == m_kept.end()) return std::nullopt;
        kept->second.use = ++m_use;
    }
    std::ifstream in(pathOf(hash), std::ios::binary);
    base::Bytes bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (seal::sha256(bytes) != hash) {
        remove(hash);
        return std::nullopt;
    }
    std::error_code ignored;  // the order of use, for the next start
    std::filesystem::last_write_time(pathOf(hash), std::filesystem::file_time_type::clock::now(), ignored);
    return bytes;
}

base::Done FileCache::put(const wire::Hash& hash, base::BytesView bytes) {
    const std::lock_guard lock(m_guard);
    if (m_kept.contains(hash)) return base::done();
    std::error_code trouble;
    std::filesystem::create_directories(m_folder, trouble);
    std::filesystem::permissions(m_folder, std::filesystem::perms::owner_all, trouble);
    const std::filesystem::path unfinished = m_folder / "unfinished";
    std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        std::filesystem::remove(unfinished, trouble);
        return base::Failure{"a file cannot be kept on this console", m_folder.string(), "make room on the disk"};
    }
    std::filesystem::rename(unfinished, pathOf(hash), trouble);
    if (trouble) return base::Failure{"a file cannot be kept on this console", m_folder.string(), trouble.message()};
    m_kept[hash] = {bytes.size(), ++m_use};
    m_bytes += bytes.size();
    while (m_bytes > m_bytesMax && m_kept.size() > 1) {
        drop(std::min_element(m_kept.begin(), m_kept.end(),
                              [](const auto& a, const auto& b) { return a.second.use < b.second.use; }));
    }
    return base::done();
}

}  // namespace session
