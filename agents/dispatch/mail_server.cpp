// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/mail_server.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

namespace dispatch {
namespace {

bool isHostLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// One table of the file.
class ServerReader {
public:
    ServerReader(base::TomlReader& reader, const base::TomlTable& row, std::string_view protocol)
        : m_reader(reader), m_row(row), m_protocol(protocol) {}

    void read(MailServer& out) {
        out.url = m_reader.text(m_row, "url", true).value_or("");
        if (m_reader.isStopped()) return;
        const auto host = serverHost(out.url, m_protocol);
        const bool isImap = m_protocol == "imap";
        if (!host)
            return fail("url", "\"" + out.url + "\" is no mail server",
                        "write " + m_protocol + (isImap ? "://host:143 or " : "://host:25 or ") + m_protocol +
                            (isImap ? "s://host:993" : "s://host:465") + ", without a name, a password or a path");
        const bool isEncrypted = out.url.starts_with(m_protocol + "s://");
        const auto starttls = m_reader.oneOf(m_row, "starttls", {"required", "never"});
        out.needsTls = isEncrypted || (starttls ? *starttls == 0 : !isLoopback(*host));
        if (!out.needsTls && !isLoopback(*host))
            return fail("starttls", "names and numbers of people would leave this machine unencrypted",
                        "write starttls = \"required\", or leave it out");
        if (starttls && isEncrypted)
            return fail("starttls", m_protocol + "s:// is encrypted from the start", "take \"starttls\" out");
        out.authority = readAuthority(m_reader, m_row, out.needsTls);
        if (!m_reader.isStopped()) readLogin(out);
    }

private:
    void fail(std::string_view key, std::string what, std::string fix) {
        m_reader.fail(m_reader.lineOf(m_row, key), std::move(what), std::move(fix));
    }
    void readLogin(MailServer& out) {
        out.user = m_reader.text(m_row, "user", false).value_or("");
        const bool hasFile = m_reader.has(m_row, "password_file");
        if (out.user.empty() == hasFile)
            return fail(hasFile ? "password_file" : "user", "a login needs a name and a password",
                        "give \"user\" and \"password_file\", or neither");
        out.secret = readSecret(m_reader, m_row, "password_file");
    }

    base::TomlReader& m_reader;
    const base::TomlTable& m_row;
    std::string m_protocol;
};

}  // namespace

bool isHost(std::string_view text) {
    return !text.empty() && isHostLetter(text.front()) && isHostLetter(text.back()) &&
           text.find("..") == std::string_view::npos &&
           std::ranges::all_of(text, [](char c) { return isHostLetter(c) || c == '-' || c == '.'; });
}

bool isLoopback(std::string_view host) {
    const bool isNumber = std::ranges::all_of(host, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return host == "localhost" || host == "[::1]" || (isNumber && host.starts_with("127."));
}

std::optional<std::string> serverHost(std::string_view url, const std::string& protocol) {
    const std::string scheme = url.starts_with(protocol + "s://") ? protocol + "s://" : protocol + "://";
    if (!url.starts_with(scheme)) return std::nullopt;
    std::string_view rest = url.substr(scheme.size());
    const auto colon = rest.rfind(':');
    if (colon != std::string_view::npos && !rest.ends_with(']')) {
        const std::string_view port = rest.substr(colon + 1);
        unsigned number = 0;
        const auto read = std::from_chars(port.data(), port.data() + port.size(), number);
        if (read.ec != std::errc() || read.ptr != port.data() + port.size() || number < 1 || number > 65535)
            return std::nullopt;
        rest = rest.substr(0, colon);
    }
    const bool isV6 =
        rest.size() > 4 && rest.front() == '[' && rest.back() == ']' &&
        rest.substr(1, rest.size() - 2).find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
    if (!isV6 && !isHost(rest)) return std::nullopt;
    return std::string(rest);
}

std::string readSecret(base::TomlReader& reader, const base::TomlTable& row, std::string_view key) {
    const auto file = reader.text(row, key, false);
    if (!file) return {};
    const auto fail = [&](std::string what, std::string fix) {
        reader.fail(reader.lineOf(row, key), std::move(what), std::move(fix));
        return std::string();
    };
    struct stat seen {};
    if (stat(file->c_str(), &seen) != 0 || !S_ISREG(seen.st_mode))
        return fail("there is no such file: " + *file, "write the password into it, mode 600");
    if ((seen.st_mode & 077) != 0) return fail("others may read " + *file, "chmod 600 " + *file);
    std::ifstream in(*file);
    std::string secret;
    std::getline(in, secret);
    if (secret.empty()) return fail("there is no password in " + *file, "write it into the first line");
    return secret;
}

/// A closed LAN's server has a certificate of the town's own authority, which no system knows.
std::string readAuthority(base::TomlReader& reader, const base::TomlTable& row, bool isEncrypted) {
    const auto file = reader.text(row, "ca_file", false);
    if (!file || file->empty()) return {};
    const int line = reader.lineOf(row, "ca_file");
    if (!isEncrypted) {
        reader.fail(line, "without encryption no certificate is asked for",
                    "write starttls = \"required\" or an encrypted address, or take \"ca_file\" out");
        return {};
    }
    std::ifstream in(*file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.find("-----BEGIN CERTIFICATE-----") != std::string::npos) return *file;
    reader.fail(line, "there is no certificate in " + *file,
                "name a file of certificates in PEM (\"-----BEGIN CERTIFICATE-----\")");
    return {};
}

void readMailServer(base::TomlReader& reader, const base::TomlTable& row, std::string_view protocol, MailServer& out) {
    ServerReader(reader, row, protocol).read(out);
}

}  // namespace dispatch
