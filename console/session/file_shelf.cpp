// SPDX-License-Identifier: EUPL-1.2
#include "console/session/file_shelf.h"

namespace session {

FileShelf::FileShelf(QObject* parent) : QObject(parent) {}

FileStanding FileShelf::standing(const wire::Hash& hash) const {
    const auto known = m_standings.find(hash);
    if (known != m_standings.end() && known->second.state != FileState::Here) return known->second;
    // The cache may have let it go since.
    if (m_cache && m_cache->has(hash)) return {FileState::Here, 0, 0, {}};
    return known == m_standings.end() ? FileStanding{} : FileStanding{FileState::Unasked, 0, known->second.size, {}};
}

void FileShelf::want(const wire::Hash& hash, bool again) {
    const FileState state = standing(hash).state;
    if (state == FileState::Here || state == FileState::Deleted || state == FileState::Asked ||
        state == FileState::Coming)
        return;
    if (!again && (state == FileState::NotToHave || state == FileState::NotKept)) return;
    m_standings[hash].state = FileState::Asked;
    if (m_ask) m_ask(hash);
    emit changed();
}

void FileShelf::hear(const FileHeard& heard) {
    FileStanding& known = m_standings[heard.hash];
    if (known.state == FileState::Deleted) return;
    known = heard.standing;
    emit changed();
}

void FileShelf::expectGiving(const wire::Hash& hash, std::uint64_t size) { m_givings[hash].size = size; }

void FileShelf::hear(const client::AttachmentGiven& given) {
    m_givings[given.hash] = {given.state, given.through, given.size, given.why};
    emit changed();
}

void FileShelf::noteDeleted(const wire::Hash& hash) {
    FileStanding& known = m_standings[hash];
    if (known.state == FileState::Deleted) return;
    known = {FileState::Deleted, 0, 0, {}};
    if (m_cache) m_cache->remove(hash);
    emit changed();
}

}  // namespace session
