// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/send_way.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "gis/warning/contact_data.h"

namespace dispatch {
namespace {

constexpr std::size_t kAddressBytesMax = 254, kUrlBytesMax = 2000;
constexpr std::int64_t kCommandTimeoutSMax = 3600, kNetTimeoutSMax = 300;
constexpr std::string_view kAddressMarks = "!#$%&'*+-/=?^_`{|}~.";

bool isPlain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// "https://host:port" of an address with a path.
std::string_view withoutPath(std::string_view url) {
    const auto scheme = url.find("://");
    return scheme == std::string_view::npos ? url : url.substr(0, url.find('/', scheme + 3));
}

}  // namespace

bool isMailAddress(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > kAddressBytesMax) return false;
    const std::string_view local = text.substr(0, at);
    const auto isOfAddress = [](char c) { return isPlain(c) || kAddressMarks.find(c) != std::string_view::npos; };
    return local.front() != '-' && std::ranges::all_of(local, isOfAddress) && isHost(text.substr(at + 1));
}

void SendWayReader::fail(const base::TomlTable& row, std::string_view key, std::string what, std::string fix) {
    m_reader.fail(m_reader.lineOf(row, key), std::move(what), std::move(fix));
}

void SendWayReader::refuseOthersKeys(const base::TomlTable& row, std::optional<SendWay::Kind> kind) {
    using Kind = SendWay::Kind;
    static constexpr std::array kSmtp{Kind::Smtp}, kCommand{Kind::Command}, kPost{Kind::HttpPost};
    static constexpr std::array kNet{Kind::Smtp, Kind::HttpPost};
    static constexpr std::array kAll{Kind::Smtp, Kind::Command, Kind::HttpPost};
    const auto belongs = [&](std::string_view key, const auto& kinds) {
        if (!m_reader.has(row, key) || (kind && std::ranges::find(kinds, *kind) != kinds.end())) return;
        fail(row, key, "\"" + std::string(key) + "\" does not belong to this kind of way", "take it out");
    };
    for (const std::string_view key : {"starttls", "from"}) belongs(key, kSmtp);
    for (const std::string_view key : {"command", "recognises_key", "answers_ask"}) belongs(key, kCommand);
    for (const std::string_view key : {"token_file"}) belongs(key, kPost);
    for (const std::string_view key : {"url", "user", "password_file", "ca_file"}) belongs(key, kNet);
    belongs("timeout_s", kAll);
}

SendWay SendWayReader::smtp(const base::TomlTable& row) {
    SendWay out;
    out.kind = SendWay::Kind::Smtp;
    out.mail.from = m_reader.text(row, "from", true).value_or("");
    out.timeoutS = m_reader.whole(row, "timeout_s", false, 1, kNetTimeoutSMax).value_or(30);
    readMailServer(m_reader, row, "smtp", out.mail);
    if (m_reader.isStopped()) return out;
    if (!isMailAddress(out.mail.from))
        fail(row, "from", "\"" + out.mail.from + "\" cannot be the sender of mails",
             "write one address, like stab@your-town.example");
    else if (m_realm == wire::RealmKind::Live && warning::isPlaceholder(out.mail.from))
        fail(row, "from", "the sender \"" + out.mail.from + "\" is an example's, and this realm is live",
             "write an address of your own town");
    return out;
}

SendWay SendWayReader::command(const base::TomlTable& row) {
    SendWay out;
    out.kind = SendWay::Kind::Command;
    out.command = m_reader.texts(row, "command");
    out.timeoutS = m_reader.whole(row, "timeout_s", false, 1, kCommandTimeoutSMax).value_or(60);
    if (m_reader.isStopped()) return out;
    if (out.command.empty() || !out.command.front().starts_with('/')) {
        fail(row, "command", "\"command\" does not begin with the absolute path of a program",
             "write command = [\"/usr/local/bin/gateway\"], each argument in quotes of its own");
        return out;
    }
    const std::string& program = out.command.front();
    std::error_code unseen;
    if (!std::filesystem::is_regular_file(program, unseen) || access(program.c_str(), X_OK) != 0)
        fail(row, "command", "there is no program " + program + " that may be run", "check its path and rights");
    return out;
}

SendWay SendWayReader::httpPost(const base::TomlTable& row) {
    SendWay out;
    out.kind = SendWay::Kind::HttpPost;
    out.timeoutS = m_reader.whole(row, "timeout_s", false, 1, kNetTimeoutSMax).value_or(30);
    HttpServer& http = out.http;
    http.url = m_reader.text(row, "url", true).value_or("");
    if (m_reader.isStopped()) return out;
    const auto host = serverHost(withoutPath(http.url), "http");
    const bool isClean = std::ranges::all_of(http.url, [](char c) { return c > 32 && c < 127 && c != '#'; });
    if (!host || !isClean || http.url.size() > kUrlBytesMax) {
        fail(row, "url", "\"" + http.url + "\" is no address of a web server",
             "write https://host/path, without a name, a password or a blank");
        return out;
    }
    const bool isEncrypted = http.url.starts_with("https://");
    if (!isEncrypted && !isLoopback(*host))
        fail(row, "url", "a warning would leave this machine unencrypted, and anybody could change it on its way",
             "write https://");
    http.authority = readAuthority(m_reader, row, isEncrypted);
    http.token = readSecret(m_reader, row, "token_file");
    http.user = m_reader.text(row, "user", false).value_or("");
    http.secret = readSecret(m_reader, row, "password_file");
    if (m_reader.isStopped()) return out;
    if (http.user.empty() != http.secret.empty() || (!http.user.empty() && !http.token.empty()))
        fail(row, http.user.empty() ? "password_file" : "user", "a login is a name and a password, or a token",
             "give \"user\" and \"password_file\", or \"token_file\", or nothing");
    return out;
}

}  // namespace dispatch
