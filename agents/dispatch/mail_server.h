// SPDX-License-Identifier: EUPL-1.2
#pragma once

// How the recipients' file names a mail server, for sending and for reading.

#include <optional>
#include <string>
#include <string_view>

#include "broker/base/toml_reader.h"

namespace dispatch {

/// A mail server, as libcurl is told of it.
struct MailServer {
    std::string url;           ///< "smtp://host:port", "smtps://", "imap://" or "imaps://", nothing behind it
    bool needsTls = false;     ///< smtp, imap: STARTTLS or nothing; smtps and imaps are encrypted from the start
    std::string from{};        ///< sender; of a server that is read from: empty
    std::string user, secret;  ///< empty: without a login
    std::string authority{};   ///< file of certificates (PEM) that alone may vouch for the server; "": the system's
};

/// A host's name or number.
[[nodiscard]] bool isHost(std::string_view text);
/// The host of "PROTOCOL://host:port" or "PROTOCOLs://host:port" and nothing behind it; nothing when it is written
/// otherwise.
[[nodiscard]] std::optional<std::string> serverHost(std::string_view url, const std::string& protocol);
/// This machine.
[[nodiscard]] bool isLoopback(std::string_view host);
/// The first line of the file that `key` names, which only its owner may read; empty where the key is not there, or
/// with a failure in the reader.
[[nodiscard]] std::string readSecret(base::TomlReader& reader, const base::TomlTable& row, std::string_view key);
/// "ca_file": a file of certificates; empty where the key is not there, or with a failure in the reader.
[[nodiscard]] std::string readAuthority(base::TomlReader& reader, const base::TomlTable& row, bool isEncrypted);
/// Reads "url", "starttls", "ca_file", "user" and "password_file" of a table; `protocol` is "smtp" or
/// "imap". What is wrong stands in the reader.
void readMailServer(base::TomlReader& reader, const base::TomlTable& row, std::string_view protocol, MailServer& out);

}  // namespace dispatch
