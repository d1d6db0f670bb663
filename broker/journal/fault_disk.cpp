// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/fault_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <fstream>
#include <map>
#include <new>
#include <optional>
#include <vector>

#include "broker/base/bytes.h"

namespace journal {
namespace fault_detail {

constexpr std::size_t kSectorBytes = 512;

/// A change that no sync has made safe yet: bytes written, or the file cut to a length.
struct Change {
    std::size_t offset = 0;
    std::optional<base::Bytes> bytes;  ///< absent: cut the file at `offset`
};
struct Image {
    base::Bytes synced;
    std::vector<Change> unsynced;
};

void apply(base::Bytes& file, const Change& change) {
    if (!change.bytes) {
        file.resize(std::min(file.size(), change.offset));
        return;
    }
    file.resize(std::max(file.size(), change.offset + change.bytes->size()));
    std::copy(change.bytes->begin(), change.bytes->end(), file.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

/// What of a change reaches the disk on its own.
std::vector<Change> sectorsOf(const Change& change) {
    if (!change.bytes) return {change};
    std::vector<Change> sectors;
    for (std::size_t at = 0; at < change.bytes->size(); at += kSectorBytes) {
        const auto piece =
            base::BytesView(*change.bytes).subspan(at, std::min(kSectorBytes, change.bytes->size() - at));
        sectors.push_back({change.offset + at, base::Bytes(piece.begin(), piece.end())});
    }
    return sectors;
}

base::Bytes contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace fault_detail
using namespace fault_detail;

struct FaultDisk::State {
    std::string name;
    sqlite3_vfs layer{};
    sqlite3_vfs* system = nullptr;
    std::map<std::string, Image> images;
    bool full = false, failingSyncs = false, failingReads = false, gone = false, readOnly = false;
    std::function<void()> meanwhile;
    std::uint64_t syncs = 0, goodSyncs = 0;
};

namespace {

/// What SQLite holds for an open file: ours in front, the system's behind it in the same allocation.
struct FaultFile {
    sqlite3_file base;
    FaultDisk::State* disk;
    Image* image;  ///< null for SQLite's nameless temporary files
    sqlite3_file* real;
};
FaultFile& ours(sqlite3_file* file) { return *reinterpret_cast<FaultFile*>(file); }

int faultClose(sqlite3_file* file) {
    FaultFile& f = ours(file);
    return f.real->pMethods == nullptr ? SQLITE_OK : f.real->pMethods->xClose(f.real);
}
int faultRead(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
    if (ours(file).disk->failingReads || ours(file).disk->gone) return SQLITE_IOERR_READ;
    return ours(file).real->pMethods->xRead(ours(file).real, into, count, offset);
}
int faultWrite(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset) {
    FaultFile& f = ours(file);
    if (f.disk->gone) return SQLITE_IOERR_WRITE;
    if (f.disk->full) return SQLITE_FULL;
    if (f.disk->readOnly) return SQLITE_READONLY;
    const auto* bytes = static_cast<const std::uint8_t*>(from);
    if (f.image != nullptr)
        f.image->unsynced.push_back({static_cast<std::size_t>(offset), base::Bytes(bytes, bytes + count)});
    return f.real->pMethods->xWrite(f.real, from, count, offset);
}
int faultTruncate(sqlite3_file* file, sqlite3_int64 size) {
    FaultFile& f = ours(file);
    if (f.image != nullptr) f.image->unsynced.push_back({static_cast<std::size_t>(size), std::nullopt});
    return f.real->pMethods->xTruncate(f.real, size);
}
int faultSync(sqlite3_file* file, int) {
    FaultFile& f = ours(file);
    if (f.disk->gone || (f.disk->failingSyncs && f.disk->goodSyncs == 0)) return SQLITE_IOERR_FSYNC;
    if (f.disk->meanwhile) f.disk->meanwhile();
    if (f.disk->goodSyncs > 0) --f.disk->goodSyncs;
    ++f.disk->syncs;
    if (f.image == nullptr) return SQLITE_OK;
    for (const Change& change : f.image->unsynced) apply(f.image->synced, change);
    f.image->unsynced.clear();
    return SQLITE_OK;  // safe in the image, which is what powerCut() writes
}
int faultFileSize(sqlite3_file* file, sqlite3_int64* size) {
    return ours(file).real->pMethods->xFileSize(ours(file).real, size);
}
int faultLock(sqlite3_file* file, int level) { return ours(file).real->pMethods->xLock(ours(file).real, level); }
int faultUnlock(sqlite3_file* file, int level) { return ours(file).real->pMethods->xUnlock(ours(file).real, level); }
int faultReserved(sqlite3_file* file, int* result) {
    return ours(file).real->pMethods->xCheckReservedLock(ours(file).real, result);
}
int faultControl(sqlite3_file* file, int operation, void* argument) {
    return ours(file).real->pMethods->xFileControl(ours(file).real, operation, argument);
}
int faultSector(sqlite3_file* file) { return ours(file).real->pMethods->xSectorSize(ours(file).real); }
int faultTraits(sqlite3_file* file) { return ours(file).real->pMethods->xDeviceCharacteristics(ours(file).real); }
int faultShmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
    return ours(file).real->pMethods->xShmMap(ours(file).real, page, size, extend, out);
}
int faultShmLock(sqlite3_file* file, int offset, int count, int flags) {
    return ours(file).real->pMethods->xShmLock(ours(file).real, offset, count, flags);
}
void faultShmBarrier(sqlite3_file* file) { ours(file).real->pMethods->xShmBarrier(ours(file).real); }
int faultShmUnmap(sqlite3_file* file, int deleteFlag) {
    return ours(file).real->pMethods->xShmUnmap(ours(file).real, deleteFlag);
}

// Version 2: shared memory for WAL, no memory mapping, so that every byte passes through here.
const sqlite3_io_methods kFaultMethods = {2,
                                          faultClose,
                                          faultRead,
                                          faultWrite,
                                          faultTruncate,
                                          faultSync,
                                          faultFileSize,
                                          faultLock,
                                          faultUnlock,
                                          faultReserved,
                                          faultControl,
                                          faultSector,
                                          faultTraits,
                                          faultShmMap,
                                          faultShmLock,
                                          faultShmBarrier,
                                          faultShmUnmap,
                                          nullptr,
                                          nullptr};

int faultOpen(sqlite3_vfs* layer, const char* path, sqlite3_file* file, int flags, int* outFlags) {
    auto& disk = *static_cast<FaultDisk::State*>(layer->pAppData);
    auto* f = new (file) FaultFile{};
    f->disk = &disk;
    f->real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<std::uint8_t*>(file) + sizeof(FaultFile));
    std::memset(static_cast<void*>(f->real), 0, static_cast<std::size_t>(disk.system->szOsFile));
    if (path != nullptr && !disk.images.contains(path)) disk.images[path].synced = contentOf(path);
    const int result = disk.system->xOpen(disk.system, path, f->real, flags, outFlags);
    if (result != SQLITE_OK) return result;
    f->image = path == nullptr ? nullptr : &disk.images[path];
    f->base.pMethods = &kFaultMethods;
    return SQLITE_OK;
}
int faultDelete(sqlite3_vfs* layer, const char* path, int syncFolder) {
    auto& disk = *static_cast<FaultDisk::State*>(layer->pAppData);
    disk.images.erase(path);
    return disk.system->xDelete(disk.system, path, syncFolder);
}

std::atomic<int> s_faultDisks{0};

}  // namespace

FaultDisk::FaultDisk() : m_state(std::make_unique<State>()) {
    m_state->system = sqlite3_vfs_find(nullptr);
    ENSURE(m_state->system != nullptr, "SQLite has a default file layer");
    m_state->name = "lagewerk-fault-" + std::to_string(++s_faultDisks);
    m_state->layer = *m_state->system;
    m_state->layer.szOsFile = static_cast<int>(sizeof(FaultFile)) + m_state->system->szOsFile;
    m_state->layer.zName = m_state->name.c_str();
    m_state->layer.pAppData = m_state.get();
    m_state->layer.pNext = nullptr;
    m_state->layer.xOpen = faultOpen;
    m_state->layer.xDelete = faultDelete;
    sqlite3_vfs_register(&m_state->layer, 0);
}
FaultDisk::~FaultDisk() { sqlite3_vfs_unregister(&m_state->layer); }

const std::string& FaultDisk::name() const { return m_state->name; }
void FaultDisk::fillUp(bool full) { m_state->full = full; }
void FaultDisk::failSyncs(bool failing, std::uint64_t after) {
    m_state->failingSyncs = failing;
    m_state->goodSyncs = after;
}
void FaultDisk::failReads(bool failing) { m_state->failingReads = failing; }
void FaultDisk::vanish(bool gone) { m_state->gone = gone; }
void FaultDisk::mend() {
    State& s = *m_state;
    s.full = s.failingSyncs = s.failingReads = s.gone = s.readOnly = false;
    s.goodSyncs = 0;
}
void FaultDisk::freeze(bool readOnly) { m_state->readOnly = readOnly; }
void FaultDisk::onSync(std::function<void()> meanwhile) { m_state->meanwhile = std::move(meanwhile); }
std::uint64_t FaultDisk::syncs() const { return m_state->syncs; }

base::Done FaultDisk::powerCut(const std::filesystem::path& into, const std::function<bool()>& keeps) const {
    for (const auto& [path, image] : m_state->images) {
        const std::filesystem::path name = std::filesystem::path(path).filename();
        if (name.string().ends_with("-shm")) continue;
        base::Bytes content = image.synced;
        for (const Change& change : image.unsynced)
            for (const Change& sector : sectorsOf(change))
                if (keeps()) apply(content, sector);
        std::ofstream file(into / name, std::ios::binary | std::ios::trunc);
        file.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
        if (!file) return base::Failure{"a test file cannot be written", (into / name).string(), ""};
    }
    return base::done();
}

}  // namespace journal
