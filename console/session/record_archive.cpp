// SPDX-License-Identifier: EUPL-1.2
#include "console/session/record_archive.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>

#include "broker/wire/codec.h"
#include "broker/wire/record_bytes.h"
#include "broker/wire/spans.h"

namespace session {
namespace {

constexpr std::size_t kReadAtOnce = 2'000;           ///< records, between which others may write
constexpr std::uint32_t kRunBytesMax = 1024 * 1024;  ///< a run that has them is read at once and goes no further

/// Before each record in the file.
struct Room {
    std::uint32_t size = 0;      ///< of the record, bytes
    std::uint32_t capacity = 0;  ///< of its place; what is over is zeros
};
static_assert(sizeof(Room) == 8 && std::is_trivially_copyable_v<Room>);

/// The first sequence of the earliest run that can have that one.
std::uint64_t earliestFirst(std::uint64_t sequence, std::uint64_t span) {
    return sequence < span ? 0 : sequence - span + 1;
}

/// Calls `take` with each record's sequence, its room and its bytes with the padding, until it gives false; false then,
/// and where the bytes are not whole.
template <class Take>
bool eachIn(std::uint64_t first, std::uint64_t has, std::span<std::uint8_t> run, const Take& take) {
    for (; has != 0; has &= has - 1) {
        Room room;
        if (run.size() < sizeof room) return false;
        std::memcpy(&room, run.data(), sizeof room);
        run = run.subspan(sizeof room);
        if (room.size > room.capacity || room.capacity > run.size()) return false;
        if (!take(first + static_cast<std::uint64_t>(std::countr_zero(has)), room, run.first(room.capacity)))
            return false;
        run = run.subspan(room.capacity);
    }
    return true;
}

bool writeAll(int file, base::BytesView bytes, std::uint64_t offset) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return true;
}

void takePayloadAway(wire::Record& record) {
    record.envelope.payload.clear();
    record.flags |= wire::kFlagRedacted;
}

}  // namespace

base::Outcome<std::shared_ptr<RecordArchive>> RecordArchive::inFolder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::string name = (folder / "records-XXXXXX").string();
    std::vector<char> path(name.begin(), name.end());
    path.push_back('\0');
    const int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file < 0)
        return base::Failure{std::string("no file for looking back can be made: ") + std::strerror(errno),
                             folder.string(), "check path, rights and space"};
    ::unlink(path.data());
    return std::shared_ptr<RecordArchive>(new RecordArchive(file));
}

RecordArchive::~RecordArchive() { ::close(m_file); }

void RecordArchive::add(const wire::Record& record) {
    const std::lock_guard lock(m_guard);
    if (has(record.sequence)) return;
    const wire::Kind kind = record.envelope.kind;
    // The first tick itself is still accepted by the clock of the founding: what it says counts.
    const base::Instant at = record.envelope.observedAt;
    if (kind == wire::Kind::Tick && (!m_begin || at < *m_begin)) m_begin = at;
    if (!m_deleted.empty() && wire::covers(m_deleted, record.sequence)) {
        wire::Record left = record;
        takePayloadAway(left);
        put(left);
    } else {
        put(record);
    }
    if (kind == wire::Kind::Redacted && record.verdict == 0) removeDeleted(record);
}

bool RecordArchive::has(std::uint64_t sequence) const {
    for (auto run = m_runs.lower_bound(earliestFirst(sequence, kSpan)); run != m_runs.end() && run->first <= sequence;
         ++run)
        if ((run->second.has >> (sequence - run->first) & 1) != 0) return true;
    return false;
}

void RecordArchive::put(const wire::Record& record) {
    if (m_failure) return;
    base::Bytes bytes = wire::encodeRecord(record);
    const auto size = static_cast<std::uint32_t>(bytes.size());
    const Room room{size, size};
    bytes.insert(bytes.begin(), sizeof room, 0);
    std::memcpy(bytes.data(), &room, sizeof room);
    if (!writeAll(m_file, bytes, m_end))
        return fail({std::string("what was heard cannot be kept for looking back: ") + std::strerror(errno), "",
                     "make room on this console's disk and start it anew"});

    const std::uint64_t sequence = record.sequence;
    const bool goesOn = m_newest != m_runs.end() && sequence > m_newest->first && sequence - m_newest->first < kSpan &&
                        m_newest->second.has >> (sequence - m_newest->first) == 0 &&
                        m_newest->second.bytes < kRunBytesMax;
    if (!goesOn) m_newest = m_runs.emplace(sequence, Run{0, m_end, 0, record.acceptedAt}).first;
    Run& run = m_newest->second;
    run.has |= std::uint64_t{1} << (sequence - m_newest->first);
    run.bytes += static_cast<std::uint32_t>(bytes.size());
    run.earliest = std::min(run.earliest, record.acceptedAt);
    m_end += bytes.size();
}

