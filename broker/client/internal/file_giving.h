// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Files on their way to and from the broker: one piece under way each way, so small that it does not hold up what comes
// behind it on a slow connection.

#include <deque>
#include <optional>
#include <vector>

#include "broker/client/bus_link.h"
#include "broker/client/internal/file_shelf.h"
#include "broker/seal/seal.h"

namespace client {

/// How large the next piece is: as much as passes in a part of a second.
class PieceSize {
public:
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    void answered(std::int64_t tookMs);
    /// The connection broke while a piece was under way.
    void lost();

private:
    std::size_t m_bytes = 32 * 1024;
};

/// Own files, in the order in which they were given.
class FileGiving {
public:
    explicit FileGiving(const std::optional<std::filesystem::path>& file);

    [[nodiscard]] base::Done add(const wire::Attachment& about, base::Bytes bytes);
    [[nodiscard]] bool empty() const { return m_items.empty(); }
    [[nodiscard]] std::size_t count() const { return m_items.size(); }
    [[nodiscard]] bool holds(const wire::Hash& hash) const { return m_shelf.holds(hash); }
    /// This submission names files; when it is refused, they go.
    void named(const wire::MessageId& id, const std::vector<wire::Attachment>& files);
    [[nodiscard]] std::vector<AttachmentGiven> refused(const wire::MessageId& id, const wire::Rejection& why);
    /// A record was accepted: the broker may want now what it did not know.
    void accepted(const std::vector<wire::MessageId>& ids);

    /// What is to be said now; nothing while an answer is awaited or all have to wait.
    [[nodiscard]] std::optional<wire::AttachmentGive> next(std::int64_t nowMs, std::int64_t patienceMs);
    [[nodiscard]] bool isUnderWay(const wire::Hash& hash) const { return m_underWay && m_underWay->hash == hash; }
    /// The answer to what is under way.
    [[nodiscard]] std::optional<AttachmentGiven> take(const wire::AttachmentState& state, std::int64_t nowMs);
    /// A new connection, or what was said could not be sent: it is asked anew how far each is.
    void begin();

private:
    struct Item {
        wire::Hash hash{};
        std::uint64_t size = 0;
        std::optional<std::uint64_t> through;  ///< as the broker said on this connection
        std::int64_t quietUntilMs = 0, pauseMs = 0;
        std::optional<std::int64_t> unknownSinceMs;
    };
    struct UnderWay {
        wire::Hash hash{};
        std::uint64_t end = 0;  ///< of the piece
        std::size_t bytes = 0;
        std::int64_t saidAtMs = 0;
    };
    static void pause(Item& item, std::int64_t nowMs);
    void drop(const wire::Hash& hash);

    FileShelf m_shelf;
    std::deque<Item> m_items;
    std::vector<std::pair<wire::MessageId, wire::Hash>> m_named;
    std::optional<UnderWay> m_underWay;
    PieceSize m_pieceSize;
};

/// Files of others, one after the other.
class FileFetching {
public:
    void add(const wire::Hash& hash);
    [[nodiscard]] bool empty() const { return m_items.empty(); }
    [[nodiscard]] std::optional<wire::AttachmentAsk> next(std::int64_t nowMs, std::int64_t patienceMs);
    [[nodiscard]] std::optional<AttachmentHeard> take(const wire::AttachmentPiece& piece, std::int64_t nowMs);
    [[nodiscard]] std::optional<AttachmentHeard> take(const wire::AttachmentState& state, std::int64_t nowMs);
    void begin();

private:
    struct Item {
        wire::Hash hash{};
        std::uint64_t size = 0, toldThrough = 0;
        bool isTold = false;
        base::Bytes bytes;
        seal::Sha256 sum;
        std::int64_t quietUntilMs = 0;
    };
    struct Asked {
        wire::Hash hash{};
        std::int64_t saidAtMs = 0;
        std::uint64_t offset = 0;
    };
    [[nodiscard]] bool isAsked(const wire::Hash& hash) const { return m_asked && m_asked->hash == hash; }
    [[nodiscard]] std::deque<Item>::iterator itemOf(const wire::Hash& hash);

    std::deque<Item> m_items;
    std::optional<Asked> m_asked;
    PieceSize m_pieceSize;
};

}  // namespace client
