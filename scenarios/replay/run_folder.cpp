// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/run_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

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

}  // namespace

base::Outcome<RunFolder> prepareRunFolder(const std::filesystem::path& out) {
    namespace fs = std::filesystem;
    std::error_code error;
    RunFolder folder{fs::absolute(out, error).lexically_normal(), {}};
    fs::create_directories(folder.out, error);
    if (error)
        return base::Failure{"the folder cannot be made: " + error.message(), folder.out.string(),
                             "choose another --out"};
    auto lock = lockFolder(folder.out);
    if (!lock) return lock.failure();
    folder.lock = std::move(lock).value();
    if (fs::exists(folder.run()) && !fs::exists(folder.run() / kMark)) {
        return base::Failure{"this folder was not made by an exercise run", folder.run().string(),
                             "choose another --out"};
    }
    for (const auto& old : {folder.run(), folder.caps(), folder.people()}) fs::remove_all(old, error);
    for (const char* old : {"town.gpkg", "town.dem.tif", "journal.db", "journal.db-wal", "journal.db-shm",
                            "console.png", "summary.json"}) {
        fs::remove(folder.out / old, error);
    }
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
