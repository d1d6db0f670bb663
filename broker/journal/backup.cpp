// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "broker/journal/internal/database.h"

namespace journal {
namespace {

base::Done syncPath(const std::filesystem::path& path) {
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool good = handle >= 0 && ::fsync(handle) == 0;
    const int error = errno;
    if (handle >= 0) ::close(handle);
    if (good) return base::done();
    return base::Failure{"the copy cannot be synced: " + std::error_code(error, std::generic_category()).message(),
                         path.string(), "check the disk"};
}

}  // namespace

base::Done copyJournal(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code ignored;
    if (std::filesystem::exists(to, ignored))
        return base::Failure{"a file stands there already", to.string(), "choose another name"};
    auto opened = Database::open(from, Access::ReadOnly);
    if (!opened) return opened.failure();
    // SQLite writes the copy row by row inside one read transaction: free pages stay behind, the writer goes on.
    auto copy = opened.value().prepare("VACUUM INTO ?1");
    if (!copy) return copy.failure();
    copy.value().bind(1, to.string());
    if (copy.value().step() != Step::Done) return opened.value().failure("the journal cannot be copied");
    if (auto done = syncPath(to); !done) return done;
    return syncPath(std::filesystem::absolute(to).parent_path());
}

}  // namespace journal
