// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The few words of IMAP (RFC 3501) that reading a mailbox takes, over a line that is connected and logged in. What a
// server says is bounded; letters are fetched without being marked as read (BODY.PEEK), and nothing is ever deleted.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/instant.h"
#include "broker/base/outcome.h"

namespace dispatch {

/// A connection to a mail server. Not thread-safe.
class ImapLine {
public:
    virtual ~ImapLine() = default;
    [[nodiscard]] virtual base::Done send(std::string_view bytes) = 0;
    /// What has come, at least one byte. Fails when the line is broken, the time is up or it is to be given up.
    [[nodiscard]] virtual base::Outcome<std::string> receive() = 0;
};

/// The line is whole and what the server said over it is not: asking again is of little use.
[[nodiscard]] bool isServersFault(const base::Failure& failure);

struct FetchedPart {
    base::Instant receivedAt;  ///< when the server got it (INTERNALDATE)
    std::string bytes;
};

class ImapSession {
public:
    /// `tagSeed`: tags that a mail's words cannot foresee. The line must outlive it.
    ImapSession(ImapLine& line, std::string tagSeed) : m_line(&line), m_tagSeed(std::move(tagSeed)) {}

    /// Opens a folder; its UIDVALIDITY. Under another one the numbers of mails mean others.
    [[nodiscard]] base::Outcome<std::uint32_t> select(const std::string& folder);
    /// UIDs of mails that nobody has read, that came on `since`'s day (UTC) or later, in order.
    [[nodiscard]] base::Outcome<std::vector<std::uint32_t>> unseenSince(base::Instant since);
    /// The headers, or the whole of it, at most `bytesMax`. Nothing when it is gone.
    enum class Part : std::uint8_t { Head, Whole };
    [[nodiscard]] base::Outcome<std::optional<FetchedPart>> fetch(std::uint32_t uid, Part part, std::size_t bytesMax);
    [[nodiscard]] base::Done markSeen(const std::vector<std::uint32_t>& uids);
    void logout();

private:
    /// A response of the server: its lines in one, each literal taken out and "{}" in its place.
    struct Response {
        std::string text;
        std::vector<std::string> literals;
    };
    [[nodiscard]] base::Outcome<std::vector<Response>> ask(const std::string& command);
    [[nodiscard]] base::Outcome<Response> nextResponse();
    [[nodiscard]] base::Outcome<std::string> nextLine();
    [[nodiscard]] base::Outcome<std::string> nextBytes(std::size_t count);
    [[nodiscard]] base::Done more();

    ImapLine* m_line;
    std::string m_tagSeed;
    std::uint32_t m_tag = 0;
    std::string m_came;           ///< not read yet
    std::size_t m_cameSoFar = 0;  ///< to this command
};

}  // namespace dispatch
