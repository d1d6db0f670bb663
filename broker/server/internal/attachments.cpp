// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/internal/attachments.h"

#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/wire/attachment.h"
#include "broker/wire/limits.h"

namespace server {
namespace {

using wire::AttachmentPhase;

/// Pieces that wait for their turn, of all connections; beyond it a piece counts as a question.
constexpr std::size_t kGivenBytesMax = 16 * 1024 * 1024;
constexpr std::size_t kCheckedAtOnce = 1024 * 1024, kDeletedAtOnce = 8;
/// While others speak, work rests for so many times what it took.
constexpr std::int64_t kRestFactor = 19;
constexpr std::int64_t kOpenAgainNs = 1'000'000'000;

std::string mebi(std::uint64_t bytes) { return std::to_string(bytes / (1024 * 1024)) + " MiB"; }

std::optional<wire::DeviceId> deviceOf(const base::Bytes& giver) {
    wire::DeviceId device;
    if (giver.size() != device.bytes.size()) return std::nullopt;
    std::copy(giver.begin(), giver.end(), device.bytes.begin());
    return device;
}

wire::AttachmentState stateOf(const wire::Hash& hash, AttachmentPhase state, std::uint64_t through = 0,
                              std::uint64_t size = 0) {
    return {hash, through, size, state, std::nullopt};
}

wire::AttachmentState refusedWith(const wire::Hash& hash, wire::Rejection why) {
    return {hash, 0, 0, AttachmentPhase::Refused, std::move(why)};
}

wire::AttachmentState notNow(const wire::Hash& hash) {
    return refusedWith(hash, {wire::RejectionCode::BrokerNotSafe, "files cannot be kept now", "attachment",
                              "keep it and ask again a little later"});
}

}  // namespace

// ---- what the journal says ----------------------------------------------------------------------------------------

bool Attachments::noteNames(const wire::Record& record) {
    if (record.envelope.kind == wire::Kind::Redacted) {
        const auto redacted = wire::payloadOf<wire::Redacted>(record.envelope);
        return redacted && noteRedacted(*redacted);
    }
    const auto files = wire::attachmentsOf(record.envelope);
    for (const wire::Attachment& file : files) {
        m_named[file.hash].by.push_back(
            {record.sequence, file.size, record.envelope.kind, record.submitter, record.acceptedAt});
        m_bySequence[record.sequence].push_back(file.hash);
    }
    return !files.empty();
}

bool Attachments::noteRedacted(const wire::Redacted& redacted) {
    bool isAbout = !redacted.files.empty();
    for (const wire::SequenceSpan& span : redacted.spans) {
        const auto first = m_bySequence.lower_bound(span.first), last = m_bySequence.upper_bound(span.last);
        isAbout = isAbout || first != last;
        for (auto at = first; at != last; ++at)
            for (const wire::Hash& hash : at->second) {
                Named& named = m_named[hash];
                std::erase_if(named.by, [&](const Naming& one) { return one.sequence == at->first; });
                // Also where there were more of them than one Redacted names.
                if (named.by.empty() && !LAGEWERK_MUTANT("attachment-undeleted")) doom(hash);
            }
        m_bySequence.erase(first, last);
    }
    for (const wire::Hash& hash : redacted.files) {
        m_named[hash].isDeleted = true;
        if (!LAGEWERK_MUTANT("attachment-undeleted")) doom(hash);
    }
    return isAbout;
}

std::vector<wire::Hash> Attachments::filesOnlyIn(const std::vector<wire::SequenceSpan>& spans) const {
    const auto goes = [&](const Naming& naming) {
        return std::any_of(spans.begin(), spans.end(), [&](const wire::SequenceSpan& span) {
            return naming.sequence >= span.first && naming.sequence <= span.last;
        });
    };
    std::set<wire::Hash> files;
    for (const wire::SequenceSpan& span : spans)
        for (auto at = m_bySequence.lower_bound(span.first); at != m_bySequence.end() && at->first <= span.last; ++at)
            for (const wire::Hash& hash : at->second) {
                const Named& named = m_named.at(hash);
                if (files.size() < wire::limits::kListMax && !named.isDeleted &&
                    std::all_of(named.by.begin(), named.by.end(), goes))
                    files.insert(hash);
            }
    return {files.begin(), files.end()};
}

std::vector<wire::Hash> Attachments::known(const std::vector<wire::Hash>& files) const {
    std::set<wire::Hash> known;
    for (const wire::Hash& hash : files)
        if (const auto at = m_named.find(hash); at != m_named.end() && !at->second.isDeleted) known.insert(hash);
    return {known.begin(), known.end()};
}

std::vector<wire::Hash> Attachments::namedBefore(base::Instant horizon) const {
    std::vector<wire::Hash> files;
    for (const auto& [hash, named] : m_named) {
        if (files.size() >= wire::limits::kListMax) break;
        const bool isOld = !named.by.empty() && std::all_of(named.by.begin(), named.by.end(),
                                                            [&](const Naming& one) { return one.at < horizon; });
        if (isOld && !named.isDeleted) files.push_back(hash);
    }
    return files;
}

/// What is stored of it goes, portion by portion.
void Attachments::doom(const wire::Hash& hash) {
    Named& named = m_named[hash];
    if (named.wholeRow != 0) {
        m_doomed.push_back(std::exchange(named.wholeRow, 0));
        m_storedBytes -= std::min(m_storedBytes, named.wholeSize);
    }
    for (auto at = m_transfers.lower_bound({hash, {}}); at != m_transfers.end() && at->first.first == hash;) {
        m_doomed.push_back(at->second.row);
        m_storedBytes -= std::min(m_storedBytes, at->second.size);
        at = m_transfers.erase(at);
    }
}

// ---- the store ----------------------------------------------------------------------------------------------------

void Attachments::open() {
    m_isOpened = true;
    tryOpen();
}

void Attachments::tryOpen() {
    if (m_store || !m_isOpened || m_options.attachmentFile.empty() || nowNs() < m_openAgainNs) return;
    m_openAgainNs = nowNs() + kOpenAgainNs;
    std::error_code ignored;
    const bool wasThere = std::filesystem::exists(m_options.attachmentFile, ignored);
    auto store =
        journal::AttachmentStore::open(m_options.attachmentFile, journal::Open::ForWriting, m_options.attachmentVfs);
    if (!store) {
        m_news.push_back("files cannot be kept: " + store.failure().text());
        return;
    }
    auto files = store.value().files();
    if (!files) {
        m_news.push_back("files cannot be read: " + files.failure().text());
        return;
    }
    m_store = std::move(store).value();
    const auto expected = std::count_if(m_named.begin(), m_named.end(), [](const auto& named) {
        return !named.second.isDeleted && !named.second.by.empty();
    });
    if (!wasThere && expected > 0)
        m_news.push_back("the store of files was not there and is begun anew; records name " +
                         std::to_string(expected) + " files: put attachments.db back from a copy");
    for (const auto& file : files.value()) {
        const auto named = m_named.find(file.hash);
        const auto giver = deviceOf(file.giver);
        // What no record names, or a deletion that a kill broke off, is deleted now.
        const bool stays =
            named != m_named.end() && !named->second.isDeleted && !named->second.by.empty() && (file.isWhole || giver);
        if (!stays && !LAGEWERK_MUTANT("attachment-undeleted")) {
            m_doomed.push_back(file.row);
            continue;
        }
        m_storedBytes += file.size;
        if (giver) {
            Used& used = m_usedToday[*giver];
            if (file.day > used.day) used = {file.day, 0};
            if (file.day == used.day) used.bytes += file.size;
        }
        if (file.isWhole) {
            m_named[file.hash].wholeRow = file.row;
            m_named[file.hash].wholeSize = file.size;
            continue;
        }
        const Key key{file.hash, *giver};
        m_transfers[key] = {file.row, file.size, file.through, std::nullopt, 0, 0};
        if (file.through == file.size) m_checks.push_back(key);
    }
}

// ---- giving -------------------------------------------------------------------------------------------------------

void Attachments::push(PeerId peer, const wire::DeviceId& device, wire::AttachmentGive give) {
    const auto waits =
        std::find_if(m_gives.begin(), m_gives.end(), [&](const Given& given) { return given.peer == peer; });
    if (waits != m_gives.end()) {
        m_givenBytes -= waits->give.bytes.size();
        m_gives.erase(waits);
    }
    if (m_givenBytes + give.bytes.size() > kGivenBytesMax) give.bytes.clear();
    m_givenBytes += give.bytes.size();
    m_gives.push_back({peer, device, std::move(give)});
}

const Attachments::Naming* Attachments::namingBy(const Named& named, const wire::DeviceId& device) const {
    const auto at =
        std::find_if(named.by.begin(), named.by.end(), [&](const Naming& one) { return one.device == device; });
    return at == named.by.end() ? nullptr : &*at;
}

std::optional<wire::Rejection> Attachments::overLimit(const wire::DeviceId& device, std::uint64_t size,
                                                      std::int64_t today) const {
    const AttachmentLimits& limits = m_options.attachments;
    std::uint64_t open = size;
    for (const auto& [key, transfer] : m_transfers)
        if (key.second == device) open += transfer.size;
    const auto used = m_usedToday.find(device);
    const std::uint64_t day = size + (used != m_usedToday.end() && used->second.day == today ? used->second.bytes : 0);
    const auto refusal = [](std::string what, std::string fix) {
        return wire::Rejection{wire::RejectionCode::AttachmentLimit, std::move(what), "attachment", std::move(fix)};
    };
    if (open > limits.openBytes)
        return refusal("this device has files of more than " + mebi(limits.openBytes) + " under way",
                       "end those first, or let an administrator raise open_mb in realm.toml, [attachments]");
    if (day > limits.dayBytes)
        return refusal("this device gives more than " + mebi(limits.dayBytes) + " of files in a day",
                       "go on tomorrow, or let an administrator raise day_mb in realm.toml, [attachments]");
    if (m_storedBytes + size > limits.realmBytes)
        return refusal("the realm keeps " + mebi(limits.realmBytes) + " of files at most",
                       "let an administrator delete some, or raise realm_mb in realm.toml, [attachments]");
    return std::nullopt;
}

std::optional<wire::AttachmentState> Attachments::take(const Given& given, std::int64_t today) {
    const wire::AttachmentGive& give = given.give;
    const auto at = m_named.find(give.hash);
    if (at != m_named.end() && at->second.isDeleted) return stateOf(give.hash, AttachmentPhase::Deleted);
    const Naming* naming = at == m_named.end() ? nullptr : namingBy(at->second, given.device);
    const Naming invented{0, give.offset + give.bytes.size(), wire::Kind::LogEntry, given.device, {}};
    if (naming == nullptr && !give.bytes.empty() && LAGEWERK_MUTANT("attachment-unnamed")) naming = &invented;
    if (naming == nullptr) return stateOf(give.hash, AttachmentPhase::Unknown);
    if (at != m_named.end() && at->second.wholeRow != 0)
        return stateOf(give.hash, AttachmentPhase::Whole, at->second.wholeSize, at->second.wholeSize);
    if (!m_store) return notNow(give.hash);
    const Key key{give.hash, given.device};
    auto transfer = m_transfers.find(key);
    if (transfer == m_transfers.end()) {
        if (auto over = overLimit(given.device, naming->size, today); over && !LAGEWERK_MUTANT("attachment-unbounded"))
            return refusedWith(give.hash, std::move(*over));
        if (give.bytes.empty() || give.offset != 0) return stateOf(give.hash, AttachmentPhase::Wanted, 0, naming->size);
        const auto row = m_store->begin(give.hash, given.device.bytes, naming->size, today);
        if (!row) return notNow(give.hash);
        transfer = m_transfers.emplace(key, Transfer{row.value(), naming->size, 0, seal::Sha256(), 0, 0}).first;
        m_storedBytes += naming->size;
        Used& used = m_usedToday[given.device];
        if (used.day != today) used = {today, 0};
        used.bytes += naming->size;
    }
    transfer->second.awaitedBy = given.peer;
    if (transfer->second.through == transfer->second.size) return end(key, transfer->second);
    if (give.bytes.empty() || give.offset != transfer->second.through)
        return stateOf(give.hash, AttachmentPhase::Wanted, transfer->second.through, transfer->second.size);
    return keepPiece(given, transfer->second);
}

std::optional<wire::AttachmentState> Attachments::keepPiece(const Given& given, Transfer& transfer) {
    const wire::AttachmentGive& give = given.give;
    if (give.bytes.size() > transfer.size - transfer.through)
        return refusedWith(give.hash,
                           {wire::RejectionCode::ContentChanged, "it has more bytes than the record that names it says",
                            "attachment", "name the file as it is sent"});
    if (!m_store->append(transfer.row, transfer.through, give.bytes)) return notNow(give.hash);
    if (transfer.sum && transfer.summed == transfer.through) {
        transfer.sum->add(give.bytes);
        transfer.summed += give.bytes.size();
    }
    transfer.through += give.bytes.size();
    if (transfer.through < transfer.size)
        return stateOf(give.hash, AttachmentPhase::Wanted, transfer.through, transfer.size);
    return end({give.hash, given.device}, transfer);
}

/// All is here: it is whole when its hash is right. Nothing while that is still to be worked out.
std::optional<wire::AttachmentState> Attachments::end(const Key& key, Transfer& transfer) {
    if (!transfer.sum || transfer.summed < transfer.size) {
        if (std::find(m_checks.begin(), m_checks.end(), key) == m_checks.end()) m_checks.push_back(key);
        return std::nullopt;
    }
    const wire::Hash hash = key.first;
    const std::int64_t row = transfer.row;
    const std::uint64_t size = transfer.size;
    const bool isGood = transfer.sum->finish() == hash || LAGEWERK_MUTANT("attachment-hash");
    transfer.sum.reset();
    transfer.summed = 0;
    if (!isGood) {
        m_doomed.push_back(row);
        m_storedBytes -= std::min(m_storedBytes, size);
        m_transfers.erase(key);
        m_news.push_back("a file was thrown away: its bytes are not those of its hash " + base::toHex(hash) +
                         ", from device " + key.second.text());
        return refusedWith(hash, {wire::RejectionCode::ContentChanged, "the bytes are not those of the hash",
                                  "attachment", "name the SHA-256 of the file as it is sent"});
    }
    if (!m_store->finish(row, hash)) return notNow(hash);
    for (auto at = m_transfers.lower_bound({hash, {}}); at != m_transfers.end() && at->first.first == hash;) {
        if (at->second.row != row) m_storedBytes -= std::min(m_storedBytes, at->second.size);
        at = m_transfers.erase(at);
    }
    Named& named = m_named[hash];
    named.wholeRow = row;
    named.wholeSize = size;
    return stateOf(hash, AttachmentPhase::Whole, size, size);
}

// ---- work ---------------------------------------------------------------------------------------------------------

void Attachments::push(PeerId peer, wire::AttachmentAsk ask) {
    std::erase_if(m_asks, [&](const auto& waits) { return waits.first == peer; });
    m_asks.emplace_back(peer, ask);
    m_asksWait = false;
}

std::optional<Attachments::Answer> Attachments::checkSome() {
    const Key key = m_checks.front();
    const auto at = m_transfers.find(key);
    if (at == m_transfers.end() || at->second.through < at->second.size) {
        m_checks.pop_front();
        return std::nullopt;
    }
    Transfer& transfer = at->second;
    const PeerId peer = transfer.awaitedBy;
    if (!transfer.sum) {
        transfer.sum.emplace();
        transfer.summed = 0;
    }
    auto bytes = m_store->read(transfer.row, transfer.summed, kCheckedAtOnce);
    if (!bytes) {
        transfer.sum.reset();
        m_checks.pop_front();
        return Answer{peer, notNow(key.first)};
    }
    transfer.sum->add(bytes.value());
    // What is missing makes the hash wrong.
    transfer.summed = bytes.value().empty() ? transfer.size : transfer.summed + bytes.value().size();
    if (transfer.summed < transfer.size) return std::nullopt;
    m_checks.pop_front();
    if (auto state = end(key, transfer)) return Answer{peer, std::move(*state)};
    return std::nullopt;
}

void Attachments::deleteSome() {
    const auto removed = m_store->remove(m_doomed.front(), kDeletedAtOnce);
    if (!removed) {
        m_deleteAgainNs = nowNs() + kOpenAgainNs;
        return;
    }
    if (!removed.value()) return;
    m_doomed.pop_front();
    if (!m_doomed.empty()) return;
    m_store->removeCopies();
    m_news.emplace_back("deleted what was stored of files that are to go");
}

wire::Verb Attachments::pieceFor(const wire::AttachmentAsk& ask, const Reader& reader) {
    const auto at = m_named.find(ask.hash);
    if (at == m_named.end()) return stateOf(ask.hash, AttachmentPhase::Unknown);
    const Named& named = at->second;
    if (named.isDeleted && !LAGEWERK_MUTANT("attachment-undeleted")) return stateOf(ask.hash, AttachmentPhase::Deleted);
    const bool mayRead = !reader.kinds || LAGEWERK_MUTANT("attachment-read-by-all") ||
                         std::any_of(named.by.begin(), named.by.end(), [&](const Naming& one) {
                             return std::binary_search(reader.kinds->begin(), reader.kinds->end(), one.kind);
                         });
    if (!mayRead || named.by.empty()) return stateOf(ask.hash, AttachmentPhase::Unknown);
    if (named.wholeRow == 0) {
        std::uint64_t through = 0;
        for (auto t = m_transfers.lower_bound({ask.hash, {}}); t != m_transfers.end() && t->first.first == ask.hash;
             ++t)
            through = std::max(through, t->second.through);
        return stateOf(ask.hash, AttachmentPhase::Wanted, through, named.by.front().size);
    }
    if (!m_store) return notNow(ask.hash);
    auto bytes = m_store->read(named.wholeRow, ask.offset,
                               std::min<std::size_t>(ask.bytesMax, wire::limits::kAttachmentPieceBytes));
    if (!bytes) return notNow(ask.hash);
    if (bytes.value().empty()) return stateOf(ask.hash, AttachmentPhase::Whole, named.wholeSize, named.wholeSize);
    return wire::AttachmentPiece{ask.hash, ask.offset, named.wholeSize, std::move(bytes).value()};
}

std::optional<std::int64_t> Attachments::dueInMs() const {
    if (!m_gives.empty() || (!m_asks.empty() && !m_asksWait)) return 0;
    if (!m_store) return std::nullopt;
    if (!m_checks.empty()) return 0;
    if (!m_doomed.empty()) return std::max<std::int64_t>(0, (m_deleteAgainNs - nowNs()) / 1'000'000);
    return std::nullopt;
}

std::vector<Attachments::Answer> Attachments::work(bool isBusy, std::int64_t today,
                                                   const std::function<Reader(PeerId)>& readerOf) {
    std::vector<Answer> answers;
    const std::int64_t begun = nowNs();
    if (isBusy && begun < m_restUntilNs) return answers;
    tryOpen();
    if (!m_gives.empty()) {
        Given given = std::move(m_gives.front());
        m_gives.pop_front();
        m_givenBytes -= given.give.bytes.size();
        if (readerOf(given.peer).isThere)
            if (auto state = take(given, today)) answers.push_back({given.peer, std::move(*state)});
    }
    if (m_store && !m_checks.empty())
        if (auto answer = checkSome()) answers.push_back(std::move(*answer));
    if (m_store && !m_doomed.empty() && begun >= m_deleteAgainNs) deleteSome();
    if (m_store && m_doomed.empty() && m_store->leavesCopies()) m_store->removeCopies();
    // The first whose connection has nothing else waiting; the others keep their order.
    m_asksWait = true;
    for (std::size_t i = 0; i < m_asks.size() && m_asksWait;) {
        const Reader reader = readerOf(m_asks[i].first);
        if (reader.isThere && !reader.isFree) {
            ++i;
            continue;
        }
        if (reader.isThere) {
            answers.push_back({m_asks[i].first, pieceFor(m_asks[i].second, reader)});
            m_asksWait = false;
        }
        m_asks.erase(m_asks.begin() + static_cast<std::ptrdiff_t>(i));
    }
    const std::int64_t ended = nowNs();
    m_restUntilNs = ended + kRestFactor * (ended - begun);
    return answers;
}

}  // namespace server
