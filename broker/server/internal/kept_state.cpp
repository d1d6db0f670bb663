// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/internal/kept_state.h"

#include "broker/base/archive.h"
#include "broker/base/build_id.h"
#include "broker/base/mutant.h"

namespace server {
namespace {

constexpr std::uint32_t kForm = 1;

/// Over which the broker's signature stands. The program's own id: another one may decide or write otherwise.
base::Bytes signedPart(std::uint64_t sequence, const seal::Hash& chain, base::BytesView content) {
    base::ArchiveWriter writer;
    writer(std::string("lagewerk broker state"), base::buildId(), sequence, chain, seal::sha256(content));
    return writer.take();
}

}  // namespace

bool KeptState::open() {
    if (m_store || m_file.empty() || base::buildId().empty()) return m_store.has_value();
    auto store = journal::SnapshotStore::open(m_file);
    if (store) m_store = std::move(store).value();
    return m_store.has_value();
}

std::optional<Known> KeptState::newest(const wire::RealmId& realm, const seal::PublicKey& key, History& history) {
    std::error_code none;
    const bool isThere = std::filesystem::file_size(m_file, none) > 0 && !none;
    if (!open()) {
        if (isThere) m_doubt = "the file cannot be used";
        return std::nullopt;
    }
    if (m_store->takeRenewal()) m_doubt = "its file was damaged and is begun anew";
    while (const auto stored = m_store->newest(kForm)) {
        if (auto known = believed(*stored, realm, key, history)) return known;
        m_store->remove(stored->sequence);  // it would stand before those that are kept from now on
    }
    if (!m_doubt && !m_store->kept().empty()) m_doubt = "its bytes are damaged";
    return std::nullopt;
}

std::optional<Known> KeptState::believed(const journal::SnapshotStore::Snapshot& stored, const wire::RealmId& realm,
                                         const seal::PublicKey& key, History& history) {
    const auto chain = history.hashAt(stored.sequence);
    if (!chain || (*chain != stored.chain && !LAGEWERK_MUTANT("state-of-another-journal"))) {
        m_doubt = "it belongs to another journal, or to records that are not there any more";
        return std::nullopt;
    }
    m_doubt = "it was made by another program, or its bytes are not those that this broker signed";
    base::ArchiveReader outer(stored.bytes);
    seal::SignatureBytes signature{};
    base::Bytes content;
    outer(signature, content);
    if (!outer.isWhole()) return std::nullopt;
    if (!seal::verify(key, signedPart(stored.sequence, stored.chain, content), signature) &&
        !LAGEWERK_MUTANT("state-unsigned"))
        return std::nullopt;
    base::ArchiveReader inner(content);
    base::Bytes core;
    Known known{core::Core(realm), {}, {}, {}};
    inner(core, known.verdicts, known.filed, known.examined);
    auto resumed = core::Core::resumed(realm, core);
    if (!inner.isWhole() || !resumed || resumed->decidedThrough() != stored.sequence) return std::nullopt;
    known.core = std::move(*resumed);
    m_doubt.reset();
    return known;
}

bool KeptState::keep(const core::Core& core, const std::vector<std::uint64_t>& filed, const Examined& examined,
                     const seal::SigningKey& key, const History& history) {
    if (!open()) return false;
    journal::SnapshotStore::Snapshot snapshot;
    snapshot.sequence = core.decidedThrough();
    snapshot.foldVersion = kForm;
    snapshot.chain = history.lastHash();
    base::ArchiveWriter inner;
    inner(core.state(), history.verdicts(), filed, examined);
    const base::Bytes content = inner.take();
    base::ArchiveWriter outer;
    outer(key.sign(signedPart(snapshot.sequence, snapshot.chain, content)), content);
    snapshot.bytes = outer.take();
    snapshot.hash = seal::sha256(snapshot.bytes);
    return m_store->add(snapshot);
}

void KeptState::forget() {
    if (open()) m_store->clear();
}

}  // namespace server
