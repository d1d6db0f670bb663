// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/cap_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "broker/seal/seal.h"

namespace dispatch {
namespace {

constexpr const char* kUnfinished = ".unfinished";

base::Failure fileFailure(const char* what, const std::filesystem::path& file) {
    return {std::string(what) + ": " + std::strerror(errno), file.string(),
            "check the disk and the rights of the folder"};
}

/// All bytes, then a sync, so that a receipt never speaks of a file that a power cut takes back.
base::Done writeSynced(const std::filesystem::path& file, std::string_view bytes) {
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (handle < 0) return fileFailure("the file cannot be made", file);
    bool good = true;
    while (good && !bytes.empty()) {
        const ssize_t written = ::write(handle, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        good = written > 0;
        if (good) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    good = good && ::fsync(handle) == 0;
    const int error = errno;
    ::close(handle);
    errno = error;
    if (!good) return fileFailure("the file cannot be written", file);
    return base::done();
}

}  // namespace

std::string capFileName(std::string_view identifier) {
    std::string name;
    for (const char c : identifier) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || (c == '.' && !name.empty());
        name += plain ? c : '_';
    }
    constexpr std::size_t kNameMax = 150;
    if (name != identifier || name.empty() || name.size() > kNameMax)
        name = name.substr(0, kNameMax) + "-" + base::toHex(seal::sha256(base::bytesOf(identifier))).substr(0, 12);
    return name + ".xml";
}

base::Done CapFolder::prepare() const {
    std::error_code error;
    std::filesystem::create_directories(m_folder, error);
    if (error)
        return base::Failure{"the folder for CAP files cannot be made: " + error.message(), m_folder.string(),
                             "choose another --out"};
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, error))
        if (entry.path().extension() == kUnfinished) std::filesystem::remove(entry.path(), error);
    return base::done();
}

base::Outcome<std::string> CapFolder::put(std::string_view identifier, std::string_view xml) const {
    const std::string name = capFileName(identifier);
    const std::filesystem::path file = m_folder / name, unfinished = m_folder / (name + kUnfinished);
    if (auto written = writeSynced(unfinished, xml); !written) return written.failure();
    if (std::rename(unfinished.c_str(), file.c_str()) != 0) return fileFailure("the file cannot be put in place", file);
    if (const int folder = ::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return name;
}

base::Outcome<std::string> CapFolder::read(std::string_view identifier) const {
    const std::filesystem::path file = m_folder / capFileName(identifier);
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return base::Failure{"the file is gone", file.string(),
                             "see who took it; a fetched file must be copied, not moved"};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return std::move(bytes).str();
}

}  // namespace dispatch
