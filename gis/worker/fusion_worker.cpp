// SPDX-License-Identifier: EUPL-1.2
#include "gis/worker/fusion_worker.h"

#include "broker/wire/codec.h"

namespace worker {

void FusionWorker::fold(const wire::Record& record) {
    m_fusion.fold(record);
    if (record.verdict != 0 || record.envelope.source != "fusion") return;
    if (const auto done = wire::payloadOf<wire::DoneThrough>(record.envelope); done && done->participant == name())
        m_fusion.forgetThrough(done->tick);
}

std::vector<client::Submission> FusionWorker::atTick(const wire::Tick& tick, const wire::Record&) {
    std::vector<client::Submission> out;
    for (fusion::Fact& fact : m_fusion.say(tick.number)) {
        client::Submission submission;
        submission.kind = fact.kind;
        submission.payload = std::move(fact.payload);
        submission.source = name();
        submission.observedAt = fact.observedAt;
        submission.id = fact.id;
        submission.cause = std::move(fact.cause);
        submission.keep = client::Keep::InMemory;
        out.push_back(std::move(submission));
    }
    m_fusion.forgetThrough(tick.number);
    return out;
}

}  // namespace worker
