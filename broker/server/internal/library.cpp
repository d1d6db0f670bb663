// SPDX-License-Identifier: EUPL-1.2
// The past by range, and pictures kept for those who join.
#include <algorithm>

#include "broker/server/internal/broker_state.h"
#include "broker/wire/limits.h"

namespace server {
namespace {

/// One answer looks at no more records than this, so that the live stream is not held up by those who read the past.
constexpr std::uint64_t kRangeScannedMax = 2'000;

}  // namespace

void Broker::State::take(PeerId id, Peer& peer, const wire::Range& range) {
    std::vector<wire::Kind> kinds = range.kinds;
    if (!mayRead(peer, kinds)) {
        reject(id, std::nullopt,
               {wire::RejectionCode::MaySpeakNotFor, "the roles of this device do not let it read these kinds",
                "range.kinds", "name kinds that it may follow"});
        return;
    }
    std::sort(kinds.begin(), kinds.end());
    const std::uint64_t from = std::max<std::uint64_t>(1, range.fromSequence);
    const std::uint64_t through = std::min(range.throughSequence, history.head());
    wire::Ranged ranged;
    ranged.throughSequence = from - 1;
    std::size_t bytes = 0;
    auto read = history.read(from, [&](const wire::Record& record) {
        if (record.sequence > through) return false;
        ranged.throughSequence = record.sequence;
        if (kinds.empty() || std::binary_search(kinds.begin(), kinds.end(), record.envelope.kind)) {
            bytes += record.envelope.payload.size() + 256;
            ranged.records.push_back(record);
        }
        return ranged.records.size() < wire::limits::kBatchRecordsMax && bytes < wire::limits::kBatchBytesTarget &&
               record.sequence - from < kRangeScannedMax;
    });
    if (!read) {
        endFollowing(id, peer, read.failure().text());
        return;
    }
    answer(id, std::move(ranged));
}

void Broker::State::take(PeerId id, const wire::SnapshotAsk& ask) {
    const auto peer = peers.find(id);
    // The picture holds everything: it is for those who may follow everything.
    const bool mayAsk = peer != peers.end() && !core.roster().followable(peer->second.device);
    answer(id, mayAsk ? snapshots.part(ask) : wire::SnapshotPart{});
}

void Broker::State::take(PeerId id, Peer& peer, const wire::SnapshotGive& give) {
    const wire::Roster::Device* device = core.roster().device(peer.device);
    const bool mayGive = device != nullptr && !device->revoked &&
                         std::find(device->enrolment.roles.begin(), device->enrolment.roles.end(),
                                   wire::DeviceRole::Fusion) != device->enrolment.roles.end();
    const auto taken = mayGive ? snapshots.take(id, give, history) : std::nullopt;
    if (snapshots.takeRenewal()) tell(kPicturesRenewed);
    if (taken) {
        answer(id, *taken);
        return;
    }
    reject(id, std::nullopt,
           {mayGive ? wire::RejectionCode::BadNumber : wire::RejectionCode::MaySpeakNotFor,
            mayGive ? "this snapshot cannot be kept" : "only the fusion worker hands over pictures", "snapshot",
            "consoles fold from the beginning without it"});
}

}  // namespace server
