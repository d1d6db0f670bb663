// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The folder in which CAP files stand. A file appears whole or not at all, and the same warning is always the same
// file.

#include <filesystem>
#include <string>
#include <string_view>

#include "broker/base/outcome.h"

namespace dispatch {

/// "LW-UEB-1a2b3c4d-2026-0417-3.xml". Characters that could leave the folder are replaced and told apart by a hash.
[[nodiscard]] std::string capFileName(std::string_view identifier);

class CapFolder {
public:
    explicit CapFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    /// Makes the folder and takes away unfinished files of an earlier run.
    [[nodiscard]] base::Done prepare() const;
    /// Writes, syncs, renames. Idempotent. The name of the file.
    [[nodiscard]] base::Outcome<std::string> put(std::string_view identifier, std::string_view xml) const;
    /// The bytes that stand under the identifier.
    [[nodiscard]] base::Outcome<std::string> read(std::string_view identifier) const;

private:
    std::filesystem::path m_folder;
};

}  // namespace dispatch
