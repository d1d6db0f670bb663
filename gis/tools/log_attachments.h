// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The files that a journal's records name, held against those that are kept beside it.

#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

#include "broker/base/outcome.h"
#include "broker/wire/payloads.h"

namespace tools {

/// Record after record, in order.
class NamedFiles {
public:
    /// `isEffective`: what has no effect names nothing.
    void take(const wire::Record& record, bool isEffective);

    struct Named {
        wire::Attachment about;
        std::vector<std::uint64_t> records;
    };
    std::map<wire::Hash, Named> named;
    std::set<wire::Hash> deleted;  ///< as Redacted names them
};

/// attachments.db beside the journal; empty when there is none.
[[nodiscard]] std::filesystem::path attachmentsBeside(const std::filesystem::path& journal);

/// A stored file that is not what its record names.
struct ChangedFile {
    std::uint64_t record = 0;
    std::string why;
};
/// What is present, missing, under way, deleted and changed, as JSON; the changed ones as findings.
[[nodiscard]] base::Outcome<nlohmann::ordered_json> attachmentReport(const std::filesystem::path& file,
                                                                     const NamedFiles& files,
                                                                     std::vector<ChangedFile>& changed);
/// Each file that is present as DIR/HASH.EXTENSION; how many. Stops at a changed one.
[[nodiscard]] base::Outcome<std::uint64_t> writeAttachments(const std::filesystem::path& file, const NamedFiles& files,
                                                            const std::filesystem::path& folder);

}  // namespace tools
