// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A way out of this machine: a mail server, a program of the town, a web server that takes CAP. Calls and warnings use
// the same ones; how a file names them stands in README.md.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "agents/dispatch/mail_server.h"
#include "broker/base/toml_reader.h"
#include "broker/wire/ids.h"

namespace dispatch {

/// A web server that takes CAP by POST, as libcurl is told of it.
struct HttpServer {
    std::string url;           ///< "https://host/path", or "http://" on this machine
    std::string token{};       ///< of the header "Authorization: Bearer"; empty: without
    std::string user, secret;  ///< of "Authorization: Basic"; empty: without
    std::string authority{};   ///< file of certificates (PEM) that alone may vouch for the server; "": the system's
};

struct SendWay {
    enum class Kind : std::uint8_t {
        Smtp,      ///< a mail for each
        Command,   ///< a program of the town for each
        HttpPost,  ///< CAP to a web server
    };
    Kind kind = Kind::Smtp;
    std::int64_t timeoutS = 30;
    MailServer mail{};
    std::vector<std::string> command{};  ///< an absolute path and its arguments; no shell
    bool knowsKey = true;                ///< the receiver sees by the key that it has had this already
    bool answersAsked = false;           ///< a command that says on "ask" what became of a key
    HttpServer http{};
};

/// One address and nothing else: local@domain in ASCII, no blank, comma, bracket or line break.
[[nodiscard]] bool isMailAddress(std::string_view text);

/// Reads the keys of one way out of a table; what is wrong stands in the reader, with line and fix.
class SendWayReader {
public:
    SendWayReader(base::TomlReader& reader, wire::RealmKind realm) : m_reader(reader), m_realm(realm) {}
    /// "url", "starttls", "from", "user", "password_file", "ca_file", "timeout_s".
    [[nodiscard]] SendWay smtp(const base::TomlTable& row);
    /// "command", "timeout_s".
    [[nodiscard]] SendWay command(const base::TomlTable& row);
    /// "url", "token_file", "user", "password_file", "ca_file", "timeout_s".
    [[nodiscard]] SendWay httpPost(const base::TomlTable& row);
    /// A key that is not of this kind is a mistake that nobody would see. Absent: a simulated one.
    void refuseOthersKeys(const base::TomlTable& row, std::optional<SendWay::Kind> kind);

private:
    void fail(const base::TomlTable& row, std::string_view key, std::string what, std::string fix);

    base::TomlReader& m_reader;
    wire::RealmKind m_realm;
};

}  // namespace dispatch
