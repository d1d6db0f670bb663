// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Files that records name: which are wanted, from whom, and how far each is here. Behind everything else: bytes move
// only after a step's append, answers and batches, a piece a step, and for a twentieth of the time while others speak.

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "broker/base/clock.h"
#include "broker/journal/attachment_store.h"
#include "broker/server/broker.h"
#include "broker/wire/attachment.h"
#include "broker/wire/verbs.h"

namespace server {

class Attachments {
public:
    Attachments(const BrokerOptions& options, const base::Clock& clock) : m_options(options), m_clock(clock) {}

    // ---- what the journal says ----
    /// A record in effect, in order; also at a replay. True when it changed anything.
    bool note(const wire::Record& record) {
        const auto kind = record.envelope.kind;
        return (wire::mayNameAttachments(kind) || kind == wire::Kind::Redacted) && noteNames(record);
    }
    /// After the replay: what is stored, what of it is to be deleted.
    void open();
    /// Of these records' files those that no other record names.
    [[nodiscard]] std::vector<wire::Hash> filesOnlyIn(const std::vector<wire::SequenceSpan>& spans) const;
    /// Those of these that are named by a record and not deleted yet.
    [[nodiscard]] std::vector<wire::Hash> known(const std::vector<wire::Hash>& files) const;
    /// Files all of whose records were accepted before; at most so many as one Redacted takes.
    [[nodiscard]] std::vector<wire::Hash> namedBefore(base::Instant horizon) const;

    // ---- what connections say ----
    /// One of each waits for a connection: a further one takes its place.
    void push(PeerId peer, const wire::DeviceId& device, wire::AttachmentGive give);
    void push(PeerId peer, wire::AttachmentAsk ask);

    // ---- work ----
    struct Answer {
        PeerId peer = 0;
        wire::Verb verb;
    };
    /// Who may be handed a piece now, and may it read this kind?
    struct Reader {
        bool isFree = false;
        std::optional<std::vector<wire::Kind>> kinds;  ///< nothing: all
        bool isThere = false;
    };
    /// A little of what waits: a piece stored, some of a file checked or deleted, a piece read. `today`: the realm's
    /// day.
    [[nodiscard]] std::vector<Answer> work(bool isBusy, std::int64_t today,
                                           const std::function<Reader(PeerId)>& readerOf);
    /// Until work() has something to do; nothing: it has not.
    [[nodiscard]] std::optional<std::int64_t> dueInMs() const;
    [[nodiscard]] bool hasAsks() const { return !m_asks.empty(); }
    [[nodiscard]] std::vector<std::string> takeNews() { return std::exchange(m_news, {}); }

private:
    struct Naming {
        std::uint64_t sequence = 0, size = 0;
        wire::Kind kind = wire::Kind::LogEntry;
        wire::DeviceId device;
        base::Instant at;
    };
    struct Named {
        std::vector<Naming> by;
        bool isDeleted = false;
        std::int64_t wholeRow = 0;  ///< 0: not whole
        std::uint64_t wholeSize = 0;
    };
    /// A file as one device gives it.
    struct Transfer {
        std::int64_t row = 0;
        std::uint64_t size = 0, through = 0;
        std::optional<seal::Sha256> sum;  ///< over the first `summed` bytes
        std::uint64_t summed = 0;
        PeerId awaitedBy = 0;
    };
    using Key = std::pair<wire::Hash, wire::DeviceId>;
    struct Given {
        PeerId peer = 0;
        wire::DeviceId device;
        wire::AttachmentGive give;
    };
    struct Used {
        std::int64_t day = 0;
        std::uint64_t bytes = 0;
    };

    bool noteNames(const wire::Record& record);
    bool noteRedacted(const wire::Redacted& redacted);
    void doom(const wire::Hash& hash);
    void tryOpen();
    [[nodiscard]] const Naming* namingBy(const Named& named, const wire::DeviceId& device) const;
    [[nodiscard]] std::optional<wire::AttachmentState> take(const Given& given, std::int64_t today);
    [[nodiscard]] std::optional<wire::AttachmentState> keepPiece(const Given& given, Transfer& transfer);
    [[nodiscard]] std::optional<wire::AttachmentState> end(const Key& key, Transfer& transfer);
    [[nodiscard]] std::optional<wire::Rejection> overLimit(const wire::DeviceId& device, std::uint64_t size,
                                                           std::int64_t today) const;
    [[nodiscard]] std::optional<Answer> checkSome();
    void deleteSome();
    [[nodiscard]] wire::Verb pieceFor(const wire::AttachmentAsk& ask, const Reader& reader);
    [[nodiscard]] std::int64_t nowNs() const { return m_clock.monotonicNs(); }

    const BrokerOptions& m_options;
    const base::Clock& m_clock;
    std::optional<journal::AttachmentStore> m_store;
    bool m_isOpened = false;  ///< the replay is over
    std::int64_t m_openAgainNs = 0, m_deleteAgainNs = 0;

    std::map<wire::Hash, Named> m_named;
    std::map<std::uint64_t, std::vector<wire::Hash>> m_bySequence;
    std::map<Key, Transfer> m_transfers;
    std::map<wire::DeviceId, Used> m_usedToday;
    std::uint64_t m_storedBytes = 0;  ///< whole and reserved

    std::deque<Given> m_gives;
    std::size_t m_givenBytes = 0;
    std::deque<std::pair<PeerId, wire::AttachmentAsk>> m_asks;
    bool m_asksWait = false;  ///< all that are left wait for their connections
    std::deque<Key> m_checks;
    std::deque<std::int64_t> m_doomed;
    std::int64_t m_restUntilNs = 0;
    std::vector<std::string> m_news;
};

}  // namespace server
