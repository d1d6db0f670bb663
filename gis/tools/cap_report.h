// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What lagewerk-cap says of files of strangers.

#include <optional>
#include <string>
#include <vector>

#include "broker/base/instant.h"

namespace tools {

struct CapCall {
    std::vector<std::string> files;
    std::string trust;     ///< PEM file or folder; empty: nobody is trusted
    bool isGerman = true;  ///< show
    base::Instant now;
};
/// One line of JSON a file on standard output. 0, or 1 when one was refused; 2 when the certificates cannot be read.
[[nodiscard]] int checkCapFiles(const CapCall& call);
/// The text of the first file. Exit numbers as above.
[[nodiscard]] int showCapFile(const CapCall& call);

}  // namespace tools
