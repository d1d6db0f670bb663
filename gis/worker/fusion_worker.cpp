// SPDX-License-Identifier: EUPL-1.2
#include "gis/worker/fusion_worker.h"

#include "broker/base/archive.h"
#include "broker/base/build_id.h"
#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "gis/situation/snapshot.h"

namespace worker {
namespace {

/// Fold versions of pictures count from 1.
constexpr std::uint32_t kMemoryBit = 0x8000'0000;

/// Whose memory it is: another program may judge otherwise or write otherwise, another town has other stations, other
/// rules lead elsewhere.
std::pair<base::Bytes, std::string> ownerOf(const fusion::Town& town, const fusion::Rules& rules) {
    return {base::buildId(), town.package + " " + rules.version};
}

}  // namespace

void FusionWorker::fold(const wire::Record& record) {
    m_keeper.fold(record);
    m_fusion->fold(record);
    if (record.verdict != 0 || record.envelope.source != "fusion") return;
    if (const auto done = wire::payloadOf<wire::DoneThrough>(record.envelope); done && done->participant == name())
        m_fusion->doneThrough(done->tick);
}

std::vector<client::Submission> FusionWorker::atTick(const wire::Tick& tick, const wire::Record&) {
    std::vector<client::Submission> out;
    for (fusion::Fact& fact : m_fusion->say(tick.number)) {
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
    m_fusion->forgetThrough(tick.number);
    return out;
}

std::optional<std::uint32_t> FusionWorker::memoryVersion() const {
    if (base::buildId().empty()) return std::nullopt;
    base::ArchiveWriter writer;
    writer(std::string("lagewerk fusion worker"), ownerOf(*m_town, *m_rules));
    const seal::Hash hash = seal::sha256(writer.take());
    std::uint32_t version = 0;
    for (std::size_t i = 0; i < sizeof version; ++i) version = version << 8 | hash[i];
    return version | kMemoryBit;
}

std::optional<PictureKeeper::Picture> FusionWorker::memory() const {
    const auto held = m_fusion->memory();
    if (!held) return std::nullopt;
    PictureKeeper::Picture memory = m_keeper.now();
    base::ArchiveWriter writer;
    writer(ownerOf(*m_town, *m_rules), memory.sequence, *held, memory.bytes);
    memory.bytes = writer.take();
    return memory;
}

bool FusionWorker::remember(std::uint64_t sequence, base::BytesView memory) {
    base::ArchiveReader reader(memory);
    std::pair<base::Bytes, std::string> owner;
    std::uint64_t heldAt = 0;
    base::Bytes held, picture;
    reader(owner, heldAt, held, picture);
    auto fresh = std::make_unique<fusion::Fusion>(*m_town, *m_rules, m_beside);
    if (!reader.isWhole() || owner != ownerOf(*m_town, *m_rules) || heldAt != sequence || !fresh->remember(held))
        return false;
    if (!m_keeper.begin({sequence, std::move(picture)})) return false;
    m_fusion = std::move(fresh);
    return true;
}

std::optional<FusionWorker::Handover> FusionWorker::due(bool isAtRest) {
    if (auto picture = m_keeper.due()) {
        m_pictureUnderWay = picture->sequence;
        m_isMemoryDue = false;
        return Handover{situation::kFoldVersion, std::move(*picture)};
    }
    if (!m_isMemoryDue || !isAtRest || !memoryVersion()) return std::nullopt;
    auto content = memory();
    if (!content) return std::nullopt;  // a tick is folded and not said yet
    m_isMemoryDue = false;
    if (content->bytes.size() > wire::limits::kSnapshotBytesMax) return std::nullopt;
    return Handover{*memoryVersion(), std::move(*content)};
}

void FusionWorker::onEvent(const client::Event& event) {
    const auto* kept = std::get_if<client::SnapshotKept>(&event);
    if (kept == nullptr || kept->sequence != m_pictureUnderWay) return;
    m_pictureUnderWay.reset();
    m_isMemoryDue = true;  // one at a time is under way to the broker
}

}  // namespace worker
