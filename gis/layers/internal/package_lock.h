// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "broker/base/outcome.h"

namespace layers {

/// Who makes a package anew holds this from the first look at the old one to the last rename; a second one is refused.
/// A lock on a file of its own beside the package, which a rename replaces: the kernel lets go of it when the process
/// ends, however it ends, and a file that a killed one left is taken over.
class PackageLock {
public:
    [[nodiscard]] static base::Outcome<PackageLock> take(const std::filesystem::path& package);
    PackageLock(PackageLock&& other) noexcept;
    PackageLock& operator=(PackageLock&&) = delete;
    PackageLock(const PackageLock&) = delete;
    PackageLock& operator=(const PackageLock&) = delete;
    ~PackageLock();

private:
    PackageLock(std::filesystem::path file, int descriptor);
    std::filesystem::path m_file;
    int m_descriptor = -1;
};

}  // namespace layers
