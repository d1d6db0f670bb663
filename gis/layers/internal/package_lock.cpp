// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/package_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace layers {

namespace {

/// Whether the file that was opened is still the one of this name: the former holder removes it when it is done.
bool isStillThere(int descriptor, const std::filesystem::path& file) {
    struct stat held {
    }, named{};
    return ::fstat(descriptor, &held) == 0 && ::stat(file.c_str(), &named) == 0 && held.st_dev == named.st_dev &&
           held.st_ino == named.st_ino;
}

}  // namespace

PackageLock::PackageLock(std::filesystem::path file, int descriptor)
    : m_file(std::move(file)), m_descriptor(descriptor) {}
PackageLock::PackageLock(PackageLock&& other) noexcept
    : m_file(std::move(other.m_file)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}
PackageLock::~PackageLock() {
    if (m_descriptor < 0) return;
    ::unlink(m_file.c_str());  // while it is held: nobody else holds a file of this name
    ::close(m_descriptor);
}

base::Outcome<PackageLock> PackageLock::take(const std::filesystem::path& package) {
    const std::filesystem::path file = package.string() + ".lock";
    for (;;) {
        // Reading is enough for a lock, and a file that another account left behind may be read.
        int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0 && errno == ENOENT) descriptor = ::open(file.c_str(), O_RDONLY | O_CREAT | O_CLOEXEC, 0644);
        if (descriptor < 0)
            return base::Failure{"the town package cannot be locked: " + std::generic_category().message(errno),
                                 file.string(), "check that its folder is there and may be written"};
        PackageLock lock(file, descriptor);
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const int reason = errno;
            ::close(std::exchange(lock.m_descriptor, -1));
            if (reason == EINTR) continue;
            if (reason == EWOULDBLOCK)
                return base::Failure{"another update of this package runs", package.string(),
                                     "wait until it has ended, then begin again"};
            return base::Failure{"the town package cannot be locked: " + std::generic_category().message(reason),
                                 file.string(), "put the package on a file system that knows locks"};
        }
        if (isStillThere(descriptor, file)) return lock;
        ::close(std::exchange(lock.m_descriptor, -1));
    }
}

}  // namespace layers
