// SPDX-License-Identifier: EUPL-1.2
#pragma once

// How a console comes to the full picture: when the journal is long, by the newest snapshot, then the stream; the past
// behind the snapshot, and readings that were merged while it lagged, are fetched afterwards, beside the stream.
// Lives on the bus thread.

#include <cstdint>
#include <deque>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "broker/base/outcome.h"
#include "broker/client/bus_link.h"
#include "broker/client/witness_file.h"
#include "console/session/file_shelf.h"
#include "gis/situation/situation.h"

namespace session {

/// The link took an order (its id), or could not (why).
struct Submitted {
    std::uint64_t token = 0;
    base::Outcome<wire::MessageId> id;
};
/// The picture as a snapshot had it; the stream goes on behind it.
struct Joined {
    std::shared_ptr<const situation::Situation> picture;
};
/// Records of the past, rising: what stands before the snapshot, or readings that had been merged.
struct Past {
    std::vector<wire::Record> records;
    bool isMerged = false;
    bool isDone = false;  ///< of what stands before the snapshot: this is the end
};
using Notice = std::variant<client::Event, Submitted, Joined, Past, FileHeard, client::Witnessed>;

/// Journals up to this length are folded from the beginning: that is quick, and needs no checking.
inline constexpr std::uint32_t kShortJournal = 20'000;
/// A console this far behind is handed superseded readings and positions no more.
inline constexpr std::uint32_t kThinBehind = kShortJournal;

class JournalReader {
public:
    /// Both must outlive it; without `witnesses` no checkpoints are kept.
    explicit JournalReader(client::BusLink& link, client::WitnessFile* witnesses = nullptr)
        : m_link(link), m_witnesses(witnesses) {}
    /// Asks what is to be asked; puts what the store has to know into `out`.
    void take(client::Event event, std::vector<Notice>& out);

private:
    void followFrom(std::uint64_t sequence);
    void join(const client::SnapshotHeard& heard, std::vector<Notice>& out);
    void noteMerged(const std::vector<wire::Merged>& merged);
    void witness(const std::vector<wire::Record>& records, std::vector<Notice>& out);
    void compare(const std::vector<wire::Record>& records, std::vector<Notice>& out);
    void tell(const std::optional<client::Witnessed>& contradiction, std::vector<Notice>& out);
    void askNext();

    client::BusLink& m_link;
    client::WitnessFile* m_witnesses;
    bool m_isFollowing = false, m_isAsking = false;
    bool m_isContradicted = false;  ///< told once
    enum class Reading { Nothing, BeforeSnapshot, Merged } m_reading = Reading::Nothing;
    std::deque<std::pair<std::uint64_t, std::uint64_t>> m_gaps;  ///< sequences between which readings were merged
};

}  // namespace session
