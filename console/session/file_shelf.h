// SPDX-License-Identifier: EUPL-1.2
#pragma once

// How it stands with each file that records name: here, on its way, deleted, not to be had. Lives in the GUI thread.
// The bytes are in the cache on disk; nothing is asked for that nobody wants to see.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <QObject>

#include "broker/client/bus_link.h"
#include "console/session/file_cache.h"

namespace session {

enum class FileState : std::uint8_t {
    Unasked,    ///< nobody wanted to see it yet
    Asked,      ///< asked for, nothing heard yet
    Coming,     ///< `through` of `size` bytes are here, or at the broker while its giver still sends
    Here,       ///< whole, on this console's disk
    Deleted,    ///< by age or order; `Deletion` says when and why, when the journal told
    NotToHave,  ///< nobody names it, or this console may not read it, or its bytes are not those of its hash
    NotKept,    ///< it came, and this console's disk could not take it
};
struct FileStanding {
    FileState state = FileState::Unasked;
    std::uint64_t through = 0, size = 0;
    std::string why;
};
/// How far a file is that this console gives.
struct Giving {
    wire::AttachmentPhase phase = wire::AttachmentPhase::Wanted;
    std::uint64_t through = 0, size = 0;
    std::optional<wire::Rejection> why;
};
/// What the bus thread tells of a file that was fetched. When whole, it is in the cache, unless it could not be kept.
struct FileHeard {
    wire::Hash hash{};
    FileStanding standing;
};

class FileShelf : public QObject {
    Q_OBJECT
public:
    using Ask = std::function<void(const wire::Hash&)>;
    /// `ask` fetches from the broker; without one (no link) files stay Asked.
    explicit FileShelf(QObject* parent = nullptr);
    void setCache(std::shared_ptr<FileCache> cache) { m_cache = std::move(cache); }
    void setAsk(Ask ask) { m_ask = std::move(ask); }

    /// Somebody sees it, or wants to have it. Fetches it unless it is here, on its way, or gone; `again`: also when it
    /// was not to be had the last time.
    void want(const wire::Hash& hash, bool again = false);
    [[nodiscard]] FileStanding standing(const wire::Hash& hash) const;
    /// Null when there is no disk to keep files on.
    [[nodiscard]] const std::shared_ptr<FileCache>& cache() const { return m_cache; }
    /// Of own files, by hash.
    [[nodiscard]] const std::map<wire::Hash, Giving>& givings() const { return m_givings; }
    void expectGiving(const wire::Hash& hash, std::uint64_t size);

    void hear(const FileHeard& heard);
    void hear(const client::AttachmentGiven& given);
    /// The journal says that it is deleted: it leaves this console's disk, too.
    void noteDeleted(const wire::Hash& hash);

signals:
    void changed();

private:
    std::shared_ptr<FileCache> m_cache;
    Ask m_ask;
    std::map<wire::Hash, FileStanding> m_standings;
    std::map<wire::Hash, Giving> m_givings;
};

}  // namespace session
