// SPDX-License-Identifier: EUPL-1.2
// When files move, and when they go.
#include <algorithm>

#include "broker/server/internal/broker_state.h"

namespace server {
namespace {

constexpr std::int64_t kFileDayMs = 24LL * 3600 * 1000;
constexpr std::int64_t kFileLookEveryMs = 60'000;

}  // namespace

void Broker::State::moveFiles() {
    const std::uint64_t said = counters.accepted + counters.duplicates + counters.rejected;
    const bool isBusy = std::exchange(saidBeforeFiles, said) != said || hasMoreToSend;
    const auto tellNews = [&] {
        for (std::string& line : files.takeNews()) tell(std::move(line));
    };
    tellNews();  // also what opening the store had to say
    if (!files.dueInMs() && !files.hasAsks()) return;
    const auto readerOf = [&](PeerId id) {
        Attachments::Reader reader;
        const auto peer = peers.find(id);
        reader.isThere = peer != peers.end();
        if (!reader.isThere) return reader;
        const auto& following = peer->second.following;
        reader.isFree = !following || following->next() > history.head();
        reader.kinds = core.roster().followable(peer->second.device);
        return reader;
    };
    const std::int64_t today = core.acceptedAtFor({}).ms / kFileDayMs;
    for (const auto& done : files.work(isBusy, today, readerOf)) answer(done.peer, done.verb);
    tellNews();
}

std::optional<Broker::State::Redaction> Broker::State::outlivedFiles() {
    if (realm.kind != wire::RealmKind::Live || options.attachmentDays == 0) return std::nullopt;
    if (nowMs() < nextFileLookMs || nowMs() < noRetentionBeforeMs) return std::nullopt;
    nextFileLookMs = nowMs() + kFileLookEveryMs;
    const std::string days = std::to_string(options.attachmentDays);
    Redaction redaction;
    redaction.what.files = files.namedBefore(
        core.acceptedAtFor({}).plusMs(-static_cast<std::int64_t>(options.attachmentDays) * kFileDayMs));
    redaction.what.rule = "retention attachments " + days + " d";
    redaction.what.reason = "kept for " + days + " days";
    redaction.what.by = "retention";
    if (redaction.what.files.empty()) return std::nullopt;
    return redaction;
}

}  // namespace server