void RecordArchive::fail(base::Failure failure) {
    m_failure = std::move(failure);
    m_runs.clear();
    m_newest = m_runs.end();
    (void)::ftruncate(m_file, 0);
}

void RecordArchive::removeDeleted(const wire::Record& redacted) {
    const auto said = wire::payloadOf<wire::Redacted>(redacted.envelope);
    if (!said || said->spans.empty()) return;
    m_deleted.insert(m_deleted.end(), said->spans.begin(), said->spans.end());
    for (const wire::SequenceSpan& span : said->spans)
        for (auto run = m_runs.lower_bound(earliestFirst(span.first, kSpan));
             run != m_runs.end() && run->first <= span.last; ++run)
            if (!removePayloads(run->first, run->second, span))
                return fail({"what was deleted cannot be taken out of what was kept for looking back", "",
                             "start this console anew"});
}

bool RecordArchive::removePayloads(std::uint64_t first, const Run& run, const wire::SequenceSpan& span) {
    auto kept = read(run);
    if (!kept) return false;
    bool isChanged = false;
    const auto takeAway = [&](std::uint64_t sequence, Room room, std::span<std::uint8_t> place) {
        if (sequence < span.first || sequence > span.last) return true;
        wire::Record record;
        if (wire::readRecord(place.first(room.size), record)) return false;
        takePayloadAway(record);
        const base::Bytes bytes = wire::encodeRecord(record);
        if (bytes.size() > room.capacity) return false;
        room.size = static_cast<std::uint32_t>(bytes.size());
        std::memcpy(place.data() - sizeof room, &room, sizeof room);
        // Nothing of the old bytes stays.
        std::fill(std::copy(bytes.begin(), bytes.end(), place.begin()), place.end(), std::uint8_t{0});
        isChanged = true;
        return true;
    };
    if (!eachIn(first, run.has, *kept, takeAway)) return false;
    return !isChanged || writeAll(m_file, *kept, run.offset);
}

std::optional<base::Bytes> RecordArchive::read(const Run& run) const {
    base::Bytes bytes(run.bytes);
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got =
            ::pread(m_file, bytes.data() + done, bytes.size() - done, static_cast<off_t>(run.offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return std::nullopt;
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

void RecordArchive::clear() {
    const std::lock_guard lock(m_guard);
    m_runs.clear();
    m_newest = m_runs.end();
    m_deleted.clear();
    m_end = 0;
    m_begin.reset();
    if (::ftruncate(m_file, 0) == 0) m_failure.reset();
}

std::optional<base::Failure> RecordArchive::failure() const {
    const std::lock_guard lock(m_guard);
    return m_failure;
}

std::size_t RecordArchive::count() const {
    const std::lock_guard lock(m_guard);
    std::size_t count = 0;
    for (const auto& [first, run] : m_runs) count += static_cast<std::size_t>(std::popcount(run.has));
    return count;
}

std::optional<base::Instant> RecordArchive::begin() const {
    const std::lock_guard lock(m_guard);
    return m_begin;
}

std::optional<std::uint64_t> RecordArchive::readSome(std::uint64_t next, base::Instant known,
                                                     std::vector<wire::Record>& some) const {
    const auto bySequence = [](const wire::Record& a, const wire::Record& b) { return a.sequence < b.sequence; };
    std::optional<std::uint64_t> goOn;
    for (auto run = m_runs.lower_bound(earliestFirst(next, kSpan)); run != m_runs.end(); ++run) {
        if (run->first > next && some.size() >= kReadAtOnce) {
            goOn = run->first;
            break;
        }
        if (run->second.earliest > known) continue;
        auto bytes = read(run->second);
        if (!bytes) continue;
        eachIn(run->first, run->second.has, *bytes,
               [&](std::uint64_t sequence, Room room, std::span<std::uint8_t> place) {
                   if (sequence < next) return true;
                   wire::Record& record = some.emplace_back();
                   if (wire::readRecord(place.first(room.size), record) || record.acceptedAt > known) some.pop_back();
                   return true;
               });
    }
    if (!std::is_sorted(some.begin(), some.end(), bySequence)) std::sort(some.begin(), some.end(), bySequence);
    // What a run has beyond the beginning of the next one comes with that one, in order.
    if (goOn)
        some.erase(std::find_if(some.begin(), some.end(), [&](const auto& one) { return one.sequence >= *goOn; }),
                   some.end());
    return goOn;
}

bool RecordArchive::each(base::Instant known, const std::function<bool(wire::Record&&)>& take) const {
    std::vector<wire::Record> some;
    for (std::optional<std::uint64_t> next = 0; next;) {
        some.clear();
        {
            const std::lock_guard lock(m_guard);
            next = readSome(*next, known, some);
        }
        for (wire::Record& record : some)
            if (!take(std::move(record))) return false;
    }
    return true;
}

}  // namespace session
