// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/mail_memory.h"

#include <fstream>
#include <sstream>
#include <system_error>

#include "broker/seal/seal.h"

namespace dispatch {
namespace {

constexpr const char* kNoId = "-";

base::Failure notWritten(const std::filesystem::path& file) {
    return {"which mails were looked at cannot be written down", file.string(),
            "check the disk and the rights of the folder"};
}
std::string hashOf(const std::string& messageId) {
    if (messageId.empty()) return kNoId;
    const auto hash = seal::sha256(base::bytesOf("lagewerk-mail-id/1\n" + messageId));
    return base::toHex(base::BytesView(hash).first(16));
}

}  // namespace

MailMemory::MailMemory(std::filesystem::path file, std::size_t linesMax)
    : m_file(std::move(file)), m_linesMax(linesMax) {}

base::Done MailMemory::prepare() {
    std::error_code error;
    if (m_file.has_parent_path()) std::filesystem::create_directories(m_file.parent_path(), error);
    std::ifstream in(m_file, std::ios::binary);
    for (std::string text; std::getline(in, text);) {
        std::istringstream words(text);
        Line line;
        if (words >> line.place.uidValidity >> line.place.uid >> line.hash && !in.eof()) take(std::move(line));
    }
    return writeAll();
}

void MailMemory::take(Line line) {
    if (!m_places.insert(line.place).second) return;
    m_hashes.insert(line.hash);
    m_lines.push_back(std::move(line));
}

bool MailMemory::hasId(const std::string& messageId) const {
    return !messageId.empty() && m_hashes.contains(hashOf(messageId));
}

base::Done MailMemory::keep(const MailPlace& place, const std::string& messageId) {
    if (has(place)) return base::done();
    take({place, hashOf(messageId)});
    if (m_lines.size() > m_linesMax) {
        while (m_lines.size() > m_linesMax / 2) {
            m_places.erase(m_lines.front().place);
            m_hashes.erase(m_hashes.find(m_lines.front().hash));
            m_lines.pop_front();
        }
        return writeAll();
    }
    std::ofstream out(m_file, std::ios::binary | std::ios::app);
    out << place.uidValidity << ' ' << place.uid << ' ' << m_lines.back().hash << '\n';
    if (!out.flush()) return notWritten(m_file);
    return base::done();
}

base::Done MailMemory::writeAll() const {
    std::filesystem::path fresh = m_file;
    fresh += ".new";
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    for (const Line& line : m_lines) out << line.place.uidValidity << ' ' << line.place.uid << ' ' << line.hash << '\n';
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(fresh, m_file, error);
    if (!out || error) return notWritten(m_file);
    return base::done();
}

}  // namespace dispatch
