// SPDX-License-Identifier: EUPL-1.2
// Pictures handed over by the worker, consoles that join by them, and files that are fetched.
#include "broker/core/core.h"
#include "gis/situation/snapshot.h"
#include "tests/simulation/bus_realm.h"

namespace simulation {

/// The journal as a replay decides it.
std::vector<wire::Record> BusRealm::decided() {
    auto journal = m_world.journaled();
    core::Core again(m_world.realm.id);
    for (wire::Record& record : journal) record.verdict = static_cast<std::uint16_t>(again.decide(record).verdict.code);
    return journal;
}

void BusRealm::givePicture(Party& worker) {
    if (worker.picture.lastSequence == 0) return;
    worker.link->giveSnapshot(situation::kFoldVersion, worker.picture.lastSequence,
                              situation::encodePicture(worker.picture));
}

void BusRealm::beginFollowing(Party& party) {
    party.isJoining = party.joins && m_chance.below(4) > 0;
    if (party.isJoining)
        party.link->askSnapshot(situation::kFoldVersion);
    else
        party.link->follow(1, client::Hearing{party.kinds, party.thinBehind});
}

Breach BusRealm::join(Party& party, const client::SnapshotHeard& heard) {
    if (!std::exchange(party.isJoining, false)) return std::nullopt;
    auto picture = heard.snapshot ? situation::decodePicture(heard.snapshot->bytes) : std::nullopt;
    if (!picture) {
        party.link->follow(1, client::Hearing{party.kinds, party.thinBehind});
        return heard.snapshot ? Breach("it was handed a picture that is none") : std::nullopt;
    }
    ++m_counts.joined;
    m_joinedBy.push_back({party.name, picture->lastSequence, picture->canonicalText()});
    party.picture = std::move(*picture);
    party.through = party.picture.lastSequence;
    party.link->follow(party.through + 1, client::Hearing{party.kinds, party.thinBehind});
    return std::nullopt;
}

/// What a console shows from its first moment on must be the fold of the journal up to there. To be asked while the
/// disk can be read.
Breach BusRealm::checkJoins() {
    if (m_joinedBy.empty()) return std::nullopt;
    const auto journal = decided();
    for (const JoinedBy& joined : std::exchange(m_joinedBy, {})) {
        situation::Situation fold;
        for (const wire::Record& record : journal)
            if (record.sequence <= joined.sequence) fold.fold(record);
        if (fold.canonicalText() != joined.picture)
            return joined.party + " joined by a picture that is not the fold of the journal through record " +
                   std::to_string(joined.sequence);
    }
    return std::nullopt;
}

void BusRealm::fetchFile(Party& party) {
    if (m_files.empty()) return;
    auto at = m_files.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(m_chance.below(m_files.size())));
    party.link->fetch(at->first);
}

Breach BusRealm::checkFetched(const client::AttachmentHeard& heard) {
    if (heard.state == wire::AttachmentPhase::Whole) {
        if (!heard.bytes || seal::sha256(*heard.bytes) != heard.hash) return "it fetched a file that is not its hash";
        ++m_counts.filesFetched;
    }
    const auto file = m_files.find(heard.hash);
    if (heard.state == wire::AttachmentPhase::Deleted && file != m_files.end() && !file->second.isOrdered)
        return "it was told Deleted of a file that nobody ordered to be";
    return std::nullopt;
}

}  // namespace simulation
