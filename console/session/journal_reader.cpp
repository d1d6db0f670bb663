// SPDX-License-Identifier: EUPL-1.2
#include "console/session/journal_reader.h"

#include <limits>

#include "gis/situation/snapshot.h"

namespace session {

namespace {
constexpr std::size_t kGapsMax = 200;
}

void JournalReader::followFrom(std::uint64_t sequence) {
    m_isFollowing = true;
    m_isAsking = false;
    m_link.follow(sequence, client::Hearing{{}, kThinBehind});
}

void JournalReader::join(const client::SnapshotHeard& heard, std::vector<Notice>& out) {
    auto picture = heard.snapshot ? situation::decodePicture(heard.snapshot->bytes) : std::nullopt;
    const bool isGood = picture && picture->lastSequence == heard.snapshot->sequence && picture->realm &&
                        *picture->realm == m_link.identity().realm;
    if (!isGood) return followFrom(1);
    followFrom(picture->lastSequence + 1);
    out.emplace_back(Joined{std::make_shared<const situation::Situation>(std::move(*picture))});
    m_reading = Reading::BeforeSnapshot;
    m_link.askHistory(1, std::numeric_limits<std::uint64_t>::max());
}

/// Only readings have a course to be drawn; of positions the newest is all that is shown.
void JournalReader::noteMerged(const std::vector<wire::Merged>& merged) {
    for (const wire::Merged& one : merged) {
        if (one.kind != wire::Kind::Reading) continue;
        m_gaps.emplace_back(one.fromSequence, one.throughSequence);
        if (m_gaps.size() < kGapsMax) continue;
        // Rather read some records twice than lose some: two stretches become one.
        m_gaps[1].first = m_gaps[0].first;
        m_gaps.pop_front();
    }
}

void JournalReader::tell(const std::optional<client::Witnessed>& contradiction, std::vector<Notice>& out) {
    if (!contradiction || std::exchange(m_isContradicted, true)) return;
    out.emplace_back(*contradiction);
}

/// A journal that went on from a copy has other records where this console kept a checkpoint in an earlier life.
void JournalReader::compare(const std::vector<wire::Record>& records, std::vector<Notice>& out) {
    if (m_witnesses == nullptr || m_isContradicted) return;
    for (const wire::Record& record : records) tell(m_witnesses->contradictedBy(record), out);
}

/// Of what comes as it is said; the past that is read behind a snapshot proves nothing that its newest one does not.
void JournalReader::witness(const std::vector<wire::Record>& records, std::vector<Notice>& out) {
    std::optional<client::Witnessed> newest;
    for (const wire::Record& record : records) {
        if (record.envelope.kind != wire::Kind::Checkpoint) continue;
        auto witnessed = m_witnesses->keep(record);
        if (!witnessed) continue;
        if (witnessed->trouble) out.emplace_back(*witnessed);
        newest = std::move(witnessed);
    }
    if (newest && !newest->trouble) out.emplace_back(std::move(*newest));
}

void JournalReader::askNext() {
    if (m_reading != Reading::Nothing || m_gaps.empty()) return;
    m_reading = Reading::Merged;
    m_link.askHistory(m_gaps.front().first, m_gaps.front().second, {wire::Kind::Reading});
    m_gaps.pop_front();
}

void JournalReader::take(client::Event event, std::vector<Notice>& out) {
    if (const auto* connected = std::get_if<client::Connected>(&event); connected != nullptr && m_witnesses != nullptr)
        tell(m_witnesses->contradictedByEnd(connected->welcome.lastSequence), out);
    if (const auto* connected = std::get_if<client::Connected>(&event); connected != nullptr && !m_isFollowing) {
        if (connected->welcome.lastSequence <= kShortJournal) {
            followFrom(1);
        } else if (!std::exchange(m_isAsking, true)) {
            m_link.askSnapshot(situation::kFoldVersion);
        }
    }
    if (const auto* heard = std::get_if<client::SnapshotHeard>(&event)) {
        if (m_isAsking) join(*heard, out);
        return;
    }
    if (auto* history = std::get_if<client::History>(&event)) {
        if (m_reading == Reading::Nothing) return;
        const bool isDone = history->isDone;
        compare(history->records, out);
        out.emplace_back(Past{std::move(history->records), m_reading == Reading::Merged, isDone});
        if (isDone) m_reading = Reading::Nothing;
        return askNext();
    }
    if (std::holds_alternative<client::Rewound>(event)) {
        m_reading = Reading::Nothing;
        m_gaps.clear();
    }
    if (const auto* records = std::get_if<client::Records>(&event)) {
        noteMerged(records->merged);
        if (m_witnesses != nullptr) witness(records->records, out);
        compare(records->records, out);
    }
    out.emplace_back(std::move(event));
    askNext();
}

}  // namespace session
