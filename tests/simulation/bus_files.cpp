// SPDX-License-Identifier: EUPL-1.2
// Files that records name: who gives them, who has them deleted, and what must hold of them.
#include <algorithm>

#include "broker/journal/attachment_store.h"
#include "broker/wire/attachment.h"
#include "tests/simulation/bus_realm.h"

namespace simulation {
namespace {

constexpr std::size_t kFileBytesMax = 60'000;

}  // namespace

void BusRealm::giveFile(Party& party) {
    base::Bytes bytes(1 + m_chance.below(kFileBytesMax));
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(m_chance.next());
    const wire::Attachment file{seal::sha256(bytes), "image/jpeg", bytes.size(), "foto.jpg"};
    if (!party.link || !party.link->give(file, std::move(bytes))) return;
    wire::LogEntry entry;
    entry.text = "Foto " + std::to_string(++m_spoken);
    entry.attachments = {file};
    const auto id = say(party, entry, "post:S2");
    if (!id) return;
    ++m_counts.files;
    m_files[file.hash] = {*id, party.name, party.hasOutbox, false, false};
}

void BusRealm::deleteFile(Party& admin) {
    if (m_files.empty()) return;
    auto at = m_files.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(m_chance.below(m_files.size())));
    const Person by{"p:admin", seal::SigningKey::generate()};
    wire::RedactionOrdered order;
    order.files = {at->first};
    order.reason = "simulated";
    if (say(admin, order, "admin", &by, client::Keep::OnDisk, std::nullopt, m_world.admin.get()))
        at->second.isOrdered = true;
}

/// Bytes for a file that another device named.
void BusRealm::lieAboutFile() {
    if (m_files.empty() || !m_lying) return;
    auto at = m_files.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(m_chance.below(m_files.size())));
    m_lying->send(wire::encodeVerb(wire::AttachmentGive{at->first, 0, base::Bytes(1 + m_chance.below(2000), 7)}));
}

void BusRealm::noteFiles(const client::Event& event) {
    if (const auto* given = std::get_if<client::AttachmentGiven>(&event)) {
        const auto file = m_files.find(given->hash);
        if (file == m_files.end()) return;
        if (given->state == wire::AttachmentPhase::Whole) {
            if (!std::exchange(file->second.isTold, true)) ++m_counts.filesWhole;
        } else if (given->state == wire::AttachmentPhase::Deleted && !file->second.isOrdered) {
            m_breach = "a file was called deleted that nobody ordered to be";
        } else if (given->state == wire::AttachmentPhase::Refused && given->why &&
                   given->why->code == wire::RejectionCode::ContentChanged) {
            m_breach = "a file was called changed that is as it was given";
        }
    }
}

/// The journal was put back: what it does not hold any more is forgotten with its files.
void BusRealm::filesRewound(const std::vector<wire::Record>& copy) {
    std::set<wire::MessageId> left;
    for (const wire::Record& record : copy) left.insert(record.envelope.id);
    std::erase_if(m_files, [&](const auto& file) { return !left.contains(file.second.named); });
}

/// An old copy of a party's files was put back: what it had not given whole may be gone.
void BusRealm::filesPutBack(const Party& party) {
    for (auto& [hash, file] : m_files)
        if (file.giver == party.name) file.mustArrive = false;
}

/// What was told whole is whole; at the end also: what was deleted is gone, what was kept has arrived.
Breach BusRealm::checkFiles(bool isEnd) {
    auto store =
        journal::AttachmentStore::open(m_world.dir / "attachments.db", journal::Open::ForReading, m_world.disk->name());
    if (!store) return m_counts.filesWhole == 0 ? Breach{} : "the files cannot be read: " + store.failure().text();
    auto rows = store.value().files();
    if (!rows) return "the files cannot be read: " + rows.failure().text();
    std::set<wire::Hash> whole;
    for (const auto& row : rows.value()) {
        if (!row.isWhole) continue;
        const auto bytes = store.value().read(row.row, 0, kFileBytesMax);
        if (!bytes || seal::sha256(bytes.value()) != row.hash) return "a whole file is not what its hash says";
        whole.insert(row.hash);
    }
    for (const auto& [hash, file] : m_files) {
        if (file.isOrdered) continue;
        if (file.isTold && !whole.contains(hash)) return file.giver + " was told Whole of a file that is not there";
        if (isEnd && file.mustArrive && !whole.contains(hash)) return file.giver + " kept a file that did not arrive";
    }
    if (isEnd && isDeletedLeft()) return "a file is there that was deleted";
    return std::nullopt;
}

/// Deleting goes on behind the record that says it, a few files at a time.
bool BusRealm::isDeletedLeft() {
    std::set<wire::Hash> deleted;
    for (const wire::Record& record : m_world.journaled())
        if (const auto redacted = wire::payloadOf<wire::Redacted>(record.envelope);
            redacted && record.submitter.isBroker())
            deleted.insert(redacted->files.begin(), redacted->files.end());
    m_counts.filesDeleted = deleted.size();
    auto store =
        journal::AttachmentStore::open(m_world.dir / "attachments.db", journal::Open::ForReading, m_world.disk->name());
    if (!store) return false;  // no file was ever taken
    const auto rows = store.value().files();
    return !rows || std::any_of(rows.value().begin(), rows.value().end(),
                                [&](const auto& row) { return deleted.contains(row.hash); });
}

bool BusRealm::areFilesAtRest() const {
    return std::all_of(m_files.begin(), m_files.end(), [](const auto& file) {
        return !file.second.mustArrive || file.second.isTold || file.second.isOrdered;
    });
}

}  // namespace simulation
