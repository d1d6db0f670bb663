// SPDX-License-Identifier: EUPL-1.2
#include "console/session/record_archive.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "broker/wire/codec.h"
#include "broker/wire/record_bytes.h"
#include "broker/wire/spans.h"

namespace session {
namespace {

constexpr std::size_t kReadAtOnce = 2'000;  ///< records, between which others may write

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

void RecordArchive::put(const wire::Record& record) {
    if (m_failure) return;
    const base::Bytes bytes = wire::encodeRecord(record);
    if (!writeAll(m_file, bytes, m_end)) {
        m_failure =
            base::Failure{std::string("what was heard cannot be kept for looking back: ") + std::strerror(errno), "",
                          "make room on this console's disk and start it anew"};
        m_slots.clear();
        m_sorted = 0;
        return;
    }
    m_slots.push_back({record.sequence, record.acceptedAt, m_end, static_cast<std::uint32_t>(bytes.size())});
    m_end += bytes.size();
}

void RecordArchive::sortSlots() const {
    if (m_sorted == m_slots.size()) return;
    // Of one that was heard twice the first stays; mostly there is nothing to sort.
    const auto before = [](const Slot& a, const Slot& b) { return a.sequence < b.sequence; };
    if (!std::is_sorted(m_slots.begin(), m_slots.end(), before))
        std::stable_sort(m_slots.begin(), m_slots.end(), before);
    const auto same = [](const Slot& a, const Slot& b) { return a.sequence == b.sequence; };
    m_slots.erase(std::unique(m_slots.begin(), m_slots.end(), same), m_slots.end());
    m_sorted = m_slots.size();
}

void RecordArchive::removeDeleted(const wire::Record& redacted) {
    const auto said = wire::payloadOf<wire::Redacted>(redacted.envelope);
    if (!said || said->spans.empty()) return;
    m_deleted.insert(m_deleted.end(), said->spans.begin(), said->spans.end());
    for (Slot& slot : m_slots) {
        if (!wire::covers(said->spans, slot.sequence)) continue;
        auto record = read(slot);
        if (!record) continue;
        takePayloadAway(*record);
        base::Bytes bytes = wire::encodeRecord(*record);
        const auto size = static_cast<std::uint32_t>(bytes.size());
        bytes.resize(std::max<std::size_t>(slot.size, bytes.size()), 0);  // nothing of the old bytes stays
        if (size > slot.size || !writeAll(m_file, bytes, slot.offset)) {
            m_failure = base::Failure{"what was deleted cannot be taken out of what was kept for looking back", "",
                                      "start this console anew"};
            m_slots.clear();
            m_sorted = 0;
            (void)::ftruncate(m_file, 0);
            return;
        }
        slot.size = size;
    }
}

std::optional<wire::Record> RecordArchive::read(const Slot& slot) const {
    base::Bytes bytes(slot.size);
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got =
            ::pread(m_file, bytes.data() + done, bytes.size() - done, static_cast<off_t>(slot.offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return std::nullopt;
        done += static_cast<std::size_t>(got);
    }
    wire::Record record;
    if (wire::readRecord(bytes, record)) return std::nullopt;
    return record;
}

void RecordArchive::clear() {
    const std::lock_guard lock(m_guard);
    m_slots.clear();
    m_deleted.clear();
    m_sorted = 0;
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
    sortSlots();
    return m_slots.size();
}

std::optional<base::Instant> RecordArchive::begin() const {
    const std::lock_guard lock(m_guard);
    return m_begin;
}

bool RecordArchive::each(base::Instant known, const std::function<bool(wire::Record&&)>& take) const {
    std::uint64_t next = 0;
    for (bool isEnd = false; !isEnd;) {
        std::vector<wire::Record> some;
        {
            const std::lock_guard lock(m_guard);
            sortSlots();
            auto slot =
                std::lower_bound(m_slots.begin(), m_slots.end(), next,
                                 [](const Slot& one, std::uint64_t sequence) { return one.sequence < sequence; });
            for (; slot != m_slots.end() && some.size() < kReadAtOnce; ++slot) {
                next = slot->sequence + 1;
                if (slot->acceptedAt > known) continue;
                if (auto record = read(*slot)) some.push_back(std::move(*record));
            }
            isEnd = slot == m_slots.end();
        }
        for (wire::Record& record : some)
            if (!take(std::move(record))) return false;
    }
    return true;
}

}  // namespace session
