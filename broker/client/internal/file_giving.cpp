// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/internal/file_giving.h"

#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/wire/attachment.h"
#include "broker/wire/limits.h"

namespace client {
namespace {

constexpr std::size_t kPieceBytesMin = 4 * 1024;
constexpr std::int64_t kQuickMs = 200, kSlowMs = 1000;
constexpr std::int64_t kPauseMsFirst = 250, kPauseMsMax = 60'000;
/// A file that no record names for so long of running is given up: its record never came.
constexpr std::int64_t kUnknownMsMax = 24LL * 3600 * 1000;
/// Between questions after a file that its giver has not given whole yet.
constexpr std::int64_t kAskAgainMs = 2000;
constexpr std::size_t kFetchedMax = 1000, kNamedMax = 1000;

bool isForNow(wire::RejectionCode code) { return static_cast<std::uint16_t>(code) >= 400; }

}  // namespace

void PieceSize::answered(std::int64_t tookMs) {
    if (tookMs <= kQuickMs) m_bytes = std::min(m_bytes * 2, wire::limits::kAttachmentPieceBytes);
    if (tookMs >= kSlowMs) lost();
}

void PieceSize::lost() { m_bytes = std::max(m_bytes / 2, kPieceBytesMin); }

// ---- giving -------------------------------------------------------------------------------------------------------

FileGiving::FileGiving(const std::optional<std::filesystem::path>& file) : m_shelf(file) {
    for (const auto& [hash, size] : m_shelf.kept()) {
        Item item;
        item.hash = hash;
        item.size = size;
        m_items.push_back(item);
    }
}

base::Done FileGiving::add(const wire::Attachment& about, base::Bytes bytes) {
    if (bytes.empty() || bytes.size() > wire::limits::kAttachmentBytesMax)
        return base::Failure{"a file of " + std::to_string(bytes.size()) + " bytes cannot be attached", about.name,
                             "attach 1 byte to 25 MiB; make a picture smaller first"};
    if (!wire::isAttachmentType(about.type))
        return base::Failure{"files of type \"" + about.type + "\" are not taken", about.name,
                             "attach JPEG, PNG, WebP, PDF or plain text"};
    if (about.size != bytes.size() || seal::sha256(bytes) != about.hash)
        return base::Failure{"these bytes are not those that the record names", about.name,
                             "name the SHA-256 and size of the file as it is sent"};
    if (m_shelf.holds(about.hash)) return base::done();
    if (auto kept = m_shelf.keep(about.hash, std::move(bytes)); !kept) return kept;
    Item item;
    item.hash = about.hash;
    item.size = about.size;
    m_items.push_back(item);
    return base::done();
}

void FileGiving::named(const wire::MessageId& id, const std::vector<wire::Attachment>& files) {
    for (const wire::Attachment& file : files)
        if (m_named.size() < kNamedMax) m_named.emplace_back(id, file.hash);
}

void FileGiving::accepted(const std::vector<wire::MessageId>& ids) {
    if (m_items.empty() && m_named.empty()) return;
    std::erase_if(m_named, [&](const auto& one) { return std::find(ids.begin(), ids.end(), one.first) != ids.end(); });
    for (Item& item : m_items)
        if (item.unknownSinceMs) item.quietUntilMs = item.pauseMs = 0;
}

std::vector<AttachmentGiven> FileGiving::refused(const wire::MessageId& id, const wire::Rejection& why) {
    std::vector<AttachmentGiven> dropped;
    std::vector<wire::Hash> hashes;
    std::erase_if(m_named, [&](const auto& one) {
        if (one.first != id) return false;
        hashes.push_back(one.second);
        return true;
    });
    for (const wire::Hash& hash : hashes) {
        const bool isNamedElsewhere =
            std::any_of(m_named.begin(), m_named.end(), [&](const auto& one) { return one.second == hash; });
        const auto item =
            std::find_if(m_items.begin(), m_items.end(), [&](const Item& one) { return one.hash == hash; });
        if (isNamedElsewhere || item == m_items.end()) continue;
        dropped.push_back({hash, item->through.value_or(0), item->size, wire::AttachmentPhase::Refused, why});
        drop(hash);
    }
    return dropped;
}

void FileGiving::drop(const wire::Hash& hash) {
    m_shelf.remove(hash);
    std::erase_if(m_items, [&](const Item& item) { return item.hash == hash; });
    if (m_underWay && m_underWay->hash == hash) m_underWay.reset();
}

void FileGiving::pause(Item& item, std::int64_t nowMs) {
    item.pauseMs = std::clamp(item.pauseMs * 2, kPauseMsFirst, kPauseMsMax);
    item.quietUntilMs = nowMs + item.pauseMs;
    item.through.reset();
}

void FileGiving::begin() {
    if (m_underWay && m_underWay->bytes > 0) m_pieceSize.lost();
    m_underWay.reset();
    for (Item& item : m_items) item.through.reset();
}

std::optional<wire::AttachmentGive> FileGiving::next(std::int64_t nowMs, std::int64_t patienceMs) {
    if (m_underWay && nowMs - m_underWay->saidAtMs >= patienceMs) begin();
    if (m_underWay) return std::nullopt;
    const auto item =
        std::find_if(m_items.begin(), m_items.end(), [&](const Item& one) { return one.quietUntilMs <= nowMs; });
    if (item == m_items.end()) return std::nullopt;
    wire::AttachmentGive give{item->hash, item->through.value_or(0), {}};
    if (item->through) {
        auto bytes = m_shelf.read(item->hash, give.offset, m_pieceSize.bytes());
        if (!bytes) {
            pause(*item, nowMs);
            return std::nullopt;
        }
        give.bytes = std::move(bytes).value();
    }
    m_underWay = UnderWay{item->hash, give.offset + give.bytes.size(), give.bytes.size(), nowMs};
    return give;
}

std::optional<AttachmentGiven> FileGiving::take(const wire::AttachmentState& state, std::int64_t nowMs) {
    if (!m_underWay || m_underWay->hash != state.hash) return std::nullopt;
    const UnderWay said = *std::exchange(m_underWay, std::nullopt);
    const auto item =
        std::find_if(m_items.begin(), m_items.end(), [&](const Item& one) { return one.hash == state.hash; });
    if (item == m_items.end()) return std::nullopt;
    if (said.bytes > 0) m_pieceSize.answered(nowMs - said.saidAtMs);
    AttachmentGiven given{state.hash, state.through, item->size, state.state, state.why};
    if (state.state != wire::AttachmentPhase::Unknown) item->unknownSinceMs.reset();
    switch (state.state) {
        case wire::AttachmentPhase::Wanted:
            if (said.bytes > 0 && state.through < said.end) {
                pause(*item, nowMs);
            } else {
                item->through = std::min(state.through, item->size);
                item->pauseMs = 0;
            }
            if (item->through == item->size) pause(*item, nowMs);  // all is there, its hash is being worked out
            return given;
        case wire::AttachmentPhase::Unknown:
            if (!item->unknownSinceMs) item->unknownSinceMs = nowMs;
            if (nowMs - *item->unknownSinceMs < kUnknownMsMax) {
                pause(*item, nowMs);
                return std::nullopt;
            }
            break;
        case wire::AttachmentPhase::Refused:
            if (state.why && isForNow(state.why->code)) {
                pause(*item, nowMs);
                return given;
            }
            break;
        default: break;
    }
    drop(state.hash);
    return given;
}

// ---- fetching -----------------------------------------------------------------------------------------------------

std::deque<FileFetching::Item>::iterator FileFetching::itemOf(const wire::Hash& hash) {
    return std::find_if(m_items.begin(), m_items.end(), [&](const Item& item) { return item.hash == hash; });
}

void FileFetching::add(const wire::Hash& hash) {
    if (m_items.size() >= kFetchedMax || itemOf(hash) != m_items.end()) return;
    m_items.emplace_back().hash = hash;
}

void FileFetching::begin() {
    if (m_asked) m_pieceSize.lost();
    m_asked.reset();
    for (Item& item : m_items) item.quietUntilMs = 0;
}

std::optional<wire::AttachmentAsk> FileFetching::next(std::int64_t nowMs, std::int64_t patienceMs) {
    if (m_asked && nowMs - m_asked->saidAtMs >= patienceMs) begin();
    if (m_asked) return std::nullopt;
    // What was begun is ended first, so that the bytes of one file only are held.
    auto item = std::find_if(m_items.begin(), m_items.end(), [](const Item& one) { return !one.bytes.empty(); });
    if (item == m_items.end())
        item = std::find_if(m_items.begin(), m_items.end(), [&](const Item& one) { return one.quietUntilMs <= nowMs; });
    if (item == m_items.end()) return std::nullopt;
    m_asked = Asked{item->hash, nowMs, item->bytes.size()};
    return wire::AttachmentAsk{item->hash, item->bytes.size(), static_cast<std::uint32_t>(m_pieceSize.bytes())};
}

std::optional<AttachmentHeard> FileFetching::take(const wire::AttachmentPiece& piece, std::int64_t nowMs) {
    if (!isAsked(piece.hash) || m_asked->offset != piece.offset) return std::nullopt;
    m_pieceSize.answered(nowMs - m_asked->saidAtMs);
    m_asked.reset();
    const auto item = itemOf(piece.hash);
    if (item == m_items.end()) return std::nullopt;
    const bool fits = piece.offset == item->bytes.size() && piece.size <= wire::limits::kAttachmentBytesMax &&
                      !piece.bytes.empty() && piece.bytes.size() <= piece.size - piece.offset &&
                      (item->bytes.empty() || item->size == piece.size);
    AttachmentHeard heard{piece.hash, piece.offset, piece.size, wire::AttachmentPhase::Refused, std::nullopt};
    if (fits) {
        item->size = piece.size;
        item->bytes.insert(item->bytes.end(), piece.bytes.begin(), piece.bytes.end());
        item->sum.add(piece.bytes);
        heard.through = item->bytes.size();
        heard.state = wire::AttachmentPhase::Wanted;
        if (heard.through < heard.size) return heard;
        const bool isGood = item->sum.finish() == item->hash || LAGEWERK_MUTANT("attachment-unchecked");
        heard.state = isGood ? wire::AttachmentPhase::Whole : wire::AttachmentPhase::Refused;
        if (isGood) heard.bytes = std::move(item->bytes);
    }
    m_items.erase(item);
    return heard;
}

std::optional<AttachmentHeard> FileFetching::take(const wire::AttachmentState& state, std::int64_t nowMs) {
    if (!isAsked(state.hash)) return std::nullopt;
    m_asked.reset();
    const auto item = itemOf(state.hash);
    if (item == m_items.end()) return std::nullopt;
    const AttachmentHeard heard{state.hash, state.through, state.size, state.state, std::nullopt};
    if (state.state != wire::AttachmentPhase::Wanted && state.state != wire::AttachmentPhase::Whole) {
        m_items.erase(item);
        return heard;
    }
    const bool isNews = !item->isTold || item->toldThrough != state.through;
    Item waits;
    waits.hash = state.hash;
    waits.quietUntilMs = nowMs + kAskAgainMs;
    waits.isTold = true;
    waits.toldThrough = state.through;
    m_items.erase(item);
    m_items.push_back(std::move(waits));
    if (isNews) return heard;
    return std::nullopt;
}

}  // namespace client
