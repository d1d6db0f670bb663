// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/run_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace replay {
namespace {

constexpr const char* kMark = "lagewerk-exercise-run";        // a file that says: this folder may be emptied
constexpr const char* kLockFile = ".lagewerk-exercise.lock";  // never removed: a new file would be a new lock

base::Outcome<std::shared_ptr<const void>> lockFolder(const std::filesystem::path& out) {
    const auto file = out / kLockFile;
    const int handle = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0)
        return base::Failure{
            "the folder cannot be written: " + std::error_code(errno, std::generic_category()).message(), file.string(),
            "check its rights or choose another --out"};
    if (flock(handle, LOCK_EX | LOCK_NB) != 0) {
        close(handle);
        return base::Failure{"another exercise is being played into this folder", out.string(),
                             "end that one first (Ctrl-C), or choose another --out"};
    }
    return std::shared_ptr<const void>(nullptr, [handle](const void*) { close(handle); });
}

/// All that a run leaves on top of its folder.
constexpr const char* kResults[] = {"cap",         "people",         "town.gpkg",      "town.dem.tif",
                                    "journal.db",  "journal.db-wal", "journal.db-shm", "checkpoints.jsonl",
                                    "console.png", "summary.json"};

/// Files that merely have the names of results are somebody's own.
base::Done checkOwner(const RunFolder& folder) {
    namespace fs = std::filesystem;
    if (fs::exists(folder.run() / kMark)) return base::done();
    std::error_code error;
    for (const char* name : kResults)
        if (fs::exists(fs::symlink_status(folder.out / name, error)))
            return base::Failure{"this was not made by an exercise run, and a run would put its own in that place",
                                 (folder.out / name).string(), "choose another --out"};
    if (fs::exists(fs::symlink_status(folder.run(), error)))
        return base::Failure{"this folder was not made by an exercise run", folder.run().string(),
                             "choose another --out"};
    return base::done();
}

/// Moves an earlier run's results, however far it came, to the next free number below `earlier/`.
base::Done keepEarlier(RunFolder& folder) {
    namespace fs = std::filesystem;
    std::error_code error;
    for (const auto& made : {folder.caps(), folder.people()})
        if (fs::is_empty(made, error)) fs::remove(made, error);
    const bool isAny = std::ranges::any_of(
        kResults, [&](const char* name) { return fs::exists(fs::symlink_status(folder.out / name, error)); });
    error.clear();
    if (!isAny) return base::done();
    int number = 1;
    while (fs::exists(folder.out / "earlier" / std::to_string(number), error)) ++number;
    const fs::path kept = folder.out / "earlier" / std::to_string(number);
    fs::create_directories(kept, error);
    for (const char* name : kResults) {
        if (error) break;
        if (fs::exists(fs::symlink_status(folder.out / name))) fs::rename(folder.out / name, kept / name, error);
    }
    if (error)
        return base::Failure{"the results of the earlier run cannot be moved away: " + error.message(), kept.string(),
                             "check the rights, or choose another --out"};
    folder.keptAs = kept;
    return base::done();
}

}  // namespace

base::Outcome<RunFolder> prepareRunFolder(const std::filesystem::path& out) {
    namespace fs = std::filesystem;
    std::error_code error;
    RunFolder folder{fs::absolute(out, error).lexically_normal(), {}, {}};
    fs::create_directories(folder.out, error);
    if (error)
        return base::Failure{"the folder cannot be made: " + error.message(), folder.out.string(),
                             "choose another --out"};
    auto lock = lockFolder(folder.out);
    if (!lock) return lock.failure();
    folder.lock = std::move(lock).value();
    if (const auto ours = checkOwner(folder); !ours) return ours.failure();
    if (const auto kept = keepEarlier(folder); !kept) return kept.failure();
    fs::remove_all(folder.run(), error);
    fs::create_directories(folder.run(), error);
    fs::create_directories(folder.caps(), error);
    // Exercise keys lie below.
    fs::permissions(folder.run(), fs::perms::owner_all, error);
    std::ofstream(folder.run() / kMark) << "made by lagewerk-exercise; removed at its next run\n";
    if (error || !fs::exists(folder.run() / kMark)) {
        return base::Failure{"the folder cannot be written", folder.run().string(), "check rights and free space"};
    }
    return folder;
}

}  // namespace replay
