// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The files that a journal's records name, held against those that are kept beside it.

#include <filesystem>
#include <map>
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
struct AttachmentCounts {
    std::uint64_t named = 0, present = 0, underWay = 0, missing = 0, deleted = 0;
    std::uint64_t stillThere = 0;  ///< deleted, and a broker has not overwritten it yet
    std::uint64_t unnamed = 0;     ///< stored, and no record in effect names it
    /// Of those that are missing or under way: the first hundred, with the records that name them.
    std::vector<std::pair<std::string, std::vector<std::uint64_t>>> notThere;
    std::vector<ChangedFile> changed;
};
[[nodiscard]] base::Outcome<AttachmentCounts> countAttachments(const std::filesystem::path& file,
                                                               const NamedFiles& files);
/// Each file that is present as DIR/HASH.EXTENSION; how many. Stops at a changed one.
[[nodiscard]] base::Outcome<std::uint64_t> writeAttachments(const std::filesystem::path& file, const NamedFiles& files,
                                                            const std::filesystem::path& folder);

}  // namespace tools
